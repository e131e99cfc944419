/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/result_table.h"

#include <stdlib.h>

#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"
#include "tui/say.h"

enum {
	MARK = 3,    /* columns before a group's name */
	CELL = 5,    /* of an answer, and of the sum */
	MEAN = 8,
	LABEL_LEAST = 14,
};

/* Whether GROUP has a row: people always, those of no group if they answered, institutions if the
 * room has seen their answer. */
static bool
is_listed(const struct result_table *table, int group)
{
	const struct model *model = table->picture->model;
	bool official = group < model_no_group(model) && model->workshop->groups[group].official;
	if (official && !model_official_shown(model, table->round->step))
		return false;
	return (group < model_no_group(model) && !official)
		|| tally_ballots(&table->round->tally, picture_step(table->picture)->kind, group)
		> 0;
}

static int
room_of(const struct result_table *table)
{
	return table->picture->at.columns - 2 * table->picture->left - 3 - MARK;
}

int
result_table_lay_out(struct result_table *table)
{
	const struct picture *picture = table->picture;
	const struct model *model = picture->model;
	int widest = 0, rows = 1;

	table->withheld = mem_new((size_t)table->round->tally.groups, sizeof(*table->withheld));
	answers_withheld(model, table->round, table->withheld);
	table->mean = methods[picture_step(picture)->kind].has_mean;
	for (int group = 0; group <= model_no_group(model); group++) {
		int columns = text_columns(model_group_label(model, group, picture->language));
		if (is_listed(table, group) && columns > widest)
			widest = columns;
	}

	int fixed = CELL + (table->mean ? MEAN : 0), room = room_of(table);
	int label = room - fixed - CELL * table->answers->count;
	table->label_columns = label > widest + 1 ? widest + 1
		: label < LABEL_LEAST             ? LABEL_LEAST
						  : label;
	table->cells = (room - fixed - table->label_columns) / CELL;
	if (table->cells > table->answers->count)
		table->cells = table->answers->count;
	if (table->cells < 1)
		table->cells = 1;
	table->parts = (table->answers->count + table->cells - 1) / table->cells;
	for (int group = 0; group <= model_no_group(model); group++) {
		if (is_listed(table, group))
			rows += canvas_paragraph_rows(
				model_group_label(model, group, picture->language),
				table->label_columns - 1);
	}
	return rows;
}

/* What stands above the column of an answer: what is typed for it. */
static char *
head_of(const struct answer *answer)
{
	if (answer->no == 0)
		return mem_text("–");
	return mem_text(*answer->number ? answer->number : answer->label);
}

static void
draw_cells(struct result_table *table, int group, int row, int column, int first, int last)
{
	const struct picture *picture = table->picture;
	const struct canvas *at = &picture->at;
	for (int i = first; i < last; i++, column += CELL) {
		long long votes = (long long)tally_sum(
			&table->round->tally, group, table->answers->list[i].no);
		char *text = mem_printf("%lld", votes);
		canvas_text_right(at, row, column, CELL, votes > 0 ? LOOK_PLAIN : LOOK_QUIET, text);
		free(text);
	}

	struct summary summary;
	tally_summary(&table->round->tally, picture_step(picture)->kind, table->round->options,
		group, &summary);
	char *sum = mem_printf("%lld", (long long)summary.ballots);
	canvas_text_right(at, row, column, CELL, LOOK_PLAIN, sum);
	free(sum);
	if (table->mean && summary.mean.has) {
		char *mean = say_decimal(summary.mean.is);
		canvas_text_right(at, row, column + CELL, MEAN, LOOK_STRONG, mean);
		free(mean);
	}
}

/* What "–" and "n" above the columns stand for. */
static void
explain(const struct result_table *table)
{
	struct picture *picture = table->picture;
	const char *abstention = "";
	for (int i = 0; i < table->answers->count; i++) {
		if (table->answers->list[i].no == 0)
			abstention = table->answers->list[i].label;
	}
	char *text = methods[picture_step(picture)->kind].several
		? mem_printf(_("–  %s     n  took part"), abstention)
		/* translators: n counts the answers but for the abstention, which is named before */
		: mem_printf(_("–  %s     n  all other answers"), abstention);
	canvas_text(&picture->at, picture->row++, picture->left + 3 + MARK, picture->width,
		LOOK_QUIET, text);
	free(text);
}

void
result_table_draw(struct result_table *table, int part)
{
	struct picture *picture = table->picture;
	const struct canvas *at = &picture->at;
	int first = part * table->cells, last = first + table->cells;
	int left = picture->left + 3, cells = left + MARK + table->label_columns, column = cells;

	last = last < table->answers->count ? last : table->answers->count;
	for (int i = first; i < last; i++, column += CELL) {
		char *head = head_of(&table->answers->list[i]);
		canvas_text_right(at, picture->row, column, CELL, LOOK_QUIET, head);
		free(head);
	}
	/* translators: above a column: how many answered */
	canvas_text_right(at, picture->row, column, CELL, LOOK_QUIET, _("n"));
	if (table->mean)
		canvas_text_right(at, picture->row, column + CELL, MEAN, LOOK_QUIET, _("mean"));
	picture->row++;

	for (int group = 0; group <= model_no_group(picture->model); group++) {
		if (!is_listed(table, group))
			continue;
		char *mark = say_group_mark(picture->model, group, picture->language);
		canvas_text(at, picture->row, left, MARK, LOOK_BAR, mark);
		free(mark);
		int rows = canvas_paragraph(at, picture->row, left + MARK, table->label_columns - 1,
			picture_rows(picture), 0, LOOK_PLAIN,
			model_group_label(picture->model, group, picture->language), NULL);
		if (table->withheld[group] != WITHHOLD_NOT)
			canvas_text(at, picture->row, cells + CELL - 1, at->columns - cells - CELL,
				LOOK_QUIET, _("too small to show"));
		else
			draw_cells(table, group, picture->row, cells, first, last);
		picture->row += rows > 0 ? rows : 1;
	}
	if (table->explained)
		explain(table);
}

void
result_table_free(struct result_table *table)
{
	free(table->withheld);
	table->withheld = NULL;
}
