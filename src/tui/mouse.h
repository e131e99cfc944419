/*
 * What terminals send of the mouse: pressing and letting go of the left button, and the wheel. Read
 * in both of the usual forms, whatever terminfo says of the terminal: the newer one in digits (SGR,
 * mode 1006) and the older one in three bytes (mode 1000).
 *
 * Other buttons, and any with Shift, Alt or Ctrl, are MOUSE_OTHER. Places count from 0.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TUI_MOUSE_H
#define RUNDE_TUI_MOUSE_H

enum mouse_type { MOUSE_NOTHING, MOUSE_PRESS, MOUSE_RELEASE, MOUSE_UP, MOUSE_DOWN, MOUSE_OTHER };

struct mouse {
	enum mouse_type type;
	int row, column;
};

/* What follows `ESC [ <` and `ESC [ M`. NEXT gives byte after byte, -1 when no more come. A report that
 * breaks off or is none is read as far as it goes, and is MOUSE_NOTHING. */
struct mouse mouse_read_digits(int (*next)(void));
struct mouse mouse_read_bytes(int (*next)(void));

/* Reads on to the byte that ends a sequence of which FIRST was read; its letters are no commands. */
void mouse_skip(int first, int (*next)(void));

#endif
