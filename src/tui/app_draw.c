/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/app.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "tui/desk.h"
#include "tui/evening.h"
#include "tui/footer.h"
#include "tui/layer.h"
#include "tui/places.h"
#include "tui/screen.h"

#include <stdlib.h>
#include <string.h>

static void
draw_too_small(const struct canvas *screen)
{
	char *sentence = mem_printf(_("This window has %d×%d characters. runde needs %d×%d: "
		"make it larger or its text smaller. Nothing is lost."),
		screen->columns, screen->rows, SCREEN_COLUMNS_LEAST, SCREEN_ROWS_LEAST);
	canvas_paragraph(
		screen, 0, 0, screen->columns, screen->rows, 0, LOOK_PLAIN, sentence, NULL);
	free(sentence);
}

#define ATTACHING_ROWS 3

/* What brings the room view to another terminal. Without a file it finds the session that is open. */
static char *
display_command(const struct app *app)
{
	const char *name = session_name(app->session);
	if (places_is_session(app->env, name) && strcmp(name, session_path(app->session)) == 0)
		return mem_text("runde display");
	char *typed = places_typed(name);
	char *command = mem_printf("runde display %s", typed);
	free(typed);
	return command;
}

/* How to bring the room view to the projector, while nothing has begun. */
static void
draw_attaching(struct app *app, const struct canvas *screen)
{
	if (app->model->stage.phase != PHASE_WAITING || app->model->pictures != 2 || app->top)
		return;
	struct canvas panel =
		layer_panel(screen, ATTACHING_ROWS, _("The projector’s picture"), NULL);
	int count = app->displays_count;
	if (count > 0) {
		char *text = count == 1 ? mem_text(_("✓ The room view is attached."))
			: mem_printf(P_("✓ %d display is attached.", "✓ %d displays are attached.",
				(unsigned long)count), count);
		canvas_text(&panel, 0, 2, panel.columns - 4, LOOK_GOOD, text);
		free(text);
		canvas_text(&panel, 1, 2, panel.columns - 4, LOOK_PLAIN,
			_("Space starts the evening there; here you keep the desk."));
		return;
	}
	char *command = display_command(app);
	canvas_text(&panel, 0, 2, panel.columns - 4, LOOK_PLAIN,
		_("Open a second terminal on the projector and type there:"));
	canvas_paragraph(&panel, 1, 2, panel.columns - 4, 2, 0, LOOK_STRONG, command, NULL);
	free(command);
}

/* The pages of the displays: the picture is worked out for the screen of each. */
static int
pages_of_displays(struct app *app)
{
	int most = 0;
	struct room_extra extra = {
		.help = &app->room_help,
		.profile = evening_compares(app) ? evening_profile(app) : NULL,
	};
	canvas_measure(true);
	for (int i = 0; i < app->displays_count; i++) {
		struct canvas screen = {
			.rows = app->displays[i].rows, .columns = app->displays[i].columns};
		if (screen.rows < SCREEN_ROWS_LEAST || screen.columns < SCREEN_COLUMNS_LEAST)
			continue;
		int pages = room_draw(&screen, app->model, &extra, env_now(app->env), false);
		most = pages > most ? pages : most;
	}
	canvas_measure(false);
	return most;
}

int
app_wall_pages(struct app *app)
{
	int own = app->view == VIEW_ROOM ? app->pages : 0;
	if (app->displays_pages < 0)
		app->displays_pages = pages_of_displays(app);
	return app->displays_pages > own ? app->displays_pages : own;
}

/* The desk: all that is counted, and for whom the wall's picture is still missing. */
static void
draw_desk(struct app *app, const struct canvas *screen, utc_ms now)
{
	const struct model *model = app->model;
	bool counting_here = app->counts.on && !model->stage.blank && !app->top;
	int below = counting_here ? counts_height(model, &app->counts) + 2
		: model->stage.phase == PHASE_WAITING && model->pictures == 2 && !app->top
		? ATTACHING_ROWS + 2
		: 0;
	struct canvas above = canvas_part(screen, 0, 0, screen->rows - below, screen->columns);
	struct desk_wall wall = {.displays = app->displays_count, .pages = app_wall_pages(app)};
	int most = desk_draw(&above, model, now, &wall, app->notes_skip);
	if (app->notes_skip > most)
		app->notes_skip = most;
	draw_attaching(app, screen);
	if (!counting_here)
		return;
	char *aside = counts_say_missing(model, &app->counts);
	char *title = counts_title(model, &app->counts, app_words_language(app));
	struct canvas panel = layer_panel(screen, counts_height(model, &app->counts), title, aside);
	counts_draw(&panel, model, &app->counts, app_words_language(app), true);
	free(title);
	free(aside);
}

static void
draw_evening(struct app *app, const struct canvas *screen)
{
	const struct model *model = app->model;
	utc_ms now = env_now(app->env);
	if (app->view == VIEW_DESK) {
		draw_desk(app, screen, now);
		return;
	}
	bool strip = app->counts.on && !app->top && !model->stage.blank && !model->stage.calm;
	struct canvas room = canvas_part(screen, 0, 0, screen->rows - strip, screen->columns);
	struct room_extra extra = {
		.help = &app->room_help,
		.profile = evening_compares(app) ? evening_profile(app) : NULL,
	};
	app->pages = room_draw(&room, model, &extra, now, true);
	if (strip) {
		struct canvas row = canvas_part(screen, screen->rows - 3, 0, 1, screen->columns);
		counts_draw_strip(&row, model, &app->counts, app_words_language(app));
	}
}

static void
draw_layers(struct app *app, struct layer *layer, const struct canvas *screen)
{
	if (!layer)
		return;
	if (!layer->class->whole)
		draw_layers(app, layer->below, screen);
	spots_clear();
	layer->class->draw(app, layer, screen);
}

void
app_draw(struct app *app)
{
	struct canvas screen = canvas_begin();
	canvas_language(app->env->language);
	if (app->env->bell && app->model && bell_rings(&app->bell, app->model, env_now(app->env)))
		screen_beep();
	if (!screen_suffices()) {
		draw_too_small(&screen);
		canvas_end();
		return;
	}
	/* What is typed stays above a long sentence in the footer. */
	struct canvas above = screen;
	if (app->top || app->counts.on)
		above.rows -= footer_more_rows(app, screen.columns);
	bool covered = false;
	for (struct layer *layer = app->top; layer; layer = layer->below)
		covered |= layer->class->whole;
	if (app->model && !covered)
		draw_evening(app, &above);
	canvas_language(app->env->language);
	draw_layers(app, app->top, &above);
	footer_draw(app, &screen);
	canvas_end();
	app->drawn = true;
}

void
app_draw_saving(void *context)
{
	(void)context;
	struct canvas row = {.top = screen_rows() - 1, .rows = 1, .columns = screen_columns()};
	canvas_clear(&row);
	canvas_text(&row, 0, 1, row.columns - 2, LOOK_QUIET, _("Saving…"));
	canvas_end();
}
