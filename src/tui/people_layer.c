/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/layer.h"

#include "core/i18n.h"

#include <stdlib.h>

struct people {
	struct layer layer;
	struct counts counts;
};

static void
draw(struct app *app, struct layer *layer, const struct canvas *screen)
{
	struct people *people = (struct people *)layer;
	char *aside = counts_say_missing(app->model, &people->counts);
	struct canvas panel = layer_panel(screen, counts_height(app->model, &people->counts),
		_("Who is here"), aside);
	counts_draw(&panel, app->model, &people->counts, app_words_language(app), true);
	free(aside);
}

static const struct layer_class people_class = {
	.contexts = {CONTEXT_PEOPLE, CONTEXT_COUNTS},
	.draw = draw,
};

void
people_open(struct app *app)
{
	struct people *people = layer_new(sizeof(*people), &people_class);
	counts_begin(app, &people->counts, COUNTS_PEOPLE, app->model->stage.step);
	people->layer.counts = &people->counts;
	app_push(app, &people->layer);
}

unsigned
do_people_close(struct app *app, struct layer *layer)
{
	struct people *people = (struct people *)layer;
	if (!counts_save(app, &people->counts))
		return EFFECT_DRAW;
	return EFFECT_DRAW | EFFECT_CLOSE;
}
