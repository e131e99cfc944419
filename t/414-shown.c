/* What of a question is on the wall when: nothing of the answers while they come in, institutions'
 * own answers at their stage only, earlier rounds as far as the room has seen them, no hidden word.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "kinds.h"
#include "tui/desk.h"

#define TEMPO "Tempo 30 überall|Tempo 30 an Schulen|Tempo 50=status-quo|Umleitung"
#define REASON "REASON of the institution"

static void
desk(const struct model *model, int columns, int rows)
{
	resizeterm(rows, columns);
	struct canvas screen = canvas_begin();
	desk_draw(&screen, model, WALL_NOW, &(struct desk_wall){.displays = 1}, 0);
}

/* --- institutions' own answers -------------------------------------------------------------- */

struct asked {
	enum kind kind;
	const char *options, *ballot, *official, *shown;
};

static const struct asked asked[] = {
	{KIND_CHOICE, "ja|nein", "1", "2", "★S Selbstcheck der Verwaltung: 2 nein"},
	{KIND_MULTI, "rot|grün|blau", "12", "23", "★S Selbstcheck der Verwaltung: 2 grün · 3 blau"},
	{KIND_SCALE, "nie=0|selten=3|oft=7", "3", "7", "★S Selbstcheck der Verwaltung: 7 oft"},
	{KIND_DOTS, "rot|grün|blau", "112", "333", "★S Selbstcheck der Verwaltung"},
	{KIND_RANK, "rot|grün|blau", "123", "321", "★S Selbstcheck der Verwaltung"},
	{KIND_RESIST, TEMPO, "1 2 3 4", "9 8 7 6", "★S Selbstcheck der Verwaltung"},
	{KIND_NUMBER, NULL, "12", "77,25", "★S Selbstcheck der Verwaltung: 77.25"},
	{KIND_WORDS, NULL, "alt", "OFFICIALLY bunt", "★S Selbstcheck der Verwaltung: OFFICIALLY bunt"},
};

enum { ASKED = sizeof(asked) / sizeof(asked[0]) };

/* Whether anything on the wall tells of what the institution answers. */
static bool
tells(const struct model *model)
{
	static const char *const signs[] = {"REASON", "★", "Selbstcheck der", "OFFICIALLY", "77", "official"};
	bool has = false;
	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		has |= kinds_has(model, signs[i]);
	return has;
}

static void
test_official(const struct asked *question)
{
	const char *word = methods[question->kind].word;
	struct model model = kinds_model(question->kind, question->options, "Was sagen Sie?", true);
	wall_official(&model, 0, KINDS_INSTITUTION, question->official, REASON);
	int early = tells(&model);
	for (int mode = MODE_HANDS; mode <= MODE_PAPER; mode++) {
		model.steps[0].mode = (enum entry_mode)mode;
		struct round *round = mode == MODE_HANDS ? kinds_ask(&model, 0) : &model.rounds[0];
		round->state = ROUND_OPEN;
		wall_go(&model, 0, STAGE_OPEN);
		early += tells(&model);
	}
	struct round *round = &model.rounds[0];
	wall_cast(&model, round, MODE_KEYPAD, 0, question->ballot, 8);
	wall_cast(&model, round, MODE_KEYPAD, 2, question->ballot, 9);
	/* As the session file has it: each round holds a copy. */
	struct official *official = &model.officials[0];
	for (int i = 0; i < official->ballot.count; i++) {
		const struct ballot_entry *entry = &official->ballot.entries[i];
		enum entry_says says = methods[question->kind].says;
		if (says == SAYS_WORD)
			tally_add_word(&round->tally, MODE_OFFICIAL, KINDS_INSTITUTION, entry->text, 1);
		else if (says == SAYS_NOTHING || says == SAYS_LEVEL)
			tally_add(&round->tally, MODE_OFFICIAL, KINDS_INSTITUTION, entry->option_no, 1);
		else
			tally_add_value(&round->tally, MODE_OFFICIAL, KINDS_INSTITUTION,
				entry->option_no, entry->value, 1);
	}
	early += tells(&model);
	round->state = ROUND_CLOSED;
	wall_go(&model, 0, STAGE_CLOSED);
	early += tells(&model);
	desk(&model, 120, 60);
	ok(wall_has("(not shown yet)") && wall_has("REASON"), "%s: the desk knows it already", word);
	kinds_reveal(&model, STAGE_REVEALED);
	early += tells(&model);
	model.stage.result_hidden = true;
	early += tells(&model);
	model.stage.result_hidden = false;
	wall_go(&model, 1, STAGE_PROMPT);
	early += tells(&model);
	model.stage.look_step = 0;
	early += tells(&model);
	model.stage.look_step = -1;
	is_int(early, 0, "%s: nothing of the official answer before its stage", word);

	kinds_reveal(&model, STAGE_OFFICIAL);
	kinds_check(&model, word);
	ok(kinds_has(&model, question->shown), "%s: then what the institution answers", word);
	ok(kinds_has(&model, "“" REASON "”"), "%s: and why", word);
	model.stage.result_hidden = true;
	ok(!tells(&model), "%s: a hidden result hides it, too", word);
	model.stage.result_hidden = false;
	desk(&model, 120, 60);
	ok(!wall_has("(not shown yet)") && wall_has("REASON"), "%s: the desk knows that it is shown", word);
	ok(wall_has("On the wall: the result and the official answer"), "%s: and says so", word);
	wall_free(&model);
}

/* A result of which too little is known shows nothing of the institution either. */
static void
test_official_withheld(void)
{
	struct model model = kinds_model(KIND_SCALE, "nie|selten|oft", "Was sagen Sie?", true);
	wall_official(&model, 0, KINDS_INSTITUTION, "3", REASON);
	wall_cast(&model, kinds_ask(&model, 0), MODE_KEYPAD, 0, "1", 2);
	kinds_reveal(&model, STAGE_OFFICIAL);
	ok(!tells(&model) && kinds_has(&model, "Too few votes"), "too few votes to compare with");
	wall_free(&model);

	model = kinds_model(KIND_SCALE, "nie|selten|oft", "Was sagen Sie?", true);
	wall_official(&model, 0, KINDS_INSTITUTION, "-", "");
	wall_cast(&model, kinds_ask(&model, 0), MODE_HANDS, 0, "1", 2);
	kinds_reveal(&model, STAGE_OFFICIAL);
	ok(kinds_has(&model, "★S Selbstcheck der Verwaltung: don’t know"), "an institution may abstain");
	kinds_draw(&model, 80, 24);
	char *row = wall_row(8);
	ok(strstr(row, "★S    don’t know"), "and stands there");
	free(row);
	/* The room has seen it, but a further round begins without it. */
	wall_cast(&model, kinds_ask(&model, 1), MODE_HANDS, 0, "2", 2);
	kinds_reveal(&model, STAGE_REVEALED);
	ok(!tells(&model), "a further round begins without it");
	kinds_reveal(&model, STAGE_OFFICIAL);
	ok(tells(&model), "and comes to it in its turn");
	model.stage.look_step = 0;
	ok(tells(&model), "looking back shows what was shown there");
	wall_free(&model);
}

/* --- rounds ---------------------------------------------------------------------------------- */

static void
test_rounds_of_scale(void)
{
	struct model model = kinds_model(KIND_SCALE, "1..5", "Was sagen Sie?", false);
	struct round *first = kinds_ask(&model, 0);
	wall_cast(&model, first, MODE_KEYPAD, KINDS_NOBODY, "2", 20);
	wall_cast(&model, first, MODE_KEYPAD, KINDS_NOBODY, "4", 11);
	wall_cast(&model, first, MODE_KEYPAD, KINDS_NOBODY, "-", 1);
	kinds_reveal(&model, STAGE_REVEALED);
	ok(!kinds_has(&model, "Round"), "one round alone is not numbered");
	struct round *second = kinds_ask(&model, 1);
	wall_cast(&model, second, MODE_KEYPAD, KINDS_NOBODY, "3", 25);
	wall_cast(&model, second, MODE_KEYPAD, KINDS_NOBODY, "4", 3);
	kinds_reveal(&model, STAGE_REVEALED);
	ok(kinds_has(&model, "Round 1: mean 2.7 (n 31) → Round 2: 3.1 (n 28), +0.4"), "the shift of the mean");
	model.rounds[0].state = ROUND_CLOSED;
	ok(!kinds_has(&model, "Round 1"), "not of a round that the room has not seen");
	model.rounds[0].state = ROUND_REVEALED;
	model.stage.look_step = 0;
	ok(!kinds_has(&model, "Round 2"), "nor of one that came later, when it is looked back at");
	model.stage.look_step = -1;
	for (int no = 1; no <= 5; no++)
		tally_add(&model.rounds[0].tally, MODE_KEYPAD, KINDS_NOBODY, no,
			-tally_sum(&model.rounds[0].tally, TALLY_ALL, no));
	tally_add(&model.rounds[0].tally, MODE_KEYPAD, KINDS_NOBODY, 1, 3);
	ok(!kinds_has(&model, "Round 1"), "nor of one with too few ballots");
	wall_free(&model);
}

static void
test_rounds_of_options(void)
{
	struct model model = kinds_model(KIND_RESIST, TEMPO, "Wie schwer?", false);
	struct round *first = kinds_ask(&model, 0);
	wall_cast(&model, first, MODE_KEYPAD, KINDS_NOBODY, "8 2 5 -", 7);
	kinds_reveal(&model, STAGE_REVEALED);
	struct round *second = kinds_ask(&model, 1);
	wall_cast(&model, second, MODE_KEYPAD, KINDS_NOBODY, "6 2 6 1", 9);
	kinds_reveal(&model, STAGE_REVEALED);
	kinds_draw(&model, 80, 24);
	char *rows = wall_rows(14, 20);
	is_str(rows,
		"     Mean by round  ·  1: 7 answers  ·  2: 9 answers\n"
		"                             0                              10    1    2\n"
		"     1  Tempo 30 überall     ·       ·       ·  2━━━━━━1     ·  8.0  6.0  −2.0\n"
		"     2  Tempo 30 an Schulen  ·     2 ·       ·       ·       ·  2.0  2.0    ±0\n"
		"     3  Tempo 50             ·       ·       1━━2    ·       ·  5.0  6.0  +1.0\n"
		"     4  Umleitung            ·  2    ·       ·       ·       ·    –  1.0\n",
		"the mean resistance before and now");
	free(rows);
	kinds_check(&model, "rounds of resist");
	wall_free(&model);

	model = kinds_model(KIND_CHOICE, "ja|nein", "Ja?", false);
	wall_cast(&model, kinds_ask(&model, 0), MODE_HANDS, KINDS_NOBODY, "1", 1);
	wall_cast(&model, &model.rounds[0], MODE_HANDS, KINDS_NOBODY, "2", 3);
	kinds_reveal(&model, STAGE_REVEALED);
	wall_cast(&model, kinds_ask(&model, 1), MODE_HANDS, KINDS_NOBODY, "1", 4);
	kinds_reveal(&model, STAGE_REVEALED);
	ok(kinds_has(&model, "25 %  100 %  +75"), "shares of a choice");
	wall_free(&model);

	model = kinds_model(KIND_NUMBER, NULL, "Wie viele?", false);
	wall_cast(&model, kinds_ask(&model, 0), MODE_HANDS, KINDS_NOBODY, "40", 5);
	kinds_reveal(&model, STAGE_REVEALED);
	wall_cast(&model, kinds_ask(&model, 1), MODE_HANDS, KINDS_NOBODY, "37,5", 6);
	kinds_reveal(&model, STAGE_REVEALED);
	ok(kinds_has(&model, "Round 1: median 40 (n 5) → Round 2: 37.5 (n 6), −2.5"), "medians of estimates");
	wall_free(&model);
}

/* --- words ------------------------------------------------------------------------------------- */

static void
test_hidden_words(void)
{
	struct model model = kinds_model(KIND_WORDS, NULL, "Ein Wort?", false);
	struct round *round = kinds_ask(&model, 0);
	wall_cast(&model, round, MODE_HANDS, KINDS_NOBODY, "bunt", 3);
	wall_cast(&model, round, MODE_HANDS, KINDS_NOBODY, "Nasty, alt", 9);
	char *folded = text_folded("NASTY");
	tally_hide_word(&round->tally, folded);
	bool early = kinds_has(&model, "bunt") || kinds_has(&model, "alt ");
	ok(kinds_has(&model, "21 words") && !early, "while words come in only how many there are");
	desk(&model, 80, 24);
	ok(wall_has("alt\u00a09 · bunt\u00a03") && wall_has("– hidden: Nasty\u00a09"), "the desk sees them all");
	wall_go(&model, 0, STAGE_CLOSED);
	model.rounds[0].state = ROUND_CLOSED;
	ok(!kinds_has(&model, "bunt"), "and still when it is closed");
	kinds_reveal(&model, STAGE_REVEALED);
	bool seen = kinds_has(&model, "asty") || kinds_has(&model, "ASTY");
	ok(kinds_has(&model, "12 words") && !seen, "a hidden word is never on the wall, nor counted there");
	kinds_ask(&model, 1);
	wall_cast(&model, &model.rounds[1], MODE_HANDS, KINDS_NOBODY, "neu", 2);
	kinds_reveal(&model, STAGE_REVEALED);
	ok(kinds_has(&model, "Round 1: alt\u00a09, bunt\u00a03 → Round 2: neu\u00a02"), "earlier rounds without it");
	free(folded);
	wall_free(&model);
}

/* --- while answers come in --------------------------------------------------------------------- */

static void
test_resistances_counted(void)
{
	struct model model = kinds_model(KIND_RESIST, TEMPO, "Wie schwer?", true);
	struct round *round = kinds_ask(&model, 0);
	tally_add_value(&round->tally, MODE_HANDS, 2, 1, 0, 4711);
	tally_add_value(&round->tally, MODE_HANDS, 2, 1, 1, 0);
	tally_add_value(&round->tally, MODE_HANDS, 0, 1, 5, 4712);
	model.stage.cell_group = 2;
	model.stage.cell_option = 1;
	model.stage.cell_level = 2;
	kinds_draw(&model, 80, 24);
	char *rows = wall_rows(5, 14);
	is_str(rows,
		"  0 no resistance · 10 unacceptable\n"
		"\n"
		"     ▲Z Zivilgesellschaft         0   2   4   6   8  10\n"
		"     1  Tempo 30 überall          ✓ ✓ ▸ · · · · · · · ·\n"
		"     2  Tempo 30 an Schulen       · · · · · · · · · · ·\n"
		"     3  Tempo 50 (as it is now)   · · · · · · · · · · ·\n"
		"     4  Umleitung                 · · · · · · · · · · ·\n"
		"        took part                 ·\n"
		"\n",
		"which option and which levels are counted, of the group that is counted");
	free(rows);
	ok(!kinds_has(&model, "4711") && !kinds_has(&model, "4712"), "and no number");
	model.stage.cell_group = -1;
	kinds_draw(&model, 80, 24);
	wall_free(&model);
}

/* Where several answers may be given a hand for none of them is asked for only if it has a name. */
static void
test_abstaining(void)
{
	struct model model = kinds_model(KIND_MULTI, "rot|grün", "Was?", true);
	ok(!kinds_has(&model, "don’t know"), "before a show of hands abstaining is no answer");
	struct round *round = kinds_ask(&model, 0);
	ok(!kinds_has(&model, "don’t know") && kinds_has(&model, "took part"), "nor while hands are counted");
	model.steps[0].mode = MODE_KEYPAD;
	ok(kinds_has(&model, "don’t know"), "in secret it is one");
	model.steps[0].mode = MODE_HANDS;
	tally_add(&round->tally, MODE_HANDS, 0, 1, 7);
	tally_add(&round->tally, MODE_HANDS, 0, -1, 9);
	kinds_reveal(&model, STAGE_REVEALED);
	ok(!kinds_has(&model, "don’t know") && kinds_has(&model, "  n  took part"), "nor is it a result");
	tally_mark_counted(&round->tally, 2, 0);
	ok(kinds_has(&model, "don’t know"), "unless it was counted, be it that nobody did");
	wall_free(&model);

	model = kinds_model(KIND_MULTI, "rot|grün|-=keins", "Was?", false);
	kinds_ask(&model, 0);
	ok(kinds_has(&model, "keins"), "or the workshop names it");
	wall_free(&model);
	model = kinds_model(KIND_CHOICE, "rot|grün", "Was?", false);
	kinds_ask(&model, 0);
	ok(kinds_has(&model, "don’t know"), "where one answer is given it is one of them");
	wall_free(&model);
}

static void
test_progress(void)
{
	struct model model = kinds_model(KIND_NUMBER, NULL, "Wie viele?", false);
	struct round *round = kinds_ask(&model, 0);
	wall_cast(&model, round, MODE_HANDS, KINDS_NOBODY, "4711", 16);
	wall_cast(&model, round, MODE_HANDS, KINDS_NOBODY, "-", 1);
	ok(kinds_has(&model, "17 of 58 have answered") && !kinds_has(&model, "4711"), "estimates called out");
	model.steps[0].mode = MODE_PAPER;
	model.steps[0].sheets = 23;
	ok(kinds_has(&model, "23 of 58 sheets"), "sheets of paper");
	model.steps[0].sheets = 59;
	ok(kinds_has(&model, "59 sheets") && !kinds_has(&model, "58"), "more sheets than people");
	model.steps[0].mode = MODE_KEYPAD;
	ok(kinds_has(&model, "0 of 58 have answered"), "secret ballots");
	wall_free(&model);

	model = kinds_model(KIND_DOTS, "rot|grün|blau", "Was?", false);
	round = kinds_ask(&model, 0);
	tally_add_value(&round->tally, MODE_HANDS, KINDS_NOBODY, 1, 1, 4711);
	tally_mark_counted(&round->tally, KINDS_NOBODY, 1);
	model.stage.cell_group = KINDS_NOBODY;
	model.stage.cell_option = 2;
	kinds_draw(&model, 80, 24);
	ok(wall_has("  ✓  1  rot") && wall_has("  ▸  2  grün") && !wall_has("4711"), "dots on a poster");
	wall_free(&model);
}

/* --- the desk ------------------------------------------------------------------------------------ */

static void
test_desk(void)
{
	struct model model = kinds_model(KIND_RESIST, TEMPO, "Wie schwer?", false);
	wall_cast(&model, kinds_ask(&model, 0), MODE_KEYPAD, KINDS_NOBODY, "10 2 5 -", 8);
	model.rounds[0].state = ROUND_CLOSED;
	wall_go(&model, 0, STAGE_CLOSED);
	desk(&model, 80, 24);
	char *rows = wall_rows(8, 16);
	is_str(rows,
		"┃ Not shown to the room yet:                                                   ┃\n"
		"┃ n 8                                                                          ┃\n"
		"┃                                mean accept   tens      n                     ┃\n"
		"┃   2  Tempo 30 an Schulen        2.0   80 %      0      8                     ┃\n"
		"┃ ━ 3  Tempo 50 (as it is now)    5.0   50 %      0      8                     ┃\n"
		"┃ ▲ 1  Tempo 30 überall          10.0    0 %      8      8                     ┃\n"
		"┃   4  Umleitung                    –      –      0      0                     ┃\n"
		"┃ Tens: Tempo 30 überall\u00a08                                                     ┃\n",
		"resistances at the desk");
	free(rows);
	ok(wall_has("Ask: “What would lower the resistance?” “c” notes what people say."), "what to ask then");
	wall_free(&model);

	model = kinds_model(KIND_RANK, "rot|grün|blau", "Was?", false);
	struct round *round = kinds_ask(&model, 0);
	wall_cast(&model, round, MODE_KEYPAD, KINDS_NOBODY, "123", 4);
	wall_cast(&model, round, MODE_KEYPAD, KINDS_NOBODY, "21", 3);
	model.rounds[0].state = ROUND_CLOSED;
	wall_go(&model, 0, STAGE_CLOSED);
	desk(&model, 80, 24);
	rows = wall_rows(10, 19);
	is_str(rows,
		"┃           points firsts  place                                               ┃\n"
		"┃ ✓ 1  rot      11      4    1.4                                               ┃\n"
		"┃   2  grün     10      3    1.6                                               ┃\n"
		"┃   3  blau      0      0    3.0                                               ┃\n"
		"┃ ✓ beats every other answer in direct comparison                              ┃\n"
		"┃ preferred to    1    2    3                                                  ┃\n"
		"┃   1  rot        ·    4    7                                                  ┃\n"
		"┃   2  grün       3    ·    7                                                  ┃\n"
		"┃   3  blau       0    0    ·                                                  ┃\n",
		"an order at the desk, and its comparisons");
	free(rows);
	wall_free(&model);
}

static void
test_unheard(void)
{
	struct model model = kinds_model(KIND_CHOICE, "ja|nein", "Ja?", false);
	for (int i = 0; i < 6; i++)
		wall_comment(&model, 0, COMMENT_NOTED, -1, "a comment")->group = i < 5 ? 0 : 1;
	wall_go(&model, 1, STAGE_PROMPT);
	desk(&model, 149, 45);
	ok(wall_has("Heard little so far: ▲Z Zivilgesellschaft (0 % of what was said, 45 %")
			&& wall_has("of the people), ◆W Wirtschaft") && !wall_has("■P Politik ("),
		"who has not been heard this evening");
	/* In the step itself others are silent. */
	model.turns = mem_new(1, sizeof(*model.turns));
	model.turns[0] = (struct turn){.step = 1, .talk_round = 1, .group = 2, .turns = 9};
	model.turns_count = 1;
	desk(&model, 160, 45);
	ok(wall_has("Heard little so far: ●V Verwaltung (0 %"), "and in the step, once enough was said there");
	bool seen = false;
	for (int stage = 0; stage < STAGE_COUNT; stage++) {
		wall_go(&model, 1, (enum stage)stage);
		seen |= kinds_has(&model, "Heard");
	}
	ok(!seen, "never on the wall");
	wall_free(&model);
}

int
main(void)
{
	if (!wall_open("xterm-256color", 24, 80, true))
		skip_all("no description of xterm-256color");
	for (int i = 0; i < ASKED; i++)
		test_official(&asked[i]);
	test_official_withheld();
	test_rounds_of_scale();
	test_rounds_of_options();
	test_hidden_words();
	test_resistances_counted();
	test_abstaining();
	test_progress();
	test_desk();
	test_unheard();
	wall_close();
	return done_testing();
}
