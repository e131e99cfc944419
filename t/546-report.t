#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The minutes: of every kind of question, in both languages and formats, and nothing in them that is
# withheld elsewhere.
. "${srcdir:-.}/t/tap.sh"
. "$top/t/every-kind.sh"

command -v python3 >/dev/null || skip_all 'python3 is not installed'

cd "$work" || exit 99
every_kind all
file=all/demo.runde

# says FILE [TAG]: its text, an element a line.
says() {
	python3 "$top/t/paper.py" text "$@"
}

# exits STATUS NAME COMMAND…: what it prints is in `out` and `err`.
exits() {
	wanted=$1 name=$2
	shift 2
	"$@" >out 2>err
	is $? "$wanted" "$name"
}

# --- every kind -------------------------------------------------------------------------------------

for language in de en; do
	exits 0 "$language: a page" runde --language $language report "$file"
	ok "$language: it is sound" python3 "$top/t/paper.py" html out
	ok "$language: in its language" grep -q "^<html lang=\"$language\">" out
	is "$(grep -o 'http[s]*:\|src=\|href=\|url(\|<script\|@import' out)" '' "$language: and loads nothing"
	cp out "$language.html"
	exits 0 "$language: Markdown" runde --language $language report "$file" --format md
	cp out "$language.md"
	is "$(grep -c '<svg\|<[a-z]*>' out)" 0 "$language: without tags"
done
is "$(says de.html h1)" 'Jede Art zu fragen' 'its title'
is "$(says de.html h2 | tr '\n' '|')" \
	'Wer da war|Wie der Abend verlief|Was gefragt wurde|Sichtweisen im Vergleich|Was gesagt wurde|Maßnahmen|Wie es weitergeht|Wie das zu lesen ist|' \
	'its parts'
is "$(says en.html h2 | tr '\n' '|')" \
	'Who was here|How the evening went|What was asked|The views compared|What was said|Measures|What happens next|How to read this|' \
	'in English'
is "$(says en.html h3 | grep -c '^[0-9]*\. ')" 34 'every question and step that something was said in has its heading'

# row FILE LEAD: the row of a table in Markdown, the first of them
row() {
	grep -m 1 -F "| $2 |" "$1"
}
is "$(row de.md 'geht so')" '| geht so | ████████████▉ | 9 | 39 % |' 'choice: count and share'
is "$(row de.md 'sage ich nicht')" '| sage ich nicht |  | 3 | – |' 'the abstention has no share'
is "$(grep -c 'Durchgang 2' de.md)" 2 'rounds stand beside each other, with both n'
is "$(row de.md 'Eins')" '| Eins | ████████████████████ | 31 | 72 % |' 'dots: shares of the dots'
is "$(row de.md 'Gamma (jeder anderen vorgezogen)' | cut -d '|' -f 4-6)" ' 40 | 2,0 | 7 ' 'rank: points, place, firsts'
is "$(row de.md 'Alles bleibt (wie jetzt)' | cut -d '|' -f 4-6)" ' 7,9 | 21 % | 4 ' 'resist: resistance, acceptance, tens'
is "$(grep -c '133 %\|[^a-z]nan[^a-z]' de.md)" 0 'no share of nobody knows how many'

# --- what is withheld -------------------------------------------------------------------------------

cat >check.py <<'END'
"""What questions.csv withholds is withheld in the minutes: as many rounds, as many groups."""
import csv, re, sys
rounds, groups, last, kinds = set(), {}, {}, {}
for row in csv.DictReader(open(sys.argv[1] + "/questions.csv", newline="")):
    key = (row["question_id"], int(row["round"]))
    last[key[0]] = max(key[1], last.get(key[0], 0))
    kinds[key[0]] = row["kind"]
    if row["group_id"] == "all" and row["status"] == "withheld":
        rounds.add(key)
    elif row["status"] == "withheld":
        groups[key] = groups.get(key, 0) + 1
# of several rounds the groups of the last are told, and of words everyone's
groups = sum(n for key, n in groups.items()
             if key not in rounds and key[1] == last[key[0]] and kinds[key[0]] != "words")
text = open(sys.argv[2], encoding="utf-8").read()
text = text[text.index("## What was asked"):text.index("## The views compared")]
said = text.count("So few answered in secret") + len(re.findall(r"^(?:round \d+ · )too small to show", text, re.M))
said_groups = len(re.findall(r"^\| (?!\*\*)[^|]* \| too small to show \|", text, re.M))
said_groups += sum(line.count(",") + 1 for line in re.findall(r"^(.+): too small to show$", text, re.M))
print("as much" if (len(rounds), groups) == (said, said_groups) else (len(rounds), groups, said, said_groups))
END
for k in 1 3 5 8 12 100; do
	runde export "$file" --min-cell $k -o csv$k >/dev/null 2>&1
	runde report "$file" --min-cell $k --format md >$k.md
	is "$(python3 check.py csv$k $k.md)" 'as much' "k $k: what the tables withhold the minutes do"
done
is "$(grep -c 'too small to show' 1.md)" 1 'with a k of 1 nothing is withheld, the rule is told'
ok 'with a k of 100 all secret rounds are' test "$(grep -c 'So few answered in secret' 100.md)" -gt 15
is "$(grep -c 'Mist\|Dreck' de.md de.html en.md en.html | cut -d : -f 2 | tr '\n' ' ')" '0 0 0 0 ' 'hidden words are not there'
is "$(sed -n '/^### 3\. Wohnen/,/^### 4\./p' de.md | grep -c 'zu klein, um es zu zeigen')" 2 \
	'a small group and one that would give it away'

# --- where it goes ----------------------------------------------------------------------------------

exits 0 'into a file' runde report "$file" -o minutes.html
is "$(cat out err)" '' 'nothing is said'
ok 'by its name a page' grep -q '^<!DOCTYPE html>' minutes.html
exits 73 'never over another' runde report "$file" -o minutes.html
exits 0 'by its name Markdown' runde report "$file" -o minutes.md
is "$(head -n 1 minutes.md)" '# Jede Art zu fragen' 'it is'
exits 0 'what is said counts more than the name' runde report "$file" --format html -o other.md
ok 'a page' grep -q '^<!DOCTYPE html>' other.md
exits 64 'no session' runde report
exits 64 'another format' runde report "$file" --format pdf
exits 64 'no such k' runde report "$file" --min-cell 0
exits 66 'no such file' runde report none.runde
exits 73 'a folder that is not there' runde report "$file" -o none/minutes.html
ls -a >after
is "$(grep -c '^\.minutes' after)" 0 'nothing is left behind'

# --- the demo ---------------------------------------------------------------------------------------

runde demo sample >/dev/null
runde report sample/demo.runde --format md >demo.md
sed '1,/^<!-- minutes -->$/d' "$top/README.md" | sed '1d; /^```$/,$d' >excerpt
ok 'the example in README.md is there' test "$(wc -l <excerpt)" -gt 10
is "$(grep -vxF -f demo.md excerpt)" '' 'and every line of it is what is written'
ok 'the demo has its minutes' python3 "$top/t/paper.py" html sample/demo.html

# --- almost nothing ---------------------------------------------------------------------------------

printf 'id,kind,title\na,workshop,Small\nb,info,Hello\n' >small.csv
runde new small.csv small.runde >/dev/null
exits 0 'a session that has not begun' runde report small.runde
ok 'is sound' python3 "$top/t/paper.py" html out
ok 'and says so' grep -q 'The evening has not begun yet' out

done_testing
