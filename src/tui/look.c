/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/look.h"

enum { OWN = -1 }; /* the terminal's own colour */

/* With many colours, with 16, with 8, and the attributes with and without colours. */
struct look_row {
	struct {
		short text, ground;
	} many, sixteen, eight;
	attr_t coloured, plain;
};

/* The colours are of middle brightness: the projector's ground may be dark or bright. */
static const struct look_row looks[LOOK_COUNT] = {
	[LOOK_PLAIN] = {
		.many = {OWN, OWN}, .sixteen = {OWN, OWN}, .eight = {OWN, OWN},
		.coloured = A_NORMAL, .plain = A_NORMAL,
	},
	[LOOK_STRONG] = {
		.many = {OWN, OWN}, .sixteen = {OWN, OWN}, .eight = {OWN, OWN},
		.coloured = A_BOLD, .plain = A_BOLD,
	},
	[LOOK_QUIET] = {
		.many = {245, OWN}, .sixteen = {8, OWN}, .eight = {OWN, OWN},
		.coloured = A_NORMAL, .plain = A_DIM,
	},
	[LOOK_KEY] = {
		.many = {OWN, OWN}, .sixteen = {OWN, OWN}, .eight = {OWN, OWN},
		.coloured = A_BOLD, .plain = A_BOLD,
	},
	[LOOK_BAR] = {
		.many = {32, OWN}, .sixteen = {12, OWN}, .eight = {COLOR_BLUE, OWN},
		.coloured = A_NORMAL, .plain = A_NORMAL,
	},
	[LOOK_CHOSEN] = {
		.many = {15, 25}, .sixteen = {15, 4}, .eight = {COLOR_WHITE, COLOR_BLUE},
		.coloured = A_BOLD, .plain = A_REVERSE,
	},
	[LOOK_GOOD] = {
		.many = {34, OWN}, .sixteen = {2, OWN}, .eight = {COLOR_GREEN, OWN},
		.coloured = A_NORMAL, .plain = A_NORMAL,
	},
	[LOOK_WARNING] = {
		.many = {166, OWN}, .sixteen = {9, OWN}, .eight = {COLOR_RED, OWN},
		.coloured = A_BOLD, .plain = A_BOLD | A_UNDERLINE,
	},
	[LOOK_DESK] = {
		.many = {15, 90}, .sixteen = {15, 5}, .eight = {COLOR_WHITE, COLOR_MAGENTA},
		.coloured = A_BOLD, .plain = A_REVERSE,
	},
};

/* As curses keeps its pairs: one for each look, PAIR = look + 1. */
static struct {
	bool coloured;
	bool dim; /* no grey among the colours, so quiet is dim */
} terminal;

void
look_begin(bool colours)
{
	terminal.coloured = colours && has_colors() && start_color() == OK
		&& COLORS >= 8 && COLOR_PAIRS > LOOK_COUNT;
	terminal.dim = !terminal.coloured || COLORS < 16;
	if (!terminal.coloured)
		return;

	bool own = use_default_colors() == OK;
	for (int i = 0; i < LOOK_COUNT; i++) {
		const struct look_row *row = &looks[i];
		short text = COLORS >= 256 ? row->many.text
			: COLORS >= 16 ? row->sixteen.text : row->eight.text;
		short ground = COLORS >= 256 ? row->many.ground
			: COLORS >= 16 ? row->sixteen.ground : row->eight.ground;
		if (text == OWN && !own)
			text = COLOR_WHITE;
		if (ground == OWN && !own)
			ground = COLOR_BLACK;
		init_pair((short)(i + 1), text, ground);
	}
}

attr_t
look_attributes(enum look look, short *pair)
{
	if (!terminal.coloured) {
		*pair = 0;
		return looks[look].plain;
	}
	*pair = (short)(look + 1);
	return look == LOOK_QUIET && terminal.dim ? A_DIM : looks[look].coloured;
}
