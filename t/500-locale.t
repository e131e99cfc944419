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
done_testing
