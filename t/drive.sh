# For tests that drive the screens by scripts; read after tap.sh. A test begins with
#
#	. "${srcdir:-.}/t/drive.sh"
#	small >"$work/small.csv"
#	begin "$work/small.csv"
#	drive <<'END'
#	key Space
#	dump screen
#	END
#	shows screen 'what must be on it' 'it is there'
#
# Dumps go to $work, where the tests run. The clock is held at 17:00 UTC.
#
# SPDX-License-Identifier: GPL-3.0-or-later

cd "$work" || bail 'no folder to work in'

# A workshop with a step of most kinds.
small() {
	cat <<'END'
id,kind,title,prompt,minutes,options,question,max,by_group,comments,notes
small,workshop,Small evening,,60,,,,,,
zi,group,Citizens,,,,,,,,
ve,group,Administration,,,,,,,,
hello,info,Hello,Welcome to you all,5,,,,,,SECRET NOTE
here,people,Here,Who is here?,5,,,,,,
mood,scale,Mood,How are you?,5,bad|so-so|good,,,,,
gap,scale,Gap,Do we listen?,5,no|perhaps|yes,,,yes,,
table,talk,Tables,What moves you?,15,,,,,,
ideas,cards,Ideas,What should be done?,10,,,,,,
first,multi,First,What comes first?,5,@ideas,,2,,,
do,plan,Plan,Who does what?,10,,,,,,
bye,info,Goodbye,Thank you,5,,,,,,
END
}

# begin WORKSHOP [OPTION…]: a new session, $session.
begin() {
	session=$work/evening.runde
	rm -f "$session"
	runde new "$@" "$session" || bail "there is no session of $1"
}

# drive [OPTION…]: a script from standard input, carried out in $session.
drive() {
	runde run "$session" --script - --size 80x24 --clock 2026-11-19T17:00:00Z --seed 1 "$@" >echoed 2>wrong
}

# answered LINE FILE PID: waits until the process has carried out the LINE of its script, which it then
# echoes into FILE.
answered() {
	tries=0
	until grep -qxF -e "$1" "$2"; do
		tries=$((tries + 1))
		[ $tries -lt 1000 ] && kill -0 "$3" || bail "it does not answer: $(cat wrong)"
		sleep 0.01
	done
}

# see NAME: what the display $display shows now, in the file NAME. It reads its script from what
# descriptor 9 leads to, and echoes it into the file seen.
see() {
	echo "dump $1" >&9
	answered "dump $1" seen "$display"
}

# shows SCREEN TEXT NAME
shows() {
	if grep -qF -e "$2" "$1"; then
		pass "$3"
	else
		fail "$3" "there is no: $2" "$(cat "$1")"
	fi
}

# lacks SCREEN TEXT NAME
lacks() {
	if grep -qF -e "$2" "$1"; then
		fail "$3" "there is: $2" "$(cat "$1")"
	else
		pass "$3"
	fi
}

# footer SCREEN: its last line.
footer() {
	tail -n 1 "$1"
}

# spaces COUNT: that many times Space, each pressed for itself.
spaces() {
	n=$1
	while [ "$n" -gt 0 ]; do
		echo 'key Space'
		n=$((n - 1))
	done
}
