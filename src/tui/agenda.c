/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/agenda.h"

#include <stdlib.h>

#include "core/i18n.h"
#include "core/mem.h"
#include "tui/say.h"
#include "tui/spot.h"

enum { MARK = 3 /* the columns before a title */ };

int
agenda_columns(int columns)
{
	if (columns < 110)
		return 0;
	int wanted = columns / 4;
	return wanted < 28 ? 28 : wanted > 44 ? 44 : wanted;
}

static int
title_rows(const struct model *model, int step, int columns)
{
	char *title = say_step(model, step);
	int rows = canvas_paragraph_rows(title, columns);
	free(title);
	return rows > 0 ? rows : 1;
}

static void
draw_step(const struct canvas *canvas, const struct model *model, int step, int row, int rows,
	bool chosen)
{
	static const char *const marks[] = {
		[STEP_PLANNED] = "·", [STEP_OPEN] = "·", [STEP_DONE] = "✓", [STEP_SKIPPED] = "–",
	};
	enum step_state state = model->steps[step].state;
	bool present = step == model->stage.step && model->stage.phase == PHASE_RUNNING;
	enum look look = chosen ? LOOK_CHOSEN : present ? LOOK_STRONG
		: state == STEP_DONE || state == STEP_SKIPPED ? LOOK_QUIET : LOOK_PLAIN;
	char *title = say_step(model, step);

	for (int i = 0; chosen && i < rows; i++)
		canvas_fill(canvas, row + i, look);
	canvas_text(canvas, row, 1, 1, look, present ? "▸" : marks[state]);
	canvas_paragraph(canvas, row, MARK, canvas->columns - MARK, rows, 0, look, title, NULL);
	spot_add(canvas, row, 0, rows, canvas->columns, (struct spot){.type = SPOT_STEP, .what = step});
	free(title);
}

/* Which steps fit into ROWS with MIDDLE among them, about in the middle. */
static void
around(const int *heights, int count, int middle, int rows, int *first, int *last)
{
	int used = heights[middle];
	*first = middle;
	*last = middle + 1;
	for (bool more = true; more;) {
		more = false;
		if (*first > 0 && used + heights[*first - 1] <= rows
			&& (middle - *first) * 2 <= *last - middle) {
			used += heights[--*first];
			more = true;
		} else if (*last < count && used + heights[*last] <= rows) {
			used += heights[(*last)++];
			more = true;
		} else if (*first > 0 && used + heights[*first - 1] <= rows) {
			used += heights[--*first];
			more = true;
		}
	}
}

void
agenda_draw(const struct canvas *canvas, const struct model *model, int chosen)
{
	int count = model->workshop->steps_count, sum = 0, first = 0, last = count, row = 0;
	int middle = chosen >= 0 ? chosen : model_shown_step(model);
	if (count == 0 || canvas->columns <= MARK)
		return;

	int *heights = mem_new((size_t)count, sizeof(*heights));
	for (int i = 0; i < count; i++)
		sum += heights[i] = title_rows(model, i, canvas->columns - MARK);
	if (sum > canvas->rows) {
		around(heights, count, middle < 0 ? 0 : middle, canvas->rows - 2, &first, &last);
		if (first > 0)
			canvas_printf(canvas, 0, MARK, canvas->columns - MARK, LOOK_QUIET,
				P_("%d step before", "%d steps before", (unsigned long)first),
				first);
		if (last < count)
			canvas_printf(canvas, canvas->rows - 1, MARK, canvas->columns - MARK,
				LOOK_QUIET,
				P_("%d step more", "%d steps more", (unsigned long)(count - last)),
				count - last);
		row = 1;
	}
	for (int i = first; i < last; row += heights[i++])
		draw_step(canvas, model, i, row, heights[i], i == chosen);
	free(heights);
}
