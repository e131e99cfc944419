#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# load.sql and load-duckdb.sql, without the databases they are for; load-sqlite.sql is run in t/967-sqlite.t.
. "${srcdir:-.}/t/tap.sh"
. "$top/t/every-kind.sh"

command -v python3 >/dev/null || skip_all 'python3 is not installed'
cd "$work" || exit 99
every_kind every-kind
runde new einwohnerdialog fresh.runde >/dev/null 2>&1 || bail 'there is no fresh session'
file=every-kind/demo.runde
runde export $file --for archive -o archive >/dev/null 2>&1
runde export $file fresh.runde -o analysis >/dev/null 2>&1
runde export $file --dialect excel-de -o excel >/dev/null 2>&1

exits 0 'the statements do what they say' python3 "$top/t/load.py" archive analysis
diag <"$work/out"
diag <"$work/err"
ok 'a text lost its guard' grep -q "^	\"text\" = regexp_replace" archive/load.sql
ok 'all or nothing' sh -c 'grep -qx "BEGIN;" archive/load.sql && tail -n 3 archive/load.sql | head -n 1 | grep -qx "COMMIT;"'
ok 'the first error ends it' grep -qFx '\set ON_ERROR_STOP on' archive/load.sql
ok 'nothing but errors is told' sh -c 'test "$(grep -n "^.set QUIET on" archive/load.sql | cut -d: -f1)" -lt "$(grep -n "^BEGIN" archive/load.sql | cut -d: -f1)"'
ok 'and psql is as it was afterwards' grep -qFx '\set QUIET :runde_quiet' archive/load.sql
ok 'a table comes after those that it refers to' sh -c \
	'test "$(sed -n "/^CREATE TABLE \"questions/=" archive/load.sql)" -lt "$(sed -n "/^CREATE TABLE \"results/=" archive/load.sql)"'
ok 'a German spreadsheet has no use for them' sh -c '! ls excel | grep -q "[.]sql$"'
ok 'there is no log where there is none' sh -c '! grep -q "\"log\"" analysis/load.sql'
done_testing
