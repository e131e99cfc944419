/*
 * The views compared, as they are on the wall: the themes, the statements of one, or one statement, in
 * the order and with the row that the stage row says. The wall, the desk and the keys read it alike.
 *
 * What the stage row says may be of another time (a round has come in, an institution's answer is
 * out); it is taken for what is nearest to it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TUI_PROFILE_H
#define RUNDE_TUI_PROFILE_H

#include "session/views.h"

enum profile_level { PROFILE_THEMES, PROFILE_STATEMENTS, PROFILE_STATEMENT };

struct profile_row {
	int index;        /* of the theme, or of the question, in views */
	bool apart;       /* two sides can be compared */
	struct gap gap;   /* the widest gap, of that which is drawn */
	int a, b;         /* the sides it is between */
};

struct comparison {
	const struct model *model;
	struct views views;
	enum profile_level level;
	int theme;                 /* the open one; -1 */
	struct profile_row *rows;  /* themes, or the statements of the open theme, as they are drawn */
	int count;
	int row;                   /* under the cursor, or the open statement; -1: there is none */
	bool agenda;               /* in the order of the agenda */
};

/* The place PLACE in the views that STEP compares. PROFILE is the caller's to free. */
void profile_read(const struct model *model, int step, enum views_of of,
	const struct profile_place *place, struct comparison *profile);
void profile_free(struct comparison *profile);

/* Whether the room sees the views compared: STEP does so, and has been revealed. */
bool profile_shown(const struct model *model, int step);

/* The row with INDEX; -1: there is none. */
int profile_find(const struct comparison *profile, int index);

/* The place in PROFILE with the cursor on ROW, or ROW open. */
struct profile_place profile_place(const struct comparison *profile, int row);

/* The theme of what is under the cursor or open; -1: there is none. */
int profile_theme(const struct comparison *profile);

/* The open statement, or the one under the cursor; NULL: a theme is, or nothing. */
const struct view_question *profile_statement(const struct comparison *profile);

/* The sides in the order in which they are named: people, institutions, everyone. SIDES has VIEW_SIDES
 * places; returns how many. */
int profile_sides(const struct comparison *profile, int *sides);

/* What SIDE says in ROW. Everyone stands beside institutions only where no group of people can. */
struct figure profile_mean(const struct comparison *profile, int row, int side);

/* The ends of the row's scale. */
void profile_scale(const struct comparison *profile, int row, double *lowest, double *highest);

/* Whether all that is drawn was answered on one scale. */
bool profile_one_scale(const struct comparison *profile);

/* The widest gap of ROW as it is said, fresh: in units of the scale, or where scales differ as the
 * share of its own, by which rows are ordered. "" where nothing can be compared. */
char *profile_say_gap(const struct comparison *profile, int row);

/* The share that abstained, where it is worth saying: at least a quarter. */
struct figure profile_abstained(const struct comparison *profile, int row);

/* Whether suggestions are offered for THEME: everyone's mean is below the middle of the scale, or the
 * widest gap is at least a quarter of it. */
bool profile_needs_suggestions(const struct comparison *profile, int theme);

/* A row's name in LANGUAGE: the theme, or the statement's title. Borrowed. */
const char *profile_name(const struct comparison *profile, int row, int language);

/* The name of THEME; what to say of questions without one. Borrowed. */
const char *profile_theme_name(const struct comparison *profile, int theme, int language);

#endif
