#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Every sentence of the sources is translated in every language.
. "${srcdir:-.}/t/tap.sh"

for program in xgettext msgmerge msgattrib msgfmt; do
	command -v $program >/dev/null || skip_all "$program is not installed"
done

# untranslated TREE PO: prints the msgids of the tree that PO lacks or has only as fuzzy.
untranslated() {
	(cd "$1" && find src -name '*.[ch]' -o -name '*.def' | LC_ALL=C sort |
		xgettext --files-from=- --from-code=UTF-8 --language=C --keyword=_ --keyword=N_ \
			--keyword=P_:1,2 --add-location=file -o "$work/runde.pot") || return
	[ -f "$work/runde.pot" ] || return
	# merging would revive what is kept as obsolete, which no screen shows
	msgattrib --no-obsolete -o "$work/active.po" "$2" || return
	msgmerge --quiet --no-fuzzy-matching -o "$work/merged.po" "$work/active.po" "$work/runde.pot" || return
	for kind in --untranslated --only-fuzzy; do
		msgattrib $kind --no-obsolete --no-wrap "$work/merged.po"
	done | awk '
		/^#: / { from = $2 }
		/^msg/ { inside = 0 }
		/^msgid / { inside = 1; text = ""; sub(/^msgid /, "") }
		inside { text = text substr($0, 2, length($0) - 2) }
		/^msgstr/ && text != "" { print from ": " text; text = "" }
		/^msgid_plural/ { print from ": " text; text = "" }'
}

# doubled PO: prints the translations that are a text and the same once more.
doubled() {
	msgattrib --no-obsolete --no-wrap "$1" | awk '
		function end() {
			half = length(text) / 2
			if (half >= 4 && substr(text, 1, half) == substr(text, half + 1))
				print text
			text = ""
		}
		/^"/ { if (inside) text = text substr($0, 2, length($0) - 2); next }
		{ end(); inside = /^msgstr/ }
		inside { sub(/^[^"]*/, ""); text = substr($0, 2, length($0) - 2) }
		END { end() }'
}

for po in "$top"/data/po/*.po; do
	language=$(basename "$po" .po)
	ok "$language is well formed" msgfmt --check -o /dev/null "$po"
	is "$(untranslated "$top" "$po")" '' "$language lacks nothing"
	is "$(doubled "$po")" '' 'and says nothing twice'
done

mkdir -p "$work/src"
printf '%s\n' '_("known"); _("un" "known"); N_("fuzzy"); P_("one", "many", 2);' >"$work/src/a.c"
printf '%s\n' 'KEY(go_on, N_("in a table"))' >"$work/src/keys.def"
cat >"$work/xx.po" <<PO
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\n"

msgid "known"
msgstr "bekannt"

#, fuzzy
msgid "fuzzy"
msgstr "unscharf"

#~ msgid "unknown"
#~ msgstr "früher bekannt"
PO
is "$(untranslated "$work" "$work/xx.po")" 'src/a.c: unknown
src/a.c: one
src/keys.def: in a table
src/a.c: fuzzy' 'what is missing is found'
printf 'msgid "%s"\nmsgstr "%s"\n\n' one 'zwei' two 'das das' three 'einmaleinmal' >>"$work/xx.po"
is "$(doubled "$work/xx.po")" einmaleinmal "what is said twice is found, too"
done_testing
