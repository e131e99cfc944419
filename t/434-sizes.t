#!/usr/bin/env python3
"""Every view and dialogue at every size: nothing is drawn outside, what is too small says so as well as it
fits, and back at the first size everything is as it was.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from terminal import RUNDE, TOP, Tap  # noqa: E402

CHANCE = random.Random(434)
SIZES = [(1, 1), (1, 5), (2, 2), (20, 5), (79, 24), (80, 23), (80, 24), (81, 25), (110, 30), (111, 24), (80, 120),
         (200, 60), (400, 24), (400, 120)]
SIZES += [(CHANCE.randint(1, 400), CHANCE.randint(1, 120)) for _ in range(6)]
SIZES += [(CHANCE.randint(80, 400), CHANCE.randint(24, 120)) for _ in range(6)]
LEAST = (80, 24)
SENTENCE = "This window has {}×{} characters. runde needs 80×24: make it larger or its text smaller. Nothing is lost."

# A view's name, the keys that lead to it, those that lead away, and what its last line says. `wait 1`: the next
# Space is a second one.
EVENING = [
    ("waiting", "", "", "start the evening"),
    ("projector test", "key p", "key p", "t theme"),
    ("details", "key e", "key Esc", "all done"),
    ("information", "key Space", "", "on to .Da"),
    ("people in a dialogue", "key w\ntype 7", "key Esc", "Esc done"),
    ("people are counted", "wait 1\nkey Space\ntype 12\nkey Down", "", "on to .Frage"),
    ("prompt", "wait 1\nkey Space", "", "open voting"),
    ("hands are counted", "wait 1\nkey Space\ntype 3\nkey Down\ntype 4\nkey Down", "", "close voting"),
    ("a comment", "key c\ntype t7 something that is said at a table, and that is longer than a line of the screen is",
     "key Enter\nkey Enter", "Esc end"),
    ("leaving", "key q", "key n", "y yes"),
    ("closed", "key C-l\nkey Space\nwait 1\nkey Space", "", "show the result"),
    ("a result", "wait 1\nkey Space", "", "on to .Geheim"),
    ("help", "key ?", "key Esc", "Esc close"),
    ("agenda", "key g", "key Esc", "go there"),
    ("calm", "key d", "key Esc", "Space go on"),
    ("blank", "key b", "key x", "^$|The wall is blank"),
    ("an inserted step is asked for", "key i", "key y", "y yes|all done"),
    ("an inserted step", "", "key Esc", "all done"),
    ("a measure", "key m\ntype a bench", "key Esc", "all done"),
    ("to find", "key /", "key Esc\nkey Esc", "Enter done"),
    ("the desk is asked for", "key Tab", "key y", "y yes|Space"),
    ("desk", "", "key Tab", "Space"),
    ("secretly", "wait 1\nkey Space\nkey k", "", "Now secretly"),
    ("secret voting", "wait 1\nkey Space", "", "facilitator only"),
    ("a vote", "key 1", "key Enter", "facilitator only"),
    ("thanks for it", "", "key C-k", "Space|facilitator only"),
]
# From the end of an evening of every kind back to its beginning.
KINDS = [("the end", "", "", "Space")] + [(f"{n} steps before the end", "key PgUp", "", "back to") for n in range(1, 39)]
START = [("start screen", "", "", "t theme"), ("workshops to rehearse", "key End\nkey Enter", "", "Esc back"),
         ("details of a beginning", "key Enter", "key Esc", "all done")]


def columns_of(line):
    return sum(0 if unicodedata.combining(c) or c in "\u200b\u200d\ufe0f" else
               2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


def script_of(views):
    lines = []
    for number, (_, there, away, _) in enumerate(views):
        lines += [there] if there else []
        lines += ["dump first%d" % number]
        for columns, rows in SIZES:
            lines += [f"resize {columns}x{rows}", f"dump at{number}-{columns}x{rows}"]
        lines += ["resize 80x24", "dump last%d" % number]
        lines += [away] if away else []
    return "\n".join(lines) + "\n"


def faults_of(work, views, ascii_only):
    """What is wrong with what was drawn."""
    wrong = []

    def read(name):
        with open(os.path.join(work, name), encoding="utf-8") as file:
            return file.read()

    for number, (view, _, _, last_line) in enumerate(views):
        first = read(f"first{number}")
        if read(f"last{number}") != first:
            wrong += [f"{view}: another one when it is 80x24 again", first, read(f"last{number}")]
        if not re.search(last_line, first.splitlines()[-1]):
            wrong += [f"{view}: another view", first]
        for columns, rows in SIZES:
            screen = read(f"at{number}-{columns}x{rows}")
            lines = screen.split("\n")[:-1]
            at = f"{view} at {columns}x{rows}"
            if len(lines) != rows or max(map(columns_of, lines)) > columns:
                wrong += [f"{at}: {len(lines)} rows, {max(map(columns_of, lines))} columns", screen]
            if columns < LEAST[0] or rows < LEAST[1]:
                said = re.sub(r"\s", "", screen)
                whole = re.sub(r"\s", "", SENTENCE.format(columns, rows))
                if ascii_only:
                    whole = whole.replace("×", "x")
                if columns > 1 and (not said or not whole.startswith(said) or (columns >= 20 and rows >= 6 and said != whole)):
                    wrong += [f"{at}: does not say so", screen]
            elif view != "blank" and (not lines[-1].strip() or not lines[0].strip()):
                wrong += [f"{at}: no first or last line", screen]
            if ascii_only and re.search(r"[^\x00-\x7f\w\s\u0300-\u036f]", screen):
                wrong += [f"{at}: not in ASCII: " + " ".join(set(re.findall(r"[^\x00-\x7f\w\s\u0300-\u036f]", screen)))]
    return wrong


def sweep(tap, work, name, arguments, views, **variables):
    script = os.path.join(work, "script")
    with open(script, "w", encoding="utf-8") as file:
        file.write(script_of(views))
    done = subprocess.run([RUNDE, *arguments, "--script", script, "--size", "80x24", "--clock", "2026-11-19T17:00:00Z",
                           "--seed", "1"], cwd=work, capture_output=True, env={**os.environ, **variables})
    if not tap.ok(done.returncode == 0 and not done.stderr, f"{name}: {len(views)} views at {len(SIZES)} sizes",
                  done.returncode, done.stderr.decode("utf-8", "replace")[-3000:]):
        tap.ok(False, f"{name}: nothing was drawn to the end")
        return
    wrong = faults_of(work, views, "RUNDE_ASCII" in variables)
    tap.ok(not wrong, f"{name}: all within, and all there again", *wrong[:9])


def every_kind(work):
    """As t/every-kind.sh makes it."""
    for source, target in (("every-kind.csv", "every/workshops/selbstcheck-workshop.csv"),
                           ("every-kind-acts.csv", "every/demo/acts.csv")):
        os.makedirs(os.path.dirname(os.path.join(work, target)), exist_ok=True)
        shutil.copy(os.path.join(TOP, "t", source), os.path.join(work, target))
    subprocess.run([RUNDE, "demo", os.path.join(work, "all")], check=True, capture_output=True, stdin=subprocess.DEVNULL,
                   env={**os.environ, "RUNDE_DATADIR": os.path.join(work, "every")})
    return os.path.join(work, "all", "demo.runde")


WORKSHOP = """id,kind,title,prompt,minutes,options,by_group
abend,workshop,Ein Abend,,60,,
buerger,group,Bürgerschaft,,,,
rat,group,Rat,,,,
hallo,info,Willkommen,Guten Abend zusammen,5,,
hier,people,Da,Wer ist da?,5,,
frage,choice,Frage,Wie gehen wir weiter?,25,schneller|langsamer|anders,yes
geheim,choice,Geheim,Wie war es?,5,gut|schlecht,
"""


def main():
    work = os.path.realpath(tempfile.mkdtemp())
    os.environ.update(HOME=work, XDG_DATA_HOME=os.path.join(work, "data"), TMPDIR=work)
    for variable in ("RUNDE_THEME", "RUNDE_ASCII"):
        os.environ.pop(variable, None)
    tap = Tap(14)
    try:
        with open(os.path.join(work, "abend.csv"), "w", encoding="utf-8") as file:
            file.write(WORKSHOP)
        kinds = every_kind(work)
        for pictures in ("1", "2"):
            for name, variables in ((f"an evening, {pictures} of the pictures", {}), (f"the same in ASCII", {"RUNDE_ASCII": "1"})):
                path = os.path.join(work, "abend.runde")
                if os.path.exists(path):
                    os.unlink(path)
                subprocess.run([RUNDE, "new", "abend.csv", path, "--pictures", pictures], cwd=work, check=True, capture_output=True)
                sweep(tap, work, name, ["run", path], EVENING, **variables)
        for name, variables in (("every kind", {"RUNDE_THEME": "light"}), ("in ASCII", {"RUNDE_ASCII": "1"})):
            path = shutil.copy(kinds, os.path.join(work, "kinds.runde"))
            sweep(tap, work, name, ["run", path], KINDS, **variables)
        sweep(tap, work, "the start screen", [], START)
        return tap.end()
    finally:
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
