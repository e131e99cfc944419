/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What could be done for a theme, from help/suggestions.csv. One can become a measure at once.
 */
#include "tui/layer.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "tui/evening.h"

#include <stdlib.h>

struct suggested {
	struct layer layer;
	struct list list;
	const struct suggestion **of; /* by row; borrowed from the app */
	char *theme;
};

/* The file is read when it is asked for first; without it there are no suggestions. */
static const struct suggestions *
suggestions_in(struct app *app)
{
	if (!app->suggestions_read) {
		char *path = mem_printf("%s/help/suggestions.csv", app->env->data_dir);
		suggestions_file_read(path, &app->suggestions, NULL);
		free(path);
		app->suggestions_read = true;
	}
	return app->suggestions;
}

int
suggestions_count(struct app *app, const struct words *name)
{
	const struct suggestions *all = suggestions_in(app);
	return all ? suggestions_about(all, name, NULL) : 0;
}

static const struct suggestion *
chosen(const struct suggested *suggested)
{
	return suggested->of[suggested->list.cursor];
}

static char *
row_text(struct app *app, struct layer *layer, int index)
{
	const struct suggested *suggested = (const struct suggested *)layer;
	const struct suggestion *of = suggested->of[index];
	return mem_printf("%s %s", suggestion_title(app->suggestions, of, app->env->language),
		suggestion_text(app->suggestions, of, app->env->language));
}

static void
draw_row(struct app *app, struct layer *layer, const struct canvas *row, int index, enum look look)
{
	const struct suggested *suggested = (const struct suggested *)layer;
	canvas_text(row, 0, 3, row->columns - 4, look,
		suggestion_title(app->suggestions, suggested->of[index], app->env->language));
}

static void
draw(struct app *app, struct layer *layer, const struct canvas *screen)
{
	const struct suggested *suggested = (const struct suggested *)layer;
	char *title = mem_printf(_("Suggestions · %s"), suggested->theme);
	char *aside = mem_printf("%d/%d", layer->list->cursor + 1, layer->list->count);
	struct canvas page = layer_page(screen, title, aside);
	free(aside);
	free(title);

	int most = page.rows / 2;
	int rows = layer->list->count < most ? layer->list->count : most;
	struct canvas list = canvas_part(&page, 1, 0, rows, page.columns);
	list_draw(app, layer, &list, draw_row);
	canvas_rule(&page, rows + 2);
	struct canvas text =
		canvas_part(&page, rows + 4, 3, page.rows - rows - 4, page.columns - 6);
	int columns = text.columns < 90 ? text.columns : 90;
	canvas_paragraph(&text, 0, 0, columns, text.rows, 0, LOOK_PLAIN,
		suggestion_text(app->suggestions, chosen(suggested), app->env->language), NULL);
}

static void
free_suggested(struct layer *layer)
{
	struct suggested *suggested = (struct suggested *)layer;
	list_free(layer->list);
	free(suggested->of);
	free(suggested->theme);
}

static const struct layer_class suggested_class = {
	.contexts = {CONTEXT_SUGGESTIONS, CONTEXT_LIST},
	.whole = true,
	.draw = draw,
	.free = free_suggested,
};

bool
suggestions_open(struct app *app, const struct words *name)
{
	int count = suggestions_count(app, name);
	if (count == 0)
		return false;
	struct suggested *suggested = layer_new(sizeof(*suggested), &suggested_class);
	suggested->of = mem_new((size_t)count, sizeof(*suggested->of));
	suggested->list.count = suggestions_about(app->suggestions, name, suggested->of);
	suggested->theme = mem_text(words_in(name, app_words_language(app)));
	suggested->list.text = row_text;
	suggested->layer.list = &suggested->list;
	app_push(app, &suggested->layer);
	return true;
}

unsigned
do_suggestions_measure(struct app *app, struct layer *layer)
{
	const struct suggestion *of = chosen((const struct suggested *)layer);
	if (app->model->stage.phase == PHASE_RUNNING)
		measure_propose(
			app, suggestion_title(app->suggestions, of, app->env->language));
	else
		evening_under_way(app);
	return EFFECT_DRAW;
}
