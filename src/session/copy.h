/*
 * Copies a workshop, whole or step by step, into a session file, with notes
 * and all languages. Inside a transaction; failures are kept by the store.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_SESSION_COPY_H
#define RUNDE_SESSION_COPY_H

#include "core/workshop.h"
#include "store/store.h"

/* The head's texts, the groups and all steps. */
void copy_workshop(struct store *store, const char *session_id, const struct workshop *workshop);

/* The step at index STEP, as number STEP + 1. ORIGIN: "workshop" or "inserted". */
void copy_step(struct store *store, const char *session_id, const struct workshop *workshop, int step,
	const char *origin);

#endif
