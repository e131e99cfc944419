/*
 * The inside of a store, shared by the files of this room and by nobody else.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_STORE_CONNECTION_H
#define RUNDE_STORE_CONNECTION_H

#include "store/store.h"

#include <sqlite3.h>

#define STORE_BUSY_MS (STORE_BUSY_SECONDS * 1000)

struct cursor {
	sqlite3_stmt *prepared; /* NULL until first used */
	bool open;              /* between store_ask() and its end */
};

struct store {
	char *path;                 /* as the caller named it */
	char *file;                 /* absolute; what SQLite has open */
	char *target;               /* absolute, of a new file: its name once published */
	int held;                   /* of a new file: locked, so that nobody takes it for a stale one; or -1 */
	sqlite3 *database;          /* NULL once published */
	int lock;                   /* see lock.h; -1: none */
	int place;                  /* of a display there; -1: none */
	bool writes;
	bool older;                 /* the file, than this program */
	bool transaction, snapshot;
	sqlite3_session *recording; /* NULL: not recording */
	sqlite3_stmt *data_version; /* NULL until first used */
	void (*waiting)(void *context);
	void *waiting_context;
	int waited_ms;              /* in the present wait */
	enum status failed;         /* the first failure, kept until somebody is told */
	struct message failure;
	struct cursor cursors[STATEMENT_COUNT];
};

/* Keeps what SQLite's result CODE means to people, unless a failure is kept
 * already. To be called at once, while errno still tells the cause; so errno is
 * cleared before a call that may fail. */
void store_keep(struct store *store, int code);

/* The same for a fault of the program itself. */
void store_keep_fault(struct store *store, const char *what);

/* What a result CODE means when the file is being opened or made. */
enum status store_explain_opening(const struct store *store, int code, struct message *message);

/* A store without a database. */
struct store *store_new(const char *path);

/* Opens FILE (absolute, existing) and sets everything up that is not written to it. */
enum status store_connect(struct store *store, char *file, const char *pragmas,
	struct message *message);

/* Finalises and closes, but for the lock. */
void store_disconnect(struct store *store);

/* Runs SQL without values. An SQLite result code. */
int store_execute(struct store *store, const char *sql);

/* How long the store waits for other programs from now on: STORE_BUSY_MS, or not at all. */
void store_wait(struct store *store, bool patiently);

/* Ends every loop. */
void store_reset(struct store *store);

/* The first integer of the first row of a PRAGMA or SELECT; FALLBACK without one. */
int64_t store_number(struct store *store, const char *sql, int64_t fallback);

void store_record(struct store *store);
void store_record_end(struct store *store);

/* Steps[n] leads from version n to n + 1; the steps not yet gone are, each in
 * a transaction of its own. Not gone: nothing of that step is in the file. */
enum status store_climb(struct store *store, const char *const *steps, int count,
	struct message *message);

/* STORE_VERSION steps. */
extern const char *const store_ladder[];

#endif
