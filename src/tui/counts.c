/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/counts.h"

#include "core/i18n.h"
#include "tui/app.h"
#include "tui/layer.h"

/* The index of the group in the NTH column; people of no group stand last. */
int
counts_nth_group(const struct model *model, int nth)
{
	const struct workshop *workshop = model->workshop;
	for (int i = 0; i < workshop->groups_count; i++)
		if (!workshop->groups[i].official && nth-- == 0)
			return i;
	return model_no_group(model);
}

static int
group_columns(const struct model *model)
{
	return workshop_people_groups(model->workshop) + 1;
}

const struct round *
counts_round(const struct model *model, const struct counts *counts)
{
	return model_round(model, counts->step);
}

static bool
several(const struct model *model, const struct counts *counts)
{
	return methods[model->workshop->steps[counts->step].kind].several;
}

int
counts_rows(const struct model *model, const struct counts *counts)
{
	if (counts->of == COUNTS_PEOPLE)
		return group_columns(model);
	const struct round *round = counts_round(model, counts);
	return round ? round->options_count + 1 + several(model, counts) : 0;
}

int
counts_columns(const struct model *model, const struct counts *counts)
{
	if (counts->of == COUNTS_PEOPLE || !model->workshop->steps[counts->step].by_group)
		return 1;
	return group_columns(model);
}

void
counts_cell(const struct model *model, const struct counts *counts, int row, int column, int *group,
	int *option_no)
{
	*option_no = 0;
	if (counts->of == COUNTS_PEOPLE) {
		*group = counts_nth_group(model, row);
		return;
	}
	const struct round *round = counts_round(model, counts);
	int options = round ? round->options_count : 0;
	*option_no = row < options ? row + 1 : row == options ? 0 : -1;
	*group = counts_columns(model, counts) > 1 ? counts_nth_group(model, column)
		: model_no_group(model);
}

/* What is saved; -1 where nothing was counted yet. */
static int64_t
saved(const struct model *model, const struct counts *counts, int row, int column)
{
	int group, option_no;
	counts_cell(model, counts, row, column, &group, &option_no);
	if (counts->of == COUNTS_PEOPLE)
		return model->present[group];
	const struct round *round = counts_round(model, counts);
	if (!round || !tally_counted(&round->tally, group, option_no))
		return -1;
	return tally_votes(&round->tally, MODE_HANDS, group, option_no);
}

/* Saved or, under the cursor, being typed. */
int64_t
counts_value(const struct model *model, const struct counts *counts, int row, int column)
{
	if (counts->typing && row == counts->row && column == counts->column)
		return counts->typed;
	return saved(model, counts, row, column);
}

static int64_t
expected(const struct model *model, const struct counts *counts)
{
	if (counts_columns(model, counts) == 1)
		return model_present(model);
	return model->present[counts_nth_group(model, counts->column)];
}

/* Whether the row's number is a part of those who are here. */
static bool
row_adds_up(const struct model *model, const struct counts *counts, int row)
{
	const struct round *round = counts_round(model, counts);
	return !several(model, counts) || (round && row >= round->options_count);
}

static int64_t
column_sum(const struct model *model, const struct counts *counts, int without_row)
{
	int64_t sum = 0;
	for (int row = 0; row < counts_rows(model, counts); row++) {
		int64_t value = counts_value(model, counts, row, counts->column);
		if (row != without_row && value > 0 && row_adds_up(model, counts, row))
			sum += value;
	}
	return sum;
}

bool
counts_missing(const struct model *model, const struct counts *counts, int64_t *missing)
{
	if (counts->of == COUNTS_PEOPLE || !counts_round(model, counts)
		|| !expected(model, counts))
		return false;
	*missing = expected(model, counts) - column_sum(model, counts, -1);
	return true;
}

/* --- acting ------------------------------------------------------------------- */

static void
point(struct app *app, const struct counts *counts)
{
	if (counts->of != COUNTS_VOTES)
		return;
	int group, option_no;
	counts_cell(app->model, counts, counts->row, counts->column, &group, &option_no);
	const struct stage_row *stage = &app->model->stage;
	if (stage->cell_group == group && stage->cell_option == option_no)
		return;
	unsigned changed = 0;
	struct message message = {0};
	enum status status = session_point(app->session, group, option_no, &changed, &message);
	if (status)
		app_did(app, status, 0, &message);
}

void
counts_begin(struct app *app, struct counts *counts, enum counts_of of, int step)
{
	*counts = (struct counts){.on = true, .of = of, .step = step};
	int rows = counts_rows(app->model, counts), columns = counts_columns(app->model, counts);
	for (int i = 0; of == COUNTS_VOTES && i < rows * columns; i++) {
		if (saved(app->model, counts, i % rows, i / rows) < 0) {
			counts->row = i % rows;
			counts->column = i / rows;
			break;
		}
	}
	point(app, counts);
}

static bool
store(struct app *app, struct counts *counts, int64_t value)
{
	int group, option_no;
	unsigned changed = 0;
	struct message message = {0};
	counts_cell(app->model, counts, counts->row, counts->column, &group, &option_no);
	enum status status = counts->of == COUNTS_PEOPLE
		? session_present(app->session, group, value < 0 ? 0 : value, &changed, &message)
		: session_count(app->session, group, option_no, value, &changed, &message);
	if (!status)
		counts->typing = false;
	app_did(app, status, changed, &message);
	return status == STATUS_OK;
}

bool
counts_save(struct app *app, struct counts *counts)
{
	if (!counts->typing)
		return true;
	if (counts->typed == saved(app->model, counts, counts->row, counts->column)) {
		counts->typing = false;
		return true;
	}
	if (!store(app, counts, counts->typed))
		return false;
	int64_t missing;
	if (counts_missing(app->model, counts, &missing) && missing < 0)
		app_say(app, LOOK_WARNING,
			P_("Saved. That is %d hand more than people are here.",
				"Saved. These are %d more hands than people are here.",
				(int)-missing),
			(int)-missing);
	return true;
}

unsigned
counts_end(struct app *app, struct counts *counts)
{
	bool votes = counts->of == COUNTS_VOTES;
	/* The step may be over by now; then the number was saved before. */
	*counts = (struct counts){0};
	if (votes && app->model->stage.cell_group >= 0) {
		unsigned changed = 0;
		session_point(app->session, -1, 0, &changed, NULL);
	}
	return EFFECT_DRAW;
}

/* Those of the dialogue that got the key, or of the evening itself. */
static struct counts *
counts_of_keys(struct app *app, const struct layer *layer)
{
	return layer && layer->counts ? layer->counts : &app->counts;
}

static unsigned
move(struct app *app, struct layer *layer, int rows, int columns)
{
	struct counts *counts = counts_of_keys(app, layer);
	if (!counts_save(app, counts))
		return EFFECT_DRAW;
	int row = counts->row + rows, column = counts->column + columns;
	int last_row = counts_rows(app->model, counts) - 1;
	int last_column = counts_columns(app->model, counts) - 1;
	if (row < 0 || row > last_row || column < 0 || column > last_column)
		return EFFECT_DRAW;
	counts->row = row;
	counts->column = column;
	point(app, counts);
	return EFFECT_DRAW;
}

unsigned
do_counts_up(struct app *app, struct layer *layer)
{
	return move(app, layer, -1, 0);
}

unsigned
do_counts_down(struct app *app, struct layer *layer)
{
	return move(app, layer, 1, 0);
}

unsigned
do_counts_left(struct app *app, struct layer *layer)
{
	return counts_columns(app->model, counts_of_keys(app, layer)) > 1 ? move(app, layer, 0, -1)
		: EFFECT_PASS;
}

unsigned
do_counts_right(struct app *app, struct layer *layer)
{
	return counts_columns(app->model, counts_of_keys(app, layer)) > 1 ? move(app, layer, 0, 1)
		: EFFECT_PASS;
}

unsigned
do_counts_next(struct app *app, struct layer *layer)
{
	struct counts *counts = counts_of_keys(app, layer);
	if (counts->row + 1 < counts_rows(app->model, counts))
		return move(app, layer, 1, 0);
	if (counts->column + 1 < counts_columns(app->model, counts))
		return move(app, layer, -counts->row, 1);
	return move(app, layer, 0, 0);
}

static unsigned
type(struct app *app, struct layer *layer, int64_t value)
{
	struct counts *counts = counts_of_keys(app, layer);
	if (value < 0 || value > COUNTS_MOST)
		return EFFECT_BEEP;
	counts->typing = true;
	counts->typed = value;
	return EFFECT_DRAW;
}

static int64_t
under_cursor(struct app *app, struct layer *layer)
{
	struct counts *counts = counts_of_keys(app, layer);
	int64_t value = counts_value(app->model, counts, counts->row, counts->column);
	return value < 0 ? 0 : value;
}

unsigned
do_counts_digit(struct app *app, struct layer *layer)
{
	struct counts *counts = counts_of_keys(app, layer);
	return type(
		app, layer, (counts->typing ? counts->typed * 10 : 0) + (int64_t)(app->key - '0'));
}

unsigned
do_counts_more(struct app *app, struct layer *layer)
{
	return type(app, layer, under_cursor(app, layer) + 1);
}

unsigned
do_counts_less(struct app *app, struct layer *layer)
{
	return type(app, layer, under_cursor(app, layer) - 1);
}

unsigned
do_counts_fill(struct app *app, struct layer *layer)
{
	struct counts *counts = counts_of_keys(app, layer);
	if (counts->of == COUNTS_PEOPLE || !row_adds_up(app->model, counts, counts->row))
		return EFFECT_BEEP;
	if (!expected(app->model, counts)) {
		app_say(app, LOOK_PLAIN, _("Nobody has been counted yet; “w” counts who is here."));
		return EFFECT_DRAW;
	}
	int64_t rest = expected(app->model, counts) - column_sum(app->model, counts, counts->row);
	return type(app, layer, rest < 0 ? 0 : rest);
}

unsigned
do_counts_erase(struct app *app, struct layer *layer)
{
	struct counts *counts = counts_of_keys(app, layer);
	if (counts->typing && counts->typed >= 10)
		counts->typed /= 10;
	else if (counts->typing)
		counts->typing = false;
	else if (saved(app->model, counts, counts->row, counts->column) >= 0)
		store(app, counts, -1);
	return EFFECT_DRAW;
}

unsigned
do_counts_cancel(struct app *app, struct layer *layer)
{
	(void)layer;
	if (app->counts.typing) {
		app->counts.typing = false;
	} else if (app->correcting >= 0) {
		app->correcting = -1;
		counts_end(app, &app->counts);
	}
	return EFFECT_DRAW;
}
