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
	STAGE_OFFICIAL, /* an institution's own answer stands beside it */
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

/* What a ballot says of an option beside naming it. The figure is the column `value`, or the text
 * the column `text`, of the table vote and of votes.csv. */
enum entry_says {
	SAYS_NOTHING,    /* the option was chosen */
	SAYS_LEVEL,      /* the option's own value */
	SAYS_DOTS,       /* how many dots are on it, from 1 */
	SAYS_PLACE,      /* its place in the order, from 1 */
	SAYS_RESISTANCE, /* 0 … RESISTANCE_MOST */
	SAYS_NUMBER,     /* any number; there is one option, number 1, that nobody named */
	SAYS_WORD,       /* a word; the option's number is its place on the ballot */
};

enum { RESISTANCE_MOST = 10 };

/* Which sums of votes.csv, results.csv and questions.csv must agree, in each group and in all. Of a
 * show of hands they may not; tally_doubt() says so. */
enum totals {
	TOTALS_NONE,    /* nobody votes */
	TOTALS_ONE,     /* the votes of all options are the ballots */
	TOTALS_EACH,    /* no option has more votes than there are ballots */
	TOTALS_RATED,   /* the same; and of hands none has fewer */
	TOTALS_DOTS,    /* all dots together are no more than `max` for each ballot */
};

struct method {
	const char *word;      /* in files */
	const char *label;     /* for people, N_() */
	const char *ballot;    /* what one ballot is, N_(); NULL where nobody votes */
	const char *explained; /* how it works, for the help screen, N_(); NULL where that is plain */
	bool asks;          /* it puts a question and has rounds */
	enum entry_says says;
	enum totals totals;
	unsigned modes;     /* bit set of 1u << enum entry_mode: how people can answer */
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

/* Whether a ballot can come in like that. */
static inline bool
kind_has_mode(enum kind kind, enum entry_mode mode)
{
	return methods[kind].modes & (1u << mode);
}

/* Whether a show of hands is counted answer by answer; numbers and words are called out. */
static inline bool
kind_counts_hands(enum kind kind)
{
	return kind_has_mode(kind, MODE_HANDS) && methods[kind].options == OPTIONS_NEEDED;
}

/* How a question of KIND is asked unless somebody says otherwise. */
enum entry_mode kind_first_mode(enum kind kind);

/* How many slots of options the ballots of a question with OPTIONS options are about: a number
 * is about one that is not there, words are about none (core/tally.h). */
static inline int
kind_slots(enum kind kind, int options)
{
	return methods[kind].says == SAYS_NUMBER ? 1 : options;
}

static inline bool
kind_has_stage(enum kind kind, enum stage stage)
{
	return methods[kind].stages & (1u << stage);
}

#endif
