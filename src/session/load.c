/* Reads the model from the session file, part by part.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/internal.h"

#include "core/i18n.h"
#include "core/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ASK(...) store_ask(session->store, __VA_ARGS__)

static void
take_text(struct session *session, enum statement statement, int column, char **text)
{
	free(*text);
	*text = mem_text(store_text(session->store, statement, column));
}

static void
take_id(struct session *session, enum statement statement, int column, char *out, size_t room)
{
	snprintf(out, room, "%s", store_text(session->store, statement, column));
}

/* The index of a word in one of the enums' lists; 0 for a word that is not there. */
static int
index_of(const char *const *words, int count, const char *word)
{
	for (int i = 0; i < count; i++) {
		if (strcmp(words[i], word) == 0)
			return i;
	}
	return 0;
}

static int
find_step(const struct model *model, const char *id)
{
	return *id ? workshop_find_step(model->workshop, id) : -1;
}

/* --- the session and its workshop ------------------------------------------------ */

struct head {
	char *workshop_id, *workshop_hash, *languages;
	int64_t minutes;
};

static bool
load_details(struct session *session, struct head *head)
{
	struct model *model = &session->model;
	struct store *store = session->store;
	bool found = false;

	ASK(STORE_SESSION_GET, TEXT(model->session_id));
	while (store_next(store, STORE_SESSION_GET)) {
		found = true;
		if (head) {
			take_text(session, STORE_SESSION_GET, 0, &head->workshop_id);
			take_text(session, STORE_SESSION_GET, 1, &head->workshop_hash);
			take_text(session, STORE_SESSION_GET, 13, &head->languages);
			head->minutes = store_integer(store, STORE_SESSION_GET, 12);
		}
		take_text(session, STORE_SESSION_GET, 2, &model->title);
		take_text(session, STORE_SESSION_GET, 3, &model->place);
		take_text(session, STORE_SESSION_GET, 4, &model->place_id);
		take_text(session, STORE_SESSION_GET, 5, &model->wave);
		model->created_at = store_integer(store, STORE_SESSION_GET, 6);
		model->started_at = store_integer(store, STORE_SESSION_GET, 7);
		model->ended_at = store_integer(store, STORE_SESSION_GET, 8);
		take_id(session, STORE_SESSION_GET, 9, model->local_date, sizeof(model->local_date));
		take_text(session, STORE_SESSION_GET, 10, &model->timezone);
		model->planned_end = store_integer(store, STORE_SESSION_GET, 11);
		model->pictures = (int)store_integer(store, STORE_SESSION_GET, 14);
		model->rehearsal = store_integer(store, STORE_SESSION_GET, 15);
		take_text(session, STORE_SESSION_GET, 16, &model->lock_code);
	}
	return found;
}

/* A text of the workshop, as its row in the table wording. */
struct wording {
	char *owner; /* kind and id with a space between */
	enum column column;
	int language;
	char *text;
};

struct wordings {
	struct wording *list;
	int count;
};

static bool
column_of_field(const char *field, enum column *column)
{
	for (int i = 0; i < COLUMN_COUNT; i++) {
		if (strcmp(workshop_columns[i].word, field) == 0) {
			*column = (enum column)i;
			return true;
		}
	}
	return false;
}

static void
load_wordings(struct session *session, struct workshop *workshop, struct wordings *wordings)
{
	struct store *store = session->store;
	ASK(STORE_WORDINGS, TEXT(session->model.session_id));
	while (store_next(store, STORE_WORDINGS)) {
		enum column column;
		int language = workshop_find_language(workshop, store_text(store, STORE_WORDINGS, 3));
		if (language < 0 || !column_of_field(store_text(store, STORE_WORDINGS, 2), &column))
			continue;
		wordings->list = mem_grow(wordings->list, (size_t)wordings->count, sizeof(*wordings->list));
		wordings->list[wordings->count++] = (struct wording){
			.owner = mem_printf("%s %s", store_text(store, STORE_WORDINGS, 0),
				store_text(store, STORE_WORDINGS, 1)),
			.column = column,
			.language = language,
			.text = mem_text(store_text(store, STORE_WORDINGS, 4)),
		};
	}
}

static int
by_owner(const void *a, const void *b)
{
	const struct wording *left = a, *right = b;
	return strcmp(left->owner, right->owner);
}

/* Fills the translated cells of ROW with the texts of an owner. */
static void
fill_row(const struct wordings *wordings, const char *kind, const char *id, struct row *row)
{
	struct wording key = { .owner = mem_printf("%s %s", kind, id) };
	const struct wording *found = bsearch(&key, wordings->list, (size_t)wordings->count,
		sizeof(key), by_owner);
	if (found) {
		while (found > wordings->list && by_owner(&key, found - 1) == 0)
			found--;
		for (; found < wordings->list + wordings->count && by_owner(&key, found) == 0; found++)
			row->cell[found->column].in[found->language] = found->text;
	}
	free(key.owner);
}

static void
wordings_free(struct wordings *wordings)
{
	for (int i = 0; i < wordings->count; i++) {
		free(wordings->list[i].owner);
		free(wordings->list[i].text);
	}
	free(wordings->list);
}

static void
set_cell(struct row *row, enum column column, char *text)
{
	row->cell[column].in[0] = text;
}

/* Where a step stands, from the row of STORE_STEPS that is being read. */
static void
read_run(struct session *session, struct step *step, struct step_run *run)
{
	struct store *store = session->store;
	const enum statement s = STORE_STEPS;

	run->inserted = strcmp(store_text(store, s, 1), "inserted") == 0;
	run->live = strcmp(store_text(store, s, 8), "live") == 0
		|| (!store_text(store, s, 8)[0] && methods[step->kind].live);
	run->state = (enum step_state)index_of(step_state_words, 4, store_text(store, s, 9));
	stage_from_word(store_text(store, s, 10), &run->stage);
	entry_mode_from_word(store_text(store, s, 11), &run->mode);
	run->talk_round = (int)store_integer(store, s, 12);
	run->started_at = store_integer(store, s, 13);
	run->ended_at = store_integer(store, s, 14);
	run->spent = store_integer(store, s, 15);
	step->live = run->live;
}

static void
load_runs(struct session *session)
{
	struct model *model = &session->model;
	ASK(STORE_STEPS, TEXT(model->session_id));
	while (store_next(session->store, STORE_STEPS)) {
		int step = find_step(model, store_text(session->store, STORE_STEPS, 0));
		if (step >= 0)
			read_run(session, &model->workshop->steps[step], &model->steps[step]);
	}
}

static void
load_step(struct session *session, struct workshop *workshop, const struct wordings *wordings,
	struct step_run **runs, struct faults *faults)
{
	static const struct { enum column column; int from; } cells[] = {
		{ COLUMN_ID, 0 }, { COLUMN_KIND, 2 }, { COLUMN_MINUTES, 3 }, { COLUMN_QUESTION, 4 },
		{ COLUMN_SHEET, 5 }, { COLUMN_MAX, 6 }, { COLUMN_BY_GROUP, 7 }, { COLUMN_COMMENTS, 8 },
	};
	struct store *store = session->store;
	struct row row = { .line = workshop->steps_count + 1 };
	char *copies[sizeof(cells) / sizeof(cells[0])];

	for (size_t i = 0; i < sizeof(cells) / sizeof(cells[0]); i++) {
		copies[i] = mem_text(store_text(store, STORE_STEPS, cells[i].from));
		set_cell(&row, cells[i].column, copies[i]);
	}
	fill_row(wordings, "step", copies[0], &row);

	int before = workshop->steps_count;
	workshop_add(workshop, &row, faults);
	if (workshop->steps_count > before) {
		*runs = mem_grow(*runs, (size_t)before, sizeof(**runs));
		(*runs)[before] = (struct step_run){ 0 };
		read_run(session, &workshop->steps[before], &(*runs)[before]);
	}
	for (size_t i = 0; i < sizeof(cells) / sizeof(cells[0]); i++)
		free(copies[i]);
}

static void
load_groups(struct session *session, struct workshop *workshop, const struct wordings *wordings,
	struct faults *faults)
{
	struct store *store = session->store;
	ASK(STORE_GROUPS, TEXT(session->model.session_id));
	while (store_next(store, STORE_GROUPS)) {
		struct row row = { 0 };
		char *id = mem_text(store_text(store, STORE_GROUPS, 0));
		char kind[] = "group", official[] = "official";
		set_cell(&row, COLUMN_ID, id);
		set_cell(&row, COLUMN_KIND, kind);
		fill_row(wordings, "group", id, &row);
		if (store_integer(store, STORE_GROUPS, 1))
			set_cell(&row, COLUMN_OPTIONS, official);
		workshop_add(workshop, &row, faults);
		free(id);
	}
}

static enum status
load_workshop(struct session *session, struct message *message)
{
	struct model *model = &session->model;
	struct head head = { 0 };
	struct wordings wordings = { 0 };
	struct faults faults = { 0 };
	struct step_run *runs = NULL;
	struct workshop *workshop = workshop_new();
	enum status status = STATUS_OK;

	if (!load_details(session, &head)) {
		status = fail(message, STATUS_DATA, _("%s: there is no event “%s” in this file"),
			store_path(session->store), model->session_id);
		goto out;
	}
	char *rest = NULL;
	for (char *tag = strtok_r(head.languages, " ", &rest); tag; tag = strtok_r(NULL, " ", &rest))
		workshop_language(workshop, tag);
	load_wordings(session, workshop, &wordings);

	struct row row = { 0 };
	char kind[] = "workshop", minutes[24] = "";
	if (head.minutes > 0)
		snprintf(minutes, sizeof(minutes), "%lld", (long long)head.minutes);
	set_cell(&row, COLUMN_ID, head.workshop_id);
	set_cell(&row, COLUMN_KIND, kind);
	set_cell(&row, COLUMN_MINUTES, minutes);
	fill_row(&wordings, "workshop", "", &row);
	workshop_add(workshop, &row, &faults);
	snprintf(workshop->hash, sizeof(workshop->hash), "%s", head.workshop_hash);

	load_groups(session, workshop, &wordings, &faults);
	ASK(STORE_STEPS, TEXT(model->session_id));
	while (store_next(session->store, STORE_STEPS))
		load_step(session, workshop, &wordings, &runs, &faults);
	if (faults.errors > 0) {
		status = fail(message, STATUS_DATA, _("%s: the workshop in this file is damaged: %s"),
			store_path(session->store), faults.list[0].text);
		goto out;
	}

	model_free_steps(model);
	model->workshop = workshop;
	model->steps = runs;
	workshop = NULL;
	runs = NULL;
out:
	free(head.workshop_id);
	free(head.workshop_hash);
	free(head.languages);
	wordings_free(&wordings);
	faults_free(&faults);
	free(runs);
	workshop_free(workshop);
	return status;
}

/* --- people, stage, undo ------------------------------------------------------------ */

static void
load_people(struct session *session)
{
	struct model *model = &session->model;
	free(model->present);
	model->present = mem_new((size_t)model->workshop->groups_count + 1, sizeof(*model->present));
	ASK(STORE_PRESENCES, TEXT(model->session_id));
	while (store_next(session->store, STORE_PRESENCES)) {
		int group = model_find_group(model, store_text(session->store, STORE_PRESENCES, 0));
		if (group >= 0)
			model->present[group] = store_integer(session->store, STORE_PRESENCES, 1);
	}
}

static void
load_stage(struct session *session)
{
	struct model *model = &session->model;
	struct store *store = session->store;
	const enum statement s = STORE_STAGE_GET;

	ASK(s, TEXT(model->session_id));
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
		if (sscanf(store_text(store, s, 10), "%40s %d", group, &stage->cell_option) == 2)
			stage->cell_group = model_find_group(model, group);
		stage->timer_end = store_integer(store, s, 11);
		stage->timer_left = store_integer(store, s, 12);
		stage->language = (int)store_integer(store, s, 13);
		take_id(session, s, 14, stage->ui_language, sizeof(stage->ui_language));
	}
}

static void
load_undo_row(struct session *session, bool redo, struct undo_row *row)
{
	struct model *model = &session->model;
	struct store *store = session->store;
	const enum statement s = STORE_UNDO_TOP;

	row->there = row->possible = false;
	ASK(s, TEXT(model->session_id), INTEGER(redo));
	while (store_next(store, s)) {
		row->there = true;
		row->possible = !store_is_null(store, s, 7) || !store_is_null(store, s, 8);
		take_text(session, s, 1, &row->act);
		take_text(session, s, 6, &row->detail);
		row->step = find_step(model, store_text(store, s, 3));
	}
}

/* --- rounds ------------------------------------------------------------------------- */

static void
load_options(struct session *session, struct round *round)
{
	struct store *store = session->store;
	const struct workshop *workshop = session->model.workshop;

	ASK(STORE_OPTIONS, INTEGER(round->key));
	while (store_next(store, STORE_OPTIONS)) {
		int no = (int)store_integer(store, STORE_OPTIONS, 0);
		if (round->options_count == 0 || round->options[round->options_count - 1].no != no) {
			round->options = mem_grow(round->options, (size_t)round->options_count,
				sizeof(*round->options));
			round->options[round->options_count++] = (struct option){
				.no = no,
				.value = store_real(store, STORE_OPTIONS, 3),
				.status_quo = store_integer(store, STORE_OPTIONS, 4),
			};
		}
		int language = workshop_find_language(workshop, store_text(store, STORE_OPTIONS, 1));
		struct option *option = &round->options[round->options_count - 1];
		if (language >= 0 && !option->label.in[language])
			option->label.in[language] = mem_text(store_text(store, STORE_OPTIONS, 2));
	}
}

static void
load_tally(struct session *session, struct round *round)
{
	struct model *model = &session->model;
	struct store *store = session->store;

	tally_free(&round->tally);
	tally_init(&round->tally, model->workshop, round->options_count);
	ASK(STORE_TALLY, INTEGER(round->key));
	while (store_next(store, STORE_TALLY)) {
		enum entry_mode mode = MODE_HANDS;
		int group = model_find_group(model, store_text(store, STORE_TALLY, 0));
		int option_no = (int)store_integer(store, STORE_TALLY, 2);
		entry_mode_from_word(store_text(store, STORE_TALLY, 1), &mode);
		tally_add(&round->tally, mode, group, option_no, store_integer(store, STORE_TALLY, 3));
		if (mode == MODE_HANDS)
			tally_mark_counted(&round->tally, group, option_no);
	}

	round->present = model_present(model);
	if (round->state == ROUND_OPEN)
		return;
	ASK(STORE_ROUND_PRESENCES, INTEGER(round->key));
	while (store_next(store, STORE_ROUND_PRESENCES)) {
		if (strcmp(store_text(store, STORE_ROUND_PRESENCES, 0), "all") == 0)
			round->present = store_integer(store, STORE_ROUND_PRESENCES, 1);
	}
}

static void
load_rounds(struct session *session)
{
	struct model *model = &session->model;
	struct store *store = session->store;
	const enum statement s = STORE_ROUNDS;

	model_free_rounds(model);
	ASK(s, TEXT(model->session_id));
	while (store_next(store, s)) {
		model->rounds = mem_grow(model->rounds, (size_t)model->rounds_count, sizeof(*model->rounds));
		struct round *round = &model->rounds[model->rounds_count++];
		*round = (struct round){
			.key = store_integer(store, s, 0),
			.question = mem_text(store_text(store, s, 1)),
			.number = (int)store_integer(store, s, 2),
			.step = find_step(model, store_text(store, s, 3)),
			.state = (enum round_state)index_of(round_state_words, 3, store_text(store, s, 4)),
			.sealed = store_integer(store, s, 5),
			.opened_at = store_integer(store, s, 6),
			.closed_at = store_integer(store, s, 7),
		};
		load_options(session, round);
		load_tally(session, round);
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
	ASK(STORE_CLUSTERS, TEXT(model->session_id));
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
	ASK(s, TEXT(model->session_id));
	while (store_next(store, s)) {
		model->comments = mem_grow(model->comments, (size_t)model->comments_count,
			sizeof(*model->comments));
		struct comment *comment = &model->comments[model->comments_count++];
		*comment = (struct comment){
			.step = find_step(model, store_text(store, s, 1)),
			.table_no = (int)store_integer(store, s, 2),
			.talk_round = (int)store_integer(store, s, 3),
			.group = model_find_group(model, store_text(store, s, 4)),
			.cluster = find_cluster_id(model, store_text(store, s, 5)),
			.supports = (int)store_integer(store, s, 6),
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
	ASK(STORE_TURNS, TEXT(model->session_id));
	while (store_next(store, STORE_TURNS)) {
		if (!model->turns || model->turns_count > 0)
			model->turns = mem_grow(model->turns, (size_t)model->turns_count, sizeof(*model->turns));
		model->turns[model->turns_count++] = (struct turn){
			.step = find_step(model, store_text(store, STORE_TURNS, 0)),
			.talk_round = (int)store_integer(store, STORE_TURNS, 1),
			.group = model_find_group(model, store_text(store, STORE_TURNS, 2)),
			.turns = (int)store_integer(store, STORE_TURNS, 3),
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
	ASK(s, TEXT(model->session_id));
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

/* --- all together ---------------------------------------------------------------------- */

enum status
load(struct session *session, unsigned changes, struct message *message)
{
	struct model *model = &session->model;

	store_snapshot(session->store);
	if (changes & CHANGED_STEPS) {
		enum status status = load_workshop(session, message);
		if (status != STATUS_OK) {
			struct message reason;
			store_snapshot_end(session->store);
			if (store_check(session->store, &reason) != STATUS_OK)
				return fail(message, STATUS_DATA, "%s", reason.text);
			return status;
		}
	} else {
		if (changes & CHANGED_DETAILS)
			load_details(session, NULL);
		if (changes & CHANGED_STAGE)
			load_runs(session);
	}
	if (changes & (CHANGED_PEOPLE | CHANGED_STEPS))
		load_people(session);
	if (changes & (CHANGED_ROUNDS | CHANGED_STEPS)) {
		load_rounds(session);
	} else if (changes & (CHANGED_VOTES | CHANGED_PEOPLE)) {
		struct round *round = model->stage.step >= 0 ? model_round(model, model->stage.step) : NULL;
		if (round)
			load_tally(session, round);
	}
	if (changes & (CHANGED_COMMENTS | CHANGED_STEPS))
		load_comments(session);
	if (changes & (CHANGED_TURNS | CHANGED_STEPS))
		load_turns(session);
	if (changes & (CHANGED_MEASURES | CHANGED_STEPS))
		load_measures(session);
	if (changes & (CHANGED_STAGE | CHANGED_STEPS))
		load_stage(session);
	if (changes & (CHANGED_COMMENTS | CHANGED_MEASURES | CHANGED_STEPS))
		draw_options(model);
	if (changes & (CHANGED_UNDO | CHANGED_STEPS)) {
		load_undo_row(session, false, &model->undo);
		load_undo_row(session, true, &model->redo);
	}
	store_snapshot_end(session->store);
	return store_check(session->store, message);
}

const char *
step_id(const struct model *model, int step)
{
	return step >= 0 ? model->workshop->steps[step].id : "";
}
