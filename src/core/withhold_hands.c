/* What was public, but would tell readers elsewhere of one or two people.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/withhold.h"

#include "core/mem.h"

#include <stdlib.h>

static int64_t
size_of(const struct public_crowd *crowd)
{
	return crowd->present > 0 ? crowd->present : crowd->given;
}

/* How many people at the most gave something. */
static int64_t
givers(const struct public_crowd *crowd)
{
	return crowd->present > 0 && crowd->present < crowd->given ? crowd->present : crowd->given;
}

/* The group that gave least and is not withheld yet; -1: none is left. */
static int
next_least(const struct public_crowd *crowds, int count, const enum withholding *withheld)
{
	int least = -1;
	for (int i = 0; i < count; i++) {
		if (crowds[i].people && givers(&crowds[i]) > 0 && withheld[i] == WITHHOLD_NOT
			&& (least < 0 || givers(&crowds[i]) < givers(&crowds[least])))
			least = i;
	}
	return least;
}

bool
withhold_public(const struct public_crowd *crowds, int count, enum withholding *withheld)
{
	int64_t all = 0, given = 0, together = 0;
	int groups = 0;
	bool small = false;

	for (int i = 0; i < count; i++) {
		withheld[i] = WITHHOLD_NOT;
		all += crowds[i].people ? size_of(&crowds[i]) : 0;
		given += crowds[i].people ? crowds[i].given : 0;
	}
	if (given == 0)
		return false;
	for (int i = 0; i < count; i++) {
		int64_t size = size_of(&crowds[i]);
		if (!crowds[i].people || size == 0 || size >= WITHHOLD_PRESENT)
			continue;
		withheld[i] = WITHHOLD_SMALL;
		small = true;
		together += givers(&crowds[i]);
		groups += givers(&crowds[i]) > 0;
	}
	while (small && (groups < 2 || together < WITHHOLD_PRESENT)) {
		int next = next_least(crowds, count, withheld);
		if (next < 0)
			return true;
		withheld[next] = WITHHOLD_COMPLEMENT;
		together += givers(&crowds[next]);
		groups++;
	}
	return all < WITHHOLD_PRESENT;
}

/* How many hands GROUP raised, of whatever kind the question is. */
static int64_t
hands_of(const struct tally *tally, enum kind kind, int group)
{
	int64_t most = tally_ballots(tally, kind, group), words = 0;
	for (int no = 1; no <= tally->options; no++) {
		int64_t votes = tally_sum(tally, group, no);
		most = votes > most ? votes : most;
	}
	for (int i = 0; i < tally->given_count; i++)
		words += tally->given[i].group == group && tally->given[i].mode != MODE_OFFICIAL
			? tally->given[i].votes : 0;
	return words > most ? words : most;
}

bool
withhold_hands(const struct tally *tally, enum kind kind, const int64_t *present, bool by_group,
	enum withholding *withheld)
{
	struct public_crowd *crowds = mem_new((size_t)tally->groups + 1, sizeof(*crowds));
	struct public_crowd *everyone = &crowds[tally->groups];
	everyone->people = true;
	for (int i = 0; i < tally->groups; i++) {
		withheld[i] = WITHHOLD_NOT;
		if (tally->official[i])
			continue;
		crowds[i] = (struct public_crowd){true, present[i], hands_of(tally, kind, i)};
		everyone->present += present[i];
		everyone->given += crowds[i].given;
	}
	bool all = by_group ? withhold_public(crowds, tally->groups, withheld)
		: everyone->given > 0 && size_of(everyone) < WITHHOLD_PRESENT;
	free(crowds);
	return all;
}
