/* Estimates: the median in large digits, each estimate as a dot above an axis, and below it where the
 * middle half of them lies. What is far outside would press all others together; it is named and
 * not drawn.
 *
 *	                 ●
 *	            ●  ● ●       ●
 *	         ●  ● ●● ●●   ●  ●           ●
 *	 ┼──────┼──────┼──────┼──────┼──────┼
 *	 0      20     40     60     80    100
 *	         ├━━━━╋━━━━━━━┤
 *	              1 ━━━━ 2            the medians of the rounds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <stdlib.h>

#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"
#include "tui/rounds.h"
#include "tui/say.h"

enum {
	INDENT = 3,
	AXIS = 3,         /* rows: the axis, its numbers, the middle half */
	DOTS_LEAST = 2,
	LEAST = 1 + DOTS_LEAST + AXIS,
	GOOD = CANVAS_MEDIUM_ROWS + 1 + DOTS_LEAST + AXIS + 1,
	TICKS_MOST = 10,
	FAR = 3,          /* as many middle halves beside it are far outside */
	ROUND = 4, ROUND_ROWS = 2, /* columns and rows of a round dot */
};

struct estimates {
	const struct result_view *view;
	double *values;
	int64_t *votes;
	int count;
	double low, high;          /* of what is drawn */
	bool whole;                /* they are whole numbers */
	int64_t lower, higher;     /* how many are not, to the left and to the right */
	char *outside;             /* says so; NULL: all are drawn */
	const struct round *rounds[ROUNDS_MOST]; /* those before and this one */
	struct figure medians[ROUNDS_MOST];
	int rounds_count;          /* 0: there is none before */
	int letters;               /* rows of the median's digits: 1, 3 or more */
	bool large;                /* round dots, and an axis in block letters */
	int dots;                  /* rows */
	int dot_rows;              /* from one dot to the next above it */
	int64_t highest;           /* how many lie upon each other */
};

static const double NEAR_NOTHING = 1e-9;

/* The axis on the screen. */
struct axis {
	double low, high, step;
	int left, pitch, bins; /* columns; of a dot; places for dots */
};

/* --- what is drawn ------------------------------------------------------------------------- */

/* Leaves out the few that lie so far outside that the others could not be told apart. */
static void
set_range(struct estimates *own)
{
	const struct summary *summary = &own->view->summary;
	double middle = summary->q3.is - summary->q1.is;
	double far = FAR * (middle > 0 ? middle : fabs(summary->median.is));
	far = far > 0 ? far : NEAR_NOTHING; /* nearly all of them say nought */
	int64_t n = 0;
	int first = 0, last = own->count - 1;

	for (int i = 0; i < own->count; i++)
		n += own->votes[i];
	while (far > 0 && own->values[first] < summary->q1.is - far)
		own->lower += own->votes[first++];
	while (far > 0 && own->values[last] > summary->q3.is + far)
		own->higher += own->votes[last--];
	bool few = 10 * (own->lower + own->higher) <= n || own->lower + own->higher == 1;
	double all = own->values[own->count - 1] - own->values[0];
	if (!few || all < 2 * (own->values[last] - own->values[first])) {
		first = 0;
		last = own->count - 1;
		own->lower = own->higher = 0;
	}
	own->low = own->values[first];
	own->high = own->values[last];
	own->whole = true;
	for (int i = first; i <= last; i++)
		own->whole = own->whole && own->values[i] == floor(own->values[i]);
}

static char *
say_outside(const struct estimates *own)
{
	if (own->lower + own->higher == 0)
		return NULL;
	char *least = say_value(own->values[0]), *most = say_value(own->values[own->count - 1]);
	char *left = own->lower == 0 ? NULL : mem_printf(
		P_("%lld further left: %s", "%lld further left, down to %s", (unsigned long)own->lower),
		(long long)own->lower, least);
	char *right = own->higher == 0 ? NULL : mem_printf(
		P_("%lld further right: %s", "%lld further right, up to %s", (unsigned long)own->higher),
		(long long)own->higher, most);
	char *text = mem_printf(_("Not drawn: %s%s%s"), left ? left : "", left && right ? "  ·  " : "",
		right ? right : "");
	free(right);
	free(left);
	free(most);
	free(least);
	return text;
}

static void
read_rounds(struct estimates *own)
{
	const struct result_view *view = own->view;
	own->rounds_count = rounds_list(view, own->rounds);
	if (own->rounds_count < 2)
		own->rounds_count = 0;
	for (int i = 0; i < own->rounds_count; i++) {
		struct summary summary;
		tally_summary(&own->rounds[i]->tally, view->kind, own->rounds[i]->options, TALLY_ALL,
			&summary);
		own->medians[i] = summary.median;
	}
}

static void *
begin(const struct result_view *view)
{
	struct estimates *own = mem_new(1, sizeof(*own));
	own->view = view;
	own->count = tally_values(&view->round->tally, TALLY_ALL, 1, &own->values, &own->votes);
	if (own->count > 0) {
		set_range(own);
		own->outside = say_outside(own);
		read_rounds(own);
	}
	return own;
}

static void
end(void *memory)
{
	struct estimates *own = memory;
	free(own->outside);
	free(own->values);
	free(own->votes);
	free(own);
}

/* --- where it stands ------------------------------------------------------------------------- */

/* 1, 2 or 5 times a power of ten, at least LEAST. */
static double
round_step(double least)
{
	double power = pow(10, floor(log10(least)));
	double times = least / power;
	return power * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10);
}

static int
tick_columns(const struct estimates *own, double value)
{
	char *text = say_value(value);
	int columns = own->large ? canvas_medium_columns(text) : text_columns(text);
	free(text);
	return columns;
}

static struct axis
axis_of(const struct estimates *own)
{
	const struct picture *picture = own->view->picture;
	int columns = picture->at.columns - 2 * (picture->left + INDENT);
	struct axis axis = {.left = picture->left + INDENT, .pitch = own->large ? ROUND + 1 : picture->size > 0 ? 2 : 1};
	double low = own->low, high = own->high;
	int most = TICKS_MOST;

	columns = columns > 130 && !own->large ? 130 : columns < 8 ? 8 : columns;
	axis.bins = (columns - 1) / axis.pitch;
	if (high <= low) {
		low -= 1;
		high += 1;
	}
	do {
		axis.step = round_step((high - low) / most);
		axis.step = own->whole && axis.step < 1 ? 1 : axis.step;
		axis.low = floor(low / axis.step + 1e-9) * axis.step;
		axis.high = ceil(high / axis.step - 1e-9) * axis.step;
		int ticks = (int)lround((axis.high - axis.low) / axis.step);
		int first = tick_columns(own, axis.low), last = tick_columns(own, axis.high);
		if ((ticks + 1) * ((first > last ? first : last) + 2 + 2 * own->large) <= columns)
			break;
	} while (--most > 1);
	return axis;
}

/* The column of VALUE, which lies between the ends. */
static int
column_of(const struct axis *axis, double value)
{
	double share = (value - axis->low) / (axis->high - axis->low);
	share = share < 0 ? 0 : share > 1 ? 1 : share;
	return axis->left + (int)lround(share * (axis->bins - 1)) * axis->pitch;
}

static int
outside_rows(const struct estimates *own)
{
	const struct picture *picture = own->view->picture;
	int columns = picture->at.columns - 2 * picture->left - INDENT;
	return own->outside ? canvas_paragraph_rows(own->outside, columns) : 0;
}

/* The columns of the median in LETTERS rows; 0: there are not so many. */
static int
median_columns(const struct estimates *own, int letters)
{
	const struct picture *picture = own->view->picture;
	char *median = say_short(own->view->summary.median.is);
	int columns = letters == CANVAS_LARGE_ROWS ? canvas_large_columns(median)
		: letters == CANVAS_MEDIUM_ROWS ? canvas_medium_columns(median)
		: text_columns(median);
	free(median);
	return columns <= picture->at.columns - 2 * picture->left - INDENT ? columns : 0;
}

/* How many estimates fall on each place of AXIS; fresh memory. */
static int64_t *
heights_of(const struct estimates *own, const struct axis *axis, int64_t *highest)
{
	int64_t *heights = mem_new((size_t)axis->bins, sizeof(*heights));
	*highest = 0;
	for (int i = 0; i < own->count; i++) {
		if (own->values[i] < own->low || own->values[i] > own->high)
			continue;
		int bin = (column_of(axis, own->values[i]) - axis->left) / axis->pitch;
		heights[bin] += own->votes[i];
		*highest = heights[bin] > *highest ? heights[bin] : *highest;
	}
	return heights;
}

/* What stands below the dots and above the median has a place in ROWS rows; the rest is for dots. */
static void
lay_out(struct estimates *own, int rows, bool large)
{
	int size = own->view->picture->size;
	own->large = large;
	int fixed = AXIS + (large ? CANVAS_MEDIUM_ROWS - 1 : 0)
		- (own->view->summary.ballots < RESULT_QUARTERS) + (own->rounds_count > 0)
		+ own->view->officials_count + outside_rows(own);
	int most = size == 0 ? 6 : size == 1 ? 12 : 20;

	int left = rows - fixed - 1 - DOTS_LEAST;
	own->letters = size > 0 && left >= CANVAS_LARGE_ROWS && median_columns(own, CANVAS_LARGE_ROWS) > 0
		? CANVAS_LARGE_ROWS
		: left >= CANVAS_MEDIUM_ROWS && median_columns(own, CANVAS_MEDIUM_ROWS) > 0
		? CANVAS_MEDIUM_ROWS : 1;
	own->dots = rows - fixed - own->letters - (own->letters > 1);
	own->dots = own->dots < 1 ? 1 : own->dots > most ? most : own->dots;
	own->highest = 0;
	if (own->count > 0) {
		struct axis axis = axis_of(own);
		free(heights_of(own, &axis, &own->highest));
	}
	own->dot_rows = !large ? 1 : own->highest * (ROUND_ROWS + 1) <= own->dots ? ROUND_ROWS + 1
		: ROUND_ROWS;
}

static int
pages(void *memory, int rows)
{
	struct estimates *own = memory;
	if (own->view->picture->size > 1)
		lay_out(own, rows, true);
	if (own->view->picture->size < 2 || own->highest * own->dot_rows > own->dots)
		lay_out(own, rows, false);
	return 1;
}

/* Round dots, then dots instead of columns, then large digits. */
static int
quality(const void *memory)
{
	const struct estimates *own = memory;
	return 4 * own->large + 2 * (own->highest * own->dot_rows <= own->dots)
		+ (own->letters == CANVAS_LARGE_ROWS);
}

/* --- drawing ----------------------------------------------------------------------------------- */

static void
draw_median(const struct estimates *own)
{
	struct picture *picture = own->view->picture;
	const struct canvas *at = &picture->at;
	char *median = say_short(own->view->summary.median.is);
	int left = picture->left + INDENT, room = at->columns - left - picture->left;
	int columns = median_columns(own, own->letters);
	/* translators: behind the number in large digits */
	const char *words = _("median: the estimate in the middle");

	if (own->letters == CANVAS_LARGE_ROWS)
		canvas_large(at, picture->row, left, room, CANVAS_LARGE_ROWS, median);
	else if (own->letters == CANVAS_MEDIUM_ROWS)
		canvas_medium(at, picture->row, left, room, median);
	else
		canvas_text(at, picture->row, left, room, LOOK_STRONG, median);
	int running = canvas_running_columns(words);
	if (own->letters == CANVAS_LARGE_ROWS && running > 0 && columns + 6 + running <= room)
		canvas_lettered(at, picture->row, left + columns + 6, running, LETTERING_RUNNING,
			LOOK_PLAIN, words);
	else if (columns + 3 + text_columns(words) <= room)
		canvas_text(at, picture->row + own->letters / 2, left + columns + 3, room - columns - 3,
			picture->size > 0 ? LOOK_STRONG : LOOK_PLAIN, words);
	picture->row += own->letters + (own->letters > 1);
	free(median);
}

static void
draw_dot(const struct estimates *own, int row, int column)
{
	const struct canvas *at = &own->view->picture->at;
	if (!own->large) {
		canvas_text(at, row, column, 1, LOOK_BAR, "●");
		return;
	}
	canvas_text(at, row, column - ROUND / 2, ROUND, LOOK_BAR, "▄██▄");
	canvas_text(at, row + 1, column - ROUND / 2, ROUND, LOOK_BAR, "▀██▀");
}

static void
draw_dots(const struct estimates *own, const struct axis *axis)
{
	struct picture *picture = own->view->picture;
	int64_t highest, *heights = heights_of(own, axis, &highest);
	bool apart = highest * own->dot_rows <= own->dots;
	int rows = apart ? (int)highest * own->dot_rows : own->dots;
	for (int bin = 0; bin < axis->bins; bin++) {
		int column = axis->left + bin * axis->pitch;
		if (!apart)
			canvas_column(&picture->at, picture->row, column, rows, 1, LOOK_BAR,
				(double)heights[bin] / (double)highest);
		for (int64_t i = 0; apart && i < heights[bin]; i++)
			draw_dot(own, picture->row + rows - (int)(i + 1) * own->dot_rows, column);
	}
	picture->row += rows;
	free(heights);
}

/* The number that belongs to COLUMN, as long as it leaves one free behind FREE_FROM; returns where the
 * next may begin. */
static int
draw_tick(const struct estimates *own, int column, const char *text, int free_from)
{
	const struct picture *picture = own->view->picture;
	int columns = own->large ? canvas_medium_columns(text) : text_columns(text);
	int from = column - (columns - 1) / 2;
	from = from + columns > picture->at.columns ? picture->at.columns - columns : from;
	from = from < 0 ? 0 : from;
	canvas_text(&picture->at, picture->row, column, 1, LOOK_PLAIN, "┼");
	if (from < free_from)
		return free_from;
	if (own->large)
		canvas_medium(&picture->at, picture->row + 1, from, columns, text);
	else
		canvas_text(&picture->at, picture->row + 1, from, columns, LOOK_PLAIN, text);
	return from + columns + 1 + own->large;
}

static void
draw_axis(const struct estimates *own, const struct axis *axis)
{
	struct picture *picture = own->view->picture;
	int last = axis->left + (axis->bins - 1) * axis->pitch;
	for (int column = axis->left; column <= last; column++)
		canvas_text(&picture->at, picture->row, column, 1, LOOK_PLAIN, "─");
	int ticks = (int)lround((axis->high - axis->low) / axis->step), free_from = 0;
	for (int i = 0; i <= ticks; i++) {
		double value = axis->low + i * axis->step;
		char *text = say_value(fabs(value) < axis->step / 2 ? 0 : value);
		free_from = draw_tick(own, column_of(axis, value), text, free_from);
		free(text);
	}
	picture->row += own->large ? 1 + CANVAS_MEDIUM_ROWS : 2;
}

/* TEXT behind COLUMN, or else before FROM, if there is room. */
static void
put_beside(struct picture *picture, int from, int column, const char *text)
{
	int columns = text_columns(text);
	if (column + 1 + columns <= picture->at.columns - picture->left)
		canvas_text(&picture->at, picture->row, column + 1, columns, LOOK_PLAIN, text);
	else if (from - 3 - columns >= picture->left)
		canvas_text(&picture->at, picture->row, from - 3 - columns, columns, LOOK_PLAIN, text);
}

static void
draw_middle_half(const struct estimates *own, const struct axis *axis)
{
	struct picture *picture = own->view->picture;
	const struct summary *summary = &own->view->summary;
	int from = column_of(axis, summary->q1.is), to = column_of(axis, summary->q3.is);
	int median = column_of(axis, summary->median.is);
	if (summary->ballots < RESULT_QUARTERS)
		return;
	for (int column = from; column <= to; column++)
		canvas_text(&picture->at, picture->row, column, 1, LOOK_STRONG,
			column == median ? "╋" : column == from ? "├" : column == to ? "┤" : "━");
	/* translators: beside the line from the first to the third quartile */
	put_beside(picture, from, to + 1, _("the middle half"));
	picture->row++;
}

/* Where the medians of the rounds lie, each by its round's number. */
static void
draw_rounds(const struct estimates *own, const struct axis *axis)
{
	struct picture *picture = own->view->picture;
	int first = picture->at.columns, last = -1;
	if (own->rounds_count == 0)
		return;
	for (int i = 0; i < own->rounds_count; i++) {
		if (!own->medians[i].has)
			continue;
		int column = column_of(axis, own->medians[i].is);
		first = column < first ? column : first;
		last = column > last ? column : last;
	}
	for (int column = first; column < last; column++)
		canvas_text(&picture->at, picture->row, column, 1, LOOK_BAR, "━");
	for (int i = 0; i < own->rounds_count; i++)
		if (own->medians[i].has)
			canvas_printf(&picture->at, picture->row, column_of(axis, own->medians[i].is), 1,
				i + 1 < own->rounds_count ? LOOK_PLAIN : LOOK_CHOSEN, "%d",
				own->rounds[i]->number % 10);
	/* translators: beside a line from the median of one round to that of the next */
	put_beside(picture, first, last + 1, _("the median by round"));
	picture->row++;
}

static void
draw_officials(const struct estimates *own, const struct axis *axis)
{
	struct picture *picture = own->view->picture;
	for (int i = 0; i < own->view->officials_count; i++, picture->row++) {
		const struct official *official = own->view->officials[i];
		if (official->ballot.count == 0)
			continue;
		double value = official->ballot.entries[0].value;
		int column = column_of(axis, value);
		char *mark = say_group_mark(picture->model, official->group, picture->language);
		char *number = say_value(value);
		char *text = value < axis->low ? mem_printf("◂ %s %s", mark, number)
			: value > axis->high ? mem_printf("%s %s ▸", mark, number)
			: mem_printf("%s %s", mark, number);
		int columns = text_columns(text), end = picture->at.columns - picture->left;
		canvas_text(&picture->at, picture->row,
			column + columns <= end ? column : end - columns, columns, LOOK_CHOSEN, text);
		free(text);
		free(number);
		free(mark);
	}
}

static void
draw(void *memory, int page)
{
	struct estimates *own = memory;
	struct picture *picture = own->view->picture;
	(void)page;
	if (own->count == 0) {
		canvas_text(&picture->at, picture->row++, picture->left + INDENT, picture->width,
			LOOK_PLAIN, _("There are no estimates."));
		return;
	}
	struct axis axis = axis_of(own);
	draw_median(own);
	draw_dots(own, &axis);
	draw_axis(own, &axis);
	draw_middle_half(own, &axis);
	draw_rounds(own, &axis);
	draw_officials(own, &axis);
	if (own->outside)
		picture->row += canvas_paragraph(&picture->at, picture->row, picture->left + INDENT,
			picture->at.columns - 2 * picture->left - INDENT, outside_rows(own), 0, LOOK_QUIET,
			own->outside, NULL);
}

const struct graphic number_graphic = {begin, pages, draw, end, LEAST, GOOD, quality};
