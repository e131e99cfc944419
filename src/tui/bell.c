/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/bell.h"

/* Whether a round or a break is running, and neither a secret vote nor a disruption. */
static bool
may_ring(const struct model *model, const struct step_time *time)
{
	const struct stage_row *stage = &model->stage;
	return time->timer && time->runs && !stage->locked && !stage->calm
		&& methods[model->workshop->steps[stage->step].kind].wall_timer;
}

bool
bell_rings(struct bell *bell, const struct model *model, utc_ms now)
{
	struct step_time time;
	if (!model_step_time(model, now, &time) || !may_ring(model, &time)) {
		bell->timer_end = 0;
		return false;
	}
	bool same = bell->timer_end == model->stage.timer_end && bell->step == model->stage.step;
	bool rings = same && time.pace > bell->heard && time.pace >= PACE_LAST;
	*bell = (struct bell){model->stage.timer_end, model->stage.step, time.pace};
	return rings;
}
