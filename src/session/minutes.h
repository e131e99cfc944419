/*
 * What the minutes may tell of a session: no more than the room has seen.
 *
 * In them are rounds whose result was shown, what institutions answered where the room saw it, comments
 * that were on the wall and words that were not taken off it, the measures with whoever takes them on,
 * and of secret rounds nothing that would give a small group away (core/withhold.h). Not in them are
 * notes, comments that were hidden or only noted, rounds that were closed and never shown; how many
 * of these there are is told.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_SESSION_MINUTES_H
#define RUNDE_SESSION_MINUTES_H

#include "report/minutes.h"
#include "session/session.h"

struct minutes_options {
	enum document_format format;
	int min_cell; /* k, the smallest group whose secret answers are shown; 0: the usual */
};

/* What may be told of SESSION, in the language of its env, where the workshop has that, else in the
 * workshop's first. MINUTES borrows from SESSION and is the caller's to free, before SESSION. */
void minutes_read(struct session *session, const struct minutes_options *options,
	struct minutes *minutes);
void minutes_free(struct minutes *minutes);

/* All in one: adds the document to OUT. Times are those of the place where the session was, as far as
 * this machine knows its time zone. */
void minutes_of_session(struct session *session, const struct minutes_options *options,
	struct buffer *out);

/* As a page, into the file PATH, which must not exist. Statuses as output_write(). */
enum status minutes_save(struct session *session, const char *path, struct message *message);

#endif
