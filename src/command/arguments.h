/*
 * The options behind a command, read by getopt_long(): GNU style, options and operands mixed,
 * `--` ends them, `-` is an operand. (getopt.h stays out of the commands: its struct option is not
 * that of a question.)
 *
 *	struct arguments arguments = arguments_of(argc, argv);
 *	static const struct flag flags[] = {{"people", true}, {"yes", false}};
 *	for (int flag; (flag = arguments_next(&arguments, flags, 2, message)) != ARGUMENTS_END;) {
 *		if (flag == ARGUMENTS_WRONG)
 *			return STATUS_USAGE;
 *		… flag is the index in flags, arguments.value what stood behind it …
 *	}
 *	… argv[arguments.first] to argv[argc - 1] are the operands …
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_COMMAND_ARGUMENTS_H
#define RUNDE_COMMAND_ARGUMENTS_H

#include "core/status.h"

#include <stdbool.h>
#include <stddef.h>

enum { ARGUMENTS_END = -1, ARGUMENTS_WRONG = -2, FLAGS_MAX = 32 };

struct flag {
	const char *name; /* without the hyphens; of one letter: -o */
	bool takes_value;
};

struct arguments {
	int argc;
	char **argv;
	bool begun;
	int first;         /* at the end: where the operands begin */
	const char *value; /* of the last flag, or NULL */
};

/* ARGV begins with the command's name; operands are moved to its end. One at a time: getopt()
 * keeps its place in globals. */
struct arguments arguments_of(int argc, char **argv);

/* The index of the next of COUNT (<= FLAGS_MAX) flags; ARGUMENTS_END, where no operand is empty; or
 * ARGUMENTS_WRONG, with MESSAGE saying what is wrong, which is STATUS_USAGE. */
int arguments_next(struct arguments *arguments, const struct flag *flags, size_t count,
	struct message *message);

/* The place of WORD among COUNT WORDS, those that the option may be followed by, in *CHOSEN.
 * STATUS_USAGE: it is none of them; MESSAGE says which there are, or which was probably meant. */
enum status arguments_choose(const char *option, const char *word, const char *const *words,
	size_t count, int *chosen, struct message *message);

/* The WORD behind --min-cell: fewer secret ballots are not shown. STATUS_USAGE: it is no such number. */
enum status arguments_min_cell(const char *word, int *min_cell, struct message *message);

#endif
