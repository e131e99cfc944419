/*
 * Which groups of a secret round are too small to show (data.md, "Small groups").
 *
 * A small group alone could be worked out as the total less the others; therefore the next
 * smallest are withheld with it, until at least two groups and K ballots are, and until those of
 * them that are secret are none or K: hands were seen by everyone, so whoever takes them away from
 * the rest must not be left with few. What a smaller K withholds a larger one does, so that two
 * exports tell no more than one of them.
 *
 * This keeps small groups from being subtracted. Who knows the rule and tries all counts that it
 * allows for can in a few cases still tell one; files therefore do not say which of the withheld
 * groups are small (A. Machanavajjhala and others call it the minimality attack).
 *
 * A threshold and complementary suppression, as in A. Hundepool and others, "Statistical Disclosure
 * Control" (2012).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_CORE_WITHHOLD_H
#define RUNDE_CORE_WITHHOLD_H

#include "core/tally.h"

#include <stdbool.h>
#include <stdint.h>

enum { WITHHOLD_LEAST = 5 }; /* ballots that may be shown, unless said otherwise */

enum withholding {
	WITHHOLD_NOT,        /* shown */
	WITHHOLD_SMALL,      /* fewer than K ballots */
	WITHHOLD_COMPLEMENT, /* would give away a small one */
};

/* The people of a group in a secret round. */
struct crowd {
	int64_t ballots;     /* the fewest that a figure could be traced to; 0: nobody took part */
	int64_t answers;     /* secret ones */
	int64_t abstentions; /* secret ones */
};

/* For a secret round of COUNT groups in agenda order, people of no group last, official groups as
 * nobody. A group without ballots is never withheld. Fills WITHHELD[COUNT]; returns whether the
 * round as a whole is too small (then everyone with a ballot is). */
bool withhold_groups(const struct crowd *crowds, int count, int64_t k, enum withholding *withheld);

/* The same for a round of KIND with this TALLY; WITHHELD[tally->groups] may be NULL. A group
 * counts as small as what can be told of it: where it has hands and secret ballots its secret ones
 * alone count, and those who abstained hide nobody who answered. Nothing is withheld of a round
 * without secret ballots. */
bool withhold_round(const struct tally *tally, enum kind kind, int64_t k, enum withholding *withheld);

/* --- what was public in the room, for readers who were not there ------------------------------- */

enum { WITHHOLD_PRESENT = 3 }; /* people of a group who may be told from the rest */

/* A group that raised hands. */
struct public_crowd {
	bool people;     /* false: an institution, which hides nobody and is not withheld */
	int64_t present; /* how many of it were here; 0: nobody knows, then GIVEN stands for it */
	int64_t given;   /* how many hands; more than are present are no more people */
};

/* A group with fewer than WITHHOLD_PRESENT present is withheld, even if it gave nothing, because no
 * hand is an answer too; then the ones that gave least, ties in agenda order, until there are two
 * and WITHHOLD_PRESENT people among those who gave something. Nothing is if nobody gave anything. Where that
 * cannot be reached, or fewer are here in all, everything is withheld: returns true. It depends on
 * nothing that whoever exports could choose. */
bool withhold_public(const struct public_crowd *crowds, int count, enum withholding *withheld);

/* The same for the hands of a round of KIND; PRESENT by group as above. BY_GROUP: it is told by
 * group; else only whether everyone together is too few. */
bool withhold_hands(const struct tally *tally, enum kind kind, const int64_t *present, bool by_group,
	enum withholding *withheld);

#endif
