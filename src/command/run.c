/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/command.h"

#include "command/screens.h"
#include "command/sessions.h"
#include "command/source.h"
#include "core/i18n.h"
#include "store/store.h"
#include "tui/layer.h"
#include "tui/places.h"

#include <stdlib.h>

static enum status
open_argument(struct app *app, const char *argument, bool rehearse, struct message *message)
{
	struct workshop *workshop;
	bool is_session = false;
	char *file = places_file(app->env, argument);
	enum status status = store_is_session(file, &is_session, message);
	if (!status && is_session) {
		status = rehearse
			? fail(message, STATUS_USAGE,
				_("%s: a session cannot be rehearsed, only a workshop"), argument)
			: sessions_name_one(argument, message);
		if (!status)
			status = app_open_session(app, argument, message);
	} else if (!status) {
		status = source_read_workshop(file, &workshop, message);
		if (!status)
			begin_open(app, workshop, NULL, rehearse);
	}
	free(file);
	return status;
}

enum status
command_run(struct env *env, int argc, char **argv, struct message *message)
{
	static const struct flag flags[] = {SCREEN_FLAG_ROWS, {"rehearse", false}};
	struct arguments arguments = arguments_of(argc, argv);
	struct screen_options options = {0};
	bool rehearse = false;
	enum status status = STATUS_OK;
	for (int flag; (flag = arguments_next(&arguments, flags, SCREEN_FLAGS + 1, message))
		!= ARGUMENTS_END;) {
		if (flag == ARGUMENTS_WRONG)
			return STATUS_USAGE;
		if (flag == SCREEN_FLAGS)
			rehearse = true;
		else
			status = screen_option(&options, env, flag, arguments.value, message);
		if (status)
			return status;
	}
	if (argc - arguments.first != 1)
		return fail(message, STATUS_USAGE, _("run: name one workshop or one session"));
	status = screen_options_finish(&options, env, message);
	if (!status)
		status = screen_options_check(&options, message);
	if (status)
		return status;

	struct app *app = app_new(env);
	status = open_argument(app, argv[arguments.first], rehearse, message);
	if (!status)
		status = screens_run(app, &options, message);
	app_free(app);
	return status;
}
