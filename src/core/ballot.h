/*
 * A ballot: what one person answers to one question. Whether it is one, and how it is read from
 * what people type, at the keyboard and from paper alike.
 *
 * A ballot is a list of entries, each about one option (method.h says what stands beside it);
 * without entries it is an abstention. Typed, it is a line:
 *
 *	choice   the option's number            3
 *	scale    the level, see ballot_code()   4
 *	multi    numbers, digit by digit        135
 *	dots     the same, one for each dot     1123
 *	rank     the same, the first place first  312
 *	resist   a resistance for each option in turn, `-` for none, separated by spaces   0 3 - 10
 *	number   a number                       12,5
 *	words    words, separated by commas     alt, bunt
 *
 * With more than nine options each of several numbers takes two digits. `-` alone abstains. A
 * number that could be one or a thousand, such as 1.000, is neither.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_CORE_BALLOT_H
#define RUNDE_CORE_BALLOT_H

#include "core/workshop.h"

#include <stdbool.h>

/* What is asked. Borrowed. */
struct question {
	enum kind kind;
	const struct option *options;
	int count;
	int max; /* as in the workshop file; 0: not said */
};

enum {
	BALLOT_ENTRIES = OPTIONS_MAX,
	WORD_LONGEST = 64,  /* bytes of one word */
	WORDS_USUAL = 3,    /* how many words one person may give unless `max` says it */
};

struct ballot_entry {
	int option_no;  /* from 1 */
	double value;   /* where the kind says one */
	char *text;     /* a word, where the kind asks for words; else NULL */
};

/* Zeroed: an abstention. The texts are its own. */
struct ballot {
	int count;
	struct ballot_entry entries[BALLOT_ENTRIES];
};

void ballot_free(struct ballot *ballot);

enum ballot_fault {
	BALLOT_FINE,
	BALLOT_NOTHING,      /* nothing was typed, or nothing but signs */
	BALLOT_NOT_LISTED,   /* there is no such option */
	BALLOT_TWICE,        /* an option, a place or a word twice */
	BALLOT_TOO_MANY,     /* more than ballot_most() */
	BALLOT_TWO_DIGITS,   /* each number takes two digits */
	BALLOT_NO_NUMBER,    /* not a number, or with more than four decimals */
	BALLOT_OUT_OF_RANGE, /* a resistance below 0 or above 10, a place that there is not */
	BALLOT_TOO_LONG,     /* a word */
	BALLOT_THOUSANDS,    /* 1.000: one to some, a thousand to others */
	BALLOT_NO_WORD,      /* a word that could not be typed: with a comma, a line break and so on */
};

/* How many options, dots, places or words a ballot may hold. */
int ballot_most(const struct question *question);

/* How many digits each of several numbers takes: 1 or 2. */
int ballot_digits(const struct question *question);

/* What is typed for the option with INDEX: on a scale whose values are whole numbers from 0 on its
 * value, else its number. */
int ballot_code(const struct question *question, int index);

/* Whether BALLOT answers QUESTION. Of what it says of places, dots and so on nothing is taken for
 * granted. */
enum ballot_fault ballot_check(const struct question *question, const struct ballot *ballot);

/* Reads a typed line. BALLOT is overwritten, not freed; after a fault it holds nothing. */
enum ballot_fault ballot_read(const struct question *question, const char *typed,
	struct ballot *ballot);

/* Whether a line can begin with TYPED: BALLOT_FINE, or what nothing that is typed behind it can put
 * right. *WHOLE: it is an answer that nothing can be added to, so that nobody need press Enter behind
 * it. Words and lines of resistances can begin with anything and are never whole. */
enum ballot_fault ballot_begin(const struct question *question, const char *typed, bool *whole);

/* The line that would be read as BALLOT. Fresh memory. */
char *ballot_typed(const struct question *question, const struct ballot *ballot);

/* A line that may be typed where a ballot names several options by their numbers: of dots all of
 * them, two on one option at least, but no more than ten. Fresh memory. */
char *ballot_example(const struct question *question);

/* What is wrong, a sentence in the user's language. Fresh memory. */
char *ballot_say(const struct question *question, enum ballot_fault fault);

#endif
