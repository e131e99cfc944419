/*
 * The merge: sessions of several files in one.
 *
 * Two states of one session are told by their acts, which have random ids: where the acts of one begin with
 * all those of the other, it is the later one and takes the other's place whole. What the log does not
 * tell of counts too: with the same acts, the state that has more secret ballots in an open round is the
 * later one, and a state that lacks ballots which the other had is not. Clocks decide nothing. That a
 * session was taken up again after a pause is no act in this. With the same acts, the session itself
 * takes the place of what was taken in from a folder that it was exported to.
 *
 * States that went on differently are refused, or both kept, or the one that comes takes the place of
 * those that are there. Where both are kept the one that was there stays, the other has an id of its own,
 * made out of its acts, and says in its title which file it is from. Merging the same again finds it by
 * its acts.
 *
 * That something was forgotten is no act in this either, but what was forgotten in one of them must not
 * come back with another: that is always refused.
 *
 * A file that was made by merging says so, and only such a file is merged into: an evening's own is not
 * changed by mistake.
 *
 * A session that was forgotten in one of the files is not brought back, and is erased where it still was.
 * Rehearsals are left out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_SESSION_MERGE_H
#define RUNDE_SESSION_MERGE_H

#include "core/status.h"
#include "session/env.h"

#include <stdbool.h>
#include <stdint.h>

enum merge_outcome {
	MERGE_ADDED,
	MERGE_REPLACED,  /* by a later state */
	MERGE_UNCHANGED, /* the same, or a later state, is there */
	MERGE_KEPT_BOTH, /* two states that went on differently */
	MERGE_GIVEN_UP,  /* a state beside one that counts */
	MERGE_ERASED,    /* it was forgotten in another file, and is no longer in this one */
	MERGE_FORGOTTEN, /* and was not brought back */
	MERGE_REHEARSAL, /* left out */
	MERGE_OUTCOMES,
};

/* What became of one session. */
struct merge_line {
	enum merge_outcome outcome;
	char *session_id; /* in the merged file */
	char *said;       /* "2026-03-12  Title · Place", as in its own file */
	char *from;       /* the file it was taken from, as named; NULL: it is as it was */
	int64_t acts;     /* MERGE_REPLACED: how many were added */
	bool instead;     /* it took the place of a state that went on differently, */
	int64_t lost;     /* which had so many acts of its own */
	bool older;       /* MERGE_UNCHANGED: what came was an earlier state */
	bool going_on;    /* it has not ended */
	bool imported;    /* the state that was taken was taken in from an exported folder */
};

struct merge_report {
	struct merge_line *lines; /* in the order of the files */
	int count;
	int sessions;             /* how many there are now */
	bool erase_later;         /* what was replaced is still to be overwritten: somebody reads the file */
	char *parted;             /* which went on differently, a paragraph each; NULL: none */
};

void merge_report_free(struct merge_report *report);

/* What is done with states that went on differently. */
enum merge_parting {
	MERGE_REFUSE,
	MERGE_KEEP, /* both */
	MERGE_TAKE, /* the one that comes last */
};

/* Merges COUNT sources, FILE or FILE#SESSION_ID, into the file OUT, which is made if it is not there. All
 * or nothing; the sources are never changed. REPORT is the caller's to free, also after a failure.
 *
 * STATUS_USAGE: OUT is one of the sources, or there and not made by merging. STATUS_DATA: a source is damaged, newer or no session file;
 * states went on differently and PARTING is MERGE_REFUSE; there is nothing to merge. STATUS_NO_INPUT,
 * STATUS_CANNOT_CREATE, STATUS_IO. STATUS_BUSY: OUT is being run, or somebody holds a file. */
enum status merge_files(struct env *env, const char *out, char *const *sources, int count,
	enum merge_parting parting, struct merge_report *report, struct message *message);

#endif
