/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/number.h"

#include <stdint.h>
#include <string.h>

bool
number_read(const char *text, double *value, bool *too_fine)
{
	const char *digits = "0123456789";
	const char *start = text + (*text == '-' || *text == '+');
	size_t whole = strspn(start, digits), decimals = 0;
	const char *rest = start + whole;

	if (*rest == '.' || *rest == ',')
		decimals = strspn(++rest, digits);
	if (whole == 0 || whole > NUMBER_DIGITS || rest[decimals]
		|| (rest > start + whole && decimals == 0))
		return false;
	*too_fine = decimals > NUMBER_DECIMALS;

	int64_t scaled = 0;
	for (size_t i = 0; i < whole; i++)
		scaled = scaled * 10 + (start[i] - '0');
	for (size_t i = 0; i < NUMBER_DECIMALS; i++)
		scaled = scaled * 10 + (i < decimals ? rest[i] - '0' : 0);
	*value = (double)(*text == '-' ? -scaled : scaled) / 1e4 + 0.0;
	return true;
}
