/*
 * What canvas.c and canvas_blocks.c have in common, for these two alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TUI_CANVAS_OWN_H
#define RUNDE_TUI_CANVAS_OWN_H

#include <stddef.h>
#include <wchar.h>

#include "tui/canvas.h"

struct wrap_hyphens;

static inline int
least(int a, int b)
{
	return a < b ? a : b;
}

static inline int
most(int a, int b)
{
	return a > b ? a : b;
}

/* One cell at a place that lies within CANVAS with all its columns. */
void canvas_put(
	const struct canvas *canvas, int row, int column, enum look look, const wchar_t *wide);

/* N bytes of TEXT were cut, or stand in block letters of COLUMNS columns. */
void canvas_note_cut(const struct canvas *canvas, int row, int column, const char *text, size_t n);
void canvas_note_block(
	const struct canvas *canvas, int row, int column, int columns, const char *text, size_t n);

/* Where words may be broken in the language of the frame; NULL: none is known. */
const struct wrap_hyphens *canvas_hyphens(void);

#endif
