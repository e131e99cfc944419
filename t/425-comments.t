#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Noting comments, the line editor, pastes, and the list of comments.
. "${srcdir:-.}/t/tap.sh"
. "$top/t/drive.sh"

small >small.csv
begin small.csv --pictures 2

# Up to the round of talk, without votes: each of two questions waits once before it closes.
{ spaces 14; cat <<'END'; } | drive
dump talk
key c
dump empty
type one two three
key Home
type >
key C-Right
type <
key End
key C-w
key C-Left
key Left Left
key Backspace
dump edited
key C-u C-k
type e
key Left Right
type ́x Żółć 李 Nguyễn
key Left Left
key Delete
dump marks
key Enter
paste first line\nsecond line\n\n  third line
dump pasted
key Enter
type t7 @zi #Rooms too small
key Enter
dump noted
key Enter
dump closed
key c
type not finished
key Esc
dump warned
key Esc
dump thrown
END
shows talk 'Step 5/9' 'the evening is in the round of talk'
shows empty 'is noted and shown later' 'it is said whether the wall shows it'
shows empty 't7' 'and how a line can begin'
shows edited '› >on< two' 'the line can be edited'
shows marks 'x Żółć 李 Nguyn' 'combining and wide characters are one each'
shows pasted '✓ second line' 'each pasted line is a comment'
shows pasted '›   third line' 'the last one waits for Enter'
shows noted 'Comments · 5 noted' 'all of them are noted'
lacks closed '›' 'an empty Enter ends'
shows warned 'not saved yet' 'Esc warns before it throws a line away'
lacks thrown 'not finished' 'and then does'

drive <<'END'
key Enter
dump list
key e
key C-u
type Rooms are far too small
key Enter
dump edited
key + + -
dump support
key h
dump hidden
key f
dump filtered
key f
key End
key h
key Enter
dump shown
key @
dump groups
key 2
dump grouped
key #
type Money
key Enter
dump clustered
key #
key Tab
dump offered
key Enter
key R
type  2
key Enter
dump renamed
key Home
key 1
dump digit
key Home
key 0
dump out
key u
dump undone
key /
type SECOND
key Enter
dump found
key m
dump measure
key C-s
key Esc
key h
dump last
END
shows list '5 comments' 'Enter opens the list'
shows list 't7 ●C #Rooms' 'with table, group and cluster'
shows edited 'Rooms are far too small' 'a text can be edited'
shows support '+1' 'support can be noted'
shows hidden '×' 'a comment can be hidden'
shows filtered '4 comments' 'the hidden ones can be left out'
shows shown '▸ ●' 'and put on the wall'
shows groups '2  Administration' 'groups can be chosen'
shows grouped '■A' 'by their digits'
shows clustered '#Money' 'a new cluster'
shows offered '› Rooms' 'Tab offers those that are there'
shows renamed '#Rooms 2' 'a cluster can be renamed'
shows digit '1 Rooms 2' 'clusters have digits'
is "$(grep -c '#Rooms 2' digit)" 2 'which put a comment into them'
is "$(grep -c '#Rooms 2' out)" 1 '0 takes it out'
is "$(grep -c '#Rooms 2' undone)" 2 'u takes that back'
shows found '▸ ○ second line' 'a part of the text is found'
shows measure 'second line' 'a measure can be made of it'
shows last 'The last comment is hidden' 'h alone hides the last one'

drive <<'END'
key Enter
dump list
key e
dump edit
key Esc
key #
type ro
key Tab
dump completed
key Tab
dump once
key C-u
type xyz
key Tab
dump none
key Esc Esc
key c
type @xy what did they say
key Enter
dump stranger
key Enter
dump over
END
shows list 'Esc close' 'the footer says how to leave the list'
shows list 'm measure' 'and names measures'
is "$(grep -c '^──' edit)" 3 'one rule above what is edited'
shows completed '› Rooms 2' 'Tab completes what was typed'
shows once '› Rooms 2' 'with that alone'
shows none '› xyz' 'and puts nothing unrelated in its place'
shows stranger 'There is no group “xy”' 'an unknown group is said'
shows stranger '✓ @xy what did they say' 'and the line is noted'
drive --size 160x45 <<'END'
dump wide
key Enter
key End
dump list-wide
key Enter
dump list-shown
END
shows wide 'd disruption' 'a wide footer names what is always there'
shows wide 'b blank' 'one by one'
shows wide 'g agenda' 'by its use'
shows list-wide '+ support' 'also in the list'
shows list-wide 'Enter show' 'what is not on the wall can be shown'
shows list-shown 'Enter take down' 'and what is there taken down'

# Where everybody sees the screen, the list does not tell what the wall must not show.
begin small.csv
{ spaces 14; cat <<'END'; } | drive
key c
dump typing
type quiet remark
key Enter
key Enter
key Enter
dump wall
key e
dump wall-edit
key /
type quiet
key Enter
dump wall-find
key o
dump wall-ask
key n
dump wall-unread
key o y
dump wall-read
key e
dump wall-reading
key Esc
key Esc
key Enter
dump wall-again
key Enter
dump wall-shown
key Esc
key Space
key T
dump table
type what the first table says
key Enter
dump harvest
key Enter
dump second
key Up
dump first-again
type and more of it
key Down
dump second-again
key Enter
key Enter
dump fourth
key Esc
dump over
key c
type an insult
key Enter
key Enter
key h
key u
dump undo-wall
END
shows typing 'everybody reads along' 'on the wall it is said that everybody reads along'
lacks wall 'quiet remark' 'a comment that is only noted'
shows wall 'noted, not on the wall' 'is there without its text'
shows wall-edit 'It is not on the wall' 'and cannot be edited'
shows wall-find 'is not there' 'or found'
shows wall-find 'not looked through' 'and it is said why'
shows wall-ask 'everybody reads it with you' 'it can be read on purpose'
lacks wall-unread 'quiet remark' 'but not without a yes'
shows wall-read '▸ ○ quiet remark' 'and is still only noted'
shows wall-reading 'Everybody reads along.' 'then it can be edited too'
lacks wall-again 'quiet remark' 'until the list is closed'
shows wall-shown 'quiet remark' 'until it is put on the wall'
shows harvest 'Table 1' 'table by table'
shows table 'Enter next table' 'the footer says what an empty Enter does'
shows second 'Table 2' 'an empty Enter asks the next one'
lacks second '✓ what the first table says' 'without what the last one said'
shows first-again 'Table 1' 'there is a way back'
shows second-again 'Table 2' 'and on'
lacks undo-wall 'Taken back: hiding “an insult”' 'what is taken back on the wall does not quote a comment'
shows undo-wall 'Taken back: something about a comment' 'but says what it was about'
shows fourth 'Table 4' 'tables with nothing to say are passed by'
lacks over '›' 'Esc ends it'

# What is in no cluster cannot be chosen from clusters, and that is said before it is asked.
begin small.csv --pictures 2
{ spaces 1; cat <<'END'; } | drive
key g
type /ideas
key Enter Enter y
key Space
key c
type a tree
key Enter
type a bench
key Enter Enter
key g
key Down Enter y
dump none
key g
key Up Enter y
key c
type #Bus at night
key Enter Enter
key g
key Down Enter y
dump two
key c
dump desk
key Esc
key g
key Up Enter y
key c
type #Parks for all
key Enter Enter
key g
key Down Enter y
wait 1
key Space
dump open
END
lacks none 'no cluster' 'without clusters every card can be chosen'
shows two '2 cards are in no cluster and cannot be chosen.' 'beside a cluster cards in none cannot'
is "$(grep -c '2 cards are in no cluster' desk)" 1 'and the desk says so as long as it can be changed'
shows open 'Parks' 'clusters can be chosen'
lacks open 'no cluster' 'and once they are asked nothing is said of the others'

# The wall follows what comes last, wherever it was turned to.
begin small.csv
{ spaces 16; i=1
  while [ $i -le 40 ]; do
	case $i in [1-5]) sign='#Halls ' ;; *) sign= ;; esac
	printf 'key c\ntype %scard number %d with some words\nkey Enter Enter\n' "$sign" $i
	i=$((i + 1))
  done
  cat <<'END'; } | drive
dump last
key Right
dump before
key c
type #Halls and a card that comes late
key Enter Enter
dump late
key c
type the very last
key Enter Enter
dump very-last
key Space
key Right
key c
type #Halls sorted at once
key Enter Enter
dump sorted
key Right
dump turned
key Left
dump first-page
key Space
key PgUp
dump looked
key Right
dump looked-on
key Left
dump looked-back
key Right Right
dump looked-out
END
shows last 'page 2 of 2' 'the page with the last card is on the wall'
shows last 'number 40' 'with it'
shows before 'page 1 of 2' 'it can be turned'
shows late 'that comes late' 'the wall turns to a new card on an earlier page'
shows very-last 'the very last' 'and on a later one'
shows sorted 'sorted at once' 'also while cards are sorted'
lacks first-page 'number 40' 'and can be turned there'
footer last >line
shows line '← → turn pages' 'the footer says how there is more'
shows looked 'page 1 of 2' 'looking back shows the first page'
shows looked-on 'page 2 of 2' 'and the arrow the second'
shows looked-back 'page 1 of 2' 'and the first again'
lacks looked-out 'Looking back' 'behind the last page it goes on to the next step'

# What is voted on can be hidden too, when an insult is seen too late.
cat >vote.csv <<'END'
id,kind,title,prompt,minutes,options,question,max
vote,workshop,Vote,,60,,,
zi,group,Citizens,,,,,
ve,group,Administration,,,,,
ideas,cards,Ideas,What should be done?,10,,,
first,multi,First,What comes first?,5,@ideas,,2
bye,info,Goodbye,Thank you,5,,,
END
begin vote.csv
{ spaces 2; cat <<'END'; } | drive
key c
type more benches
key Enter
type an insult
key Enter
type more trees
key Enter Enter
key Space
key Space
dump asked
key Space
dump before
key /
type insult
key Enter
key h
key Esc
dump after
type 3
key Enter
type 4
key Enter
type 2
key Enter
type 0
key Enter
type 4
key Enter
wait 2
key Space
wait 2
key Space
dump result
END
shows before 'an insult' 'what was written can be voted on'
shows before 'close voting' 'and is'
lacks after 'an insult' 'what is hidden then leaves the wall'
shows after '(hidden)' 'and its place is kept'
shows after 'more trees' 'with the others as they were'
shows result '(hidden)' 'also in the result'
lacks result 'an insult' 'which does not bring it back'
runde export "$session" -o public >/dev/null 2>&1
lacks public/options.csv 'an insult' 'nor is it in the tables for analysis'
lacks public/results.csv 'an insult' 'in none of them'
shows public/results.csv 'more trees' 'where its votes are counted with the others'
shows public/options.csv 'more trees' 'which hold the others'
runde export "$session" --for archive -o whole >/dev/null 2>&1
shows whole/options.csv 'an insult' 'while the archive holds everything'

# With one proposal there is nothing to vote on, and the footer does not say that there is.
begin vote.csv
{ spaces 2; cat <<'END'; } | drive
key c
type more benches
key Enter Enter
key Space
wait 2
key Space
dump single
wait 2
key Space
dump single-asked
END
footer single >line
shows line 'Space: leave this question out' 'the footer says what Space does'
shows single-asked 'There is only one answer to choose from here.' 'and Space why'
done_testing
