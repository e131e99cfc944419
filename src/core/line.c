/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/line.h"

#include <stdlib.h>
#include <string.h>

#include "core/buffer.h"
#include "core/mem.h"
#include "core/text.h"

/* --- Life -------------------------------------------------------------------------------- */

void
line_init(struct line *line, const char *text, size_t most)
{
	*line = (struct line){
		.text = mem_new(64, 1),
		.room = 64,
		.most = most == 0 || most > LINE_MOST ? LINE_MOST : most,
	};
	if (text)
		line_set(line, text);
}

void
line_free(struct line *line)
{
	free(line->text);
	*line = (struct line){ .text = NULL };
}

void
line_set(struct line *line, const char *text)
{
	line_clear(line);
	line_insert(line, text, strlen(text));
	line->partial_length = 0;
}

char *
line_take(struct line *line)
{
	char *text = text_clean(line->text, line->length, TEXT_ONE_LINE | TEXT_TRIM);
	line_clear(line);
	return text;
}

/* --- Changing ---------------------------------------------------------------------------- */

/* Takes the bytes from START up to END out, puts N bytes there and leaves the cursor behind
 * them, on the next boundary if they have joined what follows. */
static void
replace(struct line *line, size_t start, size_t end, const char *bytes, size_t n)
{
	size_t length = line->length - (end - start) + n;
	if (length + 1 > line->room) {
		line->room = (length + 1) * 2;
		line->text = mem_resize(line->text, line->room, 1);
	}
	memmove(line->text + start + n, line->text + end, line->length - end + 1);
	if (n)
		memcpy(line->text + start, bytes, n);
	line->length = length;
	line->partial_length = 0;

	size_t cursor = start + n;
	size_t boundary = text_boundary(line->text, length, cursor);
	line->cursor = boundary == cursor ? cursor : text_next(line->text, length, boundary);
}

static bool
take_out(struct line *line, size_t start, size_t end)
{
	line->partial_length = 0;
	if (start >= end)
		return false;
	replace(line, start, end, NULL, 0);
	return true;
}

/* Whether the bytes from AT are a character of which the rest may still arrive. */
static bool
is_begun(const char *bytes, size_t n, size_t at)
{
	unsigned char first = (unsigned char)bytes[at];
	size_t whole = first < 0xC2 || first > 0xF4 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
	uint32_t code;
	return n - at < whole && text_code(bytes, n, at, &code) == n;
}

bool
line_insert(struct line *line, const char *bytes, size_t n)
{
	struct buffer typed = { .bytes = NULL }, fit = { .bytes = NULL };
	buffer_add_n(&typed, line->partial, line->partial_length);
	buffer_add_n(&typed, bytes, n);
	line->partial_length = 0;

	char partial[4];
	size_t partial_length = 0;
	for (size_t at = 0; at < typed.length;) {
		if (is_begun(typed.bytes, typed.length, at)) {
			partial_length = typed.length - at;
			memcpy(partial, typed.bytes + at, partial_length);
			break;
		}
		uint32_t code;
		at = text_code(typed.bytes, typed.length, at, &code);
		if (code == '\r' && typed.bytes[at] == '\n')
			at++;
		if (code == '\r' || code == '\n' || code == '\t'
			|| code == 0x2028 || code == 0x2029)
			code = ' ';
		if (code < 0x20 || (code >= 0x7F && code < 0xA0))
			continue;
		char encoded[4];
		buffer_add_n(&fit, encoded, text_encode(code, encoded));
	}
	buffer_free(&typed);

	size_t room = line->most - line->length;
	size_t length = fit.length;
	if (length > room)
		length = text_boundary(fit.bytes, fit.length, room);
	if (length > 0)
		replace(line, line->cursor, line->cursor, fit.bytes, length);
	buffer_free(&fit);
	memcpy(line->partial, partial, partial_length);
	line->partial_length = partial_length;
	return length > 0;
}

bool
line_insert_code(struct line *line, uint32_t code)
{
	char bytes[4];
	return line_insert(line, bytes, text_encode(code, bytes));
}

bool
line_delete(struct line *line)
{
	return take_out(line, line->cursor, text_next(line->text, line->length, line->cursor));
}

bool
line_backspace(struct line *line)
{
	return take_out(line, text_previous(line->text, line->length, line->cursor), line->cursor);
}

bool
line_delete_word(struct line *line)
{
	return take_out(line, text_word_previous(line->text, line->length, line->cursor),
		line->cursor);
}

bool
line_kill_to_end(struct line *line)
{
	return take_out(line, line->cursor, line->length);
}

bool
line_kill_to_start(struct line *line)
{
	return take_out(line, 0, line->cursor);
}

bool
line_clear(struct line *line)
{
	line->first = 0;
	return take_out(line, 0, line->length);
}

/* --- Moving ------------------------------------------------------------------------------ */

static bool
move_to(struct line *line, size_t at)
{
	bool moved = at != line->cursor;
	line->partial_length = 0;
	line->cursor = at;
	return moved;
}

bool
line_left(struct line *line)
{
	return move_to(line, text_previous(line->text, line->length, line->cursor));
}

bool
line_right(struct line *line)
{
	return move_to(line, text_next(line->text, line->length, line->cursor));
}

bool
line_word_left(struct line *line)
{
	return move_to(line, text_word_previous(line->text, line->length, line->cursor));
}

bool
line_word_right(struct line *line)
{
	return move_to(line, text_word_next(line->text, line->length, line->cursor));
}

bool
line_home(struct line *line)
{
	return move_to(line, 0);
}

bool
line_end(struct line *line)
{
	return move_to(line, line->length);
}

/* --- Showing ----------------------------------------------------------------------------- */

static int
columns_between(const struct line *line, size_t start, size_t end)
{
	return text_columns_n(line->text + start, end - start);
}

void
line_view(struct line *line, int columns, size_t *first_byte, int *cursor_column)
{
	size_t first = text_boundary(line->text, line->length,
		line->first < line->cursor ? line->first : line->cursor);
	size_t behind = text_next(line->text, line->length, line->cursor);

	if (columns < 2)
		columns = 2;
	/* The cluster under the cursor is seen whole; at the end the cursor takes a column. */
	int under = line->cursor < line->length ? columns_between(line, line->cursor, behind) : 1;
	if (under < 1 || under > columns)
		under = 1;
	int before = columns_between(line, first, line->cursor);
	while (before + under > columns) {
		size_t next = text_next(line->text, line->length, first);
		before -= columns_between(line, first, next);
		first = next;
	}
	/* When the end has come nearer, no room stays empty while something is hidden before. */
	size_t rest = line->length - line->cursor;
	if (first > 0 && text_fit(line->text + line->cursor, rest, columns) == rest) {
		int taken = before + columns_between(line, line->cursor, line->length) + 1;
		while (first > 0) {
			size_t previous = text_previous(line->text, line->length, first);
			int width = columns_between(line, previous, first);
			if (taken + width > columns)
				break;
			taken += width;
			before += width;
			first = previous;
		}
	}
	line->first = first;
	*first_byte = first;
	*cursor_column = before;
}
