#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# datapackage.json: what it says is true of every value, in every profile and dialect.
. "${srcdir:-.}/t/tap.sh"
. "$top/t/every-kind.sh"

command -v python3 >/dev/null || skip_all 'python3 is not installed'
cd "$work" || exit 99
runde demo sample >/dev/null </dev/null || bail 'there is no sample session'
every_kind every-kind
runde new einwohnerdialog fresh.runde >/dev/null 2>&1 || bail 'there is no fresh session'

for session in sample/demo every-kind/demo fresh; do
	for profile in archive analysis network; do
		for dialect in analyst excel-de; do
			folder=${session%%/*}-$profile-$dialect
			runde export "$session.runde" --for $profile --dialect $dialect -o "$folder" \
				>/dev/null 2>"$work/err" || bail "no export: $(cat "$work/err")"
			echo "$folder" >>folders
		done
	done
done
runde export sample/demo.runde fresh.runde --min-cell 20 -o several \
	>/dev/null 2>&1 || bail 'no export of several'
exits 0 'every value is as its codebook says' \
	python3 "$top/t/codebook.py" $(grep -v '^fresh' folders) several fresh-archive-analyst
diag <"$work/out"
diag <"$work/err"

# said EXPRESSION [FOLDER]: what Python makes of the package p.
said() {
	python3 -c 'import json, sys
p = json.load(open(sys.argv[2] + "/datapackage.json", encoding="utf-8"))
r = {x["name"]: x for x in p["resources"]}
f = {n: {y["name"]: y for y in x["schema"]["fields"]} for n, x in r.items()}
print(eval(sys.argv[1]))' "$1" "${2-sample-analysis-analyst}"
}

is "$(said 'p["title"]')" 'Selbstcheck-Workshop · Lindenau an der Aue · 2026-11-19' 'the title of a session'
is "$(said 'p["title"], p["title@de"]' several)" "('2 sessions', '2 Veranstaltungen')" 'of several'
is "$(said 'p["name"]')" "runde-analysis-$(sed -n '2s/^"\([a-z0-9]*\)".*/\1/p' sample/csv/sessions.csv)" 'the name'
is "$(said 'p["created"]')" 2026-11-19T19:30:06Z 'it is as old as the end of the session'
is "$(said '"created" in p' several)" False 'of a session that has not ended nobody knows yet'
is "$(said 'p["runde"]["version"]')" "$(runde --version | sed -n '1s/^runde //p')" 'the version of the program'
is "$(said 'p["runde"]["for"], p["runde"]["min_cell"]' several)" "('analysis', 20)" 'for whom, and k'
is "$(said 'p["runde"]["confidential"], "min_cell" in p["runde"]' sample-archive-analyst)" \
	'(True, False)' 'an archive is confidential'
is "$(said 'sorted(r) == sorted(x[:-4] for x in __import__("os").listdir("sample-archive-analyst") if x.endswith(".csv"))' \
	sample-archive-analyst)" True 'every table is there'
is "$(said 'r["votes"]["dialect"]["delimiter"], f["votes"]["value"]["decimalChar"]' sample-analysis-excel-de)" \
	"(';', ',')" 'the dialect of a German spreadsheet'
is "$(said 'f["results"]["kind"]["constraints"]["enum"]')" \
	"['choice', 'multi', 'scale', 'dots', 'rank', 'resist', 'number', 'words']" 'the words of the program'
is "$(said 'f["measures"]["who"]["description"]')" 'who does it. Left out here: always missing.' \
	'what is left out is told'
is "$(said 'f["measures"]["who"]["description@de"]' sample-archive-analyst)" 'wer es tut' 'and not elsewhere'
is "$(said '"primaryKey" in r["votes"]["schema"], r["votes"]["schema"]["uniqueKeys"][0][-1]')" \
	"(False, 'option_no')" 'a key of which a part may be missing is no primary key'

# --- the licence ---------------------------------------------------------------------------------

is "$(said 'p["licenses"][0]["name"]')" notspecified 'nobody granted a licence'
is "$(said 'p["licenses"][0]["name"]' sample-archive-analyst)" LicenseRef-confidential \
	'an archive is not to be passed on'

# licensed WORD: what the codebook makes of it.
licensed() {
	runde export sample/demo.runde --licence "$1" --table datapackage -o - 2>"$work/err" |
		python3 -c 'import json, sys; l = json.load(sys.stdin)["licenses"]
print(len(l), l[0].get("name"), l[0].get("path"))'
}

is "$(licensed cc-by-4.0)" '1 CC-BY-4.0 https://creativecommons.org/licenses/by/4.0/' 'a licence that is known'
is "$(licensed dl-de/by-2-0)" '1 DL-DE-BY-2.0 https://www.govdata.de/dl-de/by-2-0' 'one that is German'
is "$(licensed LicenseRef-Lindenau)" '1 LicenseRef-Lindenau None' 'one that is not'
is "$(licensed https://example.org/terms)" '1 None https://example.org/terms' 'an address'
exits 0 'a name that is not known' runde export sample/demo.runde --licence CC-BY-5 -o five
ok 'is told' grep -qx 'runde: --licence CC-BY-5: not one that runde knows; written as it is' "$work/err"
exits 64 'anything else' runde export sample/demo.runde --licence 'as you like' -o never
is "$(cat "$work/err")" \
	'runde: --licence as you like: neither a name, such as CC-BY-4.0 or dl-de/by-2-0, nor an address' 'is told'
exits 64 'none for an archive' runde export sample/demo.runde --for archive --licence CC0-1.0 -o never
is "$(cat "$work/err")" 'runde: --licence: the archive is confidential' 'which is confidential'
ok 'nothing was made' test ! -e never

# --- alone ---------------------------------------------------------------------------------------

exits 0 'the codebook alone' runde export sample/demo.runde --table datapackage.json -o -
is "$(grep -v '"bytes"' sample-analysis-analyst/datapackage.json | cksum)" "$(cksum <"$work/out")" \
	'is the same, but for the size of files that are not there'
if [ -w /dev/full ]; then
	exits 74 'a full disk' sh -c '"$RUNDE" export "$1" --table datapackage -o - >/dev/full' - sample/demo.runde
	is "$(cat "$work/err")" 'runde: standard output: could not be written: No space left on device' 'is told'
else
	skip 2 'no /dev/full'
fi

runde --language de export sample/demo.runde -o german >/dev/null 2>&1
ok 'the language of the screen changes nothing' diff -r german sample-analysis-analyst
done_testing
