/*
 * CSV in: bytes become rows of valid UTF-8, or faults that name their line.
 *
 * RFC 4180, strictly: a quotation mark stands around a whole cell or doubled inside one; spaces
 * belong to the cell. Beyond it: a UTF-8 BOM is passed over, lines end in CR LF, LF or CR, comma,
 * semicolon or tab is told from the header line, empty lines count as lines but are no rows.
 *
 * Lines are counted from 1 as an editor counts them, line breaks inside cells included. What is
 * not a text (NUL), not UTF-8, ragged, too long or too much is a fault; reading goes on
 * behind it where the rest can still be understood, else the table is `cut`.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TABLE_CSV_READ_H
#define RUNDE_TABLE_CSV_READ_H

#include "core/status.h"
#include "core/workshop.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct csv_limits {
	size_t rows; /* below the header, empty ones aside; 0: any number */
	size_t cell; /* bytes in one cell; 0: 64 KiB */
};

/* A row as long as the header. */
struct csv_row {
	int line;    /* where it begins */
	bool broken; /* it has a fault: missing cells are "", ill-formed bytes U+FFFD */
	char delimiter; /* of the file */
	const char *const *cells;
};

/* What is known at the end of a file. */
struct csv_end {
	char delimiter; /* ',', ';' or a tab */
	bool cut;       /* something in it could not be understood; the rest is missing */
	uint64_t hash;  /* FNV-1a of the file's bytes (core/hash.h); of what was read, when cut */
};

struct csv_table {
	int columns; /* 0 when not even the header could be read */
	const char *const *header;
	struct csv_row *rows;
	size_t count;
	struct csv_end end;
};

/* What csv_scan() hands on: the header first (NUMBER 0), then each row, COLUMNS cells of text that
 * live until the function returns. False ends the reading. */
typedef bool csv_row_taker(void *context, size_t number, const struct csv_row *row, int columns);

/* Reads PATH ("-": standard input) row by row in a few hundred kilobytes of memory, however long
 * it is. LIMITS may be NULL. What is wrong goes to FAULTS. END may be NULL.
 *
 * STATUS_OK; STATUS_DATA: there are faults, the rows handed on are those that there are;
 * STATUS_NO_INPUT: it is missing or cannot be opened; STATUS_IO: a read failed. MESSAGE is
 * written for the last two. */
enum status csv_scan(const char *path, const struct csv_limits *limits, csv_row_taker *take,
	void *context, struct faults *faults, struct csv_end *end, struct message *message);

/* Reads the whole table. Statuses as csv_scan(); with STATUS_OK and STATUS_DATA *TABLE is the
 * caller's to free, otherwise NULL. Broken rows are in it. */
enum status csv_read(const char *path, const struct csv_limits *limits, struct csv_table **table,
	struct faults *faults, struct message *message);

/* NULL is fine. */
void csv_table_free(struct csv_table *table);

/* Takes the formula guard (csv_write.h) off TEXT, in place. */
void csv_unguard(char *text);

#endif
