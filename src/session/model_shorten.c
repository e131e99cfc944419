/* What could be shortened so that an evening which is late ends as planned.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "session/model.h"

#include "core/mem.h"

#include <stdlib.h>
#include <string.h>

static bool
is_to_come(const struct model *model, int step)
{
	return model->steps[step].state == STEP_PLANNED && step > model->stage.step;
}

/* Whether what STEP gives is taken up by a step that is not over. */
static bool
is_needed(const struct model *model, int step)
{
	const struct workshop *workshop = model->workshop;
	const struct step *asked = &workshop->steps[step];
	for (int i = step + 1; i < workshop->steps_count; i++) {
		const struct step *other = &workshop->steps[i];
		bool compares = other->kind == KIND_PROFILE && asked->kind == KIND_SCALE;
		bool draws = other->options_from && strcmp(other->options_from, asked->id) == 0;
		bool repeats = other->question && asked->question
			&& strcmp(other->question, asked->question) == 0;
		if (model->steps[i].state != STEP_DONE && (compares || draws || repeats))
			return true;
	}
	return false;
}

/* People, texts and breaks stay, and so do the measures and the end. */
static bool
may_be_left_out(const struct model *model, int step)
{
	const struct step *asked = &model->workshop->steps[step];
	bool kind = asked->kind == KIND_TALK || asked->kind == KIND_CARDS || methods[asked->kind].asks;
	bool form = asked->sheet && *asked->sheet;
	return kind && !form && step + 1 < model->workshop->steps_count && !is_needed(model, step);
}

bool
model_proposal(const struct model *model, utc_ms now, struct proposal *proposal)
{
	const struct workshop *workshop = model->workshop;
	int64_t late;
	*proposal = (struct proposal){.count = 0};
	if (model->stage.phase != PHASE_RUNNING || !model_late(model, now, &late) || late <= 0)
		return false;
	proposal->parts = mem_new((size_t)workshop->steps_count, sizeof(*proposal->parts));
	proposal->steps = mem_new((size_t)workshop->steps_count, sizeof(*proposal->steps));
	for (int i = 0; i < workshop->steps_count; i++) {
		const struct step *step = &workshop->steps[i];
		if (!is_to_come(model, i) || step->minutes == 0)
			continue;
		proposal->steps[proposal->count] = i;
		proposal->parts[proposal->count++] = (struct stretch){
			.minutes = step->minutes,
			.shortens = methods[step->kind].wall_timer && i + 1 < workshop->steps_count,
			.leaves = may_be_left_out(model, i),
		};
	}
	proposal->missing = shorten(proposal->parts, proposal->count, (int)(late / UTC_MINUTE));
	return true;
}

void
proposal_free(struct proposal *proposal)
{
	free(proposal->parts);
	free(proposal->steps);
	*proposal = (struct proposal){.count = 0};
}
