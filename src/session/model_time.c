/* The evening's time: the timer, what its steps have taken, when it will end.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/model.h"

bool
model_timer(const struct model *model, utc_ms now, int64_t *left)
{
	if (model->stage.timer_end) {
		*left = model->stage.timer_end - now;
		return true;
	}
	*left = model->stage.timer_left;
	return model->stage.timer_left > 0;
}

static int64_t
spent(const struct model *model, int step, utc_ms now)
{
	int64_t time = model->steps[step].spent;
	if (step == model->stage.step && model->stage.entered_at && model->stage.phase == PHASE_RUNNING)
		time += now - model->stage.entered_at;
	return time;
}

static int64_t
planned(const struct model *model, int step)
{
	return (int64_t)model->workshop->steps[step].minutes * UTC_MINUTE;
}

bool
model_step_time(const struct model *model, utc_ms now, struct step_time *time)
{
	const struct stage_row *stage = &model->stage;
	if (stage->phase != PHASE_RUNNING || stage->step < 0)
		return false;
	bool round = methods[model->workshop->steps[stage->step].kind].wall_timer;
	*time = (struct step_time){.planned = planned(model, stage->step), .next = -1};
	time->timer = model_timer(model, now, &time->left);
	if (!time->timer && time->planned == 0)
		return false;
	if (!time->timer)
		time->left = time->planned - spent(model, stage->step, now);
	time->runs = !time->timer || stage->timer_end;
	time->pace = pace_of(time->left, time->planned, round && time->timer);
	if (time->runs)
		time->next = pace_next(time->left, time->planned, round && time->timer);
	return true;
}

bool
model_changes_tables(const struct model *model, int step)
{
	const struct workshop *workshop = model->workshop;
	if (step < 0 || !workshop->steps[step].tables)
		return false;
	int next = model_next_step(model, step);
	if (next < workshop->steps_count && workshop->steps[next].kind == KIND_INFO)
		next = model_next_step(model, next);
	return next < workshop->steps_count && workshop->steps[next].tables;
}

int64_t
model_time_debt(const struct model *model, utc_ms now)
{
	int64_t debt = 0;
	for (int i = 0; i < model->workshop->steps_count; i++) {
		if (model->steps[i].state == STEP_DONE)
			debt += spent(model, i, now) - planned(model, i);
		else if (model->steps[i].state == STEP_OPEN && spent(model, i, now) > planned(model, i))
			debt += spent(model, i, now) - planned(model, i);
	}
	return debt;
}

utc_ms
model_forecast_end(const struct model *model, utc_ms now)
{
	utc_ms end = now;
	for (int i = 0; i < model->workshop->steps_count; i++) {
		int64_t rest = planned(model, i);
		/* What was jumped over is not to come, unless somebody goes back to it. */
		if (model->steps[i].state == STEP_PLANNED && i < model->stage.step)
			continue;
		if (model->steps[i].state == STEP_OPEN)
			rest -= spent(model, i, now);
		/* What its timer was given, or lost, counts more than what was planned. */
		int64_t left;
		if (i == model->stage.step && model->steps[i].state == STEP_OPEN
			&& model_timer(model, now, &left))
			rest = left;
		if (model->steps[i].state != STEP_DONE && model->steps[i].state != STEP_SKIPPED && rest > 0)
			end += rest;
	}
	return end;
}

/* An evening that would end later than this after its planned end is continued on another day. */
#define SAME_EVENING (6 * UTC_HOUR)
/* And one that would end so long before it belongs to another day, too. */
#define LONG_BEFORE (12 * UTC_HOUR)

bool
model_late(const struct model *model, utc_ms now, int64_t *late)
{
	utc_ms end = model_forecast_end(model, now), planned_end = model->planned_end;
	bool another_day = end - planned_end > SAME_EVENING || planned_end - end > LONG_BEFORE;
	if (planned_end <= 0 || another_day) {
		*late = model_time_debt(model, now);
		return false;
	}
	*late = (end / UTC_MINUTE - planned_end / UTC_MINUTE) * UTC_MINUTE;
	return true;
}
