/*
 * What datapackage.json says of a folder as a whole, in English and in German.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TABLE_DATAPACKAGE_TEXTS_H
#define RUNDE_TABLE_DATAPACKAGE_TEXTS_H

#include "table/datapackage.h"

enum datapackage_language { IN_ENGLISH, IN_GERMAN, DATAPACKAGE_LANGUAGES };

/* Fresh memory. */
char *datapackage_title(const struct datapackage *package, enum datapackage_language language);

/* How the tables are to be read. Fresh memory. */
char *datapackage_description(const struct datapackage *package, enum datapackage_language language);

/* What is said of the guard alone. */
const char *datapackage_guard(enum datapackage_language language);

/* What follows the meaning of a column that PROFILE leaves empty; "" for others. */
const char *datapackage_left_out(enum export_column column, enum profile profile,
	enum datapackage_language language);

#endif
