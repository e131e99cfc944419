/*
 * The line being typed: text, cursor and what keys do to them; nothing about keys or screens.
 *
 * Promises: the text is valid UTF-8 in one line without control characters, at most LINE_MOST
 * bytes; the cursor stands on a cluster boundary, also after a combining mark has joined
 * what was there. What does not fit or may not be in a line is left out. A paste of many
 * lines is split by the caller; a line break inserted here becomes a space.
 *
 * Functions that change or move return whether anything changed (a caller may beep otherwise).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_CORE_LINE_H
#define RUNDE_CORE_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { LINE_MOST = 64 * 1024 }; /* bytes of text */

struct line {
	char *text;     /* owned; NUL-terminated, "" after line_init() */
	size_t length;  /* bytes */
	size_t cursor;  /* bytes; a cluster boundary */
	size_t most;    /* bytes the text may have, <= LINE_MOST */
	size_t first;   /* bytes; where the visible part began at the last line_view() */
	char partial[4]; /* bytes of a character that has not arrived whole */
	size_t partial_length;
	size_t room;    /* bytes allocated */
};

/* MOST 0 stands for LINE_MOST. TEXT (may be NULL) is what the line begins with, cursor at its
 * end. line_free() may be called twice. */
void line_init(struct line *line, const char *text, size_t most);
void line_free(struct line *line);

/* Replaces the text; cursor at its end. */
void line_set(struct line *line, const char *text);

/* Gives the text to the caller as it may be stored (text_clean(), trimmed), who frees it;
 * the line is empty then. */
char *line_take(struct line *line);

/* Inserts UTF-8 at the cursor. A character may arrive in several calls; its bytes wait
 * in `partial` until it is whole or something else happens. Stops at the last cluster that
 * fits. */
bool line_insert(struct line *line, const char *bytes, size_t n);

/* Inserts one code point, as get_wch() gives it. */
bool line_insert_code(struct line *line, uint32_t code);

bool line_left(struct line *line);
bool line_right(struct line *line);
bool line_word_left(struct line *line);
bool line_word_right(struct line *line);
bool line_home(struct line *line);
bool line_end(struct line *line);

/* The cluster under the cursor, the cluster before it, the word before it, everything behind
 * the cursor, everything before it, everything. */
bool line_delete(struct line *line);
bool line_backspace(struct line *line);
bool line_delete_word(struct line *line);
bool line_kill_to_end(struct line *line);
bool line_kill_to_start(struct line *line);
bool line_clear(struct line *line);

/* The part to show in COLUMNS (at least 2): from *FIRST_BYTE, as much as text_fit() gives; the
 * cursor is in column *CURSOR_COLUMN (0 … COLUMNS-1), counted from there. Scrolls by clusters and
 * no more than needed, so it remembers where it was. */
void line_view(struct line *line, int columns, size_t *first_byte, int *cursor_column);

#endif
