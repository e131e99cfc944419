/*
 * What the files of the evening's keys share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TUI_EVENING_H
#define RUNDE_TUI_EVENING_H

#include "tui/app.h"

#include <stdbool.h>

enum { EVENING_CONTEXTS = 3 };

/* The contexts that a key is asked in while no dialogue is in front, in their order; how many. */
int evening_contexts(const struct app *app, enum key_context contexts[EVENING_CONTEXTS]);

/* The step where the evening is, and how far it came; NULL before the first. */
const struct step *evening_step(const struct app *app);
const struct step_run *evening_run(const struct app *app);

/* Whether something in this step can be done now; if not, says why. */
bool evening_under_way(struct app *app);

/* Whether going on would open a question that has too few answers to choose from; how many it has goes
 * to *COUNT, unless that is NULL. */
bool evening_nothing_to_ask(const struct app *app, int *count);

/* Whether going on would compare views while questions with answers are still open, and has to wait:
 * whether to close them is being asked. */
bool evening_waits_for_views(struct app *app);

/* Whether going on would close a question that people are missing in, and has to wait: it was said,
 * or is being asked. */
bool evening_waits_for_missing(struct app *app);

/* Begins secret voting at the keyboard. */
unsigned evening_lock(struct app *app);

/* Where a question has just opened: begins what its way of asking needs, secret voting, or typing what
 * is called out. */
unsigned evening_begin_entry(struct app *app);

/* Whether the views compared are on the wall, be it looking back: the keys of CONTEXT_PROFILE work. */
bool evening_compares(const struct app *app);

/* Then: what of them is on the wall, read once until something changes. It borrows from the model, so
 * that app_did() forgets it. */
const struct comparison *evening_profile(struct app *app);
void evening_forget_profile(struct app *app);

/* The cursor among the views compared goes to ROW. */
unsigned evening_click_view(struct app *app, int row);

/* Shows STEP; -1: where the evening is. */
unsigned evening_look(struct app *app, int step);

#endif
