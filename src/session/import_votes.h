/*
 * Ballots as votes.csv has them, a row an entry: what of it belongs to which ballot, and whether it is one.
 *
 * Rows of one ballot need not stand together, but as long as the ids of a round come in their order,
 * as they are exported, only one ballot of it is in memory. If they do not, the file is to be read
 * anew, and all rows are kept: import_votes_again().
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_SESSION_IMPORT_VOTES_H
#define RUNDE_SESSION_IMPORT_VOTES_H

#include "session/import_file.h"

struct votes_import;

/* Whether a header is that of such a table. */
bool import_votes_header(const struct csv_row *row, int columns);

/* GROUP: of all rows, or -1. KEEP: all rows are kept. */
struct votes_import *import_votes_new(const struct import_file *file, int group, bool keep);
void import_votes_free(struct votes_import *votes); /* NULL is fine */

/* As csv_row_taker. */
bool import_votes_row(void *votes, size_t number, const struct csv_row *row, int columns);

/* Whether rows came in another order than can be understood at once. */
bool import_votes_again(const struct votes_import *votes);

/* Behind the last row: tells what is wrong with the whole. */
void import_votes_end(struct votes_import *votes);

/* What ended the reading; STATUS_OK: nothing did. */
enum status import_votes_status(const struct votes_import *votes);

enum status import_votes_save(struct votes_import *votes, struct buffer *report, unsigned *changed);

#endif
