/*
 * How far steps and comments are, in the words that the session file and the tables have in common.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_CORE_STATE_H
#define RUNDE_CORE_STATE_H

enum step_state { STEP_PLANNED, STEP_OPEN, STEP_DONE, STEP_SKIPPED };
enum comment_state { COMMENT_NOTED, COMMENT_SHOWN, COMMENT_HIDDEN };
enum { STEP_STATE_COUNT = STEP_SKIPPED + 1, COMMENT_STATE_COUNT = COMMENT_HIDDEN + 1 };

extern const char *const step_state_words[STEP_STATE_COUNT];
extern const char *const comment_state_words[COMMENT_STATE_COUNT];

#endif
