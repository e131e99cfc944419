/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/spot.h"

/* A grid of all levels of resistance, its dialogue and its footer have fewer. What is beyond cannot be
 * clicked, and has its key. */
enum { MOST = 1024 };

/* Those of the frame. */
static struct {
	int count;
	struct {
		struct canvas at;
		struct spot spot;
	} list[MOST];
} spots;

void
spots_clear(void)
{
	spots.count = 0;
}

void
spot_add(const struct canvas *canvas, int row, int column, int rows, int columns, struct spot spot)
{
	struct canvas at = canvas_part(canvas, row, column, rows, columns);
	if (canvas_measures() || spots.count == MOST || at.rows == 0 || at.columns == 0)
		return;
	spots.list[spots.count].at = at;
	spots.list[spots.count++].spot = spot;
}

bool
spot_at(int row, int column, struct spot *spot)
{
	for (int i = spots.count - 1; i >= 0; i--) {
		const struct canvas *at = &spots.list[i].at;
		if (row < at->top || row >= at->top + at->rows || column < at->left
			|| column >= at->left + at->columns)
			continue;
		*spot = spots.list[i].spot;
		return true;
	}
	return false;
}
