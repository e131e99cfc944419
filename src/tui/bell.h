/*
 * The bell, where it was asked for: once two minutes before a round or a break ends, and once at its
 * end. What passed while nobody watched (before the program was started, while the room was calm, by
 * a timer that was changed) does not ring.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TUI_BELL_H
#define RUNDE_TUI_BELL_H

#include "session/model.h"

struct bell {
	utc_ms timer_end; /* of the timer that is watched; 0: none */
	int step;
	enum pace heard;
};

/* Whether it rings at NOW. To be asked whenever the screen is drawn. */
bool bell_rings(struct bell *bell, const struct model *model, utc_ms now);

#endif
