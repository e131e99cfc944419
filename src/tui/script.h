/*
 * Scripts: keys from a file instead of a keyboard, for tests, pictures of the screens and reports
 * of faults. Lines:
 *
 *	key NAME…          keys by name (keys.h); those of one line come at once
 *	type TEXT          each character of the rest of the line as a key
 *	paste TEXT         as one paste; `\n` in it is a line break, `\\` a backslash
 *	click ROW COLUMN   with the left button, counted from 1; two places in one line come at once
 *	wheel up|down      one notch
 *	wait SECONDS       moves the clock; fractions are fine
 *	resize COLSxROWS
 *	dump FILE          the text of the screen; `-`: standard output
 *	proof FILE         its texts one by one, also those in block letters and those that are cut
 *	# comment
 *
 * Each line is carried out, the screen is drawn, and then the line is written to standard output
 * and flushed: whoever reads it knows that everything up to it was acknowledged.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TUI_SCRIPT_H
#define RUNDE_TUI_SCRIPT_H

#include "core/status.h"
#include "session/env.h"
#include "tui/keys.h"
#include "tui/mouse.h"

#include <stdbool.h>

/* Who is driven. */
struct script_target {
	void *self;
	void (*key)(void *self, key_code key);
	void (*paste)(void *self, const char *text);
	void (*mouse)(void *self, struct mouse mouse);
	void (*draw)(void *self); /* looks for what others changed, too */
	bool (*ended)(void *self);
};

/* Reads "80x24". False: it is no size, or one that no screen has. */
bool script_size(const char *text, int *columns, int *rows);

/* Carries PATH ("-": standard input) out until it or the target ends. The clock is held and the
 * screen open nowhere. STATUS_NO_INPUT: there is no such file. STATUS_DATA: a line means
 * nothing, MESSAGE names it; what came before was carried out. STATUS_IO: a dump could not be
 * written. */
enum status script_run(const char *path, struct env *env, const struct script_target *target,
	struct message *message);

#endif
