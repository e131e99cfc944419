#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Themes: how they are chosen, what is said of them, and where they are kept. That they are painted is
# seen in t/944-terminals.t.
. "${srcdir:-.}/t/tap.sh"
. "$top/t/drive.sh"
. "$top/t/every-kind.sh"

small >small.csv
unset RUNDE_THEME NO_COLOR RUNDE_ASCII

# kept: the theme of the session.
kept() {
	sqlite3 "$session" 'SELECT theme FROM stage'
}

# --- options and variables --------------------------------------------------------------------------

begin small.csv
four='there is no “dark”; there are calm, contrast, light and mono'
exits 64 'a theme that does not exist' runde run "$session" --theme dark --script /dev/null
is "$(cat "$work/err")" "runde: --theme: $four" 'is said, with those that do'
exits 64 'an empty one' runde --theme= run "$session" --script /dev/null
exits 64 'one in capitals' runde --theme Calm run "$session" --script /dev/null
exits 64 'none' runde run "$session" --theme
is "$(cat "$work/err")" 'runde: --theme: a value is missing' 'is said'
exits 64 'in German' runde --language de --theme dark
is "$(cat "$work/err")" 'runde: --theme: „dark“ gibt es nicht; es gibt calm, contrast, light und mono' 'too'
exits 0 'commands without a screen take it as well' runde --theme light check small.csv
is "$(kept)" '' 'a session begins without one'

printf 'dump screen\nkey c\n' | RUNDE_THEME=dark drive
is "$?" 0 'a variable with a wrong name stops nobody'
is "$(footer screen | sed 's/ *$//')" " RUNDE_THEME: $four" 'it is said on the screen'
is "$(kept)" '' 'and nothing is chosen'
RUNDE_THEME=dark runde display "$session" --script /dev/null >echoed 2>wrong
is "$?, $(cat wrong)" "0, runde: RUNDE_THEME: $four" 'a display says it before it begins'
RUNDE_THEME=$(printf 'da\033[31mrk') runde display "$session" --script /dev/null >echoed 2>wrong
is "$(grep -c "$(printf '\033')" wrong)" 0 'whatever it holds'
RUNDE_THEME=dark runde check small.csv >echoed 2>wrong
is "$?, $(cat wrong)" '0, ' 'and a command without a screen says nothing'

# --- the evening keeps it -----------------------------------------------------------------------------

printf 'key Space\n' | drive --theme contrast
is "$(kept)" contrast 'an option is kept with the evening'
printf 'key u\n' | drive
is "$(kept)" contrast 'also without it, and when something is taken back'
printf 'key Space\n' | RUNDE_THEME=light drive
is "$(kept)" contrast 'a variable does not take its place'
printf 'key Space\n' | NO_COLOR=1 drive
is "$(kept)" contrast 'nor does NO_COLOR'
printf 'key Space\n' | NO_COLOR=1 RUNDE_THEME=light drive --theme=mono
is "$(kept)" mono 'another option does'
begin small.csv
printf 'key Space\n' | RUNDE_THEME=light drive
is "$(kept)" light 'a variable is for those that have none'
begin small.csv
printf 'key Space\n' | NO_COLOR=1 drive
is "$(kept)" '' 'NO_COLOR is about this terminal alone'

# --- keys -----------------------------------------------------------------------------------------------

begin small.csv
drive <<'END'
dump waiting
key p
dump test
key t
dump contrast
key t
dump light
key t
dump mono
key t
dump calm
key t
key t
key p
dump again
END
shows test 't theme' 'the projector test names the key'
shows contrast 'Theme “contrast”: white and yellow on black, for large rooms' 'which says what comes'
shows light 'Theme “light”: dark on bright, for daylight' 'one after the other'
shows mono 'Theme “mono”: without colours' 'down to none'
shows calm 'Theme “calm”: quiet colours on the terminal’s own ground' 'and from the beginning'
same again waiting 'afterwards nothing else has changed'
is "$(kept)" light 'and it is kept'
drive <<'END'
key p
key t
END
is "$(kept)" mono 'the next start goes on from there'

# begun: the theme of the session that the script on the start screen begins.
begun() {
	rm -rf "$XDG_DATA_HOME/runde/sessions"
	runde --script - --size 80x24 --clock 2026-11-19T17:00:00Z "$@" >echoed 2>wrong
	sqlite3 "$XDG_DATA_HOME"/runde/sessions/*.runde 'SELECT theme FROM stage'
}

mkdir -p "$XDG_DATA_HOME/runde/workshops"
cp small.csv "$XDG_DATA_HOME/runde/workshops"
is "$(printf 'key Enter\ntype Aue\nkey C-s\n' | begun)" '' 'an evening begun as ever has none'
is "$(printf 'dump start\nkey t\ndump said\nkey t\nkey Enter\ntype Aue\nkey C-s\n' | begun)" light \
	'what is chosen on the start screen is for the evening'
shows start 't theme' 'its footer names the key'
shows said 'Theme “contrast”' 'which says what comes'
printf 'key t\nkey Enter\n' | runde --script - --size 80x24 >echoed 2>wrong
is "$(sqlite3 "$XDG_DATA_HOME"/runde/sessions/*.runde 'SELECT theme FROM stage')" contrast \
	'also for one that is gone on with'
printf 'key Enter\n' | runde --script - --size 80x24 >echoed 2>wrong
is "$(sqlite3 "$XDG_DATA_HOME"/runde/sessions/*.runde 'SELECT theme FROM stage')" contrast \
	'which else keeps its own'
is "$(printf 'key t\nkey t\nkey t\nkey t\nkey Enter\ntype Aue\nkey C-s\n' | NO_COLOR=1 begun)" mono \
	'a key counts more than NO_COLOR'

# --- ASCII ------------------------------------------------------------------------------------------------

# What is no letter and not ASCII in the files.
strange() {
	grep -hP '[^\x00-\x7F\p{L}\p{M}]' "$@" | head -3
}

every_kind "$work/all" de
evening=$work/all/demo.runde
{
	for step in $(seq 1 40); do
		echo "key PgUp"
		echo "dump step$step"
	done
	printf 'resize 200x60\n'
	for step in $(seq 1 40); do
		echo "key Right"
		echo "dump wide$step"
	done
	printf 'key Space\nkey ?\ndump help\nkey PgDn\ndump help2\nkey Esc\nkey g\ndump agenda\nkey Esc\nkey w\ndump people\nkey Esc\n'
	printf 'key m\ndump measure\nkey Esc\nkey Esc\nkey d\ndump calm\nkey Esc\nkey Tab\nkey y\ndump desk\n'
} >looks
RUNDE_ASCII=1 runde run "$evening" --language de --script looks --size 80x24 >echoed 2>wrong
is "$?, $(cat wrong)" '0, ' 'an evening of every kind in ASCII'
is "$(strange step* wide* help help2 agenda people measure calm desk)" '' 'no sign is left that is not ASCII'
ok 'letters are' grep -q 'Łódź' step3
ok 'bars are' grep -q '####' wide20
is "$(cat help help2 | grep -c '[←→↑↓]')" 0 'keys are named by words'
ok 'such as these' grep -q 'Bild auf' help help2
RUNDE_ASCII=0 runde run "$evening" --script looks >echoed 2>wrong
ok 'RUNDE_ASCII=0 is no' grep -q '─' step3
done_testing
