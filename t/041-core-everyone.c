/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is known of everyone when groups are counted one by one: how a word is written, and how many
 * people took part. */
#include "core/tally.h"

#include "tap.h"

#include <stdlib.h>

enum { OLD, OFFICE, YOUNG, NOBODY };

static struct group groups[] = { { .id = "old" }, { .id = "office", .official = true }, { .id = "young" } };
static struct workshop workshop = { .groups = groups, .groups_count = 3 };

static const char *
first_word(const struct tally *tally, int group)
{
	struct said *said;
	const char *label = tally_words(tally, group, false, &said) > 0 ? said[0].word->label : "none";
	free(said);
	return label;
}

static void
test_spellings(void)
{
	struct tally tally;
	tally_init(&tally, &workshop, 0);
	tally_add_word(&tally, MODE_PAPER, OLD, "Bunt", 3);
	tally_add_word(&tally, MODE_PAPER, YOUNG, "bunt", 2);
	is_str(first_word(&tally, TALLY_ALL), "Bunt", "as most write it");
	tally_add_word(&tally, MODE_PAPER, NOBODY, "bunt", 2);
	is_str(first_word(&tally, TALLY_ALL), "bunt", "in all groups together");
	is_str(first_word(&tally, OLD), "bunt", "the same for a group that writes it differently");
	tally_add_word(&tally, MODE_HANDS, OLD, "Bunt", 1);
	is_str(first_word(&tally, TALLY_ALL), "Bunt", "of equals the first by the alphabet");
	tally_add_word(&tally, MODE_OFFICIAL, OFFICE, "BUNT", 1);
	is_str(first_word(&tally, OFFICE), "Bunt", "also where an institution has its own way");
	tally_free(&tally);
}

static bool
uncounted(const struct tally *tally, enum kind kind, int group)
{
	struct summary summary;
	tally_summary(tally, kind, NULL, group, &summary);
	return summary.uncounted;
}

static void
test_uncounted(void)
{
	struct tally tally;
	tally_init(&tally, &workshop, 3);
	tally_add(&tally, MODE_HANDS, OLD, 1, 4);
	tally_add(&tally, MODE_HANDS, OLD, -1, 5);
	ok(!uncounted(&tally, KIND_MULTI, TALLY_ALL), "hands, and how many took part");
	tally_add(&tally, MODE_OFFICIAL, OFFICE, 2, 1);
	ok(!uncounted(&tally, KIND_MULTI, TALLY_ALL), "an institution is none of them");
	tally_add(&tally, MODE_HANDS, YOUNG, 0, 2);
	ok(!uncounted(&tally, KIND_MULTI, TALLY_ALL), "nor are those who abstain");
	tally_add(&tally, MODE_HANDS, YOUNG, 3, 1);
	ok(uncounted(&tally, KIND_MULTI, YOUNG), "hands of people whom nobody counted");
	ok(!uncounted(&tally, KIND_MULTI, OLD), "are not those of another group");
	ok(uncounted(&tally, KIND_MULTI, TALLY_ALL), "but how many all are nobody knows then");
	ok(!uncounted(&tally, KIND_CHOICE, TALLY_ALL), "unless everyone has one answer");
	tally_free(&tally);

	tally_init(&tally, &workshop, 0);
	tally_add_word(&tally, MODE_HANDS, YOUNG, "laut", 1);
	tally_add_word(&tally, MODE_PAPER, OLD, "leise", 1);
	tally_add(&tally, MODE_PAPER, OLD, -1, 1);
	ok(!uncounted(&tally, KIND_WORDS, OLD), "words on paper");
	ok(uncounted(&tally, KIND_WORDS, YOUNG), "words that were called out");
	ok(uncounted(&tally, KIND_WORDS, TALLY_ALL), "and both");
	tally_free(&tally);
}

int
main(void)
{
	plan(15);
	test_spellings();
	test_uncounted();
	return done_testing();
}
