/* The wide table: what the sessions say is kept until all are there, because each may add columns.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/export_asked.h"

#include "core/hash.h"
#include "core/i18n.h"
#include "core/mem.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* A question in a round, as the first session with it has it. */
struct wide_column {
	char *question, *prompt;
	int round;
	enum kind kind;
	bool has_mean, other_words, other_scales;
	char wording[HASH_HEX], scale_key[HASH_HEX]; /* of the first that asked it; "" before */
};

struct wide_answer {
	size_t column;
	int row; /* of its session */
	bool has_n, has_mean;
	int64_t n;
	double mean;
	enum wide_status status;
};

struct wide_row {
	char *group_id, *label;
	enum export_group_type type;
	int64_t present;
	bool has_present;
};

struct wide_session {
	char *id, *workshop_id, *title, *place, *place_id, *wave, *local_date;
	struct wide_row rows[GROUPS_MAX + 2]; /* by export_groups() */
	int rows_count;
	struct wide_answer *answers;
	size_t answers_count;
	size_t *skipped; /* columns of questions that it has, but never asked */
	size_t skipped_count;
};

struct wide {
	struct wide_column *columns; /* in the order in which they were found */
	size_t columns_count;
	struct wide_session *sessions;
	size_t sessions_count;
};

struct wide *
wide_new(void)
{
	return mem_new(1, sizeof(struct wide));
}

void
wide_free(struct wide *wide)
{
	if (!wide)
		return;
	for (size_t i = 0; i < wide->columns_count; i++) {
		free(wide->columns[i].question);
		free(wide->columns[i].prompt);
	}
	for (size_t i = 0; i < wide->sessions_count; i++) {
		struct wide_session *session = &wide->sessions[i];
		for (int row = 0; row < session->rows_count; row++) {
			free(session->rows[row].group_id);
			free(session->rows[row].label);
		}
		char *texts[] = {session->id, session->workshop_id, session->title, session->place,
			session->place_id, session->wave, session->local_date};
		for (size_t text = 0; text < sizeof(texts) / sizeof(texts[0]); text++)
			free(texts[text]);
		free(session->answers);
		free(session->skipped);
	}
	free(wide->columns);
	free(wide->sessions);
	free(wide);
}

/* --- reading a session -------------------------------------------------------------------- */

/* The column of QUESTION and ROUND, which STEP asks; a new one if need be. */
static size_t
column_of(struct wide *wide, const char *question, int round, const struct step *step)
{
	for (size_t i = 0; i < wide->columns_count; i++) {
		struct wide_column *column = &wide->columns[i];
		if (column->round != round || strcmp(column->question, question) != 0)
			continue;
		column->has_mean = column->has_mean || methods[step->kind].has_mean;
		return i;
	}
	const char *prompt = words_in(&step->prompt, 0);
	wide->columns = mem_grow(wide->columns, wide->columns_count, sizeof(*wide->columns));
	struct wide_column *column = &wide->columns[wide->columns_count];
	*column = (struct wide_column){.question = mem_text(question), .round = round,
		.prompt = mem_text(*prompt ? prompt : words_in(&step->title, 0)), .kind = step->kind,
		.has_mean = methods[step->kind].has_mean};
	return wide->columns_count++;
}

/* Whether a round of QUESTION is told: one that is closed. */
static bool
is_told(const struct model *model, const char *question)
{
	for (int i = 0; i < model->rounds_count; i++) {
		if (model->rounds[i].state != ROUND_OPEN && strcmp(model->rounds[i].question, question) == 0)
			return true;
	}
	return false;
}

/* Whether it is asked as elsewhere; what was not asked does not count. */
static void
compare_asked(struct wide_column *column, const struct asked *asked)
{
	const struct round *round = asked->round;
	char wording[HASH_HEX], scale_key[HASH_HEX];
	step_wording(asked->step, round->options, round->options_count, wording);
	step_scale_key(asked->step, round->options, round->options_count, scale_key);
	if (*column->wording) {
		column->other_words = column->other_words || strcmp(column->wording, wording) != 0;
		column->other_scales = column->other_scales || strcmp(column->scale_key, scale_key) != 0;
		return;
	}
	memcpy(column->wording, wording, HASH_HEX);
	memcpy(column->scale_key, scale_key, HASH_HEX);
}

/* The questions that the session has; those of which no round is told were not asked, or are still
 * being asked. */
static void
add_questions(struct export *export, struct wide_session *session)
{
	const struct model *model = export->model;
	for (int i = 0; i < model->workshop->steps_count; i++) {
		const struct step *step = &model->workshop->steps[i];
		if (!methods[step->kind].asks)
			continue;
		size_t column = column_of(export->wide, step->question, 1, step);
		if (is_told(model, step->question))
			continue;
		session->skipped = mem_grow(session->skipped, session->skipped_count,
			sizeof(*session->skipped));
		session->skipped[session->skipped_count++] = column;
	}
}

static void
add_rows(struct export *export, struct wide_session *session)
{
	const struct model *model = export->model;
	int order[GROUPS_MAX + 2];
	session->rows_count = export_groups(model, true, order);
	for (int i = 0; i < session->rows_count; i++) {
		struct wide_row *row = &session->rows[i];
		int group = order[i];
		row->group_id = mem_text(export_group_id(model, group));
		row->has_present = true;
		if (group == TALLY_ALL) {
			row->type = GROUP_ALL;
			row->label = mem_text(export_label(model, LABEL_ALL));
			row->present = model_present(model);
		} else if (group == model_no_group(model)) {
			row->type = GROUP_NONE;
			row->label = mem_text(export_label(model, LABEL_NONE));
			row->present = model->present[group];
		} else {
			const struct group *of = &model->workshop->groups[group];
			row->type = of->official ? GROUP_OFFICIAL : GROUP_PEOPLE;
			row->label = mem_text(words_in(&of->label, 0));
			row->has_present = !of->official;
			row->present = model->present[group];
		}
	}
}

void
export_wide_session(struct export *export)
{
	const struct model *model = export->model;
	struct wide *wide = export->wide;
	if (!wide)
		return;
	wide->sessions = mem_grow(wide->sessions, wide->sessions_count, sizeof(*wide->sessions));
	struct wide_session *session = &wide->sessions[wide->sessions_count++];
	*session = (struct wide_session){.id = mem_text(model->session_id),
		.workshop_id = mem_text(model->workshop->id), .title = mem_text(model->title),
		.place = mem_text(model->place), .place_id = mem_text(model->place_id),
		.wave = mem_text(model->wave), .local_date = mem_text(model->local_date)};
	add_rows(export, session);
	add_questions(export, session);
}

void
export_wide_asked(struct export *export, const struct asked *asked)
{
	struct wide *wide = export->wide;
	const struct round *round = asked->round;
	int order[GROUPS_MAX + 2];
	if (!wide)
		return;
	struct wide_session *session = &wide->sessions[wide->sessions_count - 1];
	size_t column = column_of(wide, round->question, round->number, asked->step);
	compare_asked(&wide->columns[column], asked);
	int groups = export_groups(export->model, true, order);
	for (int i = 0; i < groups; i++) {
		int group = order[i];
		bool official = group >= 0 && round->tally.official[group];
		if (!asked_has_rows(asked, group) || (export_unasked(round) && !official))
			continue;
		const struct summary *summary = asked_summary(asked, group);
		struct wide_answer answer = {.column = column, .row = i, .status = WIDE_WITHHELD};
		if (asked_withheld(asked, group) == WITHHOLD_NOT) {
			answer.status = summary->ballots > 0 || summary->uncounted ? WIDE_OK : WIDE_EMPTY;
			answer.has_n = !summary->uncounted;
			answer.n = summary->ballots;
			answer.has_mean = summary->mean.has;
			answer.mean = summary->mean.is;
		}
		session->answers = mem_grow(session->answers, session->answers_count,
			sizeof(*session->answers));
		session->answers[session->answers_count++] = answer;
	}
}

/* --- writing ------------------------------------------------------------------------------ */

static int
by_question(const void *a, const void *b)
{
	const struct wide_column *left = *(struct wide_column *const *)a;
	const struct wide_column *right = *(struct wide_column *const *)b;
	int order = strcmp(left->question, right->question);
	return order ? order : (left->round > right->round) - (left->round < right->round);
}

/* The columns in the order of the file; PLACE[i]: where the cells of column i begin. */
static void
lay_out(struct export *export, size_t *place)
{
	struct wide *wide = export->wide;
	struct wide_fields *fields = &export->package.wide;
	struct wide_column **sorted = mem_new(wide->columns_count + 1, sizeof(struct wide_column *));
	for (size_t i = 0; i < wide->columns_count; i++)
		sorted[i] = &wide->columns[i];
	qsort(sorted, wide->columns_count, sizeof(struct wide_column *), by_question);
	wide_fields_begin(fields);
	for (size_t i = 0; i < wide->columns_count; i++) {
		const struct wide_column *column = sorted[i];
		place[column - wide->columns] = fields->count;
		wide_fields_add(fields, &(struct wide_question){column->question, column->round,
			column->kind, column->has_mean, column->prompt, column->other_words,
			column->other_scales});
		if (column->other_scales)
			buffer_printf(&export->report->other_scales, "%s.%d\n", column->question,
				column->round);
	}
	free(sorted);
}

static void
put_row(const struct wide *wide, const struct wide_session *session, int index, const size_t *place,
	struct csv_cell *cells)
{
	const struct wide_row *row = &session->rows[index];
	cells[WIDE_SESSION_ID] = cell_text(session->id);
	cells[WIDE_GROUP_ID] = cell_text(row->group_id);
	cells[WIDE_GROUP_TYPE] = cell_text(export_group_type_words[row->type]);
	cells[WIDE_GROUP_LABEL] = cell_text(row->label);
	cells[WIDE_PRESENT] = row->has_present ? cell_integer(row->present) : cell_missing();
	cells[WIDE_WORKSHOP_ID] = cell_text(session->workshop_id);
	cells[WIDE_TITLE] = cell_text(session->title);
	cells[WIDE_PLACE] = cell_text(session->place);
	cells[WIDE_PLACE_ID] = cell_text(session->place_id);
	cells[WIDE_WAVE] = cell_text(session->wave);
	cells[WIDE_LOCAL_DATE] = cell_date(session->local_date);
	for (size_t i = 0; i < wide->columns_count; i++)
		cells[place[i] + 1 + wide->columns[i].has_mean] = cell_text(wide_status_words[WIDE_NOT_ASKED]);
	for (size_t i = 0; i < session->skipped_count; i++) {
		size_t column = session->skipped[i];
		cells[place[column] + 1 + wide->columns[column].has_mean] =
			cell_text(wide_status_words[WIDE_SKIPPED]);
	}
	for (size_t i = 0; i < session->answers_count; i++) {
		const struct wide_answer *answer = &session->answers[i];
		struct csv_cell *at = &cells[place[answer->column]];
		if (answer->row != index)
			continue;
		if (answer->has_n)
			*at = cell_integer(answer->n);
		if (answer->has_mean && wide->columns[answer->column].has_mean)
			at[1] = cell_number(answer->mean);
		at[1 + wide->columns[answer->column].has_mean] = cell_text(wide_status_words[answer->status]);
	}
}

static enum status
write_rows(struct export *export, FILE *file, const char *name, const size_t *place,
	struct message *message)
{
	const struct wide *wide = export->wide;
	const struct wide_fields *fields = &export->package.wide;
	struct csv_writer *writer = csv_writer_to(file, name, export->options->dialect);
	const char **header = mem_new(fields->count, sizeof(*header));
	struct csv_cell *cells = mem_new(fields->count, sizeof(*cells));
	for (size_t i = 0; i < fields->count; i++)
		header[i] = fields->list[i].name;
	csv_writer_header(writer, header, fields->count);
	for (size_t i = 0; i < wide->sessions_count; i++) {
		for (int row = 0; row < wide->sessions[i].rows_count; row++) {
			for (size_t cell = 0; cell < fields->count; cell++)
				cells[cell] = cell_missing();
			put_row(wide, &wide->sessions[i], row, place, cells);
			csv_writer_row(writer, cells, fields->count);
			export->report->wide_rows++;
		}
	}
	free(header);
	free(cells);
	return csv_writer_close(writer, message);
}

enum status
export_wide_write(struct export *export, const char *folder, struct message *message)
{
	const struct export_options *options = export->options;
	bool alone = options->only_out && options->only == EXPORT_ONLY_WIDE;
	size_t *place = mem_new(export->wide->columns_count + 1, sizeof(*place));
	enum status status = STATUS_OK;
	lay_out(export, place);
	if (alone) {
		status = write_rows(export, options->only_out, WIDE_NAME, place, message);
	} else if (!options->only_out) {
		char *path = mem_printf("%s/" WIDE_NAME ".csv", folder);
		char *name = mem_printf("%s/" WIDE_NAME ".csv", options->dir);
		FILE *file = fopen(path, "wxe");
		status = file ? write_rows(export, file, name, place, message)
			: fail(message, STATUS_CANNOT_CREATE, _("%s: cannot be made: %s"), name,
				strerror(errno));
		if (file && fclose(file) != 0 && !status)
			status = fail(message, STATUS_IO, _("%s: could not be written: %s"), name,
				strerror(errno));
		free(path);
		free(name);
	}
	free(place);
	return status;
}
