/*
 * What is told of states that went on differently. They are remembered while files are open and told
 * when all are closed, because telling it opens both.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_SESSION_MERGE_PARTED_H
#define RUNDE_SESSION_MERGE_PARTED_H

#include "core/buffer.h"
#include "session/env.h"
#include "session/merge_states.h"

/* A state of a session, and where it can be read. */
struct state_place {
	char *file, *session_id;
};

struct parted {
	char *said;
	struct state_place ours, theirs;
	struct relation relation;
};

void parted_free(struct parted *parted);

/* Appends a paragraph: what is in both, with the first act that differs and the last one, in words. */
void parted_tell(struct env *env, const struct parted *parted, struct buffer *out);

#endif
