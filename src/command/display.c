/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/command.h"

#include "command/screens.h"
#include "command/sessions.h"
#include "core/i18n.h"
#include "core/mem.h"
#include "tui/display.h"
#include "tui/places.h"
#include "tui/screen.h"

#include <stdio.h>
#include <stdlib.h>

static enum status
show(struct env *env, const char *path, struct screen_options *options, struct message *message)
{
	enum status status = screen_options_finish(options, env, message);
	if (!status)
		status = screen_options_check(options, message);
	if (!status)
		status = display_check(path, message);
	if (!status)
		status = sessions_name_one(path, message);
	if (status)
		return status;
	char *fault = screens_theme_fault(env);
	if (fault)
		fprintf(stderr, "runde: %s\n", fault);
	free(fault);
	status = screen_options_open(options, message);
	if (status)
		return status;
	status = display_run(env, path, options->script, message);
	screen_close();
	return status;
}

enum status
command_display(struct env *env, int argc, char **argv, struct message *message)
{
	static const struct flag flags[] = {SCREEN_FLAG_ROWS};
	struct arguments arguments = arguments_of(argc, argv);
	struct screen_options options = {0};
	enum status status = STATUS_OK;
	for (int flag; (flag = arguments_next(&arguments, flags, SCREEN_FLAGS, message))
		!= ARGUMENTS_END;) {
		if (flag == ARGUMENTS_WRONG)
			return STATUS_USAGE;
		status = screen_option(&options, env, flag, arguments.value, message);
		if (status)
			return status;
	}
	if (argc - arguments.first > 1)
		return fail(message, STATUS_USAGE, _("display: name one session"));
	char *path = arguments.first < argc ? mem_text(argv[arguments.first])
		: places_guided(env, message);
	status = path ? show(env, path, &options, message) : STATUS_USAGE;
	free(path);
	return status;
}
