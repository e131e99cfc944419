/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/layer.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"
#include "tui/footer.h"
#include "tui/spot.h"

#include <stdlib.h>
#include <string.h>

void *
layer_new(size_t size, const struct layer_class *class)
{
	struct layer *layer = mem_new(1, size);
	layer->class = class;
	return layer;
}

void
layer_free(struct layer *layer)
{
	if (!layer)
		return;
	if (layer->class->free)
		layer->class->free(layer);
	free(layer);
}

void
layer_remove(struct app *app, struct layer *layer)
{
	for (struct layer **at = &app->top; *at; at = &(*at)->below) {
		if (*at == layer) {
			*at = layer->below;
			layer_free(layer);
			return;
		}
	}
}

struct layer *
layer_find(const struct app *app, const struct layer_class *class)
{
	for (struct layer *layer = app->top; layer; layer = layer->below)
		if (layer->class == class)
			return layer;
	return NULL;
}

/* --- drawing ------------------------------------------------------------------ */

static void
draw_title(const struct canvas *canvas, const char *title, const char *aside)
{
	int aside_columns = aside ? text_columns(aside) + 2 : 0;
	char *fits = text_shortened(title, canvas->columns - 2 - aside_columns);
	canvas_text(canvas, 0, 1, canvas->columns - 2, LOOK_STRONG, fits);
	free(fits);
	if (aside)
		canvas_text_right(canvas, 0, 1, canvas->columns - 2, LOOK_PLAIN, aside);
}

struct canvas
layer_panel(const struct canvas *screen, int rows, const char *title, const char *aside)
{
	int most = screen->rows - 2 - 4;
	if (rows > most)
		rows = most;
	struct canvas panel =
		canvas_part(screen, screen->rows - 2 - rows - 2, 0, rows + 2, screen->columns);
	canvas_clear(&panel);
	canvas_rule(&panel, 0);
	struct canvas inner = canvas_part(&panel, 1, 0, rows + 1, panel.columns);
	draw_title(&inner, title, aside);
	return canvas_part(&panel, 2, 0, rows, panel.columns);
}

struct canvas
layer_page(const struct canvas *screen, const char *title, const char *aside)
{
	canvas_clear(screen);
	draw_title(screen, title, aside);
	canvas_rule(screen, 1);
	return canvas_part(screen, 2, 0, screen->rows - 4, screen->columns);
}

void
layer_draw_line(const struct canvas *canvas, int row, int column, int columns, struct line *line,
	bool active)
{
	size_t first = 0;
	int cursor = 0;
	line_view(line, columns, &first, &cursor);
	size_t fits = text_fit(line->text + first, line->length - first, columns);
	char *seen = mem_text_n(line->text + first, fits);
	canvas_text(canvas, row, column, columns, LOOK_PLAIN, seen);
	free(seen);
	if (active)
		canvas_cursor(canvas, row, column + cursor);
}

/* --- the line's keys ---------------------------------------------------------- */

static unsigned
edited(struct layer *layer, bool (*edit)(struct line *))
{
	if (!layer || !layer->line)
		return EFFECT_PASS;
	layer->proposed = false;
	return edit(layer->line) ? EFFECT_DRAW : EFFECT_NONE;
}

#define LINE_COMMAND(name, edit) \
	unsigned \
	do_##name(struct app *app, struct layer *layer) \
	{ \
		(void)app; \
		return edited(layer, edit); \
	}

LINE_COMMAND(line_left, line_left)
LINE_COMMAND(line_right, line_right)
LINE_COMMAND(line_word_left, line_word_left)
LINE_COMMAND(line_word_right, line_word_right)
LINE_COMMAND(line_home, line_home)
LINE_COMMAND(line_end, line_end)
LINE_COMMAND(line_backspace, line_backspace)
LINE_COMMAND(line_delete, line_delete)
LINE_COMMAND(line_delete_word, line_delete_word)
LINE_COMMAND(line_kill_to_end, line_kill_to_end)
LINE_COMMAND(line_kill_to_start, line_kill_to_start)

/* --- lists -------------------------------------------------------------------- */

void
list_free(struct list *list)
{
	free(list->find);
	list->find = NULL;
}

void
list_set_count(struct list *list, int count)
{
	list->count = count;
	if (list->cursor >= count)
		list->cursor = count - 1;
	if (list->cursor < 0)
		list->cursor = 0;
}

void
list_draw(struct app *app, struct layer *layer, const struct canvas *canvas,
	void (*draw)(struct app *, struct layer *, const struct canvas *, int, enum look))
{
	struct list *list = layer->list;
	list->rows = canvas->rows;
	if (list->cursor < list->top)
		list->top = list->cursor;
	if (list->cursor >= list->top + canvas->rows)
		list->top = list->cursor - canvas->rows + 1;
	if (list->top > list->count - canvas->rows)
		list->top = list->count - canvas->rows;
	if (list->top < 0)
		list->top = 0;
	for (int i = 0; i < canvas->rows && list->top + i < list->count; i++) {
		struct canvas row = canvas_part(canvas, i, 0, 1, canvas->columns);
		bool chosen = list->top + i == list->cursor;
		if (chosen)
			canvas_text(&row, 0, 0, 2, LOOK_CHOSEN, "▸ ");
		spot_add(&row, 0, 0, 1, row.columns,
			(struct spot){.type = SPOT_ROW, .what = list->top + i});
		draw(app, layer, &row, list->top + i, chosen ? LOOK_STRONG : LOOK_PLAIN);
	}
}

int
list_search(struct app *app, struct layer *layer, const char *text, int from)
{
	struct list *list = layer->list;
	for (int i = 1; i <= list->count && list->text; i++) {
		int index = (from + i) % list->count;
		char *row = list->text(app, layer, index);
		bool found = row && text_contains_folded(row, text);
		free(row);
		if (found)
			return index;
	}
	return -1;
}

static unsigned
list_move(struct layer *layer, int to)
{
	struct list *list = layer->list;
	if (!list)
		return EFFECT_PASS;
	if (to > list->count - 1)
		to = list->count - 1;
	list->cursor = to < 0 ? 0 : to;
	return EFFECT_DRAW;
}

#define LIST_COMMAND(name, target) \
	unsigned \
	do_##name(struct app *app, struct layer *layer) \
	{ \
		(void)app; \
		return list_move(layer, target); \
	}

LIST_COMMAND(list_down, layer->list->cursor + 1)
LIST_COMMAND(list_up, layer->list->cursor - 1)
LIST_COMMAND(list_page_down, layer->list->cursor + layer->list->rows)
LIST_COMMAND(list_page_up, layer->list->cursor - layer->list->rows)
LIST_COMMAND(list_home, 0)
LIST_COMMAND(list_end, layer->list->count - 1)

unsigned
do_list_close(struct app *app, struct layer *layer)
{
	(void)app;
	(void)layer;
	return EFFECT_DRAW | EFFECT_CLOSE;
}

static unsigned
find_next(struct app *app, struct layer *layer)
{
	struct list *list = layer->list;
	int found = list->find ? list_search(app, layer, list->find, list->cursor) : -1;
	if (found < 0) {
		bool all = true;
		for (int i = 0; i < list->count && all; i++) {
			char *row = list->text(app, layer, i);
			all = row != NULL;
			free(row);
		}
		app_say(app, LOOK_PLAIN, all ? _("“%s” is not there.")
			: _("“%s” is not there. What is not on the wall was not looked through."),
			list->find ? list->find : "");
		return EFFECT_DRAW;
	}
	list->cursor = found;
	return EFFECT_DRAW;
}

static unsigned
found_text(struct app *app, void *subject, const char *text)
{
	/* The list lies right below the question. */
	struct layer *layer = app->top ? app->top->below : NULL;
	(void)subject;
	if (!layer || !layer->list || !*text)
		return EFFECT_DRAW | EFFECT_CLOSE;
	free(layer->list->find);
	layer->list->find = mem_text(text);
	return find_next(app, layer) | EFFECT_CLOSE;
}

unsigned
do_list_find(struct app *app, struct layer *layer)
{
	if (!layer->list || !layer->list->text)
		return EFFECT_BEEP;
	ask_open(app, _("Find"), layer->list->find,
		_("A part of the text; Ctrl-N then finds the next one."), NULL, found_text, NULL);
	return EFFECT_DRAW;
}

unsigned
do_list_find_next(struct app *app, struct layer *layer)
{
	if (!layer->list || !layer->list->find)
		return EFFECT_BEEP;
	return find_next(app, layer);
}
