/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The keys of the evening itself: what is counted, noted, inserted and taken back. Each is one act,
 * or opens one dialogue.
 */
#include "tui/evening.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "tui/layer.h"
#include "tui/paper.h"
#include "tui/say.h"

#include <stdlib.h>
#include <string.h>

/* --- voting ------------------------------------------------------------------- */

/* The next way of asking that is possible: what the kind does not know, or one picture does not
 * allow, is passed over. */
static enum status
next_mode(struct app *app, const struct step *step, enum entry_mode *mode, unsigned *changed,
	struct message *message)
{
	enum entry_mode now = *mode;
	enum status status = STATUS_REFUSED;
	for (int i = 1; i < MODE_OFFICIAL && status == STATUS_REFUSED; i++) {
		*mode = (enum entry_mode)(((int)now + i) % MODE_OFFICIAL);
		if (kind_has_mode(step->kind, *mode))
			status = session_mode(app->session, *mode, changed, message);
	}
	return status;
}

unsigned
do_mode(struct app *app, struct layer *layer)
{
	(void)layer;
	if (!evening_under_way(app))
		return EFFECT_DRAW;
	const struct step *step = evening_step(app);
	const struct step_run *run = evening_run(app);
	if (!step || !methods[step->kind].asks) {
		app_say(app, LOOK_PLAIN, _("This step asks nothing."));
		return EFFECT_DRAW;
	}
	enum entry_mode mode = run->mode;
	unsigned changed = 0;
	struct message message = {0};
	enum status status = next_mode(app, step, &mode, &changed, &message);
	unsigned effects = app_did(app, status, changed, &message);
	if (status)
		return effects;
	bool open = evening_run(app)->stage == STAGE_OPEN;
	if (mode == MODE_PAPER)
		app_say(app, LOOK_PLAIN, open ? _("Now on paper; Enter types the sheets.")
			: _("Now on paper."));
	else if (mode == MODE_HANDS)
		app_say(app, LOOK_PLAIN, methods[step->kind].says == SAYS_NUMBER
			|| methods[step->kind].says == SAYS_WORD ? _("Now called out.")
			: _("Now by a show of hands."));
	else if (!open)
		app_say(app, LOOK_PLAIN, _("Now secretly, at the keyboard."));
	return open ? effects | evening_begin_entry(app) : effects;
}

/* --- paper ---------------------------------------------------------------------- */

static unsigned
form_chosen(struct app *app, void *subject, int index)
{
	int step = ((int *)subject)[index];
	if (!paper_open(app, step))
		app_say(app, LOOK_PLAIN, _("There is nothing to type of this form."));
	return EFFECT_DRAW;
}

static unsigned
choose_form(struct app *app)
{
	int *steps, count = paper_open_forms(app->model, &steps), language = app_words_language(app);
	if (count == 1) {
		paper_open(app, steps[0]);
		free(steps);
		return EFFECT_DRAW;
	}
	if (count == 0) {
		free(steps);
		app_say(app, LOOK_PLAIN,
			_("No paper form is waiting to be typed; “k” asks a question on paper."));
		return EFFECT_DRAW;
	}
	char **texts = mem_new((size_t)count, sizeof(*texts));
	for (int i = 0; i < count; i++) {
		int sheets = app->model->steps[steps[i]].sheets;
		char *name = paper_form_name(app->model, steps[i], language);
		texts[i] = sheets > 0
			? mem_printf(P_("%s · %d sheet so far", "%s · %d sheets so far",
				(unsigned long)sheets), name, sheets)
			: mem_text(name);
		free(name);
	}
	pick_open(app, _("Which form?"), texts, count, 0, form_chosen, steps);
	return EFFECT_DRAW;
}

unsigned
do_paper(struct app *app, struct layer *layer)
{
	(void)layer;
	if (!evening_under_way(app))
		return EFFECT_DRAW;
	const struct step *step = evening_step(app);
	const struct step_run *run = evening_run(app);
	bool here = step && methods[step->kind].asks && run->mode == MODE_PAPER
		&& run->stage <= STAGE_OPEN;
	if (here && paper_open(app, app->model->stage.step))
		return EFFECT_DRAW;
	return choose_form(app);
}

unsigned
do_correct(struct app *app, struct layer *layer)
{
	(void)layer;
	if (!evening_under_way(app))
		return EFFECT_DRAW;
	const struct step *step = evening_step(app);
	const struct round *round = step && methods[step->kind].asks
		? model_round(app->model, app->model->stage.step) : NULL;
	if (app->counts.on) {
		app_say(app, LOOK_PLAIN,
			_("Here every number can be typed anew: go to it with the arrows."));
		return EFFECT_DRAW;
	}
	if (!round || (round->state == ROUND_OPEN && !tally_is_secret(&round->tally, step->kind))) {
		app_say(app, LOOK_PLAIN, _("There are no counts here to correct."));
		return EFFECT_DRAW;
	}
	if (tally_is_secret(&round->tally, step->kind)) {
		app_say(app, LOOK_PLAIN, _("Secret ballots cannot be corrected; “a” asks again."));
		return EFFECT_DRAW;
	}
	app->correcting = app->model->stage.step;
	return app_did(app, STATUS_OK, CHANGED_STAGE, NULL);
}

unsigned
do_result(struct app *app, struct layer *layer)
{
	(void)layer;
	if (!evening_under_way(app))
		return EFFECT_DRAW;
	const struct step *step = evening_step(app);
	if (!step || !methods[step->kind].asks) {
		app_say(app, LOOK_PLAIN, _("This step asks nothing."));
		return EFFECT_DRAW;
	}
	if (evening_run(app)->stage < STAGE_REVEALED) {
		app_say(app, LOOK_PLAIN, _("There is no result on the wall yet."));
		return EFFECT_DRAW;
	}
	bool hidden = !app->model->stage.result_hidden;
	unsigned changed = 0;
	struct message message = {0};
	enum status status = session_hide_result(app->session, hidden, &changed, &message);
	unsigned effects = app_did(app, status, changed, &message);
	if (!status)
		app_say(app, LOOK_PLAIN, hidden ? _("The result is hidden; “r” shows it again.")
			: _("The result is on the wall again."));
	return effects;
}

static unsigned
again_confirmed(struct app *app, void *subject)
{
	(void)subject;
	unsigned changed = 0;
	struct message message = {0};
	enum status status = session_ask_again(app->session, &changed, &message);
	unsigned effects = app_did(app, status, changed, &message);
	/* Secret voting waits for Enter: the new round may be asked another way. */
	bool waits = status || evening_run(app)->mode == MODE_KEYPAD;
	return waits ? effects : effects | evening_begin_entry(app);
}

/* Of a talk at tables whose next round is a step of its own, that this is not it. */
static char *
again_question(const struct app *app)
{
	const struct model *model = app->model;
	int step = model->stage.step;
	if (model->workshop->steps[step].kind != KIND_TALK)
		return mem_text(_("Ask the question once more? The answers so far stay as they are."));
	if (!model_changes_tables(model, step))
		return mem_text(_("Begin the next round of talk on this question?"));
	int next = model_next_step(model, step);
	while (!model->workshop->steps[next].tables)
		next = model_next_step(model, next);
	char *title = say_step(model, next);
	char *question = mem_printf(_("Talk about this question once more? The next round, “%s”, is a step "
		"of its own; Space goes there."), title);
	free(title);
	return question;
}

unsigned
do_again(struct app *app, struct layer *layer)
{
	(void)layer;
	if (!evening_under_way(app))
		return EFFECT_DRAW;
	struct message message = {0};
	enum status status = session_may_ask_again(app->session, &message);
	if (status)
		return app_did(app, status, 0, &message);
	char *question = again_question(app);
	confirm_open(app, question, again_confirmed, NULL);
	free(question);
	return EFFECT_DRAW;
}

unsigned
do_people(struct app *app, struct layer *layer)
{
	(void)layer;
	if (app->counts.on && app->counts.of == COUNTS_PEOPLE)
		return EFFECT_NONE;
	people_open(app);
	return EFFECT_DRAW;
}

/* --- noting ------------------------------------------------------------------- */

unsigned
do_comment(struct app *app, struct layer *layer)
{
	(void)layer;
	const struct stage_row *stage = &app->model->stage;
	if (stage->phase == PHASE_RUNNING && stage->look_step >= 0)
		note_open_about(app, stage->look_step);
	else if (evening_under_way(app))
		note_open(app, false);
	return EFFECT_DRAW;
}

unsigned
do_tables(struct app *app, struct layer *layer)
{
	(void)layer;
	if (evening_under_way(app))
		note_open(app, true);
	return EFFECT_DRAW;
}

unsigned
do_measure(struct app *app, struct layer *layer)
{
	(void)layer;
	if (evening_under_way(app))
		measure_open(app, NULL, NULL);
	return EFFECT_DRAW;
}

unsigned
do_find(struct app *app, struct layer *layer)
{
	(void)layer;
	comments_open(app, -1, "");
	return EFFECT_DRAW;
}

unsigned
do_hide_last(struct app *app, struct layer *layer)
{
	(void)layer;
	const struct model *model = app->model;
	int step = model_shown_step(model);
	if (step >= 0 && methods[model->workshop->steps[step].kind].says == SAYS_WORD
		&& model_round(model, step)) {
		words_open(app);
		return EFFECT_DRAW;
	}
	for (int i = model->comments_count; i-- > 0;) {
		const struct comment *comment = &model->comments[i];
		if (comment->step != step || comment->state == COMMENT_HIDDEN)
			continue;
		unsigned changed = 0;
		struct message message = {0};
		enum status status = session_comment_state(
			app->session, comment->id, COMMENT_HIDDEN, &changed, &message);
		unsigned effects = app_did(app, status, changed, &message);
		if (!status)
			app_say(app, LOOK_PLAIN,
				_("The last comment is hidden; “u” brings it back."));
		return effects;
	}
	app_say(app, LOOK_PLAIN, _("There is no comment to hide."));
	return EFFECT_DRAW;
}

unsigned
do_live(struct app *app, struct layer *layer)
{
	(void)layer;
	if (!evening_under_way(app))
		return EFFECT_DRAW;
	const struct step_run *run = evening_run(app);
	bool live = !run->live;
	unsigned changed = 0;
	struct message message = {0};
	enum status status = session_live(app->session, live, &changed, &message);
	unsigned effects = app_did(app, status, changed, &message);
	if (!status)
		app_say(app, LOOK_PLAIN, live ? _("New comments appear on the wall at once.")
			: _("New comments are noted and shown later."));
	return effects;
}

unsigned
do_talk_turn(struct app *app, struct layer *layer)
{
	(void)layer;
	const struct workshop *workshop = app->model->workshop;
	int nth = (int)(app->key - '1');
	for (int i = 0; i < workshop->groups_count; i++) {
		if (workshop->groups[i].official || nth-- > 0)
			continue;
		unsigned changed = 0;
		struct message message = {0};
		enum status status = session_turn(app->session, i, &changed, &message);
		unsigned effects = app_did(app, status, changed, &message);
		if (!status)
			app_say(app, LOOK_GOOD, _("✓ Somebody spoke: %s"),
				model_group_label(app->model, i, app_words_language(app)));
		return effects;
	}
	return EFFECT_NONE;
}

/* --- the agenda, taking back, leaving ----------------------------------------- */

unsigned
do_agenda(struct app *app, struct layer *layer)
{
	(void)layer;
	agenda_open(app);
	return EFFECT_DRAW;
}

static unsigned
insert_confirmed(struct app *app, void *subject)
{
	(void)subject;
	insert_open(app);
	return EFFECT_DRAW;
}

unsigned
do_insert(struct app *app, struct layer *layer)
{
	(void)layer;
	if (app->model->stage.phase == PHASE_ENDED || app->model->stage.look_step >= 0) {
		evening_under_way(app);
		return EFFECT_DRAW;
	}
	confirm_open(app,
		app->model->pictures == 2
			? _("Insert a step after this one? The wall stays calm while you write it.")
			: _("Insert a step after this one? There is one picture, so everybody sees "
			"what you write."),
		insert_confirmed, NULL);
	return EFFECT_DRAW;
}

unsigned
do_details(struct app *app, struct layer *layer)
{
	(void)layer;
	details_open(app);
	return EFFECT_DRAW;
}

/* Whether the name of an act quotes a comment, which the wall may not show. */
static bool
quotes_comment(const char *act)
{
	static const char *const acts[] = {
		"comment", "edit", "hide", "show", "group", "cluster", "support",
	};
	for (size_t i = 0; i < sizeof(acts) / sizeof(acts[0]); i++)
		if (strcmp(acts[i], act) == 0)
			return true;
	return false;
}

static unsigned
take_back(struct app *app, bool again)
{
	const struct undo_row *row = again ? &app->model->redo : &app->model->undo;
	char *what = !row->there ? NULL
		: !app_private(app) && quotes_comment(row->act)
		? mem_text(_("something about a comment"))
		: session_act_say(app->model, row, app_words_language(app));
	char *act = mem_text(row->there ? row->act : "");
	char *detail = mem_text(row->there ? row->detail : "");
	int step = row->step;
	unsigned changed = 0;
	struct message message = {0};
	enum status status = again ? session_redo(app->session, &changed, &message)
		: session_undo(app->session, &changed, &message);
	unsigned effects = app_did(app, status, changed, &message);
	/* What changed somewhere else is shown there. */
	if (!status && app->model->stage.phase == PHASE_RUNNING && step >= 0
		&& step < app->model->workshop->steps_count && step != app->model->stage.step
		&& app->model->steps[step].state != STEP_PLANNED)
		effects |= evening_look(app, step);
	if (!status && app->counts.on)
		counts_go_to(app, &app->counts, act, detail);
	/* In a line that is typed these keys are letters. */
	bool typing = app->top && app->top->line;
	if (!status && what)
		app_say(app, LOOK_PLAIN, again ? _("Repeated: %s. “u” takes it back.")
			: app->model->redo.there && !typing ? _("Taken back: %s. “U” repeats it.")
			: _("Taken back: %s."), what);
	free(detail);
	free(act);
	free(what);
	return effects;
}

unsigned
do_undo(struct app *app, struct layer *layer)
{
	(void)layer;
	return take_back(app, false);
}

unsigned
do_redo(struct app *app, struct layer *layer)
{
	(void)layer;
	return take_back(app, true);
}

static unsigned
quit_confirmed(struct app *app, void *subject)
{
	(void)app;
	(void)subject;
	return EFFECT_QUIT;
}

unsigned
do_quit(struct app *app, struct layer *layer)
{
	(void)layer;
	const struct model *model = app->model;
	if (model->stage.phase == PHASE_ENDED && !model->rehearsal)
		confirm_open(app, _("Leave? Everything is saved."), quit_confirmed, NULL);
	else
		confirm_open_careful(app,
			model->rehearsal ? _("Leave? This is a rehearsal: nothing of it is kept.")
				: _("Leave? The evening stays as it is and can be continued at any time."),
			quit_confirmed, NULL);
	return EFFECT_DRAW;
}

unsigned
do_help(struct app *app, struct layer *layer)
{
	(void)layer;
	help_open(app);
	return EFFECT_DRAW;
}

unsigned
do_redraw(struct app *app, struct layer *layer)
{
	(void)app;
	(void)layer;
	return EFFECT_DRAW | EFFECT_REPAINT;
}

unsigned
do_comments_undo(struct app *app, struct layer *layer)
{
	return do_undo(app, layer);
}

unsigned
do_comments_redo(struct app *app, struct layer *layer)
{
	return do_redo(app, layer);
}

unsigned
do_measures_undo(struct app *app, struct layer *layer)
{
	return do_undo(app, layer);
}

unsigned
do_measures_redo(struct app *app, struct layer *layer)
{
	return do_redo(app, layer);
}
