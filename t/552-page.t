#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The page that `runde demo` prints: every kind of question has its lines, none is too wide.
. "${srcdir:-.}/t/tap.sh"
. "$top/t/every-kind.sh"

cd "$work" || exit 99
every_kind all
is "$(sed '$d' all.page | wc -L)" 80 'it is 80 columns wide'
is "$(grep -c ' $' all.page)" 0 'no line ends in spaces'
is "$(grep -ciE 'mist|dreck' all.page)" 0 'no hidden word is on it'
every_kind german de
is "$(sed '$d' german.page | wc -L)" 80 'in German, too'
for line in \
	'  Punkte geheim                             dots                              25' \
	'    Gamma (wins every comparison)           ████████████████████████████      40' \
	'    Alles bleibt (status quo)               ██████████████▍                  5.2' \
	'  Zugerufen                       median 28 · 27.8 to 29.5          30.9      11' \
	'    Heimat 9 · arbeit 8 · STRASSE 7 · Bus 4 · Bus-Netz 4 · Öl 4 · Lärm 3' \
	'  Orte' \
	'  Still                           too small to show'; do
	ok "$(echo "$line" | tr -s ' ')" grep -qxF "$line" all.page
done
done_testing
