#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The lines in runde-export(5) that read the tables do so, as they stand there.
. "${srcdir:-.}/t/tap.sh"
. "$top/t/every-kind.sh"

page=$build/man/runde-export.5
[ -f "$page" ] || page=$top/man/runde-export.5
cd "$work" || exit 99
every_kind every-kind
runde export every-kind/demo.runde --for archive -o csv >/dev/null 2>&1
runde export every-kind/demo.runde --for archive --dialect excel-de -o excel >/dev/null 2>&1

# block NAME NUMBER: the lines of that display below the heading.
block() {
	awk -v name=".Ss $1" -v wanted="$2" '
		$0 == name { here = 1; next }
		/^\.S[sh] / { here = 0 }
		here && /^\.Bd/ { shown = ++number == wanted; next }
		/^\.Ed/ { shown = 0 }
		here && shown' "$page" | sed 's/\\e/\\/g'
}

for name in R pandas PostgreSQL DuckDB SQLite; do
	ok "$name has its lines" test -n "$(block $name 1)"
done
is "$(block PostgreSQL 1)" 'psql -f load.sql' 'the script for PostgreSQL has its name'
ok 'so has the one for DuckDB' sh -c "echo '$(block DuckDB 1)' | grep -q '< load-duckdb.sql\$'"
ok 'both are there' test -s csv/load.sql -a -s csv/load-duckdb.sql

if command -v sqlite3 >/dev/null; then
	block SQLite 1 >import
	exits 0 'SQLite reads them' sh -c 'cd csv && . ../import'
	is "$(sqlite3 csv/lindenau.db 'SELECT sum(weight) FROM votes')" \
		"$(awk -F, 'NR > 1 { n += $NF } END { print n }' csv/votes.csv)" 'all of them'
else
	skip 2 'sqlite3 is not installed'
fi

python=
for each in python3 /usr/bin/python3; do
	[ -n "$python" ] || ! "$each" -c 'import pandas' 2>/dev/null || python=$each
done
if [ -n "$python" ]; then
	{ echo 'import pandas'; block pandas 1
		echo 'print(votes["weight"].sum(), votes["option_no"].dtype, votes["text"].isna().any())'; } >votes.py
	exits 0 'pandas reads them' sh -c "cd csv && $python ../votes.py"
	is "$(cut -d' ' -f2- "$work/out")" 'Int64 True' 'with their types'
	read_total=$(cut -d' ' -f1 "$work/out")
	{ echo 'import pandas'; block pandas 2; echo 'print(votes["weight"].sum())'; } >german.py
	exits 0 'and those for a spreadsheet' sh -c "cd excel && $python ../german.py"
	is "$(cat "$work/out")" "$read_total" 'as many'
	{ echo 'import pandas'
		block pandas 1 | sed 's/votes = /comments = /; s/votes\.csv/comments.csv/'
		block pandas 3; echo 'print(*comments["text"], sep=chr(10))'; } >guard.py
	exits 0 'and without the guard' sh -c "cd csv && $python ../guard.py"
	ok 'a text is as it was written' grep -qx -e '-1 für den Bus' "$work/out"
else
	skip 6 'pandas is not installed'
fi

if command -v Rscript >/dev/null; then
	{ block R 1; echo 'cat(sum(votes$weight), class(votes$option_no), anyNA(votes$text), "\n")'; } >votes.R
	exits 0 'R reads them' sh -c 'cd csv && Rscript --vanilla ../votes.R'
	is "$(cut -d' ' -f2- "$work/out")" 'integer TRUE ' 'with their types'
	{ block R 1 | sed 's/votes/comments/g'; block R 3; echo 'writeLines(comments$text)'; } >guard.R
	exits 0 'and without the guard' sh -c 'cd csv && Rscript --vanilla ../guard.R'
	ok 'a text is as it was written' grep -qx -e '-1 für den Bus' "$work/out"
	if Rscript --vanilla -e 'quit(status = !requireNamespace("readr", quietly = TRUE))' >/dev/null 2>&1; then
		{ block R 2; echo 'cat(sum(votes$weight), anyNA(votes$text), "\n")'; } >readr.R
		exits 0 'readr reads them' sh -c 'cd csv && Rscript --vanilla ../readr.R'
	else
		skip 1 'readr is not installed'
	fi
else
	skip 5 'R is not installed'
fi
done_testing
