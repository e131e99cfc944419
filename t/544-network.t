#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# runde export --for network: what whoever was not there does not learn.
. "${srcdir:-.}/t/tap.sh"
. "$top/t/every-kind.sh"

cd "$work" || exit 99
every_kind_few few 2 4
runde export few/demo.runde -o analysis >/dev/null 2>&1
exits 0 'an export for the network' runde export few/demo.runde --for network -o network
cp "$work/err" notes

# rows TABLE TEXT FOLDER: the rows that begin like TEXT behind the session, without it.
rows() {
	sed 's/^"[a-z0-9]*",//; s/\r$//' "${3-network}/$1.csv" | grep "^$2"
}

# --- hands ---------------------------------------------------------------------------------------

is "$(rows questions '"Führung","klar",1' | sed 's/,"[^"]*","h[0-9a-f]\{16\}","h[0-9a-f]\{16\}"//' | cut -d, -f5-8,19)" \
	'"all",27,24,2,"ok"
"aufsicht",,1,0,"ok"
"buerger",12,10,2,"ok"
"jugend",,,,"withheld"
"none",,,,"withheld"
"selbst",,1,0,"ok"
"verwaltung",9,9,0,"ok"' 'two people and those whose hands would tell theirs'
is "$(rows results '"Führung","klar",1,"scale","jugend"' | cut -d, -f8- | sort -u | tail -n 1)" '4.0000,,,,,,,,,,,,,"withheld"' 'no result of theirs'
is "$(rows gaps '"Führung","klar",1,"verwaltung","jugend"')" \
	'"Führung","klar",1,"verwaltung","jugend",,,,,,,"withheld"' 'nor a gap'
is "$(rows gaps '"Führung",,,"verwaltung","jugend"' | cut -d, -f12)" '"withheld"' 'nor one of a theme'
is "$(rows votes '"klar",1,"b[a-z0-9]*","hands"' | cut -d, -f5 | sort | uniq -c | tr -s ' ')" \
	"$(printf ' 4 "buerger"\n 3 "verwaltung"\n 3 "withheld"')" 'their votes are added up'
is "$(rows votes '"klar",1,"b[a-z0-9]*","hands"' | awk -F, '{ n += $NF } END { print n }')" \
	"$(rows votes '"klar",1,"b[a-z0-9]*","hands"' analysis | awk -F, '{ n += $NF } END { print n }')" 'all of them'
is "$(rows votes '"themen",1,"b[a-z0-9]*","hands"' | cut -d, -f3 |
	while read -r id; do grep -c "$id" analysis/votes.csv; done | sort -u)" 0 \
	'under no id by which they could be found elsewhere'
ok 'what everyone saw is told to those who analyse' sh -c '! grep "\"klar\",1,\"scale\"" analysis/questions.csv | grep -q withheld'
is "$(rows talk '[0-9]' | cut -d, -f4-)" '"buerger",7
"jugend",
"none",0
"verwaltung",4' 'nor how often they spoke'
ok 'it is said' grep -qx 'runde: network: in shows of hands [0-9]* results of groups are withheld' notes
ok 'round by round' grep -qx 'runde: network: too small to show: klar.1: jugend, none' notes
ok 'and of the talk' grep -q 'network: in 1 round of talk turns of small groups are withheld' notes

# --- words ---------------------------------------------------------------------------------------

is "$(rows comments '[0-9]' | cut -d, -f11- | sort -u)" , 'no comment has its words'
ok 'there are as many' test "$(wc -l <network/comments.csv)" -ge 6
is "$(grep -l 'Niemand fragt uns' network/* | xargs)" '' 'they are nowhere'
ok 'it is told' grep -q 'network: 6 comments are without their words' notes
is "$(rows options '"wahl",1,[1-9]' | cut -d, -f4 | xargs)" 'Bus Park Rad' 'clusters may be voted on'

mkdir -p own/workshops own/demo
cat >own/workshops/selbstcheck-workshop.csv <<'END'
id,kind,title,prompt,minutes,options
abend,workshop,Abend,,60,
ideen,cards,Ideen,Was tun?,5,
wahl,choice,Wahl,Was zuerst?,2,@ideen
eigene,choice,Wahl,Was noch?,2,Nachtbus|Bänke
plan,plan,Plan,Was nun?,5,
END
cat >own/demo/acts.csv <<'END'
minute,act,step,group,option,count,table,cluster,text,who,agreed,due,due_text
0.0,open,,,,,,,Abend,Ort,,,
1.0,go,ideen,,,,,,open,,,,
1.1,comment,ideen,none,,,,,Nachtbus,,,,
1.2,comment,ideen,none,,,,,Mehr Bänke,,,,
2.0,go,wahl,,,,,,open,,,,
2.1,count,wahl,none,1,12,,,,,,,
2.2,go,wahl,,,,,,revealed,,,,
3.0,go,eigene,,,,,,open,,,,
3.1,count,eigene,none,1,12,,,,,,,
3.2,go,eigene,,,,,,revealed,,,,
4.0,go,plan,,,,,,prompt,,,,
4.1,measure,,,,,,,MEHR bänke,Bauamt,yes,2027-03-31,mehr Bänke
4.2,measure,,,,,,,Der Bus fährt bis eins,Bauamt,yes,2027-03-31,im März
END
RUNDE_DATADIR=$work/own runde demo cards >/dev/null </dev/null || bail 'there is no session with cards'
runde export cards/demo.runde --for network -o cards/network >/dev/null 2>cards/notes
ok 'a measure that repeats a comment' sh -c '! grep -i "mehr bänke" cards/network/*.csv'
is "$(rows measures '[0-9]' cards/network | grep -c 'Der Bus fährt bis eins')" 1 'is without words, another keeps them'
ok 'which is told' grep -q ': 1 measure that was made of a comment is without its words$' cards/notes
is "$(rows options '"wahl",1,[1-9]' cards/csv | cut -d, -f4 | xargs)" 'Nachtbus Mehr Bänke' 'of cards to vote on'
is "$(rows options '"wahl",1,[1-9]' cards/network | cut -d, -f3-5)" '1,,1.0000
2,,2.0000' 'only the number is told'
is "$(rows results ',"wahl",1,"choice","all",1' cards/network | cut -d, -f6-8)" '1,,' 'in the results as well'
is "$(rows options '"eigene",1,1' cards/network | cut -d, -f4)" '"Nachtbus"' 'what the workshop says is no comment'

# Nothing depends on what whoever exports chooses.
runde export few/demo.runde --for network --min-cell 20 -o twenty >/dev/null 2>&1
is "$(grep '"klar",1,' twenty/questions.csv | cksum)" "$(grep '"klar",1,' network/questions.csv | cksum)" \
	'hands are withheld alike, whatever the smallest group is'
done_testing
