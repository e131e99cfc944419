/*
 * Where views draw: a rectangle of the screen that clips, in cells.
 *
 * Everything that reaches the terminal passes here, and every text is made
 * safe on its way (text.h): no control character, no escape sequence, no bidi
 * override, and as many columns as it was measured to have. Rows and columns
 * count from 0 at the canvas's corner. What does not fit is not drawn; a text
 * that must be cut ends in `…` and the canvas notes it (canvas_cuts()), so
 * that a test can prove that nothing was.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TUI_CANVAS_H
#define RUNDE_TUI_CANVAS_H

#include <stdbool.h>
#include <stddef.h>

struct wrap_line;

/* How a text looks. Never colour alone: what it says is also in a letter, a shape or a place. */
enum look {
	LOOK_PLAIN,
	LOOK_STRONG,  /* headings, the prompt */
	LOOK_QUIET,   /* what may be overlooked */
	LOOK_KEY,     /* a key in the footer */
	LOOK_BAR,     /* a result's bar */
	LOOK_CHOSEN,  /* the row or cell under the cursor */
	LOOK_GOOD,    /* done, on time */
	LOOK_WARNING, /* late, more hands than people, not saved */
	LOOK_DESK,    /* the desk's own frame: unmistakably not the wall */
	LOOK_COUNT
};

struct canvas {
	int top, left, rows, columns; /* on the screen */
};

/* A new frame: the curses screen is erased, no cuts yet, the cursor hidden, nothing to be clicked
 * (spot.h). Returns the whole screen. */
struct canvas canvas_begin(void);

/* The frame is complete: the cursor goes where canvas_cursor() put it, and what changed goes
 * to the terminal. */
void canvas_end(void);

/* The language ("de") of the texts that are measured and drawn from here on, by which their words are
 * broken; NULL, and with a new frame: not known. */
void canvas_language(const char *language);

/* ON: until it is off again, what is drawn only returns what it returns, on a canvas of any size, and
 * leaves no trace on the frame. */
void canvas_measure(bool on);
bool canvas_measures(void);

/* The part of CANVAS at (ROW, COLUMN), clipped to it. */
struct canvas canvas_part(const struct canvas *canvas, int row, int column, int rows, int columns);

void canvas_clear(const struct canvas *canvas);

/* Paints ROW in LOOK, without text. */
void canvas_fill(const struct canvas *canvas, int row, enum look look);

/* One line of TEXT in at most COLUMNS columns; returns how many it took. */
int canvas_text(const struct canvas *canvas, int row, int column, int columns, enum look look,
	const char *text);
int canvas_printf(const struct canvas *canvas, int row, int column, int columns, enum look look,
	const char *format, ...) __attribute__((format(printf, 6, 7)));

/* Right-aligned: the last column of the text is COLUMN + COLUMNS - 1. */
void canvas_text_right(const struct canvas *canvas, int row, int column, int columns,
	enum look look, const char *text);
void canvas_text_centred(const struct canvas *canvas, int row, enum look look, const char *text);

/* TEXT wrapped to COLUMNS, at most ROWS lines, the first lines skipped by SKIP; returns the
 * lines drawn. *TOTAL: how many lines there are; NULL: lines left over count as a cut. */
int canvas_paragraph(const struct canvas *canvas, int row, int column, int columns, int rows,
	int skip, enum look look, const char *text, int *total);
/* How many lines that would be, and these (core/wrap.h), as there. */
int canvas_paragraph_rows(const char *text, int columns);
size_t canvas_wrap(const char *text, int columns, struct wrap_line **lines);

/* A horizontal rule over the whole width. */
void canvas_rule(const struct canvas *canvas, int row);

/* A bar of SHARE (0…1) of COLUMNS, in eighths of a cell where the terminal can. */
void canvas_bar(const struct canvas *canvas, int row, int column, int columns, double share);

/* A column that stands on ROW + ROWS - 1 and is SHARE (0…1) of ROWS high, in eighths likewise. */
void canvas_column(const struct canvas *canvas, int row, int column, int rows, int columns,
	enum look look, double share);

/* How texts on the wall are written: as text, in block letters of three rows, capitals alone, or in
 * those of running text, in mixed case. */
enum lettering { LETTERING_PLAIN, LETTERING_MEDIUM, LETTERING_RUNNING };

/* The rows of one line, with what sets it apart from the next where that is part of it. */
int canvas_lettered_rows(enum lettering lettering);

/* The columns of TEXT in one line, and of the widest of its lines within COLUMNS; -1: a letter is
 * missing, or a word is wider. */
int canvas_lettered_columns(enum lettering lettering, const char *text);
int canvas_lettered_widest(enum lettering lettering, const char *text, int columns);

/* One line of TEXT in at most COLUMNS columns; where it cannot be written so, as text. Returns how many
 * it took. */
int canvas_lettered(const struct canvas *canvas, int row, int column, int columns,
	enum lettering lettering, enum look look, const char *text);

/* TEXT broken into lines; returns the rows they take, from the top of the first to the bottom of the
 * last; 0, and nothing drawn, where it cannot be written so. DRAWN false: only measured. */
int canvas_lettered_paragraph(const struct canvas *canvas, int row, int column, int columns,
	enum lettering lettering, enum look look, const char *text, bool drawn);

/* TEXT in large block letters (letters.h) where there is room, else as plain strong text. Returns
 * the rows it took: CANVAS_LARGE_ROWS, as for every number, one more when a letter goes below the
 * line, and one more when there is a mark above a capital. */
int canvas_large(
	const struct canvas *canvas, int row, int column, int columns, int rows, const char *text);
int canvas_large_columns(const char *text);
int canvas_large_above(const char *text); /* the one row for marks above capitals; 0: none */
#define CANVAS_LARGE_ROWS 5
#define CANVAS_LARGE_PITCH 7 /* from one line of a paragraph to the next: the most that one takes */

/* TEXT, one line, in letters of three rows, capitals; where it does not fit, or has others, as plain strong
 * text. Returns the columns it took. */
int canvas_medium(const struct canvas *canvas, int row, int column, int columns, const char *text);
int canvas_medium_columns(const char *text); /* -1: a letter is missing */
#define CANVAS_MEDIUM_ROWS 3

/* TEXT in large letters, broken into lines at its spaces. A long word that is wider than COLUMNS is
 * broken with a hyphen if it does not fit in the smaller letters either. Returns the rows it takes,
 * from the top of its first line to the bottom of its last; 0, and nothing drawn, when a letter is
 * missing or a word cannot be broken well.
 * DRAWN false: only measured. */
int canvas_large_paragraph(const struct canvas *canvas, int row, int column, int columns,
	const char *text, bool drawn);
int canvas_medium_paragraph(const struct canvas *canvas, int row, int column, int columns,
	const char *text, bool drawn);

/* The same in the letters of running text: mixed case, no row between two lines, for
 * what sets them apart is part of a line. */
int canvas_running_columns(const char *text); /* -1: a letter is missing */
int canvas_running_paragraph(const struct canvas *canvas, int row, int column, int columns,
	const char *text, bool drawn);
#define CANVAS_RUNNING_ROWS 5
#define CANVAS_RUNNING_PITCH 5

/* Puts the terminal's cursor there; without a call it is hidden. */
void canvas_cursor(const struct canvas *canvas, int row, int column);

/* How many texts were cut since the frame began. */
int canvas_cuts(void);

/* Keeps in RECORD what the cells alone cannot tell, a line for each text of a frame, in the order
 * in which they are drawn: `text ROW COLUMN TEXT`; `block …` when it stands there in block
 * letters; `cut …` when only a part of it can be seen, or nothing. Both count from 1. A new frame
 * begins a new record. Borrowed; NULL: no longer. */
struct buffer;
void canvas_record(struct buffer *record);

#endif
