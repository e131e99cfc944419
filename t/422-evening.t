#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Going on, looking back, going to a step, blanking, taking back.
. "${srcdir:-.}/t/tap.sh"
. "$top/t/drive.sh"

small >small.csv
begin small.csv --place Lindenau

drive <<'END'
dump waiting
key Space
dump hello
key Space Space
dump repeat
key Space
dump mood
key PgDn
dump open
key b
dump blank
key Space
dump back
key Space
dump uncounted
key Space
key Space
dump shown
key r
dump hidden
key r
key PgUp
dump look
key PgUp
key PgUp
dump look-first
key c
type said at the beginning
dump look-comment
key Enter Enter
dump look-noted
key Space
dump returned
END
is "$(footer waiting)" ' Space: start the evening   p projector test   e place and end   ? help' \
	'the footer names what is next'
shows waiting 'Lindenau' 'the wall says where we are'
shows hello 'Welcome to you all' 'the clock has started'
lacks hello 'SECRET NOTE' 'notes are not on the wall'
shows hello 'Space: on to “Here”' 'the next step is named'
shows repeat 'Step 2/9' 'a repeat in the same moment is ignored'
shows mood 'Space: open voting' 'the next stage is named'
shows open 'Space: close voting' 'PgDn goes on like Space'
is "$(tr -d '\n' <blank)" '' 'a blank wall has nothing on it'
same back open 'any key only brings it back'
shows uncounted '3 answers are not counted yet; Space once more closes.' 'no question is closed unanswered unasked'
shows shown 'Space: on to “Gap”' 'closed, shown, and on'
lacks hidden 'of 0' 'the result can be hidden again'
shows look 'Looking back: step 2/9' 'PgUp looks back'
shows look-first 'Looking back: step 1/9' 'and no further than the first'
shows look-comment 'Comment · Hello' 'a comment noted meanwhile is about what is looked at'
shows look-noted 'Looking back: step 1/9' 'which goes on'
is "$(sqlite3 "$session" "SELECT step_id FROM comment WHERE text = 'said at the beginning'")" hello \
	'and belongs to that step'
shows returned 'Step 3/9' 'Space returns to where the evening is'

drive <<'END'
key PgUp
key Enter
dump ask
key n
dump no
key Enter
key y
dump there
key g
dump agenda
resize 160x45
dump agenda-wide
resize 80x24
key /
type goodb
key Enter
key Enter
dump ask-agenda
key y
dump end
key Space
dump ask-end
key Esc
dump stays
key u
dump undone
key U
dump redone
END
shows ask 'Take the evening to step 2' 'Enter asks before it goes there'
shows no 'Looking back: step 2/9' '“no” changes nothing'
shows there 'Step 2/9' '“yes” goes there'
shows agenda '▸ ▶  2  Here' 'the agenda stands at the present step'
is "$(grep Here agenda)" "$(grep '▶.*Here' agenda-wide)" 'and what a step is stands beside its title on any screen'
shows ask-agenda 'step 9, “Goodbye”' 'the agenda can be searched'
shows end 'Space: end the session' 'before the end the footer says so'
shows ask-end 'End the session?' 'the end is asked for'
shows stays 'Step 9/9' 'and can be refused'
shows undone 'Taken back:' 'u says what it took back'
shows undone 'Step 2/9' 'and shows it'
shows redone 'Repeated:' 'U says what it repeated'

echo 'somebody has edited this' >german.html
ln -s nowhere third.html
drive <<'END'
key Space
key Enter
dump thanks
key C-u
type documents
key Enter
dump readers
key Enter
dump written
key PgUp
dump last
key PgUp
dump before-last
key Space
dump over
wait 1
key Space
key C-u
type documents
key Enter Enter
dump refused
key C-u
type german
key Enter
key 3
wait 1
key Space
key C-u
type third
key Enter Enter
dump half
key g
key Home
key Enter
dump again
key y
dump resumed
key q
key Enter
dump quit
key y
END
shows thanks 'Write the tables to which folder?' 'the end asks where the tables go'
shows written '✓ The tables are in ~/documents and ~/documents-excel, beside them the' 'and says where they went'
ok 'the minutes are a page' grep -q '^<!DOCTYPE html>' documents.html
is "$(cat german.html)" 'somebody has edited this' 'minutes that are there are not written over'
ok 'new ones lie beside them' grep -q '^<!DOCTYPE html>' german-2.html
shows half '~/third and ~/third-excel, but not the minutes: third.html:' 'what could not be written is told'
ok 'and the tables are there' test -f third/sessions.csv
ok 'once for each folder' test ! -e documents-2.html
shows last 'Looking back: step 9/9' 'after the end the last step can be looked back at'
shows before-last 'Looking back: step 3/9' 'and the one before, as far as the evening came'
shows over 'Thank you!' 'Space returns to the end'
ok 'there they are' test -f documents/sessions.csv
shows thanks 'F1 help' 'the footer names what there is'
shows readers 'for a German spreadsheet (Excel)' 'they can be written for a spreadsheet'
shows refused '› documents' 'a folder that is there is asked for again'
ok 'as analysts read them' grep -q '^"session_id",' documents/sessions.csv
ok 'beside them as the facilitator reads them' grep -q '"session_id";' documents-excel/sessions.csv
ok 'and as a German spreadsheet does' grep -q '"session_id";' german/sessions.csv
shows again 'Take it up again' 'an evening that is over can be taken up'
shows resumed 'Step 1/9' 'where one wants'
shows quit 'Leave?' 'leaving asks'
shows quit 'Please answer with “y” or “n”.' 'and Enter is no answer'

drive <<'END'
key t
dump none
key >
dump one
wait 30
dump half
key t
wait 30
dump stopped
key l
dump language
key v
dump live
END
shows none '' 'a step without a clock'
shows language 'one language only' 'a workshop with one language'
shows live 'on the wall at once' 'comments can be set to appear'

# The desk while looking back: the notes of what is looked at; the agenda offers no look ahead.
small >small.csv
begin small.csv --pictures 2
{ spaces 3; cat <<'END'; } | drive
dump now
key PgUp PgUp
dump at-back
key Space
key g
key Up Up
dump at-seen
key End
dump at-coming
END
lacks now 'SECRET NOTE' 'the desk shows the notes of the step where the evening is'
shows at-back 'Notes of step 1' 'looking back it says whose notes it shows'
footer at-seen >line
shows line 'Space look at it' 'the agenda offers a look at what has been'
footer at-coming >line
lacks line 'look at it' 'and none at what is to come'
done_testing
