/*
 * How numbers, shares, times and dates read, in the language of the screens: on a wall and in documents.
 *
 * Nothing here looks at the C locale's numbers: the decimal comma comes with the translation. Times
 * are local (TZ). Everything is fresh memory.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_CORE_SPOKEN_H
#define RUNDE_CORE_SPOKEN_H

#include "core/utc.h"

/* With one decimal: "2.7", "-0.5"; "2,7" in German. */
char *say_decimal(double value);
/* With two: "0.62". */
char *say_hundredths(double value);
/* The shortest: "3", "2.5". */
char *say_value(double value);
/* As short as it still tells something: "31", "43.8", "0.25". */
char *say_short(double value);
/* A share of 1: "40 %". */
char *say_percent(double share);

/* "18:42" */
char *say_clock(utc_ms t);
/* YYYY-MM-DD as people write it; "" stays "". */
char *say_date(const char *date);

#endif
