/*
 * A result by groups: a row for each group, a column for each answer, and what is said of all of them
 * together. Groups that are too small are named and say so; institutions have their row once the room
 * may see what they answer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TUI_RESULT_TABLE_H
#define RUNDE_TUI_RESULT_TABLE_H

#include "core/withhold.h"
#include "tui/answers.h"
#include "tui/result.h"

struct result_table {
	const struct result_view *view;
	struct answers answers;        /* those that have a column */
	enum withholding *withheld;
	enum lettering letters;
	int label_columns, count_columns;
	int cell;                      /* columns of an answer */
	int cells;                     /* columns of answers in one part */
	int parts;                     /* how many times the groups are listed */
	const char *last;              /* what the last column is: "mean"; NULL: there is none */
	int last_columns;
	bool explained;                /* a line below says what the columns are; set before drawing */
};

/* Whether a result of KIND is more by groups than a list of numbers of people. */
bool result_table_suits(enum kind kind);

/* Works it out; returns the rows of a part, its heading included, the explaining line not. */
int result_table_lay_out(struct result_table *table, const struct result_view *view);

/* Draws PART (from 0) at the picture's row. */
void result_table_draw(struct result_table *table, int part);

void result_table_free(struct result_table *table);

#endif
