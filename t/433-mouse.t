#!/usr/bin/env python3
"""The mouse on the real screens, driven by scripts: a hint in the footer is its key, rows and cells are
chosen, the wheel scrolls; where the room votes in secret it does nothing, and clicks that hit nothing
change nothing.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from terminal import RUNDE, Tap  # noqa: E402

WORKSHOP = """id,kind,title,prompt,minutes,options,by_group,comments,theme,notes
small,workshop,Small evening,,60,,,,,
zi,group,Citizens,,,,,,,
ve,group,Administration,,,,,,,
hello,info,Hello,{long},5,,,,,{notes}
here,people,Here,Who is here?,5,,,,,
mood,scale,Mood,How are you?,5,bad|so-so|good,,,,
gap,scale,Gap,Do we listen?,5,no|perhaps|yes,yes,,Listening,
other,scale,Other,Do we talk?,5,no|perhaps|yes,yes,,Talking,
wall,resist,Wall,How hard is it?,5,paint it|leave it=status-quo,,,,
secret,choice,Secret,Who?,5,one|two,,,,
views,profile,Views,Where do we part?,10,,,,,
table,talk,Tables,What moves you?,15,,,,,
do,plan,Plan,Who does what?,10,,,,,
bye,info,Goodbye,Thank you,5,,,,,
""".format(long=" ".join(["Welcome to you all: this is a long text;"] * 60), notes=" ".join(["NOTE one two three."] * 80))


class Evening:
    """One session that a script on a pipe drives; every line is answered before the next is sent."""

    def __init__(self, work, pictures=1, size="80x24", before=()):
        self.work = work
        self.session = os.path.join(work, "evening.runde")
        if os.path.exists(self.session):
            os.unlink(self.session)
        subprocess.run([RUNDE, "new", os.path.join(work, "small.csv"), self.session, "--pictures", str(pictures)], check=True)
        self.start(size)
        for line in before:
            self(line)

    def start(self, size):
        self.ended = False
        self.process = subprocess.Popen([RUNDE, "run", self.session, "--script", "-", "--size", size, "--clock",
                                         "2026-11-19T17:00:00Z", "--seed", "1"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def __call__(self, line):
        self.process.stdin.write(line.encode() + b"\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline().decode().rstrip("\n")
        if answer != line:
            self.ended = self.process.wait() == 0
            if not self.ended:
                raise RuntimeError(f"{line!r} is not answered: {answer!r}")

    def screen(self):
        if self.ended:
            return []
        path = os.path.join(self.work, "screen")
        self(f"dump {path}")
        with open(path, encoding="utf-8") as file:
            return file.read().split("\n")[:-1]

    def place(self, text, nth=0):
        """Row and column of TEXT as people count."""
        found = [(row, line.index(text) + 1) for row, line in enumerate(self.screen(), 1) if text in line]
        if len(found) <= nth:
            raise RuntimeError("there is no " + text + " on\n" + "\n".join(self.screen()))
        return found[nth]

    def click(self, text, nth=0, times=1):
        row, column = self.place(text, nth)
        self("click " + " ".join([f"{row} {column}"] * times))

    def shows(self, text):
        return text in "\n".join(self.screen())

    def acts(self):
        """All that was done so far, and where the evening is."""
        db = sqlite3.connect(self.session)
        log = db.execute("SELECT * FROM log").fetchall()
        at = db.execute("SELECT * FROM stage").fetchall()
        names = [column[1] for column in db.execute("PRAGMA table_info(stage)")]
        db.close()
        return log, [value for row in at for name, value in zip(names, row) if not name.startswith("cell")]

    def words(self):
        """What kinds of acts, which are the same in two sessions."""
        db = sqlite3.connect(self.session)
        acts = db.execute("SELECT act FROM log ORDER BY seq").fetchall()
        db.close()
        return acts

    def end(self):
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()


def go(step):
    """To a step by the agenda."""
    return ["key g", "key Home", *["key Down"] * step, "key Enter", "key y"]


STARTED = ["key Space"]
COUNTED = ["key Space", "type 7", "key Tab", "type 2", "key Space", "key Space", "key Space"]
STATES = {
    "waiting": [],
    "the prompt": STARTED,
    "who is here": [*STARTED, *go(1)],
    "counting": [*STARTED, *go(2), "key Space", "type 7"],
    "counting by group": [*STARTED, *go(3), "key Space"],
    "counting by level": [*STARTED, *go(5), "key Space"],
    "a result": [*STARTED, *go(2), "key Space", "type 7", "key Enter", "type 2", "key Enter", "key Space", "key Space"],
    "a round of talk": [*STARTED, *go(8), "key Space"],
    "the views compared": [*STARTED, *go(3), *COUNTED, *go(4), *COUNTED, *go(7), "key Space"],
    "looking back": [*STARTED, *go(3), "key PgUp"],
    "the agenda": [*STARTED, "key g"],
    "comments": [*STARTED, *go(8), "key Space", "key c", "type one", "key Enter", "type two", "key Enter", "key Esc", "key Enter"],
    "a question": [*STARTED, "key q"],
    "a form": ["key e"],
    "the help": [*STARTED, "key ?"],
    "a line to type": [*STARTED, "key c"],
    "who is here, counted": [*STARTED, "key w"],
}
NAMES = {"Space:": "Space", "Space": "Space", "Enter": "Enter", "Esc": "Esc", "Tab": "Tab", "PgUp": "PgUp", "PgDn": "PgDn",
         "F1": "F1", "F10": "F10", "Ctrl-S": "C-s", "↑": "Up", "←": "←", "→": "Right", "Ctrl-↓": "C-Down", "Shift-Tab": "BTab"}


def hints(screen):
    """The hints of the footer: where each begins and ends, and its key."""
    found = []
    for match in re.finditer(r"\S+(?: \S+)*", screen[-1]):
        word = match.group().split(" ")[0]
        found.append((match.start() + 1, match.end(), NAMES.get(word, word)))
    return found


def footers(tap, work):
    for name, before in STATES.items():
        first = Evening(work, before=before)
        listed = hints(first.screen())
        first.end()
        wrong = []
        for start, end, key in listed:
            screens = []
            if key == "←":  # two keys in one
                continue
            for line in (f"click 24 {start}", f"click 24 {end}", f"key {key}"):
                evening = Evening(work, before=before)
                evening(line)
                screens.append((evening.screen(), evening.words()))
                evening.end()
            if screens[0] != screens[2] or screens[1] != screens[2]:
                wrong.append(f"{key}: " + "\n".join([*screens[0][0], *screens[2][0]]))
        tap.ok(len(listed) > 1 and not wrong, f"{name}: a click on each of {len(listed)} hints is its key", *wrong)


def lists(tap, work):
    evening = Evening(work, size="140x40", before=[*STARTED, *go(8)])
    before = evening.acts()
    evening.click("Plan")
    tap.ok(evening.shows("▸   10  Plan") or re.search(r"▸ +10 +Plan", "\n".join(evening.screen())),
           "a click on the agenda beside the picture opens it, with the step chosen", *evening.screen())
    evening.click("Gap")
    chosen = re.search(r"▸[ ✓]+ *4 +Gap", "\n".join(evening.screen()))
    evening.click("Gap")
    asked = evening.shows("Take the evening to step 4")
    tap.ok(chosen and asked and evening.acts() == before, "a row is chosen, then asked about, and nothing happened yet", *evening.screen())
    evening.click("Take the evening")
    evening.click("Gap")
    evening("click 1 1")
    tap.ok(evening.shows("Take the evening to step 4") and evening.acts() == before, "what is no answer is none", *evening.screen())
    evening.click("y yes")
    tap.ok(evening.shows("Step 4/11"), "a click on yes is yes", *evening.screen())
    evening.end()

    evening = Evening(work, pictures=2, before=STATES["comments"])
    evening.click("one")
    first = evening.shows("▸ ○ one") and evening.shows("Enter show")
    evening.click("one")
    tap.ok(first and evening.shows("● one"), "a second click on a comment shows it", *evening.screen())
    evening.click("two", times=2)
    tap.ok(evening.shows("○ two") and evening.shows("▸ ○ two"), "clicks at once are one", *evening.screen())
    evening.end()


def cells(tap, work):
    evening = Evening(work, before=STATES["counting"])
    evening.click("good")
    tap.ok(evening.shows("✓  1  bad") and re.search("▸ 3  good", "\n".join(evening.screen())) and "count" in str(evening.acts()),
           "a click on another answer saves the number and goes there", *evening.screen())
    evening("type 5")
    evening.click("Space: ")
    said = evening.shows("Space once more closes")
    evening("click 3 70")
    evening.click("Space: ")
    tap.ok(said and evening.shows("Voting is closed"), "the footer is back after what stood there, and saves it, too", *evening.screen())
    evening.click("Space: ")
    tap.ok(evening.shows(" 7") and evening.shows(" 5"), "both are there", *evening.screen())
    evening.end()

    evening = Evening(work, before=[*STATES["counting by group"], "type 4"])
    screen = evening.screen()
    marks = next(line for line in screen if "2  perhaps" in line)
    row = screen.index(marks) + 1
    evening(f"click {row} {marks.index('·', marks.index('perhaps')) + 1 + 4}")
    tap.ok(evening.shows("▸ Administration · 2  perhaps") and evening.shows("✓"), "a cell of the grid", *evening.screen())
    evening.end()

    evening = Evening(work, before=[*STATES["counting by level"], "type 4"])
    screen = evening.screen()
    line = next(line for line in screen if "paint it" in line)
    evening(f"click {screen.index(line) + 1} {[m.start() for m in re.finditer('[·▸✓]', line)][7] + 1}")
    tap.ok(evening.shows("resistance 7") and evening.shows("✓"), "a level of resistance", *evening.screen())
    evening.end()

    evening = Evening(work, pictures=2, before=[*STATES["counting by group"], "type 4"])
    screen = evening.screen()
    line = next(line for line in screen if "3  yes" in line)
    evening(f"click {screen.index(line) + 1} {line.rindex('·') + 1}")
    evening("type 9")
    evening("key Enter")
    tap.ok(re.search(r"3  yes .* 9\b", "\n".join(evening.screen())) and re.search(r"1  no +4 ", "\n".join(evening.screen())),
           "a cell at the desk", *evening.screen())
    evening.end()

    evening = Evening(work, before=STATES["who is here, counted"])
    evening("type 12")
    evening.click("Administration", nth=-1)
    evening("type 3")
    evening.click("Esc done")
    tap.ok("present" in str(evening.acts()) and evening.acts()[0] and not evening.shows("Esc done"), "who is here", *evening.screen())
    evening.end()


def fields(tap, work):
    evening = Evening(work, before=STATES["a form"])
    screen = evening.screen()
    second = next(line for line in screen[3:] if line.strip() and "▸" not in line)
    evening(f"click {screen.index(second) + 1} 5")
    screen = evening.screen()
    tap.ok(next(line for line in screen if line.startswith("▸")).strip("▸ ").split()[0] == second.split()[0], "a field of a form", *screen)
    evening.end()
    evening = Evening(work, before=[*STARTED, "key i", "key y"])
    text = "\n".join(evening.screen())
    evening("click %d %d" % evening.place("›"))
    changed = "\n".join(evening.screen())
    evening("click %d %d" % evening.place("‹"))
    back = "\n".join(evening.screen())
    tap.ok(text != changed and back.replace("▸", " ") == text.replace("▸", " "), "the answers to choose from in a form", text, changed, back)
    evening.end()


def views(tap, work):
    evening = Evening(work, before=STATES["the views compared"])
    evening.click("Talking")
    other = evening.shows("▸ Talking")
    evening.click("Listening")
    first = evening.shows("▸ Listening")
    evening.click("Listening")
    tap.ok(other and first and evening.shows("Gap ") and evening.shows("Esc back"), "a theme, and its statements", *evening.screen())
    evening.end()


def wheel(tap, work):
    evening = Evening(work, before=STARTED)
    first = evening.screen()
    evening("wheel down")
    second = evening.screen()
    evening("wheel up")
    tap.ok(first != second and evening.screen() == first and evening.shows("page 1 of"), "the wheel turns the pages of the wall", *first, *second)
    evening("wheel up")
    tap.ok(evening.screen() == first, "and stops at the first")
    evening.click("turn pages")
    there = evening.shows("page 2 of")
    evening.click("← →")
    tap.ok(there and evening.screen() == first, "the hint for both arrows is each of them", *evening.screen())
    evening("key ?")
    first = evening.screen()
    evening("wheel down")
    second = evening.screen()
    evening("wheel up")
    tap.ok(first != second and second[2] == first[5] and evening.screen() == first, "scrolls the help", *second)
    evening("key Esc")
    evening("key g")
    evening("wheel down")
    tap.ok(re.search("▸ +2 +Here", "\n".join(evening.screen())), "and moves in a list", *evening.screen())
    evening.end()
    evening = Evening(work, pictures=2, before=STARTED)
    evening("wheel down")
    tap.ok(evening.shows("lines 2–"), "at the desk it moves in the notes", *evening.screen())
    evening.click("n: more")
    tap.ok(evening.shows("lines 3–"), "as the hint there does", *evening.screen())
    evening.end()


def nothing(tap, work):
    evening = Evening(work, before=[*STARTED, *go(6), "key k", "key Space", "key 1"])
    before, acts = evening.screen(), evening.acts()
    for row in range(1, 25):
        for column in range(1, 81, 3):
            evening(f"click {row} {column}")
    evening("wheel down")
    evening("wheel up")
    tap.ok(evening.screen() == before and evening.acts() == acts and evening.shows("Secret voting"), "in secret voting it does nothing",
           *evening.screen())
    evening.end()

    evening = Evening(work, before=[*STARTED])
    wall = evening.screen()
    acts = evening.acts()
    evening("key b")
    blank = evening.screen()
    evening("wheel down")
    still = evening.screen()
    evening("click 24 3")
    tap.ok(not "".join(blank).strip() and still == blank and evening.screen() == wall and evening.acts() == acts,
           "a click only brings a blank wall back", *evening.screen())
    evening("click 24 3 24 3")
    tap.ok(evening.shows("Step 2/11"), "going on by two clicks at once is one step", *evening.screen())
    evening("resize 60x20")
    acts = evening.acts()
    evening("click 20 3")
    evening("wheel down")
    tap.ok(evening.acts() == acts, "on a screen that is too small it does nothing")
    evening("resize 80x24")
    evening.end()


def at_random(tap, work):
    """Anywhere but on the last row, which has the keys."""
    for name in ("waiting", "the prompt", "who is here", "counting by group", "counting by level", "a result", "a round of talk", "a question",
                 "a form", "the help", "a line to type", "the agenda", "looking back"):
        for size, pictures in (("80x24", 1), ("140x40", 1), ("120x40", 2)):
            dice = random.Random(f"{name} {size}")
            columns, rows = (int(n) for n in size.split("x"))
            before = [line for line in STATES[name] if line != "type 7"]
            evening = Evening(work, pictures=pictures, size=size, before=before)
            acts, clicked = evening.acts(), []
            for _ in range(150):
                place = f"{dice.randint(1, rows - 1)} {dice.randint(1, columns)}"
                clicked.append(place)
                evening(f"click {place}")
                if evening.acts() != acts:
                    break
            if evening.acts() != acts:
                tap.ok(False, f"{name}, {size}: clicks change nothing", clicked, evening.acts(), *evening.screen())
                evening.end()
                return
            evening.end()
    tap.ok(True, "clicks anywhere but on the keys change nothing of the evening")


def wrong_lines(tap, work):
    wrong = []
    for line, said in (("click 3", "3:"), ("click 0 1", "0 1:"), ("click a b", "a b:"), ("click 1 2 3", "1 2 3:"), ("wheel left", "left:")):
        evening = Evening(work)
        evening.end()
        done = subprocess.run([RUNDE, "run", evening.session, "--script", "-"], input=line.encode(), capture_output=True)
        if done.returncode != 65 or said not in done.stderr.decode():
            wrong.append(f"{line}: {done.returncode}: {done.stderr.decode()}")
    tap.ok(not wrong, "lines of a script that mean nothing", *wrong)


def main():
    work = os.path.realpath(tempfile.mkdtemp())
    os.environ.update(HOME=work, XDG_DATA_HOME=os.path.join(work, "data"), TMPDIR=work)
    with open(os.path.join(work, "small.csv"), "w", encoding="utf-8") as file:
        file.write(WORKSHOP)
    tap = Tap(len(STATES) + 29)
    try:
        for part in (footers, lists, cells, fields, views, wheel, nothing, at_random, wrong_lines):
            part(tap, work)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
