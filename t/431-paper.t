#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Typing paper: sheet after sheet, one key an answer, from wherever the evening is; an institution's
# own answers in the same grid.
. "${srcdir:-.}/t/tap.sh"
. "$top/t/drive.sh"

cat >paper.csv <<'END'
id,kind,title,prompt,minutes,options,question,sheet,max,by_group,notes
paper,workshop,Paper evening,,60,,,,,,
zi,group,Citizens,,,,,,,,
ve,group,Administration,,,,,,,,
self,group,Self-check,,,official,,,,,
here,people,Here,Who is here?,5,,,,,yes,
pause,break,Pause,,10,,,,,,
heard,scale,Heard,We are heard.,5,no|perhaps|yes|-=don't know,,form,,yes,
help,scale,Help,Help is there.,5,0..10,,form,,yes,
where,multi,Where,Where do we meet?,5,market|club|school,,form,2,,
age,number,Age,How old is our town?,5,,,form,,,
word,words,Word,What is our town like?,5,,,form,2,,
what,resist,What,What shall we do?,5,build|wait=status-quo,,form,,,
other,choice,Other,Something else?,5,yes|no,,,,,
bye,info,Goodbye,Thank you,5,,,,,,
END
begin paper.csv
{ spaces 1; cat <<'END'; } | drive
type 6
key Enter
type 4
key Enter
type 2
key Enter
wait 2
key Space
dump pause
key p
dump group
key 7
dump no-group
key 1
dump first
key 3
dump masked
key F2
key y
dump seen
type 1
key Enter
type 31
type 850
key Enter
type alt, bunt
key Enter
type 3+
dump second
key Backspace
dump back
key Down Down Down
key Backspace
type 7
key Down
type rot
key F10
dump corrected
key Space
type 11
dump fault
key Backspace
type 9
key Esc
dump warned
key Up
key F10
dump third
key Esc
dump closed
key u
dump undone
key p
key Backspace
dump gone
key Esc
END
ask() {
	sqlite3 "$session" "$1"
}

# what must not be broken over lines stands with another kind of space
plain() {
	for screen; do
		sed -i 's/\xC2\xA0/ /g' "$screen"
	done
}

plain group first
footer pause >line
shows line 'p paper' 'a form that waits is offered in the break'
shows group 'Which group does this sheet come from?' 'the group comes first'
shows group '1 Citizens   2 Administration   0 no group' 'each has its digit, official ones have none'
shows group 'Sheet 1 of 12' 'the sheet has a number'
lacks group 'correct the last sheet' 'there is no last sheet yet'
shows no-group 'There is no such group' 'a digit of no group is refused'
shows first '●C Citizens · Sheet 1 of 12' 'the group stands above'
shows first '▸   1  Heard' 'then the first question'
shows first '1 no   2 perhaps   3 yes   - don' 'and what can be typed'
shows masked '▸   2  Help' 'one key goes on to the next question'
shows masked '    1  Heard        •' 'with one picture the wall does not show what was typed'
shows seen '3  yes' 'unless that is wanted'
shows second 'Sheet 2 of 12' 'the last answer saves the sheet'
shows second '✓ Sheet 1 is saved. Backspace corrects it.' 'and says so'
shows second '▸   1  Heard' 'the next sheet begins, of the same group'
shows back '    2  Help         1' 'Backspace brings the last sheet back'
shows back '    3  Where        13' 'several answers' 
shows back '    4  Age          850' 'a number'
shows back '    5  Word         alt, bunt' 'words'
shows back '    6  What: build  3' 'each resistance'
shows back '    7  What: wait   10' 'one after the other'
shows corrected '✓ Sheet 1 is corrected.' 'F10 saves the corrected sheet'
shows corrected 'Sheet 2 of 12' 'which is no new one'
shows fault 'Not possible here: type 0 … 10, or - for “don’t know”.' 'what no answer begins with is refused at once'
lacks fault 'Help         11' 'and is not there'
shows warned 'This sheet is not saved yet' 'a sheet that was begun is not lost by a slip'
shows fault '    1  Heard        —' 'what was passed over shows that it is left out'
shows fault '    3  Where        ·' 'what comes yet does not'
shows third 'Sheet 3 of 12' 'a sheet may have gaps'
shows closed 'Pause' 'Esc goes back to the evening'
shows undone 'Taken back: the last paper sheet' 'u takes the last sheet back'
shows gone 'can no longer be told' 'then none can be corrected'

drive <<'END'
wait 2
key Space
dump here
key Enter
dump enter
key Esc
wait 2
key Space
dump ask
key y
dump closed
key p
dump none
wait 2
key Space
dump small
wait 2
key Space
dump next
wait 2
key Space
wait 2
key Space
wait 2
key Space
dump third
END
shows here '1 of 12 sheets' 'the wall says how many sheets were typed'
footer here >line
shows line 'Enter type the sheets' 'Enter types more'
shows enter 'Sheet 2 of 12' 'and goes on behind them'
shows ask '11 people have not voted yet' 'closing asks'
shows closed 'Voting is closed' 'and closes the question'
shows none 'No paper form is waiting' 'and the whole form with it'
shows small 'Too few votes' 'one sheet is not shown'
shows next 'Voting is closed' 'the next question of the form is closed as well'
is "$(ask "SELECT count(DISTINCT round_key), count(DISTINCT ballot_id) FROM vote WHERE entry_mode = 'paper'")" \
	'6|6' 'each answer of the sheet is a ballot of its own'

# --- while people talk -------------------------------------------------------------------------------------

cat >talk.csv <<'END'
id,kind,title,prompt,minutes,options,sheet
talk,workshop,Talk,,60,,
time,talk,Time for the forms that everybody has,Please fill them in.,20,,
pause,break,A break with something to eat,,10,,
a,choice,A,Yes or no?,5,yes|no,form
end,talk,Talk,And now?,5,,
END
for language in en de; do
	begin talk.csv
	drive --language $language <<'END'
key Space
key c
type One
key Enter Enter
dump talk
wait 2
key Space
wait 2
key Space
dump shown
wait 2
key Space
dump break
wait 2
key Space
wait 2
key Space
wait 2
key Space
key y
wait 2
key Space
dump last
END
	word=$(test $language = de && echo Papier || echo paper)
	for screen in talk shown break; do
		footer $screen >line
		shows line "p $word" "paper is offered, $language: $screen"
	done
	footer last >line
	lacks line "p $word" 'until no form waits'
done

# --- keys that are no answers -----------------------------------------------------------------------------

cat >keys.csv <<'END'
id,kind,title,prompt,minutes,options,max,sheet
keys,workshop,Keys,,60,,,
level,scale,Level,How much?,5,none|a little|some|much|all,,form
odd,scale,Odd,How odd?,5,no=0|so=2|yes=7|-=no idea,,form
some,multi,Some,Which?,5,a|b|c,2,form
many,multi,Many,Which of these?,5,a|b|c|d|e|f|g|h|i|j|k|l,2,form
points,dots,Points,Where to?,5,a|b,3,form
order,rank,Order,What first?,5,a|b|c,,form
guess,number,Guess,How many?,5,,,form
END
begin keys.csv
{ spaces 1; cat <<'END'; } | drive
key p
type 3
dump empty
key Enter
dump left
key Up
type 0
key Up Up
key Backspace
type 7
dump level
type a
dump letter
paste 33
dump paste
type 31
dump odd
type 744
dump some
type 2
type 2
dump twice
type 14
dump many
type 050
dump second
type 6
dump points
type 112
dump order
type 22
dump place
type 134x
dump guess
END
footer empty >line
shows line 'Enter leave out' 'Enter on an empty row leaves it out'
footer left >line
shows line 'No. 2 is left out; ↑ goes back to it.' 'also behind a digit that went on, and says so'
shows left '    2  Odd     —' 'which is to be seen'
shows left '▸   3  Some    ·' 'before it goes on'
shows level 'Not possible here: type 1 … 5, or - for “don’t know”.' 'a key that is no level is refused at once'
shows level '▸   1  Level   ·' 'nothing of it is there, and the cursor stays'
shows letter 'Not possible here: type 1 … 5' 'so is a letter'
shows paste '▸   1  Level   ·' 'and a paste of several'
shows odd 'Not possible here: type 0, 2, 7, or - for “no idea”.' 'what is possible is told'
shows odd '    1  Level   •' 'the next right key answers'
shows some 'Not possible here: type 1 … 3' 'an option that there is not'
shows twice 'Not possible here: an answer is there twice.' 'one that was chosen already'
shows many 'Not possible here: type 01 … 12' 'a second digit that leads nowhere'
shows second '▸   4  Many    •' 'what can go on stays'
shows points '▸   5  Points  ·' 'two of two digits go on'
shows order '▸   6  Order   ·' 'and so do three dots'
shows place 'Not possible here: an answer or a place is there twice.' 'a place for one that has one'
shows guess 'Not possible here: type a number, or - for “don’t know”.' 'a letter where a number is asked'

# --- resistances ------------------------------------------------------------------------------------------

# rates ID [ROW]: a form that asks for resistances, and what ROW asks beside.
rates() {
	cat >"$1.csv" <<END
id,kind,title,prompt,minutes,options,sheet
$1,workshop,Resisting,,60,,
what,resist,"Resistance, a first look",What shall we do with the station?,5,Meeting place with a kitchen|Leave everything as it is=status-quo|Workshop,form
$2
END
}

rates alone
begin alone.csv
{ spaces 1; cat <<'END'; } | drive
key p
dump alone
type 1+
dump ten
type x
dump saved
type 0a
dump refused
key Backspace Backspace
key Esc Esc
wait 2
key Space
wait 2
key Space
key y
END
shows alone '    2  Leave everything as it is' 'a form with one question says only what is rated'
shows alone '0 no resistance … 9   + 10 unacceptable   - not rated' 'what can be typed'
shows ten '▸   3  Workshop' 'each takes one key'
shows saved '✓ Sheet 1 is saved.' 'and so does the last one'
shows refused 'Not possible here: a resistance is 0 … 9, + for 10, or - for “not rated”.' 'nothing else is one'
is "$(ask "SELECT option_no, value FROM vote WHERE option_no > 0 ORDER BY 1")" '1|1.0
2|10.0
3|10.0' 'what was typed is what is saved'
rates beside 'how,scale,How,How was it?,5,bad|good,form'
begin beside.csv
{ spaces 1; cat <<'END'; } | drive
key p
dump beside
END
shows beside '   1  Resistan…: Meeting place with a kitchen ' 'beside others the title is cut, and not what is rated'
shows beside '   3  Resistance, a first look: Workshop ' 'where it must be'

# --- many statements, which views compared will show -------------------------------------------------------

{
	echo 'id,kind,title,prompt,minutes,options,theme,sheet'
	echo 'many,workshop,Many,,60,,,'
	for n in 1 2 3 4; do
		echo "s$n,scale,Statement $n,Is it $n?,5,no|yes,Theme,form"
	done
	echo 'views,profile,Views,Where do we part?,10,,,'
} >many.csv
begin many.csv
{ spaces 1; cat <<'END'; } | drive
key p
key 1 1 2 2
key 1 2 2 2
key Esc
wait 2
key Space
wait 2
key Space
wait 2
dump first
key Space
dump views
key PgUp
dump back
key Space
END
footer first >line
shows line 'Space: on to “Views”' 'the statements of a form that is closed are passed over'
shows views 'Where do we part?' 'Space leads to where they are compared'
shows back 'Is it 4?' 'looking back finds each'

# A form that is still open when the views are to be compared.
begin many.csv
{ spaces 1; cat <<'END'; } | drive
key p
key 1 1 2 2
key 1 2 2 2
key Esc
key g
key End
key Enter
key y
wait 2
dump prompt
key Space
dump ask
key n
dump still
wait 2
key Space
key y
dump compared
END
shows prompt 'Where do we part?' 'one can go straight to the views'
shows ask '4 questions with answers are still open' 'it is said what would be missing'
shows ask 'That cannot be taken' 'and that it is for good'
shows still 'Where do we part?' 'no shows nothing yet'
is "$(ask "SELECT count(*) FROM round WHERE state = 'revealed'")" 4 'yes closes and shows all of them'
shows compared 'Theme' 'and compares'

# Two forms: which is typed stands above it, as it is printed on the paper.
{
	echo 'id,kind,title,prompt,minutes,options,sheet'
	echo 'two,workshop,Two,,60,,'
	echo 'hello,info,Hello,Welcome,5,,'
	echo 'first,scale,First look,Is it good?,5,no|yes,sheet-one'
	echo 'second,scale,Second look,Is it good?,5,no|yes,sheet-two'
} >two.csv
begin two.csv
{ spaces 1; cat <<'END'; } | drive
key p
dump which
key 2
dump titled
END
shows which 'Second look (sheet-two)' 'the choice names the form'
shows titled 'Paper sheets · sheet-two' 'and so does the title'

# The answers of a question do not go under, however many there are.
{
	echo 'id,kind,title,prompt,minutes,options,max'
	echo 'long,workshop,Long,,60,,'
	echo 'here,people,Here,Who is here?,5,,'
	echo 'best,multi,Best,What comes first?,5,A first answer of some length|A second answer of some length|A third answer of some length|A fourth answer of some length|A fifth answer of some length|A sixth answer of some length|A seventh answer of some length,3'
} >long.csv
begin long.csv
{ spaces 2; cat <<'END'; } | drive
key k k
wait 2
key Space
key p
dump many
END
shows many '7 A seventh answer' 'the last of many answers is there'
shows many 'Up to 3 answers' 'with how they are typed'

# --- an institution's own answers ---------------------------------------------------------------------------

begin paper.csv
drive <<'END'
dump waiting
key o 2
dump grid
key Tab
type ask them
key Enter
dump lacking
key Esc
dump still
type 2
dump typing
key Tab
dump answer
key Enter C-u
type because we ask everybody who comes to us, in the town hall and outside
dump unseen
key F2 y
dump long
key F2
key Enter
dump reason
type 4
key Enter
dump third
key Esc
dump closed
key o 2
dump again
key C-c
key F1 Esc
dump offered
END
footer waiting >line
shows line 'o official answers' 'offered while the evening waits'
shows line 'p projector test' 'beside the projector test'
footer offered >line
shows line 'p projector test   o official answers' 'also once there is an answer'
printf 'dump waiting\nkey Space\n' | drive --language de
footer waiting >line
shows line 'p Projektortest   o Selbstauskunft' 'in German, too'
shows grid 'Official answers' 'the grid'
lacks grid 'Which group' 'asks for no group'
shows grid '    8  Other' 'has every question that can be answered beforehand'
shows lacking 'There is a reason, but no answer: type one, or - for “don'"'"'t know”.' 'a reason alone is none'
shows lacking '▸   1  Heard        ·' 'and the cursor goes where it is missing'
shows still 'There is a reason, but no answer' 'Esc says so as well'
footer typing >line
shows line 'Enter next' 'behind the answer comes its reason'
shows line 'Tab answer' 'Tab goes back'
shows typing '   The reason, as the institution would say it' 'in the same row'
footer answer >line
shows line 'Enter reason' 'the footer says what comes'
shows grid 'Behind the answer comes its reason.' 'before that the grid does'
lacks unseen 'because we ask' 'with one picture the wall does not show it'
shows unseen '   •••••••••' 'but that something is typed'
footer unseen >line
shows line 'F2 show' 'and how to see it'
shows long '   because we ask everybody who comes to us, in the town hall and outside' 'it is typed in full width'
shows long 'because we ask everybody who…' 'and shortened in the grid'
shows reason '    1  Heard        •                            •' 'an answer and its reason, unseen with one picture'
shows third '▸   3  Where' 'an empty reason goes on to the next answer'
footer closed >line
shows line '✓ 2 official answers of “Self-check”.' 'closing says how many there are'
shows again '    2  Help         •' 'what was typed is there again'
is "$(ask "SELECT question_id, reason, option_no FROM official JOIN official_entry
	USING (session_id, group_id, question_id) ORDER BY 1")" \
	'heard|because we ask everybody who comes to us, in the town hall and outside|2
help||5' 'and they are in the file'
# of proposals each, with one reason for all
cat >proposals.csv <<'END'
id,kind,title,prompt,minutes,options
proposals,workshop,Proposals,,60,
self,group,Self-check,,,official
what,resist,What,What shall we do?,5,build|sell|wait=status-quo
how,choice,How,How soon?,5,now|later
END
begin proposals.csv
drive <<'END'
key o 2
type 3+
dump second
type 0
dump reason
key Backspace
dump back
key Tab
type it is ours
key Down
dump next
type 1
key Up
dump up
key Esc
END
shows second '▸   3  What: wait' 'of resistances the next follows'
shows reason '▸   1  What: build' 'behind the last one comes the reason of all'
footer reason >line
shows line 'Enter next' 'which may be empty'
footer back >line
lacks line 'Tab answer' 'Backspace in an empty reason goes back to the answer'
shows next '▸   4  How' 'the arrows go from a reason to the next question'
shows up '▸   3  What: wait' 'and to the one before'
is "$(ask "SELECT question_id, reason, option_no, value FROM official JOIN official_entry
	USING (session_id, group_id, question_id) ORDER BY 1, 3")" 'how||1|0.0
what|it is ours|1|3.0
what|it is ours|2|10.0
what|it is ours|3|0.0' 'all of it is saved'
# where views are compared, what they are compared on
cat >views.csv <<'END'
id,kind,title,prompt,minutes,options,theme
views,workshop,Views,,60,,
self,group,Self-check,,,official,
home,scale,Home,Do you feel at home?,5,no|yes,
jobs,scale,Jobs,Are there jobs?,5,no|yes,Work
compare,profile,Compared,Where do we part?,5,,
worth,scale,Worth it,Was it worth it?,5,no|yes,
END
begin views.csv
printf 'worth\nyes\n' >worth.csv
drive <<'END'
key o 2
dump asked
END
runde import "$session" ballots worth.csv --group self >/dev/null
drive <<'END'
key o 2
dump answered
END
shows asked '▸   1  Jobs' 'the institution is asked what is compared'
lacks asked 'Home' 'not what people feel'
lacks asked 'Worth' 'or how the evening was'
shows answered '    2  Worth it' 'what it answered without that is there, too'
# from a file that lies where people keep them
mkdir -p Downloads
printf 'heard,where.1,where.3,age\nyes,1,1,850\n' >Downloads/self-check.csv
printf 'heard,age\nmaybe,old\n' >Downloads/wrong.csv
printf 'question_id;answer;reason\nheard;;\n' >Downloads/empty.csv
touch -d 2026-01-01T00:00:00Z Downloads/empty.csv
touch -d 2026-01-02T00:00:00Z Downloads/wrong.csv
touch -d 2026-01-03T00:00:00Z Downloads/self-check.csv
begin paper.csv
drive <<'END'
key o
dump ways
key Enter
key /
type Downloads/wrong
key Enter
key Enter
dump faults
key q
key o
key Enter
key /
type Downloads/empty
key Enter
key Enter
dump empty
key q
key o
key Enter
key /
type self-check
key Enter
dump files
key Enter
dump report
key q
key o
key 1
key End Enter
type ~/Downloads/self-check.csv
key Enter
dump second
END
shows ways 'read them from a file' 'a file or the keyboard'
shows files '~/Downloads/self-check.csv' 'tables are offered where people keep them'
shows faults 'wrong.csv: nothing was taken in.' 'a file with faults is refused'
shows faults 'line 2:' 'with each fault and its line'
shows empty 'there is no answer in this table' 'one that nobody has filled in, too'
lacks empty 'line 0' 'of which no line is to blame'
shows report '3 official answers' 'what came in is told'
shows second '“Self-check” has answered it already' 'a second answer is refused'
is "$(ask "SELECT count(*) FROM official")" 3 'and changes nothing'

{ spaces 3; cat <<'END'; } | drive
dump unseen
key k k
wait 2
key Space
key Enter
key 1
END
lacks unseen 'because we ask' 'nothing of it is on the wall'
done_testing
