/* Reads the session's own row and its workshop from the session file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/load.h"

#include "core/i18n.h"
#include "core/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct head {
	char *workshop_id, *workshop_hash, *languages;
	int64_t minutes;
};

static bool
read_details(struct session *session, struct head *head)
{
	struct model *model = &session->model;
	struct store *store = session->store;
	bool found = false;

	store_ask(session->store, STORE_SESSION_GET, TEXT(model->session_id));
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
		model->imported = store_integer(store, STORE_SESSION_GET, 17);
	}
	return found;
}

bool
load_details(struct session *session)
{
	return read_details(session, NULL);
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
	store_ask(session->store, STORE_WORDINGS, TEXT(session->model.session_id));
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
	const struct wording *found = wordings->count == 0 ? NULL
		: bsearch(&key, wordings->list, (size_t)wordings->count, sizeof(key), by_owner);
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

void
load_runs(struct session *session)
{
	struct model *model = &session->model;
	store_ask(session->store, STORE_STEPS, TEXT(model->session_id));
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
	store_ask(session->store, STORE_GROUPS, TEXT(session->model.session_id));
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

enum status
load_workshop(struct session *session, struct message *message)
{
	struct model *model = &session->model;
	struct head head = { 0 };
	struct wordings wordings = { 0 };
	struct faults faults = { 0 };
	struct step_run *runs = NULL;
	struct workshop *workshop = workshop_new();
	enum status status = STATUS_OK;

	if (!read_details(session, &head)) {
		status = fail(message, STATUS_DATA, _("%s: there is no session “%s” in this file"),
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
	store_ask(session->store, STORE_STEPS, TEXT(model->session_id));
	while (store_next(session->store, STORE_STEPS))
		load_step(session, workshop, &wordings, &runs, &faults);
	if (store_failed(session->store) == STATUS_OK && workshop->steps_count == 0)
		faults_add(&faults, 0, false, _("there is no step"));
	if (store_failed(session->store) != STATUS_OK) {
		status = store_failed(session->store);
		goto out;
	}
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
