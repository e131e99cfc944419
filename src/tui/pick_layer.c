/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/layer.h"

#include "core/mem.h"
#include "core/text.h"

#include <stdlib.h>

struct pick {
	struct layer layer;
	struct list list;
	char *title;
	char **texts;
	unsigned (*done)(struct app *app, void *subject, int index);
	void *subject;
};

static void
draw_row(struct app *app, struct layer *layer, const struct canvas *row, int index, enum look look)
{
	(void)app;
	struct pick *pick = (struct pick *)layer;
	char *text = index < 9 ? mem_printf("%d  %s", index + 1, pick->texts[index])
		: mem_printf("   %s", pick->texts[index]);
	char *fits = text_shortened(text, row->columns - 4);
	canvas_text(row, 0, 3, row->columns - 4, look, fits);
	free(fits);
	free(text);
}

static void
draw(struct app *app, struct layer *layer, const struct canvas *screen)
{
	struct pick *pick = (struct pick *)layer;
	struct canvas panel = layer_panel(screen, pick->list.count, pick->title, NULL);
	list_draw(app, layer, &panel, draw_row);
}

static void
free_pick(struct layer *layer)
{
	struct pick *pick = (struct pick *)layer;
	for (int i = 0; i < pick->list.count; i++)
		free(pick->texts[i]);
	free(pick->texts);
	free(pick->title);
	free(pick->subject);
	list_free(&pick->list);
}

static char *
row_text(struct app *app, struct layer *layer, int index)
{
	(void)app;
	return mem_text(((struct pick *)layer)->texts[index]);
}

static const struct layer_class pick_class = {
	.contexts = {CONTEXT_PICK, CONTEXT_LIST},
	.draw = draw,
	.free = free_pick,
};

void
pick_open(struct app *app, const char *title, char **texts, int count, int cursor,
	unsigned (*done)(struct app *, void *, int), void *subject)
{
	struct pick *pick = layer_new(sizeof(*pick), &pick_class);
	pick->title = mem_text(title);
	pick->texts = texts;
	pick->list = (struct list){.count = count, .cursor = cursor, .text = row_text};
	pick->layer.list = &pick->list;
	pick->done = done;
	pick->subject = subject;
	app_push(app, &pick->layer);
}

unsigned
do_pick_choose(struct app *app, struct layer *layer)
{
	struct pick *pick = (struct pick *)layer;
	if (!pick->list.count)
		return EFFECT_BEEP;
	return pick->done(app, pick->subject, pick->list.cursor) | EFFECT_DRAW | EFFECT_CLOSE;
}

unsigned
do_pick_digit(struct app *app, struct layer *layer)
{
	struct pick *pick = (struct pick *)layer;
	int index = (int)(app->key - '1');
	if (index >= pick->list.count)
		return EFFECT_BEEP;
	pick->list.cursor = index;
	return do_pick_choose(app, layer);
}
