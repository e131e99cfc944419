/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/screen_keys.h"

#include <curses.h>
#include <stddef.h>

void
screen_learn_keys(void)
{
	static const struct {
		const char *sent;
		int seen;
	} known[] = {
		{"\033[200~", SEEN_PASTE},
		{"\033[201~", SEEN_PASTE_END},
		{"\033[1;5A", SEEN_C_UP},
		{"\033[1;3A", SEEN_C_UP},
		{"\033[5A", SEEN_C_UP},
		{"\033Oa", SEEN_C_UP},
		{"\033[1;5B", SEEN_C_DOWN},
		{"\033[1;3B", SEEN_C_DOWN},
		{"\033[5B", SEEN_C_DOWN},
		{"\033Ob", SEEN_C_DOWN},
		{"\033[1;5D", SEEN_C_LEFT},
		{"\033[1;3D", SEEN_C_LEFT},
		{"\033[5D", SEEN_C_LEFT},
		{"\033Od", SEEN_C_LEFT},
		{"\033[1;5C", SEEN_C_RIGHT},
		{"\033[1;3C", SEEN_C_RIGHT},
		{"\033[5C", SEEN_C_RIGHT},
		{"\033Oc", SEEN_C_RIGHT},
		{"\033[A", KEY_UP},
		{"\033[B", KEY_DOWN},
		{"\033[C", KEY_RIGHT},
		{"\033[D", KEY_LEFT},
		{"\033OA", KEY_UP},
		{"\033OB", KEY_DOWN},
		{"\033OC", KEY_RIGHT},
		{"\033OD", KEY_LEFT},
		{"\033[H", KEY_HOME},
		{"\033OH", KEY_HOME},
		{"\033[1~", KEY_HOME},
		{"\033[7~", KEY_HOME},
		{"\033[F", KEY_END},
		{"\033OF", KEY_END},
		{"\033[4~", KEY_END},
		{"\033[8~", KEY_END},
		{"\033[5~", KEY_PPAGE},
		{"\033[6~", KEY_NPAGE},
		{"\033[2~", KEY_IC},
		{"\033[3~", KEY_DC},
		{"\033[Z", KEY_BTAB},
		{"\033OM", KEY_ENTER},
		{"\033OP", KEY_F(1)},
		{"\033[11~", KEY_F(1)},
		{"\033[[A", KEY_F(1)},
		{"\033[15~", KEY_F(5)},
		{"\033[[E", KEY_F(5)},
		{"\033[21~", KEY_F(10)},
	};
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (key_defined(known[i].sent) == 0)
			define_key(known[i].sent, known[i].seen);
}

key_code
screen_key_of_curses(wint_t code)
{
	static const struct {
		wint_t seen;
		key_code key;
	} known[] = {
		{KEY_UP, K_UP}, {KEY_DOWN, K_DOWN}, {KEY_LEFT, K_LEFT}, {KEY_RIGHT, K_RIGHT},
		{KEY_HOME, K_HOME}, {KEY_END, K_END}, {KEY_PPAGE, K_PGUP}, {KEY_NPAGE, K_PGDN},
		{KEY_A1, K_HOME}, {KEY_A3, K_PGUP}, {KEY_C1, K_END}, {KEY_C3, K_PGDN},
		{KEY_ENTER, K_ENTER}, {KEY_BTAB, K_BTAB}, {KEY_BACKSPACE, K_BACKSPACE},
		{KEY_DC, K_DELETE}, {KEY_IC, K_INSERT},
		{SEEN_C_UP, K_C_UP}, {SEEN_C_DOWN, K_C_DOWN},
		{SEEN_C_LEFT, K_C_LEFT}, {SEEN_C_RIGHT, K_C_RIGHT},
	};
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (known[i].seen == code)
			return known[i].key;
	if (code >= (wint_t)KEY_F(1) && code <= (wint_t)KEY_F(12))
		return K_F1 + (key_code)(code - KEY_F(1));
	return KEY_NONE;
}

key_code
screen_key_of_character(wint_t code)
{
	switch (code) {
	case '\r':
	case '\n':
		return K_ENTER;
	case '\t':
		return K_TAB;
	case '\b':
	case 0x7f:
		return K_BACKSPACE;
	default:
		return code < K_UP ? (key_code)code : KEY_NONE;
	}
}
