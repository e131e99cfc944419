/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/state.h"

const char *const step_state_words[STEP_STATE_COUNT] = {
	[STEP_PLANNED] = "planned",
	[STEP_OPEN] = "open",
	[STEP_DONE] = "done",
	[STEP_SKIPPED] = "skipped",
};

const char *const comment_state_words[COMMENT_STATE_COUNT] = {
	[COMMENT_NOTED] = "noted",
	[COMMENT_SHOWN] = "shown",
	[COMMENT_HIDDEN] = "hidden",
};
