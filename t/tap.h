/*
 * TAP for the unit programs: one header, nothing to link.
 *
 *	int main(void)
 *	{
 *		plan(2);
 *		is_int(length, 3, "three of them");
 *		is_str(name, "Żółć", "the name of %d", id);
 *		return done_testing();
 *	}
 *
 * Each check prints one line, returns whether it held and, if not, says where it stands and
 * what both values were. The last argument of each is the check's name, a printf format.
 * A plan that does not match what ran, or a check that failed, makes done_testing() return 1.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_T_TAP_H
#define RUNDE_T_TAP_H

#include <math.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TAP_UNUSED __attribute__((unused))
#define TAP_FORMAT(text, first) __attribute__((unused, format(printf, text, first)))

/* What the program has said so far; planned is -1 until plan(). */
static struct {
	int planned, run, failed;
} tap = {.planned = -1};

#define ok(condition, ...) tap_ok(__FILE__, __LINE__, !!(condition), #condition, __VA_ARGS__)
#define is_int(got, wanted, ...) tap_int(__FILE__, __LINE__, (got), (wanted), __VA_ARGS__)
#define is_str(got, wanted, ...) tap_str(__FILE__, __LINE__, (got), (wanted), __VA_ARGS__)
/* Equal within TOLERANCE; two NaN are equal. */
#define is_double(got, wanted, tolerance, ...) \
	tap_double(__FILE__, __LINE__, (got), (wanted), (tolerance), __VA_ARGS__)

/* Text after each line break stays a comment. */
static void TAP_UNUSED
tap_comment(FILE *to, const char *format, va_list args)
{
	char text[8192];
	vsnprintf(text, sizeof(text), format, args);
	fputs("# ", to);
	for (const char *c = text; *c; c++) {
		fputc(*c, to);
		if (*c == '\n' && c[1])
			fputs("# ", to);
	}
	fputc('\n', to);
	fflush(to);
}

/* A remark for the log. */
static void TAP_FORMAT(1, 2)
diag(const char *format, ...)
{
	va_list args;
	va_start(args, format);
	tap_comment(stdout, format, args);
	va_end(args);
}

/* How many checks will run. */
static void TAP_UNUSED
plan(int count)
{
	tap.planned = count;
	printf("1..%d\n", count);
	fflush(stdout);
}

/* The whole program has nothing to do here; ends it. */
static void TAP_FORMAT(1, 2)
skip_all(const char *format, ...)
{
	va_list args;
	va_start(args, format);
	fputs("1..0 # SKIP ", stdout);
	vprintf(format, args);
	va_end(args);
	putchar('\n');
	fflush(stdout);
	exit(0);
}

/* Going on makes no sense; ends the program. */
static void TAP_FORMAT(1, 2)
bail(const char *format, ...)
{
	va_list args;
	va_start(args, format);
	fputs("Bail out! ", stdout);
	vprintf(format, args);
	va_end(args);
	putchar('\n');
	fflush(stdout);
	exit(1);
}

/* In place of COUNT checks that cannot run here. */
static void TAP_FORMAT(2, 3)
skip(int count, const char *format, ...)
{
	char reason[512];
	va_list args;
	va_start(args, format);
	vsnprintf(reason, sizeof(reason), format, args);
	va_end(args);
	for (int i = 0; i < count; i++)
		printf("ok %d # SKIP %s\n", ++tap.run, reason);
	fflush(stdout);
}

static bool TAP_UNUSED
tap_line(const char *file, int line, bool held, const char *format, va_list args)
{
	char name[1024];
	vsnprintf(name, sizeof(name), format, args);
	printf("%s %d - ", held ? "ok" : "not ok", ++tap.run);
	for (const char *c = name; *c; c++) {
		if (*c == '#')
			putchar('\\');
		putchar((unsigned char)*c < ' ' ? ' ' : *c);
	}
	putchar('\n');
	fflush(stdout);
	if (!held) {
		tap.failed++;
		diag("failed at %s:%d", file, line);
	}
	return held;
}

static bool TAP_FORMAT(5, 6)
tap_ok(const char *file, int line, bool held, const char *condition, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	tap_line(file, line, held, format, args);
	va_end(args);
	if (!held)
		diag("false: %s", condition);
	return held;
}

static bool TAP_FORMAT(5, 6)
tap_int(const char *file, int line, long long got, long long wanted, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	bool held = tap_line(file, line, got == wanted, format, args);
	va_end(args);
	if (!held)
		diag("   got: %lld\nwanted: %lld", got, wanted);
	return held;
}

static bool TAP_FORMAT(5, 6)
tap_str(const char *file, int line, const char *got, const char *wanted, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	bool same = got && wanted ? strcmp(got, wanted) == 0 : got == wanted;
	tap_line(file, line, same, format, args);
	va_end(args);
	if (!same) {
		diag("   got: %s%s%s", got ? "\"" : "", got ? got : "NULL", got ? "\"" : "");
		diag("wanted: %s%s%s", wanted ? "\"" : "", wanted ? wanted : "NULL",
			wanted ? "\"" : "");
	}
	return same;
}

static bool TAP_FORMAT(6, 7)
tap_double(const char *file, int line, double got, double wanted, double tolerance,
	const char *format, ...)
{
	va_list args;
	va_start(args, format);
	bool held = got == wanted || fabs(got - wanted) <= tolerance || (isnan(got) && isnan(wanted));
	tap_line(file, line, held, format, args);
	va_end(args);
	if (!held)
		diag("   got: %.17g\nwanted: %.17g within %g", got, wanted, tolerance);
	return held;
}

/* What main returns. Without a plan it says now how many ran. */
static int TAP_UNUSED
done_testing(void)
{
	if (tap.planned < 0)
		plan(tap.run);
	if (tap.planned != tap.run)
		diag("planned %d, ran %d", tap.planned, tap.run);
	return tap.failed || tap.planned != tap.run;
}

#endif
