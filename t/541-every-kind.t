#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What the tables say of each kind of question, and what they keep to themselves.
. "${srcdir:-.}/t/tap.sh"
. "$top/t/every-kind.sh"

cd "$work" || exit 99
every_kind all
file=all/demo.runde
runde export "$file" --for archive -o archive >/dev/null 2>&1
runde export "$file" -o csv >/dev/null 2>notes

# rows TABLE TEXT: the rows of csv/TABLE that begin like TEXT behind the session, without it.
rows() {
	sed 's/^"[a-z0-9]*",//; s/\r$//' "${3-csv}/$1.csv" | grep "^$2"
}

# has TABLE ROW NAME: there is this row in csv/TABLE, once.
has() {
	is "$(rows "$1" '' | grep -cxF -e "$2")" 1 "$3"
}

# questions TEXT: rows of csv/questions.csv, without what the question and its fingerprints are.
questions() {
	rows questions "$1" | sed 's/,"[^"]*","h[0-9a-f]\{16\}","h[0-9a-f]\{16\}"//'
}

# --- the figures of each kind ---------------------------------------------------------------------

has results ',"laune",1,"choice","all",2,"geht so",,9,9,23,0.3913,,,,,,,,,"ok"' 'choice: count and share'
has results ',"laune",1,"choice","all",0,"sage ich nicht",,3,3,,,,,,,,,,,"ok"' 'the abstention has no share'
has results '"Führung","klar",1,"scale","all",3,"eher ja",3.0000,8,8,24,0.3333,,,,,,,,,"ok"' \
	'scale: with the value of the level'
has results ',"themen",1,"multi","verwaltung",1,"Bus",,5,5,8,0.6250,,,,,,,,,"ok"' \
	'multi: a share of those who took part'
has results ',"plakat",1,"dots","all",1,"Eins",,31,,43,0.7209,31.0000,,,,,,,,"ok"' \
	'dots on a poster: a share of the dots, but nobody knows of how many people'
has results ',"plakat",1,"dots","all",3,"Drei",,0,0,43,0.0000,0.0000,,,,,,,,"ok"' 'unless there are none'
has results ',"punkte",1,"dots","buerger",2,"Zwei",,10,5,28,0.3571,10.0000,,,,,,,,"ok"' \
	'secret dots: of how many'
has results ',"folge",1,"rank","buerger",3,"Gamma",,9,9,9,1.0000,,,,,22.0000,1.5556,4,"false","ok"' \
	'rank: points, mean place, firsts'
has results ',"folge",1,"rank","buerger",4,"Delta",,5,5,9,0.5556,,,,,17.0000,1.0000,5,"true","ok"' \
	'the winner of all comparisons need not have most points'
has results ',"kreis",1,"rank","all",1,"Schere",,15,15,15,1.0000,,,,,15.0000,2.0000,5,"false","ok"' \
	'who wins in a circle wins nothing'
has results ',"konsens",1,"resist","all",2,"Platz",,25,25,25,1.0000,113.0000,4.5200,0.5480,3,,,,,"ok"' \
	'resist: sum, mean, acceptance, tens'
has results ',"konsens",1,"resist","all",4,"Hof",,16,16,25,0.6400,109.0000,6.8125,0.3187,7,,,,,"ok"' \
	'resist: of those who rated it'
has results ',"schaetzung",1,"number","verwaltung",1,,,4,4,4,1.0000,115.5000,28.8750,,,,,,,"ok"' \
	'number: one row without a label'
is "$(questions ',"schaetzung",1,"number".*"verwaltung"')" \
	',"schaetzung",1,"number","verwaltung",9,4,0,0.4444,28.8750,29.0000,1.3150,27.5000,27.8750,30.0000,30.0000,,,"ok"' \
	'number: median, quartiles, range'
has results ',"begriffe",1,"words","all",3,"STRASSE",,7,7,22,0.3182,,,,,,,,,"ok"' \
	'words: as they were written most often, by frequency'
has results ',"begriffe",1,"words","buerger",1,"Heimat",,3,3,9,0.3333,,,,,,,,,"ok"' \
	'words: under the same number in every group'
has results ',"begriffe",1,"words","verwaltung",2,"arbeit",,5,5,6,0.8333,,,,,,,,,"ok"' \
	'words: as everyone wrote them most often'
has results ',"wort",1,"words","all",1,"Heimat",,4,,,,,,,,,,,,"ok"' \
	'words that were called out: nobody knows by how many'
has results ',"wort",1,"words","buerger",1,"Heimat",,2,,,,,,,,,,,,"ok"' \
	'and who called has a group, though the step does not ask for one'
has results ",\"wort\",1,\"words\",\"all\",3,\"'=1+1\",,1,,,,,,,,,,,,\"ok\"" 'a word is no formula'
has pairs '"folge",1,"buerger",1,3,0,9,0,"ok"' 'pairs: each of two options against the other'
is "$(rows pairs '"folge",1,"buerger",' | wc -l)" 6 'each two once'

has options '"konsens",1,1,"Alles bleibt",1.0000,"true"' 'the status quo is marked'
has options '"konsens",1,2,"Platz",2.0000,"false"' 'and nothing else'
has options '"kosten",1,1,,,' 'a number has one option without a label'
is "$(rows options '"begriffe",' | wc -l)" 1 'words have none but the abstention'

is "$(questions ',"orte",1' | cut -d, -f5-9,19)" '"all",28,,3,,"ok"
"buerger",12,,2,,"ok"
"jugend",3,0,0,0.0000,"empty"
"none",4,0,1,0.2500,"empty"
"verwaltung",9,6,0,0.6667,"ok"' 'where hands were counted, but not how many took part, nobody knows; nor of everyone then'
has results ',"orte",1,"multi","all",1,"Hier",,8,8,,,,,,,,,,,"ok"' 'and there is no share'
is "$(rows questions '"Führung","niemand",1' | grep -c ',0,0,0.0000,,,,,,,,,,"empty"')" 5 \
	'where nobody answered everything is empty, not 0'

# --- rounds, themes, gaps ---------------------------------------------------------------------------

is "$(rows questions '"Führung","klar",2' | wc -l)" 7 'a question belongs to its theme in every round'
has gaps '"Führung","klar",1,"selbst","verwaltung",1,4.0000,3.2222,0.7778,0.2593,0.2593,"ok"' \
	'gaps: the institution first'
has gaps '"Führung","klar",2,"selbst","verwaltung",1,4.0000,3.4444,0.5556,0.1852,0.1852,"ok"' \
	'whose answer holds for the next round'
has gaps '"Führung","klar",1,"verwaltung","jugend",1,3.2222,1.3333,1.8889,0.6296,0.6296,"ok"' \
	'then groups as in the workshop'
has gaps '"Führung","klar",2,"verwaltung","jugend",,,,,,,"withheld"' 'a gap to a withheld mean is withheld'
has gaps '"Führung","klar",1,"selbst","all",1,4.0000,2.2500,1.7500,0.5833,0.5833,"ok"' \
	'everyone beside an institution'
is "$(rows gaps '.*"verwaltung","all"' | wc -l)" 0 'but not beside a group that is part of it'
has gaps '"Führung",,,"verwaltung","buerger",2,3.3472,2.1833,1.1639,0.3880,0.3880,"ok"' \
	'a theme: its questions in their last rounds'
has gaps '"Zusammenhalt, Begegnung",,,"selbst","aufsicht",0,,,,,,"empty"' \
	'no question in which both have a mean'
is "$(rows gaps ',,,' | wc -l)" 0 'questions of no theme have nothing in common'
has gaps ',"wetter",1,"verwaltung","jugend",1,0.2222,2.0000,-1.7778,-0.4444,0.4444,"ok"' \
	'but a gap each, with a sign'

# --- institutions -------------------------------------------------------------------------------------

is "$(rows votes '"mittel",1,"b[a-z0-9]*","official","selbst",' | cut -d, -f6-)" ',,"Haushalt 2026",1
1,,,1
4,,,1' 'an institution gives its reason where it takes part'
is "$(rows votes '"begriffe",1,"b[a-z0-9]*","official"' | cut -d, -f6-)" ',,"Leitbild",1
1,,"Satzung",1
2,,"HEIMAT",1' 'also beside its words'
is "$(rows votes '"offen",1,"b[a-z0-9]*","official"' archive | cut -d, -f5-)" \
	"\"selbst\",3,3.0000,\"'=siehe Bericht\",1" 'a reason is no formula'
is "$(questions '.*"nie-' | cut -d, -f3-)" \
	'1,"rank","all",,0,0,,,,,,,,,,,"empty"
1,"rank","selbst",,1,0,,,,,,,,,,,"ok"
1,"scale","all",,0,0,,,,,,,,,,,"empty"
1,"scale","aufsicht",,1,0,,1.0000,1.0000,,1.0000,1.0000,1.0000,1.0000,,,"ok"
1,"scale","selbst",,1,0,,4.0000,4.0000,,4.0000,4.0000,4.0000,4.0000,,,"ok"
1,"multi","all",,0,0,,,,,,,,,,,"empty"
1,"multi","selbst",,1,0,,,,,,,,,,,"ok"
1,"words","all",,0,0,,,,,,,,,,,"empty"
1,"words","selbst",,1,0,,,,,,,,,,,"ok"
1,"number","all",,0,0,,,,,,,,,,,"empty"
1,"number","selbst",,1,0,,-7.2500,-7.2500,,-7.2500,-7.2500,-7.2500,-7.2500,,,"ok"' \
	'what was never asked, but answered, is not lost'
is "$(rows steps '[0-9]*,"nie-folge"' | cut -d, -f3,6,7,8)" '"skipped",,"nie-folge",' \
	'the steps say that it was not asked'
has votes '"nie-zahl",1,"bs75hd5bmvmt","official","selbst",1,-7.2500,,1' 'its votes are there'
has gaps '"Führung","nie-klar",1,"selbst","aufsicht",1,4.0000,1.0000,3.0000,1.0000,1.0000,"ok"' \
	'institutions are compared all the same'
has groups '"selbst","official","Selbstcheck",,2' 'groups have their place in the workshop'

# --- what is kept back ----------------------------------------------------------------------------------

is "$(rows votes '"folge",1,"b[a-z0-9]*","keypad"' | cut -d, -f5-)" '"buerger",0,,,2
"verwaltung",0,,,1
"buerger",,,,9
"verwaltung",,,,7' 'secret orders are not there, but how many took part'
is "$(rows votes '"folge",1,"b[a-z0-9]*","keypad"' archive | wc -l)" 29 'the archive has them'
is "$(rows votes '"lieber",1' | wc -l)" 11 'secret several answers are folded by option and group'
is "$(rows votes '"konsens",1,"b[a-z0-9]*","keypad","buerger",[1-9]' | cut -d, -f6- | sort)" \
	'1,0.0000,,6
1,5.0000,,4
2,5.0000,,4
2,7.0000,,6
3,2.0000,,6
4,10.0000,,4
4,4.0000,,6' 'resistances by option and value'
is "$(rows votes '"begriffe",1,"b[a-z0-9]*","paper","buerger",1' | cut -d, -f6- | sort)" '1,,"Heimat",3
1,,"Lärm",3
1,,"STRASSE",7
1,,"arbeit",3' 'words by word'
is "$(rows votes '"kosten",1,"b[a-z0-9]*","keypad","buerger",1' | cut -d, -f6- | sort)" '1,-20.5000,,1
1,10.0000,,4
1,1500.0000,,1
1,99.9900,,3' 'numbers by number'
is "$(rows votes '"wechsel",1' archive | cut -d, -f4 | sort | uniq -c | tr -s ' ')" ' 4 "keypad"
 4 "paper"' 'how a ballot came in is in the archive'
is "$(rows votes '"wechsel",1' | cut -d, -f4 | sort | uniq -c | tr -s ' ')" ' 7 "keypad"' \
	'and only there: a few on paper would stand alone'
is "$(rows votes '"wechsel",1,"b[a-z0-9]*","keypad","verwaltung",2' | cut -d, -f6-)" '2,,,3' \
	'both are added up'
is "$(rows votes '"wohnen",1,"b[a-z0-9]*","withheld","withheld"' | cut -d, -f6- | sort)" '1,,,1
2,,,4
4,,,2' 'groups that are too small are one'
is "$(rows votes '"heikel",1' | cut -d, -f4- | sort)" '"official","aufsicht",0,,,1
"official","selbst",1,0.0000,"Keine Fälle bekannt.",1' \
	'of a round that is too small only what institutions say is left'
is "$(rows results ',"still",1,"words"' | cut -d, -f5-8 | sort -u)" '"all",0,"don'"'"'t know",
"all",1,"Alpha",
"all",2,"Satzung",
"selbst",0,"don'"'"'t know",
"selbst",1,"Alpha",
"selbst",2,"Satzung",' 'nor does it say which words were said'
is "$(rows results ',"begriffe",1,"words","jugend",2')" \
	',"begriffe",1,"words","jugend",2,"arbeit",,,,,,,,,,,,,,"withheld"' 'nor which a small group said'
is "$(grep -rilE 'mist|dreck' csv)" '' 'a hidden word is nowhere'
is "$(rows results ',"wort",1,"words","all",8' archive)" \
	',"wort",1,"words","all",8,"Mist",,2,,,,,,,,,,,,"hidden"' 'but in the archive, behind all others'
is "$(rows results ',"begriffe",1,"words","all"' archive | cut -d, -f6,7 | head -n 11)" \
	"$(rows results ',"begriffe",1,"words","all"' | cut -d, -f6,7)" 'where the others have the same numbers'
ok 'what is withheld is told' grep -q 'too small to show: folge.1: jugend, none' notes
ok 'a round as a whole too' grep -q 'too small to show: heikel.1$' notes
is "$(grep -c ': 2 hidden words were left out$' notes)" 1 'and that words were left out'
is "$(rows talk '[0-9]')" '34,"runde",1,"buerger",7
34,"runde",1,"jugend",0
34,"runde",1,"none",0
34,"runde",1,"verwaltung",4' 'groups that did not speak have a row, too'

# --- one table, the same bytes ---------------------------------------------------------------------------

for table in gaps pairs votes results; do
	runde export "$file" --table $table -o - >one 2>/dev/null
	same one csv/$table.csv "$table alone"
done
runde export "$file" -o again >/dev/null 2>&1
ok 'the same once more' diff -r csv again
ok 'what the demo wrote' diff -r csv all/csv
done_testing
