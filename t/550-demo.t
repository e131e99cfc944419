#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# runde demo: a complete session, and tables whose totals others come to as well.
. "${srcdir:-.}/t/tap.sh"

cd "$work" || exit 99
export LC_ALL=C.UTF-8
exits 0 'the demo' runde demo
cp "$work/out" page
is "$(ls -A runde-demo | tr '\n' ' ')" 'csv demo.html demo.runde ' 'makes a folder with a session, its tables and its minutes'
ok 'says where' grep -q 'runde-demo/csv.*runde-demo/demo\.html' page
ok 'the page has a line for each question' test "$(grep -c '[0-9]\.[0-9] *[0-9]*$' page)" -eq 16
ok 'with bars' grep -q '█' page
is "$(wc -L <page)" 80 'and is 80 columns wide'
ok 'fits on one page' test "$(wc -l <page)" -le 60
is "$(head -n 1 page)" 'Selbstcheck-Workshop · Lindenau an der Aue · 2026-11-19 · 48 people' 'it has a head'
ok 'nothing hidden is on it' sh -c '! grep -qi "hidden" page'

exits 73 'never over a folder' runde demo
is "$(cat "$work/err")" 'runde: runde-demo: exists already' 'says so'
exits 73 'nor where there is none' runde demo no/such/place
exits 64 'one folder is enough' runde demo a b
exits 64 'an option that does not exist' runde demo --fast

exits 0 'in German, from elsewhere' env TZ=America/Lima "$RUNDE" --language de demo "$work/zwei"
ok 'the page is German' grep -q 'Verständlich\|Mittel\|Haltung der Leitung' "$work/out"
ok 'the minutes have the times of the town' grep -q 'von 18:02\|18:02 bis 20:30' zwei/demo.html
ok 'the tables are the same' diff -r runde-demo/csv zwei/csv

# acts that are wrong
mkdir data && cp -R "$top/data/workshops" data/ && mkdir data/demo
# wrong NAME LINE REASON, the acts on standard input
wrong() {
	{
		echo 'minute,act,step,group,option,count,table,cluster,text,who,agreed,due,due_text'
		cat
	} >data/demo/acts.csv
	exits 65 "$1" env RUNDE_DATADIR="$work/data" "$RUNDE" demo wrong
	is "$(cat "$work/err")" "$work/data/demo/acts.csv:$2: $3" "$1: says where and why"
	ok "$1: leaves nothing" test ! -e wrong
}
open='0,open,,,,,,,Title,Place,,,'
wrong 'an act that is none' 3 '“counts” is not known here; perhaps “count”?' <<ACTS
$open
1,counts,zuhause,,1,1,,,,,,,
ACTS
wrong 'a step that is none' 3 'step: “nowhere” is not possible here' <<ACTS
$open
1,go,nowhere,,,,,,open,,,,
ACTS
wrong 'no beginning' 2 'the first act is “open”' <<ACTS
1,go,zuhause,,,,,,open,,,,
ACTS
wrong 'time that runs back' 4 'minute 1 comes after a later one' <<ACTS
$open
2,go,regeln,,,,,,prompt,,,,
1,go,zuhause,,,,,,prompt,,,,
ACTS
wrong 'a stage that is over' 4 'the evening never comes to “regeln”, prompt' <<ACTS
$open
2,go,zuhause,,,,,,prompt,,,,
3,go,regeln,,,,,,prompt,,,,
ACTS
wrong 'an act that is not allowed' 4 'No vote is open.' <<ACTS
$open
2,go,zuhause,,,,,,prompt,,,,
3,count,zuhause,none,1,4,,,,,,,
ACTS
wrong 'a word where none was said' 4 'There is no word to hide.' <<ACTS
$open
2,go,zuhause,,,,,,open,,,,
3,hide-word,zuhause,,,,,,Mist,,,,
ACTS
wrong 'a number that is none' 4 'count: “many” is not possible here' <<ACTS
$open
2,go,zuhause,,,,,,open,,,,
3,count,zuhause,none,1,many,,,,,,,
ACTS

if ! command -v python3 >/dev/null || ! command -v sqlite3 >/dev/null; then
	skip 9 'python3 or sqlite3 is not installed'
	done_testing
fi

# Loads the tables with other programs and comes to the same figures by other ways.
cat >check.py <<'PYTHON'
import csv, math, statistics, sys
from collections import Counter, defaultdict

folder, archive = sys.argv[1], sys.argv[2] == "archive"

def read(name):
    with open(f"{folder}/{name}.csv", encoding="utf-8", newline="") as file:
        raw = file.read()
    assert "\r\n" in raw and '""' not in raw.replace('"""', ""), f"{name}: quoting"
    rows = list(csv.DictReader(raw.splitlines(keepends=True), strict=True))
    assert all(None not in row and None not in row.values() for row in rows), f"{name}: ragged"
    return rows

keys = {
    "sessions": ["session_id"], "steps": ["step_no"], "groups": ["group_id"],
    "options": ["question_id", "round", "option_no"],
    "votes": ["question_id", "round", "ballot_id", "option_no"],
    "results": ["question_id", "round", "group_id", "option_no"],
    "questions": ["question_id", "round", "group_id"],
    "gaps": ["theme", "question_id", "round", "group_a", "group_b"],
    "pairs": ["question_id", "round", "group_id", "option_a", "option_b"],
    "comments": ["step_no", "comment_id"], "talk": ["step_no", "talk_round", "group_id"],
    "measures": ["step_no", "measure_id"],
}
if archive:
    keys["log"] = ["seq"]
numbers = {"step_no", "round", "option_no", "option_a", "option_b", "talk_round", "seq"}
tables = {name: read(name) for name in keys}
for name, columns in keys.items():
    order = [tuple((int(row[c]) if row[c] else -1) if c in numbers else row[c].encode() for c in columns)
             for row in tables[name]]
    assert order == sorted(order), f"{name}: not sorted"
    assert len(set(order)) == len(order), f"{name}: keys are not unique"
    assert len({row["session_id"] for row in tables[name]}) == (name != "pairs")  # nothing was ranked
print("sorted by unique keys")

official = {g["group_id"] for g in tables["groups"] if g["type"] == "official"}
votes = defaultdict(Counter)
for v in tables["votes"]:
    assert int(v["weight"]) > 0
    for group in {v["group_id"], "all"}:
        if group != "all" or v["group_id"] not in official:
            votes[v["question_id"], v["round"], group][v["option_no"]] += int(v["weight"])

checked = withheld = 0
for r in tables["results"]:
    if r["status"] == "withheld":
        assert r["votes"] == r["n"] == r["base"] == r["share"] == ""
        withheld += 1
        continue
    counted = votes[r["question_id"], r["round"], r["group_id"]][r["option_no"]]
    assert counted == int(r["votes"]), r
    if r["share"]:
        assert abs(counted / int(r["base"]) - float(r["share"])) <= 5e-5, r
    checked += 1
assert checked > 100 and (withheld > 0) != archive
print("results agree with votes")

scale = defaultdict(list)
for r in tables["results"]:
    if r["value"] and r["votes"]:
        scale[r["question_id"], r["round"], r["group_id"]].append((float(r["value"]), int(r["votes"])))

def same(text, figure):
    if figure is None:
        assert text == "", (text, figure)
    else:
        assert abs(float(text) - figure) <= 5.1e-5, (text, figure)

def quartile(values, p):  # R's type 7
    at = (len(values) - 1) * p
    low = math.floor(at)
    return values[low] + (at - low) * (values[min(low + 1, len(values) - 1)] - values[low])

def consensus(levels, values):
    if len(values) < 2:
        return None
    mean, d = statistics.fmean(values), max(v for v, _ in levels) - min(v for v, _ in levels)
    return 1 + sum(w / len(values) * math.log2(1 - abs(v - mean) / d) for v, w in levels if w)

for q in tables["questions"]:
    key = q["question_id"], q["round"], q["group_id"]
    if q["status"] == "withheld":
        assert all(q[c] == "" for c in list(q)[list(q).index("present"):-1]), q
        continue
    counts = votes[key]
    several = q["kind"] == "multi"
    ballots = counts[""] if several else sum(n for o, n in counts.items() if o not in ("", "0"))
    assert int(q["ballots"]) == ballots and int(q["abstentions"]) == counts["0"], q
    assert q["status"] == ("ok" if ballots else "empty"), q
    if q["present"] and int(q["present"]):
        same(q["turnout"], (ballots + counts["0"]) / int(q["present"]))
    levels = scale[key]
    values = sorted(v for v, w in levels for _ in range(w))
    if not values:
        assert q["mean"] == q["median"] == q["sd"] == q["consensus"] == "", q
        continue
    same(q["mean"], statistics.fmean(values))
    same(q["median"], statistics.median(values))
    same(q["sd"], statistics.stdev(values) if len(values) > 1 else None)
    for column, figure in (("min", values[0]), ("max", values[-1]),
                           ("q1", quartile(values, .25)), ("q3", quartile(values, .75))):
        same(q[column], figure)
    same(q["consensus"], consensus(levels, values))
print("questions agree with results")

if not archive:
    shown = {(o["question_id"], o["round"], o["option_no"]) for o in tables["options"]}
    assert all((v["question_id"], v["round"], v["option_no"]) in shown
               for v in tables["votes"] if v["option_no"])
    assert not any(c["state"] == "hidden" for c in tables["comments"])
    assert not any(m["who"] for m in tables["measures"])
print(sum(int(v["weight"]) for v in tables["votes"] if v["option_no"] and v["group_id"] not in official))
PYTHON

python3 check.py runde-demo/csv analysis >"$work/analysis" 2>&1
is "$(head -n 3 "$work/analysis")" 'sorted by unique keys
results agree with votes
questions agree with results' 'the totals of the tables reconcile, computed elsewhere'
runde export runde-demo/demo.runde --for archive -o archive 2>/dev/null >&2
python3 check.py archive archive >"$work/whole" 2>&1
is "$(cat "$work/whole")" "$(cat "$work/analysis")" 'those of the archive too, with as many votes'
runde export runde-demo/demo.runde --min-cell 20 -o withheld 2>/dev/null >&2
python3 check.py withheld withheld >"$work/few" 2>&1
is "$(cat "$work/few")" "$(cat "$work/analysis")" \
	'and those with groups withheld, in which no vote is lost'

query() {
	sqlite3 -batch :memory: '.mode csv' ".import $1 t" "$2" 2>&1
}
is "$(query runde-demo/csv/votes.csv \
	"SELECT sum(weight) FROM t WHERE option_no <> '' AND entry_mode <> 'official'" | tr -d '\r')" \
	"$(tail -n 1 "$work/analysis")" 'SQLite reads the votes alike'
is "$(query runde-demo/csv/comments.csv 'SELECT count(*) FROM t' | tr -d '\r')" \
	"$(sqlite3 runde-demo/demo.runde "SELECT count(*) FROM comment WHERE state <> 'hidden'")" \
	'and the comments, whatever is in them'
is "$(sqlite3 runde-demo/demo.runde "SELECT count(*) FROM comment")" 60 'sixty comments'
is "$(sqlite3 runde-demo/demo.runde "SELECT count(*) FROM official WHERE reason <> ''")" 14 \
	'an official answer to each statement, with its reason'
is "$(sqlite3 runde-demo/demo.runde "SELECT count(*) FROM comment JOIN step USING (session_id, step_id)
	WHERE kind = 'scale' AND comment.state = 'shown'")" 4 'what was said about some of them is on the wall'

# On a terminal it opens where the views are compared.
cat >terminal.py <<'PYTHON'
import os, pty, select, sys, time

pid, terminal = pty.fork()
if pid == 0:
    os.execv(sys.argv[1], [sys.argv[1], "--language", "en", "demo", "opened"])
wanted = (b"How our views compare", "★".encode(), b"Gap 2.0")
seen, end = b"", time.monotonic() + 60
while not all(words in seen for words in wanted) and time.monotonic() < end:
    if select.select([terminal], [], [], 1)[0]:
        try:
            seen += os.read(terminal, 65536)
        except OSError:
            break
print(all(words in seen for words in wanted))
os.kill(pid, 9)
os.waitpid(pid, 0)
PYTHON
is "$(python3 terminal.py "$RUNDE")" True 'on a terminal it opens where the views are compared'
done_testing
