/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/tables.h"

#include "core/buffer.h"
#include "core/mem.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

sqlite3_stmt *
tables_prepare(struct store *store, const char *format, ...)
{
	sqlite3_stmt *prepared = NULL;
	va_list arguments;
	if (store->failed)
		return NULL;
	va_start(arguments, format);
	char *sql = sqlite3_vmprintf(format, arguments);
	va_end(arguments);
	errno = 0;
	int code = sql ? sqlite3_prepare_v2(store->database, sql, -1, &prepared, NULL) : SQLITE_NOMEM;
	if (code)
		store_keep(store, code);
	sqlite3_free(sql);
	return prepared;
}

bool
tables_step(struct store *store, sqlite3_stmt *statement)
{
	if (!statement || store->failed)
		return false;
	errno = 0;
	int code = sqlite3_step(statement);
	if (code != SQLITE_ROW && code != SQLITE_DONE)
		store_keep(store, code);
	return code == SQLITE_ROW;
}

static void
add_name(struct buffer *list, const char *name)
{
	char *quoted = sqlite3_mprintf("%s\"%w\"", list->length ? "," : "", name);
	buffer_add(list, quoted ? quoted : "");
	sqlite3_free(quoted);
}

static struct table
read_table(struct store *store, const char *name)
{
	struct table table = {.name = mem_text(name), .session_id = -1, .round_key = -1};
	struct buffer columns = {.bytes = NULL}, order = {.bytes = NULL};
	/* in the order of the primary key, and those that are no part of it where they stand */
	sqlite3_stmt *rows = tables_prepare(store,
		"SELECT name, cid, pk FROM pragma_table_info(%Q) ORDER BY cid", name);
	while (tables_step(store, rows)) {
		const char *column = (const char *)sqlite3_column_text(rows, 0);
		table.names = mem_grow(table.names, (size_t)table.count, sizeof(*table.names));
		table.names[table.count++] = mem_text(column);
		add_name(&columns, column);
	}
	sqlite3_finalize(rows);
	rows = tables_prepare(store,
		"SELECT name FROM pragma_table_info(%Q) WHERE pk > 0 ORDER BY pk", name);
	while (tables_step(store, rows))
		add_name(&order, (const char *)sqlite3_column_text(rows, 0));
	sqlite3_finalize(rows);
	table.session_id = table_column(&table, "session_id");
	table.round_key = table_column(&table, "round_key");
	table.columns = buffer_take(&columns);
	table.order = buffer_take(&order);
	return table;
}

static void
free_table(struct table *table)
{
	for (int i = 0; i < table->count; i++)
		free(table->names[i]);
	free(table->names);
	free(table->name);
	free(table->columns);
	free(table->order);
}

struct tables
tables_read(struct store *store)
{
	struct tables tables = {.list = NULL};
	sqlite3_stmt *rows = tables_prepare(store,
		"SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%%'"
		" ORDER BY name <> 'round', name");
	while (tables_step(store, rows)) {
		struct table table = read_table(store, (const char *)sqlite3_column_text(rows, 0));
		if (table.session_id < 0 && table.round_key < 0) {
			free_table(&table);
			continue;
		}
		tables.list = mem_grow(tables.list, (size_t)tables.count, sizeof(*tables.list));
		tables.list[tables.count++] = table;
	}
	sqlite3_finalize(rows);
	return tables;
}

void
tables_free(struct tables *tables)
{
	for (int i = 0; i < tables->count; i++)
		free_table(&tables->list[i]);
	free(tables->list);
	*tables = (struct tables){.list = NULL};
}

int
table_column(const struct table *table, const char *name)
{
	for (int i = 0; i < table->count; i++) {
		if (strcmp(table->names[i], name) == 0)
			return i;
	}
	return -1;
}

const struct table *
tables_find(const struct tables *tables, const char *name)
{
	for (int i = 0; i < tables->count; i++) {
		if (strcmp(tables->list[i].name, name) == 0)
			return &tables->list[i];
	}
	return NULL;
}

int64_t *
tables_rounds(struct store *store, const char *session_id, int *count)
{
	int64_t *keys = NULL;
	*count = 0;
	sqlite3_stmt *rows = tables_prepare(store,
		"SELECT round_key FROM round WHERE session_id = %Q ORDER BY round_key", session_id);
	while (tables_step(store, rows)) {
		keys = mem_grow(keys, (size_t)*count, sizeof(*keys));
		keys[(*count)++] = sqlite3_column_int64(rows, 0);
	}
	sqlite3_finalize(rows);
	return keys;
}
