#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# runde import NEW package FOLDER: an archive becomes a session again, or nothing is made and what is
# wrong in which table is told.
. "${srcdir:-.}/t/tap.sh"
. "$top/t/every-kind.sh"

command -v sqlite3 >/dev/null || skip_all 'sqlite3 is not installed'
command -v python3 >/dev/null || skip_all 'python3 is not installed'
cd "$work" || bail 'no folder to work in'
every_kind kinds >/dev/null || bail 'there is no session with every kind'
session=$(ls kinds/*.runde)
runde export "$session" --for archive -o whole >/dev/null 2>&1 || bail 'there is no archive'

# --- a round trip --------------------------------------------------------------------------

exits 0 'an archive is taken in' runde import new.runde package whole
ok 'which session it was is told' grep -q '^s[a-z0-9]*: .*, 20[0-9-]*$' out
is "$(stat -c %a new.runde)" 600 'only its owner reads it'
exits 0 'it is exported again' runde export new.runde --for archive -o again
ok 'and all is the same' diff -r whole again
for dialect in analyst excel-de; do
	runde export --dialect $dialect "$session" -o "for-$dialect" 2>err-1 >/dev/null
	runde export --dialect $dialect new.runde -o "new-$dialect" 2>err-2 >/dev/null
	ok "so is what is for analysis, $dialect" diff -r "for-$dialect" "new-$dialect"
	is "$(sed 's/^runde: [^ ]*: //' err-2)" "$(sed 's/^runde: [^ ]*: //' err-1)" 'and what was withheld'
done
runde export --dialect excel-de "$session" --for archive -o german >/dev/null 2>&1
exits 0 'the other dialect is taken in, too' runde import german.runde package german/
runde export german.runde --for archive -o again-german >/dev/null 2>&1
ok 'and gives the same' diff -r whole again-german

# --- it is complete as it is ------------------------------------------------------------------

exits 65 'it is not continued' runde run new.runde --script /dev/null --size 80x24
ok 'with a reason' grep -q 'taken in from an exported folder' err
printf 'group_id,present\nnone,5\n' >people.csv
exits 65 'nobody more comes' runde import new.runde people people.csv
printf 'text\nmore\n' >comments.csv
exits 65 'no comments either' runde import --step "$(sqlite3 new.runde 'SELECT step_id FROM step LIMIT 1')" \
	new.runde comments comments.csv
runde export new.runde --for archive -o later >/dev/null 2>&1
ok 'all is as it was' diff -r whole later
printf 'dump -\n' >script
exits 0 'it can be shown' runde display new.runde --script script --size 80x24
exits 73 'a file that is there stays' runde import new.runde package whole

for format in html md; do
	runde report --format $format "$session" -o - >minutes-1 2>/dev/null
	exits 0 "it is reported, $format" runde report --format $format new.runde -o -
	same out minutes-1 'as it was'
done
exits 0 'it is merged' runde merge both.runde new.runde
runde export both.runde --for archive -o merged >/dev/null 2>&1
ok 'and stays the same' diff -r whole merged
cp new.runde less.runde
exits 0 'what somebody said can be erased in it' runde forget less.runde text --yes
runde export less.runde --for archive -o less >/dev/null 2>&1
exits 0 'and the rest is taken in again' runde import again.runde package less
runde export again.runde --for archive -o less-again >/dev/null 2>&1
ok 'as it is' diff -r less less-again

# --- of another profile ---------------------------------------------------------------------------

for profile in analysis network; do
	runde export "$session" --for $profile -o "of-$profile" >/dev/null 2>&1
	exits 65 "what was exported for $profile" runde import never.runde package "of-$profile"
	is "$(wc -l <"$work/err")" 1 'is refused with one sentence'
	ok 'which says what can be taken in' grep -q "written with --for $profile" "$work/err"
done

# --- what a spreadsheet makes of it -------------------------------------------------------------

# edit FOLDER PYTHON: a copy of the archive in FOLDER, in which PYTHON has changed the tables; a table
# is a list of rows, the first its header, the cells as they stand there.
edit() {
	rm -rf "$1"
	cp -r whole "$1"
	cat >edit.py <<END
import csv, os, sys
class raw(csv.excel):
    pass
folder = sys.argv[1]
def table(name):
    with open(folder + '/' + name + '.csv', newline='', encoding='utf-8') as f:
        return list(csv.reader(f))
def write(name, rows, delimiter=',', bom='', end='\r\n'):
    with open(folder + '/' + name + '.csv', 'w', newline='', encoding='utf-8') as f:
        f.write(bom)
        csv.writer(f, delimiter=delimiter, lineterminator=end).writerows(rows)
def every(change):
    for file in sorted(os.listdir(folder)):
        if file.endswith('.csv'):
            change(file[:-4])
$2
END
	python3 edit.py "$1" || bail "the folder cannot be edited: $2"
}

# survives NAME PYTHON: what is edited so is the same to us.
survives() {
	edit edited "$2"
	rm -f edited.runde
	exits 0 "$1" runde import edited.runde package edited
	rm -rf again
	runde export edited.runde --for archive -o again >/dev/null 2>&1
	ok 'and gives the same' diff -r whole again
}

survives 'columns in another order' '
every(lambda name: write(name, [row[::-1] for row in table(name)]))'
survives 'rows in another order' '
every(lambda name: write(name, [table(name)[0]] + table(name)[:0:-1]))'
is "$(sqlite3 edited.runde "SELECT value FROM file WHERE key = 'needs_vacuum'")" 0 'nothing of that order stays'
survives 'semicolons, a BOM, decimal commas, flags and dates of a spreadsheet set to German' '
import re
def german(name):
    rows = table(name)
    for row in rows[1:]:
        for i, cell in enumerate(row):
            if rows[0][i] in ("value", "mean", "share", "sum", "median", "sd", "borda"):
                cell = cell.rstrip("0").rstrip(".").replace(".", ",") if "." in cell else cell
            if rows[0][i] in ("due", "local_date") and re.fullmatch(r"\d{4}-\d\d-\d\d", cell):
                cell = cell[8:] + "." + cell[5:7] + "." + cell[:4]
            row[i] = {"true": "WAHR", "false": "FALSCH"}.get(cell, cell)
    write(name, rows, ";", "\ufeff", "\n")
every(german)'
survives 'files that are no tables' '
open(folder + "/notes.txt", "w").write("mine")
open(folder + "/mine.csv", "w").write("a,b\n1\n")
for other in os.listdir(folder):
    if other.startswith(("datapackage", "load")):
        os.remove(folder + "/" + other)
os.mkdir(folder + "/sub")'
survives 'a table that lies elsewhere' '
os.rename(folder + "/votes.csv", "elsewhere.csv")
os.symlink("../elsewhere.csv", folder + "/votes.csv")'

# --- what is refused --------------------------------------------------------------------------------

# refuses NAME PYTHON PATTERN...: taking it in fails, and lines like these say why.
refuses() {
	tap_name=$1
	edit broken "$2"
	shift 2
	exits 65 "$tap_name" runde import broken.runde package broken
	for tap_pattern; do
		grep -q -e "$tap_pattern" err || diag "$(head -20 err)"
		ok "$tap_name: $tap_pattern" grep -q -e "$tap_pattern" err
	done
	is "$(ls -A | grep 'broken.runde')" '' 'nothing is made'
}

find='
def find(rows, **wanted):
    return next(i for i, row in enumerate(rows) if i and all(row[rows[0].index(k)] == v for k, v in wanted.items()))
def change(name, column, value, **wanted):
    rows = table(name)
    rows[find(rows, **wanted)][rows[0].index(column)] = value
    write(name, rows)
def drop(name, **wanted):
    rows = table(name)
    del rows[find(rows, **wanted)]
    write(name, rows)
'
refuses 'a folder for analysis' "$find"'
change("sessions", "profile", "analysis")' 'only one that was written with --for archive'
refuses 'tables that are missing' '
for name in ("log", "votes", "texts"): os.remove(folder + "/" + name + ".csv")' \
	'^broken/log.csv: the table is missing' '^broken/votes.csv: the table' '^broken/texts.csv: the table'
refuses 'another sum' "$find"'
change("results", "votes", "77", kind="choice", group_id="all", option_no="1")' \
	'^broken/results.csv:[0-9]*: votes: this says “77”, the votes give “[0-9]*”$'
refuses 'a vote less' "$find"'
drop("votes", entry_mode="hands")' 'results.csv:[0-9]*: .*the votes give' 'questions.csv:[0-9]*: .*the votes give'
refuses 'a result less' "$find"'
drop("results", group_id="all", option_no="1")' 'results.csv: the row of .*, 1, all, 1 is missing, which the votes give'
refuses 'a result more' "$find"'
rows = table("results"); new = list(rows[1]); new[rows[0].index("round")] = "7"; write("results", rows + [new])' \
	'results.csv:[0-9]*: there is no such row: the votes do not give it'
refuses 'a row twice' '
rows = table("comments"); write("comments", rows + [rows[1]])' 'comments.csv:[0-9]*: a row with the same keys stands in line 2 already'
refuses 'a vote twice' '
rows = table("votes"); write("votes", rows + [rows[1]])' 'votes.csv:[0-9]*: ballot_id: .*already'
refuses 'an unknown column' '
rows = table("votes"); rows[0][0] = "sesion_id"; write("votes", rows)' \
	'votes.csv:1: unknown column “sesion_id”; did you mean “session_id”?' 'votes.csv:1: the column “session_id” is missing'
refuses 'no number' "$find"'
change("votes", "weight", "many", entry_mode="hands")' 'votes.csv:[0-9]*: weight: “many” is no whole number'
refuses 'a number with two readings' "$find"'
change("votes", "weight", "1.000", entry_mode="hands")' 'votes.csv:[0-9]*: weight: '
refuses 'more people than can be' "$find"'
change("groups", "present", "100001", group_id="none")' \
	'groups.csv:[0-9]*: present: “100001” must lie between 0 and 100000'
refuses 'more people in a round' "$find"'
change("presence", "present", "200000", group_id="none")' \
	'presence.csv:[0-9]*: present: “200000” must lie between 0 and 100000'
refuses 'a round that nobody asks' '
last = table("rounds")[-1][table("rounds")[0].index("question_id")]
def late(name):
    rows = table(name)
    if "round" in rows[0] and "question_id" in rows[0]:
        for row in rows[1:]:
            if row[rows[0].index("question_id")] == last:
                row[rows[0].index("round")] = "1000000000"
        write(name, rows)
every(late)' 'rounds.csv:[0-9]*: round: “1000000000” must lie between 1 and 100000'
refuses 'no such step' "$find"'
rows = table("comments"); rows[1][rows[0].index("step_id")] = "nowhere"; write("comments", rows)' \
	'comments.csv:2: step_id: there is no step “nowhere” in steps.csv'
refuses 'no such group' '
rows = table("comments"); rows[1][rows[0].index("group_id")] = "nobody"; write("comments", rows)' \
	'comments.csv:2: group_id: there is no group “nobody” in groups.csv'
refuses 'no such session' '
rows = table("log"); rows[1][0] = "saaaaaaaaaaa"; write("log", rows)' 'log.csv:2: session_id: there is no session “saaaaaaaaaaa”'
refuses 'a cluster that is not there' '
rows = table("clusters"); write("clusters", rows[:1])' 'comments.csv:[0-9]*: cluster_id: this says “[a-z0-9]*”, the other tables give “”'
refuses 'an institution among people' "$find"'
change("votes", "entry_mode", "official", entry_mode="hands")' 'votes.csv:[0-9]*: entry_mode: .* are people'
refuses 'a vote that is withheld' "$find"'
change("votes", "entry_mode", "withheld", entry_mode="hands")' 'votes.csv:[0-9]*: entry_mode: this row is withheld'
refuses 'a ballot with a second answer' "$find"'
rows = table("steps"); ids = {r[rows[0].index("question_id")] for r in rows if r[rows[0].index("kind")] == "choice"}
rows = table("votes"); c = rows[0].index
row = next(r for r in rows if r[c("question_id")] in ids and r[c("entry_mode")] in ("keypad", "paper"))
more = list(row); more[c("option_no")] = "2" if row[c("option_no")] == "1" else "1"; write("votes", rows + [more])' \
	'votes.csv:[0-9]*: ballot_id: “[a-z0-9]*” is no ballot: it has more than one answer'
refuses 'a file cut in two' '
text = open(folder + "/comments.csv", "rb").read(); open(folder + "/comments.csv", "wb").write(text[:len(text) * 2 // 3])' \
	'comments.csv:[0-9]*: '
refuses 'no UTF-8' '
open(folder + "/comments.csv", "ab").write(b"\xff\xfe,\r\n")' 'comments.csv:[0-9]*: '
refuses 'a pipe' '
os.remove(folder + "/votes.csv"); os.mkfifo(folder + "/votes.csv")' 'votes.csv: this is no regular file'
refuses 'a device' '
os.remove(folder + "/votes.csv"); os.symlink("/dev/zero", folder + "/votes.csv")' 'votes.csv: this is no regular file'
refuses 'more faults than anybody reads' '
rows = table("votes"); c = rows[0].index("weight")
write("votes", rows[:1] + [r[:c] + ["x"] + r[c + 1:] for r in rows[1:]])' 'and [0-9]* more'
is "$(grep -c 'votes.csv:' err)" 100 'a hundred of them are told'

exits 66 'no folder' runde import broken.runde package nowhere
exits 66 'a file' runde import broken.runde package "$session"
exits 64 'an option for something else' runde import --mode paper broken.runde package whole
exits 73 'a folder that is not there' runde import nowhere/broken.runde package whole
is "$(ls -A | grep -c 'broken.runde')" 0 'none of them made anything'

# --- a disk that is full, a folder that is shut ----------------------------------------------------

full=0 taken=0 wrong=
for blocks in 1 8 40 100 160 220 300 420 2000; do
	rm -f room.runde
	status=0
	sh -c 'ulimit -f "$1"; exec "$RUNDE" import room.runde package whole' - $blocks >out 2>err || status=$?
	left=$(ls -A | grep '^[.]room')
	case $status in
	0) [ -f room.runde ] && [ -z "$left" ] && taken=$((taken + 1)) || wrong="$wrong $blocks" ;;
	73 | 74) [ ! -e room.runde ] && [ -z "$left" ] && [ "$(wc -l <err)" -eq 1 ] && full=$((full + 1)) ||
		wrong="$wrong $blocks ($left $(cat err))" ;;
	*) wrong="$wrong $blocks: $status $(cat err)" ;;
	esac
done
is "$wrong" '' 'on a full disk there is a sentence and no file'
ok 'it was full in several places, and then large enough' test $full -ge 3 -a $taken -ge 1

if permissions_hold; then
	mkdir shut && chmod 500 shut
	exits 73 'a folder that may not be written to' plainly "$RUNDE" import shut/new.runde package whole
	chmod 700 shut
else
	skip 1 'nothing holds root back'
fi

done_testing
