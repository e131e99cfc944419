/*
 * A pile of ballots to one question: how often each of them came, and nothing of the order in which they
 * did. A million ballots of which many are equal take no more room than the different ones.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_SESSION_PILE_H
#define RUNDE_SESSION_PILE_H

#include "core/ballot.h"
#include "core/buffer.h"
#include "core/method.h"

#include <stddef.h>
#include <stdint.h>

/* Zeroed: empty. */
struct pile {
	struct pile_kind {
		size_t at;     /* in `bytes` */
		uint64_t hash;
		int64_t count; /* how many there are */
		int line;      /* where the first of them stands */
	} *kinds;              /* of different ballots, in the order of their coming */
	size_t kinds_count;
	struct buffer bytes;
	uint32_t *places;      /* by hash: index in `kinds` + 1; 0: free */
	size_t places_count;
	int64_t count;         /* of all ballots */
	int64_t people;        /* the sum of their weights */
};

struct pile_ballot {
	enum entry_mode mode;
	int group;
	int64_t weight;
	struct ballot ballot;
};

void pile_free(struct pile *pile);

/* Adds one ballot, whose texts are copied. Returns how many like it were there, and in *LINE, which may
 * be NULL, where the first of them stands. */
int64_t pile_add(struct pile *pile, const struct pile_ballot *ballot, int line_no, int *line);

/* Reads the ballots of a kind. The texts are borrowed until something is added; entries behind `count`
 * are not written. */
void pile_read(const struct pile *pile, size_t kind, struct pile_ballot *ballot);

/* Deals the ballots out in an order at random, each as often as it is there. */
struct dealing {
	const struct pile *pile;
	int64_t *sums;         /* a Fenwick tree (1994, doi:10.1002/spe.4380240306) of what is left */
	size_t top;            /* the largest power of two in it */
	int64_t left;
};

void dealing_begin(struct dealing *dealing, const struct pile *pile);

/* The kind of the next ballot, for RANDOM out of all numbers. At least one must be left. */
size_t dealing_next(struct dealing *dealing, uint64_t random);

void dealing_end(struct dealing *dealing);

#endif
