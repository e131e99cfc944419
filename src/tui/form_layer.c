/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/layer.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"
#include "core/utc.h"
#include "tui/say.h"
#include "tui/spot.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool
is_text(const struct field *field)
{
	return field->type != FIELD_CHOICE;
}

static void
enter_field(struct form *form, int at)
{
	form->at = at;
	struct field *field = &form->fields[at];
	form->layer.line = is_text(field) ? &field->line : NULL;
}

/* COLUMNS from COLUMN on are CHOICE of the field AT. */
static void
add_choice(const struct canvas *row, int column, int columns, int at, int choice)
{
	spot_add(row, 0, column, 1, columns,
		(struct spot){.type = SPOT_FIELD, .what = at, .part = choice});
}

static void
draw_choices(const struct canvas *row, int column, const struct field *field, int at, bool active)
{
	int columns = 0, count = field->choices_count;
	for (int i = 0; i < field->choices_count; i++)
		columns += text_columns(_(field->choices[i])) + 7;
	if (columns - 3 > row->columns - column - 1) {
		/* They do not fit beside each other: the chosen one, and how many there are. */
		add_choice(row, column, 2, at, (field->choice + count - 1) % count);
		column += canvas_text(row, 0, column, 2, LOOK_KEY, "‹ ");
		column += canvas_text(row, 0, column, row->columns - column,
			active ? LOOK_CHOSEN : LOOK_STRONG, _(field->choices[field->choice]));
		add_choice(row, column, 2, at, (field->choice + 1) % count);
		column += canvas_text(row, 0, column, 2, LOOK_KEY, " ›");
		canvas_printf(row, 0, column + 3, row->columns - column - 3, LOOK_QUIET,
			_("%d of %d"), field->choice + 1, field->choices_count);
		return;
	}
	for (int i = 0; i < field->choices_count; i++) {
		bool chosen = i == field->choice;
		int first = column;
		column += canvas_text(row, 0, column, row->columns - column,
			chosen ? LOOK_STRONG : LOOK_QUIET, chosen ? "(•) " : "( ) ");
		column += canvas_text(row, 0, column, row->columns - column,
			chosen && active ? LOOK_CHOSEN
				: chosen ? LOOK_STRONG
				: LOOK_QUIET,
			_(field->choices[i]));
		add_choice(row, first, column - first, at, i);
		column += 3;
	}
}

static void
draw(struct app *app, struct layer *layer, const struct canvas *screen)
{
	(void)app;
	struct form *form = (struct form *)layer;
	int label_columns = 0;
	for (int i = 0; i < form->count; i++) {
		int columns = text_columns(form->fields[i].label);
		label_columns = columns > label_columns ? columns : label_columns;
	}
	struct canvas page = layer_page(screen, form->title, NULL);
	int column = 2 + label_columns + 3, row = 1;
	for (int i = 0; i < form->count; i++, row += 2) {
		struct field *field = &form->fields[i];
		bool active = i == form->at;
		struct canvas line = canvas_part(&page, row, 0, 1, page.columns);
		spot_add(&line, 0, 0, 1, line.columns,
			(struct spot){.type = SPOT_FIELD, .what = i, .part = -1});
		canvas_text(&line, 0, 0, 2, LOOK_KEY, active ? "▸" : " ");
		canvas_text(&line, 0, 2, label_columns, active ? LOOK_STRONG : LOOK_PLAIN,
			field->label);
		if (is_text(field))
			layer_draw_line(
				&line, 0, column, line.columns - column - 1, &field->line, active);
		else
			draw_choices(&line, column, field, i, active);
	}
	const struct field *field = &form->fields[form->at];
	if (form->fault)
		canvas_paragraph(
			&page, row, 2, page.columns - 4, 3, 0, LOOK_WARNING, form->fault, NULL);
	else if (field->hint)
		canvas_paragraph(
			&page, row, 2, page.columns - 4, 3, 0, LOOK_QUIET, field->hint, NULL);
}

static void
free_form(struct layer *layer)
{
	struct form *form = (struct form *)layer;
	for (int i = 0; i < form->count; i++)
		line_free(&form->fields[i].line);
	if (form->subject_free)
		form->subject_free(form->subject);
	free(form->title);
	free(form->fault);
}

static unsigned click(struct app *app, struct layer *layer, const struct spot *spot);

static const struct layer_class form_class = {
	.contexts = {CONTEXT_FORM, CONTEXT_LINE},
	.whole = true,
	.draw = draw,
	.click = click,
	.free = free_form,
};

struct form *
form_new(const char *title, unsigned (*done)(struct app *, struct form *, void *), void *subject,
	void (*subject_free)(void *))
{
	struct form *form = layer_new(sizeof(*form), &form_class);
	form->title = mem_text(title);
	form->done = done;
	form->subject = subject;
	form->subject_free = subject_free;
	return form;
}

struct field *
form_add(struct form *form, enum field_type type, const char *label, const char *initial,
	const char *hint)
{
	struct field *field = &form->fields[form->count++];
	field->type = type;
	field->label = label;
	field->hint = hint;
	char *said = type == FIELD_DATE ? say_date(initial ? initial : "") : NULL;
	line_init(&field->line, said ? said : initial, 0);
	free(said);
	return field;
}

void
form_start(struct form *form)
{
	enter_field(form, 0);
}

void
form_fault(struct form *form, int field, const char *format, ...)
{
	char text[512];
	va_list args;
	va_start(args, format);
	vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	free(form->fault);
	form->fault = mem_text(text);
	enter_field(form, field);
}

const char *
form_text(const struct form *form, int field)
{
	return form->fields[field].line.text;
}

const char *
form_date(const struct form *form, int field)
{
	return form->fields[field].date;
}

/* Whether TEXT is written as a date is. */
static bool
has_form_of_date(const char *text)
{
	int a, b, c, used = 0;
	return (sscanf(text, "%4d-%2d-%2d%n", &a, &b, &c, &used) == 3 && !text[used])
		|| (sscanf(text, "%2d.%2d.%4d%n", &a, &b, &c, &used) == 3 && !text[used])
		|| (used = 0, sscanf(text, "%2d.%2d.%n", &a, &b, &used) == 2 && used && !text[used])
		|| (sscanf(text, "%2d.%2d%n", &a, &b, &used) == 2 && !text[used]);
}

bool
date_read(const char *text, const char *today, char out[11])
{
	int year, month, day, used = 0;
	int this_year, this_month, this_day;
	if (utc_date_parse(text, &year, &month, &day)) {
		snprintf(out, 11, "%s", text);
		return true;
	}
	if (!utc_date_parse(today, &this_year, &this_month, &this_day))
		return false;
	if (sscanf(text, "%2d.%2d.%4d%n", &day, &month, &year, &used) == 3 && !text[used]) {
		if (year < 100)
			year += 2000;
	} else if ((sscanf(text, "%2d.%2d.%n", &day, &month, &used) == 2 && used && !text[used])
		|| (sscanf(text, "%2d.%2d%n", &day, &month, &used) == 2 && !text[used])) {
		year = this_year;
		if (month < this_month || (month == this_month && day < this_day))
			year++;
	} else {
		return false;
	}
	if (!utc_date_valid(year, month, day))
		return false;
	char date[32];
	snprintf(date, sizeof(date), "%04d-%02d-%02d", year, month, day);
	memcpy(out, date, 10);
	out[10] = '\0';
	return true;
}

/* Reads the day in FIELD, and writes it there as people do. */
static bool
date_holds(struct app *app, struct form *form, int at)
{
	struct field *field = &form->fields[at];
	char today[11];
	utc_local_date(env_now(app->env), today);
	if (date_read(field->line.text, today, field->date)) {
		char *said = say_date(field->date);
		line_set(&field->line, said);
		free(said);
		return true;
	}
	field->date[0] = '\0';
	if (has_form_of_date(field->line.text))
		form_fault(form, at, _("There is no such day in the calendar."));
	else
		form_fault(form, at, _("A date looks like 31.3. or 2027-03-31."));
	return false;
}

static bool
time_holds(struct form *form, int at)
{
	struct field *field = &form->fields[at];
	int minutes;
	if (!utc_clock_parse(field->line.text, &minutes)) {
		form_fault(form, at, _("A time looks like 20:30."));
		return false;
	}
	char *said = mem_printf("%02d:%02d", minutes / 60, minutes % 60);
	line_set(&field->line, said);
	free(said);
	return true;
}

/* Whether a field is filled in rightly; else what is wrong has been said. */
static bool
field_holds(struct app *app, struct form *form, int at)
{
	struct field *field = &form->fields[at];
	const char *text = field->line.text;
	if (!is_text(field))
		return true;
	if (!text[strspn(text, " ")]) {
		field->date[0] = '\0';
		if (field->needed)
			form_fault(form, at, _("Something must stand here."));
		return !field->needed;
	}
	switch (field->type) {
	case FIELD_NUMBER:
	case FIELD_DIGITS:
		if (text[strspn(text, "0123456789")] || strlen(text) > 9) {
			form_fault(form, at, _("Only digits belong here."));
			return false;
		}
		return true;
	case FIELD_TIME:
		return time_holds(form, at);
	case FIELD_DATE:
		return date_holds(app, form, at);
	case FIELD_TEXT:
	case FIELD_CHOICE:
		break;
	}
	return true;
}

static unsigned
move(struct app *app, struct form *form, int to)
{
	free(form->fault);
	form->fault = NULL;
	if (to > form->at && !field_holds(app, form, form->at))
		return EFFECT_DRAW;
	if (to >= 0 && to < form->count)
		enter_field(form, to);
	return EFFECT_DRAW;
}

static unsigned
click(struct app *app, struct layer *layer, const struct spot *spot)
{
	struct form *form = (struct form *)layer;
	if (spot->type != SPOT_FIELD || spot->what >= form->count)
		return EFFECT_NONE;
	struct field *field = &form->fields[spot->what];
	unsigned effects = move(app, form, spot->what);
	if (form->at == spot->what && !is_text(field) && spot->part >= 0
		&& spot->part < field->choices_count)
		field->choice = spot->part;
	return effects;
}

unsigned
do_form_down(struct app *app, struct layer *layer)
{
	struct form *form = (struct form *)layer;
	return move(app, form, form->at + 1);
}

unsigned
do_form_up(struct app *app, struct layer *layer)
{
	struct form *form = (struct form *)layer;
	return move(app, form, form->at - 1);
}

unsigned
do_form_done(struct app *app, struct layer *layer)
{
	struct form *form = (struct form *)layer;
	free(form->fault);
	form->fault = NULL;
	for (int i = 0; i < form->count; i++)
		if (!field_holds(app, form, i))
			return EFFECT_DRAW;
	return form->done(app, form, form->subject) | EFFECT_DRAW;
}

unsigned
do_form_next(struct app *app, struct layer *layer)
{
	struct form *form = (struct form *)layer;
	return form->at + 1 < form->count ? move(app, form, form->at + 1)
		: do_form_done(app, layer);
}

static unsigned
change(struct layer *layer, int by)
{
	struct field *field = &((struct form *)layer)->fields[((struct form *)layer)->at];
	if (is_text(field))
		return EFFECT_PASS;
	field->choice = (field->choice + by + field->choices_count) % field->choices_count;
	return EFFECT_DRAW;
}

unsigned
do_form_choice_back(struct app *app, struct layer *layer)
{
	(void)app;
	return change(layer, -1);
}

unsigned
do_form_choice_next(struct app *app, struct layer *layer)
{
	(void)app;
	return change(layer, 1);
}

unsigned
do_form_cancel(struct app *app, struct layer *layer)
{
	struct form *form = (struct form *)layer;
	unsigned effects = form->cancelled ? form->cancelled(app, form->subject) : EFFECT_NONE;
	return effects | EFFECT_DRAW | EFFECT_CLOSE;
}
