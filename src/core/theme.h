/*
 * The themes: how the screens look as a whole. What each of them paints stands in tui/look.h; here
 * are their names, which the command line, the environment and the session file share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_CORE_THEME_H
#define RUNDE_CORE_THEME_H

enum theme {
	THEME_CALM,     /* quiet colours on the terminal's own ground */
	THEME_CONTRAST, /* black, white and yellow, for large and bright rooms */
	THEME_LIGHT,    /* dark on a bright ground, for daylight */
	THEME_MONO,     /* no colours, attributes only */
	THEME_COUNT
};

/* Their names, in the order of the enum; never translated. */
extern const char *const theme_words[THEME_COUNT];

/* The theme called WORD, -1 when there is none. */
int theme_find(const char *word);

#endif
