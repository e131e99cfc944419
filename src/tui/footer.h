/*
 * The last line of the screen: what the next key would do, and the few that are most useful now.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TUI_FOOTER_H
#define RUNDE_TUI_FOOTER_H

#include "tui/app.h"

/* Rule and footer, in the last two rows. */
void footer_draw(struct app *app, const struct canvas *screen);

/* How many rows a sentence that is too long for the last one takes above the rule of a screen of
 * COLUMNS. */
int footer_more_rows(const struct app *app, int columns);

/* What "go on" would do now, such as "close voting"; fresh memory. */
char *footer_next(const struct app *app);

#endif
