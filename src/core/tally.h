/*
 * What a round has been answered so far: the counts, and what follows from
 * them. Pure; the store keeps the same sums in its tables `tally` and `pair`.
 *
 * A cell is a group × a slot. Groups are those of the workshop in their order,
 * then people of no group; slots are the abstention (0), the options (1…n) and
 * taking part (n + 1; only where a ballot may hold several options). Hands and
 * secret ballots are counted apart, because secrecy depends on it.
 *
 * Where a ballot says more than which options (dots, places, resistances, a
 * number, words) the distribution of it is kept as a list: its length depends on
 * how many different things were said, not on how many ballots there are. Of an
 * order of options it is also kept how often each stands before each other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_CORE_TALLY_H
#define RUNDE_CORE_TALLY_H

#include "core/ballot.h"
#include "core/method.h"
#include "core/workshop.h"

#include <stdbool.h>
#include <stdint.h>

#define TALLY_ALL (-1) /* everyone but official groups */

/* How often something was given to an option, by hands or in secret. */
struct given {
	enum entry_mode mode;
	int group;
	int option_no;
	int word;      /* index in `words`; -1: it is a value */
	double value;
	int64_t votes;
};

/* One way to write a word, and how often it was written so. */
struct spelling {
	char *text;
	int64_t votes;
};

/* A word, whatever its case. */
struct word {
	char *folded;
	const char *label; /* as it was written most often, of equals the first by the alphabet */
	struct spelling *spellings;
	int spellings_count;
	bool hidden;
};

struct tally {
	int groups;     /* workshop groups + 1 for none */
	int options;    /* slots of options, see kind_slots() */
	int64_t *votes; /* [mode][group][slot]: ballots */
	bool *counted;  /* [group][slot]: a hand count was entered, be it 0 */
	bool *official; /* [group] */
	struct given *given;
	int given_count;
	struct word *words;
	int words_count;
	int64_t *pairs; /* [group][option][option]; NULL: no order was given */
};

void tally_init(struct tally *tally, const struct workshop *workshop, int options);
void tally_free(struct tally *tally);

/* OPTION_NO as in the table vote: -1 for taking part, 0 for abstaining. Unknown cells are ignored. */
void tally_add(struct tally *tally, enum entry_mode mode, int group, int option_no, int64_t votes);
void tally_mark_counted(struct tally *tally, int group, int option_no);

/* VOTES ballots gave VALUE to OPTION_NO. */
void tally_add_value(struct tally *tally, enum entry_mode mode, int group, int option_no,
	double value, int64_t votes);
/* VOTES ballots hold the word TEXT. */
void tally_add_word(struct tally *tally, enum entry_mode mode, int group, const char *text,
	int64_t votes);
/* Marks the word that was FOLDED (text_folded()) as hidden. */
void tally_hide_word(struct tally *tally, const char *folded);
/* VOTES ballots of GROUP rank option A before option B. */
void tally_add_pair(struct tally *tally, int group, int a, int b, int64_t votes);

int64_t tally_votes(const struct tally *tally, enum entry_mode mode, int group, int option_no);
bool tally_counted(const struct tally *tally, int group, int option_no);

/* How many hands of GROUP gave VALUE to OPTION_NO; whether that was counted, be it 0. */
bool tally_hands_value(const struct tally *tally, int group, int option_no, double value,
	int64_t *votes);

/* Over all modes but official ones; of an official group, its official answer. GROUP may be
 * TALLY_ALL: everyone but official groups. */
int64_t tally_sum(const struct tally *tally, int group, int option_no);

/* Ballots of keypad, paper or phone, abstentions included. Where a ballot may hold several
 * options, it counts by having taken part. GROUP may be TALLY_ALL. */
int64_t tally_secret_ballots(const struct tally *tally, int group, enum kind kind);
bool tally_is_secret(const struct tally *tally, enum kind kind);

/* People who took part, abstentions included, official answers not (but of an official GROUP). */
int64_t tally_ballots(const struct tally *tally, enum kind kind, int group);

/* How many options hands were not counted on, be it that there were none: in one at least of the
 * groups with ASKED, or in no group at all if none of them is. */
int tally_uncounted(const struct tally *tally, const bool *asked);

/* What is wrong with a show of hands. */
enum tally_doubt {
	TALLY_NO_DOUBT,
	TALLY_UNCOUNTED,      /* hands were counted, but not how many took part */
	TALLY_MORE_THAN_ALL,  /* an option has more hands than took part */
	TALLY_TOO_MANY_DOTS,  /* more dots than those who took part have */
	TALLY_NOT_ALL_RATED,  /* an option was rated by fewer than took part */
};
enum tally_doubt tally_doubt(const struct tally *tally, const struct question *question);

/* What data.md calls a row of questions.csv; the figures are those of core/statistics.h. Figures
 * that do not exist have their `has` at false. */
struct figure {
	bool has;
	double is;
};

struct summary {
	int64_t ballots;     /* people who answered */
	int64_t abstentions;
	int64_t votes[OPTIONS_MAX + 1]; /* by option_no, of dots the dots; [0] is the abstention */
	int64_t base;        /* the denominator of a share */
	bool uncounted;      /* hands on several answers, but not how many people took part; of
	                      * everyone: in one of the groups at least */
	struct figure mean, median, sd, min, q1, q3, max, consensus, agreement;
};

/* The figures of GROUP (or TALLY_ALL) in a round of KIND with these OPTIONS. */
void tally_summary(const struct tally *tally, enum kind kind, const struct option *options,
	int group, struct summary *summary);

/* What data.md calls a row of results.csv. Points and comparisons are those of core/ranking.h.
 * Acceptance after E. Visotschnig and S. Schrotta, "Das SK-Prinzip" (2005): what the resistance
 * leaves of the greatest there could be. */
struct result {
	int64_t votes;              /* as in struct summary */
	int64_t n;                  /* ballots that say something about the option */
	bool n_unknown;             /* dots on a poster: nobody knows how many people put them */
	struct figure sum, mean;    /* of what was given: dots (no mean), resistances, numbers */
	struct figure acceptance;   /* 1 - mean / 10 */
	struct figure borda, mean_position;
	int64_t tens, firsts;
	bool condorcet;
};

/* The row of an option from 1 on. */
void tally_result(const struct tally *tally, enum kind kind, int group, int option_no,
	struct result *result);

/* How often GROUP (or TALLY_ALL) gave each value to OPTION_NO, by value, in fresh memory; how
 * many values. */
int tally_values(const struct tally *tally, int group, int option_no, double **values,
	int64_t **votes);

/* A word and how often GROUP (or TALLY_ALL) said it. */
struct said {
	const struct word *word;
	int64_t votes;
};

/* What GROUP said, the most frequent first and by the alphabet, in fresh memory; how many. Hidden
 * ones are among them only if HIDDEN. */
int tally_words(const struct tally *tally, int group, bool hidden, struct said **said);

/* How often A stands before B among those who rank both, see core/ranking.h. */
int64_t tally_pair(const struct tally *tally, int group, int a, int b);

/* How many ballots prefer A to B, B to A, and neither. */
void tally_preference(const struct tally *tally, int group, int a, int b, int64_t *a_over_b,
	int64_t *b_over_a, int64_t *ties);

/* The number of the option that wins all comparisons, or 0. */
int tally_condorcet(const struct tally *tally, int group);

#endif
