/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Secret voting at the keyboard: one person after the other types digits that only show as dots.
 * Nothing but what a ballot needs works here until Ctrl-K.
 */
#include "tui/secret.h"

#include "core/i18n.h"

#include <math.h>
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

/* Whether people type the values of the levels, and not their numbers. */
static bool
types_values(const struct app *app, const struct round *round)
{
	if (!methods[secret_step(app)->kind].has_mean)
		return false;
	for (int i = 0; i < round->options_count; i++) {
		double value = round->options[i].value;
		if (value < 0 || value > 9999 || value != floor(value))
			return false;
	}
	return true;
}

int
secret_code(const struct app *app, const struct round *round, int index)
{
	return types_values(app, round) ? (int)round->options[index].value
		: round->options[index].no;
}

/* The number of the option that CODE stands for, or 0. */
static int
option_of(const struct app *app, const struct round *round, int code)
{
	for (int i = 0; i < round->options_count; i++)
		if (secret_code(app, round, i) == code)
			return round->options[i].no;
	return 0;
}

bool
secret_several(const struct app *app)
{
	return methods[secret_step(app)->kind].several;
}

int
secret_most(const struct app *app, const struct round *round)
{
	int most = secret_step(app)->max;
	return most && most < round->options_count ? most : round->options_count;
}

/* How many digits each of several answers takes. */
int
secret_digits_each(const struct round *round)
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
	.draw = secret_draw,
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

static enum secret_fault
read_several(const struct app *app, const struct round *round, const char *digits, int length,
	int options[OPTIONS_MAX], int *count)
{
	int each = secret_digits_each(round);
	if (length % each)
		return SECRET_TWO_DIGITS;
	for (int at = 0; at < length; at += each) {
		int option = option_of(app, round, number(digits + at, each));
		if (!option)
			return SECRET_NOT_LISTED;
		for (int i = 0; i < *count; i++)
			if (options[i] == option)
				return SECRET_TWICE;
		options[(*count)++] = option;
	}
	return *count > secret_most(app, round) ? SECRET_TOO_MANY : SECRET_FINE;
}

/* What was typed as a ballot; the group and the answers hold only when it is fine. */
static enum secret_fault
read_ballot(const struct app *app, const struct secret *secret, const struct round *round,
	int *group, int options[OPTIONS_MAX], int *count)
{
	const char *digits = secret->typed;
	int length = secret->length;
	*group = model_no_group(app->model);
	*count = 0;
	if (secret_takes_group(app)) {
		*group = group_of(app, digits[0]);
		if (*group < 0)
			return SECRET_NO_GROUP;
		digits++;
		length--;
	}
	if (length == 1 && digits[0] == '-')
		return SECRET_FINE;
	if (!length || strchr(digits, '-'))
		return SECRET_NOT_LISTED;
	if (secret_several(app))
		return read_several(app, round, digits, length, options, count);
	options[(*count)++] = option_of(app, round, number(digits, length));
	return options[0] > 0 ? SECRET_FINE : SECRET_NOT_LISTED;
}

static unsigned
cast(struct app *app, struct secret *secret)
{
	const struct round *round = model_round(app->model, app->model->stage.step);
	int options[OPTIONS_MAX], count, group;
	if (!secret->length || !round)
		return EFFECT_NONE;
	secret->fault = read_ballot(app, secret, round, &group, options, &count);
	forget(secret);
	if (secret->fault)
		return EFFECT_DRAW;
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
	secret->fault = empty ? SECRET_FINE : SECRET_WRONG_CODE;
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
		secret->fault = SECRET_FINE;
		forget(secret);
	} else if (secret->turn == TURN_TYPING && secret->length) {
		secret->fault = SECRET_NO_ENTER;
	}
	return EFFECT_DRAW;
}

static unsigned
type(struct secret *secret, char c)
{
	bool types = secret->turn == TURN_TYPING || (secret->turn == TURN_CODE && c != '-');
	if (!types || secret->length >= SECRET_DIGITS)
		return EFFECT_NONE;
	secret->typed[secret->length++] = c;
	secret->typed[secret->length] = '\0';
	secret->fault = SECRET_FINE;
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
	secret->fault = SECRET_FINE;
	return EFFECT_DRAW;
}

unsigned
do_secret_help(struct app *app, struct layer *layer)
{
	(void)layer;
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
