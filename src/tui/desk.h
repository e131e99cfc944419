/*
 * The desk view: for the facilitator's eyes. The present step with its notes,
 * what the wall shows, what comes next, time debt and forecast, comments that
 * are hidden or not shown yet, results not revealed yet (never of a secret
 * round that is open).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TUI_DESK_H
#define RUNDE_TUI_DESK_H

#include "session/model.h"
#include "tui/canvas.h"

/* What the desk is told of the wall. */
struct desk_wall {
	int displays; /* that are attached */
	int pages;    /* of what is on them; 0: not known */
};

/* NOTES_SKIP: lines of the notes scrolled away. The last two rows
 * (rule and footer) stay free. Returns the largest NOTES_SKIP that makes sense. */
int desk_draw(const struct canvas *canvas, const struct model *model, utc_ms now,
	const struct desk_wall *wall, int notes_skip);

#endif
