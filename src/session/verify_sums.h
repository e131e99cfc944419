/*
 * What the tables of an export add up to, round by round, for those who check it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_SESSION_VERIFY_SUMS_H
#define RUNDE_SESSION_VERIFY_SUMS_H

#include "session/verify_part.h"
#include "table/export_table.h"

/* What cannot be told from the tables: they have numbers that are missing. */
enum { SUMS_MISSING = -1 };

/* The figures of one option, or of taking part, in one group. */
struct sums_cell {
	int group;          /* index in sums.groups */
	int option_no;      /* -1: took part */
	int64_t weight;     /* of its rows of votes */
	double given;       /* the sum of what they give it */
	int64_t tens;
	int64_t results;    /* `votes` of its row of results; SUMS_MISSING */
	bool result, shown; /* there is such a row, and it is not withheld */
};

struct sums_group {
	char *id;
	bool official, question, withheld, hands;
	int64_t ballots, abstentions, present; /* SUMS_MISSING */
	double mean;        /* NAN */
	int64_t pairs;      /* rows of pairs that do not add up to the ballots */
};

/* A line of gaps, and a mean that it may come from. */
struct sums_gap {
	char *theme, *question, *a, *b;
	int round;
	int64_t items;
	double mean_a, mean_b, gap, scaled, absolute;
};

struct sums_mean {
	char *question, *group;
	int round;
	double mean;
};

struct sums {
	struct session *session;
	struct verify *verify;
	enum profile profile;
	char *question;    /* NULL: no round yet */
	int round;
	struct sums_group *groups;
	int groups_count;
	struct sums_cell *cells;
	int cells_count;
	char **officials;  /* ids of official groups */
	int officials_count;
	struct sums_gap *gaps;
	int gaps_count;
	struct sums_mean *means;
	int means_count;
};

/* --- verify_sums.c --- */

/* Of the present round, added if they are not there; valid until another one comes. */
struct sums_group *sums_group(struct sums *sums, const char *id);
struct sums_cell *sums_cell(struct sums *sums, const char *group_id, int option_no);

/* Whether the rows of OTHER are among those of GROUP: everyone is all people, those withheld among them. */
bool sums_counts(const struct sums *sums, int group, int other);

/* What a sum of votes is where a group has it. */
void sums_gather(const struct sums *sums, int group, int option_no, int64_t *weight, double *given, int64_t *tens);

/* Whether two numbers that are there are not the same. */
bool sums_differ(double a, double b);

/* A sentence about the present round. */
void sums_wrong(struct sums *sums, const char *format, ...) __attribute__((format(printf, 2, 3)));

void sums_forget_round(struct sums *sums);
void sums_free(struct sums *sums);

/* verify_sums_round.c: what must agree in the present round, if there is one, which is forgotten then. */
void sums_check_round(struct sums *sums);

/* verify_sums_gaps.c: what must agree once all rows are there. */
void sums_check_gaps(struct sums *sums);

#endif
