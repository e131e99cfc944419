/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Counting by keys: the cursor moves from cell to cell and saves what was typed.
 */
#include "tui/counts.h"

#include "core/i18n.h"
#include "tui/app.h"
#include "tui/layer.h"

#include <string.h>

void
counts_point(struct app *app, const struct counts *counts)
{
	if (counts->of != COUNTS_VOTES)
		return;
	struct hand_cell cell = counts_cell(app->model, counts, counts->row, counts->column);
	const struct stage_row *stage = &app->model->stage;
	if (stage->cell_group == cell.group && stage->cell_option == cell.option_no
		&& stage->cell_level == cell.level)
		return;
	unsigned changed = 0;
	struct message message = {0};
	enum status status = session_point(app->session, cell, &changed, &message);
	if (status)
		app_did(app, status, 0, &message);
}

/* Says what the number under the cursor is for, where its name alone does not tell. */
static void
explain(struct app *app, const struct counts *counts)
{
	struct hand_cell cell = counts_cell(app->model, counts, counts->row, counts->column);
	if (counts->of != COUNTS_VOTES || cell.option_no >= 0 || app->notice)
		return;
	switch (methods[app->model->workshop->steps[counts->step].kind].says) {
	case SAYS_DOTS:
		app_say(app, LOOK_PLAIN, _("How many people have placed dots?"));
		break;
	case SAYS_RESISTANCE:
		app_say(app, LOOK_PLAIN, _("How many people rated?"));
		break;
	default:
		app_say(app, LOOK_PLAIN,
			_("How many raised a hand at all? The shares are counted from that."));
	}
}

/* The cursor goes where it is in TO. */
static void
go_to(struct app *app, struct counts *counts, const struct counts *to)
{
	counts->page = to->page;
	counts->row = to->row;
	counts->column = to->column;
	counts_point(app, counts);
	explain(app, counts);
}

void
counts_begin(struct app *app, struct counts *counts, enum counts_of of, int step)
{
	*counts = (struct counts){.on = true, .of = of, .step = step};
	struct counts first = *counts;
	bool any = counts_rows(app->model, counts) > 0;
	while (of == COUNTS_VOTES && any
		&& counts_saved(app->model, &first, first.row, first.column) >= 0)
		any = counts_step(app->model, &first);
	go_to(app, counts, any ? &first : counts);
}

/* Whether WANTED is one of these cells; then COUNTS, a copy of theirs, is there. */
static bool
find(const struct model *model, struct counts *counts, struct hand_cell wanted)
{
	*counts = (struct counts){.on = true, .of = counts->of, .step = counts->step};
	for (bool any = counts_rows(model, counts) > 0; any; any = counts_step(model, counts)) {
		struct hand_cell cell = counts_cell(model, counts, counts->row, counts->column);
		if (cell.group == wanted.group && cell.option_no == wanted.option_no
			&& cell.level == wanted.level)
			return true;
	}
	return false;
}

void
counts_go_to(struct app *app, struct counts *counts, const char *act, const char *detail)
{
	bool people = counts->of == COUNTS_PEOPLE;
	if (people ? strcmp(act, "present") != 0
		: strcmp(act, "count") != 0 && strcmp(act, "uncount") != 0)
		return;
	struct counts last = *counts;
	last.row = counts_rows(app->model, counts) - 1;
	if (counts->row > last.row) /* that of abstaining is gone with the count */
		go_to(app, counts, &last);
	struct counts at = *counts;
	if (find(app->model, &at, act_cell(app->model, act, detail)))
		go_to(app, counts, &at);
}

/* Saves VALUE in the cell under the cursor, which goes on to where it is in NEXT with it. */
static bool
store(struct app *app, struct counts *counts, int64_t value, const struct counts *next)
{
	unsigned changed = 0;
	struct message message = {0};
	struct hand_cell cell = counts_cell(app->model, counts, counts->row, counts->column);
	struct hand_cell to = counts_cell(app->model, next, next->row, next->column);
	enum status status = counts->of == COUNTS_PEOPLE
		? session_present(app->session, cell.group, value < 0 ? 0 : value, &changed, &message)
		: session_count_on(app->session, cell, value, to, &changed, &message);
	if (!status)
		counts->typing = false;
	app_did(app, status, changed, &message);
	return status == STATUS_OK;
}

/* How many more hands one answer has than people who took part. */
static int64_t
more_than_took_part(const struct tally *tally, struct hand_cell cell)
{
	int64_t took_part = tally_votes(tally, MODE_HANDS, cell.group, -1), most = 0;
	for (int no = 1; no <= tally->options; no++) {
		int64_t votes = tally_votes(tally, MODE_HANDS, cell.group, no);
		if ((no == cell.option_no || cell.option_no < 0) && votes > most)
			most = votes;
	}
	return most - took_part;
}

/* How many more dots there are than those who took part have. */
static int64_t
too_many_dots(const struct tally *tally, struct hand_cell cell, const struct question *question)
{
	int64_t dots = 0;
	for (int no = 1; no <= tally->options; no++)
		dots += tally_votes(tally, MODE_HANDS, cell.group, no);
	return dots - tally_votes(tally, MODE_HANDS, cell.group, -1) * ballot_most(question);
}

/* Warns when the number just saved in CELL does not go with the others. */
static void
warn(struct app *app, const struct counts *counts, struct hand_cell cell)
{
	const struct model *model = app->model;
	const struct round *round = counts->of == COUNTS_VOTES ? counts_round(model, counts) : NULL;
	if (!round)
		return;
	struct question question = model_question(model, counts->step);
	bool dots = methods[question.kind].says == SAYS_DOTS;
	bool known = methods[question.kind].several && cell.option_no != 0
		&& tally_counted(&round->tally, cell.group, -1);
	int64_t too_many = !known ? 0 : dots ? too_many_dots(&round->tally, cell, &question)
		: more_than_took_part(&round->tally, cell);
	if (too_many > 0) {
		app_say(app, LOOK_WARNING, dots
			? P_("Saved. That is %d dot more than those who took part have.",
				"Saved. These are %d more dots than those who took part have.",
				(unsigned long)too_many)
			: P_("Saved. One answer has %d hand more than took part.",
				"Saved. One answer has %d more hands than took part.",
				(unsigned long)too_many),
			(int)too_many);
		return;
	}
	int64_t missing;
	too_many = 0;
	if (counts_adds_up(model, counts, counts->row))
		too_many = counts_missing(model, counts, &missing) ? -missing : 0;
	else if (counts_expected(model, counts) && !dots)
		too_many = counts_saved(model, counts, counts->row, counts->column)
			- counts_expected(model, counts);
	if (too_many > 0)
		app_say(app, LOOK_WARNING,
			P_("Saved. That is %d hand more than people are here.",
				"Saved. These are %d more hands than people are here.",
				(unsigned long)too_many),
			(int)too_many);
}

static bool
save(struct app *app, struct counts *counts, const struct counts *next)
{
	if (!counts->typing)
		return true;
	if (counts->typed == counts_saved(app->model, counts, counts->row, counts->column)) {
		counts->typing = false;
		return true;
	}
	struct hand_cell cell = counts_cell(app->model, counts, counts->row, counts->column);
	if (!store(app, counts, counts->typed, next))
		return false;
	warn(app, counts, cell);
	return true;
}

bool
counts_save(struct app *app, struct counts *counts)
{
	return save(app, counts, counts);
}

unsigned
counts_end(struct app *app, struct counts *counts)
{
	bool votes = counts->of == COUNTS_VOTES;
	/* The step may be over by now; then the number was saved before. */
	*counts = (struct counts){0};
	if (votes && app->model->stage.cell_group >= 0) {
		unsigned changed = 0;
		session_point(app->session, cell_of(-1, 0), &changed, NULL);
	}
	return EFFECT_DRAW;
}

/* Those of the dialogue that got the key, or of the evening itself. */
static struct counts *
counts_of_keys(struct app *app, const struct layer *layer)
{
	return layer && layer->counts ? layer->counts : &app->counts;
}

/* Saves and goes to where the cursor is in TO, if there is such a cell. */
static unsigned
move_to(struct app *app, struct counts *counts, const struct counts *to)
{
	bool inside = counts_has_cell(app->model, to, to->row, to->column);
	if (!save(app, counts, inside ? to : counts) || !inside)
		return EFFECT_DRAW;
	go_to(app, counts, to);
	return EFFECT_DRAW;
}

unsigned
counts_click(struct app *app, struct counts *counts, struct hand_cell cell)
{
	struct counts to = *counts;
	return find(app->model, &to, cell) ? move_to(app, counts, &to) : EFFECT_NONE;
}

static unsigned
move(struct app *app, struct layer *layer, int rows, int columns)
{
	struct counts *counts = counts_of_keys(app, layer), to = *counts;
	to.row += rows;
	to.column += columns;
	/* into a row that has but one cell */
	if (rows && !counts_has_cell(app->model, &to, to.row, to.column))
		to.column = 0;
	/* a page further, where the columns are no groups */
	if (columns && !counts_has_cell(app->model, &to, to.row, to.column)
		&& to.page + columns >= 0 && to.page + columns < counts_pages(app->model, counts)) {
		to.page += columns;
		to.column = columns > 0 || to.row >= counts_rows(app->model, counts) ? 0
			: counts_columns(app->model, counts) - 1;
		if (!counts_has_cell(app->model, &to, to.row, to.column))
			to.column = 0;
	}
	return move_to(app, counts, &to);
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
	struct counts *counts = counts_of_keys(app, layer), to = *counts;
	counts_step(app->model, &to);
	return move_to(app, counts, &to);
}

static unsigned
type(struct app *app, struct layer *layer, int64_t value, bool proposed)
{
	struct counts *counts = counts_of_keys(app, layer);
	if (value > COUNTS_MOST)
		app_say(app, LOOK_WARNING, _("More than %d cannot be counted."), COUNTS_MOST);
	if (value < 0 || value > COUNTS_MOST)
		return EFFECT_BEEP | EFFECT_DRAW;
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

static bool
adds_dots(const struct model *model, const struct counts *counts)
{
	return counts->of == COUNTS_VOTES
		&& methods[model->workshop->steps[model->stage.step].kind].says == SAYS_DOTS;
}

unsigned
do_counts_fill(struct app *app, struct layer *layer)
{
	struct counts *counts = counts_of_keys(app, layer);
	const struct model *model = app->model;
	if (counts->of == COUNTS_PEOPLE)
		return EFFECT_BEEP;
	if (!counts_adds_up(model, counts, counts->row)) {
		app_say(app, LOOK_PLAIN, adds_dots(model, counts)
			? _("Everybody has several dots here; “=” only fills in who took part.")
			: _("Hands may be raised several times here; “=” only fills in who took "
			"part."));
		return EFFECT_DRAW;
	}
	if (!counts_expected(model, counts)) {
		app_say(app, LOOK_PLAIN, _("Nobody has been counted yet; “w” counts who is here."));
		return EFFECT_DRAW;
	}
	int64_t others = counts_sum(model, counts, false);
	int64_t rest = counts_expected(model, counts) - others;
	int64_t here = counts_saved(model, counts, counts->row, counts->column);
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
	else if (counts_saved(app->model, counts, counts->row, counts->column) >= 0
		&& store(app, counts, -1, counts))
		go_to(app, counts, counts); /* an abstention may have had its row only for the count */
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
