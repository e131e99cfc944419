/*
 * How far a step is in its planned time, and when a sign of it is due.
 *
 * Times are milliseconds. What is left may be negative: over time. Nothing here asks what time it is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_CORE_PACE_H
#define RUNDE_CORE_PACE_H

#include <stdbool.h>
#include <stdint.h>

enum pace {
	PACE_EASY,
	PACE_SOON, /* four fifths of the planned time are over */
	PACE_LAST, /* of a round of talk or cards, or a break: the last two minutes */
	PACE_OVER,
};

/* With so much LEFT of PLANNED (0: nobody knows). ROUND: people in the room have to come to an end; it
 * has PACE_LAST unless it is shorter than five minutes, where two are most of it. */
enum pace pace_of(int64_t left, int64_t planned, bool round);

/* While the time runs: how long until pace_of() says something else; -1: never. */
int64_t pace_next(int64_t left, int64_t planned, bool round);

#endif
