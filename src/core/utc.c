/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/utc.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

static const int64_t FIRST_DAY = -719528; /* 0000-01-01 */
static const int64_t LAST_DAY = 2932896;  /* 9999-12-31 */

static int64_t
floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

int64_t
utc_days(int year, int month, int day)
{
	int64_t y = (int64_t)year - (month <= 2);
	int64_t era = floor_div(y, 400);
	int64_t year_of_era = y - era * 400;
	int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
	return era * 146097 + day_of_era - 719468;
}

void
utc_date_of_days(int64_t days, int *year, int *month, int *day)
{
	days += 719468;
	int64_t era = floor_div(days, 146097);
	int64_t day_of_era = days - era * 146097;
	int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524
		- day_of_era / 146096) / 365;
	int64_t day_of_year = day_of_era
		- (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	int64_t m = (5 * day_of_year + 2) / 153;
	*day = (int)(day_of_year - (153 * m + 2) / 5 + 1);
	*month = (int)(m < 10 ? m + 3 : m - 9);
	*year = (int)(year_of_era + era * 400 + (*month <= 2));
}

bool
utc_date_valid(int year, int month, int day)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	if (year < 0 || year > 9999 || month < 1 || month > 12 || day < 1)
		return false;
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
	return day <= days[month - 1] + (month == 2 && leap);
}

static utc_ms
within_calendar(utc_ms t)
{
	utc_ms first = FIRST_DAY * UTC_DAY, last = (LAST_DAY + 1) * UTC_DAY - 1;
	return t < first ? first : t > last ? last : t;
}

/* The number held by the N digits at TEXT, -1 if one is none. */
static int
digits(const char *text, int n)
{
	int number = 0;
	for (int i = 0; i < n; i++) {
		if (text[i] < '0' || text[i] > '9')
			return -1;
		number = number * 10 + (text[i] - '0');
	}
	return number;
}

static void
put(char *out, int number, int n)
{
	while (n-- > 0) {
		out[n] = (char)('0' + number % 10);
		number /= 10;
	}
}

static void
put_date(char *out, int year, int month, int day)
{
	put(out, year, 4);
	out[4] = '-';
	put(out + 5, month, 2);
	out[7] = '-';
	put(out + 8, day, 2);
	out[10] = '\0';
}

void
utc_text(utc_ms t, char out[UTC_TEXT])
{
	t = within_calendar(t);
	int64_t days = floor_div(t, UTC_DAY);
	int seconds = (int)((t - days * UTC_DAY) / UTC_SECOND);
	int year, month, day;
	utc_date_of_days(days, &year, &month, &day);
	put_date(out, year, month, day);
	out[10] = 'T';
	put(out + 11, seconds / 3600, 2);
	out[13] = ':';
	put(out + 14, seconds / 60 % 60, 2);
	out[16] = ':';
	put(out + 17, seconds % 60, 2);
	out[19] = 'Z';
	out[20] = '\0';
}

/* Reads a date from ten bytes and ignores what follows. */
static bool
date_at_start(const char *text, int *year, int *month, int *day)
{
	if (strnlen(text, 10) < 10 || text[4] != '-' || text[7] != '-')
		return false;
	*year = digits(text, 4);
	*month = digits(text + 5, 2);
	*day = digits(text + 8, 2);
	return utc_date_valid(*year, *month, *day);
}

bool
utc_date_parse(const char *text, int *year, int *month, int *day)
{
	int y, m, d;
	if (!date_at_start(text, &y, &m, &d) || text[10])
		return false;
	if (year)
		*year = y;
	if (month)
		*month = m;
	if (day)
		*day = d;
	return true;
}

bool
utc_parse(const char *text, utc_ms *t)
{
	int year, month, day, hour = 0, minute = 0, second = 0;

	if (!date_at_start(text, &year, &month, &day))
		return false;
	if (text[10]) {
		if (strnlen(text, 21) != 20 || text[10] != 'T' || text[13] != ':'
			|| text[16] != ':' || text[19] != 'Z')
			return false;
		hour = digits(text + 11, 2);
		minute = digits(text + 14, 2);
		second = digits(text + 17, 2);
		if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59)
			return false;
	}
	*t = utc_days(year, month, day) * UTC_DAY + (int64_t)hour * UTC_HOUR
		+ (int64_t)minute * UTC_MINUTE + (int64_t)second * UTC_SECOND;
	return true;
}

bool
utc_clock_parse(const char *text, int *minutes)
{
	size_t length = strnlen(text, 6);
	if (length != 4 && length != 5)
		return false;
	int wide = (int)length - 3;
	int hour = digits(text, wide), minute = digits(text + wide + 1, 2);
	bool mark = text[wide] == ':' || (text[wide] == '.' && wide == 2);
	if (!mark || hour < 0 || hour > 23 || minute < 0 || minute > 59)
		return false;
	*minutes = hour * 60 + minute;
	return true;
}

static struct tm
local(utc_ms t)
{
	time_t seconds = (time_t)floor_div(within_calendar(t), UTC_SECOND);
	struct tm tm = { .tm_mday = 1, .tm_year = 70 };
	tzset();
	localtime_r(&seconds, &tm);
	return tm;
}

void
utc_clock_text(utc_ms t, char out[UTC_CLOCK])
{
	struct tm tm = local(t);
	put(out, tm.tm_hour, 2);
	out[2] = ':';
	put(out + 3, tm.tm_min, 2);
	out[5] = '\0';
}

void
utc_local_date(utc_ms t, char out[UTC_DATE])
{
	struct tm tm = local(t);
	int year = tm.tm_year + 1900;
	put_date(out, year < 0 ? 0 : year > 9999 ? 9999 : year, tm.tm_mon + 1, tm.tm_mday);
}

int
utc_local_offset(utc_ms t)
{
	return (int)floor_div(local(t).tm_gmtoff, 60);
}

utc_ms
utc_next_clock(utc_ms t, int minutes)
{
	struct tm today = local(t);
	for (int later = 0; later < 2; later++) {
		struct tm tm = {
			.tm_year = today.tm_year,
			.tm_mon = today.tm_mon,
			.tm_mday = today.tm_mday + later,
			.tm_hour = minutes / 60,
			.tm_min = minutes % 60,
			.tm_isdst = -1,
		};
		utc_ms moment = (utc_ms)mktime(&tm) * UTC_SECOND;
		if (moment > t)
			return moment;
	}
	return t + UTC_DAY;
}
