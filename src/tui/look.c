/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/look.h"

/* As curses keeps its pairs: one for each look, PAIR = look + 1. */
static struct {
	enum theme theme;
	bool begun;
	bool asked;    /* the terminal for its colours; not before any are used, as that sends some */
	bool own;      /* there are colours of the terminal's own */
	int colours;   /* 256, 16, 8 or 0 */
	const struct look_paint *paints[LOOK_COUNT]; /* of the theme; none without colours */
} terminal;

static const struct look_paint *
paint_of(const struct look_row *row)
{
	return terminal.colours >= 256 ? &row->many
		: terminal.colours >= 16 ? &row->sixteen : &row->eight;
}

/* The ground of what nobody draws on. */
static void
paint_ground(void)
{
	cchar_t cell;
	short pair;
	attr_t attributes = look_attributes(LOOK_PLAIN, &pair);
	if (setcchar(&cell, L" ", attributes, pair, NULL) == OK)
		bkgrndset(&cell);
}

static void
ask_for_colours(void)
{
	bool colours = has_colors() && start_color() == OK && COLORS >= 8 && COLOR_PAIRS > LOOK_COUNT;
	/* where colours are given directly, only the first eight are a palette's */
	terminal.colours = !colours ? 0 : tigetflag("RGB") > 0 ? 8 : COLORS;
	terminal.own = colours && use_default_colors() == OK;
	terminal.asked = true;
}

static void
paint(void)
{
	if (terminal.theme != THEME_MONO && !terminal.asked)
		ask_for_colours();
	bool coloured = terminal.theme != THEME_MONO && terminal.colours > 0;
	for (int i = 0; i < LOOK_COUNT; i++) {
		terminal.paints[i] = coloured ? paint_of(&look_themes[terminal.theme][i]) : NULL;
		if (!coloured)
			continue;
		short text = terminal.paints[i]->text, ground = terminal.paints[i]->ground;
		if (text == LOOK_OWN && !terminal.own)
			text = COLOR_WHITE;
		if (ground == LOOK_OWN && !terminal.own)
			ground = COLOR_BLACK;
		init_pair((short)(i + 1), text, ground);
	}
	paint_ground();
}

void
look_begin(void)
{
	terminal.asked = false;
	terminal.begun = true;
	paint();
}

void
look_end(void)
{
	terminal.begun = false;
}

enum theme
look_theme(void)
{
	return terminal.theme;
}

void
look_use(enum theme theme)
{
	if (theme == terminal.theme)
		return;
	terminal.theme = theme;
	if (!terminal.begun)
		return;
	paint();
	clearok(curscr, TRUE);
}

attr_t
look_attributes(enum look look, short *pair)
{
	if (!terminal.paints[look]) {
		*pair = 0;
		return look_plain[look];
	}
	const struct look_paint *paint = terminal.paints[look];
	bool own = terminal.own && paint->text == LOOK_OWN && paint->ground == LOOK_OWN;
	*pair = own ? 0 : (short)(look + 1);
	return paint->attributes;
}
