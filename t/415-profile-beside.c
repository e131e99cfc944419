/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The views compared: what the wall must not show, institutions, comments, scales that differ, what the
 * desk says beside it, and screens of odd sizes.
 */
#include "views.h"

/* --- what the wall must not show ----------------------------------------------------------------------- */

static void
test_withheld(void)
{
	struct model model = evening((struct shape){.themes = 2, .each = 1, .groups = 4});
	for (int theme = 1; theme <= 2; theme++) {
		struct round *round = round_of(&model, theme, 1);
		tally_add(&round->tally, MODE_KEYPAD, 0, 2, theme == 1 ? 9 : 1);
		tally_add(&round->tally, MODE_KEYPAD, 1, 4, theme == 1 ? 9 : 1);
		tally_add(&round->tally, MODE_KEYPAD, 2, 5, theme == 1 ? 3 : 1);
		tally_add(&round->tally, MODE_KEYPAD, 3, 1, theme == 1 ? 6 : 0);
	}
	is_int(walk(&model, "▲Z Zivilgesellschaft: too small", "withheld") > 0, 1,
		"the legend says which group is too small");
	draw(&model, 80, 24);
	letters_are("Feld Nummer 1", "VP", "neither it nor the one that would give it away has a mark");
	ok(wall_has("Wirtschaft: too small to show"), "that one is named, too");
	int row = row_with("Feld Nummer 2");
	char *line = wall_row(row);
	ok(strstr(line, "too small to show") && !strstr(line, "·"), "a theme with nothing to show says so");
	free(line);
	draw_desk(&model, 120, 36);
	ok(wall_has("▲Z *") && wall_has("* too small to show"), "the desk does not know more");
	ok(!wall_has("5.0") && !wall_has("1.0"), "no mean of theirs");

	look_at(&model, 1, 0, 0);
	draw(&model, 80, 24);
	ok(wall_has("Too few votes; not shown, for protection.") && !wall_has("█"),
		"nor has a statement that too few answered");
	look_at(&model, 0, 0, 0);
	draw(&model, 80, 24);
	ok(wall_has("too small to show") && wall_has("9"), "of others the groups that are not");
	wall_free(&model);

	/* In one row alone. */
	model = evening((struct shape){.themes = 2, .each = 1, .groups = 4});
	struct round *round = round_of(&model, 1, 1);
	tally_add(&round->tally, MODE_KEYPAD, 0, 2, 9);
	tally_add(&round->tally, MODE_KEYPAD, 1, 4, 9);
	tally_add(&round->tally, MODE_KEYPAD, 2, 5, 3);
	tally_add(&round->tally, MODE_KEYPAD, 3, 1, 6);
	for (int group = 0; group < 4; group++)
		rate(&model, 2, 1, group, 30);
	is_int(walk(&model, "too small: ▲Z ◆W", "withheld in one row") > 0, 1, "a row names them itself");
	draw(&model, 80, 24);
	is_int(row_with("too small:"), row_with("Feld Nummer 1") + 1, "below its name");
	ok(!wall_has("too small to show"), "and not the legend");
	wall_free(&model);
}

/* Before its stage nothing of an institution's answer is on the wall, at no level, on no page. */
static void
test_official(void)
{
	struct model model = four_groups();
	int step = profile_step(&model);
	is_int(walk(&model, "★", "official, not shown") + walk(&model, "GRUND", "the reason, not shown"), 0,
		"nothing of an official answer before its stage");
	ok(!model_official_shown(&model, 0), "which has not come");
	draw_desk(&model, 120, 36);
	ok(wall_has("Not shown to the room yet: ★S 3.0"), "the desk has it");
	model.steps[step].stage = STAGE_PROMPT;
	is_int(walk(&model, "★", "prompt") + walk(&model, "━", "prompt"), 0, "nothing at all at the prompt");
	draw(&model, 80, 24);
	ok(wall_has("Wo gehen sie auseinander?") && !wall_has("NOTES"), "but the prompt");
	draw_desk(&model, 80, 24);
	ok(wall_has("Not shown to the room yet:") && wall_has("Feld Nummer 1") && !wall_has("▸"),
		"the desk can look ahead");
	ok(wall_has("Next: the comparison is shown"), "and knows what comes");

	wall_go(&model, step, STAGE_OFFICIAL);
	draw(&model, 80, 24);
	letters_are("Feld Nummer 1", "ZWSPV", "then it stands among the others");
	ok(wall_has("★S Selbstcheck der Verwaltung"), "and in the legend");
	letters_are("Feld Nummer 3", "ZVPWS", "a gap with it is a gap");
	before("Feld Nummer 3", "Feld Nummer 1", "by which themes are ordered");
	is_int(walk(&model, "GRUND der Verwaltung", "the reason") > 0, 1, "the reason stands with the statement");
	look_at(&model, 0, 0, 0);
	int pages = draw(&model, 80, 24), head = 0, reason = 0;
	for (model.stage.page = 0; model.stage.page < pages; model.stage.page++) {
		draw(&model, 80, 24);
		head += wall_has("★S Selbstcheck der Verwaltung: 3");
		reason += wall_has("“GRUND der Verwaltung”");
	}
	ok(head == 1 && reason == 1, "the answer and its reason on one page");
	draw_desk(&model, 120, 36);
	ok(!wall_has("Not shown to the room yet"), "nothing is left for the desk alone");

	wall_free(&model);
}

static void
test_comments(void)
{
	struct model model = four_groups();
	wall_comment(&model, 0, COMMENT_SHOWN, -1, "shown of the first");
	wall_comment(&model, 0, COMMENT_NOTED, -1, "SECRETLY noted");
	wall_comment(&model, 0, COMMENT_HIDDEN, -1, "SECRETLY hidden");
	wall_comment(&model, 1, COMMENT_SHOWN, -1, "shown of the second");
	is_int(walk(&model, "SECRETLY", "comments"), 0, "what is not shown is not on the wall");
	look_at(&model, 0, 0, 0);
	int own = 0, other = 0, pages = draw(&model, 80, 24);
	for (model.stage.page = 0; model.stage.page < pages; model.stage.page++) {
		draw(&model, 80, 24);
		own += wall_has("▎ shown of the first");
		other += wall_has("shown of the second");
	}
	ok(own == 1 && other == 0, "a statement has its own comments");
	draw_desk(&model, 80, 24);
	ok(wall_has("Comments: ✓ 1 shown, · 1 noted, – 1 hidden"), "the desk has all of them");

	char *long_text = mem_new(6001, 1);
	for (int i = 0; i < 6000; i++)
		long_text[i] = i % 12 == 11 ? ' ' : (char)('a' + i % 12);
	memcpy(long_text + 5990, " THE END", 8);
	wall_comment(&model, 0, COMMENT_SHOWN, -1, long_text);
	free(long_text);
	ok(walk(&model, "THE END", "a long comment") >= SIZES, "a long one goes on on the next page");
	wall_free(&model);
}

/* --- scales --------------------------------------------------------------------------------------------- */

static void
test_scales(void)
{
	struct model model = evening((struct shape){.themes = 2, .each = 1, .groups = 2, .levels = "0..10"});
	rate(&model, 1, 1, 0, 30);
	rate(&model, 1, 1, 1, 30);
	tally_add(&round_of(&model, 2, 1)->tally, MODE_HANDS, 0, 6, VOTERS);
	tally_add(&round_of(&model, 2, 1)->tally, MODE_HANDS, 1, 11, VOTERS);
	walk(&model, NULL, "different scales");
	draw(&model, 80, 24);
	ok(wall_has("low ····") && wall_has("···· high") && !wall_has("2 ··"),
		"different scales: low and high, and no values");
	ok(wall_has("Gap 50 %") && wall_has(" 0 %"), "gaps are shares of each scale, as they are ordered");
	is_int(column_of("Feld Nummer 1", "●"), column_of("Feld Nummer 2", "●"),
		"the middle of one is the middle of the other");
	look_at(&model, 1, -1, 0);
	draw(&model, 80, 24);
	ok(wall_has("0 · 1 · 2 ·") && wall_has("8 · 9  10"), "a scale from 0 to 10 has its values");
	ok(wall_has("Gap 5.0"), "and its own gap");
	wall_free(&model);

	model = evening((struct shape){.themes = 1, .each = 1, .groups = 2,
		.levels = "0=0|25=25|50=50|75=75|100=100"});
	rate(&model, 1, 1, 0, 20);
	rate(&model, 1, 1, 1, 40);
	walk(&model, NULL, "a scale of hundred");
	draw(&model, 80, 24);
	ok(wall_has("0 ····") && wall_has(" 25 ·") && wall_has(" 50 ·") && wall_has("100"), "is marked at its quarters");
	ok(wall_has("Gap 50.0"), "and counts in its own units");
	wall_free(&model);
}

/* --- what is said beside it -------------------------------------------------------------------------------- */

static void
needs(int first, int second, bool wanted, const char *name)
{
	struct model model = evening((struct shape){.themes = 1, .each = 1, .groups = 2});
	struct comparison profile;
	rate(&model, 1, 1, 0, first);
	rate(&model, 1, 1, 1, second);
	profile_read(&model, profile_step(&model), VIEWS_SHOWN, &model.stage.profile, &profile);
	is_int(profile_needs_suggestions(&profile, 0), wanted, "%s", name);
	ok(!profile_needs_suggestions(&profile, -1), "and none for no theme");
	profile_free(&profile);
	wall_free(&model);
}

static void
test_beside(void)
{
	needs(30, 30, false, "a middling theme without a gap needs no suggestions");
	needs(29, 30, true, "one below the middle does");
	needs(40, 30, true, "one with a gap of a quarter of the scale does");
	needs(39, 30, false, "one with less does not");

	struct model model = evening((struct shape){.themes = 1, .each = 2, .groups = 2});
	rate(&model, 1, 1, 0, 30);
	rate(&model, 1, 2, 0, 30);
	rate(&model, 1, 1, 1, 30);
	tally_add(&round_of(&model, 1, 1)->tally, MODE_HANDS, 0, 0, 9);
	draw(&model, 80, 24);
	ok(!wall_has("weiß nicht"), "a share of those who abstained below a quarter is not worth a word");
	tally_add(&round_of(&model, 1, 1)->tally, MODE_HANDS, 0, 0, 1);
	draw(&model, 80, 24);
	ok(wall_has("weiß nicht 25 %"), "a quarter is");
	look_at(&model, 0, -1, 0);
	draw(&model, 80, 24);
	ok(wall_has("weiß nicht 33 %"), "of the statement it is its own");
	free(model.workshop->steps[0].abstain.in[0]);
	model.workshop->steps[0].abstain.in[0] = mem_text("möchte ich nicht sagen");
	is_int(walk(&model, "33 %", "a long word for abstaining") > 0, 1, "a long word for it is broken, not cut");
	wall_free(&model);
}

/* Smaller than the loop lets it be drawn, and larger than a wall: it stays within its memory. */
static void
test_odd_sizes(void)
{
	struct model model = four_groups();
	int drawn = 0;
	wall_go(&model, profile_step(&model), STAGE_OFFICIAL);
	wall_comment(&model, 0, COMMENT_SHOWN, -1, "日本語 und ein sehrlangeswortohneende");
	for (int columns = 1; columns < 240; columns += 1 + columns / 8) {
		for (int rows = 1; rows < 70; rows += 1 + rows / 8) {
			for (int place = 0; place < 3; place++) {
				look_at(&model, place > 0 ? 0 : -1, place > 1 ? 0 : -1, 0);
				draw(&model, columns, rows);
				draw_desk(&model, columns, rows);
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
	test_withheld();
	test_official();
	test_comments();
	test_scales();
	test_beside();
	test_odd_sizes();
	wall_close();
	return done_testing();
}
