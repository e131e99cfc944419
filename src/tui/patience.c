/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/patience.h"

/* Whether the wall's picture has the timer in it. */
static bool
wall_shows_timer(const struct model *model)
{
	const struct stage_row *stage = &model->stage;
	return stage->phase == PHASE_RUNNING && stage->step >= 0 && !stage->calm && !stage->projector
		&& stage->look_step < 0
		&& methods[model->workshop->steps[stage->step].kind].wall_timer;
}

/* To the next whole second of LEFT: then the digits change. */
static int64_t
to_second(int64_t left)
{
	int64_t part = left % UTC_SECOND;
	return part > 0 ? part : part + UTC_SECOND;
}

int
patience_of(const struct model *model, utc_ms now, enum watching watching, bool bell)
{
	int64_t wait = UTC_MINUTE - now % UTC_MINUTE, left;
	struct step_time time = {.next = -1};
	bool timed = model_step_time(model, now, &time);
	if (model->stage.blank && watching == WATCHING_WALL)
		return bell && timed && time.timer ? (int)time.next : -1;

	if (model->stage.timer_end && model_timer(model, now, &left)) {
		/* The wall does not count how long the time has been up. */
		bool seen = watching == WATCHING_DESK || (wall_shows_timer(model) && left > 0);
		if (seen && to_second(left) < wait)
			wait = to_second(left);
	}
	if ((watching == WATCHING_DESK || bell) && time.next > 0 && time.next < wait)
		wait = time.next;
	return (int)wait;
}
