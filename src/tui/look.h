/*
 * How enum look appears on this terminal: in the colours of a theme where there are enough, else as
 * attributes alone; every look differs from its neighbours without colour too, by an attribute, a
 * letter, a shape or its place.
 *
 * The colours stand in tables, look_themes[], which tests measure: contrast (WCAG 2.2) and how far
 * apart they stay for the colour-blind. A theme with a ground of its own paints it in every cell.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TUI_LOOK_H
#define RUNDE_TUI_LOOK_H

#include <curses.h>
#include <stdbool.h>

#include "core/theme.h"
#include "tui/canvas.h"

enum { LOOK_OWN = -1 }; /* the terminal's own colour */

/* Numbers of the terminal's palette and what goes with them. */
struct look_paint {
	short text, ground;
	attr_t attributes;
};

/* With 256 colours, whose values are known; with 16 and with 8, which each terminal mixes for
 * itself. */
struct look_row {
	struct look_paint many, sixteen, eight;
};

/* THEME_MONO has no row: it is look_plain[]. */
extern const struct look_row look_themes[THEME_MONO][LOOK_COUNT];

/* Without colours. */
extern const attr_t look_plain[LOOK_COUNT];

/* From now on, and with the next screen too, looks appear as THEME has them. The next frame is sent as
 * a whole if that is something else than before. */
void look_use(enum theme theme);
enum theme look_theme(void);

/* After newterm(), and before the screen is given back. */
void look_begin(void);
void look_end(void);

/* For attr_set(). PAIR 0 is the terminal's own colours. */
attr_t look_attributes(enum look look, short *pair);

#endif
