/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/counts.h"

#include "core/i18n.h"
#include "tui/app.h"
#include "tui/layer.h"

#include <stdlib.h>
#include <string.h>

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

int64_t
counts_expected(const struct model *model, const struct counts *counts)
{
	if (counts_columns(model, counts) == 1)
		return model_present(model);
	return model->present[counts_nth_group(model, counts->column)];
}

bool
counts_adds_up(const struct model *model, const struct counts *counts, int row)
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
		if (row != without_row && value > 0 && counts_adds_up(model, counts, row))
			sum += value;
	}
	return sum;
}

bool
counts_missing(const struct model *model, const struct counts *counts, int64_t *missing)
{
	if (counts->of == COUNTS_PEOPLE || !counts_round(model, counts)
		|| !counts_expected(model, counts))
		return false;
	*missing = counts_expected(model, counts) - column_sum(model, counts, -1);
	return true;
}

/* --- acting ------------------------------------------------------------------- */

void
counts_point(struct app *app, const struct counts *counts)
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

/* Says what the number under the cursor is for, where its name alone does not tell. */
static void
explain(struct app *app, const struct counts *counts)
{
	int group, option_no;
	counts_cell(app->model, counts, counts->row, counts->column, &group, &option_no);
	if (counts->of == COUNTS_VOTES && option_no < 0 && !app->notice)
		app_say(app, LOOK_PLAIN,
			_("How many raised a hand at all? The shares are counted from that."));
}

static void
go_to(struct app *app, struct counts *counts, int row, int column)
{
	counts->row = row;
	counts->column = column;
	counts_point(app, counts);
	explain(app, counts);
}

void
counts_begin(struct app *app, struct counts *counts, enum counts_of of, int step)
{
	*counts = (struct counts){.on = true, .of = of, .step = step};
	int rows = counts_rows(app->model, counts), columns = counts_columns(app->model, counts);
	int first = 0;
	for (int i = rows * columns; of == COUNTS_VOTES && i-- > 0;)
		if (saved(app->model, counts, i % rows, i / rows) < 0)
			first = i;
	go_to(app, counts, rows ? first % rows : 0, rows ? first / rows : 0);
}

void
counts_go_to(struct app *app, struct counts *counts, const char *act, const char *detail)
{
	bool people = counts->of == COUNTS_PEOPLE;
	if (people ? strcmp(act, "present") != 0
		: strcmp(act, "count") != 0 && strcmp(act, "uncount") != 0)
		return;
	char *rest;
	strtoll(detail, &rest, 10);
	int option_no = people ? 0 : (int)strtol(rest, &rest, 10);
	int group = model_find_group(app->model, rest + strspn(rest, " "));
	int rows = counts_rows(app->model, counts), columns = counts_columns(app->model, counts);
	for (int i = 0; i < rows * columns; i++) {
		int here_group, here_option;
		counts_cell(app->model, counts, i % rows, i / rows, &here_group, &here_option);
		if (here_group == group && here_option == option_no) {
			go_to(app, counts, i % rows, i / rows);
			return;
		}
	}
}

/* Saves VALUE in the cell under the cursor, which goes on to ROW and COLUMN with it. */
static bool
store(struct app *app, struct counts *counts, int64_t value, int row, int column)
{
	int group, option_no, next_group, next_option;
	unsigned changed = 0;
	struct message message = {0};
	counts_cell(app->model, counts, counts->row, counts->column, &group, &option_no);
	counts_cell(app->model, counts, row, column, &next_group, &next_option);
	enum status status = counts->of == COUNTS_PEOPLE
		? session_present(app->session, group, value < 0 ? 0 : value, &changed, &message)
		: session_count_on(app->session, group, option_no, value, next_group, next_option,
			&changed, &message);
	if (!status)
		counts->typing = false;
	app_did(app, status, changed, &message);
	return status == STATUS_OK;
}

/* Warns when the number just saved does not go with the others. */
static void
warn(struct app *app, const struct counts *counts)
{
	const struct model *model = app->model;
	const struct round *round = counts_round(model, counts);
	if (counts->of == COUNTS_PEOPLE || !round)
		return;
	int64_t too_many = 0, missing = 0;
	int group, option_no;
	counts_cell(model, counts, counts->row, counts->column, &group, &option_no);
	if (several(model, counts) && option_no != 0 && tally_counted(&round->tally, group, -1)) {
		int64_t took_part = tally_votes(&round->tally, MODE_HANDS, group, -1), hands = 0;
		for (int no = 1; no <= round->options_count; no++) {
			int64_t votes = tally_votes(&round->tally, MODE_HANDS, group, no);
			if ((no == option_no || option_no < 0) && votes > hands)
				hands = votes;
		}
		too_many = hands - took_part;
	}
	if (too_many > 0) {
		app_say(app, LOOK_WARNING,
			P_("Saved. One answer has %d hand more than took part.",
				"Saved. One answer has %d more hands than took part.", (int)too_many),
			(int)too_many);
		return;
	}
	if (counts_adds_up(model, counts, counts->row))
		too_many = counts_missing(model, counts, &missing) ? -missing : 0;
	else if (counts_expected(model, counts))
		too_many = saved(model, counts, counts->row, counts->column)
			- counts_expected(model, counts);
	if (too_many > 0)
		app_say(app, LOOK_WARNING,
			P_("Saved. That is %d hand more than people are here.",
				"Saved. These are %d more hands than people are here.",
				(int)too_many),
			(int)too_many);
}

static bool
save(struct app *app, struct counts *counts, int row, int column)
{
	if (!counts->typing)
		return true;
	if (counts->typed == saved(app->model, counts, counts->row, counts->column)) {
		counts->typing = false;
		return true;
	}
	if (!store(app, counts, counts->typed, row, column))
		return false;
	warn(app, counts);
	return true;
}

bool
counts_save(struct app *app, struct counts *counts)
{
	return save(app, counts, counts->row, counts->column);
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
	int row = counts->row + rows, column = counts->column + columns;
	int last_row = counts_rows(app->model, counts) - 1;
	int last_column = counts_columns(app->model, counts) - 1;
	bool inside = row >= 0 && row <= last_row && column >= 0 && column <= last_column;
	if (!(inside ? save(app, counts, row, column) : counts_save(app, counts)) || !inside)
		return EFFECT_DRAW;
	go_to(app, counts, row, column);
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
type(struct app *app, struct layer *layer, int64_t value, bool proposed)
{
	struct counts *counts = counts_of_keys(app, layer);
	if (value < 0 || value > COUNTS_MOST)
		return EFFECT_BEEP;
	counts->typing = true;
	counts->proposed = proposed;
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
	int64_t before = counts->typing && !counts->proposed ? counts->typed : 0;
	return type(app, layer, before * 10 + (int64_t)(app->key - '0'), false);
}

unsigned
do_counts_more(struct app *app, struct layer *layer)
{
	return type(app, layer, under_cursor(app, layer) + 1, true);
}

unsigned
do_counts_less(struct app *app, struct layer *layer)
{
	return type(app, layer, under_cursor(app, layer) - 1, true);
}

unsigned
do_counts_fill(struct app *app, struct layer *layer)
{
	struct counts *counts = counts_of_keys(app, layer);
	const struct model *model = app->model;
	if (counts->of == COUNTS_PEOPLE)
		return EFFECT_BEEP;
	if (!counts_adds_up(model, counts, counts->row)) {
		app_say(app, LOOK_PLAIN,
			_("Hands may be raised several times here; “=” only fills in who took "
			"part."));
		return EFFECT_DRAW;
	}
	if (!counts_expected(model, counts)) {
		app_say(app, LOOK_PLAIN, _("Nobody has been counted yet; “w” counts who is here."));
		return EFFECT_DRAW;
	}
	int64_t others = column_sum(model, counts, counts->row);
	int64_t rest = counts_expected(model, counts) - others;
	int64_t here = saved(model, counts, counts->row, counts->column);
	if (rest < 0 || (!counts->typing && here >= rest)) {
		app_say(app, LOOK_PLAIN, _("Nothing is missing."));
		return EFFECT_DRAW;
	}
	return type(app, layer, rest, true);
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
		store(app, counts, -1, counts->row, counts->column);
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
