/*
 * What the files share that walk through the log. Texts are borrowed from its lines.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_SESSION_VERIFY_LOG_H
#define RUNDE_SESSION_VERIFY_LOG_H

#include "session/verify_part.h"

#include <stdarg.h>
#include <stdio.h>

struct line {
	int64_t seq;
	char *id, *act, *step, *subject, *detail;
	utc_ms at;
	bool part;   /* of another act, its subject */
	bool counts; /* it was not taken back */
};

struct walk_step {
	int step;                 /* index in the workshop; -1: of an inserted one that was taken back */
	const char *id;
	enum stage stage;
	const char *mode, *live;  /* NULL: as at the beginning */
	int talk_round;
	utc_ms entered;           /* first; 0: never */
	bool inserted;
};

struct walk_round {
	const char *question, *step;
	int number;
	enum round_state state;
	int64_t secret;           /* ballots when it closed */
	int hidden;               /* words */
	utc_ms opened, closed;
};

/* Of a show of hands: a count, or a number or words that were called out. */
struct walk_cell {
	int round;                /* index in rounds */
	const char *group;
	int option_no;
	bool has_value, words;
	double value;
	int64_t weight;
};

struct walk_presence {
	const char *group;
	int64_t present;
};

struct walk_turn {
	const char *step, *group;
	int talk_round, turns;
};

struct walk_comment {
	const char *id, *group, *step, *cluster; /* "-": none; NULL: it is not known (any more) */
	const char *first_cluster; /* that it was noted in */
	enum comment_state state;
	int table_no, talk_round, supports;
	bool known;               /* its line says how it was made */
	bool has_state, has_supports;
};

struct walk_cluster {
	const char *id;
};

struct walk_measure {
	const char *id, *due, *comment;
	int agreed;               /* -1: not known */
	bool dropped, known;
};

struct walk_official {
	const char *group, *question;
};

struct walk {
	struct session *session;
	struct verify *verify;
	struct line *lines;
	size_t lines_count;
	struct walk_step *steps;
	int steps_count;
	struct walk_round *rounds;
	int rounds_count;
	struct walk_cell *cells;
	int cells_count;
	struct walk_presence *presence;
	int presence_count;
	struct walk_turn *turns;
	int turns_count;
	struct walk_comment *comments; /* by id */
	int comments_count;
	struct walk_cluster *clusters;
	int clusters_count;
	struct walk_measure *measures;
	int measures_count;
	struct walk_official *officials;
	int officials_count;
	enum phase phase;
	utc_ms started, ended;
	const char *present_step;
	int64_t taken_comments, taken_measures; /* from files, of which the log has only the number */
	int64_t forgot_comments, forgot_clusters, forgot_measures;
	bool forgot_text;
	bool open_end;             /* ballots were taken in that the log only counts */
};

/* A sentence about a line. */
void walk_fault(struct walk *walk, const struct line *line, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* verify_log_acts.c: does again what counts; says what of it cannot be. */
void walk_acts(struct walk *walk);

/* verify_log_compare.c: compares the outcome with the tables. */
void walk_compare(struct walk *walk);

/* verify_log_compare_voices.c: its part of that. */
void walk_compare_voices(struct walk *walk);

/* --- verify_log_places.c --- */

/* Everything that lines may be about: what is there, and what they have made. */
void walk_begin(struct walk *walk);

/* Each is NULL if there is none. */
struct walk_comment *walk_comment(const struct walk *walk, const char *id);
struct walk_measure *walk_measure(const struct walk *walk, const char *id);
struct walk_round *walk_round(const struct walk *walk, const char *question, int number);
struct walk_round *walk_last_round(const struct walk *walk, const char *step); /* that was asked in it */

/* The step of a line; NULL with a fault: there never was one. */
struct walk_step *walk_step(struct walk *walk, const struct line *line, const char *id);

/* What its group is called in the model, which outlives the line's words; NULL: there is none. */
const char *walk_group_known(const struct walk *walk, const char *id);

/* Whether there is such a group; if not, a fault. */
bool walk_group(struct walk *walk, const struct line *line, const char *id);

/* Whether TEXT is a number and nothing else; if not, a fault. */
bool walk_number(struct walk *walk, const struct line *line, const char *text, int64_t *number);

#endif
