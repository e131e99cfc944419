#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Chromium opens the minutes, the comparison, run sheets and forms: they fit on A4, ask for nothing from
# elsewhere, run no script, and axe-core finds nothing that would keep people out.
. "${srcdir:-.}/t/tap.sh"
. "$top/t/outside/outside.sh"

needs_module playwright-core Playwright
needs_module axe-core axe-core
needs pdfinfo poppler-utils
chromium=$(command -v chromium || command -v chromium-browser) || absent Chromium
profiles=
exported

# page NAME MOST COMMAND...: what the command writes is in order, on at most MOST pages.
page() {
	name=$1 most=$2
	shift 2
	ok "$name is written" "$RUNDE" "$@" -o "$name.html"
	ok "$name is in order" node "$outside/pages.mjs" "$modules" "$chromium" "$name.html"
	pdfinfo "$name.pdf" >info 2>&1
	is "$(sed -n 's/^Page size:.*(\(.*\))$/\1/p' info)" A4 "$name is on A4"
	pages=$(sed -n 's/^Pages: *//p' info)
	ok "$name has ${pages:-no} pages, at most $most" test "${pages:-0}" -ge 1 -a "${pages:-0}" -le "$most"
}

for language in de en; do
	page minutes-$language 20 --language $language report demo/demo.runde
done
page minutes-every-kind 20 --language de report every-kind/demo.runde
page minutes-naughty 600 report naughty/demo.runde
sessions=
for place in Aue Belzig Calw; do
	python3 "$top/t/network.py" "$top/t/network.csv" $place.runde ${#sessions} 2026-05-06 ve=12,zi=13,selbst=1 \
		--place $place >/dev/null || bail "there is no evening in $place"
	sessions="$sessions $place.runde"
done
page comparison 30 --language de report $sessions
for workshop in selbstcheck einwohnerdialog; do
	page sheet-$workshop 50 --language de sheet $workshop
	page forms-$workshop 20 --language de sheet $workshop --for participants
done

# what is looked for is found
cat >bad.html <<'HTML'
<!DOCTYPE html><html><head><title>Bad</title></head><body><h1>Bad</h1><img src="http://127.0.0.1:9/x.png"/>
<p style="width: 900px; color: #ccc">light</p><script>console.error('no')</script></body></html>
HTML
exits 1 'a page that is not in order' node "$outside/pages.mjs" "$modules" "$chromium" bad.html
for fault in 'console: no' 'asks for http' 'on paper: p' 'color-contrast' 'image-alt' 'html-has-lang' 'landmark-one-main'; do
	ok "is told: $fault" grep -q "^bad.html: $fault" out
done
done_testing
