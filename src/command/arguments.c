/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/arguments.h"

#include <getopt.h>
#include <string.h>

#include "core/i18n.h"

enum { FIRST_FLAG = 256 }; /* above any character that may be a short option */

struct arguments
arguments_of(int argc, char **argv)
{
	return (struct arguments){.argc = argc, .argv = argv};
}

static int
wrong(const struct arguments *arguments, int answer, struct message *message)
{
	const char *written = arguments->argv[optind - 1];
	const char short_name[] = {'-', (char)optopt, '\0'};

	if (answer == ':')
		fail(message, STATUS_USAGE, _("%s: a value is missing"), written);
	else if (optopt >= FIRST_FLAG)
		fail(message, STATUS_USAGE, _("%s: this option takes no value"), written);
	else
		fail(message, STATUS_USAGE, _("%s: no such option; see runde --help"),
			optopt > ' ' && optopt < 0x7F ? short_name : written);
	return ARGUMENTS_WRONG;
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
		return ARGUMENTS_END;
	for (size_t i = 0; i < count && i < FLAGS_MAX; i++) {
		if (strlen(flags[i].name) == 1 && answer == flags[i].name[0])
			return (int)i;
	}
	if (answer < FIRST_FLAG)
		return wrong(arguments, answer, message);
	return answer - FIRST_FLAG;
}
