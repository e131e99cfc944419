/*
 * Import of a whole package: the folder of an archive (`runde export --for archive`) becomes a session
 * file again, with all sessions that it holds. Exported once more it gives the same tables, byte for
 * byte, whichever dialect it was written in.
 *
 * The folder is untrusted: somebody may have opened it in a spreadsheet, cut or changed it. Columns
 * and rows may stand in any order; files that are no tables of the archive are not looked at. All
 * that can be computed from other tables is computed again, and what differs is a fault, so that
 * nothing comes in that the folder itself does not bear out.
 *
 * A session that came in like this can be shown, reported and merged, not continued. Notes of the
 * workshop and the code that ends secret entry are never exported, so it has none.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_SESSION_IMPORT_PACKAGE_H
#define RUNDE_SESSION_IMPORT_PACKAGE_H

#include "core/buffer.h"
#include "core/status.h"
#include "core/workshop.h"
#include "session/env.h"
#include "table/export_table.h"

/* What is wrong with each table; zeroed: nothing. */
struct package_faults {
	struct faults of[EXPORT_FILE_COUNT];
};

void package_faults_free(struct package_faults *faults);

/* Makes the session file PATH out of the folder DIR: whole, under its name only at the end, or not at
 * all. REPORT: which sessions, a line each. FAULTS are the caller's to free.
 *
 * STATUS_CANNOT_CREATE: PATH exists or cannot be made. STATUS_NO_INPUT: there is no such folder.
 * STATUS_DATA: FAULTS says what is wrong in which table, if it is in one, and MESSAGE how much of it.
 * STATUS_IO: a table could not be read, or the file not be written. */
enum status import_package(struct env *env, const char *path, const char *dir, struct buffer *report,
	struct package_faults *faults, struct message *message);

#endif
