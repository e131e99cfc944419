#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The rooms of src include downwards only, and curses, SQLite, libcsv and jansson stay in theirs.
. "${srcdir:-.}/t/tap.sh"

# Prints FILE:LINE: INCLUDE: reason for each include below $1/src that must not be there.
violations() {
	(cd "$1" && find src -name '*.[ch]' | LC_ALL=C sort | xargs awk '
		BEGIN {
			level["core"] = 1
			level["store"] = level["table"] = level["report"] = 2
			level["session"] = 3
			level["tui"] = 4
			level["command"] = 5
			level["main"] = 6
		}
		function wrong(reason) {
			print FILENAME ":" FNR ": " name ": " reason
		}
		FNR == 1 {
			parts = split(FILENAME, part, "/")
			room = parts == 3 ? part[2] : FILENAME == "src/main.c" ? "main" : "?"
			if (!(room in level)) {
				name = room
				wrong("no such room")
			}
		}
		/^[ \t]*#[ \t]*include/ {
			name = $0
			sub(/^[ \t]*#[ \t]*include[ \t]*/, "", name)
			system_header = name ~ /^</
			sub(/^["<]/, "", name)
			sub(/[">].*$/, "", name)

			base = name
			sub(/^.*\//, "", base)
			if (base ~ /^(n?curses|term|panel|menu|form|unctrl|etip)\.h$/ && room != "tui")
				wrong("curses belongs to tui")
			if (base ~ /^sqlite3/ && room != "store")
				wrong("SQLite belongs to store")
			if (base == "csv.h" && name !~ /\// && room != "table")
				wrong("libcsv belongs to table")
			if (base == "jansson.h" && room != "table")
				wrong("jansson belongs to table")
			if (system_header)
				next

			split(name, step, "/")
			if (!(step[1] in level) || name !~ /^[a-z]+\/[^\/]+$/)
				wrong("an include begins with its room")
			else if (step[1] != room && level[step[1]] >= level[room])
				wrong(room " must not know " step[1])
		}') </dev/null
}

# made_up FILE INCLUDE: the violations of a tree with this one file.
made_up() {
	rm -rf "$work/tree"
	mkdir -p "$work/tree/src" "$work/tree/$(dirname "$1")"
	printf '/* made up */\n#include %s\n' "$2" >"$work/tree/$1"
	violations "$work/tree"
}

found() {
	is "$(made_up "$1" "$2")" "$1:2: $3" "$1 with $2 is found"
}

allowed() {
	is "$(made_up "$1" "$2")" '' "$1 with $2 is allowed"
}

is "$(violations "$top")" '' 'includes run downwards'

allowed src/core/a.c '"core/b.h"'
allowed src/core/a.c '<string.h>'
allowed src/store/a.c '<sqlite3.h>'
allowed src/store/a.c '"store/schema.sql.h"'
allowed src/table/a.c '<csv.h>'
allowed src/table/a.c '<jansson.h>'
allowed src/table/a.c '"table/csv.h"'
allowed src/tui/a.c '<curses.h>'
allowed src/tui/a.c '"session/b.h"'
allowed src/command/a.c '"report/b.h"'
allowed src/main.c '"command/b.h"'

found src/core/a.c '"store/b.h"' 'store/b.h: core must not know store'
found src/store/a.h '"table/b.h"' 'table/b.h: store must not know table'
found src/table/a.h '"report/b.h"' 'report/b.h: table must not know report'
found src/report/a.c '"store/b.h"' 'store/b.h: report must not know store'
found src/session/a.c '"tui/b.h"' 'tui/b.h: session must not know tui'
found src/tui/a.c '"command/b.h"' 'command/b.h: tui must not know command'
found src/tui/a.c '"b.h"' 'b.h: an include begins with its room'
found src/tui/a.c '"../core/b.h"' '../core/b.h: an include begins with its room'
found src/session/a.c '<ncursesw/curses.h>' 'ncursesw/curses.h: curses belongs to tui'
found src/session/a.c '<sqlite3.h>' 'sqlite3.h: SQLite belongs to store'
found src/session/a.c '<jansson.h>' 'jansson.h: jansson belongs to table'
found src/command/a.c '<csv.h>' 'csv.h: libcsv belongs to table'

done_testing
