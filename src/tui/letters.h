/*
 * Block letters: texts on the wall in pixels, of which one is a column wide and half a row high,
 * about square.
 *
 * There are three faces. The large one is in mixed case with strokes of two pixels: from the top of
 * a line two pixels for the marks of capitals, nine of capitals (small letters have the lower
 * seven), three below the line; what sets a line apart from the next is part of it. The medium one
 * has capitals alone, five pixels high, with one above for marks; small letters are written in
 * capitals. That for running text is in mixed case with strokes of one pixel: one pixel for marks,
 * seven of capitals (small letters have the lower five), two below the line.
 *
 * There are the letters of Latin, Cyrillic and Greek script that European languages have, digits,
 * and the signs that texts contain. Letters are drawn on sheets (letters_large.c, letters_medium.c,
 * letters_running.c), those with marks are composed of a letter and its marks (NFD), and what looks
 * like another letter shares its picture. What is on no sheet is missing, and the text that needs
 * it is written plainly. Every digit has the same width, and stands at the same distance from its
 * neighbours, so that a clock does not jump.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TUI_LETTERS_H
#define RUNDE_TUI_LETTERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <uchar.h>

enum {
	LETTER_PIXELS = 14,  /* the most rows of a face */
	LETTER_COLUMNS = 32, /* the most columns of a letter */
};

/* One letter: bit J of a row is its pixel in column J. */
struct letter {
	int columns; /* 0: not to be seen, as a soft hyphen; it has no distance either */
	bool fixed;  /* a digit: it keeps its distance */
	uint32_t rows[LETTER_PIXELS];
};

/* Several letters side by side, as pixel rows from row TOP down: `#` a pixel, a space none, and
 * `|` between two letters. */
struct sheet {
	const char32_t *codes; /* ascending, from one sheet of a face to the next too */
	int top;
	const char *rows[LETTER_PIXELS]; /* NULL: no more */
};

enum mark_place {
	MARK_ABOVE,
	MARK_BELOW,
	MARK_BELOW_RIGHT,
	MARK_BESIDE, /* at the upper right corner */
};

/* A mark on letters of an even and of an odd number of columns, so that it has the same middle. */
struct mark {
	uint32_t code;
	enum mark_place place;
	const char *even[3], *odd[3];
};

struct face {
	int pixels;       /* rows of a line */
	int base;         /* the last row of a letter that does not go below the line */
	int small;        /* the first one of a small letter as x */
	int gap;          /* columns between two letters */
	int kern;         /* columns by which two letters may come closer that are far apart */
	bool capitals;    /* there are no small ones */
	bool beside;      /* of two marks above a letter, the second stands beside the first */
	const struct sheet *sheets;
	size_t sheet_count;
	const struct mark *marks;
	size_t mark_count;
};

extern const struct face large_face, medium_face, running_face;

/* CODE as it is drawn on a sheet of FACE; false when it is on none. */
bool letters_drawn(const struct face *face, uint32_t code, struct letter *letter);

/* The letter at AT (< N), a cluster boundary of TEXT; returns the offset behind it, 0 when it is
 * missing. */
size_t letters_next(
	const struct face *face, const char *text, size_t n, size_t at, struct letter *letter);

/* The columns between two letters that follow each other. */
int letters_gap(const struct face *face, const struct letter *before, const struct letter *letter);

/* The columns of the first N bytes of TEXT; -1 when a letter is missing. */
int letters_columns(const struct face *face, const char *text, size_t n);

/* Whether the first N bytes of TEXT have a pixel in rows FIRST to LAST. */
bool letters_reach(const struct face *face, const char *text, size_t n, int first, int last);

#endif
