/*
 * The answers of a step as rows of a screen, and what of a round may be shown.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TUI_ANSWERS_H
#define RUNDE_TUI_ANSWERS_H

#include "core/withhold.h"
#include "session/model.h"
#include "tui/canvas.h"

/* A row: an option (`no` from 1), the abstention (0) or how many took part (-1). */
struct answer {
	int no;
	char *number; /* what is typed for it; "" where the label says it */
	char *label;
};

struct answers {
	struct answer *list;
	int count;
	int number_columns, label_columns; /* of the widest */
};

/* The answers of STEP, last the ABSTENTION if it is wanted; TAKING_PART adds its row behind that
 * where the method counts it. Labels are in the language of the stage row. */
struct answers answers_of(const struct model *model, int step, bool abstention, bool taking_part);
void answers_free(struct answers *answers);

/* Lets the answer that leaves everything as it is say so, where OPTIONS have one. */
void answers_mark_status_quo(struct answers *answers, const struct option *options, int count);

/* What BALLOT answers to STEP's question, in words. Fresh memory. */
char *answers_say(const struct model *model, int step, const struct ballot *ballot, int language);

/* The columns of the widest label in LETTERING, broken into lines of at most COLUMNS, and of the widest
 * *NUMBER; -1 where one cannot be written so. */
int answers_lettered_columns(
	const struct answers *answers, enum lettering lettering, int columns, int *number);

/* The rows of ANSWER's label so in COLUMNS. */
int answer_rows(const struct answer *answer, enum lettering lettering, int columns);

/* Which groups of ROUND are too small to show, and whether all of it is. WITHHELD has
 * tally.groups places, or is NULL. */
bool answers_withheld(const struct model *model, const struct round *round,
	enum withholding *withheld);

#endif
