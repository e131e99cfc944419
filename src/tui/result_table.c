/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/result_table.h"

#include <stdlib.h>

#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"
#include "tui/say.h"

enum {
	MARK = 3,    /* columns before a group's name */
	COUNT = 5,   /* of how many answered */
	LAST = 8,    /* of a mean; a median may need more */
	LABEL_LEAST = 14,
	GAP_BLOCKS = 4, /* columns between two columns of block letters */
};

/* What stands in the column of an answer, and below the table about it. */
struct cells {
	int cell;            /* columns; 0: answers have none */
	bool abstention;     /* it is an answer like any other */
	const char *last;    /* N_() */
	const char *explained;
};

static const struct cells cells_of[KIND_COUNT] = {
	/* translators: n counts the answers but for the abstention, which is named before */
	[KIND_CHOICE] = {5, true, NULL, N_("–  %s     n  all other answers")},
	[KIND_SCALE] = {5, true, N_("mean"), N_("–  %s     n  all other answers")},
	[KIND_MULTI] = {5, true, NULL, N_("–  %s     n  took part")},
	[KIND_DOTS] = {5, false, NULL, N_("dots     n  took part")},
	[KIND_RANK] = {7, false, NULL, N_("points     n  took part")},
	[KIND_RESIST] = {6, false, NULL, N_("mean resistance     n  took part")},
	[KIND_NUMBER] = {0, false, N_("median"), NULL},
};

bool
result_table_suits(enum kind kind)
{
	return cells_of[kind].cell > 0 || cells_of[kind].last;
}

static const struct official *
official_of(const struct result_view *view, int group)
{
	for (int i = 0; i < view->officials_count; i++)
		if (view->officials[i]->group == group)
			return view->officials[i];
	return NULL;
}

/* Whether GROUP has a row: people always, those of no group if they answered, institutions when the
 * room may see it. */
static bool
is_listed(const struct result_table *table, int group)
{
	const struct result_view *view = table->view;
	const struct model *model = view->picture->model;
	if (group == model_no_group(model))
		return tally_ballots(&view->round->tally, view->kind, group) > 0;
	return !model->workshop->groups[group].official || official_of(view, group);
}

static int
room_of(const struct result_table *table)
{
	const struct picture *picture = table->view->picture;
	return picture->at.columns - 2 * picture->left - 3 - MARK;
}

/* What GROUP says together: NULL: nothing. Fresh memory. */
static char *
last_text(const struct result_table *table, int group)
{
	const struct result_view *view = table->view;
	bool number = view->kind == KIND_NUMBER;
	struct summary summary;
	tally_summary(&view->round->tally, view->kind, view->round->options, group, &summary);
	struct figure figure = number ? summary.median : summary.mean;
	if (!table->last || !figure.has)
		return NULL;
	return number ? say_short(figure.is) : say_decimal(figure.is);
}

static int
last_columns(const struct result_table *table)
{
	int widest = table->last ? LAST : 0;
	for (int group = 0; group < table->view->round->tally.groups; group++) {
		bool shown = is_listed(table, group) && table->withheld[group] == WITHHOLD_NOT;
		char *text = shown ? last_text(table, group) : NULL;
		int columns = text ? text_columns(text) + 2 : 0;
		widest = columns > widest ? columns : widest;
		free(text);
	}
	return widest;
}

/* What stands above the column of an answer: what is typed for it. */
static char *
head_of(const struct answer *answer)
{
	if (answer->no == 0)
		return mem_text("–");
	return mem_text(*answer->number ? answer->number : answer->label);
}

/* What GROUP, whose summary is SUMMARY, says of the option NO. */
static char *
cell_text(const struct result_view *view, int group, const struct summary *summary, int no)
{
	struct result result;
	if (view->kind != KIND_RANK && view->kind != KIND_RESIST)
		return mem_printf("%lld", (long long)summary->votes[no]);
	tally_result(&view->round->tally, view->kind, group, no, &result);
	if (view->kind == KIND_RANK)
		return result.borda.has ? say_value(result.borda.is) : mem_text("–");
	return result.mean.has ? say_decimal(result.mean.is) : mem_text("–");
}

static char *
official_text(const struct official *official, enum entry_says says, int no)
{
	bool plain = says == SAYS_NOTHING || says == SAYS_LEVEL;
	for (int i = 0; i < official->ballot.count; i++) {
		const struct ballot_entry *entry = &official->ballot.entries[i];
		if (entry->option_no == no)
			return plain ? mem_text("●") : says == SAYS_PLACE
				? mem_printf("%d.", (int)entry->value) : say_value(entry->value);
	}
	return mem_text(plain && no == 0 && official->ballot.count == 0 ? "●" : "·");
}

static char *
count_text(const struct summary *summary)
{
	return summary->uncounted ? mem_text("–") : mem_printf("%lld", (long long)summary->ballots);
}

/* --- in block letters ------------------------------------------------------------------------ */

static void
widen(int *columns, int by)
{
	*columns = by > *columns ? by : *columns;
}

/* The columns of what GROUP says, as far as they are wider than known. */
static void
widen_by_group(struct result_table *table, int group)
{
	const struct result_view *view = table->view;
	const struct official *official = official_of(view, group);
	struct summary summary;
	if (!official && table->withheld[group] != WITHHOLD_NOT)
		return;
	tally_summary(&view->round->tally, view->kind, view->round->options, group, &summary);
	for (int i = 0; i < table->answers.count && cells_of[view->kind].cell > 0; i++) {
		int no = table->answers.list[i].no;
		char *text = official ? official_text(official, methods[view->kind].says, no)
			: cell_text(view, group, &summary, no);
		widen(&table->cell, canvas_lettered_columns(table->letters, text) + GAP_BLOCKS);
		free(text);
	}
	char *count = count_text(&summary), *last = last_text(table, group);
	widen(&table->count_columns, canvas_lettered_columns(table->letters, count) + GAP_BLOCKS);
	if (last)
		widen(&table->last_columns, canvas_lettered_columns(table->letters, last) + GAP_BLOCKS);
	free(last);
	free(count);
}

/* The rows of a line and what is free below it. */
static int
pitch_of(enum lettering letters)
{
	return canvas_lettered_rows(letters) + (letters == LETTERING_MEDIUM);
}

/* Everything in block letters; false: it does not fit, and nothing is changed. */
static bool
lay_out_blocks(struct result_table *table, enum lettering letters, int *rows)
{
	const struct picture *picture = table->view->picture;
	const struct model *model = picture->model;
	struct result_table blocks = *table;
	int groups = 0;
	blocks.letters = letters;
	blocks.cell = blocks.last_columns = 0;
	blocks.count_columns = COUNT;
	blocks.label_columns = 0;
	for (int group = 0; group <= model_no_group(model); group++) {
		int label = canvas_lettered_columns(
			letters, model_group_label(model, group, picture->language));
		if (!is_listed(table, group))
			continue;
		if (label < 0)
			return false;
		widen(&blocks.label_columns, label);
		widen_by_group(&blocks, group);
		groups++;
	}
	for (int i = 0; i < blocks.answers.count && cells_of[table->view->kind].cell > 0; i++) {
		char *head = head_of(&blocks.answers.list[i]);
		widen(&blocks.cell, canvas_lettered_columns(letters, head) + GAP_BLOCKS);
		if (canvas_lettered_columns(letters, head) < 0)
			blocks.cell = picture->at.columns;
		free(head);
	}
	if (table->last)
		widen(&blocks.last_columns, LAST);
	blocks.cells = blocks.cell > 0 ? blocks.answers.count : 0;
	blocks.parts = 1;
	if (picture->size < 2 || blocks.label_columns + blocks.cell * blocks.cells
			+ blocks.count_columns + blocks.last_columns > room_of(table))
		return false;
	if ((groups + 1) * pitch_of(letters) > picture_rows(picture) - 4)
		return false;
	*table = blocks;
	*rows = (groups + 1) * pitch_of(letters);
	return true;
}

/* --- all of it ------------------------------------------------------------------------------- */

int
result_table_lay_out(struct result_table *table, const struct result_view *view)
{
	const struct picture *picture = view->picture;
	const struct model *model = picture->model;
	const struct cells *column = &cells_of[view->kind];
	int widest = 0, rows = 1;

	*table = (struct result_table){
		.view = view,
		.answers = answers_of(model, picture->step, column->abstention && result_abstains(view),
			false),
		.withheld = mem_new((size_t)view->round->tally.groups, sizeof(*table->withheld)),
		.cell = column->cell > 0 ? column->cell : 1,
		.count_columns = COUNT,
		.last = column->last ? _(column->last) : NULL,
	};
	answers_withheld(model, view->round, table->withheld);
	if (lay_out_blocks(table, LETTERING_RUNNING, &rows) || lay_out_blocks(table, LETTERING_MEDIUM, &rows))
		return rows;
	for (int group = 0; group <= model_no_group(model); group++) {
		int columns = text_columns(model_group_label(model, group, picture->language));
		if (is_listed(table, group) && columns > widest)
			widest = columns;
	}

	table->last_columns = last_columns(table);
	int fixed = COUNT + table->last_columns, room = room_of(table);
	int label = room - fixed - table->cell * table->answers.count;
	table->label_columns = label > widest + 1 ? widest + 1
		: label < LABEL_LEAST             ? LABEL_LEAST
						  : label;
	table->cells = (room - fixed - table->label_columns) / table->cell;
	if (table->cells > table->answers.count)
		table->cells = table->answers.count;
	if (table->cells < 1)
		table->cells = 1;
	table->parts = (table->answers.count + table->cells - 1) / table->cells;
	table->parts = table->parts < 1 ? 1 : table->parts;
	for (int group = 0; group <= model_no_group(model); group++) {
		if (is_listed(table, group))
			rows += canvas_paragraph_rows(
				model_group_label(model, group, picture->language),
				table->label_columns - 1);
	}
	return rows;
}

/* --- drawing --------------------------------------------------------------------------------- */

/* TEXT so that it ends before COLUMN + COLUMNS. */
static void
put_right(const struct result_table *table, int row, int column, int columns, enum look look,
	const char *text)
{
	const struct canvas *at = &table->view->picture->at;
	if (!table->letters) {
		canvas_text_right(at, row, column, columns, look, text);
		return;
	}
	int own = canvas_lettered_columns(table->letters, text);
	if (own < 0)
		canvas_text_right(at, row + 1, column, columns, look, text);
	else
		canvas_lettered(at, row, column + columns - own, own, table->letters, look, text);
}

static void
draw_last(const struct result_table *table, int group, int row, int column)
{
	char *text = last_text(table, group);
	if (text)
		put_right(table, row, column, table->last_columns, LOOK_STRONG, text);
	free(text);
}

static void
draw_official(struct result_table *table, const struct official *official, int row, int column,
	int first, int last)
{
	for (int i = first; i < last; i++, column += table->cell) {
		char *text = official_text(official, methods[table->view->kind].says,
			table->answers.list[i].no);
		put_right(table, row, column, table->cell, LOOK_PLAIN, text);
		free(text);
	}
	draw_last(table, official->group, row, column + table->count_columns);
}

static void
draw_cells(struct result_table *table, int group, int row, int column, int first, int last)
{
	const struct result_view *view = table->view;
	struct summary summary;
	tally_summary(&view->round->tally, view->kind, view->round->options, group, &summary);
	for (int i = first; i < last; i++, column += table->cell) {
		int no = table->answers.list[i].no;
		char *text = cell_text(view, group, &summary, no);
		put_right(table, row, column, table->cell,
			summary.votes[no] > 0 ? LOOK_PLAIN : LOOK_QUIET, text);
		free(text);
	}

	char *count = count_text(&summary);
	put_right(table, row, column, table->count_columns, LOOK_PLAIN, count);
	free(count);
	draw_last(table, group, row, column + table->count_columns);
}

/* What stands in the columns. */
static void
explain(const struct result_table *table)
{
	struct picture *picture = table->view->picture;
	const char *explained = cells_of[table->view->kind].explained;
	const char *abstention = NULL;
	if (!explained)
		return;
	for (int i = 0; i < table->answers.count; i++) {
		if (table->answers.list[i].no == 0)
			abstention = table->answers.list[i].label;
	}
	char *text = cells_of[table->view->kind].abstention && !abstention
		? mem_text(_("n  took part")) : mem_printf(_(explained), abstention);
	canvas_text(&picture->at, picture->row++, picture->left + 3 + MARK, picture->width,
		LOOK_QUIET, text);
	free(text);
}

static void
draw_head(struct result_table *table, int column, int first, int last)
{
	struct picture *picture = table->view->picture;
	int words = picture->row + (table->letters ? CANVAS_MEDIUM_ROWS - 1 : 0);
	for (int i = first; i < last; i++, column += table->cell) {
		char *head = head_of(&table->answers.list[i]);
		put_right(table, picture->row, column, table->cell, LOOK_QUIET, head);
		free(head);
	}
	/* translators: above a column: how many answered */
	canvas_text_right(&picture->at, words, column, table->count_columns, LOOK_QUIET, _("n"));
	if (table->last)
		canvas_text_right(&picture->at, words, column + table->count_columns,
			table->last_columns, LOOK_QUIET, table->last);
	picture->row += pitch_of(table->letters);
}

/* The name of GROUP; returns the rows it takes. */
static int
draw_name(const struct result_table *table, int group, int row, int column)
{
	struct picture *picture = table->view->picture;
	const char *label = model_group_label(picture->model, group, picture->language);
	if (!table->letters)
		return canvas_paragraph(&picture->at, row, column, table->label_columns - 1,
			picture_rows(picture), 0, LOOK_PLAIN, label, NULL);
	canvas_lettered(&picture->at, row, column, table->label_columns, table->letters, LOOK_PLAIN, label);
	return pitch_of(table->letters);
}

static void
draw_group(struct result_table *table, int group, int cells, int first, int last)
{
	struct picture *picture = table->view->picture;
	const struct canvas *at = &picture->at;
	const struct official *official = official_of(table->view, group);
	int left = picture->left + 3, middle = picture->row + canvas_lettered_rows(table->letters) / 2;
	char *mark = say_group_mark(picture->model, group, picture->language);
	canvas_text(at, middle, left, MARK, LOOK_BAR, mark);
	free(mark);
	int rows = draw_name(table, group, picture->row, left + MARK);
	if (official)
		draw_official(table, official, picture->row, cells, first, last);
	else if (table->withheld[group] != WITHHOLD_NOT)
		canvas_text(at, middle, cells + COUNT - 1, at->columns - cells - COUNT,
			LOOK_QUIET, _("too small to show"));
	else
		draw_cells(table, group, picture->row, cells, first, last);
	picture->row += rows > 0 ? rows : 1;
}

void
result_table_draw(struct result_table *table, int part)
{
	struct picture *picture = table->view->picture;
	int first = part * table->cells, last = first + table->cells;
	int cells = picture->left + 3 + MARK + table->label_columns;

	last = last < table->answers.count ? last : table->answers.count;
	draw_head(table, cells, first, last);
	/* Institutions after the people. */
	for (int official = 0; official < 2; official++) {
		for (int group = 0; group <= model_no_group(picture->model); group++) {
			if (is_listed(table, group) && !official_of(table->view, group) == !official)
				draw_group(table, group, cells, first, last);
		}
	}
	if (table->explained)
		explain(table);
}

void
result_table_free(struct result_table *table)
{
	if (table->withheld)
		answers_free(&table->answers);
	free(table->withheld);
	table->withheld = NULL;
}
