/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/tally.h"

#include "tap.h"

/* Two groups of people, one official; people of no group are the fourth. */
enum { OLD, OFFICE, YOUNG, NOBODY };

static struct group groups[] = {{.id = "old"}, {.id = "office", .official = true}, {.id = "young"}};
static const struct workshop workshop = {.groups = groups, .groups_count = 3};

static const struct option levels[] = {
	{.no = 1, .value = 1}, {.no = 2, .value = 2}, {.no = 3, .value = 3},
	{.no = 4, .value = 4}, {.no = 5, .value = 10},
};

static void
test_counts(void)
{
	struct tally tally;
	tally_init(&tally, &workshop, 5);
	is_int(tally.groups, 4, "the groups and people of none");
	tally_add(&tally, MODE_HANDS, OLD, 2, 3);
	tally_add(&tally, MODE_HANDS, OLD, 2, 4);
	tally_add(&tally, MODE_KEYPAD, YOUNG, 2, 1);
	tally_add(&tally, MODE_PAPER, NOBODY, 5, 2);
	tally_add(&tally, MODE_KEYPAD, NOBODY, 0, 1);
	tally_add(&tally, MODE_OFFICIAL, OFFICE, 4, 1);
	tally_mark_counted(&tally, OLD, 1);

	is_int(tally_votes(&tally, MODE_HANDS, OLD, 2), 7, "hands add up");
	is_int(tally_votes(&tally, MODE_KEYPAD, OLD, 2), 0, "and are no secret ballots");
	is_int(tally_votes(&tally, MODE_KEYPAD, TALLY_ALL, 2), 1, "secret ballots of everyone");
	is_int(tally_sum(&tally, TALLY_ALL, 2), 8, "hands and secret ballots of everyone");
	is_int(tally_sum(&tally, YOUNG, 2), 1, "of one group");
	is_int(tally_sum(&tally, NOBODY, 5), 2, "of people of no group");
	is_int(tally_sum(&tally, TALLY_ALL, 4), 0, "an official answer is nobody's");
	is_int(tally_sum(&tally, OFFICE, 4), 1, "but the official group's");
	ok(tally_counted(&tally, OLD, 1) && !tally_counted(&tally, OLD, 2),
		"counted is not the same as 0");

	is_int(tally_secret_ballots(&tally, TALLY_ALL, KIND_SCALE), 4,
		"secret ballots, abstentions too");
	is_int(tally_secret_ballots(&tally, NOBODY, KIND_SCALE), 3, "of one group");
	ok(tally_is_secret(&tally, KIND_SCALE), "a round with one of them is secret");

	tally_add(&tally, MODE_HANDS, 4, 1, 100);
	tally_add(&tally, MODE_HANDS, -1, 1, 100);
	tally_add(&tally, MODE_HANDS, OLD, 6, 100);
	tally_add(&tally, MODE_HANDS, OLD, -2, 100);
	tally_add(&tally, MODE_COUNT, OLD, 1, 100);
	tally_mark_counted(&tally, 4, 1);
	is_int(tally_sum(&tally, TALLY_ALL, 1), 0, "cells that do not exist hold nothing");
	ok(!tally_counted(&tally, 4, 1) && !tally_counted(&tally, OLD, 99), "and are not counted");
	tally_free(&tally);
	tally_free(&tally);

	tally_init(&tally, &workshop, 0);
	ok(!tally_is_secret(&tally, KIND_SCALE), "nothing is not secret");
	tally_free(&tally);
}

static void
test_summary(void)
{
	struct tally tally;
	struct summary summary;
	tally_init(&tally, &workshop, 5);
	tally_summary(&tally, KIND_SCALE, levels, TALLY_ALL, &summary);
	ok(summary.ballots == 0 && !summary.mean.has && !summary.median.has && !summary.sd.has
		&& !summary.min.has && !summary.consensus.has && !summary.agreement.has,
		"no ballots, no figures");

	tally_add(&tally, MODE_HANDS, OLD, 1, 1);
	tally_summary(&tally, KIND_SCALE, levels, TALLY_ALL, &summary);
	ok(summary.mean.has && !summary.sd.has && !summary.consensus.has,
		"one ballot has no spread");

	tally_add(&tally, MODE_KEYPAD, YOUNG, 3, 2);
	tally_add(&tally, MODE_PAPER, NOBODY, 5, 1);
	tally_add(&tally, MODE_HANDS, OLD, 0, 6);
	tally_add(&tally, MODE_OFFICIAL, OFFICE, 5, 1);
	tally_summary(&tally, KIND_SCALE, levels, TALLY_ALL, &summary);
	is_int(summary.ballots, 4, "ballots without abstentions");
	is_int(summary.abstentions, 6, "abstentions");
	is_int(summary.base, 4, "a share is one of the ballots");
	is_int(summary.votes[3], 2, "votes by option");
	is_double(summary.mean.is, 4.25, 1e-12, "the mean of the values");
	is_double(summary.median.is, 3, 1e-12, "the median");
	is_double(summary.min.is, 1, 0, "the lowest");
	is_double(summary.max.is, 10, 0, "the highest");
	is_double(summary.q1.is, 2.5, 1e-12, "the first quartile");
	is_double(summary.q3.is, 4.75, 1e-12, "the third");
	is_double(summary.sd.is, 3.947573094109005, 1e-12, "the deviation");
	ok(summary.consensus.has && summary.agreement.has, "consensus and agreement");

	tally_summary(&tally, KIND_SCALE, levels, OFFICE, &summary);
	ok(summary.ballots == 1 && summary.mean.is == 10, "an official group's own answer");
	tally_summary(&tally, KIND_SCALE, levels, OLD, &summary);
	ok(summary.ballots == 1 && summary.abstentions == 6, "one group");
	tally_summary(&tally, KIND_CHOICE, levels, TALLY_ALL, &summary);
	ok(summary.ballots == 4 && !summary.mean.has && !summary.median.has,
		"a choice has no mean");
	tally_free(&tally);
}

static void
test_several(void)
{
	struct tally tally;
	struct summary summary;
	tally_init(&tally, &workshop, 5);
	tally_add(&tally, MODE_HANDS, OLD, 1, 4);
	tally_add(&tally, MODE_HANDS, OLD, 2, 5);
	tally_add(&tally, MODE_HANDS, OLD, -1, 6);
	tally_add(&tally, MODE_HANDS, OLD, 0, 2);
	tally_add(&tally, MODE_PAPER, YOUNG, 1, 3);
	tally_add(&tally, MODE_PAPER, YOUNG, -1, 3);
	tally_add(&tally, MODE_PAPER, YOUNG, 0, 1);

	tally_summary(&tally, KIND_MULTI, levels, TALLY_ALL, &summary);
	is_int(summary.ballots, 9, "ballots are those who took part");
	is_int(summary.base, 9, "a share is one of them");
	is_int(summary.abstentions, 3, "abstentions stand beside them");
	is_int(summary.votes[1], 7, "votes");
	is_int(tally_secret_ballots(&tally, TALLY_ALL, KIND_MULTI), 4, "secret ballots");
	tally_free(&tally);
}

static void
test_uncounted(void)
{
	struct tally tally;
	bool asked[4] = {false};
	tally_init(&tally, &workshop, 3);
	is_int(tally_uncounted(&tally, asked), 3, "nothing was counted");
	tally_mark_counted(&tally, OLD, 1);
	tally_mark_counted(&tally, NOBODY, 2);
	tally_mark_counted(&tally, OLD, 0);
	tally_mark_counted(&tally, OLD, -1);
	is_int(tally_uncounted(&tally, asked), 1, "whoever it was counted of, be it 0");
	asked[OLD] = true;
	is_int(tally_uncounted(&tally, asked), 2, "in the group that is asked");
	asked[NOBODY] = true;
	is_int(tally_uncounted(&tally, asked), 3, "in each group that is asked");
	tally_free(&tally);
}

static void
test_dots(void)
{
	struct tally tally;
	struct summary summary;
	struct result result;
	const struct question question = {KIND_DOTS, levels, 5, 3};
	tally_init(&tally, &workshop, 5);
	tally_add_value(&tally, MODE_PAPER, YOUNG, 1, 2, 4);
	tally_add_value(&tally, MODE_PAPER, YOUNG, 1, 1, 1);
	tally_add_value(&tally, MODE_PAPER, YOUNG, 3, 1, 3);
	tally_add(&tally, MODE_PAPER, YOUNG, -1, 5);
	tally_add_value(&tally, MODE_OFFICIAL, OFFICE, 2, 3, 1);
	tally_summary(&tally, KIND_DOTS, levels, TALLY_ALL, &summary);
	is_int(summary.ballots, 5, "ballots");
	is_int(summary.votes[1], 9, "the dots of an option");
	is_int(summary.base, 12, "a share of dots is one of the dots");
	tally_result(&tally, KIND_DOTS, TALLY_ALL, 1, &result);
	ok(result.votes == 9 && result.n == 5 && !result.n_unknown && result.sum.is == 9 && !result.mean.has,
		"dots, and who put them");
	tally_result(&tally, KIND_DOTS, OFFICE, 2, &result);
	is_int(result.votes, 3, "an institution's dots");
	tally_add_value(&tally, MODE_HANDS, OLD, 2, 1, 7);
	tally_mark_counted(&tally, OLD, 2);
	tally_result(&tally, KIND_DOTS, TALLY_ALL, 2, &result);
	ok(result.votes == 7 && result.n_unknown, "of dots on a poster nobody knows who put them");
	is_int(tally_doubt(&tally, &question), TALLY_UNCOUNTED, "and they need to be counted");
	tally_add(&tally, MODE_HANDS, OLD, -1, 2);
	tally_mark_counted(&tally, OLD, -1);
	is_int(tally_doubt(&tally, &question), TALLY_TOO_MANY_DOTS, "seven dots of two people");
	tally_add(&tally, MODE_HANDS, OLD, -1, 1);
	is_int(tally_doubt(&tally, &question), TALLY_NO_DOUBT, "of three they can be");
	tally_free(&tally);
}

static void
test_resistance(void)
{
	struct tally tally;
	struct summary summary;
	struct result result;
	double *values;
	int64_t *votes;
	const struct question question = {KIND_RESIST, levels, 2, 0};
	tally_init(&tally, &workshop, 2);
	tally_add_value(&tally, MODE_HANDS, OLD, 1, 0, 3);
	tally_add_value(&tally, MODE_HANDS, OLD, 1, 10, 2);
	tally_add_value(&tally, MODE_HANDS, OLD, 1, 4, 0);
	tally_add_value(&tally, MODE_HANDS, OLD, 2, 5, 6);
	tally_add(&tally, MODE_HANDS, OLD, -1, 6);
	tally_mark_counted(&tally, OLD, -1);
	tally_summary(&tally, KIND_RESIST, levels, TALLY_ALL, &summary);
	ok(summary.ballots == 6 && summary.votes[1] == 5 && !summary.mean.has,
		"ballots, and those that rated");
	tally_result(&tally, KIND_RESIST, TALLY_ALL, 1, &result);
	ok(result.n == 5 && result.tens == 2 && result.sum.is == 20, "ratings");
	is_double(result.mean.is, 4, 1e-12, "their mean");
	is_double(result.acceptance.is, 0.6, 1e-12, "acceptance");
	is_int(tally_doubt(&tally, &question), TALLY_NOT_ALL_RATED, "one did not rate the first");
	is_int(tally_values(&tally, TALLY_ALL, 1, &values, &votes), 2, "levels that were given");
	ok(values[0] == 0 && votes[0] == 3 && values[1] == 10 && votes[1] == 2, "in their order");
	free(values);
	free(votes);
	int64_t counted;
	ok(tally_hands_value(&tally, OLD, 1, 4, &counted) && counted == 0, "a level was counted as none");
	ok(!tally_hands_value(&tally, OLD, 1, 5, &counted), "another was not counted");
	tally_result(&tally, KIND_RESIST, YOUNG, 1, &result);
	ok(!result.mean.has && !result.acceptance.has && result.sum.has, "nobody, no mean");
	tally_free(&tally);
}

static void
test_numbers(void)
{
	struct tally tally;
	struct summary summary;
	tally_init(&tally, &workshop, kind_slots(KIND_NUMBER, 0));
	tally_add_value(&tally, MODE_HANDS, OLD, 1, 12.5, 1);
	tally_add_value(&tally, MODE_KEYPAD, YOUNG, 1, -3, 2);
	tally_add(&tally, MODE_KEYPAD, YOUNG, 0, 1);
	tally_add_value(&tally, MODE_OFFICIAL, OFFICE, 1, 1000, 1);
	tally_summary(&tally, KIND_NUMBER, NULL, TALLY_ALL, &summary);
	ok(summary.ballots == 3 && summary.abstentions == 1, "numbers are ballots");
	is_double(summary.median.is, -3, 0, "their median");
	is_double(summary.max.is, 12.5, 0, "their highest");
	ok(!summary.consensus.has && !summary.agreement.has, "they have no scale");
	is_int(tally_secret_ballots(&tally, TALLY_ALL, KIND_NUMBER), 3, "secret ones");
	tally_summary(&tally, KIND_NUMBER, NULL, OFFICE, &summary);
	is_double(summary.mean.is, 1000, 0, "an institution's estimate");
	tally_free(&tally);
}

static void
test_words(void)
{
	struct tally tally;
	struct summary summary;
	struct said *said;
	tally_init(&tally, &workshop, 0);
	tally_add_word(&tally, MODE_PAPER, YOUNG, "Straße", 2);
	tally_add_word(&tally, MODE_PAPER, YOUNG, "STRASSE", 3);
	tally_add_word(&tally, MODE_PAPER, NOBODY, "strasse", 3);
	tally_add_word(&tally, MODE_PAPER, NOBODY, "Żółć", 5);
	tally_add_word(&tally, MODE_PAPER, NOBODY, "bunt", 5);
	tally_add(&tally, MODE_PAPER, NOBODY, -1, 9);
	is_int(tally_words(&tally, TALLY_ALL, false, &said), 3, "words, whatever their case");
	is_str(said[0].word->label, "STRASSE", "as they were written most often");
	is_int(said[0].votes, 8, "how often");
	is_str(said[1].word->label, "bunt", "of equal ones by the alphabet");
	free(said);
	tally_hide_word(&tally, "bunt");
	tally_hide_word(&tally, "nowhere");
	is_int(tally_words(&tally, TALLY_ALL, false, &said), 2, "a hidden one is left out");
	free(said);
	is_int(tally_words(&tally, TALLY_ALL, true, &said), 3, "unless it is wanted");
	ok(said[1].word->hidden && said[1].votes == 5, "and knows that it is hidden");
	free(said);
	is_int(tally_words(&tally, YOUNG, false, &said), 1, "of a group");
	free(said);
	tally_add_word(&tally, MODE_KEYPAD, OLD, "Straße", 1);
	tally_add_word(&tally, MODE_HANDS, YOUNG, "Straße", 1);
	tally_words(&tally, TALLY_ALL, false, &said);
	is_str(said[0].word->label, "Straße", "a spelling counts wherever it was written");
	free(said);
	tally_summary(&tally, KIND_WORDS, NULL, TALLY_ALL, &summary);
	ok(summary.ballots == 9 && summary.uncounted, "ballots, but not of those who called out");
	tally_summary(&tally, KIND_WORDS, NULL, YOUNG, &summary);
	ok(summary.ballots == 0 && summary.uncounted, "words that were called out are nobody's ballots");
	tally_free(&tally);
}

int
main(void)
{
	test_counts();
	test_summary();
	test_several();
	test_uncounted();
	test_dots();
	test_resistance();
	test_numbers();
	test_words();
	return done_testing();
}
