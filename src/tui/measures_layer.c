/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/layer.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"
#include "tui/say.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- the form ----------------------------------------------------------------- */

enum { FIELD_WHAT, FIELD_WHO, FIELD_AGREED, FIELD_SAID, FIELD_DUE };

static const char *const agreed_words[] = { N_("to be asked"), N_("present and agreed") };

struct measure_subject {
	char id[SESSION_ID_LENGTH + 1];
	char comment_id[SESSION_ID_LENGTH + 1];
};

static unsigned
save(struct app *app, struct form *form, void *subject)
{
	const struct measure_subject *about = subject;
	struct measure_entry entry = {
		.what = form_text(form, FIELD_WHAT),
		.who = form_text(form, FIELD_WHO),
		.agreed = form->fields[FIELD_AGREED].choice == 1,
		.due_text = form_text(form, FIELD_SAID),
		.due = form_date(form, FIELD_DUE),
		.comment_id = about->comment_id,
	};
	unsigned changed = 0;
	struct message message = {0};
	enum status status = session_measure(
		app->session, about->id[0] ? about->id : NULL, &entry, &changed, &message);
	unsigned effects = app_did(app, status, changed, &message);
	if (!status)
		app_say(app, LOOK_GOOD, _("✓ The measure is noted."));
	return effects | (status ? EFFECT_NONE : EFFECT_CLOSE);
}

/* MEASURE is changed, or a new one made that begins as WHAT. SUBJECT is owned from here on. */
static void
open_form(struct app *app, const struct measure *measure, struct measure_subject *subject,
	const char *what)
{
	struct form *form = form_new(_("Measure"), save, subject, free);
	form_add(form, FIELD_TEXT, _("What"), measure ? measure->what : what,
		_("What is to be done, so that somebody who was not here understands it."))
		->needed = true;
	form_add(form, FIELD_TEXT, _("Who"), measure ? measure->who : NULL,
		_("Who takes care of it."));
	struct field *agreed = form_add(form, FIELD_CHOICE, _("Is that agreed?"), NULL,
		_("← → choose. Whoever is not here or has not said yes is to be asked."));
	agreed->choices = agreed_words;
	agreed->choices_count = 2;
	agreed->choice = measure && measure->agreed;
	form_add(form, FIELD_TEXT, _("By when"), measure ? measure->due_text : NULL,
		_("As it was said, such as “end of March”."));
	form_add(form, FIELD_DATE, _("Date"), measure ? measure->due : NULL,
		_("The day, such as 31.3. or 2027-03-31; may stay empty."));
	form_start(form);
	app_push(app, &form->layer);
}

void
measure_open(struct app *app, const char *id, const struct comment *comment)
{
	int index = id ? model_find_measure(app->model, id) : -1;
	const struct measure *measure = index >= 0 ? &app->model->measures[index] : NULL;
	struct measure_subject *subject = mem_new(1, sizeof(*subject));
	if (measure) {
		snprintf(subject->id, sizeof(subject->id), "%s", measure->id);
		snprintf(subject->comment_id, sizeof(subject->comment_id), "%s",
			measure->comment_id);
	} else if (comment) {
		snprintf(subject->comment_id, sizeof(subject->comment_id), "%s", comment->id);
	}
	open_form(app, measure, subject, comment ? comment->text : NULL);
}

void
measure_propose(struct app *app, const char *what)
{
	open_form(app, NULL, mem_new(1, sizeof(struct measure_subject)), what);
}

/* --- the list ----------------------------------------------------------------- */

struct measures {
	struct layer layer;
	struct list list;
};

static void
draw_row(struct app *app, struct layer *layer, const struct canvas *row, int index, enum look look)
{
	(void)layer;
	const struct measure *measure = &app->model->measures[index];
	char *date = say_date(measure->due);
	char *aside = mem_printf("%s%s%s", measure->who,
		*measure->who && (*date || *measure->due_text) ? " · " : "",
		*measure->due_text ? measure->due_text : date);
	char *fits = text_shortened(aside, row->columns / 2 - 4);
	int columns = text_columns(fits);
	canvas_text(row, 0, 2, 1, LOOK_QUIET, measure->dropped ? "×" : measure->agreed ? "✓" : "?");
	canvas_text_right(row, 0, row->columns - columns - 1, columns, LOOK_QUIET, fits);
	free(fits);
	free(aside);
	free(date);
	fits = text_shortened(measure->what, row->columns - columns - 7);
	canvas_text(
		row, 0, 4, row->columns - columns - 6, measure->dropped ? LOOK_QUIET : look, fits);
	free(fits);
}

static void
draw(struct app *app, struct layer *layer, const struct canvas *screen)
{
	struct canvas page = layer_page(screen, _("Measures"),
		_("✓ agreed   ? to be asked   × dropped"));
	if (!layer->list->count)
		canvas_text(&page, 1, 3, page.columns - 4, LOOK_QUIET,
			_("There are no measures yet; “m” notes one."));
	list_draw(app, layer, &page, draw_row);
}

static char *
row_text(struct app *app, struct layer *layer, int index)
{
	(void)layer;
	const struct measure *measure = &app->model->measures[index];
	return mem_printf("%s %s %s", measure->what, measure->who, measure->due_text);
}

static void
follow(struct app *app, struct layer *layer, unsigned changed)
{
	(void)changed;
	list_set_count(layer->list, app->model->measures_count);
}

static void
free_measures(struct layer *layer)
{
	list_free(layer->list);
}

static const struct layer_class measures_class = {
	.contexts = {CONTEXT_MEASURES, CONTEXT_LIST},
	.whole = true,
	.draw = draw,
	.changed = follow,
	.free = free_measures,
};

void
measures_open(struct app *app)
{
	struct measures *measures = layer_new(sizeof(*measures), &measures_class);
	measures->list = (struct list){.count = app->model->measures_count, .text = row_text};
	measures->layer.list = &measures->list;
	app_push(app, &measures->layer);
}

unsigned
do_measures_new(struct app *app, struct layer *layer)
{
	return do_measure(app, layer);
}

unsigned
do_measures_edit(struct app *app, struct layer *layer)
{
	if (!layer->list->count)
		return do_measure(app, layer);
	measure_open(app, app->model->measures[layer->list->cursor].id, NULL);
	return EFFECT_DRAW;
}

unsigned
do_measures_drop(struct app *app, struct layer *layer)
{
	if (!layer->list->count)
		return EFFECT_NONE;
	const struct measure *measure = &app->model->measures[layer->list->cursor];
	unsigned changed = 0;
	struct message message = {0};
	enum status status = session_measure_drop(
		app->session, measure->id, !measure->dropped, &changed, &message);
	return app_did(app, status, changed, &message);
}
