/*
 * What a command line names to be read: a workshop, or a session and the workshop it belongs to.
 * Which of the two it is, the file's first bytes say.
 *
 * What is wrong with a workshop goes to standard error line by line, and the message that comes
 * back is empty then, because everything has been said.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_COMMAND_SOURCE_H
#define RUNDE_COMMAND_SOURCE_H

#include "core/status.h"
#include "core/workshop.h"
#include "session/env.h"
#include "session/session.h"

struct source {
	const struct workshop *workshop;
	const struct model *model; /* NULL: a workshop alone */
	struct session *session;   /* read only, or NULL */
	struct workshop *own;      /* what was read from a file, or NULL */
};

/* Reads the workshop in the file PATH ("-": standard input); the caller frees it. Statuses as in
 * workshop_file_read(); *WORKSHOP is NULL after a failure. */
enum status source_read_workshop(const char *path, struct workshop **workshop, struct message *message);

/* Opens what ARGUMENT names: a session, a workshop's file, "-", or the name of a workshop that is
 * shipped or one's own. Close SOURCE also after a failure. STATUS_DATA, STATUS_NO_INPUT, STATUS_IO,
 * and what session_open() says. */
enum status source_open(struct env *env, const char *argument, struct source *source,
	struct message *message);

void source_close(struct source *source);

#endif
