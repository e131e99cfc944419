/* The course of the evening: from stage to stage, from step to step.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/internal.h"

#include "core/i18n.h"

#include <stdio.h>
#include <stdlib.h>

/* A talk may go on for long without an act; who comes back after more than this was away. */
#define AWAY_LEAST (60 * UTC_MINUTE)

/* Since when nothing has happened: the last act, or a timer that ran on behind it. */
static utc_ms
quiet_since(struct session *session)
{
	const struct model *model = &session->model;
	utc_ms since = 0;
	store_ask(session->store, STORE_LOG_LAST, TEXT(model->session_id));
	while (store_next(session->store, STORE_LOG_LAST))
		since = store_integer(session->store, STORE_LOG_LAST, 0);
	if (store_check(session->store, NULL) != STATUS_OK || since < model->stage.entered_at)
		since = model->stage.entered_at;
	return model->stage.timer_end > since ? model->stage.timer_end : since;
}

void
take_up(struct session *session)
{
	struct model *model = &session->model;
	struct stage_row stage = model->stage;
	if (stage.phase != PHASE_RUNNING || !stage.entered_at)
		return;
	char act_id[SESSION_ID_LENGTH + 1];
	utc_ms now = env_now(session->env);
	int64_t away = now - quiet_since(session);
	if (away <= AWAY_LEAST)
		return;

	stage.entered_at += away;
	stage.timer_end = 0;
	env_random_id(session->env, "a", SESSION_ID_CHARACTERS, act_id);
	store_begin(session->store, false);
	stage_save(session, &stage);
	store_run(session->store, STORE_UNDO_SHIFT, INTEGER(away), TEXT(model->session_id));
	store_run(session->store, STORE_LOG_ADD, TEXT(model->session_id), TEXT(act_id), INTEGER(now),
		TEXT("take-up"), TEXT(step_id(model, stage.step)), TEXT(""), TEXT(""));
	if (store_commit(session->store, NULL) == STATUS_OK)
		model->stage = stage;
}

enum next
session_next(const struct session *session)
{
	const struct model *model = &session->model;

	if (model->stage.look_step >= 0)
		return NEXT_RETURN;
	if (model->stage.locked || model->stage.phase == PHASE_ENDED)
		return NEXT_NOTHING;
	if (model->stage.phase == PHASE_WAITING)
		return NEXT_START;
	if (model_next_stage(model) != STAGE_COUNT)
		return NEXT_STAGE;
	if (model_next_step(model, model->stage.step) < model->workshop->steps_count)
		return NEXT_STEP;
	return NEXT_END;
}

static void
start_timer(const struct session *session, struct stage_row *stage, int step)
{
	int minutes = session->model.workshop->steps[step].minutes;
	stage->timer_left = 0;
	stage->timer_end = minutes > 0
		? env_now(session->env) + (int64_t)minutes * UTC_MINUTE
		: 0;
}

/* Inside an act: the present step ends, for good (DONE) or for now. */
static void
leave(struct act *act, bool done)
{
	struct session *session = act->session;
	int step = session->model.stage.step;
	if (step < 0)
		return;

	struct step_run run = session->model.steps[step];
	utc_ms now = env_now(session->env);
	if (now > session->model.stage.entered_at) /* unless the clock was set back */
		run.spent += now - session->model.stage.entered_at;
	if (done) {
		run.state = STEP_DONE;
		run.ended_at = now;
	}
	step_save(session, step, &run);
}

/* Inside an act: what the views compared show is out, whether it was shown before or not. */
static void
reveal_views(struct act *act, int step)
{
	const struct model *model = &act->session->model;
	for (int i = 0; i < model->rounds_count; i++) {
		const struct round *round = &model->rounds[i];
		if (round->state == ROUND_CLOSED && round->step < step
			&& model->workshop->steps[round->step].kind == KIND_SCALE) {
			char which[ID_LENGTH_MAX + 24];
			snprintf(which, sizeof(which), "%s %d", round->question, round->number);
			log_part(act, "reveal", step_id(model, round->step), which);
			round_reveal(act, round);
		}
	}
}

/* Inside an act: the evening stands in STEP now. Views that are compared already go on with what was
 * closed since. */
static void
enter(struct act *act, int step)
{
	struct session *session = act->session;
	struct step_run run = session->model.steps[step];
	utc_ms now = env_now(session->env);

	if (run.state != STEP_DONE)
		run.state = STEP_OPEN;
	if (!run.started_at)
		run.started_at = now;
	step_save(session, step, &run);

	act->stage.phase = PHASE_RUNNING;
	act->stage.step = step;
	act->stage.entered_at = now;
	act->stage.look_step = -1;
	act->stage.result_hidden = false;
	act->stage.blank = false;
	act->stage.calm = false;
	act->stage.projector = false;
	act->stage.locked = false;
	act->stage.page = 0;
	act->stage.profile = (struct profile_place){-1, -1, 0, false};
	stage_point(&act->stage, cell_of(-1, 0));
	act->stage.timer_end = 0;
	act->stage.timer_left = 0;
	enum kind kind = session->model.workshop->steps[step].kind;
	if (kind == KIND_BREAK && run.state == STEP_OPEN)
		start_timer(session, &act->stage, step);
	if (kind == KIND_PROFILE && run.stage == STAGE_REVEALED)
		reveal_views(act, step);
}

static enum status
start(struct session *session, unsigned *changed, struct message *message)
{
	char local_date[UTC_DATE];
	const struct model *model = &session->model;
	utc_ms now = env_now(session->env), end = model->planned_end;
	int64_t minutes = workshop_minutes(model->workshop);
	if (!end && minutes > 0)
		end = now + minutes * UTC_MINUTE;
	struct act act = act_begin(session, "start");
	act.logged = LOG_FORM;
	utc_local_date(now, local_date);
	store_run(session->store, STORE_SESSION_STARTED, INTEGER(now), TEXT(local_date),
		end ? INTEGER(end) : NOTHING, TEXT(model->session_id));
	enter(&act, 0);
	return act_finish(&act, CHANGED_STAGE | CHANGED_DETAILS, changed, message);
}

static enum status
next_step(struct session *session, unsigned *changed, struct message *message)
{
	struct act act = act_begin(session, "enter");
	leave(&act, true);
	enter(&act, model_next_step(&session->model, session->model.stage.step));
	return act_finish(&act, CHANGED_STAGE | CHANGED_ROUNDS, changed, message);
}

/* The words of the acts that lead to a stage, where a question is asked. */
static const char *const asking_acts[STAGE_COUNT] = {
	[STAGE_OPEN] = "open",
	[STAGE_CLOSED] = "close",
	[STAGE_REVEALED] = "reveal",
	[STAGE_OFFICIAL] = "reveal-official",
};

/* What the log says of a round that closes: how many secret ballots it has, if any. */
static void
closed_ballots(const struct model *model, const struct round *round, char out[24])
{
	int64_t secret = tally_secret_ballots(&round->tally, TALLY_ALL,
		model->workshop->steps[round->step].kind);
	out[0] = '\0';
	if (secret > 0)
		snprintf(out, 24, "%lld", (long long)secret);
}

/* Inside an act of another name: closes ROUND and its step, and says so in the log. */
static void
close_behind(struct act *act, const struct round *round)
{
	struct session *session = act->session;
	const struct model *model = &session->model;
	char ballots[24];

	closed_ballots(model, round, ballots);
	log_part(act, asking_acts[STAGE_CLOSED], step_id(model, round->step), ballots);
	store_run(session->store, STORE_STEP_STAGE, TEXT(stage_words[STAGE_CLOSED]),
		TEXT(model->session_id), TEXT(step_id(model, round->step)));
	round_close(act, round);
}

/* Whether the views compared will show the question of STEP later in the evening. */
static bool
shown_by_profile(const struct workshop *workshop, int step)
{
	for (int i = step + 1; workshop->steps[step].kind == KIND_SCALE && i < workshop->steps_count; i++) {
		if (workshop->steps[i].kind == KIND_PROFILE)
			return true;
	}
	return false;
}

/* Inside an act: the rest of a paper form closes with the question where the evening stands. Nobody
 * wants to walk through ninety statements one by one that are about to be compared: these are done. */
static void
close_form(struct act *act, int step)
{
	struct session *session = act->session;
	const struct model *model = &session->model;
	int count;
	int *form = model_form(model, step, &count);
	for (int i = 0; i < count; i++) {
		const struct round *round = model_round(model, form[i]);
		struct step_run run = model->steps[form[i]];
		if (form[i] == step || !round || round->state != ROUND_OPEN || run.mode != MODE_PAPER)
			continue;
		close_behind(act, round);
		run.stage = STAGE_CLOSED;
		if (shown_by_profile(model->workshop, form[i]))
			run.state = STEP_DONE;
		step_save(session, form[i], &run);
	}
	free(form);
}

/* Inside an act: the step asked goes to STAGE. BALLOTS has room for the act's detail. */
static enum status
ask(struct act *act, int step, enum stage stage, char ballots[24], struct message *message)
{
	const struct model *model = &act->session->model;
	const struct round *round = model_round(model, step);
	bool paper = model->steps[step].mode == MODE_PAPER;
	int opened;

	switch (stage) {
	case STAGE_OPEN:
		return paper ? form_open(act, step, &opened, message) : round_open(act, step, message);
	case STAGE_CLOSED:
		if (!round)
			break;
		closed_ballots(model, round, ballots);
		act->detail = ballots;
		if (round->state == ROUND_OPEN)
			round_close(act, round);
		if (paper)
			close_form(act, step);
		break;
	case STAGE_REVEALED:
		if (round)
			round_reveal(act, round);
		break;
	default:
		break;
	}
	return STATUS_OK;
}

/* Whether ROUND has answers that the views compared in STEP would leave out. */
static bool
is_open_view(const struct model *model, const struct round *round, int step)
{
	return round->state == ROUND_OPEN && round->step >= 0 && round->step < step
		&& model->workshop->steps[round->step].kind == KIND_SCALE
		&& tally_ballots(&round->tally, KIND_SCALE, TALLY_ALL) > 0;
}

int
session_open_views(const struct session *session)
{
	const struct model *model = &session->model;
	int count = 0;
	for (int i = 0; i < model->rounds_count; i++)
		count += is_open_view(model, &model->rounds[i], model->stage.step);
	return count;
}

/* Whether ROUND stands on a paper form with something that is_open_view(). */
static bool
is_open_beside_view(const struct model *model, const struct round *round, int step)
{
	if (round->state != ROUND_OPEN || round->step < 0 || model->steps[round->step].mode != MODE_PAPER)
		return false;
	bool beside = false;
	int count;
	int *form = model_form(model, round->step, &count);
	for (int i = 0; i < count; i++) {
		const struct round *other = model_round(model, form[i]);
		beside |= other && is_open_view(model, other, step)
			&& model->steps[form[i]].mode == MODE_PAPER;
	}
	free(form);
	return beside;
}

enum status
session_close_views(struct session *session, unsigned *changed, struct message *message)
{
	const struct model *model = &session->model;
	enum status status = act_allowed(session, false, message);
	if (status == STATUS_OK)
		status = not_locked(model, message);
	if (status != STATUS_OK || session_open_views(session) == 0)
		return status;

	struct act act = act_begin(session, "close-views");
	for (int i = 0; i < model->rounds_count; i++) {
		const struct round *round = &model->rounds[i];
		bool view = is_open_view(model, round, model->stage.step);
		if (!view && !is_open_beside_view(model, round, model->stage.step))
			continue;
		struct step_run run = model->steps[round->step];
		close_behind(&act, round);
		run.stage = STAGE_CLOSED;
		if (view)
			run.state = STEP_DONE;
		step_save(session, round->step, &run);
	}
	return act_finish(&act, CHANGED_STAGE | CHANGED_ROUNDS, changed, message);
}

static enum status
next_stage(struct session *session, unsigned *changed, struct message *message)
{
	struct model *model = &session->model;
	int step = model->stage.step;
	enum kind kind = model->workshop->steps[step].kind;
	enum stage stage = model_next_stage(model);
	unsigned changes = CHANGED_STAGE;
	char ballots[24] = "";

	struct act act = act_begin(session, methods[kind].asks ? asking_acts[stage] : "stage");
	struct step_run run = model->steps[step];
	run.stage = stage;
	act.detail = stage_words[stage];
	stage_point(&act.stage, cell_of(-1, 0));
	act.stage.page = 0;
	act.stage.result_hidden = false;

	if (methods[kind].asks) {
		changes |= CHANGED_ROUNDS;
		enum status status = ask(&act, step, stage, ballots, message);
		if (status != STATUS_OK) {
			store_roll_back(session->store);
			return status;
		}
	} else if (kind == KIND_PROFILE) {
		if (stage == STAGE_REVEALED)
			reveal_views(&act, step);
		changes |= CHANGED_ROUNDS;
	} else if (stage == STAGE_OPEN) {
		start_timer(session, &act.stage, step);
	} else {
		act.stage.timer_end = 0;
		act.stage.timer_left = 0;
		store_run(session->store, STORE_COMMENTS_SHOW, TEXT(model->session_id),
			TEXT(step_id(model, step)));
		changes |= CHANGED_COMMENTS;
	}
	step_save(session, step, &run);
	return act_finish(&act, changes, changed, message);
}

enum status
session_go_on(struct session *session, unsigned *changed, struct message *message)
{
	enum status status = act_allowed(session, false, message);
	if (status != STATUS_OK)
		return status;

	switch (session_next(session)) {
	case NEXT_START:
		return start(session, changed, message);
	case NEXT_STAGE:
		return next_stage(session, changed, message);
	case NEXT_STEP:
		return next_step(session, changed, message);
	case NEXT_RETURN:
		return session_look(session, -1, changed, message);
	case NEXT_END:
		return fail(message, STATUS_REFUSED, _("That was the last step."));
	case NEXT_NOTHING:
		break;
	}
	status = not_locked(&session->model, message);
	return status != STATUS_OK ? status : fail(message, STATUS_REFUSED, _("The session has ended."));
}

enum status
session_go_to(struct session *session, int step, unsigned *changed, struct message *message)
{
	struct model *model = &session->model;
	enum status status = act_allowed(session, true, message);
	if (status == STATUS_OK)
		status = not_locked(model, message);
	if (status != STATUS_OK)
		return status;
	if (step < 0 || step >= model->workshop->steps_count)
		return fail(message, STATUS_REFUSED, _("There is no such step."));
	if (step == model->stage.step)
		return model->stage.look_step >= 0 ? session_look(session, -1, changed, message) : STATUS_OK;

	struct act act = act_begin(session, "go");
	act.detail = step_id(model, step);
	leave(&act, model_next_stage(model) == STAGE_COUNT);
	enter(&act, step);
	return act_finish(&act, CHANGED_STAGE | CHANGED_ROUNDS, changed, message);
}

enum status
session_end(struct session *session, unsigned *changed, struct message *message)
{
	struct model *model = &session->model;
	enum status status = act_allowed(session, true, message);
	if (status == STATUS_OK)
		status = not_locked(model, message);
	if (status != STATUS_OK)
		return status;

	struct act act = act_begin(session, "end");
	utc_ms now = env_now(session->env);
	leave(&act, true);
	for (int i = 0; i < model->workshop->steps_count; i++) {
		struct step_run run = model->steps[i];
		if (i == model->stage.step)
			continue;
		if (run.state == STEP_PLANNED) {
			/* a question that was answered on paper was not left out */
			run.state = run.stage == STAGE_PROMPT ? STEP_SKIPPED : STEP_DONE;
		} else if (run.state == STEP_OPEN) {
			run.state = STEP_DONE;
			run.ended_at = now;
		} else {
			continue;
		}
		step_save(session, i, &run);
	}
	/* only closed rounds are exported, and a secret one must lose its order */
	for (int i = 0; i < model->rounds_count; i++) {
		if (model->rounds[i].state == ROUND_OPEN)
			close_behind(&act, &model->rounds[i]);
	}
	store_run(session->store, STORE_SESSION_ENDED, INTEGER(now), TEXT(model->session_id));
	act.stage.phase = PHASE_ENDED;
	act.stage.timer_end = 0;
	act.stage.timer_left = 0;
	act.stage.look_step = -1;
	stage_point(&act.stage, cell_of(-1, 0));
	return act_finish(&act, CHANGED_STAGE | CHANGED_ROUNDS | CHANGED_DETAILS, changed, message);
}

enum status
session_resume(struct session *session, unsigned *changed, struct message *message)
{
	struct model *model = &session->model;
	enum status status = act_allowed(session, false, message);
	if (status != STATUS_OK)
		return status;
	if (model->stage.phase != PHASE_ENDED)
		return fail(message, STATUS_REFUSED, _("The session has not ended."));

	struct act act = act_begin(session, "resume");
	store_run(session->store, STORE_SESSION_ENDED, NOTHING, TEXT(model->session_id));
	for (int i = 0; i < model->workshop->steps_count; i++) {
		struct step_run run = model->steps[i];
		if (run.state == STEP_SKIPPED) {
			run.state = STEP_PLANNED;
			step_save(session, i, &run);
		}
	}
	act.stage.phase = PHASE_RUNNING;
	act.stage.entered_at = env_now(session->env);
	return act_finish(&act, CHANGED_STAGE | CHANGED_DETAILS, changed, message);
}
