/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/layer.h"

/* The wall itself draws the test. */
static void
draw(struct app *app, struct layer *layer, const struct canvas *screen)
{
	(void)app;
	(void)layer;
	(void)screen;
}

static const struct layer_class test_class = {
	.contexts = {CONTEXT_TEST},
	.draw = draw,
};

void
test_open(struct app *app)
{
	app_push(app, layer_new(sizeof(struct layer), &test_class));
}

unsigned
do_test_end(struct app *app, struct layer *layer)
{
	(void)layer;
	unsigned changed = 0;
	struct message message = {0};
	enum status status = session_projector_test(app->session, false, &changed, &message);
	return app_did(app, status, changed, &message) | (status ? EFFECT_NONE : EFFECT_CLOSE);
}

unsigned
do_test_theme(struct app *app, struct layer *layer)
{
	(void)layer;
	return app_dress_next(app);
}
