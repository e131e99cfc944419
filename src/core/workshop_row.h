/*
 * What the files that read and check a workshop share; nobody else needs it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_CORE_WORKSHOP_ROW_H
#define RUNDE_CORE_WORKSHOP_ROW_H

#include "core/workshop.h"

/* Frees what STEP holds, not STEP. */
void step_free(struct step *step);

/* A row that had a fault is remembered by its id ("" if it had none), so that what refers to it
 * is not a second fault. */
void workshop_lose_id(struct workshop *workshop, const char *id);
bool workshop_lost_id(const struct workshop *workshop, const char *id);

/* Whether STEP's `@step-id` is the id of a cards, talk or plan step among the first BEFORE ones,
 * or of a row that had a fault of its own; adds a fault if not. True when it has none. */
bool workshop_check_from(const struct workshop *workshop, const struct step *step, int before,
	struct faults *faults);

/* Whether STEP is asked as EARLIER, the step that asked its question first, asks it. */
bool workshop_check_round(const struct step *step, const struct step *earlier,
	struct faults *faults);

#endif
