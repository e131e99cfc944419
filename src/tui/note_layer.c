/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Noting comments: a line a comment, Enter after Enter, alone or table by table.
 */
#include "tui/layer.h"

#include "core/buffer.h"
#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"

#include <stdlib.h>
#include <string.h>

#define ECHOES 3
#define PASTED                                                                                     \
	30 /* milliseconds: an Enter as soon as that after the last one was not pressed by hand */

struct note {
	struct layer layer;
	struct line line;
	int step;            /* that the comments are about; -1: the present one */
	int table;           /* asked table by table: the present one; 0: not */
	int here;            /* how many were noted at this table */
	int noted;           /* since the dialogue opened */
	char *echo[ECHOES];  /* the last ones, newest first */
	int64_t entered_at;  /* monotonic */
	bool cancelling;     /* Esc was pressed while something was typed */
};

static char *
title_of(const struct app *app, const struct note *note)
{
	if (note->table)
		return mem_printf(_("Table %d"), note->table);
	char *title = !note->noted ? mem_text(_("Comment"))
		: mem_printf(P_("Comment · %d noted", "Comments · %d noted", note->noted),
			note->noted);
	if (note->step < 0)
		return title;
	char *about = mem_printf("%s · %s", title,
		words_in(&app->model->workshop->steps[note->step].title, app_words_language(app)));
	free(title);
	return about;
}

static bool
is_empty(const struct note *note)
{
	return !note->line.text[strspn(note->line.text, " ")];
}

/* Where the comment goes, and who sees it being typed. */
static char *
where_to(const struct app *app, const struct note *note)
{
	const struct model *model = app->model;
	int step = note->step >= 0 ? note->step : model->stage.step;
	const char *where = step >= 0 && model_shows_new_comments(model, step)
		? _("appears on the wall at once")
		: step >= 0 && methods[model->workshop->steps[step].kind].has_comments
		? _("is noted and shown later")
		: _("is noted, not shown");
	return app_private(app) ? mem_text(where)
		: mem_printf("%s · %s", _("everybody reads along"), where);
}

static void
draw(struct app *app, struct layer *layer, const struct canvas *screen)
{
	struct note *note = (struct note *)layer;
	char *title = title_of(app, note), *aside = where_to(app, note);
	int echoes = 0;
	while (echoes < ECHOES && note->echo[echoes])
		echoes++;
	const char *hint = note->table
		? _("One line for each result; with an empty line Enter goes to the next table.")
		: _("At the beginning of a line: t7 table 7 · @ab a group · #name a cluster");
	struct canvas panel = layer_panel(screen, echoes ? echoes + 1 : 2, title, aside);
	free(title);
	free(aside);
	for (int i = 0; i < echoes; i++) {
		char *fits = text_shortened(note->echo[echoes - 1 - i], panel.columns - 5);
		canvas_text(&panel, i, 1, 2, LOOK_GOOD, "✓");
		canvas_text(&panel, i, 3, panel.columns - 5, LOOK_QUIET, fits);
		free(fits);
	}
	canvas_text(&panel, echoes, 1, 2, LOOK_KEY, "›");
	layer_draw_line(&panel, echoes, 3, panel.columns - 5, &note->line, true);
	if (!echoes)
		canvas_text(&panel, 1, 3, panel.columns - 5, LOOK_QUIET, hint);
}

static const char *
label(const struct app *app, const struct layer *layer, enum command_id command)
{
	(void)app;
	const struct note *note = (const struct note *)layer;
	switch (command) {
	case COMMAND_note_enter:
		return !is_empty(note) ? NULL : note->table ? _("next table") : _("done");
	case COMMAND_note_table_before:
		return note->table > 1 ? NULL : "";
	default:
		return NULL;
	}
}

/* What was noted before belongs to another table. */
static void
forget_echoes(struct note *note)
{
	for (int i = 0; i < ECHOES; i++) {
		free(note->echo[i]);
		note->echo[i] = NULL;
	}
}

static void
free_note(struct layer *layer)
{
	struct note *note = (struct note *)layer;
	forget_echoes(note);
	line_free(&note->line);
}

/* The word behind an `@` that still stands at the beginning of TEXT, since no group, or more than
 * one, is called so: fresh memory; NULL: there is none. */
static char *
unknown_group(const char *text)
{
	size_t length = text[0] == '@' ? strcspn(text + 1, " \n") : 0;
	return length ? mem_text_n(text + 1, length) : NULL;
}

/* Notes what is in the line. False: it is still there, and why has been said. */
static bool
save(struct app *app, struct note *note)
{
	struct comment_entry entry;
	char *memory = NULL;
	unsigned changed = 0;
	struct message message = {0};
	comment_entry_read_about(app->model, note->step, note->line.text, &entry, &memory);
	if (note->table && !entry.table_no)
		entry.table_no = note->table;
	enum status status =
		session_comment_about(app->session, note->step, &entry, NULL, &changed, &message);
	char *stranger = status ? NULL : unknown_group(entry.text);
	free(memory);
	app_did(app, status, changed, &message);
	if (status)
		return false;
	if (stranger)
		app_say(app, LOOK_WARNING,
			_("There is no group “%s”; the line is noted as it stands."), stranger);
	free(stranger);
	free(note->echo[ECHOES - 1]);
	memmove(&note->echo[1], &note->echo[0], (ECHOES - 1) * sizeof(note->echo[0]));
	note->echo[0] = line_take(&note->line);
	note->noted++;
	note->here++;
	return true;
}

static unsigned
paste(struct app *app, struct layer *layer, const char *text)
{
	struct note *note = (struct note *)layer;
	note->cancelling = false;
	for (const char *at = text; *at;) {
		size_t length = strcspn(at, "\r\n");
		line_insert(&note->line, at, length);
		at += length;
		if (!*at)
			break;
		at++;
		if (!is_empty(note) && !save(app, note))
			return EFFECT_DRAW;
	}
	return EFFECT_DRAW;
}

static const struct layer_class note_class = {
	.contexts = {CONTEXT_NOTE, CONTEXT_LINE},
	.draw = draw,
	.label = label,
	.paste = paste,
	.free = free_note,
};

/* The table after the last one that said something in this round. */
static int
first_table(const struct model *model)
{
	int step = model->stage.step, table = 0;
	for (int i = 0; i < model->comments_count; i++) {
		const struct comment *comment = &model->comments[i];
		if (comment->step == step && comment->talk_round == model->steps[step].talk_round
			&& comment->table_no > table)
			table = comment->table_no;
	}
	return table + 1;
}

static struct note *
open_note(struct app *app, int step)
{
	struct note *note = layer_new(sizeof(*note), &note_class);
	line_init(&note->line, NULL, 0);
	note->layer.line = &note->line;
	note->step = step;
	note->entered_at = -PASTED;
	app_push(app, &note->layer);
	return note;
}

void
note_open(struct app *app, bool table_by_table)
{
	struct note *note = open_note(app, -1);
	if (table_by_table && app->model->stage.step >= 0)
		note->table = first_table(app->model);
}

void
note_open_about(struct app *app, int step)
{
	open_note(app, step);
}

static unsigned
go_to_table(struct note *note, int table)
{
	note->table = table;
	note->here = 0;
	forget_echoes(note);
	return EFFECT_DRAW;
}

/* What is being typed is saved first, where it belongs. */
static unsigned
turn_table(struct app *app, struct layer *layer, int by)
{
	struct note *note = (struct note *)layer;
	if (!note->table || note->table + by < 1)
		return EFFECT_NONE;
	note->cancelling = false;
	if (!is_empty(note) && !save(app, note))
		return EFFECT_DRAW;
	return go_to_table(note, note->table + by);
}

unsigned
do_note_enter(struct app *app, struct layer *layer)
{
	struct note *note = (struct note *)layer;
	int64_t now = env_monotonic(app->env);
	/* An empty line in the middle of a paste from a terminal that does not tell of pastes. */
	bool pasted = !app->scripted && now - note->entered_at < PASTED;
	note->entered_at = now;
	note->cancelling = false;
	if (!is_empty(note)) {
		save(app, note);
		return EFFECT_DRAW;
	}
	if (pasted)
		return EFFECT_NONE;
	if (!note->table)
		return EFFECT_DRAW | EFFECT_CLOSE;
	return go_to_table(note, note->table + 1);
}

unsigned
do_note_table_before(struct app *app, struct layer *layer)
{
	return turn_table(app, layer, -1);
}

unsigned
do_note_table_next(struct app *app, struct layer *layer)
{
	return turn_table(app, layer, 1);
}

unsigned
do_note_cancel(struct app *app, struct layer *layer)
{
	struct note *note = (struct note *)layer;
	if (is_empty(note) || note->cancelling)
		return EFFECT_DRAW | EFFECT_CLOSE;
	note->cancelling = true;
	app_say(app, LOOK_WARNING,
		_("This line is not saved yet: Enter saves it, Esc again throws it away."));
	return EFFECT_DRAW;
}
