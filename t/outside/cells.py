"""Compares what a foreign program read, cell by cell, with the files themselves.

usage: cells.py FOLDER [--unguarded]

FOLDER was exported, FOLDER.cells holds TABLE.tsv for each of its tables, as t/outside/read.py describes
it; --unguarded: where the formula guard was taken off the texts. The order of rows does not count; the text of a cell counts to the
byte, a number to its four decimals, and what is missing must not be mistaken for a text. Prints how
many cells were compared, or what differs and ends with 1.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import os
import re
import sys
from collections import Counter
from decimal import Decimal

GUARD = re.compile(r"(^|[\r\n])'('*[=+\-@\t\r])")


def records(text, delimiter):
    """The rows of a table; a cell is its text, or None where nothing stands between delimiters."""
    at, row = 0, []
    while at < len(text):
        if text[at] == '"':
            end = text.index('"', at + 1)
            while text[end + 1:end + 2] == '"':
                end = text.index('"', end + 2)
            row.append(text[at + 1:end].replace('""', '"'))
            at = end + 1
        else:
            end = min(place for place in (text.find(delimiter, at), text.find("\r\n", at)) if place >= 0)
            row.append(text[at:end] or None)
            at = end
        if text[at] == delimiter:
            at += 1
        elif text[at:at + 2] == "\r\n":
            yield row
            at, row = at + 2, []
        else:
            raise ValueError(f"at {text[at:at + 20]!r}")


UNESCAPED = {"\\\\": "\\", "\\t": "\t", "\\n": "\n", "\\r": "\r", "\\b": "\b", "\\f": "\f", "\\v": "\v"}


def unescape(cell):
    if cell == "\\N":
        return None
    return re.sub(r"\\.", lambda match: UNESCAPED[match[0]], cell)


def canonical(cell, type_):
    if cell is None:
        return None
    if type_ == "number":
        return str(Decimal(cell.replace(",", ".")).quantize(Decimal("0.0001")) + 0)
    if type_ == "integer":
        return str(int(cell))
    if type_ == "boolean":
        return {"t": "true", "f": "false"}.get(cell, cell)
    return cell


def main():
    folder, unguarded = sys.argv[1], "--unguarded" in sys.argv[2:]
    cells = folder + ".cells"
    with open(os.path.join(folder, "datapackage.json"), encoding="utf-8") as file:
        resources = [resource for resource in json.load(file)["resources"] if resource["path"].endswith(".csv")]
    compared, wrong = 0, []
    for resource in resources:
        name, fields = resource["name"], resource["schema"]["fields"]
        with open(os.path.join(folder, resource["path"]), encoding="utf-8-sig", newline="") as file:
            header, *rows = records(file.read(), resource["dialect"]["delimiter"])
        if header != [field["name"] for field in fields]:
            wrong.append(f"{name}: columns differ from the codebook's")
            continue
        with open(os.path.join(cells, name + ".tsv"), encoding="utf-8", newline="") as file:
            got = [[unescape(cell) for cell in line.split("\t")] for line in file.read().split("\n")[:-1]]
        if got[0] != header:
            wrong.append(f"{name}: columns {got[0]}")
            continue
        types = [field["type"] for field in fields]
        if unguarded:
            rows = [[cell and type_ == "string" and GUARD.sub(r"\1\2", cell) or cell for cell, type_ in zip(row, types)]
                    for row in rows]
        wanted = Counter(tuple(map(canonical, row, types)) for row in rows)
        found = Counter(tuple(map(canonical, row, types)) for row in got[1:])
        wrong += [f"{name}: {sign} {str(row)[:300]}" for sign, those in (("-", wanted - found), ("+", found - wanted))
                  for row in list(those.elements())[:5]]
        compared += len(rows) * len(fields)
    for line in wrong:
        print(line.encode("ascii", "backslashreplace").decode())
    if not wrong:
        print(f"{compared} cells")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
