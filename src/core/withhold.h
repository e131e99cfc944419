/*
 * Which groups of a secret round are too small to show (data.md, "Small groups").
 *
 * A small group alone could be worked out as the total less the others; therefore the next
 * smallest are withheld with it, until at least two groups and K ballots are.
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

/* For a secret round: SECRET ballots in all, and BALLOTS of each of COUNT groups in agenda order,
 * people of no group last, official groups as 0. A group without ballots is never withheld.
 * Fills WITHHELD[COUNT]; returns whether the round as a whole is too small (then everyone with a
 * ballot is). */
bool withhold_groups(const int64_t *ballots, int count, int64_t secret, int64_t k,
	enum withholding *withheld);

/* The same for a round of KIND with this TALLY; WITHHELD[tally->groups] may be NULL. A group
 * counts as small as what can be told of it: hands in a secret round were seen by everyone, so
 * where it has both, its secret ballots alone count; and those who abstained hide nobody who
 * answered. Nothing is withheld of a round without secret ballots. */
bool withhold_round(const struct tally *tally, enum kind kind, int64_t k, enum withholding *withheld);

#endif
