/*
 * What tables a session's rows are in, asked of the file. For the files of this room.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_STORE_TABLES_H
#define RUNDE_STORE_TABLES_H

#include "store/connection.h"

struct table {
	char *name;
	char *columns;              /* quoted, with commas */
	char *order;                /* those of the primary key, the same way */
	char **names;
	int count;                  /* of the columns */
	int session_id, round_key;  /* which column that is; -1: none */
};

struct tables {
	struct table *list;
	int count;
};

/* All that belong to sessions; a failure is kept. The one called `round` comes first: where its rows
 * are, others follow. */
struct tables tables_read(struct store *store);
void tables_free(struct tables *tables);

/* The column of that name, or -1. */
int table_column(const struct table *table, const char *name);
const struct table *tables_find(const struct tables *tables, const char *name);

/* A statement on STORE, made of a format as sqlite3_mprintf() has it; NULL and a kept failure. */
sqlite3_stmt *tables_prepare(struct store *store, const char *format, ...);

/* The next row; a failure is kept. */
bool tables_step(struct store *store, sqlite3_stmt *statement);

/* The keys of the rounds of a session in their order. The caller's. */
int64_t *tables_rounds(struct store *store, const char *session_id, int *count);

#endif
