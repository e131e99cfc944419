/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/command.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/arguments.h"
#include "core/i18n.h"
#include "table/workshop_file.h"
#include "tui/places.h"

enum { PEOPLE_MAX = 100000 };

/* Checks one file, prints what is wrong with it or what is in it. */
static enum status
check_file(const char *path, int people, struct message *message)
{
	struct workshop *workshop;
	struct faults faults = {.list = NULL};
	const char *name = strcmp(path, "-") == 0 ? _("standard input") : path;

	enum status status = workshop_file_read(path, people, &workshop, &faults, message);
	workshop_file_print_faults(stderr, name, &faults);
	faults_free(&faults);
	if (status == STATUS_DATA)
		message->text[0] = '\0'; /* everything has been said */
	if (status)
		return status;

	printf(P_("%s: %d step, ", "%s: %d steps, ", (unsigned long)workshop->steps_count), name,
		workshop->steps_count);
	int minutes = workshop_minutes(workshop);
	printf(P_("%d minute\n", "%d minutes\n", (unsigned long)minutes), minutes);
	workshop_free(workshop);
	return STATUS_OK;
}

static enum status
read_people(const char *text, int *people, struct message *message)
{
	char *end;
	long number = strtol(text, &end, 10);
	if (!*text || *end || number < 1 || number > PEOPLE_MAX)
		return fail(
			message, STATUS_USAGE, _("--people: “%s” is not a number of people"), text);
	*people = (int)number;
	return STATUS_OK;
}

enum status
command_check(struct env *env, int argc, char **argv, struct message *message)
{
	static const struct flag flags[] = {{"people", true}};
	struct arguments arguments = arguments_of(argc, argv);
	int people = 0;

	for (int flag; (flag = arguments_next(&arguments, flags, 1, message)) != ARGUMENTS_END;) {
		if (flag == ARGUMENTS_WRONG)
			return STATUS_USAGE;
		enum status status = read_people(arguments.value, &people, message);
		if (status)
			return status;
	}
	if (arguments.first == argc)
		return fail(message, STATUS_USAGE, _("check: name the workshop files to check"));

	enum status worst = STATUS_OK;
	struct message first = {.text = ""};
	for (int i = arguments.first; i < argc; i++) {
		char *path = places_argument(env, argv[i]);
		enum status status = check_file(path, people, message);
		free(path);
		fflush(stdout);
		if (status == STATUS_OK)
			continue;
		if (worst == STATUS_OK) {
			worst = status;
			first = *message;
		} else if (*message->text) {
			fprintf(stderr, "runde: %s\n", message->text);
		}
	}
	*message = first;
	return worst;
}
