#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The views compared: every key, from the themes to a comment on a statement, on the wall, at the desk, on
# a display, looking back, and after a kill.
. "${srcdir:-.}/t/tap.sh"
. "$top/t/drive.sh"

# --- an evening that is about to compare ------------------------------------------------------------

mkdir -p data/workshops data/demo
cp -R "$top/data/help" data/
levels='no|rather not|partly|rather|yes|-=don’t know'
stufen='nein|eher nein|teils|eher ja|ja|-=weiß nicht'
{
	echo 'id,kind,title@en,title@de,prompt@en,prompt@de,theme@en,theme@de,options@en,options@de,by_group,notes'
	echo 'views,workshop,Our views,Unsere Sicht,,,,,,,,'
	echo 've,group,Administration,Verwaltung,,,,,,,,'
	echo 'po,group,Politics,Politik,,,,,,,,'
	echo 'zi,group,Civil society,Zivilgesellschaft,,,,,,,,'
	echo 'wi,group,Business,Wirtschaft,,,,,,,,'
	echo 'self,group,Self-check,Selbstcheck,,,,,official,official,,'
	while IFS=, read -r id title titel theme thema; do
		echo "$id,scale,$title,$titel,We say: $title.,Wir sagen: $titel.,$theme,$thema,$levels,$stufen,yes,"
	done <<'END'
bus,Buses,Busse,Transport,Verkehr
bikes,Bikes,Räder,Transport,Verkehr
rent,Fair rents,Faire Mieten,Housing,Wohnen
flats,Enough flats,Genug Wohnungen,Housing,Wohnen
music,Music,Musik,Clubs,Vereine
END
	echo 'compare,profile,Our views compared,Sichtweisen im Vergleich,Where do they part?,Wo gehen sie auseinander?,,,,,,SECRET NOTE'
	echo 'talk,talk,Talk,Gespräch,Why?,Warum?,,,,,,'
	echo 'bye,info,Goodbye,Tschüss,Thank you,Danke,,,,,,'
} >data/workshops/selbstcheck-workshop.csv

# hands STEP LEVEL…: ten people of each group
hands() {
	id=$1
	shift
	echo "1,go,$id,,,,,,open,,,,"
	for group in ve po zi wi; do
		echo "1,count,$id,$group,$1,10,,,,,,,"
		shift
	done
	echo "1,go,$id,,,,,,revealed,,,,"
}

{
	echo 'minute,act,step,group,option,count,table,cluster,text,who,agreed,due,due_text'
	echo '0,open,,,,,,,An evening,Lindenau,,,'
	hands bus 3 3 4 3 | sed '/,revealed,/i\
1,count,bus,ve,0,10,,,,,,,\
1,count,bus,zi,0,10,,,,,,,\
1,count,bus,po,0,10,,,,,,,'
	hands bikes 3 3 3 3
	hands rent 4 3 2 3
	hands flats 4 3 1 3
	# secretly: politics are too few, civil society would give them away
	echo '1,go,music,,,,,,open,,,,'
	echo '1,mode,music,,,,,,keypad,,,,'
	echo '1,cast,music,ve,4,8,,,,,,,'
	echo '1,cast,music,po,1,3,,,,,,,'
	echo '1,cast,music,zi,5,6,,,,,,,'
	echo '1,cast,music,wi,4,7,,,,,,,'
	echo '1,go,music,,,,,,closed,,,,'
	echo '1,official,rent,self,5,,,,OWN REASON: built a lot,,,,'
	echo '1,official,flats,self,5,,,,,,,,'
	echo '1,go,compare,,,,,,prompt,,,,'
} >data/demo/acts.csv
env RUNDE_DATADIR="$work/data" "$RUNDE" demo made >out 2>&1 || bail "there is no session: $(cat out)"
export RUNDE_DATADIR="$work/data"

# anew: a fresh copy of it
anew() {
	session=$work/evening.runde
	cp made/demo.runde "$session"
}

# --- the keys ----------------------------------------------------------------------------------------

anew
drive <<'END'
dump prompt
key Down
dump still
key Space
dump themes
key Down
dump down
key Up
key Up
dump top
key Enter
dump statements
key Enter
dump statement
key Down
dump neighbour
key Esc
dump up
key Backspace
dump back
key Right
key Left
dump left
key Down
key s
dump agenda
key C-l
dump turned
key s
key C-l
dump gap
key ?
dump help
key Esc
END
shows prompt 'Where do they part?' 'first the room reads'
lacks prompt '━' 'and sees nothing yet'
same still prompt 'the keys of the picture wait for it'
is "$(footer prompt)" ' Space: show the comparison   c comment   u take back   d disruption   ? help' \
	'the footer names the comparison'

# names SCREEN: the rows' names, the one under the cursor marked, in one line.
names() {
	sed -n 's/^\([▸ ] [A-Z][a-z ]*[a-z]\)  .*/\1/p' "$1" | sed 1d | tr '\n' ',' | sed 's/,$//'
}

is "$(names themes)" '▸ Housing,  Transport,  Clubs' 'the widest gap comes first'
shows themes 'widest gap first' 'as is said'
shows themes 'Gap 2.5' 'with its number'
shows themes 'don’t know 27 %' 'and who does not know, where it is many'
shows themes '●A Administration   ■P Politics   ▲C Civil society   ◆B Business' 'the legend names the groups'
lacks themes 'other questions' 'nothing else is there'
is "$(footer themes)" ' Space: add the official answers   Enter statements   v suggestions   ? help' \
	'the footer says what Enter opens'
is "$(names down)" '  Housing,▸ Transport,  Clubs' 'down'
same top themes 'up, and no further'
is "$(names statements)" '▸ Enough flats,  Fair rents' 'Enter opens the statements, the widest gap first'
shows statements 'We say: Enough flats.' 'in its own words the one under the cursor'
shows statement '3  partly      ███████████████▌              20' 'Enter opens the answers'
shows statement '▲C Civil society     10    0    0    0    0    0   10     1.0' 'group by group'
is "$(footer statement)" ' Space: add the official answers   Enter comments on it   c comment   ? help' \
	'the footer names the comments'
shows neighbour 'We say: Fair rents.' 'down leads to the next statement'
is "$(names up)" '  Enough flats,▸ Fair rents' 'Esc leads back to it'
same back themes 'Backspace to the themes'
same left themes 'and so does the arrow'
shows agenda 'In the order of the evening.' 's says what it did'
shows turned 'in the order of the evening' 'and so does the wall'
is "$(names turned)" '▸ Transport,  Housing,  Clubs' 'the order of the evening, the cursor where it was'
same gap down 's again'
shows help 'Opens the theme, then the statement' 'the help says which keys there are'

# --- comments, suggestions, measures --------------------------------------------------------------------

anew
drive <<'END'
key Space
key c
type about all
key Enter
key Enter
key Enter
key Down
key Enter
key c
dump note
type @zi #Costs Rents rise faster than wages
key Enter
dump noted
key Enter
dump quiet
key Enter
dump list
key Enter
key Esc
dump shown
key Enter
key c
type #cos Ask the tenants
key Enter
key Enter
key Esc
key u
dump taken
key Esc
key Esc
key v
dump suggested
key Down
key m
dump form
key C-s
key Esc
dump after
key Down
key v
dump close
END
shows note 'Comment · Fair rents' 'c notes on the statement'
shows noted '✓ @zi #Costs Rents rise' 'line after line'
lacks quiet 'Rents rise' 'what was noted is not on the wall'
shows list '(noted, not on the wall)' 'Enter lists it'
shows shown '▎ Rents rise faster than wages' 'and shows it with the statement'
shows taken 'Taken back' 'u takes the last one back'
lacks taken 'Ask the tenants' 'which is gone'
shows suggested 'Suggestions · Housing' 'v suggests something for the theme'
shows suggested '1/3' 'what there is for it'
first=$(sed -n 's/^▸  //p' suggested)
second=$(sed -n 's/^   \([A-Z].*\)/\1/p' suggested | sed -n 1p)
ok 'each with its title' test -n "$first" -a -n "$second"
shows form "▸ What              $second" 'm makes a measure of it'
is "$(names after)" '▸ Housing,  Transport,  Clubs' 'and then the themes are there again'
shows close '“Transport” is not rated low, and the views are close: nothing is suggested.' \
	'nothing is suggested where nothing is amiss'
runde export "$session" --table comments -o - 2>wrong | tr -d '"\r' | cut -d, -f3,9,11,12 >comments
is "$(cat comments)" 'step_id,cluster,state,text
rent,Costs,shown,Rents rise faster than wages
compare,,noted,about all' 'in the tables a comment leads to its statement'
is "$(runde export "$session" --table measures -o - 2>wrong | tr -d '"\r' | cut -d, -f3,5)" \
	"step_id,what
compare,$second" 'and the measure to the comparison'
anew
mv data/help/suggestions.csv kept
drive <<'END'
key Space
dump footer
key v
dump none
END
mv kept data/help/suggestions.csv
lacks footer 'suggestions' 'without the file nothing is offered'
shows none 'There are no suggestions for “Housing”.' 'as is said when it is asked for'

# a comment for which there is no room below the statement brings its page with it
long='a remark that goes on and on and on, as remarks about rents and houses do'
anew
{ cat <<'END'; printf 'type %s, %s, %s, %s, %s, %s\n' "$long" "$long" "$long" "$long" "$long" "$long"; cat <<'END2'; } | drive
key Space
key Enter
key Down
key Enter
key c
END
key Enter
type the short one
key Enter Enter
key Enter
key Up
key Enter
key Down
key Enter
key Esc
dump paged
END2
shows paged 'the short one' 'a comment that is shown is seen, on whatever page'

# --- the official answers --------------------------------------------------------------------------------

# Each place before the stage, and the same places in it.
places='dump %s-themes
key Enter
dump %s-statements
key Enter
dump %s-statement
key Right
dump %s-more
key Left
key Esc
key Esc
'
anew
{
	echo 'key Space'
	printf "$places" before before before before
	echo 'key Space'
	printf "$places" after after after after
	printf 'key u\ndump undone\nkey Space\n'
} | drive
for place in themes statements statement more; do
	ok "nothing of it before: $place" sh -c "! grep -q '★\|Self-check\|OWN REASON\|Gap 3.5' before-$place"
done
shows after-themes '★S' 'then it stands among the others'
shows after-themes 'Gap 3.5' 'and a gap with it is one'
shows after-statements '★' 'on the statements, too'
shows after-statement '★S Self-check         ·    ·    ·    ·    ●    ·          5.0' 'and in the answers'
is "$(footer after-themes)" \
	' Space: on to “Talk”   Enter statements   v suggestions   s by agenda   ? help' 'then the evening goes on'
lacks undone '★' 'u takes the stage back'
shows undone 'Taken back' 'as it says'

# --- looking back, going there, another start --------------------------------------------------------------

drive <<'END'
key Down
key Enter
dump here
END
printf 'dump again\nkey Space\nkey Space\nkey PgUp\ndump back\n' | drive
same again here 'another start stands at the same place'
shows back 'Looking back: step 6/8' 'the comparison can be looked back at'
shows back '▸ Housing' 'from its beginning'
drive <<'END'
dump returned
key Down
key Enter
key Enter
dump looked
key c
type seen later
key Enter
key Enter
key Esc
key Esc
dump out
key Left
dump further
key PgUp
key Space
key g
key Up
key Space
dump agenda
key Up
key Esc
dump evening
END
shows looked 'Buses.' 'all its keys work there'
is "$(footer looked)" ' Space back to the evening   Enter comments on it   c comment   ? help' 'and the footer says so'
shows further 'Looking back: step 5/8' 'from the themes the arrow looks further back'
shows agenda '▸ Housing' 'the agenda leads to it as well'
lacks evening 'Looking back' 'Esc leads to the evening'
shows evening 'Step 7/8' 'which is where it was'
is "$(runde export "$session" --table comments -o - 2>wrong | tr -d '"\r' | cut -d, -f3,12 | tail -n 1)" \
	'bus,seen later' 'a comment that was noted there belongs to the statement'

# killed while a statement is open
anew
mkfifo lines
"$RUNDE" run "$session" --script lines --size 80x24 --clock 2026-11-19T17:00:00Z --seed 1 >seen 2>wrong &
killed=$!
exec 9>lines
printf 'key Space\nkey s\nkey Down\nkey Enter\nkey Down\nkey Enter\ndump open\n' >&9
answered 'dump open' seen "$killed"
kill -9 "$killed"
wait "$killed" 2>/dev/null
exec 9>&-
printf 'dump open-again\nkey Esc\nkey Esc\ndump themes-again\n' | drive
same open-again open 'killed, it opens at the same statement'
is "$(names themes-again)" '  Transport,  Housing,▸ Clubs' 'in the same order, at the same theme'

# --- a display, the desk, sizes, languages ------------------------------------------------------------------

anew
rm lines
mkfifo lines
"$RUNDE" display "$session" --script lines --size 120x36 --clock 2026-11-19T17:00:00Z >seen 2>wrong &
display=$!
exec 9>lines
see wall-prompt
printf 'key Space\nkey Down\nkey Tab\nkey y\ndump desk\n' | drive
see wall-themes
printf 'key Tab\nkey y\nkey Enter\nkey s\ndump desk-statements\n' | drive
see wall-statements
printf 'key Enter\nkey c\ntype quietly\nkey Enter\nkey Enter\nkey Tab\nkey y\ndump desk-statement\n' | drive
see wall-statement
printf 'key Esc\nkey Esc\nkey Down\nkey Tab\nkey y\ndump desk-official\nkey Space\ndump desk-after\n' | drive
see wall-official
printf 'key v\n' | drive
see wall-suggested
echo 'key q' >&9
wait "$display"
lacks wall-prompt '━' 'the display shows the prompt'
shows wall-themes '▸ Transport' 'it follows the cursor'
shows wall-statements 'Transport' 'into a theme'
shows wall-statements 'in the order of the evening' 'and the order'
shows wall-statement '70 answers' 'into a statement'
lacks wall-statement 'quietly' 'a comment that is noted is not on it'
ok 'nothing of the official answer is' sh -c '! cat wall-prompt wall-themes wall-statements wall-statement |
	grep -q "★\|Self-check\|OWN REASON"'
shows wall-official '★S' 'until its stage'
same wall-suggested wall-official 'suggestions are not on it'
lacks wall-official 'Enter' 'nor keys'
lacks wall-official 'SECRET NOTE' 'nor notes'

shows desk 'On the wall: the views compared, theme by theme' 'the desk says what is on the wall'
shows desk 'Next: the official answers are added' 'and what comes'
shows desk '▸ Transport' 'with the cursor'
shows desk 'Widest: “Buses” 1.0 · “Bikes” 0.0' 'the statements with the widest gaps'
shows desk 'n: ●A 10 · ■P 10 · ▲C 10 · ◆B 10' 'n by group'
shows desk-statements 'On the wall: the views compared, the statements of a theme' 'a theme'
shows desk-statement 'On the wall: the views compared, one statement' 'a statement'
shows desk-statement 'Comments: ✓ 0 shown, · 1 noted, – 0 hidden' 'and the comments on it'
shows desk-official 'Not shown to the room yet: ★S 5.0' 'the desk knows the official answer'
shows desk-official '“v” suggests what could be done' 'and that something is suggested'
lacks desk-after 'Not shown to the room' 'until all have it'

anew
{ printf 'key Space\nkey l\n'; printf "$places" de de de de; } | drive --language de
shows de-themes '▸ Wohnen' 'in German, too'
shows de-themes 'Abstand 2,5' 'with a comma'
shows de-themes 'weiß nicht 27 %' 'and its own word for who does not know'
shows de-statement '▲Z Zivilgesellschaft' 'down to the answers'
shows de-themes 'größter Abstand zuerst' 'and the order'
anew
{ echo 'key Space'; printf "$places" large large large large; } | drive --size 200x60
shows large-themes '▄▄▄' 'large on a large screen'
anew
{ echo 'key Space'; printf "$places" plain plain plain plain; } | NO_COLOR=1 drive
for place in themes statements statement; do
	same plain-$place before-$place "the same without colours: $place"
done

# --- nothing, and the end -------------------------------------------------------------------------------------

cat >nothing.csv <<'END'
id,kind,title,prompt
nothing,workshop,Nothing,
compare,profile,Compare,What do we see?
bye,info,Goodbye,Thank you
END
begin nothing.csv
printf 'key Space\nkey Space\ndump nothing\nkey Enter\nkey s\nkey v\nkey Down\ndump still\nkey Space\ndump bye\n' | drive
shows nothing 'There is nothing to compare yet.' 'without questions it says so'
same still nothing 'and has no keys'
shows bye 'Thank you' 'and holds nothing up'

anew
spaces 6 | drive
drive <<'END'
key Space
key Enter
key Esc
key g
key /
type compared
key Enter
key Space
key Enter
key Enter
dump ended
key c
dump over
key v
key m
dump later
END
shows ended 'We say: Enough flats.' 'after the end it can still be looked at'
shows over 'The evening is over' 'but nothing is noted'
shows later 'The evening is over' 'and no measure made'
done_testing
