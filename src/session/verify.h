/*
 * Verifying: a session file is sound, its totals reconcile, and its log explains what is in it.
 *
 * Three parts. The file: what SQLite can tell of its pages, indices and references, and whether it has
 * the tables, indices and triggers that this program makes. The totals: the sums that the file keeps
 * against its votes, and every row that an export would write, in each profile, added up anew
 * (core/method.h says which sums must agree). The log: walked from its first line, with what was taken
 * back left out, it says what must be there; what is there without a line, or a line without its effect,
 * is a fault.
 *
 * What nobody can see: a letter changed in a text, for nothing else in the file says how it was; which
 * answer a secret ballot gave, as long as the numbers agree; a time changed by seconds. The session can
 * also have been changed by this program itself: a log is no seal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_SESSION_VERIFY_H
#define RUNDE_SESSION_VERIFY_H

#include "core/buffer.h"
#include "core/status.h"
#include "session/session.h"

#include <stdbool.h>
#include <stdint.h>

struct verify {
	int64_t rounds, votes; /* rounds, and the votes in them */
	int64_t acts;          /* lines of the log */
	bool explained;        /* the log is one that explains; an earlier one was only read */
	int faults, remarks;
	struct buffer fault_lines, remark_lines; /* a sentence each */
};

void verify_free(struct verify *verify);

/* The file PATH (without `#SESSION_ID`) itself. STATUS_DATA: there are faults. Otherwise as store_open(),
 * and then nothing was looked at. */
enum status verify_file(const char *path, struct verify *verify, struct message *message);

/* One session of a sound file. STATUS_DATA: there are faults. STATUS_BUSY, STATUS_IO: it could not be
 * read. */
enum status verify_session(struct session *session, struct verify *verify, struct message *message);

#endif
