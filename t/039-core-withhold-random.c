/*
 * Withholding against somebody who works out what can be worked out, over random rounds of all
 * kinds.
 *
 * The adversary knows what two exports of one round show, each with a k of its own: everyone
 * together, and each group that is not withheld. Who raised a hand was seen, so that of all this
 * what is secret remains, and a group without secret ballots is known to have none. Whatever set of
 * groups can be told from that by adding and taking away (it lies in the space that what is known
 * spans) must not be so small that few people are in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "core/withhold.h"

#include "tap.h"

#include <stdint.h>

enum { TABLES = 24000, MOST = GROUPS_MAX + 1 };

static uint64_t state = 0x2545f4914f6cdd1d;

static int
any(int below)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (int)((state >> 33) % (uint64_t)below);
}

/* --- random rounds ------------------------------------------------------------------------------ */

static const enum kind kinds[] = {
	KIND_CHOICE, KIND_MULTI, KIND_SCALE, KIND_DOTS, KIND_RANK, KIND_RESIST, KIND_NUMBER, KIND_WORDS,
};

struct round {
	struct group groups[GROUPS_MAX];
	struct workshop workshop;
	enum kind kind;
	struct tally tally;
	/* as they were put in, by group */
	int64_t secret_answers[MOST], secret_abstentions[MOST], hands[MOST];
};

static void
add_answers(struct round *round, enum entry_mode mode, int group, int64_t ballots)
{
	static const char *const words[] = {"alt", "bunt", "laut"};
	struct tally *tally = &round->tally;
	if (methods[round->kind].several)
		tally_add(tally, mode, group, -1, ballots);
	while (ballots > 0) {
		int64_t some = 1 + any((int)ballots);
		int option = 1 + any(tally->options > 0 ? tally->options : 1);
		ballots -= some;
		if (methods[round->kind].says == SAYS_WORD)
			tally_add_word(tally, mode, group, words[any(3)], some);
		else if (methods[round->kind].says > SAYS_LEVEL)
			tally_add_value(tally, mode, group, option, 1 + any(5), some);
		else
			tally_add(tally, mode, group, option, some);
	}
}

/* Few people more often than many. */
static int64_t
any_crowd(void)
{
	switch (any(5)) {
	case 0:
		return 0;
	case 1:
		return any(40);
	default:
		return any(12);
	}
}

/* How a round was asked: all in secret, all by hands, or some of both. */
enum manner { IN_SECRET, BY_HANDS, MIXED };

static void
make_round(struct round *round, enum manner manner, bool abstaining)
{
	*round = (struct round){.kind = kinds[any(8)], .workshop.groups_count = 1 + any(GROUPS_MAX)};
	for (int i = 0; i < GROUPS_MAX; i++)
		round->groups[i].official = any(12) == 0;
	round->workshop.groups = round->groups;
	if (manner != IN_SECRET && !kind_has_mode(round->kind, MODE_HANDS))
		round->kind = KIND_RESIST;
	tally_init(&round->tally, &round->workshop, kind_slots(round->kind,
		methods[round->kind].says == SAYS_WORD ? 0 : 2 + any(5)));
	for (int group = 0; group < round->tally.groups; group++) {
		if (round->tally.official[group]) {
			add_answers(round, MODE_OFFICIAL, group, 1);
			continue;
		}
		int64_t secret = manner == BY_HANDS || (manner == MIXED && any(3) == 0) ? 0 : any_crowd();
		int64_t paper = any(3) ? 0 : any((int)secret + 1);
		add_answers(round, MODE_KEYPAD, group, secret - paper);
		add_answers(round, MODE_PAPER, group, paper);
		round->secret_answers[group] = secret;
		if (manner != BY_HANDS && abstaining && any(3) == 0) {
			round->secret_abstentions[group] = any(9);
			tally_add(&round->tally, any(2) ? MODE_PAPER : MODE_KEYPAD, group, 0,
				round->secret_abstentions[group]);
		}
		if (manner != IN_SECRET && any(2)) {
			round->hands[group] = any_crowd();
			add_answers(round, MODE_HANDS, group, round->hands[group]);
			if (abstaining && any(3) == 0)
				tally_add(&round->tally, MODE_HANDS, group, 0, any(9));
		}
	}
}

/* --- what is shown --------------------------------------------------------------------------------- */

struct shown {
	bool nothing;
	enum withholding withheld[MOST];
};

static struct shown
show(const struct round *round, int64_t k)
{
	struct shown shown;
	shown.nothing = withhold_round(&round->tally, round->kind, k, shown.withheld);
	return shown;
}

/* --- the adversary ----------------------------------------------------------------------------------- */

/* Sets of groups as vectors of 0 and 1, reduced: each has a 1 where all others have 0. */
struct known {
	double rows[MOST][MOST];
	int pivots[MOST], count, groups;
};

/* Takes from SET what is known already. */
static void
reduce(const struct known *known, double set[MOST])
{
	for (int i = 0; i < known->count; i++) {
		double times = set[known->pivots[i]];
		for (int j = 0; times != 0 && j < known->groups; j++)
			set[j] -= times * known->rows[i][j];
	}
}

static int
first_of(const double set[MOST], int groups)
{
	for (int i = 0; i < groups; i++)
		if (fabs(set[i]) > 1e-9)
			return i;
	return -1;
}

static void
learn(struct known *known, const double learned[MOST])
{
	double set[MOST];
	memcpy(set, learned, sizeof(set));
	reduce(known, set);
	int pivot = first_of(set, known->groups);
	if (pivot < 0)
		return;
	double lead = set[pivot];
	for (int j = 0; j < known->groups; j++)
		set[j] /= lead;
	for (int i = 0; i < known->count; i++) {
		double times = known->rows[i][pivot];
		for (int j = 0; j < known->groups; j++)
			known->rows[i][j] -= times * set[j];
	}
	memcpy(known->rows[known->count], set, sizeof(set));
	known->pivots[known->count++] = pivot;
}

static void
learn_shown(struct known *known, const struct round *round, const struct shown *shown)
{
	double everyone[MOST] = {0};
	for (int group = 0; group < known->groups; group++) {
		double alone[MOST] = {0};
		alone[group] = 1;
		everyone[group] = !round->tally.official[group];
		bool none = round->secret_answers[group] + round->secret_abstentions[group] == 0;
		if (none || (!shown->nothing && shown->withheld[group] == WITHHOLD_NOT))
			learn(known, alone);
	}
	if (!shown->nothing)
		learn(known, everyone);
}

/* Whether so few are in a set that can be told: of those who answered, or, when nobody did, of those
 * who abstained. */
static bool
few(int64_t answers, int64_t abstentions, int64_t k)
{
	return answers > 0 ? answers < k : abstentions > 0 && abstentions < k;
}

/* How many sets of groups can be told although few are in them. */
static int
told(const struct round *round, const struct known *known, int64_t k)
{
	int found = 0;
	for (int members = 1; members < 1 << known->groups; members++) {
		int64_t answers = 0, abstentions = 0;
		double set[MOST] = {0};
		for (int group = 0; group < known->groups; group++) {
			if (!(members >> group & 1))
				continue;
			set[group] = 1;
			answers += round->secret_answers[group];
			abstentions += round->secret_abstentions[group];
		}
		if (!few(answers, abstentions, k))
			continue;
		reduce(known, set);
		found += first_of(set, known->groups) < 0;
	}
	return found;
}

/* --- the rule, as it is written --------------------------------------------------------------------------- */

/* data.md, "Small groups", for a round in which nobody abstained or raised a hand. */
static bool
as_written(const struct round *round, int64_t k, bool withheld[MOST])
{
	const int64_t *ballots = round->secret_answers;
	int count = round->tally.groups, groups = 0;
	int64_t all = 0, sum = 0;
	for (int i = 0; i < count; i++)
		all += ballots[i];
	for (int i = 0; i < count; i++) {
		withheld[i] = ballots[i] > 0 && (all < k || ballots[i] < k);
		groups += withheld[i];
		sum += withheld[i] ? ballots[i] : 0;
	}
	while (groups > 0 && (groups < 2 || sum < k)) {
		int next = -1;
		for (int i = count - 1; i >= 0; i--)
			if (!withheld[i] && ballots[i] > 0 && (next < 0 || ballots[i] <= ballots[next]))
				next = i;
		if (next < 0)
			break;
		withheld[next] = true;
		sum += ballots[next];
		groups++;
	}
	return all > 0 && all < k;
}

/* --- all together ------------------------------------------------------------------------------------------ */

static struct {
	int told, not_subset, not_all, too_much, open, official, empty, unlike, unsaid;
	int withheld, complements, whole, secret, mixed, plain;
} found;

static void
diag_round(const struct round *round, int64_t k, int64_t larger)
{
	diag("%s, k %d and %d", methods[round->kind].word, (int)k, (int)larger);
	for (int i = 0; i < round->tally.groups; i++)
		diag("group %d%s: %d answered and %d abstained in secret, %d by hands", i,
			round->tally.official[i] ? " (official)" : "", (int)round->secret_answers[i],
			(int)round->secret_abstentions[i], (int)round->hands[i]);
}

static void
check_rule(const struct round *round, int64_t k, const struct shown *shown)
{
	int64_t answers = 0, abstentions = 0, secret = tally_secret_ballots(&round->tally, TALLY_ALL, round->kind);
	bool any_withheld = false;
	for (int i = 0; i < round->tally.groups; i++) {
		answers += round->secret_answers[i];
		abstentions += round->secret_abstentions[i];
		bool withheld = shown->withheld[i] != WITHHOLD_NOT;
		any_withheld = any_withheld || withheld;
		found.official += withheld && round->tally.official[i];
		found.empty += withheld && tally_ballots(&round->tally, round->kind, i) == 0;
		found.withheld += withheld;
		found.complements += shown->withheld[i] == WITHHOLD_COMPLEMENT;
		found.unsaid += shown->nothing && !round->tally.official[i] && !withheld
			&& round->secret_answers[i] + round->secret_abstentions[i] > 0;
	}
	found.not_all += secret > 0 && secret < k && !shown->nothing;
	found.too_much += shown->nothing && !few(answers, abstentions, k);
	found.open += secret == 0 && (any_withheld || shown->nothing);
	found.whole += shown->nothing;
}

static void
check_round(const struct round *round, bool plain)
{
	int64_t k = 2 + any(9), larger = k + any((int)(11 - k));
	struct shown shown = show(round, k), other = show(round, larger);
	struct known known = {.groups = round->tally.groups};

	check_rule(round, k, &shown);
	check_rule(round, larger, &other);
	found.not_subset += shown.nothing && !other.nothing;
	for (int i = 0; i < round->tally.groups; i++)
		found.not_subset += shown.withheld[i] != WITHHOLD_NOT && other.withheld[i] == WITHHOLD_NOT;
	if (plain) {
		bool withheld[MOST];
		found.unlike += as_written(round, k, withheld) != shown.nothing;
		for (int i = 0; i < round->tally.groups; i++)
			found.unlike += withheld[i] != (shown.withheld[i] != WITHHOLD_NOT);
	}
	if (!tally_is_secret(&round->tally, round->kind))
		return;
	found.secret++;
	found.mixed += tally_ballots(&round->tally, round->kind, TALLY_ALL)
		> tally_secret_ballots(&round->tally, TALLY_ALL, round->kind);
	learn_shown(&known, round, &shown);
	learn_shown(&known, round, &other);
	int sets = told(round, &known, k);
	if (sets > 0 && found.told == 0)
		diag_round(round, k, larger);
	found.told += sets;
}

int
main(void)
{
	static struct round round;
	plan(15);
	for (int i = 0; i < TABLES; i++) {
		enum manner manner = i % 12 == 0 ? BY_HANDS : i % 3 == 1 ? IN_SECRET : MIXED;
		bool abstaining = i % 2 == 0, plain = manner == IN_SECRET && !abstaining;
		make_round(&round, manner, abstaining);
		check_round(&round, plain);
		found.plain += plain;
		tally_free(&round.tally);
	}
	is_int(found.told, 0, "no set of groups can be told that few are in");
	is_int(found.not_subset, 0, "what a smaller k withholds a larger one does");
	is_int(found.not_all, 0, "fewer secret ballots than k withhold everything");
	is_int(found.too_much, 0, "and k of them do not");
	is_int(found.unsaid, 0, "everything is every group with a secret ballot");
	is_int(found.open, 0, "hands of an open round are never withheld");
	is_int(found.official, 0, "nor are institutions' answers");
	is_int(found.empty, 0, "nor is nobody");
	is_int(found.unlike, 0, "without hands and abstentions the rule is the one that is written");
	ok(found.secret > 20000, "%d rounds were secret", found.secret);
	ok(found.mixed > 8000, "%d had hands, too", found.mixed);
	ok(found.plain > 2000, "%d had neither hands nor abstentions", found.plain);
	ok(found.withheld > 20000, "%d groups were withheld", found.withheld);
	ok(found.complements > 5000, "%d of them for the sake of others", found.complements);
	ok(found.whole > 1000, "%d rounds as a whole", found.whole);
	return done_testing();
}
