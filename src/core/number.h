/*
 * Numbers as people write them: `-12`, `0.5`, `0,5`. Independent of the locale.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_CORE_NUMBER_H
#define RUNDE_CORE_NUMBER_H

#include <stdbool.h>

/* At most NUMBER_DIGITS digits before the point or comma, NUMBER_DECIMALS that count behind it. */
enum { NUMBER_DIGITS = 9, NUMBER_DECIMALS = 4 };

/* Reads all of TEXT as a decimal number with a point or a comma, so that its first four decimals
 * are exact; *TOO_FINE tells whether there are more. No spaces, no thousands' separators, no
 * exponents. False: it is none; then *VALUE is untouched. */
bool number_read(const char *text, double *value, bool *too_fine);

#endif
