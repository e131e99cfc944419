/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/layer.h"

#include "core/mem.h"

#include <stdlib.h>

struct reading {
	struct layer layer;
	char *title, *text;
	int skip, rows, total;
};

static void
draw(struct app *app, struct layer *layer, const struct canvas *screen)
{
	(void)app;
	struct reading *reading = (struct reading *)layer;
	int columns = screen->columns - 4 < 96 ? screen->columns - 4 : 96;
	reading->total = canvas_paragraph_rows(reading->text, columns);
	reading->rows = screen->rows - 4;
	int most = reading->total - reading->rows;
	if (reading->skip > most)
		reading->skip = most;
	if (reading->skip < 0)
		reading->skip = 0;
	char *aside = most > 0 ? mem_printf("%d–%d / %d", reading->skip + 1,
		reading->skip + (reading->total - reading->skip < reading->rows
			? reading->total - reading->skip : reading->rows), reading->total) : NULL;
	struct canvas page = layer_page(screen, reading->title, aside);
	canvas_paragraph(&page, 0, 2, columns, page.rows, reading->skip, LOOK_PLAIN, reading->text,
		&reading->total);
	free(aside);
}

/* A text of one page is not turned. */
static const char *
label(const struct app *app, const struct layer *layer, enum command_id command)
{
	(void)app;
	const struct reading *reading = (const struct reading *)layer;
	bool turns = command == COMMAND_text_page_down || command == COMMAND_text_page_up;
	return turns && reading->total <= reading->rows ? "" : NULL;
}

static void
free_reading(struct layer *layer)
{
	struct reading *reading = (struct reading *)layer;
	free(reading->title);
	free(reading->text);
}

static const struct layer_class text_class = {
	.contexts = {CONTEXT_TEXT},
	.whole = true,
	.draw = draw,
	.label = label,
	.free = free_reading,
};

void
text_open(struct app *app, const char *title, char *text)
{
	struct reading *reading = layer_new(sizeof(*reading), &text_class);
	reading->title = mem_text(title);
	reading->text = text;
	app_push(app, &reading->layer);
}

static unsigned
scroll(struct layer *layer, int lines)
{
	((struct reading *)layer)->skip += lines;
	return EFFECT_DRAW;
}

unsigned
do_text_down(struct app *app, struct layer *layer)
{
	(void)app;
	return scroll(layer, 1);
}

unsigned
do_text_up(struct app *app, struct layer *layer)
{
	(void)app;
	return scroll(layer, -1);
}

unsigned
do_text_page_down(struct app *app, struct layer *layer)
{
	(void)app;
	return scroll(layer, ((struct reading *)layer)->rows - 1);
}

unsigned
do_text_page_up(struct app *app, struct layer *layer)
{
	(void)app;
	return scroll(layer, 1 - ((struct reading *)layer)->rows);
}

unsigned
do_text_close(struct app *app, struct layer *layer)
{
	(void)app;
	(void)layer;
	return EFFECT_DRAW | EFFECT_CLOSE;
}
