/*
 * The rounds of a question that the room has seen, up to the one on the wall: before and after. They
 * compare rooms, not persons, so how many answered stands beside each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TUI_ROUNDS_H
#define RUNDE_TUI_ROUNDS_H

#include "tui/result.h"

enum { ROUNDS_MOST = 6 /* the last of them */ };

/* The rounds to be compared, the last one that of the picture; returns how many. */
int rounds_list(const struct result_view *view, const struct round *list[ROUNDS_MOST]);

/* By how many UNITs a figure changed as both are shown. */
long rounds_shift(double before, double now, double unit);

/* "+0.4", "−0.4", "±0"; DECIMAL: SHIFT counts tenths. Fresh memory. */
char *rounds_say_shift(long shift, bool decimal);

/* The picture: each answer on a line with what it got in each round, which is marked by the round's
 * number, and by how much that changed; of a scale the mean likewise. */
struct shift;

/* NULL: there is nothing to compare, or it is no matter of lines. */
struct shift *shift_new(const struct result_view *view);
int shift_rows(const struct shift *shift); /* as small as it can be; 0: there is none */
/* Lays it out as large as ROWS allow; how many pages it takes. */
int shift_pages(struct shift *shift, int rows);
void shift_draw(struct shift *shift, int page);
void shift_free(struct shift *shift);

#endif
