/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The views compared: marks, letters and orders, and the pictures of themes and statements.
 */
#include "tui/track.h"

#include "views.h"

/* --- marks on a line ---------------------------------------------------------------------------- */

static void
places(const double *wanted, const int *widths, int count, int columns, const char *text, const char *name)
{
	int got[VIEW_SIDES];
	char said[100] = "";
	track_places(wanted, widths, count, columns, got);
	for (int i = 0; i < count; i++)
		snprintf(said + strlen(said), sizeof(said) - strlen(said), "%s%d", i ? " " : "", got[i]);
	is_str(said, text, "%s", name);
}

static void
test_track(void)
{
	static const int ones[] = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1}, wide[] = {5, 3, 5};
	places((double[]){3, 9.4, 9.6, 20}, ones, 4, 33, "3 9 10 20", "each at its place");
	places((double[]){16, 16}, ones, 2, 33, "16 17", "two at one place stand side by side");
	places((double[]){16, 16, 16}, ones, 3, 33, "15 16 17", "three around it");
	places((double[]){4, 5, 5, 5, 6}, ones, 5, 33, "3 4 5 6 7", "a crowd pushes its neighbours aside");
	places((double[]){0, 0, 0}, ones, 3, 33, "0 1 2", "not beyond the left end");
	places((double[]){31.8, 32, 32}, ones, 3, 33, "30 31 32", "nor beyond the right one");
	places((double[]){0, 0, 0, 32, 32, 32}, ones, 6, 33, "0 1 2 30 31 32", "nor at both");
	places((double[]){0}, ones, 1, 1, "0", "one has room in one column");
	places((double[]){10, 11, 12}, wide, 3, 40, "7 12 15", "wide ones lie beside each other");
	places((double[]){1, 2, 3}, ones, 3, 3, "0 1 2", "as many as there are columns");
}

/* --- what is where --------------------------------------------------------------------------------- */

/* Rows of a level as "index:gap", with the chosen one in brackets. */
static char *
order_of(const struct model *model)
{
	struct buffer text = {.bytes = NULL};
	struct comparison profile;
	profile_read(model, profile_step(model), VIEWS_SHOWN, &model->stage.profile, &profile);
	for (int i = 0; i < profile.count; i++) {
		const struct profile_row *row = &profile.rows[i];
		buffer_printf(&text, i == profile.row ? "%s[%d:%.1f]" : "%s%d:%.1f", i ? " " : "", row->index,
			row->apart ? fabs(row->gap.gap.is) : -1);
	}
	profile_free(&profile);
	return buffer_take(&text);
}

static void
order_is(const struct model *model, const char *wanted, const char *name)
{
	char *order = order_of(model);
	is_str(order, wanted, "%s", name);
	free(order);
}

static void
test_order(void)
{
	struct model model = evening((struct shape){.themes = 4, .each = 2, .groups = 2});
	static const int means[4][2][2] = {
		{{30, 20}, {30, 20}}, {{40, 20}, {20, 40}}, {{45, 20}, {35, 20}}, {{30, 20}, {30, 20}},
	};
	for (int theme = 0; theme < 4; theme++)
		for (int nth = 0; nth < 2; nth++)
			for (int group = 0; group < 2; group++)
				rate(&model, theme + 1, nth + 1, group, means[theme][nth][group]);
	order_is(&model, "[2:2.0] 0:1.0 3:1.0 1:0.0", "the widest first, the like in the order of the agenda");
	model.stage.profile.agenda = true;
	order_is(&model, "[0:1.0] 1:0.0 2:2.0 3:1.0", "the order of the agenda");
	look_at(&model, 2, -1, 1);
	order_is(&model, "4:2.5 [5:1.5]", "the statements of a theme");
	model.stage.profile.agenda = false;
	look_at(&model, 1, 1, 0);
	order_is(&model, "2:2.0 [3:2.0]", "the open statement, wherever it stands");
	look_at(&model, 99, 99, 99);
	order_is(&model, "6:1.0 [7:1.0]", "a place that is not there is the nearest");
	look_at(&model, -1, -1, 99);
	order_is(&model, "2:2.0 0:1.0 3:1.0 [1:0.0]", "and so is a row");

	/* What does not differ in sum does in each statement. */
	look_at(&model, -1, -1, 3);
	draw_desk(&model, 120, 36);
	ok(wall_has("Its statements point in both directions") && wall_has("the gap is 2.0"),
		"the desk sees a +2 and a −2");
	look_at(&model, -1, -1, 0);
	draw_desk(&model, 120, 36);
	ok(!wall_has("Its statements point"), "and says nothing where there is none");
	ok(wall_has("Widest: “Aussage 3.1” 2.5 · “Aussage 3.2” 1.5"), "it names the widest statements");
	ok(wall_has("n: ●V 10 · ■P 10"), "and how many answered");

	/* A round that the room has not seen is not compared. */
	round_of(&model, 3, 1)->state = ROUND_CLOSED;
	order_is(&model, "[2:1.5] 0:1.0 3:1.0 1:0.0", "a closed round is left out");
	round_of(&model, 3, 2)->state = ROUND_OPEN;
	order_is(&model, "[0:1.0] 2:1.0 1:0.0", "and so is a theme without any");
	wall_free(&model);

	model = evening((struct shape){.themes = 1, .each = 1, .groups = 2});
	model.rounds[0].state = ROUND_CLOSED;
	walk(&model, NULL, "nothing to compare");
	draw(&model, 80, 24);
	ok(wall_has("There is nothing to compare yet."), "it is said that there is nothing yet");
	wall_free(&model);
}

/* A question of no theme is there for itself: it has a row only where views part on it. */
static void
test_nameless(void)
{
	struct model model = evening((struct shape){.themes = 2, .each = 1, .groups = 2});
	struct words *theme = &model.workshop->steps[0].theme;
	for (int i = 0; i < LANGUAGES_MAX; i++) {
		free(theme->in[i]);
		theme->in[i] = NULL;
	}
	rate(&model, 2, 1, 0, 30);
	rate(&model, 2, 1, 1, 40);
	tally_add(&round_of(&model, 1, 1)->tally, MODE_HANDS, 2, 3, 20);
	order_is(&model, "[1:1.0]", "without groups it is left out");
	rate(&model, 1, 1, 0, 20);
	rate(&model, 1, 1, 1, 40);
	order_is(&model, "[0:2.0] 1:1.0", "with them it is there");
	draw(&model, 80, 24);
	ok(wall_has("other questions"), "under a name of its own");
	wall_free(&model);

	model = evening((struct shape){.themes = 2, .each = 2, .groups = 2, .theme = ""});
	rate(&model, 1, 1, 0, 30);
	order_is(&model, "[0:-1.0]", "and so it is where there are no themes");
	wall_free(&model);
}

/* Everyone stands beside institutions only where no group can. */
static void
test_everyone(void)
{
	struct model model = evening((struct shape){.themes = 2, .each = 1, .official = true});
	for (int theme = 1; theme <= 2; theme++) {
		tally_add(&round_of(&model, theme, 1)->tally, MODE_HANDS, 1, 2, 20);
		answer(&model, theme, 1, 4, "");
	}
	wall_go(&model, profile_step(&model), STAGE_OFFICIAL);
	draw(&model, 80, 24);
	ok(wall_has("◎E") && wall_has("everyone") && wall_has("★S") && wall_has("Gap 2.0"),
		"everyone beside the institution");
	wall_free(&model);

	model = evening((struct shape){.themes = 1, .each = 1, .groups = 2, .official = true});
	rate(&model, 1, 1, 0, 30);
	rate(&model, 1, 1, 1, 20);
	answer(&model, 1, 1, 4, "");
	wall_go(&model, profile_step(&model), STAGE_OFFICIAL);
	draw(&model, 80, 24);
	ok(!wall_has("◎") && wall_has("★S"), "and not beside groups, which it is made of");
	wall_free(&model);
}

/* --- pictures ------------------------------------------------------------------------------------- */

static void
test_picture(void)
{
	struct model model = four_groups();
	walk(&model, NULL, "four groups");
	draw(&model, 80, 24);
	rows_are(3, 17,
		"  Sichtweisen im Vergleich                                    widest gap first\n"
		"\n"
		"    trifft nicht zu 1 ······· 2 ······· 3 ······· 4 ······· 5 trifft voll zu\n"
		"▸ Feld Nummer 1     ·         ▲━━━━━━━◆━━━━━■━━━━━●         ·          Gap 2.0\n"
		"                              Z       W     P     V\n"
		"\n"
		"  Feld Nummer 3     ·         ·    ▲●■◆ ·         ·         ·              0.3\n"
		"                                   ZVPW                        weiß nicht 27 %\n"
		"\n"
		"  Feld Nummer 2     ·         ·        ●■▲◆       ·         ·              0.0\n"
		"                                       VPZW\n"
		"\n"
		"  ●V Verwaltung   ■P Politik   ▲Z Zivilgesellschaft   ◆W Wirtschaft\n"
		"\n", "three themes, four groups at 80×24");

	model.stage.language = 1;
	model.stage.profile = (struct profile_place){-1, -1, 1, true};
	draw(&model, 80, 24);
	before("Field number 1", "Field number 2", "the order of the agenda");
	ok(row_with("▸ Field number 2") > 0 && wall_has("in the order of the evening"),
		"and the cursor, in English");
	letters_are("Field number 2", "APCB", "with letters of its own");
	model.stage.language = -1;
	draw(&model, 80, 24);
	ok(wall_has("Feld Nummer 1") && wall_has("  Field number 1"), "both languages at once");
	model.stage.language = 0;

	/* Without colour all is still told: by shapes, letters and the arrow. */
	if (wall_open("vt220", 24, 80, false)) {
		draw(&model, 80, 24);
		letters_are("Feld Nummer 3", "ZVPW", "the same without colours");
		wall_open("xterm-256color", 24, 80, true);
	} else {
		skip(1, "no description of vt220");
	}

	/* Large: block letters, and what the cursor is on above. */
	model.stage.profile = (struct profile_place){-1, -1, 0, false};
	draw(&model, 200, 60);
	ok(!wall_has("Z        W") && wall_has("▄▄▄"), "block letters on a large screen");
	draw(&model, 140, 50);
	char *near = wall_row(row_with("Feld Nummer 3") + 1);
	ok(strchr(near, 'Z') && strchr(near, 'W'), "but where these would stand far from their marks");
	free(near);
	is_int(row_with("Feld Nummer 1") > 8, 1, "below what the cursor is on");
	look_at(&model, 0, -1, 0);
	draw(&model, 120, 36);
	ok(wall_has("Prompt 1.1 auf Deutsch"), "a statement in its own words on a wide screen");
	draw(&model, 80, 24);
	before("Prompt 1.1 auf Deutsch", "▸ Aussage 1.1", "above its title on a small one");
	wall_free(&model);
}

/* However many groups there are and wherever they stand, each has its mark. */
static void
test_crowd(void)
{
	struct model model = evening((struct shape){.themes = 7, .each = 1, .groups = 8, .official = true});
	for (int theme = 1; theme <= 7; theme++) {
		for (int group = 0; group < 8; group++)
			rate(&model, theme, 1, group, theme < 5 ? 10 * theme : 28 + group / 4);
		answer(&model, theme, 1, 3, "");
	}
	wall_go(&model, profile_step(&model), STAGE_OFFICIAL);
	walk(&model, NULL, "eight groups");
	model.stage.profile.agenda = true;
	draw(&model, 80, 24);
	letters_are("Feld Nummer 1", "VPZWESKJD", "all at the left end, the institution apart");
	letters_are("Feld Nummer 3", "DVPZWESKJ", "all at one place");
	look_at(&model, -1, -1, 6);
	draw(&model, 80, 24);
	letters_are("Feld Nummer 7", "VPZWESKJD", "close together");
	wall_free(&model);
}

static void
test_pages(void)
{
	struct model model = evening((struct shape){.themes = 16, .each = 1, .groups = 4});
	for (int theme = 1; theme <= 16; theme++)
		for (int group = 0; group < 4; group++)
			rate(&model, theme, 1, group, 20 + group * theme % 20);
	int seen = 0, legends = 0;
	for (int row = 0; row < 16; row++) {
		look_at(&model, -1, -1, row);
		draw(&model, 80, 24);
		seen += row_with("▸ Feld") > 0;
		legends += wall_has("◆W Wirtschaft") && wall_has("trifft nicht zu 1") && wall_has("Gap ");
	}
	is_int(seen, 16, "the cursor is on the wall, whichever of 16 themes it is on");
	is_int(legends, 16, "with the scale and the legend");
	ok(wall_has("page 3 of 3"), "on the last page for the last of them");
	look_at(&model, -1, -1, 0);
	draw(&model, 80, 24);
	ok(wall_has("page 1 of 3"), "on the first one for the first");
	draw(&model, 200, 60);
	ok(!wall_has("page 1"), "all on one page where there is room");
	walk(&model, NULL, "16 themes");
	look_at(&model, -1, -1, 15);
	draw_desk(&model, 80, 24);
	ok(row_with("▸ Feld") > 0, "the desk's list follows the cursor");
	wall_free(&model);
}

/* A group goes by a letter of its own. */
static void
test_letters(void)
{
	struct model model = evening((struct shape){.groups = 5, .official = true});
	static const char *const wanted[] = {"●V", "■P", "▲Z", "◆W", "○E", "★S"};
	static const char *const english[] = {"●A", "■P", "▲C", "◆B", "○S", "★D"};
	for (int i = 0; i < 6; i++) {
		char *mark = say_group_mark(&model, i, 0);
		is_str(mark, wanted[i], "the mark of %s", model_group_label(&model, i, 0));
		free(mark);
		mark = say_group_mark(&model, i, 1);
		is_str(mark, english[i], "the mark of %s", model_group_label(&model, i, 1));
		free(mark);
	}
	char *none = say_group_mark(&model, model_no_group(&model), 0),
	     *everyone = say_group_mark(&model, TALLY_ALL, 0);
	is_str(none, "··", "the mark of no group");
	is_str(everyone, "◎R", "the mark of everyone");
	free(none);
	free(everyone);
	wall_free(&model);
}

int
main(void)
{
	if (!wall_open("xterm-256color", 24, 80, true))
		skip_all("no description of xterm-256color");
	test_track();
	test_order();
	test_nameless();
	test_everyone();
	test_picture();
	test_crowd();
	test_pages();
	test_letters();
	wall_close();
	return done_testing();
}
