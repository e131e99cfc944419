/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The views compared, of what the room has seen, the widest gap first.
 */
#include "session/minutes_parts.h"

#include "session/views.h"

#include <math.h>
#include <stdlib.h>

/* A theme or a question on its way into the minutes. */
struct entry {
	struct minutes_view view;
	int theme, question; /* question -1: the theme itself */
	int place;           /* of themes: in the order of the minutes */
};

static struct minutes_view
view_of(const struct gathering *gathering, const struct views *views, int theme, int question)
{
	size_t sides = (size_t)views->sides_count;
	struct minutes_view view = {
		.question = question >= 0,
		.means = minutes_new(gathering, sides, sizeof(*view.means)),
		.withheld = minutes_new(gathering, sides, sizeof(*view.withheld)),
	};
	struct gap gap;
	const struct view_theme *of = &views->themes[theme];
	views_scale(views, theme, &view.lowest, &view.highest);
	for (int side = 0; side < views->sides_count; side++) {
		bool any = false;
		view.means[side] = question < 0 ? views_theme_mean(views, theme, side)
			: views->questions[question].means[side];
		for (int i = of->first; i < of->first + of->count; i++)
			any |= (question < 0 || i == question)
				&& views->questions[i].withheld[side] != WITHHOLD_NOT;
		view.withheld[side] = any && !view.means[side].has;
	}
	if (views_widest(views, theme, question, &gap, &view.a, &view.b))
		view.gap = (struct figure){.has = true, .is = fabs(gap.gap.is)};
	view.title = question < 0 ? minutes_words(gathering, of->name)
		: minutes_title(gathering, views->questions[question].step);
	return view;
}

static int
wider(const struct figure *a, const struct figure *b)
{
	if (a->has != b->has)
		return a->has ? -1 : 1;
	return a->has && a->is != b->is ? (a->is > b->is ? -1 : 1) : 0;
}

static int
by_gap(const void *a, const void *b)
{
	const struct entry *left = a, *right = b;
	if (left->place != right->place)
		return left->place < right->place ? -1 : 1;
	if (left->view.question != right->view.question)
		return right->view.question ? -1 : 1;
	int order = wider(&left->view.gap, &right->view.gap);
	return order ? order : (left->question > right->question) - (left->question < right->question);
}

/* The place of each theme: the widest gap first, of equals as in the agenda. */
static void
find_places(const struct views *views, const struct figure *gaps, int *places)
{
	for (int i = 0; i < views->themes_count; i++) {
		places[i] = 0;
		for (int j = 0; j < views->themes_count; j++) {
			int order = wider(&gaps[j], &gaps[i]);
			places[i] += order < 0 || (order == 0 && j < i);
		}
	}
}

static void
read_sides(const struct gathering *gathering, const struct views *views)
{
	struct minutes *minutes = gathering->minutes;
	minutes->sides = minutes_new(gathering, (size_t)views->sides_count, sizeof(*minutes->sides));
	minutes->sides_count = views->sides_count;
	for (int i = 0; i < views->sides_count; i++)
		minutes->sides[i].group = views->sides[i].group == TALLY_ALL ? MINUTES_EVERYONE
			: views->sides[i].group;
}

void
minutes_views(const struct gathering *gathering)
{
	struct minutes *minutes = gathering->minutes;
	struct views views;
	bool any = false;
	views_read(gathering->model, VIEWS_SHOWN, gathering->model->workshop->steps_count, gathering->k,
		&views);
	size_t themes = (size_t)views.themes_count;
	struct entry *entries =
		minutes_new(gathering, themes + (size_t)views.questions_count, sizeof(*entries));
	struct figure *gaps = minutes_new(gathering, themes, sizeof(*gaps));
	int *places = minutes_new(gathering, themes, sizeof(*places)), count = 0;

	for (int i = 0; i < views.themes_count; i++) {
		struct entry entry = {view_of(gathering, &views, i, -1), i, -1, 0};
		gaps[i] = entry.view.gap;
		any |= gaps[i].has;
		if (!gaps[i].has)
			continue;
		entries[count++] = entry;
		for (int j = 0; j < views.themes[i].count; j++) {
			int question = views.themes[i].first + j;
			entries[count++] = (struct entry){
				view_of(gathering, &views, i, question), i, question, 0};
		}
	}
	find_places(&views, gaps, places);
	for (int i = 0; i < count; i++)
		entries[i].place = places[entries[i].theme];
	qsort(entries, (size_t)count, sizeof(*entries), by_gap);

	/* Where nobody is compared with anybody there is nothing to show. */
	if (any) {
		read_sides(gathering, &views);
		minutes->views = minutes_new(gathering, (size_t)count, sizeof(*minutes->views));
		for (int i = 0; i < count; i++)
			minutes->views[minutes->views_count++] = entries[i].view;
	}
	views_free(&views);
}
