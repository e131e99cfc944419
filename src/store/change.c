/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/connection.h"

#include "core/i18n.h"
#include "core/mem.h"

#include <errno.h>
#include <string.h>

/* The triggers of vote keep tally and pair, also while a changeset is applied; the
 * others are no part of what an act can take back. */
static int
is_recorded(void *context, const char *table)
{
	static const char *const left_out[] = { "log", "undo", "stage", "tally", "pair",
		"file" };
	(void)context;
	for (size_t i = 0; i < sizeof(left_out) / sizeof(*left_out); i++)
		if (strcmp(table, left_out[i]) == 0)
			return 0;
	return 1;
}

void
store_record(struct store *store)
{
	errno = 0;
	int code = sqlite3session_create(store->database, "main", &store->recording);
	if (!code) {
		sqlite3session_table_filter(store->recording, is_recorded, NULL);
		code = sqlite3session_attach(store->recording, NULL);
	}
	if (code)
		store_keep(store, code);
}

void
store_record_end(struct store *store)
{
	if (store->recording)
		sqlite3session_delete(store->recording);
	store->recording = NULL;
}

void
store_inverse(struct store *store, void **bytes, size_t *length)
{
	*bytes = NULL;
	*length = 0;
	if (!store->recording)
		store_keep_fault(store, "store_inverse");
	if (store->failed)
		return;

	int changes_length = 0, inverse_length = 0;
	void *changes = NULL, *inverse = NULL;
	errno = 0;
	int code = sqlite3session_changeset(store->recording, &changes_length, &changes);
	store_record_end(store);
	if (!code && changes_length > 0)
		code = sqlite3changeset_invert(changes_length, changes, &inverse_length, &inverse);
	if (code) {
		store_keep(store, code);
	} else if (inverse_length > 0) {
		*length = (size_t)inverse_length;
		*bytes = mem_new(*length, 1);
		memcpy(*bytes, inverse, *length);
	}
	sqlite3_free(changes);
	sqlite3_free(inverse);
}

static int
on_conflict(void *context, int conflict, sqlite3_changeset_iter *change)
{
	(void)context;
	(void)conflict;
	(void)change;
	return SQLITE_CHANGESET_ABORT;
}

/* What can be forgotten one by one, and so may be gone. */
static int
on_conflict_after_forgetting(void *context, int conflict, sqlite3_changeset_iter *change)
{
	static const char *const forgettable[] = { "comment", "cluster", "measure" };
	const char *table = "";
	int columns, operation, indirect;
	(void)context;
	if (sqlite3changeset_op(change, &table, &columns, &operation, &indirect) != SQLITE_OK)
		return SQLITE_CHANGESET_ABORT;
	for (size_t i = 0; i < sizeof(forgettable) / sizeof(*forgettable); i++) {
		if (strcmp(table, forgettable[i]) != 0)
			continue;
		if (conflict == SQLITE_CHANGESET_NOTFOUND)
			return SQLITE_CHANGESET_OMIT;
		/* a measure or a comment that has lost what it came from or belonged to */
		if (conflict == SQLITE_CHANGESET_DATA)
			return SQLITE_CHANGESET_REPLACE;
	}
	return SQLITE_CHANGESET_ABORT;
}

static void
apply(struct store *store, const void *bytes, size_t length,
	int (*conflict)(void *, int, sqlite3_changeset_iter *))
{
	if (!store->transaction)
		store_keep_fault(store, "store_apply");
	if (store->failed)
		return;
	errno = 0;
	/* The parameter is not const, but what it points to is only read. */
	int code = sqlite3changeset_apply(store->database, (int)length, (void *)bytes, NULL,
		conflict, NULL);
	if ((code & 0xFF) == SQLITE_ABORT)
		store->failed = fail(&store->failure, STATUS_DATA,
			_("This cannot be taken back: what it changed has changed since."));
	else if (code)
		store_keep(store, code);
}

void
store_apply(struct store *store, const void *bytes, size_t length)
{
	apply(store, bytes, length, on_conflict);
}

void
store_apply_after_forgetting(struct store *store, const void *bytes, size_t length)
{
	apply(store, bytes, length, on_conflict_after_forgetting);
}

/* --- reading one ------------------------------------------------------------------ */

/* The value of COLUMN, as it is or else as it was; NULL: it is no text, or is not told. */
static const char *
text_at(sqlite3_changeset_iter *change, int operation, int column, bool new)
{
	sqlite3_value *value = NULL;
	if (operation != (new ? SQLITE_DELETE : SQLITE_INSERT)) {
		if (new)
			sqlite3changeset_new(change, column, &value);
		else
			sqlite3changeset_old(change, column, &value);
	}
	if (!value || sqlite3_value_type(value) != SQLITE_TEXT)
		return NULL;
	return (const char *)sqlite3_value_text(value);
}

static bool
is_about(sqlite3_changeset_iter *change, int operation, int columns, const char *id)
{
	for (int column = 0; column < columns; column++) {
		for (int new = 0; new < 2; new++) {
			const char *text = text_at(change, operation, column, new);
			if (text && strcmp(text, id) == 0)
				return true;
		}
	}
	return false;
}

void
store_change_texts(struct store *store, const void *bytes, size_t length, const char *table,
	int column, const char *id, void (*take)(void *context, const char *text), void *context)
{
	sqlite3_changeset_iter *change = NULL;
	if (store->failed || length == 0)
		return;
	int code = sqlite3changeset_start(&change, (int)length, (void *)bytes);
	while (!code && sqlite3changeset_next(change) == SQLITE_ROW) {
		const char *of = "";
		int columns = 0, operation = 0, indirect;
		code = sqlite3changeset_op(change, &of, &columns, &operation, &indirect);
		if (code || strcmp(of, table) != 0 || !is_about(change, operation, columns, id))
			continue;
		for (int new = 0; new < 2 && column < columns; new++) {
			const char *text = text_at(change, operation, column, new);
			if (text)
				take(context, text);
		}
	}
	int ended = sqlite3changeset_finalize(change);
	if (code || ended)
		store_keep(store, code ? code : ended);
}
