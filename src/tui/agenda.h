/*
 * The agenda: every step with where it stands, ✓ done, ▸ now, … begun, · to come, – left out, with its
 * planned minutes, and until when the present one is planned.
 *
 * Steps of one theme that follow each other are a block. Where there is no room for all steps, blocks
 * that the evening is not in are one line each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TUI_AGENDA_H
#define RUNDE_TUI_AGENDA_H

#include "session/model.h"
#include "tui/canvas.h"

/* How many columns it takes at the left of a screen of COLUMNS, its line included; 0: none. */
int agenda_columns(int columns);

/* Draws the steps around the one that is shown. Long titles are wrapped; steps that do not fit above
 * or below are counted there. */
void agenda_draw(const struct canvas *canvas, const struct model *model, utc_ms now);

#endif
