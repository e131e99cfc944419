/*
 * Help texts kept as a table, such as help/disruption.csv: what to say when somebody disturbs the
 * evening, and whom to call.
 *
 * Columns id, kind, title@LANGUAGE and text@LANGUAGE for any number of languages. Entries stay
 * in the order of the file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TABLE_HELP_FILE_H
#define RUNDE_TABLE_HELP_FILE_H

#include "core/status.h"
#include "core/workshop.h"
#include "table/texts_file.h"

enum help_kind {
	HELP_RULE,       /* a ground rule; the wall may show it */
	HELP_SENTENCE,   /* one neutral sentence; the wall may show it */
	HELP_CLASS,      /* a kind of disruption and phrases for it; the desk only */
	HELP_ESCALATION, /* a step when it goes on; the desk only */
	HELP_CONTACT,    /* whom to call; the desk only */
	HELP_KIND_COUNT
};

extern const char *const help_kind_words[HELP_KIND_COUNT]; /* "rule" … */

struct help_entry {
	char *id;
	enum help_kind kind;
	struct words title, text;
};

struct help {
	struct texts_languages languages;
	struct help_entry *entries;
	int count;
};

/* STATUS_NO_INPUT: it is missing; STATUS_IO; STATUS_DATA: MESSAGE names the first fault with its
 * line. *HELP is NULL after a failure. */
enum status help_file_read(const char *path, struct help **help, struct message *message);

/* NULL is fine. */
void help_free(struct help *help);

/* In LANGUAGE ("de"), or else in the first language of the file; "" where there is none. */
const char *help_title(
	const struct help *help, const struct help_entry *entry, const char *language);
const char *help_text(
	const struct help *help, const struct help_entry *entry, const char *language);

#endif
