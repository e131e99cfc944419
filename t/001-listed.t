#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Whatever stands in the tree is also built, run or installed: a file that no list in
# Makefile.am names would be left out without anyone noticing.
. "${srcdir:-.}/t/tap.sh"

# Prints the files of the tree at $1 that its Makefile.am does not name.
unlisted() {
	(cd "$1" && {
		find src -name '*.[ch]' ! -name '*.sql.h' ! -name '*.css.h'
		find src -name '*.def' -o -name '*.sql' -o -name '*.css'
		find t/outside '(' -name node_modules -o -name __pycache__ ')' -prune -o -type f -print 2>/dev/null
		find t -maxdepth 1 -name '*.t'
		find t -name '[0-9]*.c' | sed 's/\.c$//'
		find t -name 'bench-*.c' | sed 's/\.c$//'
		find t -maxdepth 1 -name '*.h' -o -maxdepth 1 -name '*.sh'
		find data man -type f ! -name '*.po*' ! -name '.*' 2>/dev/null
		find data/po -name '*.po' 2>/dev/null | sed 's,.*/\(.*\)\.po$,\1,'
	} | LC_ALL=C sort | while read -r file; do
		grep -Eq "(^|[[:space:]])$(printf %s "$file" | sed 's/[.]/[.]/g')([[:space:]]|\$)" \
			Makefile.am || echo "$file"
	done)
}

# Reads names of files; prints those that have no place at the top level.
astray() {
	grep -v / | grep -Ev '^(\.[a-z-]+|COPYING|Makefile\.am|NEWS\.md|README\.md|bootstrap|configure\.ac)$'
}

plan 4
is "$(unlisted "$top")" '' 'every file is in a list of Makefile.am'

mkdir -p "$work/src/core" "$work/t" "$work/data/help" "$work/data/po"
touch "$work/src/core/a.c" "$work/src/core/ab.c" "$work/t/001-b.c" "$work/t/002-c.t" \
	"$work/data/help/d.csv" "$work/data/po/xx.po"
printf 'core = \\\n\tsrc/core/ab.c\n' >"$work/Makefile.am"
is "$(unlisted "$work" | tr '\n' ' ')" \
	'data/help/d.csv src/core/a.c t/001-b t/002-c.t xx ' 'a file in no list is found'

# What is committed, so that what a build leaves there does not count.
if git -C "$top" rev-parse --is-inside-work-tree >/dev/null 2>&1 && [ -e "$top/.git" ]; then
	is "$(git -C "$top" ls-files | astray)" '' 'nothing lies at the top level that does not belong there'
else
	skip 1 'this is no clone'
fi
is "$(printf 'bootstrap\nsrc/main.c\nstXXXXXX\n.gitignore\n' | astray)" stXXXXXX 'what lies there is found'
done_testing
