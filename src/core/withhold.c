/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/withhold.h"

#include "core/mem.h"

#include <stdlib.h>

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

/* The fewest people that a figure of GROUP could be traced to; 0: nobody took part. */
static int64_t
exposed(const struct tally *tally, enum kind kind, int group)
{
	int64_t secret_abstentions = tally_votes(tally, MODE_KEYPAD, group, 0)
		+ tally_votes(tally, MODE_PAPER, group, 0);
	int64_t secret_answers = tally_secret_ballots(tally, group, kind) - secret_abstentions;
	int64_t abstentions = tally_sum(tally, group, 0);
	int64_t answers = tally_ballots(tally, kind, group) - abstentions;

	if (secret_answers > 0)
		return secret_answers;
	if (secret_abstentions > 0 && (answers == 0 || secret_abstentions < answers))
		return secret_abstentions;
	return answers > 0 ? answers : abstentions;
}

bool
withhold_round(const struct tally *tally, enum kind kind, int64_t k, enum withholding *withheld)
{
	for (int i = 0; withheld && i < tally->groups; i++)
		withheld[i] = WITHHOLD_NOT;
	if (!tally_is_secret(tally, kind))
		return false;

	int64_t *ballots = mem_new((size_t)tally->groups, sizeof(*ballots));
	enum withholding *own = mem_new((size_t)tally->groups, sizeof(*own));
	for (int i = 0; i < tally->groups; i++)
		ballots[i] = tally->official[i] ? 0 : exposed(tally, kind, i);
	bool all = withhold_groups(ballots, tally->groups, exposed(tally, kind, TALLY_ALL), k,
		withheld ? withheld : own);
	free(ballots);
	free(own);
	return all;
}
