/*
 * What stands on a paper form beside the questions, in the languages of the people who fill it in.
 *
 * A form speaks two languages at once, whatever the language of the screens is; therefore these
 * sentences are not in the catalogues of gettext. Numbers are said so that no form of a word
 * depends on them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_REPORT_FORM_WORDS_H
#define RUNDE_REPORT_FORM_WORDS_H

#include <stddef.h>

enum form_word {
	FORM_QUESTIONNAIRE,
	FORM_VOLUNTARY,  /* and anonymous: no name, please */
	FORM_TOTALS,     /* what happens with the answers */
	FORM_SMALL_GROUPS, /* are not shown on their own */
	FORM_SHOWN,      /* what is written in words may be shown */
	FORM_GROUP,      /* which one? one box */
	FORM_NO_GROUP,
	FORM_ABSTAIN,    /* where the workshop has no words of its own */
	FORM_ONE_EACH,   /* one box in each row */
	FORM_ONE,        /* one box */
	FORM_SEVERAL,    /* at most %d boxes, two or more */
	FORM_ANY,        /* all boxes that apply */
	FORM_DOTS,       /* %d dots to spread, write how many */
	FORM_SUM,        /* together: %d */
	FORM_RANK,       /* 1 is the most important, then 2, 3 … */
	FORM_RANK_FIRST, /* places from 1 to %d */
	FORM_RESIST,     /* how strong? 0 none, 10 unacceptable */
	FORM_NUMBER,
	FORM_RANGE,      /* a number from %s to %s */
	FORM_WORDS,      /* at most %d */
	FORM_ON_WALL,    /* the answers and their numbers are on the wall */
	FORM_QUESTION,   /* above a column */
	FORM_PROPOSAL,   /* above a column */
	FORM_THANKS,
	FORM_WORD_COUNT
};

/* The words in the language of TAG ("de", "de-AT"), or NULL when they are not known in it. Those
 * with a % are formats. */
const char *form_word(enum form_word word, const char *tag);

/* The N-th language that is known, or NULL. */
const char *form_language(size_t n);

#endif
