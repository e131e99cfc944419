/*
 * What the two files of secret voting at the keyboard share: one types, one draws.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TUI_SECRET_H
#define RUNDE_TUI_SECRET_H

#include "core/ballot.h"
#include "core/buffer.h"
#include "tui/layer.h"

enum { SECRET_LONGEST = 200 }; /* bytes that may be typed */

enum secret_turn { TURN_NEXT, TURN_TYPING, TURN_THANKS, TURN_CODE };

/* What was wrong with what was typed last. */
enum secret_fault {
	SECRET_FINE,
	SECRET_BALLOT,     /* see struct secret */
	SECRET_NO_GROUP,
	SECRET_NO_RATING,
	SECRET_NO_ENTER,   /* Space, where Enter was meant */
	SECRET_WRONG_CODE,
};

struct secret {
	struct layer layer;
	enum secret_turn turn;
	struct line typed;
	int group;             /* chosen before the answer; -1: not yet */
	int rated;             /* options whose resistance was typed */
	struct buffer ratings; /* these, as a line of core/ballot.h */
	enum secret_fault fault;
	enum ballot_fault ballot;
};

/* The step that is asked, and its question. */
const struct step *secret_step(const struct app *app);
struct question secret_question(const struct app *app);

/* Whether people say their group, and whether they do so before they type the answer: else its
 * digit comes first of what is typed. */
bool secret_takes_group(const struct app *app);
bool secret_asks_group(const struct app *app);

/* Whether what is typed can be read: a word, which nobody could type blind. */
bool secret_shows(const struct app *app, const struct secret *secret);

void secret_draw(struct app *app, struct layer *layer, const struct canvas *screen);

#endif
