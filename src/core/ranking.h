/*
 * What many orders of the same options say together.
 *
 * A ballot ranks all options or the first few. An option it ranks is preferred to one it does not;
 * two that it does not rank are tied on it. Everything follows from two counts, so that nobody need
 * keep the ballots themselves.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_CORE_RANKING_H
#define RUNDE_CORE_RANKING_H

#include <stdbool.h>
#include <stdint.h>

/* Options by index, from 0. Borrowed. */
struct ranking {
	int options;
	int64_t ballots;       /* that rank at least one option */
	const int64_t *ranked; /* [option]: ballots that rank it */
	const int64_t *before; /* [a * options + b]: ballots that rank both, a before b */
};

/* How many ballots prefer A to B, and how many neither to the other. */
int64_t ranking_over(const struct ranking *ranking, int a, int b);
int64_t ranking_ties(const struct ranking *ranking, int a, int b);

/* The points of J.-C. de Borda, "Mémoire sur les élections au scrutin", Histoire de l'Académie
 * royale des sciences 1781 (1784): with m options m-1 for a first place, one less for each next.
 * Options that a ballot does not rank share the points that are left equally; so the points are the
 * ballots that prefer the option to each other one, ties counting half. */
double ranking_borda(const struct ranking *ranking, int option);

/* The option that more ballots prefer to each other one than the other way round; -1: there is
 * none. After M. de Condorcet, "Essai sur l'application de l'analyse à la probabilité des décisions
 * rendues à la pluralité des voix" (1785). */
int ranking_condorcet(const struct ranking *ranking);

#endif
