/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/app.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "tui/evening.h"
#include "tui/layer.h"
#include "tui/look.h"
#include "tui/patience.h"
#include "tui/say.h"
#include "tui/screen.h"
#include "tui/signs.h"
#include "tui/watch.h"

#include <dirent.h>
#include <locale.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct app *
app_new(struct env *env)
{
	struct app *app = mem_new(1, sizeof(*app));
	app->env = env;
	app->correcting = -1;
	app->shown_page_step = -1;

	/* Without the file the calm screen has its own sentence. */
	char *path = mem_printf("%s/help/disruption.csv", env->data_dir);
	help_file_read(path, &app->help, NULL);
	free(path);
	app_speak(app, env->language);
	look_use(env->theme);
	signs_only_ascii(env->ascii);
	return app;
}

static void
remove_folder(const char *path)
{
	DIR *folder = opendir(path);
	if (folder) {
		for (struct dirent *entry; (entry = readdir(folder));)
			if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
				unlinkat(dirfd(folder), entry->d_name, 0);
		closedir(folder);
	}
	rmdir(path);
}

void
app_free(struct app *app)
{
	if (!app)
		return;
	while (app->top)
		layer_remove(app, app->top);
	watch_free(app->watch);
	evening_forget_profile(app);
	session_close(app->session);
	if (app->temporary)
		remove_folder(app->temporary);
	help_free(app->help);
	suggestions_free(app->suggestions);
	free(app->temporary);
	free(app->notice);
	free(app->parting);
	free(app);
}

void
app_speak(struct app *app, const char *language)
{
	char spoken[sizeof(app->env->language)];
	snprintf(spoken, sizeof(spoken), "%s", language);
	memcpy(app->env->language, spoken, sizeof(spoken));
	setenv("LANGUAGE", spoken, 1);
	/* Makes gettext forget what it found for the last language. */
	setlocale(LC_MESSAGES, setlocale(LC_MESSAGES, NULL));

	app->room_help = (struct room_help){0};
	for (int i = 0; app->help && i < app->help->count; i++) {
		const struct help_entry *entry = &app->help->entries[i];
		const char *text = help_text(app->help, entry, spoken);
		if (entry->kind == HELP_RULE && app->room_help.rules_count < ROOM_RULES_MAX) {
			app->room_help.titles[app->room_help.rules_count] =
				help_title(app->help, entry, spoken);
			app->room_help.rules[app->room_help.rules_count++] = text;
		} else if (entry->kind == HELP_SENTENCE && !app->room_help.sentence) {
			app->room_help.sentence = text;
		}
	}
}

unsigned
app_dress(struct app *app, enum theme theme)
{
	env_choose_theme(app->env, theme, THEME_BY_KEY);
	look_use(theme);
	if (!app->model)
		return EFFECT_DRAW;
	unsigned changed = 0;
	struct message message = {0};
	enum status status = session_theme(app->session, theme, &changed, &message);
	return app_did(app, status, changed, &message);
}

unsigned
app_dress_next(struct app *app)
{
	static const char *const words[THEME_COUNT] = {
		[THEME_CALM] = N_("Theme “calm”: quiet colours on the terminal’s own ground"),
		[THEME_CONTRAST] = N_("Theme “contrast”: white and yellow on black, for large rooms"),
		[THEME_LIGHT] = N_("Theme “light”: dark on bright, for daylight"),
		[THEME_MONO] = N_("Theme “mono”: without colours"),
	};
	enum theme next = (enum theme)((look_theme() + 1) % THEME_COUNT);
	app_say(app, LOOK_PLAIN, "%s", _(words[next]));
	return app_dress(app, next);
}

/* What somebody has chosen for this run holds for the evening too; else what was chosen for the
 * evening holds here. */
static void
take_theme(struct app *app)
{
	struct env *env = app->env;
	int kept = app->model->stage.theme;
	unsigned changed = 0;
	if (env->theme_by >= THEME_BY_OPTION || (env->theme_by == THEME_BY_VARIABLE && kept < 0)) {
		if (kept != (int)env->theme)
			session_theme(app->session, env->theme, &changed, NULL);
	} else if (env->theme_by != THEME_BY_NO_COLOR && kept >= 0) {
		look_use((enum theme)kept);
	}
}

/* --- what changed ------------------------------------------------------------- */

static bool
counting(const struct app *app, enum counts_of *of)
{
	const struct model *model = app->model;
	const struct stage_row *stage = &model->stage;
	if (stage->phase != PHASE_RUNNING || stage->step < 0 || stage->look_step >= 0
		|| stage->locked)
		return false;
	const struct step *step = &model->workshop->steps[stage->step];
	const struct step_run *run = &model->steps[stage->step];
	*of = step->kind == KIND_PEOPLE ? COUNTS_PEOPLE : COUNTS_VOTES;
	if (step->kind == KIND_PEOPLE)
		return true;
	return kind_counts_hands(step->kind) && run->mode == MODE_HANDS
		&& model_round(model, stage->step)
		&& (run->stage == STAGE_OPEN || app->correcting == stage->step);
}

/* What has to be known of a step before it is asked. */
static void
say_arrival(struct app *app)
{
	const struct stage_row *stage = &app->model->stage;
	char *left_out = stage->step < 0 || !app_running(app) ? NULL
		: say_left_out(app->model, stage->step);
	if (left_out)
		app_say(app, LOOK_WARNING, "%s", left_out);
	free(left_out);
}

/* Brings what the screen keeps for itself in line with the model. */
static void
follow_model(struct app *app, unsigned changed)
{
	const struct stage_row *stage = &app->model->stage;
	if (app->correcting != stage->step)
		app->correcting = -1;
	if (changed & (CHANGED_STAGE | CHANGED_STEPS | CHANGED_ROUNDS)) {
		enum counts_of of;
		bool on = counting(app, &of);
		if (app->counts.on
			&& (!on || app->counts.of != of || app->counts.step != stage->step))
			counts_end(app, &app->counts);
		if (on && !app->counts.on)
			counts_begin(app, &app->counts, of, stage->step);
		else if (on && stage->cell_group < 0)
			counts_point(app, &app->counts);
		if (app->shown_page_step != model_shown_step(app->model)) {
			app->shown_page_step = model_shown_step(app->model);
			app->notes_skip = 0;
			say_arrival(app);
		}
	}
	for (struct layer *layer = app->top; layer; layer = layer->below)
		if (layer->class->changed)
			layer->class->changed(app, layer, changed);
}

unsigned
app_did(struct app *app, enum status status, unsigned changed, const struct message *message)
{
	evening_forget_profile(app);
	app->displays_pages = -1;
	if (status) {
		app_say(app, status == STATUS_REFUSED ? LOOK_PLAIN : LOOK_WARNING, "%s",
			message->text);
		return EFFECT_DRAW;
	}
	if (changed && app->model)
		follow_model(app, changed);
	return EFFECT_DRAW;
}

/* Takes up dialogues that were open when the program ended last. */
static void
resume(struct app *app)
{
	const struct stage_row *stage = &app->model->stage;
	if (stage->locked)
		secret_open(app);
	else if (stage->projector)
		test_open(app);
	else if (stage->calm)
		calm_open(app);
	follow_model(app, CHANGED_ALL);
}

enum status
app_open_session(struct app *app, const char *path, struct message *message)
{
	struct session *session;
	enum status status = session_open(app->env, path, SESSION_RUN, &session, message);
	if (status)
		return status;
	evening_forget_profile(app);
	session_close(app->session);
	watch_free(app->watch);
	app->session = session;
	app->displays_pages = -1;
	app->model = session_model(session);
	app->watch = watch_new(session_path(session));
	app->displays_count = session_displays(session, app->displays);
	session_on_wait(session, app_draw_saving, NULL);
	app->view = app->model->pictures == 2 ? VIEW_DESK : VIEW_ROOM;
	if (strcmp(app->model->stage.ui_language, app->env->language) != 0) {
		unsigned changed = 0;
		session_ui_language(session, app->env->language, &changed, NULL);
	}
	take_theme(app);
	resume(app);
	return STATUS_OK;
}

/* Whether displays came, went or have another size. */
static bool
count_displays(struct app *app)
{
	struct session_display displays[SESSION_DISPLAYS];
	int count = session_displays(app->session, displays);
	size_t size = (size_t)count * sizeof(displays[0]);
	if (count == app->displays_count && memcmp(displays, app->displays, size) == 0)
		return false;
	memcpy(app->displays, displays, size);
	app->displays_count = count;
	return true;
}

bool
app_poll(struct app *app)
{
	if (!app->session)
		return false;
	unsigned changed = 0;
	struct message message = {0};
	enum status status = session_poll(app->session, &changed, &message);
	if (count_displays(app))
		changed |= CHANGED_STAGE;
	if (!status && !changed)
		return false;
	app_did(app, status, changed, &message);
	app->drawn = false;
	return true;
}

/* --- asking the model --------------------------------------------------------- */

bool
app_private(const struct app *app)
{
	return app->view == VIEW_DESK || (app->model && app->model->pictures == 2);
}

bool
app_running(const struct app *app)
{
	return app->model && app->model->stage.phase == PHASE_RUNNING
		&& app->model->stage.look_step < 0;
}

int
app_words_language(const struct app *app)
{
	int language =
		app->model ? workshop_find_language(app->model->workshop, app->env->language) : -1;
	return language < 0 ? 0 : language;
}

void
app_say(struct app *app, enum look look, const char *format, ...)
{
	char text[1024];
	va_list args;
	va_start(args, format);
	vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	free(app->notice);
	app->notice = mem_text(text);
	app->notice_look = look;
}

void
app_push(struct app *app, struct layer *layer)
{
	layer->below = app->top;
	app->top = layer;
}

/* --- keys --------------------------------------------------------------------- */

void
app_carry_out(struct app *app, struct layer *layer, unsigned effects)
{
	if (effects & EFFECT_CLOSE && layer)
		layer_remove(app, layer);
	if (effects & EFFECT_QUIT)
		app->leaving = true;
	if (effects & EFFECT_REPAINT)
		screen_redraw();
	if (effects & EFFECT_BEEP)
		screen_beep();
}

/* What the key does in one of CONTEXTS; EFFECT_PASS when in none. */
static unsigned
ask_contexts(struct app *app, struct layer *layer, const enum key_context *contexts, int count)
{
	for (int i = 0; i < count && contexts[i]; i++) {
		int command = key_command(contexts[i], app->key);
		if (command < 0)
			continue;
		/* A cell is saved when something else is done than typing. */
		if (app->counts.on && !layer && contexts[i] != CONTEXT_COUNTS
			&& !counts_save(app, &app->counts))
			return EFFECT_DRAW;
		unsigned effects = key_rows[command].act(app, layer);
		if (!(effects & EFFECT_PASS))
			return effects;
	}
	return EFFECT_PASS;
}

static unsigned
ask_layer(struct app *app, struct layer *layer)
{
	unsigned effects = ask_contexts(app, layer, layer->class->contexts, LAYER_CONTEXTS);
	if (effects & EFFECT_PASS && layer->class->key)
		effects = layer->class->key(app, layer, app->key);
	if (effects & EFFECT_PASS && layer->line && key_is_text(app->key)) {
		if (layer->proposed)
			line_clear(layer->line);
		layer->proposed = false;
		effects = line_insert_code(layer->line, app->key) ? EFFECT_DRAW : EFFECT_BEEP;
	}
	return effects;
}

static unsigned
ask_evening(struct app *app)
{
	const struct stage_row *stage = &app->model->stage;
	if (stage->blank) {
		unsigned changed = 0;
		struct message message = {0};
		enum status status = session_blank(app->session, false, &changed, &message);
		return app_did(app, status, changed, &message);
	}
	enum key_context contexts[EVENING_CONTEXTS];
	int count = evening_contexts(app, contexts);
	return ask_contexts(app, NULL, contexts, count);
}

void
app_key(struct app *app, key_code key)
{
	if (key == KEY_NONE || app->leaving)
		return;
	app->key = key;
	app->drawn = app->press.down = false;
	/* What cannot be seen is not done. */
	if (!screen_suffices() && key_command(CONTEXT_ANY, key) != COMMAND_redraw)
		return;
	free(app->notice);
	app->notice = NULL;

	struct layer *layer = app->top;
	unsigned effects = layer ? ask_layer(app, layer)
		: app->model ? ask_evening(app)
		: EFFECT_PASS;
	if (effects & EFFECT_PASS) {
		static const enum key_context any = CONTEXT_ANY;
		effects = ask_contexts(app, layer, &any, 1);
	}
	if (app->model && (key != ' ' && key != K_PGDN)) {
		app->went_on_at = 0;
		if (key_command(CONTEXT_ANY, key) != COMMAND_redraw)
			app->told_missing = false;
	}
	app_carry_out(app, layer, effects);
}

void
app_paste(struct app *app, const char *text)
{
	struct layer *layer = app->top;
	if (!layer || app->leaving || !screen_suffices())
		return;
	free(app->notice);
	app->notice = NULL;
	app->drawn = false;
	unsigned effects = EFFECT_NONE;
	if (layer->class->paste)
		effects = layer->class->paste(app, layer, text);
	else if (layer->line)
		line_insert(layer->line, text, strlen(text));
	app_carry_out(app, layer, effects);
}

/* --- the loop ----------------------------------------------------------------- */

int
app_patience(const struct app *app)
{
	if (!app->model)
		return -1;
	return patience_of(app->model, env_now(app->env),
		app->view == VIEW_DESK ? WATCHING_DESK : WATCHING_WALL, app->env->bell);
}

void
app_settle(struct app *app)
{
	if (app->counts.on)
		counts_save(app, &app->counts);
}

void
app_loop(struct app *app)
{
	bool due = true;
	screen_mouse();
	for (;;) {
		struct input input = screen_input();
		switch (input.type) {
		case INPUT_KEY:
			app_key(app, input.key);
			due = true;
			break;
		case INPUT_PASTE:
			app_paste(app, input.text);
			free(input.text);
			due = true;
			break;
		case INPUT_MOUSE:
			app_mouse(app, input.mouse);
			due |= !app->drawn;
			break;
		case INPUT_RESIZED:
			app->drawn = false;
			due = true;
			break;
		case INPUT_GONE:
			app->gone = app->leaving = true;
			break;
		case INPUT_NOTHING:
			break;
		}
		if (app->leaving)
			break;
		if (input.type != INPUT_NOTHING)
			continue;
		if (due)
			app_draw(app);
		int64_t now = env_monotonic(app->env);
		due = app->watch && watch_taken(app->watch, now) && app_poll(app);
		if (due)
			continue;
		int wait = app_patience(app), look = app->watch ? watch_patience(app->watch, now) : -1;
		screen_wait(app->watch ? watch_descriptor(app->watch) : -1,
			look >= 0 && (wait < 0 || look < wait) ? look : wait);
		due = wait >= 0 && env_monotonic(app->env) - now >= wait;
	}
}
