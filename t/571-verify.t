#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# `runde verify`: what it says of sound files, and that it sees what is wrong: damaged pages, rules that are
# gone, and every row that somebody changed or deleted by hand.
. "${srcdir:-.}/t/tap.sh"
. "$top/t/every-kind.sh"

plan 48

every_kind "$work/every-kind"
sound="$work/every-kind/demo.runde"
file="$work/file.runde"

# --- sound -------------------------------------------------------------------------------------------

exits 0 'a sound file' runde verify "$sound"
is "$(cat "$work/out")" "$sound: sound; 33 rounds, 1026 votes, 322 acts explained" 'is told in one line'
is "$(cat "$work/err")" '' 'and nothing else'
before=$(cksum <"$sound")
exits 0 'in German' runde verify --language de "$sound"
is "$(cat "$work/out")" "$sound: in Ordnung; 33 Durchgänge, 1026 Stimmen, 322 Schritte im Protokoll erklärt" 'it says so'
is "$(cksum <"$sound")" "$before" 'looking changes nothing'
runde new einwohnerdialog "$work/new.runde" >/dev/null
exits 0 'one that has not begun, and another' runde verify "$work/new.runde" "$sound"
is "$(cut -d' ' -f2- "$work/out" | tr '\n' '|')" \
	'sound; 0 rounds, 0 votes, 0 acts explained|sound; 33 rounds, 1026 votes, 322 acts explained|' 'a line each'

# --- the command line --------------------------------------------------------------------------------

exits 64 'without a file' runde verify
exits 66 'a file that is not there' runde verify "$work/none.runde"
exits 64 'an option that there is not' runde verify --deep "$sound"
echo 'no session' >"$work/text.runde"
exits 65 'a file that is no session' runde verify "$work/text.runde" "$sound"
is "$(cat "$work/err")" "runde: $work/text.runde is not a runde session file" 'is told'
is "$(cat "$work/out")" "$sound: sound; 33 rounds, 1026 votes, 322 acts explained" 'and the next is looked at'

# --- damage ------------------------------------------------------------------------------------------

# says NAME PATTERN: a damaged file, and what is said of it.
says() {
	exits 65 "$1" runde verify "$file"
	if grep -q "$2" "$work/err"; then
		pass "$1: it is told"
	else
		fail "$1: it is told" "wanted: $2" "$(head -c 2000 "$work/err")"
	fi
}

sql() {
	cp "$sound" "$file"
	sqlite3 "$file" "$1" >"$work/sql" 2>&1 || fail "sqlite3: $(cat "$work/sql")"
}

sql "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'vote_counted ON vote (round_key,', 'vote_counted ON vote (ballot_id,') WHERE name = 'vote_counted'"
says 'an index that misses rows' 'missing from index vote_counted'
sql 'DROP TRIGGER vote_changed'
says 'a trigger that is gone' 'the trigger vote_changed is missing'
sql 'DROP INDEX vote_counted'
says 'an index that is gone' 'index vote_counted'
sql 'CREATE TABLE note (a)'
says 'a table that does not belong there' 'the table note does not belong there'
sql "PRAGMA foreign_keys = OFF; DELETE FROM session"
says 'a session without its row' 'a row of the table .* belongs to none of session'

sql "UPDATE vote SET weight = weight + 1 WHERE entry_mode = 'hands' AND round_key = (SELECT round_key FROM vote WHERE entry_mode = 'hands' LIMIT 1)"
says 'hands that were counted up by hand' 'the log counts [0-9]* hands, and there are'
sql "DELETE FROM vote WHERE ballot_id = (SELECT ballot_id FROM vote WHERE entry_mode = 'keypad' LIMIT 1)"
says 'a secret ballot that was removed' 'it closed with [0-9]* secret ballots, and there are'
sql "DELETE FROM log WHERE seq = 100"
says 'a line of the log that was removed' 'the lines are not numbered'
sql "DELETE FROM log WHERE seq = (SELECT max(seq) FROM log)"
says 'its last line' 'by its log the session is running, by its table ended'
sql "UPDATE tally SET votes = votes + 1 WHERE (round_key, group_id, option_no) = (SELECT round_key, group_id, option_no FROM tally LIMIT 1)"
says 'a sum that was changed' 'the votes are not what the file has counted'
sql "INSERT INTO comment SELECT session_id, 'caaaaaaaaaaa', 99, step_id, table_no, talk_round, group_id, NULL, 0, state, 'made up' FROM comment LIMIT 1"
says 'a comment that nobody noted' 'comment caaaaaaaaaaa: no line of the log has noted it'

# pages SCRIPT: the file with its pages changed by a line of Python, of which bytes and P (4096) are known.
pages() {
	python3 - "$sound" "$file" "$1" <<'END'
import sys
data = bytearray(open(sys.argv[1], "rb").read())
P = 4096
exec(sys.argv[3])
open(sys.argv[2], "wb").write(data)
END
}

pages 'data[5*P:6*P], data[7*P:8*P] = data[7*P:8*P], data[5*P:6*P]'
exits 65 'pages that were exchanged' runde verify "$file"
pages 'del data[len(data) // 2:]'
exits 65 'half a file' runde verify "$file"

# A bit in each page, wherever it lies: it is seen, or it lies in a text or in nothing.
cat >"$work/flip.py" <<'END'
import random, subprocess, sqlite3, sys
runde, source, target = sys.argv[1:]
chance = random.Random(7)
data = open(source, "rb").read()
seen = crashed = 0
N = 120
for i in range(N):
    flipped = bytearray(data)
    at = chance.randrange(100, len(data))
    flipped[at] ^= 1 << chance.randrange(8)
    open(target, "wb").write(flipped)
    done = subprocess.run([runde, "verify", target], capture_output=True)
    seen += done.returncode == 65
    if done.returncode not in (0, 65, 74):
        crashed += 1
        print("at", at, "exit", done.returncode, done.stderr.decode(errors="replace")[:300])
print(f"crashed {crashed}, {'some' if seen > N // 10 else 'few'} seen")
END
is "$(python3 "$work/flip.py" "$RUNDE" "$sound" "$file")" 'crashed 0, some seen' 'bits flipped anywhere'

# --- every column of every table ---------------------------------------------------------------------

mkdir "$work/mutants"
is "$(python3 "$top/t/mutate.py" "$RUNDE" "$sound" "$work/mutants" 6 2>"$work/count")" '' \
	'a change of any column of any row is seen, but where nobody can see it'
diag <"$work/count"

# --- forgotten, several ------------------------------------------------------------------------------

cp "$sound" "$file"
runde forget "$file" text --yes >/dev/null 2>&1
exits 0 'where all text was forgotten' runde verify "$file"
runde forget "$file" session --yes >/dev/null 2>&1
exits 0 'where everything was forgotten' runde verify "$file"
is "$(cat "$work/out")" "$file: sound; what was in this file was forgotten on $(date -u +%Y-%m-%d)" 'it says so'

# --- taken in ----------------------------------------------------------------------------------------

runde demo "$work/demo" >/dev/null </dev/null
runde export "$work/demo/demo.runde" --for archive -o "$work/archive" >/dev/null 2>&1
runde new "$top/data/workshops/selbstcheck-workshop.csv" "$work/taken.runde" >/dev/null
grep -v schwerpunkte "$work/archive/votes.csv" >"$work/votes.csv"
ok 'ballots, hands and official answers out of a table' \
	runde import "$work/taken.runde" ballots "$work/votes.csv"
exits 0 'are as sound as if they had been given there' runde verify "$work/taken.runde"

# --- a clock that is wrong -----------------------------------------------------------------------------

runde new selbstcheck-workshop "$work/clock.runde" >/dev/null
for hour in 17 16 15; do
	printf 'key Space\nkey Space\nkey c\ntype Um %s\nkey Enter\n' $hour |
		runde run "$work/clock.runde" --script - --size 80x24 --clock 2019-11-19T$hour:00:00Z >/dev/null
done
exits 0 'a clock that was wrong and went back' runde verify "$work/clock.runde"
ok 'is remarked' grep -q 'the clock was wrong or was set back' "$work/err"
is "$(wc -l <"$work/err")" 1 'once'
done_testing
