/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/picture.h"

#include <math.h>
#include <stdlib.h>

#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"
#include "tui/counts.h"
#include "tui/say.h"

static bool
is_listed(const struct model *model, int group)
{
	if (group == model_no_group(model))
		return workshop_people_groups(model->workshop) > 0 && model->present[group] > 0;
	return !model->workshop->groups[group].official;
}

/* The columns of the widest name; -1 where one cannot be written so. */
static int
widest_name(const struct picture *picture, enum lettering letters)
{
	const struct model *model = picture->model;
	int widest = 0;
	for (int group = 0; group <= model_no_group(model); group++) {
		const char *name = model_group_label(model, group, picture->language);
		int columns = canvas_lettered_columns(letters, name);
		if (!is_listed(model, group))
			continue;
		if (columns < 0)
			return -1;
		widest = columns > widest ? columns : widest;
	}
	return widest;
}

struct places {
	int left, label, bar; /* the mark, the name, the bar */
	int label_columns, bar_columns;
	enum lettering letters;
};

enum { BAR_LEAST = 20, BAR_SMALL = 31 };

static struct places
places_of(const struct picture *picture, enum lettering letters)
{
	int right = picture->at.columns - picture->left;
	struct places places = {.left = picture->left + 3, .letters = letters};
	places.label = places.left + 3;
	places.label_columns = widest_name(picture, letters);
	if (!letters && places.label_columns > (right - places.left) / 2)
		places.label_columns = (right - places.left) / 2;
	places.bar = places.label + places.label_columns + (letters ? 4 : 2);
	places.bar_columns = right - places.bar - (letters ? 18 : 8);
	if (picture->size == 0 && places.bar_columns > BAR_SMALL)
		places.bar_columns = BAR_SMALL;
	return places;
}

static int
draw_group(struct picture *picture, const struct places *places, int group, double share)
{
	const struct model *model = picture->model;
	const char *name = model_group_label(model, group, picture->language);
	char *mark = say_group_mark(model, group, picture->language);
	char *number = mem_printf("%lld", (long long)model->present[group]);
	int rows = canvas_lettered_rows(places->letters), row = picture->row;
	int behind = places->bar + (int)ceil(share * places->bar_columns) + 2;

	if (places->letters) {
		canvas_lettered(&picture->at, row, places->label, places->label_columns,
			places->letters, LOOK_STRONG, name);
		canvas_lettered(&picture->at, row, behind, picture->at.columns - behind,
			places->letters, LOOK_STRONG, number);
	} else {
		rows = canvas_paragraph(&picture->at, row, places->label, places->label_columns,
			picture_rows(picture), 0, picture->size > 0 ? LOOK_STRONG : LOOK_PLAIN, name,
			NULL);
		canvas_text(&picture->at, row, behind, 6, LOOK_STRONG, number);
	}
	canvas_text(&picture->at, row + (places->letters ? rows / 2 : 0), places->left, 3, LOOK_BAR, mark);
	for (int i = 0; share > 0 && i < (places->letters ? CANVAS_MEDIUM_ROWS : 1); i++)
		canvas_bar(&picture->at, row + i, places->bar, places->bar_columns, share);
	counts_spot(&picture->at, row, 0, rows > 0 ? rows : 1, picture->at.columns, cell_of(group, 0));
	free(number);
	free(mark);
	return rows > 0 ? rows : 1;
}

/* Whether the names have their letters, and everything below each other fits into ROWS. */
static bool
suits(const struct places *places, int groups, int rows)
{
	int pitch = canvas_lettered_rows(places->letters) + (places->letters == LETTERING_MEDIUM);
	return places->label_columns >= 0 && places->bar_columns >= BAR_LEAST
		&& groups * pitch + CANVAS_LARGE_ROWS + 2 <= rows;
}

static void
draw_groups(struct picture *picture, int groups)
{
	const struct model *model = picture->model;
	int64_t total = model_present(model);
	int rows = picture_rows(picture);
	bool blocks = picture->size > 0 && !picture->plain;
	struct places places = places_of(picture, LETTERING_RUNNING);
	if (picture->size > 1 && (!blocks || !suits(&places, groups, rows)))
		places = places_of(picture, LETTERING_MEDIUM);
	if (!blocks || !suits(&places, groups, rows))
		places = places_of(picture, LETTERING_PLAIN);
	int gap = places.letters ? places.letters == LETTERING_MEDIUM
		: picture->size > 0 && rows > 2 * groups + 8;

	for (int group = 0; group <= model_no_group(model); group++) {
		if (!is_listed(model, group))
			continue;
		double share = total > 0 ? (double)model->present[group] / (double)total : 0;
		picture->row += draw_group(picture, &places, group, share) + gap;
	}
	picture->row += 1 - gap;
}

void
room_people(struct picture *picture)
{
	const struct model *model = picture->model;
	int64_t total = model_present(model);
	int groups = 0;
	for (int group = 0; group <= model_no_group(model); group++)
		groups += is_listed(model, group);

	if (!picture_prompt(picture, picture_rows(picture) - groups - 4))
		return;
	if (groups > 0)
		draw_groups(picture, groups);

	char *text = mem_printf("%lld", (long long)total);
	if (picture_rows(picture) >= CANVAS_LARGE_ROWS + 2 && total > 0)
		picture->row += canvas_large(&picture->at, picture->row, picture->left + 3,
			picture->width, picture_rows(picture), text) + 1;
	free(text);
	canvas_printf(&picture->at, picture->row, picture->left + 3, picture->width,
		picture->size > 0 ? LOOK_STRONG : LOOK_PLAIN,
		P_("%lld person is here", "%lld people are here", (unsigned long)total),
		(long long)total);
}
