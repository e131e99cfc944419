/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/display.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "session/session.h"
#include "store/store.h"
#include "tui/app.h"
#include "tui/patience.h"
#include "tui/room.h"
#include "tui/screen.h"
#include "tui/script.h"
#include "tui/watch.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct display {
	struct app *app; /* for the language and the ground rules; it has no session of its own */
	const char *path;
	struct session *session; /* NULL while there is none */
	struct watch *watch;
};

/* The file's path without a session's id behind it. */
static char *
file_of(const char *path)
{
	const char *hash = strrchr(path, '#');
	return hash && access(path, F_OK) != 0 ? mem_text_n(path, (size_t)(hash - path))
		: mem_text(path);
}

/* Takes the file up if it is there. STATUS_NO_INPUT and STATUS_BUSY pass by themselves. */
static enum status
attach(struct display *display, struct message *message)
{
	return session_open(
		display->app->env, display->path, SESSION_FOLLOW, &display->session, message);
}

/* Reads again what may have changed; whether there is something to draw. */
static bool
follow(struct display *display)
{
	if (!display->session)
		return attach(display, NULL) == STATUS_OK;
	unsigned changed = 0;
	enum status status = session_poll(display->session, &changed, NULL);
	if (status == STATUS_NO_INPUT) {
		session_close(display->session);
		attach(display, NULL);
	}
	return status || changed;
}

static void
draw(struct display *display)
{
	struct canvas screen = canvas_begin();
	struct app *app = display->app;
	if (app->env->bell && display->session
		&& bell_rings(&app->bell, session_model(display->session), env_now(app->env)))
		screen_beep();
	if (!display->session) {
		canvas_text_centred(
			&screen, screen.rows / 2, LOOK_PLAIN, _("It goes on in a moment."));
	} else if (!screen_suffices()) {
		char *sentence = mem_printf(
			_("This window has %d×%d characters. runde needs %d×%d: "
			"make it larger or its text smaller. Nothing is lost."),
			screen.columns, screen.rows, SCREEN_COLUMNS_LEAST, SCREEN_ROWS_LEAST);
		canvas_paragraph(
			&screen, 0, 0, screen.columns, screen.rows, 0, LOOK_PLAIN, sentence, NULL);
		free(sentence);
	} else {
		const struct model *model = session_model(display->session);
		if (strcmp(model->stage.ui_language, display->app->env->language) != 0
			&& model->stage.ui_language[0])
			app_speak(display->app, model->stage.ui_language);
		struct room_extra extra = {.help = &display->app->room_help};
		room_draw(&screen, model, &extra, env_now(display->app->env), false);
	}
	canvas_end();
}

static int
patience(const struct display *display)
{
	if (!display->session)
		return -1;
	const struct env *env = display->app->env;
	return patience_of(session_model(display->session), env_now(env), WATCHING_WALL, env->bell);
}

unsigned
do_display_quit(struct app *app, struct layer *layer)
{
	(void)layer;
	app->leaving = true;
	return EFFECT_QUIT;
}

static void
take_key(void *self, key_code key)
{
	struct display *display = self;
	int command = key_command(CONTEXT_DISPLAY, key);
	if (command >= 0)
		key_rows[command].act(display->app, NULL);
	if (key_command(CONTEXT_ANY, key) == COMMAND_redraw)
		screen_redraw();
}

static void
take_paste(void *self, const char *text)
{
	(void)self;
	(void)text;
}

/* The wall has nothing to click. */
static void
ignore_mouse(void *self, struct mouse mouse)
{
	(void)self;
	(void)mouse;
}

static void
draw_scripted(void *self)
{
	struct display *display = self;
	follow(display);
	draw(display);
}

static bool
has_ended(void *self)
{
	return ((struct display *)self)->app->leaving;
}

static void
loop(struct display *display)
{
	bool due = true;
	while (!display->app->leaving) {
		struct input input = screen_input();
		if (input.type == INPUT_GONE)
			return;
		if (input.type == INPUT_KEY)
			take_key(display, input.key);
		free(input.text);
		if (input.type != INPUT_NOTHING) {
			due = true;
			continue;
		}
		if (due)
			draw(display);
		due = watch_descriptor(display->watch) >= 0 && watch_taken(display->watch)
			&& follow(display);
		if (due)
			continue;
		int wait = patience(display);
		bool looking = watch_descriptor(display->watch) < 0;
		int64_t before = env_monotonic(display->app->env);
		screen_wait(watch_descriptor(display->watch),
			looking && (wait < 0 || wait > WATCH_LOOK) ? WATCH_LOOK : wait);
		due = (looking && follow(display))
			|| (wait >= 0 && env_monotonic(display->app->env) - before >= wait);
	}
}

enum status
display_check(const char *path, struct message *message)
{
	char *file = file_of(path);
	enum status status = STATUS_OK;
	bool is = true;
	if (access(file, F_OK) == 0) {
		status = store_is_session(file, &is, message);
		if (!status && !is)
			status = fail(message, STATUS_DATA, _("%s: this is no session file"), path);
	} else {
		const char *slash = strrchr(file, '/');
		char *folder = slash == file ? mem_text("/")
			: slash ? mem_text_n(file, (size_t)(slash - file)) : mem_text(".");
		if (access(folder, X_OK) != 0)
			status = fail(
				message, STATUS_NO_INPUT, _("%s: there is no such folder"), folder);
		free(folder);
	}
	free(file);
	return status;
}

enum status
display_run(struct env *env, const char *path, const char *script, struct message *message)
{
	char *file = file_of(path);
	struct display display = {.app = app_new(env), .path = path, .watch = watch_new(file)};
	free(file);
	enum status status = attach(&display, message);
	if (status == STATUS_NO_INPUT || status == STATUS_BUSY)
		status = STATUS_OK;
	if (!status && script) {
		const struct script_target target = {
			.self = &display,
			.key = take_key,
			.paste = take_paste,
			.mouse = ignore_mouse,
			.draw = draw_scripted,
			.ended = has_ended,
		};
		status = script_run(script, env, &target, message);
	} else if (!status) {
		loop(&display);
	}
	session_close(display.session);
	watch_free(display.watch);
	app_free(display.app);
	return status;
}
