/*
 * A result on the wall. Each kind has a picture of its own; what all have in common stands below it:
 * how many took part, what institutions answer themselves, the rounds before, the groups. What does
 * not fit there comes on pages behind.
 *
 * Pictures that are a row for each answer are made by rows.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TUI_RESULT_H
#define RUNDE_TUI_RESULT_H

#include "tui/picture.h"

enum { RESULT_QUARTERS = 4 /* fewer estimates have no middle half */ };

/* What is drawn. Borrowed. */
struct result_view {
	struct picture *picture;
	const struct round *round;
	enum kind kind;
	struct summary summary;  /* of everyone */
	int winner;              /* the option preferred to each other one; 0: none */
	/* What institutions answer, once the room may see it. */
	const struct official *officials[GROUPS_MAX];
	int officials_count;
};

/* The picture of a kind. BEGIN's memory is passed to the others and freed by END. */
struct graphic {
	void *(*begin)(const struct result_view *view);
	/* Works out how it fits into ROWS, as large as they allow; returns how many pages it takes. */
	int (*pages)(void *own, int rows);
	/* Draws PAGE from the picture's row, and moves on behind it. */
	void (*draw)(void *own, int page);
	void (*end)(void *own);
	int least; /* rows that it cannot do without, */
	int good;  /* and those that it should have */
	/* How well it can be read from afar as it was laid out last: more is better. NULL: it is always
	 * the same. */
	int (*quality)(const void *own);
};

extern const struct graphic bars_graphic, dots_graphic, rank_graphic, resist_graphic, number_graphic,
	words_graphic;

/* Whether abstaining stands among the answers: as it was asked, or as an institution answers. */
bool result_abstains(const struct result_view *view);

/* What stands below the picture: how many took part, and what else one line says of it all. Fresh
 * memory. */
char *result_figures(const struct result_view *view);

/* The shift from the rounds before as a sentence; NULL: there is none, or a picture says it
 * (rounds.h). Fresh memory. */
char *result_rounds(const struct result_view *view);

#endif
