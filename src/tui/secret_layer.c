/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Secret voting at the keyboard: one person after the other types what only shows as dots.
 * Nothing but what a ballot needs works here until Ctrl-K.
 */
#include "tui/secret.h"

#include "core/mem.h"
#include "core/number.h"

#include <stdlib.h>
#include <string.h>

const struct step *
secret_step(const struct app *app)
{
	return &app->model->workshop->steps[app->model->stage.step];
}

bool
secret_takes_group(const struct app *app)
{
	return secret_step(app)->by_group && workshop_people_groups(app->model->workshop) > 0;
}

struct question
secret_question(const struct app *app)
{
	return model_question(app->model, app->model->stage.step);
}

static enum entry_says
says(const struct app *app)
{
	return methods[secret_step(app)->kind].says;
}

bool
secret_asks_group(const struct app *app)
{
	return secret_takes_group(app) && (says(app) == SAYS_RESISTANCE || says(app) == SAYS_NUMBER
		|| says(app) == SAYS_WORD);
}

bool
secret_shows(const struct app *app, const struct secret *secret)
{
	return secret->turn == TURN_TYPING && says(app) == SAYS_WORD
		&& (secret->group >= 0 || !secret_asks_group(app));
}

/* --- typing ------------------------------------------------------------------- */

static unsigned type(struct app *app, struct secret *secret, key_code key);

/* Letters are typed where words are asked for; everything else is swallowed. */
static unsigned
take_key(struct app *app, struct layer *layer, key_code key)
{
	struct secret *secret = (struct secret *)layer;
	bool wanted = secret_shows(app, secret)
		|| (says(app) == SAYS_NUMBER && (key == ',' || key == '.'));
	return secret->turn == TURN_TYPING && wanted && key_is_text(key) ? type(app, secret, key)
		: EFFECT_NONE;
}

static unsigned
swallow_paste(struct app *app, struct layer *layer, const char *text)
{
	(void)app;
	(void)layer;
	(void)text;
	return EFFECT_NONE;
}

static void forget(struct secret *secret);

static void
secret_free(struct layer *layer)
{
	struct secret *secret = (struct secret *)layer;
	forget(secret);
	line_free(&secret->typed);
	buffer_free(&secret->ratings);
}

static const struct layer_class secret_class = {
	.contexts = {CONTEXT_SECRET},
	.whole = true,
	.closed = true,
	.draw = secret_draw,
	.key = take_key,
	.paste = swallow_paste,
	.free = secret_free,
};

void
secret_open(struct app *app)
{
	if (layer_find(app, &secret_class))
		return;
	struct secret *secret = layer_new(sizeof(*secret), &secret_class);
	line_init(&secret->typed, NULL, SECRET_LONGEST);
	secret->group = -1;
	app_push(app, &secret->layer);
}

/* Nothing of what was typed stays in memory. */
static void
forget_typed(struct secret *secret)
{
	memset(secret->typed.text, 0, secret->typed.length);
	line_set(&secret->typed, "");
}

static void
forget(struct secret *secret)
{
	forget_typed(secret);
	if (secret->ratings.bytes)
		memset(secret->ratings.bytes, 0, secret->ratings.length);
	buffer_clear(&secret->ratings);
	secret->rated = 0;
	secret->group = -1;
}

static unsigned
leave(struct app *app)
{
	unsigned changed = 0;
	struct message message = {0};
	enum status status = session_lock(app->session, false, &changed, &message);
	return app_did(app, status, changed, &message) | (status ? EFFECT_NONE : EFFECT_CLOSE);
}

/* Which group the DIGIT stands for; -1: none. */
static int
group_of(const struct app *app, char digit)
{
	const struct workshop *workshop = app->model->workshop;
	int nth = digit >= '0' && digit <= '9' ? digit - '0' : -1;
	if (nth == 0)
		return model_no_group(app->model);
	for (int i = 0; nth > 0 && i < workshop->groups_count; i++)
		if (!workshop->groups[i].official && --nth == 0)
			return i;
	return -1;
}

static unsigned
wrong(struct secret *secret, enum secret_fault fault)
{
	secret->fault = fault;
	return EFFECT_DRAW;
}

static unsigned
cast_ballot(struct app *app, struct secret *secret, int group, const char *typed)
{
	struct question question = secret_question(app);
	struct ballot ballot;
	secret->ballot = ballot_read(&question, typed, &ballot);
	if (secret->ballot) {
		forget(secret);
		return wrong(secret, SECRET_BALLOT);
	}
	forget(secret);
	unsigned changed = 0;
	struct message message = {0};
	enum status status = session_cast(app->session, group, &ballot, 1, &changed, &message);
	ballot_free(&ballot);
	memset(&ballot, 0, sizeof(ballot));
	if (!status)
		secret->turn = TURN_THANKS;
	return app_did(app, status, changed, &message);
}

/* Takes one resistance and asks for the next; after the last one it is a ballot. */
static unsigned
take_rating(struct app *app, struct secret *secret)
{
	struct question question = secret_question(app);
	const char *typed = secret->typed.text;
	double value = 0;
	bool too_fine = false, none = strcmp(typed, "-") == 0;
	bool rating = none || (number_read(typed, &value, &too_fine) && !too_fine && value >= 0
		&& value <= RESISTANCE_MOST);
	if (!rating) {
		forget_typed(secret);
		return wrong(secret, SECRET_NO_RATING);
	}
	buffer_printf(&secret->ratings, "%s%s", secret->rated > 0 ? " " : "", typed);
	secret->rated++;
	forget_typed(secret);
	if (secret->rated < question.count)
		return EFFECT_DRAW;
	/* who rates nothing abstains */
	char *line = mem_text(buffer_text(&secret->ratings));
	bool any = strpbrk(line, "0123456789") != NULL;
	unsigned effects = cast_ballot(app, secret,
		secret->group >= 0 ? secret->group : model_no_group(app->model), any ? line : "-");
	memset(line, 0, strlen(line));
	free(line);
	return effects;
}

static unsigned
cast(struct app *app, struct secret *secret)
{
	const struct round *round = model_round(app->model, app->model->stage.step);
	const char *typed = secret->typed.text;
	if (!*typed || !round)
		return EFFECT_NONE;
	if (secret_asks_group(app) && secret->group < 0) {
		int group = typed[1] ? -1 : group_of(app, typed[0]);
		forget_typed(secret);
		secret->group = group;
		return group < 0 ? wrong(secret, SECRET_NO_GROUP) : EFFECT_DRAW;
	}
	if (says(app) == SAYS_RESISTANCE)
		return take_rating(app, secret);

	int group = secret->group >= 0 ? secret->group : model_no_group(app->model);
	if (secret_takes_group(app) && !secret_asks_group(app)) {
		group = group_of(app, typed[0]);
		if (group < 0) {
			forget(secret);
			return wrong(secret, SECRET_NO_GROUP);
		}
		typed++;
	}
	char *line = mem_text(typed);
	unsigned effects = cast_ballot(app, secret, group, line);
	memset(line, 0, strlen(line));
	free(line);
	return effects;
}

unsigned
do_secret_enter(struct app *app, struct layer *layer)
{
	struct secret *secret = (struct secret *)layer;
	if (secret->turn == TURN_TYPING)
		return cast(app, secret);
	if (secret->turn != TURN_CODE)
		return EFFECT_NONE;
	bool right = strcmp(secret->typed.text, app->model->lock_code) == 0;
	bool empty = !secret->typed.length;
	forget(secret);
	if (right)
		return leave(app);
	secret->fault = empty ? SECRET_FINE : SECRET_WRONG_CODE;
	if (empty)
		secret->turn = TURN_NEXT;
	return EFFECT_DRAW;
}

static unsigned
type(struct app *app, struct secret *secret, key_code key)
{
	(void)app;
	bool types = secret->turn == TURN_TYPING || (secret->turn == TURN_CODE && key != '-');
	if (!types || !line_insert_code(&secret->typed, key))
		return EFFECT_NONE;
	secret->fault = SECRET_FINE;
	return EFFECT_DRAW;
}

unsigned
do_secret_next(struct app *app, struct layer *layer)
{
	struct secret *secret = (struct secret *)layer;
	if (secret->turn == TURN_NEXT || secret->turn == TURN_THANKS) {
		secret->turn = TURN_TYPING;
		secret->fault = SECRET_FINE;
		forget(secret);
	} else if (secret_shows(app, secret)) {
		return type(app, secret, ' ');
	} else if (secret->turn == TURN_TYPING && secret->typed.length) {
		secret->fault = SECRET_NO_ENTER;
	}
	return EFFECT_DRAW;
}

unsigned
do_secret_digit(struct app *app, struct layer *layer)
{
	return type(app, (struct secret *)layer, app->key);
}

unsigned
do_secret_abstain(struct app *app, struct layer *layer)
{
	return type(app, (struct secret *)layer, '-');
}

unsigned
do_secret_erase(struct app *app, struct layer *layer)
{
	(void)app;
	line_backspace(&((struct secret *)layer)->typed);
	((struct secret *)layer)->fault = SECRET_FINE;
	return EFFECT_DRAW;
}

unsigned
do_secret_help(struct app *app, struct layer *layer)
{
	(void)layer;
	/* A question mark may belong to what is typed. */
	if (app->key == '?' && secret_shows(app, (struct secret *)layer))
		return type(app, (struct secret *)layer, '?');
	help_open(app);
	return EFFECT_DRAW;
}

unsigned
do_secret_leave(struct app *app, struct layer *layer)
{
	struct secret *secret = (struct secret *)layer;
	forget(secret);
	secret->fault = SECRET_FINE;
	if (!app->model->lock_code || !*app->model->lock_code)
		return leave(app);
	secret->turn = TURN_CODE;
	return EFFECT_DRAW;
}
