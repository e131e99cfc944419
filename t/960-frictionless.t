#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The exported folders as Frictionless Data Packages, validated by a library that is not ours.
. "${srcdir:-.}/t/tap.sh"
. "$top/t/outside/outside.sh"

needs_module datapackage 'the Frictionless library'
exported
for folder in $folders; do
	ok "$folder is valid" node "$outside/validate.mjs" "$modules" "$folder"
done
for folder in every-kind.analysis.analyst; do
	ok "$folder refers to nothing that is not there" node "$outside/validate.mjs" "$modules" --keys "$folder"
done

# wrong NAME FILE SED [--keys]: a mistake is made in a copy.
wrong() {
	rm -rf broken && cp -R every-kind.analysis.analyst broken
	sed -i "$3" "broken/$2"
	ok "$1: the mistake is made" test "$(cksum <"broken/$2")" != "$(cksum <"every-kind.analysis.analyst/$2")"
	exits 1 "$1: is found" node "$outside/validate.mjs" "$modules" $4 broken
}
wrong 'a word for a number' questions.csv '3s/,[0-9.]*,"ok"/,x,"ok"/'
wrong 'a column too many' groups.csv '2s/,/,"more",/'
wrong 'another name of a column' groups.csv '1s/label/name/'
wrong 'a group that is not there' groups.csv 's/"jugend"/"presse"/' --keys
wrong 'a schema of something else' datapackage.json 's/"integer"/"integral"/'
done_testing
