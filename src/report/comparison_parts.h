/*
 * A comparison while it is being written: what its parts share; nobody else needs it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_REPORT_COMPARISON_PARTS_H
#define RUNDE_REPORT_COMPARISON_PARTS_H

#include "report/comparison.h"

struct comparison {
	const struct compare *compare;
	const struct comparison_options *options;
	struct document *document;
	const struct compare_panel *panel; /* places, or the evenings of the only one */
	bool network;             /* it is of places */
	char **names;             /* of its units, owned */
	int *order;               /* in which they stand */
	int own;                  /* the unit that is marked; -1: none */
	const struct speaker *speakers[COMPARE_SPEAKERS_MAX]; /* groups and institutions */
	int speakers_count;
	struct compare_pair pair; /* whose distance is told; NULL: none */
	char *pair_name;          /* "Administration – Civil society" */
};

/* --- names: comparison_names.c ------------------------------------------------------------- */

/* Fills names, order and own. */
void comparison_name(struct comparison *comparison);

/* The evening of UNIT of a panel of evenings: its wave or date, in fresh memory. */
char *comparison_evening(const struct compare *compare, const struct compare_panel *panel, int unit);

/* Whether ITEM is told: two units were asked it, and who is marked among letters is one of them. */
bool comparison_tells(const struct comparison *comparison, const struct compare_item *item);
int comparison_items(const struct comparison *comparison, const struct compare_theme *theme);

/* The question whose words stand for ITEM; NULL: none may be told. */
const struct compared_question *comparison_question(
	const struct comparison *comparison, const struct compare_item *item);
/* What is asked, as a row says it: the prompt, or the title where that is long. */
const char *comparison_asked(const struct comparison *comparison, const struct compare_item *item);
const char *comparison_row(const struct compared_question *question);
const char *comparison_theme(const struct comparison *comparison, const struct compare_theme *theme);
const char *comparison_label(const struct comparison *comparison, const char *speaker);

/* Which of the themes it is, from 1. */
int comparison_theme_number(const struct comparison *comparison, int theme);

/* Whether a mean of THEME is told: questions of no theme have nothing in common. */
bool comparison_has_mean(const struct comparison *comparison, const struct compare_theme *theme);

/* How many wordings of ITEM there are in PANEL. */
int comparison_wordings(const struct comparison *comparison, const struct compare_panel *panel,
	const struct compare_item *item);

/* Lists them, each with whose it is, unless there is only one: comparison_wordings.c. */
void comparison_put_wordings(const struct comparison *comparison, const struct compare_panel *panel,
	const struct compare_item *item);

/* --- tables: comparison_table.c ------------------------------------------------------------ */

enum cell_says { CELL_MEAN, CELL_DISTANCE, CELL_PERCENT, CELL_HUNDREDTHS, CELL_NUMBER, CELL_COUNT };

struct comparison_column {
	char *head;               /* owned by the table */
	enum cell_says says;    /* CELL_COUNT has no figures of the network */
};

/* A table with a row for each unit. */
struct comparison_table {
	const struct comparison *comparison;
	struct comparison_column *columns;
	int count;
	struct compare_value *values;
};

enum {
	COMPARISON_COLUMNS_MAX = 12,
	COMPARISON_PAGE_ROWS = 40, /* so many places fit on a page */
	COMPARISON_FEW = 8,        /* so few that several tables fit on one */
};

struct comparison_table comparison_table(const struct comparison *comparison);
/* Adds a column called HEAD, which goes over; its number. */
int comparison_add(struct comparison_table *table, char *head, enum cell_says says);
struct compare_value *comparison_at(const struct comparison_table *table, int unit, int column);
/* Writes the table, unless it has no column, with the figures of the network below it and what its signs
 * mean; frees it. */
void comparison_put_table(struct comparison_table *table);

/* "2.8", "+0.4", "40 %"; fresh memory. */
char *comparison_say(enum cell_says says, double value);
/* What stands where there is no figure. */
const char *comparison_lacks(enum answer_state state);
/* What such signs mean, those of the bits 1u << enum answer_state. */
void comparison_put_signs(const struct comparison *comparison, unsigned states);

/* --- charts: comparison_chart.c ----------------------------------------------------------------- */

/* What a row of a chart is about: one value for each unit. */
struct comparison_line {
	char *number;            /* "2.1", owned */
	const char *name;
	double lowest, highest;
	struct compare_value *values; /* [unit], owned */
	bool footnote;
	bool strong;
};

struct comparison_lines {
	struct comparison_line *list;
	int count;
};

/* The LINES from the one at FIRST on; LEAD is what they are about. */
void comparison_put_chart(const struct comparison *comparison, const struct comparison_lines *lines, int first,
	const char *lead);

/* Whether each unit has a column of its own there: they are too few for figures of a network. */
bool comparison_is_few(const struct comparison *comparison);

/* --- parts --------------------------------------------------------------------------------- */

void comparison_put_head(const struct comparison *comparison);          /* comparison.c */
void comparison_put_method(const struct comparison *comparison);
void comparison_put_sessions(const struct comparison *comparison);      /* comparison_sessions.c */
void comparison_put_apart(const struct comparison *comparison);
void comparison_put_overview(const struct comparison *comparison);      /* comparison_themes.c */
void comparison_put_themes(const struct comparison *comparison);
void comparison_put_questions(const struct comparison *comparison);     /* comparison_questions.c */
void comparison_put_others(const struct comparison *comparison);
void comparison_put_waves(const struct comparison *comparison);         /* comparison_waves.c */

#endif
