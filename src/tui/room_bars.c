/* The result of a choice or a scale: a bar for each answer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/rows.h"

#include <math.h>
#include <stdlib.h>

#include "core/mem.h"
#include "core/text.h"
#include "tui/say.h"

enum {
	SHARE = 7,      /* columns of "  100 %" */
	BAR_LEAST = 24, /* less is no picture beside block letters */
	STRETCH = 2,    /* where the votes are spread, short bars may become so much longer */
};

struct bars {
	double all;      /* columns of a share of 1 */
	double base;     /* the votes that are a share of 1 */
	int count_end;   /* behind the last column of the counts; 0: each stands behind its bar */
	int count_columns;
	bool shares;     /* a column of percentages */
};

static char *
count_text(const struct rows *rows, int no)
{
	return mem_printf("%lld", (long long)rows->view->summary.votes[no]);
}

/* More hands for an answer than people took part are no share of anything. */
static bool
has_shares(const struct summary *summary)
{
	for (int no = 1; no <= OPTIONS_MAX; no++) {
		if (summary->votes[no] > summary->base)
			return false;
	}
	return summary->base > 0;
}

static int
least(const struct rows *rows)
{
	(void)rows;
	return 0;
}

/* Counts at one place where the screen is small, else each behind its bar, and the bars as long as
 * possible without touching them. */
static bool
fit(struct rows *rows)
{
	struct bars *bars = rows->own;
	const struct picture *picture = rows->view->picture;
	const struct summary *summary = &rows->view->summary;
	int64_t top = 0;
	int right = picture->at.columns - picture->left, share = SHARE;

	bars->shares = !methods[rows->view->kind].has_mean && has_shares(summary);
	bars->count_columns = 1;
	for (int i = 0; i < rows->answers.count; i++) {
		int no = rows->answers.list[i].no;
		char *text = count_text(rows, no);
		int columns = canvas_lettered_columns(rows->thickness.letters, text);
		bars->count_columns = columns > bars->count_columns ? columns : bars->count_columns;
		top = summary->votes[no] > top ? summary->votes[no] : top;
		free(text);
	}

	bars->base = summary->base > 0 ? (double)summary->base : (double)top;
	double longest = bars->base > 0 ? (double)top / bars->base : 0;
	if (rows->thickness.letters) {
		char *all = say_percent(1);
		share = canvas_lettered_columns(rows->thickness.letters, all) + 8;
		free(all);
	}
	int most = right - (bars->shares ? share : 0) - rows->field - 1;
	if (picture->size > 0) {
		bars->count_end = 0;
		int room = most - bars->count_columns - 2;
		bars->all = longest > 0 ? room * fmin(STRETCH, 1 / longest) : room;
		return !rows->thickness.letters || room >= BAR_LEAST;
	}
	bars->all = fmin(picture->at.columns * 0.39, most);
	bars->count_end = rows->field + (int)bars->all + 1;
	int free_columns = (int)bars->all - bars->count_columns;
	if (longest * bars->all > free_columns)
		bars->all = free_columns / longest;
	return true;
}

/* The count and its share: behind the bar, or where all have theirs. */
static void
draw_count(const struct rows *rows, int no, int row, int bar_end)
{
	const struct bars *bars = rows->own;
	const struct summary *summary = &rows->view->summary;
	enum lettering letters = rows->thickness.letters;
	char *count = count_text(rows, no);
	int column = bars->count_end > 0 ? bars->count_end - text_columns(count) : bar_end + 2;
	column = rows_put(rows, row, column, LOOK_STRONG, count, letters);
	free(count);
	if (!bars->shares || no <= 0)
		return;
	char *share = say_percent((double)summary->votes[no] / (double)summary->base);
	if (bars->count_end > 0)
		column = bars->count_end + SHARE - text_columns(share);
	else
		column += letters ? 8 : 3;
	rows_put(rows, row, column, letters ? LOOK_QUIET : LOOK_PLAIN, share, letters);
	free(share);
}

static void
draw(const struct rows *rows, int index, int row, int height)
{
	const struct bars *bars = rows->own;
	const struct canvas *at = &rows->view->picture->at;
	int no = rows->answers.list[index].no, thick = rows->thickness.rows, end = rows->field;
	int64_t votes = rows->view->summary.votes[no];
	(void)height;
	if (votes > 0 && bars->base > 0) {
		double columns = (double)votes / bars->base * bars->all;
		int room = (int)ceil(columns) + 1;
		end += (int)ceil(floor(columns * 8) / 8);
		for (int i = 0; i < thick; i++)
			canvas_bar(at, row + i, rows->field, room, columns / room);
	}
	draw_count(rows, no, rows_middle(row, thick, rows->thickness.letters), end);
}

static const struct rows_kind kind = {.variants = 1, .least = least, .fit = fit, .draw = draw};

/* Each institution stands at what it answers. */
static void
mark_officials(struct rows *rows)
{
	const struct result_view *view = rows->view;
	for (int i = 0; i < view->officials_count; i++) {
		const struct official *official = view->officials[i];
		const struct ballot *ballot = &official->ballot;
		for (int j = 0; j < rows->answers.count; j++) {
			bool says = ballot->count == 0 && rows->answers.list[j].no == 0;
			for (int k = 0; k < ballot->count; k++)
				says |= ballot->entries[k].option_no == rows->answers.list[j].no;
			if (says)
				rows_mark(rows, j, say_group_mark(view->picture->model,
					official->group, view->picture->language));
		}
	}
}

static void *
begin(const struct result_view *view)
{
	struct rows *rows = rows_new(view, &kind, mem_new(1, sizeof(struct bars)),
		result_abstains(view), NULL);
	rows->mark_look = LOOK_CHOSEN;
	mark_officials(rows);
	return rows;
}

const struct graphic bars_graphic = {begin, rows_pages, rows_draw, rows_free, 1, 1, rows_quality};
