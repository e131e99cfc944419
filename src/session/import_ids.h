/*
 * Ids that stand in a file, or in a session already: each may be there once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_SESSION_IMPORT_IDS_H
#define RUNDE_SESSION_IMPORT_IDS_H

#include "session/import_table.h"
#include "session/model.h"

#include <stdbool.h>
#include <stddef.h>

struct import_ids {
	struct import_id {
		char id[SESSION_ID_LENGTH + 1];
		int line; /* 0: it is in the session */
	} *list;
	size_t count;
};

/* Whether TEXT is an id as they are made: LETTER, then SESSION_ID_LENGTH - 1 of a-z and 2-7. */
bool import_id_valid(const char *text, char letter);

void import_ids_add(struct import_ids *ids, const char *id, int line);

/* Tells of each that is there twice, as faults of COLUMN; how many. Sorts them. READER NULL: only counts. */
int import_ids_check(struct import_ids *ids, struct table_reader *reader, enum export_column column);

void import_ids_free(struct import_ids *ids);

#endif
