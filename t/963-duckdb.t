#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# DuckDB reads the exported folders as their codebook says, and loads them with the script that is in
# them; both times it comes to the sums of the session file.
. "${srcdir:-.}/t/tap.sh"
. "$top/t/outside/outside.sh"

needs_module @duckdb/node-api DuckDB
exported
ok 'DuckDB reads them' node "$outside/read.mjs" "$modules" read $folders
agrees DuckDB
folders=$(echo *.analyst)
ok 'DuckDB loads them' node "$outside/read.mjs" "$modules" load $folders
agrees 'loaded by DuckDB' --unguarded
done_testing
