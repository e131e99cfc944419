/*
 * What the two files that play an evening share: the row being played, and the acts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_SESSION_REPLAY_PLAYER_H
#define RUNDE_SESSION_REPLAY_PLAYER_H

#include "session/session.h"
#include "table/csv_read.h"

#include <stddef.h>

enum { REPLAY_MOST = 100000 };

enum cell {
	CELL_MINUTE, CELL_ACT, CELL_STEP, CELL_GROUP, CELL_OPTION, CELL_COUNT, CELL_TABLE,
	CELL_CLUSTER, CELL_SAID, CELL_WHO, CELL_AGREED, CELL_DUE, CELL_DUE_TEXT, CELLS
};

extern const char *const replay_cell_words[CELLS];

struct replay {
	struct env *env;
	const struct workshop *workshop;
	const char *path;
	utc_ms begin;
	int places[CELLS]; /* in the file; -1: it has no such column */
	const struct csv_row *row;
	struct session *session;
	struct message *message;
};

/* What stands in a column of the row; "" where there is no such column. */
const char *replay_cell(const struct replay *replay, enum cell which);

/* STATUS_DATA with a sentence about what stands there. */
enum status replay_wrong(const struct replay *replay, enum cell which);

struct replay_act {
	const char *word;
	enum status (*play)(struct replay *replay);
};

/* The first one, which makes the session; then the others. */
extern const struct replay_act replay_table[];
extern const size_t replay_table_count;

#endif
