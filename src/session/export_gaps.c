/* Gaps: how far two sides are apart, on a question and on a theme.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/export_asked.h"

#include "core/mem.h"
#include "session/views.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A scale in one round, as the sides see it. */
struct gap_question {
	const char *theme;
	const struct round *round;
	bool last; /* of the rounds of its question */
	double lowest, highest;
	bool has_rows[VIEW_SIDES];
	struct figure means[VIEW_SIDES];
	enum withholding withheld[VIEW_SIDES];
};

/* A row of gaps.csv. */
struct gap_row {
	const char *theme;
	const struct round *round; /* NULL: the theme */
	const char *group_a, *group_b;
	struct gap gap;
};

struct gap_rows {
	struct gap_row *list;
	size_t count;
};

void
gaps_add(struct export *export, const struct asked *asked, struct gaps *gaps)
{
	const struct round *round = asked->round;
	struct views views;
	if (asked->kind != KIND_SCALE || !export_wants(export, EXPORT_GAPS))
		return;

	views_read(export->model, VIEWS_CLOSED, 0, 0, &views); /* the sides alone */
	gaps->questions = mem_grow(gaps->questions, (size_t)gaps->count, sizeof(*gaps->questions));
	struct gap_question *question = &gaps->questions[gaps->count++];
	*question = (struct gap_question){.theme = asked->theme, .round = round, .last = true};
	/* rounds come by question and number */
	if (gaps->count > 1 && strcmp(question[-1].round->question, round->question) == 0)
		question[-1].last = false;
	for (int i = 0; i < round->options_count; i++) {
		double value = round->options[i].value;
		question->lowest = i == 0 ? value : fmin(question->lowest, value);
		question->highest = i == 0 ? value : fmax(question->highest, value);
	}
	for (int side = 0; side < views.sides_count; side++) {
		int group = views.sides[side].group;
		if (!asked_has_rows(asked, group))
			continue;
		question->has_rows[side] = true;
		question->withheld[side] = asked_withheld(asked, group);
		if (question->withheld[side] == WITHHOLD_NOT)
			question->means[side] = asked_summary(asked, group)->mean;
	}
	views_free(&views);
}

void
gaps_free(struct gaps *gaps)
{
	free(gaps->questions);
	*gaps = (struct gaps){NULL, 0};
}

/* --- rows ----------------------------------------------------------------------------- */

static int
by_keys(const void *a, const void *b)
{
	const struct gap_row *left = a, *right = b;
	int order = strcmp(left->theme, right->theme);
	if (!order)
		order = strcmp(left->round ? left->round->question : "",
			right->round ? right->round->question : "");
	if (!order && left->round && right->round)
		order = (left->round->number > right->round->number)
			- (left->round->number < right->round->number);
	if (!order)
		order = strcmp(left->group_a, right->group_a);
	return order ? order : strcmp(left->group_b, right->group_b);
}

static struct view
view_of(const struct gap_question *question)
{
	return (struct view){.lowest = question->lowest, .highest = question->highest,
		.means = question->means, .withheld = question->withheld};
}

static void
add_row(const struct export *export, const struct views *views, struct gap_row row, int a, int b,
	struct gap_rows *rows)
{
	row.group_a = export_group_id(export->model, views->sides[a].group);
	row.group_b = export_group_id(export->model, views->sides[b].group);
	rows->list = mem_grow(rows->list, rows->count, sizeof(*rows->list));
	rows->list[rows->count++] = row;
}

/* The questions of a theme count with their last rounds. */
static bool
belongs(const struct gap_question *question, const char *theme)
{
	return question->last && strcmp(question->theme, theme) == 0;
}

/* The row of the theme of the question at INDEX, if it is the first one of it. */
static void
add_theme(const struct export *export, const struct views *views, const struct gaps *gaps, int index,
	int a, int b, struct gap_rows *rows)
{
	const char *theme = gaps->questions[index].theme;
	struct gap_row row = {.theme = theme};
	bool any = false;
	int count = 0;
	if (!*theme || !gaps->questions[index].last)
		return;
	for (int i = 0; i < index; i++) {
		if (belongs(&gaps->questions[i], theme))
			return;
	}
	struct view *of = mem_new((size_t)gaps->count, sizeof(*of));
	for (int i = index; i < gaps->count; i++) {
		if (!belongs(&gaps->questions[i], theme))
			continue;
		of[count++] = view_of(&gaps->questions[i]);
		any = any || (gaps->questions[i].has_rows[a] && gaps->questions[i].has_rows[b]);
	}
	gap_between(of, count, a, b, &row.gap);
	free(of);
	if (any)
		add_row(export, views, row, a, b, rows);
}

static void
write_row(struct export *export, const struct gap_row *row)
{
	const struct gap *gap = &row->gap;
	export_put(export, GAPS_THEME, cell_text(row->theme));
	if (row->round) {
		export_put(export, GAPS_QUESTION_ID, cell_text(row->round->question));
		export_put(export, GAPS_ROUND, cell_integer(row->round->number));
	}
	export_put(export, GAPS_GROUP_A, cell_text(row->group_a));
	export_put(export, GAPS_GROUP_B, cell_text(row->group_b));
	if (gap->withheld == WITHHOLD_NOT)
		export_put(export, GAPS_ITEMS, cell_integer(gap->items));
	if (gap->gap.has) {
		export_put(export, GAPS_MEAN_A, cell_number(gap->mean_a.is));
		export_put(export, GAPS_MEAN_B, cell_number(gap->mean_b.is));
		export_put(export, GAPS_GAP, cell_number(gap->gap.is));
	}
	if (gap->scaled.has) {
		export_put(export, GAPS_GAP_SCALED, cell_number(gap->scaled.is));
		export_put(export, GAPS_GAP_ABS, cell_number(gap->absolute.is));
	}
	export_put(export, GAPS_STATUS, cell_text(export_status_words[
		gap->withheld != WITHHOLD_NOT ? EXPORT_WITHHELD : gap->items > 0 ? EXPORT_OK : EXPORT_EMPTY]));
	export_row(export, EXPORT_GAPS);
}

void
export_gaps(struct export *export, const struct gaps *gaps)
{
	struct gap_rows rows = {NULL, 0};
	struct views views;
	views_read(export->model, VIEWS_CLOSED, 0, 0, &views);
	for (int i = 0; i < gaps->count; i++) {
		const struct gap_question *question = &gaps->questions[i];
		struct view view = view_of(question);
		for (int a = 0; a < views.sides_count; a++) {
			for (int b = a + 1; b < views.sides_count; b++) {
				struct gap_row row = {.theme = question->theme, .round = question->round};
				if (!views_compared(&views, a, b))
					continue;
				gap_between(&view, 1, a, b, &row.gap);
				if (question->has_rows[a] && question->has_rows[b])
					add_row(export, &views, row, a, b, &rows);
				add_theme(export, &views, gaps, i, a, b, &rows);
			}
		}
	}
	if (rows.count > 0)
		qsort(rows.list, rows.count, sizeof(*rows.list), by_keys);
	for (size_t i = 0; i < rows.count; i++)
		write_row(export, &rows.list[i]);
	free(rows.list);
	views_free(&views);
}
