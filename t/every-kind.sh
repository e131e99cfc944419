# A session with every kind of question, every way to answer, two institutions, groups too small to
# show, two rounds and an answer to what was never asked: t/every-kind.csv and t/every-kind-acts.csv,
# played as `runde demo` plays its own. For tests that have read t/tap.sh.
#
# SPDX-License-Identifier: GPL-3.0-or-later

# every_kind DIR: makes DIR with the session demo.runde; what `runde demo` prints is in DIR.page.
every_kind() {
	mkdir -p "$work/every/workshops" "$work/every/demo"
	cp "$top/t/every-kind.csv" "$work/every/workshops/selbstcheck-workshop.csv"
	cp "$top/t/every-kind-acts.csv" "$work/every/demo/acts.csv"
	RUNDE_DATADIR="$work/every" runde ${2+--language "$2"} demo "$1" >"$1.page" </dev/null ||
		bail 'the session of every kind was not made'
}
