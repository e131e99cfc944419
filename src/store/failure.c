/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/connection.h"

#include "core/i18n.h"

#include <errno.h>
#include <string.h>

/* The errno behind a failure. SQLite does not note that of a failed COMMIT
 * (3.40), so the thread's own, cleared before each call, comes first. */
static int
cause(const struct store *store)
{
	return errno ? errno : sqlite3_system_errno(store->database);
}

static bool
is_disk_full(const struct store *store, int code)
{
	int error = cause(store);
	switch (code & 0xFF) {
	case SQLITE_FULL:
		return true;
	case SQLITE_IOERR:
	case SQLITE_CANTOPEN:
		return error == ENOSPC || error == EDQUOT || error == EFBIG;
	}
	return false;
}

static const char *
reason(const struct store *store, int code)
{
	int error = cause(store);
	return error ? strerror(error) : sqlite3_errstr(code);
}

/* SQLite's words for what went wrong inside, for a report of the fault. */
static enum status
explain_fault(const struct store *store, struct message *message)
{
	return fail(message, STATUS_IO, _("Something went wrong inside runde (%s)."),
		sqlite3_errmsg(store->database));
}

static enum status
explain_saving(const struct store *store, int code, struct message *message)
{
	if (is_disk_full(store, code))
		return fail(message, STATUS_IO, _("The disk is full; the last entry was not saved."));
	switch (code & 0xFF) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return fail(message, STATUS_BUSY,
			_("Another program holds the session file; the last entry was not saved."));
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
		return fail(message, STATUS_DATA,
			_("The session file is damaged; the last entry was not saved."));
	case SQLITE_READONLY:
		if (code == SQLITE_READONLY_DBMOVED)
			return fail(message, STATUS_IO,
				_("The session file was moved or deleted; the last entry was not saved."));
		return fail(message, STATUS_IO,
			_("The session file is read-only; the last entry was not saved."));
	case SQLITE_CANTOPEN:
		return fail(message, STATUS_IO,
			_("The folder of the session file cannot be written (%s);"
			  " the last entry was not saved."), reason(store, code));
	case SQLITE_IOERR:
		return fail(message, STATUS_IO,
			_("The session file cannot be written (%s); the last entry was not saved."),
			reason(store, code));
	case SQLITE_CONSTRAINT:
		return fail(message, STATUS_DATA,
			_("The entry does not fit the session file (%s); it was not saved."),
			sqlite3_errmsg(store->database));
	case SQLITE_NOMEM:
		return fail(message, STATUS_IO,
			_("There is not enough memory; the last entry was not saved."));
	}
	return explain_fault(store, message);
}

static enum status
explain_reading(const struct store *store, int code, struct message *message)
{
	switch (code & 0xFF) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return fail(message, STATUS_BUSY, _("Another program holds the session file."));
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
		return fail(message, STATUS_DATA, _("The session file is damaged."));
	case SQLITE_CANTOPEN:
	case SQLITE_IOERR:
	case SQLITE_READONLY:
	case SQLITE_FULL:
		return fail(message, STATUS_IO, _("The session file cannot be read (%s)."),
			reason(store, code));
	case SQLITE_NOMEM:
		return fail(message, STATUS_IO, _("There is not enough memory."));
	}
	return explain_fault(store, message);
}

enum status
store_explain_opening(const struct store *store, int code, struct message *message)
{
	if (is_disk_full(store, code))
		return fail(message, STATUS_IO, _("%s: the disk is full"), store->path);
	switch (code & 0xFF) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return fail(message, STATUS_BUSY, _("%s: another program holds the file"),
			store->path);
	case SQLITE_CORRUPT:
		return fail(message, STATUS_DATA, _("%s: the file is damaged"), store->path);
	case SQLITE_NOTADB:
		return fail(message, STATUS_DATA, _("%s is not a runde session file"), store->path);
	case SQLITE_READONLY:
		return fail(message, STATUS_IO,
			_("%s: the file needs a repair but is read-only, or its folder is"),
			store->path);
	case SQLITE_ERROR:
		return fail(message, STATUS_DATA, _("%s: the file is damaged (%s)"), store->path,
			sqlite3_errmsg(store->database));
	}
	return fail(message, STATUS_IO, _("%s: the file cannot be read (%s)"), store->path,
		reason(store, code));
}

void
store_keep(struct store *store, int code)
{
	if (store->failed)
		return;
	if (store->transaction)
		store->failed = explain_saving(store, code, &store->failure);
	else
		store->failed = explain_reading(store, code, &store->failure);
}

void
store_keep_fault(struct store *store, const char *what)
{
	if (!store->failed)
		store->failed = fail(&store->failure, STATUS_IO,
			_("Something went wrong inside runde (%s)."), what);
}
