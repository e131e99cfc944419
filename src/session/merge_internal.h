/*
 * A merge that goes on, for its two files.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_SESSION_MERGE_INTERNAL_H
#define RUNDE_SESSION_MERGE_INTERNAL_H

#include "session/internal.h"
#include "session/merge.h"
#include "session/merge_parted.h"

#define MERGED_KEY    "merged"     /* in `file`: it was made by merging */
#define FORGOTTEN_KEY "forgotten:" /* a row of `file` for each session that was, with its id */

struct source {
	char *file;
	const char *only; /* the one that was named, or NULL */
};

/* Where a session of OUT was taken from in this merge. */
struct origin {
	char *id;
	struct state_place place;
};

struct pair {
	char *key, *value;
};

struct merge {
	struct env *env;
	const char *out_path;
	struct store *out;
	bool is_new, changed;
	enum merge_parting parting;
	struct source *sources;
	int sources_count;
	struct pair *forgotten;
	int forgotten_count;
	struct origin *origins;
	int origins_count;
	struct parted *parted;
	int parted_count;
	struct merge_report *report;
};

bool merge_is_forgotten(const struct merge *merge, const char *session_id);

/* A session may come up in several of the files: what became of it in the end is one line. FROM: the
 * file whose state was taken, or NULL. */
struct merge_line *merge_report_on(struct merge *merge, enum merge_outcome outcome,
	const char *session_id, const struct listed *listed, const char *from);

/* Inside the transaction of OUT, and a snapshot of FROM. Failures are kept by the stores. */
void merge_session(struct merge *merge, struct store *from, const struct listed *listed);

#endif
