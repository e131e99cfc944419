/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/profile.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "tui/say.h"

#include <math.h>
#include <stdlib.h>

#define ABSTAINED_LEAST 0.25 /* of those who took part, to be worth saying */
#define WIDE            0.25 /* of the scale's length: a gap that suggestions are offered for */

/* As wide as another, but for what computing leaves of a difference. */
#define EQUAL 1e-9

static int
clamped(int value, int count)
{
	return value < 0 ? 0 : value < count ? value : count - 1;
}

static void
read_row(struct comparison *profile, int theme, int question)
{
	profile->rows = mem_grow(profile->rows, (size_t)profile->count, sizeof(*profile->rows));
	struct profile_row *row = &profile->rows[profile->count++];
	*row = (struct profile_row){.index = question < 0 ? theme : question, .a = -1, .b = -1};
	row->apart = views_widest(&profile->views, theme, question, &row->gap, &row->a, &row->b);
}

/* A question of no theme is there for itself, such as one to warm up with: it has a row only where
 * views part on it, or where there is no other. */
static void
leave_out_nameless(struct comparison *profile)
{
	int kept = 0;
	for (int i = 0; i < profile->count && profile->count > 1; i++) {
		const struct words *name = profile->views.themes[profile->rows[i].index].name;
		if (*words_in(name, 0) || profile->rows[i].apart)
			profile->rows[kept++] = profile->rows[i];
	}
	profile->count = kept > 0 ? kept : profile->count;
}

/* Whether A is drawn before B: in lengths of their scales, the wider gap first; none at all last. */
static bool
comes_before(const struct profile_row *a, const struct profile_row *b)
{
	if (a->apart != b->apart)
		return a->apart;
	return a->apart && fabs(a->gap.scaled.is) > fabs(b->gap.scaled.is) + EQUAL;
}

/* In place, and rows alike stay in the order of the agenda. */
static void
sort(struct comparison *profile)
{
	for (int i = 1; i < profile->count; i++) {
		struct profile_row row = profile->rows[i];
		int at = i;
		for (; at > 0 && comes_before(&row, &profile->rows[at - 1]); at--)
			profile->rows[at] = profile->rows[at - 1];
		profile->rows[at] = row;
	}
}

void
profile_read(const struct model *model, int step, enum views_of of,
	const struct profile_place *place, struct comparison *profile)
{
	*profile = (struct comparison){.model = model, .theme = -1, .row = -1, .agenda = place->agenda};
	struct views *views = &profile->views;
	views_read(model, of, step, WITHHOLD_LEAST, views);
	if (views->themes_count == 0)
		return;

	if (place->theme >= 0) {
		profile->theme = clamped(place->theme, views->themes_count);
		const struct view_theme *theme = &views->themes[profile->theme];
		profile->level = place->question < 0 ? PROFILE_STATEMENTS : PROFILE_STATEMENT;
		for (int i = theme->first; i < theme->first + theme->count; i++)
			read_row(profile, profile->theme, i);
	} else {
		for (int i = 0; i < views->themes_count; i++)
			read_row(profile, i, -1);
		leave_out_nameless(profile);
	}
	if (!place->agenda)
		sort(profile);
	profile->row = clamped(place->row, profile->count);
	if (profile->level == PROFILE_STATEMENT) {
		const struct view_theme *theme = &views->themes[profile->theme];
		profile->row = profile_find(
			profile, theme->first + clamped(place->question, theme->count));
	}
}

void
profile_free(struct comparison *profile)
{
	views_free(&profile->views);
	free(profile->rows);
	profile->rows = NULL;
	profile->count = 0;
}

bool
profile_shown(const struct model *model, int step)
{
	return step >= 0 && model->workshop->steps[step].kind == KIND_PROFILE
		&& model->steps[step].stage >= STAGE_REVEALED;
}

int
profile_find(const struct comparison *profile, int index)
{
	for (int i = 0; i < profile->count; i++)
		if (profile->rows[i].index == index)
			return i;
	return -1;
}

struct profile_place
profile_place(const struct comparison *profile, int row)
{
	struct profile_place place = {
		.theme = profile->theme,
		.question = -1,
		.row = clamped(row, profile->count > 0 ? profile->count : 1),
		.agenda = profile->agenda,
	};
	if (profile->level == PROFILE_STATEMENT)
		place.question = profile->rows[place.row].index
			- profile->views.themes[profile->theme].first;
	return place;
}

int
profile_theme(const struct comparison *profile)
{
	if (profile->level == PROFILE_THEMES && profile->row >= 0)
		return profile->rows[profile->row].index;
	return profile->theme;
}

const struct view_question *
profile_statement(const struct comparison *profile)
{
	if (profile->level == PROFILE_THEMES || profile->row < 0)
		return NULL;
	return &profile->views.questions[profile->rows[profile->row].index];
}

int
profile_sides(const struct comparison *profile, int *sides)
{
	const struct views *views = &profile->views;
	int count = 0;
	for (int pass = 0; pass < 3; pass++) {
		for (int side = 0; side < views->sides_count; side++) {
			const struct side *of = &views->sides[side];
			if ((of->group == TALLY_ALL ? 2 : of->official) == pass)
				sides[count++] = side;
		}
	}
	return count;
}

static struct figure
mean_of(const struct comparison *profile, int row, int side)
{
	int index = profile->rows[row].index;
	return profile->level == PROFILE_THEMES ? views_theme_mean(&profile->views, index, side)
		: profile->views.questions[index].means[side];
}

struct figure
profile_mean(const struct comparison *profile, int row, int side)
{
	const struct views *views = &profile->views;
	const struct profile_row *at = &profile->rows[row];
	if (views->sides[side].group != TALLY_ALL)
		return mean_of(profile, row, side);
	bool needed = at->apart && (at->a == side || at->b == side);
	for (int i = 0; i < views->sides_count && !needed; i++) {
		if (i != side && !views->sides[i].official && mean_of(profile, row, i).has)
			return (struct figure){.has = false};
	}
	return mean_of(profile, row, side);
}

void
profile_scale(const struct comparison *profile, int row, double *lowest, double *highest)
{
	int index = profile->rows[row].index;
	if (profile->level == PROFILE_THEMES) {
		views_scale(&profile->views, index, lowest, highest);
		return;
	}
	*lowest = profile->views.views[index].lowest;
	*highest = profile->views.views[index].highest;
}

bool
profile_one_scale(const struct comparison *profile)
{
	const struct views *views = &profile->views;
	bool themes = profile->level == PROFILE_THEMES;
	int first = themes ? 0 : views->themes[profile->theme].first;
	int end = themes ? views->questions_count : first + views->themes[profile->theme].count;
	for (int i = first + 1; i < end; i++)
		if (views->views[i].lowest != views->views[first].lowest
			|| views->views[i].highest != views->views[first].highest)
			return false;
	return true;
}

char *
profile_say_gap(const struct comparison *profile, int row)
{
	const struct profile_row *of = &profile->rows[row];
	return !of->apart ? mem_text("")
		: profile_one_scale(profile) ? say_decimal(fabs(of->gap.gap.is))
		: say_percent(fabs(of->gap.scaled.is));
}

struct figure
profile_abstained(const struct comparison *profile, int row)
{
	int index = profile->rows[row].index;
	bool themes = profile->level == PROFILE_THEMES;
	struct figure share = views_abstained(
		&profile->views, themes ? index : profile->theme, themes ? -1 : index);
	share.has = share.has && share.is >= ABSTAINED_LEAST - EQUAL;
	return share;
}

bool
profile_needs_suggestions(const struct comparison *profile, int theme)
{
	const struct views *views = &profile->views;
	struct gap gap;
	double lowest, highest;
	if (theme < 0)
		return false;
	struct figure mean = views_theme_mean(views, theme, views->sides_count - 1);
	views_scale(views, theme, &lowest, &highest);
	return (mean.has && mean.is < (lowest + highest) / 2 - EQUAL)
		|| (views_widest(views, theme, -1, &gap, NULL, NULL)
			&& fabs(gap.scaled.is) >= WIDE - EQUAL);
}

const char *
profile_theme_name(const struct comparison *profile, int theme, int language)
{
	const char *name = words_in(profile->views.themes[theme].name, language);
	return *name ? name : _("other questions");
}

const char *
profile_name(const struct comparison *profile, int row, int language)
{
	int index = profile->rows[row].index;
	if (profile->level == PROFILE_THEMES)
		return profile_theme_name(profile, index, language);
	const struct step *step =
		&profile->model->workshop->steps[profile->views.questions[index].step];
	const char *title = words_in(&step->title, language);
	return *title ? title : step->id;
}
