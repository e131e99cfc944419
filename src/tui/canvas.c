/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/canvas_own.h"

#include <curses.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/buffer.h"
#include "core/mem.h"
#include "core/text.h"
#include "core/wrap.h"
#include "tui/bidi.h"
#include "tui/hyphens.h"
#include "tui/look.h"
#include "tui/signs.h"
#include "tui/spot.h"

enum { ROWS_MOST = 1000 };

/* What belongs to the frame on the one curses screen. */
static struct {
	int cuts;
	bool measuring;
	bool cursor;
	int cursor_row, cursor_column;
	const struct wrap_hyphens *hyphens;
	struct buffer *record; /* or NULL */
	bool right_to_left[ROWS_MOST]; /* there is something in the row that is written so */
} frame;

struct canvas
canvas_begin(void)
{
	frame.cuts = 0;
	frame.cursor = false;
	spots_clear();
	frame.hyphens = NULL;
	if (frame.record)
		buffer_clear(frame.record);
	memset(frame.right_to_left, 0, sizeof(frame.right_to_left));
	erase();
	return (struct canvas){.rows = LINES, .columns = COLS};
}

void
canvas_end(void)
{
	for (int row = 0; row < LINES && row < ROWS_MOST; row++)
		if (frame.right_to_left[row])
			bidi_mark_row(row);
	curs_set(frame.cursor ? 1 : 0);
	move(frame.cursor_row, frame.cursor_column);
	refresh();
}

void
canvas_measure(bool on)
{
	static int cuts;
	static const struct wrap_hyphens *hyphens;
	if (on) {
		cuts = frame.cuts;
		hyphens = frame.hyphens;
	} else {
		frame.cuts = cuts;
		frame.hyphens = hyphens;
	}
	frame.measuring = on;
}

bool
canvas_measures(void)
{
	return frame.measuring;
}

int
canvas_cuts(void)
{
	return frame.cuts;
}

void
canvas_record(struct buffer *record)
{
	frame.record = record;
}

/* N bytes of TEXT are on the screen as WORD says. */
static void
note(const char *word, const struct canvas *canvas, int row, int column, const char *text, size_t n)
{
	if (!frame.record)
		return;
	buffer_printf(frame.record, "%s %d %d ", word, canvas->top + row + 1, canvas->left + column + 1);
	for (size_t i = 0; i < n; i++)
		buffer_add_char(frame.record, (unsigned char)text[i] < ' ' ? ' ' : text[i]);
	buffer_add_char(frame.record, '\n');
}

void
canvas_note_cut(const struct canvas *canvas, int row, int column, const char *text, size_t n)
{
	frame.cuts++;
	note("cut", canvas, row, column, text, n);
}

void
canvas_note_block(const struct canvas *canvas, int row, int column, int columns, const char *text, size_t n)
{
	if (row >= canvas->rows || column + columns > canvas->columns)
		canvas_note_cut(canvas, row, column, text, n);
	else
		note("block", canvas, row, column, text, n);
}

void
canvas_cursor(const struct canvas *canvas, int row, int column)
{
	if (row < 0 || row >= canvas->rows || column < 0 || column >= canvas->columns
		|| frame.measuring)
		return;
	frame.cursor = true;
	frame.cursor_row = canvas->top + row;
	frame.cursor_column = canvas->left + column;
}

const struct wrap_hyphens *
canvas_hyphens(void)
{
	return frame.hyphens;
}

void
canvas_language(const char *language)
{
	frame.hyphens = language ? hyphens_of(language) : NULL;
}

struct canvas
canvas_part(const struct canvas *canvas, int row, int column, int rows, int columns)
{
	int top = most(row, 0), left = most(column, 0);
	return (struct canvas){
		.top = canvas->top + top,
		.left = canvas->left + left,
		.rows = most(least(row + rows, canvas->rows) - top, 0),
		.columns = most(least(column + columns, canvas->columns) - left, 0),
	};
}

void
canvas_put(const struct canvas *canvas, int row, int column, enum look look, const wchar_t *wide)
{
	cchar_t cell;
	short pair;
	if (frame.measuring)
		return;
	attr_t attributes = look_attributes(look, &pair);
	if (setcchar(&cell, signs_shown(signs_font(), wide), attributes, pair, NULL) == OK)
		mvadd_wch(canvas->top + row, canvas->left + column, &cell);
}

/* The same cell all along ROW. */
static void
run(const struct canvas *canvas, int row, enum look look, const wchar_t *wide)
{
	cchar_t cell;
	short pair;
	if (frame.measuring)
		return;
	attr_t attributes = look_attributes(look, &pair);
	if (canvas->columns > 0
		&& setcchar(&cell, signs_shown(signs_font(), wide), attributes, pair, NULL) == OK)
		mvhline_set(canvas->top + row, canvas->left, &cell, canvas->columns);
}

static int
put_text(const struct canvas *canvas, int row, int column, enum look look, const char *text,
	size_t n)
{
	int taken = 0;
	for (size_t at = 0; at < n;) {
		struct text_cell cell;
		at = text_shown(text, n, at, &cell);
		if (bidi_right_to_left(cell.wide[0]) && canvas->top + row < ROWS_MOST)
			frame.right_to_left[canvas->top + row] = true;
		if (cell.columns > 0 && column + taken + cell.columns <= canvas->columns)
			canvas_put(canvas, row, column + taken, look, cell.wide);
		taken += cell.columns;
	}
	return taken;
}

void
canvas_clear(const struct canvas *canvas)
{
	for (int row = 0; row < canvas->rows; row++)
		canvas_fill(canvas, row, LOOK_PLAIN);
}

void
canvas_fill(const struct canvas *canvas, int row, enum look look)
{
	if (row < 0 || row >= canvas->rows)
		return;
	run(canvas, row, look, L" ");
}

/* As canvas_text() of N bytes. */
static int
draw(const struct canvas *canvas, int row, int column, int columns, enum look look,
	const char *text, size_t n)
{
	columns = least(columns, canvas->columns - column);
	if (n == 0)
		return 0;
	if (row < 0 || row >= canvas->rows || column < 0 || columns <= 0) {
		canvas_note_cut(canvas, row, column, text, n);
		return 0;
	}
	if (text_columns_n(text, n) <= columns) {
		note("text", canvas, row, column, text, n);
		return put_text(canvas, row, column, look, text, n);
	}

	canvas_note_cut(canvas, row, column, text, n);
	char *whole = mem_text_n(text, n), *shortened = text_shortened(whole, columns);
	int taken = put_text(canvas, row, column, look, shortened, strlen(shortened));
	free(whole);
	free(shortened);
	return taken;
}

int
canvas_text(const struct canvas *canvas, int row, int column, int columns, enum look look,
	const char *text)
{
	return draw(canvas, row, column, columns, look, text, strlen(text));
}

int
canvas_printf(const struct canvas *canvas, int row, int column, int columns, enum look look,
	const char *format, ...)
{
	va_list args, again;
	char none[1];
	va_start(args, format);
	va_copy(again, args);
	int length = vsnprintf(none, sizeof(none), format, args);
	va_end(args);

	char *text = mem_new((size_t)most(length, 0) + 1, 1);
	vsnprintf(text, (size_t)most(length, 0) + 1, format, again);
	va_end(again);

	int taken = canvas_text(canvas, row, column, columns, look, text);
	free(text);
	return taken;
}

void
canvas_text_right(const struct canvas *canvas, int row, int column, int columns, enum look look,
	const char *text)
{
	int free_columns = most(columns - text_columns(text), 0);
	canvas_text(canvas, row, column + free_columns, columns - free_columns, look, text);
}

void
canvas_text_centred(const struct canvas *canvas, int row, enum look look, const char *text)
{
	int column = most(canvas->columns - text_columns(text), 0) / 2;
	canvas_text(canvas, row, column, canvas->columns - column, look, text);
}

int
canvas_paragraph(const struct canvas *canvas, int row, int column, int columns, int rows, int skip,
	enum look look, const char *text, int *total)
{
	struct wrap_line *lines = NULL;
	int count = (int)canvas_wrap(text, least(columns, canvas->columns - column), &lines),
	    drawn = 0;
	for (int i = most(skip, 0); i < count && drawn < rows && row + drawn < canvas->rows; i++) {
		int taken = draw(canvas, row + drawn, column, columns, look, text + lines[i].start,
			lines[i].length);
		if (lines[i].hyphen)
			canvas_text(canvas, row + drawn, column + taken, 1, look, "-");
		drawn++;
	}
	if (total)
		*total = count;
	else if (skip + drawn < count)
		canvas_note_cut(canvas, row + drawn, column, text + lines[skip + drawn].start,
			strlen(text + lines[skip + drawn].start));
	free(lines);
	return drawn;
}

size_t
canvas_wrap(const char *text, int columns, struct wrap_line **lines)
{
	return wrap_text(text, columns, frame.hyphens, lines);
}

int
canvas_paragraph_rows(const char *text, int columns)
{
	return (int)canvas_wrap(text, columns, NULL);
}

void
canvas_rule(const struct canvas *canvas, int row)
{
	if (row < 0 || row >= canvas->rows)
		return;
	run(canvas, row, LOOK_QUIET, L"\u2500");
}

/* SHARE of CELLS, in eighths of one; something is never drawn as nothing. */
static long
eighths_of(double share, int cells)
{
	long eighths = (long)floor(fmin(share, 1) * cells * 8 + 1e-6);
	if (signs_font() != FONT_ALL)
		eighths = (eighths + 4) / 8 * 8;
	return eighths > 0 ? eighths : signs_font() != FONT_ALL ? 8 : 1;
}

void
canvas_bar(const struct canvas *canvas, int row, int column, int columns, double share)
{
	static const wchar_t *const parts[] = {L"", L"\u258F", L"\u258E", L"\u258D", L"\u258C",
		L"\u258B", L"\u258A", L"\u2589"};
	columns = least(columns, canvas->columns - column);
	if (row < 0 || row >= canvas->rows || column < 0 || columns <= 0 || !(share > 0))
		return;

	long eighths = eighths_of(share, columns);
	for (long i = 0; i < eighths / 8; i++)
		canvas_put(canvas, row, column + (int)i, LOOK_BAR, L"\u2588");
	if (eighths % 8)
		canvas_put(canvas, row, column + (int)(eighths / 8), LOOK_BAR, parts[eighths % 8]);
}

void
canvas_column(const struct canvas *canvas, int row, int column, int rows, int columns, enum look look,
	double share)
{
	static const wchar_t *const parts[] = {L" ", L"\u2581", L"\u2582", L"\u2583", L"\u2584",
		L"\u2585", L"\u2586", L"\u2587", L"\u2588"};
	if (!(share > 0))
		return;
	long eighths = eighths_of(share, rows);
	for (int i = 0; i < rows && eighths > 0; i++, eighths -= 8) {
		int at = row + rows - 1 - i;
		for (int j = 0; j < columns && at >= 0 && at < canvas->rows; j++)
			if (column + j >= 0 && column + j < canvas->columns)
				canvas_put(canvas, at, column + j, look, parts[eighths > 8 ? 8 : eighths]);
	}
}
