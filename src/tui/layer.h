/*
 * Dialogues: a stack of them over the evening. The one in front gets the keys.
 *
 * A kind of dialogue is a struct that begins with struct layer, and a class: what it draws, which
 * contexts of keys.def are asked in which order, and what happens to what none of them knows.
 * Two things that many have are known to the commands of their contexts: a list (LIST) and a
 * line of text (LINE).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TUI_LAYER_H
#define RUNDE_TUI_LAYER_H

#include "core/line.h"
#include "core/status.h"
#include "tui/app.h"
#include "tui/canvas.h"
#include "tui/keys.h"

#include <stdbool.h>

#define LAYER_CONTEXTS 4

struct spot;

struct layer_class {
	enum key_context contexts[LAYER_CONTEXTS]; /* asked in this order */
	bool whole;                                /* nothing behind it is to be seen */
	bool closed;                               /* no key but its own works */
	void (*draw)(struct app *app, struct layer *layer, const struct canvas *screen);
	/* What no context knew; may be NULL. Texts go to `line` by themselves. */
	unsigned (*key)(struct app *app, struct layer *layer, key_code key);
	/* May be NULL: a paste goes to `line` as one line. */
	unsigned (*paste)(struct app *app, struct layer *layer, const char *text);
	/* What the footer calls a command just now: NULL as in keys.def, "" nothing, since it would
	 * do nothing. May be NULL. */
	const char *(*label)(
		const struct app *app, const struct layer *layer, enum command_id command);
	/* Somebody has clicked on something of its own; may be NULL. */
	unsigned (*click)(struct app *app, struct layer *layer, const struct spot *spot);
	/* The model has changed; may be NULL. */
	void (*changed)(struct app *app, struct layer *layer, unsigned changed);
	/* Frees what the dialogue owns, but not the struct itself; may be NULL. */
	void (*free)(struct layer *layer);
};

struct layer {
	const struct layer_class *class;
	struct layer *below;
	struct list *list;   /* what LIST moves in, or NULL */
	struct line *line;   /* what LINE edits, or NULL */
	bool proposed; /* what stands in it is a proposal: the first character typed replaces it */
	struct counts *counts; /* what COUNTS counts; NULL: the evening's */
};

/* A dialogue of SIZE bytes, zeroed but for its class. */
void *layer_new(size_t size, const struct layer_class *class);
void layer_free(struct layer *layer);

/* Takes LAYER out of the stack, wherever it is, and frees it. */
void layer_remove(struct app *app, struct layer *layer);

/* Whether a dialogue of CLASS is anywhere in the stack. */
struct layer *layer_find(const struct app *app, const struct layer_class *class);

/* --- drawing ------------------------------------------------------------------ */

/* A panel of ROWS rows (without its rule) at the foot of the screen, above the footer, cleared
 * and titled; returns the part to draw in. */
struct canvas layer_panel(
	const struct canvas *screen, int rows, const char *title, const char *aside);

/* The whole screen but the footer, cleared, with a heading; returns the part below it. */
struct canvas layer_page(const struct canvas *screen, const char *title, const char *aside);

/* LINE in COLUMNS columns, with the cursor when ACTIVE. */
void layer_draw_line(const struct canvas *canvas, int row, int column, int columns,
	struct line *line, bool active);

/* --- lists -------------------------------------------------------------------- */

struct list {
	int count, cursor, top;
	int rows;   /* seen at once, when it was drawn last */
	bool only_read; /* Enter is not for the row under the cursor */
	char *find; /* what was looked for last; owned */
	/* What row INDEX says, for finding; fresh memory, or NULL for a row that is not looked
	 * into. No such function: there is no finding. */
	char *(*text)(struct app *app, struct layer *layer, int index);
};

void list_free(struct list *list);
void list_set_count(struct list *list, int count);

/* Draws rows of one line each with DRAW, the chosen one marked. */
void list_draw(struct app *app, struct layer *layer, const struct canvas *canvas,
	void (*draw)(struct app *app, struct layer *layer, const struct canvas *row, int index,
		enum look look));

/* The next row after FROM that contains TEXT, going round; -1: none. */
int list_search(struct app *app, struct layer *layer, const char *text, int from);

/* --- the simple dialogues ----------------------------------------------------- */

/* Asks a question with yes and no. YES gets SUBJECT, which is freed afterwards (may be NULL). */
void confirm_open(struct app *app, const char *question,
	unsigned (*yes)(struct app *app, void *subject), void *subject);

/* The same for what cannot be made good again: Enter alone does not mean yes. */
void confirm_open_careful(struct app *app, const char *question,
	unsigned (*yes)(struct app *app, void *subject), void *subject);

/* Asks for a line. DONE gets the text, cleaned; it returns effects, EFFECT_CLOSE if it is taken.
 * OFFERS (may be NULL; NULL-terminated, owned from here on) are texts that Tab puts in, of those
 * that begin with what was typed; what stands there is then replaced by the first character
 * typed. */
void ask_open(struct app *app, const char *title, const char *initial, const char *hint,
	char **offers, unsigned (*done)(struct app *app, void *subject, const char *text),
	void *subject);

/* Lets one of COUNT texts be chosen (owned from here on). */
void pick_open(struct app *app, const char *title, char **texts, int count, int cursor,
	unsigned (*done)(struct app *app, void *subject, int index), void *subject);

/* A text to read, page by page. TEXT is owned from here on. */
void text_open(struct app *app, const char *title, char *text);

enum field_type { FIELD_TEXT, FIELD_NUMBER, FIELD_DIGITS, FIELD_TIME, FIELD_DATE, FIELD_CHOICE };

/* A field of a form. Texts are not translated here. */
struct field {
	enum field_type type;
	const char *label;
	const char *hint;           /* below the form while the field is active; may be NULL */
	const char *const *choices; /* of FIELD_CHOICE, N_() */
	int choices_count;
	bool needed;
	int choice;
	char date[11];              /* of FIELD_DATE, once it was left: YYYY-MM-DD or "" */
	struct line line;
};

#define FORM_FIELDS 8

struct form {
	struct layer layer;
	char *title;
	struct field fields[FORM_FIELDS];
	int count, at;
	char *fault;                 /* what is wrong with the present field; owned */
	/* Everything is filled in. EFFECT_CLOSE when it is taken; else form_fault() said why. */
	unsigned (*done)(struct app *app, struct form *form, void *subject);
	unsigned (*cancelled)(struct app *app, void *subject); /* may be NULL */
	void *subject;               /* freed with subject_free */
	void (*subject_free)(void *subject);
};

/* A form to be filled with fields and then pushed. */
struct form *form_new(const char *title, unsigned (*done)(struct app *, struct form *, void *),
	void *subject, void (*subject_free)(void *));
struct field *form_add(struct form *form, enum field_type type, const char *label,
	const char *initial, const char *hint);
void form_start(struct form *form);
void form_fault(struct form *form, int field, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
const char *form_text(const struct form *form, int field);
/* What a FIELD_DATE says when the form is done: YYYY-MM-DD or "". On the screen, and in INITIAL
 * above, a date stands as people write it. */
const char *form_date(const struct form *form, int field);

/* Reads `YYYY-MM-DD`, `D.M.YYYY`, `D.M.YY` or `D.M.`; the latter is the next such day from TODAY
 * on. OUT gets YYYY-MM-DD. */
bool date_read(const char *text, const char *today, char out[11]);

/* --- the others, each in the file that bears its name ------------------------- */

void help_open(struct app *app);                       /* help_layer.c */
void people_open(struct app *app);                     /* people_layer.c */
void agenda_open(struct app *app);                     /* agenda_layer.c */
void note_open(struct app *app, bool table_by_table);  /* note_layer.c */
void note_open_about(struct app *app, int step);       /* comments on STEP, wherever the evening is */
void comments_open(
	struct app *app, int step, const char *find);  /* comments_layer.c; step -1: all */
void measures_open(struct app *app);                   /* measures_layer.c */
/* A form for a measure; ID NULL: a new one; COMMENT NULL: from nowhere. */
void measure_open(struct app *app, const char *id, const struct comment *comment);
/* A form for a new one that begins as WHAT. */
void measure_propose(struct app *app, const char *what);
/* suggestions_layer.c: what could be done for the theme with this NAME. False: there is nothing. */
bool suggestions_open(struct app *app, const struct words *name);
/* How many there are. */
int suggestions_count(struct app *app, const struct words *name);
void insert_open(struct app *app);                     /* insert_layer.c */
void secret_open(struct app *app);                     /* secret_layer.c */
/* The paper form of STEP, or an official group's own answers; false: there is nothing to type. */
bool paper_open(struct app *app, int step);            /* paper_layer.c */
bool official_open(struct app *app, int group);
void said_open(struct app *app);                       /* said_layer.c */
void words_open(struct app *app);                      /* words_layer.c */
void calm_open(struct app *app);                       /* calm_layer.c */
void test_open(struct app *app);                       /* test_layer.c */
void details_open(struct app *app); /* details_layer.c: of the session that is open */
/* What is asked before a session begins; then it is made and opened. WORKSHOP is owned from here
 * on. PATH NULL: in the folder of sessions. */
void begin_open(struct app *app, struct workshop *workshop, const char *path, bool rehearsal);
void start_open(struct app *app);                      /* start_layer.c */
void end_open(struct app *app);                        /* end_layer.c: where the documents go */

#endif
