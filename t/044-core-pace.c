/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pace.h"

#include "core/utc.h"
#include "tap.h"

static const int64_t second = UTC_SECOND, minute = UTC_MINUTE;

int
main(void)
{
	/* twenty minutes: the last fifth begins at four */
	is_int(pace_of(20 * minute, 20 * minute, true), PACE_EASY, "at the beginning");
	is_int(pace_of(4 * minute + 20 * second + 1, 20 * minute, true), PACE_EASY, "just before 80 %%");
	is_int(pace_of(4 * minute + 1, 20 * minute, true), PACE_EASY, "a millisecond before");
	is_int(pace_of(4 * minute, 20 * minute, true), PACE_SOON, "at 80 %%");
	is_int(pace_of(2 * minute + 1, 20 * minute, true), PACE_SOON, "before the last two minutes");
	is_int(pace_of(2 * minute, 20 * minute, true), PACE_LAST, "at two minutes");
	is_int(pace_of(1, 20 * minute, true), PACE_LAST, "to the end");
	is_int(pace_of(0, 20 * minute, true), PACE_OVER, "at the end");
	is_int(pace_of(-5 * minute, 20 * minute, true), PACE_OVER, "over");

	is_int(pace_of(2 * minute, 20 * minute, false), PACE_SOON, "two minutes say nothing of a text");
	is_int(pace_of(2 * minute, 4 * minute, true), PACE_EASY, "nor of a round of four minutes");
	is_int(pace_of(48 * second, 4 * minute, true), PACE_SOON, "which has its last fifth");
	is_int(pace_of(2 * minute, 5 * minute, true), PACE_LAST, "but of one of five");
	is_int(pace_of(10 * minute, 10 * minute, true), PACE_EASY, "ten minutes");
	is_int(pace_of(2 * minute, 10 * minute, true), PACE_LAST, "where both are one moment");
	is_int(pace_of(25 * minute, 20 * minute, true), PACE_EASY, "more time than planned");
	is_int(pace_of(3 * minute, 0, true), PACE_EASY, "nothing planned");
	is_int(pace_of(2 * minute, 0, true), PACE_LAST, "then the last two minutes all the same");
	is_int(pace_of(1, 0, false), PACE_EASY, "nothing planned, and no round");

	is_int(pace_next(20 * minute, 20 * minute, true), 16 * minute, "80 %% is waited for");
	is_int(pace_next(4 * minute + 1, 20 * minute, true), 1, "to the millisecond");
	is_int(pace_next(4 * minute, 20 * minute, true), 2 * minute, "then two minutes");
	is_int(pace_next(2 * minute, 20 * minute, true), 2 * minute, "then the end");
	is_int(pace_next(0, 20 * minute, true), -1, "then nothing");
	is_int(pace_next(-minute, 20 * minute, true), -1, "over, nothing either");
	is_int(pace_next(6 * minute, 6 * minute, true), 4 * minute, "a moment that says nothing new is not waited for");
	is_int(pace_next(2 * minute, 6 * minute, true), 2 * minute, "neither later");
	is_int(pace_next(5 * minute, 5 * minute, false), 4 * minute, "80 %% of a text");
	is_int(pace_next(minute, 5 * minute, false), minute, "and its end");
	is_int(pace_next(3 * minute, 0, true), minute, "nothing planned");
	for (int64_t left = 12 * minute; left > -minute; left -= 7 * second) {
		int64_t next = pace_next(left, 12 * minute, true);
		if (next < 0)
			continue;
		if (pace_of(left - next + 1, 12 * minute, true) != pace_of(left, 12 * minute, true)
			|| pace_of(left - next, 12 * minute, true) == pace_of(left, 12 * minute, true))
			bail("at %lld the next sign is not in %lld", (long long)left, (long long)next);
	}
	ok(true, "the next moment is the first at which something else is said");
	return done_testing();
}
