/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/screens.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"
#include "core/utc.h"
#include "tui/screen.h"
#include "tui/script.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FLAG_SCRIPT, FLAG_SIZE, FLAG_CLOCK, FLAG_SEED, FLAG_BELL };

enum status
screen_option(struct screen_options *options, struct env *env, int index, const char *value,
	struct message *message)
{
	utc_ms at;
	char *end;
	unsigned long long seed;
	switch (index) {
	case FLAG_SCRIPT:
		options->script = value;
		break;
	case FLAG_SIZE:
		if (!script_size(value, &options->columns, &options->rows))
			return fail(message, STATUS_USAGE,
				_("--size: “%s” is no size such as 80x24"), value);
		break;
	case FLAG_CLOCK:
		if (!utc_parse(value, &at))
			return fail(message, STATUS_USAGE,
				_("--clock: “%s” is no time such as 2026-11-19T17:00:00Z"), value);
		env_hold_clock(env, at);
		break;
	case FLAG_SEED:
		errno = 0;
		seed = strtoull(value, &end, 10);
		if (value[0] < '0' || value[0] > '9' || *end || errno)
			return fail(
				message, STATUS_USAGE, _("--seed: “%s” is no whole number"), value);
		env_seed(env, seed);
		break;
	case FLAG_BELL:
		env->bell = true;
		break;
	}
	return STATUS_OK;
}

enum status
screen_options_finish(
	const struct screen_options *options, struct env *env, struct message *message)
{
	if (!options->script && (options->columns || env->clock_held || env->seeded))
		return fail(
			message, STATUS_USAGE, _("--size, --clock and --seed go with --script"));
	if (options->script && !env->clock_held)
		env_hold_clock(env, env_now(env));
	return STATUS_OK;
}

enum status
screen_options_check(const struct screen_options *options, struct message *message)
{
	return options->script ? STATUS_OK : screen_check(message);
}

enum status
screen_options_open(const struct screen_options *options, struct message *message)
{
	if (!options->script)
		return screen_open(message);
	return screen_open_nowhere(options->rows ? options->rows : SCREEN_ROWS_LEAST,
		options->columns ? options->columns : SCREEN_COLUMNS_LEAST, message);
}

char *
screens_theme_fault(const struct env *env)
{
	if (!env->theme_unknown)
		return NULL;
	char *word = text_clean(env->theme_unknown, strlen(env->theme_unknown), TEXT_ONE_LINE);
	char *sentence = mem_printf(
		_("RUNDE_THEME: there is no “%s”; there are calm, contrast, light and mono"), word);
	free(word);
	return sentence;
}

static void
take_key(void *self, key_code key)
{
	app_key(self, key);
}

static void
take_paste(void *self, const char *text)
{
	app_paste(self, text);
}

static void
take_mouse(void *self, struct mouse mouse)
{
	app_mouse(self, mouse);
}

static void
draw(void *self)
{
	struct app *app = self;
	app_poll(app);
	/* What a script's next line does comes later, however fast it is read. */
	app->went_on_at = app->clicked_at = app->rolled_at = 0;
	app_draw(app);
}

static bool
has_ended(void *self)
{
	return ((struct app *)self)->leaving;
}

/* Never a shell prompt by surprise: where everything is, and how it goes on. */
static void
say_parting(const struct app *app)
{
	if (app->parting)
		printf("%s\n", app->parting);
	if (app->model && !app->model->rehearsal)
		printf(_("The session is saved in %s\nTo go on with it: runde run %s\n"),
			session_path(app->session), session_name(app->session));
}

enum status
screens_run(struct app *app, const struct screen_options *options, struct message *message)
{
	enum status status = screen_options_open(options, message);
	if (status)
		return status;
	char *fault = screens_theme_fault(app->env);
	if (fault)
		app_say(app, LOOK_WARNING, "%s", fault);
	free(fault);
	if (options->script) {
		const struct script_target target = {
			.self = app,
			.key = take_key,
			.paste = take_paste,
			.mouse = take_mouse,
			.draw = draw,
			.ended = has_ended,
		};
		app->scripted = true;
		status = script_run(options->script, app->env, &target, message);
	} else {
		app_loop(app);
	}
	app_settle(app);
	screen_close();
	if (!status && !options->script && !app->gone)
		say_parting(app);
	return status;
}
