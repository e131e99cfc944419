/* Systemic consensing: the least resistance first, with how often each resistance was shown. How
 * things are now is the line that everything is measured against: what stands below it meets more
 * resistance than leaving everything as it is.
 *
 *	                               0    5    10   mean   tens
 *	     2  Sprachcafé             █▆▃▂▁·····▁     2,3      1
 *	  ━━ 3  Alles bleibt, wie es ist ━━━━━━━━━
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/rows.h"

#include <math.h>
#include <stdlib.h>

#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"
#include "core/wrap.h"
#include "tui/say.h"

enum { LEVELS = RESISTANCE_MOST + 1, CELL_MOST = 8 };

struct resistance {
	int64_t votes[OPTIONS_MAX + 1][LEVELS];
	int64_t most;          /* votes of one level */
	struct figure now;     /* the mean of how things are */
	struct figure means[OPTIONS_MAX + 1];
	int status_quo;        /* its number; 0: none is known */
	int cell;              /* columns of a level */
	bool above;            /* something meets more resistance than that */
};

static int
least(const struct rows *rows)
{
	return rows->thickness.letters ? 2 * LEVELS : LEVELS;
}

static bool
fit(struct rows *rows)
{
	struct resistance *own = rows->own;
	int most = rows->view->picture->size == 0 ? 2 : rows->view->picture->size == 1 ? 3 : CELL_MOST;
	int cell = rows->field_columns / LEVELS;
	own->cell = cell < 1 ? 1 : cell > most ? most : cell;
	return true;
}

/* Whether the answer meets more resistance than leaving everything as it is. */
static bool
is_above(const struct resistance *own, int no)
{
	return own->now.has && own->means[no].has && own->means[no].is > own->now.is;
}

static bool
is_line(const struct rows *rows, int index)
{
	const struct resistance *own = rows->own;
	return own->now.has && rows->answers.list[index].no == own->status_quo;
}

static char *
caption(void)
{
	return mem_printf("▲ %s", _("more resistance than to leaving it as it is"));
}

static int
caption_columns(const struct rows *rows)
{
	return rows->view->picture->at.columns - rows->view->picture->left - rows->number;
}

static int
below(const struct rows *rows, int index)
{
	const struct resistance *own = rows->own;
	if (!is_line(rows, index) || !own->above)
		return 0;
	char *text = caption();
	int taken = canvas_paragraph_rows(text, caption_columns(rows));
	free(text);
	return taken;
}

static void
draw_levels(const struct rows *rows, int no, int row)
{
	const struct resistance *own = rows->own;
	const struct canvas *at = &rows->view->picture->at;
	int thick = rows->thickness.rows, wide = own->cell > 2 ? own->cell - 1 : own->cell;
	for (int level = 0; level < LEVELS; level++) {
		int column = rows->field + level * own->cell;
		int64_t votes = own->votes[no][level];
		if (votes > 0)
			canvas_column(at, row, column, thick, wide,
				level == RESISTANCE_MOST ? LOOK_WARNING : LOOK_BAR,
				(double)votes / (double)own->most);
		else
			canvas_text(at, row + thick - 1, column + (wide - 1) / 2, 1, LOOK_QUIET, "·");
	}
}

/* Between the label and the field, with what it means where there is room for it. */
static void
draw_line(const struct rows *rows, int index, int row, int height)
{
	const struct canvas *at = &rows->view->picture->at;
	struct wrap_line *lines = NULL;
	const char *label = rows->answers.list[index].label, *words = _("as it is now");
	int count = (int)canvas_wrap(label, rows->label_columns, &lines);
	if (!rows->thickness.letters && count > 0) {
		int line = row + (height - count) / 2 + count - 1;
		int from = rows->label + lines[count - 1].columns + 1, to = rows->field - 1;
		int text = from + 3 + text_columns(words) + 3 <= to ? from + 2 : to;
		for (int column = from; column < to; column++)
			canvas_text(at, line, column, 1, LOOK_STRONG, "━");
		if (text < to)
			canvas_printf(at, line, text, to - text, LOOK_STRONG, " %s ", words);
	}
	free(lines);
}

static void
draw(const struct rows *rows, int index, int row, int height)
{
	const struct picture *picture = rows->view->picture;
	draw_levels(rows, rows->answers.list[index].no, row + (height - rows->thickness.rows) / 2);
	if (!is_line(rows, index))
		return;
	draw_line(rows, index, row, height);
	if (below(rows, index) == 0)
		return;
	char *text = caption();
	canvas_paragraph(&picture->at, row + height, rows->number, caption_columns(rows),
		below(rows, index), 0, LOOK_PLAIN, text, NULL);
	free(text);
}

/* What the levels are, as far as their columns have room for it. */
static void
head(const struct rows *rows, int row)
{
	const struct resistance *own = rows->own;
	int wide = own->cell > 2 ? own->cell - 1 : own->cell;
	for (int level = 0; level < LEVELS; level += own->cell > 2 ? 1 : own->cell > 1 ? 2 : 5) {
		char *text = mem_printf("%d", level);
		int columns = text_columns(text), column = rows->field + level * own->cell;
		column += wide > columns ? (wide - columns) / 2 : 0;
		canvas_text(&rows->view->picture->at, row, column, columns, LOOK_QUIET, text);
		free(text);
	}
}

static const struct rows_kind kind = {
	.variants = 1, .tall = true, .least = least, .fit = fit, .below = below, .draw = draw, .head = head,
};

static struct resistance *
read_levels(const struct result_view *view)
{
	const struct tally *tally = &view->round->tally;
	struct resistance *own = mem_new(1, sizeof(*own));
	for (int i = 0; i < view->round->options_count; i++)
		if (view->round->options[i].status_quo)
			own->status_quo = view->round->options[i].no;
	for (int no = 1; no <= tally->options; no++) {
		double *values;
		int64_t *votes;
		int count = tally_values(tally, TALLY_ALL, no, &values, &votes);
		for (int i = 0; i < count; i++) {
			int level = (int)values[i];
			if (level < 0 || level >= LEVELS)
				continue;
			own->votes[no][level] += votes[i];
			own->most = own->votes[no][level] > own->most ? own->votes[no][level] : own->most;
		}
		free(values);
		free(votes);
	}
	return own;
}

static void *
begin(const struct result_view *view)
{
	const struct tally *tally = &view->round->tally;
	struct resistance *own = read_levels(view);
	double order[OPTIONS_MAX];
	for (int no = 1; no <= tally->options; no++) {
		struct result result;
		tally_result(tally, view->kind, TALLY_ALL, no, &result);
		own->means[no] = result.mean;
		/* What nobody rated comes last; nothing that is only as good stands below the line. */
		order[no - 1] = (result.mean.has ? result.mean.is : LEVELS)
			+ (no == own->status_quo ? 1e-9 : 0);
	}
	if (own->status_quo > 0)
		own->now = own->means[own->status_quo];
	for (int no = 1; no <= tally->options; no++)
		own->above |= is_above(own, no);

	struct rows *rows = rows_new(view, &kind, own, false, order);
	struct rows_figure *means = rows_add(rows, mem_text(_("mean")));
	/* translators: above a column, as short as possible: how often a resistance of 10 was shown */
	struct rows_figure *tens = rows_add(rows, mem_text(_("tens")));
	for (int i = 0; i < rows->answers.count; i++) {
		int no = rows->answers.list[i].no;
		long long count = (long long)own->votes[no][RESISTANCE_MOST];
		rows_set(means, i, LOOK_STRONG,
			own->means[no].has ? say_decimal(own->means[no].is) : mem_text("–"));
		rows_set(tens, i, count > 0 ? LOOK_WARNING : LOOK_PLAIN,
			count > 0 ? mem_printf("%lld", count) : mem_text("–"));
		if (is_line(rows, i))
			rows_mark(rows, i, mem_text("━━"));
		else if (is_above(own, no))
			rows_mark(rows, i, mem_text("▲"));
	}
	rows_add_officials(rows);
	return rows;
}

const struct graphic resist_graphic = {begin, rows_pages, rows_draw, rows_free, 1, 1, rows_quality};
