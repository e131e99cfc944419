#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Checking and listing workshops.
. "${srcdir:-.}/t/tap.sh"

head='id,kind,title,minutes,options
abend,workshop,Ein Abend,60,
'

# bad NAME FILE WANTED: runde check FILE exits 65 and prints WANTED, nothing else.
bad() {
	exits 65 "$1" runde check "$2"
	is "$(cat "$work/err")" "$3" "$1: what is said"
	is "$(cat "$work/out")" '' "$1: nothing on standard output"
}

cd "$work" || exit 99

for workshop in "$RUNDE_DATADIR"/workshops/*.csv; do
	name=$(basename "$workshop")
	exits 0 "$name is in order" runde check "$workshop"
	is "$(cat "$work/err")" '' "$name: nothing to say"
	ok "$name: steps and minutes" grep -Eq "^$workshop: [0-9]+ steps, [0-9]+ minutes\$" "$work/out"
done

printf '%s' "${head}frage,scale,Wie?,60,a|b
" >good.csv
exits 0 'a small workshop' runde check good.csv
is "$(cat out)" 'good.csv: 1 step, 60 minutes' 'what is in it'
runde check - <good.csv >out
is "$(cat out)" 'standard input: 1 step, 60 minutes' 'from standard input'
exits 0 'expecting 42 people' runde check --people 42 good.csv
is "$(cat err)" '' 'an hour is long enough for them'

printf '%s' "${head}frage,scale,Wie?,80,a|b
" >warned.csv
exits 0 'a warning is no failure' runde check warned.csv
is "$(cat err)" 'warned.csv:2: warning: the steps take 80 minutes together, but 60 are planned' \
	'it is told'
is "$(cat out)" 'warned.csv: 1 step, 60 minutes' 'and what is in it'

printf '%s' "${head}frage,scael,Wie?,,a|b
" >kind.csv
bad 'an unknown kind' kind.csv 'kind.csv:3: unknown kind “scael”; did you mean “scale”?'
printf '%s' "${head}x,info,x,,
x,info,y,,
" >twice.csv
bad 'a duplicate id' twice.csv 'twice.csv:4: the id “x” is taken by line 3'
printf '%s' "${head}x,info,x,,ja|nein
y,choice,y,,
" >options.csv
bad 'options where none belong, none where they must be' options.csv \
	'options.csv:3: “info” has no “options”; the cell must be empty
options.csv:4: “choice” needs options, such as yes|no'
printf '%s' "${head}x,info,x,zehn,
" >minutes.csv
bad 'minutes that are no number' minutes.csv \
	'minutes.csv:3: “minutes” must be a whole number, not “zehn”'
printf '%s' "${head}x,info,\"x,,
y,info,y,,
" >quotes.csv
bad 'broken quotes' quotes.csv \
	'quotes.csv:3: a quotation mark opens a cell that never ends; the rest was not read'
printf '%s' "${head}x,info,x
y,info,y,,,
" >ragged.csv
bad 'ragged rows' ragged.csv 'ragged.csv:3: the row has 3 cells, but there are 5 columns
ragged.csv:4: the row has 6 cells, but there are 5 columns'
printf '%sx,info,a\000b,,\n' "$head" >nul.csv
bad 'a NUL' nul.csv 'nul.csv:3: there is a NUL byte; this is not a text'
printf '%sx,info,B\374rger,,\n' "$head" >latin.csv
bad 'Latin-1' latin.csv 'latin.csv:3: this is not UTF-8; save the table as “CSV UTF-8”'
{
	printf '%s' "$head"
	awk 'BEGIN { for (i = 0; i < 2000; i++) print "s" i ",info,x,," }'
} >rows.csv
bad 'too many rows' rows.csv 'rows.csv:1002: there are more than 1000 rows'
{
	printf '%sx,info,"' "$head"
	head -c 1000000 /dev/zero | tr '\0' x
	printf '",,\n'
} >cell.csv
bad 'a cell of a megabyte' cell.csv 'cell.csv:3: a cell has more than 65536 bytes; perhaps a quotation mark is missing; the rest was not read'
: >empty.csv
bad 'an empty file' empty.csv 'empty.csv:1: the file is empty'
awk 'BEGIN { srand(7); for (i = 0; i < 5000; i++) printf "%c", 128 + int(rand() * 127) }' >random.csv
exits 65 'random bytes' runde check random.csv
ok 'random bytes: faults with their lines' sh -c 'grep -q . err && ! grep -Evq "^random.csv:[0-9]+: " err'
{
	printf '%s' "$head"
	awk 'BEGIN { for (i = 0; i < 130; i++) print "s" i ",nfo,x,," }'
} >many.csv
exits 65 'many faults' runde check many.csv
is "$(wc -l <err | tr -d ' ')" 101 'a hundred of them'
is "$(tail -n 1 err)" 'many.csv: and 30 more' 'and how many more'
printf '%s' "${head}x,$(printf '\033]0;pwned\007'),x,,
" >escape.csv
exits 65 'an escape sequence in a cell' runde check escape.csv
is "$(LC_ALL=C tr -d '\n -~\200-\377' <err)" '' 'does not reach the terminal'

exits 65 'several files' runde check kind.csv good.csv twice.csv
is "$(cat err)" 'kind.csv:3: unknown kind “scael”; did you mean “scale”?
twice.csv:4: the id “x” is taken by line 3' 'are all checked'
is "$(cat out)" 'good.csv: 1 step, 60 minutes' 'also the good one'
exits 65 'in German' runde --language de check kind.csv
is "$(cat err)" 'kind.csv:3: unbekannte Art „scael“; ist „scale“ gemeint?' 'faults are told'
exits 66 'a file that is not there' runde check missing.csv good.csv
is "$(cat err)" 'runde: missing.csv: no such file' 'is named'
exits 66 'a folder' runde check .
exits 64 'no file' runde check
exits 64 'an unknown option' runde check --fast good.csv
is "$(cat err)" 'runde: --fast: no such option; see runde --help' 'is named'
exits 64 'no number of people' runde check --people many good.csv
if [ -w /dev/full ]; then
	exits 74 'output that does not arrive' sh -c '"$RUNDE" check good.csv >/dev/full'
else
	skip 1 'no /dev/full'
fi

exits 0 'a shipped workshop by its name' runde check einwohnerdialog
ok 'with its steps' grep -q 'einwohnerdialog.csv: 15 steps' out
exits 0 'the list of workshops' runde workshops
ok 'has the shipped ones' grep -q '^  selbstcheck-workshop  Self-check workshop, 120 minutes, de, en$' out
ok 'says where the own ones go' grep -q "^Put your own workshops into $XDG_DATA_HOME/runde/workshops\$" out
mkdir -p "$XDG_DATA_HOME/runde/workshops"
cp good.csv kind.csv "$XDG_DATA_HOME/runde/workshops"
exits 0 'with own ones' runde workshops
is "$(sed -n '/^Your own/,$p' out)" "Your own workshops ($XDG_DATA_HOME/runde/workshops)
  good  Ein Abend, 60 minutes
  kind  cannot be used: line 3: unknown kind “scael”; did you mean “scale”?" 'and what is wrong with one'
exits 0 'in German' runde --language de workshops
ok 'titles are in German' grep -q '^  selbstcheck-workshop  Selbstcheck-Workshop, 120 ' out
exits 64 'it takes no arguments' runde workshops all
# Scales with one id are compared across workshops, so one id has one sentence.
is "$(python3 - "$RUNDE_DATADIR"/workshops/*.csv <<'END'
import csv, sys
prompts = {}
for path in sys.argv[1:]:
    with open(path, encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if row["kind"] == "scale":
                prompt = row.get("prompt@de") or row.get("prompt")
                prompts.setdefault(row.get("question") or row["id"], set()).add(prompt)
print(len(prompts) > 50, *sorted(id for id, said in prompts.items() if len(said) > 1))
END
)" True 'no id of a scale stands for two sentences in the shipped workshops'

done_testing
