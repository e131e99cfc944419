/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/withhold.h"
#include "tap.h"

enum { MOST = 10 };

/* Groups as digits of their ballots, `.` ten; the answer as `-` shown, `s` small, `c` complement. */
static void
check(const char *name, const int64_t *ballots, int count, bool all, const char *wanted)
{
	enum withholding withheld[MOST];
	struct crowd crowds[MOST] = {{0}};
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

/* Groups of the public as present/given pairs; an institution has -1 present. */
static void
check_public(const char *name, const int64_t (*groups)[2], int count, bool all, const char *wanted)
{
	enum withholding withheld[MOST];
	struct public_crowd crowds[MOST] = {{0}};
	char got[MOST + 1] = "";
	for (int i = 0; i < count; i++) {
		bool people = groups[i][0] >= 0;
		crowds[i] = (struct public_crowd){people, people ? groups[i][0] : 0, groups[i][1]};
	}
	ok(withhold_public(crowds, count, withheld) == all, "%s: whole", name);
	for (int i = 0; i < count && !all; i++)
		got[i] = "-sc"[withheld[i]];
	is_str(got, wanted, "%s: groups", name);
}

static void
test_public(void)
{
	check_public("everyone is enough", (int64_t[][2]){{3, 3}, {9, 1}, {12, 0}}, 3, false, "---");
	check_public("one of two people takes who gave least", (int64_t[][2]){{9, 8}, {2, 2}, {8, 4}}, 3, false, "-sc");
	check_public("ties go in agenda order", (int64_t[][2]){{9, 4}, {2, 2}, {8, 4}}, 3, false, "cs-");
	check_public("no hand is an answer too", (int64_t[][2]){{9, 8}, {2, 0}, {8, 4}, {7, 7}}, 4, false, "-scc");
	check_public("two of one are no crowd", (int64_t[][2]){{1, 1}, {1, 1}, {8, 8}, {9, 9}}, 4, false, "ssc-");
	check_public("nobody is nobody", (int64_t[][2]){{0, 0}, {2, 2}, {9, 9}, {30, 30}}, 4, false, "-sc-");
	check_public("who did nothing hides nobody", (int64_t[][2]){{9, 0}, {2, 2}, {30, 30}}, 3, false, "-sc");
	check_public("where nobody else did everything is withheld", (int64_t[][2]){{9, 0}, {2, 2}}, 2, true, "");
	check_public("more hands than people", (int64_t[][2]){{9, 9}, {1, 31}, {12, 12}}, 3, false, "cs-");
	check_public("nobody knows how many are here", (int64_t[][2]){{0, 9}, {0, 2}, {0, 12}}, 3, false, "cs-");
	check_public("two people in all", (int64_t[][2]){{1, 1}, {1, 1}}, 2, true, "");
	check_public("nothing was given", (int64_t[][2]){{1, 0}, {1, 0}, {9, 0}}, 3, false, "---");
	check_public("an institution hides nobody", (int64_t[][2]){{-1, 1}, {2, 2}, {9, 9}}, 3, false, "-sc");
}

/* Random evenings: whatever is withheld, what can be worked out of it is the sum of enough people. */
static void
test_public_random(void)
{
	uint64_t state = 88172645463325252u;
	int wrong = 0, withheld_some = 0;
	for (int round = 0; round < 20000; round++) {
		struct public_crowd crowds[MOST] = {{0}};
		enum withholding withheld[MOST];
		int count = 2 + round % (MOST - 1);
		int64_t together = 0, groups = 0, given = 0;
		bool any = false;
		for (int i = 0; i < count; i++) {
			state ^= state << 13, state ^= state >> 7, state ^= state << 17;
			int64_t present = (int64_t)(state % 8), some = (int64_t)(state / 8 % 9);
			crowds[i] = (struct public_crowd){state / 128 % 6 > 0, present, some};
			given += crowds[i].people ? some : 0;
		}
		bool all = withhold_public(crowds, count, withheld);
		for (int i = 0; i < count && !all; i++) {
			int64_t size = crowds[i].present > 0 ? crowds[i].present : crowds[i].given;
			int64_t people = size < crowds[i].given ? size : crowds[i].given;
			bool small = crowds[i].people && size > 0 && size < WITHHOLD_PRESENT && given > 0;
			wrong += small != (withheld[i] == WITHHOLD_SMALL);
			wrong += !crowds[i].people && withheld[i] != WITHHOLD_NOT;
			any = any || withheld[i] != WITHHOLD_NOT;
			together += withheld[i] != WITHHOLD_NOT ? people : 0;
			groups += withheld[i] != WITHHOLD_NOT && people > 0;
		}
		withheld_some += any;
		wrong += any && (together < WITHHOLD_PRESENT || groups < 2);
	}
	is_int(wrong, 0, "of random evenings nobody can be worked out");
	ok(withheld_some > 5000, "of many of them something is withheld: %d", withheld_some);
}

static void
poster(struct tally *tally)
{
	tally_add_value(tally, MODE_HANDS, 0, 1, 1, 9);
	tally_add_value(tally, MODE_HANDS, 1, 2, 1, 5);
}

static void
hands_of_two(struct tally *tally)
{
	tally_add(tally, MODE_HANDS, 0, 1, 2);
	tally_add(tally, MODE_HANDS, 1, 1, 4);
	tally_add(tally, MODE_HANDS, 2, 2, 3);
}

/* What of hands is withheld for readers who were not there. */
static void
check_hands(const char *name, enum kind kind, void (*add)(struct tally *), const int64_t *present,
	bool by_group, bool all, const char *wanted)
{
	static struct group of[] = {{.id = "a"}, {.id = "b"}};
	static const struct workshop workshop = {.groups = of, .groups_count = 2};
	enum withholding withheld[3];
	char got[4] = "";
	struct tally tally;
	tally_init(&tally, &workshop, 3);
	add(&tally);
	ok(withhold_hands(&tally, kind, present, by_group, withheld) == all, "%s: whole", name);
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

	plan(44 + 26 + 2 + 10);
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
	test_public();
	test_public_random();
	check_hands("hands of two", KIND_CHOICE, hands_of_two, (int64_t[]){2, 8, 5}, true, false, "s-c");
	check_hands("asked of everyone", KIND_CHOICE, hands_of_two, (int64_t[]){2, 8, 5}, false, false, "---");
	check_hands("everyone is two", KIND_CHOICE, hands_of_two, (int64_t[]){1, 1, 0}, false, true, "---");
	check_hands("dots of two", KIND_DOTS, poster, (int64_t[]){2, 8, 5}, true, false, "sc-");
	check_hands("nobody counted who is here", KIND_CHOICE, hands_of_two, (int64_t[]){0, 0, 0}, true,
		false, "s-c");
	return done_testing();
}
