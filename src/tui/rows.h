/*
 * A result as rows: the number and the label of each answer, and beside them what it got, drawn by its
 * kind. Rows are as tall as there is room for, labels in block letters where they fit, and on pages
 * where they must.
 *
 *	marks  number  label            field                figures
 *	  ★      2     Sprachcafé       ████████████▌        102   18
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TUI_ROWS_H
#define RUNDE_TUI_ROWS_H

#include "tui/answers.h"
#include "tui/result.h"

enum { ROWS_FIGURES = 3 + GROUPS_MAX };

/* How tall rows are. */
struct thickness {
	int rows, gap;
	int size;    /* from which size of the picture on */
	enum lettering letters; /* of the labels */
	bool ample;  /* only if a quarter of the rows stays free */
	bool tall;   /* only for fields that say more when they are tall */
};

/* A column of figures at the right end; the texts are its own. */
struct rows_figure {
	char *head;
	char **texts;      /* by row */
	enum look *looks;
	int end;           /* the column behind it */
};

struct rows;

struct rows_kind {
	int variants;      /* of the field: the first that fits is taken */
	bool tall;         /* the field says more when it is tall */
	/* The columns that the field cannot do without. */
	int (*least)(const struct rows *rows);
	/* Works the field out, whose columns are known; false: it does not suit the thickness. NULL:
	 * it always does. */
	bool (*fit)(struct rows *rows);
	/* The rows that the field of the answer at INDEX needs, and those free below; may be NULL. */
	int (*height)(const struct rows *rows, int index);
	int (*below)(const struct rows *rows, int index);
	/* Draws the field of the answer at INDEX into HEIGHT rows from ROW, and what is below it. */
	void (*draw)(const struct rows *rows, int index, int row, int height);
	/* Draws its heading; may be NULL. */
	void (*head)(const struct rows *rows, int row);
};

struct rows {
	const struct result_view *view;
	const struct rows_kind *kind;
	void *own;                /* the kind's; freed with the rows */
	struct answers answers;   /* in the order in which they are drawn */
	char **marks;             /* by row; NULL: none */
	enum look mark_look;
	struct rows_figure figures[ROWS_FIGURES];
	int figures_count;

	struct thickness thickness;
	enum lettering figures_letters;
	int variant;
	int marks_columns, number, number_columns, label, label_columns;
	int field, field_columns;
	int *heights;
	int page_rows;
};

/* The answers of VIEW's round, the abstention among them only if ABSTENTION; ORDER (may be NULL) is
 * what they are sorted by: by index, the least first, equal ones as asked. The caller adds the rest.
 * OWN is owned from now on. */
struct rows *rows_new(const struct result_view *view, const struct rows_kind *kind, void *own,
	bool abstention, const double *order);
void rows_free(void *rows);

/* One more row behind the answers, LABEL owned from now on. Before anything else is added. */
void rows_append(struct rows *rows, int no, char *label);

/* Adds a column of figures, HEAD owned from now on, and sets one of its cells, TEXT likewise. */
struct rows_figure *rows_add(struct rows *rows, char *head);
void rows_set(struct rows_figure *figure, int index, enum look look, char *text);

/* Puts MARK, owned from now on, before the answer at INDEX; one more stands beside it. */
void rows_mark(struct rows *rows, int index, char *mark);

/* A column for each institution, of what it says of each answer. */
void rows_add_officials(struct rows *rows);

/* Writes TEXT from COLUMN of ROW on; returns the column behind it. */
int rows_put(const struct rows *rows, int row, int column, enum look look, const char *text,
	enum lettering letters);

/* The row for one line of text beside the answer whose HEIGHT rows begin at ROW. */
int rows_middle(int row, int height, enum lettering letters);

/* How many rows it takes on one page when it is as small as can be. */
int rows_least(struct rows *rows);

/* The graphic's own. */
int rows_pages(void *rows, int room);
void rows_draw(void *rows, int page);
int rows_quality(const void *rows);

#endif
