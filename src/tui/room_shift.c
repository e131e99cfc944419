/* Before and after: each answer on a line, with a mark for what it got in each round. A mark is the
 * round's number, so nothing has to be explained; the last one is what holds now.
 *
 *	Share by round · 1: 24 answers · 2: 30 answers
 *	                   0 %                   60 %      1      2
 *	  1  does not apply  2━━━━━━1 ·    ·    ·        29 %    0 %   −29
 *	  2  applies          ·    ·    1━━━━━━━2        57 %   72 %   +15
 *	     mean, 1 to 5     ·    ·  1━━2  ·    ·        2.3    2.9  +0.6
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/rounds.h"

#include <math.h>
#include <stdlib.h>

#include "core/buffer.h"
#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"
#include "tui/rows.h"
#include "tui/say.h"

enum {
	MEAN = -1,        /* stands where other rows have the number of their answer */
	FIELD_LEAST = 12,
	TICKS = 4,        /* parts of a line */
	INDENT = 3,
};

struct shift {
	const struct result_view *view;
	const struct round *list[ROUNDS_MOST];
	int count;
	struct summary summaries[ROUNDS_MOST];
	struct figure means[ROUNDS_MOST];     /* of a scale */
	struct figure values[ROUNDS_MOST][OPTIONS_MAX + 1];
	double most;                          /* at the end of a line, which begins at 0 */
	double lowest, highest;               /* of the scale */
	char *caption;
	struct rows *rows;                    /* which owns all this */
};

/* --- figures ------------------------------------------------------------------------------- */

static bool
has_mean(const struct shift *shift)
{
	return shift->view->kind == KIND_SCALE;
}

/* What the option got in a round: its share, or its mean resistance. */
static struct figure
value_of(const struct shift *shift, int index, int no)
{
	const struct round *round = shift->list[index];
	const struct summary *summary = &shift->summaries[index];
	enum kind kind = shift->view->kind;
	double base = (double)summary->base, votes = (double)summary->votes[no];
	if (kind == KIND_RESIST || kind == KIND_RANK) {
		struct result result;
		tally_result(&round->tally, kind, TALLY_ALL, no, &result);
		if (kind == KIND_RESIST)
			return result.mean;
		votes = result.borda.is;
		base = result.borda.has ? base * (round->options_count - 1) : 0;
	}
	return (struct figure){.has = base > 0 && votes <= base, .is = base > 0 ? votes / base : 0};
}

static bool
is_decimal(const struct shift *shift, int no)
{
	return no == MEAN || shift->view->kind == KIND_RESIST;
}

static struct figure
figure_of(const struct shift *shift, int index, int no)
{
	return no == MEAN ? shift->means[index] : shift->values[index][no];
}

/* A fifth, half or all: the least that has room for the highest share, so that what is small is seen. */
static double
end_of(const struct shift *shift)
{
	double highest = 0;
	if (shift->view->kind == KIND_RESIST)
		return RESISTANCE_MOST;
	for (int i = 0; i < shift->count; i++)
		for (int no = 1; no <= shift->view->round->options_count; no++)
			if (shift->values[i][no].has)
				highest = fmax(highest, shift->values[i][no].is);
	return highest > 0.5 ? 1 : highest > 0.2 ? 0.5 : 0.2;
}

/* Where the figure stands on its line, from 0 to 1. */
static double
place_of(const struct shift *shift, int no, double value)
{
	if (no != MEAN)
		return value / shift->most;
	return shift->highest > shift->lowest
		? (value - shift->lowest) / (shift->highest - shift->lowest) : 0;
}

static char *
say(const struct shift *shift, int no, double value)
{
	return is_decimal(shift, no) ? say_decimal(value) : say_percent(value);
}

/* --- the field ------------------------------------------------------------------------------- */

static int
least(const struct rows *rows)
{
	return rows->thickness.letters ? 3 * FIELD_LEAST : FIELD_LEAST;
}

static int
column_of(const struct rows *rows, int no, double value, int columns)
{
	int room = rows->field_columns - columns;
	return rows->field + (int)lround(place_of(rows->own, no, value) * (room > 0 ? room : 0));
}

static void
draw_ticks(const struct rows *rows, int no, int line)
{
	const struct shift *shift = rows->own;
	for (int i = 0; i <= TICKS; i++) {
		double value = no == MEAN
			? shift->lowest + (shift->highest - shift->lowest) * i / TICKS
			: shift->most * i / TICKS;
		canvas_text(&rows->view->picture->at, line, column_of(rows, no, value, 1), 1, LOOK_QUIET,
			"·");
	}
}

static void
draw(const struct rows *rows, int index, int row, int height)
{
	const struct shift *shift = rows->own;
	const struct canvas *at = &rows->view->picture->at;
	enum lettering letters = rows->figures_letters;
	int no = rows->answers.list[index].no, line = row + (height - 1) / 2;
	int columns = canvas_lettered_columns(letters, "8"), first = at->columns, last = -1;

	draw_ticks(rows, no, line);
	for (int i = 0; i < shift->count; i++) {
		struct figure figure = figure_of(shift, i, no);
		if (!figure.has)
			continue;
		int column = column_of(rows, no, figure.is, columns);
		first = column < first ? column : first;
		last = column > last ? column : last;
	}
	for (int column = first; column < last; column++)
		canvas_text(at, line, column, 1, LOOK_BAR, "━");
	for (int i = 0; i < shift->count; i++) {
		struct figure figure = figure_of(shift, i, no);
		if (!figure.has)
			continue;
		int column = column_of(rows, no, figure.is, columns);
		char *number = mem_printf("%d", shift->list[i]->number);
		canvas_printf(at, line, column, columns, LOOK_PLAIN, "%*s", columns, "");
		rows_put(rows, line - canvas_lettered_rows(letters) / 2, column,
			i + 1 < shift->count ? LOOK_PLAIN : LOOK_CHOSEN, number, letters);
		free(number);
	}
}

/* The ends of the lines. */
static void
head(const struct rows *rows, int row)
{
	const struct shift *shift = rows->own;
	const struct canvas *at = &rows->view->picture->at;
	bool value = shift->view->kind == KIND_RESIST;
	char *low = value ? say_value(0) : say_percent(0);
	char *high = value ? say_value(shift->most) : say_percent(shift->most);
	canvas_text(at, row, rows->field, rows->field_columns, LOOK_QUIET, low);
	canvas_text_right(at, row, rows->field, rows->field_columns, LOOK_QUIET, high);
	free(high);
	free(low);
}

static const struct rows_kind kind = {.variants = 1, .least = least, .draw = draw, .head = head};

/* --- the whole ------------------------------------------------------------------------------- */

static const char *
what(enum kind asked)
{
	/* translators: above a picture: what its numbers are; behind it stand the rounds */
	return asked == KIND_RESIST ? _("Mean by round")
		/* translators: likewise; of an order, by Borda */
		: asked == KIND_RANK ? _("Share of all possible points by round")
		/* translators: likewise */
		: asked == KIND_DOTS ? _("Share of the dots by round")
		/* translators: likewise */
		: _("Share by round");
}

/* "Share by round · 1: 24 answers · 2: 30 answers" */
static char *
say_caption(const struct shift *shift)
{
	struct buffer text = {.bytes = NULL};
	buffer_add(&text, what(shift->view->kind));
	for (int i = 0; i < shift->count; i++) {
		const struct summary *summary = &shift->summaries[i];
		long long n = (long long)summary->ballots;
		char *answers = summary->uncounted ? mem_text("–")
			: mem_printf(P_("%lld answer", "%lld answers", (unsigned long)n), n);
		buffer_printf(&text, "  ·  %d: %s", shift->list[i]->number, answers);
		free(answers);
	}
	return buffer_take(&text);
}

static void
read_figures(struct shift *shift)
{
	const struct round *now = shift->view->round;
	shift->lowest = INFINITY;
	shift->highest = -INFINITY;
	for (int i = 0; i < now->options_count; i++) {
		shift->lowest = fmin(shift->lowest, now->options[i].value);
		shift->highest = fmax(shift->highest, now->options[i].value);
	}
	for (int i = 0; i < shift->count; i++) {
		tally_summary(&shift->list[i]->tally, shift->view->kind, shift->list[i]->options, TALLY_ALL,
			&shift->summaries[i]);
		shift->means[i] = shift->summaries[i].mean;
		for (int no = 1; no <= now->options_count; no++)
			shift->values[i][no] = value_of(shift, i, no);
	}
	shift->most = end_of(shift);
}

/* A column for each round, and one for the shift from the one before. */
static void
add_figures(struct shift *shift)
{
	struct rows *rows = shift->rows;
	struct rows_figure *columns[ROUNDS_MOST + 1];
	for (int i = 0; i < shift->count; i++)
		columns[i] = rows_add(rows, mem_printf("%d", shift->list[i]->number));
	columns[shift->count] = rows_add(rows, mem_text(""));
	for (int row = 0; row < rows->answers.count; row++) {
		int no = rows->answers.list[row].no;
		struct figure before = {.has = false}, now = {.has = false};
		for (int i = 0; i < shift->count; i++) {
			before = now;
			now = figure_of(shift, i, no);
			rows_set(columns[i], row, i + 1 < shift->count ? LOOK_PLAIN : LOOK_STRONG,
				now.has ? say(shift, no, now.is) : mem_text("–"));
		}
		bool decimal = is_decimal(shift, no);
		if (before.has && now.has)
			rows_set(columns[shift->count], row, LOOK_STRONG, rounds_say_shift(
				rounds_shift(before.is, now.is, decimal ? 0.1 : 0.01), decimal));
	}
}

struct shift *
shift_new(const struct result_view *view)
{
	enum entry_says says = methods[view->kind].says;
	const struct round *list[ROUNDS_MOST];
	int count = rounds_list(view, list);
	if (count < 2 || says == SAYS_WORD || says == SAYS_NUMBER)
		return NULL;

	struct shift *shift = mem_new(1, sizeof(*shift));
	shift->view = view;
	shift->count = count;
	for (int i = 0; i < count; i++)
		shift->list[i] = list[i];
	read_figures(shift);
	shift->caption = say_caption(shift);
	shift->rows = rows_new(view, &kind, shift, false, NULL);
	if (has_mean(shift)) {
		char *low = say_value(shift->lowest), *high = say_value(shift->highest);
		/* translators: before a line: the mean of a scale that goes from 1 to 5 */
		rows_append(shift->rows, MEAN, mem_printf(_("mean, %s to %s"), low, high));
		free(high);
		free(low);
	}
	add_figures(shift);
	return shift;
}

void
shift_free(struct shift *shift)
{
	if (!shift)
		return;
	free(shift->caption);
	rows_free(shift->rows);
}

static int
caption_columns(const struct shift *shift)
{
	const struct picture *picture = shift->view->picture;
	return picture->at.columns - 2 * picture->left - INDENT;
}

static int
caption_rows(const struct shift *shift)
{
	return canvas_paragraph_rows(shift->caption, caption_columns(shift));
}

int
shift_rows(const struct shift *shift)
{
	return shift ? caption_rows(shift) + rows_least(shift->rows) : 0;
}

int
shift_pages(struct shift *shift, int rows)
{
	return rows_pages(shift->rows, rows - caption_rows(shift));
}

void
shift_draw(struct shift *shift, int page)
{
	struct picture *picture = shift->view->picture;
	picture->row += canvas_paragraph(&picture->at, picture->row, picture->left + INDENT,
		caption_columns(shift), caption_rows(shift), 0,
		picture->size > 0 ? LOOK_STRONG : LOOK_PLAIN, shift->caption, NULL);
	rows_draw(shift->rows, page);
}
