/*
 * Workshop files, runde-workshop(5): CSV becomes a workshop, or a list of everything that is
 * wrong with it.
 *
 * At most WORKSHOP_ROWS_MAX rows and WORKSHOP_CELL_MAX bytes a cell. Columns stand in any order; a
 * row of empty cells, and a column without a name whose cells are empty, are what
 * spreadsheets leave behind and mean nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TABLE_WORKSHOP_FILE_H
#define RUNDE_TABLE_WORKSHOP_FILE_H

#include "core/status.h"
#include "core/workshop.h"

#include <stdio.h>

enum { FAULTS_SHOWN = 100 };

/* Reads PATH ("-": standard input). PEOPLE are expected, for the warnings about time; 0: unknown.
 * FAULTS, sorted by line, may hold warnings also when all is well; the caller frees them.
 *
 * STATUS_OK: *WORKSHOP is the caller's, its hash that of the file's bytes. STATUS_DATA: FAULTS says
 * what is wrong, MESSAGE how much of it. STATUS_NO_INPUT, STATUS_IO: MESSAGE says why.
 * *WORKSHOP is NULL after a failure. */
enum status workshop_file_read(const char *path, int people, struct workshop **workshop,
	struct faults *faults, struct message *message);

/* Prints `PATH:LINE: message` or `PATH:LINE: warning: message` for each, `PATH: …` where a fault
 * has no line; the first FAULTS_SHOWN, then how many more there are. */
void workshop_file_print_faults(FILE *to, const char *path, const struct faults *faults);

#endif
