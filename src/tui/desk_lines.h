/*
 * The desk's columns of text: lines are collected, then drawn as far as there is room, the most
 * important first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TUI_DESK_LINES_H
#define RUNDE_TUI_DESK_LINES_H

#include "core/buffer.h"
#include "core/withhold.h"
#include "session/model.h"
#include "tui/canvas.h"
#include "tui/desk.h"

struct desk_line {
	enum look look;
	char *text;
	bool table; /* one row whatever its length: shortened, not wrapped */
};

struct desk_lines {
	struct desk_line *list;
	int count;
	int columns; /* they will have; set before anything is added */
	bool dense;  /* there are few rows: what can be read elsewhere is left out */
};

/* Takes TEXT, fresh memory. */
void desk_lines_add(struct desk_lines *lines, enum look look, char *text);
void desk_lines_add_row(struct desk_lines *lines, enum look look, char *text);
void desk_lines_free(struct desk_lines *lines);

/* Adds TEXT, fresh memory, to a row of a table: at the left of COLUMNS, shortened if it must be, or at
 * the right of them. */
void desk_put_left(struct buffer *row, int columns, char *text);
void desk_put_right(struct buffer *row, int columns, char *text);

/* The rows they take. */
int desk_lines_rows(const struct desk_lines *lines);
/* Draws what fits into ROWS from ROW, and how much more there is when that is not all; returns the rows taken. */
int desk_lines_draw(const struct desk_lines *lines, const struct canvas *canvas, int row, int rows);

/* What the wall shows, what comes next, the time, the display. */
void desk_add_status(
	struct desk_lines *lines, const struct model *model, utc_ms now, const struct desk_wall *wall);
/* How late it is and when it will end, what could be shortened, and how the present step stands. */
void desk_add_time(struct desk_lines *lines, const struct model *model, utc_ms now);
/* What of the steps before the room has not seen: results, and what was noted or hidden. */
void desk_add_unseen(struct desk_lines *lines, const struct model *model);
/* The groups of the workshop of which nobody is here, once it was counted who is. */
void desk_add_absent(struct desk_lines *lines, const struct model *model);
/* What was counted in the present step, and what the room does not see yet. While a cell is
 * pointed at, the counts stand where they are typed, and not here. */
void desk_add_votes(struct desk_lines *lines, const struct model *model);
/* What the answers of ROUND say beyond how many chose which: orders, resistances, estimates, words.
 * WITHHELD as by answers_withheld(). */
void desk_add_result(struct desk_lines *lines, const struct model *model, const struct round *round,
	const enum withholding *withheld);
/* What institutions answer to the present question, and whether the room has seen it. */
void desk_add_official(struct desk_lines *lines, const struct model *model);
/* In a talk: how often each group spoke in the present round. */
void desk_add_turns(struct desk_lines *lines, const struct model *model);
/* The groups that said little, measured by how many people they are. */
void desk_add_unheard(struct desk_lines *lines, const struct model *model);
/* Where views are compared: the rows of the wall in figures, at most MOST of them around the cursor,
 * and what only the facilitator needs. */
void desk_add_profile(struct desk_lines *lines, const struct model *model, int most);
/* The step of the statement that is open there, or -1. */
int desk_statement(const struct model *model);
/* How many comments the present step (or the open statement) has, and the last MOST of them. */
void desk_add_comments(struct desk_lines *lines, const struct model *model, int most);

#endif
