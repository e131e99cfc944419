#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# SQLite's own shell loads the exported folders with the script that is in them: types and keys are those
# of the codebook, what is missing is NULL, the guard is off, and the sums are those of the session file.
. "${srcdir:-.}/t/tap.sh"
. "$top/t/outside/outside.sh"

needs sqlite3 sqlite3
dialects=analyst
exported
for folder in $folders; do
	exits 0 "$folder is loaded" sh -c 'cd "$1" && sqlite3 loaded.db <load-sqlite.sql' - "$folder"
	is "$(cat "$work/out" "$work/err")" '' 'without a word'
	is "$(python3 "$outside/read_sqlite.py" "$folder" "$folder/loaded.db" 2>&1)" '' \
		"$folder: types and keys are the codebook's"
done
ok 'once more it is refused' sh -c '! (cd "$1" && sqlite3 loaded.db <load-sqlite.sql) 2>/dev/null' - "$folder"
is "$(sqlite3 "$folder/loaded.db" 'SELECT count(*) FROM votes')" \
	"$(($(wc -l <"$folder.cells/votes.tsv") - 1))" 'and changes nothing'
agrees SQLite --unguarded
rm -f ./*/loaded.db

# A guard at the start and behind line breaks; apostrophes that are none.
cp -R demo.analysis.analyst lines
awk 'NR == 2 { sub(/"[^"]*",[0-9]*\r$/, "\"\047=1\n\047\047+2\n\047x\n\n\047\047y\n\047\047\047-3\",1\r") } { print }' \
	demo.analysis.analyst/comments.csv >lines/comments.csv
exits 0 'a text of several lines' sh -c 'cd lines && sqlite3 loaded.db <load-sqlite.sql'
is "$(sqlite3 lines/loaded.db "SELECT replace(text, char(10), '|') FROM comments WHERE text LIKE '=1%'")" \
	"=1|'+2|'x||''y|''-3" 'loses its guard in each of them'

# half a table is no table
cp -R demo.analysis.analyst broken
sed -i '$s/,[0-9]*\r$/,many\r/' broken/votes.csv
ok 'a table with a mistake is refused' sh -c '! (cd broken && sqlite3 loaded.db <load-sqlite.sql) 2>/dev/null'
is "$(sqlite3 broken/loaded.db 'SELECT count(*) FROM sqlite_schema')" 0 'and leaves nothing'
rm -f broken/loaded.db broken/votes.csv
ok 'one that is not there is, too' sh -c '! (cd broken && sqlite3 loaded.db <load-sqlite.sql) 2>/dev/null'
is "$(sqlite3 broken/loaded.db 'SELECT count(*) FROM sqlite_schema')" 0 'and leaves nothing, either'
done_testing
