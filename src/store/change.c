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

void
store_apply(struct store *store, const void *bytes, size_t length)
{
	if (!store->transaction)
		store_keep_fault(store, "store_apply");
	if (store->failed)
		return;
	errno = 0;
	/* The parameter is not const, but what it points to is only read. */
	int code = sqlite3changeset_apply(store->database, (int)length, (void *)bytes, NULL,
		on_conflict, NULL);
	if ((code & 0xFF) == SQLITE_ABORT)
		store->failed = fail(&store->failure, STATUS_DATA,
			_("This cannot be taken back: what it changed has changed since."));
	else if (code)
		store_keep(store, code);
}
