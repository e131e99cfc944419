#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# runde export --wide: a row for each session and group, made of what the other tables say.
. "${srcdir:-.}/t/tap.sh"
. "$top/t/every-kind.sh"

command -v python3 >/dev/null || skip_all 'python3 is not installed'
cd "$work" || exit 99
every_kind_few few 2 4
file=few/demo.runde
runde new einwohnerdialog fresh.runde >/dev/null 2>&1 || bail 'there is no fresh session'

exits 0 'an export with it' runde export "$file" fresh.runde --wide -o analysis
is "$(sed 's/[0-9]* rows/N rows/' "$work/out")" 'analysis: 13 tables, N rows' 'is one table more'
is "$(grep -c 'too small to show: ' "$work/err")" 0 'of several sessions there is no list of what is withheld'
ok 'but how much it is of which' grep -qx \
	'runde: analysis: .*, Jede Art zu fragen: in 15 rounds something is too small to show' "$work/err"
for profile in archive network; do
	runde export "$file" --for $profile --wide -o $profile >/dev/null 2>&1
done
runde export "$file" fresh.runde --wide --dialect excel-de -o excel >/dev/null 2>&1
exits 0 'it says what the others say' python3 "$top/t/wide.py" analysis archive network excel
diag <"$work/out"
diag <"$work/err"
exits 0 'and what its codebook says' python3 "$top/t/codebook.py" analysis archive network excel
diag <"$work/out"
exits 0 'it is loaded with them' python3 "$top/t/load.py" analysis archive network
diag <"$work/err"

# cell FOLDER GROUP COLUMN
cell() {
	python3 -c 'import csv, sys
rows = csv.DictReader(open(sys.argv[1] + "/wide.csv", encoding="utf-8", newline=""))
print(next(r for r in rows if r["group_id"] == sys.argv[2] and r["title"] == "Jede Art zu fragen")[sys.argv[3]])' "$@"
}

is "$(cell archive verwaltung klar_1_n) $(cell archive verwaltung klar_1_mean)" '9 3.2222' 'ballots and mean of a scale'
is "$(cell network jugend klar_1_n)$(cell network jugend klar_1_mean) $(cell network jugend klar_1_status)" \
	' withheld' 'what is withheld elsewhere is withheld here'
is "$(cell analysis verwaltung nie_klar_1_status)" skipped 'never asked'
is "$(cell analysis selbst nie_klar_1_mean)" 4.0000 'but answered by an institution'
is "$(cell analysis verwaltung laune_1_status)" not_asked 'not asked by group'
is "$(cell analysis all orte_1_n) $(cell analysis all orte_1_status)" ' ok' 'nobody knows how many'
is "$(sed -n 1p analysis/wide.csv | tr , '\n' | grep -c '"laune_1_mean"')" 0 'a choice has no mean'

exits 0 'alone' runde export "$file" fresh.runde --table wide -o -
same "$work/out" analysis/wide.csv 'it is the same'
exits 0 'its codebook' runde export "$file" fresh.runde --wide --table datapackage -o -
ok 'tells of it' grep -q '"klar_1_mean"' "$work/out"
ok 'not asked for it is not there' sh -c 'runde() { "$RUNDE" "$@"; }; runde export fresh.runde -o plain >/dev/null && ! ls plain | grep wide'
exits 64 'beside another table' runde export "$file" --wide --table votes -o -
is "$(cat "$work/err")" 'runde: --wide goes with a folder; alone it is --table wide' 'there is no place for it'

# One question on two scales.
for scale in 'nein|ja' 'nein|teils|ja'; do
	name=$(echo "$scale" | tr -cd 'a-z')
	printf 'id,kind,title,prompt,minutes,options\nabend,workshop,Abend,,9,\nrat,group,Rat,,,official\nklar,scale,Klar,Klar?,2,%s\n' \
		"$scale" >"$name.csv"
	runde new "$name.csv" "$name.runde" >/dev/null 2>&1 || bail "no session of $name"
done
exits 0 'nobody was asked' runde export neinja.runde neinteilsja.runde --wide -o nobody
is "$(cat "$work/err")" '' 'of what was not asked there is nothing to compare'
for name in neinja neinteilsja; do
	printf 'klar\nja\n' >ballots.csv
	runde import --group rat $name.runde ballots ballots.csv >/dev/null 2>&1 || bail "no ballots of $name"
done
exits 0 'one question on two scales' runde export neinja.runde neinteilsja.runde --wide -o two
is "$(cat "$work/err")" 'runde: two: wide: klar.1: not on the same scale in all sessions' 'is told'
ok 'also by the codebook' grep -q 'do not compare' two/datapackage.json
done_testing
