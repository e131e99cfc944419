/*
 * Tables of texts in any number of languages: what the files below help/ have in common.
 *
 * A column stands once (`id`), or once for each language (`title@de`, `title@en`); the order of the
 * columns does not matter, no other may be there. Cells are trimmed; an empty one has no text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TABLE_TEXTS_FILE_H
#define RUNDE_TABLE_TEXTS_FILE_H

#include "core/status.h"
#include "core/workshop.h"

enum { TEXTS_COLUMNS_MAX = 6 };

struct texts_column {
	const char *name; /* "id"; "title@": in languages */
	bool lines;       /* line breaks are kept */
};

struct texts_languages {
	char tags[LANGUAGES_MAX][LANGUAGE_LENGTH];
	int count;
};

/* Gets a row, a cell for each column of the caller's (what is not in languages in the first place);
 * what it keeps it puts NULL in place of. Returns NULL, or what is wrong with the row. */
typedef const char *texts_taker(void *context, struct words cells[TEXTS_COLUMNS_MAX]);

/* STATUS_NO_INPUT: the file is missing; STATUS_IO; STATUS_DATA: MESSAGE names the first fault with its
 * line. */
enum status texts_file_read(const char *path, const struct texts_column *columns, int count,
	struct texts_languages *languages, texts_taker *take, void *context,
	struct message *message);

/* The text in LANGUAGE ("de"), or else in the first language of the file; "" where there is none. */
const char *texts_in(const struct texts_languages *languages, const struct words *words,
	const char *language);

#endif
