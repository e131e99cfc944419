/*
 * What an institution is asked before the evening: which questions of a workshop stand on its sheet
 * and in its grid.
 *
 * Its answers are there to be compared. Where a workshop compares views, it is asked what they are
 * compared on, and not how its evening was; without a comparison it is asked everything. It may
 * answer more than it is asked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_CORE_BEFOREHAND_H
#define RUNDE_CORE_BEFOREHAND_H

#include "core/workshop.h"

#include <stdbool.h>

/* Whether STEP can be answered before the evening: it asks, and not about what the room says. */
bool beforehand_possible(const struct step *step);

/* Whether an institution is asked the question of STEP, an index, and STEP is the first to ask it. In a
 * workshop with a profile these are the scale questions before the last one; of these, if any has
 * a theme, only those that have one. */
bool beforehand_asked(const struct workshop *workshop, int step);

#endif
