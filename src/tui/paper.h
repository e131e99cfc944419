/*
 * What the files of typing paper share: paper.c keeps the sheet, paper_layer.c moves in it,
 * paper_keys.c has the commands, paper_save.c hands it to the session, paper_draw.c draws.
 *
 * A sheet is a list of rows, one for each question of the form, or for each option where one is
 * rated after the other. Digits that can be nothing else than a whole answer go on by themselves,
 * so that a form of statements takes one key for each, and so does a resistance, of which + is 10. A
 * key that no answer can begin with is refused, so that what is typed next does not pile up behind it.
 * The grid of an official group is the same with a reason, which is typed behind each answer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TUI_PAPER_H
#define RUNDE_TUI_PAPER_H

#include "core/ballot.h"
#include "tui/layer.h"

#include <stdbool.h>

enum { PAPER_GROUP = -1 /* the cursor stands at the group */ };

/* What is typed for a resistance of 10, so that each takes one key. */
#define PAPER_TEN "+"

struct paper_row {
	int step;
	int option;          /* index of the option that is rated; -1: the row is a whole answer */
	struct line typed;
	struct line reason;  /* of an official answer */
	bool passed;         /* the cursor went on from it; if it is empty, it was left out */
};

struct paper {
	struct layer layer;
	int step;            /* one of the form; of an official group -1 */
	bool official;
	int group;           /* -1: not said yet */
	bool asks_group;
	struct paper_row *rows;
	int count;
	int at;              /* row of the cursor, or PAPER_GROUP */
	bool at_reason;
	bool correcting;     /* the sheet that was saved last */
	bool seen;           /* what is typed is shown although the wall shows it */
	bool leaving;        /* Esc was pressed while something was typed */
	int top;             /* first row on the screen */
};

/* Makes the rows for what is asked on the form, or of an official group; false: there is nothing. */
bool paper_fill(const struct model *model, struct paper *paper);

/* Empties the sheet; the group stays. */
void paper_clear(struct paper *paper);

void paper_free_rows(struct paper *paper);

/* The first row of the question of the row AT. */
int paper_first_row(const struct paper *paper, int at);

/* The row behind the question of the row AT. */
int paper_row_behind(const struct paper *paper, int at);

/* The question of a row. */
struct question paper_question(const struct model *model, const struct paper_row *row);

/* Whether nothing is typed on the sheet. */
bool paper_is_empty(const struct paper *paper);

/* Types TEXT into ROW, over what stands there if ANEW. *WHOLE: what stands there then is an answer that
 * nothing can be added to. After a fault nothing has changed. */
enum ballot_fault paper_type(const struct model *model, struct paper_row *row, const char *text, bool anew,
	bool *whole);

/* Says why that was refused, and what can be typed; fresh memory. */
char *paper_refusal(const struct model *model, const struct paper_row *row, enum ballot_fault fault,
	int language);

/* What is wrong with what is typed in ROW; fresh memory, NULL: nothing. */
char *paper_fault(const struct model *model, const struct paper_row *row);

/* What the rows of the question of row FIRST say together; *NEXT: the row behind them. The line is
 * one of core/ballot.h, fresh memory; "" where nothing is typed. */
char *paper_line(const struct paper *paper, int first, int *next);

/* Whether something is typed for the question of the row AT; for its reason. */
bool paper_has_answer(const struct paper *paper, int at);
bool paper_has_reason(const struct paper *paper, int at);

/* Types the answer LINE into the rows of the question of row FIRST. */
void paper_set(struct paper *paper, int first, const char *line);

/* The steps whose forms can be typed now, one for each form, in fresh memory; how many. */
int paper_open_forms(const struct model *model, int **steps);

/* What the form of STEP is called: by its themes, or by the title of its first question. Fresh memory. */
char *paper_form_name(const struct model *model, int step, int language);

/* What is printed on the form of STEP, where there are others to take it for; or NULL. */
const char *paper_sheet_name(const struct model *model, int step);

/* Whether the room may read what is typed. */
bool paper_shows(const struct app *app, const struct paper *paper);

/* The dialogue, for layer_find(). */
extern const struct layer_class paper_class;

/* Puts the cursor into the row AT, or into its REASON. */
void paper_go_to(struct paper *paper, int at, bool reason);

/* Goes to the beginning of an empty sheet. */
void paper_begin(struct paper *paper);

/* Whether what is typed in the row of the cursor is no wrong answer; else says so, and goes to it. */
bool paper_is_sound(struct app *app, struct paper *paper);

/* Whether the row of the cursor can be left; else says why not. What it says officially is saved. */
bool paper_may_leave(struct app *app, struct paper *paper);

/* Whether the next thing to be typed is the reason of the answer under the cursor. */
bool paper_reason_follows(const struct paper *paper);

/* Types TEXT as the answer of the row of the cursor; goes on when it is a whole one, or says why it cannot
 * be. Effects. */
unsigned paper_answer(struct app *app, struct paper *paper, const char *text);

/* Goes on from the row of the cursor, which is marked. Whether it is left out. */
bool paper_pass(struct paper *paper);

/* Leaves the row of the cursor for the next; behind the last one the sheet is saved. Effects. */
unsigned paper_go_on(struct app *app, struct paper *paper);

/* Saves the sheet, says so and begins the next one, or says what failed. Effects. */
unsigned paper_save_sheet(struct app *app, struct paper *paper);

/* Saves an official answer when the cursor leaves its row. False: it could not be saved, which is said. */
bool paper_save_official(struct app *app, struct paper *paper);

/* Goes to the row that was clicked on. Effects. */
unsigned paper_click(struct app *app, struct layer *layer, const struct spot *spot);

void paper_draw(struct app *app, struct layer *layer, const struct canvas *screen);

#endif
