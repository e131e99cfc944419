# For tests that take tables into a session; read after tap.sh. A test begins with
#
#	. "${srcdir:-.}/t/tap.sh"
#	. "$top/t/import.sh"
#	cat >kinds.csv <<'END'
#	…
#	END
#	workshop=kinds.csv
#	fresh
#	takes 'one row' ballots <<'END'
#	…
#	END
#
# The tests run in $work; the session is a.runde, what is taken in table.csv. The clock is held at 17:00 UTC.
#
# SPDX-License-Identifier: GPL-3.0-or-later

command -v sqlite3 >/dev/null || skip_all 'sqlite3 is not installed'
cd "$work" || bail 'no folder to work in'

# fresh [WORKSHOP]: a new session, of $workshop if it does not say of which.
fresh() {
	rm -f a.runde
	runde new "${1:-$workshop}" a.runde || bail 'there is no session'
}

# ask SQL [FILE]
ask() {
	sqlite3 "${2:-a.runde}" "$1"
}

# drive: a script from standard input.
drive() {
	runde run a.runde --script - --size 80x24 --clock 2026-11-19T17:00:00Z --seed 1
}

# What is in the file but for who did what when.
content() {
	sqlite3 a.runde .dump
}

# takes NAME TABLE [OPTION...]: what stands on standard input is taken in as that table, and the file
# out tells what came in.
takes() {
	tap_what=$1 tap_table=$2
	shift 2
	cat >table.csv
	exits 0 "$tap_what" runde import "$@" a.runde "$tap_table" table.csv
}

# refuses NAME TABLE FAULTS [OPTION...]: it has these faults, `LINE: why` each.
refuses() {
	tap_what=$1 tap_table=$2 tap_faults=$3
	shift 3
	cat >table.csv
	content >before
	exits 65 "$tap_what" runde import "$@" a.runde "$tap_table" table.csv
	is "$(sed 's/^table\.csv://' err)" "$tap_faults" 'is told with its line'
	content >after
	same after before 'nothing is taken in'
}
