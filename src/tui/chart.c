/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/chart.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/buffer.h"
#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"
#include "tui/say.h"
#include "tui/track.h"

enum {
	BETWEEN = 2,    /* columns between name, line and gap */
	NAME_LEAST = 16,
	GAP_LEAST = 11,
	LETTER_MOST = 6, /* of a letter in block letters, with its shape */
	TICKS = 12,     /* a scale of more steps is marked at its quarters */
	QUARTERS = 4,
};

static int
larger(int a, int b)
{
	return a > b ? a : b;
}

static int
smaller(int a, int b)
{
	return a < b ? a : b;
}

/* --- texts -------------------------------------------------------------------------------- */

static bool
shows_prompts(const struct chart *chart)
{
	return chart->profile->level != PROFILE_THEMES && chart->picture->size > 0;
}

char *
chart_name(const struct chart *chart, int row)
{
	const struct picture *picture = chart->picture;
	const struct model *model = picture->model;
	const struct comparison *profile = chart->profile;
	if (shows_prompts(chart)) {
		int step = profile->views.questions[profile->rows[row].index].step;
		const char *prompt =
			words_in(&model->workshop->steps[step].prompt, picture->language);
		if (*prompt)
			return text_clean(prompt, strlen(prompt), TEXT_ONE_LINE | TEXT_TRIM);
	}
	const char *first = profile_name(profile, row, picture->language);
	const char *second = model->stage.language < 0 && model->workshop->languages_count > 1
		? profile_name(profile, row, 1) : first;
	return strcmp(first, second) == 0 ? mem_text(first) : mem_printf("%s\n%s", first, second);
}

char *
chart_gap(const struct chart *chart, int row, bool named)
{
	const struct profile_row *at = &chart->profile->rows[row];
	if (!at->apart)
		return mem_text("");
	char *number = profile_say_gap(chart->profile, row);
	/* translators: the distance between the two views that are furthest apart */
	char *text = named ? mem_printf(_("Gap %s"), number) : mem_text(number);
	free(number);
	return text;
}

/* The first question that a row is about, and how many more follow. */
static int
questions_of(const struct comparison *profile, int row, int *count)
{
	int index = profile->rows[row].index;
	if (profile->level != PROFILE_THEMES) {
		*count = 1;
		return index;
	}
	*count = profile->views.themes[index].count;
	return profile->views.themes[index].first;
}

/* The most columns that gaps and abstentions have. */
static int
gap_most(const struct chart *chart)
{
	int room = chart->picture->at.columns - 2 * chart->picture->left;
	return larger(room / 5, GAP_LEAST);
}

char *
chart_abstained(const struct chart *chart, int row)
{
	const struct comparison *profile = chart->profile;
	struct figure share = profile_abstained(profile, row);
	if (!share.has)
		return mem_text("");
	int count, step = profile->views.questions[questions_of(profile, row, &count)].step;
	const char *label =
		say_abstention(&profile->model->workshop->steps[step], chart->picture->language);
	char *percent = say_percent(share.is);
	struct buffer text = {.bytes = NULL};
	buffer_printf(&text, "%s %s", label, percent);
	if (text_columns(buffer_text(&text)) > gap_most(chart)) {
		/* where it is broken a figure and its sign stay together */
		buffer_free(&text);
		buffer_printf(&text, "%s ", label);
		for (const char *c = percent; *c; c++) {
			if (*c == ' ')
				buffer_add(&text, "\u00a0");
			else
				buffer_add_char(&text, *c);
		}
	}
	free(percent);
	return buffer_take(&text);
}

/* Whether SIDE is too small in a question of ROW. */
static bool
is_small(const struct chart *chart, int row, int side)
{
	const struct views *views = &chart->profile->views;
	int count, first = questions_of(chart->profile, row, &count);
	for (int i = first; i < first + count; i++)
		if (views->questions[i].withheld[side] != WITHHOLD_NOT)
			return true;
	return false;
}

const char *
chart_nothing(const struct chart *chart, int row)
{
	for (int side = 0; side < chart->profile->views.sides_count; side++)
		if (is_small(chart, row, side))
			return _("too small to show");
	return _("no answers");
}

char *
chart_small(const struct chart *chart, int row)
{
	const struct comparison *profile = chart->profile;
	struct buffer marks = {.bytes = NULL};
	bool any = false;
	for (int side = 0; side < profile->views.sides_count; side++) {
		any |= profile_mean(profile, row, side).has;
		if (!chart->sides[side] || profile->views.sides[side].group == TALLY_ALL
			|| profile_mean(profile, row, side).has || !is_small(chart, row, side))
			continue;
		char *mark = say_group_mark(profile->model, profile->views.sides[side].group,
			chart->picture->language);
		buffer_printf(&marks, " %s", mark);
		free(mark);
	}
	/* translators: marks of groups follow */
	char *text = any && marks.length > 0
		? mem_printf("%s%s", _("too small:"), buffer_text(&marks)) : mem_text("");
	buffer_free(&marks);
	return text;
}

bool
chart_never_shown(const struct chart *chart, int side)
{
	const struct views *views = &chart->profile->views;
	bool small = false;
	for (int i = 0; i < views->questions_count; i++) {
		if (views->questions[i].means[side].has)
			return false;
		small |= views->questions[i].withheld[side] != WITHHOLD_NOT;
	}
	return small;
}

/* --- the scale ----------------------------------------------------------------------------- */

static const struct option *
end_of(const struct round *round, double value)
{
	for (int i = 0; i < round->options_count; i++)
		if (round->options[i].value == value)
			return &round->options[i];
	return NULL;
}

/* Whether two questions call the ends of their scales the same. */
static bool
called_alike(const struct round *a, double value_a, const struct round *b, double value_b)
{
	const struct option *first = end_of(a, value_a), *second = end_of(b, value_b);
	return first && second
		&& strcmp(words_in(&first->label, 0), words_in(&second->label, 0)) == 0;
}

/* What VALUE is called, unless that is the figure itself. */
static const char *
label_of(const struct round *round, double value, int language)
{
	const struct option *option = end_of(round, value);
	const char *label = option ? words_in(&option->label, language) : "";
	char *figure = say_value(value);
	bool says = strcmp(label, figure) != 0;
	free(figure);
	return says ? label : "";
}

static struct scale
scale_of(const struct comparison *profile, int language)
{
	const struct views *views = &profile->views;
	int count, one = questions_of(profile, 0, &count);
	const struct view *first = &views->views[one];
	const struct round *asked = views->questions[one].round;
	struct scale scale = {
		.values = profile_one_scale(profile), .lowest = first->lowest, .highest = first->highest};
	bool low = true, high = true;
	for (int row = 0; row < profile->count; row++) {
		int at = questions_of(profile, row, &count);
		for (int last = at + count; at < last; at++) {
			const struct view *view = &views->views[at];
			const struct round *round = views->questions[at].round;
			low = low && called_alike(asked, first->lowest, round, view->lowest);
			high = high && called_alike(asked, first->highest, round, view->highest);
		}
	}
	double length = first->highest - first->lowest;
	bool whole = scale.values && length > 0 && length <= TICKS && length == floor(length);
	scale.ticks = whole ? (int)length : QUARTERS;
	scale.low = low ? label_of(asked, first->lowest, language) : scale.values ? "" : _("low");
	scale.high = high ? label_of(asked, first->highest, language)
		: scale.values ? "" : _("high");
	return scale;
}

int
chart_tick(const struct chart *chart, int tick)
{
	return (int)lround((double)(chart->line_columns - 1) * tick / chart->scale.ticks);
}

/* --- columns and rows ------------------------------------------------------------------------ */

/* The widest line of TEXT. */
static int
widest_line(const char *text)
{
	int widest = 0;
	for (;;) {
		size_t length = strcspn(text, "\n");
		widest = larger(widest, text_columns_n(text, length));
		if (!text[length])
			return widest;
		text += length + 1;
	}
}

static int
gap_columns(const struct chart *chart, int row)
{
	char *gap = chart_gap(chart, row, !chart->style.medium),
	     *abstained = chart_abstained(chart, row);
	int columns = chart->style.above ? canvas_lettered_columns(chart->style.above, gap)
		: chart->style.medium ? canvas_medium_columns(gap) : text_columns(gap);
	columns = larger(columns, text_columns(abstained));
	free(abstained);
	free(gap);
	return columns;
}

/* As many of COLUMNS that the values of the scale stand on whole ones. */
static int
steps_of(const struct chart *chart, int columns)
{
	int step = (columns - 1) / chart->scale.ticks;
	return step > 0 ? step * chart->scale.ticks + 1 : larger(columns, 1);
}

static void
set_columns(struct chart *chart)
{
	const struct picture *picture = chart->picture;
	int room = picture->at.columns - 2 * picture->left, name = NAME_LEAST, gap = GAP_LEAST;
	for (int row = 0; row < chart->profile->count; row++) {
		char *text = chart_name(chart, row);
		name = larger(name, widest_line(text));
		free(text);
		gap = larger(gap, gap_columns(chart, row));
	}
	chart->gap_columns = smaller(gap, gap_most(chart));
	chart->name = picture->left;
	chart->gap = picture->left + room - chart->gap_columns;
	if (chart->style.above) {
		chart->name_columns = chart->gap - BETWEEN - chart->name;
		chart->line_columns = steps_of(chart, chart->name_columns - LETTER_MOST - 1);
		chart->line = chart->name + 1;
		return;
	}
	chart->name_columns = smaller(name, shows_prompts(chart) ? room * 2 / 5 : room * 9 / 25);

	int line = room - chart->name_columns - chart->gap_columns - 2 * BETWEEN;
	chart->line_columns = steps_of(chart, line);
	chart->line =
		chart->name + chart->name_columns + BETWEEN + (line - chart->line_columns) / 2;
}

/* Where names stand above, what is beside the line is said in the rows of the line. */
static int
height_above(const struct chart *chart, int row)
{
	char *abstained = chart_abstained(chart, row), *small = chart_small(chart, row);
	int beside = canvas_paragraph_rows(abstained, chart->gap_columns)
		+ canvas_paragraph_rows(small, chart->gap_columns);
	free(small);
	free(abstained);
	return canvas_lettered_rows(chart->style.above) + larger(beside, CANVAS_MEDIUM_ROWS);
}

static int
height_of(const struct chart *chart, int row)
{
	if (chart->style.above)
		return height_above(chart, row);
	char *name = chart_name(chart, row), *abstained = chart_abstained(chart, row);
	char *small = chart_small(chart, row);
	int height = larger(chart->style.rows, canvas_paragraph_rows(name, chart->name_columns)
		+ canvas_paragraph_rows(small, chart->name_columns));
	int below = canvas_paragraph_rows(abstained, chart->gap_columns);
	height = larger(height, 1 + below + (chart->style.medium ? CANVAS_MEDIUM_ROWS : 0));
	free(small);
	free(abstained);
	free(name);
	return height;
}

static bool
names_fit(const struct chart *chart)
{
	bool fit = true;
	for (int row = 0; row < chart->profile->count && fit; row++) {
		char *name = chart_name(chart, row);
		int columns = canvas_lettered_columns(chart->style.above, name);
		fit = columns > 0 && columns <= chart->name_columns;
		free(name);
	}
	return fit;
}

bool
chart_set_style(struct chart *chart, struct style style)
{
	chart->style = style;
	chart->height = 0;
	set_columns(chart);
	if (style.above && !names_fit(chart))
		return false;
	for (int row = 0; row < chart->profile->count; row++) {
		chart->heights[row] = height_of(chart, row);
		chart->height += chart->heights[row] + (row > 0 ? style.gap : 0);
	}
	return true;
}

/* --- marks -------------------------------------------------------------------------------- */

/* Splits what say_group_mark() says into its shape and its letter. */
static void
name_mark(const struct chart *chart, struct mark *mark)
{
	const struct model *model = chart->picture->model;
	int group = chart->profile->views.sides[mark->side].group;
	char *both = say_group_mark(model, group, chart->picture->language);
	size_t n = strlen(both), shape = text_next(both, n, 0);
	mark->shape = mem_text_n(both, shape);
	mark->letter = mem_text(both + shape);
	free(both);
}

/* Where MEAN stands on the line of ROW, in columns from its beginning. */
static double
place_of(const struct chart *chart, int row, double mean)
{
	double lowest, highest;
	profile_scale(chart->profile, row, &lowest, &highest);
	return highest > lowest
		? (mean - lowest) / (highest - lowest) * (chart->line_columns - 1) : 0;
}

int
chart_marks(const struct chart *chart, int row, struct mark *marks)
{
	int count = 0, widths[VIEW_SIDES] = {0}, places[VIEW_SIDES] = {0};
	double wanted[VIEW_SIDES] = {0};
	for (int side = 0; side < chart->profile->views.sides_count; side++) {
		struct figure mean = profile_mean(chart->profile, row, side);
		if (!mean.has)
			continue;
		int at = count++;
		for (; at > 0 && marks[at - 1].mean > mean.is; at--)
			marks[at] = marks[at - 1];
		marks[at] = (struct mark){.side = side, .mean = mean.is};
	}
	for (int i = 0; i < count; i++) {
		name_mark(chart, &marks[i]);
		wanted[i] = place_of(chart, row, marks[i].mean);
		widths[i] = larger(text_columns(marks[i].letter), 1);
		if (chart->style.above)
			widths[i] = larger(canvas_medium_columns(marks[i].letter), 1) + 2;
	}
	track_places(wanted, widths, count,
		chart->line_columns + (chart->style.above ? LETTER_MOST : 0), places);
	for (int i = 0; i < count; i++)
		marks[i].column = places[i];
	return count;
}

void
chart_marks_free(struct mark *marks, int count)
{
	for (int i = 0; i < count; i++) {
		free(marks[i].shape);
		free(marks[i].letter);
	}
}

/* --- all of it ------------------------------------------------------------------------------ */

struct chart
chart_of(const struct picture *picture, const struct comparison *profile)
{
	int sides = profile->views.sides_count;
	struct chart chart = {
		.picture = picture,
		.profile = profile,
		.scale = scale_of(profile, picture->language),
		.heights = mem_new((size_t)profile->count, sizeof(*chart.heights)),
		.sides = mem_new((size_t)sides, sizeof(*chart.sides)),
	};
	for (int row = 0; row < profile->count; row++)
		for (int side = 0; side < sides; side++)
			chart.sides[side] |= profile_mean(profile, row, side).has;
	return chart;
}

void
chart_free(struct chart *chart)
{
	free(chart->heights);
	free(chart->sides);
	chart->heights = NULL;
	chart->sides = NULL;
}
