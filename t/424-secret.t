#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Secret voting at the keyboard: what works, what is shown, how it is left.
. "${srcdir:-.}/t/tap.sh"
. "$top/t/drive.sh"

small >small.csv
begin small.csv
{ spaces 2; printf 'type 6\nkey Down\ntype 4\n'; spaces 1; cat <<'END'; } | drive
key k
dump chosen
key Space
dump locked
key 2
key q
key c
key Tab
type abcu
dump deaf
key ?
dump help
key q
key F1
key Esc
dump help-closed
key Space
type 2
dump dots
key Space
dump no-enter
key Enter
dump thanks
type 3
key Enter
dump deaf-again
key Space
type 7
key Enter
dump wrong
type 3
key Backspace
type 1
key Enter
key Space
key -
key Enter
dump three
key PgDn
dump still
END
shows chosen 'Now secretly' 'k chooses secret voting'
shows locked 'Who is next? Space begins.' 'it begins with the next person'
shows locked '0 of 10' 'and says how many have voted'
same deaf locked 'no other key does anything'
shows "$work/locked" 'Ctrl-K facilitator only' 'but the way out is named'
shows help 'For the facilitator: ends secret voting' '? says which keys there are'
lacks help 'agenda' 'and only these'
same help-closed locked 'the help closes again'
shows dots '› •' 'what is typed is a dot'
lacks dots '› 2' 'and nothing else'
shows no-enter 'Enter confirms what you typed' 'Space says that Enter is meant'
shows no-enter '› •' 'and leaves the answer as it is'
shows thanks '✓ Thank you!' 'thanks, and nothing else'
lacks thanks '•' 'not even the dots stay'
shows thanks '1 of 10' 'one has voted'
same deaf-again thanks 'nobody votes twice by typing on'
shows wrong 'That was no answer' 'what is no answer is not counted'
shows three '3 of 10' 'three have voted'
same still three 'a remote does not go on'

# Whoever takes the evening up again is still in secret voting.
drive <<'END'
dump again
key C-k
dump left
key Enter
dump more
key C-k
key u
dump undone
key u
dump undone-again
key k
dump paper
key k
dump mixed
key C-k
key Space
dump ask
key Enter
dump ask-enter
key n
dump not-closed
key Space
key y
dump closed
key u
dump final
key Space
dump shown
END
shows again 'Who is next?' 'a new start goes on with it'
shows left '3 of 10 have answered' 'Ctrl-K leaves'
shows left 'Enter go on with secret voting' 'it can be gone on with'
shows more 'Who is next?' 'by Enter'
shows undone '2 of 10' 'the last ballot can be taken back'
lacks undone '“2”' 'without saying what it was'
shows paper 'Now on paper; Enter types the sheets.' 'paper is as secret as the keyboard'
shows mixed 'Who is next?' 'hands are passed over: they are not mixed with secret ballots'
lacks undone '“U”' 'and without promising to repeat it'
shows ask '8 people have not voted yet.' 'closing asks while people are missing'
shows ask-enter 'Please answer with “y” or “n”.' 'Enter is not yes there'
shows not-closed 'Space: close voting' 'no keeps it open'
shows closed 'Voting is closed' 'yes closes it'
lacks closed 'u take back' 'and nothing is offered that cannot be'
shows final 'stays as it is' 'it is for good'
shows shown 'Too few votes; not shown' 'then it is closed, and shown if it is large enough'
lacks shown 'e correct' 'a secret count cannot be corrected'

{ spaces 1; cat <<'END'; } | drive
key k
key Space
dump groups
key Space
type 12
key Enter
key Space
type 2-
key Enter
key Space
type 02
key Enter
dump grouped
key Space
type 52
key Enter
dump no-group
key C-k
END
shows groups 'First your group:' 'groups are asked for'
shows groups 'Citizens' 'by their digits'
shows grouped '3 of 10' 'group and answer make a ballot, 0 is no group'
shows no-group 'There is no such group.' 'a group that is none'

# Everybody has voted: it closes at once.
begin small.csv
{ spaces 2; printf 'type 1\n'; spaces 1; cat <<'END'; } | drive
key k
key Space
key Space
type 1
key Enter
key C-k
dump more
key Space
dump all
key Space
key a
key Enter
dump again
key Enter
dump locked-again
key C-k
key k k
dump by-hands
END
shows more 'k ask on paper' 'after secret ballots paper is still possible'
shows all 'Voting is closed' 'when everybody has voted it closes at once'
shows again 'Space: close voting   Enter secret voting   k ask on paper' 'asked again, secret voting waits for Enter'
shows again '0 of 1' 'though the new round is open'
shows locked-again 'Who is next?' 'and begins with it'
shows by-hands 'Now by a show of hands' 'or the new round is asked another way'

# Several answers for each.
cat >several.csv <<'END'
id,kind,title,prompt,minutes,options,max
many,workshop,Many,,60,,
pick,multi,Pick,Which two?,5,red|green|blue,2
END
begin several.csv
{ spaces 1; cat <<'END'; } | drive
key k
key Space
key Space
type 14
key Enter
dump none
type 11
key Enter
dump twice
type 123
key Enter
dump many
type 12
key Enter
dump good
END
shows none 'That was no answer from the list' 'an answer that is not there'
shows twice 'One answer was typed twice.' 'an answer typed twice'
shows many 'Those were more than 2 answers.' 'too many answers'
shows good '✓ Thank you!' 'two are fine'

# With a code.
begin small.csv
printf 'key e\nkey Down Down Down Down\ntype 4711\nkey C-s\n' | drive
{ spaces 3; cat <<'END'; } | drive
key k
key Space
key C-k
dump code
type 1
key Enter
dump wrong-code
key Enter
key C-k
type 4711
key Enter
dump right-code
END
shows code 'Type the code' 'a code is asked for'
shows wrong-code 'The code is not right.' 'a wrong one is told'
lacks wrong-code 'Space: close voting' 'a wrong one does not leave'
shows right-code 'Space: close voting' 'the right one does'

# What is asked may be asked secretly, so no shipped question is put to hands alone.
is "$(grep -lE 'dürfen .* die Hand heben|may raise your hand' "$top"/data/workshops/*.csv)" '' \
	'the questions are neutral between hands and keyboard'
done_testing
