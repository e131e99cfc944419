/*
 * The wide table, wide.csv: a row for each session and group, for each question and round that one of
 * the sessions has `QUESTION_ROUND_n` (ballots), `_mean` (where its kind has one) and `_status`; a
 * dash in the question's id is written `_`.
 *
 * It is made of questions.csv and withholds what that does. Its columns differ from folder to
 * folder, so it is no part of the export table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TABLE_WIDE_TABLE_H
#define RUNDE_TABLE_WIDE_TABLE_H

#include "core/method.h"
#include "table/export_table.h"

#include <stdbool.h>
#include <stddef.h>

#define WIDE_NAME "wide"
#define WIDE_MEANING "a session as one group answered it; only with --wide"
#define WIDE_MEANING_GERMAN "eine Veranstaltung aus der Sicht einer Gruppe; nur mit --wide"

/* WIDE_SESSION_ID … */
enum wide_fixed {
#define WIDE_COLUMN(column, name, type, required, pattern, english, german) WIDE_##column,
#include "table/wide_table.def"
#undef WIDE_COLUMN
	WIDE_FIXED_COUNT
};

enum { WIDE_KEYS = 2 }; /* the first columns tell rows apart */

enum wide_status {
	WIDE_OK,
	WIDE_EMPTY,
	WIDE_WITHHELD,
	WIDE_SKIPPED,   /* the session has the question, but never asked it */
	WIDE_NOT_ASKED, /* the session has no such question or round, or did not ask for the group */
	WIDE_STATUS_COUNT
};

extern const char *const wide_status_words[WIDE_STATUS_COUNT];

/* A column. */
struct wide_field {
	char *name; /* owned, as the texts are */
	enum export_type type;
	bool required, is_count, is_status;
	const char *pattern; /* NULL: any */
	char *english, *german;
};

struct wide_fields {
	struct wide_field *list;
	size_t count;
};

/* What the columns of a question and round say. */
struct wide_question {
	const char *id;
	int round;
	enum kind kind;
	bool has_mean;
	const char *prompt;
	bool other_words;  /* not in the same words in every session */
	bool other_scales; /* not on the same scale */
};

/* The first columns. */
void wide_fields_begin(struct wide_fields *fields);
/* Two or three more. */
void wide_fields_add(struct wide_fields *fields, const struct wide_question *question);
void wide_fields_free(struct wide_fields *fields);

#endif
