/* Where views part: gaps on a question and on a theme.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/gap.h"

#include "tap.h"

#include <stdint.h>

enum { A, B, C, SIDES, MOST = 12 };

/* Questions with the means of three sides; NAN: there is none. */
struct asked {
	double lowest, highest, means[SIDES];
	enum withholding withheld[SIDES];
};

static struct gap
gap_of(const struct asked *asked, int count, int a, int b)
{
	struct view views[MOST];
	struct figure means[MOST][SIDES];
	struct gap gap;
	for (int i = 0; i < count; i++) {
		for (int side = 0; side < SIDES; side++) {
			bool has = !isnan(asked[i].means[side]);
			/* what is missing must not be looked at */
			means[i][side] = (struct figure){.has = has, .is = has ? asked[i].means[side] : 1e9};
		}
		views[i] = (struct view){.lowest = asked[i].lowest, .highest = asked[i].highest,
			.means = means[i], .withheld = asked[i].withheld};
	}
	gap_between(views, count, a, b, &gap);
	return gap;
}

static void
check(const char *name, const struct gap *gap, int items, double mean_a, double mean_b, double scaled,
	double absolute)
{
	is_int(gap->items, items, "%s: questions", name);
	is_double(gap->mean_a.is, mean_a, 1e-12, "%s: mean of one side", name);
	is_double(gap->mean_b.is, mean_b, 1e-12, "%s: of the other", name);
	is_double(gap->gap.is, mean_a - mean_b, 1e-12, "%s: the difference", name);
	is_double(gap->scaled.is, scaled, 1e-12, "%s: in lengths of the scale", name);
	is_double(gap->absolute.is, absolute, 1e-12, "%s: whatever their signs", name);
	ok(gap->gap.has && gap->scaled.has && gap->absolute.has && gap->mean_a.has && gap->mean_b.has
		&& gap->withheld == WITHHOLD_NOT, "%s: there are figures", name);
}

static void
test_question(void)
{
	const struct asked five = {1, 5, {2, 4.5, NAN}, {0}};
	const struct asked wide = {-10, 30, {2, 4.5, NAN}, {0}};
	const struct asked none = {1, 5, {3, 3, 3}, {0}};
	struct gap gap = gap_of(&five, 1, A, B);
	check("five levels", &gap, 1, 2, 4.5, -.625, .625);
	gap = gap_of(&five, 1, B, A);
	check("the other way round", &gap, 1, 4.5, 2, .625, .625);
	gap = gap_of(&wide, 1, A, B);
	check("a longer scale", &gap, 1, 2, 4.5, -.0625, .0625);
	gap = gap_of(&none, 1, A, B);
	check("of one mind", &gap, 1, 3, 3, 0, 0);
	ok(!signbit(gap.gap.is) && !signbit(gap.scaled.is), "of one mind is not a negative gap");
}

static void
test_theme(void)
{
	/* +2 and -2: the theme's means are the same, the views are not */
	const struct asked crossed[] = {{1, 5, {4, 2, NAN}, {0}}, {1, 5, {1, 3, NAN}, {0}}};
	struct gap gap = gap_of(crossed, 2, A, B);
	check("+2 and -2", &gap, 2, 2.5, 2.5, 0, .5);

	/* a question that one side was not asked, or did not answer, is none of both; by hand:
	 * (2 + 4)/2, (4 + 5)/2, (-2/4 - 1/4)/2 */
	const struct asked missing[] = {
		{1, 5, {2, 4, 1}, {0}}, {1, 5, {NAN, 1, 1}, {0}}, {1, 5, {5, NAN, 1}, {0}},
		{1, 5, {4, 5, NAN}, {0}}, {1, 5, {NAN, NAN, NAN}, {0}},
	};
	gap = gap_of(missing, 5, A, B);
	check("a question missing here and there", &gap, 2, 3, 4.5, -.375, .375);
	gap = gap_of(missing, 5, A, C);
	check("with another side it is another one", &gap, 2, 3.5, 1, .625, .625);

	/* scales of different length, as in a theme of another workshop's making; by hand:
	 * 2/4, -5/10, 30/100 */
	const struct asked lengths[] = {
		{1, 5, {4, 2, NAN}, {0}}, {0, 10, {3, 8, NAN}, {0}}, {0, 100, {80, 50, NAN}, {0}},
	};
	gap = gap_of(lengths, 3, A, B);
	check("scales of different length", &gap, 3, 29, 20, .1, 1.3 / 3);

	/* a scale without a length has a difference, but no length to measure it in */
	const struct asked flat[] = {{1, 5, {4, 2, NAN}, {0}}, {3, 3, {3, 2, NAN}, {0}}};
	gap = gap_of(flat, 2, A, B);
	check("a scale of one level", &gap, 2, 3.5, 2, .5, .5);
	gap = gap_of(flat + 1, 1, A, B);
	ok(gap.gap.has && gap.gap.is == 1 && !gap.scaled.has && !gap.absolute.has, "alone it has no length");
}

static void
test_none(void)
{
	struct gap gap;
	struct asked asked[] = {{1, 5, {NAN, 4, NAN}, {0}}, {1, 5, {3, NAN, NAN}, {0}}};
	gap_between(NULL, 0, A, B, &gap);
	ok(gap.items == 0 && !gap.gap.has && !gap.scaled.has && !gap.absolute.has && !gap.mean_a.has
		&& !gap.mean_b.has && gap.withheld == WITHHOLD_NOT, "no question, no gap");
	gap = gap_of(asked, 2, A, B);
	ok(gap.items == 0 && !gap.gap.has && gap.withheld == WITHHOLD_NOT, "never both, no gap");

	asked[0].withheld[A] = WITHHOLD_COMPLEMENT;
	gap = gap_of(asked, 2, A, B);
	ok(!gap.gap.has && gap.withheld == WITHHOLD_COMPLEMENT, "a side is withheld, and so is the gap");
	asked[1].withheld[B] = WITHHOLD_SMALL;
	gap = gap_of(asked, 2, A, B);
	is_int(gap.withheld, WITHHOLD_SMALL, "too small is the stronger reason");
	asked[0].withheld[A] = WITHHOLD_SMALL;
	asked[1].withheld[B] = WITHHOLD_COMPLEMENT;
	gap = gap_of(asked, 2, A, B);
	is_int(gap.withheld, WITHHOLD_SMALL, "wherever it stands");
	gap = gap_of(asked, 2, A, C);
	is_int(gap.withheld, WITHHOLD_SMALL, "whichever side it is");
	asked[1].means[B] = 4;
	asked[1].withheld[B] = WITHHOLD_NOT;
	gap = gap_of(asked, 2, A, B);
	ok(gap.items == 1 && gap.gap.is == -1 && gap.withheld == WITHHOLD_NOT,
		"one question that both show is enough");
}

/* --- at random --------------------------------------------------------------------------------- */

static uint64_t state = 521288629546311;

static int
any(int below)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (int)((state >> 33) % (uint64_t)below);
}

/* What holds of every gap, whatever the figures. */
static void
test_any(void)
{
	int wrong = 0, empty = 0;
	for (int run = 0; run < 20000; run++) {
		struct asked asked[MOST], reversed[MOST];
		int count = 1 + any(MOST), both = 0;
		double lengths = 0;
		for (int i = 0; i < count; i++) {
			asked[i] = (struct asked){.lowest = any(3) - 1};
			asked[i].highest = asked[i].lowest + 1 + any(9);
			lengths = asked[i].highest - asked[i].lowest;
			for (int side = 0; side < SIDES; side++) {
				asked[i].means[side] = any(4) ? asked[i].lowest + lengths * any(101) / 100 : NAN;
				asked[i].withheld[side] = isnan(asked[i].means[side]) ? (enum withholding)any(3) : WITHHOLD_NOT;
			}
			both += !isnan(asked[i].means[A]) && !isnan(asked[i].means[B]);
		}
		for (int i = 0; i < count; i++)
			reversed[i] = asked[count - 1 - i];
		struct gap gap = gap_of(asked, count, A, B), back = gap_of(asked, count, B, A);
		struct gap other = gap_of(reversed, count, A, B);
		if (both == 0) {
			empty++;
			wrong += gap.gap.has || gap.scaled.has || gap.absolute.has || gap.items != 0;
			continue;
		}
		wrong += gap.items != both || gap.withheld != WITHHOLD_NOT || isnan(gap.gap.is);
		wrong += fabs(gap.gap.is + back.gap.is) > 1e-9 || fabs(gap.scaled.is + back.scaled.is) > 1e-9;
		wrong += fabs(gap.absolute.is - back.absolute.is) > 1e-9 || gap.absolute.is < 0;
		wrong += fabs(gap.scaled.is) > gap.absolute.is + 1e-9 || gap.absolute.is > 1 + 1e-9;
		wrong += fabs(gap.gap.is - other.gap.is) > 1e-9 || fabs(gap.absolute.is - other.absolute.is) > 1e-9;
		wrong += fabs(gap.gap.is - (gap.mean_a.is - gap.mean_b.is)) > 1e-9;
	}
	is_int(wrong, 0, "turned round a gap has the other sign, in whatever order; absolute ones are larger, up to 1");
	ok(empty > 100, "and where there is none there is none (%d)", empty);
}

int
main(void)
{
	plan(4 * 7 + 1 + 5 * 7 + 1 + 7 + 2);
	test_question();
	test_theme();
	test_none();
	test_any();
	return done_testing();
}
