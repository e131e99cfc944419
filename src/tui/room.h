/*
 * The room view: what the wall may show, drawn from the model alone. Notes,
 * hidden comments, unrevealed results and secret ballots are not drawn here,
 * and there is no option to.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TUI_ROOM_H
#define RUNDE_TUI_ROOM_H

#include "session/model.h"
#include "tui/canvas.h"

#define ROOM_RULES_MAX 8

/* What the calm screen says; texts in the frame's language, borrowed. */
struct room_help {
	const char *titles[ROOM_RULES_MAX]; /* of the rules; NULL or "": a rule has none */
	const char *rules[ROOM_RULES_MAX];
	int rules_count;
	const char *sentence; /* one neutral sentence; NULL: the built-in one */
};

/* What the model does not know. Wherever one is asked for, NULL is fine. */
struct room_extra {
	const struct room_help *help; /* NULL: the built-in sentence, no rules */
	bool rehearsal_mark;          /* mark it as a rehearsal even if the model does not say so */
	const struct comparison *profile; /* tui/profile.h, if what is on the wall was read already */
};

/* Header, body and agenda of the wall for the present row `stage`; the last two
 * rows (rule and footer) stay free when FOOTER. UI_LANGUAGE is gettext's
 * present one; the prompt's language is the stage row's. Returns how many pages
 * there are for the stage row's `page`; a page beyond the last is drawn as the last. */
int room_draw(const struct canvas *canvas, const struct model *model,
	const struct room_extra *extra, utc_ms now, bool footer);

/* The body alone, of STEP at STAGE, as the desk shows it in its corner or the
 * agenda as a preview. */
int room_draw_step(const struct canvas *canvas, const struct model *model, int step,
	enum stage stage, const struct room_extra *extra, utc_ms now);

#endif
