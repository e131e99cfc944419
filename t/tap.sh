# TAP for shell tests (POSIX sh). A test begins with
#
#	. "${srcdir:-.}/t/tap.sh"
#	plan 2
#	is "$(runde --version | head -n 1)" 'runde 0.1.0' 'it knows its version'
#	ok 'the file is there' test -f "$work/a.runde"
#	done_testing
#
# and finds: $top, the source tree; $build, the build tree, where the test runs; $work, an empty
# folder that is removed at the end and is also the home; runde, the program just built, with
# its data and translations; the environment pinned as `make check` pins it.
#
# SPDX-License-Identifier: GPL-3.0-or-later

build=$(pwd)
top=$(cd "${srcdir:-.}" && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/runde-test.XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

unset LANGUAGE LINES COLUMNS NO_COLOR LC_MESSAGES LC_CTYPE LANG
export LC_ALL=C.UTF-8 TZ=UTC TERM=xterm-256color HOME="$work"
export XDG_DATA_HOME="$work/.data" XDG_CONFIG_HOME="$work/.config" XDG_STATE_HOME="$work/.state"
export XDG_CACHE_HOME="$work/.cache" XDG_RUNTIME_DIR="$work"
export RUNDE="${RUNDE:-$build/runde}"
export RUNDE_DATADIR="${RUNDE_DATADIR:-$top/data}"
export RUNDE_LOCALEDIR="${RUNDE_LOCALEDIR:-$build/locale}"
shared=${RUNDE_SHARED_DATA:-$top/../shared/data}

tap_planned= tap_run=0 tap_failed=0

runde() {
	"$RUNDE" "$@"
}

# plainly COMMAND...: as somebody whom permissions hold back, also where the tests run as root.
plainly() {
	if [ "$(id -u)" -ne 0 ]; then
		"$@"
	else
		setpriv --bounding-set=-dac_override,-dac_read_search "$@"
	fi
}

# Whether permissions hold back what `plainly` runs.
permissions_hold() {
	mkdir "$work/.held" && chmod 500 "$work/.held"
	tap_status=0
	plainly true 2>/dev/null && ! plainly touch "$work/.held/x" 2>/dev/null || tap_status=1
	rm -rf "$work/.held"
	return $tap_status
}

plan() {
	tap_planned=$1
	echo "1..$1"
}

skip_all() {
	echo "1..0 # SKIP $*"
	exit 0
}

bail() {
	echo "Bail out! $*"
	exit 1
}

# Each line of the arguments or, without any, of standard input becomes a remark.
diag() {
	if [ $# -gt 0 ]; then printf '%s\n' "$*"; else cat; fi | sed 's/^/# /'
}

# skip COUNT REASON
skip() {
	tap_left=$1
	while [ "$tap_left" -gt 0 ]; do
		tap_run=$((tap_run + 1)) tap_left=$((tap_left - 1))
		echo "ok $tap_run # SKIP $2"
	done
}

pass() {
	tap_run=$((tap_run + 1))
	printf 'ok %d - %s\n' "$tap_run" "$(printf %s "$1" | tr '\n' ' ' | sed 's/#/\\#/g')"
}

# fail NAME [REMARK...]: returns 1.
fail() {
	tap_run=$((tap_run + 1)) tap_failed=$((tap_failed + 1))
	printf 'not ok %d - %s\n' "$tap_run" "$(printf %s "$1" | tr '\n' ' ' | sed 's/#/\\#/g')"
	shift
	for tap_remark; do
		diag "$tap_remark"
	done
	return 1
}

# ok NAME COMMAND...: the command succeeds. What it prints is shown when it fails.
ok() {
	tap_name=$1
	shift
	if "$@" >"$work/.ok" 2>&1; then
		pass "$tap_name"
	else
		fail "$tap_name" "exit status $? of: $*" "$(cat "$work/.ok")"
	fi
}

# is GOT WANTED NAME
is() {
	if [ "$1" = "$2" ]; then
		pass "$3"
	else
		fail "$3" "   got: $1" "wanted: $2"
	fi
}

# same GOT_FILE WANTED_FILE NAME
same() {
	if diff -u "$2" "$1" >"$work/.diff" 2>&1; then
		pass "$3"
	else
		fail "$3" "$(cat "$work/.diff")"
	fi
}

# exits STATUS NAME COMMAND...: leaves what it printed in $work/out and $work/err.
exits() {
	tap_wanted=$1 tap_name=$2
	shift 2
	tap_status=0
	"$@" >"$work/out" 2>"$work/err" </dev/null || tap_status=$?
	if [ "$tap_status" -eq "$tap_wanted" ]; then
		pass "$tap_name"
	else
		fail "$tap_name" "exit status $tap_status, wanted $tap_wanted, of: $*" "$(cat "$work/err")"
	fi
}

done_testing() {
	if [ -z "$tap_planned" ]; then
		plan "$tap_run"
	elif [ "$tap_planned" -ne "$tap_run" ]; then
		diag "planned $tap_planned, ran $tap_run"
		exit 1
	fi
	exit $((tap_failed > 0))
}
