/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words that were said, to hide one that does not belong on the wall.
 */
#include "tui/layer.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"

#include <stdlib.h>

struct words_layer {
	struct layer layer;
	struct list list;
	struct said *said;
};

static const struct round *
round_of(const struct app *app)
{
	int step = model_shown_step(app->model);
	return step < 0 ? NULL : model_round(app->model, step);
}

static void
fill(struct app *app, struct words_layer *words)
{
	const struct round *round = round_of(app);
	free(words->said);
	words->said = NULL;
	list_set_count(&words->list,
		round ? tally_words(&round->tally, TALLY_ALL, true, &words->said) : 0);
}

static void
draw_row(struct app *app, struct layer *layer, const struct canvas *row, int index, enum look look)
{
	(void)app;
	const struct said *said = &((struct words_layer *)layer)->said[index];
	const char *mark = said->word->hidden ? _("hidden") : "";
	char *fits = text_shortened(said->word->label, row->columns - 24);
	canvas_printf(row, 0, 3, 6, LOOK_QUIET, "%5lld", (long long)said->votes);
	canvas_text(row, 0, 10, row->columns - 24, said->word->hidden ? LOOK_QUIET : look, fits);
	canvas_text_right(row, 0, row->columns - 14, 12, LOOK_WARNING, mark);
	free(fits);
}

static void
draw(struct app *app, struct layer *layer, const struct canvas *screen)
{
	struct canvas page = layer_page(screen, _("Words"), NULL);
	if (!layer->list->count)
		canvas_text(&page, 1, 3, page.columns - 6, LOOK_QUIET, _("There is nothing here."));
	struct canvas list = canvas_part(&page, 1, 0, page.rows - 1, page.columns);
	list_draw(app, layer, &list, draw_row);
}

static char *
row_text(struct app *app, struct layer *layer, int index)
{
	(void)app;
	return mem_text(((struct words_layer *)layer)->said[index].word->label);
}

static const char *
label(const struct app *app, const struct layer *layer, enum command_id command)
{
	(void)app;
	const struct words_layer *words = (const struct words_layer *)layer;
	if (command != COMMAND_words_hide)
		return NULL;
	if (!words->list.count)
		return "";
	return words->said[words->list.cursor].word->hidden ? _("show again") : NULL;
}

static void
changed(struct app *app, struct layer *layer, unsigned changed)
{
	if (changed & (CHANGED_VOTES | CHANGED_ROUNDS | CHANGED_STAGE))
		fill(app, (struct words_layer *)layer);
}

static void
free_words(struct layer *layer)
{
	free(((struct words_layer *)layer)->said);
	list_free(layer->list);
}

static const struct layer_class words_class = {
	.contexts = {CONTEXT_WORDS, CONTEXT_LIST},
	.whole = true,
	.draw = draw,
	.label = label,
	.changed = changed,
	.free = free_words,
};

static unsigned
open_confirmed(struct app *app, void *subject)
{
	(void)subject;
	struct words_layer *words = layer_new(sizeof(*words), &words_class);
	words->list.text = row_text;
	words->layer.list = &words->list;
	fill(app, words);
	app_push(app, &words->layer);
	return EFFECT_DRAW;
}

void
words_open(struct app *app)
{
	if (app_private(app))
		open_confirmed(app, NULL);
	else
		confirm_open_careful(app,
			_("There is one picture, so everybody will see all words, also those to be "
			"hidden. Show the list?"),
			open_confirmed, NULL);
}

unsigned
do_words_hide(struct app *app, struct layer *layer)
{
	struct words_layer *words = (struct words_layer *)layer;
	if (!words->list.count)
		return EFFECT_BEEP;
	const struct word *word = words->said[words->list.cursor].word;
	char *label = mem_text(word->label);
	bool hidden = !word->hidden;
	unsigned did = 0;
	struct message message = {0};
	enum status status = session_word(app->session, label, hidden, &did, &message);
	free(label);
	return app_did(app, status, did, &message);
}
