/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/utc.h"
#include "tap.h"

#include <time.h>

static const struct {
	const char *text;
	utc_ms t;
} moments[] = {
	/* The numbers are those of `date -u -d TEXT +%s`. */
	{ "1970-01-01T00:00:00Z", 0 },
	{ "2026-03-12T18:42:05Z", INT64_C(1773340925000) },
	{ "2000-02-29T23:59:59Z", INT64_C(951868799000) },
	{ "1969-12-31T23:59:59Z", -1000 },
	{ "1900-03-01T00:00:00Z", INT64_C(-2203891200000) },
	{ "0000-01-01T00:00:00Z", INT64_C(-62167219200000) },
	{ "9999-12-31T23:59:59Z", INT64_C(253402300799000) },
};

static const char *const no_moments[] = {
	"", "2026", "2026-03", "2026-3-12", "2026-02-29", "2026-13-01", "2026-00-01", "2026-01-00",
	"1900-02-29", "2026-03-12 18:42:05Z", "2026-03-12T18:42:05", "2026-03-12T24:00:00Z",
	"2026-03-12T18:60:00Z", "2026-03-12T18:42:60Z", "2026-03-12T18:42:05+00:00",
	"2026-03-12T18:42:05Zx", "2026-03-12T", "+026-03-12", "2026-03-12Z", " 2026-03-12",
	"12.03.2026",
};

static void
zone(const char *name)
{
	setenv("TZ", name, 1);
	tzset();
}

int
main(void)
{
	char text[UTC_TEXT], clock[UTC_CLOCK], date[UTC_DATE];
	utc_ms t;

	for (size_t i = 0; i < sizeof(moments) / sizeof(*moments); i++) {
		utc_text(moments[i].t, text);
		is_str(text, moments[i].text, "written: %s", moments[i].text);
		ok(utc_parse(moments[i].text, &t) && t == moments[i].t, "read: %s", moments[i].text);
	}
	for (size_t i = 0; i < sizeof(no_moments) / sizeof(*no_moments); i++) {
		t = 42;
		ok(!utc_parse(no_moments[i], &t) && t == 42, "refused: \"%s\"", no_moments[i]);
	}
	ok(utc_parse("2026-03-12", &t) && t == INT64_C(1773273600000), "a date is its first moment");
	utc_text(-1, text);
	is_str(text, "1969-12-31T23:59:59Z", "parts of a second are cut off towards the past");
	utc_text(INT64_MAX, text);
	is_str(text, "9999-12-31T23:59:59Z", "held at the end of the calendar");
	utc_text(INT64_MIN, text);
	is_str(text, "0000-01-01T00:00:00Z", "and at its beginning");

	int wrong = 0, year, month, day;
	for (int64_t days = -719528; days <= 2932896; days++) {
		utc_date_of_days(days, &year, &month, &day);
		wrong += utc_days(year, month, day) != days || !utc_date_valid(year, month, day);
	}
	is_int(wrong, 0, "each day of ten thousand years there and back");
	/* The machine's own calendar knows the same dates. */
	wrong = 0;
	for (int64_t days = -719528; days <= 2932896; days += 97) {
		time_t seconds = (time_t)days * 86400;
		struct tm tm;
		gmtime_r(&seconds, &tm);
		utc_date_of_days(days, &year, &month, &day);
		wrong += tm.tm_year + 1900 != year || tm.tm_mon + 1 != month || tm.tm_mday != day;
	}
	is_int(wrong, 0, "as gmtime has it");

	year = 0;
	ok(utc_date_parse("2028-02-29", &year, &month, &day) && year == 2028 && month == 2
		&& day == 29, "a date in its parts");
	ok(!utc_date_parse("2028-02-29T00:00:00Z", NULL, NULL, NULL), "and nothing behind it");
	ok(utc_date_parse("2028-02-29", NULL, NULL, NULL), "nobody need take the parts");

	int minutes = -1;
	ok(utc_clock_parse("18:42", &minutes) && minutes == 18 * 60 + 42, "18:42");
	ok(utc_clock_parse("8:05", &minutes) && minutes == 8 * 60 + 5, "8:05");
	ok(utc_clock_parse("20.10", &minutes) && minutes == 20 * 60 + 10, "20.10");
	static const char *const no_clocks[] = {
		"", "24:00", "12:60", "1234", "12:3", "123:4", "x2:00", "12:345",
	};
	minutes = 7;
	for (size_t i = 0; i < sizeof(no_clocks) / sizeof(*no_clocks); i++)
		ok(!utc_clock_parse(no_clocks[i], &minutes) && minutes == 7,
			"no time of the day: \"%s\"", no_clocks[i]);

	/* Central European time without a zone database. */
	zone("CET-1CEST,M3.5.0,M10.5.0/3");
	utc_parse("2026-03-12T22:42:05Z", &t);
	utc_clock_text(t, clock);
	is_str(clock, "23:42", "clocks in winter");
	is_int(utc_local_offset(t), 60, "an hour ahead");
	utc_parse("2026-07-12T22:42:05Z", &t);
	utc_clock_text(t, clock);
	is_str(clock, "00:42", "clocks in summer");
	utc_local_date(t, date);
	is_str(date, "2026-07-13", "where it is the next day");
	is_int(utc_local_offset(t), 120, "two hours ahead");

	utc_text(utc_next_clock(t, 0 * 60 + 42), text);
	is_str(text, "2026-07-13T22:42:00Z", "0:42 comes tomorrow, now it is 5 seconds past");
	utc_text(utc_next_clock(t, 21 * 60), text);
	is_str(text, "2026-07-13T19:00:00Z", "21:00 comes today");
	utc_parse("2026-10-24T20:00:00Z", &t);
	utc_text(utc_next_clock(t, 21 * 60), text);
	is_str(text, "2026-10-25T20:00:00Z", "across the change of clocks");

	zone("NST3:30NDT,M3.2.0,M11.1.0");
	utc_parse("2026-01-01T02:00:00Z", &t);
	is_int(utc_local_offset(t), -210, "half hours, behind UTC");
	utc_local_date(t, date);
	is_str(date, "2025-12-31", "where it is still the year before");
	return done_testing();
}
