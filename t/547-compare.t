#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# runde report of several sessions: what is compared and what is not, every figure worked out again from
# the tables, what is withheld, letters instead of names, German.
. "${srcdir:-.}/t/tap.sh"
. "$top/t/every-kind.sh"

for tool in python3 sqlite3; do
	command -v $tool >/dev/null || skip_all "$tool is not installed"
done
cd "$work" || bail 'no folder to work in'

# evening FILE WORKSHOP SEED DATE GROUPS [OPTION...]
evening() {
	tap_file=$1 tap_workshop=$2 tap_seed=$3
	shift 3
	python3 "$top/t/network.py" "$tap_workshop" "$tap_file" "$tap_seed" "$@" >/dev/null ||
		bail "there is no $tap_file"
}

# The same workshop with another scale and other answers, with other words, with a question less.
base=$top/t/network.csv
sed 's/^orte,scale,\(.*\)0\.\.10,0\.\.10/orte,scale,\11..5,1..5/
	s/Bus|Pool|Bench,Bus|Bad|Bank/Bus|Pool|Train,Bus|Bad|Bahn/' "$base" >other.csv
sed 's/We are open\.,Wir sind offen\./We are very open.,Wir sind sehr offen./' "$base" >worded.csv
grep -v '^sicher,' "$base" >less.csv
evening a25.runde "$base" 1 2025-05-05 ve=8,zi=9,none=5,selbst=1 --place Aue --place-id aue --wave 2025
evening a26.runde less.csv 2 2026-05-06 ve=9,zi=12,none=6,selbst=1 --place 'Aue am See' --place-id aue --wave 2026
evening b.runde "$base" 3 2026-05-07 ve=12,zi=3,none=6,selbst=1 --place Belzig --place-id belzig --title Belziger-Abend
evening c.runde other.csv 4 2026-05-08 ve=7,zi=14,selbst=1 --place Calw
evening d.runde worded.csv 5 2026-05-09 ve=6,zi=8,none=2,selbst=1 --place Döbeln

# --- the command line -------------------------------------------------------------------------------

exits 64 'the same session twice' runde report b.runde b.runde
is "$(cat err)" 'runde: b.runde: the same session twice' 'which one'
exits 64 'no such session or place' runde report a26.runde b.runde --own nirgends
exits 64 'one session has nothing to be marked in' runde report b.runde --own belzig
exits 64 'two places and letters' runde report a26.runde b.runde --anonymous
exits 64 'one group alone' runde report a26.runde b.runde --sides ve
exits 64 'one group twice' runde report a26.runde b.runde --sides ve,ve
exits 64 'a group that is not there' runde report a26.runde b.runde --sides ve,wirtschaft
: >there.md
exits 73 'a file that is there' runde report a26.runde b.runde -o there.md
cat >lonely.csv <<'END'
id,kind,title,prompt,minutes,options
lonely,workshop,Lonely,,10,
alone,scale,Alone,Are you?,5,1..5
end,info,End,End,5,
END
evening lonely.runde lonely.csv 9 2026-05-10 none=9
exits 65 'nothing in common' runde report b.runde lonely.runde
is "$(cat err)" 'runde: report: these sessions have no question in common' 'and it says so'
is "$(wc -c <out)" 0 'nothing is written then'

# --- places ---------------------------------------------------------------------------------------

evening half.runde "$base" 7 2026-05-11 ve=8,zi=9,none=5,selbst=1 --place belzig
exits 0 'a place that is half told' runde report b.runde half.runde -o half.md
ok 'a place with an id and without' grep -q '^runde: report: half.runde has no place id, and another session in belzig' err
mv half.runde half
exits 0 'places with ids' runde report a26.runde b.runde
is "$(cat err)" '' 'need no word'

# --- figures --------------------------------------------------------------------------------------

runde report ./[abcd]*.runde -o all.md || bail 'there is no comparison'
runde export --for network ./[abcd]*.runde -o tables >/dev/null 2>&1 || bail 'there are no tables'
# The tables know a place by the name of each evening; the comparison by that of the last.
sed -i 's/"Aue","aue"/"Aue am See","aue"/' tables/sessions.csv
python3 "$top/t/compare.py" all.md tables >figures || diag <figures
is "$(sed 's/^[1-9][0-9]*[0-9][0-9] /hundreds of /' figures)" 'hundreds of figures
0 mistakes unseen' 'figures worked out again from the tables; a mistake in one of them would be seen'
runde report a26.runde b.runde c.runde --min-cell 8 -o eight.md
runde export --for network a26.runde b.runde c.runde --min-cell 8 -o eight >/dev/null 2>&1
python3 "$top/t/compare.py" eight.md eight >figures || diag <figures
is "$(sed -n 2p figures)" '0 mistakes unseen' 'also with another smallest group'
runde report a25.runde a26.runde -o time.md
has() {
	grep -qF -- "$2" "$1"
}
ok 'one place over time' has time.md '# Aue am See over time'
ok 'compares rooms' has time.md 'compares rooms, not persons'
runde report a26.runde b.runde -o two.md
ok 'two places have no median: it would give away the other' test -z "$(grep -i 'median |' two.md | grep -v 'a quarter')"

# --- what is not compared ---------------------------------------------------------------------------

ok 'another scale, and what it is' has all.md '- Calw: scale, 1 … 5, 5 levels'
ok 'other answers, and which' has all.md '- Calw: one answer, Bus · Pool · Train'
ok 'free words are not set side by side' has all.md '**worte**: free words are not set side by side'
ok 'no word that somebody wrote' test -z "$(grep -iE 'geheimwort|laut' all.md)"
ok 'another wording has a footnote' has all.md '- Döbeln: “We are very open.”'
ok 'a place with one question less counts with the others' has all.md 'mean is that of 2 questions.'

# What a question is called is told by those who speak, be another wording the first.
evening x1.runde worded.csv 10 2025-05-20 ve=8,zi=8 --place Aachen
evening x2.runde "$base" 11 2026-05-20 ve=8,zi=8 --place Aachen
runde report x1.runde x2.runde b.runde -o words.md
ok 'the words of the last evening' has words.md '| 1.1  We are open. |'
ok 'not those of an earlier one' sh -c '! grep -q "| 1.1  We are very" words.md'
ok 'which have a footnote over time' has words.md '- 2025-05-20: “We are very open.”'
rm x1.runde x2.runde

# --- what is withheld --------------------------------------------------------------------------------

ok 'too small is said' has all.md '| Belzig | 20 | 3.7 | 3.0 | 3.8 | too small | −0.7 | 0.56 |'
ok 'and what it means' has all.md 'too small to show'
ok 'in German, too' sh -c '"$RUNDE" --language de report b.runde c.runde --format md | grep -q "zu klein, um es zu zeigen"'

# Who was not there learns nothing of the hands of two people, and whoever compares one place alone does.
every_kind_few few 2 4
grep -v '^nie-' "$top/t/every-kind.csv" >kinds.csv
evening k.runde kinds.csv 7 2026-05-12 verwaltung=9,jugend=8,buerger=9 --place Kork
evening l.runde kinds.csv 8 2026-05-13 verwaltung=9,jugend=8,buerger=9 --place Lahr
runde report few/demo.runde k.runde l.runde -o few.md
runde export --for network few/demo.runde k.runde l.runde -o few/tables >/dev/null 2>&1
python3 "$top/t/compare.py" few.md few/tables >figures || diag <figures
is "$(sed 's/^[1-9][0-9]*[0-9][0-9] /hundreds of /' figures)" 'hundreds of figures
0 mistakes unseen' 'every kind of question, and hands of a small group'
place=$(sqlite3 few/demo.runde 'SELECT place FROM session')
is "$(sed -n "/^### 1.1 /,/^| $place /s/^| $place |.*too small.*/withheld/p" few.md)" withheld 'are withheld'
evening m.runde kinds.csv 9 2026-12-12 verwaltung=9,jugend=8,buerger=9 --place "$place"
runde report few/demo.runde m.runde -o few-time.md
runde export few/demo.runde m.runde -o few/time >/dev/null 2>&1
python3 "$top/t/compare.py" few-time.md few/time >figures || diag <figures
is "$(sed -n '$p' figures)" '0 mistakes unseen' 'of one place the rule is that of the analysis'

# --- letters ----------------------------------------------------------------------------------------

runde report ./[abcd]*.runde --own belzig --anonymous -o letters.html
runde report ./[abcd]*.runde --own belzig --anonymous -o letters.md
ok 'one is named' has letters.md '| **Belzig** |'
for name in Aue Calw Döbeln 2026-05-06 2026-05-09 2025 'very open' Train; do
	is "$(grep -cF -- "$name" letters.md letters.html | tr '\n' ' ')" 'letters.md:0 letters.html:0 ' "nothing of the others: $name"
done
ok 'three letters' has letters.md '| C |'
runde report ./[abcd]*.runde --anonymous -o nobody.md
is "$(grep -cE 'Aue|Belzig|Calw|Döbeln|2026|Belziger' nobody.md)" 0 'nobody is named'
runde report ./[abcd]*.runde --own aue -o own.md
is "$(sed -n 's/^| \*\*\([^ ]*\).*/\1/p' own.md | head -n 1)" Aue "one's own stands first"
runde report ./[abcd]*.runde --sides zi,ve -o sides.md
ok 'other sides' has sides.md '**Civil society – Administration**'

# --- the document -----------------------------------------------------------------------------------

evening n.runde "$base" 6 2026-05-11 ve=6,zi=8 --place '<script>&"]]>|*_`\' --title '# <b>' --wave '|'
for language in en de; do
	runde --language "$language" report ./[abcdn]*.runde -o $language.html
	runde --language "$language" report ./[abcdn]*.runde -o $language.md
	is "$(python3 "$top/t/paper.py" html $language.html)" '' "$language: well-formed, and nothing else than it should be"
done
is "$(grep -c '<script' en.html)" 0 'a name is no markup'
ok 'it is there as text' has en.html '&lt;script&gt;'
untranslated=$(python3 - "$top" de.md <<'END'
import glob, re, sys
top, path = sys.argv[1:]
said = open(path, encoding="utf-8").read()
for name in glob.glob(f"{top}/src/report/comparison*.c"):
    for text in re.findall(r'N?_\(\s*"((?:[^"\\]|\\.)+)"', open(name, encoding="utf-8").read()):
        if len(text) > 5 and "%" not in text and text not in ("median", "consensus") and re.search(rf"\b{re.escape(text)}\b", said):
            print(text)
END
)
is "$untranslated" '' 'nothing is left in English'

# Nobody's answers can be told from the file alone: it says no id of a session.
is "$(grep -cE 's[a-z][a-z0-9]{10}' letters.md)" 0 'no id of a session'
done_testing
