/*
 * A question of the minutes while it is being written: which of its rounds are told. Nobody else needs it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_REPORT_MINUTES_TOLD_H
#define RUNDE_REPORT_MINUTES_TOLD_H

#include "report/minutes_parts.h"

/* Of more rounds than that the first and the last ones are told. */
enum { ROUNDS_TOLD = 4 };

/* The rounds that a picture is about. */
struct told {
	const struct minutes_question *question;
	const struct minutes_round *rounds[ROUNDS_TOLD];
	int count;
	int left_out;
	int *order;      /* of the options */
	double most;     /* the longest bar */
	double line;     /* see chart_bars() */
};

/* The rounds of QUESTION that are told; `order` is the caller's to free. */
struct told told_of(const struct minutes_question *question);

/* PART_CAPTION: who took part in them. */
void told_caption(const struct writing *writing, const struct told *told);

/* A figure with a bar for each answer, and for each round in it. */
void told_bars(const struct writing *writing, const struct told *told);

/* What SAY makes of FIGURE; NULL: there is none. */
char *told_figure(const struct figure *figure, char *(*say)(double));

#endif
