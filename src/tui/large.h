/*
 * The block letters of canvas_large(): five rows high, drawn with full and half blocks.
 *
 * There are digits, the letters A to Z, Ä Ö Ü ẞ and a few signs; small letters use the shapes
 * of the large ones. Every digit has the same width, so that a clock does not jump.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TUI_LARGE_H
#define RUNDE_TUI_LARGE_H

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

#endif
