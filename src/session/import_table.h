/*
 * A table as `runde export` writes it, read back: columns by their names, cells by their types.
 *
 *	table_reader_begin(&reader, EXPORT_GROUPS, &faults);
 *	… in the taker of csv_scan(), for the header:
 *	if (!table_reader_header(&reader, row, columns) | !table_reader_needs(&reader, GROUPS_PRESENT))
 *		return false;
 *	… and for each row:
 *	if (table_reader_row(&reader, row) && table_cell(&reader, GROUPS_PRESENT)->there)
 *		… table_cell(&reader, GROUPS_PRESENT)->integer …
 *
 * What the columns are and which types they have says table/export_table.def. They may stand in any
 * order and may be missing; one that the table does not have, or has twice, is a fault. Cells are read
 * as analysts' programs and German spreadsheets write them:
 *
 *	text     the formula guard is taken off, spaces around it, too; as text_clean() makes it
 *	integer  -12; a program that knows no missing integers writes 12.0
 *	number   with a point or a comma. Three digits behind it may be thousands: then the point is
 *	         one between commas or tabs, and the comma one between semicolons, and nothing else is
 *	date     2026-12-31 or 31.12.2026; 12/31/2026 has two readings and is refused
 *	time     as exported
 *	flag     true, yes, ja, wahr, 1, x; false, no, nein, falsch, 0; capital letters aside
 *
 * What is wrong goes to FAULTS with its line and column. What a row means is for others.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_SESSION_IMPORT_TABLE_H
#define RUNDE_SESSION_IMPORT_TABLE_H

#include "core/buffer.h"
#include "core/workshop.h"
#include "table/csv_read.h"
#include "table/export_table.h"

struct table_cell {
	bool there;       /* something stands in it */
	const char *text; /* of a text; of a date YYYY-MM-DD; never NULL, until the next row */
	int64_t integer;  /* of an integer; of a time utc_ms; of a flag 0 or 1 */
	double number;
};

enum { TABLE_NAMELESS = -1, TABLE_UNKNOWN = -2 };

struct table_reader {
	enum export_file file;
	struct faults *faults;
	bool several;                /* rows may be of several sessions */
	bool exact;                  /* what stands there was exported: texts stay as they are but for the
	                              * guard, and numbers may be as long as sums are */
	int columns;                 /* of the file */
	int *of;                     /* [column of the file]: enum export_column, or: */
	bool has[EXPORT_COLUMN_COUNT];
	struct table_cell cells[EXPORT_COLUMN_COUNT];
	struct buffer *texts;        /* [column of the file]: a text that differs from what stands there */
	char *session_id;            /* of the rows so far */
	int64_t rows;                /* that hold something, wrong ones too */
};

/* FAULTS may hold some already. The rest of READER is zeroed. */
void table_reader_begin(struct table_reader *reader, enum export_file file, struct faults *faults);
void table_reader_free(struct table_reader *reader);

/* Reads the names of the columns; false: one of them is wrong. The rows can be read all the same. */
bool table_reader_header(struct table_reader *reader, const struct csv_row *row, int columns);

/* Whether the column is there; if not, that is a fault. */
bool table_reader_needs(struct table_reader *reader, enum export_column column);

/* Reads a row; false: it is empty, or something is wrong with it, which has been told. */
bool table_reader_row(struct table_reader *reader, const struct csv_row *row);

static inline const struct table_cell *
table_cell(const struct table_reader *reader, enum export_column column)
{
	return &reader->cells[column];
}

/* What puts the row of LINE where the number in COLUMN says, and behind all that have one where it says
 * nothing, in the order of the file. */
int64_t table_place(const struct table_reader *reader, enum export_column column, int line);

/* What is wrong with COLUMN in the row of LINE. */
void table_fault(struct table_reader *reader, enum export_column column, int line, const char *format, ...)
	__attribute__((format(printf, 4, 5)));

#endif
