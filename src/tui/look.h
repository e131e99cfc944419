/*
 * How enum look appears on this terminal: colour pairs where there are enough colours, else
 * attributes; every look differs from its neighbours without colour too.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TUI_LOOK_H
#define RUNDE_TUI_LOOK_H

#include <curses.h>
#include <stdbool.h>

#include "tui/canvas.h"

/* After newterm(). COLOURS false (NO_COLOR is set): attributes only. */
void look_begin(bool colours);

/* For attr_set(). PAIR 0 is the terminal's own colours. */
attr_t look_attributes(enum look look, short *pair);

#endif
