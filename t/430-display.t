#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The room view on a second terminal: it follows, it waits, and it shows no more than the wall may.
. "${srcdir:-.}/t/tap.sh"
. "$top/t/drive.sh"

small >small.csv
session=$work/evening.runde
mkfifo lines
runde display "$session" --script lines --size 80x24 --clock 2026-11-19T17:00:00Z >seen 2>wrong &
display=$!
exec 9>lines

see before
begin small.csv --place Lindenau --pictures 2
see waiting
drive <<'END'
key Space
key c
type a quiet remark
END
see hello
drive <<'END'
dump desk
key b
END
see blank
printf 'key x\nkey Space\ntype 5\nkey Down\n' | drive
see people
printf 'key d\n' | drive
see calm
drive <<'END'
key Esc
key Space
key Space
type 4
key Down
END
see counting
mv "$session" away
see gone
mv away "$session"
see there
drive <<'END'
key Space
key Space
key Space
END
see result
runde run "$session" --language de --script - </dev/null >echoed
see german
echo 'resize 60x20' >&9
see small
echo 'key q' >&9
wait "$display"
is $? 0 'q ends the display'

shows before 'It goes on in a moment.' 'without a file it waits'
shows waiting 'Lindenau' 'and shows it when it is there'
shows hello 'Welcome to you all' 'it follows'
lacks hello 'quiet remark' 'a comment that is being typed is not on it'
lacks hello 'SECRET NOTE' 'nor are notes'
lacks hello 'Space:' 'nor a footer'
shows desk '✓ A display is attached' 'the desk knows that it is there'
is "$(tr -d '\n' <blank)" '' 'it is blank when the wall is'
shows people '5' 'it shows who is here'
shows calm 'We listen' 'and the ground rules'
shows counting '✓' 'which answers are counted'
lacks counting '4' 'but not how many'
shows gone 'It goes on in a moment.' 'a file that goes away is waited for'
same there counting 'until it is back'
shows result '4' 'the result comes when it is shown'
shows german 'Schritt 3/9' 'it speaks the language of the other one'
shows small 'nichts verloren' 'a window that is too small says so'

echo nothing >nothing
exits 65 'a file that is no session' runde display nothing --script /dev/null
exits 66 'a folder that is missing' runde display missing/evening.runde --script /dev/null
exits 64 'nothing named' runde display

# --- without a name ------------------------------------------------------------------------------------

# guide PLACE: a session of that place in the usual folder, which stays open.
guide() {
	mkfifo "keys-$1"
	runde new "$work/small.csv" --place "$1" --pictures 2 "$sessions/$1.runde"
	runde run "$sessions/$1.runde" --script "keys-$1" --size 80x24 >"echo-$1" 2>>wrong &
	guides="$guides $!"
}
# opened PLACE DESCRIPTOR: it is open, and shows its screen.
opened() {
	echo "dump desk-$1" >&"$2"
	answered "dump desk-$1" "echo-$1" "${guides##* }"
}
sessions=$XDG_DATA_HOME/runde/sessions guides=
mkdir -p "$sessions"
runde new small.csv "$sessions/closed.runde"
printf 'dump found\n' >script
guide Aue
exec 8>keys-Aue
opened Aue 8
ok 'a session in the usual folder needs no name' grep -Eqx ' +runde display *' desk-Aue
exits 0 'the one that is open is found' runde display --script script
shows found 'Aue' 'and shown'
guide Au
exec 7>keys-Au
opened Au 7
exits 64 'of two' runde display --script script
is "$(cat err)" 'runde: display: several sessions are open; name one' 'one must be named'
exec 8>&- 7>&-
for guide in $guides; do
	wait "$guide"
done
exits 64 'of those that are closed' runde display --script script
is "$(cat err)" 'runde: display: no session is open; name one' 'none is taken'

folder="$HOME/A long name of a folder that holds what was said/It's on a stick"
mkdir -p "$folder"
runde new small.csv --pictures 2 "$folder/evening in a town.runde"
printf 'dump elsewhere\n' >script
runde run "$folder/evening in a town.runde" --script script >/dev/null
shows elsewhere 'type there:' 'elsewhere the whole command'
is "$(sed -n '/runde display/,/^─/p' elsewhere | sed '/^─/d; s/^ *//; s/ *$//' | head -n 2 | tr '\n' ' ')" \
	"runde display ~/'A long name of a folder that holds what was said/It'\\''s on a stick/evening in a town.runde' " \
	'stands on lines of its own, short, and as a shell takes it'
exits 78 'no terminal' runde display "$session"
done_testing
