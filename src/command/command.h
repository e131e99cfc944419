/*
 * The commands of the program: one function and one row of main's table each.
 *
 * A command reads its own options (command/arguments.h); argv[0] is its name. What it reports
 * goes to standard output, faults to standard error. It returns a status and, unless that is
 * STATUS_OK, the sentence that main prints behind `runde: `; an empty sentence when everything
 * has been said already.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_COMMAND_COMMAND_H
#define RUNDE_COMMAND_COMMAND_H

#include "core/status.h"
#include "session/env.h"

struct command {
	const char *name;
	enum status (*run)(struct env *env, int argc, char **argv, struct message *message);
	const char *usage;   /* what stands behind the name, N_() */
	const char *summary; /* one line, N_() */
};

enum status command_check(struct env *env, int argc, char **argv, struct message *message);
enum status command_demo(struct env *env, int argc, char **argv, struct message *message);
enum status command_display(struct env *env, int argc, char **argv, struct message *message);
enum status command_export(struct env *env, int argc, char **argv, struct message *message);
enum status command_forget(struct env *env, int argc, char **argv, struct message *message);
enum status command_import(struct env *env, int argc, char **argv, struct message *message);
enum status command_merge(struct env *env, int argc, char **argv, struct message *message);
enum status command_new(struct env *env, int argc, char **argv, struct message *message);
enum status command_report(struct env *env, int argc, char **argv, struct message *message);
enum status command_run(struct env *env, int argc, char **argv, struct message *message);
enum status command_sheet(struct env *env, int argc, char **argv, struct message *message);
/* Without a command's name: argv[0] is the program's. */
enum status command_start(struct env *env, int argc, char **argv, struct message *message);
enum status command_verify(struct env *env, int argc, char **argv, struct message *message);
enum status command_workshops(struct env *env, int argc, char **argv, struct message *message);

#endif
