/*
 * A changeset for a session that has moved to another file; see rekey.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_STORE_REKEY_H
#define RUNDE_STORE_REKEY_H

#include "core/buffer.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum rekey_column { REKEY_NOTHING, REKEY_ROUND, REKEY_SESSION };

struct rekey {
	const char *session_id; /* what stands in columns of sessions */
	int64_t (*round)(void *context, int64_t key);
	enum rekey_column (*column)(void *context, const char *table, int column);
	void *context;
};

/* Appends to OUT what BYTES say with other keys. False: they are no changeset. */
bool rekey_changeset(const void *bytes, size_t length, const struct rekey *rekey, struct buffer *out);

#endif
