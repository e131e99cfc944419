/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/layer.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"

#include <stdlib.h>

struct agenda {
	struct layer layer;
	struct list list;
	int title_columns, kind_columns; /* of the widest */
};

enum {
	TITLE = 8,     /* where a title begins */
	MINUTES = 8, GAP = 3,
};

static const char *
mark_of(const struct model *model, int step)
{
	if (step == model->stage.step && model->stage.phase == PHASE_RUNNING)
		return "▶";
	switch (model->steps[step].state) {
	case STEP_DONE:
		return "✓";
	case STEP_OPEN:
		return "…";
	case STEP_SKIPPED:
		return "–";
	case STEP_PLANNED:
		break;
	}
	return " ";
}

static void
draw_row(struct app *app, struct layer *layer, const struct canvas *row, int index, enum look look)
{
	const struct step *step = &app->model->workshop->steps[index];
	const struct agenda *agenda = (struct agenda *)layer;
	int titles = agenda->title_columns, kinds = agenda->kind_columns;
	int room = row->columns - TITLE - GAP - kinds - MINUTES - 1;
	titles = titles < room ? titles : room;
	int kind = TITLE + titles + GAP;
	canvas_text(row, 0, 2, 1, look, mark_of(app->model, index));
	canvas_printf(row, 0, 4, 3, LOOK_QUIET, "%2d", index + 1);
	char *title = text_shortened(words_in(&step->title, app_words_language(app)), titles);
	canvas_text(row, 0, TITLE, titles, look, title);
	free(title);
	canvas_text(row, 0, kind, kinds, LOOK_QUIET, _(methods[step->kind].label));
	if (step->minutes) {
		char *minutes = mem_printf(_("%d min"), step->minutes);
		canvas_text_right(row, 0, kind + kinds, MINUTES, LOOK_QUIET, minutes);
		free(minutes);
	}
}

static void
widen(int *columns, const char *text)
{
	int wanted = text_columns(text);
	*columns = wanted > *columns ? wanted : *columns;
}

static void
draw(struct app *app, struct layer *layer, const struct canvas *screen)
{
	const struct workshop *workshop = app->model->workshop;
	struct agenda *agenda = (struct agenda *)layer;
	struct canvas page = layer_page(screen, _("Agenda"), NULL);
	agenda->title_columns = agenda->kind_columns = 0;
	for (int i = 0; i < workshop->steps_count; i++) {
		const struct step *step = &workshop->steps[i];
		widen(&agenda->title_columns, words_in(&step->title, app_words_language(app)));
		widen(&agenda->kind_columns, _(methods[step->kind].label));
	}
	list_draw(app, layer, &page, draw_row);
}

static char *
row_text(struct app *app, struct layer *layer, int index)
{
	(void)layer;
	return mem_text(
		words_in(&app->model->workshop->steps[index].title, app_words_language(app)));
}

static void
follow(struct app *app, struct layer *layer, unsigned changed)
{
	(void)changed;
	list_set_count(layer->list, app->model->workshop->steps_count);
}

/* Whether the evening was at STEP: then it can be looked at. */
static bool
was_there(const struct model *model, int step)
{
	return model->stage.phase != PHASE_WAITING && model->steps[step].state != STEP_PLANNED;
}

static const char *
label(const struct app *app, const struct layer *layer, enum command_id command)
{
	return command == COMMAND_agenda_look && !was_there(app->model, layer->list->cursor) ? "" : NULL;
}

static void
free_agenda(struct layer *layer)
{
	list_free(layer->list);
}

static const struct layer_class agenda_class = {
	.contexts = {CONTEXT_AGENDA, CONTEXT_LIST},
	.whole = true,
	.draw = draw,
	.label = label,
	.changed = follow,
	.free = free_agenda,
};

void
agenda_open(struct app *app)
{
	struct agenda *agenda = layer_new(sizeof(*agenda), &agenda_class);
	int step = app->model->stage.step;
	agenda->list = (struct list){
		.count = app->model->workshop->steps_count,
		.cursor = step < 0 ? 0 : step,
		.text = row_text,
	};
	agenda->layer.list = &agenda->list;
	app_push(app, &agenda->layer);
}

static unsigned
go(struct app *app, void *subject)
{
	unsigned changed = 0;
	struct message message = {0};
	enum status status = STATUS_OK;
	if (app->model->stage.phase == PHASE_ENDED)
		status = session_resume(app->session, &changed, &message);
	if (!status)
		status = session_go_to(app->session, *(int *)subject, &changed, &message);
	struct layer *agenda = layer_find(app, &agenda_class);
	unsigned effects = app_did(app, status, changed, &message);
	if (!status && agenda)
		layer_remove(app, agenda);
	return effects;
}

unsigned
do_agenda_go(struct app *app, struct layer *layer)
{
	int step = layer->list->cursor;
	if (step == app->model->stage.step && app_running(app))
		return EFFECT_DRAW | EFFECT_CLOSE;
	int *subject = mem_new(1, sizeof(*subject));
	*subject = step;
	char *question = mem_printf(app->model->stage.phase == PHASE_ENDED
		? _("The evening is over. Take it up again at step %d, “%s”?")
		: _("Take the evening to step %d, “%s”? What was said and counted stays."),
		step + 1,
		words_in(&app->model->workshop->steps[step].title, app_words_language(app)));
	confirm_open(app, question, go, subject);
	free(question);
	return EFFECT_DRAW;
}

unsigned
do_agenda_look(struct app *app, struct layer *layer)
{
	int step = layer->list->cursor;
	if (!was_there(app->model, step)) {
		app_say(app, LOOK_PLAIN, _("The evening has not been there yet."));
		return EFFECT_DRAW;
	}
	unsigned changed = 0;
	struct message message = {0};
	enum status status = session_look(
		app->session, step == app->model->stage.step ? -1 : step, &changed, &message);
	return app_did(app, status, changed, &message) | EFFECT_CLOSE;
}
