#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Wrong files, folders, disks and words: one clear sentence, the right exit status, and nothing
# that was there is touched, nothing that was not there is made.
. "${srcdir:-.}/t/tap.sh"

mkdir "$work/here" && cd "$work/here" || exit 99

# Everything in the folders below $work, with what is in the files.
listing() {
	(cd "$work" && find . -mindepth 1 \( -type d -o -path './*/*' \) -printf '%p %y %m %l\n' | LC_ALL=C sort
		find . -path './*/*' -type f -exec cksum {} + 2>/dev/null | LC_ALL=C sort -k 3)
}

# refuses STATUS STDERR COMMAND...: exits with STATUS, says STDERR and nothing else, changes nothing.
refuses() {
	local wanted=$1 sentence=$2 name status=0
	shift 2
	name=$(printf '%.100s' "$*")
	listing >"$work/before"
	"$@" </dev/null >"$work/out" 2>"$work/err" || status=$?
	listing >"$work/after"
	if [ "$status" -ne "$wanted" ]; then
		fail "$name" "exit status $status, wanted $wanted" "$(cat "$work/err")"
	elif [ "$(cat "$work/err")" != "$sentence" ]; then
		fail "$name" "  said: $(cat "$work/err")" "wanted: $sentence"
	elif [ -s "$work/out" ]; then
		fail "$name" "standard output: $(cat "$work/out")"
	elif ! diff "$work/before" "$work/after" >"$work/changes"; then
		fail "$name" "$(cat "$work/changes")"
	else
		pass "$wanted: $sentence"
	fi
}

# With a disk on which no file grows beyond KILOBYTES.
with_disk() {
	(ulimit -f "$1" && shift && exec "$@")
}

eventually() {
	local tries=400
	until "$@"; do
		[ $((tries -= 1)) -gt 0 ] || return 1
		sleep 0.05
	done
}

head='id,kind,title,prompt,minutes,options
abend,workshop,Ein Abend,,60,
'
printf '%s' "${head}hallo,info,Willkommen,Guten Abend,5,
frage,choice,Frage,Wie weiter?,5,so|anders
karten,cards,Karten,Was fehlt?,50,
" >ablauf.csv
printf 'key Space\n' >script
runde new ablauf.csv abend.runde || bail 'no session could be made'
cp abend.runde ganz.runde
cp abend.runde neuer.runde
version=$(od -An -j 63 -N 1 -tu1 neuer.runde)
printf "\\$(printf %o $((version + 1)))" | dd of=neuer.runde bs=1 seek=63 conv=notrunc 2>/dev/null
cp abend.runde fremd.db && printf abcd | dd of=fremd.db bs=1 seek=68 conv=notrunc 2>/dev/null
head -c 3000 abend.runde >rest.runde
head -c 5000 /dev/urandom >zufall
: >leer
mkdir ordner voll
ln -s nirgends verweis
mkfifo rohr

# --- words -----------------------------------------------------------------------------------------

refuses 64 'runde: fr: no such language; there are de and en' runde --language fr run abend.runde
refuses 64 'runde: --language: a value is missing' runde --language
refuses 64 'runde: ruun: no such command; did you mean “run”?' runde ruun abend.runde
refuses 64 'runde: tanzen: no such command; see runde --help' runde tanzen
refuses 64 'runde: ruun: diesen Befehl gibt es nicht; ist „run“ gemeint?' runde --language de ruun
refuses 64 'runde: --rehaerse: no such option; did you mean “--rehearse”?' runde run --rehaerse ablauf.csv
refuses 64 'runde: --dialetc=x: no such option; did you mean “--dialect”?' runde export --dialetc=x abend.runde
refuses 64 'runde: --lenguage: no such option; did you mean “--language”?' runde check --lenguage de ablauf.csv
refuses 64 'runde: --dialetc: diese Option gibt es nicht; ist „--dialect“ gemeint?' \
	runde --language de export --dialetc x
refuses 64 'runde: --tempo: no such option; see runde --help' runde run --tempo ablauf.csv
refuses 64 'runde: -x: no such option; see runde --help' runde new -x
refuses 64 'runde: run: name one workshop or one session' runde run
refuses 64 'runde: run: name one workshop or one session' runde run ablauf.csv abend.runde
refuses 64 'runde: run: one of the names is empty' runde run ''
refuses 64 'runde: display: one of the names is empty' runde display --script script ''
refuses 64 'runde: new: one of the names is empty' runde new ablauf.csv ''
refuses 64 'runde: display: no session is open; name one' runde display
refuses 64 'runde: display: name one session' runde display abend.runde abend.runde
refuses 64 'runde: new: name a workshop and the session file to make' runde new ablauf.csv
refuses 64 'runde: check: name the workshop files to check' runde check
refuses 64 'runde: export: name a new folder with -o' runde export abend.runde
refuses 64 'runde: --fro: no such option; did you mean “--for”?' runde export abend.runde --fro archive -o neu
refuses 64 'runde: --for archiv: not known; perhaps archive?' runde export abend.runde --for archiv -o neu
refuses 64 'runde: --table vots: not known; perhaps votes?' runde export abend.runde --table vots -o -
refuses 64 'runde: abend.runde: the same session twice' runde export abend.runde abend.runde -o neu
refuses 64 'runde: abend.runde: a session cannot be rehearsed, only a workshop' \
	runde run abend.runde --rehearse --script script
refuses 64 'runde: --size, --clock and --seed go with --script' runde run abend.runde --size 80x24
for size in 0x0 80 80x 80x24x 24 -5x10 99999x24; do
	refuses 64 "runde: --size: “$size” is no size such as 80x24" \
		runde run abend.runde --script script --size=$size
done
refuses 64 'runde: --clock: “heute” is no time such as 2026-11-19T17:00:00Z' \
	runde run abend.runde --script script --clock heute
refuses 64 'runde: --seed: “-1” is no whole number' runde run abend.runde --script script --seed -1

# --- no session ---------------------------------------------------------------------------------------

for command in 'run --script script' 'display --script script' 'export -o neu'; do
	case $command in
	display*) no='%s: this is no session file' ;;
	*) no='%s is not a runde session file' ;;
	esac
	set -- $command
	[ $1 = display ] || refuses 66 'runde: fehlt.runde: no such file' runde "$@" fehlt.runde
	[ $1 = display ] || refuses 66 'runde: fehlt/abend.runde: no such file' runde "$@" fehlt/abend.runde
	[ $1 = display ] || refuses 66 'runde: verweis: no such file' runde "$@" verweis
	refuses 65 'runde: fremd.db is not a runde session file' runde "$@" fremd.db
	refuses 65 'runde: neuer.runde was made by a newer version of runde, which is needed to open it' \
		runde "$@" neuer.runde
	refuses 65 'runde: rest.runde: the file is damaged' runde "$@" rest.runde
	refuses 65 'runde: abend.runde: there is no session “andere” in this file' runde "$@" 'abend.runde#andere'
	[ $1 = run ] && continue # what is no session may be a workshop
	for file in leer zufall ablauf.csv ordner . rohr /dev/null; do
		refuses 65 "runde: $(printf "$no" $file)" runde "$@" $file
	done
done
refuses 65 'leer:1: the file is empty' runde run leer --script script
refuses 66 'runde: ordner: could not be read: Is a directory' runde run ordner --script script
refuses 66 'runde: fehlt: there is no such folder' runde display fehlt/abend.runde --script script
refuses 65 'runde: neuer.runde stammt von einer neueren Version von runde und lässt sich nur mit ihr öffnen' \
	runde --language de run neuer.runde --script script

# --- scripts --------------------------------------------------------------------------------------------

refuses 66 'runde: fehlt: No such file or directory' runde run abend.runde --script fehlt
refuses 66 'runde: ordner: Is a directory' runde run abend.runde --script ordner
printf 'tanze\n' >schlecht
refuses 65 'runde: schlecht:1: tanze: no line begins like this' runde run abend.runde --script schlecht
printf 'key Mitte\n' >schlecht
refuses 65 'runde: schlecht:1: Mitte: there is no such key' runde run abend.runde --script schlecht
printf 'resize 80mal24\n' >schlecht
refuses 65 'runde: schlecht:1: 80mal24: this is no size such as 80x24' runde run abend.runde --script schlecht
printf 'wait bald\n' >schlecht
refuses 65 'runde: schlecht:1: bald: this is no number of seconds' runde display abend.runde --script schlecht
printf 'type \374ber\n' >schlecht
refuses 65 'runde: schlecht:1: the line: this is no text in UTF-8' runde run abend.runde --script schlecht
printf 'dump ordner/fehlt/bild\n' >schlecht
refuses 74 'runde: ordner/fehlt/bild: No such file or directory' runde run abend.runde --script schlecht
refuses 64 'runde: --script: a value is missing' runde run abend.runde --script

# --- nothing in the way is replaced ---------------------------------------------------------------------

for path in abend.runde leer ablauf.csv ordner verweis rohr; do
	refuses 73 "runde: $path exists already" runde new ablauf.csv $path
	refuses 73 "runde: $path: exists already" runde export abend.runde -o $path
	refuses 73 "runde: $path: exists already" runde demo $path
done
refuses 73 'runde: ordner: exists already' runde export abend.runde -o ordner/
refuses 73 'runde: fehlt/neu.runde cannot be created (No such file or directory)' \
	runde new ablauf.csv fehlt/neu.runde
refuses 73 'runde: abend.runde/neu cannot be created (Not a directory)' runde new ablauf.csv abend.runde/neu
refuses 73 'runde: fehlt/neu: cannot be made: No such file or directory' runde export abend.runde -o fehlt/neu
long=$(printf '%0300d' 0)
refuses 73 "runde: $long cannot be created (File name too long)" runde new ablauf.csv "$long"
refuses 66 'runde: fehlt.runde: no such file' runde export abend.runde fehlt.runde -o neu
refuses 65 'runde: leer is not a runde session file' runde export abend.runde leer -o neu
touch waise.runde-journal
refuses 73 'runde: waise.runde-journal is left of an earlier file; move it away or choose another name' \
	runde new ablauf.csv waise.runde

# --- open in another runde -------------------------------------------------------------------------------

mkfifo zu
runde run abend.runde --script - <zu >"$work/held" 2>&1 &
holder=$!
exec 3>zu
echo 'wait 0' >&3
eventually grep -qs wait "$work/held"
refuses 75 'runde: abend.runde is open in another runde' runde run abend.runde --script script
refuses 75 'runde: abend.runde ist schon in einem anderen runde geöffnet' \
	runde --language de run abend.runde --script script
exits 0 'a display may look on' runde display abend.runde --script script
exits 0 'and an export, too' runde export abend.runde -o daneben
exec 3>&-
wait $holder
exits 0 'when it has ended, the next may begin' runde run abend.runde --script - 
cp ganz.runde abend.runde

# --- permissions ------------------------------------------------------------------------------------------

if permissions_hold; then
	cp ablauf.csv abend.runde ordner && cp abend.runde nurlesen.runde
	chmod 400 nurlesen.runde && chmod 500 ordner
	refuses 74 'runde: nurlesen.runde: the file is read-only' \
		plainly "$RUNDE" run nurlesen.runde --script script
	refuses 74 'runde: ordner/abend.runde: its folder is read-only, and saving needs to write there' \
		plainly "$RUNDE" run ordner/abend.runde --script script
	refuses 73 'runde: ordner/neu.runde cannot be created (Permission denied)' \
		plainly "$RUNDE" new ablauf.csv ordner/neu.runde
	refuses 73 'runde: ordner/neu: cannot be made: Permission denied' \
		plainly "$RUNDE" export abend.runde -o ordner/neu
	refuses 73 'runde: ordner/neu: cannot be made: Permission denied' plainly "$RUNDE" demo ordner/neu
	exits 0 'what cannot be changed can be exported' plainly "$RUNDE" export ordner/abend.runde -o lesbar
	exits 0 'and shown' plainly "$RUNDE" display nurlesen.runde --script script
	cp abend.runde geheim.runde && cp ablauf.csv geheim.csv && cp script geheim.script
	chmod 000 geheim.*
	refuses 66 'runde: geheim.csv: cannot be opened: Permission denied' plainly "$RUNDE" check geheim.csv
	refuses 66 'runde: geheim.csv: cannot be opened: Permission denied' \
		plainly "$RUNDE" new geheim.csv neu.runde
	refuses 66 'runde: geheim.runde: Permission denied' plainly "$RUNDE" run geheim.runde --script script
	refuses 66 'runde: geheim.runde: Permission denied' plainly "$RUNDE" display geheim.runde --script script
	refuses 66 'runde: geheim.runde: Permission denied' plainly "$RUNDE" export geheim.runde -o neu
	refuses 66 'runde: geheim.script: Permission denied' \
		plainly "$RUNDE" run abend.runde --script geheim.script
	chmod 600 geheim.* && chmod 700 ordner
else
	skip 13 'nobody here whom permissions hold back'
fi

# --- a full disk ------------------------------------------------------------------------------------------

refuses 74 'runde: voll/neu.runde: the disk is full' with_disk 8 "$RUNDE" new ablauf.csv voll/neu.runde
refuses 74 'runde: voll/neu.runde: the disk is full' with_disk 90 "$RUNDE" new ablauf.csv voll/neu.runde
runde new selbstcheck-workshop lang.runde
refuses 74 'runde: voll/neu/steps.csv: could not be written: File too large' \
	with_disk 1 "$RUNDE" export lang.runde -o voll/neu
exits 74 'a sample session on a full disk' with_disk 8 "$RUNDE" demo voll/neu
is "$(ls -A voll)" '' 'leaves nothing'

cp abend.runde voll/abend.runde
cat >schritte <<'S'
key Space
dump -
S
with_disk 0 "$RUNDE" run voll/abend.runde --script schritte --size 80x24 2>&1 </dev/null | cat >"$work/screen"
ok 'an evening on a full disk says so' grep -q '^ The disk is full; the last entry was not saved\.$' "$work/screen"
ok 'and stays where it was' grep -q 'Ein Abend' "$work/screen"
ok 'on the screen, too' sh -c '! grep -q "Guten Abend" "$1"' sh "$work/screen"
ok 'the file is what it was' cmp voll/abend.runde abend.runde

# To the step with the cards, and then the disk is full: what was typed stands there still.
cat >schritte <<'S'
key Space
key g
key End
key Enter
key Enter
wait 1
key Space
S
exits 0 'the evening goes to its cards' runde run voll/abend.runde --script schritte
cp voll/abend.runde vorher.runde
cat >schritte <<'S'
key c
type Ein Satz, den niemand verlieren will
key Enter
dump -
S
with_disk 0 "$RUNDE" run voll/abend.runde --script schritte --size 80x24 2>&1 </dev/null | cat >"$work/screen"
ok 'a comment that is not saved is said so' grep -q 'The disk is full; the last entry was not saved' "$work/screen"
ok 'and stands in its line' grep -q '› Ein Satz, den niemand verlieren will' "$work/screen"
ok 'the file is what it was, again' cmp voll/abend.runde vorher.runde
exits 0 'with room again it is saved' runde run voll/abend.runde --script schritte

# --- workshops with faults ----------------------------------------------------------------------------------

# faulty NAME LINES: nothing is made of fehler.csv, and each of its faults has a line.
faulty() {
	local name=$1 lines=$2
	listing >"$work/before"
	exits 65 "$name: no session" runde new fehler.csv neu.runde
	cp "$work/err" "$work/new"
	is "$(grep -Ec '^fehler.csv:[0-9]+: ..' "$work/err") $(wc -l <"$work/err")" "$lines $lines" \
		"$name: each fault has its line"
	exits 65 "$name: no evening" runde run fehler.csv --script script
	same "$work/err" "$work/new" "$name: with the same words"
	listing >"$work/after"
	same "$work/after" "$work/before" "$name: nothing is made"
}

printf '%s' "${head}x,tanz,Tanz,,5," >fehler.csv
faulty 'an unknown kind' 1
printf '%s' "${head}x,info,a,,5,
x,info,b,,5,
" >fehler.csv
faulty 'a duplicate id' 1
printf '%s' "${head}x,info,a,,5,ja|nein
y,choice,b,,5,
z,scale,c,,5,@nirgends
" >fehler.csv
faulty 'options where none belong, none where they must be, none of that name' 3
printf '%s' "${head}x,info,a,,zehn,
y,info,b,,-3,
z,info,c,,1.5,
" >fehler.csv
faulty 'minutes that are no number' 3
printf '%s' "${head}x,info,\"a,,5,
y,info,b,,5,
" >fehler.csv
faulty 'broken quotes' 1
printf '%s' "${head}x,info,a
y,info,b,,5,,,
" >fehler.csv
faulty 'ragged rows' 2
printf '%sx,info,a\000b,,5,\n' "$head" >fehler.csv
faulty 'a NUL' 1
printf '%sx,info,B\374rger,,5,\n' "$head" >fehler.csv
faulty 'Latin-1' 1
{
	printf '%s' "$head"
	awk 'BEGIN { for (i = 0; i < 1200; i++) print "s" i ",info,x,,0," }'
} >fehler.csv
faulty 'too many rows' 1
{
	printf '%sx,info,"' "$head"
	head -c 1000000 /dev/zero | tr '\0' x
	printf '",,5,\n'
} >fehler.csv
faulty 'a cell of a megabyte' 1
: >fehler.csv
faulty 'an empty file' 1
awk 'BEGIN { srand(11); for (i = 0; i < 3000; i++) printf "%c", 128 + int(rand() * 127) }' >fehler.csv
faulty 'random bytes' 1
# --- damage --------------------------------------------------------------------------------------------------

# Wherever a few bytes are wrong, it opens or says a sentence; it never falls over.
runde run ganz.runde --script script >/dev/null
size=$(wc -c <ganz.runde)
fallen=
for place in $(awk -v size="$size" 'BEGIN { srand(3); for (i = 0; i < 24; i++)
	print int(i < 8 ? 16 + rand() * 84 : i < 16 ? 100 + rand() * 4000 : rand() * size) }'); do
	cp ganz.runde krank.runde
	printf '\377\000\177' | dd of=krank.runde bs=1 seek="$place" conv=notrunc 2>/dev/null
	status=0
	runde run krank.runde --script script >"$work/out" 2>"$work/err" </dev/null || status=$?
	case $status:$(wc -l <"$work/err") in
	0:0 | 6[45]:1 | 7[345]:1) ;;
	*) fallen="$fallen $place: $status $(cat "$work/err");" ;;
	esac
	rm -f krank.runde*
done
is "$fallen" '' 'bytes that are wrong make no crash'
done_testing
