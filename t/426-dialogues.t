#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Measures, inserted steps, the disruption card, the projector test, details, help.
. "${srcdir:-.}/t/tap.sh"
. "$top/t/drive.sh"

small >small.csv
begin small.csv
drive <<'END'
dump waiting
key p
dump test
key p
dump back
key e
type Lindenau
key Enter
key Enter
key C-u
type 25:00
key Enter
dump bad-time
key C-u
type 20:15
key C-s
dump details
key ?
dump help
key PgDn
key Esc
key q
key ?
dump short-help
key Esc Esc
key F5
dump started
key d
dump calm
key Down
key x
key q
dump after
key i
dump insert
key y
dump form
key Right Right Right
key Enter
key Enter
dump needed
type Quick question
key Enter
type Do you like it?
key Enter
key Enter
key C-s
dump no-answers
type yes, don't know
key C-s
dump too-few
key C-u
type yes, no, Don't know,
key Down
type 9999
key C-s
dump too-long
key C-u
type 5
key C-s
dump inserted
key Space
dump question
key u u
dump gone
END
shows test '17:00' 'the projector test'
same back waiting 'it ends by the same key'
shows bad-time 'A time looks like 20:30.' 'a wrong time is refused where it stands'
shows details 'Lindenau' 'place and end can be changed'
shows help 'Goes on: the next stage' 'the help says what the keys do'
shows help 'Before it starts' 'of this moment first'
shows help 'next page' 'page by page'
lacks short-help 'next page' 'but not where one page is all'
shows started 'Step 1/9' 'F5 starts'
shows calm 'moment' 'the wall is calm'
shows calm 'We listen' 'and shows the ground rules'
lacks calm 'Personal attack' 'but no name for what disturbs'
shows calm 'Space go on' 'the footer says how to go on'
lacks calm '/ find' 'and nothing that makes no sense'
shows after 'Step 1/9' 'q brings the evening back too'
shows insert 'so everybody sees' 'inserting asks'
shows form 'Insert a step' 'and opens a form'
shows needed 'Something must stand here.' 'a title is needed'
shows no-answers 'A question needs answers' 'and answers of a question'
shows inserted 'Inserted as the next step' 'then it is inserted'
shows too-few 'Answers: “several of” needs at least 2 of them' 'too few answers are told in words of the form'
shows too-few '▸ Answers' 'at their field'
shows too-long 'at most 1440 minutes' 'too many minutes are told too'
shows question 'Do you like it?' 'and comes next'
is "$(grep -ci 'don.t know' question)" 1 'the usual abstention stands there once'
shows question "2  no" 'commas part the answers'
shows gone 'Taken back' 'it can be taken back'
shows gone '/9' 'and is gone'

# The kinds that need more than a list of answers.
begin small.csv
drive <<'END'
key Space
key i y
key Right Right Right Right Right Right Right
dump kinds
key Down
type Which way?
key Down Down
dump hint
type by bus, by bike
key C-s
key Space
dump resist
key i y
key Right Right Right Right Right Right
dump second
key Left
key Right
key Down
type Order
key Down Down
type a, b, c
key Down Down Down
type 100
key C-s
dump most
key C-u
type 4
key C-s
dump more-than-there-are
key C-u
type 2
key C-s
key g
key Down
key Enter y
dump rank
key i y
key Right Right Right Right Right Right Right Right
key Down
type How many?
key Down Down
type 1..5
key C-s
dump no-answers
key C-u
key Down Down Down
type 3
key C-s
dump no-most
key C-u
key C-s
key g
key Down
key Enter y
dump number
END
shows kinds '‹ resistance ›' 'every kind of question can be inserted'
shows hint '“resistance” runde adds “Everything stays as it is”, unless' 'it says what it adds by itself'
shows resist '2  by bike' 'the answers as typed'
shows resist '3  Everything stays as it is (as it is now)' 'and that everything may stay as it is'
shows most 'There can be at most 99 for each person.' 'too many for each person'
shows more-than-there-are 'only 3 options' 'or more than there are'
shows rank '3  c' 'an order'
shows no-answers '“estimate” has no answers to choose from' 'an estimate has no answers'
shows no-most 'Only several answers, dots, places and words can be limited.' 'and nothing to limit'
shows number 'How many?' 'then it is inserted'

begin small.csv
drive <<'END'
key Space
key i y
key Right Right Right Right Right Right Right
key Down
type Speed
key Down Down
type 20|30=status-quo
key C-s
key Space
dump marked
key i y
key Right Right Right Right Right Right Right
key Down
type Speed again
key Down Down
type 20, everything stays as it is, don't know
key C-s
key g
key Down
key Enter y
dump typed
END
shows marked '2  30 (as it is now)' 'another answer can be marked'
lacks marked 'Everything stays' 'then nothing is added'
shows typed '2  everything stays as it is (as it is now)' 'nor where it was typed'
lacks typed '3  ' 'in whatever case'

drive <<'END'
key g
key End
key Up
key Enter
key y
key m
key Enter
dump nothing
type Open the hall
key Enter
type Mrs Ümit
key Enter
key Right
key Enter
type end of March
key Enter
type 31.2.
key Enter
dump bad-date
key C-u
type soon
key Enter
dump bad-word
key C-u
type 31.3.
key Enter
dump wall
key Enter
dump list
key e
key C-u
type Open both halls
key C-s
key m
type Ask the council
key C-s
dump two
key x
dump dropped
key u
dump undropped
END
shows nothing 'Something must stand here.' 'a measure says what'
shows bad-date 'There is no such day' 'a day that is in no calendar is refused'
shows bad-word 'A date looks like' 'as is what is no date'
shows wall 'Open the hall' 'a measure is on the wall'
shows list 'Mrs Ümit · end of March' 'with who and by when'
shows two 'Open both halls' 'it can be changed'
shows two '? Ask the council' 'who has not agreed is to be asked'
shows dropped '×' 'it can be dropped'
shows undropped 'Taken back' 'and taken up again'

begin small.csv --pictures 2
drive <<'END'
dump waiting
key Space
key d
dump card
key End
dump last
key Esc
key Tab
dump room
key Tab
dump desk
key b
dump blank
key x
key i
key y
key Esc
dump left
END
shows waiting 'runde display' 'with two pictures the command for the other one is named'
shows card 'Something disturbs' 'the desk has the disruption card'
shows card 'Personal attack' 'with names for what disturbs'
shows last 'Stark im Amt' 'and what to do when it goes on'
shows room 'Welcome to you all' 'Tab shows the room'
lacks room 'SECRET NOTE' 'as it is'
shows desk 'SECRET NOTE' 'and the desk with the notes'
shows blank 'The wall is blank' 'the desk says when the wall is blank'
lacks left 'Insert a step' 'a form can be left'
shows left 'On the wall: the prompt' 'and the wall goes on'

begin small.csv
drive <<'END'
key Space
key g
key Down Down
key Enter y
dump before
key Space
key 3 Enter
dump counted
key Space
key Space
key e
key Down
dump correcting
key Esc
key Space
dump shown
key r
key Right
dump away
END
shows before 'k ask secretly' 'the footer says how the question can be asked'
lacks counted 'k ask' 'until it has answers'
shows correcting 'Esc end the correction' 'and how a correction ends'
shows shown 'r hide the result' 'and that a result can be hidden'
shows away 'r show the result' 'and shown'

begin small.csv
printf 'key Tab\ndump ask\nkey y\ndump desk\nkey Tab\ndump room\n' | drive
shows ask 'Show it?' 'with one picture the desk asks first'
shows desk 'Desk' 'then it shows'
lacks room 'Desk' 'and goes again'
printf 'key q\ndump german\nkey j\n' | drive --language de
shows german 'j ja' 'the key for yes is that of the language'
done_testing
