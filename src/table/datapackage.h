/*
 * The codebook of an exported folder, datapackage.json: a Frictionless Data Package
 * (https://datapackage.org), made of the export table and its rules.
 *
 * It is a Tabular Data Package of version 1, which readers of version 2 take as well. What stands
 * in it beside that standard is under "runde" in the package and ends in "@de": a text in German.
 * It says nothing of when or where it was written, so that two exports of the same are the same.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TABLE_DATAPACKAGE_H
#define RUNDE_TABLE_DATAPACKAGE_H

#include "core/licence.h"
#include "core/status.h"
#include "core/utc.h"
#include "table/csv_write.h"
#include "table/export_table.h"
#include "table/wide_table.h"

#include <stdint.h>
#include <stdio.h>

#define DATAPACKAGE_FILE "datapackage.json"

struct datapackage_session {
	char *id, *title, *place, *local_date; /* owned; "" where there is none */
	utc_ms ended_at;                       /* 0: it has not */
};

struct datapackage {
	enum profile profile;
	enum csv_dialect dialect;
	int min_cell;
	struct licence licence;
	struct datapackage_session *sessions;  /* owned, in the order of sessions.csv */
	size_t sessions_count;
	bool written[EXPORT_FILE_COUNT];
	int64_t bytes[EXPORT_FILE_COUNT];      /* 0: not known */
	struct wide_fields wide;               /* owned; none: there is no wide table */
	int64_t wide_bytes;
};

void datapackage_add_session(struct datapackage *package, const char *id, const char *title,
	const char *place, const char *local_date, utc_ms ended_at);
void datapackage_free(struct datapackage *package);

/* Writes it to FILE, which stays the caller's; NAME is what a message calls it. STATUS_IO. */
enum status datapackage_write(const struct datapackage *package, FILE *file, const char *name,
	struct message *message);

#endif
