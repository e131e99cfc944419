/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/shorten.h"

/* What PART could give at most, being held. */
static int
spare(const struct stretch *part)
{
	int least = (part->minutes + 1) / 2;
	if (least < SHORTEN_LEAST)
		least = SHORTEN_LEAST;
	return part->shortens && !part->left_out && part->minutes > least ? part->minutes - least : 0;
}

/* What all of them give at most, with those left out. */
static int
found(const struct stretch *parts, int count)
{
	int sum = 0;
	for (int i = 0; i < count; i++)
		sum += parts[i].left_out ? parts[i].minutes : spare(&parts[i]);
	return sum;
}

/* The next one to leave out while NEED is more than what is found, or -1. */
static int
next_to_leave(struct stretch *parts, int count, int need)
{
	int enough = -1, longest = -1;
	for (int i = 0; i < count; i++) {
		struct stretch *part = &parts[i];
		if (!part->leaves || part->left_out || part->minutes <= spare(part))
			continue;
		if (longest < 0 || part->minutes > parts[longest].minutes)
			longest = i;
		part->left_out = true;
		if (found(parts, count) >= need
			&& (enough < 0 || part->minutes < parts[enough].minutes))
			enough = i;
		part->left_out = false;
	}
	return enough >= 0 ? enough : longest;
}

/* NEED minutes, by shares; what is lost by rounding comes from the longest that still can. */
static int
share_out(struct stretch *parts, int count, int need)
{
	int planned = 0, given = 0;
	for (int i = 0; i < count; i++)
		planned += spare(&parts[i]) > 0 ? parts[i].minutes : 0;
	for (int i = 0; i < count && planned > 0; i++) {
		int most = spare(&parts[i]);
		int share = most > 0 ? (int)((long long)need * parts[i].minutes / planned) : 0;
		parts[i].gives = share < most ? share : most;
		given += parts[i].gives;
	}
	while (given < need) {
		int best = -1;
		for (int i = 0; i < count; i++) {
			if (spare(&parts[i]) > parts[i].gives
				&& (best < 0
					|| parts[i].minutes - parts[i].gives
						> parts[best].minutes - parts[best].gives))
				best = i;
		}
		if (best < 0)
			break;
		parts[best].gives++;
		given++;
	}
	return need - given;
}

int
shorten(struct stretch *parts, int count, int need)
{
	for (int i = 0; i < count; i++) {
		parts[i].gives = 0;
		parts[i].left_out = false;
	}
	while (found(parts, count) < need) {
		int left_out = next_to_leave(parts, count, need);
		if (left_out < 0)
			break;
		parts[left_out].left_out = true;
	}
	for (int i = 0; i < count; i++)
		need -= parts[i].left_out ? parts[i].minutes : 0;
	return need > 0 ? share_out(parts, count, need) : 0;
}
