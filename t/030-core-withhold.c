/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/withhold.h"
#include "tap.h"

enum { MOST = 10 };

/* Groups as digits of their ballots, `.` ten; the answer as `-` shown, `s` small, `c` complement. */
static void
check(const char *name, const int64_t *ballots, int count, bool all, const char *wanted)
{
	enum withholding withheld[MOST];
	struct crowd crowds[MOST];
	char got[MOST + 1] = "";
	for (int i = 0; i < count; i++)
		crowds[i] = (struct crowd){ .ballots = ballots[i], .answers = ballots[i] };
	ok(withhold_groups(crowds, count, WITHHOLD_LEAST, withheld) == all, "%s: whole", name);
	for (int i = 0; i < count; i++)
		got[i] = "-sc"[withheld[i]];
	is_str(got, wanted, "%s: groups", name);
}

/* What a round withholds of three groups; what was counted is put in by ADD. */
static void
check_round(const char *name, void (*add)(struct tally *), bool all, const char *wanted)
{
	static struct group groups[] = { { .id = "a" }, { .id = "b" } };
	static const struct workshop workshop = { .groups = groups, .groups_count = 2 };
	enum withholding withheld[3];
	char got[4] = "";
	struct tally tally;
	tally_init(&tally, &workshop, 3);
	add(&tally);
	ok(withhold_round(&tally, KIND_SCALE, WITHHOLD_LEAST, withheld) == all, "%s: whole", name);
	for (int i = 0; i < 3; i++)
		got[i] = "-sc"[withheld[i]];
	is_str(got, wanted, "%s: groups", name);
	tally_free(&tally);
}

static void
hands_alone(struct tally *tally)
{
	tally_add(tally, MODE_HANDS, 0, 1, 2);
}

static void
one_beside_hands(struct tally *tally)
{
	tally_add(tally, MODE_HANDS, 0, 1, 6);
	tally_add(tally, MODE_KEYPAD, 0, 2, 1);
	tally_add(tally, MODE_KEYPAD, 1, 1, 7);
	tally_add(tally, MODE_KEYPAD, 2, 1, 9);
}

static void
abstaining(struct tally *tally)
{
	tally_add(tally, MODE_KEYPAD, 0, 1, 4);
	tally_add(tally, MODE_KEYPAD, 0, 0, 3);
	tally_add(tally, MODE_KEYPAD, 1, 1, 7);
	tally_add(tally, MODE_KEYPAD, 2, 0, 9);
}

static void
one_abstains_beside_hands(struct tally *tally)
{
	tally_add(tally, MODE_HANDS, 0, 1, 6);
	tally_add(tally, MODE_KEYPAD, 0, 0, 1);
	tally_add(tally, MODE_KEYPAD, 1, 1, 7);
	tally_add(tally, MODE_KEYPAD, 2, 1, 9);
}

static void
few_answers(struct tally *tally)
{
	tally_add(tally, MODE_HANDS, 0, 1, 30);
	tally_add(tally, MODE_KEYPAD, 1, 1, 4);
	tally_add(tally, MODE_KEYPAD, 1, 0, 20);
}

/* What the rest would be without the hands that everyone saw. */
static void
two_beside_groups_by_hands(struct tally *tally)
{
	tally_add(tally, MODE_KEYPAD, 0, 1, 2);
	tally_add(tally, MODE_HANDS, 1, 1, 4);
	tally_add(tally, MODE_KEYPAD, 2, 1, 9);
}

static void
abstentions_in_all(struct tally *tally)
{
	tally_add(tally, MODE_HANDS, 0, 1, 3);
	tally_add(tally, MODE_KEYPAD, 1, 0, 6);
}

static void
few_hands_beside_secret(struct tally *tally)
{
	tally_add(tally, MODE_HANDS, 0, 1, 1);
	tally_add(tally, MODE_HANDS, 1, 1, 2);
	tally_add(tally, MODE_KEYPAD, 2, 1, 9);
}

int
main(void)
{
	enum withholding withheld[MOST];

	plan(44);
	check_round("a show of hands", hands_alone, false, "---");
	check_round("one secret ballot beside hands that all have seen", one_beside_hands, false, "sc-");
	check_round("abstentions hide nobody who answered", abstaining, false, "sc-");
	check_round("nor do hands hide who abstained secretly", one_abstains_beside_hands, false, "sc-");
	check_round("few answers in all", few_answers, true, "ss-");
	check_round("hands are no complement of secret ballots", two_beside_groups_by_hands, false, "ssc");
	check_round("a secret round is secret with its hands", few_hands_beside_secret, false, "ssc");
	check_round("abstentions of enough people", abstentions_in_all, false, "sc-");
	check("nobody", (int64_t[]){0, 0, 0}, 3, false, "---");
	check("too few in all", (int64_t[]){2, 0, 2}, 3, true, "s-s");
	check("exactly k", (int64_t[]){5, 0, 0}, 3, false, "---");
	check("all large", (int64_t[]){5, 12, 30}, 3, false, "---");
	check("one small takes the next smallest", (int64_t[]){9, 3, 8, 30}, 4, false, "-sc-");
	check("ties go in agenda order", (int64_t[]){9, 3, 8, 8}, 4, false, "-sc-");
	check("two small with k ballots are enough", (int64_t[]){9, 3, 2, 8}, 4, false, "-ss-");
	check("two small with fewer take one more", (int64_t[]){9, 1, 2, 8}, 4, false, "-ssc");
	check("small ones only", (int64_t[]){4, 4, 0}, 3, false, "ss-");
	check("an empty group is no complement", (int64_t[]){0, 3, 0, 20}, 4, false, "-s-c");
	check("people of no group count", (int64_t[]){20, 6, 4}, 3, false, "-cs");
	check("four small, three of one", (int64_t[]){1, 1, 1, 1, 9}, 5, false, "ssssc");

	/* Hands in the open do not hide two secret ballots. */
	ok(withhold_groups((struct crowd[]){ { 2, 2, 0 }, { 50, 0, 0 } }, 2, 5, withheld),
		"few secret ballots among hands");
	is_int(withheld[1], WITHHOLD_SMALL, "withhold everything");
	ok(!withhold_groups((struct crowd[]){ { 2, 2, 0 }, { 3, 3, 0 } }, 2, 1, withheld), "k of one");
	is_int(withheld[0], WITHHOLD_NOT, "withholds nothing");
	return done_testing();
}
