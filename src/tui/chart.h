/*
 * Where things stand in the picture of the views compared (room_profile.c): columns and rows, the scale,
 * the marks of a row. Nothing is drawn here.
 *
 * A row has a name at the left, a line with a mark for each side in the middle, and at the right the gap
 * and, where it is high, the share of those who abstained.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TUI_CHART_H
#define RUNDE_TUI_CHART_H

#include "tui/picture.h"
#include "tui/profile.h"

/* How tall the rows are. */
struct style {
	int rows, gap; /* at least so many, and so many between two */
	int size;      /* from which size of the picture on */
	bool medium;   /* the letters below the line, and the gap, in block letters of three rows */
	/* What the name above its line and the gap beside it are written in; the letters then stand on the
	 * line. LETTERING_PLAIN: the name stands before its line. */
	enum lettering above;
};

/* The scale that all lines stand under. */
struct scale {
	bool values;            /* they share its ends: values can stand above */
	double lowest, highest; /* then */
	int ticks;              /* intervals, of the same length */
	const char *low, *high; /* what the ends are called, "" where it differs; borrowed */
};

struct chart {
	const struct picture *picture;
	const struct comparison *profile;
	struct scale scale;
	struct style style;
	int name, name_columns; /* where it begins, and how wide it is */
	int line, line_columns;
	int gap, gap_columns;
	int *heights;           /* of the rows */
	int height;             /* of all, with what is between them */
	bool *sides;            /* which have a mark in any row */
};

/* A side on a line. */
struct mark {
	int side;
	double mean;
	char *shape, *letter;
	int column; /* on the line */
};

/* Of PROFILE, which has a row at least. Both are borrowed. */
struct chart chart_of(const struct picture *picture, const struct comparison *profile);
void chart_free(struct chart *chart);

/* Lays it out anew; false: the names do not suit the style. */
bool chart_set_style(struct chart *chart, struct style style);

/* A row's name, in two languages if the prompt stands in two; a statement in its own words where the
 * screen is wide. Fresh. */
char *chart_name(const struct chart *chart, int row);

/* "Gap 2.0", or without NAMED the number alone; "" where there is none. Fresh. */
char *chart_gap(const struct chart *chart, int row, bool named);

/* "don't know 38 %" where so many say so, else "". Fresh. */
char *chart_abstained(const struct chart *chart, int row);

/* "too small: ◆B" where some groups have no mark in ROW alone for that; "" else. Fresh. */
char *chart_small(const struct chart *chart, int row);

/* Why there is no mark in ROW. */
const char *chart_nothing(const struct chart *chart, int row);

/* The marks of ROW, in the order of their means, in MARKS[VIEW_SIDES]; how many. */
int chart_marks(const struct chart *chart, int row, struct mark *marks);
void chart_marks_free(struct mark *marks, int count);

/* Where interval TICK of the scale begins, in columns of the line. */
int chart_tick(const struct chart *chart, int tick);

/* Whether SIDE is too small in every question, so that it has no mark at all. */
bool chart_never_shown(const struct chart *chart, int side);

#endif
