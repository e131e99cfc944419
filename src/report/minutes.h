/*
 * The minutes of an evening: what happened, for everyone.
 *
 * Pure: what may be told of a session comes in, already chosen (session/minutes.h), a document goes
 * out. Nothing that must not be read is in a struct minutes, so nothing here can tell it. Which words
 * the frame has depends on gettext; the workshop's own texts are in one language of the workshop.
 *
 * Everything in a struct minutes lives in its `memory` or is borrowed from the session that it was
 * made of, and texts are never NULL.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_REPORT_MINUTES_H
#define RUNDE_REPORT_MINUTES_H

#include "core/buffer.h"
#include "core/method.h"
#include "core/tally.h"
#include "core/utc.h"
#include "report/document.h"

#include <stdbool.h>
#include <stdint.h>

enum { MINUTES_EVERYONE = -1 };

struct minutes_group {
	const char *mark;         /* its sign on the wall: "●A" */
	const char *label;
	bool official;
	bool nobody;              /* the people of no group */
	int64_t present;
};

enum minutes_course { COURSE_DONE, COURSE_OPEN, COURSE_SKIPPED, COURSE_PLANNED };

struct minutes_step {
	const char *title;
	enum kind kind;
	enum minutes_course course;
	bool inserted;
	int planned;              /* minutes; 0: untimed */
	int64_t spent;            /* milliseconds */
	utc_ms started_at;        /* 0: never */
};

/* What a side answered in a round. */
struct minutes_answers {
	int group;                /* index in `groups`, or MINUTES_EVERYONE */
	bool withheld;            /* too small to show: what follows is empty */
	struct summary summary;
	struct result *results;   /* [option - 1] */
};

struct minutes_word {
	const char *text;
	int64_t votes;
};

struct minutes_round {
	int number;               /* from 1 */
	bool secret;
	int64_t present;          /* when it closed */
	struct minutes_answers all;
	struct minutes_answers *groups; /* where the room was asked group by group */
	int groups_count;
	struct minutes_word *words;     /* KIND_WORDS: the most frequent first */
	int words_count;
};

/* What an institution answered, as the room saw it. */
struct minutes_official {
	int group;
	const char *said;         /* in words */
	const char *reason;
};

struct minutes_option {
	const char *label;
	double value;
	bool status_quo;
};

/* A question with all rounds that the room has seen. */
struct minutes_question {
	int step;                 /* that asked it first */
	const char *title, *prompt, *theme, *abstention;
	enum kind kind;
	int max;
	struct minutes_option *options;
	int options_count;
	struct minutes_round *rounds;   /* in their order; one at least */
	int rounds_count;
	struct minutes_official *officials;
	int officials_count;
};

struct minutes_side {
	int group;                /* index in `groups`, or MINUTES_EVERYONE */
};

/* A theme, or one of its questions, as the sides see it. */
struct minutes_view {
	const char *title;        /* "": the questions of no theme */
	bool question;            /* else it is a theme, and its questions follow */
	double lowest, highest;   /* of the scale */
	struct figure *means;     /* [side] */
	bool *withheld;           /* [side] */
	struct figure gap;        /* the widest, without its sign */
	int a, b;                 /* between these sides */
};

struct minutes_comment {
	const char *text;
	int group;                /* index in `groups`; MINUTES_EVERYONE: not told */
	int supports, table_no, talk_round; /* 0: none */
	int number;               /* as they were noted */
};

/* What was said in a step, by cluster, or by talk round and table. */
struct minutes_cluster {
	const char *name;         /* "": in no cluster */
	struct minutes_comment *comments;
	int comments_count;
	int supports;             /* of all of them */
};

struct minutes_turns {
	int talk_round;
	int64_t *turns;           /* [group] */
};

struct minutes_voices {
	int step;
	const char *title, *prompt;
	struct minutes_cluster *clusters;
	int clusters_count;
	struct minutes_turns *turns;
	int turns_count;
	bool rounds;              /* there was more than one talk round */
};

struct minutes_measure {
	const char *what, *who, *due; /* as people said it, or the date */
	bool agreed;
};

struct minutes {
	/* the frame */
	enum document_format format;
	const char *language;     /* "de" or "en" */
	const char *version;      /* of the program */
	const char *made;         /* when, as people write it */

	/* the evening */
	const char *tag;          /* of the workshop's texts; NULL: as around them */
	const char *title, *workshop, *aim, *place, *date;
	const char *started, *ended; /* on the clock; "": not yet */
	bool over, rehearsal;
	int planned;              /* minutes */
	int64_t present;
	struct minutes_group *groups; /* those of the workshop, people of no group last */
	int groups_count;
	const char *everyone_mark; /* the sign of all together */
	struct minutes_step *steps;
	int steps_count;
	struct minutes_question *questions; /* in the order of the agenda */
	int questions_count;

	struct minutes_side *sides;
	int sides_count;
	struct minutes_view *views; /* themes by the widest gap, each before its questions */
	int views_count;

	struct minutes_voices *voices;
	int voices_count;
	struct minutes_measure *measures;
	int measures_count;
	const char *next;         /* what happens next, in the workshop's own words */

	/* what is not in here */
	int min_cell;             /* fewer secret ballots are not shown */
	int unseen;               /* rounds that were closed and never shown */
	int open;                 /* rounds still open */
	int withheld_rounds, withheld_groups;
	int not_shown;            /* comments noted and never shown */
	int ungrouped;            /* comments that lost their group */
	const char **unseen_titles; /* of the questions */
	int unseen_titles_count;

	void **memory;
	size_t memory_count;
};

/* Adds the document to OUT. */
void minutes_write(const struct minutes *minutes, struct buffer *out);

#endif
