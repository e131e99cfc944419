/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/layer.h"

#include "core/i18n.h"
#include "core/mem.h"

#include <stdlib.h>

struct confirm {
	struct layer layer;
	char *question;
	bool careful; /* Enter, that is pressed without reading, is no answer */
	unsigned (*yes)(struct app *app, void *subject);
	void *subject;
};

static void
draw(struct app *app, struct layer *layer, const struct canvas *screen)
{
	(void)app;
	struct confirm *confirm = (struct confirm *)layer;
	int columns = screen->columns - 4;
	int rows = canvas_paragraph_rows(confirm->question, columns);
	struct canvas panel = layer_panel(screen, rows + 1, _("A question"), NULL);
	canvas_paragraph(&panel, 0, 2, columns, rows, 0, LOOK_PLAIN, confirm->question, NULL);
}

static void
free_confirm(struct layer *layer)
{
	struct confirm *confirm = (struct confirm *)layer;
	free(confirm->question);
	free(confirm->subject);
}

static const struct layer_class confirm_class = {
	.contexts = {CONTEXT_CONFIRM},
	.draw = draw,
	.free = free_confirm,
};

static void
open_question(struct app *app, const char *question, bool careful,
	unsigned (*yes)(struct app *, void *), void *subject)
{
	struct confirm *confirm = layer_new(sizeof(*confirm), &confirm_class);
	confirm->question = mem_text(question);
	confirm->careful = careful;
	confirm->yes = yes;
	confirm->subject = subject;
	app_push(app, &confirm->layer);
}

void
confirm_open(
	struct app *app, const char *question, unsigned (*yes)(struct app *, void *), void *subject)
{
	open_question(app, question, false, yes, subject);
}

void
confirm_open_careful(
	struct app *app, const char *question, unsigned (*yes)(struct app *, void *), void *subject)
{
	open_question(app, question, true, yes, subject);
}

unsigned
do_confirm_yes(struct app *app, struct layer *layer)
{
	struct confirm *confirm = (struct confirm *)layer;
	return confirm->yes(app, confirm->subject) | EFFECT_DRAW | EFFECT_CLOSE;
}

unsigned
do_confirm_enter(struct app *app, struct layer *layer)
{
	struct confirm *confirm = (struct confirm *)layer;
	if (!confirm->careful)
		return do_confirm_yes(app, layer);
	app_say(app, LOOK_PLAIN, _("Please answer with “y” or “n”."));
	return EFFECT_DRAW;
}

unsigned
do_confirm_no(struct app *app, struct layer *layer)
{
	(void)app;
	(void)layer;
	return EFFECT_DRAW | EFFECT_CLOSE;
}
