/*
 * The letters of running text on the wall: mixed case, strokes of one pixel. A pixel is a column
 * wide and half a row high, about square; a line takes RUNNING_ROWS rows with what sets it apart
 * from the next. From the top, in pixels: one for the dots of Ä Ö Ü, seven of capitals (the
 * small letters have the lower five), two below the line.
 *
 * Drawn are the letters of Latin, Greek and Cyrillic script as far as they are spoken in European
 * town halls, digits and signs; letters with marks are composed (NFD), so that names keep their
 * accents. Every digit has the same width, so that a clock does not jump.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TUI_RUNNING_H
#define RUNDE_TUI_RUNNING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <uchar.h>

enum {
	RUNNING_ROWS = 5,
	RUNNING_PIXELS = 2 * RUNNING_ROWS,
	RUNNING_GAP = 1,      /* columns between two letters */
	RUNNING_COLUMNS = 32, /* the most that one may have */
};

/* One letter: bit J of a row is its pixel in column J. */
struct running_letter {
	int columns;
	uint32_t rows[RUNNING_PIXELS];
};

/* Several letters side by side, as they are drawn in running_sheets.c: pixel rows from TOP down,
 * `#` a pixel, `|` between two letters. */
struct running_sheet {
	const char32_t *codes; /* ascending, from one sheet to the next too */
	int top;
	const char *rows[RUNNING_PIXELS]; /* NULL: no more */
};

extern const struct running_sheet running_sheets[];
extern const size_t running_sheet_count;

/* CODE as it is drawn on a sheet, and its columns; false and -1 when it is on none. */
bool running_drawn(uint32_t code, struct running_letter *letter);
int running_drawn_columns(uint32_t code);

/* The letter at AT (< N), a cluster boundary of TEXT; returns the offset behind it, 0 when there is
 * none. What is not to be seen (a soft hyphen) has no columns, and no gap. */
size_t running_next(const char *text, size_t n, size_t at, struct running_letter *letter);

/* The columns of the first N bytes of TEXT, without a gap at the end; -1 when a letter is
 * missing. */
int running_columns(const char *text, size_t n);

#endif
