/*
 * One question of any kind on a screen without a terminal: made, answered and drawn.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_T_KINDS_H
#define RUNDE_T_KINDS_H

#include "tui/room.h"

#include "tap.h"
#include "wall.h"

enum { KINDS_INSTITUTION = 4 /* the group that is one */, KINDS_NOBODY = 5 };

static const struct {
	int columns, rows;
} kinds_sizes[] = {{80, 24}, {110, 30}, {120, 36}, {200, 60}};

enum { KINDS_SIZES = sizeof(kinds_sizes) / sizeof(kinds_sizes[0]) };

/* A workshop of one question, asked in two steps: two rounds of it. */
static inline struct model
kinds_model(enum kind kind, const char *options, const char *prompt, bool by_group)
{
	const char *word = methods[kind].word, *yes = by_group ? "yes" : "";
	const struct wall_line lines[] = {
		{"workshop", "evening", "Abend", .prompt = "Willkommen"},
		{"group", "verwaltung", "Verwaltung", .options = NULL},
		{"group", "politik", "Politik", .options = NULL},
		{"group", "zivil", "Zivilgesellschaft", .options = NULL},
		{"group", "wirtschaft", "Wirtschaft", .options = NULL},
		{"group", "selbst", "Selbstcheck der Verwaltung", .options = "official"},
		{word, "frage", "Eine Frage", .prompt = prompt, .options = options, .by_group = yes,
			.question = "frage"},
		{word, "noch", "Noch einmal", .prompt = prompt, .options = options, .by_group = yes,
			.question = "frage"},
	};
	return wall_model_of(wall_workshop_of(lines, sizeof(lines) / sizeof(lines[0])));
}

static inline int
kinds_draw(const struct model *model, int columns, int rows)
{
	resizeterm(rows, columns);
	struct canvas screen = canvas_begin();
	return room_draw(&screen, model, NULL, WALL_NOW, true);
}

/* What stands on all pages of MODEL's wall, and how many texts were cut. Fresh. */
static inline char *
kinds_pages(const struct model *model, int columns, int rows, int *cuts)
{
	struct buffer text = {.bytes = NULL};
	struct model turned = *model;
	int pages, cut = 0;
	turned.stage.page = 0;
	do {
		pages = kinds_draw(&turned, columns, rows);
		cut += canvas_cuts();
		char *all = wall_all();
		buffer_add(&text, all);
		free(all);
	} while (++turned.stage.page < pages && turned.stage.page < 200);
	if (cuts)
		*cuts = cut;
	return buffer_take(&text);
}

/* Nothing is cut at any size, on any page. With RUNDE_T_SHOW the first sizes are printed. */
static inline void
kinds_check(const struct model *model, const char *name)
{
	int sum = 0;
	for (int i = 0; i < KINDS_SIZES; i++) {
		int cuts;
		char *text = kinds_pages(model, kinds_sizes[i].columns, kinds_sizes[i].rows, &cuts);
		if (cuts > 0 || (getenv("RUNDE_T_SHOW") && i < atoi(getenv("RUNDE_T_SHOW"))))
			printf("==== %s %d×%d\n%s", name, kinds_sizes[i].columns, kinds_sizes[i].rows, text);
		free(text);
		sum += cuts;
	}
	is_int(sum, 0, "%s: nothing is cut", name);
}

/* The body of an 80×24 wall on all its pages is WANTED. */
static inline void
kinds_body(const struct model *model, const char *wanted, const char *name)
{
	kinds_draw(model, 80, 24);
	char *rows = wall_rows(3, 22);
	size_t length = strlen(rows);
	while (length > 1 && rows[length - 2] == '\n')
		rows[--length] = '\0';
	is_str(rows, wanted, "%s", name);
	free(rows);
}

/* Whether TEXT stands on some page at one of the sizes. */
static inline bool
kinds_has(const struct model *model, const char *text)
{
	bool has = false;
	for (int i = 0; i < KINDS_SIZES; i++) {
		char *all = kinds_pages(model, kinds_sizes[i].columns, kinds_sizes[i].rows, NULL);
		has |= strstr(all, text) != NULL;
		free(all);
	}
	return has;
}

/* Goes to the step with INDEX (0 or 1) and asks it. */
static inline struct round *
kinds_ask(struct model *model, int index)
{
	wall_go(model, index, STAGE_OPEN);
	struct round *round = wall_ask(model, index, 0);
	round->number = index + 1;
	return round;
}

/* The result of the last round is on the wall. */
static inline void
kinds_reveal(struct model *model, enum stage stage)
{
	struct round *round = &model->rounds[model->rounds_count - 1];
	round->state = ROUND_REVEALED;
	wall_go(model, round->step, stage);
}

#endif
