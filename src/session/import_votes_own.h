/*
 * What the files of the import of votes.csv share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_SESSION_IMPORT_VOTES_OWN_H
#define RUNDE_SESSION_IMPORT_VOTES_OWN_H

#include "session/import_votes.h"

enum { GROUPS_KNOWN = 2 * GROUPS_MAX };

/* A row that was read. */
struct vote_row {
	int round;             /* index of the round */
	int line;
	enum entry_mode mode;
	int group;
	int option_no;         /* -1: took part */
	bool valued;           /* there is a value */
	bool wrong;            /* something about it has been told: its ballot is none */
	double value;
	int64_t weight;
	const char *ballot_id; /* "": it has none */
	const char *text;      /* "": none */
};

/* A ballot whose rows are coming in. */
struct run {
	bool open, named, wrong, took_part, abstains;
	struct buffer id;      /* kept behind the end of the run: the last one of its round */
	int line;
	int lines[OPTIONS_MAX + 2]; /* [option + 1]: where that stands */
	struct pile_ballot ballot;  /* its texts are its own */
};

/* What an institution says in a round. */
struct told_official {
	int group, line;
	bool wrong, took_part, abstains;
	int lines[OPTIONS_MAX + 2];
	struct ballot ballot;
	char *reason;
};

/* Beside taken.rounds[]. */
struct votes_round {
	struct question question;
	const struct step *step;
	const struct round *old;    /* that of the session; NULL: there is none */
	int line;                   /* the first row */
	bool asked[2];              /* [hands]: whether it may go in was looked up, */
	char *shut[2];              /* and why not */
	struct run run;
	struct told_official *officials;
	int officials_count;
};

struct votes_import {
	struct import_file file;
	int group;                  /* of all rows; -1: they say it */
	bool keep, again;
	struct taken_ballots taken; /* its rounds belong to these: */
	struct votes_round *rounds;
	int rounds_count;
	struct vote_row *kept;      /* secret rows, if all are kept; their texts are their own */
	size_t kept_count;

	/* What the last rows said, which most often is said again. */
	struct buffer last_question;
	int last_round, last_number;
	struct {
		char *text;
		int group;
	} groups[GROUPS_KNOWN];
	int groups_count;
};

/* import_votes_ballots.c */

/* Takes a row in whose round is known. False ends the reading. */
bool votes_take(struct votes_import *votes, const struct vote_row *row);

/* Behind the last row: the ballots that are still open, and those that were kept. */
void votes_finish(struct votes_import *votes);

/* What institutions say, of all rounds. */
void votes_officials(struct votes_import *votes);

#endif
