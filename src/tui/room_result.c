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

/* How tall the rows of bars are; a count in block digits needs five rows. */
struct thickness {
	int rows, gap;
	int size; /* from which size of the picture on */
};

static const struct thickness thicknesses[] = {
	{CANVAS_LARGE_ROWS, 1, 2}, {3, 1, 2}, {2, 1, 1}, {1, 1, 1}, {1, 0, 0},
};

struct bars {
	struct picture *picture;
	struct answers answers;
	struct summary summary;
	struct thickness thickness;
	int number, label, label_columns;
	int bar;         /* column where they begin */
	double all;      /* columns of a share of 1 */
	double base;     /* the votes that are a share of 1 */
	int count_end;   /* behind the last column of the counts */
	int count_columns;
	bool shares;     /* a column of percentages */
	int *heights;
};

enum { SHARE = 7 /* columns of "  100 %" */ };

static char *
count_text(const struct bars *bars, int no)
{
	return mem_printf("%lld", (long long)bars->summary.votes[no]);
}

static bool
large_counts(const struct bars *bars)
{
	return bars->thickness.rows >= CANVAS_LARGE_ROWS;
}

/* The columns, once the thickness is known: labels to the left, the counts at one place, and the
 * bars as long as possible without touching them. */
static void
set_columns(struct bars *bars)
{
	const struct picture *picture = bars->picture;
	int64_t top = 0;
	int room = picture->at.columns - 2 * picture->left,
	    right = picture->at.columns - picture->left;

	bars->number = picture->left + 3;
	bars->label = bars->number + bars->answers.number_columns
		+ (bars->answers.number_columns > 0 ? 2 : 0);
	bars->label_columns =
		bars->answers.label_columns < room / 2 ? bars->answers.label_columns : room / 2;
	bars->bar = bars->label + bars->label_columns + 2;
	bars->shares =
		methods[picture_step(picture)->kind].has_mean ? false : bars->summary.base > 0;
	bars->count_columns = 1;
	for (int i = 0; i < bars->answers.count; i++) {
		int no = bars->answers.list[i].no;
		char *text = count_text(bars, no);
		int columns = large_counts(bars) ? canvas_large_columns(text) : text_columns(text);
		bars->count_columns = columns > bars->count_columns ? columns : bars->count_columns;
		top = bars->summary.votes[no] > top ? bars->summary.votes[no] : top;
		free(text);
	}

	bars->base = bars->summary.base > 0 ? (double)bars->summary.base : (double)top;
	int most = right - (bars->shares ? SHARE : 0) - bars->bar - 1;
	bars->all = fmin(picture->at.columns * 0.39, most);
	bars->count_end = bars->bar + (int)bars->all + 1;
	double longest = bars->base > 0 ? (double)top / bars->base : 0;
	int free_columns = (int)bars->all - bars->count_columns;
	if (longest * bars->all > free_columns)
		bars->all = free_columns / longest;
}

/* The rows the bars take with THICKNESS. */
static int
set_heights(struct bars *bars, struct thickness thickness)
{
	int sum = 0;
	bars->thickness = thickness;
	set_columns(bars);
	for (int i = 0; i < bars->answers.count; i++) {
		int lines = canvas_paragraph_rows(bars->answers.list[i].label, bars->label_columns);
		bars->heights[i] = lines > thickness.rows ? lines : thickness.rows;
		sum += bars->heights[i] + (i > 0 ? thickness.gap : 0);
	}
	return sum;
}

static void
draw_bar(const struct bars *bars, int index, int row)
{
	const struct canvas *at = &bars->picture->at;
	const struct answer *answer = &bars->answers.list[index];
	int64_t votes = bars->summary.votes[answer->no];
	int rows = bars->thickness.rows, middle = row + (rows - 1) / 2;
	int lines = canvas_paragraph_rows(answer->label, bars->label_columns);
	int label_row = lines < rows ? row + (rows - lines) / 2 : row;

	canvas_text_right(at, label_row, bars->number, bars->answers.number_columns, LOOK_STRONG,
		answer->number);
	canvas_paragraph(at, label_row, bars->label, bars->label_columns, bars->heights[index], 0,
		LOOK_PLAIN, answer->label, NULL);
	if (votes > 0 && bars->base > 0) {
		double columns = (double)votes / bars->base * bars->all;
		int room = (int)ceil(bars->all) + 1;
		for (int i = 0; i < rows; i++)
			canvas_bar(at, row + i, bars->bar, room, columns / room);
	}

	char *count = count_text(bars, answer->no);
	if (large_counts(bars))
		canvas_large(at, row, bars->count_end - canvas_large_columns(count),
			bars->count_columns, rows, count);
	else
		canvas_text_right(at, middle, bars->count_end - bars->count_columns,
			bars->count_columns, LOOK_STRONG, count);
	free(count);
	if (bars->shares && answer->no > 0) {
		char *share = say_percent((double)votes / (double)bars->summary.base);
		canvas_text_right(at, middle, bars->count_end, SHARE, LOOK_PLAIN, share);
		free(share);
	}
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
	for (size_t i = 0; i < sizeof(thicknesses) / sizeof(thicknesses[0]); i++) {
		if (thicknesses[i].size <= bars->picture->size
			&& set_heights(bars, thicknesses[i]) <= rows)
			return true;
	}
	return false;
}

static void
draw_below(struct picture *picture, const char *now, const char *before)
{
	canvas_text(
		&picture->at, picture->row++, picture->left + 3, picture->width, LOOK_PLAIN, now);
	if (before)
		canvas_text(&picture->at, picture->row++, picture->left + 3, picture->width,
			LOOK_QUIET, before);
	picture->row++;
}

void
room_result(struct picture *picture, const struct round *round)
{
	enum kind kind = picture_step(picture)->kind;
	if (answers_withheld(picture->model, round, NULL)) {
		canvas_text(&picture->at, picture->row, picture->left + 3, picture->width,
			LOOK_PLAIN, _("too small to show"));
		return;
	}

	struct bars bars = {
		.picture = picture, .answers = answers_of(picture->model, picture->step, false)};
	bars.heights = mem_new((size_t)bars.answers.count, sizeof(*bars.heights));
	tally_summary(&round->tally, kind, round->options, TALLY_ALL, &bars.summary);
	char *now = figures(round, &bars.summary), *before = earlier(picture, round);
	struct result_table table = {.picture = picture, .round = round, .answers = &bars.answers};
	int table_rows = picture_step(picture)->by_group ? result_table_lay_out(&table) : 0;
	int below = 2 + (before != NULL), rows = picture_rows(picture);

	if (choose_thickness(&bars, rows - below - (table_rows > 0 ? table_rows + 1 : 0))
		&& (table_rows == 0 || table.parts == 1)) {
		picture_pages(picture, 1);
		draw_bars(&bars, 0, bars.answers.count);
		draw_below(picture, now, before);
		if (table_rows > 0)
			result_table_draw(&table, 0);
	} else {
		/* Bars first, the groups on pages behind them. */
		int first, last, room = rows - below - (picture->pages_before > 0 ? 0 : 2);
		if (!choose_thickness(&bars, room))
			set_heights(&bars, (struct thickness){1, 0, 0});
		int pages = picture_items(bars.heights, bars.answers.count, bars.thickness.gap,
			room, 0, &first, &last);
		int page = picture_pages(picture, pages + (table_rows > 0 ? table.parts : 0));
		if (page < pages) {
			picture_items(bars.heights, bars.answers.count, bars.thickness.gap, room,
				page, &first, &last);
			draw_bars(&bars, first, last);
			draw_below(picture, now, before);
		} else {
			result_table_draw(&table, page - pages);
		}
	}
	free(now);
	free(before);
	free(bars.heights);
	answers_free(&bars.answers);
	result_table_free(&table);
}
