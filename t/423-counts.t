#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Counting people and hands: cells, what is missing, corrections.
. "${srcdir:-.}/t/tap.sh"
. "$top/t/drive.sh"

small >small.csv
begin small.csv
{ spaces 2; cat <<'END'; } | drive
dump empty
type 12
key Down
type 7
key Enter
key + + -
dump people
key Backspace
dump erased
key Space
key Space
dump list
type 5
dump typed
key Enter
dump next
type 30
key Enter
dump more
key Up
type 4
key Down
key =
dump rest
key Enter
dump kept
key c
key Esc
key Up
key Backspace
dump taken
key Space
dump closed
key e
key Up
dump correct
type 6
key Esc
dump forgot
type 6
key Space
dump revealed
key Space
key Space
dump grid
END
shows empty '▸ Citizens      0' 'the first group is asked for'
shows people '20 here in all' '+ and - change by one, saved when the cursor leaves'
shows erased '19 here in all' 'Backspace forgets what was typed'
shows list '▸ 1  bad' 'the first answer is asked for'
shows list '19 still missing' 'and how many are missing'
shows typed '14 still missing' 'what is being typed counts already'
shows next '✓  1  bad' 'a counted cell has its mark on the wall'
lacks next '  5' 'but not its number'
shows more '16 more' 'more hands than people are allowed, with a warning'
shows rest '✓ complete' '= fills in what is missing'
shows kept '▸ don' 'Enter saves and goes on'
shows taken '10 still missing' 'Backspace takes a count back'
shows closed 'Voting is closed' 'Space saves and goes on'
shows correct '▸ 2  so-so      4' 'counts can be corrected when it is closed'
shows forgot '▸ 2  so-so      4' 'Esc forgets what was typed'
shows revealed '6' 'Space saves the correction'
shows grid '▸ Citizens · 1  no' 'group by group: the group is named'

drive <<'END'
type 3
key Tab
dump right
type 2
key BTab
dump left
key Down
type 9
key k
dump mode
key C-k
key k
dump hands
key u
dump undone
key w
dump who
type 15
key Esc
dump here
END
shows right '▸ Administration · 1  no' 'Tab goes to the next group'
shows left '▸ Citizens · 1  no      3' 'Shift-Tab goes back'
shows mode 'Who is next?' 'k goes to secret voting'
shows hands 'Now by a show of hands.' 'and back to hands'
shows undone 'Taken back:' 'what was counted can be taken back'
shows who 'Who is here' 'w counts who is here'
lacks here '▸ Citizens  ' 'Esc closes it'

# With two pictures the desk has the numbers.
begin small.csv --pictures 2
{ spaces 2; printf 'type 9\n'; spaces 4; cat <<'END'; } | drive
key Space
key Space
type 4
key Enter
type 1
dump desk
END
shows desk 'Show of hands · ●C Citizens' 'the desk names the group that is counted'
shows desk '4 still missing' 'and what is missing'
shows desk '1  no                      4' 'with the numbers'
done_testing
