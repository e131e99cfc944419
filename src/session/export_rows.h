/*
 * What the files of the export share: the row being filled and the sheets it goes to.
 *
 *	export_put(export, GROUPS_LABEL, cell_text("Politik"));
 *	export_row(export, EXPORT_GROUPS);
 *
 * A column that the profile does not have may be put all the same. Functions that write a
 * table write its rows for the present session, sorted by their keys, and do nothing when the
 * table is not wanted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_SESSION_EXPORT_ROWS_H
#define RUNDE_SESSION_EXPORT_ROWS_H

#include "session/export.h"
#include "store/store.h"
#include "table/datapackage.h"

struct export_sheet {
	FILE *file;
	struct csv_writer *writer; /* NULL: the table is not wanted */
	enum export_column columns[EXPORT_COLUMN_COUNT];
	size_t columns_count;
	int first, end; /* of all its columns, whether the profile has them or not */
	bool told;      /* its rows are wanted by somebody who reads no table */
};

/* A row of FILE; CELLS are all of them by their columns, until it returns. */
typedef void export_listener(void *context, enum export_file file, const struct csv_cell *cells);

struct export {
	const struct export_options *options;
	struct export_report *report;
	struct export_sheet sheets[EXPORT_FILE_COUNT];
	struct csv_cell cells[EXPORT_COLUMN_COUNT];
	struct store *store;
	const struct model *model;
	const struct round **rounds; /* see export_rounds_begin() */
	int rounds_count;
	struct round *unasked;
	int unasked_count;
	struct datapackage package;
	struct wide *wide; /* NULL: not wanted */
	export_listener *tell; /* NULL: tables are written */
	void *context;
};

static inline void
export_put(struct export *export, enum export_column column, struct csv_cell cell)
{
	export->cells[column] = cell;
}

/* Whether nothing is withheld or left out. */
static inline bool
export_everything(const struct export *export)
{
	return export->options->profile == PROFILE_ARCHIVE;
}

static inline bool
export_wants(const struct export *export, enum export_file file)
{
	return export->sheets[file].writer || export->sheets[file].told;
}

/* Whether the wide table is wanted. */
static inline bool
export_wants_wide(const struct export *export)
{
	const struct export_options *options = export->options;
	return options->wide || (options->only_out && options->only == EXPORT_ONLY_WIDE);
}

/* Begins a snapshot that shows what the model shows, reading the model again if need be;
 * store_snapshot_end() ends it. */
enum status export_snapshot(struct session *session, struct message *message);

/* Tells what PROFILE would say of SESSION, which nobody else changes, in those FILES; writes nothing. */
void export_tell(struct session *session, enum profile profile, const bool files[EXPORT_FILE_COUNT],
	export_listener *tell, void *context);

/* First of all: a table's columns stand together, the session first; the export table says so. */
void export_rows_begin(struct export *export);

/* Opens the tables that the profile has, in FOLDER, or the one that goes to a stream. */
enum status export_sheets_open(struct export *export, const char *folder, struct message *message);

/* Closes them; keeps the first failure, STATUS or its own. */
enum status export_sheets_close(struct export *export, enum status status, struct message *message);

/* Writes the row of FILE that was put and empties it. */
void export_row(struct export *export, enum export_file file);

/* The step's id and number; nothing for -1. */
struct csv_cell export_step_no(int step);
struct csv_cell export_step_id(const struct model *model, int step);

/* TIME that may not be there yet: 0. */
struct csv_cell export_time(utc_ms time);

/* What an export calls what nobody named, in the language that the session's labels are in. */
enum export_label { LABEL_ALL, LABEL_NONE, LABEL_ABSTAIN, LABEL_WITHHELD, LABEL_COUNT };
const char *export_label(const struct model *model, enum export_label label);

/* The options of STEP's question as they were frozen first of all that is closed; else those that voting
 * would freeze. A round that is still open says nothing yet. */
const struct option *export_options(const struct model *model, int step, int *count);

/* What the abstention of a step's question is called. */
const char *export_abstention(const struct model *model, const struct step *step);
/* Whether a measure is without its words: for the network if it was made of a comment or repeats one. */
bool export_measure_wordless(const struct export *export, const struct measure *measure);

/* The label of OPTION; "" if it repeats a comment that was hidden, for the network any comment,
 * except in the archive. */
const char *export_option(const struct export *export, const struct round *round,
	const struct option *option);

/* The indices of the workshop's groups (without official ones unless OFFICIAL), of people of no
 * group and TALLY_ALL, ordered by the id that stands in the files; how many. ORDER has room for
 * GROUPS_MAX + 2. */
int export_groups(const struct model *model, bool official, int order[GROUPS_MAX + 2]);
const char *export_group_id(const struct model *model, int group);

/* export_rounds.c */

/* Finds the rounds of the present session that the tables are about, ordered by question and number:
 * those that are closed, and for a question that was never asked, but answered by an institution, a
 * round made up for it, so that the answer is not lost. */
void export_rounds_begin(struct export *export);
void export_rounds_end(struct export *export);

/* What institutions say to QUESTION, which STEP asks with so many OPTIONS; the caller's to free. */
void export_official_tally(const struct model *model, const char *question, const struct step *step,
	int options, struct tally *tally);

/* Whether ROUND was made up: nobody was asked. */
static inline bool
export_unasked(const struct round *round)
{
	return round->key == 0;
}

/* export_package.c: the present session is one of the package; and writes the codebook, into FOLDER
 * where the tables are, or alone to the stream. */
void export_package_session(struct export *export);
enum status export_package_write(struct export *export, const char *folder, struct message *message);

/* Whether the codebook is wanted. */
static inline bool
export_wants_package(const struct export *export)
{
	return !export->options->only_out || export->options->only == EXPORT_ONLY_CODEBOOK;
}

/* export_agenda.c */
void export_sessions(struct export *export);
void export_steps(struct export *export);
void export_group_rows(struct export *export);
void export_options_rows(struct export *export);
void export_log(struct export *export);

/* export_voices.c */
void export_comments(struct export *export);
void export_talk(struct export *export);
void export_measures(struct export *export);

/* export_archive.c: what only the archive needs, so that a session can be made of it again */
void export_round_rows(struct export *export);
void export_presence(struct export *export);
void export_zeros(struct export *export);
void export_clusters(struct export *export);
void export_texts(struct export *export);

/* export_wide.c: what the present session has; and when all were there, the columns and, unless the
 * codebook is wanted alone, the table. */
struct wide *wide_new(void);
void wide_free(struct wide *wide);
void export_wide_session(struct export *export);
enum status export_wide_write(struct export *export, const char *folder, struct message *message);

/* export_answers.c: votes, results, questions, gaps and pairs; they belong together, because what
 * one of them withholds the others must. */
void export_answers(struct export *export);

#endif
