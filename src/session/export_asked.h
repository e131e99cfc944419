/*
 * A round as the tables see it: what each group answered, what of it is withheld, and how its rows
 * are called.
 *
 * Groups are indices of the workshop's, people of no group last, TALLY_ALL everyone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_SESSION_EXPORT_ASKED_H
#define RUNDE_SESSION_EXPORT_ASKED_H

#include "core/withhold.h"
#include "session/export_rows.h"
#include "table/export_rules.h"

struct asked {
	const struct round *round;
	const struct step *step;
	enum kind kind;
	const char *theme;
	bool secret;
	enum entry_mode secret_mode; /* how its votes came in, where that is not told one by one */
	bool by_group; /* else nobody was asked for a group, and of people only `all` has rows */
	bool all_withheld;
	enum withholding withheld[GROUPS_MAX + 1];
	bool hands_withheld; /* some of a show of hands; see core/withhold.h */
	bool has_present[GROUPS_MAX + 1];
	int64_t present[GROUPS_MAX + 1];
	struct summary all;
	struct summary groups[GROUPS_MAX + 1];
	struct tally institutions;       /* what they say alone; only where people's words are withheld */
	const struct tally *said;        /* what words are told of: this or that of the round */
	const struct word **words;       /* of these those that have rows, in their order */
	int words_count;
};

/* Reads ROUND, and says in the report what of it is withheld. */
void asked_read(struct export *export, const struct round *round, struct asked *asked);
void asked_free(struct asked *asked);

static inline const struct summary *
asked_summary(const struct asked *asked, int group)
{
	return group == TALLY_ALL ? &asked->all : &asked->groups[group];
}

/* Why what GROUP said is withheld. */
enum withholding asked_withheld(const struct asked *asked, int group);

/* Whether GROUP has rows: where the room was asked group by group each has. Official groups speak
 * only where they have an answer. */
bool asked_has_rows(const struct asked *asked, int group);

/* What stands in the column `status`: "ok", "empty", or one word for all that is withheld: whether a
 * group is small itself or hides one would, with what is left over, say how many it has. */
const char *asked_status(const struct asked *asked, int group);

/* Whether what was given in MODE by people of ONE counts for GROUP, which may be TALLY_ALL. */
bool asked_counts_for(const struct asked *asked, enum entry_mode mode, int one, int group);

/* export_votes.c */
void export_votes(struct export *export, const struct asked *asked);

/* export_wide.c */
void export_wide_asked(struct export *export, const struct asked *asked);

/* export_gaps.c: what one round after the other says to a scale is kept until all are there. */
struct gap_question;

struct gaps {
	struct gap_question *questions;
	int count;
};

void gaps_add(struct export *export, const struct asked *asked, struct gaps *gaps);
void export_gaps(struct export *export, const struct gaps *gaps);
void gaps_free(struct gaps *gaps);

#endif
