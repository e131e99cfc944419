#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The start screen: what can be begun, rehearsed and gone on with, and what it does not tell.
. "${srcdir:-.}/t/tap.sh"
. "$top/t/drive.sh"

sessions=$XDG_DATA_HOME/runde/sessions
mkdir -p "$XDG_DATA_HOME/runde/workshops"
small >"$XDG_DATA_HOME/runde/workshops/small.csv"
echo 'no,workshop' >"$XDG_DATA_HOME/runde/workshops/zz-broken.csv"
export TMPDIR="$work/tmp"
mkdir "$TMPDIR"

# start [OPTION…]: a script from standard input, on the start screen.
start() {
	runde --script - --size 80x24 --clock 2026-11-19T17:00:00Z "$@" >echoed 2>wrong
}

start <<'END'
dump first
key Down
key Enter
dump broken
key Up
key Enter
dump form
type Łódź Süd
key Enter Enter Enter
dump ask-end
key Enter Enter
type x
key C-s
dump digits
key C-u
type 47
key Enter
dump waiting
key Space
END
shows first 'Small evening                                                    60 minutes' \
	'own workshops stand on it with their minutes'
shows first 'Self-check workshop' 'and those that come with runde'
lacks first 'Continue' 'nothing to go on with yet'
shows broken 'runde check' 'a workshop with faults says how to find them'
shows form 'One picture or two?' 'starting asks'
shows form '18:00' 'and proposes an end'
shows digits 'Only digits belong here.' 'a code has digits only'
shows waiting 'Łódź Süd' 'then the waiting screen'
is "$(ls "$sessions")" '2026-11-19-lodz-sued.runde' 'the file is named by date and place'
is "$(stat -c %a "$sessions")" 700 'in a folder of the user alone'
is "$(stat -c %a "$sessions"/*.runde)" 600 'as the file is'

start <<'END'
dump second
key Down
key Enter
type Łódź Süd
key C-s
END
shows second 'Continue: Small evening · Łódź Süd' 'the last session can be gone on with'
ok 'it is told when it was worked on' grep -Eq 'Łódź Süd +[0-9-]{10}, [0-9]{2}:[0-9]{2}' second
ok 'a second file of the name gets a number' test -f "$sessions/2026-11-19-lodz-sued-2.runde"

touch -d '2026-01-01' "$sessions/2026-11-19-lodz-sued-2.runde"
start <<'END'
key Enter
dump continued
END
shows continued 'Step 1/9' 'and stands where it stood'

echo 'no session' >"$sessions/broken.runde"
printf 'dump unread\n' | start
shows unread 'Continue the last session' 'one that cannot be read has no name'
touch -d '2025-01-01' "$sessions/broken.runde"
start <<'END'
key End
dump others
key Enter
dump sessions
key Esc
dump back
key l
dump german
key Esc
END
is "$(grep -c 'dź' others)" 1 'other sessions are not named'
shows sessions 'Small evening · Łódź Süd' 'before they are asked for'
shows sessions '2026-11-19, 17:00' 'with the day and time of their beginning'
shows sessions 'Enter continue' 'the footer says that it goes on'
shows sessions 'Esc back' 'or back'
shows sessions 'broken' 'one that cannot be read is there too'
shows sessions 'cannot be read' 'and marked'
rm "$sessions/broken.runde"
shows back 'What shall we do?' 'Esc leads back'

start <<'END'
key End Up
key Enter
dump rehearse
key Enter
key C-s
dump rehearsal
key Space
key q
dump leave
END
shows rehearse 'nothing of it is kept' 'a workshop can be rehearsed'
shows rehearsal 'Rehearsal' 'and the screen says so'
shows leave 'This is a rehearsal' 'also when leaving'
is "$(ls "$TMPDIR")" '' 'nothing of it is left'
is "$(ls "$sessions" | wc -l | tr -d ' ')" 2 'nor among the sessions'

printf 'key Esc\n' >script
exits 0 'a workshop by its name' runde run small --script script
exits 0 'a rehearsal from the command line' runde run small --rehearse --script script
exits 65 'a workshop with faults' runde run zz-broken --script script
exits 66 'what is not there' runde run nothing-like-it --script script
exits 64 'nothing named' runde run --script script
exits 64 'a session cannot be rehearsed' \
	runde run "$sessions/2026-11-19-lodz-sued.runde" --rehearse --script script
printf 'key l\nkey Down\nkey Enter\nkey Down Down\ndump day\nkey C-u\ntype 3.12.27\nkey Down\ndump typed\nkey C-u\ntype 12.20\nkey Down\ndump time\n' |
	start
shows day '19.11.2026' 'a day stands in the form as it is written in the language of the screen'
shows typed '3.12.2027' 'also when it was typed otherwise'
shows time '12:20' 'and so does a time'
# begins CLOCK DAY END: a new session, as the waiting screen shows it, and its planned end.
begins() {
	rm -f "$sessions"/*
	printf 'key Enter\ntype Aue\nkey Enter Enter\nkey C-u\ntype %s\nkey Enter\nkey C-u\ntype %s\nkey C-s\ndump day\n' "$2" "$3" |
		runde --script - --size 80x24 --clock "$1" >echoed 2>wrong
	plan=$(sqlite3 "$sessions"/*.runde "SELECT strftime('%d.%m. %H:%M', planned_end / 1000, 'unixepoch') FROM session")
}
begins 2026-03-12T22:30:00Z 12.3.2026 23:30
shows day 'Aue · 2026-03-12' 'the wall shows the day'
begins 2026-03-12T23:30:00Z 12.3.2026 0:30
shows day 'Aue · 2026-03-12' 'on which the evening begins, also where it ends past midnight'
is "$plan" '13.03. 00:30' 'as is planned'
begins 2026-03-12T17:00:00Z 20.3.2026 0:30
shows day 'Aue · 2026-03-20' 'a week ahead'
is "$plan" '21.03. 00:30' 'too'
begins 2026-03-12T17:00:00Z 20.3.2026 20:00
is "$plan" '20.03. 20:00' 'and else it ends on the day itself'
printf 'key Enter\nkey e\ntype  am Markt\nkey C-s\ndump day\n' |
	runde --script - --size 80x24 --clock 2026-03-13T17:00:00Z >echoed 2>wrong
shows day 'Aue am Markt · 2026-03-20' 'where it stays when the place is changed'

printf 'key l\ndump german\n' >script
exits 0 'in German' runde --language de --script script
done_testing
