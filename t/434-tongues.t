#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The prompt in two languages at once: both are whole on the wall, and what is voted on stays on one page.
. "${srcdir:-.}/t/tap.sh"

cd "$work" || bail 'no folder to work in'

# tongues SIZE: guides `konsensieren` in both languages, a dump for each press of the key.
tongues() {
	rm -f both.runde shot*
	runde --language de new konsensieren both.runde >/dev/null 2>&1
	{
		printf 'key Space\nwait 1\nkey l\nwait 1\nkey l\n'
		i=1
		while [ $i -le 16 ]; do
			printf 'wait 1\nkey C-l\nkey Space\nwait 1\ndump shot%d\n' $i
			i=$((i + 1))
		done
	} >both.script
	runde --language de run both.runde --script both.script --size "$1" >/dev/null 2>&1
	asked=$(grep -l 'ich nicht leben\|damit kann ich' shot* | xargs grep -l 'speichern' | sort -V | head -n 1)
}

tongues 80x24
ok 'the resistance is asked' test -n "$asked"
ok 'both languages stand beside each other where rows are few' \
	grep -q 'Wie groß ist Ihr Widerstand gegen  *How strong is your resistance' "$asked"
for proposal in 'Treffpunkt mit Café · Meeting place with a café' 'Gemeinschaftsladen · Community shop' \
	'Werkstatt und Ausleihe · Repair and lending workshop' 'Proposal A from the room' \
	'Proposal B from the room' 'Everything stays as it is'; do
	ok "on one page: $proposal" grep -q "$proposal" "$asked"
done
is "$(grep -c 'Seite' "$asked")" 0 'there is no other page'
ok 'a long text has a page for each language' grep -q 'übergehen. Widerstand zeigt, was noch fehlt.' shot1
is "$(grep -c 'For each proposal' shot1)" 0 'and does not begin the other on the first'

tongues 120x36
ok 'with more rows below each other' grep -q '^.*│ *How strong is your resistance to each proposal?$' "$asked"
ok 'the first above' grep -q '│ *Wie groß ist Ihr Widerstand gegen jeden Vorschlag?$' "$asked"
done_testing
