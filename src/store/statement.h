/*
 * Every SQL statement of the program, by name. The rows stand in
 * statements.def, in the order of the tables of schema.sql; one row makes the
 * name, the text and the check that as many values are bound as it has `?`.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_STORE_STATEMENT_H
#define RUNDE_STORE_STATEMENT_H

enum statement {
#define STATEMENT(name, sql) STORE_##name,
#include "store/statements.def"
#undef STATEMENT
	STATEMENT_COUNT
};

struct statement_row {
	const char *name;
	const char *sql;
};

extern const struct statement_row statements[STATEMENT_COUNT];

#endif
