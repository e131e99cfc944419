/*
 * Counting: a grid of cells that digits are typed into, for a show of hands (options × groups) and
 * for who is here (groups). A cell is saved when the cursor leaves it.
 *
 * What is typed stays here until then; everything else is read from the model.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TUI_COUNTS_H
#define RUNDE_TUI_COUNTS_H

#include "session/model.h"
#include "tui/canvas.h"

#include <stdbool.h>
#include <stdint.h>

#define COUNTS_MOST 99999

enum counts_of { COUNTS_VOTES, COUNTS_PEOPLE };

struct counts {
	bool on;
	enum counts_of of;
	int step;          /* of the votes */
	int page;          /* of a question that is counted level by level: the group, from 0 */
	int row, column;
	bool typing;
	int64_t typed;
	bool proposed;     /* what is typed came by =, + or -: the next digit begins anew */
};

struct app;

/* Begins at the first cell without a number. */
void counts_begin(struct app *app, struct counts *counts, enum counts_of of, int step);

/* Saves what was typed and moves the cursor to CELL, if it is one of these. */
unsigned counts_click(struct app *app, struct counts *counts, struct hand_cell cell);

/* Moves the cursor to the cell that ACT (an act word) with its DETAIL was about, if it is one of
 * these cells. */
void counts_go_to(struct app *app, struct counts *counts, const char *act, const char *detail);

/* Tells the wall the cell of the cursor. */
void counts_point(struct app *app, const struct counts *counts);

/* Ends; what was typed is saved. */
unsigned counts_end(struct app *app, struct counts *counts);

/* Saves what was typed. False: it could not be saved and is still there. */
bool counts_save(struct app *app, struct counts *counts);

int counts_rows(const struct model *model, const struct counts *counts);
int counts_columns(const struct model *model, const struct counts *counts);
int counts_pages(const struct model *model, const struct counts *counts);

/* Whether the columns are levels of resistance, and not groups. */
bool counts_by_level(const struct model *model, const struct counts *counts);

/* Whether there is such a cell: of abstaining and taking part there is but one a page. */
bool counts_has_cell(const struct model *model, const struct counts *counts, int row, int column);

/* The group that the column of the cursor counts. */
int counts_group(const struct model *model, const struct counts *counts);

/* Goes on to the next cell in the order of counting; false: there is none. */
bool counts_step(const struct model *model, struct counts *counts);

/* The round whose hands are counted, or NULL. */
const struct round *counts_round(const struct model *model, const struct counts *counts);

/* The group in the NTH column of groups, official ones left out; those of no group stand last. */
int counts_nth_group(const struct model *model, int nth);

/* What a cell counts, as session_count() takes it. */
struct hand_cell counts_cell(const struct model *model, const struct counts *counts, int row,
	int column);

/* What is saved in a cell; -1: nothing was counted yet. */
int64_t counts_saved(const struct model *model, const struct counts *counts, int row, int column);

/* What stands in a cell, saved or being typed; -1: nothing was counted yet. */
int64_t counts_value(const struct model *model, const struct counts *counts, int row, int column);

/* How many people the cell of the cursor can count, together with those that add up with it; 0:
 * nobody knows. */
int64_t counts_expected(const struct model *model, const struct counts *counts);

/* Whether the numbers of ROW are people who stand in no other row. */
bool counts_adds_up(const struct model *model, const struct counts *counts, int row);

/* The sum of the cells that add up with that of the cursor, itself included only if WITH. */
int64_t counts_sum(const struct model *model, const struct counts *counts, bool with);

/* What is still missing there (negative: more hands than people), the number being typed
 * included. False: nobody knows. */
bool counts_missing(const struct model *model, const struct counts *counts, int64_t *missing);

/* How many rows counts_draw() wants. */
int counts_height(const struct model *model, const struct counts *counts);

/* ROWS × COLUMNS of CANVAS at (ROW, COLUMN) stand for CELL: a click goes there (spot.h). */
void counts_spot(const struct canvas *canvas, int row, int column, int rows, int columns,
	struct hand_cell cell);

/* One row: the cell under the cursor by its names, the number being typed, and what is missing. For
 * a screen that shows the cells already. */
void counts_draw_strip(const struct canvas *row, const struct model *model,
	const struct counts *counts, int language);

/* A heading for the grid, with the group whose column the cursor is in. Fresh memory. */
char *counts_title(const struct model *model, const struct counts *counts, int language);

/* What is missing as words: "7 still missing", "✓ complete"; how many are here, in a row that any
 * number of them may be in. NULL: nobody knows. Fresh memory. */
char *counts_say_missing(const struct model *model, const struct counts *counts);

/* OPEN: all numbers; else only the one being typed, and ✓ for those done. */
void counts_draw(const struct canvas *canvas, const struct model *model,
	const struct counts *counts, int language, bool open);

#endif
