/*
 * What is true of every value of a column, in every export: the constraints of the codebook and of
 * load.sql.
 *
 * They promise no more than the program keeps. A column that a profile does not have is empty
 * there, whatever is said here.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TABLE_EXPORT_RULES_H
#define RUNDE_TABLE_EXPORT_RULES_H

#include "table/export_table.h"

#include <stdbool.h>
#include <stddef.h>

/* Why a row of figures is as it is: the column `status`. */
enum export_status {
	EXPORT_OK,
	EXPORT_EMPTY,     /* nobody answered */
	EXPORT_WITHHELD,  /* too few ballots, or it would give away a group of too few */
	EXPORT_HIDDEN,    /* a word that was taken off the wall */
	EXPORT_STATUS_COUNT
};

extern const char *const export_status_words[EXPORT_STATUS_COUNT];

enum export_origin { ORIGIN_WORKSHOP, ORIGIN_INSERTED, EXPORT_ORIGIN_COUNT };
extern const char *const export_origin_words[EXPORT_ORIGIN_COUNT];

/* What a group, how a vote came in and a status are called where that is not told. */
#define WITHHELD_WORD "withheld"

enum export_group_type {
	GROUP_PEOPLE,
	GROUP_OFFICIAL,
	GROUP_ALL,
	GROUP_NONE,
	GROUP_WITHHELD,
	EXPORT_GROUP_TYPE_COUNT
};
extern const char *const export_group_type_words[EXPORT_GROUP_TYPE_COUNT];

enum export_measure_state { MEASURE_PLANNED, MEASURE_DROPPED, EXPORT_MEASURE_STATE_COUNT };
extern const char *const export_measure_state_words[EXPORT_MEASURE_STATE_COUNT];

enum { EXPORT_WORDS_MOST = 16, EXPORT_KEYS_MOST = 8 };

struct export_rule {
	bool required;        /* never missing; so are keys */
	bool may_be_missing;  /* though it is a key */
	bool has_least, has_most;
	int least, most;
	const char *pattern;  /* of the whole value; NULL: any */
	unsigned words;       /* which; see export_words() */
};

/* The rule of COLUMN; one that asks for nothing if it has none. */
struct export_rule export_rule(enum export_column column);

/* Whether the whole TEXT is what PATTERN, that of a rule, stands for. */
bool export_pattern_fits(const char *pattern, const char *text);

/* Whether COLUMN has a value in every row of PROFILE. */
bool export_required(enum export_column column, enum profile profile);

/* The words that COLUMN is one of, in LIST; how many, 0: it may be anything. */
size_t export_words(enum export_column column, const char *list[EXPORT_WORDS_MOST]);

/* The columns that together tell FILE's rows apart; how many. */
size_t export_keys(enum export_file file, enum export_column keys[EXPORT_KEYS_MOST]);

/* Whether each of them has a value in every row, so that they make a primary key. */
bool export_has_primary_key(enum export_file file);

/* A row of FILE belongs to a row of PARENT, whose primary key TO is. Each profile keeps it. */
struct export_reference {
	enum export_file file, parent;
	size_t count;
	enum export_column from[EXPORT_KEYS_MOST], to[EXPORT_KEYS_MOST];
};

extern const struct export_reference export_references[];
extern const size_t export_references_count;

#endif
