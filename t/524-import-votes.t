#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# runde import ballots: votes.csv as it is exported, a row an entry.
. "${srcdir:-.}/t/tap.sh"
. "$top/t/every-kind.sh"
. "$top/t/import.sh"

workshop=kinds.csv
# What was voted; of equal secret ballots it does not matter how many rows they are, and that nobody raised
# a hand is not exported.
tallies() {
	ask "SELECT question_id, round, group_id, entry_mode, option_no, value, text, votes FROM tally
		JOIN round USING (round_key) WHERE question_id <> 'wahl' AND votes > 0 ORDER BY 1, 2, 3, 4, 5, 6, 7" "$1"
	ask "SELECT question_id, round, group_id, option_a, option_b, votes FROM pair
		JOIN round USING (round_key) WHERE question_id <> 'wahl' ORDER BY 1, 2, 3, 4, 5" "$1"
	ask "SELECT question_id, reason, option_no, text FROM official LEFT JOIN official_entry
		USING (session_id, group_id, question_id) ORDER BY 1, 3" "$1"
}

# --- what was exported, of every kind of question -----------------------------------------------------

every_kind evening
tallies evening/demo.runde >wanted
ok 'there is something to compare' test "$(wc -l <wanted)" -gt 300
for dialect in analyst excel-de; do
	runde export --for archive --dialect $dialect -o $dialect evening/demo.runde >/dev/null 2>&1
	grep -v '"wahl"' $dialect/votes.csv >$dialect.csv
done
# in an order that nobody would write, as if somebody had sorted it by something else
{
	head -n 1 analyst.csv
	sed 1d analyst.csv | awk '{print (NR * 7919) % 10007 "\t" $0}' | sort -n | cut -f 2-
} >shuffled.csv
for table in analyst excel-de shuffled; do
	fresh "$top/t/every-kind.csv"
	exits 0 "votes of every kind, $table" runde import a.runde ballots $table.csv
	is "$(cat err)" '' 'have no fault'
	tallies a.runde >got
	same got wanted 'give the same sums, orders and official answers'
done
ok 'they are told' grep -q '^412 ballots: 18 questions, 3 to 30 each$' out
fresh "$top/t/every-kind.csv"
exits 0 'from standard input' sh -c '"$RUNDE" import a.runde ballots - <analyst.csv'
tallies a.runde >got
same got wanted 'too'
ask "SELECT ballot_id FROM vote WHERE entry_mode IN ('keypad', 'paper') ORDER BY 1" >ids
ask "SELECT ballot_id FROM vote ORDER BY 1" evening/demo.runde >old
is "$(sort -u ids | comm -12 - old | wc -l)" 0 'no ballot has the id that it had'
content >before
exits 65 'the same file once more' runde import a.runde ballots analyst.csv
content >after
same after before 'changes nothing'
ok 'hands would be counted twice' grep -q 'this was counted already in the session' err
runde export --for archive -o again a.runde >/dev/null 2>&1
ok 'it can be exported' test -s again/votes.csv
fresh "$top/t/every-kind.csv"
content >before
exits 65 'what comes out of the room' runde import a.runde ballots analyst/votes.csv
is "$(grep -c 'wahl: “Wahl” takes its answers from the room (“@ideen”), and which number each has is known only when it is open\.$' err)" \
	"$(grep -c '"wahl"' analyst/votes.csv)" 'has no numbers before it was asked'
for who in analysis network; do
	runde export --for $who -o $who evening/demo.runde >/dev/null 2>&1 || continue
	exits 65 "what was withheld for $who" runde import a.runde ballots $who/votes.csv
	ok 'is told' grep -q ': this row is withheld; only an export for the archive can be taken in' err
	ok 'and what was added up' grep -q 'this only says that somebody took part' err
done
content >after
same after before 'nothing is taken in'

# --- a small table ------------------------------------------------------------------------------------

cat >kinds.csv <<'END'
id,kind,title@de,title@en,minutes,options@de,max,by_group,question,sheet
kinds,workshop,Alle Arten,All kinds,60,,,,,
ve,group,Verwaltung,Administration,,,,,,
zi,group,Bürger,Citizens,,,,,,
self,group,Selbstcheck,Self-check,,official,,,,
hello,info,Hallo,Hello,5,,,,,
pick,choice,Wahl,Choice,5,rot|grün,,,,a
level,scale,Stufe,Level,5,gar nicht=0|etwas=1.5|sehr=4|-=weiß nicht,,yes,,a
some,multi,Mehreres,Several,5,Ja|Nein|Rad|Bus,2,,,
points,dots,Punkte,Dots,5,A|B|C,3,,,
order,rank,Reihe,Order,5,A|B|C,,,,
veto,resist,Widerstand,Resist,5,so lassen=status-quo|Park|Platz,,,,
guess,number,Schätzung,Guess,5,,,,,
say,words,Worte,Words,5,,2,,,
level-again,scale,Noch einmal,Again,5,gar nicht=0|etwas=1.5|sehr=4|-=weiß nicht,,yes,level,
END
votes() {
	ask "SELECT question_id, round, entry_mode, group_id, option_no, coalesce(value, ''), coalesce(text, ''), weight
		FROM vote JOIN round USING (round_key) ORDER BY round_key, entry_mode, group_id, option_no, value, text"
}

fresh
takes 'ballots of another program' ballots <<'END'
question_id;option_no;value;group_id;ballot_id;text
pick;1;;;;
pick;2;;zi;;
pick;0;;;;
level;;1,5;Bürger;;
level;;0;ve;;
some;3;;;x1;
points;1;2;;p;
guess;;12,5;;;
some;1;;;x1;
points;3;1;;p;
say;1;;;q-77;'=neu
order;2;1;;o;
END
is "$(cat out)" '10 ballots: pick 3, level 2, some 1, points 1, order 1, guess 1, say 1
7 questions were opened for this' 'are told' || cat err
is "$(votes)" "pick|1|paper|none|0|||1
pick|1|paper|none|1|||1
pick|1|paper|zi|2|||1
level|1|paper|ve|1|0.0||1
level|1|paper|zi|2|1.5||1
some|1|paper|none|-1|||1
some|1|paper|none|1|||1
some|1|paper|none|3|||1
points|1|paper|none|-1|||1
points|1|paper|none|1|2.0||1
points|1|paper|none|3|1.0||1
order|1|paper|none|-1|||1
order|1|paper|none|2|1.0||1
guess|1|paper|none|1|12.5||1
say|1|paper|none|-1|||1
say|1|paper|none|1||=neu|1" 'every entry is where it belongs'
is "$(ask 'SELECT step_id, sheets FROM form ORDER BY 1')" "guess|1
order|1
pick|3
points|1
say|1
some|1" 'each form had as many sheets at least'
takes 'more of them' ballots --group zi --mode paper <<'END'
question_id,option_no,weight
pick,1,4
END
is "$(ask 'SELECT count(*), sum(weight) FROM vote JOIN round USING (round_key) WHERE question_id = "pick"')" '4|7' 'go into the same round'
drive >screen <<'END' || bail 'the session does not open'
key u
dump one
wait 1
key u
dump two
END
ok 'u takes them back' grep -qF 'Taken back: import of ballots (4).' one
is "$(ask 'SELECT count(*) FROM vote')" 16 'only these'
fresh
takes 'one at a time' ballots <<'END'
question_id,option_no
pick,1
END
drive >/dev/null <<'END' || bail 'the session does not open'
key u
END
is "$(ask 'SELECT count(*) FROM vote'), $(ask 'SELECT count(*) FROM round'), $(ask 'SELECT count(*) FROM form')" \
	'0, 0, 0' 'what was opened for it is gone with it'

# --- a show of hands ----------------------------------------------------------------------------------

fresh
takes 'hands from a flip chart' ballots --mode hands <<'END'
question_id,group_id,option_no,value,weight,text
pick,,1,,12,
pick,,2,,0,
level,zi,3,4,7,
level,ve,0,,1,
some,,,,20,
some,,4,,9,
points,,2,1,30,
veto,,1,10,3,
veto,,1,0,4,
guess,,1,12.5,2,
say,,1,,5,neu
END
is "$(cat out)" '11 counts of hands in 7 questions
7 questions were opened for this' 'are told'
is "$(votes | grep '|hands|')" "pick|1|hands|none|1|||12
pick|1|hands|none|2|||0
level|1|hands|ve|0|||1
level|1|hands|zi|3|4.0||7
some|1|hands|none|-1|||20
some|1|hands|none|4|||9
points|1|hands|none|2|1.0||30
veto|1|hands|none|1|0.0||4
veto|1|hands|none|1|10.0||3
guess|1|hands|none|1|12.5||2
say|1|hands|none|1||neu|5" 'stand in their cells'
is "$(ask "SELECT entry_mode FROM step WHERE step_id = 'pick'")" hands 'it is asked like that'
refuses 'hands that cannot be' ballots "2: option_no: this was counted already in the session
4: option_no: this was counted already in line 3
5: order: “ranking” cannot be asked like that.
6: option_no: this was counted already in the session
7: option_no: numbers and words are called out, and nothing else is; the answer is 1
8: option_no: that is not a number that is possible here
9: value: of dots that were counted the weight says how many; the value is 1
10: weight: “-1” must lie between 0 and 1000000
11: option_no: the answer is missing; 0 abstains
12: pick: “Wahl” is asked by a show of hands, not in secret." <<'END'
question_id,option_no,value,weight,entry_mode,text
pick,1,,3,hands,
some,1,,3,hands,
some,1,,4,hands,
order,1,,1,hands,
say,1,,1,hands,NEU
guess,0,,1,hands,
veto,2,1.5,1,hands,
points,1,2,1,hands,
some,2,,-1,hands,
pick,,,1,hands,
pick,1,,1,paper,
END
drive >screen <<'END' || bail 'the session does not open'
key u
dump one
key U
dump two
END
ok 'u takes them back' grep -qF 'Taken back: import of ballots (11).' one
ok 'U does it again' grep -qF 'Repeated: import of ballots (11).' two
is "$(votes | grep -c '|hands|')" 11 'all of them'

# public counts can be put right when the round is over, secret ballots cannot
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
END
is "$(ask 'SELECT state FROM round')" revealed 'a question is over'
takes 'hands are typed in afterwards' ballots --mode hands <<'END'
question_id,option_no,weight
pick,2,5
END
is "$(cat out)" '1 count of hands in 1 question' 'are told'
is "$(votes)" "pick|1|hands|none|1|||3
pick|1|hands|none|2|||5" 'stand beside the others'
refuses 'ballots' ballots '2: pick: “Wahl” is closed and takes no more votes.' <<'END'
question_id,option_no
pick,2
END
takes 'in a new round they may' ballots <<'END'
question_id,option_no,round
pick,2,2
END
is "$(ask 'SELECT round, state, step_id FROM round')" "1|revealed|pick
2|open|pick
1|open|level" 'which is open'
refuses 'and hands of a secret round' ballots '2: pick: “Wahl” is asked in secret; hands would betray the others.' --mode hands <<'END'
question_id,option_no,round,weight
pick,2,2,1
END

# --- rounds ---------------------------------------------------------------------------------------------

fresh
takes 'two rounds, of which nobody may change the first any more' ballots <<'END'
question_id,round,option_no,group_id,ballot_id
level,2,1,zi,a
level,1,2,zi,a
level,1,3,none,b
END
is "$(cat out)" '3 ballots: level 3
2 questions were opened for this
1 of them is closed, because it is asked again in another round
this cannot be taken back' 'is told'
is "$(ask 'SELECT question_id, round, step_id, state FROM round ORDER BY 1, 2')" "level|1|level|closed
level|2|level-again|open" 'they are asked in turn'
drive >screen <<'END' || bail 'the session does not open'
key u
dump -
END
ok 'and it is not' grep -qF 'Secret ballots cannot be told apart any more' screen
fresh
refuses 'rounds that there are not' ballots "2: round: “0” must lie between 1 and 99
3: round: there is no round 9 of “level”
4: round: “x” is no whole number" <<'END'
question_id,round,option_no,group_id
level,0,1,zi
level,9,1,zi
level,x,1,zi
END

# --- what such a table may not be ------------------------------------------------------------------------

refuses 'rows that are none' ballots "2: question_id: “lvel” is no question; did you mean “level”?
3: question_id: “hello” is no question of this session
4: group_id: there is no group “xy”
5: option_no: there is no answer 4; “level” has 3
6: value: “2” is the value of no answer
7: value: “4” is not the value of the answer 1, which is 0
8: option_no: the answer is missing; 0 abstains
9: group_id: this question is told group by group, and “all” is no group; people of no group are “none”
10: group_id: this row is withheld; only an export for the archive can be taken in
11: group_id: “Selbstcheck” is an institution, and its answers are official
12: group_id: only an institution has official answers
13: entry_mode: “phone” is not known; there are: hands, keypad, paper, official
14: weight: “0” must lie between 1 and 1000000
15: text: “oh” means nothing here; leave the cell empty
16: value: “1” means nothing here; leave the cell empty
17: question_id: the question is missing
18: option_no: there is no answer -1; “pick” has 2
19: option_no: “1.5” is no whole number" <<'END'
question_id,option_no,value,text,weight,group_id,entry_mode
lvel,1,,,1,zi,paper
hello,1,,,1,zi,paper
level,1,,,1,xy,paper
level,4,,,1,zi,paper
level,,2,,1,zi,paper
level,1,4,,1,zi,paper
level,,,,1,zi,paper
level,1,,,1,all,paper
level,1,,,1,withheld,
level,1,,,1,self,paper
level,1,,,1,zi,official
level,1,,,1,zi,phone
level,1,,,0,zi,paper
level,1,,oh,1,zi,paper
pick,1,1,,1,zi,paper
,1,1,,1,zi,paper
pick,-1,,,1,zi,paper
pick,1.5,,,1,zi,paper
END
refuses 'ballots that are none' ballots "2: some: more than 2 answers
5: points: more than 3 dots
7: order: an answer or a place is there twice
9: order: the places must be 1, 2, 3 … without a gap
11: some: 0 abstains, and so nothing else can be answered
13: some: this only says that somebody took part; what secret ballots say together stands in an export for the archive, and only that can be taken in
15: option_no: this ballot has that answer in line 14 already
17: group_id: in line 16 this ballot has another
18: ballot_id: without it nobody knows which answers are one ballot
19: veto: a resistance is a whole number from 0 to 10
20: value: the value is missing
21: text: the word is missing
22: pick: more than 1 answer
24: value: “1,000” may be a decimal number or thousands; write it without the point or comma
25: value: “12,,5” is no number" <<'END'
question_id,ballot_id,option_no,value,text,group_id
some,a,1,,,
some,a,2,,,
some,a,3,,,
points,a,1,2,,
points,a,2,2,,
order,a,1,1,,
order,a,2,1,,
order,b,1,1,,
order,b,2,3,,
some,b,0,,,
some,b,1,,,
some,c,,,,
some,d,1,,,
some,d,1,,,
some,e,1,,,zi
some,e,2,,,ve
some,,1,,,
veto,a,1,11,,
points,b,1,,,
say,b,1,,,
pick,a,1,,,
pick,a,2,,,
guess,a,1,"1,000",,
guess,b,1,"12,,5",,
END
exits 64 'whose they are must be said' sh -c 'printf "question_id,option_no\nlevel,1\n" | "$RUNDE" import a.runde ballots -'
exits 64 'once' sh -c 'printf "question_id,option_no,group_id\nlevel,1,zi\n" | "$RUNDE" import --group zi a.runde ballots -'
refuses 'how, too, if they differ' ballots '2: entry_mode: “paper” is not what --mode says, “hands”' --mode hands <<'END'
question_id,option_no,entry_mode
pick,1,paper
END
takes 'if they say the same, it is fine' ballots --mode paper <<'END'
question_id,option_no,entry_mode
pick,1,paper
pick,2,
END
fresh
takes 'a value is enough' ballots --mode hands <<'END'
question_id,group_id,value,weight
level,zi,4,7
guess,none,12.5,2
END
is "$(votes)" "level|1|hands|zi|3|4.0||7
guess|1|hands|none|1|12.5||2" 'where it names the answer'
fresh
refuses 'where it does not' ballots '2: option_no: the answer is missing; 0 abstains' --mode hands <<'END'
question_id,group_id,value,weight
pick,none,1,3
END
exits 64 'people have no hands in a row each' sh -c 'printf "pick\n1\n" | "$RUNDE" import --mode hands a.runde ballots -'
takes 'hands beside secret ballots, as they were exported' ballots <<'END'
question_id,option_no,entry_mode
pick,1,paper
pick,1,hands
END
is "$(ask "SELECT entry_mode FROM step WHERE step_id = 'pick'")" paper 'make a secret round'
fresh
refuses 'columns that are none' ballots '1: unknown column “option_mo”; did you mean “option_no”?' <<'END'
question_id,option_mo,ballot_id
pick,1,a
END

# --- the desk goes on ---------------------------------------------------------------------------------------

fresh
sqlite3 a.runde "UPDATE stage SET phase = 'ended', step_id = 'hello'; UPDATE session SET ended_at = 1773334900000"
takes 'after the end' ballots --group zi <<'END'
question_id,option_no
level,1
END
is "$(cat out)" '1 ballot: level 1
1 question was opened and closed again, because the session has ended
this cannot be taken back' 'is told'
is "$(ask 'SELECT question_id, state FROM round')" 'level|closed' 'they are closed'
fresh
{
	echo question_id,round,ballot_id,option_no
	seq 100000 199999 | sed 's/.*/pick,1,b&,1/'
} >many.csv
cp many.csv wrong.csv
sed -i '$s/1$/3/' wrong.csv
content >before
exits 65 'one wrong row among a hundred thousand' runde import a.runde ballots wrong.csv
is "$(cat err)" 'wrong.csv:100001: option_no: there is no answer 3; “pick” has 2' 'is told'
content >after
same after before 'and nothing is taken in'
exits 74 'a full disk' sh -c 'ulimit -f 1000; trap "" XFSZ; exec "$RUNDE" import a.runde ballots many.csv'
content >after
same after before 'does not leave a part of it'
exits 0 'a hundred thousand good ones' runde import a.runde ballots many.csv
is "$(ask 'SELECT count(*) FROM vote')" 100000 'are'
is "$(ask 'SELECT length(ballot_id) FROM undo') $(ask 'SELECT count(DISTINCT ballot_id) FROM vote WHERE ballot_id GLOB "b[a-p][a-z2-7][a-z2-7][a-z2-7][a-z2-7][a-z2-7][a-z2-7][a-z2-7][a-z2-7][a-z2-7][a-z2-7]"')" \
	"$(printf '1/all pick=100000' | wc -c) 100000" 'what takes them back is a word, and each has its id'
done_testing
