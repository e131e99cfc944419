/*
 * The agenda: every step with where it stands, ✓ done, ▸ now, · to come, – skipped.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TUI_AGENDA_H
#define RUNDE_TUI_AGENDA_H

#include "session/model.h"
#include "tui/canvas.h"

/* How many columns it takes at the left of a screen of COLUMNS, its line included; 0: none. */
int agenda_columns(int columns);

/* Draws the steps around CHOSEN (an index, which is marked; -1: around the present one). Long
 * titles are wrapped; steps that do not fit above or below are counted there. */
void agenda_draw(const struct canvas *canvas, const struct model *model, int chosen);

#endif
