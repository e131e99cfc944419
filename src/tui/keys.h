/*
 * Keys and what they do: one table, keys.def, for the dispatch, the footer, the help screen,
 * the manual page and the scripts.
 *
 * A key is a number: a character's code point, a control character (C-a is 1 … C-z is 26), or one
 * of the names below; M-x is x with K_META. Enter is K_ENTER, Tab K_TAB, Esc K_ESC, however
 * the terminal sends them.
 *
 * Contexts stack: the dialogue in front is asked first, then what lies behind it, if it lets
 * keys through at all. Within one context no key stands twice.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TUI_KEYS_H
#define RUNDE_TUI_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef uint32_t key_code;

enum {
	KEY_NONE = 0,
	K_UP = 0x110000, K_DOWN, K_LEFT, K_RIGHT, K_HOME, K_END, K_PGUP, K_PGDN,
	K_ENTER, K_TAB, K_BTAB, K_ESC, K_BACKSPACE, K_DELETE, K_INSERT,
	K_C_UP, K_C_DOWN, K_C_LEFT, K_C_RIGHT,
	K_F1, K_F2, K_F3, K_F4, K_F5, K_F6, K_F7, K_F8, K_F9, K_F10, K_F11, K_F12,
	K_META = 1 << 24,
};

enum { KEY_NAME_LONGEST = 16, KEY_LABEL_LONGEST = 32 }; /* bytes with the NUL */

/* The key that NAME, LENGTH bytes, stands for: "Space", "PgDn", "C-x", "M-b", "F5", or a single
 * character. KEY_NONE when there is none. */
key_code key_from_name(const char *name, size_t length);

/* Its name; "?" and a number for one without. */
void key_word(key_code key, char out[KEY_NAME_LONGEST]);

/* A key's name as it stands on the keyboard, in the language of the screens; perhaps in OUT. */
const char *key_label(const char *name, char out[KEY_LABEL_LONGEST]);

/* Moves *AT in a row's list of names to the next one; returns its length, 0 at the end. */
size_t key_next_name(const char *keys, size_t *at);

/* A character that may be typed into a text. */
static inline bool
key_is_text(key_code key)
{
	return key >= 0x20 && key != 0x7f && key < K_UP;
}

static inline bool
key_is_digit(key_code key)
{
	return key >= '0' && key <= '9';
}

enum key_context {
	CONTEXT_NONE,
#define CONTEXT(id, title) CONTEXT_##id,
#include "tui/keys.def"
	CONTEXT_COUNT
};

/* What a context is called on the help screen and in the manual, N_(). */
extern const char *const key_context_titles[CONTEXT_COUNT];

enum command_id {
#define KEY(id, context, keys, label, help) COMMAND_##id,
#include "tui/keys.def"
	COMMAND_COUNT
};

struct app;
struct layer;

/* What a command does; it returns effects (app.h). LAYER is the dialogue it was given to, NULL
 * for the evening itself. */
typedef unsigned command_function(struct app *app, struct layer *layer);

#define KEY(id, context, keys, label, help) command_function do_##id;
#include "tui/keys.def"

struct key_row {
	enum key_context context;
	const char *keys;  /* names, separated by spaces; the first is the one the footer shows */
	const char *label; /* in the footer, N_(); NULL: never there */
	const char *help;  /* a sentence, N_() */
	command_function *act;
};

extern const struct key_row key_rows[COMMAND_COUNT];

/* The label of the first of a command's keys. */
const char *key_first_label(enum command_id command, char out[KEY_LABEL_LONGEST]);

/* The first of a command's keys. */
key_code key_first(enum command_id command);

/* The command that KEY gives in CONTEXT, or -1. */
int key_command(enum key_context context, key_code key);

#endif
