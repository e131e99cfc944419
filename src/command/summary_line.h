/*
 * Lines of the summary: text that stands where it should and never too wide.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_COMMAND_SUMMARY_LINE_H
#define RUNDE_COMMAND_SUMMARY_LINE_H

#include <stdint.h>
#include <stdio.h>

/* Where the last columns of figures end. */
enum {
	FIGURE_END = 72,
	COUNT_END = 80,
	FIGURE_COLUMNS = 6,
};

/* Fills up from AT to COLUMN; returns where the line is then. */
int line_pad(FILE *to, int at, int column);

/* TEXT as it may reach a terminal, shortened to COLUMNS; the columns it took. */
int line_put(FILE *to, const char *text, int columns);

/* TEXT so that it ends before column END; where the line is then. */
int line_put_right(FILE *to, int at, int end, const char *text);
int line_put_number(FILE *to, int at, int end, int64_t number);

#endif
