/*
 * Sessions side by side: equal questions of several evenings, in several places or in one place over
 * the years.
 *
 * Questions are equal where they have the same id and the same scale (scale_key, data.md §4); where it
 * is told answer by answer the answers must be called the same, too. A different wording is joined,
 * and can be told. What the room wrote itself (words, answers made of cards) is never joined.
 *
 * What is compared is a panel of units. A unit is a place (one id, or without ids one name) with all of
 * its sessions, of which one speaks for each theme; or, for one place over time, a session alone. Of a theme a unit
 * has a mean only if it has one in every question of the theme's basis: those that two units or more
 * were asked, and all that were asked at least half of these. So a theme's means stand for the same
 * questions everywhere.
 *
 * What may not be shown comes in as ANSWER_WITHHELD and without a figure, and nothing is made of it.
 * Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_CORE_COMPARE_H
#define RUNDE_CORE_COMPARE_H

#include "core/hash.h"
#include "core/method.h"
#include "core/tally.h"

#include <stdbool.h>
#include <stdint.h>

/* Figures of the network are there from so many places on: with two of them one's own value and the
 * median give the other. */
enum { COMPARE_LEAST = 3 };

#define COMPARE_ALL "all" /* the side of everyone but institutions */

enum answer_state { /* from nothing to an answer */
	ANSWER_NONE,     /* not asked, or not of this side */
	ANSWER_EMPTY,    /* nobody answered */
	ANSWER_WITHHELD, /* too small to show */
	ANSWER_SHOWN,
};

/* What one side of a session says to a question. */
struct compared_answer {
	enum answer_state state;
	int64_t n;              /* ballots; -1: nobody counted them */
	struct figure mean, median, q1, q3, consensus;
	struct figure *options; /* what the kind tells of each option: see compare_tells(); NULL: of none */
};

/* Who speaks: a group, an institution, everyone. */
struct speaker {
	char *id;               /* of the group, or COMPARE_ALL */
	char *label;
	bool official;
};

/* A question in the last of its rounds that was closed. */
struct compared_question {
	char *id;
	enum kind kind;
	int round;
	bool drawn;             /* its answers are what that room wrote */
	char scale_key[HASH_HEX], wording[HASH_HEX];
	char *theme, *title, *prompt; /* in the language of the reader, as far as the workshop has it */
	char **labels;          /* of the options; NULL where they are drawn */
	char *labels_key;       /* all of them in the base language; equal where they are called the same */
	int options_count;
	double lowest, highest; /* of the options' values */
	struct compared_answer *answers; /* beside the speakers of the session */
};

/* Texts are owned, "" where nothing is known. */
struct compared_session {
	char *session_id, *title, *place, *place_id, *wave, *workshop;
	char date[11];          /* YYYY-MM-DD or "" */
	int64_t present;
	struct speaker *speakers; /* institutions, groups, everyone */
	int speakers_count;
	struct compared_question *questions; /* in the order of the agenda */
	int questions_count;
};

/* Equal questions. */
struct compare_item {
	int session, question;  /* where it was asked first */
	int theme;              /* index; -1: it is not joined */
	int *in;                /* [session]: its question there; -1: not asked */
	int asked;              /* in how many sessions */
};

/* Items of one theme; those that have no mean come last, in a theme of their own with `scale` false. */
struct compare_theme {
	const char *name;       /* borrowed; "" for questions of no theme */
	bool scale;
	int first, count;       /* of the items */
};

/* Why two questions of one id are not joined. */
enum compare_reason {
	APART_KIND,             /* other kinds */
	APART_SCALE,            /* other values, another number of answers, or of what one may give */
	APART_LABELS,           /* answers that are called otherwise */
	APART_DRAWN,            /* answers that the room wrote */
	APART_WORDS,            /* free words */
};

/* A question id that stands for unlike questions: [first, count) of `apart_items` are these. */
struct compare_apart {
	const char *id;
	enum compare_reason reason;
	int first, count;
};

struct compare_unit {
	int *sessions;          /* the latest first */
	int count;
};

struct compare_panel {
	struct compare_unit *units;
	int count;
};

struct compare {
	struct compared_session *sessions;
	int count;
	struct compare_item *items;   /* by theme */
	int items_count;
	struct compare_theme *themes; /* in the order in which they appear */
	int themes_count;
	struct compare_apart *apart;
	int apart_count;
	struct compare_item *apart_items;
	int apart_items_count;
	struct compare_panel places;  /* a unit for each place, in the order of the sessions */
	struct compare_panel *waves;  /* the places that have several: a unit for each session, the
	                               * earliest first */
	int waves_count;
};

/* Takes COUNT SESSIONS (fresh memory, with all that is in them), orders them by place and time, and
 * finds what is equal in them. OWN (an id of a session or a place, or NULL) comes first. */
void compare_join(struct compared_session *sessions, int count, const char *own, struct compare *compare);
void compare_free(struct compare *compare);

/* Whether both are of one place: by their ids; where neither has one, by their names. */
bool compare_same_place(const struct compared_session *a, const struct compared_session *b);

/* Whether ID names this session or its place. */
bool compare_is(const struct compared_session *session, const char *id);

/* What an answer tells of each option of KIND. */
enum compare_tells {
	TELLS_MEAN,       /* nothing: it has a mean */
	TELLS_SHARE,      /* how many of the ballots (of dots: of the dots) */
	TELLS_ACCEPTANCE, /* 0 … 1 */
	TELLS_POSITION,   /* the mean place */
	TELLS_MEDIAN,     /* nothing: a number has a median */
	TELLS_NOTHING,    /* it is not compared */
};
enum compare_tells compare_tells(enum kind kind);

/* Which session of UNIT speaks for ITEM: the last that was asked at least half of its theme's questions,
 * or else any of them, so that one evening speaks for the whole theme; of questions without a theme the
 * last that was asked ITEM. -1: it was not asked there. */
int compare_session(const struct compare *compare, const struct compare_item *item,
	const struct compare_unit *unit);

/* How many units of PANEL were asked ITEM. */
int compare_asked(const struct compare *compare, const struct compare_panel *panel,
	const struct compare_item *item);

/* What the side ID says there, or NULL: it was not asked, or there is no such side. */
const struct compared_answer *compare_answer(const struct compare *compare, const struct compare_item *item,
	const struct compare_unit *unit, const char *id);

/* A figure of a unit. */
struct compare_value {
	enum answer_state state;
	double is;
	int64_t least, most;  /* the ballots behind it: of a theme, of its questions */
};

struct compare_value compare_mean(const struct compare *compare, const struct compare_item *item,
	const struct compare_unit *unit, const char *id);

/* Mean of the side A less that of B. */
struct compare_value compare_gap(const struct compare *compare, const struct compare_item *item,
	const struct compare_unit *unit, const char *a, const char *b);

/* The basis of THEME in PANEL, as marks beside its items; how many. */
int compare_basis(const struct compare *compare, const struct compare_panel *panel,
	const struct compare_theme *theme, bool *basis);

/* The mean over BASIS: of the side A, or (B not NULL) of the gaps between A and B. ANSWER_NONE: the
 * unit was not asked all of these; ANSWER_WITHHELD: one of them may not be shown. */
struct compare_value compare_theme_value(const struct compare *compare, const struct compare_theme *theme,
	const bool *basis, const struct compare_unit *unit, const char *a, const char *b);

/* The figures over units: of COUNT values those that are shown. */
struct network {
	int n;
	struct figure median, lowest, highest; /* from COMPARE_LEAST on */
};
struct network compare_network(const struct compare_value *values, int count);

/* Two sides of a panel. */
struct compare_pair {
	const char *a, *b; /* NULL: there is none */
};

enum { COMPARE_SPEAKERS_MAX = 8 };

/* The sides that have answers in two or more of the units, without everyone; where MUST is not NULL, that it has as
 * well; if these are more than COMPARE_SPEAKERS_MAX, those that most units have. Institutions come first.
 * Borrowed from the sessions. How many. */
int compare_speakers(const struct compare *compare, const struct compare_panel *panel,
	const struct compare_unit *must, const struct speaker *speakers[COMPARE_SPEAKERS_MAX]);

/* The two of COUNT SPEAKERS, or an institution and everyone, that are farthest apart in PANEL: by the mean
 * of the gaps without their signs over its questions and units, of those that most units have. A comes
 * first. */
struct compare_pair compare_widest(const struct compare *compare, const struct compare_panel *panel,
	const struct speaker *const *speakers, int count);

#endif
