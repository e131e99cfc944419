/*
 * The terminal: opened politely, given back whatever happens, and what comes from it.
 *
 * There is one screen in a process. It hands out keys (keys.h), pastes, what the mouse does
 * (mouse.h) and the news that the terminal has another size or is gone; what is drawn goes through canvas.h. Signals only leave
 * a note that screen_wait() picks up, so nothing is ever interrupted half way.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TUI_SCREEN_H
#define RUNDE_TUI_SCREEN_H

#include "core/status.h"
#include "tui/keys.h"
#include "tui/mouse.h"

#include <stdbool.h>

#define SCREEN_ROWS_LEAST    24
#define SCREEN_COLUMNS_LEAST 80

/* Whether standard input and output are a terminal that can be used. STATUS_NO_TERMINAL: no;
 * MESSAGE says what to do. */
enum status screen_check(struct message *message);

/* The user's terminal. STATUS_NO_TERMINAL: there is none that can be used; MESSAGE says what to
 * do. From here on the end of the process gives the terminal back, running out of
 * memory too. */
enum status screen_open(struct message *message);

/* A terminal that is not there, of ROWS × COLUMNS, for scripts: what is drawn goes nowhere but
 * can be read with screen_text(). */
enum status screen_open_nowhere(int rows, int columns, struct message *message);

/* From now on the mouse is listened to, where the terminal has one; it is left to the terminal again
 * with everything else. Without this, what a terminal tells of it is skipped. */
void screen_mouse(void);

/* Gives the terminal back. May be called when nothing is open. */
void screen_close(void);

int screen_rows(void);
int screen_columns(void);

/* Whether the screen is large enough for the views. */
bool screen_suffices(void);

/* Gives a screen from screen_open_nowhere() another size. */
void screen_resize(int rows, int columns);

/* Everything is sent again with the next frame. */
void screen_redraw(void);

/* One beep, or a flash. */
void screen_beep(void);

/* The text of what was drawn last: a line a row, without spaces at the end. Freed by the
 * caller. */
char *screen_text(void);

enum input_type {
	INPUT_NOTHING,
	INPUT_KEY,
	INPUT_PASTE,   /* several lines, perhaps, that arrived as one */
	INPUT_MOUSE,
	INPUT_RESIZED,
	INPUT_GONE,    /* the terminal is gone or the system wants us to end: save and leave */
};

struct input {
	enum input_type type;
	key_code key;
	struct mouse mouse;
	char *text; /* of a paste; freed by the caller */
};

/* What has arrived, without waiting. */
struct input screen_input(void);

/* Waits until something arrives from the terminal or on descriptor OTHER (-1: none), at most
 * MILLISECONDS (-1: as long as it takes). Afterwards screen_input() tells what. */
void screen_wait(int other, int milliseconds);

#endif
