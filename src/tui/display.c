/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/display.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "session/listing.h"
#include "session/session.h"
#include "store/store.h"
#include "tui/app.h"
#include "tui/look.h"
#include "tui/patience.h"
#include "tui/room.h"
#include "tui/screen.h"
#include "tui/script.h"
#include "tui/watch.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Milliseconds after which it is looked for what is missing, even if nothing tells that it came. */
#define MISSING 1000

/* And how long is waited after it was looked for, since looking is seen by whoever watches, oneself too. */
#define RETRY 100

struct display {
	struct app *app; /* for the language and the ground rules; it has no session of its own */
	const char *path;
	struct session *session; /* NULL while there is none */
	struct watch *watch;
	int64_t tried_at;        /* monotonic; when it was missing last */
};

/* Takes the file up if it is there. STATUS_NO_INPUT and STATUS_BUSY pass by themselves. */
static enum status
attach(struct display *display, struct message *message)
{
	enum status status = session_open(
		display->app->env, display->path, SESSION_FOLLOW, &display->session, message);
	if (!status)
		session_tell_size(display->session, screen_rows(), screen_columns());
	return status;
}

/* Reads again what may have changed; whether there is something to draw. */
static bool
follow(struct display *display)
{
	if (!display->session) {
		display->tried_at = env_monotonic(display->app->env);
		return attach(display, NULL) == STATUS_OK;
	}
	unsigned changed = 0;
	enum status status = session_poll(display->session, &changed, NULL);
	/* Another file may have taken its place, or been written over it. Who only has to wait for another
	 * program keeps the picture. */
	if (status && status != STATUS_BUSY) {
		session_close(display->session);
		display->session = NULL;
		attach(display, NULL);
	}
	return status || changed;
}

/* The desk's, unless this terminal has been given one of its own. */
static void
follow_theme(const struct display *display)
{
	if (!display->session || display->app->env->theme_by != THEME_BY_NOBODY)
		return;
	int theme = session_model(display->session)->stage.theme;
	look_use(theme >= 0 ? (enum theme)theme : THEME_CALM);
}

static void
draw(struct display *display)
{
	follow_theme(display);
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
		return MISSING;
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
		if (input.type == INPUT_RESIZED && display->session)
			session_tell_size(display->session, screen_rows(), screen_columns());
		if (input.type != INPUT_NOTHING) {
			due = true;
			continue;
		}
		if (due)
			draw(display);
		int64_t now = env_monotonic(display->app->env);
		int64_t rest = display->session ? 0 : display->tried_at + RETRY - now;
		if (rest > 0) {
			screen_wait(-1, (int)rest);
			due = false;
			continue;
		}
		due = watch_taken(display->watch, now) && follow(display);
		if (due)
			continue;
		int wait = patience(display), look = watch_patience(display->watch, now);
		screen_wait(watch_descriptor(display->watch),
			look >= 0 && (wait < 0 || look < wait) ? look : wait);
		if (wait < 0 || env_monotonic(display->app->env) - now < wait)
			continue;
		due = display->session || follow(display);
	}
}

enum status
display_check(const char *path, struct message *message)
{
	const char *id;
	char *file = listing_file(path, &id);
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
	const char *id;
	char *file = listing_file(path, &id);
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
