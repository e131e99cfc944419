/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/bidi.h"

#include <curses.h>
#include <utf8proc.h>

bool
bidi_right_to_left(wchar_t code)
{
	if (code < 0x590)
		return false;
	switch (utf8proc_get_property((utf8proc_int32_t)code)->bidi_class) {
	case UTF8PROC_BIDI_CLASS_R:
	case UTF8PROC_BIDI_CLASS_AL:
	case UTF8PROC_BIDI_CLASS_AN:
		return true;
	default:
		return false;
	}
}

/* A letter of the other direction, or a part of the frame: what is behind it is another text. */
static bool
parts(wchar_t code)
{
	if (code == 0xB7 || code == '|' || (code >= 0x2500 && code <= 0x25FF))
		return true;
	return code != 0
		&& utf8proc_get_property((utf8proc_int32_t)code)->bidi_class == UTF8PROC_BIDI_CLASS_L;
}

/* The cell at COLUMN gets the mark behind what it has; of a full one the last is given up. */
static void
mark(int row, int column)
{
	cchar_t cell;
	wchar_t wide[CCHARW_MAX + 1] = L"";
	attr_t attributes;
	short pair;
	if (mvin_wch(row, column, &cell) != OK
		|| getcchar(&cell, wide, &attributes, &pair, NULL) != OK || !wide[0])
		return;
	size_t length = wcslen(wide);
	wide[length < CCHARW_MAX ? length : CCHARW_MAX - 1] = BIDI_MARK;
	if (setcchar(&cell, wide, attributes, pair, NULL) == OK)
		mvadd_wch(row, column, &cell);
}

static wchar_t
character_at(int row, int column)
{
	cchar_t cell;
	wchar_t wide[CCHARW_MAX + 1] = L"";
	attr_t attributes;
	short pair;
	if (mvin_wch(row, column, &cell) != OK
		|| getcchar(&cell, wide, &attributes, &pair, NULL) != OK)
		return 0;
	return wide[0];
}

void
bidi_mark_row(int row)
{
	int first = -1, last = -1; /* the cells of the run, as far as it goes */
	bool letters = false;      /* of the other direction before it */
	wchar_t before = 0;
	if (wcwidth(BIDI_MARK) != 0)
		return;
	for (int column = 0; column <= COLS; column++) {
		wchar_t code = column < COLS ? character_at(row, column) : 0;
		bool ends = column == COLS || parts(code) || (code == ' ' && before == ' ');
		if (bidi_right_to_left(code)) {
			first = first < 0 ? column : first;
			last = column;
		} else if (ends && last >= 0) {
			if (!letters && first > 0)
				mark(row, first - 1);
			mark(row, last);
			letters = true;
			first = last = -1;
		}
		letters |= utf8proc_get_property((utf8proc_int32_t)code)->bidi_class
			== UTF8PROC_BIDI_CLASS_L;
		before = code;
	}
}
