#!/usr/bin/env python3
"""The Big List of Naughty Strings as a workshop: on paper it is text and nothing else.

What HTML says is told by Python's parsers, what Markdown says by cmark-gfm.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import csv
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as ElementTree
from html.parser import HTMLParser

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(HERE)
RUNDE = os.environ.get("RUNDE", os.path.join(TOP, "runde"))
SHARED = os.environ.get("RUNDE_SHARED_DATA", os.path.join(TOP, "../shared/data"))
MARKUP = ["1. one", "12) twelve", "- dash", "+ plus", "* star", "=== line", "--- line", "> quote", "| a | b |", "`code`",
          "~~~", "# head #", "&amp; &lt; &#60; &copy", "[a](b)", "![a](b)", "<b>x</b>", "http://example.org/",
          "www.example.org", ":smile:", "$x^2$", "ends in \\", "a_b_c __d__", "**bold**", "~~gone~~", "&", "a &",
          "***", "___", "<!-- no -->", "[^1]: note", "[a]: http://x.org", "]]>", "</style></script>", "' onclick='x",
          "a\n===", "a\n---", "a\n    code", "a\n- b\nc", "a\n\nb", "{#id .class}", "\\<b\\>", "a  \nb"]
TAGS = {"h1", "h2", "h3", "h4", "p", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "blockquote",
        "strong", "br", "hr"}

os.environ.update(LC_ALL="C.UTF-8", LANGUAGE="en", TZ="UTC")
os.environ.setdefault("RUNDE_DATADIR", os.path.join(TOP, "data"))
count = 0


def ok(wrong, name):
    global count
    count += 1
    print("not ok" if wrong else "ok", count, "-", name, flush=True)
    for reason in wrong[:10]:
        print("#", reason.encode("ascii", "backslashreplace").decode(), flush=True)


def skip(name, reason):
    global count
    count += 1
    print("ok", count, "-", name, "# SKIP", reason, flush=True)


def clean(text):
    """What may be kept of a text in a cell: NFC, no control characters."""
    text = "".join(" " if c in "\t\u2028\u2029" else c for c in text)
    return unicodedata.normalize("NFC", "".join(c for c in text if unicodedata.category(c) != "Cc" or c == "\n"))


def seen(text):
    """What is printed of it; white space is not compared."""
    text = re.sub("[\u202a-\u202e\u2066-\u2069\ufeff]", "", clean(text))
    return "".join("\ufffd" if (ord(c) & 0xfffe) == 0xfffe or 0xfdd0 <= ord(c) <= 0xfdef else c for c in text)


def bare(text):
    """Without white space and the marks that a list, a break or a box is printed with."""
    return re.sub(r"[\s·•▪●–—*☐-]", "", text)


def blank(text):
    return not re.sub("[\u200b\ufeff\u00ad\u180e]", "", clean(text)).strip()


def make(path, naughty):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "kind", "title", "prompt", "options", "notes", "sheet"])
        writer.writerow(["naughty", "workshop", naughty[0].replace("\n", " "), "", "", "\n".join(naughty), ""])
        for number, text in enumerate(naughty):
            line = text.replace("\n", " ")
            option = re.sub(r"([|=])", r"\\\1", line)
            writer.writerow([f"s{number}", "choice", line, text, f"x{option}.|y", text, "one"])


class Flat(HTMLParser):
    """The elements that cmark-gfm makes, each with its text."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.tags, self.texts, self.open, self.other = set(), [], [], []

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        self.other += [name for name, _ in attributes if name not in ("start", "align")]
        self.open.append([tag, ""])

    def handle_startendtag(self, tag, attributes):
        self.tags.add(tag)

    def handle_endtag(self, tag):
        while self.open:
            name, text = self.open.pop()
            self.texts.append((name, text))
            if self.open:
                self.open[-1][1] += text
            if name == tag:
                break

    def handle_data(self, data):
        if self.open:
            self.open[-1][1] += data

    def handle_comment(self, data):
        self.other.append("a comment")


def of_markdown(path):
    html = subprocess.run(["cmark-gfm", "--unsafe", "-e", "table", "-e", "strikethrough", "-e", "autolink", "-e", "tasklist",
                           path], check=True, capture_output=True).stdout.decode("utf-8")
    flat = Flat()
    flat.feed(html)
    flat.close()
    return flat


def of_html(path):
    flat = Flat()
    for element in ElementTree.parse(path).getroot().find("body").iter():
        flat.texts.append((element.tag, "".join(element.itertext())))
    return flat


def missing(texts, tag, wanted):
    """Those of WANTED that no element TAG says."""
    there = {bare(text) for name, text in texts if name == tag}
    return [f"{text!r}" for text in wanted if bare(text) not in there]


def look(texts, naughty, reader):
    lines = [seen(text) for text in naughty]
    wrong = missing(texts, "h3", [f"{number}. {line}" for number, line in enumerate(lines, 1)])
    wrong += missing(texts, "li", [f"1 x{line}." for line in lines])
    if reader == "facilitator":
        wrong += missing(texts, "blockquote", lines)
    return wrong


def main():
    source = os.path.join(SHARED, "text/blns.txt")
    if not os.path.exists(source):
        print("1..0 # SKIP the naughty strings are not here")
        return 0
    with open(source, encoding="utf-8", newline="\n") as file:
        naughty = [line for line in file.read().split("\n") if line and not line.startswith("#")]
    naughty = [text for text in naughty + MARKUP if not blank(text)]
    work = tempfile.mkdtemp()
    workshop = os.path.join(work, "naughty.csv")
    make(workshop, naughty)
    print("1..13", flush=True)
    ok([] if len(naughty) > 500 else [f"{len(naughty)}"], "there are naughty strings")
    for reader in ("facilitator", "participants"):
        for form in ("html", "md"):
            path, name = os.path.join(work, f"{reader}.{form}"), f"{reader}, {form}"
            made = subprocess.run([RUNDE, "sheet", workshop, "--for", reader, "--format", form, "-o", path],
                                  capture_output=True)
            ok([made.stderr.decode()] if made.returncode else [], f"{name}: it is made")
            if form == "html":
                checked = subprocess.run([sys.executable, os.path.join(HERE, "paper.py"), "html", path], capture_output=True)
                ok(checked.stdout.decode().splitlines(), f"{name}: it is sound")
                ok(look(of_html(path).texts, naughty, reader), f"{name}: and says what it should")
            elif shutil.which("cmark-gfm"):
                flat = of_markdown(path)
                ok(sorted(flat.tags - TAGS) + flat.other, f"{name}: nothing of it is markup")
                ok(look(flat.texts, naughty, reader), f"{name}: and it says what it should")
            else:
                skip(f"{name}: nothing of it is markup", "cmark-gfm is not installed")
                skip(f"{name}: and it says what it should", "cmark-gfm is not installed")
    shutil.rmtree(work)
    return 0


if __name__ == "__main__":
    sys.exit(main())
