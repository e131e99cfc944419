/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/withhold.h"

#include "core/mem.h"

#include <stdlib.h>

/* The smallest group with ballots that is not withheld yet; -1: none is left. */
static int
next_smallest(const struct crowd *crowds, int count, const enum withholding *withheld)
{
	int smallest = -1;
	for (int i = 0; i < count; i++) {
		if (crowds[i].ballots > 0 && withheld[i] == WITHHOLD_NOT
			&& (smallest < 0 || crowds[i].ballots < crowds[smallest].ballots))
			smallest = i;
	}
	return smallest;
}

static void
add_crowd(struct crowd *sum, const struct crowd *crowd)
{
	sum->ballots += crowd->ballots;
	sum->answers += crowd->answers;
	sum->abstentions += crowd->abstentions;
}

/* Whether so few in secret took part that it tells of them. */
static bool
is_few(const struct crowd *crowd, int64_t k)
{
	int64_t secret = crowd->answers > 0 ? crowd->answers : crowd->abstentions;
	return secret > 0 && secret < k;
}

bool
withhold_groups(const struct crowd *crowds, int count, int64_t k, enum withholding *withheld)
{
	struct crowd all = {0}, together = {0};

	for (int i = 0; i < count; i++)
		add_crowd(&all, &crowds[i]);
	for (int i = 0; i < count; i++) {
		bool small = crowds[i].ballots > 0 && (is_few(&all, k) || crowds[i].ballots < k);
		withheld[i] = small ? WITHHOLD_SMALL : WITHHOLD_NOT;
		if (small)
			add_crowd(&together, &crowds[i]);
	}
	/* a small one has fewer than K, so that there are two at the least */
	while (together.ballots > 0 && (together.ballots < k || is_few(&together, k))) {
		int next = next_smallest(crowds, count, withheld);
		if (next < 0)
			break;
		withheld[next] = WITHHOLD_COMPLEMENT;
		add_crowd(&together, &crowds[next]);
	}
	return is_few(&all, k);
}

static struct crowd
crowd_of(const struct tally *tally, enum kind kind, int group)
{
	int64_t abstentions = tally_sum(tally, group, 0);
	int64_t answers = tally_ballots(tally, kind, group) - abstentions;
	struct crowd crowd = {.abstentions = tally_votes(tally, MODE_KEYPAD, group, 0)
		+ tally_votes(tally, MODE_PAPER, group, 0)};
	crowd.answers = tally_secret_ballots(tally, group, kind) - crowd.abstentions;

	if (crowd.answers > 0)
		crowd.ballots = crowd.answers;
	else if (crowd.abstentions > 0 && (answers == 0 || crowd.abstentions < answers))
		crowd.ballots = crowd.abstentions;
	else
		crowd.ballots = answers > 0 ? answers : abstentions;
	return crowd;
}

bool
withhold_round(const struct tally *tally, enum kind kind, int64_t k, enum withholding *withheld)
{
	for (int i = 0; withheld && i < tally->groups; i++)
		withheld[i] = WITHHOLD_NOT;
	if (!tally_is_secret(tally, kind))
		return false;

	struct crowd *crowds = mem_new((size_t)tally->groups, sizeof(*crowds));
	enum withholding *own = mem_new((size_t)tally->groups, sizeof(*own));
	for (int i = 0; i < tally->groups; i++) {
		if (!tally->official[i])
			crowds[i] = crowd_of(tally, kind, i);
	}
	bool all = withhold_groups(crowds, tally->groups, k, withheld ? withheld : own);
	free(crowds);
	free(own);
	return all;
}
