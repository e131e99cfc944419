/*
 * Reads several sessions to be set side by side (core/compare.h).
 *
 * What the tables of `runde export` would withhold is withheld here, by the same functions: those of
 * the network's profile where the sessions are of several places, of the analysis' where they are of
 * one. Of each question the last round that was closed counts, whether the room has seen it or not, as
 * in the tables; one whose voting is open is left out. No comment is read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_SESSION_COMPARE_H
#define RUNDE_SESSION_COMPARE_H

#include "core/compare.h"
#include "session/session.h"

struct compare_options {
	int min_cell;         /* k, as in session/export.h; 0: the usual */
	const char *language; /* of the reader: a tag */
	const char *own;      /* the id of a session or place that comes first, or NULL */
};

/* Fills COMPARE, the caller's to free unless this fails; the sessions may be closed then. *OPEN: how
 * many rounds were left out.
 *
 * STATUS_USAGE: the same session twice, fewer than two, or none of them is called as in `own`.
 * STATUS_BUSY, STATUS_DATA: a session could not be read. */
enum status compare_read(struct session *const *sessions, int count,
	const struct compare_options *options, struct compare *compare, int *open,
	struct message *message);

#endif
