/* Erasing a session from a file that may hold others.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/connection.h"

#include "core/mem.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* The tables that have COLUMN, but for those in NOT; votes last, behind the sums that their triggers
 * would keep. */
static const char tables_sql[] =
	"SELECT m.name FROM sqlite_schema AS m JOIN pragma_table_info(m.name) AS c"
	" WHERE m.type = 'table' AND c.name = ?1 AND m.name NOT IN (?2, ?3)"
	" ORDER BY m.name = 'vote', m.name";

/* Runs SQL with %s as TABLE and ?1 as SESSION_ID. */
static int
run_on(struct store *store, const char *sql, const char *table, const char *session_id)
{
	char *text = mem_printf("DELETE FROM \"%s\" WHERE %s", table, sql);
	sqlite3_stmt *prepared = NULL;
	errno = 0;
	int code = sqlite3_prepare_v2(store->database, text, -1, &prepared, NULL);
	if (!code)
		code = sqlite3_bind_text(prepared, 1, session_id, -1, SQLITE_STATIC);
	if (!code)
		code = sqlite3_step(prepared) == SQLITE_DONE ? SQLITE_OK
			: sqlite3_extended_errcode(store->database);
	sqlite3_finalize(prepared);
	free(text);
	return code;
}

/* Deletes the session's rows from the tables that have COLUMN. */
static int
erase_from(struct store *store, const char *column, const char *condition, const char *session_id)
{
	char **tables = NULL;
	size_t count = 0;
	sqlite3_stmt *prepared = NULL;
	int code = sqlite3_prepare_v2(store->database, tables_sql, -1, &prepared, NULL);
	if (!code) {
		sqlite3_bind_text(prepared, 1, column, -1, SQLITE_STATIC);
		sqlite3_bind_text(prepared, 2, "session", -1, SQLITE_STATIC);
		sqlite3_bind_text(prepared, 3, "round", -1, SQLITE_STATIC);
		while (sqlite3_step(prepared) == SQLITE_ROW) {
			tables = mem_grow(tables, count, sizeof(*tables));
			tables[count++] = mem_text((const char *)sqlite3_column_text(prepared, 0));
		}
	}
	int ended = sqlite3_finalize(prepared);
	code = code ? code : ended;
	for (size_t i = 0; i < count; i++) {
		if (!code)
			code = run_on(store, condition, tables[i], session_id);
		free(tables[i]);
	}
	free(tables);
	return code;
}

void
store_erase_session(struct store *store, const char *session_id)
{
	static const char of_session[] = "session_id = ?1";
	static const char of_round[] =
		"round_key IN (SELECT round_key FROM round WHERE session_id = ?1)";
	if (!store->transaction)
		store_keep_fault(store, "store_erase_session");
	if (store->failed)
		return;
	/* every table, also those that a later version adds, in any order */
	int code = store_execute(store, "PRAGMA defer_foreign_keys = ON");
	if (!code)
		code = erase_from(store, "round_key", of_round, session_id);
	if (!code)
		code = run_on(store, of_session, "round", session_id);
	if (!code)
		code = erase_from(store, "session_id", of_session, session_id);
	if (!code)
		code = run_on(store, of_session, "session", session_id);
	if (code)
		store_keep(store, code);
}
