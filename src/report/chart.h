/*
 * Drawings for the rows of a chart: each is one SVG in a cell (PART_CELL_PICTURE) of a table in a figure
 * (report/document.h), as wide as its cell, and stands beside the numbers it draws.
 *
 *	document_open(document, PART_FIGURE);
 *	document_put(document, PART_CAPTION, "Answers of 53 people");
 *	document_open(document, PART_TABLE);
 *	… PART_HEAD: PART_COLUMN, PART_COLUMN_PICTURE, PART_COLUMN_NUMBER …
 *	… each PART_ROW: PART_LEAD, PART_CELL_PICTURE with chart_bars(), PART_CELL_NUMBER …
 *
 * What is drawn tells nothing by colour alone: bars are long, levels are dark and numbered, marks have
 * shapes and letters. Everything has three times the contrast of its ground, letters four and a half
 * times; in grey it reads as well. Drawings whose numbers stand beside them are hidden from those who
 * listen; the others say what they show. In Markdown bars are made of blocks, the others say their
 * numbers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_REPORT_CHART_H
#define RUNDE_REPORT_CHART_H

#include "core/compare.h"
#include "core/tally.h"
#include "report/document.h"

#include <stdbool.h>
#include <stdint.h>

struct chart_bar {
	double share; /* of the whole width, 0 … 1; what is outside is drawn at the end */
	bool before;  /* of an earlier round: drawn hollow */
};

/* COUNT bars below each other, and a dashed line at LINE of the width (negative: none), such as what the
 * status quo gets. */
void chart_bars(struct document *document, const struct chart_bar *bars, int count, double line);

/* How often each of COUNT levels was given, as parts of one bar, from light to dark; LABELS name them. */
void chart_stack(struct document *document, const int64_t *votes, const char *const *labels, int count);
/* The shade of the level at INDEX of COUNT, for a key; nothing in Markdown. */
void chart_shade(struct document *document, int index, int count);

/* A mark on a line. */
struct chart_point {
	double at;
	const char *mark;  /* a shape and a letter or two, as group_mark() makes them: "●A" */
	const char *label; /* whose it is */
};

/* COUNT marks on a line from LOWEST to HIGHEST, and a bar between the outermost two. Marks that would
 * lie upon each other are drawn below each other. */
void chart_points(struct document *document, double lowest, double highest,
	const struct chart_point *points, int count);
/* The numbers above such lines, in PART_COLUMN_PICTURE. */
void chart_axis(struct document *document, double lowest, double highest);
/* One mark in a line of text, for a key; in Markdown as it is. */
void chart_mark(struct document *document, const char *mark);

/* Numbers from LOWEST to HIGHEST: all of them as a thin line, the middle half as a box, the median as a
 * stroke; a line that goes on beyond has no end. SUMMARY has min, q1, median, q3 and max. */
void chart_spread(
	struct document *document, double lowest, double highest, const struct summary *summary);

/* A place on a line. */
struct chart_place {
	double at;
	const char *label;
	bool own;          /* it is marked */
};

/* COUNT places as rings on a line from LOWEST to HIGHEST; below them a bar as far as they reach, and a stroke
 * at the median, where NETWORK has one. NETWORK may be NULL. */
void chart_places(struct document *document, double lowest, double highest, const struct chart_place *places,
	int count, const struct network *network);

/* From the first to the last of COUNT means of one place; the last one is the point of an arrow. */
void chart_change(struct document *document, double lowest, double highest, const double *values, int count);

#endif
