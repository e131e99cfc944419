/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/beforehand.h"

#include <string.h>

bool
beforehand_possible(const struct step *step)
{
	return methods[step->kind].asks && !step->options_from;
}

static bool
asked_before(const struct workshop *workshop, int step)
{
	for (int i = 0; i < step; i++) {
		const char *question = workshop->steps[i].question;
		if (question && strcmp(question, workshop->steps[step].question) == 0)
			return true;
	}
	return false;
}

/* Whether a profile compares the views on STEP. */
static bool
is_compared(const struct workshop *workshop, int step)
{
	if (workshop->steps[step].kind != KIND_SCALE || !beforehand_possible(&workshop->steps[step]))
		return false;
	for (int i = step + 1; i < workshop->steps_count; i++) {
		if (workshop->steps[i].kind == KIND_PROFILE)
			return true;
	}
	return false;
}

static bool
has_theme(const struct workshop *workshop, int step)
{
	return *words_in(workshop_theme(workshop, &workshop->steps[step]), 0);
}

bool
beforehand_asked(const struct workshop *workshop, int step)
{
	bool any = false, themes = false;
	if (!beforehand_possible(&workshop->steps[step]) || asked_before(workshop, step))
		return false;
	for (int i = 0; i < workshop->steps_count && !themes; i++) {
		bool compared = is_compared(workshop, i);
		any = any || compared;
		themes = compared && has_theme(workshop, i);
	}
	return !any || (is_compared(workshop, step) && (!themes || has_theme(workshop, step)));
}
