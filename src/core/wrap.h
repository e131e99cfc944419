/*
 * Breaking a text into lines of a given width.
 *
 * Lines are ranges of bytes of the text, which is not copied. A line never takes more
 * columns than given and never cuts a cluster, unless a single cluster is wider than the line;
 * then it is cut between its cells. Fewer than 2 columns are taken as 2.
 *
 * Words are broken where they must be, wrap_word.c:
 *
 *   - a word that is wider than a line always, at a syllable if somebody can tell where one ends,
 *     else by rule, with three letters on either side. A hyphen is then to be drawn that is no part
 *     of the text;
 *   - one of 12 letters or more that would leave more than a third of the line before it empty, at a
 *     syllable, where that saves its paragraph a line;
 *   - at soft hyphens (U+00AD), which show as one then, and as nothing otherwise;
 *   - addresses of the Internet only if they are wider than a line, and then behind the signs that
 *     part them, without a hyphen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_CORE_WRAP_H
#define RUNDE_CORE_WRAP_H

#include <stdbool.h>
#include <stddef.h>

struct wrap_line {
	size_t start, length; /* bytes of the text; without the break and the spaces around it */
	int columns;          /* as text_columns_n() of them, and of the hyphen */
	bool hyphen;          /* one is to be drawn behind them */
};

/* Somebody who knows where words may be broken: FIND as hyphen_find() (core/hyphen.h). */
struct wrap_hyphens {
	void (*find)(void *own, const char *word, size_t n, unsigned char *places);
	void *own;
};

/* Breaks TEXT at spaces, behind hyphens and slashes, at every LF, and inside words as HYPHENS says,
 * NULL: nobody knows. Spaces at the start of a paragraph stay. An empty text has no line, a
 * final LF begins none, an empty line in between is one of length 0. Returns how many; *LINES
 * is freed by the caller (NULL when there are none). LINES may be NULL to count only. */
size_t wrap_text(const char *text, int columns, const struct wrap_hyphens *hyphens,
	struct wrap_line **lines);

#endif
