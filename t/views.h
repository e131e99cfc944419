/*
 * An evening whose views are compared: made-up answers in memory, drawn on the wall and at the desk at
 * all sizes, and looked at.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_T_VIEWS_H
#define RUNDE_T_VIEWS_H

#include "core/text.h"
#include "tui/desk.h"
#include "tui/profile.h"
#include "tui/room.h"
#include "tui/say.h"

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

static inline void
add(struct workshop *workshop, struct row *row)
{
	struct faults faults = {.list = NULL};
	row->line = workshop->rows + 2;
	workshop_add(workshop, row, &faults);
	for (int i = 0; i < faults.count; i++)
		bail("line %d: %s", faults.list[i].line, faults.list[i].text);
}

static inline void
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

static inline void
add_group(struct workshop *workshop, const char *id, const char *label, const char *english, bool official)
{
	struct row row = {.line = 0};
	wall_set(&row, COLUMN_ID, id);
	wall_set(&row, COLUMN_KIND, "group");
	wall_set_both(&row, COLUMN_TITLE, label, english);
	wall_set_both(&row, COLUMN_OPTIONS, official ? "official" : NULL, official ? "official" : NULL);
	add(workshop, &row);
}

static inline struct workshop *
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

static inline int
profile_step(const struct model *model)
{
	return workshop_find_step(model->workshop, "vergleich");
}

static inline void
look_at(struct model *model, int theme, int question, int row)
{
	model->stage.profile.theme = theme;
	model->stage.profile.question = question;
	model->stage.profile.row = row;
	model->stage.page = 0;
}

/* Every question asked and revealed, without votes yet; the evening compares. */
static inline struct model
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

static inline struct round *
round_of(const struct model *model, int theme, int nth)
{
	char id[32];
	snprintf(id, sizeof(id), "q-%d-%d", theme, nth);
	return model_round(model, workshop_find_step(model->workshop, id));
}

/* Lets VOTERS of GROUP answer with a mean of MEAN, in tenths of a level. */
static inline void
rate(const struct model *model, int theme, int nth, int group, int mean)
{
	struct round *round = round_of(model, theme, nth);
	tally_add(&round->tally, MODE_HANDS, group, mean / 10, VOTERS - mean % 10);
	tally_add(&round->tally, MODE_HANDS, group, mean / 10 + 1, mean % 10);
}

/* An institution's own answer. */
static inline void
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

static inline int
draw(const struct model *model, int columns, int rows)
{
	resizeterm(rows, columns);
	struct canvas screen = canvas_begin();
	return room_draw(&screen, model, NULL, WALL_NOW, true);
}

static inline void
draw_desk(const struct model *model, int columns, int rows)
{
	resizeterm(rows, columns);
	struct canvas screen = canvas_begin();
	desk_draw(&screen, model, WALL_NOW, &(struct desk_wall){.displays = 1}, 0);
}

/* All pages of all levels at all sizes, in both languages and both at once: nothing cut. Returns how
 * often TEXT was seen. */
static inline int
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
static inline int
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
static inline int
column_of(const char *text, const char *sign)
{
	char *line = wall_row(row_with(text));
	const char *at = strstr(line, sign);
	int column = at ? text_columns_n(line, (size_t)(at - line)) : -1;
	free(line);
	return column;
}

/* That the row with TEXT comes before the one with OTHER. */
static inline void
before(const char *text, const char *other, const char *name)
{
	int first = row_with(text), second = row_with(other);
	ok(first >= 0 && second > first, "%s: “%s” before “%s”", name, text, other);
}

static inline void
rows_are(int from, int to, const char *wanted, const char *name)
{
	char *rows = wall_rows(from, to);
	is_str(rows, wanted, "%s", name);
	free(rows);
}

/* The letters below the line of the row with NAME, without spaces. */
static inline void
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

static inline struct model
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

#endif
