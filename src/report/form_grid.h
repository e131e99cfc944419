/*
 * A question of a form while it is being written, and the grids of boxes that scales are answered in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_REPORT_FORM_GRID_H
#define RUNDE_REPORT_FORM_GRID_H

#include "report/forms.h"

struct question {
	const struct form *form;
	struct document *document;
	const struct step *step;
	int number; /* on the form; 0: it is alone */
	const struct option *options;
	int count;
	bool open;  /* the answers are on the wall */
};

struct question form_question(const struct form *form, int step, int number);

/* What the room is asked; the same behind its number ("3. "). */
const struct words *form_asked(const struct question *question);
void form_put_asked(const struct question *question);

/* What not to answer is called. */
void form_put_abstention(const struct question *question);

/* Whether the levels are numbers and nothing else; whether they can stand side by side. */
bool form_all_numbers(const struct question *question);
bool form_fits_grid(const struct question *question);

/* How many of the STEPS from the first on share one grid; 0 if that one stands in none. */
int form_grid_length(const struct form *form, const int *steps, int count);

/* Opens a grid of COLUMNS that may go on overleaf: each of its pages says which form it is of, and what
 * to do. PART_GRID closes it. */
void form_open_grid(const struct form *form, int columns);

/* Questions that share their heads, numbered from NUMBER; one alone, whose words stand above. */
void form_put_grid(const struct form *form, const int *steps, int count, int number);
void form_put_scale(const struct question *question);

#endif
