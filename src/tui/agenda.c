/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/agenda.h"

#include <stdlib.h>
#include <string.h>

#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"
#include "tui/say.h"
#include "tui/spot.h"

enum {
	MARK = 3,    /* the columns before a title */
	MINUTES = 4, /* for the planned minutes, with a space before them */
	BLOCK = 3,   /* so many steps of a theme are one line, if they must be */
};

/* Steps that are one line: FIRST up to, without it, LAST. */
struct entry {
	int first, last, rows;
};

struct agenda {
	const struct model *model;
	utc_ms now;
	int columns; /* of titles */
	bool minutes;
	struct entry *entries;
	int count, rows;
};

int
agenda_columns(int columns)
{
	if (columns < 110)
		return 0;
	int wanted = columns / 4;
	return wanted < 28 ? 28 : wanted > 44 ? 44 : wanted;
}

/* "until 18:50", of the present step while that is still to come; NULL: nothing to say. */
static char *
until_when(const struct agenda *agenda)
{
	struct step_time time;
	if (!model_step_time(agenda->model, agenda->now, &time) || !time.runs || time.left <= 0)
		return NULL;
	char *clock = say_clock(agenda->now + time.left), *text = mem_printf(_("until %s"), clock);
	free(clock);
	return text;
}

static bool
is_present(const struct model *model, int step)
{
	return step == model->stage.step && model->stage.phase == PHASE_RUNNING;
}

/* The step behind the block that begins with STEP. */
static int
block_end(const struct workshop *workshop, int step)
{
	const char *theme = words_in(&workshop->steps[step].theme, 0);
	int end = step + 1;
	while (*theme && end < workshop->steps_count
		&& strcmp(words_in(&workshop->steps[end].theme, 0), theme) == 0)
		end++;
	return end;
}

static char *
title_of(const struct agenda *agenda, const struct entry *entry)
{
	const struct model *model = agenda->model;
	if (entry->last - entry->first == 1)
		return say_step(model, entry->first);
	char *theme = say_words(model, &model->workshop->steps[entry->first].theme);
	char *title = mem_printf("%s\u00a0(%d)", theme, entry->last - entry->first);
	free(theme);
	return title;
}

/* Lays out in COLUMNS, with FOLDED blocks where MIDDLE is not among them. */
static void
lay_out(struct agenda *agenda, int columns, bool minutes, bool folded, int middle)
{
	const struct workshop *workshop = agenda->model->workshop;
	char *until = until_when(agenda);
	agenda->minutes = minutes;
	agenda->columns = columns - MARK - (minutes ? MINUTES : 0);
	agenda->count = 0;
	agenda->rows = minutes;
	for (int step = 0; step < workshop->steps_count;) {
		int end = block_end(workshop, step);
		bool fold = folded && end - step >= BLOCK && (middle < step || middle >= end);
		while (step < end) {
			struct entry *entry = &agenda->entries[agenda->count++];
			*entry = (struct entry){.first = step, .last = fold ? end : step + 1};
			char *title = title_of(agenda, entry);
			int rows = canvas_paragraph_rows(title, agenda->columns);
			free(title);
			entry->rows = (rows > 0 ? rows : 1)
				+ (until && is_present(agenda->model, step));
			agenda->rows += entry->rows;
			step = entry->last;
		}
	}
	free(until);
}

/* Whether a word of a title would have to be broken for the minutes beside it. */
static bool
breaks_words(const struct agenda *agenda, int columns)
{
	bool breaks = false;
	for (int i = 0; i < agenda->model->workshop->steps_count && !breaks; i++) {
		char *title = say_step(agenda->model, i), *rest = NULL;
		if (strlen(title) <= (size_t)columns) {
			free(title);
			continue;
		}
		for (char *word = strtok_r(title, " ", &rest); word; word = strtok_r(NULL, " ", &rest))
			breaks |= text_columns(word) > columns;
		free(title);
	}
	return breaks;
}

/* All steps with their minutes if there is room; else without, else with blocks folded. */
static void
lay_out_best(struct agenda *agenda, const struct canvas *canvas, int middle)
{
	bool minutes = false;
	for (int i = 0; i < agenda->model->workshop->steps_count; i++)
		minutes |= agenda->model->workshop->steps[i].minutes > 0;
	minutes = minutes && !breaks_words(agenda, canvas->columns - MARK - MINUTES);
	bool all = agenda->model->workshop->steps_count <= canvas->rows;
	for (int folded = !all; folded < 2; folded++) {
		lay_out(agenda, canvas->columns, minutes, folded, middle);
		if (agenda->rows <= canvas->rows)
			return;
		/* nor would it fit without, if a row each is too much */
		if (!minutes || agenda->count > canvas->rows)
			continue;
		lay_out(agenda, canvas->columns, false, folded, middle);
		if (agenda->rows <= canvas->rows)
			return;
	}
	lay_out(agenda, canvas->columns, minutes, true, middle);
}

/* Of a block: done when all of it is, as its steps are else. */
static enum step_state
state_of(const struct model *model, const struct entry *entry)
{
	enum step_state state = model->steps[entry->first].state;
	for (int i = entry->first + 1; i < entry->last; i++)
		state = model->steps[i].state == state ? state : STEP_OPEN;
	return state;
}

static void
draw_minutes(const struct agenda *agenda, const struct canvas *canvas, int row,
	const struct entry *entry)
{
	int minutes = 0;
	for (int i = entry->first; i < entry->last; i++)
		minutes += agenda->model->workshop->steps[i].minutes;
	if (minutes == 0)
		return;
	char *text = mem_printf("%d", minutes);
	canvas_text_right(canvas, row, MARK + agenda->columns, MINUTES, LOOK_QUIET, text);
	free(text);
}

static void
draw_entry(const struct agenda *agenda, const struct canvas *canvas, int row,
	const struct entry *entry)
{
	static const char *const marks[] = {
		[STEP_PLANNED] = "·", [STEP_OPEN] = "…", [STEP_DONE] = "✓", [STEP_SKIPPED] = "–",
	};
	enum step_state state = state_of(agenda->model, entry);
	bool present = is_present(agenda->model, entry->first);
	enum look look = present ? LOOK_STRONG
		: state == STEP_DONE || state == STEP_SKIPPED ? LOOK_QUIET : LOOK_PLAIN;
	char *title = title_of(agenda, entry), *until = present ? until_when(agenda) : NULL;

	canvas_text(canvas, row, 1, 1, look, present ? "▸" : marks[state]);
	canvas_paragraph(
		canvas, row, MARK, agenda->columns, entry->rows, 0, look, title, NULL);
	if (agenda->minutes)
		draw_minutes(agenda, canvas, row, entry);
	if (until)
		canvas_text(canvas, row + entry->rows - 1, MARK, canvas->columns - MARK,
			LOOK_QUIET, until);
	spot_add(canvas, row, 0, entry->rows, canvas->columns,
		(struct spot){.type = SPOT_STEP, .what = entry->first});
	free(until);
	free(title);
}

/* Which entries fit into ROWS with MIDDLE among them, about in the middle. */
static void
around(const struct agenda *agenda, int middle, int rows, int *first, int *last)
{
	const struct entry *entries = agenda->entries;
	int used = entries[middle].rows;
	*first = middle;
	*last = middle + 1;
	for (bool more = true; more;) {
		more = false;
		if (*first > 0 && used + entries[*first - 1].rows <= rows
			&& (middle - *first) * 2 <= *last - middle) {
			used += entries[--*first].rows;
			more = true;
		} else if (*last < agenda->count && used + entries[*last].rows <= rows) {
			used += entries[(*last)++].rows;
			more = true;
		} else if (*first > 0 && used + entries[*first - 1].rows <= rows) {
			used += entries[--*first].rows;
			more = true;
		}
	}
}

/* The entry that STEP is in. */
static int
entry_of(const struct agenda *agenda, int step)
{
	int entry = 0;
	while (entry + 1 < agenda->count && agenda->entries[entry].last <= step)
		entry++;
	return entry;
}

static void
draw_left_out(const struct agenda *agenda, const struct canvas *canvas, int first, int last)
{
	int before = agenda->entries[first].first;
	int after = agenda->model->workshop->steps_count - agenda->entries[last - 1].last;
	if (before > 0)
		canvas_printf(canvas, 0, MARK, canvas->columns - MARK, LOOK_QUIET,
			P_("%d step before", "%d steps before", (unsigned long)before), before);
	if (after > 0)
		canvas_printf(canvas, canvas->rows - 1, MARK, canvas->columns - MARK, LOOK_QUIET,
			P_("%d step more", "%d steps more", (unsigned long)after), after);
}

void
agenda_draw(const struct canvas *canvas, const struct model *model, utc_ms now)
{
	int steps = model->workshop->steps_count, middle = model_shown_step(model);
	if (steps == 0 || canvas->columns <= MARK + MINUTES || canvas->rows < 3)
		return;
	struct agenda agenda = {
		.model = model,
		.now = now,
		.entries = mem_new((size_t)steps, sizeof(*agenda.entries)),
	};
	lay_out_best(&agenda, canvas, middle);

	int first = 0, last = agenda.count, row = agenda.minutes;
	if (agenda.rows > canvas->rows) {
		around(&agenda, entry_of(&agenda, middle < 0 ? 0 : middle), canvas->rows - 2, &first,
			&last);
		draw_left_out(&agenda, canvas, first, last);
		row = 1;
	}
	if (agenda.minutes)
		/* translators: above a column of planned minutes, in at most four letters */
		canvas_text_right(canvas, 0, canvas->columns - MINUTES, MINUTES, LOOK_QUIET, _("min"));
	for (int i = first; i < last; row += agenda.entries[i++].rows)
		draw_entry(&agenda, canvas, row, &agenda.entries[i]);
	free(agenda.entries);
}
