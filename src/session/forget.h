/*
 * Forgetting: what somebody said or wrote is erased from the session file so that no byte of it stays
 * there, as a person may demand. It cannot be taken back.
 *
 * A comment, a cluster or a measure goes as a whole: its row, its earlier wordings among what can be
 * taken back, what the log said about it. Where the room voted on it, `…` stands in place of the
 * answer's label and the votes stay. What was said of other things in the same words is not touched,
 * and the report names it. The log keeps that something was forgotten, how much and when.
 *
 * All free text is all comments, clusters and measures, every word of a question for words (a number in
 * its place), every reason of an institution, and what can be taken back. A session is everything; its
 * id and the day stay in the file, so that a merge does not bring it back.
 *
 * Only what lies in this file: the caller reminds of copies.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_SESSION_FORGET_H
#define RUNDE_SESSION_FORGET_H

#include "core/buffer.h"
#include "core/status.h"
#include "session/session.h"

#include <stdbool.h>
#include <stdint.h>

enum forget_kind {
	FORGET_COMMENT,
	FORGET_CLUSTER,
	FORGET_MEASURE,
	FORGET_TEXT,
	FORGET_SESSION,
	FORGET_KINDS
};

extern const char *const forget_words[FORGET_KINDS]; /* "comment" … */

struct forget {
	enum forget_kind kind;
	const char *const *ids; /* of comments, clusters or measures; borrowed */
	int ids_count;
	bool with_comments;     /* of a cluster: its comments as well */
};

struct forget_report {
	int comments, clusters, measures, labels;
	int64_t words, reasons;
	bool erased;            /* it is out of the tables, and that is on disk */
	struct buffer left;     /* where the same words still stand: a line each */
};

void forget_report_free(struct forget_report *report);

/* STATUS_DATA: there is no such comment, cluster or measure. */
enum status forget_check(const struct session *session, const struct forget *forget,
	struct message *message);

/* Names what would go, a line each. */
void forget_say(const struct session *session, const struct forget *forget, struct buffer *lines);

/* SESSION is open as SESSION_ALONE, which also finishes what an earlier forgetting left. Statuses as an
 * act's; besides, if report->erased: STATUS_BUSY or STATUS_IO, the file could not be rewritten yet, so
 * that bytes of what was erased may still lie in it. After FORGET_SESSION only session_close() is left.
 * REPORT is the caller's to free. */
enum status forget_do(struct session *session, const struct forget *forget, struct forget_report *report,
	struct message *message);

#endif
