/*
 * The acts that the log has, each file those of one room, as a table that ends with a row without a word.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_SESSION_VERIFY_LOG_ACTS_H
#define RUNDE_SESSION_VERIFY_LOG_ACTS_H

#include "session/verify_log.h"

/* What stands behind a line. */
enum walk_subject { NOTHING_ELSE, OWN_SUBJECT };

struct walk_act {
	const char *word;
	void (*act)(struct walk *walk, const struct line *line); /* NULL: nothing that tables show */
	enum walk_subject subject;
	const char *detail; /* what it always says, unless it is a part; NULL: more than that */
};

extern const struct walk_act walk_course[]; /* verify_log_course.c */
extern const struct walk_act walk_counts[]; /* verify_log_counts.c */
extern const struct walk_act walk_voices[]; /* verify_log_voices.c */

#endif
