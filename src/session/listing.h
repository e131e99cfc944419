/*
 * What sessions a file holds, for whoever has to choose among them. Read without opening a session:
 * a few rows, whatever the size of the file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_SESSION_LISTING_H
#define RUNDE_SESSION_LISTING_H

#include "core/status.h"
#include "core/utc.h"

#include <stdbool.h>

/* One session. Its texts are one line each and may be shown. */
struct listed {
	char *session_id, *title, *place, *local_date;
	utc_ms started_at; /* 0: not yet */
	utc_ms changed_at; /* when the last act was, or it was made */
	bool rehearsal;
	bool going_on;     /* begun and not ended */
	bool imported;     /* taken in from an exported folder */
};

struct listing {
	struct listed *list; /* by date, place and time of beginning */
	int count;
};

/* Statuses as store_open(). *LISTING is empty after a failure. */
enum status listing_read(const char *path, struct listing *listing, struct message *message);

void listing_free(struct listing *listing);

/* "2026-03-12  Title · Place"; fresh memory. */
char *listing_line(const struct listed *listed);

/* The file in NAME, which is a path that may have `#SESSION_ID` behind it; where that begins in NAME
 * goes to *ID, NULL: there is none. A file may have a # in its own name. Fresh memory. */
char *listing_file(const char *name, const char **id);

/* Whether there was a session ID in the file, and the DAY on which it was forgotten. */
bool listing_forgotten(const char *path, const char *id, char day[UTC_DATE]);

#endif
