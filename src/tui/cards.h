/*
 * Where cards stand on the wall: in columns by cluster, on pages of columns. Rows and columns of cards,
 * nothing is drawn here.
 *
 * While the room collects, cards_live() keeps each card where it is: they are placed in the order of
 * noting, each only by what was there before, and what was hidden leaves its gap. So another process,
 * or the next start, finds the same places without knowing more than the cards. Afterwards
 * cards_arranged() puts the clusters in order and uses the room well.
 *
 * A cluster's column goes on in another one, under its name again, when it is full; several may share
 * one. A card stays in one piece unless it is higher than a column.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TUI_CARDS_H
#define RUNDE_TUI_CARDS_H

#include <stdbool.h>

/* A card in the order of noting. */
struct card {
	int cluster; /* the index of its heading */
	int rows;
};

struct cards {
	const struct card *list;
	int count;
	const int *heading_rows; /* 0: none */
	int clusters;
	int columns, rows; /* of a page */
	int gap;           /* rows between two cards */
};

/* A piece of a card, or a heading. */
struct card_place {
	int card;         /* -1: the heading of `cluster` */
	int cluster;
	int column, row;  /* columns count through all pages */
	int skip, rows;   /* of the card: lines that stand before, and here */
};

struct card_places {
	struct card_place *list;
	int count;
	int columns; /* that are used; at least 1 */
	bool shared; /* clusters share columns although they are arranged */
};

struct card_places cards_live(const struct cards *cards);
struct card_places cards_arranged(const struct cards *cards);
void cards_free(struct card_places *places);

#endif
