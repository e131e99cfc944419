/*
 * Text as people write it: what is valid, what may be stored, where one character
 * ends, how wide it is, and what of it may reach the terminal.
 *
 * Three units, never mixed: bytes (size_t offsets into UTF-8), clusters (what a reader
 * calls a character: UAX #29 extended grapheme clusters, found by utf8proc) and columns
 * (cells on the screen, by wcwidth, as ncurses counts). A cluster may take several cells.
 *
 * Everything here takes any bytes without harm; each maximal subpart of an ill-formed
 * sequence (Unicode 15, 3.9, U+FFFD substitution) counts as one U+FFFD. Offsets given must be
 * <= N. Columns need LC_CTYPE set to a UTF-8 locale; nothing else here reads the locale.
 *
 * Storing and clusters are in text.c, columns and display in text_cells.c, comparing and naming
 * in text_names.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_CORE_TEXT_H
#define RUNDE_CORE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <wchar.h>

/* --- Code points ------------------------------------------------------------------------- */

/* Strict UTF-8: no surrogates, no overlong forms, nothing above U+10FFFF. A NUL byte is valid
 * UTF-8; whoever does not want one asks memchr(). */
bool text_valid(const char *bytes, size_t n);

/* Offset of the first byte that is not valid UTF-8; N when there is none. */
size_t text_first_fault(const char *bytes, size_t n);

/* Reads the code point at AT (< N) into *CODE, U+FFFD for an ill-formed part; returns the
 * offset behind it, or N with *CODE = 0 when AT is the end. */
size_t text_code(const char *s, size_t n, size_t at, uint32_t *code);

/* Writes CODE as UTF-8 without a NUL; returns its 1 to 4 bytes. What is no scalar value
 * becomes U+FFFD. */
size_t text_encode(uint32_t code, char out[4]);

/* --- Storing ----------------------------------------------------------------------------- */

enum text_clean_flags {
	TEXT_ONE_LINE = 0,   /* line breaks become spaces */
	TEXT_LINES = 1 << 0, /* line breaks stay, as LF */
	TEXT_TRIM = 1 << 1,  /* no white space at either end */
};

/* What may be stored of something typed or imported: valid UTF-8 in NFC, ill-formed parts as
 * U+FFFD, one LF (or space) for CR LF, CR, LF, U+2028 and U+2029, a space for a tab, no other
 * control characters. Cleaning twice changes nothing more. Never NULL; freed by the caller. */
char *text_clean(const char *bytes, size_t n, enum text_clean_flags flags);

/* --- Clusters ---------------------------------------------------------------------------- */

/* The cluster boundary after AT (N at the end), where AT is a boundary. */
size_t text_next(const char *s, size_t n, size_t at);

/* The last cluster boundary before AT (0 at the start); AT may lie anywhere. */
size_t text_previous(const char *s, size_t n, size_t at);

/* AT, if it is a cluster boundary, else the one before it. */
size_t text_boundary(const char *s, size_t n, size_t at);

/* Where a word ends that begins or goes on at AT, and where the one before AT begins. A word is a
 * run of clusters that begin with a letter, mark, digit or `_`; what lies between is skipped. */
size_t text_word_next(const char *s, size_t n, size_t at);
size_t text_word_previous(const char *s, size_t n, size_t at);

/* --- Columns and display ----------------------------------------------------------------- */

enum { TEXT_CELL_CHARS = 5 }; /* what curses keeps in a cchar_t (CCHARW_MAX) */

/* One character cell, ready for setcchar(): a spacing character and its combining ones. */
struct text_cell {
	wchar_t wide[TEXT_CELL_CHARS + 1]; /* NUL-terminated; empty when nothing is to be drawn */
	int columns;                       /* 1 or 2; 0 when empty */
};

/* Decodes the cell at AT, a cluster boundary or what this function returned; returns the offset
 * behind it. An empty cell comes only at the end of a cluster of which nothing is drawn. The
 * only way to the terminal:
 *
 *   - U+FFFD stands for control characters (LF and tab too), ill-formed bytes, line and
 *     paragraph separators, bidi marks, overrides and isolates, and what wcwidth does not know;
 *   - invisible format characters, variation selectors, and skin tones behind another character
 *     are dropped, for terminals disagree about their width;
 *   - a combining mark without a base stands on a space; marks beyond the cell's room are dropped.
 *
 * So no text can move the cursor, reorder the line or take other columns than counted here. */
size_t text_shown(const char *s, size_t n, size_t at, struct text_cell *cell);

/* The sum of the columns of all its cells. */
int text_columns(const char *s);
int text_columns_n(const char *s, size_t n);

/* How many bytes from the start of S are whole clusters that fit into COLUMNS; what is drawn
 * as nothing goes with what is before it. */
size_t text_fit(const char *s, size_t n, int columns);

/* S, or as much of it as fits into COLUMNS with a final `…`. Freed by the caller. */
char *text_shortened(const char *s, int columns);

/* --- Comparing and naming ---------------------------------------------------------------- */

/* S folded for comparison without case (Unicode full case folding, NFC). Equal keys: the same
 * word. Freed by the caller. */
char *text_folded(const char *s);

/* Orders by the folded texts as strcmp() does; 0 means equal but for case. */
int text_compare_folded(const char *a, const char *b);

/* Orders names as a reader looks for them, "Öhringen" beside "Oehringen" and before "Zeitz"; then as
 * text_compare_folded(). */
int text_compare_names(const char *a, const char *b);

/* Whether NEEDLE occurs in HAYSTACK, case aside. An empty one always does. */
bool text_contains_folded(const char *haystack, const char *needle);

/* Whether ID may name a step, question or group: `[a-z][a-z0-9-]{0,39}` and nothing that a
 * spreadsheet takes for a date or a truth value ("mar-5", "true"). */
bool text_id_valid(const char *id);

/* An id made of a title: ä ö ü ß as ae oe ue ss, other letters without their marks, everything
 * else one hyphen; no digit in front, at most 40 bytes. "" when nothing valid remains.
 * Freed by the caller. */
char *text_slug(const char *s);

#endif
