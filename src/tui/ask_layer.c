/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/layer.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"

#include <stdlib.h>
#include <string.h>

struct ask {
	struct layer layer;
	char *title, *hint;
	char **offers;
	int offered;   /* how many offers were looked at so far */
	char *typed;   /* what the offers must begin with, folded; owned */
	struct line line;
	unsigned (*done)(struct app *app, void *subject, const char *text);
	void *subject;
};

static void
draw(struct app *app, struct layer *layer, const struct canvas *screen)
{
	(void)app;
	struct ask *ask = (struct ask *)layer;
	int rows = ask->hint ? canvas_paragraph_rows(ask->hint, screen->columns - 4) : 0;
	struct canvas panel = layer_panel(screen, rows + 1, ask->title, NULL);
	canvas_text(&panel, 0, 1, 2, LOOK_KEY, "›");
	layer_draw_line(&panel, 0, 3, panel.columns - 5, &ask->line, true);
	if (layer->proposed && ask->line.length)
		canvas_text(&panel, 0, 3, panel.columns - 5, LOOK_CHOSEN,
			ask->line.text + ask->line.first);
	if (ask->hint)
		canvas_paragraph(
			&panel, 1, 2, panel.columns - 4, rows, 0, LOOK_QUIET, ask->hint, NULL);
}

static void
free_ask(struct layer *layer)
{
	struct ask *ask = (struct ask *)layer;
	for (char **offer = ask->offers; offer && *offer; offer++)
		free(*offer);
	free(ask->offers);
	free(ask->title);
	free(ask->hint);
	free(ask->typed);
	free(ask->subject);
	line_free(&ask->line);
}

static const struct layer_class ask_class = {
	.contexts = {CONTEXT_ASK, CONTEXT_LINE},
	.draw = draw,
	.free = free_ask,
};

void
ask_open(struct app *app, const char *title, const char *initial, const char *hint, char **offers,
	unsigned (*done)(struct app *, void *, const char *), void *subject)
{
	struct ask *ask = layer_new(sizeof(*ask), &ask_class);
	ask->title = mem_text(title);
	ask->hint = mem_text(hint);
	ask->offers = offers;
	ask->layer.proposed = offers != NULL;
	line_init(&ask->line, initial, 0);
	ask->layer.line = &ask->line;
	ask->done = done;
	ask->subject = subject;
	app_push(app, &ask->layer);
}

unsigned
do_ask_enter(struct app *app, struct layer *layer)
{
	struct ask *ask = (struct ask *)layer;
	char *text = text_clean(ask->line.text, ask->line.length, TEXT_ONE_LINE | TEXT_TRIM);
	unsigned effects = ask->done(app, ask->subject, text);
	free(text);
	return effects | EFFECT_DRAW;
}

static bool
begins(const char *offer, const char *folded)
{
	char *text = text_folded(offer);
	bool so = !folded || strncmp(text, folded, strlen(folded)) == 0;
	free(text);
	return so;
}

unsigned
do_ask_offer(struct app *app, struct layer *layer)
{
	(void)app;
	struct ask *ask = (struct ask *)layer;
	if (!ask->offers)
		return EFFECT_BEEP;
	if (!layer->proposed) {
		free(ask->typed);
		ask->typed = text_folded(ask->line.text);
		ask->offered = 0;
	}
	int count = 0;
	while (ask->offers[count])
		count++;
	for (int i = 0; i < count; i++) {
		const char *offer = ask->offers[ask->offered++ % count];
		if (strcmp(offer, ask->line.text) == 0 || !begins(offer, ask->typed))
			continue;
		line_set(&ask->line, offer);
		layer->proposed = true;
		return EFFECT_DRAW;
	}
	return EFFECT_BEEP;
}

unsigned
do_ask_cancel(struct app *app, struct layer *layer)
{
	(void)app;
	(void)layer;
	return EFFECT_DRAW | EFFECT_CLOSE;
}
