/* Figures of random distributions, as other programs compute them. What is printed by those who made
 * the measures is in 023.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/statistics.h"
#include "core/tally.h"
#include "tap.h"

enum { MOST = 11 };

/* R 4.2.2: x = rep(values, weights); quantile(x, c(.25, .5, .75), type = 7), sd(x), mean(x), from
 * set.seed(7); numpy 1.24.2 (quantile with method="linear", std with ddof=1) gives the same. */
static const struct {
	size_t count;
	double values[MOST];
	int64_t weights[MOST];
	double q1, median, q3, sd, mean;
} spreads[] = {
	{3, {-38.4, -43.0, -25.6}, {1, 2, 2}, -43, -38.4, -25.6, 8.89111916464963, -35.12},
	{3, {-20.48, 49.67, 40.60}, {4, 3, 2},
		-20.48, 40.6, 49.67, 35.2357123526686, 16.4766666666667},
	{6, {-12.07, 34.70, -0.19, 29.06, 33.85, -4.31}, {3, 0, 2, 3, 0, 2},
		-10.13, -2.25, 21.7475, 17.737536500628, 4.197},
	{5, {22.0079, 27.4059, 12.7761, 22.2989, -11.3169}, {0, 1, 3, 4, 1},
		12.7761, 22.2989, 22.2989, 11.5443497504672, 15.9569888888889},
	{8, {-16.2936, -7.5474, -21.2985, 10.1192, 34.0742, 12.0837, -36.5448, 6.7722}, {2, 4, 0, 3, 1, 1, 4, 1},
		-21.3564, -7.5474, 10.1192, 21.2508777005475, -7.85426875},
	{8, {-31, -10, -1, 0, -11, 14, -16, 46}, {2, 4, 3, 3, 1, 0, 0, 0},
		-10, -10, -1, 10.8432893107637, -8.92307692307692},
	{2, {21, -18}, {0, 2}, -18, -18, -18, 0, -18},
	{7, {28, 1, 38, 16, 40, 31, 26}, {1, 2, 1, 4, 1, 4, 2}, 16, 26, 31, 11.8815583393521, 23.2},
	{7, {-31.3008, -29.7341, -21.1442, 29.8631, -2.4879, 27.0772, 49.2297}, {0, 4, 0, 3, 2, 2, 4},
		-16.111, 27.0772, 39.5464, 31.9070269095831, 14.45002},
	{2, {22.1490, 47.8518}, {3, 1}, 22.149, 22.149, 28.5747, 12.8514, 28.5747},
	{7, {23.972, 9.344, -41.974, 30.136, -23.884, -21.690, 21.416}, {1, 0, 2, 1, 3, 1, 4},
		-23.884, -0.137, 21.416, 28.4533770115893, -3.1265},
	{9, {36.6328, -37.9875, -48.3723, 12.1234, -4.9531, -44.5630, -10.2985, 33.9228, 1.7077}, {1, 3, 1, 0, 2, 1, 4, 0, 3},
		-37.9875, -10.2985, -1.6227, 22.9308401495142, -14.41614},
	{8, {43.869, 46.728, -39.284, -11.325, 36.508, -10.553, 33.714, -44.809}, {4, 3, 0, 2, 1, 4, 2, 1},
		-10.553, 33.714, 43.869, 30.5309177369481, 18.2308823529412},
	{9, {-45.226, 19.377, 22.799, 1.329, -16.143, -42.889, 17.605, 34.594, -7.463}, {2, 0, 0, 4, 3, 0, 2, 4, 0},
		-16.143, 1.329, 26.0995, 26.9652013328996, 2.66806666666667},
	{5, {7, -45, 8, -33, 19}, {0, 0, 4, 4, 0}, -33, -12.5, 8, 21.9154218368188, -12.5},
	{3, {-13.90, 14.93, 36.37}, {1, 2, 2}, 14.93, 14.93, 36.37, 20.6823330405445, 17.74},
	{7, {32.84, -44.43, 32.42, 38.11, 31.34, 38.93, -7.28}, {1, 4, 2, 1, 1, 4, 1},
		-35.1425, 32.42, 38.725, 37.4875297434192, 9.84642857142857},
	{5, {12.652, 12.935, 25.334, -11.112, 12.561}, {2, 0, 1, 4, 1},
		-11.112, 0.7245, 12.652, 14.9747056297087, 2.343875},
	{4, {10.10, -14.25, 26.66, -44.78}, {1, 1, 3, 1},
		-8.1625, 18.38, 26.66, 29.2639845202255, 5.175},
	{8, {37.1785, 25.2441, -7.5692, -7.8597, 18.2551, -37.7948, -20.7287, -30.1507}, {0, 2, 0, 4, 4, 1, 3, 3},
		-20.7287, -7.8597, 18.2551, 21.9803392846813, -5.78607058823529},
	{8, {-32.3092, -21.9386, -38.5596, 24.0241, -0.3380, 47.8481, 15.1185, 30.5792}, {0, 0, 2, 2, 2, 4, 2, 1},
		-0.338, 24.0241, 47.8481, 30.0989455472941, 17.1124307692308},
	{6, {-36.08, -41.91, -4.86, 39.11, 28.77, 0.62}, {1, 0, 4, 1, 3, 1},
		-4.86, -2.12, 28.77, 23.3620132313596, 7.052},
	{3, {-34.9716, -13.1832, -17.1748}, {2, 3, 0},
		-34.9716, -13.1832, -13.1832, 11.9339981719456, -21.89856},
	{6, {18.2, 5.8, -21.2, -39.0, 39.3, -35.0}, {0, 0, 1, 3, 3, 4},
		-37, -35, 9.05, 34.9426699297318, -14.5727272727273},
};

/* Consensus, and agreement by the algorithm of the R package agrmt, which counts triples of levels
 * one by one; R 4.2.2, random weights of levels 1, 2, 3 ... */
static const struct {
	size_t count;
	int64_t weights[MOST];
	double consensus, agreement;
} levels[] = {
	{9, {0, 3, 0, 3, 3, 3, 1, 3, 3}, 0.563057011121736, 0.154135338345865},
	{11, {27, 16, 19, 10, 8, 25, 16, 16, 7, 11, 3}, 0.537500324359164, 0.136447659232469},
	{5, {2, 20, 26, 27, 9}, 0.628853513160392, 0.398809523809524},
	{3, {276, 212, 298}, 0.264953566993506, -0.134860050890585},
	{8, {1, 2, 1, 3, 2, 2, 3, 0}, 0.588178890505719, 0.214285714285714},
	{6, {28, 22, 0, 21, 24, 17}, 0.355817269995855, -0.0227678571428571},
	{6, {0, 0, 2, 1, 0, 1}, 0.654794554014767, 0.475},
	{6, {2, 2, 3, 2, 2, 0}, 0.614947749435066, 0.272727272727273},
	{9, {0, 0, 3, 2, 2, 2, 3, 0, 1}, 0.670458868067177, 0.335164835164835},
	{9, {224, 278, 274, 56, 34, 237, 67, 248, 263}, 0.380114890312959, -0.0471824958418823},
	{10, {213, 248, 36, 262, 149, 82, 15, 49, 13, 156}, 0.51413403894179, 0.169359649919748},
	{6, {248, 97, 83, 115, 67, 203}, 0.307897506776426, -0.18769987699877},
	{6, {24, 16, 9, 3, 15, 11}, 0.365411303739932, 0.0756410256410256},
	{5, {12, 20, 23, 0, 24}, 0.433001688335392, 0.0337552742616034},
	{9, {0, 1, 1, 1, 0, 1, 1, 3, 0}, 0.550425766815651, 0.410714285714286},
	{10, {281, 138, 196, 189, 296, 49, 188, 138, 144, 106}, 0.520108231757295, 0.0917646652864044},
	{3, {1, 1, 2}, 0.259043403138371, 0.25},
	{9, {3, 0, 0, 0, 0, 1, 0, 0, 1}, 0.232563334450458, 0.207142857142857},
	{3, {2, 0, 1}, 0.0817041659455106, -0.333333333333333},
	{9, {60, 245, 160, 146, 77, 5, 225, 139, 269}, 0.414100667761455, -0.00740296118447379},
};

/* R 4.2.2: how many gave 0, 1 ... 10; length(x), sum(x), sum(x == 10), mean(x), 1 - mean(x) / 10,
 * from set.seed(11). */
static const struct {
	int64_t given[RESISTANCE_MOST + 1];
	int64_t n, sum, tens;
	double mean, acceptance;
} resistances[] = {
	{{0, 0, 0, 0, 4, 3, 5, 3, 0, 5, 5}, 25, 177, 5, 7.08, 0.292},
	{{6, 6, 6, 5, 5, 2, 2, 0, 1, 0, 0}, 33, 83, 0, 2.51515151515152, 0.748484848484849},
	{{0, 0, 6, 3, 0, 0, 4, 3, 1, 0, 0}, 17, 74, 0, 4.35294117647059, 0.564705882352941},
	{{0, 0, 2, 3, 0, 0, 4, 5, 0, 5, 4}, 23, 157, 4, 6.82608695652174, 0.317391304347826},
	{{0, 3, 2, 0, 6, 3, 0, 0, 2, 0, 5}, 21, 112, 5, 5.33333333333333, 0.466666666666667},
	{{0, 0, 4, 0, 0, 6, 5, 0, 0, 0, 0}, 15, 68, 0, 4.53333333333333, 0.546666666666667},
	{{0, 4, 6, 0, 6, 4, 3, 0, 6, 5, 0}, 34, 171, 0, 5.02941176470588, 0.497058823529412},
	{{0, 0, 6, 4, 0, 6, 0, 6, 0, 0, 5}, 27, 146, 5, 5.40740740740741, 0.459259259259259},
};

enum {
	SPREADS = sizeof(spreads) / sizeof(spreads[0]),
	LEVELS = sizeof(levels) / sizeof(levels[0]),
	RESISTANCES = sizeof(resistances) / sizeof(resistances[0]),
};

static bool
near(struct figure figure, double wanted)
{
	return figure.has && fabs(figure.is - wanted) <= 1e-12 * fmax(1, fabs(wanted));
}

static void
test_spreads(const struct workshop *workshop)
{
	for (int i = 0; i < SPREADS; i++) {
		struct levels of = {spreads[i].values, spreads[i].weights, spreads[i].count};
		struct figure q1, median, q3, sd, mean;
		q1.has = statistics_q1(&of, &q1.is);
		median.has = statistics_median(&of, &median.is);
		q3.has = statistics_q3(&of, &q3.is);
		sd.has = statistics_sd(&of, &sd.is);
		mean.has = statistics_mean(&of, &mean.is);
		ok(near(q1, spreads[i].q1) && near(median, spreads[i].median) && near(q3, spreads[i].q3),
			"quartiles %d", i + 1);
		ok(fabs(sd.is - spreads[i].sd) < 1e-11 && fabs(mean.is - spreads[i].mean) < 1e-11,
			"mean and deviation %d", i + 1);

		/* the same as estimates, from here and there */
		struct tally tally;
		struct summary summary;
		tally_init(&tally, workshop, 1);
		for (size_t v = 0; v < spreads[i].count; v++) {
			int64_t half = spreads[i].weights[v] / 2;
			tally_add_value(&tally, MODE_HANDS, 0, 1, spreads[i].values[v], half);
			tally_add_value(&tally, MODE_KEYPAD, 2, 1, spreads[i].values[v],
				spreads[i].weights[v] - half);
		}
		tally_summary(&tally, KIND_NUMBER, NULL, TALLY_ALL, &summary);
		ok(near(summary.q1, spreads[i].q1) && near(summary.median, spreads[i].median)
			&& near(summary.q3, spreads[i].q3) && summary.ballots == statistics_n(&of),
			"of estimates %d", i + 1);
		tally_free(&tally);
	}
}

static void
test_levels(const struct workshop *workshop)
{
	struct option options[MOST];
	for (int i = 0; i < MOST; i++)
		options[i] = (struct option){.no = i + 1, .value = i + 1};
	for (int i = 0; i < LEVELS; i++) {
		struct tally tally;
		struct summary summary;
		tally_init(&tally, workshop, (int)levels[i].count);
		for (int no = 1; no <= (int)levels[i].count; no++)
			tally_add(&tally, MODE_PAPER, no % 2 * 2, no, levels[i].weights[no - 1]);
		tally_summary(&tally, KIND_SCALE, options, TALLY_ALL, &summary);
		is_double(summary.consensus.is, levels[i].consensus, 1e-12, "consensus %d", i + 1);
		is_double(summary.agreement.is, levels[i].agreement, 1e-12, "agreement %d", i + 1);
		tally_free(&tally);
	}
}

/* Each in an option of its own, by hands and in secret, beside an institution's own rating. */
static void
test_resistances(const struct workshop *workshop)
{
	struct tally tally;
	tally_init(&tally, workshop, RESISTANCES + 1);
	for (int i = 0; i < RESISTANCES; i++) {
		for (int level = 0; level <= RESISTANCE_MOST; level++) {
			int64_t half = resistances[i].given[level] / 2;
			tally_add_value(&tally, MODE_HANDS, 0, i + 1, level, half);
			tally_add_value(&tally, MODE_PAPER, 2, i + 1, level, resistances[i].given[level] - half);
		}
		tally_add_value(&tally, MODE_OFFICIAL, 1, i + 1, 10, 1);
		/* nobody's: an institution raises no hands */
		tally_add_value(&tally, MODE_HANDS, 1, i + 1, 0, 5);
	}
	for (int i = 0; i < RESISTANCES; i++) {
		struct result result;
		tally_result(&tally, KIND_RESIST, TALLY_ALL, i + 1, &result);
		ok(result.n == resistances[i].n && result.sum.is == (double)resistances[i].sum
			&& result.tens == resistances[i].tens, "resistance %d: how many, how much, how many tens", i + 1);
		is_double(result.mean.is, resistances[i].mean, 1e-13, "resistance %d: the mean", i + 1);
		is_double(result.acceptance.is, resistances[i].acceptance, 1e-13, "acceptance %d", i + 1);
	}
	struct result nobody, office;
	tally_result(&tally, KIND_RESIST, TALLY_ALL, RESISTANCES + 1, &nobody);
	ok(nobody.n == 0 && !nobody.mean.has && !nobody.acceptance.has && nobody.tens == 0,
		"what nobody rated has neither");
	tally_result(&tally, KIND_RESIST, 1, 1, &office);
	ok(office.n == 1 && office.tens == 1 && office.acceptance.is == 0 && !signbit(office.acceptance.is),
		"ten is no acceptance");
	tally_free(&tally);
}

int
main(void)
{
	static struct group groups[] = {{.id = "a"}, {.id = "office", .official = true}};
	static const struct workshop workshop = {.groups = groups, .groups_count = 2};
	plan(SPREADS * 3 + LEVELS * 2 + RESISTANCES * 3 + 2);
	test_spreads(&workshop);
	test_levels(&workshop);
	test_resistances(&workshop);
	return done_testing();
}
