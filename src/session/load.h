/*
 * What the files that read the model share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_SESSION_LOAD_H
#define RUNDE_SESSION_LOAD_H

#include "session/internal.h"

/* The session's own row. False: there is none. */
bool load_details(struct session *session);

/* That, the workshop, and where its steps stand. */
enum status load_workshop(struct session *session, struct message *message);

/* Where the steps stand, in the workshop that was read. */
void load_runs(struct session *session);

/* All rounds, and the votes of one that was read. */
void load_rounds(struct session *session);
void load_tally(struct session *session, struct round *round);

/* How many sheets of each paper form were typed. */
void load_forms(struct session *session);

/* Says that TABLE holds what no act could have written. */
void take_damage(struct session *session, const char *table);

/* *TEXT becomes a copy of the COLUMN of the row that is being read. */
void take_text(struct session *session, enum statement statement, int column, char **text);
void take_id(struct session *session, enum statement statement, int column, char *out, size_t room);

/* The index of WORD among the COUNT words of one of the enums; 0 for a word that is not there. */
int index_of(const char *const *words, int count, const char *word);

/* The step's index; -1 for "" or one that is not there. */
int find_step(const struct model *model, const char *id);

#endif
