#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The language of the program, on a machine that may have no other locale than C.UTF-8.
. "${srcdir:-.}/t/tap.sh"

# speaks LANGUAGE VARIABLE=VALUE... [-- OPTION...]
speaks() {
	wanted=$1
	shift
	name=$* environment=
	while [ $# -gt 0 ] && [ "$1" != -- ]; do
		environment="$environment $1"
		shift
	done
	[ $# -eq 0 ] || shift
	case $(env -u LC_ALL $environment "$RUNDE" "$@" --help | head -n 1) in
	Aufruf:*) got=de ;;
	Usage:*) got=en ;;
	*) got=nothing ;;
	esac
	is "$got" "$wanted" "$wanted with ${name:-nothing set}"
}

speaks en
speaks de LANG=de_DE.UTF-8
speaks de LANG=de
speaks de LC_ALL=de_AT.UTF-8 LANG=en_GB.UTF-8
speaks de LC_MESSAGES=de_CH.UTF-8 LANG=C
speaks de LANG=C.UTF-8 LANGUAGE=de
speaks de LANG=uk_UA.UTF-8 LANGUAGE=uk:de_DE:en
speaks en LANG=de_DE.UTF-8 LANGUAGE=en:de
speaks en LANG=C LANGUAGE=de
speaks en LC_ALL=POSIX LANG=de_DE.UTF-8
speaks en LANG=fr_FR.UTF-8
speaks en LANG=den_CA.UTF-8
speaks de LC_ALL=C -- --language de
speaks en LC_ALL=de_DE.UTF-8 -- --language en
speaks de LANG=en_US.UTF-8 -- --language=de

export LC_ALL=de_DE.UTF-8
exits 64 'a language that does not exist' runde --language fr
is "$(cat "$work/err")" 'runde: fr: diese Sprache gibt es nicht, nur de und en' 'is named'
exits 64 'an option that does not exist' runde --colour
is "$(cat "$work/err")" 'runde: --colour: diese Option gibt es nicht; siehe runde --help' 'is named'
exits 64 'an option without its value' runde --language
is "$(cat "$work/err")" 'runde: --language: der Wert fehlt' 'is named'
exits 0 'the version' runde --version
is "$(head -n 1 "$work/out" | sed 's/[0-9.]*$//')" 'runde ' 'goes to standard output'
if [ -w /dev/full ]; then
	exits 74 'help that could not be written' sh -c '"$RUNDE" --help >/dev/full'
else
	skip 1 'no /dev/full'
fi

# A session has the language that it was made in, where neither the locale nor an option wishes another.
frame() {
	printf 'dump screen\n' | env -u LC_ALL "$@" --size 80x24 --script - >/dev/null
	tail -n 1 screen | grep -o 'Leertaste\|Space'
}
cd "$work" || bail 'no folder to work in'
LC_ALL=C.UTF-8 "$RUNDE" --language de new selbstcheck evening.runde >/dev/null || bail 'there is no session'
is "$(frame LANG=C.UTF-8 "$RUNDE" run evening.runde)" Leertaste 'a session made in German goes on in German'
is "$(frame "$RUNDE" run evening.runde)" Leertaste 'also where nothing is set'
is "$(frame LANG=C.UTF-8 "$RUNDE" --language en run evening.runde)" Space 'an option counts more'
is "$(frame LANG=C.UTF-8 "$RUNDE" run evening.runde)" Space 'and stays'
is "$(frame LANG=C.UTF-8 LANGUAGE=de "$RUNDE" run evening.runde)" Leertaste 'so does LANGUAGE'
is "$(frame LANG=en_GB.UTF-8 "$RUNDE" run evening.runde)" Space 'and a locale of a language'
done_testing
