#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# runde export: what it writes, what it says, what it refuses.
. "${srcdir:-.}/t/tap.sh"

cd "$work" || exit 99
runde demo sample >/dev/null </dev/null || bail 'there is no sample session'
file=sample/demo.runde

exits 0 'an export' runde export "$file" -o csv
is "$(sed 's/[0-9][0-9]* rows/N rows/' "$work/out")" 'csv: 12 tables, N rows' \
	'says in one line what it wrote'
is "$(ls csv | tr '\n' ' ')" \
	'comments.csv datapackage.json gaps.csv groups.csv load-duckdb.sql load-sqlite.sql load.sql measures.csv options.csv pairs.csv questions.csv results.csv sessions.csv steps.csv talk.csv votes.csv ' \
	'makes a folder'
ok 'the same as the one of the demo' diff -r csv sample/csv
is "$(cat "$work/err")" 'runde: csv: too small to show: rassismus-hilfe.1: wirtschaft, none
runde: csv: in secret rounds 2 results of groups are withheld
runde: csv: 2 hidden comments were left out' 'says what is not in it'

exits 0 'an archive' runde export "$file" --for archive -o archive
ok 'has the log' test -s archive/log.csv
ok 'is called confidential' grep -q 'archive: confidential' "$work/err"
is "$(stat -c %a archive)" 700 'and is for its owner alone'
ok 'names who does what' grep -q '^"session_id","step_no","step_id","measure_id","what","who"' archive/measures.csv
exits 64 'nothing to withhold in an archive' runde export "$file" --for archive --min-cell 3 -o never
ok 'the other one does not' sh -c '! grep -q "Frau Nguyễn" csv/*.csv'

# leaving out the institution, by a word or by a join, loses no vote of people
python3 - csv archive >sums <<'END'
import csv, sys
for folder in sys.argv[1:]:
    votes, groups = (list(csv.DictReader(open(f"{folder}/{name}.csv", encoding="utf-8"))) for name in ("votes", "groups"))
    types = {g["group_id"]: g["type"] for g in groups}
    answers = [v for v in votes if v["question_id"] == "rassismus-hilfe" and v["round"] == "1" and v["option_no"] != "0"]
    for of_people in (lambda v: v["entry_mode"] not in ("official", ""), lambda v: types.get(v["group_id"], "official") != "official"):
        chosen = [v for v in answers if of_people(v)]
        n = sum(int(v["weight"]) for v in chosen)
        print(n, "%.4f" % (sum(float(v["value"]) * int(v["weight"]) for v in chosen) / n))
    print([g["label"] for g in groups if g["group_id"] == "withheld"])
END
is "$(sed -n '1,3p' sums | sort -u)" "$(python3 -c 'import csv
for q in csv.DictReader(open("csv/questions.csv", encoding="utf-8")):
    if (q["question_id"], q["round"], q["group_id"]) == ("rassismus-hilfe", "1", "all"): print(q["ballots"], q["mean"])
')
['zurückgehalten']" 'without the institution everybody else is there, withheld or not'
is "$(sed -n '1,2p' sums)" "$(sed -n '4,5p' sums)" 'as many as in the archive'
is "$(sed -n '6p' sums)" '[]' 'where nothing is withheld'
exits 64 'two tables into one output' runde export "$file" --table results --table votes -o -
is "$(cat "$work/err")" 'runde: --table votes: only one table can be written to standard output' 'are one too many'

exits 0 'for a German spreadsheet' runde export "$file" -o excel --dialect excel-de
is "$(head -c 3 excel/results.csv | od -An -tx1 | tr -d ' ')" efbbbf 'begins with a BOM'
ok 'has semicolons and decimal commas' grep -q '^"[a-z0-9]*";.*;0,[0-9][0-9][0-9][0-9];' excel/results.csv
ok 'and no decimal points' sh -c '! grep -q ";[0-9]*\.[0-9][0-9][0-9][0-9];" excel/results.csv'

exits 0 'one table' runde export "$file" --table votes -o -
same "$work/out" csv/votes.csv 'goes to standard output'
exits 0 'with the name of its file' runde export --table=votes.csv -o - "$file"
exits 0 'a larger smallest group' runde export "$file" --min-cell 20 -o twenty
ok 'is told' grep -q 'in secret rounds [0-9]* results of groups are withheld' "$work/err"
ok 'is written down' grep -q ',"analysis",20' twenty/sessions.csv
ok 'and withholds more' test "$(grep -c '"withheld"' twenty/questions.csv)" -gt \
	"$(grep -c '"withheld"' csv/questions.csv)"

# What a killed export left behind is removed by the next one, if nobody works on it any more.
mkdir .left.aaaaaa .left.bbbbbb .left.cccccc .left.ccccccc .other.dddddd
echo 1 >.left.aaaaaa/votes.csv
touch -d '2 hours ago' .left.aaaaaa .left.ccccccc .other.dddddd .left.cccccc
if command -v flock >/dev/null; then
	exits 0 'an export beside what others left' flock .left.cccccc "$RUNDE" export "$file" -o left
	is "$(ls -d .left.* .other.* | xargs)" '.left.bbbbbb .left.cccccc .left.ccccccc .other.dddddd' \
		'removes what is old and nobody holds'
else
	skip 2 'flock is not installed'
fi
rm -rf .left.* .other.* left
is "$(stat -c %a csv)" "$(mkdir umask && stat -c %a umask)" 'a folder for analysis may be read like any other'

# two sessions in one folder
runde demo other >/dev/null </dev/null
sqlite3 other/demo.runde 'SELECT 1' >/dev/null 2>&1 && {
	exits 64 'the same session twice' runde export "$file" "$file" -o twice
	ok 'leaves nothing' test ! -e twice
} || skip 2 'sqlite3 is not installed'

# refused NAME STATUS SENTENCE ARGUMENT...
refused() {
	name=$1 wanted=$2 sentence=$3
	shift 3
	exits "$wanted" "$name" runde export "$@"
	is "$(cat "$work/err")" "runde: $sentence" "$name: says so"
}

refused 'a folder that exists' 73 'csv: exists already' "$file" -o csv
refused 'no folder' 64 'export: name a new folder with -o' "$file"
refused 'no session' 64 'export: name the session files to export' -o new
refused 'a misspelt profile' 64 '--for analisys: not known; perhaps analysis?' "$file" -o new --for analisys
refused 'an unknown profile' 64 '--for everybody: not known; there are: archive, analysis, network' \
	"$file" -o new --for everybody
refused 'too small a group for the network' 64 '--min-cell 2: for the network at least 3' \
	"$file" -o new --for network --min-cell 2
refused 'a misspelt dialect' 64 '--dialect excel-ed: not known; perhaps excel-de?' \
	"$file" -o new --dialect excel-ed
refused 'a misspelt table' 64 '--table vote: not known; perhaps votes?' "$file" --table vote -o -
refused 'a table that is only in the archive' 64 '--table log: only with --for archive' \
	"$file" --table log -o -
refused 'a table in a folder' 64 '--table goes to standard output: -o -' "$file" --table votes -o new
refused 'all tables to standard output' 64 '-o - takes one table: name it with --table' "$file" -o -
refused 'a group of nobody' 64 '--min-cell 0: not a number from 1 to 1000' "$file" -o new --min-cell 0
exits 66 'a session that is missing' runde export missing.runde -o new
echo 'no session' >text
exits 65 'a file that is no session' runde export text -o new
ok 'nothing was made' test ! -e new
is "$(find . -name '.*.??????' | head -n 1)" '' 'and nothing is left over'

# The disk is full in the middle: of a table, of the codebook, of a script for a database.
full=0 whole=0 wrong=
for blocks in 1 2 4 16 40 70 100 130 160 190 220 260 400; do
	status=0
	sh -c 'ulimit -f "$1"; shift; exec "$RUNDE" export "$@"' - $blocks "$file" --wide -o room \
		>out 2>err || status=$?
	left=$(find . -name '.room.*' | head -n 1)
	case $status in
	0) [ -s room/datapackage.json ] && [ -z "$left" ] && whole=$((whole + 1)) || wrong="$wrong $blocks" ;;
	74)
		[ ! -e room ] && [ -z "$left" ] && [ "$(wc -l <err)" -eq 1 ] &&
			grep -q '^runde: room.*could not be written: File too large$' err &&
			full=$((full + 1)) || wrong="$wrong $blocks ($left $(cat err))"
		;;
	*) wrong="$wrong $blocks: $status" ;;
	esac
	rm -rf room
done
is "$wrong" '' 'on a full disk there is a sentence and no folder'
ok 'it was full in many places, and then large enough' test $full -ge 8 -a $whole -ge 1

if permissions_hold; then
	mkdir shut && chmod 500 shut
	exits 73 'a folder that may not be written to' plainly "$RUNDE" export "$file" -o shut/csv
	is "$(cat "$work/err")" 'runde: shut/csv: cannot be made: Permission denied' 'is told'
	chmod 700 shut
else
	skip 2 'nothing holds root back'
fi
exits 73 'a folder in one that is missing' runde export "$file" -o nowhere/csv
is "$(cat "$work/err")" 'runde: nowhere/csv: cannot be made: No such file or directory' 'is told'
echo mine >taken
ln -s nowhere dangling
for name in taken dangling; do
	exits 73 "a place that is taken: $name" runde export "$file" -o $name
	is "$(cat "$work/err")" "runde: $name: exists already" 'is told'
done
is "$(cat taken)" mine 'and stays as it is'
is "$(find . -name '.*.??????' | head -n 1)" '' 'nothing of all this is left over'

if [ -w /dev/full ]; then
	exits 74 'a full disk' sh -c '"$RUNDE" export "$1" --table votes -o - >/dev/full' - "$file"
else
	skip 1 'no /dev/full'
fi
done_testing
