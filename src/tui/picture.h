/*
 * What the pictures of the room share: a body to draw in, the step it shows, and the sizes that
 * grow with the screen. Each family of pictures is a file room_*.c.
 *
 * Only one thing in a picture has pages; a picture says how many with picture_pages().
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TUI_PICTURE_H
#define RUNDE_TUI_PICTURE_H

#include "session/model.h"
#include "tui/canvas.h"
#include "tui/room.h"

struct picture {
	struct canvas at; /* the body: between the upper rule and the footer, right of the agenda */
	const struct model *model;
	const struct room_extra *extra; /* may be NULL */
	utc_ms now;
	int step;           /* index; -1: none */
	enum stage stage;
	int size;           /* 0 from 80×24, 1 from about 110×34, 2 from about 150×50 */
	int left;           /* the column where texts begin */
	int width;          /* columns of running text */
	int language;       /* of labels */
	int row;            /* where drawing goes on */
	int page, pages;    /* the wished one (-1: that of what came last) and how many there are */
	int pages_before;   /* of a long prompt, before those of what follows it */
	int pages_after;    /* of what comes behind it, drawn by somebody else */
	bool plain;         /* the prompt is no larger than text, so nothing below it is */
	bool newest;        /* pages count backwards from the one with what came last */
	int newest_page;    /* which that is */
};

/* Sets up a picture in BODY. */
struct picture picture_of(const struct canvas *body, const struct model *model, int step,
	enum stage stage, const struct room_extra *extra, utc_ms now);

/* The step; only where there is one. */
const struct step *picture_step(const struct picture *picture);

/* Rows left from `row` to the end of the body, or to the number of the page. */
int picture_rows(const struct picture *picture);

/* The step's prompt in the languages of the stage row, or its title when it has none: fresh. */
char *picture_prompt_text(const struct picture *picture);

/* Draws that text in at most ROWS and moves on behind it and an empty row. When it is longer,
 * pages of its own come first: then false is returned on these (nothing else is to be drawn), and
 * on those behind them its title stands for it. */
bool picture_prompt(struct picture *picture, int rows);

/* TEXT as a paragraph that fills the rest of the body, on pages if it must; in block letters where they
 * have room for all of it. */
void picture_text(struct picture *picture, enum look look, const char *text);

/* The rows of TEXT with its paragraphs in the block letters of running text, from the picture's row on,
 * INDENT columns further in; 0: it cannot be written with them. DRAWN false: only measured. */
int picture_running(const struct picture *picture, int indent, const char *text, bool drawn);

/* A title, in block letters where they fit into ROWS, and an empty row. */
void picture_title(struct picture *picture, const char *title, int rows);

/* Makes it COUNT pages; returns the one to draw. More than one: their number stands in the last
 * row of the body, which then is not for anything else. */
int picture_pages(struct picture *picture, int count);

/* Of items with these HEIGHTS and GAP rows between them, those on PAGE of ROWS rows: *FIRST up to,
 * without it, *LAST; of the last page when there are fewer. Returns how many pages there are. */
int picture_items(
	const int *heights, int count, int gap, int rows, int page, int *first, int *last);

/* Which items, of these HEIGHTS with GAP rows between them, stand on the present page of ROWS
 * rows: *FIRST up to, without it, *LAST. Draws the number of the page if there are several. */
void picture_split(struct picture *picture, const int *heights, int count, int gap, int rows,
	int *first, int *last);

/* The families. */
void room_info(struct picture *picture);
void room_waiting(struct picture *picture);
void room_thanks(struct picture *picture);
void room_calm(struct picture *picture);
/* ROWS: of the whole screen. */
void room_projector(struct picture *picture, int rows);
void room_talk(struct picture *picture);
void room_break(struct picture *picture);
void room_cards(struct picture *picture);
void room_vote(struct picture *picture);
void room_result(struct picture *picture, const struct round *round);
void room_people(struct picture *picture);
void room_plan(struct picture *picture);
void room_profile(struct picture *picture);
/* The open statement of PROFILE. */
struct comparison;
void room_statement(struct picture *picture, const struct comparison *profile);

/* The timer at the right end of ROW as plain text; nothing when there is none. */
void room_timer_small(struct picture *picture, int row);

/* The timer, large if there are ROWS for it, and until when it runs. Moves on behind it. */
void room_timer(struct picture *picture, int rows, const char *until);

/* The step's comments that may be on the wall as cards in columns by cluster, LEAST columns wide at
 * least; in letters of three rows where all have room so and no more are being collected. */
void room_comments(struct picture *picture, int least);

/* The edge of a card at the left of its ROWS; BULLET: its first row is told from the card above. */
void room_card_edge(
	const struct picture *picture, int row, int column, int rows, bool bullet, bool newest);

/* How many of them there are. */
int room_comments_count(const struct picture *picture);

/* How many rows the measures take as a table, how many pages of ROWS rows, and the table itself from
 * `row` on, on pages. */
int room_measures_rows(const struct picture *picture);
int room_measures_pages(const struct picture *picture, int rows);
void room_measures(struct picture *picture);

#endif
