#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The screens in README.md are what the program draws, and its example of a report runs.
. "${srcdir:-.}/t/tap.sh"

readme=$top/README.md
cd "$work" || bail 'no folder to work in'

# What stands in the fence below `<!-- screen: NAME -->`.
printed() {
	awk -v name="$1" '
		$0 == "<!-- screen: " name " -->" { found = 1; next }
		found && /^```/ { if (inside) exit; inside = 1; next }
		inside' "$readme"
}

screens=$(sed -n 's/^<!-- screen: \([a-z]*\) -->$/\1/p' "$readme" | LC_ALL=C sort | xargs)
is "$(sed -n 's/^dump //p' "$top"/t/screens/*.script | LC_ALL=C sort | xargs)" "$screens" \
	'the scripts draw what is in README.md'
exits 0 'the script runs' runde --language en run selbstcheck-workshop \
	--script "$top/t/screens/readme.script" --size 80x24 --clock 2026-03-12T17:31:00Z --seed 1
exits 0 'the sample session is made' runde --language en demo
exits 0 'its script runs' runde --language en run runde-demo/demo.runde \
	--script "$top/t/screens/demo.script" --size 80x24 --clock 2026-11-19T19:31:00Z --seed 1
for screen in $screens; do
	printed "$screen" >"$screen.wanted"
	same "$screen" "$screen.wanted" "the screen: $screen"
done

# To print the screens anew: RUNDE_README=1 t/561-readme.t
if [ -n "${RUNDE_README-}" ]; then
	awk '
		/^<!-- screen: / { name = $3 }
		/^```/ && name != "" {
			print
			inside = !inside
			while (inside && (getline line <name) > 0)
				print line
			if (!inside)
				name = ""
			next
		}
		!inside' "$readme" >readme.new && cp readme.new "$readme"
fi

sed -n '/^cat >fault\.script/,/^END$/p' "$readme" | sed '1d;$d' >fault.script
ok 'there is an example of a report' test -s fault.script
exits 0 'which runs' runde run selbstcheck-workshop --script fault.script --size 80x24 \
	--clock 2026-03-12T17:00:00Z --seed 1
is "$(grep -c '? help$' "$work/out")" 1 'and shows a screen'
done_testing
