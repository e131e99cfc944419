/*
 * The interactive program: one loop, one session, a stack of dialogues over the evening.
 *
 *	key → row of keys.def → command → act of the session → what changed → the loop draws
 *
 * A command (keys.h) and a dialogue's own functions return effects and never draw. What an act
 * returned goes through app_did(), which keeps what changed and tells what failed.
 *
 * The same functions are fed by the terminal (app_loop()) and by a script (script.h).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TUI_APP_H
#define RUNDE_TUI_APP_H

#include "core/status.h"
#include "session/session.h"
#include "table/help_file.h"
#include "table/suggestions_file.h"
#include "tui/bell.h"
#include "tui/canvas.h"
#include "tui/counts.h"
#include "tui/keys.h"
#include "tui/mouse.h"
#include "tui/room.h"
#include "tui/spot.h"

#include <stdbool.h>

enum effect {
	EFFECT_NONE = 0,
	EFFECT_DRAW = 1 << 0,
	EFFECT_CLOSE = 1 << 1,   /* the dialogue that the key was given to */
	EFFECT_QUIT = 1 << 2,
	EFFECT_REPAINT = 1 << 3, /* everything is sent again */
	EFFECT_PASS = 1 << 4,    /* the key was not for this command: the next context is asked */
	EFFECT_BEEP = 1 << 5,
};

/* What this screen shows of the evening. */
enum shows { VIEW_ROOM, VIEW_DESK };

struct watch;

/* Where the button went down; what is let go elsewhere is no click. */
struct press {
	bool down;
	int row, column;
	bool hits;        /* something that can be clicked: `spot` */
	struct spot spot;
};

struct app {
	struct env *env;
	struct session *session;   /* owned; NULL before one is chosen */
	const struct model *model; /* the session's, or NULL */
	struct layer *top;         /* the dialogue in front, or NULL */
	struct watch *watch;       /* of the session's folder, or NULL */
	enum shows view;
	struct counts counts;
	int correcting;            /* the step whose counts are corrected, or -1 */
	int shown_page_step;       /* the step whose pages are turned */
	int pages;                 /* of what this screen shows of the wall, as drawn last */
	int notes_skip;
	struct session_display displays[SESSION_DISPLAYS]; /* that are attached */
	int displays_count;
	int displays_pages;        /* of what they show, the most of any of them; -1: not known */
	key_code key;              /* the one being handled */
	struct bell bell;
	bool told_missing; /* closing was held up once, as somebody is missing; no key since */
	int64_t went_on_at; /* monotonic; when "go on" was pressed last, 0: another key since */
	bool drawn;         /* the frame shows how everything is, so that a click means what it hits */
	struct press press;
	int64_t clicked_at; /* monotonic; of the last click that was a key */
	int64_t rolled_at;  /* and of the last turn of the wheel that changed the wall */
	char *notice;              /* stands in the footer until the next key; owned */
	enum look notice_look;
	struct help *help;         /* help/disruption.csv, or NULL */
	struct room_help room_help;
	struct suggestions *suggestions; /* help/suggestions.csv; NULL: there are none, or not read yet */
	bool suggestions_read;
	struct comparison *profile; /* what evening_profile() read, as long as nothing has changed; owned */
	char *temporary;           /* the folder of a rehearsal, removed at the end; owned */
	char *parting;             /* a sentence for the shell's screen afterwards; owned */
	bool leaving;
	bool gone;                 /* the terminal is gone, or the system wants us to end */
	bool scripted;
};

struct app *app_new(struct env *env);

/* Closes the session and removes what a rehearsal left. NULL is fine. */
void app_free(struct app *app);

/* Takes the evening of PATH up where it stands. Statuses as session_open(). */
enum status app_open_session(struct app *app, const char *path, struct message *message);

/* Until the user leaves or the terminal does. The screen is open. */
void app_loop(struct app *app);

/* Saves what is being typed into a count; for the very end. */
void app_settle(struct app *app);

/* What the loop is made of. */
void app_key(struct app *app, key_code key);
void app_paste(struct app *app, const char *text);
void app_mouse(struct app *app, struct mouse mouse);
void app_draw(struct app *app);

/* Says, in the last row, that saving has to wait for another program. Takes no app: what is on the
 * screen stays; the next frame takes the row back. */
void app_draw_saving(void *context);

/* How many pages what is on the wall has, on this screen if it shows it and on the displays: the most of
 * any. 0: nobody knows. */
int app_wall_pages(struct app *app);

/* Looks whether another program changed the session file; whether there is something to draw. */
bool app_poll(struct app *app);

/* Milliseconds until something on the screen changes by itself; -1: never. */
int app_patience(const struct app *app);

/* --- for commands and dialogues ----------------------------------------------- */

/* Does what the EFFECTS of what was given to LAYER (NULL: the evening) say. */
void app_carry_out(struct app *app, struct layer *layer, unsigned effects);

/* What an act returned: keeps CHANGED in step with the screen, shows what failed. Returns
 * effects. */
unsigned app_did(
	struct app *app, enum status status, unsigned changed, const struct message *message);

/* A sentence in the footer until the next key. */
void app_say(struct app *app, enum look look, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* Whether what is on this screen is for the facilitator alone. With one picture it is not, unless
 * the desk view was asked for. */
bool app_private(const struct app *app);

/* Whether the evening is under way and nothing is being looked back at. */
bool app_running(const struct app *app);

/* The language of a workshop's texts: that of the frame if the workshop has it, else its base. */
int app_words_language(const struct app *app);

/* Speaks LANGUAGE from now on ("de", "en"). */
void app_speak(struct app *app, const char *language);

/* Looks like THEME from now on, the evening that is open too, because somebody wants it. Returns
 * effects. */
unsigned app_dress(struct app *app, enum theme theme);

/* The next theme, and says which. */
unsigned app_dress_next(struct app *app);

/* Puts a dialogue in front; it is owned from here on. */
void app_push(struct app *app, struct layer *layer);

#endif
