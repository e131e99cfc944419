/*
 * What can be clicked on the present frame. Views say it while they draw, next to what they draw
 * there; the loop then knows what a click means, and no view handles places.
 *
 * A spot stands for a key, or for one of the things of the dialogue in front or of the evening. Like
 * the cursor, spots belong to the frame: canvas_begin() forgets them, and so does spots_clear() where
 * something is drawn in front. Of spots that overlap the one added last counts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TUI_SPOT_H
#define RUNDE_TUI_SPOT_H

#include "tui/canvas.h"

#include <stdbool.h>

enum spot_type {
	SPOT_KEY,   /* `what` is a key */
	SPOT_ROW,   /* of the list in front, or of a dialogue that has rows of its own */
	SPOT_FIELD, /* of a form; `part`: one of its choices, or -1 */
	SPOT_CELL,  /* of a count: `what` is the group, `part` the option, `level` the resistance */
	SPOT_STEP,  /* of the agenda beside the picture */
	SPOT_VIEW,  /* a row of the views compared */
};

struct spot {
	enum spot_type type;
	int what, part, level;
};

void spots_clear(void);

/* ROWS × COLUMNS cells of CANVAS at (ROW, COLUMN), clipped to it, stand for SPOT. */
void spot_add(const struct canvas *canvas, int row, int column, int rows, int columns,
	struct spot spot);

/* What the cell of the screen at (ROW, COLUMN) stands for. False: for nothing. */
bool spot_at(int row, int column, struct spot *spot);

#endif
