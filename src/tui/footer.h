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

/* What "go on" would do now, such as "close voting"; fresh memory. */
char *footer_next(const struct app *app);

#endif
