# For tests in which a program that is not ours reads what runde exports. After t/tap.sh:
#
#	. "$top/t/outside/outside.sh"
#	needs Rscript R
#	exported
#	"$top/t/outside/read.R" $folders
#	agrees 'R'
#
# SPDX-License-Identifier: GPL-3.0-or-later

. "$top/t/every-kind.sh"
outside=$top/t/outside
export PYTHONDONTWRITEBYTECODE=1 # here is not the place
modules=${RUNDE_NODE_MODULES:-$outside/node_modules}

absent() {
	skip_all "$1 is not installed; ./bootstrap check --all installs it"
}

# needs PROGRAM NAME: skips everything where there is no PROGRAM. Likewise a module of Node.js.
needs() {
	command -v "$1" >/dev/null || absent "$2"
}

needs_module() {
	needs node Node.js
	[ -e "$modules/$1" ] || absent "$2"
}

# A session of texts that are easily taken for something else.
naughty() {
	python3 "$outside/naughty.py" "$work/texts" &&
		RUNDE_DATADIR="$work/texts" runde demo "$1" >/dev/null </dev/null ||
		bail 'the session of naughty texts was not made'
}

profiles='archive analysis network'
dialects='analyst excel-de'

# Exports the demo, every kind of question and the naughty texts to SESSION.PROFILE.DIALECT in $work,
# where the test stands from now on, and sets $folders to all of them.
exported() {
	needs python3 python3
	needs sqlite3 sqlite3
	cd "$work" || exit 99
	runde demo demo >/dev/null </dev/null || bail 'there is no sample session'
	every_kind every-kind
	naughty naughty
	folders=
	for session in demo every-kind naughty; do
		for profile in $profiles; do
			for dialect in $dialects; do
				runde export "$session/demo.runde" --for "$profile" --dialect "$dialect" \
					-o "$session.$profile.$dialect" >/dev/null 2>&1 || bail 'the export failed'
				folders="$folders $session.$profile.$dialect"
			done
		done
	done
}

# summed SESSION PROFILE: what the session file itself adds up to.
summed() {
	sqlite3 -batch -cmd '.parameter init' -cmd ".parameter set :profile \"'$2'\"" -cmd '.parameter set :k 5' \
		"$1/demo.runde" <"$outside/sums.sql" | LC_ALL=C sort
}

# agrees NAME [--unguarded]: every cell of every folder was read as it was written (but for the formula
# guard), FOLDER.cells, and adds up to what SQLite says, FOLDER.sums; of an archive to nothing else.
agrees() {
	for folder in $folders; do
		ok "$1: $folder, cell by cell" python3 "$outside/cells.py" "$folder" $2
		profile=${folder#*.} profile=${profile%.*}
		summed "${folder%%.*}" "$profile" >wanted
		LC_ALL=C sort "$folder.sums" >sums
		ok "$1: $folder, enough to add up" test "$(wc -l <wanted)" -ge 20
		if [ "$profile" = archive ]; then
			same sums wanted "$1: $folder, added up"
		else
			is "$(LC_ALL=C comm -23 wanted sums)" '' "$1: $folder, added up"
		fi
	done
	rm -rf ./*.cells ./*.sums
}
