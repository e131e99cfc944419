/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The views compared, on the wall and at the desk: made-up answers in memory, drawn at all sizes.
 */
#include "core/text.h"
#include "tui/desk.h"
#include "tui/profile.h"
#include "tui/room.h"
#include "tui/say.h"
#include "tui/track.h"

#include "tap.h"
#include "wall.h"

static const struct {
	int columns, rows;
} sizes[] = {{80, 24}, {110, 34}, {120, 36}, {160, 45}, {200, 60}, {400, 120}};

enum { SIZES = sizeof(sizes) / sizeof(sizes[0]), VOTERS = 10 };

/* --- an evening to compare ------------------------------------------------------------------ */

#define LEVELS "trifft nicht zu|2=2|3=3|4=4|trifft voll zu=5|-=weiß nicht"
#define LEVELS_EN "not true|2=2|3=3|4=4|completely true=5|-=don’t know"

static const char *const people[][2] = {
	{"Verwaltung", "Administration"}, {"Politik", "Politics"},
	{"Zivilgesellschaft", "Civil society"}, {"Wirtschaft", "Business"},
	{"Vereine", "Associations"}, {"Schulen", "Schools"}, {"Kirchen", "Churches"},
	{"Jugend", "Young people"},
};

/* What an evening has; zeroed: nothing. */
struct shape {
	int themes, each, groups;
	bool official;
	const char *theme;  /* of all of them, instead of Field 1 … */
	const char *levels; /* of the last theme */
};

static void
add(struct workshop *workshop, struct row *row)
{
	struct faults faults = {.list = NULL};
	row->line = workshop->rows + 2;
	workshop_add(workshop, row, &faults);
	for (int i = 0; i < faults.count; i++)
		bail("line %d: %s", faults.list[i].line, faults.list[i].text);
}

static void
add_question(struct workshop *workshop, const struct shape *shape, int theme, int nth)
{
	struct row row = {.line = 0};
	char *id = mem_printf("q-%d-%d", theme, nth), *text[6];
	bool own = shape->levels && theme == shape->themes;
	text[0] = mem_printf("Aussage %d.%d", theme, nth);
	text[1] = mem_printf("Statement %d.%d", theme, nth);
	text[2] = mem_printf("Prompt %d.%d auf Deutsch, etwas länger.", theme, nth);
	text[3] = mem_printf("Prompt %d.%d in English, a little longer.", theme, nth);
	text[4] = shape->theme ? mem_text(shape->theme) : mem_printf("Feld Nummer %d", theme);
	text[5] = shape->theme ? mem_text(shape->theme) : mem_printf("Field number %d", theme);
	wall_set(&row, COLUMN_ID, id);
	wall_set(&row, COLUMN_KIND, "scale");
	wall_set_both(&row, COLUMN_TITLE, text[0], text[1]);
	wall_set_both(&row, COLUMN_PROMPT, text[2], text[3]);
	wall_set_both(&row, COLUMN_THEME, text[4], text[5]);
	wall_set_both(&row, COLUMN_OPTIONS, own ? shape->levels : LEVELS,
		own ? shape->levels : LEVELS_EN);
	wall_set(&row, COLUMN_BY_GROUP, "yes");
	add(workshop, &row);
	free(id);
	for (int i = 0; i < 6; i++)
		free(text[i]);
}

static void
add_group(struct workshop *workshop, const char *id, const char *label, const char *english, bool official)
{
	struct row row = {.line = 0};
	wall_set(&row, COLUMN_ID, id);
	wall_set(&row, COLUMN_KIND, "group");
	wall_set_both(&row, COLUMN_TITLE, label, english);
	wall_set_both(&row, COLUMN_OPTIONS, official ? "official" : NULL, official ? "official" : NULL);
	add(workshop, &row);
}

static struct workshop *
workshop_of(const struct shape *shape)
{
	struct workshop *workshop = workshop_new();
	struct faults faults = {.list = NULL};
	workshop_language(workshop, "de");
	workshop_language(workshop, "en");
	struct row head = {.line = 0}, compare = {.line = 0}, talk = {.line = 0};
	wall_set(&head, COLUMN_ID, "check");
	wall_set(&head, COLUMN_KIND, "workshop");
	wall_set_both(&head, COLUMN_TITLE, "Selbstcheck", "Self-check");
	add(workshop, &head);
	for (int i = 0; i < shape->groups; i++) {
		char *id = mem_printf("g%c", 'a' + i);
		add_group(workshop, id, people[i][0], people[i][1], false);
		free(id);
	}
	if (shape->official)
		add_group(workshop, "self", "Selbstcheck der Verwaltung", "Administration self-check", true);
	for (int theme = 1; theme <= shape->themes; theme++)
		for (int nth = 1; nth <= shape->each; nth++)
			add_question(workshop, shape, theme, nth);
	wall_set(&compare, COLUMN_ID, "vergleich");
	wall_set(&compare, COLUMN_KIND, "profile");
	wall_set_both(&compare, COLUMN_TITLE, "Sichtweisen im Vergleich", "How our views compare");
	wall_set_both(&compare, COLUMN_PROMPT, "Wo gehen sie auseinander?", "Where do they part?");
	wall_set_both(&compare, COLUMN_NOTES, "NOTES compare", NULL);
	add(workshop, &compare);
	wall_set(&talk, COLUMN_ID, "gespraech");
	wall_set(&talk, COLUMN_KIND, "talk");
	wall_set_both(&talk, COLUMN_TITLE, "Gespräch", "Talk");
	add(workshop, &talk);
	workshop_finish(workshop, 40, &faults);
	faults_free(&faults);
	return workshop;
}

static int
profile_step(const struct model *model)
{
	return workshop_find_step(model->workshop, "vergleich");
}

static void
look_at(struct model *model, int theme, int question, int row)
{
	model->stage.profile.theme = theme;
	model->stage.profile.question = question;
	model->stage.profile.row = row;
	model->stage.page = 0;
}

/* Every question asked and revealed, without votes yet; the evening compares. */
static struct model
evening(struct shape shape)
{
	struct model model = {
		.session_id = "sabc",
		.title = mem_text("Selbstcheck"),
		.place = mem_text("Musterstadt"),
		.started_at = WALL_NOW - 30 * UTC_MINUTE,
		.pictures = 2,
		.workshop = workshop_of(&shape),
	};
	struct workshop *workshop = model.workshop;
	model.steps = mem_new((size_t)workshop->steps_count, sizeof(*model.steps));
	model.present = mem_new((size_t)workshop->groups_count + 1, sizeof(*model.present));
	for (int i = 0; i < shape.groups; i++)
		model.present[i] = VOTERS;
	model.stage = (struct stage_row){
		.phase = PHASE_RUNNING, .look_step = -1, .cell_group = -1, .ui_language = "de",
		.entered_at = WALL_NOW - UTC_MINUTE, .profile = {-1, -1, 0, false},
	};
	for (int i = 0; i < profile_step(&model); i++) {
		wall_ask(&model, i, 0)->state = ROUND_REVEALED;
		model.steps[i].stage = STAGE_REVEALED;
	}
	wall_go(&model, profile_step(&model), STAGE_REVEALED);
	return model;
}

static struct round *
round_of(const struct model *model, int theme, int nth)
{
	char id[32];
	snprintf(id, sizeof(id), "q-%d-%d", theme, nth);
	return model_round(model, workshop_find_step(model->workshop, id));
}

/* Lets VOTERS of GROUP answer with a mean of MEAN, in tenths of a level. */
static void
rate(const struct model *model, int theme, int nth, int group, int mean)
{
	struct round *round = round_of(model, theme, nth);
	tally_add(&round->tally, MODE_HANDS, group, mean / 10, VOTERS - mean % 10);
	tally_add(&round->tally, MODE_HANDS, group, mean / 10 + 1, mean % 10);
}

/* An institution's own answer. */
static void
answer(struct model *model, int theme, int nth, int level, const char *reason)
{
	struct round *round = round_of(model, theme, nth);
	int group = workshop_find_group(model->workshop, "self");
	tally_add(&round->tally, MODE_OFFICIAL, group, level, 1);
	model->officials = mem_resize(model->officials, (size_t)model->officials_count + 1,
		sizeof(*model->officials));
	model->officials[model->officials_count++] = (struct official){
		.group = group, .question = mem_text(round->question), .reason = mem_text(reason),
		.ballot = {.count = 1, .entries = {{.option_no = level, .value = level}}},
	};
}

/* --- drawing and looking ---------------------------------------------------------------------- */

static int
draw(const struct model *model, int columns, int rows)
{
	resizeterm(rows, columns);
	struct canvas screen = canvas_begin();
	return room_draw(&screen, model, NULL, WALL_NOW, true);
}

static void
draw_desk(const struct model *model, int columns, int rows)
{
	resizeterm(rows, columns);
	struct canvas screen = canvas_begin();
	desk_draw(&screen, model, WALL_NOW, true, 0);
}

/* All pages of all levels at all sizes, in both languages and both at once: nothing cut. Returns how
 * often TEXT was seen. */
static int
walk(struct model *model, const char *text, const char *name)
{
	int seen = 0, screens = 0;
	for (int i = 0; i < SIZES; i++) {
		int cuts = 0;
		for (int place = 0; place < 4 * 3; place++) {
			model->stage.language = place / 4 - 1;
			look_at(model, place % 4 > 0 ? 0 : -1, place % 4 > 1 ? place % 4 - 2 : -1, 1);
			int pages;
			do {
				pages = draw(model, sizes[i].columns, sizes[i].rows);
				cuts += canvas_cuts();
				seen += text && wall_has(text);
				screens++;
				if (getenv("RUNDE_T_SHOW") && i < atoi(getenv("RUNDE_T_SHOW"))) {
					char *all = wall_all();
					printf("==== %s, place %d, page %d/%d\n%s", name, place,
						model->stage.page, pages, all);
					free(all);
				}
			} while (++model->stage.page < pages);
		}
		is_int(cuts, 0, "%s: nothing is cut at %d×%d", name, sizes[i].columns, sizes[i].rows);
	}
	ok(screens >= SIZES * 12, "%s: %d screens", name, screens);
	model->stage.language = 0;
	look_at(model, -1, -1, 0);
	return seen;
}

/* The row of the screen that contains TEXT; -1: none. */
static int
row_with(const char *text)
{
	for (int row = 0; row < LINES; row++) {
		char *line = wall_row(row);
		bool found = strstr(line, text) != NULL;
		free(line);
		if (found)
			return row;
	}
	return -1;
}

/* The column where SIGN stands in the row with TEXT; -1: nowhere. */
static int
column_of(const char *text, const char *sign)
{
	char *line = wall_row(row_with(text));
	const char *at = strstr(line, sign);
	int column = at ? text_columns_n(line, (size_t)(at - line)) : -1;
	free(line);
	return column;
}

/* That the row with TEXT comes before the one with OTHER. */
static void
before(const char *text, const char *other, const char *name)
{
	int first = row_with(text), second = row_with(other);
	ok(first >= 0 && second > first, "%s: “%s” before “%s”", name, text, other);
}

static void
rows_are(int from, int to, const char *wanted, const char *name)
{
	char *rows = wall_rows(from, to);
	is_str(rows, wanted, "%s", name);
	free(rows);
}

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

/* The letters below the line of the row with NAME, without spaces. */
static void
letters_are(const char *name, const char *wanted, const char *about)
{
	char *line = wall_row(row_with(name) + 1), letters[40] = "";
	line[strcspn(line, "w")] = '\0'; /* what stands at the right: weiß nicht */
	for (char *c = line; *c; c++)
		if (*c != ' ' && strlen(letters) < sizeof(letters) - 1)
			strncat(letters, c, 1);
	is_str(letters, wanted, "%s", about);
	free(line);
}

static struct model
four_groups(void)
{
	static const int means[3][4] = {{40, 34, 20, 28}, {30, 30, 30, 30}, {26, 27, 25, 28}};
	struct model model = evening(
		(struct shape){.themes = 3, .each = 1, .groups = 4, .official = true});
	for (int theme = 0; theme < 3; theme++)
		for (int group = 0; group < 4; group++)
			rate(&model, theme + 1, 1, group, means[theme][group]);
	for (int theme = 1; theme <= 3; theme++)
		answer(&model, theme, 1, theme + 2, "GRUND der Verwaltung");
	tally_add(&round_of(&model, 3, 1)->tally, MODE_HANDS, 0, 0, 15);
	return model;
}

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
		own += wall_has("▪  shown of the first");
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
	test_letters();
	test_order();
	test_nameless();
	test_everyone();
	test_picture();
	test_crowd();
	test_pages();
	test_withheld();
	test_official();
	test_comments();
	test_scales();
	test_beside();
	test_odd_sizes();
	wall_close();
	return done_testing();
}
