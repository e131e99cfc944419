#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# runde import: ballots from tables, of people as paper sheets, of an institution as its own answers.
. "${srcdir:-.}/t/tap.sh"
. "$top/t/import.sh"

workshop=kinds.csv
cat >kinds.csv <<'END'
id,kind,title@de,title@en,prompt@de,minutes,options@de,options@en,max,by_group,question,sheet
kinds,workshop,Alle Arten,All kinds,,60,,,,,,
ve,group,Verwaltung,Administration,,,,,,,,
zi,group,Zivilgesellschaft,Citizens,,,,,,,,
self,group,Selbstcheck,Self-check,,,official,official,,,,
hello,info,Hallo,Hello,,5,,,,,,
pick,choice,Wahl,Choice,Was?,5,rot|grün|2,red|green|2,,,,a
level,scale,Stufe,Level,Wie sehr?,5,gar nicht=0|etwas=1|sehr=4|-=weiß nicht,not at all|a bit|a lot|-=don't know,,yes,,a
some,multi,Mehreres,Several,Welche?,5,Ja|Nein|Rad|Bus,Yes|No|Bike|Bus,2,,,a
points,dots,Punkte,Dots,Wohin?,5,A|B|C,A|B|C,3,,,
order,rank,Reihe,Order,Zuerst?,5,A|B|C,A|B|C,,,,
veto,resist,Widerstand,Resist,Wie schlimm?,5,so lassen=status-quo|Park|Platz,leave=status-quo|Park|Square,,,,
guess,number,Schätzung,Guess,Wie viele?,5,,,,,,
say,words,Worte,Words,"Drei

•  Worte",5,,,2,,,
ideas,cards,Ideen,Ideas,Was?,5,,,,,,
best,multi,Bestes,Best,Was?,5,@ideas,@ideas,2,,,
level-again,scale,Noch einmal,Again,Wie sehr?,5,gar nicht=0|etwas=1|sehr=4|-=weiß nicht,not at all|a bit|a lot|-=don't know,,yes,level,
END
runde check kinds.csv >/dev/null || bail 'the workshop of this test has faults'

# --- people on paper ----------------------------------------------------------------------------

fresh
takes 'one row a sheet, of every kind' ballots <<'END'
group_id,pick,level,some.1,some.3,some.4,points.1,points.2,order.1,order.2,order.3,veto.1,veto.2,veto.3,guess,say
zi,rot,0,,x,,2,1,2,1,3,0,10,5,"12,5","alt, bunt"
Verwaltung,GREEN,sehr,ja,,bus,,,1,,,-,,,1000,neu
,1,weiß nicht,,,,3,,,,,,,,-,-
,,,,,,,,,,,,,,,
zi,,,,,,,,,,,,,,,
none,,,-,,,0,1,,,,,,,,
END
is "$(cat out)" "4 paper sheets with 22 ballots: pick 3, level 3, some 3, points 3, order 2, veto 2, guess 3, say 3
1 row has no answer and was left out
8 questions were opened for this" 'what came in is told'
is "$(cat err)" '' 'and nothing else'
is "$(ask "SELECT question_id, group_id, option_no, coalesce(value, ''), coalesce(text, '')
	FROM vote JOIN round USING (round_key) WHERE entry_mode = 'paper' AND weight = 1
	ORDER BY round_key, group_id, option_no, value, text")" "pick|none|1||
pick|ve|2||
pick|zi|1||
level|none|0||
level|ve|3|4.0|
level|zi|1|0.0|
some|none|0||
some|ve|-1||
some|ve|1||
some|ve|4||
some|zi|-1||
some|zi|3||
points|none|-1||
points|none|-1||
points|none|1|3.0|
points|none|2|1.0|
points|zi|-1||
points|zi|1|2.0|
points|zi|2|1.0|
order|ve|-1||
order|ve|1|1.0|
order|zi|-1||
order|zi|1|2.0|
order|zi|2|1.0|
order|zi|3|3.0|
veto|ve|0||
veto|zi|-1||
veto|zi|1|0.0|
veto|zi|2|10.0|
veto|zi|3|5.0|
guess|none|0||
guess|ve|1|1000.0|
guess|zi|1|12.5|
say|none|0||
say|ve|-1||
say|ve|1||neu
say|zi|-1||
say|zi|1||alt
say|zi|2||bunt" 'every cell is where it belongs'
is "$(ask 'SELECT step_id, sheets FROM form')" "guess|3
order|2
pick|4
points|3
say|3
veto|2" 'sheets are counted form by form'
is "$(ask "SELECT step_id FROM step WHERE stage = 'open' AND entry_mode = 'paper'" | tr '\n' ' ')" \
	'guess level order pick points say some veto ' 'the questions are open on paper'
is "$(ask "SELECT act, detail FROM log WHERE act <> 'open'")" 'sheets|4 table.csv' 'the log names the file'
takes 'more sheets' ballots --group zi <<'END'
level
etwas
1
END
is "$(cat out)" '2 paper sheets with 2 ballots: level 2' 'go into the same rounds'
is "$(ask 'SELECT sheets FROM form WHERE step_id = "pick"')" 6 'and are counted with them'
drive >screen <<'END' || bail 'the session does not open'
key u
dump -
END
ok 'u takes them back' grep -qF 'Taken back: import of paper sheets (2).' screen
is "$(ask 'SELECT count(*) FROM vote')" 39 'and nothing else'
is "$(ask 'SELECT sheets FROM form WHERE step_id = "pick"')" 4 'their sheets, too'

fresh
printf '\357\273\277LEVEL;pick\r\n' | tr LEV lev >table.csv
printf '"etwas";"rot"\r\n1;grün\r' >>table.csv
exits 0 'a byte order mark, semicolons and other line ends' runde import --group none a.runde ballots table.csv
is "$(cat err)" '' 'are no fault'
fresh
exits 0 'from standard input' sh -c '"$RUNDE" import --group none a.runde ballots - <table.csv'
is "$(head -n 1 out)" '2 paper sheets with 4 ballots: pick 2, level 2' 'is read alike'
fresh
takes 'the formula guard' ballots <<'END'
say,pick
"'=1+1, neu",'-
"'''quoted''",rot
END
is "$(ask 'SELECT text FROM vote WHERE text IS NOT NULL ORDER BY text')" "'''quoted''
=1+1
neu" 'is taken off'
is "$(ask "SELECT option_no FROM vote JOIN round USING (round_key) WHERE question_id = 'pick' ORDER BY 1")" "0
1" 'also off a hyphen'

# --- what people's tables may not be ----------------------------------------------------------------

fresh
refuses 'cells that are no answers' ballots "2: level: “3” is none of the answers
2: pick: “2” has two readings, “2” and “grün”
3: level: “1.000” may be a decimal number or thousands; write it without the point or comma
4: level: “gar nihct” is none of the answers; did you mean “gar nicht”?
5: group_id: there is no group “zu”; did you mean “zi”?
6: group_id: “Selbstcheck” is an institution, not people; take in its answers with --group self" <<'END'
group_id,level,pick
zi,3,2
zi,1.000,rot
ve,gar nihct,
zu,1,rot
self,1,rot
none,0,rot
END
refuses 'ballots that are none' ballots "2: some: more than 2 answers
3: some: “-” abstains, and so nothing else can be answered
4: some: nothing is chosen; “-” abstains, and empty cells are no answer
5: points: more than 3 dots
6: order: an answer or a place is there twice
7: order: the places must be 1, 2, 3 … without a gap
8: veto.2: a resistance is a whole number from 0 to 10
9: say: an answer is there twice" <<'END'
some.1,some.2,some.3,points.1,points.2,order.1,order.2,veto.2,say
x,1,x,,,,,,
x,-,,,,,,,
0,0,,,,,,,
,,,2,2,,,,
,,,,,1,1,,
,,,,,1,3,,
,,,,,,,11,
,,,,,,,,"neu, NEU"
x,,,,,,,,
END
refuses 'columns that are none' ballots "1: “levl” is no question; did you mean “level”?
1: there is no “pick.1”; “pick” takes one answer
1: “some” takes a column for each of its answers, “some.1” to “some.4”
1: there is no “some.5”; “some” has 4 answers
1: “pionts.1” is no question; did you mean “points.1”?
1: “hello” is a step that asks nothing
1: “level-again” is a step; its question is called “level”
1: “level.reason”: only an institution gives reasons
1: “group” is no question of this session
1: the column “veto.1” is there twice
1: “veto.01” is no question of this session" <<'END'
levl,pick.1,some,some.5,pionts.1,hello,level-again,level.reason,group,veto.1,veto.1,veto.01
1,1,1,1,1,1,1,1,1,1,1,1
END
refuses 'a column twice' ballots '1: the column “level” is there twice' --group none <<'END'
level,pick,level
1,rot,0
END
refuses 'the group twice' ballots '1: the column “group_id” and --group cannot both say whose ballots these are' --group zi <<'END'
group_id,level
ve,1
END
refuses 'something in a column without a name' ballots '3: there is something in a column without a name' <<'END'
pick,
rot,
rot,oh
END
refuses 'a table without a question' ballots '1: there is no question in this table' <<'END'
group_id
zi
END
refuses 'a table without a row' ballots ' there is no row below the header' <<'END'
pick
END
refuses 'a table of empty cells' ballots ' there is no answer in this table' <<'END'
group_id,pick
zi,
ve,
END
refuses 'a quotation mark inside' ballots "3: there is a quotation mark in a cell that does not begin with one; quote the whole cell and double the mark; the rest was not read" <<'END'
pick
rot
r"ot
END
refuses 'ragged rows' ballots "2: the row has 1 cell, but there are 2 columns
3: pick: “blau” is none of the answers
4: the row has 3 cells, but there are 2 columns" <<'END'
pick,say
rot
blau,neu
rot,neu,alt
END
printf 'pick\ngr\374n\n' >latin.csv
refuses 'Latin-1' ballots '2: this is not UTF-8; save the table as “CSV UTF-8”' <latin.csv
printf '\377\376p\0i\0' >utf16.csv
refuses 'UTF-16' ballots '1: this is UTF-16; save the table as “CSV UTF-8”' <utf16.csv
refuses 'an empty file' ballots '1: the file is empty' </dev/null
{
	echo pick
	seq 1 150 | sed 's/.*/blue/'
} >blue.csv
refuses 'many faults' ballots "$(seq 2 101 | sed 's/$/: pick: “blue” is none of the answers/')
 and 50 more" <blue.csv

printf 'pick\n' >thousand.csv
yes rot | head -n 999 >>thousand.csv
echo blau >>thousand.csv
content >before
exits 65 'a thousand rows of which the last is wrong' runde import a.runde ballots thousand.csv
is "$(cat err)" 'thousand.csv:1001: pick: “blau” is none of the answers' 'is told'
content >after
same after before 'and nothing is taken in'
sed -i '$s/.*/rot/' thousand.csv
exits 0 'a thousand good ones' runde import a.runde ballots thousand.csv
is "$(head -n 1 out)" '1000 paper sheets with 1000 ballots: pick 1000' 'are'

fresh
exits 64 'who they are must be said where it matters' sh -c 'printf "level\n1\n" | "$RUNDE" import a.runde ballots -'
exits 0 'be it of no group' sh -c 'printf "level\n1\n" | "$RUNDE" import --group none a.runde ballots -'
exits 0 'and need not where nobody asks' sh -c 'printf "pick\nrot\n" | "$RUNDE" import a.runde ballots -'

# a step that counts hands, one that is closed
fresh
drive >/dev/null <<'END' || bail 'the session does not open'
key Space
key Space
key Space
type 3
key Enter
wait 2
key Space
wait 2
key Space
wait 2
key Space
key Space
key Space
END
is "$(ask "SELECT question_id, state FROM round")" "pick|revealed
level|open" 'one question is over, another counts hands'
refuses 'a vote on a closed question' ballots "2: pick: “Wahl” is closed and takes no more votes.
3: pick: “Wahl” is closed and takes no more votes.
3: level: “Stufe” is not asked on paper." <<'END'
group_id,pick,level,guess
zi,rot,,7
zi,rot,1,8
zi,,,9
END
takes 'columns of such questions may be empty' ballots <<'END'
group_id,pick,level,guess
zi,,,9
END
refuses 'what the room has not said yet' ballots "2: best.1: “Bestes”: there is not enough to choose from yet." <<'END'
best.1,best.2,pick
x,x,
,,
END

# --- an institution ---------------------------------------------------------------------------------

answers() {
	ask "SELECT question_id, option_no, reason FROM official LEFT JOIN official_entry
		USING (session_id, group_id, question_id) WHERE group_id = 'self' ORDER BY 1, 2"
}

fresh
takes 'an institution answers in one row' ballots --group self <<'END'
level,level.reason,pick,some.2,some.4,points.1,guess,say,group_id
sehr,"Weil wir's
wissen",-,x,,3,42,"'=offen, neu",Self-check
END
is "$(cat out)" '6 official answers of “Self-check”; 2 questions without an answer: order, veto' 'is told'
is "$(answers)" "guess|1|
level|3|Weil wir's wissen
pick||
points|1|
say|1|
say|2|
some|2|" 'is saved, with its reasons'
is "$(ask "SELECT count(*) FROM step WHERE stage <> 'prompt'")" 0 'nothing is opened'
refuses 'a second answer' ballots "2: level: “Selbstcheck” has answered it already" --group self <<'END'
level,order.1
etwas,1
END
takes 'the rest' ballots --group Selbstcheck --mode official <<'END'
order.2,veto.3,level
1,10,
END
is "$(cat out)" '2 official answers of “Self-check”' 'goes in later'
fresh
refuses 'two rows' ballots '3: an institution answers once, in one row; this is another' --group self <<'END'
level
1
4
END
refuses 'no row' ballots ' there is no row below the header' --group self <<'END'
level
END
refuses 'no answer' ballots ' there is no answer in this table' --group self <<'END'
level,group_id
,
,self
END
refuses 'what cannot be answered beforehand' ballots "2: best.2: its answers come from the room (“@ideas”), so nobody can answer it beforehand" --group self <<'END'
best.1,best.2,level
,x,1
END
refuses 'reasons without an answer, somebody else’s row' ballots "2: group_id: this is not the answer of “Selbstcheck”, but of “Zivilgesellschaft”
2: level: there is a reason, but no answer; “-” abstains" --group self <<'END'
level,level.reason,pick,group_id
,"Darum",rot,zi
END
is "$(runde --language de import --group self a.runde ballots table.csv 2>&1)" \
	"table.csv:2: group_id: das ist nicht die Antwort von „Selbstcheck“, sondern von „Zivilgesellschaft“
table.csv:2: level: es gibt eine Begründung, aber keine Antwort; „-“ heißt Enthaltung" 'in German'

# --- the sheet to fill in ---------------------------------------------------------------------------

exits 0 'a sheet to fill in' runde --language de import --template kinds.csv -o sheet.csv
is "$(cat out err)" '' 'is made without a word'
cat >wanted <<'END'
"question_id";"Thema";"Frage";"Mögliche Antworten";"Antwort";"Begründung"
"pick";;"Was?";"rot (1); grün (2); 2 (3); weiß nicht (-)";;
"level";;"Wie sehr?";"gar nicht (0); etwas (1); sehr (4); weiß nicht (-)";;
"some";;"Welche?";"bis zu 2 Antworten in den Zeilen darunter; weiß nicht (-)";;
"some.1";;"Ja";"x, oder nichts";;
"some.2";;"Nein";"x, oder nichts";;
"some.3";;"Rad";"x, oder nichts";;
"some.4";;"Bus";"x, oder nichts";;
"points";;"Wohin?";"3 Punkte, zu verteilen auf die Zeilen darunter; weiß nicht (-)";;
"points.1";;"A";"0 bis 3 Punkte";;
"points.2";;"B";"0 bis 3 Punkte";;
"points.3";;"C";"0 bis 3 Punkte";;
"order";;"Zuerst?";"Plätze 1 bis 3 in den Zeilen darunter; 1 steht ganz vorn; weiß nicht (-)";;
"order.1";;"A";"der Platz, oder nichts";;
"order.2";;"B";"der Platz, oder nichts";;
"order.3";;"C";"der Platz, oder nichts";;
"veto";;"Wie schlimm?";"ein Widerstand in jeder Zeile darunter; weiß nicht (-)";;
"veto.1";;"so lassen";"0 (kein Widerstand) bis 10 (nicht annehmbar)";;
"veto.2";;"Park";"0 (kein Widerstand) bis 10 (nicht annehmbar)";;
"veto.3";;"Platz";"0 (kein Widerstand) bis 10 (nicht annehmbar)";;
"guess";;"Wie viele?";"eine Zahl; weiß nicht (-)";;
"say";;"Drei • Worte";"bis zu 2 Wörter, mit Kommas dazwischen; weiß nicht (-)";;
END
{
	printf '\357\273\277'
	sed 's/;;$/;;\r/; 1s/$/\r/' wanted
} >wanted.csv
same sheet.csv wanted.csv 'for a German spreadsheet, question by question'
exits 73 'never over a file' runde import --template kinds.csv -o sheet.csv
fresh
exits 0 'of a session, in English, to standard output' runde import --template a.runde --group self -o -
is "$(sed -n '1p; 3p' out | tr -d '\357\273\277\r')" '"question_id";"theme";"question";"answers";"answer";"reason"
"level";;"Wie sehr?";"not at all (0); a bit (1); a lot (4); don'"'"'t know (-)";;' 'where it is translated'
cat >range.csv <<'END'
id,kind,title,minutes,options
range,workshop,Range,10,
self,group,Self-check,,official
far,scale,How far?,5,0..10
END
is "$(runde --language de import --template range.csv -o - | sed -n '2s/\r//p')" \
	'"far";;"How far?";"0 … 10; weiß nicht (-)";;' 'a row of numbers is no time of the day'

# asks WORKSHOP: the questions on its sheet.
asks() {
	runde import --template "$1" -o - | sed -n '2,$s/^"\([^"]*\)";.*/\1/p'
}

exits 0 'of a shipped workshop' runde import --template selbstcheck-workshop -o shipped.csv
is "$(wc -l <shipped.csv)" 15 'a line a question'
is "$(asks selbstcheck-workshop | sed -n '1p;$p')" 'leitung-haltung
konflikt-fair' 'the statements that are compared, not what is asked of those who are here'
is "$(asks selbstcheck | wc -l)" 92 'of the full one all 92'
is "$(asks selbstcheck | grep -c 'zuhause\|rueckmeldung')" 0 'and nothing else'
exits 65 'of one without an institution' runde import --template netzwerkbilanz -o -
ok 'how to have one is said' grep -q 'a row of the kind “group” with “official”' err
sed '/^verwaltung,group,/{p;s/.*/self,group,Selbst,Self,,,,official,official,,,,,,,,/;}' \
	"$RUNDE_DATADIR/workshops/netzwerkbilanz.csv" >network.csv
is "$(asks network.csv | tr '\n' ' ')" 'offen-fehler uebernommen veraendert ohne-foerdergeld mitreden bekannt ' \
	'with one, its six statements'
runde new selbstcheck-workshop shipped.runde
printf 'zuhause,leitung-haltung\n3,3\n' >table.csv
exits 0 'an answer that nobody asked for' runde import --group selbstcheck shipped.runde ballots table.csv
is "$(sed 's/: .*//' out)" '2 official answers of “Administration self-check”; 13 questions without an answer' \
	'comes in as well'
refuses 'not filled in' ballots ' there is no answer in this table' <sheet.csv

# What somebody in the town hall writes into the sheet.
cat >fill.py <<'END'
import csv, sys
answers = {
    "pick": ("grün (2)", "Darum."), "level": ("4", ""), "some.3": ("x", "Gesund"), "some.4": ("ja", "Billig"),
    "points": ("-", ""), "order.2": ("1", ""), "veto.1": ("10", ""), "veto.2": ("0", ""),
    "guess": ("weiß nicht (-)", ""), "say": ("alt, neu", "-"),
}
rows = list(csv.reader(open("sheet.csv", encoding="utf-8-sig", newline=""), delimiter=";"))
for row in rows[1:]:
    row[4:6] = answers.get(row[0], ("", ""))
csv.writer(open("filled.csv", "w", encoding="utf-8-sig", newline=""), delimiter=";").writerows(rows)
END
if command -v python3 >/dev/null; then
	python3 fill.py
	takes 'filled in' ballots <filled.csv
	is "$(cat out)" '8 official answers of “Self-check”' 'it is taken in, also without saying whose it is'
	is "$(answers)" "guess||
level|3|
order|2|
pick|2|Darum.
points||
say|1|-
say|2|-
some|3|Rad: Gesund; Bus: Billig
some|4|Rad: Gesund; Bus: Billig
veto|1|
veto|2|" 'answer by answer'
else
	skip 3 'python3 is not installed'
fi
fresh
takes 'an English heading, some columns, another order' ballots --group self <<'END'
reason,Question_ID,ANSWER
because,level,a lot
,,
,pick,
END
is "$(cat out)" '1 official answer of “Self-check”; 7 questions without an answer: pick, some, points, order, veto, guess, say' 'are enough'
fresh
refuses 'rows that are wrong' ballots "2: “levl” is no question; did you mean “level”?
3: level: “3” is none of the answers
4: “level” stands in line 3 already
5: some: only “-” can stand here; each answer has a row of its own
6: there is no “some.9”; “some” has 4 answers
7: best: its answers come from the room (“@ideas”), so nobody can answer it beforehand
8: there is an answer here, but no question_id says to which question
9: “pick.reason”: the reason has a column of its own here
10: guess: “1.000” may be a decimal number or thousands; write it without the point or comma
11: the row has 2 cells, but there are 3 columns" <<'END'
question_id,answer,reason
levl,1,
level,3,
level,1,
some,3,
some.9,x,
best,x,
,1,
pick.reason,1,
guess,1.000,
say,neu
END
refuses 'an unknown column' ballots '1: unknown column “answr”; did you mean “answer”?' <<'END'
question_id,answr
level,1
END
refuses 'no column for the answer' ballots '1: the column “answer” is missing' <<'END'
question_id,reason
level,1
END
refuses 'a column twice' ballots '1: the column “answer” is there twice' <<'END'
question_id,answer,answer
level,1,1
END
cp table.csv tall.csv
exits 64 'people do not answer like that' runde import --group zi a.runde ballots tall.csv
is "$(cat err)" 'runde: tall.csv: with a row a question an institution answers; people need a row each' 'says so'

# --- the command line --------------------------------------------------------------------------------

says() {
	is "$(cat err)" "runde: $1" 'says so'
}

printf 'pick\nrot\n' >pick.csv
exits 64 'no such group' runde import --group slef a.runde ballots pick.csv
says '--group slef: there is no group “slef”; did you mean “self”?'
exits 64 '--mode keypad' runde import --mode keypad a.runde ballots pick.csv
says '--mode keypad: that happens in the room and cannot be taken in; there are: paper, hands, official'
exits 64 '--mode hands' runde import --mode hands a.runde ballots pick.csv
says '--mode hands: in a table with a row a person there are no hands; they come in a row an answer, with question_id, option_no and weight'
exits 64 'a mode that there is not' runde import --mode phone a.runde ballots pick.csv
says '--mode phone: not known; there are: paper, hands, official'
exits 64 'an institution on paper' runde import --mode paper --group self a.runde ballots pick.csv
says '--mode paper: “Selbstcheck” is an institution, and its answers are official'
exits 64 'people officially' runde import --mode official --group zi a.runde ballots pick.csv
exits 0 'people on paper' runde import --mode paper --group zi a.runde ballots pick.csv
exits 0 'the one institution' runde import --mode official a.runde ballots pick.csv
exits 64 'no such table' runde import a.runde balots pick.csv
says 'import balots: no such table; did you mean “ballots”?'
exits 64 'one that there is not' runde import a.runde xyz pick.csv
says 'import xyz: no such table; there are ballots, comments, measures, people and package'
exits 64 'too little' runde import a.runde ballots
exits 64 'too much' runde import a.runde ballots pick.csv pick.csv
exits 64 'a place for nothing' runde import -o b.csv a.runde ballots pick.csv
exits 64 'a sheet without a place' runde import --template kinds.csv
exits 64 'a sheet and a table' runde import --template kinds.csv -o b.csv a.runde
exits 64 'a sheet for people' runde import --template kinds.csv --group zi -o b.csv
exits 64 'a sheet for nobody' runde import --template kinds.csv --group nobody -o b.csv
exits 66 'no such table file' runde import a.runde ballots no.csv
exits 66 'no such session' runde import no.runde ballots pick.csv
exits 65 'a session that is none' runde import pick.csv ballots pick.csv
exits 66 'a workshop that is not there' runde import --template no.csv -o b.csv
printf 'id,kind,title\nx,workshop,X\ny,info,Y\n' >plain.csv
exits 65 'a workshop without an institution' runde import --template plain.csv -o b.csv
says 'x: there is no official group in it that could fill in a sheet; a row of the kind “group” with “official” in the column “options” makes one'
ok 'makes nothing' test ! -e b.csv
sed 's/info/inof/' plain.csv >faulty.csv
exits 65 'a workshop with faults' runde import --template faulty.csv -o b.csv
ok 'tells them' grep -q '^faulty.csv:3: ' err
exits 73 'a sheet where none can be' runde import --template kinds.csv -o no/such/place.csv
if [ -w /dev/full ]; then
	exits 74 'a sheet that does not arrive' sh -c '"$RUNDE" import --template kinds.csv -o - >/dev/full'
else
	skip 1 'no /dev/full'
fi

# after the end
fresh
drive >/dev/null <<'END' || bail 'the session does not open'
key Space
key g
key End
key Enter
END
sqlite3 a.runde "UPDATE stage SET phase = 'ended'; UPDATE session SET ended_at = 1773334900000"
takes 'after the end' ballots --group zi <<'END'
level,guess
1,7
4,8
END
is "$(cat out)" "2 paper sheets with 4 ballots: level 2, guess 2
2 questions were opened and closed again, because the session has ended; this cannot be taken back" 'is told'
is "$(ask 'SELECT question_id, state FROM round')" "level|closed
guess|closed" 'they are closed'
exits 0 'and exported' runde export --for archive -o tables a.runde
is "$(grep -c 'paper' tables/votes.csv)" 4 'all of them'

# somebody else writes, until it is told to let go
mkfifo holds let-go
sqlite3 a.runde 'BEGIN IMMEDIATE' '.shell echo it holds >holds; read -r line <let-go' >/dev/null &
writer=$!
read -r line <holds
exits 75 'while another program writes' runde import --group zi a.runde ballots pick.csv
echo >let-go
wait $writer

# --- what is told -------------------------------------------------------------------------------------

fresh
takes 'a sheet that abstains from everything' ballots <<'END'
group_id,level
ve,-
END
is "$(cat out)" "1 paper sheet with 1 ballot: level 1
3 questions were opened for this" 'is one'

# a full disk behind what is printed must not invite to do it again
fresh
printf 'group_id,level\nve,1\n' >table.csv
if [ -w /dev/full ]; then
	runde import a.runde ballots table.csv >/dev/full 2>err
	is $? 0 'what was taken in is no failure'
	is "$(cat err)" 'runde: a.runde: taken in, although standard output could not be written' 'and that is said'
	is "$(ask 'SELECT count(*) FROM vote')" 1 'it is there once'
else
	skip 3 'there is no /dev/full'
fi

# taken back, it is not said of the step where the evening happens to stand
fresh
printf 'key Space\nwait 1\nkey Space\ndump here\n' | drive >/dev/null
runde import a.runde ballots table.csv >/dev/null
printf 'wait 1\nkey u\ndump undone\n' | drive >/dev/null
is "$(tail -n 1 undone)" ' Taken back: import of paper sheets (1).' 'an import taken back is named'

# a cell that is the id of one group and the name of another
sed 's/^ve,group,Verwaltung,/ve,group,zi,/' kinds.csv >twice.csv
rm -f a.runde
runde new twice.csv a.runde
refuses 'a group with two readings' ballots '2: group_id: “zi” has two readings, “zi” and “ve”' <<'END'
group_id,level
zi,1
END

# of many questions it is not told one by one
{
	echo 'id,kind,title,prompt,minutes,options'
	echo 'many,workshop,Many,,60,'
	for n in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17; do
		echo "s$n,scale,Statement $n,Is it $n?,1,no|yes"
	done
} >many.csv
rm -f a.runde
runde new many.csv a.runde
{
	echo s1,s2,s3,s4,s5,s6,s7,s8,s9,s10,s11,s12,s13,s14,s15,s16,s17
	echo 1,2,1,2,1,2,1,2,1,2,1,2,1,2,1,2,1
	echo 1,2,1,2,1,2,1,2,1,2,1,2,1,2,1,2,
} >wide.csv
takes 'many questions' ballots --group none <wide.csv
is "$(cat out)" "2 paper sheets with 33 ballots: 17 questions, 1 to 2 each
17 questions were opened for this" 'are told in one line'
done_testing
