/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/connection.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "store/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char magic[16] = "SQLite format 3";

/* The places of the two numbers in the first 100 bytes (SQLite's "Database File Format"). */
enum { HEADER = 100, USER_VERSION_AT = 60, APPLICATION_ID_AT = 68 };

enum status
store_is_session(const char *path, bool *is, struct message *message)
{
	char bytes[sizeof(magic)];
	struct stat state;
	*is = false;
	int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	if (descriptor < 0 && (errno == ENOENT || errno == ENOTDIR))
		return fail(message, STATUS_NO_INPUT, _("%s: no such file"), path);
	if (descriptor < 0)
		return fail(message, STATUS_NO_INPUT, "%s: %s", path, strerror(errno));
	enum status status = STATUS_OK;
	if (fstat(descriptor, &state) == 0 && S_ISREG(state.st_mode)) {
		ssize_t got = pread(descriptor, bytes, sizeof(bytes), 0);
		if (got < 0)
			status = fail(message, STATUS_IO, "%s: %s", path, strerror(errno));
		*is = got == sizeof(bytes) && memcmp(bytes, magic, sizeof(bytes)) == 0;
	}
	close(descriptor);
	return status;
}

bool
store_is_guided(const char *path)
{
	int descriptor = lock_open(path);
	if (descriptor < 0)
		return false;
	bool guided = lock_run_taken(descriptor);
	close(descriptor);
	return guided;
}

struct store *
store_new(const char *path)
{
	struct store *store = mem_new(1, sizeof(*store));
	store->path = mem_text(path);
	store->lock = store->place = store->held = -1;
	return store;
}

void
store_disconnect(struct store *store)
{
	store_record_end(store);
	for (int i = 0; i < STATEMENT_COUNT; i++)
		sqlite3_finalize(store->cursors[i].prepared);
	memset(store->cursors, 0, sizeof(store->cursors));
	sqlite3_finalize(store->data_version);
	store->data_version = NULL;
	sqlite3_close(store->database);
	store->database = NULL;
	store->transaction = store->snapshot = false;
}

/* Opens FILE and sets up what is not written to it. An SQLite result code. */
static int
open_database(const char *file, const char *pragmas, struct store *store)
{
	static const struct {
		int option, wanted;
	} switches[] = {
		{ SQLITE_DBCONFIG_DEFENSIVE, 1 },
		{ SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
		{ SQLITE_DBCONFIG_DQS_DML, 0 },
		{ SQLITE_DBCONFIG_DQS_DDL, 0 },
		{ SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
	};
	errno = 0;
	int code = sqlite3_open_v2(file, &store->database,
		SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE
			| SQLITE_OPEN_EXRESCODE, NULL);
	for (size_t i = 0; !code && i < sizeof(switches) / sizeof(*switches); i++)
		code = sqlite3_db_config(store->database, switches[i].option, switches[i].wanted,
			NULL);
	if (!code)
		store_wait(store, true);
	if (!code)
		code = store_execute(store,
			"PRAGMA secure_delete = ON;"
			"PRAGMA temp_store = MEMORY;"
			"PRAGMA cell_size_check = ON;"
			"PRAGMA mmap_size = 0");
	return code ? code : store_execute(store, pragmas);
}

enum status
store_connect(struct store *store, char *file, const char *pragmas, struct message *message)
{
	store->file = file;
	int code = open_database(file, pragmas, store);
	return code ? store_explain_opening(store, code, message) : STATUS_OK;
}

/* Goes on with a copy of the whole database in memory. */
static int
copy_to_memory(struct store *store)
{
	struct store copy = {.path = store->path, .waiting = NULL};
	int code = open_database(":memory:", "PRAGMA synchronous = OFF", &copy);
	sqlite3_backup *backup = code ? NULL
		: sqlite3_backup_init(copy.database, "main", store->database, "main");
	if (backup) {
		errno = 0;
		code = sqlite3_backup_step(backup, -1);
		sqlite3_backup_finish(backup);
		code = code == SQLITE_DONE ? SQLITE_OK : code;
	} else if (!code) {
		code = sqlite3_errcode(copy.database);
	}
	if (code) {
		sqlite3_close(copy.database);
		return code;
	}
	sqlite3_close(store->database);
	store->database = copy.database;
	store_wait(store, true);
	return SQLITE_OK;
}

/* A file of an older version that is only read stays as it is: it may be guided by the program that made
 * it, or lie where nothing can be written. A copy of it is brought up to date. And one that is guided
 * can be copied, so that reading it for long does not keep anybody from saving. */
static enum status
climb_in_memory(struct store *store, struct message *message)
{
	int code = copy_to_memory(store);
	if (code)
		return store_explain_opening(store, code, message);
	enum status status = store_climb(store, store_ladder, STORE_VERSION, message);
	if (!status && store_execute(store, "PRAGMA query_only = ON"))
		status = store_explain_opening(store, SQLITE_ERROR, message);
	return status;
}

static uint32_t
number_at(const unsigned char *bytes)
{
	return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8
		| bytes[3];
}

/* Looks at the file as it lies there, through SQLite's own descriptor: any
 * statement could repair or rewrite what is not ours to touch. */
static enum status
check_header(struct store *store, struct message *message)
{
	unsigned char header[HEADER];
	sqlite3_file *file = NULL;
	errno = 0;
	int code = sqlite3_file_control(store->database, "main", SQLITE_FCNTL_FILE_POINTER, &file);
	if (!code)
		code = file->pMethods->xRead(file, header, sizeof(header), 0);
	if (code && code != SQLITE_IOERR_SHORT_READ)
		return store_explain_opening(store, code, message);
	if (code || memcmp(header, magic, sizeof(magic)) != 0
		|| number_at(header + APPLICATION_ID_AT) != STORE_APPLICATION_ID)
		return fail(message, STATUS_DATA, _("%s is not a runde session file"), store->path);

	uint32_t version = number_at(header + USER_VERSION_AT);
	if (version == 0)
		return fail(message, STATUS_DATA, _("%s: the file is damaged"), store->path);
	if (version > STORE_VERSION)
		return fail(message, STATUS_DATA,
			_("%s was made by a newer version of runde, which is needed to open it"),
			store->path);
	store->older = version < STORE_VERSION;
	return STATUS_OK;
}

/* Whether the file and the journal beside it could be written. */
static enum status
check_writable(struct store *store, const char *file, struct message *message)
{
	if (faccessat(AT_FDCWD, file, W_OK, AT_EACCESS) != 0)
		return fail(message, STATUS_IO, _("%s: the file is read-only"), store->path);
	char *copy = mem_text(file);
	bool writable = faccessat(AT_FDCWD, dirname(copy), W_OK | X_OK, AT_EACCESS) == 0;
	free(copy);
	if (!writable)
		return fail(message, STATUS_IO,
			_("%s: its folder is read-only, and saving needs to write there"),
			store->path);
	return STATUS_OK;
}

static enum status
take_lock(struct store *store, const char *file, enum store_access access, struct message *message)
{
	store->lock = lock_open(file);
	int error = store->lock < 0 ? errno
		: access == STORE_FOLLOW ? lock_take_display(store->lock, &store->place)
		: lock_take_run(store->lock);
	if (error == EAGAIN)
		return fail(message, STATUS_BUSY, _("%s is open in another runde"), store->path);
	if (error)
		return fail(message, STATUS_IO, _("%s: the file cannot be locked (%s)"), store->path,
			strerror(error));
	return STATUS_OK;
}

/* A file that went through other hands may have been set to another journal. */
static enum status
check_journal(struct store *store, struct message *message)
{
	sqlite3_stmt *prepared = NULL;
	errno = 0;
	int code = sqlite3_prepare_v2(store->database, "PRAGMA journal_mode = DELETE", -1,
		&prepared, NULL);
	bool set = false;
	if (!code) {
		code = sqlite3_step(prepared);
		set = code == SQLITE_ROW
			&& strcmp((const char *)sqlite3_column_text(prepared, 0), "delete") == 0;
		if (code == SQLITE_ROW)
			code = SQLITE_OK;
	}
	sqlite3_finalize(prepared);
	if (code || !set)
		return store_explain_opening(store, code ? code : SQLITE_BUSY, message);
	return STATUS_OK;
}

static enum status
open_file(struct store *store, char *file, enum store_access access, struct message *message)
{
	enum status status = store->writes ? check_writable(store, file, message) : STATUS_OK;
	bool copied = access == STORE_COPY && store_is_guided(file);
	/* Before SQLite opens the file: who watches the folder for that looks for the lock at once,
	 * and a lock that came later would tell nobody. */
	if (!status && access != STORE_WRITE && access != STORE_READ && access != STORE_COPY)
		status = take_lock(store, file, access, message);
	if (status) {
		free(file);
		return status;
	}
	status = store_connect(store, file, store->writes ? "PRAGMA synchronous = EXTRA"
		: "PRAGMA synchronous = EXTRA; PRAGMA query_only = ON", message);
	if (!status)
		status = check_header(store, message);
	if (!status && store->older && access == STORE_FOLLOW)
		return fail(message, STATUS_DATA,
			_("%s was made by an older version of runde; `runde run` brings it up to date"),
			store->path);
	if (!status && (copied || (store->older && !store->writes)))
		status = climb_in_memory(store, message);
	if (!status && store->writes)
		status = check_journal(store, message);
	if (!status && store->writes)
		status = store_climb(store, store_ladder, STORE_VERSION, message);
	if (!status) {
		/* The first look at the tables: damage and other holders show here. */
		int code = store_execute(store, "SELECT count(*) FROM file");
		if (code)
			status = store_explain_opening(store, code, message);
	}
	return status;
}

enum status
store_open(const char *path, enum store_access access, struct store **store,
	struct message *message)
{
	*store = NULL;
	struct stat state;
	char *file = realpath(path, NULL);
	if (!file || stat(file, &state) != 0) {
		int error = errno;
		free(file);
		if (error == ENOENT || error == ENOTDIR)
			return fail(message, STATUS_NO_INPUT, _("%s: no such file"), path);
		return fail(message, STATUS_NO_INPUT, "%s: %s", path, strerror(error));
	}
	if (!S_ISREG(state.st_mode)) {
		free(file);
		return fail(message, STATUS_DATA, _("%s is not a runde session file"), path);
	}
	if (faccessat(AT_FDCWD, file, R_OK, AT_EACCESS) != 0) {
		free(file);
		return fail(message, STATUS_NO_INPUT, "%s: %s", path, strerror(EACCES));
	}

	struct store *opened = store_new(path);
	opened->writes = access != STORE_READ && access != STORE_COPY && access != STORE_FOLLOW;
	enum status status = open_file(opened, file, access, message);
	if (status) {
		store_close(opened);
		return status;
	}
	if (access == STORE_RUN)
		store_vacuum_if_due(opened);
	*store = opened;
	return STATUS_OK;
}

void
store_close(struct store *store)
{
	if (!store)
		return;
	store_disconnect(store);
	if (store->lock >= 0)
		close(store->lock);
	if (store->target && store->file)
		unlink(store->file);
	if (store->held >= 0)
		close(store->held);
	free(store->path);
	free(store->file);
	free(store->target);
	free(store);
}
