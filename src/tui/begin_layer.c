/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is asked before a session begins, and the same while it waits.
 */
#include "tui/layer.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "tui/places.h"

#include <stdlib.h>
#include <string.h>


static const char *const pictures_words[] = {
	N_("one, mirrored"),
	N_("two"),
};

struct beginning {
	struct workshop *workshop; /* NULL: the session is there already */
	char *path;
	bool rehearsal;
	/* Where the fields stand; the day is asked for a new session only, else -1. */
	int place, title, day, end, pictures, code;
	char date[UTC_DATE]; /* of the evening, once the form is done */
};

static void
free_beginning(void *subject)
{
	struct beginning *beginning = subject;
	workshop_free(beginning->workshop);
	free(beginning->path);
	free(beginning);
}

/* The day on which it begins: the form's, or else the one it was planned for, unless that is over. */
static void
take_date(const struct app *app, const struct form *form, struct beginning *beginning)
{
	utc_local_date(env_now(app->env), beginning->date);
	const char *date = beginning->day < 0 ? app->model->local_date
		: form_date(form, beginning->day);
	if (beginning->day >= 0 || strcmp(date, beginning->date) > 0)
		memcpy(beginning->date, date, sizeof(beginning->date));
}

/* When it ends: past midnight where the time is over already today or, on another day, comes before
 * the evening can have taken place. */
static utc_ms
planned_end(const struct app *app, const struct form *form, const struct beginning *beginning)
{
	int minutes;
	char today[UTC_DATE];
	utc_ms now = env_now(app->env), day;
	if (!utc_clock_parse(form_text(form, beginning->end), &minutes))
		return 0;
	utc_local_date(now, today);
	if (strcmp(beginning->date, today) == 0 || !utc_parse(beginning->date, &day))
		return utc_next_clock(now, minutes);
	const struct workshop *workshop =
		beginning->workshop ? beginning->workshop : app->model->workshop;
	utc_ms midnight = day - (utc_ms)utc_local_offset(day) * UTC_MINUTE;
	return utc_next_clock(
		midnight + workshop_minutes(workshop) * (utc_ms)UTC_MINUTE - 1, minutes);
}

static struct session_details
details_of(const struct app *app, const struct form *form, struct beginning *beginning)
{
	take_date(app, form, beginning);
	return (struct session_details){
		.date = beginning->date,
		.title = form_text(form, beginning->title),
		.place = form_text(form, beginning->place),
		.lock_code = form_text(form, beginning->code),
		.planned_end = planned_end(app, form, beginning),
		.pictures = form->fields[beginning->pictures].choice + 1,
		.rehearsal = beginning->rehearsal,
	};
}

/* Where the session goes: as asked for, to the rehearsal's folder, or to that of the sessions. */
static char *
path_of(struct app *app, const struct form *form, const struct beginning *beginning,
	struct message *message)
{
	if (beginning->path)
		return mem_text(beginning->path);
	if (beginning->rehearsal) {
		if (!app->temporary)
			app->temporary = places_temporary(message);
		if (!app->temporary)
			return NULL;
		char *base = mem_printf("%s/rehearsal", app->temporary);
		char *path = places_free_name(base, ".runde");
		free(base);
		return path;
	}
	const char *place = form_text(form, beginning->place);
	return places_new_session(app->env, form_date(form, beginning->day),
		place[strspn(place, " ")] ? place : form_text(form, beginning->title), message);
}

static unsigned
begin(struct app *app, struct form *form, void *subject)
{
	struct beginning *beginning = subject;
	struct session_details details = details_of(app, form, beginning);
	struct message message = {0};
	unsigned changed = 0;
	if (!beginning->workshop) {
		enum status status = session_details(app->session, &details, &changed, &message);
		if (!status)
			app->view = details.pictures == 2 ? VIEW_DESK : VIEW_ROOM;
		return app_did(app, status, changed, &message)
			| (status ? EFFECT_NONE : EFFECT_CLOSE);
	}
	char *path = path_of(app, form, beginning, &message);
	enum status status = path
		? session_create(app->env, path, beginning->workshop, &details, &message)
		: STATUS_CANNOT_CREATE;
	if (!status)
		status = app_open_session(app, path, &message);
	free(path);
	if (status) {
		form_fault(form, form->at, "%s", message.text);
		return EFFECT_DRAW;
	}
	while (form->layer.below)
		layer_remove(app, form->layer.below);
	return EFFECT_DRAW | EFFECT_CLOSE;
}

/* Leaving the form without a session to fall back on leaves the program, or goes back to the
 * start screen. */
static unsigned
cancelled(struct app *app, void *subject)
{
	(void)subject;
	return app->model || app->top->below ? EFFECT_NONE : EFFECT_QUIT;
}

static void
open_form(struct app *app, struct beginning *beginning, const char *heading, const char *place,
	const char *title, utc_ms end, int pictures, const char *code)
{
	char date[UTC_DATE], clock[UTC_CLOCK] = "";
	utc_local_date(env_now(app->env), date);
	if (end)
		utc_clock_text(end, clock);
	struct form *form = form_new(heading, begin, beginning, free_beginning);
	beginning->place = form->count;
	form_add(form, FIELD_TEXT, _("Place"), place, _("The town, as it stands on the wall."));
	beginning->title = form->count;
	form_add(form, FIELD_TEXT, _("Title"), title, NULL)->needed = true;
	beginning->day = beginning->workshop ? form->count : -1;
	if (beginning->workshop)
		form_add(form, FIELD_DATE, _("Date"), date, NULL)->needed = true;
	beginning->end = form->count;
	form_add(form, FIELD_TIME, _("Planned end"), clock,
		_("Such as 20:30; the desk counts towards it."));
	beginning->pictures = form->count;
	struct field *field = form_add(form, FIELD_CHOICE, _("One picture or two?"), NULL,
		_("← → choose. One: the wall shows what you see. Two: laptop and projector; you "
		"keep the desk."));
	field->choices = pictures_words;
	field->choices_count = 2;
	field->choice = pictures == 2;
	beginning->code = form->count;
	form_add(form, FIELD_DIGITS, _("Code"), code,
		_("Digits that end secret voting, so that nobody else can; may stay empty."));
	form->cancelled = cancelled;
	form_start(form);
	app_push(app, &form->layer);
}

/* The planned end to propose: a full five minutes. */
static utc_ms
likely_end(const struct app *app, const struct workshop *workshop)
{
	int64_t minutes = workshop_minutes(workshop);
	utc_ms end = env_now(app->env) + minutes * UTC_MINUTE;
	return minutes ? (end + 5 * UTC_MINUTE - 1) / (5 * UTC_MINUTE) * (5 * UTC_MINUTE) : 0;
}

void
begin_open(struct app *app, struct workshop *workshop, const char *path, bool rehearsal)
{
	struct beginning *beginning = mem_new(1, sizeof(*beginning));
	beginning->workshop = workshop;
	beginning->path = mem_text(path);
	beginning->rehearsal = rehearsal;
	int language = workshop_find_language(workshop, app->env->language);
	open_form(app, beginning,
		rehearsal ? _("A rehearsal: nothing of it is kept") : _("A new session"), NULL,
		words_in(&workshop->title, language < 0 ? 0 : language), likely_end(app, workshop),
		1, NULL);
}

void
details_open(struct app *app)
{
	const struct model *model = app->model;
	struct beginning *beginning = mem_new(1, sizeof(*beginning));
	beginning->rehearsal = model->rehearsal;
	open_form(app, beginning, _("Place and end"), model->place, model->title,
		model->planned_end, model->pictures, model->lock_code);
}
