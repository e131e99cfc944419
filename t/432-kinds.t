#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Every kind of question, answered in every way that makes sense for it.
. "${srcdir:-.}/t/tap.sh"
. "$top/t/drive.sh"

cat >kinds.csv <<'END'
id,kind,title,prompt,minutes,options,question,max,by_group,notes
kinds,workshop,Kinds,,60,,,,,
zi,group,Citizens,,,,,,,
ve,group,Administration,,,,,,,
here,people,Here,Who is here?,5,,,,yes,
dots,dots,Dots,What matters?,5,Rooms|Feasts|Buses,,3,,
rank,rank,Order,What comes first?,5,Bus|Bike|Car,,,,
what,resist,What,What shall we do?,5,build|plant|wait=status-quo|-=no say,,,yes,
many,number,Many,How many languages?,5,,,,,
word,words,Words,What is our town like?,5,,,2,,
bye,info,Goodbye,Thank you,5,,,,,
END
begin kinds.csv

# --- a show of hands ---------------------------------------------------------------------------
{ spaces 1; cat <<'END'; } | drive
type 6
key Enter
type 4
key Enter
type 0
key Enter
wait 2
key Space
wait 2
key Space
type 9
key Enter
type 12
key Enter
type 10
key Enter
dump took-part
type 10
key Enter
dump dots
type 8
key Enter
wait 2
key Space
dump doubt
key Up Down
type 11
key Enter
wait 2
key Space
wait 2
key Space
key g
key Down Down Enter
key y
wait 2
key Space
dump first
type 2
key Enter
type 1
key Right
type 3
dump typing
key =
dump rest
key Enter
key Tab
dump along
key Up
key BTab
dump stay
key Down Down Down Down
dump part
type 5
key Up
dump abstained
key w
key Down
type 0
key Esc
key Space
dump uncounted
END
shows uncounted '2 answers are not counted in every group yet' 'proposals without a number are said before it closes'
shows took-part '▸ took part' 'taking part comes right behind the answers'
shows took-part 'How many people have placed dots?' 'and is explained'
lacks took-part 'don' 'there is no row for what nobody asked'
shows part 'How many people rated?' 'of resistances in other words'
shows dots '▸ took part' 'of dots on a poster also those who took part are counted'
shows dots '✓  1  Rooms' 'the wall shows no number'
shows doubt 'more dots than those who took part have' 'more dots than there can be: said before it closes'
shows first '▸ Citizens · 1  build · resistance 0' 'resistance is counted level by level'
shows typing '▸ Citizens · 1  build · resistance 2      3' 'Right goes to the next level'
shows rest 'resistance 2      3' '= with nothing missing leaves it'
shows along 'Citizens · 1  build · resistance 4' 'Tab goes along'
shows part '▸ Citizens · took part' 'of taking part there is one number'
shows abstained '▸ Citizens · no say' 'and of abstaining, where the workshop names it'
shows stay '▸ Citizens · 1  build · resistance 3' 'above the first answer there is nothing'

# --- in secret ----------------------------------------------------------------------------------
begin kinds.csv
{ spaces 1; cat <<'END'; } | drive
type 6
key Enter
type 4
key Enter
type 0
key Enter
wait 2
key Space
key k
wait 2
key Space
key Space
dump dots
type 1123
key Enter
dump four
type 112
key Enter
dump three
key C-k
wait 2
key Space
key y
wait 2
key Space
wait 2
key Space
key k
dump paper
key k
dump secret
wait 2
key Space
key C-k
dump mode
key Enter
key Space
dump rank
type 2231
key Enter
dump twice
type 231
key Enter
dump thanks
key C-k
wait 2
key Space
key y
wait 2
key Space
wait 2
key Space
key k
wait 2
key Space
key Space
dump group
type 1
key Enter
dump resist
type 10
key Enter
type 11
key Enter
dump eleven
type 0
key Enter
key -
key Enter
dump rated
key Space
type 1
key Enter
key -
key Enter
key -
key Enter
key -
key Enter
dump abstained
key C-k
wait 2
key Space
key y
wait 2
key Space
wait 2
key Space
key k
wait 2
key Space
key Space
type -3,5
key Enter
key Space
type 1,2,3
key Enter
dump number
END
shows dots 'You have 3 dots: type a digit for each, such as 112,' 'dots are typed one digit each'
shows four 'Those were more than 3 dots.' 'a fourth one is refused'
shows three '✓ Thank you!' 'two on one answer are fine'
shows mode 'Enter secret voting' 'a ranking is asked in secret'
shows paper 'Now on paper' 'k leads to paper'
shows secret 'Now secretly' 'and back: no hand can show an order'
shows rank 'in your order, the most important first' 'the order is typed'
shows twice 'One answer was typed twice.' 'a place given twice is refused'
shows thanks '✓ Thank you!' 'an order is taken'
shows group 'Your group:' 'before several answers the group is asked'
shows resist 'Your resistance to build: 0 none … 10 unacceptable' 'then each option'
shows resist '▸  build' 'which is marked'
shows eleven 'That was no number from 0 to 10.' 'a resistance of 11 is refused'
shows eleven '▸  plant' 'and asked again'
shows rated '✓ Thank you!' 'an option may be left out'
shows abstained '2 of 10' 'who leaves all out abstains'
shows number 'That was not a number.' 'two numbers are none'
shows number '1 of 10' 'a negative one with decimals is one'

# --- called out ---------------------------------------------------------------------------------
begin kinds.csv
{ spaces 1; cat <<'END'; } | drive
type 6
key Enter
type 4
key Enter
type 0
key Enter
key g
key Down Down Down Down Enter
key y
wait 2
key Space
dump open
type 20
key Enter
type many
key Enter
dump text
key C-u
type 30
key Enter
dump two
key Backspace
dump again
type 5
key Enter
key Enter
dump done
key Enter
dump more
key Esc
wait 2
key Space
key Space
wait 2
key Space
dump numbers
wait 2
key Space
wait 2
key Space
type colourful, old, loud
key Enter
type Old
key Enter
dump words
key Esc
wait 2
key Space
key Space
wait 2
key Space
key h
dump asked
key n
key Enter
key y
dump list
key h
dump hidden
key h
dump shown
key Esc
key u
END
shows open 'Numbers as they are called out' 'numbers are typed as they are called out'
shows text '“many”: that is not a number' 'a text is no number'
shows text '1 of 10' 'and is not counted'
shows two '✓ 30' 'each is confirmed'
shows again '› 30' 'Backspace takes the last one back'
shows again '1 of 10' 'which is counted no more'
footer done >line
shows line 'Enter type what is called out' 'and Enter goes on'
shows more '2 of 10' 'with those that were typed'
shows words '4 so far' 'each word counts for itself'
shows asked 'everybody will see all words' 'with one picture the list of words asks first'
shows list '2  Old' 'the same word in other letters is one'
shows hidden 'hidden' 'a word can be hidden'
lacks shown 'hidden' 'and shown again'

# --- words in secret -----------------------------------------------------------------------------
begin kinds.csv --pictures 2
{ spaces 1; cat <<'END'; } | drive
key g
key Down Down Down Down Down Enter
key y
key k
dump secret
wait 2
key Space
key Space
type Żółć, neu
dump typed
key Enter
dump thanks
END
shows secret 'Now secretly' 'with two pictures words can be typed in secret'
shows typed '› Żółć, neu' 'and are seen on the laptop while they are typed'
shows thanks '✓ Thank you!' 'then they are gone'
lacks thanks 'neu' 'also from the screen'
begin kinds.csv
{ spaces 1; cat <<'END'; } | drive
key g
key Down Down Down Down Down Enter
key y
key k
dump paper
key ?
dump help
END
shows paper 'Now on paper' 'with one picture they are collected on paper'
shows help 'Everyone says a word or a few' 'the help explains the kind of question'
done_testing
