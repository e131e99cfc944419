/*
 * What a round has been answered so far: the counts, and what follows from
 * them. Pure; the store keeps the same sums in its table `tally`.
 *
 * A cell is a group × a slot. Groups are those of the workshop in their order,
 * then people of no group; slots are the abstention (0), the options (1…n) and
 * taking part (n + 1; only where a ballot may hold several options). Hands and
 * secret ballots are counted apart, because secrecy depends on it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_CORE_TALLY_H
#define RUNDE_CORE_TALLY_H

#include "core/method.h"
#include "core/workshop.h"

#include <stdbool.h>
#include <stdint.h>

#define TALLY_ALL (-1) /* everyone but official groups */

struct tally {
	int groups;     /* workshop groups + 1 for none */
	int options;
	int64_t *votes; /* [mode][group][slot] */
	bool *counted;  /* [group][slot]: a hand count was entered, be it 0 */
	bool *official; /* [group] */
};

void tally_init(struct tally *tally, const struct workshop *workshop, int options);
void tally_free(struct tally *tally);

/* OPTION_NO as in the table vote: -1 for taking part, 0 for abstaining. Unknown cells are ignored. */
void tally_add(struct tally *tally, enum entry_mode mode, int group, int option_no, int64_t votes);
void tally_mark_counted(struct tally *tally, int group, int option_no);

int64_t tally_votes(const struct tally *tally, enum entry_mode mode, int group, int option_no);
bool tally_counted(const struct tally *tally, int group, int option_no);

/* Over all modes but official ones; of an official group, its official answer. GROUP may be
 * TALLY_ALL: everyone but official groups. */
int64_t tally_sum(const struct tally *tally, int group, int option_no);

/* Ballots of keypad, paper or phone, abstentions included. Where a ballot may hold several
 * options, it counts by having taken part. GROUP may be TALLY_ALL. */
int64_t tally_secret_ballots(const struct tally *tally, int group, enum kind kind);
bool tally_is_secret(const struct tally *tally, enum kind kind);

/* People who took part, abstentions included, official answers not (but of an official GROUP). */
int64_t tally_ballots(const struct tally *tally, enum kind kind, int group);

/* What data.md calls a row of questions.csv. Figures that do not exist have
 * their `has` at false. */
struct figure {
	bool has;
	double is;
};

struct summary {
	int64_t ballots;     /* people who answered */
	int64_t abstentions;
	int64_t votes[OPTIONS_MAX + 1]; /* by option_no; [0] is the abstention */
	int64_t base;        /* the denominator of a share */
	bool uncounted;      /* hands on several answers, but not how many people took part */
	struct figure mean, median, sd, min, q1, q3, max, consensus, agreement;
};

/* The figures of GROUP (or TALLY_ALL) in a round of KIND with these OPTIONS. */
void tally_summary(const struct tally *tally, enum kind kind, const struct option *options,
	int group, struct summary *summary);

#endif
