/* Orders of options: points, places and comparisons, as printed by those who made them and as
 * another program computes them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/mem.h"
#include "core/ranking.h"
#include "core/tally.h"
#include "tap.h"

#include <stdint.h>

enum { MOST = 8, BALLOTS = 16 };

/* WEIGHT people who put options, digits from 1, in this order. */
struct order {
	const char *options;
	int64_t weight;
};

/* What follows of some orders. Points NAN: there are none. */
struct election {
	const char *name;
	int options;
	struct order orders[BALLOTS];
	double points[MOST];
	int winner; /* option; 0: nobody */
};

static const struct election elections[] = {
	/* J.-C. de Borda (1784): 21 voters, of whom 8 put A first; he gives 3, 2 and 1 points and
	 * finds 37, 42 and 47, which is 21 more each. */
	{"Borda's 21 voters", 3, {{"123", 1}, {"132", 7}, {"231", 7}, {"321", 6}}, {16, 21, 26}, 3},
	/* M. de Condorcet (1785): 60 voters without a winner (33 to 27, 42 to 18, 35 to 25); the
	 * points in H. P. Young, "Condorcet's Theory of Voting", American Political Science Review
	 * 82 (1988). */
	{"Condorcet's 60 voters", 3, {{"123", 23}, {"231", 17}, {"213", 2}, {"312", 10}, {"321", 8}},
		{58, 69, 53}, 0},
	/* His 81 voters, whose winner of all comparisons has not the most points. */
	{"Condorcet's 81 voters", 3,
		{{"123", 30}, {"132", 1}, {"213", 29}, {"231", 10}, {"312", 10}, {"321", 1}},
		{101, 109, 33}, 1},
	/* The capital of Tennessee, the usual example: Memphis, Nashville, Chattanooga, Knoxville;
	 * percents of voters. */
	{"the capital of Tennessee", 4, {{"1234", 42}, {"2341", 26}, {"3421", 15}, {"4321", 17}},
		{126, 194, 173, 107}, 2},
	{"the paradox", 3, {{"123", 1}, {"231", 1}, {"312", 1}}, {3, 3, 3}, 0},
	{"a tie of two", 2, {{"12", 4}, {"21", 4}}, {4, 4}, 0},
	{"a tie for the first place", 3, {{"123", 2}, {"213", 2}}, {6, 6, 0}, 0},
	{"two options", 2, {{"12", 4}, {"21", 3}}, {4, 3}, 1},
	{"two options, one of them named", 2, {{"2", 5}, {"1", 3}}, {3, 5}, 2},
	{"one ballot", 4, {{"3142", 1}}, {2, 0, 3, 1}, 3},
	{"one ballot with one place", 4, {{"3", 1}}, {1, 1, 3, 1}, 3},
	{"one ballot with two", 4, {{"31", 1}}, {2, .5, 3, .5}, 3},
	{"nobody", 3, {{"", 0}}, {NAN, NAN, NAN}, 0},
	/* R 4.2.2: m - rank(places, ties.method = "average"), summed with weights, where what is not
	 * ranked comes last. */
	{"partial orders", 6, {{"314", 4}, {"25", 7}, {"6", 2}, {"123456", 3}, {"654", 5}, {"41", 1},
		{"2", 6}, {"5316", 2}, {"36", 8}, {"1", 3}, {"62413", 4}, {"52", 9}},
		{121, 162.5, 133.5, 109, 145.5, 138.5}, 2},
};

enum { ELECTIONS = sizeof(elections) / sizeof(elections[0]) };

/* The counts that everything follows from. */
struct counts {
	int64_t ranked[MOST], before[MOST * MOST];
	struct ranking ranking;
};

static void
count(const struct election *election, struct counts *counts)
{
	int m = election->options;
	*counts = (struct counts){.ranked = {0}};
	counts->ranking = (struct ranking){.options = m, .ranked = counts->ranked, .before = counts->before};
	for (int i = 0; i < BALLOTS && election->orders[i].weight > 0; i++) {
		const char *order = election->orders[i].options;
		int64_t weight = election->orders[i].weight;
		counts->ranking.ballots += weight;
		for (const char *a = order; *a; a++) {
			counts->ranked[*a - '1'] += weight;
			for (const char *b = a + 1; *b; b++)
				counts->before[(*a - '1') * m + (*b - '1')] += weight;
		}
	}
}

static void
test_elections(void)
{
	for (int i = 0; i < ELECTIONS; i++) {
		const struct election *election = &elections[i];
		struct counts counts;
		double sum = 0, wanted = 0;
		count(election, &counts);
		for (int option = 0; option < election->options && !isnan(election->points[option]); option++) {
			sum += ranking_borda(&counts.ranking, option);
			is_double(ranking_borda(&counts.ranking, option), election->points[option], 1e-12,
				"%s: points of option %d", election->name, option + 1);
		}
		for (int o = 0; o < election->options; o++)
			wanted += (double)counts.ranking.ballots * o;
		is_double(sum, wanted, 1e-9, "%s: every ballot gives all its points", election->name);
		is_int(ranking_condorcet(&counts.ranking) + 1, election->winner, "%s: winner of all comparisons",
			election->name);
	}
	const int64_t ranked = 3, before = 0;
	const struct ranking alone = {.options = 1, .ballots = 3, .ranked = &ranked, .before = &before};
	ok(ranking_condorcet(&alone) == -1 && ranking_borda(&alone, 0) == 0, "one option wins over nothing");
}

/* --- the same as a tally ------------------------------------------------------------------- */

static struct group groups[] = {{.id = "a"}, {.id = "office", .official = true}};
static const struct workshop workshop = {.groups = groups, .groups_count = 2};

enum { PEOPLE, OFFICE, NOBODY };

static void
add_order(struct tally *tally, enum entry_mode mode, int group, const struct order *order)
{
	tally_add(tally, mode, group, -1, order->weight);
	for (int place = 0; order->options[place]; place++) {
		int a = order->options[place] - '0';
		tally_add_value(tally, mode, group, a, place + 1, order->weight);
		for (const char *b = order->options + place + 1; *b; b++)
			tally_add_pair(tally, group, a, *b - '0', order->weight);
	}
}

/* Every second order comes from people of a group, the others from people of none; an institution
 * has its own. */
static void
test_tally(const struct election *election)
{
	struct tally tally;
	struct result result;
	struct counts counts;
	int64_t over, under, ties;

	tally_init(&tally, &workshop, election->options);
	for (int i = 0; i < BALLOTS && election->orders[i].weight > 0; i++)
		add_order(&tally, i % 3 ? MODE_KEYPAD : MODE_PAPER, i % 2 ? PEOPLE : NOBODY, &election->orders[i]);
	add_order(&tally, MODE_OFFICIAL, OFFICE, &(struct order){"21", 1});
	tally_add(&tally, MODE_KEYPAD, PEOPLE, 0, 5);
	count(election, &counts);

	bool points = true, pairs = true, winner = true;
	for (int option = 1; option <= election->options; option++) {
		tally_result(&tally, KIND_RANK, TALLY_ALL, option, &result);
		double wanted = election->points[option - 1];
		points = points && result.borda.has == !isnan(wanted)
			&& (isnan(wanted) || fabs(result.borda.is - wanted) < 1e-12);
		winner = winner && result.condorcet == (option == election->winner);
		for (int other = 1; other <= election->options; other++) {
			if (other == option)
				continue;
			tally_preference(&tally, TALLY_ALL, option, other, &over, &under, &ties);
			pairs = pairs && over == ranking_over(&counts.ranking, option - 1, other - 1)
				&& under == ranking_over(&counts.ranking, other - 1, option - 1)
				&& ties == ranking_ties(&counts.ranking, option - 1, other - 1)
				&& over + under + ties == counts.ranking.ballots;
		}
	}
	ok(points && winner && tally_condorcet(&tally, TALLY_ALL) == election->winner,
		"%s: a tally finds the same points and winner", election->name);
	ok(pairs, "%s: and the same comparisons, without abstentions and institutions", election->name);
	tally_result(&tally, KIND_RANK, OFFICE, 2, &result);
	ok(result.condorcet && result.borda.is == election->options - 1 && result.firsts == 1 && result.n == 1,
		"%s: an institution has its own", election->name);
	tally_free(&tally);
}

/* Mean places, answers and first places of the partial orders above, as R has them. */
static void
test_places(void)
{
	static const struct { double mean; int64_t n, firsts; } wanted[] = {
		{2.23529411764706, 17, 6}, {1.55172413793103, 29, 13}, {2.14285714285714, 21, 12},
		{3.05882352941176, 17, 1}, {1.92307692307692, 26, 11}, {2.20833333333333, 24, 11},
	};
	static const struct { int a, b; int64_t over, under, ties; } pairs[] = {
		{1, 2, 13, 26, 15}, {1, 5, 15, 23, 16}, {2, 5, 20, 16, 18}, {2, 6, 25, 21, 8}, {5, 6, 21, 19, 14},
	};
	const struct election *election = &elections[ELECTIONS - 1];
	struct tally tally;
	struct summary summary;
	tally_init(&tally, &workshop, election->options);
	for (int i = 0; i < BALLOTS && election->orders[i].weight > 0; i++)
		add_order(&tally, MODE_KEYPAD, i % 2 ? PEOPLE : NOBODY, &election->orders[i]);
	for (int option = 1; option <= election->options; option++) {
		struct result result;
		tally_result(&tally, KIND_RANK, TALLY_ALL, option, &result);
		is_double(result.mean_position.is, wanted[option - 1].mean, 1e-13, "mean place of option %d", option);
		ok(result.n == wanted[option - 1].n && result.firsts == wanted[option - 1].firsts,
			"how many placed option %d, and first", option);
	}
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		int64_t over, under, ties;
		tally_preference(&tally, TALLY_ALL, pairs[i].a, pairs[i].b, &over, &under, &ties);
		ok(over == pairs[i].over && under == pairs[i].under && ties == pairs[i].ties,
			"options %d and %d compared", pairs[i].a, pairs[i].b);
	}
	tally_summary(&tally, KIND_RANK, NULL, TALLY_ALL, &summary);
	ok(summary.ballots == 54 && summary.base == 54 && summary.votes[2] == 29 && !summary.mean.has,
		"ballots, and those that place an option; an order has no mean");
	struct result nothing;
	tally_result(&tally, KIND_RANK, OFFICE, 1, &nothing);
	ok(!nothing.borda.has && !nothing.mean_position.has && !nothing.condorcet && nothing.firsts == 0,
		"of nobody's orders nothing follows");
	tally_free(&tally);
}

/* --- at random: by the definition, ballot by ballot ---------------------------------------------- */

static uint64_t state = 88172645463325252;

static int
any(int below)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (int)((state >> 33) % (uint64_t)below);
}

static void
any_order(int options, char order[MOST + 1])
{
	int length = 1 + any(options);
	for (int i = 0; i < options; i++)
		order[i] = (char)('1' + i);
	for (int i = 0; i < options; i++) {
		int other = i + any(options - i);
		char kept = order[i];
		order[i] = order[other];
		order[other] = kept;
	}
	order[length] = '\0';
}

/* The points a ballot gives to an option: by its place, or an equal part of what is left. */
static double
points_of(const char *order, int options, char option)
{
	const char *at = strchr(order, option);
	int places = (int)strlen(order);
	return at ? (double)(options - 1 - (at - order)) : (double)(options - places - 1) / 2;
}

/* Whether a ballot prefers A to B. */
static bool
prefers(const char *order, char a, char b)
{
	const char *at_a = strchr(order, a), *at_b = strchr(order, b);
	return at_a && (!at_b || at_a < at_b);
}

static void
test_any(void)
{
	int wrong_points = 0, wrong_winners = 0, winners = 0;
	for (int run = 0; run < 3000; run++) {
		char orders[BALLOTS][MOST + 1];
		struct election election = {.options = 2 + any(MOST - 1)};
		int ballots = 1 + any(BALLOTS);
		for (int i = 0; i < ballots; i++) {
			any_order(election.options, orders[i]);
			election.orders[i] = (struct order){orders[i], 1 + any(4)};
		}
		struct counts counts;
		count(&election, &counts);
		int winner = 0;
		for (int a = 0; a < election.options; a++) {
			double points = 0;
			bool beats_all = true;
			for (int b = 0; b < election.options; b++) {
				int64_t lead = 0;
				for (int i = 0; i < ballots && b != a; i++)
					lead += election.orders[i].weight
						* (prefers(orders[i], (char)('1' + a), (char)('1' + b))
							- prefers(orders[i], (char)('1' + b), (char)('1' + a)));
				beats_all = beats_all && (b == a || lead > 0);
			}
			for (int i = 0; i < ballots; i++)
				points += (double)election.orders[i].weight
					* points_of(orders[i], election.options, (char)('1' + a));
			wrong_points += fabs(points - ranking_borda(&counts.ranking, a)) > 1e-9;
			winner = beats_all ? a + 1 : winner;
		}
		wrong_winners += ranking_condorcet(&counts.ranking) + 1 != winner;
		winners += winner > 0;
	}
	is_int(wrong_points, 0, "points are those that the ballots give one by one");
	is_int(wrong_winners, 0, "the winner is who beats each other one");
	ok(winners > 500 && winners < 2900, "whom there is sometimes (%d of 3000)", winners);
}

int
main(void)
{
	int points = 0;
	for (int i = 0; i < ELECTIONS; i++)
		points += isnan(elections[i].points[0]) ? 0 : elections[i].options;
	plan(points + ELECTIONS * 5 + 12 + 5 + 2 + 3 + 1);
	test_elections();
	for (int i = 0; i < ELECTIONS; i++)
		test_tally(&elections[i]);
	test_places();
	test_any();
	return done_testing();
}
