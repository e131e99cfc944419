/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/merge.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "store/rekey.h"
#include "store/tables.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum status
store_check_whole(struct store *store, struct message *message)
{
	sqlite3_stmt *check = tables_prepare(store, "PRAGMA quick_check(1)");
	char *found = tables_step(store, check) ? mem_text((const char *)sqlite3_column_text(check, 0)) : NULL;
	sqlite3_finalize(check);
	enum status status = store_check(store, message);
	if (!status && (!found || strcmp(found, "ok") != 0))
		status = fail(message, STATUS_DATA, _("%s: the file is damaged (%s)"), store->path,
			found ? found : "");
	free(found);
	return status;
}

/* Runs one statement that takes one value at most. */
static void
run(struct store *store, const char *sql, const char *table, const char *session_id, int64_t round_key)
{
	sqlite3_stmt *statement = tables_prepare(store, sql, table);
	if (statement && session_id)
		sqlite3_bind_text(statement, 1, session_id, -1, SQLITE_STATIC);
	else if (statement)
		sqlite3_bind_int64(statement, 1, round_key);
	tables_step(store, statement);
	sqlite3_finalize(statement);
}

/* The sums are copied and removed like the votes they are of, and parents may come after children. */
static void
begin_moving(struct store *store, bool moving)
{
	if (moving && !store->failed && store_execute(store, "PRAGMA defer_foreign_keys = ON"))
		store_keep(store, SQLITE_ERROR);
	sqlite3_db_config(store->database, SQLITE_DBCONFIG_ENABLE_TRIGGER, moving ? 0 : 1, NULL);
}

/* --- removing ------------------------------------------------------------------------------ */

void
store_remove_session(struct store *store, const char *session_id)
{
	int rounds;
	struct tables tables = tables_read(store);
	int64_t *keys = tables_rounds(store, session_id, &rounds);
	begin_moving(store, true);
	for (int i = 0; i < tables.count; i++) {
		const struct table *table = &tables.list[i];
		if (table->session_id >= 0)
			run(store, "DELETE FROM \"%w\" WHERE session_id = ?1", table->name, session_id, 0);
		else
			for (int j = 0; j < rounds; j++)
				run(store, "DELETE FROM \"%w\" WHERE round_key = ?1", table->name, NULL, keys[j]);
	}
	begin_moving(store, false);
	free(keys);
	tables_free(&tables);
	store_run(store, STORE_FILE_SET, TEXT("needs_vacuum"), TEXT("1"));
}

/* --- copying --------------------------------------------------------------------------------- */

struct move {
	struct store *to, *from;
	const char *to_id, *from_id, *title;
	struct tables tables;
	int64_t *keys;      /* in FROM, rising */
	int keys_count;
	int64_t first_key;  /* in TO */
	int64_t *lost;      /* keys of rounds that are there no more, but in what can be repeated */
	int lost_count;
};

static int
by_key(const void *a, const void *b)
{
	int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;
	return (left > right) - (left < right);
}

static int64_t
new_key(void *context, int64_t key)
{
	struct move *move = context;
	const int64_t *found = move->keys_count
		? bsearch(&key, move->keys, (size_t)move->keys_count, sizeof(key), by_key) : NULL;
	if (found)
		return move->first_key + (found - move->keys);
	int i = 0;
	while (i < move->lost_count && move->lost[i] != key)
		i++;
	if (i == move->lost_count) {
		move->lost = mem_grow(move->lost, (size_t)move->lost_count, sizeof(*move->lost));
		move->lost[move->lost_count++] = key;
	}
	return move->first_key + move->keys_count + i;
}

static enum rekey_column
column_of(void *context, const char *name, int column)
{
	const struct move *move = context;
	const struct table *table = tables_find(&move->tables, name);
	return !table ? REKEY_NOTHING : column == table->round_key ? REKEY_ROUND
		: column == table->session_id ? REKEY_SESSION : REKEY_NOTHING;
}

/* What takes an act back, with the new keys; what cannot be read cannot be taken back either. */
static int
bind_change(struct move *move, sqlite3_stmt *insert, int place, sqlite3_stmt *row, int column)
{
	const struct rekey rekey = {.session_id = move->to_id, .round = new_key, .column = column_of,
		.context = move};
	struct buffer change = {.bytes = NULL};
	const void *bytes = sqlite3_column_blob(row, column);
	size_t length = (size_t)sqlite3_column_bytes(row, column);
	int code;
	if (sqlite3_column_type(row, column) == SQLITE_NULL
		|| !rekey_changeset(bytes ? bytes : "", length, &rekey, &change))
		code = sqlite3_bind_null(insert, place);
	else
		code = sqlite3_bind_blob64(insert, place, buffer_text(&change), change.length,
			SQLITE_TRANSIENT);
	buffer_free(&change);
	return code;
}

/* 'round_key/ballot_id' …, separated by spaces. */
static int
bind_ballots(struct move *move, sqlite3_stmt *insert, int place, sqlite3_stmt *row, int column)
{
	const char *text = (const char *)sqlite3_column_text(row, column);
	if (!text)
		return sqlite3_bind_null(insert, place);
	struct buffer ballots = {.bytes = NULL};
	for (const char *at = text; *at;) {
		char *slash;
		long long key = strtoll(at, &slash, 10);
		size_t length = strcspn(slash, " ");
		if (slash == at || *slash != '/')
			break;
		buffer_printf(&ballots, "%s%lld%.*s", at == text ? "" : " ",
			(long long)new_key(move, key), (int)length, slash);
		at = slash + length + (slash[length] == ' ');
	}
	int code = sqlite3_bind_text64(insert, place, buffer_text(&ballots), ballots.length,
		SQLITE_TRANSIENT, SQLITE_UTF8);
	buffer_free(&ballots);
	return code;
}

static int
bind_column(struct move *move, const struct table *table, sqlite3_stmt *insert, int column, sqlite3_stmt *row)
{
	static const struct {
		const char *table, *column;
		int (*bind)(struct move *, sqlite3_stmt *, int, sqlite3_stmt *, int);
	} others[] = {{"undo", "change", bind_change}, {"undo", "ballot_id", bind_ballots}};
	int place = column + 1;
	if (column == table->session_id)
		return sqlite3_bind_text(insert, place, move->to_id, -1, SQLITE_STATIC);
	if (column == table->round_key)
		return sqlite3_bind_int64(insert, place, new_key(move, sqlite3_column_int64(row, column)));
	if (move->title && strcmp(table->name, "session") == 0 && strcmp(table->names[column], "title") == 0)
		return sqlite3_bind_text(insert, place, move->title, -1, SQLITE_STATIC);
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		if (strcmp(others[i].table, table->name) == 0
			&& strcmp(others[i].column, table->names[column]) == 0)
			return others[i].bind(move, insert, place, row, column);
	}
	return sqlite3_bind_value(insert, place, sqlite3_column_value(row, column));
}

static sqlite3_stmt *
prepare_insert(struct store *store, const struct table *table)
{
	struct buffer places = {.bytes = NULL};
	for (int i = 0; i < table->count; i++)
		buffer_add(&places, i ? ",?" : "?");
	sqlite3_stmt *insert = tables_prepare(store, "INSERT INTO \"%w\" (%s) VALUES (%s)", table->name,
		table->columns, buffer_text(&places));
	buffer_free(&places);
	return insert;
}

static void
copy_rows(struct move *move, const struct table *table, sqlite3_stmt *rows, sqlite3_stmt *insert)
{
	while (!move->to->failed && insert && tables_step(move->from, rows)) {
		int code = SQLITE_OK;
		for (int i = 0; i < table->count && !code; i++)
			code = bind_column(move, table, insert, i, rows);
		errno = 0;
		if (!code)
			code = sqlite3_step(insert);
		if (code != SQLITE_DONE)
			store_keep(move->to, code ? code : SQLITE_ERROR);
		sqlite3_reset(insert);
	}
}

static void
copy_table(struct move *move, const struct table *table)
{
	bool whole = table->session_id >= 0;
	sqlite3_stmt *insert = prepare_insert(move->to, table);
	sqlite3_stmt *rows = tables_prepare(move->from, "SELECT %s FROM \"%w\" WHERE %s = ?1 ORDER BY %s",
		table->columns, table->name, whole ? "session_id" : "round_key", table->order);
	if (rows && whole) {
		sqlite3_bind_text(rows, 1, move->from_id, -1, SQLITE_STATIC);
		copy_rows(move, table, rows, insert);
	}
	for (int i = 0; rows && !whole && i < move->keys_count; i++) {
		sqlite3_reset(rows);
		sqlite3_bind_int64(rows, 1, move->keys[i]);
		copy_rows(move, table, rows, insert);
	}
	sqlite3_finalize(rows);
	sqlite3_finalize(insert);
}

void
store_copy_session(struct store *store, const char *to_id, struct store *from, const char *from_id,
	const char *title)
{
	struct move move = {.to = store, .from = from, .to_id = to_id, .from_id = from_id, .title = title,
		.tables = tables_read(store)};
	move.keys = tables_rounds(from, from_id, &move.keys_count);
	move.first_key = 1;
	store_ask(store, STORE_ROUND_KEY_NEXT);
	while (store_next(store, STORE_ROUND_KEY_NEXT))
		move.first_key = store_integer(store, STORE_ROUND_KEY_NEXT, 0);
	begin_moving(store, true);
	for (int i = 0; i < move.tables.count; i++)
		copy_table(&move, &move.tables.list[i]);
	begin_moving(store, false);
	tables_free(&move.tables);
	free(move.keys);
	free(move.lost);
}
