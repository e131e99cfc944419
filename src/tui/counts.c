/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/counts.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"
#include "tui/app.h"
#include "tui/layer.h"
#include "tui/say.h"

#include <stdlib.h>

/* The index of the group in the NTH column; people of no group stand last. */
static int
nth_group(const struct model *model, int nth)
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

static const struct round *
counted_round(const struct model *model, const struct counts *counts)
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
	const struct round *round = counted_round(model, counts);
	return round ? round->options_count + 1 + several(model, counts) : 0;
}

int
counts_columns(const struct model *model, const struct counts *counts)
{
	if (counts->of == COUNTS_PEOPLE || !model->workshop->steps[counts->step].by_group)
		return 1;
	return group_columns(model);
}

static void
cell_at(const struct model *model, const struct counts *counts, int row, int column, int *group,
	int *option_no)
{
	*option_no = 0;
	if (counts->of == COUNTS_PEOPLE) {
		*group = nth_group(model, row);
		return;
	}
	const struct round *round = counted_round(model, counts);
	int options = round ? round->options_count : 0;
	*option_no = row < options ? row + 1 : row == options ? 0 : -1;
	*group = counts_columns(model, counts) > 1 ? nth_group(model, column) : model_no_group(model);
}

/* What is saved; -1 where nothing was counted yet. */
static int64_t
saved(const struct model *model, const struct counts *counts, int row, int column)
{
	int group, option_no;
	cell_at(model, counts, row, column, &group, &option_no);
	if (counts->of == COUNTS_PEOPLE)
		return model->present[group];
	const struct round *round = counted_round(model, counts);
	if (!round || !tally_counted(&round->tally, group, option_no))
		return -1;
	return tally_votes(&round->tally, MODE_HANDS, group, option_no);
}

/* Saved or, under the cursor, being typed. */
static int64_t
present_value(const struct model *model, const struct counts *counts, int row, int column)
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
	return model->present[nth_group(model, counts->column)];
}

/* Whether the row's number is a part of those who are here. */
static bool
row_adds_up(const struct model *model, const struct counts *counts, int row)
{
	const struct round *round = counted_round(model, counts);
	return !several(model, counts) || (round && row >= round->options_count);
}

static int64_t
column_sum(const struct model *model, const struct counts *counts, int without_row)
{
	int64_t sum = 0;
	for (int row = 0; row < counts_rows(model, counts); row++) {
		int64_t value = present_value(model, counts, row, counts->column);
		if (row != without_row && value > 0 && row_adds_up(model, counts, row))
			sum += value;
	}
	return sum;
}

bool
counts_missing(const struct model *model, const struct counts *counts, int64_t *missing)
{
	if (counts->of == COUNTS_PEOPLE || !counted_round(model, counts) || !expected(model, counts))
		return false;
	*missing = expected(model, counts) - column_sum(model, counts, -1);
	return true;
}

/* --- acting ------------------------------------------------------------------------------------ */

static void
point(struct app *app, const struct counts *counts)
{
	if (counts->of != COUNTS_VOTES)
		return;
	int group, option_no;
	cell_at(app->model, counts, counts->row, counts->column, &group, &option_no);
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
	cell_at(app->model, counts, counts->row, counts->column, &group, &option_no);
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
		app_say(app, LOOK_WARNING, P_("Saved. That is %d hand more than people are here.",
			"Saved. These are %d more hands than people are here.", (int)-missing), (int)-missing);
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
	return counts_columns(app->model, counts_of_keys(app, layer)) > 1 ? move(app, layer, 0, -1) : EFFECT_PASS;
}

unsigned
do_counts_right(struct app *app, struct layer *layer)
{
	return counts_columns(app->model, counts_of_keys(app, layer)) > 1 ? move(app, layer, 0, 1) : EFFECT_PASS;
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
	int64_t value = present_value(app->model, counts, counts->row, counts->column);
	return value < 0 ? 0 : value;
}

unsigned
do_counts_digit(struct app *app, struct layer *layer)
{
	struct counts *counts = counts_of_keys(app, layer);
	return type(app, layer, (counts->typing ? counts->typed * 10 : 0) + (int64_t)(app->key - '0'));
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

/* --- drawing ------------------------------------------------------------------------------------- */

static char *
row_label(const struct model *model, const struct counts *counts, int row, int language)
{
	int group, option_no;
	cell_at(model, counts, row, 0, &group, &option_no);
	if (counts->of == COUNTS_PEOPLE)
		return mem_text(model_group_label(model, group, language));
	if (option_no < 0)
		return mem_text(_("took part"));
	const struct step *step = &model->workshop->steps[counts->step];
	if (option_no == 0)
		return mem_text(say_abstention(step, language));
	const struct option *option = &counted_round(model, counts)->options[option_no - 1];
	const char *label = words_in(&option->label, language);
	return methods[step->kind].has_mean ? mem_printf("%g  %s", option->value, label)
		: mem_printf("%d  %s", option_no, label);
}

char *
counts_title(const struct model *model, const struct counts *counts, int language)
{
	if (counts->of == COUNTS_PEOPLE)
		return mem_text(_("Who is here"));
	if (counts_columns(model, counts) == 1)
		return mem_text(_("Show of hands"));
	int group = nth_group(model, counts->column);
	char *mark = say_group_mark(model, group, language);
	char *title = mem_printf(_("Show of hands · %s %s"), mark, model_group_label(model, group, language));
	free(mark);
	return title;
}

char *
counts_say_missing(const struct model *model, const struct counts *counts)
{
	int64_t missing;
	if (counts->of == COUNTS_PEOPLE) {
		long long sum = 0;
		for (int row = 0; row < counts_rows(model, counts); row++)
			sum += present_value(model, counts, row, 0);
		return mem_printf(_("%lld here in all"), sum);
	}
	if (!counts_missing(model, counts, &missing))
		return NULL;
	if (missing > 0)
		return mem_printf(P_("%d still missing", "%d still missing", (int)missing), (int)missing);
	if (missing < 0)
		return mem_printf(P_("%d more than are here", "%d more than are here", (int)-missing), (int)-missing);
	return mem_text(_("✓ complete"));
}

void
counts_draw_strip(const struct canvas *row, const struct model *model, const struct counts *counts,
	int language)
{
	int group, option_no, column = 1;
	cell_at(model, counts, counts->row, counts->column, &group, &option_no);
	int64_t value = present_value(model, counts, counts->row, counts->column);
	char *aside = counts_say_missing(model, counts);
	int aside_columns = aside ? text_columns(aside) : 0;
	char *label = row_label(model, counts, counts->row, language);
	char *name = counts_columns(model, counts) > 1
		? mem_printf("%s · %s", model_group_label(model, group, language), label) : mem_text(label);
	char *fits = text_shortened(name, row->columns - aside_columns - 16);
	char *number = value < 0 ? mem_text("") : mem_printf("%lld", (long long)value);
	canvas_clear(row);
	canvas_text(row, 0, column, 2, LOOK_KEY, "▸");
	column += 2 + canvas_text(row, 0, column + 2, row->columns - aside_columns - 16, LOOK_STRONG, fits);
	char *padded = mem_printf(" %*s%s ", 4 - text_columns(number) > 0 ? 4 - text_columns(number) : 0, "",
		number);
	int taken = canvas_text(row, 0, column + 2, 10, LOOK_CHOSEN, padded);
	canvas_cursor(row, 0, column + 1 + taken);
	if (aside)
		canvas_text_right(row, 0, row->columns - aside_columns - 1, aside_columns, LOOK_PLAIN, aside);
	free(padded);
	free(number);
	free(fits);
	free(name);
	free(label);
	free(aside);
}

int
counts_height(const struct model *model, const struct counts *counts)
{
	int rows = counts_rows(model, counts) + (counts_columns(model, counts) > 1);
	return rows < 14 ? rows : 14;
}

void
counts_draw(const struct canvas *canvas, const struct model *model, const struct counts *counts,
	int language, bool open)
{
	int rows = counts_rows(model, counts), columns = counts_columns(model, counts);
	int head = columns > 1;
	int widest = 0;
	for (int row = 0; row < rows; row++) {
		char *label = row_label(model, counts, row, language);
		int wide = text_columns(label);
		widest = wide > widest ? wide : widest;
		free(label);
	}
	int least = columns > 1 ? columns * 7 : 12;
	int label_columns = widest < canvas->columns - 8 - least ? widest : canvas->columns - 8 - least;
	int cell_columns = columns > 1 ? (canvas->columns - 6 - label_columns) / columns : 8;
	if (cell_columns > 16)
		cell_columns = 16;
	int left = 4 + label_columns + 2;

	bool fit = true;
	for (int column = 0; head && column < columns; column++)
		fit = fit && text_columns(model_group_label(model, nth_group(model, column), language)) < cell_columns;
	for (int column = 0; head && column < columns; column++) {
		int group = nth_group(model, column);
		char *label = fit ? mem_text(model_group_label(model, group, language))
			: say_group_mark(model, group, language);
		canvas_text_right(canvas, 0, left + column * cell_columns, cell_columns,
			column == counts->column ? LOOK_STRONG : LOOK_QUIET, label);
		free(label);
	}
	int seen = canvas->rows - head;
	int top = counts->row < seen ? 0 : counts->row - seen + 1;
	for (int row = top; row < rows && row - top < seen; row++) {
		char *label = row_label(model, counts, row, language);
		char *fits = text_shortened(label, label_columns);
		canvas_text(canvas, row - top + head, 4, label_columns,
			row == counts->row ? LOOK_STRONG : LOOK_PLAIN, fits);
		free(fits);
		free(label);
		for (int column = 0; column < columns; column++) {
			bool chosen = row == counts->row && column == counts->column;
			int64_t value = present_value(model, counts, row, column);
			char *text = value < 0 ? mem_text("·")
				: open || chosen ? mem_printf("%lld", (long long)value) : mem_text("✓");
			int at = left + column * cell_columns;
			enum look look = chosen ? LOOK_CHOSEN : value < 0 ? LOOK_QUIET : open ? LOOK_PLAIN : LOOK_GOOD;
			if (chosen) {
				char *padded = mem_printf("%*s%s ", 5 - text_columns(text) > 0
					? 5 - text_columns(text) : 0, "", value < 0 ? " " : text);
				canvas_text_right(canvas, row - top + head, at, cell_columns + 1, look, padded);
				free(padded);
				canvas_cursor(canvas, row - top + head, at + cell_columns - 1);
			} else {
				canvas_text_right(canvas, row - top + head, at, cell_columns, look, text);
			}
			free(text);
		}
	}
}
