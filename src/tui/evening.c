/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The keys of the evening itself: going on, looking, the clock.
 */
#include "tui/evening.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "tui/layer.h"

#include <stdlib.h>

#define REPEAT 400 /* milliseconds within which a second "go on" is a slip of the finger */

const struct step *
evening_step(const struct app *app)
{
	int step = app->model->stage.step;
	return step < 0 ? NULL : &app->model->workshop->steps[step];
}

const struct step_run *
evening_run(const struct app *app)
{
	int step = app->model->stage.step;
	return step < 0 ? NULL : &app->model->steps[step];
}

int
evening_contexts(const struct app *app, enum key_context contexts[EVENING_CONTEXTS])
{
	const struct stage_row *stage = &app->model->stage;
	const struct step *step = evening_step(app);
	int count = 0;
	if (evening_compares(app))
		contexts[count++] = CONTEXT_PROFILE;
	if (stage->look_step >= 0)
		contexts[count++] = CONTEXT_LOOK;
	else if (stage->phase == PHASE_WAITING)
		contexts[count++] = CONTEXT_WAITING;
	else if (app->counts.on)
		contexts[count++] = CONTEXT_COUNTS;
	else if (stage->phase == PHASE_RUNNING && step && step->kind == KIND_TALK)
		contexts[count++] = CONTEXT_TALK;
	contexts[count++] = CONTEXT_EVENING;
	return count;
}

bool
evening_under_way(struct app *app)
{
	const struct stage_row *stage = &app->model->stage;
	if (stage->phase == PHASE_WAITING)
		app_say(app, LOOK_PLAIN, _("The evening has not begun; Space starts it."));
	else if (stage->phase == PHASE_ENDED)
		app_say(app, LOOK_PLAIN, _("The evening is over; “g” takes it up again."));
	else if (stage->look_step >= 0)
		app_say(app, LOOK_PLAIN, _("You are looking back; Space returns to the evening."));
	else
		return true;
	return false;
}

/* --- going on ----------------------------------------------------------------- */

unsigned
evening_lock(struct app *app)
{
	unsigned changed = 0;
	struct message message = {0};
	enum status status = session_lock(app->session, true, &changed, &message);
	if (!status)
		secret_open(app);
	return app_did(app, status, changed, &message);
}

unsigned
evening_begin_entry(struct app *app)
{
	const struct step *step = evening_step(app);
	const struct step_run *run = evening_run(app);
	if (!step || !methods[step->kind].asks || run->stage != STAGE_OPEN)
		return EFFECT_NONE;
	if (run->mode == MODE_KEYPAD)
		return evening_lock(app);
	enum entry_says says = methods[step->kind].says;
	if (run->mode == MODE_HANDS && (says == SAYS_NUMBER || says == SAYS_WORD))
		said_open(app);
	return EFFECT_DRAW;
}

static unsigned
end_confirmed(struct app *app, void *subject)
{
	(void)subject;
	unsigned changed = 0;
	struct message message = {0};
	enum status status = session_end(app->session, &changed, &message);
	unsigned effects = app_did(app, status, changed, &message);
	if (!status)
		end_open(app);
	return effects;
}

static unsigned
pass_confirmed(struct app *app, void *subject)
{
	(void)subject;
	unsigned changed = 0;
	struct message message = {0};
	int next = model_next_step(app->model, app->model->stage.step);
	enum status status = session_go_to(app->session, next, &changed, &message);
	return app_did(app, status, changed, &message);
}

bool
evening_nothing_to_ask(const struct app *app, int *count)
{
	const struct model *model = app->model;
	const struct step *step = evening_step(app);
	int options = 0;
	if (session_next(app->session) != NEXT_STAGE || !step || !methods[step->kind].asks
		|| model_next_stage(model) != STAGE_OPEN)
		return false;
	model_options(model, model->stage.step, &options);
	if (count)
		*count = options;
	return options < methods[step->kind].least_options;
}

/* It must not hold the evening up. */
static void
pass_over(struct app *app, int count)
{
	const struct model *model = app->model;
	bool last = model_next_step(model, model->stage.step) >= model->workshop->steps_count;
	const char *question = last
		? count == 0 ? _("There is nothing to choose from here yet. End the session?")
		: _("There is only one answer to choose from here. End the session?")
		: count == 0
		? _("There is nothing to choose from here yet. Leave this question out and go on to "
			"the next step?")
		: _("There is only one answer to choose from here. Leave this question out and go on "
			"to the next step?");
	confirm_open(app, question, last ? end_confirmed : pass_confirmed, NULL);
}

static unsigned
go_on(struct app *app)
{
	int count;
	if (evening_nothing_to_ask(app, &count)) {
		pass_over(app, count);
		return EFFECT_DRAW;
	}
	if (evening_waits_for_views(app) || evening_waits_for_missing(app))
		return EFFECT_DRAW;
	app->told_missing = false;
	switch (session_next(app->session)) {
	case NEXT_END:
		confirm_open(app,
			_("End the session? The wall then shows thanks, the measures and what "
			"happens next."),
			end_confirmed, NULL);
		return EFFECT_DRAW;
	case NEXT_NOTHING:
		if (app->model->stage.phase == PHASE_ENDED)
			end_open(app);
		return EFFECT_DRAW;
	default:
		break;
	}
	unsigned changed = 0;
	struct message message = {0};
	app->correcting = -1;
	enum status status = session_go_on(app->session, &changed, &message);
	unsigned effects = app_did(app, status, changed, &message);
	return status ? effects : effects | evening_begin_entry(app);
}

unsigned
do_go_on(struct app *app, struct layer *layer)
{
	(void)layer;
	int64_t now = env_monotonic(app->env);
	int64_t before = app->went_on_at;
	app->went_on_at = now ? now : 1;
	if (before && now - before < REPEAT)
		return EFFECT_NONE;
	return go_on(app);
}

unsigned
do_start(struct app *app, struct layer *layer)
{
	return do_go_on(app, layer);
}

unsigned
do_choose(struct app *app, struct layer *layer)
{
	(void)layer;
	const struct step *step = evening_step(app);
	const struct step_run *run = evening_run(app);
	if (app->model->stage.phase != PHASE_RUNNING || !step)
		return EFFECT_NONE;
	if (methods[step->kind].asks && run->stage == STAGE_OPEN) {
		if (run->mode == MODE_PAPER && !paper_open(app, app->model->stage.step))
			app_say(app, LOOK_PLAIN, _("There is nothing to type of this form."));
		return run->mode == MODE_PAPER ? EFFECT_DRAW : evening_begin_entry(app);
	}
	if (methods[step->kind].says == SAYS_WORD && run->stage > STAGE_OPEN) {
		words_open(app);
		return EFFECT_DRAW;
	}
	if (methods[step->kind].has_comments)
		comments_open(app, app->model->stage.step, NULL);
	else if (step->kind == KIND_PLAN)
		measures_open(app);
	else
		return EFFECT_NONE;
	return EFFECT_DRAW;
}

/* --- looking ------------------------------------------------------------------ */

unsigned
evening_look(struct app *app, int step)
{
	unsigned changed = 0;
	struct message message = {0};
	enum status status = session_look(app->session, step, &changed, &message);
	return app_did(app, status, changed, &message);
}

/* The step before or after the one on the wall; only those that have been there already. */
static unsigned
look_along(struct app *app, int by)
{
	const struct model *model = app->model;
	int step = model_shown_step(model) + by;
	if (model->stage.phase == PHASE_WAITING || step < 0) {
		app_say(app, LOOK_PLAIN, _("There is nothing before this."));
		return EFFECT_DRAW;
	}
	if (model->stage.phase == PHASE_ENDED && model->stage.look_step < 0)
		step = model->workshop->steps_count - 1;
	while (step >= 0 && step < model->workshop->steps_count
		&& model->steps[step].state == STEP_SKIPPED)
		step += by;
	if (step < 0) {
		app_say(app, LOOK_PLAIN, _("There is nothing before this."));
		return EFFECT_DRAW;
	}
	bool here = step == model->stage.step && model->stage.phase != PHASE_ENDED;
	if (step >= model->workshop->steps_count || here)
		return evening_look(app, -1);
	return evening_look(app, step);
}

unsigned
do_look_back(struct app *app, struct layer *layer)
{
	(void)layer;
	return look_along(app, -1);
}

/* The arrows turn the pages of what is looked at before they leave it. */
unsigned
do_look_further(struct app *app, struct layer *layer)
{
	if (app->key == K_LEFT && app_wall_pages(app) > 1 && app->model->stage.page > 0)
		return do_page_back(app, layer);
	return look_along(app, -1);
}

unsigned
do_look_forward(struct app *app, struct layer *layer)
{
	if (app->model->stage.page + 1 < app_wall_pages(app))
		return do_page_next(app, layer);
	return look_along(app, 1);
}

unsigned
do_look_return(struct app *app, struct layer *layer)
{
	(void)layer;
	app->went_on_at = env_monotonic(app->env);
	return evening_look(app, -1);
}

static unsigned
go_confirmed(struct app *app, void *subject)
{
	(void)subject;
	unsigned changed = 0;
	struct message message = {0};
	enum status status =
		session_go_to(app->session, app->model->stage.look_step, &changed, &message);
	return app_did(app, status, changed, &message);
}

unsigned
do_look_go(struct app *app, struct layer *layer)
{
	(void)layer;
	int step = app->model->stage.look_step;
	char *question = mem_printf(
		_("Take the evening to step %d, “%s”? What was said and counted stays."), step + 1,
		words_in(&app->model->workshop->steps[step].title, app_words_language(app)));
	confirm_open(app, question, go_confirmed, NULL);
	free(question);
	return EFFECT_DRAW;
}

static unsigned
desk_confirmed(struct app *app, void *subject)
{
	(void)subject;
	app->view = VIEW_DESK;
	return EFFECT_DRAW;
}

unsigned
do_view(struct app *app, struct layer *layer)
{
	(void)layer;
	if (app->view == VIEW_DESK)
		app->view = VIEW_ROOM;
	else if (app->model->pictures == 2)
		app->view = VIEW_DESK;
	else
		confirm_open_careful(app,
			_("There is one picture, so the wall will show the desk view: notes, "
			"hidden "
			"comments, results that are not out yet. Show it?"),
			desk_confirmed, NULL);
	return EFFECT_DRAW;
}

static unsigned
move_notes(struct app *app, int by)
{
	if (app->view != VIEW_DESK || app->notes_skip + by < 0)
		return EFFECT_NONE;
	app->notes_skip += by;
	return EFFECT_DRAW;
}

unsigned
do_notes_down(struct app *app, struct layer *layer)
{
	(void)layer;
	return move_notes(app, 1);
}

unsigned
do_notes_up(struct app *app, struct layer *layer)
{
	(void)layer;
	return move_notes(app, -1);
}

static unsigned
turn_page(struct app *app, int by)
{
	int page = app->model->stage.page, pages = app_wall_pages(app);
	if (pages > 0 && page >= pages)
		page = pages - 1;
	const struct step_run *run = evening_run(app);
	/* From the page with what came last: while cards come in the others are counted from it. */
	if (page < 0)
		page = !run || run->stage == STAGE_OPEN ? 0
			: by > 0 ? -1 : pages > 0 ? pages - 1 : 1;
	page += by;
	if (page < 0 || (pages > 0 && page >= pages))
		return EFFECT_NONE;
	unsigned changed = 0;
	struct message message = {0};
	enum status status = session_page(app->session, page, &changed, &message);
	return app_did(app, status, changed, &message);
}

unsigned
do_page_next(struct app *app, struct layer *layer)
{
	(void)layer;
	return turn_page(app, 1);
}

unsigned
do_page_back(struct app *app, struct layer *layer)
{
	(void)layer;
	return turn_page(app, -1);
}

unsigned
do_blank(struct app *app, struct layer *layer)
{
	(void)layer;
	unsigned changed = 0;
	struct message message = {0};
	enum status status = session_blank(app->session, true, &changed, &message);
	return app_did(app, status, changed, &message);
}

unsigned
do_calm(struct app *app, struct layer *layer)
{
	(void)layer;
	unsigned changed = 0;
	struct message message = {0};
	enum status status = session_calm(app->session, true, &changed, &message);
	if (!status)
		calm_open(app);
	return app_did(app, status, changed, &message);
}

unsigned
do_test(struct app *app, struct layer *layer)
{
	(void)layer;
	unsigned changed = 0;
	struct message message = {0};
	enum status status = session_projector_test(app->session, true, &changed, &message);
	if (!status)
		test_open(app);
	return app_did(app, status, changed, &message);
}

unsigned
do_language(struct app *app, struct layer *layer)
{
	(void)layer;
	int count = app->model->workshop->languages_count;
	int language = app->model->stage.language;
	if (count < 2) {
		app_say(app, LOOK_PLAIN, _("This workshop has one language only."));
		return EFFECT_DRAW;
	}
	int next = language < 0 ? 0 : language + 1 < count ? language + 1 : -1;
	unsigned changed = 0;
	struct message message = {0};
	enum status status = session_prompt_language(app->session, next, &changed, &message);
	return app_did(app, status, changed, &message);
}

/* --- the clock ---------------------------------------------------------------- */

unsigned
do_timer(struct app *app, struct layer *layer)
{
	(void)layer;
	if (!evening_under_way(app))
		return EFFECT_DRAW;
	unsigned changed = 0;
	struct message message = {0};
	enum status status = session_timer(app->session, &changed, &message);
	return app_did(app, status, changed, &message);
}

static unsigned
add_minutes(struct app *app, int minutes)
{
	if (!evening_under_way(app))
		return EFFECT_DRAW;
	const struct model *model = app->model;
	int step = model->stage.step;
	bool begun = model->stage.timer_end || model->stage.timer_left > 0
		|| model->steps[step].stage != STAGE_PROMPT;
	if (!begun && methods[model->workshop->steps[step].kind].wall_timer
		&& model_next_stage(model) == STAGE_OPEN) {
		app_say(app, LOOK_PLAIN, _("The timer starts when it begins; then it can be changed."));
		return EFFECT_DRAW;
	}
	unsigned changed = 0;
	struct message message = {0};
	enum status status =
		session_timer_add(app->session, (int64_t)minutes * UTC_MINUTE, &changed, &message);
	return app_did(app, status, changed, &message);
}

unsigned
do_minute_less(struct app *app, struct layer *layer)
{
	(void)layer;
	return add_minutes(app, -1);
}

unsigned
do_minute_more(struct app *app, struct layer *layer)
{
	(void)layer;
	return add_minutes(app, 1);
}

