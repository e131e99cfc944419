/*
 * What the files of the import of ballots share: how a table's columns and rows become ballots.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_SESSION_IMPORT_ROWS_H
#define RUNDE_SESSION_IMPORT_ROWS_H

#include "core/answer.h"
#include "session/import.h"
#include "table/csv_read.h"

/* A question that the table may answer. */
struct asked {
	char *question;
	int step;                  /* whose round the answers go to */
	bool ready;                /* the reader is made, and `shut` known */
	struct answer_reader reader;
	char *shut;                /* why it cannot be answered; NULL: it can */
	int seen[OPTIONS_MAX + 2]; /* the line that names an option of it, 0: none; [0] is the whole
	                            * question, the last one its reason */

	/* of the row, or of an institution's whole table */
	struct ballot ballot;
	bool given;                /* something stands there */
	bool abstains, wrong;
	int line;
	struct buffer reason;
};

enum { SEEN_REASON = OPTIONS_MAX + 1 };

/* What a column holds. */
struct place {
	enum {
		PLACE_NAMELESS,
		PLACE_LOST,            /* its name has a fault */
		PLACE_GROUP,
		PLACE_ANSWER,          /* to the question `asked`, of the option `option_no` or, 0, of all */
		PLACE_REASON,
		PLACE_ROW_ID,          /* of a table with a row a question */
		PLACE_ROW_ANSWER,
		PLACE_ROW_REASON,
		PLACE_ROW_READ,        /* only there to be read */
	} kind;
	struct asked *asked;
	int option_no;
	char *name;
};

struct import {
	struct session *session;
	const struct model *model;
	const char *name;          /* of the file, for people */
	const char *mode;          /* as in struct import_options */
	int group;                 /* of all rows; GROUP_NOT_SAID, GROUP_ONLY_OFFICIAL */
	bool official;             /* the group is an institution */
	bool tall;                 /* a row a question */
	struct asked *asked;
	int asked_count;
	struct place *places;
	int columns;
	struct sheets sheets;
	int64_t rows, empty_rows;
	const struct import_options *options; /* NULL: the table cannot be one of votes */
	struct votes_import *votes; /* of such a table; NULL: it is none */
	bool keep;                 /* all its rows */
	struct faults *faults;
	enum status status;        /* what ends the reading at once, with a sentence in: */
	struct message *message;
};

enum { GROUP_NOT_SAID = -1, GROUP_ONLY_OFFICIAL = -2 };

void import_begin(struct import *import);
void import_free(struct import *import);

/* The group that TEXT, an id or a label, names; *WHY: why there is none, fresh memory. */
int import_group(const struct model *model, const char *text, char **why);

/* What stands in the row LINE under NAME, `question`, `question.option_no` or `question.reason`; else
 * PLACE_LOST and *WHY in fresh memory. */
struct place import_place(struct import *import, const char *name, int line, char **why);

/* How many ballots each question got, COUNTS by step, as a line: in the order of the agenda, of many
 * questions the fewest and the most. */
void import_report_counts(const struct model *model, const int64_t *counts, int steps,
	struct buffer *report);

/* Reads the header; false: nothing of the rest can be read. */
bool import_header(struct import *import, const struct csv_row *row, int columns);

/* Reads a row. */
void import_row(struct import *import, const struct csv_row *row);

/* Behind the last row: what an institution has answered as a whole. */
void import_rows_end(struct import *import);

#endif
