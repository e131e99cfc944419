/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/picture.h"

#include <stdlib.h>

#include "core/i18n.h"
#include "core/mem.h"
#include "tui/say.h"

enum { GAP = 3, NUMBER = 4 /* columns before what is to be done */ };

/* The columns of the table. */
struct table {
	int left, what, who, when; /* where it begins; the widths */
	int gap;                   /* rows between two measures */
};

static struct table
table_of(const struct picture *picture)
{
	int room = picture->at.columns - 2 * picture->left - NUMBER - 2 * GAP;
	if (room > 150)
		room = 150;
	int when = room / 5, who = room * 3 / 10;
	return (struct table){
		.left = picture->left + NUMBER,
		.what = room - who - when,
		.who = who,
		.when = when,
		.gap = picture->size > 0,
	};
}

static char *
who_text(const struct measure *measure)
{
	const char *who = measure->who ? measure->who : "";
	if (!*who)
		return mem_text("");
	return measure->agreed ? mem_text(who) : mem_printf(_("%s (to be asked)"), who);
}

static char *
when_text(const struct measure *measure)
{
	if (measure->due_text && *measure->due_text)
		return mem_text(measure->due_text);
	return say_date(measure->due);
}

static int
height_of(const struct measure *measure, const struct table *table)
{
	char *who = who_text(measure), *when = when_text(measure);
	int rows[] = {
		canvas_paragraph_rows(measure->what, table->what),
		canvas_paragraph_rows(who, table->who),
		canvas_paragraph_rows(when, table->when),
	};
	int height = 1;
	for (int i = 0; i < 3; i++)
		height = rows[i] > height ? rows[i] : height;
	free(who);
	free(when);
	return height;
}

static void
draw_row(const struct picture *picture, const struct table *table, int row, int height,
	enum look look, const char *what, const char *who, const char *when)
{
	int column = table->left;
	canvas_paragraph(&picture->at, row, column, table->what, height, 0, look, what, NULL);
	column += table->what + GAP;
	canvas_paragraph(&picture->at, row, column, table->who, height, 0, look, who, NULL);
	column += table->who + GAP;
	canvas_paragraph(&picture->at, row, column, table->when, height, 0, look, when, NULL);
}

/* Indices of the measures that hold: fresh, *COUNT of them. */
static int *
holding(const struct model *model, int *count)
{
	int *list = mem_new((size_t)model->measures_count + 1, sizeof(*list));
	*count = 0;
	for (int i = 0; i < model->measures_count; i++) {
		if (!model->measures[i].dropped)
			list[(*count)++] = i;
	}
	return list;
}

int
room_measures_rows(const struct picture *picture)
{
	struct table table = table_of(picture);
	int count, rows = 1;
	int *list = holding(picture->model, &count);
	for (int i = 0; i < count; i++)
		rows += height_of(&picture->model->measures[list[i]], &table) + table.gap;
	free(list);
	return count > 0 ? rows : 0;
}

int
room_measures_pages(const struct picture *picture, int rows)
{
	struct table table = table_of(picture);
	int count, first, last;
	int *list = holding(picture->model, &count);
	int *heights = mem_new((size_t)count + 1, sizeof(*heights));
	for (int i = 0; i < count; i++)
		heights[i] = height_of(&picture->model->measures[list[i]], &table);
	int pages = picture_items(heights, count, table.gap, rows - 1 - table.gap, 0, &first, &last);
	free(heights);
	free(list);
	return pages;
}

void
room_measures(struct picture *picture)
{
	struct table table = table_of(picture);
	int count, first, last;
	int *list = holding(picture->model, &count);
	int *heights = mem_new((size_t)count + 1, sizeof(*heights));

	if (count > 0) {
		draw_row(picture, &table, picture->row++, 1, LOOK_QUIET, _("What"), _("Who"),
			_("By when"));
		picture->row += table.gap;
	}
	for (int i = 0; i < count; i++)
		heights[i] = height_of(&picture->model->measures[list[i]], &table);
	picture_split(picture, heights, count, table.gap, picture_rows(picture), &first, &last);
	for (int i = first; i < last; i++) {
		const struct measure *measure = &picture->model->measures[list[i]];
		char *who = who_text(measure), *when = when_text(measure);
		char *number = mem_printf("%d", i + 1);
		canvas_text_right(
			&picture->at, picture->row, picture->left, NUMBER - 2, LOOK_QUIET, number);
		draw_row(picture, &table, picture->row, heights[i], LOOK_PLAIN, measure->what, who,
			when);
		picture->row += heights[i] + table.gap;
		free(number);
		free(who);
		free(when);
	}
	free(heights);
	free(list);
}

void
room_plan(struct picture *picture)
{
	int rows = picture_rows(picture), left = rows - room_measures_rows(picture) - 2;
	/* The measures are what the room is here for: they do not go to a second page for large letters. */
	int least = rows / 4 < rows - 8 ? rows / 4 : rows - 8;
	if (picture_prompt(picture, left < least ? least : left < rows - 8 ? left : rows - 8))
		room_measures(picture);
}
