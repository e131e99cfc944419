#!/usr/bin/env python3
"""Every shipped workshop, walked to its end at 80x24 in each of its languages: each prompt stands on
the wall whole, no line is cut, no note is ever seen, and the evening ends.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import csv
import glob
import os
import shutil
import subprocess
import sys
import tempfile
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(HERE)
RUNDE = os.environ.get("RUNDE", os.path.join(TOP, "runde"))
COLUMNS, ROWS = 80, 24

os.environ.update(LC_ALL="C.UTF-8", TZ="Europe/Berlin", TERM="xterm-256color")
os.environ.setdefault("RUNDE_DATADIR", os.path.join(TOP, "data"))
for name in ("NO_COLOR", "LINES", "COLUMNS", "LANGUAGE"):
    os.environ.pop(name, None)
count = 0


def ok(wrong, name):
    global count
    count += 1
    print("not ok" if wrong else "ok", count, "-", name, flush=True)
    for reason in wrong[:10]:
        print("#", reason, flush=True)


def width(line):
    return sum(0 if unicodedata.combining(c) or unicodedata.category(c) == "Cf" else
               2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


def words(text):
    """The words of a text, wherever its lines were broken."""
    return " ".join(text.split())


def rows_of(workshop):
    with open(workshop, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def walk(workshop, language, work):
    """All screens of an evening, by name, in the order in which they were seen."""
    script, session, prefix = (os.path.join(work, n) for n in ("script", "walk.runde", "screen"))
    made = subprocess.run([sys.executable, os.path.join(HERE, "evening.py"), workshop, prefix], capture_output=True, check=True)
    with open(script, "wb") as file:
        file.write(made.stdout)
    subprocess.run([RUNDE, "--language", language, "new", workshop, session], check=True, stdout=subprocess.DEVNULL)
    run = subprocess.run([RUNDE, "--language", language, "run", session, "--script", script, "--size", f"{COLUMNS}x{ROWS}",
                          "--clock", "2026-03-12T17:00:00Z", "--seed", "5"], capture_output=True)
    if run.returncode:
        return {}, [run.stderr.decode()]
    screens = {}
    for path in sorted(glob.glob(prefix + "-*")):
        with open(path, encoding="utf-8") as file:
            screens[os.path.basename(path)[len("screen-"):]] = file.read().split("\n")[:-1]
    return screens, []


def check_frames(screens):
    return [f"{name}, row {row}: {line}" for name, screen in screens.items() for row, line in enumerate(screen, 1)
            if width(line) > COLUMNS or "…" in line or len(screen) > ROWS or "\ufffd" in line]


def check_prompts(screens, rows, language):
    wrong = []
    for row in rows:
        if row["kind"] in ("workshop", "group"):
            continue
        prompt = words(row.get(f"prompt@{language}") or "")
        seen = [words("\n".join(screen)) for name, screen in screens.items() if name[4:] == f"{row['id']}-prompt"]
        if len(seen) != 1 or prompt not in seen[0]:
            wrong.append(f"{row['id']}: {prompt}")
    return wrong


def check_notes(screens, rows):
    notes = [(row["id"], words(line)) for row in rows for column, cell in row.items() if column.startswith("notes")
             for line in cell.splitlines() if len(line) > 20]
    everything = words("\n".join("\n".join(screen) for screen in screens.values()))
    return [f"{id}: {note}" for id, note in notes if note[:40] in everything]


def main():
    workshops = sorted(glob.glob(os.path.join(TOP, "data/workshops/*.csv")))
    walks = [(workshop, language) for workshop in workshops for language in ("de", "en")]
    print(f"1..{len(walks) * 4}", flush=True)
    for workshop, language in walks:
        name = f"{os.path.basename(workshop)} in {language}"
        rows = rows_of(workshop)
        work = tempfile.mkdtemp()
        screens, wrong = walk(workshop, language, work)
        ended = [n for n in screens if n.endswith("end-folder")]
        ok(wrong or ([] if ended else ["the last screen was not reached"]), f"{name}: {len(screens)} screens to the end")
        ok(check_frames(screens), f"{name}: no line is cut")
        ok(check_prompts(screens, rows, language), f"{name}: each prompt stands on the wall")
        ok(check_notes(screens, rows), f"{name}: no note does")
        shutil.rmtree(work)


if __name__ == "__main__":
    main()
