/*
 * The export: which files there are, which columns they have, and what each means.
 *
 * A file or a column is one row of export_table.def. Whoever writes a row of a file fills an
 * array of EXPORT_COLUMN_COUNT cells by the columns' names and gives the file's part of it to
 * the writer, so a new column is a row there and the one line that fills it; until it is filled
 * it is there and empty. The codebook, the man page and the import read the same rows.
 *
 * A file's columns stand together, in the order of the file. Rows are sorted by the columns
 * marked as keys, from left to right; together they are unique in the file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TABLE_EXPORT_TABLE_H
#define RUNDE_TABLE_EXPORT_TABLE_H

#include <stdbool.h>
#include <stddef.h>

/* For whom a folder is written. */
enum profile {
	PROFILE_ARCHIVE,  /* everything, confidential */
	PROFILE_ANALYSIS, /* small groups withheld, nothing hidden, no names, no log */
	PROFILE_NETWORK,  /* for whoever was not there: no words of a comment, no hands of a few either */
	PROFILE_COUNT
};

extern const char *const profile_words[PROFILE_COUNT]; /* "archive" … */

/* Bits of enum profile. */
enum export_profiles {
	IN_ARCHIVE = 1 << PROFILE_ARCHIVE,
	IN_ANALYSIS = 1 << PROFILE_ANALYSIS,
	IN_NETWORK = 1 << PROFILE_NETWORK,
	IN_ALL = IN_ARCHIVE | IN_ANALYSIS | IN_NETWORK,
};

enum export_type {
	EXPORT_TEXT,    /* any text, guarded against formulas */
	EXPORT_INTEGER,
	EXPORT_NUMBER,  /* four decimals */
	EXPORT_TIME,    /* ISO 8601, UTC, to the second */
	EXPORT_DATE,    /* YYYY-MM-DD */
	EXPORT_FLAG,    /* true, false */
	EXPORT_TYPE_COUNT
};

extern const char *const export_type_words[EXPORT_TYPE_COUNT]; /* of a Frictionless Table Schema */

/* EXPORT_VOTES … */
enum export_file {
#define FILE_ROW(file, name, profiles, english, german) EXPORT_##file,
#define COLUMN(file, column, name, type, key, profiles, english, german)
#include "table/export_table.def"
#undef FILE_ROW
#undef COLUMN
	EXPORT_FILE_COUNT
};

/* VOTES_BALLOT_ID … */
enum export_column {
#define FILE_ROW(file, name, profiles, english, german)
#define COLUMN(file, column, name, type, key, profiles, english, german) file##_##column,
#include "table/export_table.def"
#undef FILE_ROW
#undef COLUMN
	EXPORT_COLUMN_COUNT
};

struct export_file_row {
	const char *name;    /* "votes"; the file is votes.csv */
	unsigned profiles;   /* where it is written */
	const char *english; /* what a row is */
	const char *german;
};

struct export_column_row {
	enum export_file file;
	const char *name;
	enum export_type type;
	bool key;
	unsigned profiles; /* elsewhere it is empty */
	const char *english; /* what it means */
	const char *german;
};

extern const struct export_file_row export_files[EXPORT_FILE_COUNT];
extern const struct export_column_row export_columns[EXPORT_COLUMN_COUNT];

/* The file called NAME ("votes" or "votes.csv"), or EXPORT_FILE_COUNT. */
enum export_file export_file_named(const char *name);

/* Which columns FILE has in PROFILE, in order, in COLUMNS (room for EXPORT_COLUMN_COUNT); how
 * many: all of them, or none when the profile does not have the file. A table looks the same in
 * every profile; what a profile may not tell is empty in it. */
size_t export_file_columns(enum export_file file, enum profile profile,
	enum export_column *columns);

#endif
