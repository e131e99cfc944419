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

/* --- forgetting ---------------------------------------------------------------------------- */

/* That something was forgotten: a comment, cluster or measure, or (no subject) all text until then. */
struct forgotten {
	char *act_id, *subject_id, *kind;
	int64_t acts; /* before it */
};

/* A log that is read beside another. */
struct reader {
	struct store *store;
	int64_t acts, forgets;
	struct forgotten *list;
	int count;
};

/* The next act that is not of forgetting. */
static bool
next_act(struct reader *reader)
{
	const enum statement s = STORE_EXPORT_LOG;
	while (store_next(reader->store, s)) {
		const char *act = store_text(reader->store, s, ACT), *detail = store_text(reader->store, s, DETAIL);
		if (strcmp(act, "forget") != 0) {
			reader->acts++;
			return true;
		}
		reader->forgets++;
		reader->list = mem_grow(reader->list, (size_t)reader->count, sizeof(*reader->list));
		reader->list[reader->count++] = (struct forgotten){
			.act_id = mem_text(store_text(reader->store, s, ACT_ID)),
			.subject_id = mem_text(store_text(reader->store, s, SUBJECT_ID)),
			.kind = mem_text_n(detail, strcspn(detail, " ")),
			.acts = reader->acts,
		};
	}
	return false;
}

static void
reader_free(struct reader *reader)
{
	for (int i = 0; i < reader->count; i++) {
		free(reader->list[i].act_id);
		free(reader->list[i].subject_id);
		free(reader->list[i].kind);
	}
	free(reader->list);
}

static bool
has_subject(const struct state *state, const char *id)
{
	store_ask(state->store, STORE_FORGET_HAS, TEXT(state->session_id), TEXT(id));
	bool has = store_next(state->store, STORE_FORGET_HAS);
	store_done(state->store, STORE_FORGET_HAS);
	return has;
}

/* Whether STATE, with READER's log, lacks what was forgotten in another whose first COMMON acts it has. */
static bool
lacks(const struct state *state, const struct reader *reader, const struct forgotten *forgotten,
	int64_t common)
{
	int64_t until = forgotten->acts < common ? forgotten->acts : common;
	if (*forgotten->subject_id)
		return !has_subject(state, forgotten->subject_id);
	for (int i = 0; i < reader->count; i++) {
		const struct forgotten *own = &reader->list[i];
		if (strcmp(own->act_id, forgotten->act_id) == 0
			|| (!*own->subject_id && strcmp(own->kind, "text") == 0 && own->acts >= until))
			return true;
	}
	return false;
}

/* The first that was forgotten in OTHER alone, as `runde forget` is told it, or NULL. */
static char *
only_in(const struct reader *other, const struct state *state, const struct reader *reader, int64_t common)
{
	for (int i = 0; i < other->count; i++) {
		const struct forgotten *forgotten = &other->list[i];
		if (!lacks(state, reader, forgotten, common))
			return *forgotten->subject_id ? mem_printf("%s %s", forgotten->kind, forgotten->subject_id)
				: mem_text("text");
	}
	return NULL;
}

/* --- acts ------------------------------------------------------------------------------------ */

/* Reads on to the end, from the row where the cursor is, if IN. Whether there is more than that somebody
 * came back. */
static bool
read_rest(struct reader *reader, bool in)
{
	bool content = false;
	for (; in; in = next_act(reader))
		content = content || strcmp(store_text(reader->store, STORE_EXPORT_LOG, ACT), "take-up") != 0;
	return content;
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
	struct reader out = {.store = ours->store}, from = {.store = theirs->store};
	struct relation relation = {.states = STATES_PARTED};
	store_ask(out.store, s, TEXT(ours->session_id));
	store_ask(from.store, s, TEXT(theirs->session_id));
	bool our_act = next_act(&out), their_act = next_act(&from);
	while (our_act && their_act
		&& strcmp(store_text(out.store, s, ACT_ID), store_text(from.store, s, ACT_ID)) == 0) {
		relation.common++;
		our_act = next_act(&out);
		their_act = next_act(&from);
	}
	if (our_act)
		relation.ours = read_act(out.store);
	if (their_act)
		relation.theirs = read_act(from.store);
	bool our_rest = read_rest(&out, our_act), their_rest = read_rest(&from, their_act);
	int64_t more = from.acts + from.forgets - out.acts - out.forgets;
	relation.acts = more > 0 ? more : 0;
	relation.lost = out.acts - relation.common;
	relation.only_ours = only_in(&out, theirs, &from, relation.common);
	relation.only_theirs = only_in(&from, ours, &out, relation.common);

	/* what was forgotten in one of them is in the other, which can be the later one only without it */
	bool our_later = our_rest || relation.only_ours, their_later = their_rest || relation.only_theirs;
	if (!our_later && !their_later) {
		compare_states(&relation, ours, theirs);
	} else if (!our_later || !their_later) {
		relation.ballots = our_later ? misses(ours, theirs) : misses(theirs, ours);
		if (!relation.ballots)
			relation.states = our_later ? STATES_OURS_LATER : STATES_THEIRS_LATER;
	}
	reader_free(&out);
	reader_free(&from);
	return relation;
}

void
logged_free(struct logged *act)
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
	logged_free(&relation->ours);
	logged_free(&relation->theirs);
	free(relation->only_ours);
	free(relation->only_theirs);
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

int64_t
last_act(struct store *store, const char *session_id, struct logged *last)
{
	int64_t acts = 0;
	*last = (struct logged){.there = false};
	store_ask(store, STORE_EXPORT_LOG, TEXT(session_id));
	for (; store_next(store, STORE_EXPORT_LOG); acts++) {
		if (strcmp(store_text(store, STORE_EXPORT_LOG, ACT), "take-up") == 0)
			continue;
		logged_free(last);
		*last = read_act(store);
	}
	return acts;
}
