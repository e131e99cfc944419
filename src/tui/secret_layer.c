/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Secret voting at the keyboard: one person after the other types digits that only show as dots.
 * Nothing but what a ballot needs works here until Ctrl-K.
 */
#include "tui/layer.h"

#include "core/buffer.h"
#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"
#include "tui/say.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define DIGITS_MOST 64

enum secret_turn { TURN_NEXT, TURN_TYPING, TURN_THANKS, TURN_CODE };

struct secret {
	struct layer layer;
	enum secret_turn turn;
	char typed[DIGITS_MOST + 1]; /* digits, or "-" behind the group's digit */
	int length;
	const char *advice;          /* what to do instead; says nothing of what was typed */
};

static const struct step *
asked(const struct app *app)
{
	return &app->model->workshop->steps[app->model->stage.step];
}

static bool
takes_group(const struct app *app)
{
	return asked(app)->by_group && workshop_people_groups(app->model->workshop) > 0;
}

/* Whether people type the values of the levels, and not their numbers. */
static bool
types_values(const struct app *app, const struct round *round)
{
	if (!methods[asked(app)->kind].has_mean)
		return false;
	for (int i = 0; i < round->options_count; i++) {
		double value = round->options[i].value;
		if (value < 0 || value > 9999 || value != floor(value))
			return false;
	}
	return true;
}

static int
code_of(const struct app *app, const struct round *round, int index)
{
	return types_values(app, round) ? (int)round->options[index].value
		: round->options[index].no;
}

/* The number of the option that CODE stands for, or 0. */
static int
option_of(const struct app *app, const struct round *round, int code)
{
	for (int i = 0; i < round->options_count; i++)
		if (code_of(app, round, i) == code)
			return round->options[i].no;
	return 0;
}

static bool
several(const struct app *app)
{
	return methods[asked(app)->kind].several;
}

/* How many digits each of several answers takes. */
static int
digits_each(const struct round *round)
{
	return round->options_count > 9 ? 2 : 1;
}

static int
number(const char *digits, int length)
{
	int is = 0;
	for (int i = 0; i < length && is < 100000; i++)
		is = is * 10 + (digits[i] - '0');
	return is;
}

/* --- drawing ------------------------------------------------------------------ */

static void
draw_choices(struct app *app, const struct round *round, struct canvas *page, int row, int last)
{
	int language = say_language(app->model);
	if (takes_group(app)) {
		struct buffer groups = {0};
		int digit = 1;
		buffer_printf(&groups, "%s ", _("First your group:"));
		for (int i = 0; i < app->model->workshop->groups_count; i++)
			if (!app->model->workshop->groups[i].official)
				buffer_printf(&groups, " %d\u00a0%s  ", digit++,
					model_group_label(app->model, i, language));
		buffer_printf(&groups, " 0\u00a0%s",
			model_group_label(app->model, model_no_group(app->model), language));
		row += canvas_paragraph(page, row, 3, page->columns - 6, 4, 0, LOOK_PLAIN,
			buffer_text(&groups), NULL);
		row++;
		buffer_free(&groups);
	}
	/* In as many columns as it takes. */
	int count = round->options_count + 1, rows = last - row;
	if (rows < 1)
		return;
	int columns = (count + rows - 1) / rows;
	int each = (page->columns - 6) / columns;
	for (int i = 0; i < count; i++) {
		struct canvas cell =
			canvas_part(page, row + i % rows, 3 + i / rows * each, 1, each - 1);
		const char *label;
		if (i < round->options_count) {
			canvas_printf(&cell, 0, 0, 4, LOOK_KEY, "%3d", code_of(app, round, i));
			label = words_in(&round->options[i].label, language);
		} else {
			canvas_text(&cell, 0, 0, 4, LOOK_KEY, "  -");
			label = say_abstention(asked(app), language);
		}
		char *fits = text_shortened(label, cell.columns - 5);
		canvas_text(&cell, 0, 5, cell.columns - 5, LOOK_PLAIN, fits);
		free(fits);
	}
}

static char *
how_to(const struct app *app, const struct round *round)
{
	if (!several(app))
		return mem_text(takes_group(app)
			? _("Type your group’s digit, then your answer, then Enter. Nobody "
				"sees what you type.")
				: _("Type your answer, then Enter. Nobody sees what you type."));
	int most = asked(app)->max ? asked(app)->max : round->options_count;
	return digits_each(round) == 1
		? mem_printf(P_("Type up to %d answer, then Enter. Nobody sees what you type.",
				"Type up to %d answers, one digit after the other, then "
				"Enter. Nobody sees what you type.",
				most),
			most)
		: mem_printf(P_("Type up to %d answer with two digits, such as 07, then Enter. "
				"Nobody sees what you type.",
				"Type up to %d answers, each with two digits, such as 0712, "
				"then Enter. Nobody sees what you type.",
				most),
			most);
}

static void
draw_entry(struct app *app, struct secret *secret, const struct round *round, struct canvas *page,
	int row)
{
	struct buffer dots = {0};
	switch (secret->turn) {
	case TURN_NEXT:
		canvas_text(page, row, 3, page->columns - 6, LOOK_STRONG,
			_("Who is next? Space begins."));
		return;
	case TURN_THANKS:
		canvas_text(page, row, 3, page->columns - 6, LOOK_GOOD, _("✓ Thank you!"));
		canvas_text(page, row + 1, 3, page->columns - 6, LOOK_PLAIN,
			_("Space calls the next person."));
		return;
	case TURN_CODE:
		canvas_text(page, row + 1, 3, page->columns - 6, LOOK_PLAIN,
			_("Type the code, then Enter. With nothing typed, Enter goes back to "
			"voting."));
		break;
	case TURN_TYPING: {
		char *sentence = how_to(app, round);
		canvas_paragraph(page, row + 1, 3, page->columns - 6, 2, 0,
			secret->advice ? LOOK_WARNING : LOOK_PLAIN,
			secret->advice ? secret->advice : sentence, NULL);
		free(sentence);
		break;
	}
	}
	for (int i = 0; i < secret->length; i++)
		buffer_add(&dots, "•");
	canvas_text(page, row, 3, 2, LOOK_KEY, "›");
	canvas_text(page, row, 5, page->columns - 8, LOOK_STRONG, buffer_text(&dots));
	canvas_cursor(page, row, 5 + secret->length);
	buffer_free(&dots);
}

/* In the languages of the wall. */
static char *
prompt_of(const struct model *model, const struct step *step)
{
	const struct words *words = *words_in(&step->prompt, 0) ? &step->prompt : &step->title;
	if (model->stage.language >= 0 || model->workshop->languages_count < 2)
		return mem_text(words_in(words, say_language(model)));
	return mem_printf("%s\n\n%s", words_in(words, 0), words_in(words, 1));
}

static void
draw(struct app *app, struct layer *layer, const struct canvas *screen)
{
	struct secret *secret = (struct secret *)layer;
	const struct round *round = model_round(app->model, app->model->stage.step);
	if (!round)
		return;
	int64_t cast = tally_secret_ballots(&round->tally, TALLY_ALL, asked(app)->kind);
	int64_t present = model_present(app->model);
	char *progress = present
		? mem_printf(_("%lld of %lld"), (long long)cast, (long long)present)
		: mem_printf(
			P_("%lld ballot", "%lld ballots", (unsigned long)cast), (long long)cast);
	struct canvas page = layer_page(screen, _("Secret voting"), progress);
	free(progress);

	char *prompt = prompt_of(app->model, asked(app));
	int most = page.rows / 3;
	int row = 1
		+ canvas_paragraph(
			&page, 1, 3, page.columns - 6, most, 0, LOOK_STRONG, prompt, NULL);
	free(prompt);
	int entry = page.rows - 4;
	draw_choices(app, round, &page, row + 1, entry - 1);
	draw_entry(app, secret, round, &page, entry);
}

/* --- typing ------------------------------------------------------------------- */

static unsigned
swallow(struct app *app, struct layer *layer, key_code key)
{
	(void)app;
	(void)layer;
	(void)key;
	return EFFECT_NONE;
}

static unsigned
swallow_paste(struct app *app, struct layer *layer, const char *text)
{
	(void)app;
	(void)layer;
	(void)text;
	return EFFECT_NONE;
}

static const struct layer_class secret_class = {
	.contexts = {CONTEXT_SECRET},
	.whole = true,
	.closed = true,
	.draw = draw,
	.key = swallow,
	.paste = swallow_paste,
};

void
secret_open(struct app *app)
{
	if (!layer_find(app, &secret_class))
		app_push(app, layer_new(sizeof(struct secret), &secret_class));
}

static void
forget(struct secret *secret)
{
	memset(secret->typed, 0, sizeof(secret->typed));
	secret->length = 0;
}

static unsigned
leave(struct app *app)
{
	unsigned changed = 0;
	struct message message = {0};
	enum status status = session_lock(app->session, false, &changed, &message);
	return app_did(app, status, changed, &message) | (status ? EFFECT_NONE : EFFECT_CLOSE);
}

/* What was typed as a ballot. False: it is none. */
static bool
read_ballot(const struct app *app, const struct secret *secret, const struct round *round,
	int *group, int options[OPTIONS_MAX], int *count)
{
	const char *digits = secret->typed;
	int length = secret->length;
	*group = model_no_group(app->model);
	*count = 0;
	if (takes_group(app)) {
		int nth = length ? digits[0] - '0' : -1;
		if (nth < 0 || nth > 9)
			return false;
		for (int i = 0; nth && i < app->model->workshop->groups_count; i++)
			if (!app->model->workshop->groups[i].official && --nth == 0)
				*group = i;
		if (nth)
			return false;
		digits++;
		length--;
	}
	if (length == 1 && digits[0] == '-')
		return true;
	if (!length || strchr(digits, '-'))
		return false;
	if (!several(app)) {
		options[(*count)++] = option_of(app, round, number(digits, length));
		return options[0] > 0;
	}
	int each = digits_each(round);
	int most = asked(app)->max ? asked(app)->max : round->options_count;
	if (length % each || length / each > most)
		return false;
	for (int at = 0; at < length; at += each) {
		int option = option_of(app, round, number(digits + at, each));
		for (int i = 0; i < *count; i++)
			if (options[i] == option)
				return false;
		if (!option || *count >= OPTIONS_MAX)
			return false;
		options[(*count)++] = option;
	}
	return true;
}

static unsigned
cast(struct app *app, struct secret *secret)
{
	const struct round *round = model_round(app->model, app->model->stage.step);
	int options[OPTIONS_MAX], count, group;
	if (!secret->length)
		return EFFECT_NONE;
	bool holds = round && read_ballot(app, secret, round, &group, options, &count);
	forget(secret);
	if (!holds) {
		secret->advice = _("That was no answer from the list. Please type it again; "
				"nothing was counted.");
		return EFFECT_DRAW;
	}
	unsigned changed = 0;
	struct message message = {0};
	enum status status =
		session_cast(app->session, group, options, count, 1, &changed, &message);
	memset(options, 0, sizeof(options));
	if (!status)
		secret->turn = TURN_THANKS;
	return app_did(app, status, changed, &message);
}

unsigned
do_secret_enter(struct app *app, struct layer *layer)
{
	struct secret *secret = (struct secret *)layer;
	if (secret->turn == TURN_TYPING)
		return cast(app, secret);
	if (secret->turn != TURN_CODE)
		return EFFECT_NONE;
	bool right = strcmp(secret->typed, app->model->lock_code) == 0;
	bool empty = !secret->length;
	forget(secret);
	if (right)
		return leave(app);
	if (empty)
		secret->turn = TURN_NEXT;
	return EFFECT_DRAW;
}

unsigned
do_secret_next(struct app *app, struct layer *layer)
{
	(void)app;
	struct secret *secret = (struct secret *)layer;
	if (secret->turn == TURN_NEXT || secret->turn == TURN_THANKS) {
		secret->turn = TURN_TYPING;
		secret->advice = NULL;
		forget(secret);
	}
	return EFFECT_DRAW;
}

static unsigned
type(struct secret *secret, char c)
{
	bool types = secret->turn == TURN_TYPING || (secret->turn == TURN_CODE && c != '-');
	if (!types || secret->length >= DIGITS_MOST)
		return EFFECT_NONE;
	secret->typed[secret->length++] = c;
	secret->typed[secret->length] = '\0';
	secret->advice = NULL;
	return EFFECT_DRAW;
}

unsigned
do_secret_digit(struct app *app, struct layer *layer)
{
	return type((struct secret *)layer, (char)app->key);
}

unsigned
do_secret_abstain(struct app *app, struct layer *layer)
{
	(void)app;
	return type((struct secret *)layer, '-');
}

unsigned
do_secret_erase(struct app *app, struct layer *layer)
{
	(void)app;
	struct secret *secret = (struct secret *)layer;
	if (secret->length)
		secret->typed[--secret->length] = '\0';
	return EFFECT_DRAW;
}

unsigned
do_secret_leave(struct app *app, struct layer *layer)
{
	struct secret *secret = (struct secret *)layer;
	forget(secret);
	if (!app->model->lock_code || !*app->model->lock_code)
		return leave(app);
	secret->turn = TURN_CODE;
	return EFFECT_DRAW;
}
