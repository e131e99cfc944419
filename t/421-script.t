#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Scripts: what their lines do, and what is said of wrong ones.
. "${srcdir:-.}/t/tap.sh"
. "$top/t/drive.sh"

small >small.csv
begin small.csv --place Lindenau

drive <<'END'
# a comment

dump first
key Space
wait 90.5
dump second
resize 100x30
dump third
resize 40x10
key Space
dump fourth
resize 80x24
dump fifth
END
is $? 0 'a script ends well'
is "$(wc -l <first | tr -d ' ')" 24 'a dump has the rows of the screen'
is "$(grep -c ' $' first)" 0 'without spaces at their ends'
shows first '17:00' 'the clock stands'
shows second '17:01' 'and moves by waiting'
is "$(wc -l <third | tr -d ' ')" 30 'the screen grows'
shows fourth 'Nothing is lost.' 'a screen that is too small says so'
is "$(cat fifth)" "$(cat second)" 'and nothing happens on it'
is "$(grep -c '^key Space$' echoed)" 2 'each line is echoed'
shows echoed '# a comment' 'comments too'

drive <<'END'
resize 120x36
dump dumped
proof proved
resize 100x6
proof small
END
is $? 0 'a proof is written'
is "$(sed -n 's/^block [0-9]* [0-9]* //p' proved | xargs)" 'Hello Welcome to you all' 'which tells what stands in block letters'
is "$(grep -c Hello dumped) $(grep -c Hello proved)" '1 2' 'beside the agenda, as a dump cannot'
is "$(grep -c -v -E '^(text|block) [0-9]+ [0-9]+ ' proved)" 0 'what a line means, and where its text is'
is "$(sed -n 's/^text 1 2 //p' proved)" 'Small evening · Lindenau' 'from the first row and column on'
is "$(grep -c '^cut' small)" 0 'nothing is cut where it says that there is no room'

# wrong LINE STATUS WANTED NAME
wrong() {
	printf '# one\n%s\n' "$1" >script
	exits "$2" "$4" runde run "$session" --script script --size 80x24
	shows err "$3" "$4: why is said"
}
wrong 'key Entre' 65 'script:2: Entre:' 'a key that is none'
wrong 'press Space' 65 'script:2: press:' 'a word that is none'
wrong 'wait soon' 65 'script:2: soon:' 'a time that is none'
wrong 'resize 80' 65 'script:2: 80:' 'a size that is none'
wrong 'dump /nowhere/at/all' 74 '/nowhere/at/all' 'a dump that cannot be written'
printf 'type \377\n' >script
exits 65 'bytes that are no text' runde run "$session" --script script
exits 66 'a script that is missing' runde run "$session" --script missing
exits 64 'a size that is none' runde run "$session" --script script --size big
exits 64 'a clock that is none' runde run "$session" --script script --clock noon
exits 64 'a seed that is none' runde run "$session" --script script --seed x
exits 64 'a clock without a script' runde run "$session" --clock 2026-11-19T17:00:00Z
exits 78 'no terminal' runde run "$session"

: >empty
exits 0 'an empty script' runde run "$session" --script empty
printf 'key q\nkey y\nkey Space\ndump after\n' >script
exits 0 'leaving ends a script' runde run "$session" --script script
ok 'what stands behind it is not done' test ! -e after

# Without --clock the clock is held too, so waiting works.
printf 'wait 3600\ndump -\n' | runde run "$session" --script - >echoed
ok 'a script without a clock' grep -q 'Small evening' echoed

# A session file must not become the standard output that is closed.
cp "$session" before.runde
printf 'dump -\nkey F1\ndump -\n' >script
runde run "$session" --script script >&- 2>err
is $? 74 'a closed standard output is a failure'
ok 'and what would be printed is not in the session file' cmp before.runde "$session"
done_testing
