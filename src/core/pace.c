/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pace.h"

#include "core/utc.h"

enum { LAST = 2 * UTC_MINUTE, LONG = 5 * UTC_MINUTE, PARTS = 5 };

enum pace
pace_of(int64_t left, int64_t planned, bool round)
{
	if (left <= 0)
		return PACE_OVER;
	if (round && left <= LAST && (planned <= 0 || planned >= LONG))
		return PACE_LAST;
	return left * PARTS <= planned ? PACE_SOON : PACE_EASY;
}

int64_t
pace_next(int64_t left, int64_t planned, bool round)
{
	const int64_t moments[] = {planned / PARTS, LAST, 0};
	enum pace now = pace_of(left, planned, round);
	int64_t next = -1;
	for (int i = 0; i < 3; i++) {
		int64_t wait = left - moments[i];
		if (wait > 0 && (next < 0 || wait < next)
			&& pace_of(moments[i], planned, round) != now)
			next = wait;
	}
	return next;
}
