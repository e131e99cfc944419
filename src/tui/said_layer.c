/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Numbers and words that are called out, typed one by one.
 */
#include "tui/layer.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"
#include "tui/counts.h"
#include "tui/say.h"

#include <stdlib.h>
#include <string.h>

enum { ECHOES = 3, SAID_MOST = 200 };

struct said_layer {
	struct layer layer;
	struct line line;
	int nth;            /* the group whose turn it is, from 0; see counts_nth_group() */
	char *echo[ECHOES]; /* the last ones, newest first */
	bool leaving;       /* Esc was pressed while something was typed */
};

static const struct step *
step_of(const struct app *app)
{
	return &app->model->workshop->steps[app->model->stage.step];
}

static bool
by_group(const struct app *app)
{
	return step_of(app)->by_group && workshop_people_groups(app->model->workshop) > 0;
}

static int
group_of(const struct app *app, const struct said_layer *said)
{
	return by_group(app) ? counts_nth_group(app->model, said->nth) : model_no_group(app->model);
}

/* "17 of 42"; of words only how many there are. */
static char *
progress(const struct app *app)
{
	const struct round *round = model_round(app->model, app->model->stage.step);
	int64_t named = 0;
	for (int i = 0; round && i < round->tally.given_count; i++)
		named += round->tally.given[i].votes;
	int64_t present = model_present(app->model);
	return present > 0 && methods[step_of(app)->kind].says == SAYS_NUMBER
		? mem_printf(_("%lld of %lld"), (long long)named, (long long)present)
		: mem_printf(P_("%lld so far", "%lld so far", (unsigned long)named), (long long)named);
}

static char *
title_of(const struct app *app, const struct said_layer *said)
{
	const char *what = methods[step_of(app)->kind].says == SAYS_WORD
		? _("Words as they are called out") : _("Numbers as they are called out");
	if (!by_group(app))
		return mem_text(what);
	int group = group_of(app, said), language = app_words_language(app);
	char *mark = say_group_mark(app->model, group, language);
	char *title = mem_printf("%s · %s %s", what, mark,
		model_group_label(app->model, group, language));
	free(mark);
	return title;
}

static void
draw(struct app *app, struct layer *layer, const struct canvas *screen)
{
	struct said_layer *said = (struct said_layer *)layer;
	char *title = title_of(app, said), *aside = progress(app);
	int echoes = 0;
	while (echoes < ECHOES && said->echo[echoes])
		echoes++;
	struct canvas panel = layer_panel(screen, echoes ? echoes + 1 : 2, title, aside);
	free(title);
	free(aside);
	for (int i = 0; i < echoes; i++) {
		char *fits = text_shortened(said->echo[echoes - 1 - i], panel.columns - 5);
		canvas_text(&panel, i, 1, 2, LOOK_GOOD, "✓");
		canvas_text(&panel, i, 3, panel.columns - 5, LOOK_QUIET, fits);
		free(fits);
	}
	canvas_text(&panel, echoes, 1, 2, LOOK_KEY, "›");
	layer_draw_line(&panel, echoes, 3, panel.columns - 5, &said->line, true);
	if (!echoes)
		canvas_text(&panel, 1, 3, panel.columns - 5, LOOK_QUIET,
			methods[step_of(app)->kind].says == SAYS_WORD
			? _("Enter after each word, or several with commas between them.")
			: _("Enter after each number; an empty line ends."));
}

static bool
is_empty(const struct said_layer *said)
{
	return !said->line.text[strspn(said->line.text, " ")];
}

static const char *
label(const struct app *app, const struct layer *layer, enum command_id command)
{
	if (command == COMMAND_said_enter)
		return is_empty((const struct said_layer *)layer) ? _("done") : NULL;
	if (command == COMMAND_said_group)
		return by_group(app) ? NULL : "";
	return NULL;
}

static void
forget_echoes(struct said_layer *said)
{
	for (int i = 0; i < ECHOES; i++) {
		free(said->echo[i]);
		said->echo[i] = NULL;
	}
}

static void
free_said(struct layer *layer)
{
	struct said_layer *said = (struct said_layer *)layer;
	forget_echoes(said);
	line_free(&said->line);
}

static const struct layer_class said_class = {
	.contexts = {CONTEXT_SAID, CONTEXT_LINE},
	.draw = draw,
	.label = label,
	.free = free_said,
};

void
said_open(struct app *app)
{
	if (layer_find(app, &said_class))
		return;
	struct said_layer *said = layer_new(sizeof(*said), &said_class);
	line_init(&said->line, NULL, SAID_MOST);
	said->layer.line = &said->line;
	app_push(app, &said->layer);
}

/* Saves what is typed. False: it is still there, and why has been said. */
static bool
save(struct app *app, struct said_layer *said)
{
	unsigned changed = 0;
	struct message message = {0};
	enum status status = session_say(app->session, group_of(app, said), said->line.text, &changed,
		&message);
	app_did(app, status, changed, &message);
	if (status)
		return false;
	free(said->echo[ECHOES - 1]);
	memmove(&said->echo[1], &said->echo[0], (ECHOES - 1) * sizeof(said->echo[0]));
	said->echo[0] = line_take(&said->line);
	return true;
}

unsigned
do_said_enter(struct app *app, struct layer *layer)
{
	struct said_layer *said = (struct said_layer *)layer;
	said->leaving = false;
	if (is_empty(said))
		return EFFECT_DRAW | EFFECT_CLOSE;
	save(app, said);
	return EFFECT_DRAW;
}

unsigned
do_said_group(struct app *app, struct layer *layer)
{
	struct said_layer *said = (struct said_layer *)layer;
	if (!by_group(app) || (!is_empty(said) && !save(app, said)))
		return EFFECT_DRAW;
	int groups = workshop_people_groups(app->model->workshop) + 1;
	said->nth = (said->nth + (app->key == K_BTAB ? groups - 1 : 1)) % groups;
	forget_echoes(said);
	return EFFECT_DRAW;
}

unsigned
do_said_undo(struct app *app, struct layer *layer)
{
	struct said_layer *said = (struct said_layer *)layer;
	if (!is_empty(said))
		return line_backspace(&said->line) ? EFFECT_DRAW : EFFECT_NONE;
	if (!said->echo[0])
		return EFFECT_NONE;
	/* the last one stands in the line again, to be typed rightly */
	char *last = said->echo[0];
	memmove(&said->echo[0], &said->echo[1], (ECHOES - 1) * sizeof(said->echo[0]));
	said->echo[ECHOES - 1] = NULL;
	unsigned effects = do_undo(app, NULL);
	line_set(&said->line, last);
	free(last);
	return effects;
}

unsigned
do_said_close(struct app *app, struct layer *layer)
{
	struct said_layer *said = (struct said_layer *)layer;
	if (is_empty(said) || said->leaving)
		return EFFECT_DRAW | EFFECT_CLOSE;
	said->leaving = true;
	app_say(app, LOOK_WARNING,
		_("This line is not saved yet: Enter saves it, Esc again throws it away."));
	return EFFECT_DRAW;
}
