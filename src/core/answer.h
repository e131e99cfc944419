/*
 * An answer as it stands in a cell of a table that people or other programs have written: one
 * row a person, a column for each question, or, where one ballot says something of several
 * options (dots, rank, resist, multi), for each option.
 *
 * A cell is a label in any language of the workshop, case aside; else, on scale, resist and number, a
 * value; else an option's number. In the column of an option it is how many dots, which place or
 * how much resistance; in `multi`, whether it is chosen. `-` abstains. A cell that can be read
 * in two ways is no answer, and neither is `1.000`, which is one or a thousand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_CORE_ANSWER_H
#define RUNDE_CORE_ANSWER_H

#include "core/ballot.h"

/* In a table of thousands of rows the same few cells come again and again. */
enum { ANSWER_KNOWN = 32, ANSWER_KNOWN_LENGTH = 28 };

/* What a cell may say to one question. */
struct answer_reader {
	struct question question; /* its options are borrowed */
	struct answer_word {
		char *folded;     /* as text_folded() */
		int option_no;    /* 0: abstains */
	} *words;                 /* by the folded text */
	int count;
	struct answer_known {
		char cell[ANSWER_KNOWN_LENGTH];
		int option_no;    /* 0: abstains */
	} known[ANSWER_KNOWN];    /* cells that were read before; "": none */
};

enum answer {
	ANSWER_NONE,     /* the cell is empty */
	ANSWER_ABSTAINS,
	ANSWER_NOT,      /* of an option: it is not chosen, it has no dots */
	ANSWER_GIVEN,    /* an entry of the ballot */
	ANSWER_WRONG,
};

/* Whether a ballot of KIND has a column for each option. */
bool answer_by_option(enum kind kind);

/* ABSTAIN are the abstention's own words; without any, the usual ones are read. */
void answer_reader_init(struct answer_reader *reader, const struct question *question,
	const struct words *abstain);
void answer_reader_free(struct answer_reader *reader);

/* Reads CELL, in the column of the option OPTION_NO or, with 0, in that of the question; what it says is
 * added to BALLOT. ANSWER_WRONG: *WHY is the reason, in the user's language and in fresh memory,
 * and BALLOT is as before. Whether the whole is a ballot is for ballot_check(). */
enum answer answer_read(struct answer_reader *reader, int option_no, const char *cell,
	struct ballot *ballot, char **why);

/* An option as it is spelled out for those who answer, `often (4)`; this can be read, too. Fresh memory. */
char *answer_spelled(const struct question *question, int index, int language);

/* The same of the abstention, `don't know (-)`. */
char *answer_spelled_abstention(const struct words *abstain, int language, const char *usual);

#endif
