/*
 * The export, runde-export(5): what a session holds becomes tidy tables, one CSV file each,
 * in one folder with their codebook (table/datapackage.h) and, for analysts, scripts that load them into a
 * database (table/load_sql.h), whole or absent.
 *
 * Which files and columns there are stands in table/export_table.h. Each session is read in
 * one snapshot, so an export made while the evening goes on shows one moment of it. A round
 * whose voting is open is left out. The model of a session may be read again by this.
 *
 * The archive holds everything. For analysis hidden comments and words, who does a measure and the
 * log are left out, and so is what would show the secret answers of a small group (core/withhold.h).
 * For the network, whoever was not there, no comment has its words, not even as an answer to vote
 * on, and shows of hands and turns of one or two people are withheld too. The report says how much that
 * was, for whoever tells the user.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_SESSION_EXPORT_H
#define RUNDE_SESSION_EXPORT_H

#include "core/buffer.h"
#include "core/licence.h"
#include "core/status.h"
#include "session/session.h"
#include "table/csv_write.h"
#include "table/export_table.h"

#include <stdint.h>
#include <stdio.h>

enum { EXPORT_MIN_CELL = 5 }; /* the usual k */

/* What may be written alone beside a table. */
enum { EXPORT_ONLY_CODEBOOK = EXPORT_FILE_COUNT, EXPORT_ONLY_WIDE };

struct export_options {
	const char *dir; /* the folder to be made; NULL when there is only_out */
	enum profile profile;
	enum csv_dialect dialect;
	int min_cell;    /* k, the smallest group whose secret answers are shown; 0: the usual */
	struct licence licence; /* zeroed: none was granted; the archive is confidential */
	bool wide;       /* the wide table, too (table/wide_table.h) */
	FILE *only_out;  /* write one table here instead of a folder */
	int only;        /* enum export_file, or EXPORT_ONLY_… */
};

struct export_session {
	char *name;        /* what people call it: `Lindenau, Title`; owned */
	int withheld;      /* rounds of which something is */
};

struct export_report {
	bool written[EXPORT_FILE_COUNT];
	int64_t rows[EXPORT_FILE_COUNT];
	int64_t wide_rows;
	int open_rounds;       /* left out, because voting is still open */
	int withheld_rounds;   /* all of it withheld */
	int withheld_groups;   /* groups withheld in rounds that are shown, counted round by round */
	int withheld_hand_rounds, withheld_hands; /* the same of shows of hands */
	struct buffer withheld; /* which: a line `question.round` or `question.round: group, group` each */
	struct export_session *sessions; /* in the order of the tables */
	int sessions_count;
	struct buffer other_scales; /* a line `question.round` each that the wide table has on different scales */
	int withheld_turns;    /* rounds of talk of which some turns are withheld */
	int ungrouped;         /* comments whose group is withheld */
	int wordless;          /* comments that lost their words */
	int measures_wordless; /* measures that did, since they are those of a comment */
	int hidden;            /* hidden comments left out */
	int hidden_words;      /* words left out because they were taken off the wall, round by round */
};

void export_report_free(struct export_report *report);

/* Writes COUNT sessions. REPORT may be NULL; else it is the caller's to free.
 *
 * STATUS_USAGE: the same session twice. STATUS_CANNOT_CREATE: the folder exists or cannot be made.
 * STATUS_BUSY, STATUS_DATA: a session could not be read. STATUS_IO: writing failed. After
 * a failure there is no folder. */
enum status export_write(struct session *const *sessions, int count,
	const struct export_options *options, struct export_report *report, struct message *message);

#endif
