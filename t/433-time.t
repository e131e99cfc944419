#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Time at the desk and on the wall, with a clock that is held; rounds at tables; what is typed stays
# seen.
. "${srcdir:-.}/t/tap.sh"
. "$top/t/drive.sh"

cafe() {
	cat <<'END'
id,kind,title,prompt,minutes,options,question,max,by_group,comments,notes
cafe,workshop,World Café,,60,,,,,,
am,group,Staff of the town hall and its offices,,,,,,,,
zi,group,Citizens,,,,,,,,
one,talk,Round one,What have you seen?,20,tables,,,,,
two,talk,Round two,What is hard?,20,tables,,,,,Walk around
pause,break,Break,,10,,,,,,
three,talk,Round three,What do you wish?,10,,,,,,
mood,scale,Mood,How are you?,5,bad|so-so|good,,,yes,,
bye,info,Goodbye,Thank you,5,,,,,,
END
}
cafe >cafe.csv
begin cafe.csv

# The signs come by themselves, each at its second.
drive <<'END'
key Space
key Space
wait 959
dump easy
wait 1
dump soon
wait 119
dump before
wait 1
dump last
key > > >
dump more
key < < <
key t
wait 600
dump held
key t
wait 119
dump second
wait 1
dump over
END
shows easy 'until 17:20' 'a round of talk says until when it goes'
lacks easy 'nearly up' 'and nothing more at 79.9 %'
shows soon 'until 17:20 · time is nearly up' 'at 80 % it does'
lacks before '2 minutes left' 'a second before two minutes'
shows last '2 minutes left · until 17:20' 'and at two minutes'
lacks more ' left' 'three minutes more take the sign back'
shows held '2 minutes left · paused' 'a timer that is held stays where it is'
shows second '1 minute left' 'the last second'
lacks over ' left' 'the end'
is "$(grep -c '▄▄▄' over)" 3 'is written large, and the request to change tables below it'

# Another round of the same question is not the next round of the evening, which is a step of its own.
drive <<'END'
key a
dump asked
key y
dump again
key Space
key Space
key Space
key Space
key Space
key a
dump plain
key n
END
shows asked 'The next round, “Round two”, is a step' 'the question before another round says where the next one is'
shows again 'Round 2 on this question · please change tables' 'another round at tables says to change them'
shows plain 'Begin the next round of talk on this question?' 'after the last one there is no other'
begin cafe.csv
drive --language de <<'END'
key Space
key Space
key a
key y
dump deutsch
END
shows deutsch 'Runde 2 zu dieser Frage' 'a round of talk is no Durchgang'

# The desk: two pictures, and ten minutes late.
begin cafe.csv --pictures 2
drive <<'END'
key Space
key Space
wait 1800
dump late
wait 120
dump later
resize 160x40
dump wide
END
shows late 'Desk – not for the wall' 'the desk'
shows late 'Timer: 10:00 over' 'says how long the time has been up'
shows late '20 minutes late; end about 18:20 instead of 18:00' 'how late it is'
shows late 'To end at 18:00: “Round two” 10 instead of 20 minutes, “Break” 5 instead of' 'and what could be shorter'
lacks late 'without' 'if that is enough, nothing is left out'
shows later 'without “Mood”' 'else something that nothing else needs'
shows wide 'After that' 'where there is room, what comes next'
shows wide 'Walk around' 'with its notes'
shows wide '▸ Round one' 'and the agenda'
runde display "$session" --script - --size 110x30 --clock 2026-11-19T17:30:00Z <<'END' >echoed 2>wrong
dump wall
END
lacks wall 'instead of' 'nothing of that is on the wall'
lacks wall 'late' 'nor that it is late'
shows wall '▸ Round one' 'which has the agenda'

# A sentence of two lines does not cover the line that is typed.
begin cafe.csv
drive <<'END'
key Space
key Space
key c
type @nobodywhohassuchalongnamethatitneedstwolinesofthescreen One thing
key Enter
dump noted
END
shows noted 'There is no group' 'a long sentence'
is "$(tail -n 2 noted | grep -c -e 'group' -e 'stands')" 2 'on two lines'
is "$(tail -n 4 noted | head -n 1)" ' ›' 'leaves the line that is typed in sight'

# Where a line is typed the keys of the evening are letters, and are not named.
cat >guess.csv <<'END'
id,kind,title,prompt,minutes,options
guess,workshop,Guess,,10,
one,number,A guess,How many are here?,5,
bye,info,Goodbye,Thank you,5,
END
begin guess.csv --pictures 2
drive <<'END'
key Space
key Space
type 30
key Enter
key Backspace
dump taken
key Esc
key Esc
key u
dump outside
END
shows taken 'Taken back:' 'what is taken back where it was typed'
lacks taken 'repeats it' 'is not repeated by a letter'
shows outside '“U” repeats it' 'elsewhere it is'

# The names of groups are whole where there is room.
begin cafe.csv --pictures 2
drive --size 140x30 <<'END'
key Space
key g End Up Enter y
key Space
dump grid
END
shows grid 'Staff of the town hall and its offices' 'the grid names a group in full'

# Before a round has begun its time cannot be changed.
begin cafe.csv
drive <<'END'
key Space
key >
dump early
key Space
key >
dump begun
END
shows early 'The timer starts when it begins' 'it says so'
shows begun 'until 17:21' 'then a minute more is one'

# The bell is an option of those who show a screen.
exits 0 'run takes --bell' runde run "$session" --bell --script /dev/null
exits 0 'so does display' runde display "$session" --bell --script /dev/null
done_testing
