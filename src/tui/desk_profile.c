/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The views compared, at the desk: the rows of the wall in figures, and what only the facilitator needs.
 */
#include "tui/desk_lines.h"

#include <math.h>
#include <stdlib.h>

#include "core/buffer.h"
#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"
#include "tui/profile.h"
#include "tui/say.h"

enum { CURSOR = 2, GAP = 7, CELL = 5, LABEL_LEAST = 16 /* columns */ };

#define DIFFERENT 0.005 /* lengths of the scale: less is not seen in a figure */

/* The table of the rows. */
struct table {
	struct desk_lines *lines;
	const struct comparison *profile;
	int step;     /* that compares */
	int language;
	int label_columns;
	int sides[VIEW_SIDES], sides_count; /* which have columns, in their order */
	bool cursor;
};

static void
put_left(struct buffer *row, int columns, const char *text)
{
	char *shortened = text_shortened(text, columns);
	buffer_add(row, shortened);
	for (int i = text_columns(shortened); i < columns; i++)
		buffer_add_char(row, ' ');
	free(shortened);
}

static void
put_right(struct buffer *row, int columns, char *text)
{
	for (int i = text_columns(text); i < columns; i++)
		buffer_add_char(row, ' ');
	buffer_add(row, text);
	free(text);
}

/* Whether SIDE says anything in any row. */
static bool
is_listed(const struct comparison *profile, int side)
{
	bool people = false;
	for (int row = 0; row < profile->count; row++)
		if (profile_mean(profile, row, side).has)
			return true;
	for (int i = 0; i < profile->views.questions_count; i++)
		people |= profile->views.questions[i].withheld[side] != WITHHOLD_NOT;
	return people && profile->views.sides[side].group != TALLY_ALL;
}

/* Whether it is missing because it is too small. */
static bool
is_small(const struct comparison *profile, int row, int side)
{
	const struct views *views = &profile->views;
	int index = profile->rows[row].index;
	bool themes = profile->level == PROFILE_THEMES;
	int first = themes ? views->themes[index].first : index;
	int count = themes ? views->themes[index].count : 1;
	for (int i = first; i < first + count; i++)
		if (views->questions[i].withheld[side] != WITHHOLD_NOT)
			return true;
	return false;
}

static void
add_head(const struct table *table)
{
	const struct comparison *profile = table->profile;
	struct buffer row = {.bytes = NULL};
	put_left(&row, CURSOR + table->label_columns, "");
	put_right(&row, GAP, mem_text(_("Gap")));
	for (int i = 0; i < table->sides_count; i++)
		put_right(&row, CELL,
			say_group_mark(profile->model,
				profile->views.sides[table->sides[i]].group, table->language));
	desk_lines_add_row(table->lines, LOOK_QUIET, buffer_take(&row));
}

static void
add_row(const struct table *table, int at)
{
	const struct comparison *profile = table->profile;
	const struct profile_row *of = &profile->rows[at];
	bool chosen = table->cursor && at == profile->row;
	struct buffer row = {.bytes = NULL};
	buffer_add(&row, chosen ? "▸ " : "  ");
	put_left(&row, table->label_columns, profile_name(profile, at, table->language));
	put_right(&row, GAP, of->apart ? profile_say_gap(profile, at) : mem_text("–"));
	for (int i = 0; i < table->sides_count; i++) {
		struct figure mean = profile_mean(profile, at, table->sides[i]);
		put_right(&row, CELL, mean.has ? say_decimal(mean.is)
			: mem_text(is_small(profile, at, table->sides[i]) ? "*" : "–"));
	}
	desk_lines_add_row(table->lines, chosen ? LOOK_STRONG : LOOK_PLAIN, buffer_take(&row));
}

/* Up to MOST rows around the cursor. */
static void
add_table(struct table *table, int most)
{
	const struct comparison *profile = table->profile;
	int widest = 0, first = profile->row - most / 2, sides[VIEW_SIDES];
	int all = profile_sides(profile, sides);
	for (int i = 0; i < all; i++)
		if (is_listed(profile, sides[i]))
			table->sides[table->sides_count++] = sides[i];
	if (table->lines->columns - CURSOR - GAP - CELL * table->sides_count < LABEL_LEAST)
		table->sides_count = 0; /* no room for them here */
	for (int row = 0; row < profile->count; row++) {
		int own = text_columns(profile_name(profile, row, table->language));
		widest = own > widest ? own : widest;
	}
	int room = table->lines->columns - CURSOR - GAP - CELL * table->sides_count;
	table->label_columns = widest < room ? widest : room;

	first = first > profile->count - most ? profile->count - most : first;
	first = first < 0 ? 0 : first;
	add_head(table);
	for (int row = first; row < profile->count && row < first + most; row++)
		add_row(table, row);
}

/* --- what only the facilitator needs ------------------------------------------------------------ */

/* Where one statement is seen higher by the one side and the next by the other, the theme looks closer
 * than its statements are. */
static void
add_absolute(const struct table *table)
{
	const struct comparison *profile = table->profile;
	const struct gap *gap = &profile->rows[profile->row].gap;
	double lowest, highest;
	if (!profile->rows[profile->row].apart || !gap->absolute.has
		|| gap->absolute.is - fabs(gap->scaled.is) < DIFFERENT)
		return;
	profile_scale(profile, profile->row, &lowest, &highest);
	char *number = say_decimal(gap->absolute.is * (highest - lowest));
	desk_lines_add(table->lines, LOOK_WARNING,
		mem_printf(_("Its statements point in both directions; taken one by one the gap is %s"),
			number));
	free(number);
}

/* The two statements of the theme under the cursor whose gaps are widest. */
static void
add_widest(const struct table *table)
{
	const struct comparison *profile = table->profile;
	const struct profile_place place = {.theme = profile_theme(profile), .question = -1};
	struct comparison theme;
	struct buffer text = {.bytes = NULL};
	profile_read(profile->model, table->step, VIEWS_SHOWN, &place, &theme);
	for (int row = 0; row < theme.count && row < 2 && theme.rows[row].apart; row++) {
		char *number = profile_say_gap(&theme, row);
		buffer_add(&text, row > 0 ? " · " : "");
		/* translators: a statement and its gap */
		buffer_printf(&text, _("“%s” %s"), profile_name(&theme, row, table->language),
			number);
		free(number);
	}
	if (text.length > 0)
		desk_lines_add(table->lines, LOOK_PLAIN,
			mem_printf(_("Widest: %s"), buffer_text(&text)));
	buffer_free(&text);
	profile_free(&theme);
}

/* How many of GROUP gave a level to the questions from FIRST on: the fewest and the most. False: they
 * are too few to be told. */
static bool
count_answers(const struct comparison *profile, int first, int count, int side, long long *least,
	long long *most)
{
	for (int i = first; i < first + count; i++) {
		const struct view_question *question = &profile->views.questions[i];
		const struct tally *tally = &question->round->tally;
		int group = profile->views.sides[side].group;
		if (question->withheld[side] != WITHHOLD_NOT)
			return false;
		long long n = (long long)(tally_ballots(tally, KIND_SCALE, group)
			- tally_sum(tally, group, 0));
		*least = i == first || n < *least ? n : *least;
		*most = i == first || n > *most ? n : *most;
	}
	return true;
}

/* n by group, of the theme or statement under the cursor. */
static void
add_answers(const struct table *table)
{
	const struct comparison *profile = table->profile;
	const struct views *views = &profile->views;
	const struct profile_row *row = &profile->rows[profile->row];
	bool themes = profile->level == PROFILE_THEMES, small = false;
	int first = themes ? views->themes[row->index].first : row->index;
	int count = themes ? views->themes[row->index].count : 1;
	struct buffer text = {.bytes = NULL};
	for (int side = 0; side < views->sides_count; side++) {
		long long least = 0, most = 0;
		if (views->sides[side].official || views->sides[side].group == TALLY_ALL)
			continue;
		char *mark = say_group_mark(
			profile->model, views->sides[side].group, table->language);
		bool told = count_answers(profile, first, count, side, &least, &most);
		small |= !told;
		buffer_printf(&text, "%s%s ", text.length > 0 ? " · " : "", mark);
		if (!told)
			buffer_add_char(&text, '*');
		else if (least < most)
			buffer_printf(&text, "%lld–%lld", least, most);
		else
			buffer_printf(&text, "%lld", most);
		free(mark);
	}
	if (text.length > 0)
		desk_lines_add(table->lines, LOOK_PLAIN,
			mem_printf("%s: %s%s%s", _("n"), buffer_text(&text), small ? "   * " : "",
				small ? _("too small to show") : ""));
	buffer_free(&text);
}

/* The row in PROFILE for what is under the cursor in OTHER, which may know fewer questions; -1: none. */
static int
same_row(const struct comparison *profile, const struct comparison *other)
{
	const struct profile_row *row = &other->rows[other->row];
	for (int i = 0; i < profile->count; i++) {
		int index = profile->rows[i].index;
		bool same = other->level == PROFILE_THEMES
			? profile->views.themes[index].name == other->views.themes[row->index].name
			: profile->views.questions[index].round
				== other->views.questions[row->index].round;
		if (same)
			return i;
	}
	return -1;
}

/* What institutions answer here, as long as the room has not seen it. */
static void
add_unseen(const struct table *table)
{
	const struct comparison *shown = table->profile;
	const struct views *views = &shown->views;
	struct profile_place place = {.theme = -1, .question = -1};
	struct comparison closed;
	struct buffer text = {.bytes = NULL};
	profile_read(shown->model, table->step, VIEWS_CLOSED, &place, &closed);
	if (shown->level != PROFILE_THEMES) {
		for (int i = 0; i < closed.views.themes_count; i++)
			if (closed.views.themes[i].name == views->themes[shown->theme].name)
				place.theme = i;
		profile_free(&closed);
		profile_read(shown->model, table->step, VIEWS_CLOSED, &place, &closed);
	}
	int row = same_row(&closed, shown);
	for (int side = 0; side < views->sides_count && row >= 0; side++) {
		struct figure mean = profile_mean(&closed, row, side);
		if (!views->sides[side].official || !mean.has
			|| profile_mean(shown, shown->row, side).has)
			continue;
		char *mark = say_group_mark(
			shown->model, views->sides[side].group, table->language);
		char *number = say_decimal(mean.is);
		buffer_printf(&text, "%s%s %s", text.length > 0 ? " · " : "", mark, number);
		free(number);
		free(mark);
	}
	if (text.length > 0)
		desk_lines_add(table->lines, LOOK_STRONG,
			mem_printf(_("Not shown to the room yet: %s"), buffer_text(&text)));
	buffer_free(&text);
	profile_free(&closed);
}

static void
add_details(const struct table *table)
{
	const struct comparison *profile = table->profile;
	add_absolute(table);
	if (profile->level == PROFILE_THEMES)
		add_widest(table);
	add_unseen(table);
	add_answers(table);
	if (profile_needs_suggestions(profile, profile_theme(profile)))
		desk_lines_add(table->lines, LOOK_PLAIN,
			mem_text(_("Rated low or far apart: “v” suggests what could be done.")));
}

/* --- both ----------------------------------------------------------------------------------- */

/* The step whose views are compared: on the wall, or else, to be shown next, where the evening is; -1:
 * none. */
static int
compared(const struct model *model)
{
	int step = model_shown_step(model);
	if (profile_shown(model, step))
		return step;
	step = model->stage.step;
	return step >= 0 && model->workshop->steps[step].kind == KIND_PROFILE
		&& model->stage.phase == PHASE_RUNNING ? step : -1;
}

void
desk_add_profile(struct desk_lines *lines, const struct model *model, int most)
{
	static const struct profile_place top = {.theme = -1, .question = -1};
	int step = compared(model);
	if (step < 0)
		return;
	bool shown = profile_shown(model, step);
	struct comparison profile;
	profile_read(model, step, shown ? VIEWS_SHOWN : VIEWS_CLOSED,
		shown ? &model->stage.profile : &top, &profile);
	struct table table = {
		.lines = lines,
		.profile = &profile,
		.step = step,
		.language = say_own_language(model),
		.cursor = shown,
	};
	if (profile.row >= 0) {
		desk_lines_add(lines, LOOK_STRONG,
			mem_text(shown ? "" : _("Not shown to the room yet:")));
		add_table(&table, most);
		if (shown)
			add_details(&table);
	}
	profile_free(&profile);
}

int
desk_statement(const struct model *model)
{
	int step = compared(model), statement = -1;
	struct comparison profile;
	if (step < 0 || !profile_shown(model, step))
		return -1;
	profile_read(model, step, VIEWS_SHOWN, &model->stage.profile, &profile);
	if (profile.level == PROFILE_STATEMENT)
		statement = profile_statement(&profile)->step;
	profile_free(&profile);
	return statement;
}
