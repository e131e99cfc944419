#!/usr/bin/env python3
"""Import beside a running evening: the program that has the session open sees by itself what another
one took in, goes on with it and takes it back.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from terminal import RUNDE, Tap, Tmux, eventually  # noqa: E402

WORKSHOP = """id,kind,title,prompt,minutes,options,sheet,by_group
abend,workshop,Ein Abend,,60,,,
zi,group,Bürger,,,,,
selbst,group,Selbstcheck,,,official,,
hallo,info,Willkommen,Guten Abend zusammen,5,,,
frage,scale,Frage,Wie gut sind wir?,15,schlecht|mittel|gut,blatt,
zweite,number,Zweite,Wie viele sind wir?,15,,blatt,
ende,info,Schluss,Das war alles,,,,
"""
OFFICIAL = "question_id;answer;reason\nfrage;gut (3);Wir finden uns gut\n"
SHEETS = "frage,zweite\n" + "mittel,7\n1,12\n-,3\n"
GO_ON = ("C-l", "Space")  # another key in between, else two within 0.4 s are one


def take_in(work, table, *options, status=0, kind="ballots"):
    path = os.path.join(work, "table.csv")
    with open(path, "w", encoding="utf-8") as file:
        file.write(table)
    done = subprocess.run([RUNDE, "import", *options, os.path.join(work, "abend.runde"), kind, path],
                          capture_output=True, encoding="utf-8")
    return done.stdout if done.returncode == status else f"{done.returncode}: {done.stderr}"


def ask(work, sql):
    db = sqlite3.connect(os.path.join(work, "abend.runde"))
    rows = db.execute(sql).fetchall()
    db.close()
    return rows


def take_back(tmux, wanted):
    """Until the run has seen what was taken in, it asks to try again."""
    while True:
        tmux.keys("desk", "u")
        seen = tmux.shows("desk", f"{wanted}|please try again")
        if not seen or "please try again" not in tmux.screen("desk"):
            return tmux.shows("desk", wanted)
        tmux.keys("desk", "C-l")
        eventually(lambda: "please try again" not in tmux.screen("desk"))


def evening(tap, tmux, work):
    tmux.open("desk", f"{RUNDE} run abend.runde")
    tap.ok(tmux.shows("desk", "Space: start the evening"), "a session is open", tmux.screen("desk"))
    tmux.keys("desk", *GO_ON)
    tmux.shows("desk", "Guten Abend zusammen")

    told = take_in(work, OFFICIAL)
    tap.ok(told == "1 official answer of “Selbstcheck”; 1 question without an answer: zweite\n",
           "another program takes an institution's answers in", told)
    told = take_in(work, SHEETS)
    tap.ok(told.startswith("3 paper sheets with 6 ballots: frage 3, zweite 3\n2 questions were opened"),
           "and sheets of paper", told)
    tap.ok(take_back(tmux, "Taken back: import of paper sheets \\(3\\)"), "the run takes these back",
           tmux.screen("desk"))
    tap.ok(ask(work, "SELECT count(*) FROM round") == [(0,)], "all of them, and closes what was opened for them")
    tmux.keys("desk", "u")
    tap.ok(tmux.shows("desk", "Taken back: official answers"), "and then the answers", tmux.screen("desk"))
    tmux.keys("desk", "U")
    tap.ok(tmux.shows("desk", "Repeated: official answers"), "which it can repeat", tmux.screen("desk"))

    tmux.keys("desk", *GO_ON)
    tmux.shows("desk", "Wie gut sind wir")
    before = tmux.settled("desk")
    told = take_in(work, SHEETS)
    changed = eventually(lambda: tmux.screen("desk") != before)
    tap.ok(changed and "Space: close" in tmux.settled("desk"),
           "the question on the screen is open without a key, once its sheets are there", told, tmux.screen("desk"))
    told = take_in(work, "frage\n3\n3\n3\n")
    tap.ok(told == "3 paper sheets with 3 ballots: frage 3\n", "more of them go into the same round", told)
    tmux.keys("desk", *GO_ON)
    tap.ok(tmux.shows("desk", "Space: show"), "the run closes it", tmux.screen("desk"))
    told = take_in(work, "frage\n3\n", status=65)
    tap.ok(told == "", "then it takes no more", told)
    tmux.keys("desk", *GO_ON)
    tap.ok(tmux.shows("desk", r"gut +█+[^\n]* 3\b"), "and shows what the sheets say", tmux.screen("desk"))
    tmux.keys("desk", *GO_ON)
    tap.ok(ask(work, "SELECT state, count(*) FROM round JOIN vote USING (round_key) WHERE entry_mode = 'paper'"
                     " GROUP BY question_id ORDER BY question_id") == [("revealed", 6), ("closed", 3)],
           "every ballot is there", ask(work, "SELECT * FROM vote"))
    tap.ok(ask(work, "SELECT count(*) FROM vote WHERE entry_mode = 'official'") == [(1,)], "and the institution's answer")

    told = take_in(work, "group_id,present\nzi,17\n", kind="people")
    tap.ok(told == "17 people are here: Bürger 17\n", "how many are here comes in meanwhile", told)
    told = take_in(work, "text\nEin Beitrag von nebenan\n", "--step", "frage", kind="comments")
    tap.ok(told == "1 comment\n", "and a comment", told)
    tap.ok(take_back(tmux, "Taken back: import of comments \\(1\\)"), "which the run takes back", tmux.screen("desk"))
    tap.ok(ask(work, "SELECT count(*) FROM comment") == [(0,)], "and nothing of it is left")
    tap.ok(take_back(tmux, "Taken back: import of who is here"), "before the other", tmux.screen("desk"))


def main():
    if not shutil.which("tmux"):
        print("1..0 # SKIP tmux is not here")
        return 0
    work = os.path.realpath(tempfile.mkdtemp())
    os.environ.update(HOME=work, XDG_DATA_HOME=os.path.join(work, "data"), TMPDIR=work)
    workshop = os.path.join(work, "abend.csv")
    with open(workshop, "w", encoding="utf-8") as file:
        file.write(WORKSHOP)
    subprocess.run([RUNDE, "new", workshop, os.path.join(work, "abend.runde")], check=True)
    tap = Tap(19)
    tmux = Tmux(work)
    try:
        evening(tap, tmux, work)
    finally:
        tmux.end()
        shutil.rmtree(work, ignore_errors=True)
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
