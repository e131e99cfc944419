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

runde new --place Lindenau --place-id 09577177 --wave 2026 einwohnerdialog placed.runde >/dev/null 2>&1
runde export placed.runde -o placed >/dev/null 2>&1 || bail 'no session with a key of its place'

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
runde export every-kind/demo.runde -o analysis >/dev/null 2>&1
wanted=$(python3 -c 'import csv
for q in csv.DictReader(open("analysis/questions.csv", encoding="utf-8")):
	if (q["question_id"], q["round"], q["group_id"]) == ("klar", "2", "all"): print("%.4f" % float(q["mean"]))')
ok 'some of them are withheld' grep -q '"klar",2,[^,]*,"withheld","withheld"' analysis/votes.csv
is "$(block PostgreSQL 1)" 'psql -f load.sql' 'the script for PostgreSQL has its name'
ok 'so has the one for DuckDB' sh -c "echo '$(block DuckDB 1)' | grep -q '< load-duckdb.sql\$'"
ok 'both are there' test -s csv/load.sql -a -s csv/load-duckdb.sql

if command -v sqlite3 >/dev/null; then
	block SQLite 1 >import
	is "$(cat import)" 'sqlite3 lindenau.db < load-sqlite.sql' 'the script for SQLite has its name'
	exits 0 'SQLite reads them' sh -c 'cd csv && . ../import'
	is "$(sqlite3 csv/lindenau.db 'SELECT sum(weight) FROM votes')" \
		"$(awk -F, 'NR > 1 { n += $NF } END { print n }' csv/votes.csv)" 'all of them'
	exits 0 'and those for analysis' sh -c 'cd analysis && . ../import'
	is "$(block PostgreSQL 2 | sqlite3 analysis/lindenau.db | awk -F'|' '$1 == "klar" && $2 == 2 { printf "%.4f", $3 }')" \
		"$wanted" 'the mean without institutions is that of everyone'
else
	skip 5 'sqlite3 is not installed'
fi

python=
for each in python3 /usr/bin/python3; do
	[ -n "$python" ] || ! "$each" -c 'import pandas' 2>/dev/null || python=$each
done
if [ -n "$python" ]; then
	{ echo 'import json, pandas'; block pandas 1
		echo 'print(votes["weight"].sum(), votes["option_no"].dtype, votes["text"].isna().any())'; } >votes.py
	exits 0 'pandas reads them' sh -c "cd csv && $python ../votes.py"
	is "$(cut -d' ' -f2- "$work/out")" 'Int64 True' 'with their types'
	read_total=$(cut -d' ' -f1 "$work/out")
	{ echo 'import json, pandas'; block pandas 1 | sed '/^votes = /d'; block pandas 2; echo 'print(votes["weight"].sum())'; } >german.py
	exits 0 'and those for a spreadsheet' sh -c "cd excel && $python ../german.py"
	is "$(cat "$work/out")" "$read_total" 'as many'
	{ echo 'import json, pandas'
		block pandas 1 | sed 's/votes/comments/g'
		block pandas 3; echo 'print(*comments["text"], sep=chr(10))'; } >guard.py
	exits 0 'and without the guard' sh -c "cd csv && $python ../guard.py"
	ok 'a text is as it was written' grep -qx -e '-1 für den Bus' "$work/out"
	{ echo 'import json, pandas'; block pandas 1; block pandas 4; echo 'print("%.4f" % mean)'; } >mean.py
	exits 0 'the mean without institutions' sh -c "cd analysis && $python ../mean.py"
	is "$(cat "$work/out")" "$wanted" 'is that of everyone'
	{ echo 'import json, pandas'; block pandas 1 | sed 's/votes/sessions/g'
		echo 'print(sessions["place_id"][0], sessions["wave"].dtype, sessions["planned_end"].dtype)'; } >place.py
	exits 0 'pandas reads the key of a place' sh -c "cd placed && $python ../place.py"
	is "$(cat "$work/out")" '09577177 string string' 'with its zero, and an empty text as a text'
else
	skip 10 'pandas is not installed'
fi

if command -v Rscript >/dev/null; then
	{ block R 1; echo 'cat(sum(votes$weight), class(votes$option_no), anyNA(votes$text), "\n")'; } >votes.R
	exits 0 'R reads them' sh -c 'cd csv && Rscript --vanilla ../votes.R'
	is "$(cut -d' ' -f2- "$work/out")" 'integer TRUE ' 'with their types'
	{ block R 1 | sed 's/votes/comments/g'; block R 3; echo 'writeLines(comments$text)'; } >guard.R
	exits 0 'and without the guard' sh -c 'cd csv && Rscript --vanilla ../guard.R'
	ok 'a text is as it was written' grep -qx -e '-1 für den Bus' "$work/out"
	if Rscript --vanilla -e 'quit(status = !requireNamespace("readr", quietly = TRUE))' >/dev/null 2>&1; then
		{ block R 1 | sed '/^classes/,$d'; block R 2; echo 'cat(sum(votes$weight), anyNA(votes$text), "\n")'; } >readr.R
		exits 0 'readr reads them' sh -c 'cd csv && Rscript --vanilla ../readr.R'
	else
		skip 1 'readr is not installed'
	fi
	{ block R 1; block R 4 | sed '$s/.*/cat(sprintf("%.4f", &))/'; } >mean.R
	exits 0 'the mean without institutions' sh -c 'cd analysis && Rscript --vanilla ../mean.R'
	is "$(cat "$work/out")" "$wanted" 'is that of everyone'
	{ block R 1 | sed 's/votes/sessions/g'; echo 'cat(sessions$place_id, class(sessions$wave), class(sessions$planned_end), "\n")'; } >place.R
	exits 0 'R reads the key of a place' sh -c 'cd placed && Rscript --vanilla ../place.R'
	is "$(cat "$work/out")" '09577177 character character ' 'with its zero, and an empty text as a text'
else
	skip 9 'R is not installed'
fi
done_testing
