/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/import.h"

const struct import_table import_tables[] = {
	{ "ballots", import_ballots, .group = true, .mode = true },
	{ "comments", import_comments, .group = true, .step = true },
	{ "measures", import_measures, .step = true },
	{ "people", import_people, .group = false },
};

const size_t import_tables_count = sizeof(import_tables) / sizeof(import_tables[0]);
