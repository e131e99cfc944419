/* What the wall shows right now: committed like everything, neither logged nor undone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/internal.h"

#include "core/i18n.h"

#include <stdio.h>

/* Whether STEP compares views, and is not where the evening is: the place in the row is that of one
 * comparison. */
static bool
is_other_profile(const struct model *model, int step)
{
	return step >= 0 && step != model->stage.step
		&& model->workshop->steps[step].kind == KIND_PROFILE;
}

enum status
session_look(struct session *session, int step, unsigned *changed, struct message *message)
{
	struct stage_row stage = session->model.stage;
	enum status status = not_locked(&session->model, message);
	if (status != STATUS_OK)
		return status;
	if (step >= session->model.workshop->steps_count)
		return fail(message, STATUS_REFUSED, _("There is no such step."));
	int before = model_shown_step(&session->model);
	/* after the end the last step, too, is one to look back at */
	stage.look_step = step == stage.step && stage.phase != PHASE_ENDED ? -1 : step;
	int shown = stage.look_step >= 0 ? stage.look_step : stage.step;
	if (shown != before
		&& (is_other_profile(&session->model, before) || is_other_profile(&session->model, shown)))
		stage.profile = (struct profile_place){-1, -1, 0, stage.profile.agenda};
	stage.page = 0;
	return stage_write(session, &stage, changed, message);
}

enum status
session_blank(struct session *session, bool blank, unsigned *changed, struct message *message)
{
	struct stage_row stage = session->model.stage;
	stage.blank = blank;
	return stage_write(session, &stage, changed, message);
}

enum status
session_calm(struct session *session, bool calm, unsigned *changed, struct message *message)
{
	struct stage_row stage = session->model.stage;
	stage.calm = calm;
	return stage_write(session, &stage, changed, message);
}

enum status
session_projector_test(struct session *session, bool on, unsigned *changed, struct message *message)
{
	struct stage_row stage = session->model.stage;
	stage.projector = on;
	return stage_write(session, &stage, changed, message);
}

enum status
session_hide_result(struct session *session, bool hidden, unsigned *changed, struct message *message)
{
	struct stage_row stage = session->model.stage;
	stage.result_hidden = hidden;
	return stage_write(session, &stage, changed, message);
}

enum status
session_page(struct session *session, int page, unsigned *changed, struct message *message)
{
	struct stage_row stage = session->model.stage;
	stage.page = page < 0 ? 0 : page;
	return stage_write(session, &stage, changed, message);
}

enum status
session_prompt_language(struct session *session, int language, unsigned *changed, struct message *message)
{
	struct stage_row stage = session->model.stage;
	if (language < -1 || language >= session->model.workshop->languages_count)
		return fail(message, STATUS_REFUSED, _("The workshop does not have that language."));
	stage.language = language;
	return stage_write(session, &stage, changed, message);
}

enum status
session_ui_language(struct session *session, const char *language, unsigned *changed,
	struct message *message)
{
	struct stage_row stage = session->model.stage;
	snprintf(stage.ui_language, sizeof(stage.ui_language), "%s", language);
	return stage_write(session, &stage, changed, message);
}

enum status
session_theme(struct session *session, enum theme theme, unsigned *changed, struct message *message)
{
	struct stage_row stage = session->model.stage;
	stage.theme = (int)theme;
	return stage_write(session, &stage, changed, message);
}

enum status
session_point(struct session *session, struct hand_cell cell, unsigned *changed, struct message *message)
{
	struct stage_row stage = session->model.stage;
	stage_point(&stage, cell);
	return stage_write(session, &stage, changed, message);
}

enum status
session_profile(struct session *session, const struct profile_place *place, unsigned *changed,
	struct message *message)
{
	struct stage_row stage = session->model.stage;
	stage.profile = *place;
	stage.page = 0;
	return stage_write(session, &stage, changed, message);
}

enum status
session_lock(struct session *session, bool locked, unsigned *changed, struct message *message)
{
	struct stage_row stage = session->model.stage;
	if (locked) {
		enum status status = act_allowed(session, true, message);
		if (status != STATUS_OK)
			return status;
		const struct round *round = stage.step >= 0 ? model_round(&session->model, stage.step) : NULL;
		if (!round || round->state != ROUND_OPEN)
			return fail(message, STATUS_REFUSED, _("No vote is open."));
		stage.look_step = -1;
	}
	stage.locked = locked;
	return stage_write(session, &stage, changed, message);
}

enum status
session_timer(struct session *session, unsigned *changed, struct message *message)
{
	struct stage_row stage = session->model.stage;
	utc_ms now = env_now(session->env);
	enum status status = act_allowed(session, true, message);
	if (status != STATUS_OK)
		return status;

	if (stage.timer_end) {
		stage.timer_left = stage.timer_end > now ? stage.timer_end - now : 0;
		stage.timer_end = 0;
	} else {
		int64_t length = stage.timer_left;
		if (length <= 0)
			length = (int64_t)session->model.workshop->steps[stage.step].minutes * UTC_MINUTE;
		if (length <= 0)
			return fail(message, STATUS_REFUSED, _("This step has no time of its own; > gives it a minute."));
		stage.timer_end = now + length;
		stage.timer_left = 0;
	}
	return stage_write(session, &stage, changed, message);
}

enum status
session_timer_add(struct session *session, int64_t milliseconds, unsigned *changed, struct message *message)
{
	struct stage_row stage = session->model.stage;
	utc_ms now = env_now(session->env);
	enum status status = act_allowed(session, true, message);
	if (status != STATUS_OK)
		return status;

	if (stage.timer_end) {
		/* a timer that is over begins anew from now */
		if (stage.timer_end < now)
			stage.timer_end = now;
		stage.timer_end += milliseconds;
		if (stage.timer_end < now)
			stage.timer_end = now;
	} else if (stage.timer_left + milliseconds > 0) {
		if (stage.timer_left > 0) {
			stage.timer_left += milliseconds;
		} else {
			stage.timer_end = now + milliseconds;
		}
	} else {
		stage.timer_left = 0;
	}
	return stage_write(session, &stage, changed, message);
}
