/*
 * A session between two session files: compared, copied, removed. What tables there are is asked of the
 * file itself, so that a new one goes along: a table belongs to a session by its column session_id, or by
 * round_key and the round.
 *
 * Both stores are of the present version: store_open() sees to that. Keys of rounds mean nothing outside
 * their file and are given anew, also in what can be taken back; rows are written in the order of their
 * keys, so that a copy tells nothing of the order in which ballots were cast.
 *
 * A failure is kept by the store in which it happened.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_STORE_MERGE_H
#define RUNDE_STORE_MERGE_H

#include "store/store.h"

/* STATUS_DATA with a sentence when the file is damaged anywhere. Reads all of it. */
enum status store_check_whole(struct store *store, struct message *message);

/* Inside a transaction: no row of the session is left, and the file is due to be rewritten. */
void store_remove_session(struct store *store, const char *session_id);

/* Inside a transaction of STORE: the session FROM_ID of FROM becomes TO_ID there, which it must not have.
 * Unless TITLE is NULL, it is called so. */
void store_copy_session(struct store *store, const char *to_id, struct store *from, const char *from_id,
	const char *title);

/* How what is kept of a session in two files compares, besides log, undo and stage. */
struct store_comparison {
	char table[64];       /* the first one that differs otherwise than told below; "": none */
	bool left_has_more;   /* secret ballots, of rounds that are open in both */
	bool right_has_more;
};

/* NAMED: under the same name in both, so the title belongs to what is compared. */
void store_compare_sessions(struct store *left, const char *left_id, struct store *right,
	const char *right_id, bool named, struct store_comparison *comparison);

/* Whether an open round of the session in EARLIER holds secret answers that LATER does not have, be the
 * round open or closed there. */
bool store_misses_ballots(struct store *earlier, const char *earlier_id, struct store *later,
	const char *later_id);

#endif
