/*
 * Scripts beside the tables that load them into a database, made of the export table:
 *
 *	psql -f load.sql                PostgreSQL
 *	duckdb FILE < load-duckdb.sql   DuckDB
 *	sqlite3 FILE < load-sqlite.sql  SQLite
 *
 * each run in the folder. They make typed tables with comments, with the keys that hold in every
 * profile, load them whole or not at all, and take the formula guard off. What is missing is NULL.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TABLE_LOAD_SQL_H
#define RUNDE_TABLE_LOAD_SQL_H

#include "table/datapackage.h"

enum load_system { LOAD_POSTGRESQL, LOAD_DUCKDB, LOAD_SQLITE, LOAD_SYSTEM_COUNT };

extern const char *const load_files[LOAD_SYSTEM_COUNT]; /* their names */

/* Writes to FILE, which stays the caller's; NAME is what a message calls it. The tables must be of
 * the dialect CSV_ANALYST. STATUS_IO. */
enum status load_sql_write(const struct datapackage *package, enum load_system system, FILE *file,
	const char *name, struct message *message);

#endif
