/* Orders of the answers: the most points first, and whether one answer is preferred to each other.
 * A full bar would be the first place on every ballot.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/rows.h"

#include <stdlib.h>

#include "core/i18n.h"
#include "core/mem.h"
#include "tui/say.h"

enum { BAR_LEAST = 8, BAR_LEAST_MEDIUM = 24 };

struct points {
	double most; /* that there can be; 0: there are none */
	double of[OPTIONS_MAX + 1];
};

static int
least(const struct rows *rows)
{
	return rows->thickness.letters ? BAR_LEAST_MEDIUM : BAR_LEAST;
}

static void
draw(const struct rows *rows, int index, int row, int height)
{
	const struct points *points = rows->own;
	double own = points->of[rows->answers.list[index].no];
	int top = row + (height - rows->thickness.rows) / 2;
	for (int i = 0; i < rows->thickness.rows && points->most > 0; i++)
		canvas_bar(&rows->view->picture->at, top + i, rows->field, rows->field_columns,
			own / points->most);
}

static const struct rows_kind kind = {.variants = 1, .least = least, .draw = draw};

static void *
begin(const struct result_view *view)
{
	const struct tally *tally = &view->round->tally;
	struct points *points = mem_new(1, sizeof(*points));
	double order[OPTIONS_MAX];
	int64_t firsts[OPTIONS_MAX + 1];

	points->most = (double)(tally->options - 1) * (double)view->summary.ballots;
	for (int no = 1; no <= tally->options; no++) {
		struct result result;
		tally_result(tally, view->kind, TALLY_ALL, no, &result);
		points->of[no] = result.borda.has ? result.borda.is : 0;
		order[no - 1] = -points->of[no];
		firsts[no] = result.firsts;
	}
	struct rows *rows = rows_new(view, &kind, points, false, order);
	/* translators: above a column, as short as possible: of an order, by Borda */
	struct rows_figure *sums = rows_add(rows, mem_text(_("points")));
	/* translators: above a column, as short as possible: how many put it first */
	struct rows_figure *first = rows_add(rows, mem_text(_("1st place")));
	for (int i = 0; i < rows->answers.count; i++) {
		int no = rows->answers.list[i].no;
		rows_set(sums, i, LOOK_STRONG, say_value(points->of[no]));
		rows_set(first, i, LOOK_PLAIN, mem_printf("%lld", (long long)firsts[no]));
		if (view->winner == no)
			rows_mark(rows, i, mem_text("✓"));
	}
	rows_add_officials(rows);
	return rows;
}

const struct graphic rank_graphic = {begin, rows_pages, rows_draw, rows_free, 1, 1, rows_quality};
