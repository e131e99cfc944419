/*
 * What the run sheet and the forms say of a step alike; nobody else needs it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_REPORT_PAPER_STEP_H
#define RUNDE_REPORT_PAPER_STEP_H

#include "report/paper.h"

enum { CODE_LENGTH = 16 };

/* What is typed for abstaining, as it is printed. */
#define CODE_ABSTAIN "–"

/* What is typed for the option at INDEX of KIND: its value where levels are typed by value (whole
 * numbers from 0 to 9999, as at the keyboard), else its number. */
void paper_code(enum kind kind, const struct option *options, int count, int index,
	char out[CODE_LENGTH]);

/* What is typed for the group at INDEX, which must not be an official one. */
int paper_group_digit(const struct workshop *workshop, int index);

/* Whether the label is nothing but the code. */
bool paper_says_code(const struct words *label, const char *code);

/* How many options, dots or words one may give, 0: nothing says it; COUNT options are there, 0:
 * nobody knows. */
int paper_most(const struct step *step, int count);

/* Which round of its question STEP is, from 1. */
int paper_round(const struct workshop *workshop, int step);

/* The sheet of STEP, or NULL. */
const char *paper_sheet(const struct step *step);

#endif
