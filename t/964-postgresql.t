#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# PostgreSQL loads the exported folders with the script that is in them: the types, comments and keys are
# those of the codebook, and the sums those of the session file. The server is the test's own, on a socket
# in a folder of its own.
. "${srcdir:-.}/t/tap.sh"
. "$top/t/outside/outside.sh"

# Debian has the server's programs where no PATH leads, in a folder for each version.
bin=$(dirname "$(command -v initdb || ls -d /usr/lib/postgresql/*/bin/initdb 2>/dev/null | sort -V | tail -n 1)")
[ -x "$bin/initdb" ] || absent PostgreSQL
needs psql PostgreSQL

# It does not run as root.
as_somebody() {
	if [ "$(id -u)" -ne 0 ]; then "$@"; else setpriv --reuid=65534 --regid=65534 --clear-groups "$@"; fi
}
as_somebody true 2>/dev/null || skip_all 'PostgreSQL does not run as root, and nobody else is here'

# The server's own folder is a short name away: a socket's name may not be long.
home=$(mktemp -d /tmp/runde-pg.XXXXXX)
trap 'as_somebody "$bin/pg_ctl" -D "$home/data" -m immediate stop >/dev/null 2>&1; rm -rf "$work" "$home"' EXIT
[ "$(id -u)" -ne 0 ] || chown 65534:65534 "$home"

cd "$home" || exit 99
as_somebody "$bin/initdb" -D "$home/data" -U runde --auth=trust --no-sync -E UTF8 --locale=C.UTF-8 >log 2>&1 ||
	bail "there is no database: $(tail -n 1 log)"
as_somebody "$bin/pg_ctl" -D "$home/data" -l "$home/data/log" -w -t 120 \
	-o "-k $home -c listen_addresses= -c fsync=off -c DateStyle=German" start >log 2>&1 </dev/null ||
	bail "there is no server: $(tail -n 1 log)"
export PGHOST="$home" PGUSER=runde PGDATABASE=postgres PSQLRC=/dev/null

dialects=analyst
exported
for folder in $folders; do
	createdb "$folder"
	ok "$folder is loaded" sh -c 'cd "$1" && psql -q -d "$1" -f load.sql' - "$folder"
	python3 "$outside/loaded.py" "$folder" >todo
	ok "$folder is there" psql -q -A -t -v ON_ERROR_STOP=1 -d "$folder" -f todo
	is "$(cat "$folder.faults")" '' "$folder: types, comments and keys are the codebook's"
done
exits 3 'once more' sh -c 'cd "$1" && psql -q -d "$1" -f load.sql' - "$folder"
is "$(psql -A -t -d "$folder" -c 'SELECT count(*) FROM votes')" "$(($(wc -l <"$folder.cells/votes.tsv") - 1))" \
	'changes nothing'
agrees PostgreSQL --unguarded

# half a table is no table
cp -R demo.analysis.analyst broken
sed -i '$s/,[0-9]*\r$/,many\r/' broken/votes.csv
createdb broken
exits 3 'a table with a mistake' sh -c 'cd broken && psql -q -d broken -f load.sql'
is "$(psql -A -t -d broken -c "SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'")" 0 \
	'leaves nothing'
done_testing
