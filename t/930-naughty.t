#!/usr/bin/env python3
"""The Big List of Naughty Strings as comments: seen on the screen, in the file and in the CSV, as
text and nothing else.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import csv
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(HERE)
RUNDE = os.environ.get("RUNDE", os.path.join(TOP, "runde"))
SHARED = os.environ.get("RUNDE_SHARED_DATA", os.path.join(TOP, "../shared/data"))
WORKSHOP = os.path.join(TOP, "data/workshops/selbstcheck-workshop.csv")

os.environ.update(LC_ALL="C.UTF-8", LANGUAGE="en", TZ="UTC", TERM="xterm-256color")
os.environ.setdefault("RUNDE_DATADIR", os.path.join(TOP, "data"))
for name in ("NO_COLOR", "LINES", "COLUMNS"):
    os.environ.pop(name, None)
count = 0


def ok(wrong, name):
    global count
    count += 1
    print("not ok" if wrong else "ok", count, "-", name, flush=True)
    for reason in wrong[:10]:
        print("#", reason.encode("ascii", "backslashreplace").decode(), flush=True)


def stored(text):
    """What may be kept of a text: NFC, no control characters, white space as single cells."""
    text = "".join(" " if c in "\t\u2028\u2029" else c for c in text)
    text = "".join(c for c in text if unicodedata.category(c) != "Cc")
    return unicodedata.normalize("NFC", text).strip()


def blank(text):
    """Nothing to see: white space of any width, and the marks that stand for none."""
    return not stored(text).strip("\u200b\ufeff\u2028\u2029" + "".join(map(chr, range(0x2000, 0x200b))) + " \u00a0\u1680\u202f\u205f\u3000")


def unguarded(text):
    """Takes the guard off that keeps a spreadsheet from calculating."""
    return re.sub(r"(^|\n)'('*[=+\-@\t\r])", r"\1\2", text)


def evening(work, naughty):
    """Notes every text at the step for cards, which shows comments at once; dumps after each."""
    session, script = os.path.join(work, "naughty.runde"), os.path.join(work, "script")
    lines = ["wait 2", "key Space", "key g", "key End", "key Up", "key Up", "key Up", "key Up", "key Enter", "key Enter",
             "wait 2", "key Space", "key c"]
    for number, text in enumerate(naughty):
        escaped = text.replace("\\", "\\\\")
        lines += [f"paste {escaped}", "key Enter", f"dump {work}/screen-{number:03}"]
    lines.append("key Esc")
    with open(script, "w", encoding="utf-8", newline="\n") as file:
        file.write("\n".join(lines) + "\n")
    subprocess.run([RUNDE, "new", WORKSHOP, session], check=True, stdout=subprocess.DEVNULL)
    subprocess.run([RUNDE, "run", session, "--script", script, "--size", "80x24", "--clock", "2026-03-12T17:00:00Z",
                    "--seed", "9"], check=True, stdout=subprocess.DEVNULL)
    return session


def main():
    source = os.path.join(SHARED, "text/blns.txt")
    if not os.path.exists(source):
        print("1..0 # SKIP the naughty strings are not here")
        return 0
    with open(source, encoding="utf-8", newline="\n") as file:
        naughty = [line for line in file.read().split("\n") if line and not line.startswith("#") and not blank(line)]
    work = tempfile.mkdtemp()
    session = evening(work, naughty)
    print("1..6", flush=True)

    db = sqlite3.connect(session)
    kept = [row[0] for row in db.execute("SELECT text FROM comment ORDER BY comment_no")]
    steps = {row[0] for row in db.execute("SELECT DISTINCT step_id FROM comment")}
    db.close()
    ok([] if len(kept) == len(naughty) > 400 and steps == {"ideen"} else [f"{len(kept)} of {len(naughty)} in {steps}"],
       f"{len(naughty)} comments are noted")
    ok([f"{a!r} became {b!r}" for a, b in zip(naughty, kept) if stored(a) != b], "the file holds them as they were")

    wrong, unseen = [], []
    for number, text in enumerate(kept):
        with open(f"{work}/screen-{number:03}", encoding="utf-8") as file:
            screen = file.read()
        if len(screen.split("\n")) != 25:
            wrong.append(f"{text!r}: {len(screen.split(chr(10)))} lines")
        wrong += [f"{text!r}: {c!r}" for c in screen if c != "\n" and (
            unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") or c in "\u061c\u200e\u200f")]
        if text.isascii() and text.isprintable() and len(text) < 60 and " ".join(text.split()) not in " ".join(screen.split()):
            unseen.append(text)
    ok(wrong, "nothing on the screens but text")
    ok(unseen, "and what is plain is seen as it is")

    folder = os.path.join(work, "csv")
    subprocess.run([RUNDE, "export", session, "-o", folder, "--for", "archive"], check=True, capture_output=True)
    with open(os.path.join(folder, "comments.csv"), encoding="utf-8", newline="") as file:
        cells = [row["text"] for row in csv.DictReader(file)]
    ok([f"{a!r}" for a in set(kept) ^ {unguarded(c) for c in cells}], "the CSV holds the same")
    ok([c for c in cells if c[0] in "=+-@\t\r"], "and no cell that a spreadsheet would calculate")
    shutil.rmtree(work)
    return 0


if __name__ == "__main__":
    sys.exit(main())
