/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Before a question is closed: who is still missing is said first. Before views are compared: what
 * is still open is closed.
 */
#include "tui/evening.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "tui/layer.h"

#include <stdlib.h>

/* The round that going on would close now, or NULL. */
static const struct round *
round_to_close(const struct app *app)
{
	const struct model *model = app->model;
	if (session_next(app->session) != NEXT_STAGE || model_next_stage(model) != STAGE_CLOSED
		|| !methods[model->workshop->steps[model->stage.step].kind].asks)
		return NULL;
	const struct round *round = model_round(model, model->stage.step);
	return round && round->state == ROUND_OPEN ? round : NULL;
}

static bool
is_asked_by_group(const struct model *model, const struct step *step)
{
	return step->by_group && workshop_people_groups(model->workshop) > 0;
}

/* How many have not answered yet: of a show of hands group by group where the room is asked so, lest
 * too many hands in one group hide a gap in another. Who votes in secret may mistake the group, who
 * answers on paper may leave a question out. */
static int64_t
count_missing(const struct model *model, const struct round *round)
{
	const struct step *step = &model->workshop->steps[round->step];
	int64_t missing = 0;
	if (model->steps[round->step].mode == MODE_PAPER)
		return model_present(model) - model_sheets(model, round->step);
	if (!is_asked_by_group(model, step) || tally_is_secret(&round->tally, step->kind))
		return model_present(model) - tally_ballots(&round->tally, step->kind, TALLY_ALL);
	for (int group = 0; group <= model_no_group(model); group++) {
		int64_t gap = model->present[group] - tally_ballots(&round->tally, step->kind, group);
		if (gap > 0 && !round->tally.official[group])
			missing += gap;
	}
	return missing;
}

/* How many people raise their hands as GROUP: everyone as of none where the room is not asked by
 * groups. */
static int64_t
people_of(const struct model *model, const struct step *step, int group)
{
	bool nobody = group == model_no_group(model);
	if (!is_asked_by_group(model, step))
		return nobody ? model_present(model) : 0;
	return nobody || !model->workshop->groups[group].official ? model->present[group] : 0;
}

/* By how many the GROUP with most of them has more hands than people; 0: none has. */
static int64_t
count_too_many(const struct model *model, const struct round *round, int *group)
{
	const struct step *step = &model->workshop->steps[round->step];
	bool by_group = is_asked_by_group(model, step);
	int64_t most = 0;
	if (model->steps[round->step].mode != MODE_HANDS || model_present(model) == 0)
		return 0;
	for (int i = by_group ? 0 : model_no_group(model); i <= model_no_group(model); i++) {
		int64_t over = tally_ballots(&round->tally, step->kind, by_group ? i : TALLY_ALL)
			- people_of(model, step, i);
		if (over <= most || (i < model_no_group(model) && round->tally.official[i]))
			continue;
		most = over;
		*group = i;
	}
	return most;
}

/* How many answers were never counted. Where everyone gives one answer and nobody is missing, what
 * was left empty is nobody's. */
static int
count_uncounted(const struct model *model, const struct round *round)
{
	const struct step *step = &model->workshop->steps[round->step];
	bool asked[GROUPS_MAX + 1] = {false}, any = model_present(model) == 0;
	if (model->steps[round->step].mode != MODE_HANDS || !kind_counts_hands(step->kind))
		return 0;
	for (int group = 0; group <= model_no_group(model); group++) {
		int64_t people = people_of(model, step, group);
		asked[group] = people > 0 && (methods[step->kind].several
			|| people != tally_ballots(&round->tally, step->kind, group));
		any |= asked[group];
	}
	return any ? tally_uncounted(&round->tally, asked) : 0;
}

/* What is said of a show of hands before it is closed. */
static const char *const doubts[] = {
	[TALLY_NO_DOUBT] = "",
	[TALLY_UNCOUNTED] = N_("“took part” is still empty: no shares without it. Space once more "
		"closes."),
	[TALLY_MORE_THAN_ALL] = N_("An answer has more hands than took part; Space once more closes."),
	[TALLY_TOO_MANY_DOTS] = N_("There are more dots than those who took part have; Space once more "
		"closes."),
	[TALLY_NOT_ALL_RATED] = N_("An answer was rated by fewer than took part; Space once more "
		"closes."),
};

static const char *
say_doubt(enum tally_doubt doubt, enum kind kind)
{
	if (doubt == TALLY_UNCOUNTED && methods[kind].totals != TOTALS_EACH)
		return _("“took part” is still empty; Space once more closes.");
	return _(doubts[doubt]);
}

static void
say_uncounted(struct app *app, bool by_group, int uncounted)
{
	app_say(app, LOOK_WARNING, by_group
		? P_("%d answer is not counted in every group yet; Space once more closes.",
			"%d answers are not counted in every group yet; Space once more closes.",
			(unsigned long)uncounted)
		: P_("%d answer is not counted yet; Space once more closes.",
			"%d answers are not counted yet; Space once more closes.",
			(unsigned long)uncounted),
		uncounted);
}

/* GROUP -1: of everyone. */
static void
say_too_many(struct app *app, int group, int64_t hands)
{
	/* translators: %s: a group; it is said of a show of hands before voting closes */
	if (group >= 0)
		app_say(app, LOOK_WARNING, P_("%s: %d more than is here; Space once more closes.",
			"%s: %d more than are here; Space once more closes.", (unsigned long)hands),
			model_group_label(app->model, group, app_words_language(app)), (int)hands);
	else
		app_say(app, LOOK_WARNING, P_("%d more than is here; Space once more closes.",
			"%d more than are here; Space once more closes.", (unsigned long)hands),
			(int)hands);
}

/* Says what a show of hands lacks that MISSING people have not answered; false: nothing. */
static bool
say_lack(struct app *app, const struct round *round, int64_t missing)
{
	struct question question = model_question(app->model, round->step);
	const struct step *step = &app->model->workshop->steps[round->step];
	enum tally_doubt doubt = tally_doubt(&round->tally, &question);
	int uncounted = count_uncounted(app->model, round), group = -1;
	int64_t too_many = count_too_many(app->model, round, &group);
	if (uncounted > 0 && (methods[step->kind].several || missing <= 0))
		say_uncounted(app, is_asked_by_group(app->model, step), uncounted);
	else if (doubt)
		app_say(app, LOOK_WARNING, "%s", say_doubt(doubt, step->kind));
	else if (too_many > 0)
		say_too_many(app, is_asked_by_group(app->model, step) ? group : -1, too_many);
	else if (missing > 0)
		app_say(app, LOOK_WARNING,
			P_("%d person is still missing; Space once more closes voting.",
				"%d people are still missing; Space once more closes voting.",
				(unsigned long)missing),
			(int)missing);
	else
		return false;
	return true;
}

static unsigned
close_confirmed(struct app *app, void *subject)
{
	(void)subject;
	if (!round_to_close(app))
		return EFFECT_DRAW;
	unsigned changed = 0;
	struct message message = {0};
	enum status status = session_go_on(app->session, &changed, &message);
	return app_did(app, status, changed, &message);
}

bool
evening_waits_for_missing(struct app *app)
{
	const struct round *round = round_to_close(app);
	if (!round)
		return false;
	const struct model *model = app->model;
	enum kind kind = model->workshop->steps[round->step].kind;
	int64_t missing = count_missing(model, round);

	if (tally_is_secret(&round->tally, kind)) {
		if (missing <= 0)
			return false;
		char *question = mem_printf(
			P_("%d person has not voted yet. Close voting all the same? That cannot "
				"be taken back.",
				"%d people have not voted yet. Close voting all the same? That "
				"cannot be taken back.",
				(unsigned long)missing),
			(int)missing);
		confirm_open_careful(app, question, close_confirmed, NULL);
		free(question);
		return true;
	}
	if (app->told_missing || !say_lack(app, round, missing))
		return false;
	app->told_missing = true;
	return true;
}

static unsigned
views_confirmed(struct app *app, void *subject)
{
	(void)subject;
	unsigned changed = 0, more = 0;
	struct message message = {0};
	enum status status = session_close_views(app->session, &changed, &message);
	if (!status)
		status = session_go_on(app->session, &more, &message);
	return app_did(app, status, changed | more, &message);
}

/* How many people more than sheets of the form with fewest that would close. */
static int64_t
count_missing_sheets(const struct app *app)
{
	const struct model *model = app->model;
	int64_t present = model_present(model), missing = 0;
	for (int i = 0; i < model->rounds_count; i++) {
		const struct round *round = &model->rounds[i];
		if (round->state != ROUND_OPEN || round->step < 0 || round->step >= model->stage.step
			|| model->steps[round->step].mode != MODE_PAPER
			|| model_sheets(model, round->step) == 0)
			continue;
		int64_t gap = present - model_sheets(model, round->step);
		missing = gap > missing ? gap : missing;
	}
	return missing;
}

bool
evening_waits_for_views(struct app *app)
{
	const struct model *model = app->model;
	if (session_next(app->session) != NEXT_STAGE || model_next_stage(model) != STAGE_REVEALED
		|| model->workshop->steps[model->stage.step].kind != KIND_PROFILE)
		return false;
	int open = session_open_views(app->session);
	if (open == 0)
		return false;
	char *question = mem_printf(
		P_("%d question with answers is still open and would be missing from the "
			"comparison. Close it and compare?",
			"%d questions with answers are still open and would be missing from the "
			"comparison. Close them and compare?",
			(unsigned long)open),
		open);
	int64_t missing = count_missing_sheets(app);
	char *whole = missing <= 0 ? mem_printf(_("%s That cannot be taken back."), question)
		: mem_printf(P_("%s %d person has no sheet yet; closing cannot be taken back.",
			"%s %d people have no sheet yet; closing cannot be taken back.",
			(unsigned long)missing), question, (int)missing);
	confirm_open_careful(app, whole, views_confirmed, NULL);
	free(whole);
	free(question);
	return true;
}
