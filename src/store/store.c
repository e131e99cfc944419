/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/connection.h"

#include "core/mem.h"
#include "store/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef STATX_MNT_ID
#define MOUNT STATX_MNT_ID
#else
#define MOUNT 0u
#endif

const char *
store_path(const struct store *store)
{
	return store->path;
}

int
store_displays(const struct store *store, int (*sizes)[2], int most)
{
	struct lock_display found[LOCK_DISPLAYS];
	int count = store->lock < 0 ? 0 : lock_displays(store->lock, found, LOCK_DISPLAYS);
	for (int i = 0; i < count && i < most; i++) {
		sizes[i][0] = found[i].rows;
		sizes[i][1] = found[i].columns;
	}
	return count;
}

void
store_tell_size(struct store *store, int rows, int columns)
{
	if (store->place < 0)
		return;
	lock_resize_display(store->lock, store->place,
		(struct lock_display){.rows = rows, .columns = columns});
	/* Who watches the folder sees files being closed, not locks. SQLite holds none now that this
	 * could take from it (lock.h). */
	int descriptor = lock_open(store->file);
	if (descriptor >= 0)
		close(descriptor);
}

/* Whether the path leads to another file than DESCRIPTOR, be it the same one on a stick that was pulled
 * and plugged in again: number and device are the same then, but it was mounted anew. */
static bool
is_elsewhere(int descriptor, const char *path)
{
	struct statx open, there;
	if (statx(descriptor, "", AT_EMPTY_PATH, STATX_INO | MOUNT, &open) != 0
		|| statx(AT_FDCWD, path, 0, STATX_INO | MOUNT, &there) != 0)
		return false; /* what is not there SQLite has told */
	bool anew = false;
#ifdef STATX_MNT_ID
	anew = open.stx_mask & there.stx_mask & MOUNT && open.stx_mnt_id != there.stx_mnt_id;
#endif
	return anew || open.stx_ino != there.stx_ino || open.stx_dev_major != there.stx_dev_major
		|| open.stx_dev_minor != there.stx_dev_minor;
}

bool
store_moved(struct store *store)
{
	int moved = 0;
	if (!store->database)
		return false;
	return (!sqlite3_file_control(store->database, "main", SQLITE_FCNTL_HAS_MOVED, &moved) && moved)
		|| (store->lock >= 0 && is_elsewhere(store->lock, store->file));
}

int
store_execute(struct store *store, const char *sql)
{
	errno = 0;
	return sqlite3_exec(store->database, sql, NULL, NULL, NULL);
}

int64_t
store_number(struct store *store, const char *sql, int64_t fallback)
{
	sqlite3_stmt *prepared = NULL;
	int64_t number = fallback;
	if (sqlite3_prepare_v2(store->database, sql, -1, &prepared, NULL) == SQLITE_OK
		&& sqlite3_step(prepared) == SQLITE_ROW)
		number = sqlite3_column_int64(prepared, 0);
	sqlite3_finalize(prepared);
	return number;
}

int64_t
store_data_version(struct store *store)
{
	if (!store->database)
		return 0;
	if (!store->data_version
		&& sqlite3_prepare_v3(store->database, "PRAGMA data_version", -1,
			SQLITE_PREPARE_PERSISTENT, &store->data_version, NULL) != SQLITE_OK)
		return 0;
	int64_t version = sqlite3_step(store->data_version) == SQLITE_ROW
		? sqlite3_column_int64(store->data_version, 0) : 0;
	sqlite3_reset(store->data_version);
	return version;
}

/* --- transactions ------------------------------------------------------------ */

void
store_begin(struct store *store, bool recording)
{
	if (store->transaction || store->snapshot || !store->writes)
		store_keep_fault(store, "store_begin");
	store->transaction = true;
	if (store->failed)
		return;
	int code = store_execute(store, "BEGIN IMMEDIATE");
	if (code)
		store_keep(store, code);
	else if (recording)
		store_record(store);
}

/* Ends the transaction without a trace. SQLite may have done so itself after an error. */
static void
roll_back(struct store *store)
{
	store_record_end(store);
	store_reset(store);
	if (store->database && !sqlite3_get_autocommit(store->database))
		store_execute(store, "ROLLBACK");
	store->transaction = false;
}

enum status
store_commit(struct store *store, struct message *message)
{
	store_record_end(store);
	if (!store->transaction)
		store_keep_fault(store, "store_commit");
	if (!store->failed) {
		int code = store_execute(store, "COMMIT");
		if (code)
			store_keep(store, code);
	}
	if (store->failed)
		roll_back(store);
	store->transaction = false;
	return store_check(store, message);
}

void
store_roll_back(struct store *store)
{
	roll_back(store);
	store->failed = STATUS_OK;
}

enum status
store_failed(const struct store *store)
{
	return store->failed;
}

enum status
store_check(struct store *store, struct message *message)
{
	enum status status = store->failed;
	if (status && message)
		*message = store->failure;
	if (!store->transaction)
		store->failed = STATUS_OK;
	return status;
}

void
store_rest(struct store *store)
{
	if (store->database)
		sqlite3_db_release_memory(store->database);
}

void
store_snapshot(struct store *store)
{
	if (store->transaction || store->snapshot || store->failed || !store->database)
		return;
	int code = store_execute(store, "BEGIN");
	if (code)
		store_keep(store, code);
	else
		store->snapshot = true;
}

void
store_snapshot_end(struct store *store)
{
	if (!store->snapshot)
		return;
	store_reset(store);
	if (!sqlite3_get_autocommit(store->database))
		store_execute(store, "ROLLBACK");
	store->snapshot = false;
	store_rest(store);
}

/* --- statements ---------------------------------------------------------------- */

struct store_value
store_text_value(const char *text)
{
	if (!text)
		return NOTHING;
	return (struct store_value){ .type = STORE_TEXT, .bytes = text, .length = strlen(text) };
}

static sqlite3_stmt *
prepare(struct store *store, enum statement statement)
{
	struct cursor *cursor = &store->cursors[statement];
	if (store->failed)
		return NULL;
	if (!store->database) {
		store_keep_fault(store, "store is closed");
		return NULL;
	}
	if (!cursor->prepared) {
		errno = 0;
		int code = sqlite3_prepare_v3(store->database, statements[statement].sql, -1,
			SQLITE_PREPARE_PERSISTENT, &cursor->prepared, NULL);
		if (code)
			store_keep(store, code);
	}
	return cursor->prepared;
}

static int
bind(sqlite3_stmt *prepared, int place, const struct store_value *value,
	sqlite3_destructor_type lifetime)
{
	switch (value->type) {
	case STORE_NULL:
		return sqlite3_bind_null(prepared, place);
	case STORE_INTEGER:
		return sqlite3_bind_int64(prepared, place, value->integer);
	case STORE_REAL:
		return sqlite3_bind_double(prepared, place, value->real);
	case STORE_TEXT:
		return sqlite3_bind_text64(prepared, place, value->bytes, value->length, lifetime,
			SQLITE_UTF8);
	case STORE_BLOB:
		return sqlite3_bind_blob64(prepared, place, value->bytes, value->length, lifetime);
	}
	return SQLITE_MISUSE;
}

/* The statement with its values, ready for the first step; NULL after a failure. */
static sqlite3_stmt *
prepare_with(struct store *store, enum statement statement, const struct store_value *values,
	size_t count, sqlite3_destructor_type lifetime)
{
	sqlite3_stmt *prepared = prepare(store, statement);
	if (!prepared)
		return NULL;
	sqlite3_reset(prepared);
	store->cursors[statement].open = false;
	if ((size_t)sqlite3_bind_parameter_count(prepared) != count) {
		char *what = mem_printf("internal: %s takes %d values, not %zu",
			statements[statement].name, sqlite3_bind_parameter_count(prepared), count);
		store_keep_fault(store, what);
		free(what);
		return NULL;
	}
	for (size_t i = 0; i < count; i++) {
		int code = bind(prepared, (int)i + 1, &values[i], lifetime);
		if (code) {
			store_keep(store, code);
			return NULL;
		}
	}
	return prepared;
}

void
store_run_values(struct store *store, enum statement statement, const struct store_value *values,
	size_t count)
{
	sqlite3_stmt *prepared = prepare_with(store, statement, values, count, SQLITE_STATIC);
	if (!prepared)
		return;
	int code;
	errno = 0;
	do
		code = sqlite3_step(prepared);
	while (code == SQLITE_ROW);
	if (code != SQLITE_DONE)
		store_keep(store, code);
	sqlite3_reset(prepared);
	sqlite3_clear_bindings(prepared);
}

int64_t
store_changed(const struct store *store)
{
	return store->failed || !store->database ? 0 : sqlite3_changes64(store->database);
}

void
store_ask_values(struct store *store, enum statement statement, const struct store_value *values,
	size_t count)
{
	if (prepare_with(store, statement, values, count, SQLITE_TRANSIENT))
		store->cursors[statement].open = true;
}

bool
store_next(struct store *store, enum statement statement)
{
	struct cursor *cursor = &store->cursors[statement];
	if (!cursor->open)
		return false;
	errno = 0;
	int code = store->failed ? SQLITE_DONE : sqlite3_step(cursor->prepared);
	if (code == SQLITE_ROW)
		return true;
	if (code != SQLITE_DONE)
		store_keep(store, code);
	store_done(store, statement);
	return false;
}

void
store_done(struct store *store, enum statement statement)
{
	struct cursor *cursor = &store->cursors[statement];
	if (!cursor->open)
		return;
	sqlite3_reset(cursor->prepared);
	sqlite3_clear_bindings(cursor->prepared);
	cursor->open = false;
}

void
store_reset(struct store *store)
{
	for (int i = 0; i < STATEMENT_COUNT; i++)
		store_done(store, (enum statement)i);
}

/* --- columns of the row that store_next() came to --------------------------------- */

int
store_columns(struct store *store, enum statement statement)
{
	sqlite3_stmt *prepared = prepare(store, statement);
	return prepared ? sqlite3_column_count(prepared) : 0;
}

bool
store_is_null(struct store *store, enum statement statement, int column)
{
	return sqlite3_column_type(store->cursors[statement].prepared, column) == SQLITE_NULL;
}

int64_t
store_integer(struct store *store, enum statement statement, int column)
{
	return sqlite3_column_int64(store->cursors[statement].prepared, column);
}

double
store_real(struct store *store, enum statement statement, int column)
{
	return sqlite3_column_double(store->cursors[statement].prepared, column);
}

const char *
store_text(struct store *store, enum statement statement, int column)
{
	const void *text = sqlite3_column_text(store->cursors[statement].prepared, column);
	return text ? text : "";
}

const void *
store_blob(struct store *store, enum statement statement, int column, size_t *length)
{
	sqlite3_stmt *prepared = store->cursors[statement].prepared;
	const void *bytes = sqlite3_column_blob(prepared, column);
	*length = (size_t)sqlite3_column_bytes(prepared, column);
	return bytes;
}
