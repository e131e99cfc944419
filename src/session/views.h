/*
 * The views compared: the scale questions of an evening, theme by theme, as each side sees them.
 *
 * Sides are the official groups in the order of the workshop, then the groups of people, then everyone
 * (TALLY_ALL). A question stands with its last closed round; what its mean may not show by
 * core/withhold.h is missing. An institution's answer holds for every round.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_SESSION_VIEWS_H
#define RUNDE_SESSION_VIEWS_H

#include "core/gap.h"
#include "session/model.h"

enum { VIEW_SIDES = GROUPS_MAX + 1 };

struct side {
	int group;      /* index, or TALLY_ALL */
	bool official;
};

struct view_question {
	int step;                      /* that asked it last */
	const struct round *round;     /* borrowed from the model */
	int64_t ballots, abstentions;  /* of everyone; 0 where that is withheld */
	struct figure means[VIEW_SIDES];
	enum withholding withheld[VIEW_SIDES];
};

struct view_theme {
	const struct words *name;      /* borrowed; without a text: questions of no theme */
	int first, count;              /* of the questions */
};

struct views {
	struct side sides[VIEW_SIDES];
	int sides_count;
	struct view_question *questions; /* by theme, in the order of the agenda */
	struct view *views;              /* the same for core/gap.h */
	int questions_count;
	struct view_theme *themes;       /* in the order of the agenda */
	int themes_count;
};

enum views_of {
	VIEWS_CLOSED,   /* every round that is closed, every official answer: for exports */
	/* What the room has seen: for the wall. Of an institution nothing in a theme until all of its
	 * answers there were shown, else one of them would stand for the whole theme. */
	VIEWS_SHOWN,
};

/* The questions asked before the step BEFORE (steps_count: all), withheld below K ballots (0: nothing
 * is). VIEWS is the caller's to free. */
void views_read(const struct model *model, enum views_of of, int before, int64_t k, struct views *views);
void views_free(struct views *views);

/* Whether the sides A < B are compared: everyone stands beside institutions only, since each group is
 * part of it. */
bool views_compared(const struct views *views, int a, int b);

/* The gap between two sides on a question, on a theme. */
void views_question_gap(const struct views *views, int question, int a, int b, struct gap *gap);
void views_theme_gap(const struct views *views, int theme, int a, int b, struct gap *gap);

/* The mean of SIDE over the questions of THEME in which it has one. */
struct figure views_theme_mean(const struct views *views, int theme, int side);

/* The widest gap of a theme or (THEME's) question: the largest difference of means between two
 * sides that are compared. False: there are no two. A and B may be NULL. */
bool views_widest(const struct views *views, int theme, int question, struct gap *gap, int *a, int *b);

/* The share of those who abstained, of all who took part in the questions of THEME (of one QUESTION,
 * unless it is -1). */
struct figure views_abstained(const struct views *views, int theme, int question);

/* The ends of the scale that the questions of THEME share. */
void views_scale(const struct views *views, int theme, double *lowest, double *highest);

#endif
