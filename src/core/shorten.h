/*
 * What to shorten so that an evening which is late still ends on time.
 *
 * The rule. Only what can be shorter gives minutes: a part keeps at least half of its planned minutes,
 * and never less than SHORTEN_LEAST. Each gives its share by its planned minutes, whole minutes; what
 * one cannot give, the others do, the longest first. Only where that is not enough, parts that nothing
 * else needs are left out: the shortest one with which it is enough, or else the longest, and so on; then
 * the others are shortened by what is still missing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_CORE_SHORTEN_H
#define RUNDE_CORE_SHORTEN_H

#include <stdbool.h>

enum { SHORTEN_LEAST = 5 /* minutes that a part keeps */ };

/* A part of the evening that is still to come. */
struct stretch {
	int minutes;    /* as planned */
	bool shortens;  /* it can be shorter */
	bool leaves;    /* it can be left out */
	int gives;      /* comes back: minutes it is shortened by */
	bool left_out;  /* comes back; it gives nothing then */
};

/* Finds NEED minutes among COUNT PARTS. Returns how many are still missing. */
int shorten(struct stretch *parts, int count, int need);

#endif
