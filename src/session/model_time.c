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
		if (model->steps[i].state == STEP_OPEN)
			rest -= spent(model, i, now);
		if (model->steps[i].state != STEP_DONE && model->steps[i].state != STEP_SKIPPED && rest > 0)
			end += rest;
	}
	return end;
}

/* An evening that would end later than this after its planned end is continued on another day. */
#define SAME_EVENING (6 * UTC_HOUR)

bool
model_late(const struct model *model, utc_ms now, int64_t *late)
{
	utc_ms end = model_forecast_end(model, now), planned_end = model->planned_end;
	if (planned_end <= 0 || end - planned_end > SAME_EVENING) {
		*late = model_time_debt(model, now);
		return false;
	}
	*late = (end / UTC_MINUTE - planned_end / UTC_MINUTE) * UTC_MINUTE;
	return true;
}
