/*
 * The session file: one SQLite database, and the only room that knows it.
 *
 * A store is an open file. Everything that can be asked or said is a named
 * statement (statement.h) with every value bound; schema and migrations are
 * the .sql files beside this one.
 *
 * A change is a transaction:
 *
 *	store_begin(store);
 *	store_run(store, STORE_COMMENT_ADD, TEXT(id), INTEGER(3), …);
 *	…
 *	status = store_commit(store, message);
 *
 * The first failure inside it is kept; what follows does nothing and
 * store_commit() rolls back and tells. So a caller checks once, at the end.
 *
 * Times are utc_ms. Text handed out lives until the cursor moves on.
 * Statuses: STATUS_BUSY when another program holds the file longer than
 * BUSY_SECONDS, STATUS_IO when the disk fails or is full (nothing changed),
 * STATUS_DATA when the file is no session file, is damaged or is newer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_STORE_STORE_H
#define RUNDE_STORE_STORE_H

#include "core/status.h"
#include "store/statement.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define STORE_APPLICATION_ID 0x72756E64 /* "rund" */
#define STORE_VERSION        4
#define STORE_BUSY_SECONDS   5

struct store;

/* Whether PATH begins like an SQLite file. Opens and closes the file, so it
 * must not be called while this process has it open as a store (POSIX locks). */
enum status store_is_session(const char *path, bool *is, struct message *message);

/* Whether another process guides PATH; under the same condition. */
bool store_is_guided(const char *path);

/* Makes a new, empty session file, readable for its owner alone, that appears
 * under its name whole or not at all once store_publish() has been called;
 * store_close() before that leaves nothing behind. Once published, only
 * store_close() and store_path() are left; store_open() goes on with the file.
 * STATUS_CANNOT_CREATE when PATH exists or the folder does not allow it. */
enum status store_create(const char *path, struct store **store, struct message *message);
enum status store_publish(struct store *store, struct message *message);

enum store_access {
	STORE_RUN,    /* guide a session: exclusive among runs; migrates; vacuums when due */
	STORE_ALONE,  /* forget: exclusive as a run, which may not have what is erased in its memory */
	STORE_WRITE,  /* import: beside a run; migrates */
	STORE_READ,   /* export, report: changes nothing; of an older file it sees a copy, as it was when opened */
	STORE_COPY,   /* merge: as READ, and of a file that is guided it sees a copy as well */
	STORE_FOLLOW, /* a display: as READ, and the run knows that it is there */
};

/* STATUS_NO_INPUT when there is no such file, STATUS_BUSY when it is open in
 * another run. *STORE is NULL after a failure and the file untouched. */
enum status store_open(const char *path, enum store_access access, struct store **store,
	struct message *message);

/* NULL is fine. */
void store_close(struct store *store);

const char *store_path(const struct store *store);

/* Whether the path leads to the open file no longer: it was moved or deleted, or another took its
 * place. Nothing can be saved then. */
bool store_moved(struct store *store);

/* How many displays have the file open now; SIZES gets the rows and columns of the first MOST, 0 where
 * they are not told yet. For STORE_RUN. */
int store_displays(const struct store *store, int (*sizes)[2], int most);

/* Tells the run how large the screen of this display is, not within a loop over rows. For STORE_FOLLOW. */
void store_tell_size(struct store *store, int rows, int columns);

/* WAITING is called, with CONTEXT, once each time the store has to wait for
 * another program for longer than a person notices, before it goes on waiting. */
void store_on_wait(struct store *store, void (*waiting)(void *context), void *context);

/* A number that changes when another connection has changed the file. */
int64_t store_data_version(struct store *store);

/* Rewrites the whole file so that no byte of what was deleted is left. Kept
 * for later, without a failure, while a reader is in the way. */
void store_vacuum_if_due(struct store *store);

/* The same, waiting for readers as a change does. STATUS_BUSY, STATUS_IO: it is still due. */
enum status store_vacuum(struct store *store, struct message *message);

/* Whether that is due. */
bool store_vacuum_is_due(struct store *store);

/* Looks whether the file is as SQLite and this program make one: pages, indices, types and references,
 * every table, index and trigger. TELL is called with each fault, a sentence. */
void store_verify(struct store *store, void (*tell)(void *context, const char *fault), void *context);

/* A value on its way into a statement. */
struct store_value {
	enum store_type { STORE_NULL, STORE_INTEGER, STORE_REAL, STORE_TEXT, STORE_BLOB } type;
	int64_t integer;
	double real;
	const void *bytes;
	size_t length;
};

#define INTEGER(n)   ((struct store_value){ .type = STORE_INTEGER, .integer = (n) })
#define REAL(d)      ((struct store_value){ .type = STORE_REAL, .real = (d) })
#define TEXT(s)      store_text_value(s) /* NULL becomes SQL's NULL */
#define BLOB(p, n)   ((struct store_value){ .type = STORE_BLOB, .bytes = (p), .length = (n) })
#define NOTHING      ((struct store_value){ .type = STORE_NULL })

struct store_value store_text_value(const char *text);

#define STORE_VALUES(...) \
	(const struct store_value[]){ __VA_ARGS__ }, \
	sizeof((const struct store_value[]){ __VA_ARGS__ }) / sizeof(struct store_value)

/* BEGIN IMMEDIATE. RECORDING: what the transaction changes, but for log, undo,
 * stage, tally, pair and file, is kept so that store_inverse() can give it. */
void store_begin(struct store *store, bool recording);

/* Stops recording and gives the changeset that takes back what was recorded;
 * *BYTES is the caller's (free()), NULL when nothing changed. */
void store_inverse(struct store *store, void **bytes, size_t *length);

/* Applies a changeset. Any conflict is a failure. */
void store_apply(struct store *store, const void *bytes, size_t length);

/* The same where comments, clusters and measures were forgotten since: what the changeset says of those
 * that are no longer there is left out. */
void store_apply_after_forgetting(struct store *store, const void *bytes, size_t length);

/* Hands on every text, old or new, that a changeset holds in COLUMN (from 0) of the rows of TABLE that are
 * about ID. */
void store_change_texts(struct store *store, const void *bytes, size_t length, const char *table,
	int column, const char *id, void (*take)(void *context, const char *text), void *context);

/* Inside a transaction: deletes every row of a session, in whatever table. */
void store_erase_session(struct store *store, const char *session_id);

enum status store_commit(struct store *store, struct message *message);
void store_roll_back(struct store *store);

/* The first failure of the transaction so far. */
enum status store_failed(const struct store *store);

/* Runs a statement that returns no rows. */
#define store_run(store, statement, ...) \
	store_run_values((store), (statement), STORE_VALUES(__VA_ARGS__))
void store_run_values(struct store *store, enum statement statement,
	const struct store_value *values, size_t count);

/* How many rows the last statement changed. */
int64_t store_changed(const struct store *store);

/* Reads rows:
 *	store_ask(store, STORE_STEPS, TEXT(session_id));
 *	while (store_next(store, STORE_STEPS))
 *		… store_text(store, STORE_STEPS, 0) …
 * Loops over different statements may be nested; a loop left early ends with
 * store_done(). A failure ends the loop and is kept; outside a transaction
 * store_check() tells it and clears it. */
#define store_ask(store, statement, ...) \
	store_ask_values((store), (statement), STORE_VALUES(__VA_ARGS__))
void store_ask_values(struct store *store, enum statement statement,
	const struct store_value *values, size_t count);
bool store_next(struct store *store, enum statement statement);
void store_done(struct store *store, enum statement statement);
enum status store_check(struct store *store, struct message *message);

int store_columns(struct store *store, enum statement statement);
bool store_is_null(struct store *store, enum statement statement, int column);
int64_t store_integer(struct store *store, enum statement statement, int column); /* 0 for NULL */
double store_real(struct store *store, enum statement statement, int column);
const char *store_text(struct store *store, enum statement statement, int column); /* "" for NULL */
const void *store_blob(struct store *store, enum statement statement, int column, size_t *length);

/* Several reads that see one state of the file. */
void store_snapshot(struct store *store);
void store_snapshot_end(struct store *store);

/* Gives memory back that would make reading the same again faster, which the end of a snapshot does as
 * well: where many files are open, each but one rests. */
void store_rest(struct store *store);

#endif
