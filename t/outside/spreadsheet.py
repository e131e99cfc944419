"""Looks at what LibreOffice made of an exported folder.

usage: spreadsheet.py WAY FOLDER SHEETS

SHEETS holds TABLE.fods for each table of FOLDER. WAY is how it was opened: `quoted`, quoted fields as
text, where every cell must be what the codebook says; or `plain` and `special`, as one who clicks on
the file gets it, without or with detection of dates and the like. Then a text that someone wrote may
have become a number, but nothing else: not an id, a fingerprint or any other word of ours, and no
number a text. No cell is ever a formula. Prints how many cells there were, or what is wrong.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import os
import sys
import xml.etree.ElementTree as tree
from decimal import Decimal

from cells import records

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"

LONGEST = 65535  # characters of a cell; LibreOffice cuts the rest off

# what people wrote; all other texts are ours
WRITTEN = {"title", "place", "place_id", "wave", "theme", "prompt", "label", "option", "text", "question", "cluster", "what",
           "who", "due_text", "detail"}
TYPES = {"integer": "float", "number": "float", "string": "string", "boolean": "string", "date": "string", "datetime": "string"}


def words(element):
    """The text of a paragraph."""
    yield element.text or ""
    for child in element:
        if child.tag == TEXT + "s":
            yield " " * int(child.get(TEXT + "c", 1))
        elif child.tag == TEXT + "tab":
            yield "\t"
        elif child.tag == TEXT + "line-break":
            yield "\n"
        else:
            yield from words(child)
        yield child.tail or ""


def sheet(path):
    """The rows of the first sheet; a cell is (type, value, text, formula) or None."""
    table = tree.parse(path).getroot().find(f".//{TABLE}table")
    for row in table.iter(TABLE + "table-row"):
        cells = []
        for cell in row.findall(TABLE + "table-cell"):
            type_ = cell.get(OFFICE + "value-type")
            value = cell.get(OFFICE + "value") or cell.get(OFFICE + "date-value")
            text = "\n".join("".join(words(line)) for line in cell.findall(TEXT + "p"))
            times = int(cell.get(TABLE + "number-columns-repeated", 1))
            cells += [(type_, value, text, cell.get(TABLE + "formula")) if type_ else None] * min(times, 100)
        if any(cells):
            for _ in range(int(row.get(TABLE + "number-rows-repeated", 1))):
                yield cells


def fault(wanted, field, found, way):
    if found is None:
        return None if wanted is None else "nothing is there"
    type_, value, text, formula = found
    if formula is not None:
        return f"the formula {formula}"
    if wanted is None:
        return f"{text!r} where nothing is"
    if type_ == "string":
        if TYPES[field["type"]] != "string":
            return "no number"
        return None if text == wanted[:LONGEST] else f"has {len(text)} characters: {text!r}"
    if TYPES[field["type"]] == "float":
        return None if type_ == "float" and Decimal(value) == Decimal(wanted.replace(",", ".")) else f"is {value}"
    if way != "quoted" and type_ == field["type"] == "date":
        return None if value == wanted else f"is {value}"
    if way == "special" and field["type"] == "boolean" and type_ == "boolean":
        return None
    return None if way != "quoted" and field["name"] in WRITTEN else f"became {type_} {value}"


def main():
    way, folder, sheets = sys.argv[1:]
    with open(os.path.join(folder, "datapackage.json"), encoding="utf-8") as file:
        resources = [resource for resource in json.load(file)["resources"] if resource["path"].endswith(".csv")]
    compared, wrong = 0, []
    for resource in resources:
        name, fields = resource["name"], resource["schema"]["fields"]
        with open(os.path.join(folder, resource["path"]), encoding="utf-8-sig", newline="") as file:
            header, *rows = records(file.read(), resource["dialect"]["delimiter"])
        found = list(sheet(os.path.join(sheets, name + ".fods")))
        if [cell and cell[2] for cell in found[0]][:len(header)] != header or len(found) != len(rows) + 1:
            wrong.append(f"{name}: {len(found)} rows, {found[0]}")
            continue
        for number, (row, cells) in enumerate(zip(rows, found[1:]), 2):
            cells += [None] * (len(fields) - len(cells))
            for wanted, field, cell in zip(row, fields, cells):
                reason = fault(wanted, field, cell, way)
                compared += 1
                if reason:
                    wrong.append(f"{name}, row {number}, {field['name']}: {str(wanted)[:80]!r} {reason[:200]}")
    for line in wrong[:40]:
        print(line.encode("ascii", "backslashreplace").decode())
    if not wrong:
        print(f"{compared} cells")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
