/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/connection.h"

#include "core/i18n.h"

#include <string.h>

bool
store_vacuum_is_due(struct store *store)
{
	store_ask(store, STORE_FILE_GET, TEXT("needs_vacuum"));
	bool due = store_next(store, STORE_FILE_GET)
		&& strcmp(store_text(store, STORE_FILE_GET, 0), "1") == 0;
	store_done(store, STORE_FILE_GET);
	return store_check(store, NULL) == STATUS_OK && due;
}

/* Notes that nothing is due any more, unless another program has deleted
 * something since VERSION, which the rewriting may have missed. */
static void
settle(struct store *store, int64_t version)
{
	store_begin(store, false);
	if (store_data_version(store) == version)
		store_run(store, STORE_FILE_SET, TEXT("needs_vacuum"), TEXT("0"));
	store_commit(store, NULL);
}

void
store_vacuum_if_due(struct store *store)
{
	if (!store->writes || !store->database || store->transaction || store->snapshot
		|| store->failed)
		return;
	/* Whoever reads will be done some time; waiting for it would hold up the evening. */
	store_wait(store, false);
	if (store_vacuum_is_due(store)) {
		int64_t version = store_data_version(store);
		if (store_execute(store, "VACUUM") == SQLITE_OK)
			settle(store, version);
	}
	store_wait(store, true);
}

enum status
store_vacuum(struct store *store, struct message *message)
{
	if (!store->writes || !store->database || store->transaction || store->snapshot)
		store_keep_fault(store, "store_vacuum");
	if (store->failed || !store_vacuum_is_due(store))
		return store_check(store, message);
	int64_t version = store_data_version(store);
	int code = store_execute(store, "VACUUM");
	if (code)
		return store_explain_opening(store, code, message);
	settle(store, version);
	if (store_vacuum_is_due(store))
		return fail(message, STATUS_BUSY, _("%s: another program changes the file"), store->path);
	return STATUS_OK;
}
