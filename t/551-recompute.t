#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Every figure of questions, results, gaps and pairs, computed from the votes by other means.
. "${srcdir:-.}/t/tap.sh"
. "$top/t/every-kind.sh"

command -v python3 >/dev/null || skip_all 'python3 is not installed'
cd "$work" || exit 99
runde demo sample >/dev/null </dev/null || bail 'there is no sample session'
every_kind every-kind

# recomputed SESSION K DIALECT LEAST [PROFILE]: LEAST figures of the archive are compared, all are right, and so
# are those for analysis.
recomputed() {
	name="$1, smallest group $2, $3${5+, for the network}"
	rm -rf archive csv
	runde export "$1/demo.runde" --for archive -o archive >/dev/null 2>&1
	runde export "$1/demo.runde" --for "${5-analysis}" --min-cell "$2" --dialect "$3" -o csv >/dev/null 2>&1
	exits 0 "$name" python3 "$top/t/recompute.py" archive csv "$2"
	diag <"$work/out"
	diag <"$work/err"
	ok "$name: enough of them" test "$(sed -n '1s/.*: \([0-9]*\) figures.*/\1/p' "$work/out")" -ge "$4"
	is "$(sed -n 's/.* mistakes made, \([0-9]*\) of them not found/\1/p' "$work/out")" 0 \
		"$name: mistakes would be found"
}

recomputed sample 5 analyst 4000
recomputed sample 20 analyst 4000
for k in 1 3 5 6 13 27; do
	recomputed every-kind $k analyst 4500
done
recomputed every-kind 5 excel-de 4500

# Of two people, or of one, the network does not learn how they raised their hands.
for few in '2 4' '2 1' '1 1' '3 2'; do
	every_kind_few "few ${few}" $few
	recomputed "few $few" 5 analyst 4500 network
done
recomputed sample 5 analyst 4000 network
done_testing
