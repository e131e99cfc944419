/* One session that comes in: what it is to those that are there, and what becomes of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/merge_internal.h"

#include "core/hash.h"
#include "core/i18n.h"
#include "core/mem.h"
#include "store/merge.h"

#include <stdlib.h>
#include <string.h>

bool
merge_is_forgotten(const struct merge *merge, const char *session_id)
{
	for (int i = 0; i < merge->forgotten_count; i++) {
		if (strcmp(merge->forgotten[i].key + strlen(FORGOTTEN_KEY), session_id) == 0)
			return true;
	}
	return false;
}

/* --- what is told --------------------------------------------------------------------------------- */

static struct merge_line *
line_of(struct merge *merge, const char *session_id)
{
	struct merge_report *report = merge->report;
	for (int i = 0; i < report->count; i++) {
		if (strcmp(report->lines[i].session_id, session_id) == 0)
			return &report->lines[i];
	}
	report->lines = mem_grow(report->lines, (size_t)report->count, sizeof(*report->lines));
	report->lines[report->count] = (struct merge_line){.outcome = MERGE_OUTCOMES,
		.session_id = mem_text(session_id)};
	return &report->lines[report->count++];
}

struct merge_line *
merge_report_on(struct merge *merge, enum merge_outcome outcome, const char *session_id,
	const struct listed *listed, const char *from)
{
	struct merge_line *line = line_of(merge, session_id);
	bool first = line->outcome == MERGE_OUTCOMES;
	if (first || (outcome != MERGE_UNCHANGED && line->outcome == MERGE_UNCHANGED))
		line->outcome = outcome;
	if (first || from) {
		free(line->said);
		free(line->from);
		line->said = listing_line(listed);
		line->from = mem_text(from);
		line->going_on = from && listed->going_on && !listed->imported;
		line->imported = listed->imported;
	}
	return line;
}

/* --- one session ------------------------------------------------------------------------------------ */

/* Where the state that OUT has can be read. */
static struct state_place
place_of(const struct merge *merge, const char *id)
{
	for (int i = 0; i < merge->origins_count; i++) {
		const struct origin *origin = &merge->origins[i];
		if (strcmp(origin->id, id) == 0)
			return (struct state_place){mem_text(origin->place.file),
				mem_text(origin->place.session_id)};
	}
	return (struct state_place){mem_text(merge->out_path), mem_text(id)};
}

static void
note_origin(struct merge *merge, const char *id, const char *file, const char *their_id)
{
	struct origin *origin = NULL;
	for (int i = 0; i < merge->origins_count && !origin; i++) {
		if (strcmp(merge->origins[i].id, id) == 0)
			origin = &merge->origins[i];
	}
	if (!origin) {
		merge->origins = mem_grow(merge->origins, (size_t)merge->origins_count, sizeof(*merge->origins));
		origin = &merge->origins[merge->origins_count++];
		*origin = (struct origin){.id = mem_text(id)};
	}
	free(origin->place.file);
	free(origin->place.session_id);
	origin->place = (struct state_place){mem_text(file), mem_text(their_id)};
}

/* The file's name, without folders and ending. */
static char *
short_name(const char *file)
{
	const char *slash = strrchr(file, '/'), *name = slash ? slash + 1 : file;
	size_t length = strlen(name);
	if (length > 6 && strcmp(name + length - 6, ".runde") == 0)
		length -= 6;
	return mem_text_n(name, length);
}

/* A session of OUT that may be a state of the one that comes, and how they relate. */
struct candidate {
	char *id, *title;
	bool imported;
	struct relation relation;
};

struct candidates {
	struct candidate *list;
	int count;
};

static struct candidates
find_candidates(struct merge *merge, struct store *from, const struct listed *listed)
{
	const char *id = listed->session_id;
	const enum statement s = STORE_SESSION_STATES;
	struct candidates found = {.list = NULL};
	char *act = first_act(from, id);
	store_ask(merge->out, s, TEXT(id), TEXT(act));
	while (store_next(merge->out, s)) {
		found.list = mem_grow(found.list, (size_t)found.count, sizeof(*found.list));
		found.list[found.count++] = (struct candidate){.id = mem_text(store_text(merge->out, s, 0)),
			.title = mem_text(store_text(merge->out, s, 1)),
			.imported = store_integer(merge->out, s, 2) != 0};
	}
	for (int i = 0; i < found.count; i++) {
		struct candidate *there = &found.list[i];
		there->relation = relate(&(struct state){merge->out, there->id, there->imported},
			&(struct state){from, id, listed->imported});
	}
	free(act);
	return found;
}

static void
free_candidates(struct candidates *candidates)
{
	for (int i = 0; i < candidates->count; i++) {
		free(candidates->list[i].id);
		free(candidates->list[i].title);
		relation_free(&candidates->list[i].relation);
	}
	free(candidates->list);
}

static bool
is_taken(struct merge *merge, const char *id)
{
	store_ask(merge->out, STORE_SESSION_STATES, TEXT(id), NOTHING);
	bool taken = store_next(merge->out, STORE_SESSION_STATES);
	store_done(merge->out, STORE_SESSION_STATES);
	return taken || merge_is_forgotten(merge, id);
}

/* An id for a second state: the same whenever the same files are merged in this order. */
static void
make_id(struct merge *merge, const char *id, const char *act_id, char made[SESSION_ID_LENGTH + 1])
{
	uint64_t hash = hash_text(hash_text(HASH_START, id), act_id ? act_id : "");
	do {
		unsigned char bytes[SESSION_ID_CHARACTERS];
		for (int i = 0; i < SESSION_ID_CHARACTERS; i++) {
			hash = hash_text(hash, "+");
			bytes[i] = (unsigned char)(hash >> 40);
		}
		env_id_of(bytes, "s", SESSION_ID_CHARACTERS, made);
	} while (is_taken(merge, made) && !store_failed(merge->out));
}

static void
take(struct merge *merge, const char *id, struct store *from, const char *their_id, const char *title)
{
	store_copy_session(merge->out, id, from, their_id, title);
	note_origin(merge, id, store_path(from), their_id);
	merge->changed = true;
}

static void
remember_parted(struct merge *merge, struct store *from, const struct listed *listed,
	struct candidate *candidate)
{
	merge->parted = mem_grow(merge->parted, (size_t)merge->parted_count, sizeof(*merge->parted));
	merge->parted[merge->parted_count++] = (struct parted){
		.said = listing_line(listed),
		.ours = place_of(merge, candidate->id),
		.theirs = {mem_text(store_path(from)), mem_text(listed->session_id)},
		.relation = candidate->relation,
	};
	candidate->relation = (struct relation){.common = 0};
}

/* The state that comes is none that is there. */
static void
take_second(struct merge *merge, struct store *from, const struct listed *listed,
	struct candidates *candidates)
{
	struct candidate *nearest = &candidates->list[0];
	const char *id = listed->session_id, *file = store_path(from);
	char made[SESSION_ID_LENGTH + 1], *title = NULL;
	for (int i = 1; i < candidates->count; i++) {
		if (candidates->list[i].relation.common > nearest->relation.common)
			nearest = &candidates->list[i];
	}
	if (merge->parting != MERGE_KEEP || nearest->relation.only_ours || nearest->relation.only_theirs) {
		remember_parted(merge, from, listed, nearest);
		return;
	}
	if (is_taken(merge, id)) {
		char *name = short_name(file);
		make_id(merge, id, candidates->list[0].relation.theirs.act_id, made);
		title = mem_printf(_("%s (other state, from %s)"), listed->title, name);
		id = made;
		free(name);
	}
	take(merge, id, from, listed->session_id, title);
	struct listed renamed = *listed;
	if (title)
		renamed.title = title;
	merge_report_on(merge, MERGE_KEPT_BOTH, id, &renamed, file);
	free(title);
}

/* What counts is the state that comes, or that of it which is there: the others go. */
static void
take_instead(struct merge *merge, struct store *from, const struct listed *listed,
	struct candidates *candidates)
{
	const char *file = store_path(from);
	const struct candidate *place = NULL;
	for (int i = 0; i < candidates->count; i++) {
		struct candidate *there = &candidates->list[i];
		bool parted = there->relation.states == STATES_PARTED;
		if (parted && there->relation.only_ours) {
			remember_parted(merge, from, listed, there);
			return;
		}
		if (!place || (!parted && place->relation.states == STATES_PARTED))
			place = there;
	}
	bool stays = place->relation.states == STATES_SAME || place->relation.states == STATES_OURS_LATER;
	for (int i = 0; i < candidates->count; i++) {
		const struct candidate *there = &candidates->list[i];
		if (there == place && stays)
			continue;
		store_remove_session(merge->out, there->id);
		merge->changed = true;
		if (there == place)
			continue;
		struct listed gone = *listed;
		gone.title = there->title;
		merge_report_on(merge, MERGE_GIVEN_UP, there->id, &gone, NULL)->lost = there->relation.lost;
	}
	if (stays) {
		struct listed shown = *listed;
		shown.title = place->title;
		merge_report_on(merge, MERGE_UNCHANGED, place->id, &shown, NULL);
		return;
	}
	take(merge, place->id, from, listed->session_id, NULL);
	struct merge_line *line = merge_report_on(merge, MERGE_REPLACED, place->id, listed, file);
	line->instead = line->instead || place->relation.states == STATES_PARTED;
	line->lost = place->relation.lost;
	line->acts = line->instead ? 0 : line->acts + place->relation.acts;
}

void
merge_session(struct merge *merge, struct store *from, const struct listed *listed)
{
	const char *id = listed->session_id, *file = store_path(from);
	if (merge_is_forgotten(merge, id)) {
		merge_report_on(merge, MERGE_FORGOTTEN, id, listed, file);
		return;
	}
	if (listed->rehearsal) {
		merge_report_on(merge, MERGE_REHEARSAL, id, listed, file);
		return;
	}
	struct candidates candidates = find_candidates(merge, from, listed);
	int fits = 0, parted = 0;
	for (int i = 0; i < candidates.count; i++)
		parted += candidates.list[i].relation.states == STATES_PARTED;
	while (fits < candidates.count && candidates.list[fits].relation.states == STATES_PARTED)
		fits++;
	if (candidates.count == 0) {
		take(merge, id, from, id, NULL);
		merge_report_on(merge, MERGE_ADDED, id, listed, file);
	} else if (merge->parting == MERGE_TAKE && parted > 0) {
		take_instead(merge, from, listed, &candidates);
	} else if (fits == candidates.count) {
		take_second(merge, from, listed, &candidates);
	} else {
		const struct candidate *there = &candidates.list[fits];
		bool renamed = strcmp(there->id, id) != 0;
		struct listed shown = *listed;
		if (renamed)
			shown.title = there->title;
		if (there->relation.states == STATES_THEIRS_LATER) {
			store_remove_session(merge->out, there->id);
			take(merge, there->id, from, id, renamed ? there->title : NULL);
			merge_report_on(merge, MERGE_REPLACED, there->id, &shown, file)->acts += there->relation.acts;
		} else {
			struct merge_line *line = merge_report_on(merge, MERGE_UNCHANGED, there->id, &shown, NULL);
			line->older = line->older || there->relation.states == STATES_OURS_LATER;
		}
	}
	free_candidates(&candidates);
}
