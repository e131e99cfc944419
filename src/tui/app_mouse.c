/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the mouse does: a click is the key, or the way to the row, that it hits. It is never needed.
 */
#include "tui/app.h"

#include "tui/evening.h"
#include "tui/layer.h"
#include "tui/profile.h"
#include "tui/screen.h"

#include <stdlib.h>

enum {
	REPEAT = 400,    /* milliseconds within which a second click is the same one, doubled */
	ROLL = 200,      /* a wheel that is let run turns one page in this time */
	TEXT_LINES = 3,  /* of a text, for a notch of the wheel */
};

/* Whether it is listened to at all. What the room votes in secret has nothing to do with a mouse. */
static bool
is_heard(const struct app *app)
{
	return !app->leaving && screen_suffices() && !(app->top && app->top->class->closed);
}

static bool
is_blank(const struct app *app)
{
	return app->model && app->model->stage.blank && !app->top;
}

static bool
same(const struct press *press, bool hits, const struct spot *spot)
{
	return press->hits == hits && (!hits || (press->spot.type == spot->type
		&& press->spot.what == spot->what && press->spot.part == spot->part
		&& press->spot.level == spot->level));
}

/* --- clicks ------------------------------------------------------------------- */

static void
click_key(struct app *app, key_code key)
{
	int64_t now = env_monotonic(app->env);
	app->clicked_at = now ? now : 1;
	app_key(app, key);
}

/* The agenda opens with STEP chosen; going there is asked as ever. */
static void
click_step(struct app *app, int step)
{
	click_key(app, key_first(COMMAND_agenda));
	struct list *list = app->top ? app->top->list : NULL;
	if (list && step < list->count)
		list->cursor = step;
}

/* A row is chosen first; on the chosen one a click is Enter. */
static void
click_row(struct app *app, struct layer *layer, int row)
{
	struct list *list = layer->list;
	if (row == list->cursor && !list->only_read)
		click_key(app, K_ENTER);
	else if (row < list->count)
		list->cursor = row;
}

static void
click_view(struct app *app, int row)
{
	if (evening_profile(app)->row == row)
		click_key(app, K_ENTER);
	else
		app_carry_out(app, NULL, evening_click_view(app, row));
}

static void
click(struct app *app, const struct spot *spot)
{
	struct layer *layer = app->top;
	struct counts *counts = !layer ? &app->counts : layer->counts;
	switch (spot->type) {
	case SPOT_KEY:
		click_key(app, (key_code)spot->what);
		return;
	case SPOT_STEP:
		if (!layer && app->model)
			click_step(app, spot->what);
		return;
	case SPOT_VIEW:
		if (!layer && app->model && evening_compares(app))
			click_view(app, spot->what);
		return;
	case SPOT_CELL:
		if (counts && counts->on)
			app_carry_out(app, layer, counts_click(app, counts,
				(struct hand_cell){spot->what, spot->part, spot->level}));
		return;
	case SPOT_ROW:
		if (layer && layer->list) {
			click_row(app, layer, spot->what);
			return;
		}
		break;
	case SPOT_FIELD:
		break;
	}
	if (layer && layer->class->click)
		app_carry_out(app, layer, layer->class->click(app, layer, spot));
}

static void
press(struct app *app, int row, int column)
{
	bool again = app->clicked_at && env_monotonic(app->env) - app->clicked_at < REPEAT;
	/* What was clicked on is what could be seen; it must still be so. */
	if (again || !app->drawn)
		return;
	app->press = (struct press){.down = true, .row = row, .column = column};
	app->press.hits = spot_at(row, column, &app->press.spot);
}

static void
let_go(struct app *app, const struct press *press, int row, int column)
{
	struct spot spot;
	if (!press->down || press->row != row || press->column != column || !app->drawn)
		return;
	bool hits = spot_at(row, column, &spot);
	if (is_blank(app)) {
		click_key(app, K_ESC);
		return;
	}
	if (!same(press, hits, &spot))
		return;
	/* The notice goes as with any key: the keys are below it. */
	if (app->notice || hits)
		app->drawn = false;
	free(app->notice);
	app->notice = NULL;
	if (hits)
		click(app, &spot);
}

/* --- the wheel ---------------------------------------------------------------- */

/* Whether the wheel, which runs on by itself, may change the wall again. */
static bool
may_roll(struct app *app)
{
	int64_t now = env_monotonic(app->env);
	if (app->rolled_at && now - app->rolled_at < ROLL)
		return false;
	app->rolled_at = now ? now : 1;
	return true;
}

static void
roll_layer(struct app *app, const struct layer *layer, bool down)
{
	int times = layer->class->contexts[0] == CONTEXT_TEXT ? TEXT_LINES : layer->list ? 1 : 0;
	for (int i = 0; i < times; i++)
		app_key(app, down ? K_DOWN : K_UP);
}

static void
roll_evening(struct app *app, bool down)
{
	if (app->view == VIEW_DESK) {
		app_key(app, key_first(down ? COMMAND_notes_down : COMMAND_notes_up));
	} else if (evening_compares(app) && app->model->stage.profile.question < 0) {
		if (may_roll(app))
			app_key(app, down ? K_DOWN : K_UP);
	} else if (app_wall_pages(app) > 1 && may_roll(app) && (!app->counts.on || counts_save(app, &app->counts))) {
		app->drawn = false;
		app_carry_out(app, NULL, down ? do_page_next(app, NULL) : do_page_back(app, NULL));
	}
}

void
app_mouse(struct app *app, struct mouse mouse)
{
	struct press before = app->press;
	app->press.down = false;
	if (!is_heard(app))
		return;
	switch (mouse.type) {
	case MOUSE_PRESS:
		press(app, mouse.row, mouse.column);
		break;
	case MOUSE_RELEASE:
		let_go(app, &before, mouse.row, mouse.column);
		break;
	case MOUSE_UP:
	case MOUSE_DOWN:
		if (app->top)
			roll_layer(app, app->top, mouse.type == MOUSE_DOWN);
		else if (app->model && !is_blank(app))
			roll_evening(app, mouse.type == MOUSE_DOWN);
		break;
	case MOUSE_OTHER:
	case MOUSE_NOTHING:
		break;
	}
}
