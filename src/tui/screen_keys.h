/*
 * The screen's inside: what terminals send for a key, and which of ours (keys.h) that is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TUI_SCREEN_KEYS_H
#define RUNDE_TUI_SCREEN_KEYS_H

#include "tui/keys.h"

#include <wchar.h>

/* Keys that terminfo does not name, under numbers above its own. */
enum { SEEN_PASTE = 0x7000, SEEN_PASTE_END, SEEN_C_UP, SEEN_C_DOWN, SEEN_C_LEFT, SEEN_C_RIGHT };

/* Teaches curses what terminals send whatever TERM says of them, and what terminfo has no names for. */
void screen_learn_keys(void);

/* The key that curses hands out as one of its own numbers, or as a character; KEY_NONE: none of ours. */
key_code screen_key_of_curses(wint_t code);
key_code screen_key_of_character(wint_t code);

#endif
