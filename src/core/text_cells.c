/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "core/mem.h"
#include "core/text.h"

enum { REPLACEMENT = 0xFFFD };

enum role { DROPPED, JOINS, STANDS, REPLACED };

static bool
in(uint32_t code, uint32_t first, uint32_t last)
{
	return code >= first && code <= last;
}

/* What becomes of CODE on the screen; COLUMNS is set if it stands for itself. */
static enum role
role_of(uint32_t code, bool leads, int *columns)
{
	*columns = 1;
	if (in(code, 0x20, 0x7E))
		return STANDS;
	/* Variation selectors, as characters and as supplement. */
	if (in(code, 0xFE00, 0xFE0F) || in(code, 0xE0100, 0xE01EF) || in(code, 0x180B, 0x180F))
		return DROPPED;
	if (in(code, 0x1F3FB, 0x1F3FF) && !leads)
		return DROPPED;

	switch (utf8proc_category((utf8proc_int32_t)code)) {
	case UTF8PROC_CATEGORY_CC:
	case UTF8PROC_CATEGORY_CS:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP:
		return REPLACED;
	case UTF8PROC_CATEGORY_CF:
		if (code == 0x61C || in(code, 0x200E, 0x200F) || in(code, 0x202A, 0x202E)
			|| in(code, 0x2066, 0x2069))
			return REPLACED;
		return code == 0xAD || wcwidth((wchar_t)code) <= 0 ? DROPPED : REPLACED;
	default:
		break;
	}

	*columns = wcwidth((wchar_t)code);
	if (*columns < 0) {
		*columns = 1;
		return REPLACED;
	}
	return *columns > 0 ? STANDS : JOINS;
}

/* Adds CODE to the cell; what is more than a cell can hold is left out. */
static void
add(struct text_cell *cell, size_t *count, uint32_t code)
{
	if (*count < TEXT_CELL_CHARS)
		cell->wide[(*count)++] = (wchar_t)code;
	cell->wide[*count] = L'\0';
}

size_t
text_shown(const char *s, size_t n, size_t at, struct text_cell *cell)
{
	size_t end, count = 0;
	bool leads = true;

	cell->wide[0] = L'\0';
	cell->columns = 0;
	if (at >= n)
		return n;
	end = text_next(s, n, at);
	while (at < end) {
		uint32_t code;
		int columns;
		size_t next = text_code(s, n, at, &code);
		enum role role = role_of(code, leads, &columns);

		if (role != DROPPED && role != JOINS && cell->columns > 0)
			break;
		if (role == JOINS && cell->columns == 0) {
			add(cell, &count, ' ');
			cell->columns = 1;
		}
		if (role == JOINS || role == STANDS)
			add(cell, &count, code);
		if (role == REPLACED)
			add(cell, &count, REPLACEMENT);
		if (role == STANDS || role == REPLACED)
			cell->columns = columns;
		leads = false;
		at = next;
	}
	return at;
}

int
text_columns_n(const char *s, size_t n)
{
	int columns = 0;
	for (size_t at = 0; at < n;) {
		unsigned char byte = (unsigned char)s[at];
		bool alone = at + 1 == n || (unsigned char)s[at + 1] < 0x80;
		if (byte >= 0x20 && byte < 0x7F && alone) {
			columns++;
			at++;
			continue;
		}
		struct text_cell cell;
		at = text_shown(s, n, at, &cell);
		columns += cell.columns;
	}
	return columns;
}

int
text_columns(const char *s)
{
	return text_columns_n(s, strlen(s));
}

size_t
text_fit(const char *s, size_t n, int columns)
{
	size_t at = 0;
	while (at < n) {
		size_t next = text_next(s, n, at);
		int width = text_columns_n(s + at, next - at);
		if (width > columns)
			break;
		columns -= width;
		at = next;
	}
	return at;
}

char *
text_shortened(const char *s, int columns)
{
	size_t n = strlen(s), fits = text_fit(s, n, columns);
	if (fits == n || columns < 1)
		return mem_text_n(s, fits);
	fits = text_fit(s, n, columns - 1);
	while (fits > 0 && s[fits - 1] == ' ')
		fits--;
	return mem_printf("%.*s…", (int)fits, s);
}
