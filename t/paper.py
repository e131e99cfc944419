#!/usr/bin/env python3
"""Looks at a printed document with parsers that are not ours and prints what is wrong with it.

    paper.py html FILE            it is well-formed, plain, and built as it should be
    paper.py text FILE [TAG]      what it says, a line an element TAG (or every one that holds text)

SPDX-License-Identifier: GPL-3.0-or-later
"""
import re
import sys
import xml.etree.ElementTree as ElementTree
from html.parser import HTMLParser

TAGS = set("""html head meta title style body header section div h1 h2 h3 h4 p ul ol li dl dt dd table thead tbody tr th
td blockquote span strong b i br main footer figure figcaption""".split())
ATTRIBUTES = set("lang dir class scope colspan charset name content".split())
VOID = {"meta", "br"}
DRAWN = set("svg title rect line path text circle polygon polyline g".split())
DRAWING = set("""class width height role focusable aria-label aria-hidden x y x1 x2 y1 y2 cx cy r d points viewbox overflow fill
stroke stroke-width stroke-dasharray text-anchor transform""".split())


class Tags(HTMLParser):
    """What a browser's parser finds: tags, attributes, the styles."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.wrong, self.open, self.styles = [], [], ""

    def handle_starttag(self, tag, attributes):
        drawn = tag == "svg" or "svg" in self.open
        if tag not in (DRAWN if drawn else TAGS):
            self.wrong.append(f"a tag <{tag}>")
        self.wrong += [f"an attribute {name} of <{tag}>" for name, _ in attributes
                       if name not in (DRAWING if drawn else ATTRIBUTES)]
        if tag == "svg" and "svg" not in self.open and not {"role", "aria-hidden"} & {name for name, _ in attributes}:
            self.wrong.append("a drawing that neither says what it shows nor is hidden")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID and "svg" in self.open:
            self.open.pop()
        elif tag not in VOID:
            self.wrong.append(f"<{tag}/> closes itself")

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> closes something else")

    def handle_data(self, data):
        if self.open and self.open[-1] == "style":
            self.styles += data

    def handle_comment(self, data):
        self.wrong.append(f"a comment: {data}")

    def handle_pi(self, data):
        self.wrong.append(f"an instruction: {data}")


def check_headings(root):
    levels = [int(element.tag[1]) for element in root.iter() if re.fullmatch("h[1-6]", element.tag)]
    if levels[:1] != [1] or levels.count(1) != 1:
        yield f"headings begin with {levels[:1]} and have {levels.count(1)} of the first level"
    for before, level in zip(levels, levels[1:]):
        if level > before + 1:
            yield f"a heading of level {level} stands below one of level {before}"


def check_tables(root):
    for table in root.iter("table"):
        heads = table.findall("thead/tr")
        head = heads.pop() if heads else None
        if [[(cell.tag, int(cell.get("colspan", 0))) for cell in row] for row in heads] \
                != [[("td", len(head))]] * len(heads) or len(heads) > 1:
            yield "a line above the heads as long as no other"
        if head is None or any(cell.tag != "th" or cell.get("scope") != "col" for cell in head):
            yield "a table without heads"
            continue
        for body in table.findall("tbody"):
            rows = body.findall("tr")
            if table.get("class") == "grid":
                leads = [cell for row in rows[:-1] for cell in row]
                if [(cell.get("scope"), int(cell.get("colspan", 0))) for cell in leads] != [("rowgroup", len(head))] * len(leads) \
                        or len(leads) > 1 or (not leads and len(table.findall("tbody")) > 1):
                    yield "a row of a grid without its lead"
                rows = rows[-1:]
            elif any([cell.get("scope") for cell in row.findall("th")] != ["row"] for row in rows):
                yield "a row without its head"
            if any(len(row) != len(head) for row in rows):
                yield "a row as long as no other"


def check_ground(root):
    if not root.get("lang"):
        yield "no language"
    if not "".join(root.find("head/title").itertext()).strip():
        yield "no title"
    for element in root.iter():
        if element.tag in ("h1", "h2", "h3", "h4", "li", "th", "dt") and not "".join(element.itertext()).strip() \
                and not element.findall(".//i"):
            yield f"an empty <{element.tag}>"


def check(path):
    with open(path, encoding="utf-8", newline="") as file:
        text = file.read()
    tags = Tags()
    tags.feed(text)
    tags.close()
    wrong = tags.wrong + [f"<{tag}> stays open" for tag in tags.open]
    wrong += [f"{word} in the styles" for word in ("url(", "@import", "expression", "<") if word in tags.styles]
    if not text.startswith("<!DOCTYPE html>\n"):
        wrong.append("no doctype")
    wrong += [f"a character {ord(c):04x}" for c in text
              if (ord(c) < 32 and c != "\n") or 127 <= ord(c) < 160 or 0x202a <= ord(c) <= 0x202e or 0x2066 <= ord(c) <= 0x2069]
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        return wrong + [str(error)]
    for rule in (check_headings, check_tables, check_ground):
        wrong += rule(root)
    return wrong


def say(path, tag):
    root = ElementTree.parse(path).getroot()
    for element in root.find("body").iter(*([tag] if tag else [])):
        if tag or (element.text or "").strip():
            print(" ".join("".join(element.itertext()).split()))


def main():
    if sys.argv[1] == "text":
        say(sys.argv[2], sys.argv[3] if len(sys.argv) > 3 else None)
        return 0
    wrong = check(sys.argv[2])
    for fault in dict.fromkeys(wrong):
        print(fault.encode("ascii", "backslashreplace").decode())
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
