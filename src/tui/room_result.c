/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/picture.h"

#include <math.h>
#include <stdlib.h>

#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"
#include "tui/answers.h"
#include "tui/result_table.h"
#include "tui/say.h"

/* How tall the rows of bars are. */
struct thickness {
	int rows, gap;
	int size;    /* from which size of the picture on */
	bool medium; /* labels and counts in block letters of three rows */
	bool ample;  /* only if a quarter of the rows stays free */
};

static const struct thickness thicknesses[] = {
	{5, 1, 2, true, false}, {3, 1, 1, true, false}, {3, 1, 1, false, false},
	{2, 1, 1, false, false}, {1, 1, 1, false, false}, {1, 1, 0, false, true},
	{1, 0, 0, false, false},
};

struct bars {
	struct picture *picture;
	struct answers answers;
	struct summary summary;
	struct thickness thickness;
	int number, number_columns, label, label_columns;
	int bar;         /* column where they begin */
	double all;      /* columns of a share of 1 */
	double base;     /* the votes that are a share of 1 */
	int count_end;   /* behind the last column of the counts; 0: each stands behind its bar */
	int count_columns;
	bool shares;     /* a column of percentages */
	int *heights;
};

enum {
	SHARE = 7,      /* columns of "  100 %" */
	BAR_LEAST = 24, /* less is no picture beside block letters */
	STRETCH = 2,    /* where the votes are spread, short bars may become so much longer */
};

static char *
count_text(const struct bars *bars, int no)
{
	return mem_printf("%lld", (long long)bars->summary.votes[no]);
}

static char *
share_text(const struct bars *bars, int no)
{
	return say_percent((double)bars->summary.votes[no] / (double)bars->summary.base);
}

static int
columns_of(const struct bars *bars, const char *text)
{
	return bars->thickness.medium ? canvas_medium_columns(text) : text_columns(text);
}

/* Labels to the left, in the letters of the thickness; false: they leave no room for bars. */
static bool
set_labels(struct bars *bars)
{
	const struct picture *picture = bars->picture;
	int room = picture->at.columns - 2 * picture->left;
	bool medium = bars->thickness.medium;

	bars->number_columns = bars->answers.number_columns;
	bars->label_columns =
		bars->answers.label_columns < room / 2 ? bars->answers.label_columns : room / 2;
	if (medium)
		bars->label_columns = answers_medium_columns(
			&bars->answers, room / 2, &bars->number_columns);
	int gap = medium ? 4 : 2;
	bars->number = picture->left + 3;
	bars->label =
		bars->number + bars->number_columns + (bars->number_columns > 0 ? gap : 0);
	bars->bar = bars->label + bars->label_columns + gap;
	return bars->label_columns >= 0;
}

/* The columns, once the thickness is known: counts at one place where the screen is small, else
 * each behind its bar, and the bars as long as possible without touching them. */
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

static bool
set_columns(struct bars *bars)
{
	const struct picture *picture = bars->picture;
	int64_t top = 0;
	int right = picture->at.columns - picture->left, share = SHARE;

	if (!set_labels(bars))
		return false;
	bars->shares = !methods[picture_step(picture)->kind].has_mean && has_shares(&bars->summary);
	bars->count_columns = 1;
	for (int i = 0; i < bars->answers.count; i++) {
		int no = bars->answers.list[i].no;
		char *text = count_text(bars, no);
		int columns = columns_of(bars, text);
		bars->count_columns = columns > bars->count_columns ? columns : bars->count_columns;
		top = bars->summary.votes[no] > top ? bars->summary.votes[no] : top;
		free(text);
	}

	bars->base = bars->summary.base > 0 ? (double)bars->summary.base : (double)top;
	double longest = bars->base > 0 ? (double)top / bars->base : 0;
	if (bars->thickness.medium) {
		char *all = say_percent(1);
		share = canvas_medium_columns(all) + 4;
		free(all);
	}
	int most = right - (bars->shares ? share : 0) - bars->bar - 1;
	if (picture->size > 0) {
		bars->count_end = 0;
		int room = most - bars->count_columns - 2;
		bars->all = longest > 0 ? room * fmin(STRETCH, 1 / longest) : room;
		return !bars->thickness.medium || room >= BAR_LEAST;
	}
	bars->all = fmin(picture->at.columns * 0.39, most);
	bars->count_end = bars->bar + (int)bars->all + 1;
	int free_columns = (int)bars->all - bars->count_columns;
	if (longest * bars->all > free_columns)
		bars->all = free_columns / longest;
	return true;
}

static int
label_rows(const struct bars *bars, const struct answer *answer)
{
	return bars->thickness.medium ? answer_medium_rows(answer, bars->label_columns)
		: canvas_paragraph_rows(answer->label, bars->label_columns);
}

/* The rows the bars take with THICKNESS; false: it does not suit them. */
static bool
set_heights(struct bars *bars, struct thickness thickness, int *sum)
{
	bars->thickness = thickness;
	if (!set_columns(bars))
		return false;
	*sum = 0;
	for (int i = 0; i < bars->answers.count; i++) {
		int lines = label_rows(bars, &bars->answers.list[i]);
		bars->heights[i] = lines > thickness.rows ? lines : thickness.rows;
		*sum += bars->heights[i] + (i > 0 ? thickness.gap : 0);
	}
	return true;
}

/* TEXT at COLUMN; returns the column behind it. */
static int
put(const struct bars *bars, int row, int column, enum look look, const char *text)
{
	int columns = bars->picture->at.columns - column;
	return column + (bars->thickness.medium
		? canvas_medium(&bars->picture->at, row, column, columns, text)
		: canvas_text(&bars->picture->at, row, column, columns, look, text));
}

/* The count and its share: behind the bar, or where all have theirs. */
static void
draw_count(const struct bars *bars, int no, int row, int bar_end)
{
	char *count = count_text(bars, no);
	int column = bars->count_end > 0 ? bars->count_end - text_columns(count) : bar_end + 2;
	column = put(bars, row, column, LOOK_STRONG, count);
	free(count);
	if (!bars->shares || no <= 0)
		return;
	char *share = share_text(bars, no);
	if (bars->count_end > 0)
		column = bars->count_end + SHARE - text_columns(share);
	else
		column += bars->thickness.medium ? 4 : 3;
	put(bars, row, column, LOOK_PLAIN, share);
	free(share);
}

static void
draw_bar(const struct bars *bars, int index, int row)
{
	const struct canvas *at = &bars->picture->at;
	const struct answer *answer = &bars->answers.list[index];
	int64_t votes = bars->summary.votes[answer->no];
	int lines = label_rows(bars, answer), rows = bars->thickness.rows, end = bars->bar;
	int label_row = lines < rows ? row + (rows - lines) / 2 : row;
	int count_row = row + (rows - (bars->thickness.medium ? CANVAS_MEDIUM_ROWS : 1)) / 2;

	if (bars->thickness.medium) {
		put(bars, label_row, bars->number, LOOK_STRONG, answer->number);
		canvas_medium_paragraph(
			at, label_row, bars->label, bars->label_columns, answer->label, true);
	} else {
		canvas_text_right(at, label_row, bars->number, bars->number_columns, LOOK_STRONG,
			answer->number);
		canvas_paragraph(at, label_row, bars->label, bars->label_columns,
			bars->heights[index], 0,
			bars->picture->size > 0 ? LOOK_STRONG : LOOK_PLAIN, answer->label, NULL);
	}
	if (votes > 0 && bars->base > 0) {
		double columns = (double)votes / bars->base * bars->all;
		int room = (int)ceil(columns) + 1;
		end += (int)ceil(floor(columns * 8) / 8);
		for (int i = 0; i < rows; i++)
			canvas_bar(at, row + i, bars->bar, room, columns / room);
	}
	draw_count(bars, answer->no, count_row, end);
}

/* "53 of 58 present  ·  mean 2.7" */
static char *
figures(const struct round *round, const struct summary *summary)
{
	long long all = (long long)(summary->ballots + summary->abstentions);
	if (summary->uncounted)
		return mem_text(_("How many took part was not counted."));
	char *text = round->present > 0
		? mem_printf(_("%lld of %lld present"), all, (long long)round->present)
		: mem_printf(P_("%lld answer", "%lld answers", (unsigned long)all), all);
	if (!summary->mean.has)
		return text;
	char *mean = say_decimal(summary->mean.is), *longer;
	char *words = mem_printf(_("mean %s"), mean);
	longer = mem_printf("%s  ·  %s", text, words);
	free(words);
	free(mean);
	free(text);
	return longer;
}

/* What the round before said, when the room has seen it; it compares rooms, not persons. */
static char *
earlier(const struct picture *picture, const struct round *round)
{
	const struct round *before = round->number > 1
		? model_find_round(picture->model, round->question, round->number - 1) : NULL;
	enum kind kind = picture_step(picture)->kind;
	if (!before || before->state != ROUND_REVEALED || !methods[kind].has_mean
		|| answers_withheld(picture->model, before, NULL))
		return NULL;
	struct summary summary;
	tally_summary(&before->tally, kind, before->options, TALLY_ALL, &summary);
	char *said = figures(before, &summary);
	char *text = mem_printf(_("Round %d: %s"), before->number, said);
	free(said);
	return text;
}

static void
draw_bars(struct bars *bars, int first, int last)
{
	struct picture *picture = bars->picture;
	for (int i = first; i < last; i++) {
		draw_bar(bars, i, picture->row);
		picture->row += bars->heights[i] + bars->thickness.gap;
	}
	picture->row += 1 - bars->thickness.gap;
}

/* The tallest bars with which all fits into ROWS; false: none. */
static bool
choose_thickness(struct bars *bars, int rows)
{
	int sum;
	for (size_t i = 0; i < sizeof(thicknesses) / sizeof(thicknesses[0]); i++) {
		const struct thickness *thickness = &thicknesses[i];
		int most = thickness->ample ? rows * 3 / 4 : rows;
		if (thickness->size <= bars->picture->size && set_heights(bars, *thickness, &sum)
			&& sum <= most)
			return true;
	}
	return false;
}

static void
draw_below(struct picture *picture, const char *now, const char *before)
{
	canvas_text(&picture->at, picture->row++, picture->left + 3, picture->width,
		picture->size > 0 ? LOOK_STRONG : LOOK_PLAIN, now);
	if (before)
		canvas_text(&picture->at, picture->row++, picture->left + 3, picture->width,
			LOOK_QUIET, before);
	picture->row++;
}

void
room_result(struct picture *picture, const struct round *round)
{
	enum kind kind = picture_step(picture)->kind;
	struct bars bars = {
		.picture = picture, .answers = answers_of(picture->model, picture->step, false)};
	bars.heights = mem_new((size_t)bars.answers.count, sizeof(*bars.heights));
	tally_summary(&round->tally, kind, round->options, TALLY_ALL, &bars.summary);
	char *now = figures(round, &bars.summary), *before = earlier(picture, round);
	struct result_table table = {.picture = picture, .round = round, .answers = &bars.answers};
	int table_rows = picture_step(picture)->by_group ? result_table_lay_out(&table) : 0;
	int below = 2 + (before != NULL), rows = picture_rows(picture);

	/* The line that explains the table's columns gives way first. */
	table.explained = table_rows > 0;
	int room_for_bars = rows - below - table_rows - (table_rows > 0);
	if (table.explained && !choose_thickness(&bars, room_for_bars - 1))
		table.explained = false;
	if (choose_thickness(&bars, room_for_bars - table.explained)
		&& (table_rows == 0 || table.parts == 1)) {
		picture_pages(picture, 1);
		draw_bars(&bars, 0, bars.answers.count);
		draw_below(picture, now, before);
		if (table_rows > 0)
			result_table_draw(&table, 0);
	} else {
		/* Bars first, the groups on pages behind them. */
		int first, last, room = rows - below - (picture->pages_before > 0 ? 0 : 2);
		int sum;
		if (!choose_thickness(&bars, room))
			set_heights(&bars, (struct thickness){.rows = 1}, &sum);
		int pages = picture_items(bars.heights, bars.answers.count, bars.thickness.gap,
			room, 0, &first, &last);
		int page = picture_pages(picture, pages + (table_rows > 0 ? table.parts : 0));
		if (page < pages) {
			picture_items(bars.heights, bars.answers.count, bars.thickness.gap, room,
				page, &first, &last);
			draw_bars(&bars, first, last);
			draw_below(picture, now, before);
		} else {
			table.explained = picture_rows(picture) - 2 > table_rows;
			result_table_draw(&table, page - pages);
		}
	}
	free(now);
	free(before);
	free(bars.heights);
	answers_free(&bars.answers);
	result_table_free(&table);
}
