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
	struct logged ours, theirs; /* the first act that differs */
	char table[64];             /* the acts are the same: where the states differ; else "" */
	bool ballots;               /* one lacks secret ballots that the other has */
	bool forgotten;             /* only in one of them something was forgotten since */
};

/* A state of a session, in an open file. */
struct state {
	struct store *store;
	const char *session_id;
	bool imported; /* taken in from an exported folder, without notes and what can be taken back */
};

/* Failures are kept by the stores. With the same acts, what was not imported is the later state. */
struct relation relate(const struct state *ours, const struct state *theirs);

void relation_free(struct relation *relation);

/* The id of a session's first act; NULL: it has none. The caller's. */
char *first_act(struct store *store, const char *session_id);

#endif
