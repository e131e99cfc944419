#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# runde import: comments, measures and who is here, as they are exported and as a spreadsheet has them.
. "${srcdir:-.}/t/tap.sh"
. "$top/t/every-kind.sh"
. "$top/t/import.sh"

workshop=evening.csv
cat >evening.csv <<'END'
id,kind,title@de,title@en,minutes,options
evening,workshop,Ein Abend,An evening,60,
ve,group,Verwaltung,Administration,,
zi,group,Bürger,Citizens,,
self,group,Selbstcheck,Self-check,,official
hello,info,Hallo,Hello,5,
round,talk,Gespräch,Talk,5,
ideas,cards,Ideen,Ideas,5,
do,plan,Verabredet,Agreed,5,
END
sed 's/^do,.*/&\nmore,plan,Noch mehr,More,5,/' evening.csv >plans.csv
grep -v ',group,' evening.csv >crowd.csv

# --- what was exported ------------------------------------------------------------------------------

every_kind kinds
without_session() {
	cut -d "$2" -f 2- "$1"
}
for dialect in analyst excel-de; do
	delimiter=,
	[ $dialect = analyst ] || delimiter=';'
	runde export --for archive --dialect $dialect -o $dialect kinds/demo.runde >/dev/null 2>&1
	fresh "$top/t/every-kind.csv"
	for table in comments measures people; do
		file=$table
		[ $table = people ] && file=groups
		exits 0 "$table exported as $dialect" runde import a.runde $table $dialect/$file.csv
		is "$(cat err)" '' 'are no fault'
	done
	runde export --for archive --dialect $dialect -o again a.runde >/dev/null 2>&1
	for table in comments measures groups; do
		without_session $dialect/$table.csv "$delimiter" >before
		without_session again/$table.csv "$delimiter" >after
		same after before "$table.csv is the same again"
	done
	rm -r again
done
ok 'there is something in them' test "$(wc -l <analyst/comments.csv)" -gt 5
ok 'in all of them' test "$(wc -l <analyst/measures.csv)" -ge 2

# --- comments ----------------------------------------------------------------------------------------

fresh
takes 'cards out of a spreadsheet' comments <<'END'
step_id,text
ideas,Mehr Bäume
ideas,"Ein Fest
im Park"
round,Das Geld reicht nicht
END
is "$(cat out)" '3 comments' 'are told'
is "$(ask "SELECT step_id, coalesce(talk_round, '-'), group_id, supports, state, text FROM comment ORDER BY comment_no")" \
	"ideas|-|none|0|shown|Mehr Bäume
ideas|-|none|0|shown|Ein Fest
im Park
round|1|none|0|noted|Das Geld reicht nicht" 'are as if they were noted now, in their order'
is "$(ask 'SELECT act, detail FROM log')" 'comments|3 table.csv' 'the log names the file'
is "$(ask "SELECT count(*) FROM comment WHERE comment_id GLOB 'c???????????'")" 3 'they have ids of their own'
takes 'with clusters' comments --step ideas <<'END'
cluster;state;text;supports;group_id;table_no
Grün;;'=Wiese;2;Verwaltung;
GRÜN;hidden;Unsinn;;zi;3
 Fest ;noted;Musik;;none;999
;;Rest;;;
END
is "$(cat out)" '4 comments in 2 clusters, 1 hidden' 'they are told'
is "$(ask "SELECT coalesce(name, '-'), supports, state, group_id, coalesce(table_no, '-'), text FROM comment
	LEFT JOIN cluster USING (cluster_id) WHERE comment_no > 3 ORDER BY comment_no")" "Grün|2|shown|ve|-|=Wiese
Grün|0|hidden|zi|3|Unsinn
Fest|0|noted|none|999|Musik
-|0|shown|none|-|Rest" 'every cell is where it belongs'
takes 'a cluster that is there' comments --step ideas --group Bürger <<'END'
cluster	text
grün	Hecke
END
is "$(ask 'SELECT count(*) FROM cluster')" 2 'is not made twice'
is "$(ask "SELECT group_id FROM comment WHERE text = 'Hecke'")" zi 'and the group is said for all'
drive >screen <<'END' || bail 'the session does not open'
key Space
wait 1
key u
dump -
key U
wait 1
key u
key u
dump last
END
ok 'u takes them back' grep -qF 'Taken back: start of the session' screen
drive >screen <<'END' || bail 'the session does not open'
wait 1
key u
wait 1
dump -
wait 1
key u
dump two
END
is "$(ask 'SELECT count(*) FROM comment'), $(ask 'SELECT count(*) FROM cluster')" '0, 0' 'all of them, with their clusters'

fresh
printf 'text\nÜber\n' >table.csv
exits 64 'where they belong must be said' runde import a.runde comments table.csv
is "$(cat err)" 'runde: table.csv: to which step do these belong? There is no column “step_id”; name the step with --step' 'says so'
exits 64 'no such step' runde import --step idaes a.runde comments table.csv
is "$(cat err)" 'runde: --step idaes: there is no step “idaes”; did you mean “ideas”?' 'says so'
exits 64 'no such group' runde import --step ideas --group xy a.runde comments table.csv
exits 64 'no mode' runde import --step ideas --mode paper a.runde comments table.csv
is "$(cat err)" 'runde: import comments: --mode means nothing here' 'says so'
printf 'step_id,group_id,text\nideas,zi,Über\n' >table.csv
exits 64 'the step twice' runde import --step ideas a.runde comments table.csv
is "$(cat err)" 'runde: table.csv: the column “step_id” and --step cannot both say it' 'says so'
exits 64 'the group twice' runde import --group zi a.runde comments table.csv
exits 0 'from standard input' sh -c '"$RUNDE" import a.runde comments - <table.csv'
is "$(ask 'SELECT detail FROM log')" '1 -' 'too'
refuses 'rows that are wrong' comments "2: step_id: there is no step “idea”; did you mean “ideas”?
3: text: the text is missing
4: step_id: the step is missing
5: group_id: there is no group “xy”
6: talk_round: “ideas” is no talk and has no rounds
7: table_no: “1000” must lie between 1 and 999
8: supports: “-1” must lie between 0 and 100000
9: supports: “1.5” is no whole number
10: state: “gone” is not known; there are: noted, shown, hidden
11: comment_id: “17” is no id as it is exported; without the column, ids are made
13: comment_id: “caaaaaaaaaaa” stands in line 12 already
14: group_id: the group of this row is withheld; only an export for the archive can be taken in
15: the row has 2 cells, but there are 10 columns
16: session_id: this row is of another session than the first; take in one after the other
18: there is something in a column without a name" <<'END'
step_id,text,group_id,talk_round,table_no,supports,state,comment_id,session_id,
idea,a,,,,,,,,
ideas,,,,,,,,,
,a,,,,,,,,
ideas,a,xy,,,,,,,
ideas,a,,1,,,,,,
ideas,a,,,1000,,,,,
ideas,a,,,,-1,,,,
ideas,a,,,,1.5,,,,
ideas,a,,,,,gone,,,
ideas,a,,,,,,17,,
ideas,a,,,,,,caaaaaaaaaaa,,
round,a,,2,,,,caaaaaaaaaaa,s1,
ideas,a,withheld,,,,,,s1,
ideas,a
ideas,a,,,,,,,s2,
,,,,,,,,,
ideas,a,,,,1.0,,,s1,oh
END
refuses 'columns that are none' comments "1: unknown column “Txet”; did you mean “text”?
1: the column “STEP_ID” is there twice
1: the column “text” is missing" <<'END'
step_id,Txet,STEP_ID
ideas,a,ideas
END
refuses 'a header alone' comments ' there is no row below the header' <<'END'
step_id,text
END
refuses 'clusters that cannot be' comments "3: cluster: “Rot” is “Grün” with the id “kaaaaaaaaaaa” in line 2
4: cluster: “Grün” is “Grün” with the id “kaaaaaaaaaaa” in line 2
5: cluster_id: the name of the cluster is missing
6: cluster: “x” is no id as it is exported; without the column, ids are made
7: cluster: a name has at most 60 columns" <<'END'
step_id,text,cluster,cluster_id
ideas,a,Grün,kaaaaaaaaaaa
ideas,b,Rot,kaaaaaaaaaaa
ideas,c,Grün,kaaaaaaaaaab
ideas,d,,kaaaaaaaaaac
ideas,e,Blau,x
ideas,f,1234567890123456789012345678901234567890123456789012345678901,
END
{
	echo step_id,text
	yes ideas,Karte | head -n 20001
} >many.csv
exits 65 'more than there can be' runde import a.runde comments many.csv
is "$(cat err)" 'many.csv:20001: a session keeps at most 20000 comments; the rest was not read' 'is told'
sed -i 20001,20002d many.csv
exits 0 'as many as there can be' runde import a.runde comments many.csv
is "$(cat out)" '19999 comments' 'come in'
sed '1d;s/ideas/ideals/;150q' many.csv >rows.csv
{
	echo step_id,text
	cat rows.csv
} >faulty.csv
fresh
exits 65 'many faults' runde import a.runde comments faulty.csv
is "$(wc -l <err), $(tail -n 1 err)" '101, faulty.csv: and 49 more' 'are told up to a hundred'

# --- measures -----------------------------------------------------------------------------------------

fresh
takes 'measures out of a German spreadsheet' measures <<'END'
what;who;agreed;due;due_text;state
Rad weg;Bauhof;ja;31.12.2026;zum Jahresende;
Bus;;nein;2027-02-28;;planned
Fest;Verein;WAHR;1.5.2027;;dropped
END
is "$(cat out)" '3 measures, 1 agreed, 1 dropped' 'are told'
is "$(ask 'SELECT step_id, what, who, agreed, due, due_text, state FROM measure ORDER BY measure_no')" \
	"do|Rad weg|Bauhof|1|2026-12-31|zum Jahresende|planned
do|Bus||0|2027-02-28||planned
do|Fest|Verein|1|2027-05-01||dropped" 'go to the plan'
printf 'step_id,text,comment_id\nideas,Rad,caaaaaaaaaaa\n' | runde import a.runde comments - >/dev/null
takes 'one of a comment, elsewhere' measures --step ideas <<'END'
what,comment_id,measure_id
Radweg,caaaaaaaaaaa,maaaaaaaaaaa
END
is "$(ask "SELECT step_id, comment_id FROM measure WHERE measure_id = 'maaaaaaaaaaa'")" 'ideas|caaaaaaaaaaa' 'is kept'
refuses 'measures that are none' measures "2: what: a measure needs to say what will be done
3: due: “12/31/2026” is no date that has one reading; write 2026-12-31 or 31.12.2026
4: due: “31.02.2026” is no date that has one reading; write 2026-12-31 or 31.12.2026
5: due: “01.02.26” is no date that has one reading; write 2026-12-31 or 31.12.2026
6: due: “im Mai” is no date that has one reading; write 2026-12-31 or 31.12.2026
7: agreed: “vielleicht” is neither true nor false
8: comment_id: there is no comment “cbbbbbbbbbbb” in this session; take in the comments first
9: measure_id: “maaaaaaaaaaa” is in the session already
10: state: “done” is not known; there are: planned, dropped
11: step_id: there is no step “do-it”" <<'END'
what,due,agreed,comment_id,measure_id,state,step_id
,2027-01-01,,,,,
a,12/31/2026,,,,,
a,31.02.2026,,,,,
a,01.02.26,,,,,
a,im Mai,,,,,
a,,vielleicht,,,,
a,,,cbbbbbbbbbbb,,,
a,,,,maaaaaaaaaaa,,
a,,,,,done,
a,,,,,,do-it
END
fresh plans.csv
printf 'what\nRad\n' >table.csv
exits 64 'with two plans it must be said which' runde import a.runde measures table.csv
exits 0 'which is' runde import --step more a.runde measures table.csv
exits 64 'groups have no measures' runde import --group zi a.runde measures table.csv

# --- who is here --------------------------------------------------------------------------------------

here() {
	ask 'SELECT group_id, present FROM presence ORDER BY group_id'
}
fresh
takes 'who is here' people <<'END'
group_id,present
Verwaltung,12
zi,20
none,3.0
END
is "$(cat out)" '35 people are here: Administration 12, Citizens 20, no group 3' 'is told'
is "$(here)" "none|3
ve|12
zi|20" 'and kept'
takes 'one group, and the sum' people <<'END'
label	present	group_id
	40	all
Bürger	25	
Selbstcheck		
END
is "$(here)" "none|3
ve|12
zi|25" 'changes that one'
drive >screen <<'END' || bail 'the session does not open'
key u
dump -
END
ok 'which is taken back' grep -qF 'Taken back: import of who is here (1).' screen
is "$(here | tail -n 1)" 'zi|20' 'to what it was'
refuses 'people who cannot be' people "2: group_id: there is no group “vee”; did you mean “ve”?
3: present: “Selbstcheck” is an institution, not people
4: present: between 0 and 100000 people can be here
6: group_id: “Bürger” stands in line 5 already
7: present: “viele” is no whole number
8: group_id: the group is missing" <<'END'
group_id,present
vee,1
self,1
ve,-1
zi,1
Bürger,1
none,viele
,3
END
refuses 'a sum that is none' people '3: present: all together are 40, but the groups are 36' <<'END'
group_id,present
zi,21
all,40
END
refuses 'no number' people ' this table does not say how many people are here' <<'END'
group_id,present
zi,
END
takes 'an export that withholds' people <<'END'
session_id,group_id,type,label,present,group_no
s1,ve,people,Administration,12,1
s1,withheld,withheld,withheld,,
END
refuses 'but not people who are' people '2: group_id: there is no group “withheld”' <<'END'
group_id,present
withheld,3
END
fresh crowd.csv
takes 'without groups' people <<'END'
group_id,present
all,40
END
is "$(here)" 'none|40' 'everyone is of none'

# --- whatever happens --------------------------------------------------------------------------------

fresh
printf 'step_id,text\nideas,Karte\n' >cards.csv
mkfifo holds let-go
sqlite3 a.runde 'BEGIN IMMEDIATE' '.shell echo it holds >holds; read -r line <let-go' >/dev/null &
writer=$!
read -r line <holds
exits 75 'while another program writes' runde import a.runde comments cards.csv
echo >let-go
wait $writer
sqlite3 a.runde 'UPDATE stage SET locked = 1'
exits 75 'while secret entry is open' runde import a.runde comments cards.csv
is "$(cat err)" 'runde: Secret entry is open just now; try again when it has ended.' 'says so'
sqlite3 a.runde 'UPDATE stage SET locked = 0'
seq 1 4000 | sed 's/.*/ideas,Karte & die etwas Platz braucht auf der Platte/;1s/^/step_id,text\n/' >many.csv
content >before
exits 74 'on a full disk' sh -c 'ulimit -f 300; trap "" XFSZ; exec "$RUNDE" import a.runde comments many.csv'
content >after
same after before 'nothing is taken in'
is "$(ls a.runde*)" a.runde 'nothing is left'
if permissions_hold; then
	chmod a-w a.runde
	exits 74 'a file that may not be written' plainly "$RUNDE" import a.runde comments cards.csv
	chmod u+w a.runde
else
	skip 1 'permissions do not hold root back here'
fi
printf 'step_id,text\nideas,"Karte\n' >open.csv
exits 65 'a cell that never ends' runde import a.runde comments open.csv
is "$(cat err)" 'open.csv:2: a quotation mark opens a cell that never ends; the rest was not read' 'is told'
printf 'step_id,text\nideas,gr\374n\n' >latin.csv
exits 65 'Latin-1' runde import a.runde comments latin.csv
exits 66 'no file' runde import a.runde comments no.csv
exits 64 'no such table' runde import a.runde coments cards.csv
is "$(cat err)" 'runde: import coments: no such table; did you mean “comments”?' 'says so'
is "$(LANGUAGE=de LC_ALL=C.UTF-8 runde --language de import a.runde comments cards.csv)" '1 Beitrag' 'in German'
done_testing
