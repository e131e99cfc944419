/*
 * Where views part: the distance between two sides on a question and on a theme.
 *
 * A side is a group of people, an institution with its own answer, or everyone. What a side says
 * to a question is its mean; where that must not be shown (core/withhold.h) it is missing, and
 * nothing is made of it. The figures are those of data.md, "Statistics": a gap is the difference of
 * two means; of several questions the mean of the differences, and of what they are without their
 * signs, so that +2 and -2 do not vanish.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_CORE_GAP_H
#define RUNDE_CORE_GAP_H

#include "core/tally.h"
#include "core/withhold.h"

/* A scale question as the sides see it. Borrowed. */
struct view {
	double lowest, highest;             /* of the scale's values */
	const struct figure *means;         /* [side] */
	const enum withholding *withheld;   /* [side]; a withheld one has no mean */
};

struct gap {
	int items;                          /* questions in which both sides have a mean */
	struct figure mean_a, mean_b;       /* over these */
	struct figure gap;                  /* mean of a − mean of b */
	struct figure scaled;               /* the same in lengths of the scale, -1 … 1 */
	struct figure absolute;             /* mean of the absolute scaled gaps, 0 … 1 */
	enum withholding withheld;          /* why there is none, if it is that */
};

/* The gap between the sides A and B over COUNT questions with the same ends: one question, or
 * those of a theme. */
void gap_between(const struct view *views, int count, int a, int b, struct gap *gap);

#endif
