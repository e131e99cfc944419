/*
 * How two states of a session relate, for the merge.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_SESSION_MERGE_STATES_H
#define RUNDE_SESSION_MERGE_STATES_H

#include "core/utc.h"
#include "store/store.h"

#include <stdbool.h>
#include <stdint.h>

/* An act as the log has it. */
struct logged {
	bool there;
	int64_t seq;
	utc_ms at;
	char *act_id, *act, *step_id, *subject_id, *detail;
};

enum states { STATES_SAME, STATES_OURS_LATER, STATES_THEIRS_LATER, STATES_PARTED };

struct relation {
	enum states states;
	int64_t common;             /* acts that both have, from the first on */
	int64_t acts;               /* how many more theirs has */
	int64_t lost;               /* how many ours has of its own */
	struct logged ours, theirs; /* the first act that differs */
	char table[64];             /* the acts are the same: where the states differ; else "" */
	bool ballots;               /* one lacks secret ballots that the other has */
	char *only_ours;            /* what was forgotten in ours and still is in theirs: what `runde forget` */
	char *only_theirs;          /* takes behind the session, "comment c…"; and the other way round; or NULL */
};

/* A state of a session, in an open file. */
struct state {
	struct store *store;
	const char *session_id;
	bool imported; /* taken in from an exported folder, without notes and what can be taken back */
};

/* Failures are kept by the stores. With the same acts, what was not imported is the later state. That
 * something was forgotten parts no states: the one that lacks what was forgotten in either is the later
 * one; they are parted where both still have what was forgotten in the other, or where the one that has
 * fewer acts was told to forget more. */
struct relation relate(const struct state *ours, const struct state *theirs);

void logged_free(struct logged *act);
void relation_free(struct relation *relation);

/* The id of a session's first act; NULL: it has none. The caller's. */
char *first_act(struct store *store, const char *session_id);

/* The last act of a session but that somebody came back; how many there are. Free LAST. */
int64_t last_act(struct store *store, const char *session_id, struct logged *last);

#endif
