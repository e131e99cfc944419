#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The screens in README.md and the pictures there and in runde-workshop(5) are what the program draws,
# and the example of a report runs. To print them anew: RUNDE_README=1 t/561-readme.t
. "${srcdir:-.}/t/tap.sh"

readme=$top/README.md
page=$top/man/runde-workshop.5
cd "$work" || bail 'no folder to work in'

# What stands in the fence below `<!-- screen: NAME -->`, or with another word for it.
printed() {
	awk -v name="$1" -v kind="${2-screen}" '
		$0 == "<!-- " kind ": " name " -->" { found = 1; next }
		found && /^```/ { if (inside) exit; inside = 1; next }
		inside' "$readme"
}

# Likewise below `.\" picture: NAME` in the manual page.
printed_mdoc() {
	awk -v name="$1" '
		$0 == ".\\\" picture: " name { found = 1; next }
		found && /^\.Bd/ { inside = 1; next }
		inside && /^\.Ed/ { exit }
		inside' "$page"
}

# The body of a screen: without the two rows above and below it, its left margin, the number of its page
# and what is empty at its ends.
body() {
	sed -e 1,2d "$1" | sed -e '$d' | sed -e '$d' | sed -e 's/^..//' -e '/^ *page [0-9] of [0-9]$/d' \
		-e '/./,$!d' |
		sed -e :a -e '/^\n*$/{' -e '$d' -e 'N;ba' -e '}'
}

as_mdoc() {
	sed -e 's/\\/\\e/g' -e "s/^[.']/\\\\\&&/" "$1"
}

# fill FILE FENCE MARK SUFFIX: below MARK and a name, between two lines that FENCE matches, stands
# what is in the file of that name with SUFFIX.
fill() {
	awk -v mark="$3" -v fence="$2" -v suffix="$4" '
		index($0, mark) == 1 { name = substr($0, length(mark) + 1); sub(/ -->$/, "", name) }
		$0 ~ fence && name != "" {
			print
			inside = !inside
			while (inside && (getline line <(name suffix)) > 0)
				print line
			if (!inside)
				name = ""
			next
		}
		!inside' "$1" >filled && cp filled "$1"
}

screens=$(sed -n 's/^<!-- screen: \([a-z]*\) -->$/\1/p' "$readme" | LC_ALL=C sort | xargs)
is "$(sed -n 's/^dump //p' "$top"/t/screens/demo.script "$top"/t/screens/readme.script | LC_ALL=C sort | xargs)" "$screens" \
	'the scripts draw what is in README.md'
pictures=$(sed -n 's/^dump //p' "$top/t/screens/kinds.script" | LC_ALL=C sort | xargs)
is "$(sed -n -e 's/^<!-- picture: \([a-z]*\) -->$/\1/p' "$readme" | LC_ALL=C sort -u | xargs)" \
	'dots resist shift words' 'some of the pictures are in README.md'
is "$(sed -n 's/^\.\\" picture: //p' "$page" | LC_ALL=C sort | xargs)" "$pictures" \
	'all of them in runde-workshop(5)'
for kind in $(sed -n 's/^[[:space:]]*\.word = "\([a-z]*\)".*/\1/p' "$top/src/core/method.c"); do
	is "$(echo " $pictures " | grep -c " $kind ")" 1 "there is one of $kind"
done
exits 0 'the script runs' runde --language en run selbstcheck-workshop \
	--script "$top/t/screens/readme.script" --size 80x24 --clock 2026-03-12T17:31:00Z --seed 1
exits 0 'the sample session is made' runde --language en demo
exits 0 'its script runs' runde --language en run runde-demo/demo.runde \
	--script "$top/t/screens/demo.script" --size 80x24 --clock 2026-11-19T19:31:00Z --seed 1
mkdir -p kinds/workshops kinds/demo pictures
cp "$top/t/screens/kinds.csv" kinds/workshops/selbstcheck-workshop.csv
cp "$top/t/screens/kinds-acts.csv" kinds/demo/acts.csv
RUNDE_DATADIR=$work/kinds runde --language en demo every </dev/null >made || bail 'no session of every kind'
cd pictures || bail 'no folder for the pictures'
exits 0 'the script of the pictures runs' runde --language en run ../every/demo.runde \
	--script "$top/t/screens/kinds.script" --size 80x24 --clock 2026-03-12T19:00:00Z --seed 1
cd ..
for picture in $pictures; do
	body "pictures/$picture" >"$picture.body"
	as_mdoc "$picture.body" >"$picture.mdoc"
	printed_mdoc "$picture" >"$picture.wanted"
	same "$picture.mdoc" "$picture.wanted" "the picture: $picture"
done
for picture in dots resist shift words; do
	printed "$picture" picture >"$picture.wanted"
	same "$picture.body" "$picture.wanted" "the picture in README.md: $picture"
done
for screen in $screens; do
	printed "$screen" >"$screen.wanted"
	same "$screen" "$screen.wanted" "the screen: $screen"
done

if [ -n "${RUNDE_README-}" ]; then
	fill "$readme" '^```' '<!-- screen: ' ''
	fill "$readme" '^```' '<!-- picture: ' .body
	fill "$page" '^[.](Bd|Ed)' '.\\" picture: ' .mdoc
fi

sed -n '/^cat >fault\.script/,/^END$/p' "$readme" | sed '1d;$d' >fault.script
ok 'there is an example of a report' test -s fault.script
exits 0 'which runs' runde run selbstcheck-workshop --script fault.script --size 80x24 \
	--clock 2026-03-12T17:00:00Z --seed 1
is "$(grep -c '? help$' "$work/out")" 1 'and shows a screen'
done_testing
