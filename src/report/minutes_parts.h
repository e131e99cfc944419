/*
 * The minutes while they are being written: what their sections share; nobody else needs it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_REPORT_MINUTES_PARTS_H
#define RUNDE_REPORT_MINUTES_PARTS_H

#include "report/minutes.h"

/* A document and what stands in it. */
struct writing {
	const struct minutes *minutes;
	struct document *document;
	bool marks_only; /* above columns groups go by their marks: there are many, or long names */
};

/* Each writes its section, if there is something to say. */
void writing_head(const struct writing *writing);
void writing_tiles(const struct writing *writing);  /* how many, at a glance */
void writing_short(const struct writing *writing);  /* what stays in mind */
void writing_people(const struct writing *writing);
void writing_course(const struct writing *writing);
void writing_questions(const struct writing *writing);
void writing_views(const struct writing *writing);
void writing_voices(const struct writing *writing);
void writing_measures(const struct writing *writing);
void writing_next(const struct writing *writing);
void writing_reading(const struct writing *writing);
void writing_foot(const struct writing *writing);

/* PART with a text of the workshop, which is in its language. */
void writing_put(const struct writing *writing, enum part part, const char *text);
/* PART_QUOTE with what the room read, unless that is TITLE or nothing. */
void writing_prompt(const struct writing *writing, const char *prompt, const char *title);

/* PART_COLUMN_NUMBER, PART_CELL_NUMBER and so on with a text that is fresh and freed here; NULL: a
 * dash. */
void writing_take(const struct writing *writing, enum part part, char *text);
/* PART_CELL_NUMBER. */
void writing_count(const struct writing *writing, int64_t count);
/* PART_CELL_NUMBER with one decimal, or a dash. */
void writing_figure(const struct writing *writing, const struct figure *figure);
/* PART_CELL_NUMBER with VOTES of BASE as a share, or a dash. */
void writing_share(const struct writing *writing, int64_t votes, int64_t base);

/* "●A Administration"; of MINUTES_EVERYONE "everyone". */
void writing_group(const struct writing *writing, int group);
/* PART_COLUMN_NUMBER for it. */
void writing_group_head(const struct writing *writing, int group);
const char *writing_group_label(const struct writing *writing, int group);
const char *writing_group_mark(const struct writing *writing, int group);

/* "3 rather yes": what is typed for a level, where that says more than the label, and the label; fresh
 * memory. */
char *writing_level(const struct minutes_question *question, int option);

/* The key and the table of a figure: a bar of levels for everyone in each of COUNT rounds, and for each
 * group in the last of them. */
void writing_levels(const struct writing *writing, const struct minutes_question *question,
	const struct minutes_round *const *rounds, int count);

/* What of the estimates is drawn: the few that lie far outside would press all others together. False:
 * there are none. */
bool writing_range(const struct summary *summary, double *low, double *high);

/* What the groups answered in ROUND, where writing_levels() has not told it, if the room was asked so. */
void writing_by_group(const struct writing *writing, const struct minutes_question *question,
	const struct minutes_round *round);

/* What is said where something is withheld. */
const char *writing_too_small(void);

#endif
