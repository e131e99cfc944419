#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# DuckDB reads the exported folders as their codebook says, and comes to the sums of the session file.
. "${srcdir:-.}/t/tap.sh"
. "$top/t/outside/outside.sh"

needs_module @duckdb/node-api DuckDB
exported
ok 'DuckDB reads them' node "$outside/read.mjs" "$modules" $folders
agrees DuckDB
done_testing
