/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/wrap.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <utf8proc.h>

#include "core/mem.h"
#include "core/text.h"
#include "core/wrap_word.h"

enum { SOFT_HYPHEN = 0xAD };

struct lines {
	struct wrap_line *list;
	size_t count;
	bool counted_only;
	const struct wrap_hyphens *hyphens;
	bool dense;   /* long words are broken that would fit into the next line */
	bool avoided; /* there was one, and not DENSE */
};

static void
add_line(struct lines *lines, size_t start, size_t end, int columns, bool hyphen)
{
	if (!lines->counted_only) {
		lines->list = mem_grow(lines->list, lines->count, sizeof(*lines->list));
		lines->list[lines->count] = (struct wrap_line){ start, end - start, columns, hyphen };
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
	add_line(lines, start, at, width, false);
	return at;
}

/* --- words ----------------------------------------------------------------------------------- */

/* Where the word ends that is, or begins, at AT: before a space. */
static size_t
word_end(const char *text, size_t end, size_t at)
{
	while (at < end) {
		uint32_t code;
		size_t next = text_code(text, end, at, &code);
		if (is_space(code))
			break;
		at = next;
	}
	return at;
}

/* What of a word comes before the next place where a line may end without a hyphen. */
static size_t
part_end(const char *text, size_t end, size_t at, bool address)
{
	size_t word = word_end(text, end, at), start = at;
	while (at < word && !address) {
		uint32_t code, following;
		size_t next = text_next(text, word, at);
		text_code(text, end, at, &code);
		text_code(text, end, next, &following);
		if (may_end_behind(code, text_columns_n(text + at, next - at), following, at > start))
			return next;
		at = next;
	}
	return word;
}

static int
measure(void *own, size_t n, bool hyphen)
{
	return text_columns_n(own, n) + hyphen;
}

/* A line from START on is full; it may end at BREAK_COLUMNS, before NEXT (0: nowhere). Breaks the
 * word that comes then if it should be, an address up to ADDRESS_END; returns the end of the line, or
 * 0. */
static size_t
break_word(const char *text, size_t start, size_t end, size_t next, int break_columns, int columns,
	size_t address_end, struct lines *lines, bool *hyphen)
{
	size_t from = next > start ? next : start;
	uint32_t code;
	while (from < end && (text_code(text, end, from, &code), is_space(code)))
		from = text_next(text, end, from);
	bool address = from < address_end;
	size_t part = part_end(text, end, from, address);
	int before = text_columns_n(text + start, from - start);
	char *word_text = (char *)text + from;
	struct wrap_word word = {
		.text = text,
		.start = from,
		.end = part,
		.address = address,
		.measure = measure,
		.own = word_text,
		.columns = columns - before,
		.wider = text_columns_n(text + from, part - from) > columns,
		.begins_line = next <= start,
	};
	bool empty = next > start && 3 * (columns - break_columns) > columns;
	if (!word.wider) {
		bool may = empty && lines->hyphens && !address
			&& wrap_letters(text + from, part - from) >= WRAP_LONG_WORD;
		lines->avoided |= may;
		if (!may || !lines->dense)
			return 0;
	}
	size_t bytes = word.columns > 1 ? wrap_word(&word, lines->hyphens, hyphen) : 0;
	return bytes > 0 ? from + bytes : 0;
}

static void
make_lines(const char *text, size_t start, size_t end, int columns, struct lines *lines)
{
	size_t paragraph = start, at = start;
	bool begun = false; /* there was something else than spaces */
	size_t behind = start; /* behind the last cluster of the line that is no space */
	int width = 0, width_behind = 0;
	/* Where the line may end and what begins the next one; none while `next_start` is 0. */
	size_t break_end = 0, next_start = 0;
	int break_width = 0;
	bool break_hyphen = false;
	size_t address_end = 0, word_begin = SIZE_MAX; /* of the address or word that AT is in */

	if (is_blank(text + start, end - start)) {
		add_line(lines, start, start, 0, false);
		return;
	}
	while (at < end) {
		uint32_t code, following;
		size_t next = text_next(text, end, at);
		int cluster = text_columns_n(text + at, next - at);
		/* A space that carries a mark is none. */
		bool space = text_code(text, end, at, &code) == next && is_space(code);
		text_code(text, end, next, &following);

		if (space)
			word_begin = SIZE_MAX;
		else if (word_begin == SIZE_MAX) {
			size_t word = word_end(text, end, at);
			word_begin = at;
			address_end = wrap_is_address(text + at, word - at) ? word : 0;
		}
		if (space && begun) {
			at = next;
			if (behind == start) {
				start = behind = next; /* left over from the break before */
				continue;
			}
			break_end = behind;
			break_width = width_behind;
			break_hyphen = false;
			next_start = next;
			width += cluster;
			continue;
		}
		begun = begun || !space;
		if (width + cluster > columns) {
			bool hyphen = false;
			size_t broken = break_word(text, start, end, next_start, break_width,
				columns, address_end, lines, &hyphen);
			if (broken > 0) {
				add_line(lines, start, broken,
					text_columns_n(text + start, broken - start) + hyphen,
					hyphen);
				at = broken;
			} else if (next_start > start) {
				add_line(lines, start, break_end, break_width, break_hyphen);
				at = next_start;
			} else if (at > start) {
				add_line(lines, start, behind, width_behind, false);
			} else {
				at = cut_cluster(text, next, at, columns, lines);
			}
			start = behind = at;
			width = width_behind = 0;
			next_start = 0;
			continue;
		}
		width += cluster;
		if (code == SOFT_HYPHEN && at > start && next < end && width < columns) {
			break_end = at;
			next_start = next;
			break_width = width + 1;
			break_hyphen = true;
		} else if (at >= address_end
			&& may_end_behind(code, cluster, following, behind == at && at > start)) {
			break_end = next_start = next;
			break_width = width;
			break_hyphen = false;
		}
		at = behind = next;
		width_behind = width;
	}
	if (behind > start || start == paragraph)
		add_line(lines, start, behind, width_behind, false);
}

/* Words that would fit into the next line stay whole unless breaking them saves a line. */
static void
wrap_paragraph(const char *text, size_t start, size_t end, int columns, struct lines *lines)
{
	struct lines whole = {.counted_only = true, .hyphens = lines->hyphens};
	make_lines(text, start, end, columns, &whole);
	lines->dense = false;
	if (whole.avoided) {
		struct lines dense = {.counted_only = true, .hyphens = lines->hyphens, .dense = true};
		make_lines(text, start, end, columns, &dense);
		lines->dense = dense.count < whole.count;
		if (lines->dense)
			whole.count = dense.count;
	}
	if (lines->counted_only) {
		lines->count += whole.count;
		return;
	}
	make_lines(text, start, end, columns, lines);
}

size_t
wrap_text(const char *text, int columns, const struct wrap_hyphens *hyphens,
	struct wrap_line **lines)
{
	struct lines made = { .counted_only = !lines, .hyphens = hyphens };
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
