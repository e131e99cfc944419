/*
 * What the two files of secret voting at the keyboard share: one types, one draws.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TUI_SECRET_H
#define RUNDE_TUI_SECRET_H

#include "tui/layer.h"

#define SECRET_DIGITS 64

enum secret_turn { TURN_NEXT, TURN_TYPING, TURN_THANKS, TURN_CODE };

/* What was wrong with what was typed last. */
enum secret_fault {
	SECRET_FINE,
	SECRET_NOT_LISTED,
	SECRET_NO_GROUP,
	SECRET_TWICE,
	SECRET_TOO_MANY,
	SECRET_TWO_DIGITS, /* each answer takes two */
	SECRET_NO_ENTER,   /* Space, where Enter was meant */
	SECRET_WRONG_CODE,
};

struct secret {
	struct layer layer;
	enum secret_turn turn;
	char typed[SECRET_DIGITS + 1]; /* digits, or "-" behind the group's digit */
	int length;
	enum secret_fault fault;
};

/* The step that is asked. */
const struct step *secret_step(const struct app *app);

/* Whether the first digit is a group's. */
bool secret_takes_group(const struct app *app);

/* What people type for the option with INDEX: its value, or else its number. */
int secret_code(const struct app *app, const struct round *round, int index);

/* How many answers a ballot may hold. */
int secret_most(const struct app *app, const struct round *round);

/* Whether a ballot holds several answers, and how many digits each of them takes then. */
bool secret_several(const struct app *app);
int secret_digits_each(const struct round *round);

void secret_draw(struct app *app, struct layer *layer, const struct canvas *screen);

#endif
