/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/spoken.h"

#include "core/i18n.h"
#include "core/mem.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* NUMBER, which is freed, with its sign. */
static char *
signed_number(bool negative, char *number)
{
	if (!negative)
		return number;
	char *text = mem_printf("-%s", number);
	free(number);
	return text;
}

char *
say_decimal(double value)
{
	long long tenths = llround(fmin(fabs(value), 1e15) * 10);
	/* translators: a number with one decimal; put the decimal sign of your language here */
	return signed_number(
		value < 0 && tenths > 0, mem_printf(_("%lld.%lld"), tenths / 10, tenths % 10));
}

char *
say_hundredths(double value)
{
	long long parts = llround(fmin(fabs(value), 1e15) * 100);
	/* translators: a number with two decimals; put the decimal sign of your language here */
	return signed_number(
		value < 0 && parts > 0, mem_printf(_("%lld.%02lld"), parts / 100, parts % 100));
}

char *
say_value(double value)
{
	if (value == floor(value) && fabs(value) < 1e15)
		return mem_printf("%.0f", value + 0.0);

	/* workshops give values at most four decimals; none of them is rounded away */
	long long parts = llround(fmin(fabs(value), 1e14) * 10000);
	char fraction[5];
	snprintf(fraction, sizeof(fraction), "%04u", (unsigned)(parts % 10000) % 10000u);
	for (size_t end = 4; end > 1 && fraction[end - 1] == '0'; end--)
		fraction[end - 1] = '\0';
	/* translators: a number with decimals; put the decimal sign of your language here */
	return signed_number(value < 0 && parts > 0, mem_printf(_("%lld.%s"), parts / 10000, fraction));
}

char *
say_short(double value)
{
	if (value == floor(value) && fabs(value) < 1e15)
		return say_value(value);
	return fabs(value) < 10 ? say_hundredths(value) : say_decimal(value);
}

char *
say_percent(double share)
{
	/* translators: a share of a hundred */
	return mem_printf(_("%d %%"), (int)lround(share * 100));
}

char *
say_clock(utc_ms t)
{
	char clock[UTC_CLOCK];
	utc_clock_text(t, clock);
	return mem_text(clock);
}

char *
say_date(const char *date)
{
	int year, month, day;
	if (!utc_date_parse(date, &year, &month, &day))
		return mem_text(date);
	/* translators: a date; 1 is the day, 2 the month, 3 the year */
	return mem_printf(_("%3$04d-%2$02d-%1$02d"), day, month, year);
}
