/*
 * The sheet that an institution fills in before the evening: a table with a row for each question and,
 * where one ballot says something of several options, for each of these below it.
 *
 * It is made for a spreadsheet set to German and for somebody who has never seen the program: the
 * question in full, the possible answers spelled out, an empty cell for the answer and one for its
 * reason. `question_id` says which question a row is about, `question.option_no` which option;
 * the other columns are named in the language of the sheet and may be read in any. No cell has a line
 * break, so that the lines of the file, which faults name, are the rows of the spreadsheet.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TABLE_ANSWER_SHEET_H
#define RUNDE_TABLE_ANSWER_SHEET_H

#include "core/status.h"
#include "core/workshop.h"

#include <stdbool.h>

enum answer_column {
	ANSWER_COLUMN_ID,
	ANSWER_COLUMN_THEME,    /* this one, the question and the answers are only there to be read */
	ANSWER_COLUMN_QUESTION,
	ANSWER_COLUMN_ANSWERS,
	ANSWER_COLUMN_ANSWER,
	ANSWER_COLUMN_REASON,
	ANSWER_COLUMN_COUNT
};

/* The first word of each is the contract's, the others are those of the languages that a sheet can be
 * written in. */
enum { ANSWER_COLUMN_LANGUAGES = 2 };
extern const char *const answer_columns[ANSWER_COLUMN_COUNT][ANSWER_COLUMN_LANGUAGES];

/* The column that NAME, clean, is the name of, case aside; false: of none. */
bool answer_column_named(const char *name, enum answer_column *column);

/* Writes the sheet of WORKSHOP, with what core/beforehand.h says is asked, to PATH ("-": standard output), in LANGUAGE, "de" or "en". *QUESTIONS:
 * how many there are on it.
 *
 * STATUS_DATA: there is nothing to ask. STATUS_CANNOT_CREATE: PATH exists or cannot be made.
 * STATUS_IO: writing failed; what was made is gone again. */
enum status answer_sheet_write(const char *path, const struct workshop *workshop,
	const char *language, int *questions, struct message *message);

#endif
