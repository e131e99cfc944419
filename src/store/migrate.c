/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/connection.h"

#include "core/mem.h"
#include "store/schema.sql.h"
#include "store/version-2.sql.h"
#include "store/version-3.sql.h"
#include "store/version-4.sql.h"

#include <stdlib.h>

const char *const store_ladder[] = {
	schema_sql,
	version_2_sql,
	version_3_sql,
	version_4_sql,
};

_Static_assert(sizeof(store_ladder) / sizeof(*store_ladder) == STORE_VERSION,
	"each version has its step");

/* Another program may have gone the step while this one waited for the file. */
static int
climb_once(struct store *store, int version, const char *step)
{
	int code = store_execute(store, "BEGIN IMMEDIATE");
	if (code || store_number(store, "PRAGMA user_version", -1) != version)
		return code;
	char *mark = mem_printf("PRAGMA application_id = %d; PRAGMA user_version = %d",
		STORE_APPLICATION_ID, version + 1);
	code = store_execute(store, step);
	if (!code)
		code = store_execute(store, mark);
	if (!code)
		code = store_execute(store, "COMMIT");
	free(mark);
	return code;
}

enum status
store_climb(struct store *store, const char *const *steps, int count, struct message *message)
{
	int64_t version;
	while ((version = store_number(store, "PRAGMA user_version", count)) < count) {
		int code = climb_once(store, (int)version, steps[version]);
		enum status status = code ? store_explain_opening(store, code, message) : STATUS_OK;
		if (!sqlite3_get_autocommit(store->database))
			store_execute(store, "ROLLBACK");
		if (status)
			return status;
	}
	return STATUS_OK;
}
