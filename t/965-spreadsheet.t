#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# LibreOffice opens the exported tables: no cell is a formula, no id a date or a number, decimals are
# numbers where they are written with a comma, and what people wrote stays as it is.
. "${srcdir:-.}/t/tap.sh"
. "$top/t/outside/outside.sh"

needs soffice LibreOffice
profiles=archive
exported

# opened WAY FOLDER SEPARATOR LANGUAGE QUOTED SPECIAL: as the dialogue of LibreOffice asks for it.
opened() {
	rm -rf sheets
	ok "$2 is opened, $1" soffice "-env:UserInstallation=file://$work/office" --headless --norestore \
		--convert-to fods --infilter="CSV:$3,34,76,1,,$4,$5,$6" --outdir sheets "$2"/*.csv
	ok "$2 is what it should be, $1" python3 "$outside/spreadsheet.py" "$1" "$2" sheets
}

semicolon=59 comma=44 german=1031 english=1033
for session in demo every-kind naughty; do
	opened plain $session.archive.excel-de $semicolon $german false false
	opened quoted $session.archive.excel-de $semicolon $german true false
	opened special $session.archive.excel-de $semicolon $german false true
	opened quoted $session.archive.analyst $comma $english true false
done
done_testing
