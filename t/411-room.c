/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/room.h"

#include "tap.h"
#include "wall.h"

static const struct {
	int columns, rows;
} sizes[] = {{80, 24}, {110, 30}, {160, 45}, {200, 60}, {400, 120}};

enum { SIZES = sizeof(sizes) / sizeof(sizes[0]) };

/* Draws MODEL at COLUMNS × ROWS; returns the pages. */
static int
draw(const struct model *model, int columns, int rows)
{
	resizeterm(rows, columns);
	struct canvas screen = canvas_begin();
	return room_draw(&screen, model, NULL, WALL_NOW, true);
}

/* The screen is what is asked for: nothing cut, at all sizes. With RUNDE_T_SHOW it is printed. */
static void
check(const struct model *model, const char *name)
{
	for (int i = 0; i < SIZES; i++) {
		struct model turned = *model;
		int pages, cuts = 0;
		turned.stage.page = 0;
		do {
			pages = draw(&turned, sizes[i].columns, sizes[i].rows);
			cuts += canvas_cuts();
			char *all = wall_all();
			if (getenv("RUNDE_T_SHOW") && i < atoi(getenv("RUNDE_T_SHOW")))
				printf("==== %s %dx%d page %d/%d\n%s", name, sizes[i].columns,
					sizes[i].rows, turned.stage.page, pages, all);
			free(all);
		} while (++turned.stage.page < pages);
		is_int(cuts, 0, "%s: nothing is cut at %d×%d", name, sizes[i].columns,
			sizes[i].rows);
	}
	/* What is asked for next is then in letters that can be read, and on one page. */
	draw(model, 100, 43);
}

/* 4, 21, 16, 9, 2 and one abstention, all in one group. */
static void
sample_votes(struct round *round, enum entry_mode mode, int group)
{
	static const int64_t votes[] = {1, 4, 21, 16, 9, 2};
	for (int no = 0; no < 6; no++)
		tally_add(&round->tally, mode, group, no, votes[no]);
}

/* Things that must not be on the wall, wherever they come from. */
static void
nothing_forbidden(const struct model *model, const char *const *texts, const char *name)
{
	for (int i = 0; i < 3; i++) {
		struct model turned = *model;
		int pages;
		turned.stage.page = 0;
		do {
			pages = draw(&turned, sizes[i].columns, sizes[i].rows);
			for (const char *const *text = texts; *text; text++) {
				if (!wall_has(*text))
					continue;
				char *all = wall_all();
				ok(false, "%s: \"%s\" is not on the wall", name, *text);
				diag("%s", all);
				free(all);
			}
		} while (++turned.stage.page < pages);
	}
	ok(true, "%s: nothing on the wall that must not be", name);
}

static void
row_is(int row, const char *wanted, const char *name)
{
	char *text = wall_row(row);
	is_str(text, wanted, "%s", name);
	free(text);
}

static void
test_sizes(void)
{
	struct model model = wall_model();
	model.stage.phase = PHASE_WAITING;
	model.stage.step = -1;
	check(&model, "waiting");
	model.stage.projector = true;
	check(&model, "projector");
	model.stage.projector = false;
	model.stage.phase = PHASE_RUNNING;

	for (int language = -1; language < 2; language++) {
		model.stage.language = language;
		for (int step = 0; step < WALL_STEPS; step++) {
			char name[100];
			wall_go(&model, step, STAGE_PROMPT);
			snprintf(name, sizeof(name), "prompt of %s, language %d",
				model.workshop->steps[step].id, language);
			check(&model, name);
		}
	}
	model.stage.language = 0;

	struct round *round = wall_ask(&model, WALL_INFORMED, 0);
	wall_go(&model, WALL_INFORMED, STAGE_OPEN);
	tally_mark_counted(&round->tally, 0, 1);
	model.stage.cell_group = 0;
	model.stage.cell_option = 2;
	check(&model, "hands by group");
	model.steps[WALL_INFORMED].mode = MODE_KEYPAD;
	model.stage.cell_group = -1;
	check(&model, "secret");

	sample_votes(round, MODE_HANDS, 0);
	sample_votes(round, MODE_HANDS, 2);
	round->state = ROUND_REVEALED;
	wall_go(&model, WALL_INFORMED, STAGE_REVEALED);
	check(&model, "scale by group");

	round = wall_ask(&model, WALL_FIRST, 25);
	for (int i = 0; i < 25; i++)
		tally_add(&round->tally, MODE_HANDS, model_no_group(&model), i + 1, i);
	tally_add(&round->tally, MODE_HANDS, model_no_group(&model), -1, 40);
	wall_go(&model, WALL_FIRST, STAGE_OPEN);
	model.stage.cell_group = model_no_group(&model);
	model.stage.cell_option = 23;
	check(&model, "multi open");
	ok(wall_has("▸"), "the page with the cell that is counted is shown");
	round->state = ROUND_REVEALED;
	wall_go(&model, WALL_FIRST, STAGE_REVEALED);
	check(&model, "multi");
	ok(wall_has("40 of"), "with how many took part");
	ok(wall_has("%"), "and shares");
	tally_add(&round->tally, MODE_HANDS, model_no_group(&model), 1, 41);
	check(&model, "multi with more hands than took part");
	ok(!wall_has("%"), "more hands than took part are no share");
	tally_add(&round->tally, MODE_HANDS, model_no_group(&model), 1, -41);
	tally_add(&round->tally, MODE_HANDS, model_no_group(&model), -1, -40);
	check(&model, "multi without taking part");
	ok(wall_has("How many took part was not counted.") && !wall_has("0 of"),
		"what was not counted is not given as nought");
	tally_add(&round->tally, MODE_HANDS, model_no_group(&model), -1, 40);

	wall_cluster(&model, WALL_CARDS, "Sprache und Begegnung");
	wall_cluster(&model, WALL_CARDS, "Rathaus");
	for (int i = 0; i < 30; i++) {
		char text[200];
		snprintf(text, sizeof(text), "Idee %d: ein Sprachcafé %s", i,
			i % 4 ? "" : "im Rathaus, jeden Freitag, mit Kaffee und Kinderbetreuung");
		wall_comment(&model, WALL_CARDS, COMMENT_SHOWN, i % 3 - 1, text)->supports = i % 5;
		wall_comment(&model, WALL_TALK, COMMENT_SHOWN, -1, text)->table_no = i % 7;
	}
	char *long_text = mem_new(5001, 1);
	memset(long_text, 'x', 5000);
	wall_comment(&model, WALL_TALK, COMMENT_SHOWN, -1, long_text);
	wall_comment(&model, WALL_CARDS, COMMENT_SHOWN, 1, long_text);
	free(long_text);
	model.stage.timer_end = WALL_NOW + 8 * UTC_MINUTE;
	wall_go(&model, WALL_CARDS, STAGE_OPEN);
	check(&model, "cards");
	wall_go(&model, WALL_CARDS, STAGE_CLOSED);
	check(&model, "sorting");
	wall_go(&model, WALL_TALK, STAGE_OPEN);
	check(&model, "talk");
	wall_go(&model, WALL_TALK, STAGE_REVEALED);
	check(&model, "talk revealed");
	wall_go(&model, WALL_BREAK, STAGE_PROMPT);
	check(&model, "break");
	for (int i = 0; i < 12; i++)
		wall_measure(&model, "Ein Sprachcafé im Rathaus, jeden Freitag von vier bis sechs",
			i % 2 ? "Maria Özdemir und das Bündnis" : "Nguyễn", "Ende März", i % 3);
	wall_go(&model, WALL_PLAN, STAGE_PROMPT);
	check(&model, "plan");
	model.stage.phase = PHASE_ENDED;
	check(&model, "thanks");
	wall_free(&model);
}

/* The screen that the design shows. */
static void
test_result(void)
{
	struct model model = wall_model();
	struct round *round = wall_ask(&model, WALL_INFORMED, 0);
	model.workshop->steps[WALL_INFORMED].by_group = false;
	sample_votes(round, MODE_HANDS, model_no_group(&model));
	round->state = ROUND_REVEALED;
	wall_go(&model, WALL_INFORMED, STAGE_REVEALED);
	draw(&model, 80, 24);
	char *all = wall_all();
	is_str(all,
		" Selbstcheck-Workshop · Musterstadt                            Step 4/10 · 18:42\n"
		"────────────────────────────────────────────────────────────────────────────────\n"
		"\n"
		"  In unserer Kommune erreichen wichtige Informationen alle Menschen,\n"
		"  die hier leben.\n"
		"\n"
		"     1  trifft nicht zu       ██▍                            4\n"
		"     2  trifft eher nicht zu  ████████████▌                 21\n"
		"     3  teils, teils          █████████▌                    16\n"
		"     4  trifft eher zu        █████▍                         9\n"
		"     5  trifft voll zu        █▏                             2\n"
		"        weiß nicht            ▌                              1\n"
		"\n"
		"     53 of 58 present  ·  mean 2.7\n"
		"\n\n\n\n\n\n\n\n\n\n", "a revealed scale question at 80×24");
	free(all);

	/* Everyone agrees: the bar still does not touch its count. */
	for (int no = 0; no < 6; no++)
		tally_add(&round->tally, MODE_HANDS, model_no_group(&model), no,
			-tally_sum(&round->tally, TALLY_ALL, no));
	tally_add(&round->tally, MODE_HANDS, model_no_group(&model), 3, 58);
	draw(&model, 80, 24);
	row_is(8, "     3  teils, teils          █████████████████████████████ 58",
		"one answer of all");

	model.stage.result_hidden = true;
	draw(&model, 80, 24);
	ok(!wall_has("58 of 58") && !wall_has("█") && wall_has("teils, teils"), "a hidden result");
	model.rehearsal = true;
	draw(&model, 80, 24);
	row_is(0,
		" Selbstcheck-Workshop · Musterstadt                Rehearsal · Step 4/10 · 18:42",
		"a rehearsal");
	model.stage.look_step = 0;
	draw(&model, 80, 24);
	row_is(0,
		" Selbstcheck-Workshop · Musterstadt  Rehearsal · Looking back: step 1/10 · 18:42",
		"looking back");
	wall_free(&model);
}

/* On a large wall labels grow with their counts, and a count stands behind its bar. */
static void
test_large_result(void)
{
	struct model model = wall_model();
	model.workshop->steps[WALL_INFORMED].by_group = false;
	struct round *round = wall_ask(&model, WALL_INFORMED, 0);
	sample_votes(round, MODE_HANDS, model_no_group(&model));
	round->state = ROUND_REVEALED;
	wall_go(&model, WALL_INFORMED, STAGE_REVEALED);
	draw(&model, 200, 60);
	ok(!wall_has("trifft nicht zu"), "labels in block letters");
	draw(&model, 120, 36);
	ok(wall_has("teils, teils          █"), "plain where no room would be left for bars");
	int row = 0;
	char *text = wall_row(row);
	while (!strstr(text, "teils, teils") && row < LINES - 1) {
		free(text);
		text = wall_row(++row);
	}
	const char *count = strstr(text, "  16");
	ok(count && count[-1] != ' ', "the count stands behind its bar");
	free(text);

	wall_go(&model, WALL_INFORMED, STAGE_PROMPT);
	draw(&model, 160, 50);
	ok(wall_has("teils, teils") && wall_has("█"), "the prompt in block letters");
	draw(&model, 200, 60);
	ok(!wall_has("teils, teils") && wall_has("█"), "and the answers, too, where both have room");
	draw(&model, 80, 24);
	ok(wall_has("teils, teils"), "plain where there is no room");

	free(model.workshop->steps[WALL_INFORMED].prompt.in[0]);
	model.workshop->steps[WALL_INFORMED].prompt.in[0] = mem_text("Eine Zeile.");
	wall_go(&model, WALL_INFORMED, STAGE_REVEALED);
	draw(&model, 80, 24);
	char *rows = wall_rows(5, 8);
	is_str(rows,
		"     1  trifft nicht zu       ██▍                            4\n"
		"\n"
		"     2  trifft eher nicht zu  ████████████▌                 21\n",
		"bars apart where there are rows enough");
	free(rows);
	wall_free(&model);
}

static void
test_agenda(void)
{
	struct model model = wall_model();
	wall_go(&model, WALL_MOOD, STAGE_PROMPT);
	model.steps[1].state = STEP_SKIPPED;
	draw(&model, 110, 30);
	model.stage.entered_at = WALL_NOW - UTC_MINUTE;
	draw(&model, 110, 30);
	static const char *const left[] = {"                           │", "                       min │",
		" ✓ Willkommen            4 │", " – Wer ist da?           3 │",
		" ▸ Stimmung              4 │", "   until 18:45             │",
		" · Informationen         3 │", "   kommen an               │",
		" · Pause                 8 │", " · Was steckt           18 │"};
	int wrong = 0;
	for (size_t i = 0; i < sizeof(left) / sizeof(left[0]); i++) {
		char *row = wall_row(2 + (int)i);
		wrong += strncmp(row, left[i], strlen(left[i])) != 0;
		free(row);
	}
	is_int(wrong, 0, "the agenda at the left from 110 columns");
	model.stage.entered_at = WALL_NOW - 5 * UTC_MINUTE;
	draw(&model, 110, 30);
	ok(!wall_has("until"), "when its planned end has passed, the wall does not say so");
	free(model.workshop->steps[WALL_BREAK].title.in[0]);
	model.workshop->steps[WALL_BREAK].title.in[0] = mem_text("Donaudampfschifffahrt");
	draw(&model, 110, 30);
	ok(wall_has("· Donaudampfschifffahrt ") && !wall_has("min │"),
		"no word is broken for the minutes beside it");
	draw(&model, 109, 30);
	ok(!wall_has("│"), "and not below");
	model.stage.blank = true;
	draw(&model, 160, 45);
	ok(!wall_has("Stimmung"), "nor on a blank wall");
	model.stage.blank = false;
	model.stage.calm = true;
	draw(&model, 160, 45);
	ok(!wall_has("Stimmung"), "nor on a calm one");
	wall_free(&model);
}

/* Forty questions on four themes: those where the evening is not are a line each. */
static void
test_blocks(void)
{
	struct model model = wall_model();
	static const char *const themes[] = {"Arbeit", "Wohnen", "Bildung", "Verkehr"};
	struct workshop *workshop = model.workshop;
	int count = 40;
	workshop->steps = mem_resize(workshop->steps, (size_t)(WALL_STEPS + count), sizeof(*workshop->steps));
	model.steps = mem_resize(model.steps, (size_t)(WALL_STEPS + count), sizeof(*model.steps));
	for (int i = 0; i < count; i++) {
		workshop->steps[WALL_STEPS + i] = (struct step){.id = mem_printf("q%d", i), .kind = KIND_INFO,
			.title.in[0] = mem_printf("Aussage %d", i + 1),
			.theme.in[0] = mem_text(themes[i / 10])};
		model.steps[WALL_STEPS + i] = (struct step_run){.talk_round = 1};
	}
	workshop->steps_count = WALL_STEPS + count;
	wall_go(&model, WALL_STEPS + 12, STAGE_PROMPT);
	draw(&model, 110, 45);
	ok(wall_has("✓ Arbeit\u00a0(10)") && wall_has("· Verkehr\u00a0(10)"), "a theme is one line");
	ok(wall_has("✓ Aussage 11") && wall_has("▸ Aussage 13") && wall_has("· Aussage 20")
			&& !wall_has("Aussage 9") && !wall_has("Aussage 21"), "but for the present one");
	model.steps[WALL_STEPS].state = STEP_PLANNED;
	draw(&model, 110, 45);
	ok(wall_has("… Arbeit\u00a0(10)"), "of which only a part is done");
	draw(&model, 110, 80);
	ok(wall_has("Aussage 9") && wall_has("Aussage 40"), "where there is room, all of them stand");
	for (int i = 0; i < count; i++)
		words_free(&workshop->steps[WALL_STEPS + i].theme);
	draw(&model, 110, 24);
	ok(wall_has("steps before") && wall_has("steps more") && wall_has("▸ Aussage 13"),
		"without themes, what does not fit is counted");
	wall_free(&model);
}

/* While hands are counted the wall knows which cells are done, and no number. */
static void
test_hands(void)
{
	struct model model = wall_model();
	struct round *round = wall_ask(&model, WALL_INFORMED, 0);
	wall_go(&model, WALL_INFORMED, STAGE_OPEN);
	tally_add(&round->tally, MODE_HANDS, 0, 1, 4711);
	tally_mark_counted(&round->tally, 0, 1);
	model.stage.cell_group = 2;
	model.stage.cell_option = 2;
	draw(&model, 80, 24);
	char *rows = wall_rows(6, 9);
	is_str(rows,
		"     ▲Z Zivilgesellschaft     ●V  ■P  ▲Z  ◆W  ··\n"
		"     1  trifft nicht zu        ✓   ·   ·   ·   ·\n"
		"     2  trifft eher nicht zu   ·   ·   ▸   ·   ·\n", "hands by group");
	free(rows);
	const char *const numbers[] = {"4711", "NOTES", "mean", NULL};
	nothing_forbidden(&model, numbers, "open with hands");
	round->state = ROUND_CLOSED;
	wall_go(&model, WALL_INFORMED, STAGE_CLOSED);
	nothing_forbidden(&model, numbers, "closed");
	/* Even if the row says so, nothing is shown that was not revealed. */
	wall_go(&model, WALL_INFORMED, STAGE_REVEALED);
	nothing_forbidden(&model, numbers, "not revealed");
	model.stage.look_step = WALL_INFORMED;
	nothing_forbidden(&model, numbers, "looked back at");
	wall_free(&model);
}

static void
test_secret(void)
{
	struct model model = wall_model();
	struct round *round = wall_ask(&model, WALL_INFORMED, 0);
	model.steps[WALL_INFORMED].mode = MODE_KEYPAD;
	wall_go(&model, WALL_INFORMED, STAGE_OPEN);
	tally_add(&round->tally, MODE_KEYPAD, 0, 2, 12);
	tally_add(&round->tally, MODE_KEYPAD, 2, 3, 3);
	tally_add(&round->tally, MODE_KEYPAD, 3, 5, 8);
	const char *const open[] = {"12", "NOTES", "mean", "2.9", NULL};
	draw(&model, 80, 24);
	ok(wall_has("23 of 58 have answered"), "how many have answered");
	model.stage.page = 0;
	round->state = ROUND_CLOSED;
	wall_go(&model, WALL_INFORMED, STAGE_CLOSED);
	nothing_forbidden(&model, open, "a closed secret round");

	round->state = ROUND_REVEALED;
	wall_go(&model, WALL_INFORMED, STAGE_REVEALED);
	draw(&model, 80, 24);
	char *rows = wall_rows(15, 21);
	is_str(rows,
		"                              1    2    3    4    5    –    n    mean\n"
		"     ●V Verwaltung            0   12    0    0    0    0   12     2.0\n"
		"     ■P Politik               0    0    0    0    0    0    0\n"
		"     ▲Z Zivilgesellschaft     too small to show\n"
		"     ◆W Wirtschaft            too small to show\n"
		"        –  weiß nicht     n  all other answers\n",
		"a small group and its complement are withheld");
	free(rows);

	tally_add(&round->tally, MODE_KEYPAD, 0, 2, -12);
	tally_add(&round->tally, MODE_KEYPAD, 3, 5, -8);
	draw(&model, 80, 24);
	ok(wall_has("Too few votes; not shown, for protection.") && !wall_has("█")
			&& !wall_has("mean") && !wall_has("3 of"),
		"a round with too few secret ballots");
	ok(wall_has("trifft voll zu"), "has its answers all the same");
	wall_free(&model);
}

static void
test_comments(void)
{
	struct model model = wall_model();
	const char *const hidden[] = {"SECRETLY", "NOTES", "\x1b", "\u202e", NULL};
	wall_cluster(&model, WALL_CARDS, "SECRETLY named");
	wall_comment(&model, WALL_CARDS, COMMENT_HIDDEN, 0, "SECRETLY hidden");
	wall_comment(&model, WALL_CARDS, COMMENT_NOTED, 0, "SECRETLY noted");
	wall_comment(&model, WALL_CARDS, COMMENT_SHOWN, -1, "a \x1b[31m\u202e nasty one 李");
	wall_comment(&model, WALL_TALK, COMMENT_HIDDEN, 0, "SECRETLY hidden");
	wall_comment(&model, WALL_TALK, COMMENT_NOTED, 0, "SECRETLY noted");
	wall_measure(&model, "SECRETLY dropped", "", "", true);
	model.measures[0].dropped = true;
	static const int steps[] = {WALL_CARDS, WALL_TALK, WALL_PLAN, WALL_WELCOME};
	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
		for (int stage = 0; stage < STAGE_COUNT; stage++) {
			wall_go(&model, steps[i], (enum stage)stage);
			nothing_forbidden(&model, hidden, model.workshop->steps[steps[i]].id);
		}
	}
	wall_go(&model, WALL_CARDS, STAGE_OPEN);
	draw(&model, 80, 24);
	ok(wall_has("█ a �[31m� nasty one 李"), "what is unsafe is seen as such");

	model.stage.calm = true;
	static const struct room_help help = {
		.rules = {"We listen.", "We keep it short."},
		.rules_count = 2,
		.sentence = "Just a moment.",
	};
	static const struct room_extra extra = {.help = &help};
	resizeterm(24, 80);
	struct canvas screen = canvas_begin();
	room_draw(&screen, &model, &extra, WALL_NOW, true);
	ok(wall_has("Just a moment.") && wall_has("•  We listen.")
			&& wall_has("•  We keep it short."),
		"the calm screen");
	ok(!wall_has("nasty") && !wall_has("Step"), "shows nothing of the step");

	static const struct room_help long_help = {
		.titles = {"Listen", "Short"},
		.rules = {"We listen, all of us, to each other, also where it is hard, and we let each other "
			"finish, however long it takes, before we say what we think of it ourselves, for that "
			"is what we came for: we will hear this evening what we have never heard before here.",
			"We keep it short."},
		.rules_count = 2,
		.sentence = "Just a moment.",
	};
	static const struct room_extra long_extra = {.help = &long_help};
	static const int tall[] = {24, 36, 60};
	int cuts = 0;
	for (int i = 0; i < 3; i++) {
		resizeterm(tall[i], tall[i] * 10 / 3);
		screen = canvas_begin();
		room_draw(&screen, &model, &long_extra, WALL_NOW, true);
		cuts += canvas_cuts();
	}
	is_int(cuts, 0, "a long rule is whole at each size");
	ok(!wall_has("We listen, all"), "and in block letters where all of it fits");

	model.stage.blank = true;
	draw(&model, 80, 24);
	char *all = wall_all();
	is_str(all, "\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n", "a blank wall is empty");
	free(all);
	model.stage.blank = model.stage.calm = false;

	model.stage.phase = PHASE_ENDED;
	draw(&model, 80, 24);
	ok(wall_has("Thank you!") && wall_has("In zwei Wochen"), "thanks and what happens next");
	nothing_forbidden(&model, hidden, "the end");
	model.stage.phase = PHASE_WAITING;
	model.stage.step = -1;
	draw(&model, 80, 24);
	ok(wall_has("Willkommen  ·  Welcome") && wall_has("Musterstadt · 2026-03-12"),
		"the waiting screen");
	nothing_forbidden(&model, hidden, "the beginning");
	wall_free(&model);
}

static void
test_timer(void)
{
	struct model model = wall_model();
	wall_go(&model, WALL_TALK, STAGE_OPEN);
	model.stage.timer_end = WALL_NOW + 88 * UTC_MINUTE;
	draw(&model, 80, 24);
	ok(wall_has("until 20:10"), "until when a talk goes");
	row_is(5, "  ▄█▀▀█▄  ▄█▀▀█▄      ▄█▀▀█▄  ▄█▀▀█▄", "its large timer");
	model.stage.timer_end = WALL_NOW - 5000;
	draw(&model, 80, 24);
	ok(!wall_has("until") && !wall_has("0:00"), "its end");
	row_is(5, "  ▄▄▄ ▄ ▄   ▄ ▄▄▄    ▄  ▄▄    ▄ ▄ ▄▄", "in letters that the last row reads");
	model.stage.timer_end = 0;
	model.stage.timer_left = 61000;
	draw(&model, 80, 24);
	ok(wall_has("paused"), "a timer that was stopped");
	wall_go(&model, WALL_BREAK, STAGE_PROMPT);
	model.stage.timer_end = WALL_NOW + 88 * UTC_MINUTE;
	draw(&model, 80, 24);
	ok(wall_has("We go on at") && wall_has("in 88:00"), "when it goes on after a break");
	wall_free(&model);
}

/* Smaller than the loop lets it be drawn, and larger than a wall: it stays within its memory. */
static void
test_odd_sizes(void)
{
	struct model model = wall_model();
	struct round *round = wall_ask(&model, WALL_INFORMED, 0);
	sample_votes(round, MODE_HANDS, 0);
	round->state = ROUND_REVEALED;
	wall_cluster(&model, WALL_CARDS, "Rathaus");
	wall_comment(&model, WALL_CARDS, COMMENT_SHOWN, 0, "日本語 und ein sehrlangeswortohneende");
	wall_measure(&model, "Ein Sprachcafé", "Nguyễn", "Ende März", false);
	model.stage.timer_end = WALL_NOW + UTC_MINUTE;
	int drawn = 0;
	for (int columns = 1; columns < 140; columns += 1 + columns / 8) {
		for (int rows = 1; rows < 50; rows += 1 + rows / 8) {
			for (int step = 0; step < WALL_STEPS; step++) {
				wall_go(&model, step, (enum stage)(step % STAGE_COUNT));
				if (step == WALL_INFORMED)
					wall_go(&model, step, STAGE_REVEALED);
				draw(&model, columns, rows);
				drawn++;
			}
		}
	}
	ok(drawn > 1000, "%d screens of odd sizes", drawn);
	wall_free(&model);
}

int
main(void)
{
	if (!wall_open("xterm-256color", 24, 80, true))
		skip_all("no description of xterm-256color");
	test_sizes();
	test_result();
	test_large_result();
	test_agenda();
	test_blocks();
	test_hands();
	test_secret();
	test_comments();
	test_timer();
	test_odd_sizes();
	wall_close();
	return done_testing();
}
