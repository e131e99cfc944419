/*
 * A result by groups: a row for each group, a column for each answer. Groups that are too small
 * are named and say so.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TUI_RESULT_TABLE_H
#define RUNDE_TUI_RESULT_TABLE_H

#include "core/withhold.h"
#include "tui/answers.h"
#include "tui/picture.h"

struct result_table {
	struct picture *picture;       /* these three are set by the caller */
	const struct round *round;
	const struct answers *answers;

	enum withholding *withheld;
	int label_columns;
	int cells;                     /* columns of answers in one part */
	int parts;                     /* how many times the groups are listed */
	bool mean;
	bool explained;                /* a line below says what the columns are; set before drawing */
};

/* Works it out; returns the rows of a part, its heading included, the explaining line not. */
int result_table_lay_out(struct result_table *table);

/* Draws PART (from 0) at the picture's row. */
void result_table_draw(struct result_table *table, int part);

void result_table_free(struct result_table *table);

#endif
