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
	play_every_kind "$@"
}

# every_kind_few DIR JUGEND NONE: the same with so few people of two groups.
every_kind_few() {
	mkdir -p "$work/every/workshops" "$work/every/demo"
	cp "$top/t/every-kind.csv" "$work/every/workshops/selbstcheck-workshop.csv"
	sed -e "/,people,,jugend,/s/,3,/,$2,/" -e "/,people,,none,/s/,4,/,$3,/" \
		"$top/t/every-kind-acts.csv" >"$work/every/demo/acts.csv"
	play_every_kind "$1"
}

play_every_kind() {
	RUNDE_DATADIR="$work/every" runde ${2+--language "$2"} demo "$1" >"$1.page" </dev/null ||
		bail 'the session of every kind was not made'
}
