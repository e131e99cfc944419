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
dump missing
key C-l Space
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
shows list 'k ask secretly' 'an empty round can become secret'
lacks next 'k ask secretly' 'one with hands cannot, so it is not offered'
shows more '16 more' 'more hands than people are allowed, with a warning'
shows rest '✓ complete' '= fills in what is missing'
shows kept '▸ don' 'Enter saves and goes on'
shows taken '10 still missing' 'Backspace takes a count back'
shows missing '10 people are still missing; Space once more closes voting.' 'Space says who is missing'
shows closed 'Voting is closed' 'and then goes on'
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
dump before
key k
dump mode
key u
dump undone
key Up
key Up
key Backspace
key Tab
key Backspace
key k
dump secretly
key C-k
key k k
dump hands
key w
dump who
type 15
key Esc
dump here
END
shows right '▸ Administration · 1  no' 'Tab goes to the next group'
shows left '▸ Citizens · 1  no      3' 'Shift-Tab goes back'
shows mode 'Hands have been counted already' 'k does not mix secret ballots with hands'
shows undone '▸ Citizens · 2  perhaps' 'the cursor is back where it was counted'
shows undone 'Taken back: 9 at “Citizens · 2 perhaps” (“Gap”)' 'and the cell is named'
shows undone '    ▸' 'and marked on the wall'
shows secretly 'Who is next?' 'without any count k goes to secret voting'
shows hands 'Now by a show of hands.' 'and back to hands'
shows who 'Who is here' 'w counts who is here'
lacks here '▸ Citizens  ' 'Esc closes it'

# What = does, and what a digit does after it.
begin small.csv
{ spaces 2; printf 'type 9\n'; spaces 2; cat <<'END'; } | drive
key e
dump open
key r
dump early
type 7
key Enter
key =
type 1
dump replaced
key Enter
key =
dump rest
key Enter
key Up
key =
dump full
key +
key Up
key =
dump over
END
shows open 'Here every number can be typed anew' 'e says how to correct while it is open'
shows early 'There is no result on the wall yet.' 'r says that there is no result'
shows replaced '▸ 2  so-so      1 ' 'a digit replaces what = filled in'
shows rest '▸ 3  good      1 ' '= fills in the rest of an empty cell'
shows full 'Nothing is missing.' 'where all are counted = does nothing'
shows over 'Nothing is missing.' 'nor where there are too many'
lacks over '▸ 2  so-so      0' 'and no number is lost'

# Nobody is missing where nobody was counted, but what was not counted is said; and the first Space
# counts for the moment only.
begin small.csv
{ spaces 4; cat <<'END'; } | drive
type 2
key Space
dump uncounted
key Down
type 0
key Enter
key Space
dump one-left
type 0
key Space
dump unknown
END
shows uncounted '2 answers are not counted yet; Space once more closes.' 'what was never counted is said'
shows one-left '1 answer is not counted yet' 'also of one answer; 0 is counted'
shows unknown 'Voting is closed' 'nobody was counted, so nobody is missing'

# Where nobody is missing, what is left empty is nobody's; more hands than people explain nothing.
begin small.csv
{ spaces 2; printf 'type 9\n'; spaces 2; cat <<'END'; } | drive
key Down
type 9
key Space
dump complete
END
shows complete 'Voting is closed' 'one answer of everybody leaves none for the others'
begin small.csv
{ spaces 2; printf 'type 9\n'; spaces 2; cat <<'END'; } | drive
key Down
type 10
key Space
dump too-many
END
shows too-many '2 answers are not counted yet' 'but too many hands do not'

begin small.csv
{ spaces 2; printf 'type 9\n'; spaces 2; cat <<'END'; } | drive
key PgDn
dump first
key w
key Esc
key PgDn
dump second
key PgDn
dump third
END
shows first '9 people are still missing' 'PgDn of a remote waits, too'
shows second '9 people are still missing' 'another key in between begins anew'
shows third 'Voting is closed' 'and the second PgDn closes'

# Several answers for each: how many took part is asked for.
cat >several.csv <<'END'
id,kind,title,prompt,minutes,options,max
many,workshop,Many,,60,,
here,people,Here,Who is here?,5,,
pick,multi,Pick,Which two?,5,red|green|blue,2
END
begin several.csv
{ spaces 1; printf 'type 50\n'; spaces 2; cat <<'END'; } | drive
type 60
key Enter
dump more-than-here
key =
dump not-here
type 30
key Enter
type 2
dump third
key Enter
dump row
key Up
key Backspace
key Space
dump not-counted
type 0
key Down
key Space
dump asked
key =
dump filled
key Enter
dump less
type 60
key Enter
dump many
key Up
key Up
type 61
key Enter
dump more
key Space
dump surplus
key Space
dump closed
END
shows surplus 'more hands than took part; Space once more' 'which is said once more before closing'
shows more-than-here '10 more hands than people are here' 'more hands than people'
shows more-than-here '50 here in all' 'an answer says how many are here'
shows not-here '“=” only fills in who took part' '= says where it helps'
lacks third 'k ask' 'k is not offered where it is refused, as answers were counted'
shows row '▸ took part' 'the last row is how many took part'
shows row 'How many raised a hand at all?' 'and says what it is for'
shows not-counted '1 answer is not counted yet; Space once more closes.' 'an answer that was never counted goes first'
shows asked '“took part” is still empty' 'without it closing waits'
shows filled '▸ took part     50' '= fills in who took part'
shows less 'One answer has 10 more hands than took part' 'more hands than took part'
lacks many 'than took part' 'which can be corrected'
shows more 'One answer has 1 hand more than took part' 'a later answer is looked at as well'
shows closed 'Voting is closed' 'then it closes'

# Group by group, where people are.
cat >grid.csv <<'END'
id,kind,title,prompt,minutes,options,max,by_group
many,workshop,Many,,60,,,
zi,group,Citizens,,,,,
ve,group,Administration,,,,,
here,people,Here,Who is here?,5,,,
pick,multi,Pick,Which two?,5,red|green|-=neither,2,yes
END

# pick PEOPLE: the hands of four citizens are counted, but not those of PEOPLE of the administration.
pick() {
	begin grid.csv
	{ spaces 1; printf 'type 4\nkey Enter\ntype %s\n' "$1"; spaces 2; cat <<'END'; } | drive
type 1
key Enter
type 0
key Enter Enter
type 4
key Space
dump once
key Space
dump twice
END
}
pick 0
shows once 'Voting is closed' 'a group that nobody is in need not be counted'
pick 2
shows once '2 answers are not counted in every group yet; Space once more closes.' 'but each of the others'
shows twice 'Voting is closed' 'which is said once'

# With two pictures the desk has the numbers.
begin small.csv --pictures 2
{ spaces 2; printf 'type 9\n'; spaces 5; cat <<'END'; } | drive
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

# The notes move while the arrows count, and wherever the evening is.
{
	echo 'id,kind,title,prompt,minutes,options,notes'
	printf 'long,workshop,Long,,60,,"'
	seq -f 'before %g' 40
	printf '"\nhello,info,Hello,Welcome,5,,"'
	seq -f 'hello %g' 40
	printf '"\nmood,scale,Mood,How are you?,5,bad|good,"'
	seq -f 'say %g' 40
	echo '"'
} >long.csv
begin long.csv --pictures 2
{ echo 'dump waiting'; echo 'key n n'; echo 'dump waiting-on'; spaces 3; cat <<'END'; } | drive
dump top
type 4
key Down
key n n C-Down
dump down
key N C-Up
dump up
key Tab
key n n n
key Tab
dump desk-again
resize 80x90
key ?
dump help
key Esc
resize 80x24
key PgUp
key n n
dump looking
resize 80x90
key ?
dump help-looking
END
shows waiting '┃ before 1 ' 'the notes of the workshop'
shows waiting-on '┃ before 3 ' 'n moves on in them'
shows top 'of 40 · n: more' 'while hands are counted the desk names the key of the notes'
shows down '┃ say 4 ' 'n and Ctrl-↓ move on in them'
shows down '2  good' 'the arrow in the answers'
shows up '┃ say 2 ' 'N and Ctrl-↑ move back'
shows desk-again '┃ say 2 ' 'behind the room view the notes stay'
shows help ' n  Ctrl-↓ ' 'the help names the keys of the notes'
shows help ' ↓                    Saves the number' 'and what the arrow does here'
is "$(grep -c '↓' help)" 2 'and nothing else that it would do elsewhere'
lacks help 'one column' 'nor columns where there is one'
shows help ' Tab                  Changes between the desk' 'so that Tab leads to the room'
shows looking '┃ hello 3 ' 'looking back moves them, too'
shows help-looking ' n  Ctrl-↓  ↓ ' 'also with the arrow, which is free there'
lacks help-looking 'Goes on: the next stage' 'where Space does something else'

# A digit too many is refused aloud, not swallowed.
begin small.csv
{ spaces 2; printf 'type 123456\ndump many\n'; } | drive
shows many 'More than 99999 cannot be counted.' 'a number of six digits'
shows many '12345' 'what was typed before it stays'

# More hands than people are allowed, but not closed without a word.
cat >groups.csv <<'END'
id,kind,title,prompt,minutes,options,by_group
groups,workshop,Groups,,60,,
zi,group,Citizens,,,,
ve,group,Administration,,,,
here,people,Here,Who is here?,5,,yes
fair,choice,Fair,Is it fair?,5,no|yes,yes
bye,info,Goodbye,Thank you,5,,
END
begin groups.csv
{ spaces 1; cat <<'END'; } | drive
type 5
key Enter
type 13
key Enter
type 0
key Enter
wait 2
key Space
wait 2
key Space
type 2
key Enter
type 3
key Enter
type 0
key Enter
type 3
key Enter
type 47
key Enter
wait 2
key Space
dump surplus-groups
wait 2
key Space
dump closed-groups
END
shows surplus-groups 'Administration: 37 more than are here; Space once more closes.' 'it is said of which group'
shows closed-groups 'Space: show the result' 'and then closes'
done_testing
