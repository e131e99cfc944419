/*
 * The block letters of canvas_large(), five rows high, drawn with full and half blocks, and those of
 * canvas_medium(), five half rows high and at most five columns wide.
 *
 * There are digits, the letters A to Z, Ä Ö Ü ẞ and a few signs; small letters use the shapes
 * of the large ones. Every digit has the same width, so that a clock does not jump.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TUI_LARGE_H
#define RUNDE_TUI_LARGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { LARGE_ROWS = 5, LARGE_GAP = 2 /* columns between two glyphs */ };

/* Each row has as many characters as the glyph has columns: `#` a full block, `^` its upper
 * half, `_` its lower half, or a space. */
struct large_glyph {
	uint32_t code;
	const char *rows[LARGE_ROWS];
};

/* NULL when there is none for CODE. */
const struct large_glyph *large_glyph(uint32_t code);

/* The columns of the first N bytes of TEXT, without a gap at the end; -1 when a glyph is missing.
 */
int large_columns(const char *text, size_t n);

enum { MEDIUM_HALVES = 5, MEDIUM_GAP = 1 };

/* Each row is half a row of the screen; what is not a space is filled. */
struct medium_glyph {
	uint32_t code;
	bool dots; /* two of them in the half row above */
	const char *rows[MEDIUM_HALVES];
};

/* NULL, and -1, as above. */
const struct medium_glyph *medium_glyph(uint32_t code);
int medium_columns(const char *text, size_t n);

#endif
