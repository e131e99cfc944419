/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sichtweisen im Vergleich: a row for each theme, or each statement of one, with a mark where each
 * group stands. A mark is a shape on the line and its letter below, so that it can be told from the
 * last row of chairs and without colour. On a large screen what the cursor is on stands above in block
 * letters.
 */
#include "tui/chart.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"
#include "tui/say.h"
#include "tui/spot.h"
#include "tui/track.h"

static const struct style styles[] = {
	{.rows = 8, .gap = 1, .size = 2, .medium = true, .above = LETTERING_RUNNING},
	{.rows = 6, .gap = 1, .size = 2, .medium = true, .above = LETTERING_MEDIUM},
	{.rows = 5, .gap = 1, .size = 1, .medium = true},
	{.rows = 4, .gap = 1, .size = 1, .medium = true},
	{.rows = 2, .gap = 2, .size = 1},
	{.rows = 2, .gap = 1},
	{.rows = 2},
};

enum {
	BETWEEN = 2, /* columns between what stands beside each other */
	BEYOND = 2,  /* columns by which block letters may reach beyond an end of their line */
	ITEMS = 3,   /* columns between two items of the legend */
	MEDIUM_LEAST = 60, /* columns of a line: block letters would go too far from their places */
	ASTRAY = 4,  /* columns from its mark where a block letter says something else */
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

/* --- a row -------------------------------------------------------------------------------- */

/* In block letters, or where there is none for it, as it is. */
static int
letter_columns(const char *letter)
{
	int columns = canvas_medium_columns(letter);
	return columns < 0 ? text_columns(letter) : columns;
}

/* Letters below the line: each at its mark, or in block letters as near to it as they fit, unless one
 * would be led astray. */
static void
draw_letters(const struct chart *chart, int row, const struct mark *marks, int count)
{
	const struct canvas *at = &chart->picture->at;
	int widths[VIEW_SIDES] = {0}, places[VIEW_SIDES] = {0};
	double wanted[VIEW_SIDES] = {0};
	/* at the ends they reach beyond the line */
	for (int i = 0; i < count; i++) {
		int columns = letter_columns(marks[i].letter);
		wanted[i] = marks[i].column + BEYOND - (columns - 1) / 2.0;
		widths[i] = columns + BETWEEN;
	}
	track_places(wanted, widths, count, chart->line_columns + 2 * BEYOND + BETWEEN, places);
	bool medium = chart->style.medium;
	for (int i = 0; i < count; i++)
		medium = medium && fabs(places[i] - wanted[i]) <= ASTRAY;
	for (int i = 0; i < count; i++) {
		if (medium)
			canvas_medium(at, row, chart->line + places[i] - BEYOND, widths[i],
				marks[i].letter);
		else
			canvas_text(at, row, chart->line + marks[i].column, 2, LOOK_STRONG,
				marks[i].letter);
	}
}

/* Shapes and block letters on the line, which is in the middle of them. */
static void
draw_on_line(const struct chart *chart, int row, const struct mark *marks, int count)
{
	const struct canvas *at = &chart->picture->at;
	int middle = row + CANVAS_MEDIUM_ROWS / 2;
	for (int column = marks[0].column; column < marks[count - 1].column; column++)
		canvas_text(at, middle, chart->line + column, 1, LOOK_BAR, "━");
	for (int i = 0; i < count; i++) {
		int column = chart->line + marks[i].column, columns = letter_columns(marks[i].letter);
		canvas_printf(at, middle, column, columns + 2, LOOK_PLAIN, "%*s", columns + 2, "");
		canvas_text(at, middle, column, 1, LOOK_BAR, marks[i].shape);
		canvas_medium(at, row, column + 1, columns, marks[i].letter);
	}
}

static void
draw_line(const struct chart *chart, int row, int at_row)
{
	const struct canvas *at = &chart->picture->at;
	struct mark marks[VIEW_SIDES];
	int count = chart_marks(chart, row, marks);
	if (count == 0) {
		canvas_text(at, at_row, chart->line, chart->line_columns, LOOK_QUIET,
			chart_nothing(chart, row));
		return;
	}
	int line = at_row + (chart->style.above ? CANVAS_MEDIUM_ROWS / 2 : 0);
	for (int tick = 0; tick <= chart->scale.ticks; tick++)
		canvas_text(at, line, chart->line + chart_tick(chart, tick), 1, LOOK_QUIET, "·");
	if (chart->style.above) {
		draw_on_line(chart, at_row, marks, count);
		chart_marks_free(marks, count);
		return;
	}
	const char *stroke = chart->style.medium ? "▄" : "━";
	for (int column = marks[0].column; column < marks[count - 1].column; column++)
		canvas_text(at, at_row, chart->line + column, 1, LOOK_BAR, stroke);
	for (int i = 0; i < count; i++) {
		int column = chart->line + marks[i].column;
		/* a thick line stops before a shape */
		if (chart->style.medium && i > 0 && marks[i].column > marks[i - 1].column + 1)
			canvas_text(at, at_row, column - 1, 1, LOOK_PLAIN, " ");
		canvas_text(at, at_row, column, 1, LOOK_BAR, marks[i].shape);
		if (chart->style.medium && i < count - 1)
			canvas_text(at, at_row, column + 1, 1, LOOK_PLAIN, " ");
	}
	draw_letters(chart, at_row + 1, marks, count);
	chart_marks_free(marks, count);
}

/* The gap, and below it who abstained. */
static void
draw_gap(const struct chart *chart, int row, int at_row, bool named)
{
	const struct canvas *at = &chart->picture->at;
	char *gap = chart_gap(chart, row, named && !chart->style.medium);
	char *abstained = chart_abstained(chart, row);
	int end = chart->gap + chart->gap_columns;
	if (chart->style.medium && *gap) {
		/* beside the letters, its name above it */
		int columns = canvas_medium_columns(gap);
		if (named)
			canvas_text_right(at, at_row, chart->gap, chart->gap_columns, LOOK_STRONG,
				_("Gap"));
		canvas_medium(at, at_row + 1, end - columns, columns, gap);
		at_row += 1 + CANVAS_MEDIUM_ROWS;
	} else {
		canvas_text_right(
			at, at_row++, chart->gap, chart->gap_columns, LOOK_STRONG, gap);
	}
	int rows = canvas_paragraph_rows(abstained, chart->gap_columns);
	int columns = rows > 1 ? chart->gap_columns : text_columns(abstained);
	canvas_paragraph(
		at, at_row, end - columns, columns, rows, 0, LOOK_PLAIN, abstained, NULL);
	free(abstained);
	free(gap);
}

/* The name above the line, and beside both the gap and what else is to be said. */
static void
draw_row_above(struct picture *picture, const struct chart *chart, int row)
{
	const struct canvas *at = &picture->at;
	char *name = chart_name(chart, row), *small = chart_small(chart, row);
	char *gap = chart_gap(chart, row, false), *abstained = chart_abstained(chart, row);
	enum lettering letters = chart->style.above;
	int below = picture->row + canvas_lettered_rows(letters), columns = chart->gap_columns;
	if (row == chart->profile->row)
		canvas_text(at, picture->row + canvas_lettered_rows(letters) / 2, chart->name - 3, 3,
			LOOK_CHOSEN, " ▸ ");
	canvas_lettered(at, picture->row, chart->name, chart->name_columns, letters, LOOK_STRONG, name);
	if (*gap)
		canvas_lettered(at, picture->row,
			chart->gap + columns - canvas_lettered_columns(letters, gap), columns, letters,
			LOOK_STRONG, gap);
	draw_line(chart, row, below);
	below += canvas_paragraph(at, below, chart->gap, columns, chart->heights[row], 0, LOOK_PLAIN,
		abstained, NULL);
	canvas_paragraph(at, below, chart->gap, columns, chart->heights[row], 0, LOOK_QUIET, small,
		NULL);
	picture->row += chart->heights[row] + chart->style.gap;
	free(abstained);
	free(gap);
	free(small);
	free(name);
}

static void
draw_row(struct picture *picture, const struct chart *chart, int row, bool first)
{
	if (chart->style.above) {
		draw_row_above(picture, chart, row);
		return;
	}
	bool chosen = row == chart->profile->row;
	spot_add(&picture->at, picture->row, 0, chart->heights[row], picture->at.columns,
		(struct spot){.type = SPOT_VIEW, .what = row});
	char *name = chart_name(chart, row), *small = chart_small(chart, row);
	if (chosen)
		canvas_text(&picture->at, picture->row, chart->name - 2, 2, LOOK_CHOSEN, "▸ ");
	int rows = canvas_paragraph(&picture->at, picture->row, chart->name, chart->name_columns,
		chart->heights[row], 0,
		chosen || picture->size > 0 ? LOOK_STRONG : LOOK_PLAIN, name, NULL);
	canvas_paragraph(&picture->at, picture->row + rows, chart->name, chart->name_columns,
		chart->heights[row] - rows, 0, LOOK_QUIET, small, NULL);
	free(small);
	free(name);
	draw_line(chart, row, picture->row);
	draw_gap(chart, row, picture->row, first);
	picture->row += chart->heights[row] + chart->style.gap;
}

/* --- the scale above ------------------------------------------------------------------------ */

/* The value at TICK, with an empty column at either side. */
static void
draw_value(const struct chart *chart, int row, int tick)
{
	const struct canvas *at = &chart->picture->at;
	const struct scale *scale = &chart->scale;
	char *text =
		say_value(scale->lowest + (scale->highest - scale->lowest) * tick / scale->ticks);
	int columns = text_columns(text), column = chart_tick(chart, tick);
	bool first = tick == 0, last = tick == scale->ticks;
	/* a long one at an end stands inside the line */
	column -= first ? 0 : last ? columns - 1 : (columns - 1) / 2;
	if (first || last || columns + 2 <= (chart->line_columns - 1) / scale->ticks) {
		if (!first)
			canvas_text(at, row, chart->line + column - 1, 1, LOOK_PLAIN, " ");
		canvas_text(at, row, chart->line + column, columns, LOOK_PLAIN, text);
		if (!last)
			canvas_text(at, row, chart->line + column + columns, 1, LOOK_PLAIN, " ");
	}
	free(text);
}

/* Whether what the ends are called stands beside the line, and not above it. */
static bool
ends_fit_beside(const struct chart *chart)
{
	int low = chart->line - chart->name - 1;
	int high = chart->picture->at.columns - chart->line - chart->line_columns - 1;
	return text_columns(chart->scale.low) <= low && text_columns(chart->scale.high) <= high;
}

/* The columns that each end has above the line. */
static int
half_of(const struct chart *chart)
{
	return (chart->line_columns - BETWEEN) / 2;
}

static int
scale_rows(const struct chart *chart)
{
	if (ends_fit_beside(chart))
		return 1;
	return 1 + larger(canvas_paragraph_rows(chart->scale.low, half_of(chart)),
		canvas_paragraph_rows(chart->scale.high, half_of(chart)));
}

static void
draw_scale(struct picture *picture, const struct chart *chart)
{
	const struct canvas *at = &picture->at;
	const struct scale *scale = &chart->scale;
	int end = chart->line + chart->line_columns, above = scale_rows(chart) - 1;
	if (above == 0) {
		canvas_text_right(at, picture->row, chart->name, chart->line - chart->name - 1,
			LOOK_PLAIN, scale->low);
		canvas_text(at, picture->row, end + 1, at->columns - end - 1, LOOK_PLAIN,
			scale->high);
	} else {
		int columns = smaller(text_columns(scale->high), half_of(chart));
		canvas_paragraph(at, picture->row, chart->line, half_of(chart), above, 0,
			LOOK_PLAIN, scale->low, NULL);
		canvas_paragraph(at, picture->row, end - columns, columns, above, 0, LOOK_PLAIN,
			scale->high, NULL);
		picture->row += above;
	}
	for (int column = 0; column < chart->line_columns; column++)
		canvas_text(at, picture->row, chart->line + column, 1, LOOK_QUIET, "·");
	if (chart->style.above)
		canvas_text_right(at, picture->row, chart->gap, chart->gap_columns, LOOK_STRONG, _("Gap"));
	for (int tick = 0; tick <= scale->ticks && scale->values; tick++)
		draw_value(chart, picture->row, tick);
	picture->row++;
}

/* --- the legend --------------------------------------------------------------------------- */

/* What SIDE's mark stands for, or why it has none; NULL: it is not to be explained. Fresh. */
static char *
explain(const struct chart *chart, int side)
{
	const struct picture *picture = chart->picture;
	int group = chart->profile->views.sides[side].group;
	const char *name = group == TALLY_ALL ? _("everyone")
		: model_group_label(picture->model, group, picture->language);
	if (chart->sides[side])
		return mem_text(name);
	return group != TALLY_ALL && chart_never_shown(chart, side)
		? mem_printf("%s: %s", name, _("too small to show")) : NULL;
}

/* One item behind another, a new row where the next does not fit; DRAWN or only measured. */
struct legend {
	const struct chart *chart;
	enum lettering letters;
	int row, column;
	bool drawn;
};

static void
place_item(struct legend *legend, int side)
{
	const struct picture *picture = legend->chart->picture;
	int group = legend->chart->profile->views.sides[side].group;
	int room = picture->at.columns - picture->left;
	char *text = explain(legend->chart, side);
	if (!text)
		return;
	char *mark = say_group_mark(picture->model, group, picture->language);
	int line = canvas_lettered_rows(legend->letters);
	int before = text_columns(mark) + 1;
	int columns = before + canvas_lettered_columns(legend->letters, text);
	if (legend->column > picture->left && legend->column + columns > room) {
		legend->row += line;
		legend->column = picture->left;
	}
	int width = smaller(columns, room - legend->column) - before;
	int rows = canvas_lettered_paragraph(&picture->at, legend->row, legend->column + before, width,
		legend->letters, LOOK_PLAIN, text, legend->drawn);
	if (legend->drawn)
		canvas_text(&picture->at, legend->row + line / 2, legend->column, before, LOOK_BAR, mark);
	legend->row += larger(rows, line) - line;
	legend->column += columns + ITEMS + (legend->letters ? ITEMS : 0);
	free(mark);
	free(text);
}

/* Places the legend from ROW on; returns its rows, 0 where it cannot be written in LETTERS. */
static int
place_legend(const struct chart *chart, enum lettering letters, int row, bool drawn)
{
	int left = chart->picture->left, sides[VIEW_SIDES];
	int count = profile_sides(chart->profile, sides);
	struct legend legend = {
		.chart = chart, .letters = letters, .row = row, .column = left, .drawn = drawn};
	for (int i = 0; i < count; i++) {
		char *text = explain(chart, sides[i]);
		bool writes = !text || canvas_lettered_columns(letters, text) >= 0;
		free(text);
		if (!writes)
			return 0;
		place_item(&legend, sides[i]);
	}
	return legend.row - row + (legend.column > left ? canvas_lettered_rows(letters) : 0);
}

/* --- the picture --------------------------------------------------------------------------- */

static char *
heading_text(const struct picture *picture, const struct comparison *profile)
{
	if (profile->level == PROFILE_THEMES)
		return say_words(picture->model, &picture_step(picture)->title);
	const struct words *name = profile->views.themes[profile->theme].name;
	return *words_in(name, 0) ? say_words(picture->model, name)
		: mem_text(profile_theme_name(profile, profile->theme, picture->language));
}

/* What is compared, and in which order. */
static void
draw_heading(struct picture *picture, const struct comparison *profile)
{
	const char *order =
		profile->agenda ? _("in the order of the evening") : _("widest gap first");
	char *heading = heading_text(picture, profile);
	int room = picture->at.columns - 2 * picture->left;
	int rows = canvas_paragraph(&picture->at, picture->row, picture->left, room,
		picture_rows(picture), 0, LOOK_STRONG, heading, NULL);
	if (profile->count > 1 && rows == 1
		&& text_columns(heading) + BETWEEN + text_columns(order) <= room)
		canvas_text_right(
			&picture->at, picture->row, picture->left, room, LOOK_QUIET, order);
	picture->row += rows + 1;
	free(heading);
}

/* The tallest rows with which all fit into ROWS, or else the smallest. */
static void
choose_style(struct chart *chart, int rows)
{
	for (size_t i = 0; i < sizeof(styles) / sizeof(styles[0]); i++) {
		if (styles[i].size > chart->picture->size)
			continue;
		if (chart_set_style(chart, styles[i])
			&& chart->height + scale_rows(chart) <= rows
			&& (!styles[i].medium || chart->line_columns >= MEDIUM_LEAST))
			break;
	}
}

/* A statement in its own words, where only its title has room in the row. */
static void
draw_prompt(struct picture *picture, const char *prompt, int rows)
{
	int taken = canvas_paragraph_rows(prompt, picture->width);
	if (taken > 0 && taken + 1 <= rows)
		picture->row += canvas_paragraph(&picture->at, picture->row, picture->left,
					picture->width, taken, 0, LOOK_PLAIN, prompt, NULL)
			+ 1;
}

/* What the cursor is on, in block letters if they fit into ROWS with an empty row below. */
static void
draw_chosen(struct picture *picture, const struct chart *chart, int rows)
{
	const struct comparison *profile = chart->profile;
	const struct view_question *statement = profile_statement(profile);
	int room = picture->at.columns - 2 * picture->left;
	const char *name = profile_name(profile, profile->row, picture->language);
	const char *prompt = !statement ? "" : words_in(
		&picture->model->workshop->steps[statement->step].prompt, picture->language);
	const char *text = *prompt ? prompt : name;
	if (picture->size == 0) {
		draw_prompt(picture, prompt, rows);
		return;
	}
	int taken = canvas_running_paragraph(
		&picture->at, picture->row, picture->left, room, text, false);
	if (taken == 0 || taken + 1 > rows)
		return;
	canvas_running_paragraph(
		&picture->at, picture->row, picture->left, room, text, true);
	picture->row += taken + 1 + (taken + 1 < rows);
}

/* The page with the row under the cursor is the one to show. */
static void
turn_to_row(struct picture *picture, const struct chart *chart, int rows)
{
	int first, last, page = 0, gap = chart->style.gap, count = chart->profile->count;
	if (picture_items(chart->heights, count, gap, rows, 0, &first, &last) > 1)
		rows -= 2;
	picture_items(chart->heights, count, gap, rows, 0, &first, &last);
	while (chart->profile->row >= last)
		picture_items(chart->heights, count, gap, rows, ++page, &first, &last);
	picture->page = page;
}

static void
draw_chart(struct picture *picture, struct chart *chart)
{
	enum lettering letters = LETTERING_PLAIN;
	int legend = place_legend(chart, letters, 0, false), first, last;
	int rows = picture_rows(picture) - legend;
	choose_style(chart, rows - 1);
	int left = rows - 1 - chart->height - scale_rows(chart);
	int large = picture->size > 1 ? place_legend(chart, LETTERING_RUNNING, 0, false) : 0;
	if (large > 0 && large - legend <= left) {
		letters = LETTERING_RUNNING;
		left -= large - legend;
		legend = large;
	}
	if (left > 0 && !chart->style.above)
		draw_chosen(picture, chart, left);
	draw_scale(picture, chart);
	rows = picture_rows(picture) - legend - (left >= 0); /* an empty row above the legend */
	turn_to_row(picture, chart, rows);
	picture_split(picture, chart->heights, chart->profile->count, chart->style.gap, rows, &first,
		&last);
	for (int row = first; row < last; row++)
		draw_row(picture, chart, row, row == first);
	picture->row += (left >= 0) - chart->style.gap;
	picture->row += place_legend(chart, letters, picture->row, true);
}

static void
draw_profile(struct picture *picture, const struct comparison *profile)
{
	if (profile->count == 0) {
		char *title = say_words(picture->model, &picture_step(picture)->title);
		picture_title(picture, title, 2 * CANVAS_LARGE_PITCH);
		picture_text(picture, LOOK_PLAIN, _("There is nothing to compare yet."));
		free(title);
	} else if (profile->level == PROFILE_STATEMENT) {
		room_statement(picture, profile);
	} else {
		draw_heading(picture, profile);
		struct chart chart = chart_of(picture, profile);
		draw_chart(picture, &chart);
		chart_free(&chart);
	}
}

void
room_profile(struct picture *picture)
{
	const struct model *model = picture->model;
	if (picture->stage < STAGE_REVEALED) {
		room_info(picture);
	} else if (picture->extra && picture->extra->profile
		&& picture->step == model_shown_step(model)) {
		draw_profile(picture, picture->extra->profile);
	} else {
		struct comparison profile;
		profile_read(model, picture->step, VIEWS_SHOWN, &model->stage.profile, &profile);
		draw_profile(picture, &profile);
		profile_free(&profile);
	}
}
