/*
 * The room view on a second terminal: it follows a session file that another program writes, and
 * shows what the wall may show.
 *
 * It outlives the other program, and the file's absence: it waits until there is one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TUI_DISPLAY_H
#define RUNDE_TUI_DISPLAY_H

#include "core/status.h"
#include "session/env.h"

/* Whether PATH can be followed: a session file, or nothing yet. STATUS_DATA: something else;
 * STATUS_NO_INPUT: its folder is not there. */
enum status display_check(const char *path, struct message *message);

/* Follows PATH until the user leaves. SCRIPT NULL: on the user's terminal; the screen is open.
 * STATUS_DATA when PATH is there and no session file. */
enum status display_run(
	struct env *env, const char *path, const char *script, struct message *message);

#endif
