/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/ranking.h"

static int64_t
before(const struct ranking *ranking, int a, int b)
{
	return ranking->before[a * ranking->options + b];
}

/* Those that rank a, but for those that rank b before it. */
int64_t
ranking_over(const struct ranking *ranking, int a, int b)
{
	return ranking->ranked[a] - before(ranking, b, a);
}

int64_t
ranking_ties(const struct ranking *ranking, int a, int b)
{
	return ranking->ballots - ranking_over(ranking, a, b) - ranking_over(ranking, b, a);
}

double
ranking_borda(const struct ranking *ranking, int option)
{
	double points = 0;
	for (int other = 0; other < ranking->options; other++) {
		if (other != option)
			points += (double)ranking_over(ranking, option, other)
				+ (double)ranking_ties(ranking, option, other) / 2;
	}
	return points;
}

int
ranking_condorcet(const struct ranking *ranking)
{
	for (int option = 0; option < ranking->options; option++) {
		bool beats_all = ranking->options > 1;
		for (int other = 0; other < ranking->options && beats_all; other++)
			beats_all = other == option || ranking_over(ranking, option, other)
				> ranking_over(ranking, other, option);
		if (beats_all)
			return option;
	}
	return -1;
}
