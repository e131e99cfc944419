/*
 * What the files of verifying share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_SESSION_VERIFY_PART_H
#define RUNDE_SESSION_VERIFY_PART_H

#include "session/internal.h"
#include "session/verify.h"

/* A sentence about what is wrong. */
void verify_fault(struct verify *verify, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* A sentence about what is only strange. */
void verify_remark(struct verify *verify, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* verify_rules.c: what must be true of the tables, each for itself and with each other. */
void verify_rules(struct session *session, struct verify *verify);

/* verify_totals.c: what an export would write. */
enum status verify_totals(struct session *session, struct verify *verify, struct message *message);

/* verify_log.c: what the log says. */
void verify_log(struct session *session, struct verify *verify);

#endif
