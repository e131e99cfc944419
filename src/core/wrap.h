/*
 * Breaking a text into lines of a given width.
 *
 * Lines are ranges of bytes of the text, which is not copied. A line never takes more
 * columns than given and never cuts a cluster, unless a single cluster is wider than the line;
 * then it is cut between its cells. Fewer than 2 columns are taken as 2.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_CORE_WRAP_H
#define RUNDE_CORE_WRAP_H

#include <stddef.h>

struct wrap_line {
	size_t start, length; /* bytes of the text; without the break and the spaces around it */
	int columns;          /* as text_columns_n() of them */
};

/* Breaks TEXT at spaces, behind hyphens and slashes, at every LF, and inside words that are
 * longer than a line. Spaces at the start of a paragraph stay. An empty text has no line, a
 * final LF begins none, an empty line in between is one of length 0. Returns how many; *LINES
 * is freed by the caller (NULL when there are none). LINES may be NULL to count only. */
size_t wrap_text(const char *text, int columns, struct wrap_line **lines);

#endif
