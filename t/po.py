"""The texts of data/po/LANGUAGE.po.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import ast
import re

LINE = re.compile(r'^(msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)?\s*(".*")$')


def read(path):
    """Pairs of texts: those in English, singular and plural, and their translations."""
    entries, entry, field = [], {}, None
    with open(path, encoding="utf-8") as file:
        for line in file:
            match = LINE.match(line.strip())
            if not match:
                continue
            if match[1] in ("msgid", "msgctxt") and any(f.startswith("msgstr") for f in entry):
                entries.append(entry)
                entry = {}
            field = match[1] or field
            # In a .po file a text is written as in C; what these texts use is the same in Python.
            entry[field] = entry.get(field, "") + ast.literal_eval(match[2])
    entries.append(entry)
    return [([e[f] for f in ("msgid", "msgid_plural") if f in e], [t for f, t in e.items() if f.startswith("msgstr")])
            for e in entries if e.get("msgid")]
