/*
 * Points in time: milliseconds since 1970-01-01T00:00:00Z, without leap seconds.
 *
 * The calendar is the proleptic Gregorian one, years 0000 to 9999; times outside are
 * held at its ends. Nothing here asks what time it is. Functions named *_local* and *_clock*
 * read the time zone (TZ, through localtime_r); the others read nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_CORE_UTC_H
#define RUNDE_CORE_UTC_H

#include <stdbool.h>
#include <stdint.h>

typedef int64_t utc_ms;

enum {
	UTC_SECOND = 1000,
	UTC_MINUTE = 60 * UTC_SECOND,
	UTC_HOUR = 60 * UTC_MINUTE,
	UTC_DAY = 24 * UTC_HOUR,
};

enum {
	UTC_TEXT = 21,  /* bytes of "2026-03-12T18:42:05Z" and its NUL */
	UTC_DATE = 11,  /* bytes of "2026-03-12" and its NUL */
	UTC_CLOCK = 6,  /* bytes of "18:42" and its NUL */
};

/* Days from 1970-01-01 to a date of the calendar, and back by counting 400-year eras that
 * begin on 1 March (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", 2021). */
int64_t utc_days(int year, int month, int day);
void utc_date_of_days(int64_t days, int *year, int *month, int *day);

/* Whether there is such a day, years 0 to 9999. */
bool utc_date_valid(int year, int month, int day);

/* ISO 8601 with seconds; what is less than a second is cut off towards the past. */
void utc_text(utc_ms t, char out[UTC_TEXT]);

/* Reads exactly `YYYY-MM-DDThh:mm:ssZ`, or `YYYY-MM-DD` as its first moment. False on
 * anything else, *T unchanged then. */
bool utc_parse(const char *text, utc_ms *t);

/* Reads exactly `YYYY-MM-DD`; false, and nothing changed, on anything else. Each out-parameter
 * may be NULL. */
bool utc_date_parse(const char *text, int *year, int *month, int *day);

/* Reads `h:mm`, `hh:mm` or `hh.mm`, 0:00 to 23:59, as minutes of the day. False, and *MINUTES
 * unchanged, on anything else. */
bool utc_clock_parse(const char *text, int *minutes);

/* "18:42" and "2026-03-12" where the machine is. Reads TZ. */
void utc_clock_text(utc_ms t, char out[UTC_CLOCK]);
void utc_local_date(utc_ms t, char out[UTC_DATE]);

/* How far local time is ahead of UTC at T, in minutes. Reads TZ. */
int utc_local_offset(utc_ms t);

/* The next moment after T when local clocks show MINUTES of the day. Reads TZ. */
utc_ms utc_next_clock(utc_ms t, int minutes);

#endif
