/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/desk.h"

#include "tap.h"
#include "wall.h"

static const struct {
	int columns, rows;
} sizes[] = {{80, 24}, {110, 30}, {160, 45}, {200, 60}, {400, 120}};

enum { SIZES = sizeof(sizes) / sizeof(sizes[0]) };

static void
say_wall(const struct model *model, int displays, int pages)
{
	resizeterm(24, 80);
	struct canvas screen = canvas_begin();
	desk_draw(&screen, model, WALL_NOW,
		&(struct desk_wall){.displays = displays, .pages = pages}, 0);
}

static int
draw(const struct model *model, int columns, int rows, bool followed, int skip)
{
	resizeterm(rows, columns);
	struct canvas screen = canvas_begin();
	return desk_draw(&screen, model, WALL_NOW, &(struct desk_wall){.displays = followed}, skip);
}

static void
check(const struct model *model, const char *name)
{
	for (int i = 0; i < SIZES; i++) {
		draw(model, sizes[i].columns, sizes[i].rows, true, 0);
		char *first = wall_row(0), *all = wall_all(), *footer = wall_rows(LINES - 2, LINES);
		is_int(canvas_cuts(), 0, "%s: nothing is cut at %d×%d", name, sizes[i].columns,
			sizes[i].rows);
		ok(strncmp(first, "┃ Desk – not for the wall", 27) == 0, "%s: it is the desk",
			name);
		is_str(footer, "\n\n", "%s: the footer is free", name);
		if (getenv("RUNDE_T_SHOW") && i < atoi(getenv("RUNDE_T_SHOW")))
			printf("==== %s\n%s", name, all);
		free(first);
		free(all);
		free(footer);
	}
}

/* The present step's time, what could be shortened, what the room has not seen, who is not here. */
static void
test_time(void)
{
	struct model model = wall_model();
	wall_go(&model, WALL_INFORMED, STAGE_PROMPT);
	model.stage.entered_at = WALL_NOW - UTC_MINUTE;
	check(&model, "in time");
	draw(&model, 80, 24, true, 0);
	ok(!wall_has("This step"), "where there are few rows, nothing of a step in time");
	draw(&model, 80, 40, true, 0);
	ok(wall_has("This step: until 18:44, 3 minutes planned."), "until when the step goes");
	ok(!wall_has("To end at"), "nothing to shorten");
	model.stage.entered_at = WALL_NOW - 144 * UTC_SECOND;
	draw(&model, 80, 24, true, 0);
	ok(wall_has("This step: until 18:42, most of its 3 minutes are used."), "80 %% of it");
	model.stage.entered_at = WALL_NOW - 3 * UTC_MINUTE;
	draw(&model, 80, 24, true, 0);
	ok(wall_has("This step has used up its time."), "all of it");
	model.stage.entered_at = WALL_NOW - 5 * UTC_MINUTE;
	draw(&model, 80, 24, true, 0);
	ok(wall_has("This step is 2 minutes over its time."), "and more");

	/* 62 minutes are to come: a break of 8, a talk of 18, cards of 14, a vote of 5, a plan, the end. */
	model.planned_end = WALL_NOW + 52 * UTC_MINUTE;
	check(&model, "late");
	draw(&model, 80, 40, true, 0);
	ok(wall_has("10 minutes late; end about 19:44 instead of 19:34"), "how late it is");
	ok(wall_has("To end at 19:34: “Pause” 6 instead of 8 minutes, “Was steckt dahinter?” 13")
			&& wall_has("instead of 18, “Ideen sammeln” 11 instead of 14."),
		"and what could be shorter, by shares");
	model.planned_end = WALL_NOW + 58 * UTC_MINUTE;
	draw(&model, 80, 40, true, 0);
	ok(!wall_has("To end at"), "four minutes are no reason");
	model.planned_end = WALL_NOW + 40 * UTC_MINUTE;
	draw(&model, 80, 40, true, 0);
	ok(wall_has("To end at 19:22:") && wall_has("; without “Was zuerst?”."), "what could be left out");
	model.planned_end = WALL_NOW + 4 * UTC_MINUTE;
	draw(&model, 80, 40, true, 0);
	ok(wall_has("“Pause” 5 instead of 8 minutes") && !wall_has("“Was wir tun”")
			&& !wall_has("“Danke"), "never the measures, nor the end");
	ok(!wall_has("To end at 18:46"), "and no promise of an end that cannot be had");
	wall_go(&model, WALL_LAST, STAGE_PROMPT);
	model.planned_end = WALL_NOW - 20 * UTC_MINUTE;
	draw(&model, 80, 24, true, 0);
	ok(wall_has("Nothing that is still to come can be shortened."), "at the end there is nothing left");

	wall_ask(&model, WALL_MOOD, 0)->state = ROUND_CLOSED;
	wall_ask(&model, WALL_INFORMED, 0)->state = ROUND_REVEALED;
	wall_comment(&model, WALL_TALK, COMMENT_HIDDEN, -1, "hidden")->group = 0;
	wall_comment(&model, WALL_TALK, COMMENT_NOTED, -1, "noted")->table_no = 3;
	wall_go(&model, WALL_CARDS, STAGE_OPEN);
	check(&model, "unseen");
	draw(&model, 80, 40, true, 0);
	ok(wall_has("Results not shown yet: Stimmung") && !wall_has("Informationen"), "results that wait");
	ok(wall_has("Comments of other steps: · 1 noted, – 1 hidden"), "comments of other steps");
	ok(!wall_has("Nobody is here of"), "all groups are here");
	int64_t some[] = {14, 0, 25, 8, 0, 2};
	int64_t *present = model.present;
	model.present = some;
	draw(&model, 80, 40, true, 0);
	ok(wall_has("Nobody is here of: ■P\u00a0Politik") && !wall_has("Selbstcheck der"), "a group that is not");
	int64_t nobody[6] = {0};
	model.present = nobody;
	draw(&model, 80, 40, true, 0);
	ok(!wall_has("Nobody is here of"), "before anybody was counted nobody is missed");
	model.present = present;
	wall_go(&model, WALL_TALK, STAGE_OPEN);
	draw(&model, 80, 40, true, 0);
	ok(wall_has("– ●V hidden") && wall_has("· T3 noted"), "where a comment comes from");

	struct round *round = wall_ask(&model, WALL_INFORMED, 0);
	wall_go(&model, WALL_INFORMED, STAGE_OPEN);
	model.steps[WALL_INFORMED].mode = MODE_KEYPAD;
	tally_add(&round->tally, MODE_KEYPAD, 0, 2, 13);
	tally_add(&round->tally, MODE_KEYPAD, 2, 4, 25);
	draw(&model, 80, 40, true, 0);
	ok(wall_has("Still missing: ●V\u00a01 · ■P\u00a09 · ◆W\u00a08 · ··\u00a02"), "who has not answered yet");
	draw(&model, 200, 60, true, 0);
	ok(wall_has("After that") && wall_has("Pause · 8 minutes") && wall_has("NOTES open a window"),
		"where there is room, the next step with its notes");
	ok(wall_has("▸ Informationen kommen an"), "and the agenda");
	wall_free(&model);
}

int
main(void)
{
	if (!wall_open("xterm-256color", 24, 80, true))
		skip_all("no description of xterm-256color");
	struct model model = wall_model();
	int64_t nobody[6] = {0};
	int64_t *present = model.present;
	model.stage.phase = PHASE_WAITING;
	model.stage.step = -1;
	check(&model, "waiting");
	ok(wall_has("NOTES of the workshop"), "the notes of the workshop");
	ok(wall_has("If it starts now, it ends about 19:58; planned until 20:12."), "what waiting costs");
	model.stage.phase = PHASE_RUNNING;
	for (int step = 0; step < WALL_STEPS; step++) {
		wall_go(&model, step, STAGE_PROMPT);
		check(&model, model.workshop->steps[step].id);
	}

	struct round *round = wall_ask(&model, WALL_INFORMED, 0);
	wall_go(&model, WALL_INFORMED, STAGE_OPEN);
	tally_add(&round->tally, MODE_HANDS, 0, 1, 11);
	tally_mark_counted(&round->tally, 0, 1);
	check(&model, "hands");
	draw(&model, 80, 24, false, 0);
	ok(wall_has("NOTES read it out"), "the notes");
	ok(wall_has("On the wall: the question and which answers are counted"),
		"what the wall shows");
	ok(wall_has("Next: voting closes"), "what comes next");
	ok(wall_has("! No display is attached."), "that no display is there");
	ok(wall_has("1  trifft nicht zu        11    ·    ·    ·    ·   11"), "what was counted");
	ok(wall_has("missing                    3    9   25    8    2   47"), "what is missing");
	model.stage.cell_group = 0;
	draw(&model, 160, 45, true, 0);
	ok(!wall_has("trifft nicht zu"), "not twice while it is typed");
	model.stage.cell_group = -1;
	tally_add(&round->tally, MODE_HANDS, 0, 1, 50);
	draw(&model, 80, 24, true, 0);
	ok(wall_has("3 hands more than people"), "more hands than people");
	ok(wall_has("✓ A display is attached."), "a display");
	say_wall(&model, 3, 0);
	ok(wall_has("✓ 3 displays are attached."), "several");
	ok(!wall_has("page"), "whose pages nobody knows");
	say_wall(&model, 1, 1);
	ok(!wall_has("page"), "or that have but one");
	model.stage.page = 1;
	say_wall(&model, 1, 3);
	ok(wall_has("· page 2 of 3"), "which of several pages is on the wall");
	model.stage.page = 7;
	say_wall(&model, 1, 3);
	ok(wall_has("· page 3 of 3"), "which is the last if there are fewer");
	model.stage.page = 0;
	model.present = nobody;
	draw(&model, 80, 24, true, 0);
	ok(!wall_has("more than") && !wall_has("missing"), "nothing missing where nobody knows who is here");
	model.present = present;
	tally_add(&round->tally, MODE_HANDS, 0, 1, -61);

	model.steps[WALL_INFORMED].mode = MODE_KEYPAD;
	tally_add(&round->tally, MODE_KEYPAD, 0, 2, 13);
	tally_add(&round->tally, MODE_KEYPAD, 2, 4, 27);
	check(&model, "secret");
	draw(&model, 80, 24, true, 0);
	ok(wall_has("40 secret ballots of 58 people"), "how many secret ballots");
	ok(!wall_has("13") && !wall_has("27"), "and nothing of what they say");
	round->state = ROUND_CLOSED;
	wall_go(&model, WALL_INFORMED, STAGE_CLOSED);
	check(&model, "closed");
	draw(&model, 80, 24, true, 0);
	ok(wall_has("Not shown to the room yet:"), "what the room does not see yet");
	ok(wall_has("n 40 · mean 3.4 · median 4.0 · sd 0.9 · "), "the figures");
	tally_add(&round->tally, MODE_KEYPAD, 0, 2, -13);
	tally_add(&round->tally, MODE_KEYPAD, 2, 4, -24);
	draw(&model, 80, 24, true, 0);
	ok(wall_has("too small to show") && !wall_has("mean"), "three secret ballots are too few");

	wall_go(&model, WALL_CARDS, STAGE_OPEN);
	wall_comment(&model, WALL_CARDS, COMMENT_SHOWN, -1, "a shown one");
	wall_comment(&model, WALL_CARDS, COMMENT_NOTED, -1, "a noted \x1b[31m one");
	wall_comment(&model, WALL_CARDS, COMMENT_HIDDEN, -1, "a hidden one");
	check(&model, "comments");
	draw(&model, 80, 24, true, 0);
	ok(wall_has("Comments: ✓ 1 shown, · 1 noted, – 1 hidden"), "comments by state");
	ok(wall_has("· a noted �[31m one") && wall_has("– a hidden one"), "and the last ones");

	static const struct turn turns[] = {
		{.step = WALL_TALK, .talk_round = 1, .group = 0, .turns = 3},
		{.step = WALL_TALK, .talk_round = 1, .group = 2, .turns = 1},
		{.step = WALL_TALK, .talk_round = 2, .group = 1, .turns = 5},
	};
	model.turns = mem_new(3, sizeof(*model.turns));
	memcpy(model.turns, turns, sizeof(turns));
	model.turns_count = 3;
	wall_go(&model, WALL_TALK, STAGE_OPEN);
	check(&model, "talk");
	draw(&model, 80, 24, true, 0);
	ok(wall_has("Turns: ●V 3 (75 %) · ■P 0 · ▲Z 1 (25 %) · ◆W 0"), "who spoke how often");
	ok(wall_has("On the wall: the prompt"), "a talk without a timer");
	wall_comment(&model, WALL_TALK, COMMENT_SHOWN, -1, "a shown one");
	model.stage.timer_end = WALL_NOW + UTC_MINUTE;
	draw(&model, 80, 24, true, 0);
	ok(wall_has("On the wall: the prompt, the comments and the timer"), "all that is up");
	model.stage.timer_end = 0;
	wall_go(&model, WALL_PEOPLE, STAGE_PROMPT);
	draw(&model, 80, 24, true, 0);
	ok(wall_has("On the wall: the prompt and how many are here"), "who is here");
	wall_measure(&model, "a measure", "", "", true);
	wall_go(&model, WALL_PLAN, STAGE_PROMPT);
	draw(&model, 80, 24, true, 0);
	ok(wall_has("On the wall: the prompt and the measures"), "the measures");
	wall_go(&model, WALL_CARDS, STAGE_OPEN);

	char *long_prompt = mem_printf("%0600d", 7);
	for (int i = 9; i < 590; i += 10)
		long_prompt[i] = ' ';
	struct words *prompt = &model.workshop->steps[WALL_CARDS].prompt;
	char *own = prompt->in[0];
	prompt->in[0] = long_prompt;
	draw(&model, 160, 45, true, 0);
	ok(wall_has("000000007") && !wall_has("…"),
		"a long prompt is whole where there is room");
	draw(&model, 80, 24, true, 0);
	ok(wall_has("…") && !wall_has("000000007"), "and is seen to be cut where there is none");
	prompt->in[0] = own;
	free(long_prompt);

	struct buffer notes = {.bytes = NULL};
	for (int i = 1; i <= 100; i++)
		buffer_printf(&notes, "line %d\n", i);
	free(model.workshop->steps[WALL_CARDS].notes.in[0]);
	model.workshop->steps[WALL_CARDS].notes.in[0] = buffer_take(&notes);
	int furthest = draw(&model, 80, 24, true, 10);
	ok(furthest > 80 && furthest < 99, "notes can be scrolled");
	model.stage.language = 1;
	model.workshop->steps[WALL_CARDS].notes.in[1] = mem_text("notes in another language");
	draw(&model, 80, 24, true, 0);
	ok(wall_has("line 1") && !wall_has("another language"),
		"the language of the prompt is not that of the notes");
	model.stage.language = 0;
	draw(&model, 80, 24, true, 10);
	ok(wall_has("line 11") && !wall_has("line 10"), "as far as asked");
	ok(wall_has(" of 100 · n: more"), "and the key for more is named");
	draw(&model, 80, 24, true, 1000);
	ok(wall_has("line 100"), "and not beyond the last line");
	ok(wall_has("100 of 100 · N: back"), "where only the key that goes back helps");

	test_time();
	model.steps[WALL_CARDS].spent = 200 * UTC_MINUTE;
	model.rehearsal = true;
	draw(&model, 110, 30, true, 0);
	ok(wall_has("ahead; end about 19:04 instead of 20:12"), "the planned end, whatever was lost before");
	model.planned_end = WALL_NOW + 2 * UTC_MINUTE;
	draw(&model, 110, 30, true, 0);
	ok(wall_has("20 minutes late; end about 19:04 instead of 18:44"), "minutes that the clocks bear out");
	model.planned_end = WALL_NOW - 24 * UTC_HOUR;
	draw(&model, 110, 30, true, 0);
	ok(wall_has("late; end about 19:04") && !wall_has("instead"), "not that of yesterday");
	ok(wall_has("Rehearsal"), "a rehearsal");
	for (int columns = 1; columns < 140; columns += 1 + columns / 8) {
		for (int rows = 1; rows < 50; rows += 1 + rows / 8)
			draw(&model, columns, rows, true, 3);
	}
	ok(true, "odd sizes do no harm");
	model.stage.phase = PHASE_ENDED;
	check(&model, "the end");
	wall_free(&model);
	wall_close();
	return done_testing();
}
