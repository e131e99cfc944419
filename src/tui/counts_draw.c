/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/counts.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"
#include "tui/say.h"
#include "tui/spot.h"

#include <stdlib.h>

static char *
row_label(const struct model *model, const struct counts *counts, int row, int language)
{
	struct hand_cell cell = counts_cell(model, counts, row, 0);
	int option_no = cell.option_no;
	if (counts->of == COUNTS_PEOPLE)
		return mem_text(model_group_label(model, cell.group, language));
	if (option_no < 0)
		return mem_text(_("took part"));
	const struct step *step = &model->workshop->steps[counts->step];
	if (option_no == 0)
		return mem_text(say_abstention(step, language));
	const struct option *option = &counts_round(model, counts)->options[option_no - 1];
	const char *label = words_in(&option->label, language);
	return methods[step->kind].has_mean ? mem_printf("%g  %s", option->value, label)
		: mem_printf("%d  %s", option_no, label);
}

char *
counts_title(const struct model *model, const struct counts *counts, int language)
{
	if (counts->of == COUNTS_PEOPLE)
		return mem_text(_("Who is here"));
	enum entry_says says = methods[model->workshop->steps[counts->step].kind].says;
	bool levels = counts_by_level(model, counts);
	if (!model->workshop->steps[counts->step].by_group)
		return mem_text(levels ? _("Fingers, 0 to 10") : says == SAYS_DOTS ? _("Dots counted")
			: _("Show of hands"));
	int group = counts_group(model, counts);
	char *mark = say_group_mark(model, group, language);
	const char *format = levels ? _("Fingers, 0 to 10 · %s %s")
		: says == SAYS_DOTS ? _("Dots counted · %s %s") : _("Show of hands · %s %s");
	char *title = mem_printf(format, mark, model_group_label(model, group, language));
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
			sum += counts_value(model, counts, row, 0);
		return mem_printf(_("%lld here in all"), sum);
	}
	if (!counts_missing(model, counts, &missing))
		return NULL;
	if (!counts_adds_up(model, counts, counts->row))
		return mem_printf(_("%lld here in all"),
			(long long)counts_expected(model, counts));
	if (missing > 0)
		return mem_printf(
			P_("%d still missing", "%d still missing", (int)missing), (int)missing);
	if (missing < 0)
		return mem_printf(
			P_("%d more than are here", "%d more than are here", (int)-missing),
			(int)-missing);
	return mem_text(_("✓ complete"));
}

void
counts_draw_strip(const struct canvas *row, const struct model *model, const struct counts *counts,
	int language)
{
	int column = 1;
	struct hand_cell cell = counts_cell(model, counts, counts->row, counts->column);
	int64_t value = counts_value(model, counts, counts->row, counts->column);
	char *aside = counts_say_missing(model, counts);
	int aside_columns = aside ? text_columns(aside) : 0;
	char *label = row_label(model, counts, counts->row, language);
	char *name = counts->of == COUNTS_VOTES && model->workshop->steps[counts->step].by_group
		? mem_printf("%s · %s", model_group_label(model, cell.group, language), label)
		: mem_text(label);
	if (cell.level >= 0) {
		/* translators: an option and a resistance from 0 to 10 */
		char *longer = mem_printf(_("%s · resistance %d"), name, cell.level);
		free(name);
		name = longer;
	}
	char *fits = text_shortened(name, row->columns - aside_columns - 16);
	char *number = value < 0 ? mem_text("") : mem_printf("%lld", (long long)value);
	canvas_clear(row);
	canvas_text(row, 0, column, 2, LOOK_KEY, "▸");
	column += 2
		+ canvas_text(
			row, 0, column + 2, row->columns - aside_columns - 16, LOOK_STRONG, fits);
	char *padded = mem_printf(
		" %*s%s ", 4 - text_columns(number) > 0 ? 4 - text_columns(number) : 0, "", number);
	int taken = canvas_text(row, 0, column + 2, 10, LOOK_CHOSEN, padded);
	canvas_cursor(row, 0, column + 1 + taken);
	if (aside)
		canvas_text_right(
			row, 0, row->columns - aside_columns - 1, aside_columns, LOOK_PLAIN, aside);
	free(padded);
	free(number);
	free(fits);
	free(name);
	free(label);
	free(aside);
}

void
counts_spot(const struct canvas *canvas, int row, int column, int rows, int columns,
	struct hand_cell cell)
{
	spot_add(canvas, row, column, rows, columns, (struct spot){.type = SPOT_CELL,
		.what = cell.group, .part = cell.option_no, .level = cell.level});
}

int
counts_height(const struct model *model, const struct counts *counts)
{
	int rows = counts_rows(model, counts) + (counts_columns(model, counts) > 1);
	return rows < 14 ? rows : 14;
}

/* The columns of the longest name of a group, and those of a usual one. */
static int
widest_head(const struct model *model, int columns, int language)
{
	int widest = 14;
	for (int column = 0; columns > 1 && column < columns; column++) {
		int wide = text_columns(
			model_group_label(model, counts_nth_group(model, column), language));
		widest = wide > widest ? wide : widest;
	}
	return widest;
}

void
counts_draw(const struct canvas *canvas, const struct model *model, const struct counts *counts,
	int language, bool open)
{
	int rows = counts_rows(model, counts), columns = counts_columns(model, counts);
	int head = columns > 1;
	bool levels = counts_by_level(model, counts);
	int widest = 0;
	for (int row = 0; row < rows; row++) {
		char *label = row_label(model, counts, row, language);
		int wide = text_columns(label);
		widest = wide > widest ? wide : widest;
		free(label);
	}
	int least = levels ? columns * 5 : columns > 1 ? columns * 7 : 12;
	int label_columns =
		widest < canvas->columns - 8 - least ? widest : canvas->columns - 8 - least;
	int cell_columns = columns > 1 ? (canvas->columns - 7 - label_columns) / columns : 8;
	int most = levels ? 16 : widest_head(model, columns, language) + 2;
	if (cell_columns > most)
		cell_columns = most;
	int left = 4 + label_columns + 2;

	bool fit = true;
	for (int column = 0; head && !levels && column < columns; column++)
		fit = fit
			&& text_columns(
				model_group_label(model, counts_nth_group(model, column), language))
				< cell_columns;
	for (int column = 0; head && column < columns; column++) {
		int group = counts_nth_group(model, column);
		char *label = levels ? mem_printf("%d", column)
			: fit ? mem_text(model_group_label(model, group, language))
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
			if (!counts_has_cell(model, counts, row, column))
				continue;
			bool chosen = row == counts->row && column == counts->column;
			int64_t value = counts_value(model, counts, row, column);
			char *text = value < 0   ? mem_text("·")
				: open || chosen ? mem_printf("%lld", (long long)value)
				: mem_text("✓");
			int at = left + column * cell_columns;
			counts_spot(canvas, row - top + head, columns > 1 ? at : 0, 1,
				columns > 1 ? cell_columns : at + cell_columns,
				counts_cell(model, counts, row, column));
			enum look look = chosen ? LOOK_CHOSEN
				: value < 0     ? LOOK_QUIET
				: open          ? LOOK_PLAIN
				: LOOK_GOOD;
			if (chosen) {
				int room = levels ? 3 : 5;
				char *padded = mem_printf("%*s%s ", room - text_columns(text) > 0
					? room - text_columns(text) : 0, "", value < 0 ? " " : text);
				canvas_text_right(canvas, row - top + head, at, cell_columns + 1,
					look, padded);
				free(padded);
				canvas_cursor(canvas, row - top + head, at + cell_columns - 1);
			} else {
				canvas_text_right(
					canvas, row - top + head, at, cell_columns, look, text);
			}
			free(text);
		}
	}
}
