/*
 * Import: tables that were filled in elsewhere go into a session, all or nothing.
 *
 * There is a row here for each kind of table:
 *
 *	ballots   a wide table, a row a person (core/answer.h says what a cell may be): for people, sheets of
 *	          paper; for an institution one row, its own answers. An institution's may also be the sheet
 *	          of table/answer_sheet.h, a row a question. Or votes.csv as it is exported, a row an
 *	          entry, which its header tells.
 *	comments  as comments.csv; `text` must be there, and which step they belong to
 *	measures  as measures.csv; `what` must be there
 *	people    as groups.csv; how many of each group are present
 *
 * A session may be open to run or, beside a run, to write; the file is read before anything is
 * locked. What is wrong is found in the whole file: FAULTS name their lines, nothing has changed then.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_SESSION_IMPORT_H
#define RUNDE_SESSION_IMPORT_H

#include "core/buffer.h"
#include "core/status.h"
#include "session/session.h"

#include <stdbool.h>
#include <stddef.h>

struct import_options {
	const char *path;  /* "-": standard input */
	const char *group; /* whose ballots: an id or a label; NULL: the file says it */
	const char *mode;  /* a word of entry_mode_words; NULL: what is usual */
	const char *step;  /* the id of the step that everything belongs to; NULL: the file says it */
};

/* Takes the table in. REPORT: what came in, as lines for people. FAULTS is empty before; sorted by line,
 * they are the caller's to free.
 *
 * STATUS_OK; STATUS_DATA: FAULTS says what is wrong, if it is in the file, and MESSAGE how much of it;
 * STATUS_USAGE: the options do not go together with the session or the file; STATUS_NO_INPUT, STATUS_IO:
 * of the file or the session; STATUS_BUSY: it can be tried again; STATUS_REFUSED: the act is not
 * allowed. After a failure nothing has changed. */
typedef enum status import_reader(struct session *session, const struct import_options *options,
	struct buffer *report, struct faults *faults, unsigned *changed, struct message *message);

struct import_table {
	const char *word;  /* on the command line */
	import_reader *read;
	bool group, mode, step; /* which of the options mean something */
};

extern const struct import_table import_tables[];
extern const size_t import_tables_count;

import_reader import_ballots, import_comments, import_measures, import_people;

/* What an institution has answered, in either form, from PATH into an open session. GROUP -1: the one
 * official group that there is. Everything else as above. */
enum status import_official(struct session *session, int group, const char *path, struct buffer *report,
	struct faults *faults, unsigned *changed, struct message *message);

#endif
