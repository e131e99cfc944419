/*
 * What the imports of exported tables share: a file is read whole, row by row, and its faults are counted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_SESSION_IMPORT_FILE_H
#define RUNDE_SESSION_IMPORT_FILE_H

#include "session/import.h"
#include "session/import_ids.h"
#include "session/import_table.h"

struct import_file {
	struct session *session;
	const struct model *model;
	const struct import_options *options;
	const char *name;          /* for people */
	const char *from;          /* for the log: without the folder */
	struct table_reader reader;
	struct faults *faults;
	enum status status;        /* what ends the reading at once, with a sentence in: */
	struct message *message;

	/* Whether rows can be read with such a header; told as a fault, or in STATUS. */
	bool (*header)(struct import_file *file, int line);
	/* A row without a fault so far; false ends the reading. */
	bool (*row)(struct import_file *file, int line);
	/* Behind the last row, if nothing has ended the reading; may be NULL. */
	void (*end)(struct import_file *file);
};

/* The rest of what it returns is zeroed. */
struct import_file import_file_of(struct session *session, const struct import_options *options,
	struct faults *faults, struct message *message);

/* Reads the file as a table of KIND. STATUS_OK: it has no fault and may be taken in; else as import.h says.
 * READER goes on to be the caller's to free. */
enum status import_file_read(struct import_file *file, enum export_file kind);

/* STATUS_USAGE with SENTENCE, a format for the file's name. */
bool import_file_misused(struct import_file *file, const char *sentence);

/* The step that TEXT, an id, names; -1 with *WHY in fresh memory. */
int import_step(const struct model *model, const char *text, char **why);

/* --step, or -1: it was not said. False: it names none, or there is a COLUMN for it as well. */
bool import_file_step(struct import_file *file, enum export_column column, int *step);

/* The same of --group. */
bool import_file_group(struct import_file *file, enum export_column column, int *group);

#endif
