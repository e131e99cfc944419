/*
 * The kinds of steps and what each of them means: one row a kind, and
 * everything that depends on the kind (check, flow, entry, tally, export,
 * help) reads the row.
 *
 * The words in `word` are those of the workshop file (runde-workshop(5)).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_CORE_METHOD_H
#define RUNDE_CORE_METHOD_H

#include <stdbool.h>

enum kind {
	KIND_INFO,
	KIND_PEOPLE,
	KIND_TALK,
	KIND_CARDS,
	KIND_CHOICE,
	KIND_MULTI,
	KIND_SCALE,
	KIND_DOTS,
	KIND_RANK,
	KIND_RESIST,
	KIND_NUMBER,
	KIND_WORDS,
	KIND_PROFILE,
	KIND_PLAN,
	KIND_BREAK,
	KIND_COUNT
};

/* Where a step stands. A kind that lacks a stage passes over it. */
enum stage {
	STAGE_PROMPT,   /* the room reads */
	STAGE_OPEN,     /* voting, talking or collecting */
	STAGE_CLOSED,   /* no more votes; the result is not shown. In cards: sorting */
	STAGE_REVEALED, /* the result is on the wall */
	STAGE_COUNT
};

/* How a ballot came in. The words are those of votes.csv. */
enum entry_mode {
	MODE_HANDS,
	MODE_KEYPAD,
	MODE_PAPER,
	MODE_OFFICIAL,
	MODE_COUNT
};

/* Whether the column `options` must be there. */
enum options_rule {
	OPTIONS_NONE,
	OPTIONS_NEEDED,
	OPTIONS_OPTIONAL,
};

struct method {
	const char *word;   /* in files */
	const char *label;  /* for people, N_() */
	const char *ballot; /* what one ballot is, N_(); NULL where nobody votes */
	bool asks;          /* it puts a question and has rounds */
	bool runs;          /* this version can guide it */
	bool has_max;       /* the column `max` means something */
	bool has_comments;  /* the column `comments` means something */
	bool live;          /* comments appear on the wall at once unless said otherwise */
	bool wall_timer;    /* the wall shows the timer */
	bool has_mean;      /* values can be averaged */
	bool several;       /* one ballot may hold several options, so taking part is counted apart */
	enum options_rule options;
	int least_options;
	unsigned stages;    /* bit set of 1u << enum stage */
};

extern const struct method methods[KIND_COUNT];
extern const char *const stage_words[STAGE_COUNT];    /* "prompt" … */
extern const char *const entry_mode_words[MODE_COUNT]; /* "hands" … */

/* The kind that WORD names; false, and *KIND untouched, when there is none. */
bool kind_from_word(const char *word, enum kind *kind);

bool stage_from_word(const char *word, enum stage *stage);

bool entry_mode_from_word(const char *word, enum entry_mode *mode);

static inline bool
kind_has_stage(enum kind kind, enum stage stage)
{
	return methods[kind].stages & (1u << stage);
}

#endif
