/*
 * Options to vote on: as many as there may be, levels from 0 to 10, and from -1 to 1.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_T_OPTIONS_H
#define RUNDE_T_OPTIONS_H

#include "core/workshop.h"

static struct option many[OPTIONS_MAX], from_zero[11], below_zero[3];

static void
make_options(void)
{
	for (int i = 0; i < OPTIONS_MAX; i++)
		many[i] = (struct option){.no = i + 1, .value = i + 1};
	for (int i = 0; i < 11; i++)
		from_zero[i] = (struct option){.no = i + 1, .value = i};
	for (int i = 0; i < 3; i++)
		below_zero[i] = (struct option){.no = i + 1, .value = i - 1};
}

#endif
