#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Dots, orders, resistances, estimates and words on the real screens, from opening to the official
# answer.
. "${srcdir:-.}/t/tap.sh"
. "$top/t/drive.sh"

mkdir -p data/workshops data/demo
cat >data/workshops/selbstcheck-workshop.csv <<'END'
id,kind,title,prompt,minutes,options,max,by_group,question
evening,workshop,Evening,,90,,,,
zi,group,Citizens,,,,,,
ve,group,Administration,,,,,,
town,group,Town hall,,,official,,,
here,people,Here,Who is here?,5,,,,
first,dots,First,What comes first?,10,Café|Buses|Party,3,,
order,rank,Order,What matters most?,10,Café|Buses|Party,,,
traffic,resist,Traffic,How hard is it?,15,20 mph|A diversion|Leave it=status-quo,,,
again,resist,Traffic again,And now?,15,20 mph|A diversion|Leave it=status-quo,,,traffic
number,number,Languages,How many languages?,5,,,yes,
words,words,Words,Three words?,5,,3,,
bye,info,Goodbye,Thank you,5,,,,
END

# standing STEP STAGE: a session of ten people that stands there; more acts on standard input.
standing() {
	{
		echo 'minute,act,step,group,option,count,table,cluster,text,who,agreed,due,due_text'
		cat <<-END
		0,open,,,,,,,Evening,Lindenau,,,
		1,go,here,,,,,,prompt,,,,
		1,people,,zi,,7,,,,,,,
		1,people,,ve,,3,,,,,,,
		1,official,traffic,town,2 7 9,,,,We can begin at the schools.,,,,
		1,official,number,town,41,,,,,,,,
		END
		sed 's/^/2,/'
		echo "3,go,$1,,,,,,$2,,,,"
	} >data/demo/acts.csv
	rm -rf runde-demo
	RUNDE_DATADIR="$work/data" "$RUNDE" demo >made 2>&1 || bail "$(cat made)"
	session=$work/runde-demo/demo.runde
}

standing first prompt </dev/null
drive <<'END'
key Space
type 9
key Enter
type 7
dump dots
key Enter
type 8
key Enter
type 10
key Enter
key Space
dump closed
key Space
dump shown
END
shows dots '✓  1  Café' 'an answer whose dots were counted has its mark'
lacks dots '9' 'but not its number'
lacks closed '9' 'nor when it is closed'
shows shown '1  Café   ●●●●● ●●●●' 'the dots themselves'
shows shown '10 of 10 present  ·  24 dots' 'and how many there are of how many people'
shows shown '9  38 %' 'and their share'

# Abstentions that were counted when nobody had to name them keep their row until they are taken back.
standing first open <<'END'
go,first,,,,,,open,,,,
count,first,none,0,2,,,,,,,
END
drive <<'END'
dump counted
key Down Down Down
key Backspace
dump taken
key u
dump back
key Down
key U
dump again
END
shows counted '✓     don' 'what was counted is there'
lacks taken 'know' 'what was taken back is not'
shows taken '▸     took part' 'and the wall points at what is behind it'
shows back '▸ don’t know      2' 'until that is undone'
lacks again '▸ don' 'and done again'
shows again '▸ took part' 'from wherever the cursor is'

standing order prompt </dev/null
drive <<'END'
key k
dump refused
END
lacks refused 'ask by hands' 'an order is not asked by hands'

standing traffic prompt </dev/null
drive <<'END'
dump prompt
key Space
type 4
key Enter
type 3
key Enter
dump levels
key Enter Enter
END
shows prompt '3  Leave it (as it is now)' 'how things are is marked beforehand'
shows prompt '0 no resistance · 10 unacceptable' 'with what the fingers mean'
shows levels '✓ ✓ ▸ · · · · · · · ·' 'which levels are counted'
shows levels '1  20 mph' 'of which option'
lacks levels 'Town hall' 'nothing of the town hall'

standing traffic closed <<'END'
go,traffic,,,,,,open,,,,
mode,traffic,,,,,,keypad,,,,
cast,traffic,zi,2 10 6,6,,,,,,,
cast,traffic,ve,8 10 3,3,,,,,,,
cast,traffic,ve,- 5 9,1,,,,,,,
END
drive <<'END'
dump closed
key Space
dump revealed
key r
dump hidden
key r
key Space
dump official
key r
dump hidden-again
key r
dump back
key Space
dump next
key PgUp
dump looked
key Space
key Space
key C-k
END
shows closed 'Space: show the result' 'closed'
shows revealed '20 mph' 'the result'
shows revealed '━━ 3  Leave it ━' 'with the line'
shows revealed '▲ more resistance than to leaving it as it is' 'and what lies above it'
shows revealed 'Space: show the official answer' 'the footer names the next stage'
shows revealed 'r hide the result' 'and that it can be hidden'
for screen in closed revealed hidden; do
	lacks $screen 'Town hall' "nothing of the official answer: $screen"
	lacks $screen 'schools' "nor its reason: $screen"
done
shows official '★T Town hall' 'then it stands beside the result'
shows official '“We can begin at the schools.”' 'with its reason'
shows hidden-again 'The result is hidden' 'the result can still be hidden'
lacks hidden-again 'schools' 'with the official answer'
shows back 'schools' 'and shown again'
shows next 'And now?' 'the next round'
lacks next 'schools' 'begins without it'
shows looked 'schools' 'what was shown is there when it is looked back at'

standing again revealed <<'END'
go,traffic,,,,,,open,,,,
mode,traffic,,,,,,keypad,,,,
cast,traffic,zi,2 10 6,9,,,,,,,
go,again,,,,,,open,,,,
mode,again,,,,,,keypad,,,,
cast,again,zi,2 7 6,8,,,,,,,
END
printf 'dump rounds\nkey Tab\nkey y\ndump desk\n' | drive
shows rounds 'Mean by round' 'both rounds'
lacks rounds 'Town hall' 'which begins without the official answer again'
shows rounds '10.0  7.0  −3.0' 'and the shift of each'
shows desk '▲ 2  A diversion' 'the desk knows the line, too'

standing number open <<'END'
go,number,,,,,,open,,,,
say,number,zi,,,,,30,,,,
say,number,zi,,,,,35,,,,
say,number,zi,,,,,35,,,,
say,number,ve,,,,,60,,,,
END
drive <<'END'
dump open
key Space
dump asked
key Space
dump closed
key Space
dump shown
key Space
dump official
key Right
dump groups
END
shows open '4 of 10 have answered' 'estimates are only counted while they are called out'
lacks open '35' 'and not shown'
lacks closed '35' 'nor when it is closed'
shows shown 'from 30 to 60, half between 33.8 and 41.3' 'then they are'
lacks shown '★T' 'without that of the town hall'
shows official '★T 41' 'which has its place on the axis'
shows groups '●C Citizens' 'by group on the next page'

standing words open <<'END'
go,words,,,,,,open,,,,
say,words,zi,,,,,"bunt, alt",,,,
say,words,zi,,,,,"Bunt, laut",,,,
END
printf 'dump open\nkey Space\ndump said\nkey Space\ndump closed\nkey Space\ndump shown\nkey Tab\nkey y\ndump desk\n' | drive
shows open '4 words' 'words are only counted while they are called out'
lacks open 'laut' 'and not shown'
shows shown '█▄▄▄▀ ▀▄▄█ █  █  ▀▄  2' 'then they are'
shows desk '4 words' 'the desk counts them'
done_testing
