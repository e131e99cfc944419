/* Ballots of every kind through the session's acts: cast in secret, counted by hands, called out;
 * what is refused, and what is taken back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ballots.h"

#define FILE_NAME "kinds.runde"

/* --- secret ------------------------------------------------------------------------------------- */

/* What a question is answered with, in secret: two equal ballots of one group, one of another, one
 * abstention. Then a sentence of what stands in the tally. */
static const struct {
	int step;
	const char *twice, *once;
	const char *stands; /* option=value×votes, or option×votes, by group ve, zi, all */
} secrets[] = {
	{KINDS_CHOICE, "2", "3", "ve 2x2 0x1 | zi 3x1 | all 2x2 3x1 0x1"},
	{KINDS_TRUST, "4", "1", "ve 4x2 0x1 | zi 1x1 | all 1x1 4x2 0x1"},
	{KINDS_SAFE, "3", "2", "ve 3x2 0x1 | zi 2x1 | all 2x1 3x2 0x1"},
	{KINDS_MULTI, "13", "3", "ve 1x2 3x2 0x1 took 2 | zi 3x1 took 1 | all 1x2 3x3 0x1 took 3"},
	{KINDS_DOTS, "1123", "33", "ve 1=2x2 2=1x2 3=1x2 0x1 took 2 | zi 3=2x1 took 1 |"
		" all 1=2x2 2=1x2 3=1x2 3=2x1 0x1 took 3"},
	{KINDS_RANK, "312", "4", "ve 1=2x2 2=3x2 3=1x2 0x1 took 2 | zi 4=1x1 took 1 |"
		" all 1=2x2 2=3x2 3=1x2 4=1x1 0x1 took 3"},
	{KINDS_RESIST, "0 10 3", "- 10 -", "ve 1=0x2 2=10x2 3=3x2 0x1 took 2 | zi 2=10x1 took 1 |"
		" all 1=0x2 2=10x3 3=3x2 0x1 took 3"},
	{KINDS_NUMBER, "12,5", "-3", "ve 1=12.5x2 0x1 | zi 1=-3x1 | all 1=-3x1 1=12.5x2 0x1"},
	{KINDS_WORDS, "offen, laut", "LAUT", "ve laut×2 offen×2 0x1 took 2 | zi laut×1 took 1 |"
		" all laut×3 offen×2 0x1 took 3"},
};

enum { SECRETS = sizeof(secrets) / sizeof(secrets[0]) };

static char *
add(char *said, char *more)
{
	char *longer = mem_printf("%s%s", said, more);
	free(said);
	free(more);
	return longer;
}

static char *
say_group(char *said, const struct round *round, enum kind kind, int group)
{
	const struct tally *tally = &round->tally;
	struct said *words;
	int count = tally_words(tally, group, true, &words);
	for (int i = 0; i < count; i++)
		said = add(said, mem_printf(" %s×%d", words[i].word->label, (int)words[i].votes));
	free(words);
	for (int no = 1; no <= tally->options; no++) {
		double *values;
		int64_t *votes;
		int given = tally_values(tally, group, no, &values, &votes);
		for (int i = 0; i < given; i++)
			said = add(said, mem_printf(" %d=%gx%d", no, values[i], (int)votes[i]));
		free(values);
		free(votes);
		if (given == 0 && tally_sum(tally, group, no) > 0)
			said = add(said, mem_printf(" %dx%d", no, (int)tally_sum(tally, group, no)));
	}
	if (tally_sum(tally, group, 0) > 0)
		said = add(said, mem_printf(" 0x%d", (int)tally_sum(tally, group, 0)));
	if (methods[kind].several)
		said = add(said, mem_printf(" took %d", (int)tally_sum(tally, group, -1)));
	return said;
}

static void
stands(int step, const char *wanted, const char *name)
{
	const struct round *round = round_of(step);
	enum kind kind = session_model(session)->workshop->steps[step].kind;
	char *said = say_group(mem_text("ve"), round, kind, KINDS_ADMIN);
	said = say_group(add(said, mem_text(" | zi")), round, kind, KINDS_CIVIL);
	said = say_group(add(said, mem_text(" | all")), round, kind, TALLY_ALL);
	is_str(said, wanted, "%s: %s", methods[kind].word, name);
	free(said);
}

static int64_t
took_part(int step)
{
	return tally_ballots(&round_of(step)->tally, session_model(session)->workshop->steps[step].kind, TALLY_ALL);
}

/* How many ballots the file holds of STEP, and how many of them say how much: what stands on one
 * ballot stays on one. */
static const char *
ballots(int step)
{
	static char said[100];
	char *sql = mem_printf("SELECT count(DISTINCT ballot_id) * 1000 + count(*) FROM vote WHERE round_key = %d",
		(int)round_of(step)->key);
	const struct tally *tally = &round_of(step)->tally;
	snprintf(said, sizeof(said), "%d, %d", (int)number_in(FILE_NAME, sql),
		(int)(tally_pair(tally, TALLY_ALL, 3, 1) * 10 + tally_pair(tally, TALLY_ALL, 1, 3)));
	free(sql);
	return said;
}

static void
test_secret(int i)
{
	int step = secrets[i].step;
	const char *word = methods[session_model(session)->workshop->steps[step].kind].word;
	go(step, STAGE_OPEN);
	must(session_mode(session, MODE_KEYPAD, &changed, &message));
	changed = 0;
	must(cast_line(KINDS_ADMIN, secrets[i].twice, 2));
	ok(changed == (CHANGED_VOTES | CHANGED_UNDO), "%s: a ballot changes the votes", word);
	must(cast_line(KINDS_CIVIL, secrets[i].once, 1));
	must(cast_line(KINDS_ADMIN, "-", 1));
	stands(step, secrets[i].stands, "cast in secret");
	reopen(FILE_NAME);
	stands(step, secrets[i].stands, "opened again");
	ok(sums_hold(FILE_NAME), "%s: the file keeps the sums", word);

	must(session_undo(session, &changed, &message));
	is_int(took_part(step), 3, "%s: the last one is taken back", word);
	ok(session_undo(session, &changed, &message) == STATUS_REFUSED, "%s: no other: %s", word, message.text);
	must(cast_line(KINDS_ADMIN, "-", 1));
	char *before = mem_text(ballots(step));
	must(session_go_on(session, &changed, &message));
	stands(step, secrets[i].stands, "closed under other ids");
	is_str(ballots(step), before, "%s: each ballot as one", word);
	free(before);
	ok(sums_hold(FILE_NAME), "%s: with the same sums", word);
	ok(cast_line(KINDS_CIVIL, secrets[i].once, 1) == STATUS_REFUSED, "%s: %s", word, message.text);
	must(session_go_on(session, &changed, &message));
	ok(round_of(step)->sealed, "%s: shown and sealed", word);
}

static void
refuse(int step, struct ballot ballot, const char *what)
{
	ok(session_cast(session, KINDS_CIVIL, &ballot, 1, &changed, &message) == STATUS_REFUSED,
		"%s %s: %s", methods[session_model(session)->workshop->steps[step].kind].word, what, message.text);
}

#define BALLOT(...) \
	(struct ballot){ .count = sizeof((struct ballot_entry[]){__VA_ARGS__}) / sizeof(struct ballot_entry), \
		.entries = {__VA_ARGS__} }

static void
test_refused(void)
{
	static char comma[] = "alt, bunt", bunt[] = "bunt", big[] = "Bunt";
	kinds_begin(FILE_NAME, 21);
	go(KINDS_CHOICE, STAGE_OPEN);
	refuse(KINDS_CHOICE, BALLOT({4, 0, NULL}), "an option that is not there");
	refuse(KINDS_CHOICE, BALLOT({1, 0, NULL}, {2, 0, NULL}), "two");
	struct ballot one = BALLOT({1, 0, NULL});
	ok(session_cast(session, KINDS_SELF, &one, 1, &changed, &message) == STATUS_REFUSED, "%s", message.text);
	ok(session_cast(session, 5, &one, 1, &changed, &message) == STATUS_REFUSED, "%s", message.text);
	ok(session_cast(session, KINDS_CIVIL, &one, 0, &changed, &message) == STATUS_REFUSED, "%s", message.text);
	ok(session_cast(session, KINDS_CIVIL, &one, 100001, &changed, &message) == STATUS_REFUSED, "%s", message.text);
	go(KINDS_MULTI, STAGE_OPEN);
	refuse(KINDS_MULTI, BALLOT({1, 0, NULL}, {2, 0, NULL}, {3, 0, NULL}), "three of two");
	go(KINDS_DOTS, STAGE_OPEN);
	refuse(KINDS_DOTS, BALLOT({1, 3, NULL}, {2, 2, NULL}), "five of four");
	refuse(KINDS_DOTS, BALLOT({1, .5, NULL}), "half a dot");
	go(KINDS_RANK, STAGE_OPEN);
	refuse(KINDS_RANK, BALLOT({1, 1, NULL}, {2, 1, NULL}), "two first ones");
	refuse(KINDS_RANK, BALLOT({1, 1, NULL}, {2, 3, NULL}), "no second one");
	go(KINDS_RESIST, STAGE_OPEN);
	refuse(KINDS_RESIST, BALLOT({1, 11, NULL}), "eleven");
	refuse(KINDS_RESIST, BALLOT({1, -1, NULL}), "less than none");
	refuse(KINDS_RESIST, BALLOT({1, 3.5, NULL}), "three and a half");
	go(KINDS_NUMBER, STAGE_OPEN);
	refuse(KINDS_NUMBER, BALLOT({1, INFINITY, NULL}), "without end");
	refuse(KINDS_NUMBER, BALLOT({1, 1e12, NULL}), "too large");
	go(KINDS_WORDS, STAGE_OPEN);
	refuse(KINDS_WORDS, BALLOT({1, 0, comma}), "two in one");
	refuse(KINDS_WORDS, BALLOT({1, 0, bunt}, {2, 0, big}), "twice the same");
	is_int(number_in(FILE_NAME, "SELECT count(*) FROM vote"), 0, "nothing of all this was saved");
	kinds_end(FILE_NAME);
}

/* --- by hands --------------------------------------------------------------------------------- */

static enum status
count(int group, int option_no, int level, int64_t votes)
{
	return session_count(session, (struct hand_cell){group, option_no, level}, votes, &changed, &message);
}

static void
test_hands(void)
{
	int64_t votes;
	kinds_begin(FILE_NAME, 22);
	go(KINDS_DOTS, STAGE_OPEN);
	must(count(KINDS_ADMIN, 1, -1, 7));
	must(count(KINDS_ADMIN, 1, -1, 9));
	must(count(KINDS_ADMIN, 2, -1, 0));
	must(count(KINDS_ADMIN, -1, -1, 3));
	must(count(KINDS_CIVIL, 3, -1, 4));
	stands(KINDS_DOTS, "ve 1=1x9 took 3 | zi 3=1x4 took 0 | all 1=1x9 3=1x4 took 3", "dots on a poster");
	ok(model_counted(round_of(KINDS_DOTS), cell_of(KINDS_ADMIN, 2), &votes) && votes == 0,
		"an option without dots was counted");
	ok(!model_counted(round_of(KINDS_DOTS), cell_of(KINDS_ADMIN, 3), &votes), "another was not");
	ok(count(KINDS_ADMIN, 1, 2, 1) == STATUS_REFUSED, "dots have no level: %s", message.text);
	must(session_undo(session, &changed, &message));
	must(session_undo(session, &changed, &message));
	stands(KINDS_DOTS, "ve 1=1x9 took 0 | zi took 0 | all 1=1x9 took 0", "taken back");
	must(session_redo(session, &changed, &message));
	stands(KINDS_DOTS, "ve 1=1x9 took 3 | zi took 0 | all 1=1x9 took 3", "and repeated");
	must(count(KINDS_ADMIN, 1, -1, -1));
	ok(!model_counted(round_of(KINDS_DOTS), cell_of(KINDS_ADMIN, 1), &votes), "a count is taken away");

	go(KINDS_RANK, STAGE_OPEN);
	ok(count(KINDS_ADMIN, 1, -1, 1) == STATUS_REFUSED, "an order has no hands: %s", message.text);
	ok(session_mode(session, MODE_HANDS, &changed, &message) == STATUS_REFUSED, "%s", message.text);

	go(KINDS_RESIST, STAGE_OPEN);
	for (int level = 0; level <= RESISTANCE_MOST; level++)
		must(count(KINDS_CIVIL, 2, level, level % 3));
	must(count(KINDS_CIVIL, -1, -1, 9));
	must(count(KINDS_CIVIL, 0, -1, 2));
	must(count(KINDS_ADMIN, 1, 10, 1));
	stands(KINDS_RESIST, "ve 1=10x1 took 0 | zi 2=1x1 2=2x2 2=4x1 2=5x2 2=7x1 2=8x2 2=10x1 0x2 took 9 |"
		" all 1=10x1 2=1x1 2=2x2 2=4x1 2=5x2 2=7x1 2=8x2 2=10x1 0x2 took 9", "fingers from 0 to 10");
	ok(model_counted(round_of(KINDS_RESIST), (struct hand_cell){KINDS_CIVIL, 2, 0}, &votes) && votes == 0
		&& model_counted(round_of(KINDS_RESIST), (struct hand_cell){KINDS_CIVIL, 2, 5}, &votes) && votes == 2
		&& !model_counted(round_of(KINDS_RESIST), (struct hand_cell){KINDS_CIVIL, 1, 5}, &votes),
		"each level is a cell of its own");
	must(count(KINDS_CIVIL, 2, 5, 4));
	must(session_undo(session, &changed, &message));
	ok(model_counted(round_of(KINDS_RESIST), (struct hand_cell){KINDS_CIVIL, 2, 5}, &votes) && votes == 2,
		"which is corrected and taken back alone");
	ok(count(KINDS_CIVIL, 2, 11, 1) == STATUS_REFUSED && count(KINDS_CIVIL, 2, -1, 1) == STATUS_REFUSED,
		"%s", message.text);
	ok(count(KINDS_CIVIL, 0, 3, 1) == STATUS_REFUSED, "who abstains has no level: %s", message.text);
	ok(count(KINDS_CIVIL, 4, 3, 1) == STATUS_REFUSED, "%s", message.text);
	ok(count(KINDS_SELF, 1, 3, 1) == STATUS_REFUSED, "%s", message.text);
	ok(sums_hold(FILE_NAME), "the file keeps the sums of hands");
	must(session_go_on(session, &changed, &message));
	must(count(KINDS_ADMIN, 1, 10, 2));
	ok(model_counted(round_of(KINDS_RESIST), (struct hand_cell){KINDS_ADMIN, 1, 10}, &votes) && votes == 2,
		"hands can be put right when the vote is closed");
	kinds_end(FILE_NAME);
}

/* --- called out ------------------------------------------------------------------------------ */

static enum status
say(int group, const char *said)
{
	return session_say(session, group, said, &changed, &message);
}

static void
refuse_said(const char *said)
{
	ok(say(KINDS_CIVIL, said) == STATUS_REFUSED, "“%s”: %s", said, message.text);
}

static void
test_numbers(void)
{
	kinds_begin(FILE_NAME, 23);
	go(KINDS_NUMBER, STAGE_OPEN);
	must(say(KINDS_CIVIL, "12,5"));
	must(say(KINDS_CIVIL, "12.50"));
	must(say(KINDS_ADMIN, "12.5"));
	must(say(KINDS_CIVIL, "-3"));
	stands(KINDS_NUMBER, "ve 1=12.5x1 | zi 1=-3x1 1=12.5x2 | all 1=-3x1 1=12.5x3", "numbers called out");
	is_int(number_in(FILE_NAME, "SELECT count(*) FROM vote"), 3, "equal ones of a group are one row");
	char *three = rows_in(FILE_NAME);
	must(say(KINDS_CIVIL, "12.5"));
	char *four = rows_in(FILE_NAME);
	must(session_undo(session, &changed, &message));
	char *again = rows_in(FILE_NAME);
	is_str(again, three, "a second one is taken back");
	free(again);
	must(session_redo(session, &changed, &message));
	again = rows_in(FILE_NAME);
	is_str(again, four, "and repeated");
	for (int i = 0; i < 5; i++)
		must(session_undo(session, &changed, &message));
	stands(KINDS_NUMBER, "ve | zi | all", "all of them taken back");
	for (int i = 0; i < 5; i++)
		must(session_redo(session, &changed, &message));
	free(again);
	again = rows_in(FILE_NAME);
	is_str(again, four, "and all repeated");
	free(again);
	free(three);
	free(four);
	refuse_said("zwölf");
	refuse_said("");
	refuse_said("-");
	refuse_said("1.000");
	refuse_said("1 2");
	ok(say(KINDS_SELF, "3") == STATUS_REFUSED, "%s", message.text);
	ok(count(KINDS_CIVIL, 1, -1, 3) == STATUS_REFUSED, "a number is not counted: %s", message.text);
	must(session_go_on(session, &changed, &message));
	must(say(KINDS_NONE, "7"));
	is_int(tally_sum(&round_of(KINDS_NUMBER)->tally, KINDS_NONE, 1), 1, "a late one is put right");
	reopen(FILE_NAME);
	is_int(took_part(KINDS_NUMBER), 6, "opened again there are six");
	go(KINDS_OTHER, STAGE_OPEN);
	ok(say(KINDS_CIVIL, "1") == STATUS_REFUSED, "an option is not called out: %s", message.text);
	kinds_end(FILE_NAME);
}

static const char *
shown_words(bool hidden)
{
	static char all[200];
	struct said *said;
	int words = tally_words(&round_of(KINDS_WORDS)->tally, TALLY_ALL, hidden, &said);
	all[0] = '\0';
	for (int i = 0; i < words; i++)
		snprintf(all + strlen(all), sizeof(all) - strlen(all), "%s%s×%d", i ? " " : "",
			said[i].word->label, (int)said[i].votes);
	free(said);
	return all;
}

static void
hide(const char *word, bool hidden)
{
	changed = 0;
	must(session_word(session, word, hidden, &changed, &message));
}

static void
test_words(void)
{
	kinds_begin(FILE_NAME, 24);
	ok(session_word(session, "laut", true, &changed, &message) == STATUS_REFUSED, "no word yet: %s", message.text);
	go(KINDS_WORDS, STAGE_OPEN);
	must(say(KINDS_CIVIL, "offen, laut, bunt, grün, alt"));
	must(say(KINDS_ADMIN, "Laut"));
	must(say(KINDS_NONE, "LAUT; offen"));
	is_str(shown_words(false), "LAUT×3 offen×2 alt×1 bunt×1 grün×1",
		"words called out, more of them than one may write");
	refuse_said("laut, Laut");
	refuse_said(", ;");
	refuse_said("-");
	must(session_undo(session, &changed, &message));
	is_str(shown_words(false), "Laut×2 alt×1 bunt×1 grün×1 offen×1", "what was said at once is taken back at once");
	must(session_redo(session, &changed, &message));
	is_str(shown_words(false), "LAUT×3 offen×2 alt×1 bunt×1 grün×1", "and repeated");

	hide("laut", true);
	ok(changed & CHANGED_VOTES, "hiding a word changes the picture");
	is_str(shown_words(false), "offen×2 alt×1 bunt×1 grün×1", "it is off the wall, however it is written");
	is_str(shown_words(true), "LAUT×3 offen×2 alt×1 bunt×1 grün×1", "and still known");
	must(say(KINDS_CIVIL, "LAUT, neu"));
	is_str(shown_words(false), "offen×2 alt×1 bunt×1 grün×1 neu×1", "who says it again does not bring it back");
	must(session_undo(session, &changed, &message));
	int acts = (int)number_in(FILE_NAME, "SELECT count(*) FROM log");
	hide("Laut", true);
	is_int(number_in(FILE_NAME, "SELECT count(*) FROM log"), acts, "hiding it twice is nothing");
	hide("nirgends", false);
	is_int(number_in(FILE_NAME, "SELECT count(*) FROM log"), acts, "nor is showing what was not hidden");
	reopen(FILE_NAME);
	is_str(shown_words(false), "offen×2 alt×1 bunt×1 grün×1", "opened again it is hidden");
	must(session_undo(session, &changed, &message));
	is_str(shown_words(false), "LAUT×3 offen×2 alt×1 bunt×1 grün×1", "hiding is taken back");
	must(session_redo(session, &changed, &message));
	hide("LAUT", false);
	is_str(shown_words(false), "LAUT×3 offen×2 alt×1 bunt×1 grün×1", "it is shown again");
	must(session_undo(session, &changed, &message));
	is_str(shown_words(false), "offen×2 alt×1 bunt×1 grün×1", "and that is taken back");

	go(KINDS_WORDS, STAGE_REVEALED);
	hide("grün", true);
	is_str(shown_words(false), "offen×2 alt×1 bunt×1", "a word is hidden while the result is shown");
	go(KINDS_OTHER, STAGE_PROMPT);
	ok(session_word(session, "alt", true, &changed, &message) == STATUS_REFUSED, "elsewhere there is none: %s",
		message.text);
	must(session_look(session, KINDS_WORDS, &changed, &message));
	hide("alt", true);
	is_str(shown_words(false), "offen×2 bunt×1", "but looking back there is");
	must(session_end(session, &changed, &message));
	must(session_look(session, KINDS_WORDS, &changed, &message));
	hide("alt", false);
	is_str(shown_words(false), "offen×2 alt×1 bunt×1", "also after the end");

	/* another round begins with nothing hidden */
	must(session_resume(session, &changed, &message));
	must(session_go_to(session, KINDS_WORDS, &changed, &message));
	must(session_ask_again(session, &changed, &message));
	must(say(KINDS_CIVIL, "laut"));
	is_str(shown_words(false), "laut×1", "in another round it is another word");
	kinds_end(FILE_NAME);
}

/* --- how it is asked -------------------------------------------------------------------------- */

static void
test_modes(void)
{
	kinds_begin(FILE_NAME, 25);
	go(KINDS_WORDS, STAGE_PROMPT);
	ok(session_mode(session, MODE_KEYPAD, &changed, &message) == STATUS_OK, "with two pictures words are typed in secret");
	struct session_details one = { .title = "Evening", .place = "Town", .pictures = 1 };
	must(session_details(session, &one, &changed, &message));
	must(session_mode(session, MODE_HANDS, &changed, &message));
	ok(session_mode(session, MODE_KEYPAD, &changed, &message) == STATUS_REFUSED, "with one not: %s", message.text);
	ok(session_mode(session, MODE_OFFICIAL, &changed, &message) == STATUS_REFUSED, "%s", message.text);
	must(session_go_on(session, &changed, &message));
	must(say(KINDS_CIVIL, "laut"));
	ok(session_mode(session, MODE_PAPER, &changed, &message) == STATUS_REFUSED, "%s", message.text);
	must(session_undo(session, &changed, &message));
	ok(session_mode(session, MODE_PAPER, &changed, &message) == STATUS_OK, "with nothing said it can change");
	must(cast_line(KINDS_CIVIL, "laut", 1));
	is_int(tally_votes(&round_of(KINDS_WORDS)->tally, MODE_PAPER, KINDS_CIVIL, -1), 1, "what is cast is paper then");
	ok(session_mode(session, MODE_HANDS, &changed, &message) == STATUS_REFUSED, "%s", message.text);
	ok(session_mode(session, MODE_KEYPAD, &changed, &message) == STATUS_REFUSED, "%s", message.text);
	session_go_to(session, KINDS_BREAK, &changed, &message);
	ok(session_mode(session, MODE_PAPER, &changed, &message) == STATUS_REFUSED, "%s", message.text);
	is_int(session_model(session)->steps[KINDS_RANK].mode, MODE_KEYPAD, "an order is asked in secret from the first");
	kinds_end(FILE_NAME);
}

int
main(void)
{
	plan(SECRETS * 11 + 85);
	kinds_begin(FILE_NAME, 20);
	for (int i = 0; i < SECRETS; i++)
		test_secret(i);
	kinds_end(FILE_NAME);
	test_refused();
	test_hands();
	test_numbers();
	test_words();
	test_modes();
	return done_testing();
}
