#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Run sheets and paper forms: what is printed, where it goes, and wrong uses.
. "${srcdir:-.}/t/tap.sh"
. "$top/t/drive.sh"

command -v python3 >/dev/null || skip_all 'python3 is not installed'

# sound FILE NAME
sound() {
	ok "$2" python3 "$top/t/paper.py" html "$1"
}

# says FILE [TAG]: its text, an element a line.
says() {
	python3 "$top/t/paper.py" text "$@"
}

# --- the shipped workshops -------------------------------------------------------------------------

for workshop in selbstcheck-workshop einwohnerdialog; do
	for language in de en; do
		for reader in facilitator participants; do
			exits 0 "$workshop, $language, $reader" runde --language $language sheet \
				--for $reader $workshop
			sound out "it is sound"
			ok 'and in its language' grep -q "^<html lang=\"$language\">" out
		done
	done
done

exits 0 'a run sheet' runde sheet selbstcheck-workshop
cp out usual
runde sheet selbstcheck-workshop --for facilitator --format html >out
same out usual 'is what is made if nothing is said'
is "$(says out h1)" 'Self-check workshop' 'its title'
is "$(says out h2 | head -n 4)" 'What to prepare
The evening at a glance
Step by step
The keys of the evening' 'its parts'
is "$(says out h2 | tail -n 2)" 'When something disturbs: what to say
When something disturbs: what to do' 'the card comes last'
is "$(says out h3 | sed -n '1p;26p')" '1. Welcome
26. Thank you – what happens next' 'every step is there'
is "$(grep -c '<strong>Say:</strong>' out)" 26 'with its notes'
shows out 'Space or PgDn' 'the keys are those of the program'
# keys of the workshop in `out`, those of some of them only
keys() {
	says out th | grep -x '[pov]' | tr '\n' ' '
}
is "$(keys)" 'p o v ' 'with paper, official answers and views compared'
runde sheet konsensieren >out
is "$(keys)" 'p ' 'with paper alone'
runde sheet einwohnerdialog >out
is "$(keys)" '' 'with none of them'
runde sheet selbstcheck-workshop >out
shows out 'That is contempt for human beings.' 'and what to say those of the card'
is "$(says out td | sed -n '1,4p' | tr '\n' '|')" '1|0:00|4|information|' 'without a start minutes count'
runde --language de sheet selbstcheck-workshop --start 18:30 >out
is "$(says out td | sed -n '5,8p' | tr '\n' '|')" '2|18:34|3|Information|' 'with one the clock does'
shows out '18:30 bis 20:30 Uhr' 'begin and end'
shows out '<b class="code">1</b> <span>trifft nicht zu</span>' 'answers with what is typed for them'
lacks out 'Facilitator' 'a German one is German'
lacks out 'Keys' 'from end to end'

exits 0 'forms' runde --language de sheet selbstcheck-workshop --for participants
is "$(cat err)" 'runde: Die Bögen bitte beidseitig drucken: So ist jeder ein Blatt' 'to be printed on both sides'
is "$(says out h2)" 'Selbstcheck-Workshop / Self-check workshop' 'their title is in both languages'
is "$(grep -c '<th scope="rowgroup" colspan="6">' out)" 14 'fourteen questions'
is "$(grep -c '<thead>' out)" 1 'under one head'
is "$(says out td | head -n 1)" \
	'selbstcheck · Bitte in jeder Zeile ein Kreuz. / Please tick one box in each row.' \
	'which tells on every page which form it is of'
is "$(says out h3 | head -n 1)" 'Zu welcher Gruppe gehören Sie? Bitte ein Kreuz. / Which group do you belong to? Please tick one box.' \
	'a field for the group'
is "$(says out li | sed -n '1p;5p')" '1 ●V Verwaltung / Administration
0 keine Gruppe / no group' 'with the digits and signs of the room'
lacks out 'Selbstcheck der Verwaltung' 'but no official group'
lacks out 'Sagen:' 'no notes'
runde --language en sheet selbstcheck-workshop --for participants >out
is "$(says out h2)" 'Self-check workshop / Selbstcheck-Workshop' 'the language of the screens comes first'
runde --language en sheet selbstcheck-workshop --for participants --languages de >out
is "$(says out h2)" 'Selbstcheck-Workshop' 'unless one is chosen'
runde --language en sheet selbstcheck-workshop --for participants --languages de,en >out
is "$(says out h2)" 'Selbstcheck-Workshop / Self-check workshop' 'or two'
runde sheet selbstcheck-workshop --languages de >out
is "$(says out h1)" 'Selbstcheck-Workshop' 'the run sheet, too'
exits 0 'all questions' runde sheet selbstcheck-workshop --for participants --all --languages en
is "$(says out h2)" 'Self-check workshop
How much do you feel at home here?
Which topics should we tackle first? Everyone may choose up to three topics.
Was this evening worth your time?' 'the form, then the others'
is "$(sed 1d err)" 'runde: schwerpunkte: the answers come from “ideen”; the form has their numbers, the wall their words' \
	'and what is not known yet'
is "$(grep -c 'class="slip"' out)" 3 'three slips'
runde sheet selbstcheck-workshop --for participants --all --people 12 >out 2>/dev/null
is "$(grep -c 'class="slip"' out)" 36 'one of each for everybody'
sound out 'which is sound'
runde sheet selbstcheck-workshop --people 40 >out
shows out '14 questions: 40 copies' 'the run sheet says how many to print'

for reader in facilitator participants; do
	exits 0 "Markdown, $reader" runde sheet selbstcheck-workshop --for $reader --format md
	is "$(LC_ALL=C tr -d '\n -~\200-\377' <out)" '' 'has no control characters'
	is "$(grep -c '^# ' out)" 1 'and one title'
done

# --- where it goes ------------------------------------------------------------------------------------

mkdir folder
exits 0 'into a file' runde sheet einwohnerdialog -o folder/run.html
is "$(cat out)" '' 'nothing on standard output'
runde sheet einwohnerdialog --output - >out
same folder/run.html out 'the same as there'
is "$(ls -A folder)" run.html 'nothing beside it'
(umask 027 && runde sheet einwohnerdialog -o folder/private.html)
is "$(ls -l folder/private.html | cut -c 1-10)" '-rw-r-----' 'readable as files usually are'
echo mine >folder/there
exits 73 'over a file' runde sheet einwohnerdialog -o folder/there
is "$(cat err)" 'runde: folder/there: exists already' 'is refused'
is "$(cat folder/there)" mine 'and the file as it was'
ln -s nowhere folder/link
exits 73 'over a link that leads nowhere' runde sheet einwohnerdialog -o folder/link
exits 73 'into a folder' runde sheet einwohnerdialog -o folder/
exits 73 'into a folder that is not there' runde sheet einwohnerdialog -o missing/run.html
is "$(cat err)" 'runde: missing/run.html: cannot be made: No such file or directory' 'is said'
if permissions_hold; then
	chmod a-w folder
	exits 73 'into a folder that is locked' plainly "$RUNDE" sheet einwohnerdialog -o folder/new
	chmod u+w folder
else
	skip 1 'nobody here whom permissions hold back'
fi
mkdir full
# What may not grow on is as good as a full disk.
exits 74 'without room for it' sh -c 'ulimit -f 8; "$RUNDE" sheet einwohnerdialog -o full/run.html'
is "$(ls -A full)" '' 'nothing is left behind'
if [ -w /dev/full ]; then
	exits 74 'output that does not arrive' sh -c '"$RUNDE" sheet einwohnerdialog >/dev/full'
else
	skip 1 'no /dev/full'
fi

# --- what it is made of -------------------------------------------------------------------------------

small >small.csv
exits 0 'standard input' sh -c '"$RUNDE" sheet - <small.csv'
is "$(says out h1)" 'Small evening' 'is a workshop'
mkdir -p "$XDG_DATA_HOME/runde/workshops"
sed 's/Small evening/My own evening/' small.csv >"$XDG_DATA_HOME/runde/workshops/small.csv"
mkdir elsewhere
exits 0 'an own one by its name' sh -c 'cd elsewhere && "$RUNDE" sheet small'
is "$(says out h1)" 'My own evening' 'is found'

begin small.csv --place 'Lindenau & more' --title 'Thursday <evening>'
exits 0 'a session' runde sheet "$session"
sound out 'is sound'
is "$(says out h1)" 'Thursday <evening>' 'has its own title'
is "$(says out dd | head -n 1)" 'Lindenau & more' 'and place'
is "$(says out dd | sed -n 2p)" '' 'no date before it is known'
is "$(says out h3 | sed -n 2p)" '2. Here' 'the agenda'
{ echo 'key Space'; cat <<'END'; } | drive
key i
key y
key Right Right Right
key Enter
type Quick question
key Enter
type Do you like it?
key Enter
type yes, no
key C-s
key g
key End
key Up Up Up
key Enter
key Enter
wait 2
key Space
key c
type #Houses More houses
key Enter
type #Trees More trees
key Enter
key Enter
END
exits 0 'once it has begun' runde sheet "$session"
is "$(says out h3 | sed -n 2p)" '2. Quick question' 'it has the step that was inserted'
shows out '(inserted)' 'and says so'
is "$(says out dd | sed -n '2,3p')" '2026-11-19
17:00 to 18:00' 'with date and time'
exits 0 'its forms' runde sheet "$session" --for participants
is "$(cat err)" '' 'nothing is unknown any more'
is "$(says out li | grep -c 'Houses\|Trees')" 2 'they have the clusters as answers'
id=$(sqlite3 "$session" 'SELECT session_id FROM session' 2>/dev/null)
if [ -n "$id" ]; then
	exits 0 'by its id' runde sheet "$session#$id"
else
	skip 1 'sqlite3 is not installed'
fi
before=$(cksum <"$session")
runde sheet "$session" >/dev/null
is "$(cksum <"$session")" "$before" 'the file is only read'

printf 'id,kind,title\nabend,workshop,Abend\nhallo,info,Hallo\n' >nothing.csv
exits 65 'where nothing is asked' runde sheet --for participants nothing.csv
is "$(cat err)" 'runde: nothing.csv: no step asks anything; there is no form' 'there is no form'
is "$(cat out)" '' 'not even an empty one'
printf 'id,kind,title\nabend,workshop,Abend\nhallo,inof,Hallo\n' >faults.csv
exits 65 'a workshop with faults' runde sheet faults.csv
is "$(cat err)" 'faults.csv:3: unknown kind “inof”; did you mean “info”?' 'is told so'
exits 66 'what is not there' runde sheet missing.csv
is "$(cat err)" 'runde: missing.csv: no such file' 'is named'
mkdir data && cp -r "$RUNDE_DATADIR/workshops" data
exits 66 'without the card' env RUNDE_DATADIR="$PWD/data" "$RUNDE" sheet einwohnerdialog
ok 'that is said' grep -q 'disruption.csv' err

# --- wrong uses ------------------------------------------------------------------------------------------

# wrong SENTENCE OPTION...
wrong() {
	sentence=$1
	shift
	exits 64 "wrong: $*" runde sheet "$@"
	is "$(cat err)" "runde: $sentence" 'what is said'
	is "$(cat out)" '' 'nothing is printed'
}

wrong 'sheet: name one workshop or one session'
wrong 'sheet: name one workshop or one session' small.csv small.csv
wrong '--for facilitators: not known; perhaps facilitator?' small.csv --for facilitators
wrong '--for all: not known; there are: facilitator, participants' small.csv --for all
wrong '--format pdf: not known; there are: html, md' small.csv --format pdf
wrong '--start 25:00: not a time of the day, such as 18:00' small.csv --start 25:00
wrong '--start: only with --for facilitator; there are no times on the forms' \
	small.csv --start 18:00 --for participants
wrong '--all: only with --for participants; the run sheet has every step' small.csv --all
wrong '--people 0: not a number from 1 to 1000' small.csv --people 0
wrong '--people 40x: not a number from 1 to 1000' small.csv --people 40x
wrong '--languages: the workshop has no “fr”; it has: de, en' selbstcheck-workshop --languages fr
wrong '--languages: “de” stands there twice' selbstcheck-workshop --languages de,de
wrong '--languages: the workshop has no “”; it has: de, en' selbstcheck-workshop --languages de,
wrong '--languages: the workshop does not name its languages' small.csv --languages de
sed '1s/title/title@de,title@en,title@uk/; 2,$s/^\([^,]*,[^,]*\),\([^,]*\)/\1,\2,\2,\2/' nothing.csv >three.csv
wrong '--languages: there may be two at most' three.csv --languages de,en,uk
wrong '--fast: no such option; see runde --help' small.csv --fast
exits 64 'in German' runde --language de sheet small.csv --people 0
is "$(cat err)" 'runde: --people 0: keine Zahl von 1 bis 1000' 'it is said in German'
done_testing
