/* Reads the model from the session file, part by part.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/load.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "core/theme.h"

#include <stdio.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

void
take_damage(struct session *session, const char *table)
{
	if (!session->damaged)
		session->damaged = table;
}

/* What stands in COLUMN of TABLE, where no act writes less than 0 or more than an int holds. */
static int
take_count(struct session *session, enum statement statement, int column, const char *table)
{
	int64_t count = store_integer(session->store, statement, column);
	if (count >= 0 && count <= INT_MAX)
		return (int)count;
	take_damage(session, table);
	return 0;
}

void
take_text(struct session *session, enum statement statement, int column, char **text)
{
	free(*text);
	*text = mem_text(store_text(session->store, statement, column));
}

void
take_id(struct session *session, enum statement statement, int column, char *out, size_t room)
{
	snprintf(out, room, "%s", store_text(session->store, statement, column));
}

int
index_of(const char *const *words, int count, const char *word)
{
	for (int i = 0; i < count; i++) {
		if (strcmp(words[i], word) == 0)
			return i;
	}
	return 0;
}

int
find_step(const struct model *model, const char *id)
{
	return *id ? workshop_find_step(model->workshop, id) : -1;
}

/* --- people, stage, undo ------------------------------------------------------------ */

static void
load_people(struct session *session)
{
	struct model *model = &session->model;
	free(model->present);
	model->present = mem_new((size_t)model->workshop->groups_count + 1, sizeof(*model->present));
	store_ask(session->store, STORE_PRESENCES, TEXT(model->session_id));
	while (store_next(session->store, STORE_PRESENCES)) {
		int group = model_find_group(model, store_text(session->store, STORE_PRESENCES, 0));
		int64_t present = store_integer(session->store, STORE_PRESENCES, 1);
		if (present < 0 || present > PRESENT_MAX)
			take_damage(session, "presence");
		else if (group >= 0)
			model->present[group] = present;
	}
}

/* A place that cannot be is the beginning: it is only what the wall shows. */
static struct profile_place
read_profile(const struct model *model, const char *text)
{
	const int most = model->workshop->steps_count;
	int theme = -1, question = -1, row = 0, agenda = 0;
	sscanf(text, "%9d %9d %9d %9d", &theme, &question, &row, &agenda);
	if (theme < -1 || theme >= most || question < -1 || question >= most || row < 0
		|| row > WORKSHOP_ROWS_MAX)
		return (struct profile_place){-1, -1, 0, false};
	return (struct profile_place){theme, question, row, agenda != 0};
}

static void
load_stage(struct session *session)
{
	struct model *model = &session->model;
	struct store *store = session->store;
	const enum statement s = STORE_STAGE_GET;

	store_ask(session->store, s, TEXT(model->session_id));
	while (store_next(store, s)) {
		struct stage_row *stage = &model->stage;
		char group[ID_LENGTH_MAX + 1];
		stage->phase = (enum phase)index_of(phase_words, 3, store_text(store, s, 0));
		stage->step = find_step(model, store_text(store, s, 1));
		stage->entered_at = store_integer(store, s, 2);
		stage->look_step = find_step(model, store_text(store, s, 3));
		stage->result_hidden = store_integer(store, s, 4);
		stage->blank = store_integer(store, s, 5);
		stage->calm = store_integer(store, s, 6);
		stage->projector = store_integer(store, s, 7);
		stage->locked = store_integer(store, s, 8);
		stage->page = (int)store_integer(store, s, 9);
		stage->cell_group = -1;
		stage->cell_level = -1;
		if (sscanf(store_text(store, s, 10), "%40s %9d %9d", group, &stage->cell_option,
			&stage->cell_level) >= 2)
			stage->cell_group = model_find_group(model, group);
		stage->timer_end = store_integer(store, s, 11);
		stage->timer_left = store_integer(store, s, 12);
		stage->language = (int)store_integer(store, s, 13);
		take_id(session, s, 14, stage->ui_language, sizeof(stage->ui_language));
		stage->profile = read_profile(model, store_text(store, s, 15));
		stage->theme = theme_find(store_text(store, s, 16));
	}
}

static void
load_undo_row(struct session *session, bool redo, struct undo_row *row)
{
	struct model *model = &session->model;
	struct store *store = session->store;
	const enum statement s = STORE_UNDO_TOP;

	row->there = row->possible = false;
	store_ask(session->store, s, TEXT(model->session_id), INTEGER(redo));
	while (store_next(store, s)) {
		row->there = true;
		row->possible = !store_is_null(store, s, 7) || !store_is_null(store, s, 8);
		take_text(session, s, 1, &row->act);
		take_text(session, s, 6, &row->detail);
		row->step = find_step(model, store_text(store, s, 3));
	}
}

/* --- comments, turns, measures ---------------------------------------------------------- */

static int
find_cluster_id(const struct model *model, const char *id)
{
	for (int i = 0; i < model->clusters_count; i++) {
		if (strcmp(model->clusters[i].id, id) == 0)
			return i;
	}
	return -1;
}

static void
load_comments(struct session *session)
{
	struct model *model = &session->model;
	struct store *store = session->store;

	model_free_comments(model);
	store_ask(session->store, STORE_CLUSTERS, TEXT(model->session_id));
	while (store_next(store, STORE_CLUSTERS)) {
		model->clusters = mem_grow(model->clusters, (size_t)model->clusters_count,
			sizeof(*model->clusters));
		struct cluster *cluster = &model->clusters[model->clusters_count++];
		*cluster = (struct cluster){
			.step = find_step(model, store_text(store, STORE_CLUSTERS, 1)),
			.name = mem_text(store_text(store, STORE_CLUSTERS, 2)),
		};
		take_id(session, STORE_CLUSTERS, 0, cluster->id, sizeof(cluster->id));
	}

	const enum statement s = STORE_COMMENTS;
	store_ask(session->store, s, TEXT(model->session_id));
	while (store_next(store, s)) {
		model->comments = mem_grow(model->comments, (size_t)model->comments_count,
			sizeof(*model->comments));
		struct comment *comment = &model->comments[model->comments_count++];
		*comment = (struct comment){
			.step = find_step(model, store_text(store, s, 1)),
			.table_no = take_count(session, s, 2, "comment"),
			.talk_round = take_count(session, s, 3, "comment"),
			.group = model_find_group(model, store_text(store, s, 4)),
			.cluster = find_cluster_id(model, store_text(store, s, 5)),
			.supports = take_count(session, s, 6, "comment"),
			.state = (enum comment_state)index_of(comment_state_words, 3, store_text(store, s, 7)),
			.text = mem_text(store_text(store, s, 8)),
		};
		take_id(session, s, 0, comment->id, sizeof(comment->id));
	}
}

static void
load_turns(struct session *session)
{
	struct model *model = &session->model;
	struct store *store = session->store;

	model->turns_count = 0;
	store_ask(session->store, STORE_TURNS, TEXT(model->session_id));
	while (store_next(store, STORE_TURNS)) {
		if (!model->turns || model->turns_count > 0)
			model->turns = mem_grow(model->turns, (size_t)model->turns_count, sizeof(*model->turns));
		model->turns[model->turns_count++] = (struct turn){
			.step = find_step(model, store_text(store, STORE_TURNS, 0)),
			.talk_round = take_count(session, STORE_TURNS, 1, "turn"),
			.group = model_find_group(model, store_text(store, STORE_TURNS, 2)),
			.turns = take_count(session, STORE_TURNS, 3, "turn"),
		};
	}
}

static void
load_measures(struct session *session)
{
	struct model *model = &session->model;
	struct store *store = session->store;
	const enum statement s = STORE_MEASURES;

	model_free_measures(model);
	store_ask(session->store, s, TEXT(model->session_id));
	while (store_next(store, s)) {
		model->measures = mem_grow(model->measures, (size_t)model->measures_count,
			sizeof(*model->measures));
		struct measure *measure = &model->measures[model->measures_count++];
		*measure = (struct measure){
			.step = find_step(model, store_text(store, s, 1)),
			.what = mem_text(store_text(store, s, 2)),
			.who = mem_text(store_text(store, s, 3)),
			.agreed = store_integer(store, s, 4),
			.due_text = mem_text(store_text(store, s, 6)),
			.dropped = strcmp(store_text(store, s, 8), "dropped") == 0,
		};
		take_id(session, s, 0, measure->id, sizeof(measure->id));
		take_id(session, s, 5, measure->due, sizeof(measure->due));
		take_id(session, s, 7, measure->comment_id, sizeof(measure->comment_id));
	}
}

/* --- institutions' own answers ------------------------------------------------------------- */

static struct official *
find_official(struct model *model, int group, const char *question)
{
	for (int i = 0; i < model->officials_count; i++) {
		if (model->officials[i].group == group
			&& strcmp(model->officials[i].question, question) == 0)
			return &model->officials[i];
	}
	return NULL;
}

/* From the row of STORE_OFFICIAL_ENTRIES that is being read. */
static void
read_official_entry(struct session *session)
{
	struct model *model = &session->model;
	struct store *store = session->store;
	const enum statement s = STORE_OFFICIAL_ENTRIES;
	int option_no = (int)store_integer(store, s, 2);
	struct official *official = find_official(model, model_find_group(model, store_text(store, s, 0)),
		store_text(store, s, 1));
	if (!official || official->ballot.count >= BALLOT_ENTRIES) {
		take_damage(session, "official_entry");
		return;
	}
	official->ballot.entries[official->ballot.count++] = (struct ballot_entry){
		.option_no = option_no,
		.value = store_real(store, s, 3),
		.text = store_is_null(store, s, 4) ? NULL : mem_text(store_text(store, s, 4)),
	};
}

static void
load_officials(struct session *session)
{
	struct model *model = &session->model;
	struct store *store = session->store;

	model_free_officials(model);
	store_ask(store, STORE_OFFICIALS, TEXT(model->session_id));
	while (store_next(store, STORE_OFFICIALS)) {
		model->officials = mem_grow(model->officials, (size_t)model->officials_count,
			sizeof(*model->officials));
		model->officials[model->officials_count++] = (struct official){
			.group = model_find_group(model, store_text(store, STORE_OFFICIALS, 0)),
			.question = mem_text(store_text(store, STORE_OFFICIALS, 1)),
			.reason = mem_text(store_text(store, STORE_OFFICIALS, 2)),
		};
	}
	store_ask(store, STORE_OFFICIAL_ENTRIES, TEXT(model->session_id));
	while (store_next(store, STORE_OFFICIAL_ENTRIES))
		read_official_entry(session);
}

/* --- what cannot be ------------------------------------------------------------------------ */

static bool
round_is_sound(const struct round *round)
{
	bool sound = round->step >= 0 && round->options_count <= OPTIONS_MAX;
	for (int i = 0; i < round->options_count; i++)
		sound = sound && round->options[i].no == i + 1;
	return sound;
}

/* Whether an institution's answer is one to what is asked. */
static bool
official_is_sound(const struct model *model, const struct official *official)
{
	for (int i = 0; i < model->workshop->steps_count; i++) {
		const char *question = model->workshop->steps[i].question;
		if (!question || strcmp(question, official->question) != 0)
			continue;
		struct question asked = model_question(model, i);
		return ballot_check(&asked, &official->ballot) == BALLOT_FINE;
	}
	return true;
}

/* The table that says what no act could have written, or NULL. Whoever reads the model takes its
 * indices for granted. */
static const char *
damaged_table(const struct model *model)
{
	const struct stage_row *stage = &model->stage;
	if ((stage->phase != PHASE_WAITING && stage->step < 0) || stage->language < -1
		|| stage->language >= model->workshop->languages_count)
		return "stage";
	for (int i = 0; i < model->rounds_count; i++) {
		if (!round_is_sound(&model->rounds[i]))
			return "round";
	}
	for (int i = 0; i < model->clusters_count; i++) {
		if (model->clusters[i].step < 0)
			return "cluster";
	}
	for (int i = 0; i < model->comments_count; i++) {
		if (model->comments[i].step < 0 || model->comments[i].group < 0)
			return "comment";
	}
	for (int i = 0; i < model->turns_count; i++) {
		if (model->turns[i].step < 0 || model->turns[i].group < 0)
			return "turn";
	}
	for (int i = 0; i < model->measures_count; i++) {
		if (model->measures[i].step < 0)
			return "measure";
	}
	for (int i = 0; i < model->officials_count; i++) {
		int group = model->officials[i].group;
		if (group < 0 || group == model_no_group(model) || !model->workshop->groups[group].official)
			return "official";
		if (!official_is_sound(model, &model->officials[i]))
			return "official_entry";
	}
	return NULL;
}

/* --- all together ---------------------------------------------------------------------- */

enum status
load(struct session *session, unsigned changes, struct message *message)
{
	struct model *model = &session->model;

	session->damaged = NULL;
	store_snapshot(session->store);
	if (changes & CHANGED_STEPS) {
		enum status status = load_workshop(session, message);
		if (status != STATUS_OK) {
			/* a failure to read is why it was not found */
			store_snapshot_end(session->store);
			enum status reading = store_check(session->store, message);
			return reading != STATUS_OK ? reading : status;
		}
	} else {
		if (changes & CHANGED_DETAILS)
			load_details(session);
		if (changes & CHANGED_STAGE)
			load_runs(session);
	}
	if (changes & (CHANGED_PEOPLE | CHANGED_STEPS))
		load_people(session);
	if (changes & (CHANGED_ROUNDS | CHANGED_STEPS)) {
		load_rounds(session);
	} else if (changes & (CHANGED_VOTES | CHANGED_PEOPLE)) {
		const struct round *here = model->stage.step >= 0 ? model_round(model, model->stage.step)
			: NULL;
		/* the one that is corrected, and those that a paper form goes to */
		for (int i = 0; i < model->rounds_count; i++) {
			if (&model->rounds[i] == here || model->rounds[i].state == ROUND_OPEN)
				load_tally(session, &model->rounds[i]);
		}
	}
	if (changes & (CHANGED_VOTES | CHANGED_ROUNDS | CHANGED_STEPS))
		load_forms(session);
	if (changes & (CHANGED_COMMENTS | CHANGED_STEPS))
		load_comments(session);
	if (changes & (CHANGED_TURNS | CHANGED_STEPS))
		load_turns(session);
	if (changes & (CHANGED_MEASURES | CHANGED_STEPS))
		load_measures(session);
	if (changes & (CHANGED_OFFICIAL | CHANGED_STEPS))
		load_officials(session);
	if (changes & (CHANGED_STAGE | CHANGED_STEPS))
		load_stage(session);
	if (changes & (CHANGED_COMMENTS | CHANGED_MEASURES | CHANGED_STEPS))
		draw_options(model);
	if (changes & (CHANGED_UNDO | CHANGED_STEPS)) {
		load_undo_row(session, false, &model->undo);
		load_undo_row(session, true, &model->redo);
	}
	store_snapshot_end(session->store);
	enum status status = store_check(session->store, message);
	const char *damaged = status != STATUS_OK ? NULL
		: session->damaged ? session->damaged : damaged_table(model);
	return damaged ? fail(message, STATUS_DATA, _("%s: the file is damaged (%s)"),
		store_path(session->store), damaged) : status;
}

void
load_saved(struct session *session, unsigned changes)
{
	if (load(session, changes, NULL) != STATUS_OK)
		session->data_version = -1;
}

const char *
step_id(const struct model *model, int step)
{
	return step >= 0 ? model->workshop->steps[step].id : "";
}
