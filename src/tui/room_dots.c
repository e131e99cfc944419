/* Dots that were spread over the answers: the dots themselves where there is room for them, else
 * bars; the answer with most dots first, for they are asked to find out what comes first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/rows.h"

#include <math.h>
#include <stdlib.h>

#include "core/i18n.h"
#include "core/mem.h"
#include "tui/say.h"

/* Round ones of two rows, small ones apart from each other and beside each other, bars. */
enum { VARIANT_ROUND, VARIANT_WIDE, VARIANT_DENSE, VARIANT_BARS, VARIANTS };

enum {
	FIVE = 5,        /* dots that stand together, so that they can be counted */
	FIELD_LEAST = 11,
	STRETCH = 2,     /* as of other bars */
	ROUND = 4,       /* columns of a round dot */
	LINES_ROUND = 4, /* of them below each other at most */
};

struct dots {
	int pitch, group; /* columns of a dot, and of five with the gap behind them */
	int in_line;      /* dots beside each other */
	int line;         /* rows from one line of dots to the next */
	double all;       /* columns of a bar of all dots */
};

static int64_t
dots_of(const struct rows *rows, int index)
{
	return rows->view->summary.votes[rows->answers.list[index].no];
}

static int
least(const struct rows *rows)
{
	return rows->thickness.letters ? 2 * FIELD_LEAST : FIELD_LEAST;
}

static bool
fit(struct rows *rows)
{
	struct dots *dots = rows->own;
	const struct picture *picture = rows->view->picture;
	int64_t top = 0;
	for (int i = 0; i < rows->answers.count; i++)
		top = dots_of(rows, i) > top ? dots_of(rows, i) : top;
	if (rows->variant == VARIANT_BARS) {
		double share = top > 0 ? (double)top / (double)rows->view->summary.base : 1;
		dots->all = fmax(rows->field_columns, 0) * fmin(STRETCH, 1 / share);
		return true;
	}

	bool wide = rows->variant == VARIANT_WIDE, round = rows->variant == VARIANT_ROUND;
	if (((wide || round) && picture->size == 0) || (round && !rows->thickness.letters)
		|| rows->field_columns < FIELD_LEAST)
		return false;
	dots->pitch = round ? ROUND + 1 : wide ? 2 : 1;
	dots->group = FIVE * dots->pitch + (round ? 2 : 1);
	dots->line = round ? 3 : 1;
	dots->in_line = (rows->field_columns + 2) / dots->group * FIVE;
	/* Many rows of dots are a lawn, no number that somebody sees. */
	int lines = dots->in_line > 0 ? (int)((top + dots->in_line - 1) / dots->in_line) : 0;
	int most = round ? LINES_ROUND : picture->size > 0 ? 5 : 3;
	return dots->in_line > 0 && lines <= most;
}

static int
height(const struct rows *rows, int index)
{
	const struct dots *dots = rows->own;
	if (rows->variant == VARIANT_BARS)
		return 1;
	int lines = (int)((dots_of(rows, index) + dots->in_line - 1) / dots->in_line);
	return rows->variant == VARIANT_ROUND && lines > 0 ? lines * dots->line - 1 : lines;
}

/* Lines of round dots stand closer together than the answers. */
static int
below(const struct rows *rows, int index)
{
	return rows->variant == VARIANT_ROUND && index + 1 < rows->answers.count;
}

static void
draw_dots(const struct rows *rows, int64_t count, int row)
{
	const struct dots *dots = rows->own;
	const struct canvas *canvas = &rows->view->picture->at;
	for (int64_t i = 0; i < count; i++) {
		int at = (int)(i % dots->in_line), line = row + (int)(i / dots->in_line) * dots->line;
		int column = rows->field + at / FIVE * dots->group + at % FIVE * dots->pitch;
		if (rows->variant == VARIANT_ROUND) {
			canvas_text(canvas, line, column, ROUND, LOOK_BAR, "▄██▄");
			canvas_text(canvas, line + 1, column, ROUND, LOOK_BAR, "▀██▀");
		} else {
			canvas_text(canvas, line, column, 1, LOOK_BAR, "●");
		}
	}
}

static void
draw(const struct rows *rows, int index, int row, int lines)
{
	const struct dots *dots = rows->own;
	int64_t count = dots_of(rows, index);
	if (rows->variant != VARIANT_BARS) {
		int taken = height(rows, index);
		draw_dots(rows, count, row + (lines > taken ? (lines - taken) / 2 : 0));
		return;
	}
	double columns = (double)count / (double)rows->view->summary.base * dots->all;
	for (int i = 0; i < rows->thickness.rows && count > 0; i++)
		canvas_bar(&rows->view->picture->at, row + i, rows->field, rows->field_columns,
			columns / rows->field_columns);
}

static const struct rows_kind kind = {
	.variants = VARIANTS, .least = least, .fit = fit, .height = height, .below = below,
	.draw = draw,
};

static void *
begin(const struct result_view *view)
{
	const struct summary *summary = &view->summary;
	double order[OPTIONS_MAX];
	for (int i = 0; i < view->round->tally.options; i++)
		order[i] = -(double)summary->votes[i + 1];
	struct rows *rows = rows_new(view, &kind, mem_new(1, sizeof(struct dots)), false, order);

	struct rows_figure *sums = rows_add(rows, mem_text(""));
	struct rows_figure *shares = rows_add(rows, mem_text(""));
	for (int i = 0; i < rows->answers.count; i++) {
		int64_t count = dots_of(rows, i);
		rows_set(sums, i, LOOK_STRONG, mem_printf("%lld", (long long)count));
		if (summary->base > 0)
			rows_set(shares, i, LOOK_PLAIN,
				say_percent((double)count / (double)summary->base));
	}
	rows_add_officials(rows);
	return rows;
}

const struct graphic dots_graphic = {begin, rows_pages, rows_draw, rows_free, 1, 1, rows_quality};
