/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/arguments.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "core/i18n.h"
#include "core/mem.h"
#include "core/nearest.h"

enum { FIRST_FLAG = 256 }; /* above any character that may be a short option */

struct arguments
arguments_of(int argc, char **argv)
{
	return (struct arguments){.argc = argc, .argv = argv};
}

/* The long option that was probably meant by WRITTEN, or NULL. */
static const char *
nearest_flag(const char *written, const struct flag *flags, size_t count)
{
	static const char *const everywhere[] = {"help", "language", "version"};
	enum { EVERYWHERE = sizeof(everywhere) / sizeof(everywhere[0]) };
	const char *names[FLAGS_MAX + EVERYWHERE];
	size_t known = 0;
	if (strncmp(written, "--", 2) != 0)
		return NULL;
	for (size_t i = 0; i < count && i < FLAGS_MAX; i++)
		names[known++] = flags[i].name;
	for (size_t i = 0; i < EVERYWHERE; i++)
		names[known++] = everywhere[i];
	char *word = mem_text_n(written + 2, strcspn(written + 2, "="));
	const char *nearest = nearest_word(word, names, known);
	free(word);
	return nearest;
}

static int
wrong(const struct arguments *arguments, int answer, const struct flag *flags, size_t count,
	struct message *message)
{
	const char *written = arguments->argv[optind - 1];
	const char short_name[] = {'-', (char)optopt, '\0'};
	bool is_short = optopt > ' ' && optopt < 0x7F;
	const char *nearest = is_short ? NULL : nearest_flag(written, flags, count);

	if (answer == ':')
		fail(message, STATUS_USAGE, _("%s: a value is missing"), written);
	else if (optopt >= FIRST_FLAG)
		fail(message, STATUS_USAGE, _("%s: this option takes no value"), written);
	else if (nearest)
		fail(message, STATUS_USAGE, _("%s: no such option; did you mean “--%s”?"), written, nearest);
	else
		fail(message, STATUS_USAGE, _("%s: no such option; see runde --help"),
			is_short ? short_name : written);
	return ARGUMENTS_WRONG;
}

/* An empty name is a variable that a script forgot; no file is called so. */
static int
check_operands(const struct arguments *arguments, struct message *message)
{
	for (int i = arguments->first; i < arguments->argc; i++) {
		if (!*arguments->argv[i]) {
			fail(message, STATUS_USAGE, _("%s: one of the names is empty"), arguments->argv[0]);
			return ARGUMENTS_WRONG;
		}
	}
	return ARGUMENTS_END;
}

int
arguments_next(struct arguments *arguments, const struct flag *flags, size_t count,
	struct message *message)
{
	struct option options[FLAGS_MAX + 1] = {{0}};
	char letters[2 + 2 * FLAGS_MAX] = ":";
	for (size_t i = 0; i < count && i < FLAGS_MAX; i++) {
		if (strlen(flags[i].name) == 1)
			strcat(strcat(letters, flags[i].name), flags[i].takes_value ? ":" : "");
		options[i].name = flags[i].name;
		options[i].has_arg = flags[i].takes_value ? required_argument : no_argument;
		options[i].val = FIRST_FLAG + (int)i;
	}

	if (!arguments->begun) {
		optind = 0;
		opterr = 0;
		arguments->begun = true;
	}
	optopt = 0;
	int answer = getopt_long(arguments->argc, arguments->argv, letters, options, NULL);
	arguments->value = optarg;
	arguments->first = optind;
	if (answer == -1)
		return check_operands(arguments, message);
	for (size_t i = 0; i < count && i < FLAGS_MAX; i++) {
		if (strlen(flags[i].name) == 1 && answer == flags[i].name[0])
			return (int)i;
	}
	if (answer < FIRST_FLAG)
		return wrong(arguments, answer, flags, count, message);
	return answer - FIRST_FLAG;
}

enum status
arguments_choose(const char *option, const char *word, const char *const *words, size_t count,
	int *chosen, struct message *message)
{
	for (size_t i = 0; i < count; i++) {
		if (strcmp(words[i], word) == 0) {
			*chosen = (int)i;
			return STATUS_OK;
		}
	}

	const char *nearest = nearest_word(word, words, count);
	if (nearest)
		return fail(message, STATUS_USAGE, _("--%s %s: not known; perhaps %s?"), option, word,
			nearest);
	char *list = mem_text(words[0]);
	for (size_t i = 1; i < count; i++) {
		char *longer = mem_printf("%s, %s", list, words[i]);
		free(list);
		list = longer;
	}
	fail(message, STATUS_USAGE, _("--%s %s: not known; there are: %s"), option, word, list);
	free(list);
	return STATUS_USAGE;
}

enum status
arguments_min_cell(const char *word, int *min_cell, struct message *message)
{
	enum { MIN_CELL_MAX = 1000 };
	char *end;
	long k = strtol(word, &end, 10);
	if (end == word || *end || k < 1 || k > MIN_CELL_MAX)
		return fail(message, STATUS_USAGE, _("--min-cell %s: not a number from 1 to %d"), word,
			MIN_CELL_MAX);
	*min_cell = (int)k;
	return STATUS_OK;
}
