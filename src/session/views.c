/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/views.h"

#include "core/mem.h"
#include "core/statistics.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void
add_sides(const struct model *model, struct views *views)
{
	const struct workshop *workshop = model->workshop;
	for (int official = 1; official >= 0; official--) {
		for (int i = 0; i < workshop->groups_count; i++) {
			if (workshop->groups[i].official == (official == 1))
				views->sides[views->sides_count++] = (struct side){i, official == 1};
		}
	}
	views->sides[views->sides_count++] = (struct side){TALLY_ALL, false};
}

/* The last closed round of the question of STEP that was asked before BEFORE; NULL: there is none. */
static const struct round *
last_round(const struct model *model, enum views_of of, int step, int before)
{
	const struct round *last = NULL;
	for (int i = 0; i < model->rounds_count; i++) {
		const struct round *round = &model->rounds[i];
		bool out = of == VIEWS_SHOWN ? round->state == ROUND_REVEALED : round->state != ROUND_OPEN;
		if (out && round->step < before && (!last || round->number > last->number)
			&& strcmp(round->question, model->workshop->steps[step].question) == 0)
			last = round;
	}
	return last;
}

/* What each group, and in the last row everyone, gave to the levels of a round: counted once for all
 * sides. The whole of tally_summary() would be worked out for nothing on every screen. */
struct counts {
	double values[OPTIONS_MAX];
	int64_t weights[VIEW_SIDES][OPTIONS_MAX];
	size_t levels;
};

static void
count_levels(const struct model *model, const struct round *round, struct counts *counts)
{
	const struct tally *tally = &round->tally;
	int groups = model->workshop->groups_count;
	counts->levels = 0;
	for (int i = 0; i < tally->options && i < round->options_count; i++) {
		int64_t all = tally_sum(tally, groups, i + 1);
		counts->values[i] = round->options[i].value;
		for (int group = 0; group < groups; group++) {
			int64_t votes = tally_sum(tally, group, i + 1);
			counts->weights[group][i] = votes;
			all += tally->official[group] ? 0 : votes;
		}
		counts->weights[groups][i] = all;
		counts->levels++;
	}
}

/* The mean of GROUP, or of everyone in the row behind the groups; *BALLOTS gave a level. */
static struct figure
mean_of(const struct counts *counts, int group, int64_t *ballots)
{
	struct figure mean = {.has = false};
	const struct levels levels = {.values = counts->values,
		.weights = counts->weights[group], .count = counts->levels};
	mean.has = statistics_mean(&levels, &mean.is);
	*ballots = statistics_n(&levels);
	return mean;
}

static void
read_side(const struct model *model, enum views_of of, const struct view_question *question,
	const struct counts *counts, const struct side *side, bool all_withheld,
	const enum withholding *groups, struct figure *mean, enum withholding *withheld)
{
	int64_t ballots;
	*mean = (struct figure){.has = false};
	*withheld = WITHHOLD_NOT;
	if (side->official && of == VIEWS_SHOWN && !model_official_shown(model, question->step))
		return;
	if (!side->official && all_withheld)
		*withheld = WITHHOLD_SMALL;
	else if (side->group != TALLY_ALL)
		*withheld = groups[side->group];
	if (*withheld == WITHHOLD_NOT)
		*mean = mean_of(counts,
			side->group == TALLY_ALL ? model->workshop->groups_count : side->group,
			&ballots);
}

static void
read_question(const struct model *model, enum views_of of, int64_t k, const struct views *views,
	struct view_question *question)
{
	const struct round *round = question->round;
	enum withholding *groups = mem_new((size_t)round->tally.groups, sizeof(*groups));
	bool all = k > 0 && withhold_round(&round->tally, KIND_SCALE, k, groups);
	struct counts counts;

	count_levels(model, round, &counts);
	for (int i = 0; i < views->sides_count; i++)
		read_side(model, of, question, &counts, &views->sides[i], all, groups,
			&question->means[i], &question->withheld[i]);
	if (!all) {
		mean_of(&counts, model->workshop->groups_count, &question->ballots);
		question->abstentions = tally_sum(&round->tally, TALLY_ALL, 0);
	}
	free(groups);
}

static bool
same_theme(const struct words *a, const struct words *b)
{
	return strcmp(words_in(a, 0), words_in(b, 0)) == 0;
}

/* Whether an earlier step asks the same question. */
static bool
stands_already(const struct views *views, const struct round *round)
{
	for (int i = 0; i < views->questions_count; i++) {
		if (views->questions[i].round == round)
			return true;
	}
	return false;
}

/* Whether the room has seen all that the institution GROUP answers to the questions of THEME. */
static bool
shown_whole(const struct model *model, const struct views *views, const struct view_theme *theme,
	int group)
{
	for (int i = theme->first; i < theme->first + theme->count; i++) {
		int step = views->questions[i].step;
		if (model_official(model, model->workshop->steps[step].question, group)
			&& !model_official_shown(model, step))
			return false;
	}
	return true;
}

static void
hide_side(struct views *views, const struct view_theme *theme, int side)
{
	for (int i = theme->first; i < theme->first + theme->count; i++)
		views->questions[i].means[side] = (struct figure){.has = false};
}

/* What is asked for; and each step's theme, the same words for all that share it, NULL where none is
 * compared. */
struct wanted {
	const struct model *model;
	enum views_of of;
	int before;
	int64_t k;
	const struct words **themes;
};

static const struct words **
themes_of(const struct workshop *workshop)
{
	const struct words **themes = mem_new((size_t)workshop->steps_count + 1, sizeof(*themes));
	for (int i = 0; i < workshop->steps_count; i++) {
		if (workshop->steps[i].kind != KIND_SCALE)
			continue;
		themes[i] = workshop_theme(workshop, &workshop->steps[i]);
		for (int j = 0; j < i; j++) {
			if (themes[j] && same_theme(themes[j], themes[i])) {
				themes[i] = themes[j];
				break;
			}
		}
	}
	return themes;
}

static void
add_theme(const struct wanted *wanted, const struct words *name, struct views *views)
{
	const struct model *model = wanted->model;
	const struct workshop *workshop = model->workshop;
	enum views_of of = wanted->of;
	int before = wanted->before;
	struct view_theme theme = {.name = name, .first = views->questions_count};
	for (int i = 0; i < workshop->steps_count && i < before; i++) {
		if (wanted->themes[i] != name)
			continue;
		const struct round *round = last_round(model, of, i, before);
		if (!round || stands_already(views, round))
			continue;
		views->questions = mem_grow(views->questions, (size_t)views->questions_count,
			sizeof(*views->questions));
		struct view_question *question = &views->questions[views->questions_count++];
		*question = (struct view_question){.step = round->step, .round = round};
		read_question(model, of, wanted->k, views, question);
	}
	theme.count = views->questions_count - theme.first;
	if (theme.count == 0)
		return;
	for (int i = 0; of == VIEWS_SHOWN && i < views->sides_count; i++)
		if (views->sides[i].official && !shown_whole(model, views, &theme, views->sides[i].group))
			hide_side(views, &theme, i);
	views->themes = mem_grow(views->themes, (size_t)views->themes_count, sizeof(theme));
	views->themes[views->themes_count++] = theme;
}

static bool
named_before(const struct words *const *themes, int step)
{
	for (int i = 0; i < step; i++)
		if (themes[i] == themes[step])
			return true;
	return false;
}

void
views_read(const struct model *model, enum views_of of, int before, int64_t k, struct views *views)
{
	const struct words **themes = themes_of(model->workshop);
	const struct wanted wanted = {model, of, before, k, themes};
	*views = (struct views){.sides_count = 0};
	add_sides(model, views);
	for (int i = 0; i < model->workshop->steps_count && i < before; i++) {
		if (themes[i] && !named_before(themes, i))
			add_theme(&wanted, themes[i], views);
	}
	free(themes);

	views->views = mem_new((size_t)views->questions_count + 1, sizeof(*views->views));
	for (int i = 0; i < views->questions_count; i++) {
		const struct view_question *question = &views->questions[i];
		struct view *view = &views->views[i];
		const struct option *options = question->round->options;
		*view = (struct view){.means = question->means, .withheld = question->withheld};
		for (int o = 0; o < question->round->options_count; o++) {
			view->lowest = o == 0 ? options[o].value : fmin(view->lowest, options[o].value);
			view->highest = o == 0 ? options[o].value : fmax(view->highest, options[o].value);
		}
	}
}

void
views_free(struct views *views)
{
	free(views->questions);
	free(views->views);
	free(views->themes);
	*views = (struct views){.sides_count = 0};
}

/* --- gaps --------------------------------------------------------------------------------- */

bool
views_compared(const struct views *views, int a, int b)
{
	return a < b && (views->sides[b].group != TALLY_ALL || views->sides[a].official);
}

void
views_question_gap(const struct views *views, int question, int a, int b, struct gap *gap)
{
	gap_between(&views->views[question], 1, a, b, gap);
}

void
views_theme_gap(const struct views *views, int theme, int a, int b, struct gap *gap)
{
	const struct view_theme *of = &views->themes[theme];
	gap_between(&views->views[of->first], of->count, a, b, gap);
}

struct figure
views_theme_mean(const struct views *views, int theme, int side)
{
	const struct view_theme *of = &views->themes[theme];
	double sum = 0;
	int items = 0;
	for (int i = of->first; i < of->first + of->count; i++) {
		if (!views->questions[i].means[side].has)
			continue;
		sum += views->questions[i].means[side].is;
		items++;
	}
	return (struct figure){.has = items > 0, .is = items > 0 ? sum / items : 0};
}

bool
views_widest(const struct views *views, int theme, int question, struct gap *gap, int *a, int *b)
{
	bool any = false;
	for (int i = 0; i < views->sides_count; i++) {
		for (int j = i + 1; j < views->sides_count; j++) {
			struct gap here;
			if (!views_compared(views, i, j))
				continue;
			if (question < 0)
				views_theme_gap(views, theme, i, j, &here);
			else
				views_question_gap(views, question, i, j, &here);
			if (!here.gap.has || (any && fabs(here.gap.is) <= fabs(gap->gap.is)))
				continue;
			*gap = here;
			any = true;
			if (a)
				*a = i;
			if (b)
				*b = j;
		}
	}
	return any;
}

struct figure
views_abstained(const struct views *views, int theme, int question)
{
	const struct view_theme *of = &views->themes[theme];
	int64_t abstained = 0, all = 0;
	for (int i = of->first; i < of->first + of->count; i++) {
		if (question >= 0 && i != question)
			continue;
		abstained += views->questions[i].abstentions;
		all += views->questions[i].abstentions + views->questions[i].ballots;
	}
	return (struct figure){.has = all > 0, .is = all > 0 ? (double)abstained / (double)all : 0};
}

void
views_scale(const struct views *views, int theme, double *lowest, double *highest)
{
	const struct view_theme *of = &views->themes[theme];
	*lowest = views->views[of->first].lowest;
	*highest = views->views[of->first].highest;
}
