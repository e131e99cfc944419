/*
 * How times, groups and texts read on a screen, in the language of the screens; numbers and dates
 * are in core/spoken.h.
 *
 * Nothing here looks at the C locale's numbers: the decimal comma comes with the translation. Times
 * are local (TZ). Everything that returns `char *` is fresh memory.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TUI_SAY_H
#define RUNDE_TUI_SAY_H

#include <stdint.h>

#include "core/spoken.h"
#include "session/model.h"

/* Minutes and seconds of MILLISECONDS, begun seconds counted whole: "4:05", "75:00"; never below
 * zero. */
char *say_timer(int64_t milliseconds);
/* "6 minutes late", "on time", "2 minutes ahead". */
char *say_debt(int64_t milliseconds);
/* As group_mark(). */
char *say_group_mark(const struct model *model, int group, int language);

/* "Welcome" in the language of a tag, or NULL when the word is not known here. */
const char *say_welcome(const char *language);

/* The language to take labels from: the stage row's, or the base when it shows two. */
int say_language(const struct model *model);

/* The facilitator's: that of the frame, if the workshop has it, whatever language the prompt is in. */
int say_own_language(const struct model *model);
/* WORDS as the stage row says: one language, or the first two as "this · that". */
char *say_words(const struct model *model, const struct words *words);
/* The label of OPTION in LANGUAGE, unless what it repeats was hidden. */
const char *say_option(const struct model *model, const struct option *option, int language);
/* The abstention's label in STEP, in LANGUAGE. */
const char *say_abstention(const struct step *step, int language);
/* That some comments are in no cluster and STEP does not offer them; NULL: there is nothing to say. */
char *say_left_out(const struct model *model, int step);
/* A step's title, or its id when it has none. */
char *say_step(const struct model *model, int step);

#endif
