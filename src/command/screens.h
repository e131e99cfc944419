/*
 * What the commands with screens have in common: the options that drive them by a script, and
 * carrying an evening out to its end.
 *
 *	--bell --script FILE --size COLSxROWS --clock UTC --seed N
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_COMMAND_SCREENS_H
#define RUNDE_COMMAND_SCREENS_H

#include "command/arguments.h"
#include "core/status.h"
#include "session/env.h"
#include "tui/app.h"

/* The flags, for a table of struct flag; SCREEN_FLAGS of them. */
#define SCREEN_FLAG_ROWS {"script", true}, {"size", true}, {"clock", true}, {"seed", true}, {"bell", false}
enum { SCREEN_FLAGS = 5 };

struct screen_options {
	const char *script; /* NULL: the user's terminal */
	int columns, rows;
};

/* Takes in flag INDEX (0 … SCREEN_FLAGS-1) with VALUE. STATUS_USAGE: it makes no sense. */
enum status screen_option(struct screen_options *options, struct env *env, int index,
	const char *value, struct message *message);

/* After the last flag: whether they go together; holds the clock for a script. STATUS_USAGE. */
enum status screen_options_finish(const struct screen_options *options, struct env *env,
	struct message *message);

/* Whether there is a terminal to open, before anything else is done. STATUS_NO_TERMINAL. */
enum status screen_options_check(const struct screen_options *options, struct message *message);

/* What is wrong with how the screens shall look, in the user's language; NULL: nothing. Fresh. */
char *screens_theme_fault(const struct env *env);

/* Opens the screen, real or scripted. */
enum status screen_options_open(const struct screen_options *options, struct message *message);

/* Runs APP until the user or the script leaves, gives the terminal back and says where
 * everything is. */
enum status screens_run(
	struct app *app, const struct screen_options *options, struct message *message);

#endif
