#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The manual pages and the bash completion say what the program does: no more and no less.
. "${srcdir:-.}/t/tap.sh"

page() {
	if [ -f "$build/man/$1" ]; then echo "$build/man/$1"; else echo "$top/man/$1"; fi
}

runde=$(page runde.1)
workshop=$(page runde-workshop.5)
export=$(page runde-export.5)

# lines COMMAND...: sorted, each once.
lines() {
	"$@" | LC_ALL=C sort -u
}

# --- all pages ----------------------------------------------------------------------------------

if command -v mandoc >/dev/null; then
	# References between the pages are looked for where they would be installed.
	mkdir -p "$work/man/man1" "$work/man/man5"
	cp "$runde" "$work/man/man1/" && cp "$workshop" "$export" "$work/man/man5/"
	for file in "$work"/man/man*/*; do
		is "$(MANPATH=$work/man mandoc -Tlint -W style "$file" 2>/dev/null)" '' \
			"mandoc has nothing to say about $(basename "$file")"
	done
else
	skip 3 'mandoc is not installed'
fi
is "$(cat "$runde" "$export" | grep -c '^@')" 0 'nothing was left to be filled in'

# --- runde(1) ------------------------------------------------------------------------------------

# Its items: `runde NAME …` in the section COMMANDS.
documented_commands() {
	sed -n '/^\.Sh COMMANDS/,/^\.Sh THE/s/^\.It Ic runde \([a-z]*\).*/\1/p' "$runde"
}

commands_of_help() {
	runde --help | sed -n 's/^  runde \([a-z][a-z]*\).*/\1/p'
}

is "$(lines documented_commands)" "$(lines commands_of_help)" 'the commands are those of --help'

statuses_of_program() {
	sed -n '/^status_exit/,/^}/s/.*return \([0-9]*\);.*/\1/p' "$top/src/core/status.c" | grep -v '^70$'
}

is "$(lines sed -n '/^\.Sh EXIT/,/^\.Sh EXAMPLES/s/^\.It \([0-9]*\)$/\1/p' "$runde")" \
	"$(lines statuses_of_program)" 'the exit statuses are those of the program'

missing_variables() {
	grep -rhoE 'getenv\("[A-Z_]+"\)' "$top/src" | sed 's/.*"\(.*\)".*/\1/' | sort -u |
		while read -r name; do
			[ "$name" = HOME ] || sed -n '/^\.Sh ENVIRONMENT/,/^\.Sh FILES/p' "$runde" |
				grep -qw "$name" || echo "$name"
		done
}

is "$(missing_variables)" '' 'every variable that the program reads is there'

rows_of_table() {
	grep -c '^KEY(' "$top/src/tui/keys.def"
}

is "$(sed -n '/^\.Sh KEYS/,/^\.Sh SCRIPTS/p' "$runde" | grep -c '^\.It')" "$(rows_of_table)" \
	'every row of the key table is in KEYS'

# --- runde-workshop(5) -----------------------------------------------------------------------------

items_of() {
	sed -n "/^\.Sh $1\$/,/^\.Sh/s/^\.It Cm \([a-z_]*\)\( .*\)*\$/\1\2/p" "$workshop"
}

kinds_of_program() {
	printf '%s\n' workshop group
	sed -n 's/^[[:space:]]*\.word = "\([a-z]*\)".*/\1/p' "$top/src/core/method.c"
}

columns_of_program() {
	sed -n 's/.*\[COLUMN_[A-Z_]*\] = {\.word = "\([a-z_]*\)"\(.*translated.*\)*}.*/\1\2/p' \
		"$top/src/core/workshop.c" | sed 's/, \.translated = true$/ No */'
}

is "$(lines kinds_of_program | wc -l)" 17 'the kinds of the program are found'
is "$(lines items_of KINDS)" "$(lines kinds_of_program)" 'the kinds are those of the program'
is "$(lines columns_of_program | wc -l)" 13 'the columns of the program are found'
is "$(lines items_of COLUMNS)" "$(lines columns_of_program)" \
	'the columns, and which can be translated, are those of the program'

# --- runde-export(5) -------------------------------------------------------------------------------

columns_of_tables() {
	sed -n 's/^\(WIDE_\)*COLUMN(\([A-Z]*, [A-Z0-9_]*, \)*"\([a-z0-9_]*\)", .*/\3/p; s/^WIDE_COLUMN([A-Z_]*, "\([a-z0-9_]*\)".*/\1/p' \
		"$top/src/table/export_table.def" "$top/src/table/wide_table.def"
}

tables_of_page() {
	sed -n '/^\.Sh TABLES/,/^\.Sh FILES/p' "$export"
}

is "$(tables_of_page | sed -n 's/^\.It Cm \([a-z0-9_]*\) Pq .*/\1/p' | cksum)" "$(columns_of_tables | cksum)" \
	'the columns are those of the export, in their order'
is "$(tables_of_page | sed -n 's/^\.Ss \(.*\)\.csv$/\1/p' | xargs)" \
	"$(sed -n 's/^FILE_ROW([A-Z]*, "\([a-z]*\)".*/\1/p' "$top/src/table/export_table.def" | xargs) wide" \
	'and so are the tables'

limit() {
	sed -n "s/^#define $1 *\([0-9]*\).*/\1/p" "$top/src/core/workshop.h"
}

for pair in WORKSHOP_ROWS_MAX:rows LANGUAGES_MAX:languages GROUPS_MAX:groups OPTIONS_MAX:options \
	MINUTES_MAX:minutes; do
	is "$(sed -n '/^\.Sh LIMITS/,/^\.Sh FAULTS/p' "$workshop" | tr -d , |
		sed -n "s/^\([0-9]*\) ${pair#*:}.*/\1/p")" "$(limit "${pair%:*}")" "the limit of ${pair#*:}"
done

sed -n '/takes the example from here/,/The example ends here/p' "$workshop" |
	grep -v '^\.' >"$work/park.csv"
exits 0 'the example is a workshop' runde check "$work/park.csv"
is "$(cat "$work/err")" '' 'without a warning'
is "$(cat "$work/out")" "$work/park.csv: 5 steps, 50 minutes" 'that is read whole'

# --- completion --------------------------------------------------------------------------------------

completion=$top/data/completions/runde

# completes WORD...: what may stand for the last word, in one line.
completes() {
	bash -c '. "$1"; shift; COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)); _runde "$RUNDE"
		printf "%s\n" "${COMPREPLY[@]}"' bash "$completion" "$@" 2>&1 | one_line
}

one_line() {
	LC_ALL=C sort -u | tr '\n' ' ' | sed 's/ $//'
}

# Of `.It Fl -output`, `.It Fl o Ar folder , Fl -output` and `.It Ic runde check Fl -people`.
flags() {
	grep '^\.It ' | grep -oE 'Fl -?[a-z-]+' | sed 's/^Fl -/--/; s/^Fl /-/'
}

# The options that the page gives a command; `start` is what runs without one.
documented_options() {
	case $1 in
	start | run | display) sed -n '/^\.Sh SCRIPTS/,/^\.Sh ENV/p' "$runde" | flags ;;
	esac
	if [ "$1" = start ]; then
		sed -n '/^\.Sh COMMANDS/,/^The commands are/p' "$runde" | flags
	else
		awk -v command="$1" '
			/^\.It Ic runde / { here = $4 == command }
			/^\.Sh / { here = 0 }
			here' "$runde" | flags
		printf '%s\n' --help --language --theme
	fi
}

every_documented_option() {
	for command in $(commands_of_help) start; do
		documented_options $command | sed -n 's/^--//p'
	done
}

options_of_program() {
	printf '%s\n' help language theme version
	cat "$top"/src/command/*.[ch] | grep -v '^ \*' |
		grep -oE '\{ ?(\.name = )?"[a-z-]+"(, true|, false)?' |
		grep -E 'true|false|\.name' | sed 's/^[^"]*"\([a-z-]*\)".*/\1/; /^o$/d'
}

is "$(lines every_documented_option)" "$(lines options_of_program)" \
	'the options in runde(1) are those of the program'

# A command's own options: in its table of flags, in its line of help, in the synopsis. Those that drive
# screens by a script are told elsewhere, and -o stands for --output.
flags_of_command() {
	sed -n '/struct flag flags/,/;$/p' "$top/src/command/$1.c" | grep -oE '"[a-z-]+"' | tr -d '"'
	! grep -q 'flags\[\] = .*SCREEN_FLAG_ROWS' "$top/src/command/$1.c" || echo bell
}

words_of_options() {
	grep -oE '(^|[^a-z-])--?[a-z][a-z-]*' | sed 's/^[^-]*-*//; /^language$/d; /^theme$/d'
}

flags_of_help() {
	runde "$1" --help | head -n -2 | words_of_options
}

flags_of_synopsis() {
	awk -v command="$1" '
		/^\.Sh / { here = 0 }
		/^\.Sh SYNOPSIS/ { synopsis = 1; next }
		/^\.Sh DESC/ { exit }
		synopsis && /^\.Nm/ { getline; here = $0 == ".Cm " command }
		here' "$runde" | grep -oE 'Fl -?[a-z][a-z-]*' | sed 's/^Fl -*/--/' | words_of_options
}

with_o() {
	lines "$@" | sed 's/^output$/o/' | sort -u
}

for command in $(commands_of_help | sort -u); do
	is "$(with_o flags_of_help "$command")" "$(with_o flags_of_command "$command")" \
		"$command --help has all its options"
	is "$(with_o flags_of_synopsis "$command")" "$(with_o flags_of_command "$command")" \
		"and so has the synopsis"
done

if ! command -v bash >/dev/null; then
	skip 36 'bash is not installed'
	done_testing
fi

cd "$work" || bail 'no folder to work in'
mkdir -p .data/runde/workshops sub/sub
cp park.csv .data/runde/workshops/quartier-abend.csv
cd sub || bail 'no folder to work in'
touch evening.runde quartier.csv notes.txt 'zwei drei.runde'
cp ../park.csv .

is "$(completes runde '')" "$(commands_of_help | one_line)" 'the commands are those of --help'
is "$(completes runde e)" export 'the beginning of one'
is "$(completes runde --v)" --version 'an option before it'
is "$(completes runde --language d)" de 'the value of an option'
is "$(completes runde --language = d)" de 'behind an equals sign'
is "$(completes runde --language de c)" check 'a command behind it'
is "$(completes runde check q)" quartier.csv 'check takes tables'
is "$(completes runde display '')" 'evening.runde sub zwei drei.runde' 'display takes sessions'
is "$(completes runde run q)" 'quartier-abend quartier.csv' 'run takes workshops, own ones by name'
is "$(completes runde run s)" 'selbstcheck selbstcheck-workshop soziometrie sub' 'and those that are shipped'
is "$(completes runde new e)" 'eins-zwei-vier-alle einwohnerdialog' 'new takes a workshop'
is "$(completes runde new einwohnerdialog e)" evening.runde 'and then a session'
is "$(completes runde sheet s)" 'selbstcheck selbstcheck-workshop soziometrie sub' 'sheet takes workshops'
is "$(completes runde sheet --for '')" 'facilitator participants' 'for two kinds of readers'
is "$(completes runde sheet --format m)" md 'in two formats'
is "$(completes runde export --for a)" 'analysis archive' 'what an export is for'
is "$(completes runde export -o s)" sub 'and where to'
is "$(completes runde export --table '')" \
	"$({ printf '%s\n' datapackage wide; sed -n 's/^FILE_ROW([A-Z]*, "\([a-z]*\)".*/\1/p' \
		"$top/src/table/export_table.def"; } | one_line)" \
	'the tables are those of the export, the wide one and the codebook'
is "$(completes runde import e)" evening.runde 'import takes a session'
is "$(completes runde import evening.runde '')" 'ballots comments measures package people' 'the name of a table'
is "$(completes runde import --group x evening.runde ballots q)" quartier.csv 'and a file'
is "$(completes runde import --mode p)" paper 'how they were answered'
is "$(completes runde import --template e)" 'eins-zwei-vier-alle einwohnerdialog evening.runde' 'or a sheet to fill in'
is "$(completes runde export -- --e)" '' 'no options behind --'
for command in run display new check import sheet export merge workshops demo; do
	is "$(completes runde $command -)" "$(documented_options $command | one_line)" \
		"the options of $command are those of runde(1)"
done
is "$(completes runde -)" "$(documented_options start | one_line)" 'and so are those of no command'

# An option that the program did not know would be named as such.
for command in run display new check import sheet export merge workshops demo start; do
	for option in $(documented_options $command); do
		case $command in
		start) runde "$option" x 2>&1 </dev/null ;;
		*) runde $command "$option" x 2>&1 </dev/null ;;
		esac | grep 'no such option' | sed "s/^/$command: /"
	done
done >unknown
is "$(cat unknown)" '' 'the program knows every one of them'
done_testing
