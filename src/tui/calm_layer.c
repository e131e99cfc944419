/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Something disturbs: the wall is calm. Whoever has a screen of their own reads here what to do.
 */
#include "tui/layer.h"

#include "core/buffer.h"
#include "core/i18n.h"

#include <stdlib.h>

struct calm {
	struct layer layer;
	struct list list;
};

static const struct help_entry *
entry_at(const struct app *app, int index)
{
	for (int i = 0; app->help && i < app->help->count; i++)
		if (app->help->entries[i].kind >= HELP_CLASS && index-- == 0)
			return &app->help->entries[i];
	return NULL;
}

static void
draw_row(struct app *app, struct layer *layer, const struct canvas *row, int index, enum look look)
{
	(void)layer;
	const struct help_entry *entry = entry_at(app, index);
	canvas_text(row, 0, 3, row->columns - 3, look,
		help_title(app->help, entry, app->env->language));
}

static void
draw(struct app *app, struct layer *layer, const struct canvas *screen)
{
	struct calm *calm = (struct calm *)layer;
	if (!app_private(app) || !calm->list.count)
		return;
	struct canvas page = layer_page(screen, _("Something disturbs"), _("The wall is calm."));
	int list_rows = calm->list.count < page.rows / 2 ? calm->list.count : page.rows / 2;
	struct canvas list = canvas_part(&page, 0, 0, list_rows, page.columns);
	list_draw(app, layer, &list, draw_row);
	canvas_rule(&page, list_rows);
	struct canvas text =
		canvas_part(&page, list_rows + 1, 2, page.rows - list_rows - 1, page.columns - 4);
	canvas_paragraph(&text, 0, 0, text.columns, text.rows, 0, LOOK_PLAIN,
		help_text(app->help, entry_at(app, calm->list.cursor), app->env->language), NULL);
}

static void
free_calm(struct layer *layer)
{
	list_free(&((struct calm *)layer)->list);
}

static const struct layer_class calm_class = {
	.contexts = {CONTEXT_CALM, CONTEXT_LIST},
	.draw = draw,
	.free = free_calm,
};

void
calm_open(struct app *app)
{
	struct calm *calm = layer_new(sizeof(*calm), &calm_class);
	while (entry_at(app, calm->list.count))
		calm->list.count++;
	calm->list.only_read = true;
	calm->layer.list = &calm->list;
	app_push(app, &calm->layer);
}

unsigned
do_calm_end(struct app *app, struct layer *layer)
{
	(void)layer;
	unsigned changed = 0;
	struct message message = {0};
	enum status status = session_calm(app->session, false, &changed, &message);
	return app_did(app, status, changed, &message) | (status ? EFFECT_NONE : EFFECT_CLOSE);
}
