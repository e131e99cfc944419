/*
 * What the files of forgetting share: forget.c erases, forget_say.c says what would go, forget_left.c
 * looks where the same words still stand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_SESSION_FORGET_PARTS_H
#define RUNDE_SESSION_FORGET_PARTS_H

#include "session/forget.h"
#include "session/internal.h"

/* What stands where something was forgotten that something else counts on. */
#define FORGET_BLANK "…"

/* What is erased; borrowed from the model. */
struct gone {
	enum forget_kind kind;
	const char *id;
};

/* Everything that a forgetting is about. */
struct forgetting {
	struct session *session;
	struct forget_report *report;
	char **texts; /* that were erased, in all their wordings that are known */
	size_t texts_count;
	struct gone *gone; /* each with a line of the log */
	size_t gone_count;
	bool reworded; /* there may have been others */
};

/* Whether ID is one of those named. */
bool forget_wants(const struct forget *forget, const char *id);

/* Whether the comment goes: itself, with its cluster, or with everything. */
bool forget_takes(const struct model *model, const struct forget *forget, const struct comment *comment);

/* Adds a line: FORMAT with ID and TEXT, as much of it as a line shows. */
void forget_say_one(struct buffer *lines, const char *format, const char *id, const char *text);

/* Before the erasing: what was made of a comment that goes may say the same in other words. */
void forget_look_at_measures(struct forgetting *forgetting, const struct forget *forget);

/* Behind it, in the model as it is then: everything that holds one of the erased texts. */
void forget_look_around(struct forgetting *forgetting);

#endif
