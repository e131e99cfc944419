#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A program that is not installed finds its data and its German beside itself, and the environment
# goes before them.
. "${srcdir:-.}/t/tap.sh"

[ -f "$build/config.h" ] || skip_all 'this is no build tree'
installed=$(sed -n 's/^#define RUNDE_DATADIR "\(.*\)"$/\1/p' "$build/config.h")
[ ! -e "$installed/workshops" ] || skip_all "another one is installed in $installed"

stick="$work/A stick"
mkdir "$stick"
cp "$RUNDE" "$stick/runde" && cp -r "$top/data" "$build/locale" "$stick" || bail 'nothing can be copied'

# alone [NAME=VALUE…] COMMAND…: with nothing of the environment but the home.
alone() {
	env -i HOME="$work" "$@"
}

cd / || exit 99
exits 0 'a copied folder' alone "$stick/runde" workshops
ok 'has its workshops' grep -Fq "($stick/data/workshops)" "$work/out"
exits 0 'its German' alone "$stick/runde" --language de --help
ok 'too' grep -q '^Aufruf: runde' "$work/out"
ln -s "$stick/runde" "$work/link"
exits 0 'a link to it' alone "$work/link" workshops
ok 'leads there' grep -Fq "($stick/data/workshops)" "$work/out"
exits 0 'the environment' alone RUNDE_DATADIR="$top/data" RUNDE_LOCALEDIR=/nonexistent \
	"$stick/runde" --language de workshops
ok 'goes before: data' grep -Fq "($top/data/workshops)" "$work/out"
ok 'and translations' grep -q '^Workshops that come' "$work/out"

cd "$stick" || exit 99
rehearsal='./runde run --rehearse einwohnerdialog'
ok 'README.md says how to try it' grep -Fq "$rehearsal" "$top/README.md"
printf 'dump -\nkey Esc\n' >"$work/script"
exits 0 'which works as it stands there' alone $rehearsal --script "$work/script"
ok 'and begins' grep -q 'A rehearsal' "$work/out"
rm -r data
exits 66 'without the data' alone $rehearsal --script "$work/script"
done_testing
