/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/command.h"

#include "command/arguments.h"
#include "command/source.h"
#include "core/i18n.h"
#include "core/mem.h"
#include "session/session.h"
#include "tui/places.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FLAG_PLACE, FLAG_PLACE_ID, FLAG_WAVE, FLAG_TITLE, FLAG_PICTURES, FLAGS };

enum status
command_new(struct env *env, int argc, char **argv, struct message *message)
{
	static const struct flag flags[FLAGS] = {
		[FLAG_PLACE] = {"place", true}, [FLAG_TITLE] = {"title", true},
		[FLAG_PICTURES] = {"pictures", true}, [FLAG_PLACE_ID] = {"place-id", true},
		[FLAG_WAVE] = {"wave", true},
	};
	struct arguments arguments = arguments_of(argc, argv);
	struct session_details details = {.pictures = 1};
	for (int flag;
		(flag = arguments_next(&arguments, flags, FLAGS, message)) != ARGUMENTS_END;) {
		switch (flag) {
		case ARGUMENTS_WRONG:
			return STATUS_USAGE;
		case FLAG_PLACE:
			details.place = arguments.value;
			break;
		case FLAG_PLACE_ID:
			details.place_id = arguments.value;
			break;
		case FLAG_WAVE:
			details.wave = arguments.value;
			break;
		case FLAG_TITLE:
			details.title = arguments.value;
			break;
		case FLAG_PICTURES:
			if (strcmp(arguments.value, "1") != 0 && strcmp(arguments.value, "2") != 0)
				return fail(message, STATUS_USAGE,
					_("--pictures: there can be 1 or 2"));
			details.pictures = arguments.value[0] - '0';
			break;
		}
	}
	if (argc - arguments.first != 2)
		return fail(message, STATUS_USAGE,
			_("new: name a workshop and the session file to make"));

	struct workshop *workshop;
	char *path = places_argument(env, argv[arguments.first]);
	enum status status = source_read_workshop(path, &workshop, message);
	if (!status)
		status =
			session_create(env, argv[arguments.first + 1], workshop, &details, message);
	workshop_free(workshop);
	free(path);
	return status;
}
