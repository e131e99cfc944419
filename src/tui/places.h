/*
 * Where workshops and sessions lie, and what new ones are called.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TUI_PLACES_H
#define RUNDE_TUI_PLACES_H

#include "core/status.h"
#include "core/utc.h"
#include "session/env.h"

#include <stdbool.h>

/* A file to choose. */
struct place {
	char *path;
	char *name;    /* of the file, without its ending */
	bool own;      /* of a workshop: the user's own */
	utc_ms at;     /* of a session: when it was changed last */
};

struct places {
	struct place *list;
	int count;
};

/* The user's own workshops, then the shipped ones, each by name. */
struct places places_workshops(const struct env *env);

/* The session files in the folder of sessions, the latest first. */
struct places places_sessions(const struct env *env);

/* The session that another process guides, of those in the folder of sessions: its path, freed by
 * the caller. NULL, and STATUS_USAGE in MESSAGE, where there is none or more than one. */
char *places_guided(const struct env *env, struct message *message);

/* Whether PATH lies right in the folder of sessions. */
bool places_is_session(const struct env *env, const char *path);

/* The tables where people keep files: here, at home, in downloads and documents, on the desktop, on
 * sticks; the latest first, at most PLACES_TABLES. */
enum { PLACES_TABLES = 40 };
struct places places_tables(void);

void places_free(struct places *places);

/* The file that ARGUMENT means on a command line: the file of that name (`-`: standard input); or
 * else the workshop called so, an own one before a shipped one; or else ARGUMENT, which is not
 * there. Freed by the caller. */
char *places_argument(const struct env *env, const char *argument);

/* The same where ARGUMENT may also be a session, `FILE#SESSION_ID`: the file, without the id. */
char *places_file(const struct env *env, const char *argument);

/* A path in the folder of sessions that is free, `DATE-SLUG.runde` with the slug of what it is
 * ABOUT; makes the folder, for its owner alone. NULL, and MESSAGE, when that fails. */
char *places_new_session(const struct env *env, const char *date, const char *about,
	struct message *message);

/* A fresh folder for a rehearsal. NULL, and MESSAGE, when there is no room for one. */
char *places_temporary(struct message *message);

/* PATH with -2, -3 … before ENDING, until there is no such file. ENDING "" for folders. */
char *places_free_name(const char *path, const char *ending);

/* PATH with `~` as the home, and the other way round. */
char *places_expand(const char *path);
char *places_short(const char *path);

/* PATH as it is typed in a shell: short, and quoted where it must be. Fresh memory, like the others. */
char *places_typed(const char *path);

#endif
