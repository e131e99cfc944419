/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/import.h"

const struct import_table import_tables[] = {
	{ "ballots", import_ballots },
};

const size_t import_tables_count = sizeof(import_tables) / sizeof(import_tables[0]);
