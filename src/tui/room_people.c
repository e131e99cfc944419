/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/picture.h"

#include <stdlib.h>

#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"
#include "tui/say.h"

static bool
is_listed(const struct model *model, int group)
{
	if (group == model_no_group(model))
		return workshop_people_groups(model->workshop) > 0 && model->present[group] > 0;
	return !model->workshop->groups[group].official;
}

static void
draw_groups(struct picture *picture, int gap)
{
	const struct model *model = picture->model;
	int64_t total = model_present(model);
	int label = 0, left = picture->left + 3, right = picture->at.columns - picture->left;
	for (int group = 0; group <= model_no_group(model); group++) {
		int columns = text_columns(model_group_label(model, group, picture->language));
		if (is_listed(model, group) && columns > label)
			label = columns;
	}
	if (label > (right - left) / 2)
		label = (right - left) / 2;

	for (int group = 0; group <= model_no_group(model); group++) {
		if (!is_listed(model, group))
			continue;
		const char *name = model_group_label(model, group, picture->language);
		char *mark = say_group_mark(model, group, picture->language);
		int bar = left + 3 + label + 2, columns = right - bar - 8;
		canvas_text(&picture->at, picture->row, left, 3, LOOK_BAR, mark);
		int rows = canvas_paragraph(&picture->at, picture->row, left + 3, label,
			picture_rows(picture), 0, LOOK_PLAIN, name, NULL);
		if (total > 0)
			canvas_bar(&picture->at, picture->row, bar,
				columns > 31 && picture->size == 0 ? 31 : columns,
				(double)model->present[group] / (double)total);
		char *number = mem_printf("%lld", (long long)model->present[group]);
		canvas_text_right(&picture->at, picture->row,
			bar + (columns > 31 && picture->size == 0 ? 31 : columns), 6, LOOK_STRONG,
			number);
		picture->row += (rows > 0 ? rows : 1) + gap;
		free(number);
		free(mark);
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
		draw_groups(picture, picture->size > 0 && picture_rows(picture) > 2 * groups + 8);

	char *text = mem_printf("%lld", (long long)total);
	if (picture_rows(picture) >= CANVAS_LARGE_ROWS + 2 && total > 0)
		picture->row += canvas_large(&picture->at, picture->row, picture->left + 3,
			picture->width, picture_rows(picture), text) + 1;
	free(text);
	canvas_printf(&picture->at, picture->row, picture->left + 3, picture->width, LOOK_PLAIN,
		P_("%lld person is here", "%lld people are here", (unsigned long)total),
		(long long)total);
}
