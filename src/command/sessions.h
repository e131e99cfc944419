/*
 * Sessions that a command line names. FILE#SESSION_ID is one of a file; FILE alone is its only
 * session where a command takes one, and all of them, by date, where it takes SESSION...
 *
 * Where a file holds several and one must be named, what can be typed for each is listed on standard
 * error, and the message that comes back is empty then, because everything has been said.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_COMMAND_SESSIONS_H
#define RUNDE_COMMAND_SESSIONS_H

#include "core/status.h"
#include "session/session.h"

/* Zeroed: none. */
struct sessions {
	struct session **list;
	int count;
};

/* Opens for reading what COUNT ARGUMENTS name, in their order. A session that is named twice, or lies in
 * two of the files, is there twice. Statuses as session_open(); *SESSIONS is empty after a failure. */
enum status sessions_open(struct env *env, char *const *arguments, int count,
	struct sessions *sessions, struct message *message);

void sessions_close(struct sessions *sessions);

/* Opens the one that ARGUMENT names. Statuses as session_open(). */
enum status sessions_open_one(struct env *env, const char *argument, enum session_access access,
	struct session **session, struct message *message);

/* STATUS_USAGE and the list, unless ARGUMENT names one session, or none, which whoever opens it will
 * find out. */
enum status sessions_name_one(const char *argument, struct message *message);

#endif
