/*
 * Suggestions kept as a table, help/suggestions.csv: what a town could do in a field where it is
 * rated low or the views part.
 *
 * Columns id, and theme@LANGUAGE, title@LANGUAGE and text@LANGUAGE for any number of languages.
 * Suggestions stay in the order of the file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TABLE_SUGGESTIONS_FILE_H
#define RUNDE_TABLE_SUGGESTIONS_FILE_H

#include "core/status.h"
#include "core/workshop.h"
#include "table/texts_file.h"

struct suggestion {
	char *id;
	struct words theme, title, text;
	struct words folded; /* the theme, for comparing */
};

struct suggestions {
	struct texts_languages languages;
	struct suggestion *list;
	int count;
};

/* STATUS_NO_INPUT: it is missing; STATUS_IO; STATUS_DATA: MESSAGE names the first fault with its
 * line. *SUGGESTIONS is NULL after a failure. */
enum status suggestions_file_read(const char *path, struct suggestions **suggestions,
	struct message *message);

/* NULL is fine. */
void suggestions_free(struct suggestions *suggestions);

/* The suggestions about the theme with this NAME: they have a text in common, in whatever languages, case
 * aside. LIST has room for all that there are, or is NULL. Returns how many. */
int suggestions_about(const struct suggestions *suggestions, const struct words *name,
	const struct suggestion **list);

/* In LANGUAGE ("de"), or else in the first language of the file; "" where there is none. */
const char *suggestion_title(const struct suggestions *suggestions,
	const struct suggestion *suggestion, const char *language);
const char *suggestion_text(const struct suggestions *suggestions,
	const struct suggestion *suggestion, const char *language);

#endif
