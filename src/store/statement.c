/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/statement.h"

const struct statement_row statements[STATEMENT_COUNT] = {
#define STATEMENT(name, sql) [STORE_##name] = { #name, sql },
#include "store/statements.def"
#undef STATEMENT
};
