/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/merge_states.h"

#include "core/mem.h"
#include "store/merge.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The columns of the log, as STORE_EXPORT_LOG has them. */
enum { SEQ, ACT_ID, AT, ACT, STEP_ID, SUBJECT_ID, DETAIL };

static struct logged
read_act(struct store *store)
{
	const enum statement s = STORE_EXPORT_LOG;
	return (struct logged){
		.there = true,
		.seq = store_integer(store, s, SEQ),
		.at = store_integer(store, s, AT),
		.act_id = mem_text(store_text(store, s, ACT_ID)),
		.act = mem_text(store_text(store, s, ACT)),
		.step_id = mem_text(store_text(store, s, STEP_ID)),
		.subject_id = mem_text(store_text(store, s, SUBJECT_ID)),
		.detail = mem_text(store_text(store, s, DETAIL)),
	};
}

/* What only one of two logs has. */
struct rest {
	int64_t acts;
	bool content;   /* one of them is more than that somebody came back */
	bool forgotten; /* something was forgotten */
};

/* Reads on to the end, from the row where the cursor is, if IN. */
static struct rest
read_rest(struct store *store, bool in)
{
	struct rest rest = {.acts = 0};
	for (; in; in = store_next(store, STORE_EXPORT_LOG), rest.acts++) {
		const char *act = store_text(store, STORE_EXPORT_LOG, ACT);
		rest.content = rest.content || strcmp(act, "take-up") != 0;
		rest.forgotten = rest.forgotten || strcmp(act, "forget") == 0;
	}
	return rest;
}

/* Both have the same acts. */
static void
compare_states(struct relation *relation, const struct state *ours, const struct state *theirs)
{
	struct store_comparison comparison;
	if (ours->imported != theirs->imported) {
		relation->states = ours->imported ? STATES_THEIRS_LATER : STATES_SAME;
		return;
	}
	store_compare_sessions(ours->store, ours->session_id, theirs->store, theirs->session_id,
		strcmp(ours->session_id, theirs->session_id) == 0, &comparison);
	memcpy(relation->table, comparison.table, sizeof(relation->table));
	relation->ballots = comparison.left_has_more || comparison.right_has_more;
	if (comparison.table[0] || (comparison.left_has_more && comparison.right_has_more))
		relation->states = STATES_PARTED;
	else if (comparison.left_has_more)
		relation->states = STATES_OURS_LATER;
	else if (comparison.right_has_more)
		relation->states = STATES_THEIRS_LATER;
	else
		relation->states = STATES_SAME;
}

static bool
misses(const struct state *later, const struct state *earlier)
{
	return store_misses_ballots(earlier->store, earlier->session_id, later->store, later->session_id);
}

struct relation
relate(const struct state *ours, const struct state *theirs)
{
	const enum statement s = STORE_EXPORT_LOG;
	struct store *out = ours->store, *from = theirs->store;
	struct relation relation = {.states = STATES_PARTED};
	store_ask(out, s, TEXT(ours->session_id));
	store_ask(from, s, TEXT(theirs->session_id));
	bool our_act = store_next(out, s), their_act = store_next(from, s);
	while (our_act && their_act
		&& strcmp(store_text(out, s, ACT_ID), store_text(from, s, ACT_ID)) == 0) {
		relation.common++;
		our_act = store_next(out, s);
		their_act = store_next(from, s);
	}
	if (our_act)
		relation.ours = read_act(out);
	if (their_act)
		relation.theirs = read_act(from);
	struct rest our_rest = read_rest(out, our_act), their_rest = read_rest(from, their_act);
	relation.acts = their_rest.acts;
	relation.forgotten = our_rest.forgotten != their_rest.forgotten;

	if (!our_rest.content && !their_rest.content) {
		compare_states(&relation, ours, theirs);
	} else if (!our_rest.content || !their_rest.content) {
		relation.ballots = our_rest.content ? misses(ours, theirs) : misses(theirs, ours);
		if (!relation.ballots)
			relation.states = our_rest.content ? STATES_OURS_LATER : STATES_THEIRS_LATER;
	}
	return relation;
}

static void
free_act(struct logged *act)
{
	free(act->act_id);
	free(act->act);
	free(act->step_id);
	free(act->subject_id);
	free(act->detail);
	*act = (struct logged){.there = false};
}

void
relation_free(struct relation *relation)
{
	free_act(&relation->ours);
	free_act(&relation->theirs);
}

char *
first_act(struct store *store, const char *session_id)
{
	char *id = NULL;
	store_ask(store, STORE_EXPORT_LOG, TEXT(session_id));
	if (store_next(store, STORE_EXPORT_LOG))
		id = mem_text(store_text(store, STORE_EXPORT_LOG, ACT_ID));
	store_done(store, STORE_EXPORT_LOG);
	return id;
}
