/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The cells of a count: what each is about and what they add up to.
 */
#include "tui/counts.h"

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

static const struct step *
step_of(const struct model *model, const struct counts *counts)
{
	return &model->workshop->steps[counts->step];
}

static bool
several(const struct model *model, const struct counts *counts)
{
	return methods[step_of(model, counts)->kind].several;
}

bool
counts_by_level(const struct model *model, const struct counts *counts)
{
	return counts->of == COUNTS_VOTES
		&& methods[step_of(model, counts)->kind].says == SAYS_RESISTANCE;
}

int
counts_rows(const struct model *model, const struct counts *counts)
{
	if (counts->of == COUNTS_PEOPLE)
		return group_columns(model);
	const struct round *round = counts_round(model, counts);
	return round ? round->options_count + model_abstains(model, counts->step)
		+ several(model, counts) : 0;
}

int
counts_columns(const struct model *model, const struct counts *counts)
{
	if (counts->of == COUNTS_PEOPLE)
		return 1;
	if (counts_by_level(model, counts))
		return RESISTANCE_MOST + 1;
	return step_of(model, counts)->by_group ? group_columns(model) : 1;
}

int
counts_pages(const struct model *model, const struct counts *counts)
{
	bool paged = counts_by_level(model, counts) && step_of(model, counts)->by_group;
	return paged ? group_columns(model) : 1;
}

static int
options_of(const struct model *model, const struct counts *counts)
{
	const struct round *round = counts_round(model, counts);
	return round ? round->options_count : 0;
}

bool
counts_has_cell(const struct model *model, const struct counts *counts, int row, int column)
{
	if (row < 0 || row >= counts_rows(model, counts) || column < 0
		|| column >= counts_columns(model, counts))
		return false;
	return column == 0 || !counts_by_level(model, counts) || row < options_of(model, counts);
}

static int
group_of(const struct model *model, const struct counts *counts, int row, int column)
{
	if (counts->of == COUNTS_PEOPLE)
		return counts_nth_group(model, row);
	if (!step_of(model, counts)->by_group)
		return model_no_group(model);
	return counts_nth_group(model, counts_by_level(model, counts) ? counts->page : column);
}

int
counts_group(const struct model *model, const struct counts *counts)
{
	return group_of(model, counts, counts->row, counts->column);
}

struct hand_cell
counts_cell(const struct model *model, const struct counts *counts, int row, int column)
{
	struct hand_cell cell = cell_of(group_of(model, counts, row, column), 0);
	if (counts->of == COUNTS_PEOPLE)
		return cell;
	int options = options_of(model, counts);
	bool abstains = row == options && model_abstains(model, counts->step);
	cell.option_no = row < options ? row + 1 : abstains ? 0 : -1;
	if (counts_by_level(model, counts) && cell.option_no > 0)
		cell.level = column;
	return cell;
}

bool
counts_step(const struct model *model, struct counts *counts)
{
	struct counts next = *counts;
	int rows = counts_rows(model, counts), columns = counts_columns(model, counts);
	bool across = counts_by_level(model, counts);
	do {
		if (across && next.column + 1 < columns) {
			next.column++;
		} else if (next.row + 1 < rows) {
			next.row++;
			next.column = across ? 0 : next.column;
		} else if (!across && next.column + 1 < columns) {
			next.row = 0;
			next.column++;
		} else if (next.page + 1 < counts_pages(model, counts)) {
			next.row = next.column = 0;
			next.page++;
		} else {
			return false;
		}
	} while (!counts_has_cell(model, &next, next.row, next.column));
	*counts = next;
	return true;
}

int64_t
counts_saved(const struct model *model, const struct counts *counts, int row, int column)
{
	struct hand_cell cell = counts_cell(model, counts, row, column);
	const struct round *round = counts->of == COUNTS_VOTES ? counts_round(model, counts) : NULL;
	int64_t votes;
	if (counts->of == COUNTS_PEOPLE)
		return model->present[cell.group];
	return round && model_counted(round, cell, &votes) ? votes : -1;
}

int64_t
counts_value(const struct model *model, const struct counts *counts, int row, int column)
{
	if (counts->typing && row == counts->row && column == counts->column)
		return counts->typed;
	return counts_saved(model, counts, row, column);
}

int64_t
counts_expected(const struct model *model, const struct counts *counts)
{
	const struct round *round = counts->of == COUNTS_VOTES ? counts_round(model, counts) : NULL;
	int group = counts_group(model, counts);
	bool rated = counts_by_level(model, counts) && counts->row < options_of(model, counts);
	if (rated && round && tally_counted(&round->tally, group, -1))
		return tally_votes(&round->tally, MODE_HANDS, group, -1);
	if (counts->of == COUNTS_PEOPLE || !step_of(model, counts)->by_group)
		return model_present(model);
	return model->present[group];
}

bool
counts_adds_up(const struct model *model, const struct counts *counts, int row)
{
	return !several(model, counts) || row >= options_of(model, counts)
		|| counts_by_level(model, counts);
}

int64_t
counts_sum(const struct model *model, const struct counts *counts, bool with)
{
	int options = options_of(model, counts);
	bool across = counts_by_level(model, counts) && counts->row < options;
	int64_t sum = 0;
	for (int row = 0; row < counts_rows(model, counts); row++) {
		for (int column = 0; column < counts_columns(model, counts); column++) {
			bool here = row == counts->row && column == counts->column;
			bool beside = across ? row == counts->row : column == counts->column
				&& counts_adds_up(model, counts, row)
				&& !(counts_by_level(model, counts) && row < options);
			int64_t value = counts_value(model, counts, row, column);
			if (beside && (with || !here) && value > 0
				&& counts_has_cell(model, counts, row, column))
				sum += value;
		}
	}
	return sum;
}

bool
counts_missing(const struct model *model, const struct counts *counts, int64_t *missing)
{
	if (counts->of == COUNTS_PEOPLE || !counts_round(model, counts)
		|| !counts_expected(model, counts))
		return false;
	*missing = counts_expected(model, counts) - counts_sum(model, counts, true);
	return true;
}
