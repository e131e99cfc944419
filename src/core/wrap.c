/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/wrap.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <utf8proc.h>

#include "core/mem.h"
#include "core/text.h"

struct lines {
	struct wrap_line *list;
	size_t count;
	bool counted_only;
};

static void
add_line(struct lines *lines, size_t start, size_t end, int columns)
{
	if (!lines->counted_only) {
		lines->list = mem_grow(lines->list, lines->count, sizeof(*lines->list));
		lines->list[lines->count] = (struct wrap_line){ start, end - start, columns };
	}
	lines->count++;
}

static bool
is_space(uint32_t code)
{
	if (code < 0x80)
		return code == ' ' || code == '\t';
	return code != 0xA0 && code != 0x2007 && code != 0x202F
		&& utf8proc_category((utf8proc_int32_t)code) == UTF8PROC_CATEGORY_ZS;
}

static bool
is_blank(const char *s, size_t n)
{
	uint32_t code = ' ';
	for (size_t at = 0; at < n && is_space(code);)
		at = text_code(s, n, at, &code);
	return is_space(code);
}

/* Whether a line may end behind the cluster that begins with CODE and takes WIDTH columns, and
 * before FOLLOWING. WORD_BEGUN: there is something of the same word before it. */
static bool
may_end_behind(uint32_t code, int width, uint32_t following, bool word_begun)
{
	if (code == 0x200B)
		return true;
	if (code == '-' || code == '/' || code == 0x2010 || code == 0x2013) {
		bool digit_follows = following >= '0' && following <= '9';
		return word_begun && !digit_follows && following != code;
	}
	/* Scripts of wide letters are written without spaces. */
	return width == 2 && utf8proc_category((utf8proc_int32_t)code) != UTF8PROC_CATEGORY_PS
		&& utf8proc_category((utf8proc_int32_t)following) == UTF8PROC_CATEGORY_LO
		&& utf8proc_charwidth((utf8proc_int32_t)following) == 2;
}

/* Cuts a cluster that is wider than a line; returns where the next line begins. */
static size_t
cut_cluster(const char *text, size_t end, size_t start, int columns, struct lines *lines)
{
	struct text_cell cell;
	int width = 0;
	size_t at = start;
	while (at < end) {
		size_t next = text_shown(text, end, at, &cell);
		if (width + cell.columns > columns)
			break;
		width += cell.columns;
		at = next;
	}
	add_line(lines, start, at, width);
	return at;
}

static void
wrap_paragraph(const char *text, size_t start, size_t end, int columns, struct lines *lines)
{
	size_t paragraph = start, at = start;
	bool begun = false; /* there was something else than spaces */
	size_t behind = start; /* behind the last cluster of the line that is no space */
	int width = 0, width_behind = 0;
	/* Where the line may end and what begins the next one; none while `next_start` is 0. */
	size_t break_end = 0, next_start = 0;
	int break_width = 0;

	if (is_blank(text + start, end - start)) {
		add_line(lines, start, start, 0);
		return;
	}
	while (at < end) {
		uint32_t code, following;
		size_t next = text_next(text, end, at);
		int cluster = text_columns_n(text + at, next - at);
		/* A space that carries a mark is none. */
		bool space = text_code(text, end, at, &code) == next && is_space(code);
		text_code(text, end, next, &following);

		if (space && begun) {
			at = next;
			if (behind == start) {
				start = behind = next; /* left over from the break before */
				continue;
			}
			break_end = behind;
			break_width = width_behind;
			next_start = next;
			width += cluster;
			continue;
		}
		begun = begun || !space;
		if (width + cluster > columns) {
			if (next_start > start) {
				add_line(lines, start, break_end, break_width);
				at = next_start;
			} else if (at > start) {
				add_line(lines, start, behind, width_behind);
			} else {
				at = cut_cluster(text, next, at, columns, lines);
			}
			start = behind = at;
			width = width_behind = 0;
			next_start = 0;
			continue;
		}
		width += cluster;
		if (may_end_behind(code, cluster, following, behind == at && at > start)) {
			break_end = next_start = next;
			break_width = width;
		}
		at = behind = next;
		width_behind = width;
	}
	if (behind > start || start == paragraph)
		add_line(lines, start, behind, width_behind);
}

size_t
wrap_text(const char *text, int columns, struct wrap_line **lines)
{
	struct lines made = { .counted_only = !lines };
	size_t n = strlen(text);

	if (columns < 2)
		columns = 2;
	for (size_t at = 0; at < n;) {
		const char *end = memchr(text + at, '\n', n - at);
		size_t stop = end ? (size_t)(end - text) : n;
		wrap_paragraph(text, at, stop, columns, &made);
		at = stop + 1;
	}
	if (lines)
		*lines = made.list;
	return made.count;
}
