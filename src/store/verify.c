/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/connection.h"

#include "core/i18n.h"
#include "core/mem.h"

#include <stdlib.h>
#include <string.h>

enum { FAULTS_MAX = 1000 };

struct telling {
	void (*tell)(void *context, const char *fault);
	void *context;
};

static void
say(const struct telling *telling, char *fault)
{
	telling->tell(telling->context, fault);
	free(fault);
}

static const char *
text_of(sqlite3_stmt *row, int column)
{
	const char *text = (const char *)sqlite3_column_text(row, column);
	return text ? text : "";
}

/* Hands each row of SQL to TAKE. */
static void
each(sqlite3 *database, const char *sql, const struct telling *telling,
	void (*take)(const struct telling *telling, sqlite3_stmt *row))
{
	sqlite3_stmt *prepared = NULL;
	int code = sqlite3_prepare_v2(database, sql, -1, &prepared, NULL);
	while (!code && (code = sqlite3_step(prepared)) == SQLITE_ROW) {
		take(telling, prepared);
		code = SQLITE_OK;
	}
	if (code && code != SQLITE_DONE)
		say(telling, mem_printf(_("the file cannot be read: %s"), sqlite3_errmsg(database)));
	sqlite3_finalize(prepared);
}

/* --- pages ------------------------------------------------------------------------- */

static void
take_integrity(const struct telling *telling, sqlite3_stmt *row)
{
	if (strcmp(text_of(row, 0), "ok") != 0)
		say(telling, mem_printf(_("SQLite says: %s"), text_of(row, 0)));
}

static void
take_reference(const struct telling *telling, sqlite3_stmt *row)
{
	say(telling, mem_printf(_("a row of the table %s belongs to none of %s"), text_of(row, 0),
		text_of(row, 2)));
}

/* --- what there should be -------------------------------------------------------------- */

/* A database in memory with what a new file has; NULL: out of memory. */
static sqlite3 *
new_schema(void)
{
	sqlite3 *fresh = NULL;
	int code = sqlite3_open_v2(":memory:", &fresh, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
	for (int i = 0; !code && i < STORE_VERSION; i++)
		code = sqlite3_exec(fresh, store_ladder[i], NULL, NULL, NULL);
	if (code) {
		sqlite3_close(fresh);
		return NULL;
	}
	return fresh;
}

struct thing {
	char *type, *name, *sql;
};

struct things {
	struct thing *list;
	size_t count;
};

static struct things
read_schema(sqlite3 *database)
{
	struct things things = {.list = NULL};
	sqlite3_stmt *prepared = NULL;
	sqlite3_prepare_v2(database, "SELECT type, name, coalesce(sql, '') FROM sqlite_schema"
		" ORDER BY type, name", -1, &prepared, NULL);
	while (prepared && sqlite3_step(prepared) == SQLITE_ROW) {
		things.list = mem_grow(things.list, things.count, sizeof(*things.list));
		things.list[things.count++] = (struct thing){
			mem_text(text_of(prepared, 0)),
			mem_text(text_of(prepared, 1)),
			mem_text(text_of(prepared, 2)),
		};
	}
	sqlite3_finalize(prepared);
	return things;
}

static void
things_free(struct things *things)
{
	for (size_t i = 0; i < things->count; i++) {
		free(things->list[i].type);
		free(things->list[i].name);
		free(things->list[i].sql);
	}
	free(things->list);
}

static const struct thing *
find(const struct things *things, const struct thing *wanted)
{
	for (size_t i = 0; i < things->count; i++) {
		if (strcmp(things->list[i].type, wanted->type) == 0
			&& strcmp(things->list[i].name, wanted->name) == 0)
			return &things->list[i];
	}
	return NULL;
}

static void
compare_schemas(const struct telling *telling, const struct things *there, const struct things *wanted)
{
	for (size_t i = 0; i < wanted->count; i++) {
		const struct thing *thing = &wanted->list[i], *found = find(there, thing);
		if (!found)
			say(telling, mem_printf(_("the %s %s is missing"), thing->type, thing->name));
		else if (strcmp(found->sql, thing->sql) != 0)
			say(telling, mem_printf(_("the %s %s is not as runde makes it"), thing->type,
				thing->name));
	}
	for (size_t i = 0; i < there->count; i++) {
		const struct thing *thing = &there->list[i];
		if (!find(wanted, thing))
			say(telling, mem_printf(_("the %s %s does not belong there"), thing->type,
				thing->name));
	}
}

static void
verify_schema(struct store *store, const struct telling *telling)
{
	sqlite3 *fresh = new_schema();
	if (!fresh)
		return;
	struct things there = read_schema(store->database), wanted = read_schema(fresh);
	compare_schemas(telling, &there, &wanted);
	things_free(&there);
	things_free(&wanted);
	sqlite3_close(fresh);
}

void
store_verify(struct store *store, void (*tell)(void *context, const char *fault), void *context)
{
	const struct telling telling = {tell, context};
	char *integrity = mem_printf("PRAGMA integrity_check(%d)", FAULTS_MAX);
	each(store->database, integrity, &telling, take_integrity);
	each(store->database, "PRAGMA foreign_key_check", &telling, take_reference);
	verify_schema(store, &telling);
	free(integrity);
}
