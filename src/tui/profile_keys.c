/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The keys of the views compared: from the themes to their statements and back, on the wall.
 */
#include "tui/evening.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "tui/layer.h"
#include "tui/profile.h"

#include <stdlib.h>

bool
evening_compares(const struct app *app)
{
	const struct stage_row *stage = &app->model->stage;
	bool shown = stage->phase == PHASE_RUNNING || stage->look_step >= 0;
	return shown && !stage->calm && !stage->projector
		&& profile_shown(app->model, model_shown_step(app->model));
}

const struct comparison *
evening_profile(struct app *app)
{
	if (!app->profile) {
		app->profile = mem_new(1, sizeof(*app->profile));
		profile_read(app->model, model_shown_step(app->model), VIEWS_SHOWN,
			&app->model->stage.profile, app->profile);
	}
	return app->profile;
}

void
evening_forget_profile(struct app *app)
{
	if (app->profile)
		profile_free(app->profile);
	free(app->profile);
	app->profile = NULL;
}

static unsigned
go_to(struct app *app, struct profile_place place)
{
	unsigned changed = 0;
	struct message message = {0};
	enum status status = session_profile(app->session, &place, &changed, &message);
	return app_did(app, status, changed, &message);
}

/* What is opened by the row under the cursor, or by the open statement. */
static unsigned
open_row(struct app *app, const struct comparison *profile)
{
	struct profile_place place = profile_place(profile, profile->row);
	int index = profile->rows[profile->row].index;
	switch (profile->level) {
	case PROFILE_THEMES:
		place.theme = index;
		place.row = 0;
		break;
	case PROFILE_STATEMENTS:
		place.question = index - profile->views.themes[profile->theme].first;
		break;
	case PROFILE_STATEMENT:
		if (app->key == K_RIGHT)
			return do_page_next(app, NULL);
		comments_open(app, profile_statement(profile)->step, NULL);
		return EFFECT_DRAW;
	}
	return go_to(app, place);
}

unsigned
do_profile_open(struct app *app, struct layer *layer)
{
	(void)layer;
	const struct comparison *profile = evening_profile(app);
	return profile->row < 0 ? EFFECT_PASS : open_row(app, profile);
}

/* The cursor among the themes stands on THEME again. */
static struct profile_place
back_at(const struct app *app, int theme)
{
	struct profile_place place = app->model->stage.profile;
	place.theme = place.question = -1;
	struct comparison profile;
	profile_read(
		app->model, model_shown_step(app->model), VIEWS_SHOWN, &place, &profile);
	int row = profile_find(&profile, theme);
	place.row = row < 0 ? 0 : row;
	profile_free(&profile);
	return place;
}

static unsigned
go_up(struct app *app, const struct comparison *profile)
{
	struct profile_place place = profile_place(profile, profile->row);
	switch (profile->level) {
	case PROFILE_THEMES:
		return EFFECT_PASS;
	case PROFILE_STATEMENTS:
		place = back_at(app, profile->theme);
		break;
	case PROFILE_STATEMENT:
		if (app->key == K_LEFT && app->model->stage.page > 0)
			return do_page_back(app, NULL);
		place.question = -1;
		break;
	}
	return go_to(app, place);
}

unsigned
do_profile_up(struct app *app, struct layer *layer)
{
	(void)layer;
	const struct comparison *profile = evening_profile(app);
	return profile->row < 0 ? EFFECT_PASS : go_up(app, profile);
}

static unsigned
move(struct app *app, int by)
{
	const struct comparison *profile = evening_profile(app);
	int row = profile->row + by;
	if (profile->row < 0)
		return EFFECT_PASS;
	return row < 0 || row >= profile->count ? EFFECT_NONE
		: go_to(app, profile_place(profile, row));
}

unsigned
evening_click_view(struct app *app, int row)
{
	const struct comparison *profile = evening_profile(app);
	return row >= profile->count || row == profile->row ? EFFECT_NONE
		: go_to(app, profile_place(profile, row));
}

unsigned
do_profile_previous(struct app *app, struct layer *layer)
{
	(void)layer;
	return move(app, -1);
}

unsigned
do_profile_next(struct app *app, struct layer *layer)
{
	(void)layer;
	return move(app, 1);
}

/* The cursor stays on what it is on. */
unsigned
do_profile_sort(struct app *app, struct layer *layer)
{
	(void)layer;
	const struct comparison *profile = evening_profile(app);
	struct comparison sorted;
	struct profile_place place = app->model->stage.profile;
	if (profile->row < 0)
		return EFFECT_PASS;
	place.agenda = !place.agenda;
	profile_read(app->model, model_shown_step(app->model), VIEWS_SHOWN, &place, &sorted);
	place.row = profile_find(&sorted, profile->rows[profile->row].index);
	profile_free(&sorted);
	unsigned effects = go_to(app, place);
	app_say(app, LOOK_PLAIN, place.agenda ? _("In the order of the evening.")
		: _("The widest gap first."));
	return effects;
}

unsigned
do_profile_comment(struct app *app, struct layer *layer)
{
	(void)layer;
	const struct view_question *statement = profile_statement(evening_profile(app));
	if (!statement)
		return EFFECT_PASS;
	if (app->model->stage.phase == PHASE_RUNNING)
		note_open_about(app, statement->step);
	else
		app_say(app, LOOK_PLAIN, _("The evening is over; “g” takes it up again."));
	return EFFECT_DRAW;
}

unsigned
do_profile_suggestions(struct app *app, struct layer *layer)
{
	(void)layer;
	const struct comparison *profile = evening_profile(app);
	int theme = profile_theme(profile);
	if (theme < 0)
		return EFFECT_PASS;
	const char *name = profile_theme_name(profile, theme, app_words_language(app));
	if (!profile_needs_suggestions(profile, theme))
		app_say(app, LOOK_PLAIN,
			_("“%s” is not rated low, and the views are close: nothing is suggested."),
			name);
	else if (!suggestions_open(app, profile->views.themes[theme].name))
		app_say(app, LOOK_PLAIN, _("There are no suggestions for “%s”."), name);
	return EFFECT_DRAW;
}
