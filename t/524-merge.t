#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# runde merge: what it says and refuses; and what the commands make of a file with several sessions.
. "${srcdir:-.}/t/tap.sh"
. "$top/t/drive.sh"

cd "$work" || exit 99
runde demo sample >/dev/null </dev/null || bail 'there is no sample session'
mv sample/demo.runde demo.runde
small >small.csv
begin small.csv --place Łódź
drive <<'END'
key Space
key Space
key Space
key Space
type 3 5 4
key Enter
key Space
key c
type Żółć
key Enter
END
mv evening.runde small.runde
runde new selbstcheck-workshop aue.runde --place Aue || bail 'there is no new session'

# session_id FILE: of its only session
session_id() {
	runde export "$1" --for archive --table sessions -o - 2>/dev/null | sed -n '2s/^"\([a-z0-9]*\)".*/\1/p'
}

# --- merging ---------------------------------------------------------------------------------

exits 0 'three files' runde merge all.runde demo.runde small.runde aue.runde
is "$(cat "$work/out")" \
	'added: 2026-11-19  Selbstcheck-Workshop · Lindenau an der Aue (taken from demo.runde)
added: 2026-11-19  Small evening · Łódź (taken from small.runde, still going on)
added: '"$(date +%Y-%m-%d)"'  Self-check workshop · Aue (taken from aue.runde)
all.runde: 3 sessions; 3 added, 0 replaced, 0 unchanged' 'are told line by line'
is "$(stat -c %a all.runde)" 600 'the file is for its owner alone'
cp all.runde before.runde
exits 0 'again' runde merge all.runde small.runde demo.runde
is "$(tail -n 1 "$work/out")" 'all.runde: 3 sessions; 0 added, 0 replaced, 2 unchanged' 'changes nothing'
ok 'not a byte' cmp all.runde before.runde
exits 0 'in German' runde --language de merge all.runde small.runde
ok 'is German' grep -q '^all.runde: 3 Veranstaltungen; 0 neu, 0 ersetzt, 1 unverändert$' "$work/out"

for profile in archive analysis; do
	runde export all.runde --for $profile -o one-$profile >/dev/null 2>/dev/null
	runde export demo.runde small.runde aue.runde --for $profile -o three-$profile >/dev/null 2>/dev/null
	ok "the $profile of the merged file is that of the three" diff -rq one-$profile three-$profile
done

# --- one of several -----------------------------------------------------------------------------

demo=$(session_id demo.runde) aue=$(session_id aue.runde)
exits 0 'one of its sessions' runde export "all.runde#$demo" --for archive -o one
runde export demo.runde --for archive -o alone >/dev/null 2>/dev/null
ok 'is what it was alone' diff -rq one alone
exits 65 'one that is not there' runde export all.runde#nobody -o new
ok 'brings the list' grep -q "^  all.runde#$demo  2026-11-19  Selbstcheck-Workshop · Lindenau an der Aue\$" "$work/err"
exits 64 'importing into several' runde import all.runde ballots small.csv
ok 'asks for one' grep -q '^runde: all.runde: there are 3 sessions in this file; name one of them:$' "$work/err"
exits 64 'printing a run sheet of several' runde sheet all.runde
exits 0 'of one' runde sheet "all.runde#$aue"
exits 64 'showing several' runde display all.runde --script /dev/null --size 80x24
exits 64 'running several' runde run all.runde --script /dev/null --size 80x24
cp all.runde 'a#b.runde'
exits 0 'a file with a # in its name' runde sheet "a#b.runde#$aue"
printf 'key Space\nkey Space\ndump running\n' |
	runde run "all.runde#$aue" --script - --size 80x24 --clock 2026-11-19T17:00:00Z >/dev/null
ok 'one of several is run' grep -q 'Step 2/26' running
exits 0 'what it was is older then' runde merge all.runde aue.runde
ok 'and stays out' grep -q '^unchanged: .* · Aue (what came is older)$' "$work/out"
cp before.runde early.runde
exits 0 'where it is not yet so' runde merge early.runde all.runde
ok 'the later state comes in' grep -q '^replaced: .* · Aue (taken from all.runde, [23] acts newer, still going on)$' "$work/out"

sessions=$XDG_DATA_HOME/runde/sessions
mkdir -p "$sessions" && cp all.runde "$sessions/all.runde"
printf 'dump start\nkey End\nkey Enter\ndump list\n' | runde --script - --size 80x24 >/dev/null
{
	printf 'key End\nkey Enter\n'
	grep '·' list | sed -n '/Aue/q;s/.*/key Down/p'
	printf 'key Enter\ndump taken\n'
} | runde --script - --size 80x24 >/dev/null
ok 'the start screen goes on with none of them by itself' sh -c '! grep -q Continue start'
is "$(grep -c '· \(Lindenau\|Aue\)' list)" 2 'it lists each'
ok 'and takes up what is chosen' grep -q 'Step 2/26' taken

# --- two ways to go on ---------------------------------------------------------------------------

cp small.runde other.runde
for file in small.runde other.runde; do
	printf 'key c\ntype In %s\nkey Enter\n' $file |
		runde run $file --script - --size 80x24 --clock 2026-11-19T17:05:00Z >/dev/null
done
exits 65 'two ways to go on' runde merge two.runde small.runde other.runde
ok 'are told' grep -q '^    [a-z ]*: act [0-9]*, 2026-11-19 17:05: comment “In other.runde” at ' "$work/err"
ok 'with what each holds' grep -qx '  other.runde: [0-9]* acts, [0-9]* votes, [0-9]* comments' "$work/err"
ok 'with what can be done' grep -q '^runde: two.runde: nothing was merged; --replace lets the state of the last file named count, --keep-both keeps both of each$' "$work/err"
ok 'nothing is made' test ! -e two.runde
exits 0 'both are kept' runde merge --keep-both two.runde small.runde other.runde
second=$(sed -n 's/^kept both: .*(other state, from other) · Łódź (as \(two.runde#[a-z0-9]*\), .*/\1/p' "$work/out")
exits 0 'the second is told by its id' runde export "$second" -o second
# the clock of these evenings was held before their files were made, which is all that is wrong with them
runde verify small.runde other.runde 2>&1 | sed 's/^runde: //; s/^[^:]*: //' | sort >apart
runde verify two.runde 2>&1 | sed 's/^runde: //; s/^[^:]*: //' | sort >together
same together apart 'they are as sound as in their own files'
exits 0 'and so is what was sound' runde verify "all.runde#$demo"

exits 64 'two states of one evening in a comparison' runde report two.runde
ok 'are not two evenings' grep -q 'two states of one evening' "$work/err"
exits 64 'both words at once' runde merge --keep-both --replace two.runde small.runde
exits 0 'one is chosen' runde merge --replace two.runde other.runde
is "$(tail -n 1 "$work/out")" 'two.runde: 1 session; 0 added, 0 replaced, 1 unchanged, 1 given up' 'and the other given up'
exits 0 'the other after all' runde merge --replace two.runde small.runde
ok 'is told' grep -q '^replaced: .* (taken from small.runde, in place of a state with [0-9]* acts* of its own, still going on)$' "$work/out"

# --- an evening's own file --------------------------------------------------------------------------

cp small.runde before.runde
exits 64 'senders alone' runde merge small.runde other.runde demo.runde
ok 'leave the first as it was' cmp small.runde before.runde
ok 'which is said' grep -q '^runde: small.runde was not made by merging' "$work/err"

# --- forgetting in a merged file -----------------------------------------------------------------------

cp all.runde several.runde
exits 0 'what all sessions say is searched' runde forget several.runde --find Żółć
comment=$(sed -n 's/^several.runde#[a-z0-9]*  comment  \([a-z0-9]*\)  Żółć$/\1/p' "$work/out")
ok 'and found with the session' test -n "$comment"
exits 0 'its id leads to it' runde forget several.runde comment "$comment" --yes
exits 0 'it is gone' runde forget several.runde
ok 'from all of them' sh -c '! grep -q "$1" "$2"' - "$comment" "$work/out"
exits 65 'an id that leads nowhere' runde forget several.runde comment "$comment" --yes
exits 0 'the whole session' runde forget "several.runde#$demo" session --yes
exits 65 'is asked for in vain' runde export "several.runde#$demo" -o vain
ok 'and its day is named' grep -q "several.runde: the session “$demo” was forgotten on 2" "$work/err"

# --- taken in from a folder ------------------------------------------------------------------------

runde export demo.runde small.runde --for archive -o archive >/dev/null 2>&1
runde import taken.runde package archive >/dev/null || bail 'the archive is not taken in'
exits 0 'sessions that were taken in from a folder' runde merge mixed.runde taken.runde
is "$(grep -c 'taken in from a folder)$' "$work/out")" 2 'are told as such'
exits 0 'the session itself' runde merge mixed.runde demo.runde
ok 'takes their place' grep -q '^replaced: .* · Lindenau an der Aue (taken from demo.runde)$' "$work/out"
exits 0 'the other way round' runde merge mixed.runde taken.runde
is "$(tail -n 1 "$work/out")" 'mixed.runde: 2 sessions; 0 added, 0 replaced, 2 unchanged' 'they do not'
runde export mixed.runde --for archive -o mixed >/dev/null 2>&1
ok 'and the archive is the same' diff -rq archive mixed
ok 'one that was taken in is not gone on with' sh -c '! "$RUNDE" run "mixed.runde#$1" --script /dev/null --size 80x24' - "$(session_id small.runde)"

# --- what is refused -----------------------------------------------------------------------------

# refused NAME STATUS SENTENCE ARGUMENT...
refused() {
	name=$1 wanted=$2 sentence=$3
	shift 3
	exits "$wanted" "$name" runde merge "$@"
	is "$(cat "$work/err")" "runde: $sentence" "$name: says so"
}

cp all.runde before.runde
refused 'nothing' 64 'merge: name the file to merge into and then the session files'
refused 'no source' 64 'merge: name the file to merge into and then the session files' all.runde
ln -s all.runde link.runde
refused 'the file itself by another name' 64 \
	'link.runde is the file that is merged into; name only the others behind it' all.runde demo.runde link.runde
refused 'into one session of a file' 64 "all.runde#$demo: merging goes into a whole file" "all.runde#$demo" demo.runde
refused 'a missing source' 66 'missing.runde: no such file' all.runde demo.runde missing.runde
echo 'no session' >text
refused 'a source that is no session' 65 'text is not a runde session file' all.runde demo.runde text
refused 'a target that is no session' 65 'text is not a runde session file' text demo.runde
cp demo.runde newer.runde
printf '\377' | dd of=newer.runde bs=1 seek=62 conv=notrunc 2>/dev/null
refused 'a newer source' 65 'newer.runde was made by a newer version of runde, which is needed to open it' \
	all.runde newer.runde
pages=$(($(stat -c %s demo.runde) / 4096))
for page in $((pages / 4)) $((pages / 2)) $((pages - 2)); do
	cp demo.runde damaged.runde
	dd if=/dev/urandom of=damaged.runde bs=4096 count=1 seek="$page" conv=notrunc 2>/dev/null
	exits 65 "a damaged source (page $page)" runde merge all.runde aue.runde damaged.runde
	exits 65 'also into a new file' runde merge new.runde damaged.runde
done
ok 'no file was made' test ! -e new.runde
ok 'and the one that was there is untouched' cmp all.runde before.runde
is "$(find . -name '.*.??????' -o -name '*-journal' | head -n 1)" '' 'nothing is left over'

if permissions_hold; then
	mkdir shut && chmod 500 shut
	exits 73 'a folder that is read-only' plainly "$RUNDE" merge shut/new.runde demo.runde
	chmod 400 all.runde
	exits 74 'a file that is read-only' plainly "$RUNDE" merge all.runde demo.runde
	chmod 600 all.runde
else
	skip 2 'permissions do not hold root back here'
fi

# limited BLOCKS ARGUMENT...: merges where no file may be larger than so many blocks of 512 bytes
limited() {
	blocks=$1
	shift
	sh -c 'ulimit -f "$1"; shift; exec "$RUNDE" merge "$@"' - "$blocks" "$@"
}

runde merge merged-aue.runde aue.runde >/dev/null
room=$(($(stat -c %s merged-aue.runde) / 512))
for blocks in 100 250 400; do
	exits 74 "a full disk, $blocks blocks" limited $blocks new.runde demo.runde small.runde
	ok 'no file was made' test ! -e new.runde
	cp merged-aue.runde full.runde
	exits 74 'with a file that is there' limited $((room + blocks / 2)) full.runde demo.runde small.runde
	ok 'it stays as it was' cmp full.runde merged-aue.runde
done
is "$(find . -name '.*.??????' -o -name '*-journal' | head -n 1)" '' 'and leaves nothing over'

# --- while it is run ---------------------------------------------------------------------------------

mkfifo lines
runde run aue.runde --script - --size 80x24 --clock 2026-11-19T17:00:00Z <lines >echoed 2>/dev/null &
runner=$!
exec 9>lines
echo 'key Space' >&9
wait_for() {
	tries=0
	until "$@"; do
		tries=$((tries + 1))
		[ $tries -lt 600 ] || return 1
		sleep 0.05
	done
}
ok 'somebody guides a session' wait_for grep -q 'key Space' echoed
exits 75 'it cannot be merged into' runde merge aue.runde demo.runde
ok 'which is said' grep -q 'aue.runde is open in another runde' "$work/err"
exits 0 'but it can be merged as it stands' runde merge live.runde demo.runde aue.runde
ok 'it is going on' grep -q '^added: .* · Aue (taken from aue.runde, still going on)$' "$work/out"
exec 9>&-
wait $runner
done_testing
