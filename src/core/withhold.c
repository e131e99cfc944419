/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/withhold.h"

/* The smallest group with ballots that is not withheld yet; -1: none is left. */
static int
next_smallest(const int64_t *ballots, int count, const enum withholding *withheld)
{
	int smallest = -1;
	for (int i = 0; i < count; i++) {
		if (ballots[i] > 0 && withheld[i] == WITHHOLD_NOT
			&& (smallest < 0 || ballots[i] < ballots[smallest]))
			smallest = i;
	}
	return smallest;
}

bool
withhold_groups(const int64_t *ballots, int count, int64_t secret, int64_t k,
	enum withholding *withheld)
{
	bool all = secret > 0 && secret < k;
	int groups = 0;
	int64_t sum = 0;

	for (int i = 0; i < count; i++) {
		bool small = ballots[i] > 0 && (all || ballots[i] < k);
		withheld[i] = small ? WITHHOLD_SMALL : WITHHOLD_NOT;
		if (small) {
			groups++;
			sum += ballots[i];
		}
	}
	while (groups > 0 && (groups < 2 || sum < k)) {
		int next = next_smallest(ballots, count, withheld);
		if (next < 0)
			break;
		withheld[next] = WITHHOLD_COMPLEMENT;
		groups++;
		sum += ballots[next];
	}
	return all;
}
