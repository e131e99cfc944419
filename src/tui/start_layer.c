/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first screen. The projector may be on already, so of the sessions only the last is named before
 * the others are asked for.
 */
#include "tui/layer.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"
#include "session/listing.h"
#include "table/workshop_file.h"
#include "tui/places.h"
#include "tui/say.h"

#include <stdlib.h>
#include <string.h>

enum entry_type { ENTRY_CONTINUE, ENTRY_WORKSHOP, ENTRY_REHEARSE, ENTRY_OTHERS, ENTRY_SESSION };

struct entry {
	enum entry_type type;
	char *label, *aside;
	char *path;
};

enum page { PAGE_START, PAGE_REHEARSE, PAGE_SESSIONS };

struct start {
	struct layer layer;
	struct list list;
	enum page page;
	struct entry *entries;
};

static void
add(struct start *start, enum entry_type type, char *label, char *aside, const char *path)
{
	start->entries =
		mem_grow(start->entries, (size_t)start->list.count, sizeof(*start->entries));
	start->entries[start->list.count++] = (struct entry){
		.type = type, .label = label, .aside = aside, .path = mem_text(path),
	};
}

static void
empty(struct start *start)
{
	for (int i = 0; i < start->list.count; i++) {
		free(start->entries[i].label);
		free(start->entries[i].aside);
		free(start->entries[i].path);
	}
	free(start->entries);
	start->entries = NULL;
	start->list.count = start->list.cursor = start->list.top = 0;
}

static void
add_workshops(struct app *app, struct start *start)
{
	struct places workshops = places_workshops(app->env);
	for (int i = 0; i < workshops.count; i++) {
		struct workshop *workshop = NULL;
		struct faults faults = {0};
		const struct place *place = &workshops.list[i];
		if (workshop_file_read(place->path, 0, &workshop, &faults, NULL) == STATUS_OK) {
			int language = workshop_find_language(workshop, app->env->language);
			int minutes = workshop_minutes(workshop);
			add(start, ENTRY_WORKSHOP,
				text_clean(words_in(&workshop->title, language < 0 ? 0 : language),
					strlen(words_in(
						&workshop->title, language < 0 ? 0 : language)),
					TEXT_ONE_LINE),
				mem_printf(P_("%d minute", "%d minutes", (unsigned long)minutes),
					minutes),
				place->path);
		} else {
			add(start, ENTRY_WORKSHOP,
				text_clean(place->name, strlen(place->name), TEXT_ONE_LINE),
				mem_text(_("has faults")), place->path);
		}
		workshop_free(workshop);
		faults_free(&faults);
	}
	places_free(&workshops);
}

/* A day and, if it is known, the time of day, as people write them; fresh memory. */
static char *
when(const char *date, utc_ms at)
{
	char *day = say_date(date);
	char *clock = at ? say_clock(at) : mem_text("");
	char *text = mem_printf("%s%s%s", day, at ? ", " : "", clock);
	free(day);
	free(clock);
	return text;
}

static char *
when_changed(const struct place *place)
{
	char date[UTC_DATE];
	utc_local_date(place->at, date);
	return when(date, place->at);
}

/* "Title · place" */
static char *
name_of(const char *title, const char *place)
{
	return mem_printf("%s%s%s", title, *place ? " · " : "", place);
}

/* The session that was worked on last: a file with several holds what was gathered from others, and
 * which of them would be meant nobody knows. Returns whether there are others. */
static bool
add_last(struct start *start, const struct places *sessions)
{
	bool added = false;
	int count = 0;
	for (int i = 0; i < sessions->count && (!added || count < 2); i++) {
		const struct place *place = &sessions->list[i];
		struct listing listing;
		char *label = NULL;
		if (listing_read(place->path, &listing, NULL) || listing.count == 0) {
			label = mem_text(_("Continue the last session"));
		} else if (listing.count == 1) {
			char *name = name_of(listing.list[0].title, listing.list[0].place);
			label = mem_printf(_("Continue: %s"), name);
			free(name);
		}
		count += listing.count ? listing.count : 1;
		listing_free(&listing);
		if (label && !added)
			add(start, ENTRY_CONTINUE, label, when_changed(place), place->path);
		else
			free(label);
		added = added || label;
	}
	return count > added;
}

/* Sessions by what their file says; one that cannot be read by the name of the file. */
static void
add_sessions(struct start *start, const struct place *place)
{
	struct listing listing;
	if (listing_read(place->path, &listing, NULL) || listing.count == 0) {
		add(start, ENTRY_SESSION,
			text_clean(place->name, strlen(place->name), TEXT_ONE_LINE),
			mem_text(_("cannot be read")), place->path);
		return;
	}
	for (int i = 0; i < listing.count; i++) {
		const struct listed *listed = &listing.list[i];
		char *path = mem_printf("%s#%s", place->path, listed->session_id);
		add(start, ENTRY_SESSION, name_of(listed->title, listed->place),
			when(listed->local_date, listed->started_at), path);
		free(path);
	}
	listing_free(&listing);
}

static void
fill(struct app *app, struct start *start, enum page page)
{
	empty(start);
	start->page = page;
	if (page == PAGE_SESSIONS) {
		struct places sessions = places_sessions(app->env);
		for (int i = 0; i < sessions.count; i++)
			add_sessions(start, &sessions.list[i]);
		places_free(&sessions);
		return;
	}
	if (page == PAGE_REHEARSE) {
		add_workshops(app, start);
		return;
	}
	struct places sessions = places_sessions(app->env);
	bool others = add_last(start, &sessions);
	add_workshops(app, start);
	add(start, ENTRY_REHEARSE, mem_text(_("Rehearse a workshop")), NULL, NULL);
	if (others)
		add(start, ENTRY_OTHERS, mem_text(_("Another session")), NULL, NULL);
	places_free(&sessions);
}

static void
draw_row(struct app *app, struct layer *layer, const struct canvas *row, int index, enum look look)
{
	(void)app;
	const struct entry *entry = &((struct start *)layer)->entries[index];
	int aside_columns = entry->aside ? text_columns(entry->aside) : 0;
	char *fits = text_shortened(entry->label, row->columns - aside_columns - 7);
	canvas_text(row, 0, 3, row->columns - aside_columns - 6, look, fits);
	free(fits);
	if (entry->aside)
		canvas_text_right(row, 0, row->columns - aside_columns - 2, aside_columns,
			LOOK_QUIET, entry->aside);
}

static void
draw(struct app *app, struct layer *layer, const struct canvas *screen)
{
	static const char *const titles[] = {
		[PAGE_START] = N_("runde"),
		[PAGE_REHEARSE] = N_("Rehearse a workshop"),
		[PAGE_SESSIONS] = N_("Your sessions"),
	};
	struct start *start = (struct start *)layer;
	struct canvas page = layer_page(screen, _(titles[start->page]), NULL);
	int width = page.columns < 84 ? page.columns : 84;
	const char *lead = start->page == PAGE_START ? _("What shall we do?")
		: start->page == PAGE_REHEARSE
		? _("A rehearsal is an evening like any other; nothing of it is kept.")
		: _("The one worked on last comes first.");
	canvas_text(&page, 1, 3, page.columns - 6, LOOK_PLAIN, lead);
	struct canvas list = canvas_part(&page, 3, 0, page.rows - 3, width);
	if (!start->list.count)
		canvas_text(&list, 0, 3, list.columns - 6, LOOK_QUIET, _("There is nothing here."));
	list_draw(app, layer, &list, draw_row);
}

static char *
row_text(struct app *app, struct layer *layer, int index)
{
	(void)app;
	return mem_text(((struct start *)layer)->entries[index].label);
}

static const char *
label(const struct app *app, const struct layer *layer, enum command_id command)
{
	(void)app;
	const struct start *start = (const struct start *)layer;
	if (command == COMMAND_start_quit)
		return start->page == PAGE_START ? NULL : _("back");
	if (command != COMMAND_start_choose)
		return NULL;
	if (!start->list.count)
		return "";
	switch (start->entries[start->list.cursor].type) {
	case ENTRY_CONTINUE:
	case ENTRY_SESSION:
		return _("continue");
	case ENTRY_REHEARSE:
	case ENTRY_OTHERS:
		return _("choose");
	case ENTRY_WORKSHOP:
		break;
	}
	return NULL;
}

static void
free_start(struct layer *layer)
{
	empty((struct start *)layer);
	list_free(layer->list);
}

static const struct layer_class start_class = {
	.contexts = {CONTEXT_START, CONTEXT_LIST},
	.whole = true,
	.draw = draw,
	.label = label,
	.free = free_start,
};

void
start_open(struct app *app)
{
	struct start *start = layer_new(sizeof(*start), &start_class);
	start->list.text = row_text;
	start->layer.list = &start->list;
	fill(app, start, PAGE_START);
	app_push(app, &start->layer);
}

static unsigned
begin(struct app *app, const struct entry *entry, bool rehearsal)
{
	struct workshop *workshop = NULL;
	struct faults faults = {0};
	struct message message = {0};
	enum status status = workshop_file_read(entry->path, 0, &workshop, &faults, &message);
	if (status == STATUS_DATA) {
		app_say(app, LOOK_WARNING,
			_("This workshop has faults; “runde check” lists them."));
	} else if (status) {
		app_say(app, LOOK_WARNING, "%s", message.text);
	} else {
		begin_open(app, workshop, NULL, rehearsal);
	}
	faults_free(&faults);
	return EFFECT_DRAW;
}

static unsigned
take_up(struct app *app, const struct entry *entry)
{
	struct message message = {0};
	enum status status = app_open_session(app, entry->path, &message);
	if (!status)
		return EFFECT_DRAW | EFFECT_CLOSE;
	app_say(app, LOOK_WARNING, "%s", message.text);
	return EFFECT_DRAW;
}

unsigned
do_start_choose(struct app *app, struct layer *layer)
{
	struct start *start = (struct start *)layer;
	if (!start->list.count)
		return EFFECT_BEEP;
	const struct entry *entry = &start->entries[start->list.cursor];
	switch (entry->type) {
	case ENTRY_CONTINUE:
	case ENTRY_SESSION:
		return take_up(app, entry);
	case ENTRY_WORKSHOP:
		return begin(app, entry, start->page == PAGE_REHEARSE);
	case ENTRY_REHEARSE:
		fill(app, start, PAGE_REHEARSE);
		break;
	case ENTRY_OTHERS:
		fill(app, start, PAGE_SESSIONS);
		break;
	}
	return EFFECT_DRAW;
}

unsigned
do_start_language(struct app *app, struct layer *layer)
{
	struct start *start = (struct start *)layer;
	app_speak(app, strcmp(app->env->language, "de") == 0 ? "en" : "de");
	int cursor = start->list.cursor;
	fill(app, start, start->page);
	start->list.cursor = cursor < start->list.count ? cursor : 0;
	return EFFECT_DRAW;
}

unsigned
do_start_theme(struct app *app, struct layer *layer)
{
	(void)layer;
	return app_dress_next(app);
}

unsigned
do_start_quit(struct app *app, struct layer *layer)
{
	struct start *start = (struct start *)layer;
	if (start->page == PAGE_START)
		return EFFECT_QUIT;
	fill(app, start, PAGE_START);
	return EFFECT_DRAW;
}
