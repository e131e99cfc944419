#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# `runde forget`: what there is, asking before, what is said afterwards, and statuses.
. "${srcdir:-.}/t/tap.sh"
. "$top/t/every-kind.sh"

plan 58

every_kind "$work/every-kind"
evening="$work/evening.runde"
fresh() {
	cp "$work/every-kind/demo.runde" "$evening"
}

# id_of KIND WORDS: of the first one that has them.
id_of() {
	runde forget "$evening" --find "$2" | awk -v kind="$1" '$1 == kind { print $2; exit }'
}

fresh
# --- listing -----------------------------------------------------------------------------------------

exits 0 'alone it lists what there is' runde forget "$evening"
is "$(cut -d' ' -f1 <"$work/out" | sort | uniq -c | tr -s ' ' | tr '\n' ',')" \
	' 3 cluster, 6 comment, 1 measure, 1 session,' 'comments, clusters, measures and the session'
is "$(cat "$work/err")" '' 'and nothing else'
is "$(runde forget "$evening" --find bus | cut -d' ' -f1 | tr '\n' ' ')" \
	'comment comment comment cluster measure ' 'those that have some words, case aside'
exits 0 'of words that nobody said' runde forget "$evening" --find Luftschiff
is "$(cat "$work/err")" "runde: $evening: no comment, cluster or measure has “Luftschiff”" 'it says so'
cmp -s "$work/every-kind/demo.runde" "$evening" && same=yes || same=no
is "$same" yes 'looking changes nothing'

# --- the command line --------------------------------------------------------------------------------

comment=$(id_of comment Bänke)
exits 64 'without a file' runde forget
exits 64 'without a terminal it wants --yes' runde forget "$evening" comment "$comment"
is "$(cat "$work/err")" 'runde: forget: without a terminal to ask, --yes has to say that it is meant' 'and says so'
exits 64 'without an id' runde forget "$evening" comment --yes
exits 64 'text takes no id' runde forget "$evening" text everything --yes
exits 64 'a word that is none' runde forget "$evening" coment "$comment" --yes
is "$(cat "$work/err")" 'runde: forget: “coment” is none of comment, cluster, measure, text, session' 'is told'
exits 64 '--comments without a cluster' runde forget "$evening" comment "$comment" --comments --yes
exits 64 '--find only lists' runde forget "$evening" comment "$comment" --find x --yes
exits 65 'an id that is not there' runde forget "$evening" comment "$comment" cnothere --yes
is "$(cat "$work/err")" \
	"runde: $evening: there is no comment “cnothere”; \`runde forget $evening\` lists what there is" 'is told'
exits 66 'a file that is not there' runde forget "$work/none.runde" text --yes
cmp -s "$work/every-kind/demo.runde" "$evening" && same=yes || same=no
is "$same" yes 'nothing of this changes the file'
chmod 400 "$evening"
if ! permissions_hold; then
	skip 1 'permissions do not hold root back here'
else
	exits 74 'a file that is read-only' plainly "$RUNDE" forget "$evening" comment "$comment" --yes
fi
chmod 600 "$evening"

# --- one ---------------------------------------------------------------------------------------------

# raw TEXT: whether it is anywhere in the bytes.
raw() {
	LC_ALL=C grep -aq "$1" "$evening" && echo there || echo gone
}

is "$(raw 'Mehr Bänke')" there 'a comment is in the file'
exits 0 'it is erased' runde forget "$evening" comment "$comment" --yes
is "$(cat "$work/out")" "$evening: 1 entry erased" 'which is said'
is "$(cat "$work/err")" \
	'runde: tables, minutes, backups and copies of the file elsewhere are not changed by this' \
	'with a reminder of copies'
is "$(raw 'Mehr Bänke')" gone 'no byte of it is left'
exits 65 'it cannot be erased twice' runde forget "$evening" comment "$comment" --yes

cluster=$(id_of cluster Bus)
exits 0 'a cluster with its comments' runde forget "$evening" cluster "$cluster" --comments --yes
is "$(cat "$work/out")" "$evening: 3 entries erased
$evening: 1 answer of a vote repeated it and is “…” now; its votes stay" 'counts them and the answer'
is "$(sed -n 2,99p "$work/err" | sed 's/ m[a-z2-7]\{11\}:/ ID:/')" "  measure ID: “Einen Nachtbus prüfen”
  words of begriffe: “Bus”
  answer of step themen: “Bus”
  answer of step mittel: “Bus”
  answer of step nie-mehr: “Bus”
$(tail -n 1 "$work/err")" 'and names what still has the words'
ok 'it is exported as before' runde export "$evening" --for archive -o "$work/archive"
is "$(grep -c '"…"' "$work/archive/options.csv")" 1 'with a sign for the answer'
is "$(grep -ci 'nachtbus' "$work/archive/log.csv")" 0 'and without a word in the log'

# --- asking ------------------------------------------------------------------------------------------

# typed ANSWER: forgets the measure on a terminal where ANSWER is typed.
cat >"$work/typed.py" <<'END'
import os, pty, sys
child, terminal = pty.fork()
if child == 0:
    os.execv(sys.argv[2], ["runde", *sys.argv[3:]])
os.write(terminal, sys.argv[1].encode() + b"\n")
said = b""
while True:
    try:
        part = os.read(terminal, 4096)
    except OSError:
        break
    if not part:
        break
    said += part
sys.stdout.write(said.decode().replace("\r", ""))
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
END

measure=$(id_of measure prüfen)
exits 64 'no is no' python3 "$work/typed.py" no "$RUNDE" forget "$evening" measure "$measure"
is "$(raw 'Einen Nachtbus')" there 'and nothing was erased'
is "$(grep -v '^no$' "$work/out" | sed "s/$measure/ID/")" "This will be erased from $evening for good and cannot be taken back:
  the measure ID, “Einen Nachtbus prüfen”
Type “yes” to erase it: runde: $evening: nothing was erased" 'it says what would go'
exits 0 'yes is yes' python3 "$work/typed.py" Ja "$RUNDE" --language de forget "$evening" measure "$measure"
is "$(raw 'Einen Nachtbus')" gone 'in any language'

# --- all ---------------------------------------------------------------------------------------------

fresh
exits 0 'all text' runde forget "$evening" text --yes
is "$(raw 'Niemand fragt uns')$(raw 'Mehr Bänke')$(raw 'Einen Nachtbus')" gonegonegone 'is gone'
ok 'the numbers are still there' runde export "$evening" --for archive -o "$work/numbers"
is "$(cut -d, -f3-5,9-99 "$work/numbers/questions.csv" | grep -v words | sort | cksum)" \
	"$(runde export "$work/every-kind/demo.runde" --for archive -o "$work/before" >/dev/null 2>&1
		cut -d, -f3-5,9-99 "$work/before/questions.csv" | grep -v words | sort | cksum)" 'row by row'
exits 0 'the session' runde forget "$evening" session --yes
is "$(raw 'Was ist das')$(raw 'language')" gonethere 'is gone, and the tables are empty'
exits 65 'then there is nothing to export' runde export "$evening" -o "$work/x"
is "$(cat "$work/err")" "runde: $evening: what was in this file was forgotten on $(date -u +%Y-%m-%d)" 'it says since when'
exits 65 'nor to forget' runde forget "$evening"

# --- one of several ----------------------------------------------------------------------------------

runde new einwohnerdialog "$work/new.runde" >/dev/null
rm -f "$evening"
ok 'two sessions in a file' runde merge "$evening" "$work/every-kind/demo.runde" "$work/new.runde"
exits 64 'one has to be named' runde forget "$evening" session --yes
id=$(runde forget "$evening" 2>&1 | sed -n 's/.*#\([a-z2-7]*\)  .*Jede Art.*/\1/p')
exits 0 'a comment in one of them' runde forget "$evening#$id" comment \
	"$(runde forget "$evening#$id" --find Bänke | awk '{ print $2; exit }')" --yes
is "$(raw 'Mehr Bänke')" gone 'is gone'
exits 0 'one of them' runde forget "$evening#$id" session --yes
is "$(raw 'Niemand fragt uns')" gone 'is gone'
exits 65 'it cannot be opened' runde export "$evening#$id" -o "$work/y"
is "$(cat "$work/err")" "runde: $evening: the session “$id” was forgotten on $(date -u +%Y-%m-%d)" 'and it says so'
exits 0 'the other is as it was' runde verify "$evening"
exits 0 'and a merge does not bring it back' runde merge "$evening" "$work/every-kind/demo.runde"
is "$(raw 'Niemand fragt uns')" gone 'in no byte'
done_testing
