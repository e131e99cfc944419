#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A tree of all that is distributed is built and installed under a prefix of its own; what is there
# runs with an empty environment from another folder and finds its workshops, its German and the
# rest of its data. Only with RUNDE_TEST_ALL=1: it takes as long as building does.
. "${srcdir:-.}/t/tap.sh"

[ "$RUNDE_TEST_ALL" = 1 ] || skip_all 'builds everything once more; set RUNDE_TEST_ALL=1 for it'
[ -f "$build/Makefile" ] || skip_all 'this is no build tree'

# Not the settings of the build that this test is part of.
unset MAKEFLAGS MFLAGS MAKELEVEL MAKEOVERRIDES DESTDIR
prefix="$work/prefix"

ok 'all that is distributed' make -s -C "$build" distdir distdir="$work/source" am__remove_distdir=: am__post_remove_distdir=:
mkdir "$work/build" && cd "$work/build" || exit 99
ok 'is configured' "$work/source/configure" -q --prefix="$prefix" CFLAGS=-O0
ok 'and built' make -s -j2
ok 'and installed' make -s install

find "$prefix" ! -type d | sed "s|^$prefix/||" | LC_ALL=C sort >"$work/installed"
for file in bin/runde share/applications/runde.desktop share/bash-completion/completions/runde \
	share/locale/de/LC_MESSAGES/runde.mo share/man/man1/runde.1 \
	share/man/man5/runde-export.5 share/man/man5/runde-workshop.5 \
	share/runde/demo/acts.csv share/runde/help/disruption.csv share/runde/workshops/selbstcheck-workshop.csv; do
	ok "there is $file" grep -Fqx "$file" "$work/installed"
done

# The program has to find its own data, not these.
mv "$work/source" "$work/source.gone"
mv "$work/build" "$work/build.gone"
cd / || exit 99
alone() {
	env -i "$@"
}
program=$prefix/bin/runde

exits 0 'it says which it is' alone "$program" --version
exits 0 'it finds its workshops' alone "$program" workshops
ok 'in its own folder' grep -Fq "($prefix/share/runde/workshops)" "$work/out"
ok 'each in order' sh -c 'test "$(grep -c "^  [a-z]" "$1")" -ge 2 && ! grep -q "cannot be used" "$1"' sh "$work/out"
exits 0 'it speaks German when told' alone "$program" --language de --help
ok 'indeed' grep -q '^Aufruf: runde' "$work/out"
exits 0 'and when the environment does' alone LANG=de_DE.UTF-8 "$program" workshops
ok 'indeed, again' grep -q 'Selbstcheck-Workshop, 120 Minuten' "$work/out"
exits 0 'it makes a session of a shipped workshop' alone "$program" new selbstcheck-workshop "$work/abend.runde"
printf 'key Space\ndump -\nkey d\ndump -\n' >"$work/script"
exits 0 'guides it' alone "$program" --language de run "$work/abend.runde" --script "$work/script"
ok 'in German' grep -q 'Leertaste' "$work/out"
alone "$program" run "$work/abend.runde" --script "$work/script" >"$work/help" 2>&1
alone RUNDE_DATADIR=/nonexistent "$program" run "$work/abend.runde" --script "$work/script" >"$work/helpless" 2>&1
ok 'with the ground rules that come with it' sh -c '! cmp -s "$1" "$2"' sh "$work/help" "$work/helpless"
exits 0 'and plays the sample session' alone "$program" demo "$work/demo"
ok 'whose tables are there' test -s "$work/demo/csv/votes.csv"

mv "$work/build.gone" "$work/build"
mv "$work/source.gone" "$work/source"
ok 'it is taken away' make -s -C "$work/build" uninstall
is "$(find "$prefix" ! -type d)" '' 'and leaves nothing'
done_testing
