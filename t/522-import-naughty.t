#!/usr/bin/env python3
"""Tables that nobody would write: the Big List of Naughty Strings in every place of a table, and bytes
at random. What comes in is text and nothing else, what does not is told in plain lines, and the
program never ends in any other way.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import csv
import io
import os
import random
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
ROUNDS = 2000 if os.environ.get("RUNDE_TEST_ALL") else 150

os.environ.update(LC_ALL="C.UTF-8", LANGUAGE="en", TZ="UTC")
os.environ.setdefault("RUNDE_DATADIR", os.path.join(TOP, "data"))

WORKSHOP = """id,kind,title,prompt,minutes,options,max,sheet,by_group
n,workshop,Naughty,,60,,,,
zi,group,Citizens,,,,,,
self,group,Self-check,,,official,,,
level,scale,Level,How?,5,no=0|a bit=1|yes=4,,a,
say,words,Words,Which?,5,,9,a,
some,multi,Some,Which?,5,A|B|C,2,a,
guess,number,Guess,How many?,5,,,a,
"""
count = 0


def ok(wrong, name):
    global count
    count += 1
    print("not ok" if wrong else "ok", count, "-", name, flush=True)
    for reason in list(wrong)[:10]:
        print("#", str(reason).encode("ascii", "backslashreplace").decode(), flush=True)


def stored(text):
    """What may be kept of a text: NFC, no control characters, white space as single cells."""
    text = "".join(" " if c in "\t\u2028\u2029" else c for c in text)
    text = "".join(c for c in text if unicodedata.category(c) != "Cc")
    return unicodedata.normalize("NFC", text).strip()


def blank(text):
    """Nothing to see: white space of any width, and the marks that stand for none."""
    return not stored(text).strip("\u200b\ufeff" + "".join(map(chr, range(0x2000, 0x200b))) + " \u00a0\u1680\u202f\u205f\u3000")


def plain(lines):
    """What of a message would do something else to a terminal than print."""
    return [line for line in lines.splitlines() if any(
        unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") or c in "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
        "\u2066\u2067\u2068\u2069" for c in line)]


def table(rows, delimiter=","):
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode()


class Session:
    def __init__(self, work):
        self.work = work
        self.path = os.path.join(work, "n.runde")
        with open(os.path.join(work, "n.csv"), "w", encoding="utf-8") as file:
            file.write(WORKSHOP)
        self.renew()

    def renew(self):
        if os.path.exists(self.path):
            os.unlink(self.path)
        subprocess.run([RUNDE, "new", os.path.join(self.work, "n.csv"), self.path], check=True)

    def ask(self, sql):
        db = sqlite3.connect(self.path)
        rows = db.execute(sql).fetchall()
        db.close()
        return rows

    def content(self):
        db = sqlite3.connect(self.path)
        lines = list(db.iterdump())
        db.close()
        return lines

    def take_in(self, content, *options):
        done = subprocess.run([RUNDE, "import", *options, self.path, "ballots", "-"], input=content, capture_output=True)
        return done.returncode, done.stdout.decode(), done.stderr.decode()


def strings(session, naughty):
    session.renew()
    words = [text for text in naughty if not re.search("[,;]", text) and not blank(text) and stored(text) not in ("-", "–", "—", "−")
             and len(stored(text).encode()) <= 64]
    status, out, err = session.take_in(table([["say"]] + [[text] for text in words]), "--group", "none")
    kept = sorted(text for (text,) in session.ask("SELECT text FROM vote WHERE text IS NOT NULL"))
    ok([f"{status} {err[:300]}"] if status or len(words) < 300 else [], f"{len(words)} words that nobody would say")
    ok(set(kept) ^ {stored(re.sub(r"^'('*[=+\-@\t\r])", r"\1", text)) for text in words}, "are kept as they are")

    session.renew()
    reasons = [text for text in naughty if not blank(text)]
    wrong = []
    for number in range(0, len(reasons), 97):
        session.renew()
        status, out, err = session.take_in(table([["question_id", "answer", "reason"], ["level", "1", reasons[number]]], ";"))
        if status or session.ask("SELECT reason FROM official")[0][0] not in (stored(reasons[number]), stored(reasons[number])[1:]):
            wrong.append((reasons[number], status, err))
    ok(wrong, "and so are reasons")

    before = session.content()
    wrong = []
    for place, rows in (("a column", lambda text: [[text], ["1"]]), ("a group", lambda text: [["group_id", "level"], [text, "1"]]),
                        ("an answer", lambda text: [["level"], [text]]), ("a number", lambda text: [["guess"], [text]]),
                        ("a box", lambda text: [["some.1"], [text]]),
                        ("a question", lambda text: [["question_id", "answer"], [text, "1"]])):
        cells = [text for text in naughty if not blank(text) and stored(text) not in ("none", "0", "1", "-", "–", "—", "−", "no", "No", "NO", "true", "True",
                                                                  "TRUE", "false", "False", "FALSE", "yes")]
        for text in random.sample(cells, 25):
            status, out, err = session.take_in(table(rows(text)))
            if (status not in (0, 65) or (status == 0) != bool(out) or plain(out) or plain(err)
                    or (status == 65 and not err.startswith("-:"))):
                wrong.append((place, text, status, out, err))
            if status == 0:
                if place not in ("a number", "an answer"):
                    wrong.append((place, text, "came in", out))
                session.renew()
                before = session.content()
    ok(wrong, "as names and answers they are refused in plain lines")
    ok([] if session.content() == before else ["the file has changed"], "and nothing comes of it")

    wrong = []
    for text in random.sample([text for text in naughty if not text.startswith("--") and not blank(text)], 25):
        status, out, err = session.take_in(table([["level"], ["1"]]), "--group", text)
        if status != 64 or plain(err):
            wrong.append((text, status, out, err))
    ok(wrong, "nor are they groups")


def mangled(good):
    """A good table with some bytes of another kind."""
    content = bytearray(good)
    for _ in range(random.choice([1, 1, 1, 1, 2, 3, 10])):
        at = random.randrange(len(content) + 1)
        piece = random.choice([bytes([random.randrange(256)]), b'"', b",", b";", b"\r", b"\n", b"\0", b"\xff", b"\xe2\x80\xae", b"-", b"1.000",
                               b"'", b".", b"level", b"\xef\xbb\xbf", os.urandom(9)])
        if random.random() < 0.5:
            content[at:at] = piece
        else:
            content[at:at + len(piece)] = piece if random.random() < 0.5 else b""
    return bytes(content)


def noise(session):
    good = [
        (table([["group_id", "level", "say", "some.1", "some.3", "guess"], ["zi", "yes", "a, b", "x", "", "12,5"],
                ["", "-", "", "-", "", "7"], ["none", "a bit (1)", "c", "0", "1", "-"]]), ()),
        (table([["level", "say"], ["yes", "rather long words, and more of them, but no sense at all"],
                ["", "'=1+1, 'and this"]]), ("--group", "zi")),
        (table([["question_id", "answer", "reason"], ["level", "4", "because it is as it is"], ["some", "", ""],
                ["some.2", "x", "since we said so"]], ";"), ()),
        (table([["level", "level.reason", "guess"], ["1", "so it is written here", "3"]]), ("--group", "self")),
    ]
    others = [("--group", "self"), ("--group", "none", "--mode", "paper"), ("--mode", "official")]
    random.seed(20261119)
    session.renew()
    before, wrong, taken, refused = session.content(), [], 0, 0
    for number in range(ROUNDS):
        content, chosen = random.choice(good)
        content = os.urandom(random.randrange(400)) if number % 10 == 0 else mangled(content)
        chosen = random.choice(others) if number % 10 == 5 else chosen
        status, out, err = session.take_in(content, *chosen)
        if status == 0:
            taken += 1
            if not out or err or session.content() == before:
                wrong.append((content, chosen, status, out, err))
            session.renew()
            before = session.content()
        else:
            refused += 1
            if status not in (64, 65) or out or not err or plain(err):
                wrong.append((content, chosen, status, out, err))
            if session.content() != before:
                wrong.append((content, chosen, "changed something"))
                before = session.content()
    ok(wrong, f"{ROUNDS} tables of noise: {taken} come in whole, {refused} not at all")
    ok([] if taken > ROUNDS / 10 and refused > ROUNDS / 5 else [(taken, refused)], "some of each")


def main():
    source = os.path.join(SHARED, "text/blns.txt")
    if not os.path.exists(source):
        print("1..0 # SKIP the naughty strings are not here")
        return 0
    with open(source, encoding="utf-8", newline="\n") as file:
        naughty = [line for line in file.read().split("\n") if line and not line.startswith("#")]
    work = tempfile.mkdtemp()
    random.seed(7)
    print("1..8", flush=True)
    session = Session(work)
    strings(session, naughty)
    noise(session)
    shutil.rmtree(work)
    return 0


if __name__ == "__main__":
    sys.exit(main())
