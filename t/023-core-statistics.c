/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/statistics.h"
#include "tap.h"

enum { MOST = 10 };

/* Figures of the expanded lists, computed with Python's statistics module (fmean, median, stdev,
 * quantiles with method="inclusive", which is type 7 as in R). NAN: there is no such figure. */
static const struct {
	const char *name;
	size_t count;
	double values[MOST];
	int64_t weights[MOST];
	double mean, median, sd, min, q1, q3, max;
} figures[] = {
	{ "five levels, 52 answers", 5, { 1, 2, 3, 4, 5 }, { 4, 21, 16, 9, 2 },
		2.6923076923076925, 3, 0.9809651417616392, 1, 2, 3, 5 },
	{ "levels in any order", 3, { 5, 1, 3 }, { 1, 2, 1 },
		2.5, 2, 1.9148542155126762, 1, 1, 3.5, 5 },
	{ "two answers", 2, { 0, 10 }, { 1, 1 }, 5, 5, 7.0710678118654755, 0, 2.5, 7.5, 10 },
	{ "parts and negative values", 3, { 1.5, 2.25, -3 }, { 3, 2, 4 },
		-1. / 3, 1.5, 2.54644359843292, -3, -3, 1.5, 2.25 },
	{ "one to ten", 10, { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 }, { 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 },
		5.5, 5.5, 3.0276503540974917, 1, 3.25, 7.75, 10 },
	{ "one answer", 4, { 1, 2, 3, 4 }, { 1, 0, 0, 0 }, 1, 1, NAN, 1, 1, 1, 1 },
	{ "all the same", 4, { 1, 2, 3, 4 }, { 0, 7, 0, 0 }, 2, 2, 0, 2, 2, 2, 2 },
	{ "all the same and no round number", 2, { 0.1, 0.2 }, { 3, 0 },
		0.1, 0.1, 0, 0.1, 0.1, 0.1, 0.1 },
	{ "nine million answers", 5, { 1, 2, 3, 4, 5 },
		{ 1000000, 2000000, 3000001, 2000000, 1000000 },
		3, 3, 1.1547005383792515, 1, 2, 4, 5 },
	{ "one value in two options", 4, { 3, 1, 3, 1 }, { 1, 2, 1, 0 },
		2, 2, 1.1547005383792515, 1, 1, 3, 3 },
	{ "nobody answered", 3, { 1, 2, 3 }, { 0, 0, 0 }, NAN, NAN, NAN, NAN, NAN, NAN, NAN },
	{ "no level", 0, { 0 }, { 0 }, NAN, NAN, NAN, NAN, NAN, NAN, NAN },
};

/* Agreement, K levels with values 1 … K. The first block is printed in van der Eijk (2001, p. 331)
 * and in the documentation of the R package agrmt: a distribution, its layers, and two
 * parties; the rest follows from the definition of the measure. */
static const struct {
	const char *name;
	size_t count;
	int64_t weights[MOST];
	double agreement, tolerance;
} agreements[] = {
	{ "1000 answers of p. 331", 7, { 30, 40, 210, 130, 530, 50, 10 }, 0.6113333, 5e-8 },
	{ "its layer 1", 7, { 10, 10, 10, 10, 10, 10, 10 }, 0, 1e-12 },
	{ "its layer 2", 7, { 20, 20, 20, 20, 20, 20, 0 }, 0.167, 5e-4 },
	{ "its layer 3", 7, { 0, 10, 10, 10, 10, 10, 0 }, 0.333, 5e-4 },
	{ "its layer 4", 7, { 0, 0, 10, 10, 10, 10, 0 }, 0.5, 5e-4 },
	{ "its layer 5", 7, { 0, 0, 80, 80, 80, 0, 0 }, 0.667, 5e-4 },
	{ "its layer 6", 7, { 0, 0, 80, 0, 80, 0, 0 }, 0.467, 5e-4 },
	{ "its layer 7", 7, { 0, 0, 0, 0, 320, 0, 0 }, 1, 1e-12 },
	{ "PvdA", 7, { 24, 28, 32, 62, 135, 304, 416 }, 0.61, 5e-3 },
	{ "D66", 7, { 16, 26, 82, 210, 293, 270, 103 }, 0.48, 5e-3 },
	{ "five levels, 24 answers", 5, { 6, 8, 5, 3, 2 }, 0.31, 5e-3 },
	{ "1, 1, 3, 4", 4, { 2, 0, 1, 1 }, 0.08, 5e-3 },
	{ "half at each end of three", 3, { 1, 0, 1 }, -1, 1e-12 },
	{ "half at each end of ten", 10, { 50, 0, 0, 0, 0, 0, 0, 0, 0, 50 }, -1, 1e-12 },
	{ "two neighbours of three", 3, { 4, 4, 0 }, 0.5, 1e-12 },
};

struct test {
	struct levels levels;
	const char *name;
};

static void
check(const struct test *test, const char *what, bool (*figure)(const struct levels *, double *),
	double wanted)
{
	double got = 42;
	bool has = figure(&test->levels, &got);
	if (isnan(wanted))
		ok(!has && got == 42, "%s: no %s", test->name, what);
	else
		ok(has && fabs(got - wanted) <= 1e-12 && !(got == 0 && signbit(got)),
			"%s: %s %g", test->name, what, wanted) || (diag("got %.17g", got), 0);
}

static double
consensus_of(size_t count, const double *values, const int64_t *weights)
{
	double out = NAN;
	struct levels levels = { values, weights, count };
	return statistics_consensus(&levels, &out) ? out : NAN;
}

static void
test_consensus(void)
{
	static const double values[] = { 1, 2, 3, 4, 5, 6, 7 }, twisted[] = { 7, 6, 5, 4, 3, 2, 1 };
	static const double percent[] = { 0, 100. / 6, 200. / 6, 50, 400. / 6, 500. / 6, 100 };

	/* Printed in the documentation of agrmt. */
	int64_t printed[] = { 30, 40, 210, 130, 530, 50, 10 };
	is_double(consensus_of(7, values, printed), 0.7256876, 5e-8, "consensus of 1000 answers");
	int64_t mirrored[] = { 10, 50, 530, 130, 210, 40, 30 };
	is_double(consensus_of(7, values, mirrored), 0.7256876, 5e-8, "the same from the other end");
	is_double(consensus_of(7, twisted, mirrored), 0.7256876, 5e-8, "in whatever order");
	is_double(consensus_of(7, percent, printed), 0.7256876, 5e-8, "on whatever scale");

	int64_t halves[] = { 9, 0, 0, 0, 0, 0, 9 }, one[] = { 0, 0, 0, 0, 0, 0, 3 };
	is_double(consensus_of(7, values, halves), 0, 0, "half at each end: none");
	is_double(consensus_of(7, values, one), 1, 0, "all on one level: full");
	/* By hand: the mean is 3/2, so both are a quarter away: 1 + log2(3/4). */
	int64_t near[] = { 5, 5, 0 };
	is_double(consensus_of(3, values, near), 0.5849625007211562, 1e-12, "two neighbours of three");

	int64_t single[] = { 0, 1, 0 };
	ok(isnan(consensus_of(3, values, single)), "one answer has none");
	ok(isnan(consensus_of(1, values, near)), "one level has none");
	ok(isnan(consensus_of(0, values, near)), "no level has none");
}

static bool
agreement_of(size_t count, const double *values, const int64_t *weights, double *out)
{
	struct levels levels = { values, weights, count };
	*out = NAN;
	return statistics_agreement(&levels, out);
}

static void
test_agreement(void)
{
	double values[101], got;
	int64_t weights[101];

	for (int i = 0; i < 101; i++) {
		values[i] = i + 1;
		weights[i] = 3;
	}
	for (size_t i = 0; i < sizeof(agreements) / sizeof(*agreements); i++) {
		agreement_of(agreements[i].count, values, agreements[i].weights, &got);
		is_double(got, agreements[i].agreement, agreements[i].tolerance,
			"agreement: %s", agreements[i].name);
	}
	agreement_of(101, values, weights, &got);
	is_double(got, 0, 1e-12, "agreement: a hundred and one equal levels");

	static const double mixed[] = { 5, 3, 7, 1, 4, 6, 2 };
	static const int64_t mixed_weights[] = { 530, 210, 10, 30, 130, 50, 40 };
	agreement_of(7, mixed, mixed_weights, &got);
	is_double(got, 0.6113333, 5e-8, "agreement: levels in any order");
	static const double doubled[] = { 1, 2, 3, 3, 4 };
	static const int64_t doubled_weights[] = { 2, 0, 1, 0, 1 };
	agreement_of(5, doubled, doubled_weights, &got);
	is_double(got, 0.08, 5e-3, "agreement: equal values are one level");

	static const int64_t one[] = { 0, 1, 0 }, two[] = { 3, 3 }, none[] = { 0, 0, 0 };
	ok(!agreement_of(3, values, one, &got), "one answer has no agreement");
	ok(!agreement_of(2, values, two, &got), "two levels have none");
	ok(!agreement_of(3, values, none, &got), "no answer has none");
	ok(!agreement_of(0, values, none, &got), "no level has none");
}

int
main(void)
{
	for (size_t i = 0; i < sizeof(figures) / sizeof(*figures); i++) {
		struct test test = {
			{ figures[i].values, figures[i].weights, figures[i].count }, figures[i].name,
		};
		check(&test, "mean", statistics_mean, figures[i].mean);
		check(&test, "median", statistics_median, figures[i].median);
		check(&test, "standard deviation", statistics_sd, figures[i].sd);
		check(&test, "minimum", statistics_min, figures[i].min);
		check(&test, "first quartile", statistics_q1, figures[i].q1);
		check(&test, "third quartile", statistics_q3, figures[i].q3);
		check(&test, "maximum", statistics_max, figures[i].max);
	}
	static const double zeros[] = { -0.0, 0.0 };
	static const int64_t weights[] = { 2, 0 };
	struct test zero = { { zeros, weights, 2 }, "minus zero" };
	check(&zero, "mean", statistics_mean, 0);
	check(&zero, "median", statistics_median, 0);
	check(&zero, "minimum", statistics_min, 0);
	is_int(statistics_n(&zero.levels), 2, "answers are counted");

	test_consensus();
	test_agreement();
	return done_testing();
}
