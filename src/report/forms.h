/*
 * A paper form while it is being written: what its head and its questions share; nobody else needs
 * it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_REPORT_FORMS_H
#define RUNDE_REPORT_FORMS_H

#include "report/form_words.h"
#include "report/paper.h"

struct form {
	const struct paper *paper;
	const struct workshop *workshop;
	struct document *document;
	const char *tags[TONGUES_MAX]; /* languages of the fixed words */
	int languages[TONGUES_MAX];    /* the workshop's that each stands beside */
	int tags_count;
	enum part heading;             /* of a question */
	const char *name;              /* of this one; NULL: it is a slip */
};

/* The fixed words in each language of the form, in a line of text. WORD may take one number. */
void form_say(const struct form *form, enum form_word word, int number);

/* A paragraph or another PART of them. */
void form_put(const struct form *form, enum part part, enum form_word word, int number);

/* PART with the words for a number from LOW to HIGH. */
void form_put_range(
	const struct form *form, enum part part, const char *low, const char *high);

/* Writes the questions of COUNT steps, numbered from 1; a single one has no number. */
void form_questions(const struct form *form, const int *steps, int count);

#endif
