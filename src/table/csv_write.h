/*
 * CSV out: rows of typed cells become bytes that R, pandas, DuckDB and spreadsheets read alike.
 *
 * Numbers are bare, everything else is quoted, what is missing is an unquoted empty field. An
 * empty text counts as missing, so `""` is never written. Lines end in CR LF; a line break inside
 * a text stays as it is. Numbers have four decimals, never `-0.0000`; what is not finite is
 * missing. The locale is never asked.
 *
 * The formula guard: in a text, at its start and behind each line break (CR or LF), any number
 * of ' followed by = + - @ tab or CR gets one more '. Reading takes one off (csv_unguard()), so
 * every text comes back as it was and no spreadsheet calculates what somebody said.
 *
 * A writer remembers the first failure; what follows does nothing and csv_writer_close()
 * tells. Nothing is forced onto the disk: whoever moves a whole folder into place does that once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TABLE_CSV_WRITE_H
#define RUNDE_TABLE_CSV_WRITE_H

#include "core/buffer.h"
#include "core/status.h"
#include "core/utc.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

enum csv_dialect {
	CSV_ANALYST,  /* comma, decimal point, no BOM */
	CSV_EXCEL_DE, /* semicolon, decimal comma, BOM */
	CSV_DIALECT_COUNT
};

extern const char *const csv_dialect_words[CSV_DIALECT_COUNT]; /* "analyst", "excel-de" */

struct csv_cell {
	enum csv_cell_type {
		CELL_MISSING,
		CELL_TEXT,    /* text; NULL: missing */
		CELL_INTEGER, /* integer */
		CELL_NUMBER,  /* number */
		CELL_TIME,    /* integer, utc_ms: 2026-03-12T18:42:05Z */
		CELL_DATE,    /* text, YYYY-MM-DD; NULL or "": missing */
		CELL_FLAG     /* integer: true or false */
	} type;
	union {
		const char *text; /* borrowed until the row is written */
		int64_t integer;
		double number;
	};
};

struct csv_writer;

/* Makes the file PATH; "-" is standard output. STATUS_CANNOT_CREATE: it exists or cannot be
 * made; *WRITER is NULL then. */
enum status csv_writer_open(const char *path, enum csv_dialect dialect, struct csv_writer **writer,
	struct message *message);

/* Writes to FILE, which stays the caller's; NAME is what messages call it. */
struct csv_writer *csv_writer_to(FILE *file, const char *name, enum csv_dialect dialect);

/* False once something could not be written. */
bool csv_writer_header(struct csv_writer *writer, const char *const *names, size_t count);
bool csv_writer_row(struct csv_writer *writer, const struct csv_cell *cells, size_t count);

/* Writes what is left, closes the file if the writer opened it (standard output is flushed)
 * and frees WRITER (NULL is fine). STATUS_IO: something could not be written. */
enum status csv_writer_close(struct csv_writer *writer, struct message *message);

/* NUMBER, which is smaller than 1e11, in the ten-thousandths that are written of it. */
int64_t csv_ten_thousandths(double number);

/* Adds TEXT with the formula guard to BUFFER. */
void csv_guard(const char *text, struct buffer *buffer);

static inline struct csv_cell
cell_missing(void)
{
	return (struct csv_cell){.type = CELL_MISSING, .text = NULL};
}

static inline struct csv_cell
cell_text(const char *text)
{
	return (struct csv_cell){.type = CELL_TEXT, .text = text};
}

static inline struct csv_cell
cell_integer(int64_t integer)
{
	return (struct csv_cell){.type = CELL_INTEGER, .integer = integer};
}

static inline struct csv_cell
cell_number(double number)
{
	return (struct csv_cell){.type = CELL_NUMBER, .number = number};
}

static inline struct csv_cell
cell_time(utc_ms time)
{
	return (struct csv_cell){.type = CELL_TIME, .integer = time};
}

static inline struct csv_cell
cell_date(const char *date)
{
	return (struct csv_cell){.type = CELL_DATE, .text = date};
}

static inline struct csv_cell
cell_flag(bool flag)
{
	return (struct csv_cell){.type = CELL_FLAG, .integer = flag};
}

#endif
