/*
 * What the terminal's font can show, and what stands in for what it cannot.
 *
 * canvas.h passes every cell through here, so no view knows of it: bars, rules, arrows, marks and
 * quotation marks come out as something of the same width that the font has. Letters stay as they
 * are, in people's texts as in ours: where they come from knows best what its screen can do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TUI_SIGNS_H
#define RUNDE_TUI_SIGNS_H

#include <stdbool.h>
#include <stddef.h>
#include <wchar.h>

enum font {
	FONT_ALL,     /* everything, down to eighths of a cell */
	FONT_CONSOLE, /* of the kernel's console: whole cells and what the fonts for it have */
	FONT_ASCII,   /* of a terminal from before Unicode, or as RUNDE_ASCII has it */
};

/* From now on, and with the next screen too: ASCII whatever the terminal is called. */
void signs_only_ascii(bool only);

/* After newterm(): goes by the terminal's name. */
void signs_begin(void);

/* FONT_ALL where there is no screen. */
enum font signs_font(void);

/* What a terminal of the NAME (of TERM) has. */
enum font signs_font_of(const char *name);

/* CELL, a character with its combining ones, as FONT can show it. */
const wchar_t *signs_shown(enum font font, const wchar_t *cell);

/* A sign and what stands in for it; console NULL: its fonts have it. */
struct sign {
	wchar_t code;
	const wchar_t *console, *ascii;
};

/* In the order of their codes; *COUNT of them. For tests. */
const struct sign *signs_table(size_t *count);

#endif
