/*
 * When the program has to wake up by itself: only at the moment at which what is on its screen
 * changes. Once a second while a timer is seen running; at the full minute, for the clock; at the desk
 * also when the present step's time gives a sign.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TUI_PATIENCE_H
#define RUNDE_TUI_PATIENCE_H

#include "session/model.h"

/* What the screen is for. */
enum watching {
	WATCHING_WALL,
	WATCHING_DESK, /* shows every timer, and while the wall is blank too */
};

/* Milliseconds; -1: never. BELL: the screen rings, so that a blank one has to wake up too. */
int patience_of(const struct model *model, utc_ms now, enum watching watching, bool bell);

#endif
