#!/usr/bin/env python3
"""Terminals of every kind and size, and what they are painted with, in a real tmux: each type draws and
takes keys, a storm of sizes does no harm, clients come and go, and a theme is on every cell, follows the
desk and outlives a crash.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import unicodedata

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from terminal import GO_ON, RUNDE, Tap, Terminal, Tmux, diag, eventually, new_session  # noqa: E402

WORKSHOP = """id,kind,title,prompt,minutes,options,by_group
abend,workshop,Ein Abend,,60,,
buerger,group,Bürger,,,,
rat,group,Rat,,,,
hallo,info,Willkommen,Guten Abend zusammen,5,,
frage,choice,Frage,Wie gehen wir weiter?,25,schneller|langsamer|anders,
karten,cards,Karten,Was fehlt uns?,30,,
"""
TERMS = ("xterm-256color", "xterm", "screen", "screen-256color", "tmux", "tmux-256color", "linux", "vt100", "vt102",
         "vt220", "ansi", "cons25", "rxvt", "runde-16", "runde-bare")
# Two types that no description knows: 16 colours; and colours of which none is the terminal's own.
MADE_UP = """runde-16|sixteen colours,
\tcolors#16, pairs#256, use=xterm-256color,
runde-bare|colours but no way back,
\tuse=xterm, op@, oc@,
"""
ASCII_ONLY = ("vt100", "vt102", "vt220", "ansi", "cons25")
PLAN = 15 + 2 + 3 + 3 + 7 + 9 + 6


def ask(path, sql):
    db = sqlite3.connect(path)
    rows = db.execute(sql).fetchall()
    db.close()
    return rows


def counted(path):
    return dict(ask(path, "SELECT option_no, weight FROM vote WHERE entry_mode = 'hands'"))


def sound(path):
    return ask(path, "PRAGMA integrity_check") == [("ok",)]


def timeless(screen):
    return re.sub(r"\d\d:\d\d", "HH:MM", screen)


def drawn_anew(path, columns, rows):
    """What a script draws of a copy of the file."""
    copy = path + ".copy"
    shutil.copy(path, copy)
    done = subprocess.run([RUNDE, "run", copy, "--script", "-", "--size", f"{columns}x{rows}"], capture_output=True,
                          input=b"dump -\n")
    os.unlink(copy)
    lines = done.stdout.decode().splitlines()[:rows]
    return timeless("\n".join(line.rstrip() for line in lines))


def seen_now(tmux, window):
    return timeless("\n".join(line.rstrip() for line in tmux.screen(window).splitlines()))


def open_voting(tmux, window):
    seen = [tmux.shows(window, "Space: start")]
    for pattern in ("Guten Abend zusammen", "Space: open voting", "Space: close voting"):
        tmux.keys(window, *GO_ON)
        seen.append(tmux.shows(window, pattern))
    return all(seen)


def described(term):
    return subprocess.run(["infocmp", term], capture_output=True).returncode == 0


# --- types -------------------------------------------------------------------------------------------

def one_type(tap, tmux, work, term):
    if not described(term):
        tap.skip(1, f"no description of {term}")
        return
    path = new_session(WORKSHOP, work, f"{term}.runde")
    tmux.open(term, f"env TERM={term} {RUNDE} run {term}.runde --theme contrast")
    ok = open_voting(tmux, term)
    tmux.keys(term, "4", "Down", "1", "2", "Enter", "7", "Up", "Up")
    ok = ok and eventually(lambda: counted(path) == {1: 4, 2: 12, 3: 7})
    tmux.keys(term, *GO_ON)
    ok = ok and tmux.shows(term, "show the result")
    tmux.keys(term, *GO_ON)
    ok = ok and tmux.shows(term, "on to")
    screen = tmux.settled(term)
    strange = re.findall(r"[^\x00-\x7f\w]", screen)
    bar = "####" if term in ASCII_ONLY else "████"
    ok = ok and bar in screen and ("─" in screen) == (term not in ASCII_ONLY)
    ok = ok and (not strange if term in ASCII_ONLY else "✓" not in screen if term == "linux" else True)
    tmux.keys(term, "F1")
    ok = ok and tmux.shows(term, "Goes on: the next stage")
    tmux.keys(term, "C-c", "q")
    ok = ok and tmux.shows(term, "Leave[?]")
    tmux.keys(term, "y")
    ok = ok and tmux.shows(term, "EXIT 0")
    tap.ok(ok, f"{term}: draws and takes keys", strange, counted(path), screen)
    tmux.close(term)


# --- sizes -------------------------------------------------------------------------------------------

def storm(tap, tmux, work):
    path = new_session(WORKSHOP, work, "storm.runde")
    tmux.open("storm", f"{RUNDE} run storm.runde")
    ok = open_voting(tmux, "storm")
    chance = random.Random(944)
    for _ in range(60):
        tmux.resize("storm", chance.randint(1, 400), chance.randint(1, 120))
        tmux.keys("storm", chance.choice("0123456789"), chance.choice(("Enter", "Down", "Up", "c", "Escape", "?", "C-l", "BSpace")))
    tmux.resize("storm", 80, 24)
    # Whatever was opened is left by Esc: nothing here asks for more.
    def left():
        tmux.keys("storm", "Escape")
        return re.search("Space: close voting", tmux.screen("storm"))
    ok = bool(eventually(left)) and ok
    tmux.keys("storm", "Up", "Up", "Up", "Up", "C-l")
    for votes in ("5", "6", "7"):
        tmux.keys("storm", "BSpace", "BSpace", "BSpace", "BSpace", votes, "Enter")
    def meant():  # "don't know" may have been counted in the storm
        return {option: weight for option, weight in counted(path).items() if option} == {1: 5, 2: 6, 3: 7}
    ok = bool(eventually(meant)) and ok
    tap.ok(ok and sound(path), "a storm of sizes from 1x1 to 400x120 while hands are counted", counted(path),
           tmux.screen("storm"))
    ok = True
    for pattern in ("show the result", "on to"):
        tmux.keys("storm", *GO_ON)
        ok = tmux.shows("storm", pattern) and ok
    for _ in range(40):
        tmux.resize("storm", chance.randint(1, 400), chance.randint(1, 120))
    wrong = []
    for columns, rows in ((80, 24), (400, 120), (81, 25), (110, 30), (80, 24)):
        tmux.resize("storm", columns, rows)
        wanted = drawn_anew(path, columns, rows)
        if not eventually(lambda: seen_now(tmux, "storm") == wanted, 10):
            wrong += [f"{columns}x{rows}", wanted, seen_now(tmux, "storm")]
    tap.ok(ok and not wrong, "after another one the picture is right at every size", *wrong)
    return path


def small(tap, tmux):
    """Under 80x24 one sentence, as well as it fits."""
    sentence = "This window has {}×{} characters. runde needs 80×24"
    wrong = []
    for columns, rows in ((79, 24), (80, 23), (40, 5)):
        tmux.resize("storm", columns, rows)
        begin = sentence.format(columns, rows)
        if not eventually(lambda: begin in " ".join(tmux.screen("storm").split()), 10):
            wrong.append(tmux.screen("storm"))
    tap.ok(not wrong, "a sentence tells what is too small", *wrong)
    for columns, rows in ((20, 5), (7, 3), (1, 5), (1, 1)):
        tmux.resize("storm", columns, rows)
        if columns < 2:
            continue  # room for nothing
        ok = eventually(lambda: tmux.screen("storm").split()[:1] == ["This"] and tmux.screen("storm").count("\n") == rows)
        tap.ok(ok, f"{columns}x{rows}: its beginning", tmux.screen("storm"))


def clients(tap, tmux, path):
    tmux.resize("storm", 80, 24)
    tmux("set", "-w", "-t", "storm", "window-size", "latest")
    for columns, rows in ((200, 60), (50, 10), (81, 25)):
        client = tmux.attach("storm", columns, rows)
        if columns < 80:
            ok = tmux.shows("storm", "This window has")
        else:
            wanted = drawn_anew(path, columns, rows)
            ok = eventually(lambda: seen_now(tmux, "storm") == wanted)
        tmux("detach-client", "-s", "storm")
        ok = ok and client.ended() == 0
        tap.ok(ok, f"a client of {columns}x{rows} comes, sees everything as it was, and goes", tmux.screen("storm"))
        client.close()
    tmux.close("storm")


# --- themes ------------------------------------------------------------------------------------------

def grounds(tmux, window, cleared=True):
    """How many cells of the window have each ground, None where it is the terminal's own. Of what was cleared
    and not written on, tmux tells the colour only if it is one of 256: CLEARED false leaves it out."""
    size = tmux("display-message", "-p", "-t", window, "#{pane_width} #{pane_height}").split()
    columns, rows = int(size[0]), int(size[1])
    lines = tmux("capture-pane", "-e", "-N", "-p", "-t", window).split("\n")[:rows]
    counts, ground = {}, None
    for line in lines:
        taken = 0
        for part in re.split("(\x1b\\[[0-9;]*m)", line):
            if part.startswith("\x1b["):
                numbers = part[2:-1].split(";")
                while numbers:
                    number = int(numbers.pop(0) or 0)
                    if number in (38, 48):
                        size = 2 if numbers[0] == "5" else 4
                        if number == 48:
                            ground = int(numbers[1])
                        numbers = numbers[size:]
                    elif 40 <= number <= 47:
                        ground = number - 40
                    elif 100 <= number <= 107:
                        ground = number - 92
                    elif number in (0, 49):
                        ground = None
                continue
            for c in part.replace("\x1b(B", "").replace("\x0e", "").replace("\x0f", ""):
                width = 0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
                counts[ground] = counts.get(ground, 0) + width
                taken += width
        if taken < columns and cleared:
            counts[None] = counts.get(None, 0) + columns - taken
    missing = rows - len(lines)
    if missing > 0 and cleared:
        counts[None] = counts.get(None, 0) + missing * columns
    return counts


def painted(tmux, window, ground, seconds=20):
    """Whether every cell comes to have a ground, most of them GROUND; or, with None, most of them none."""
    def look():
        seen = grounds(tmux, window)
        return max(seen, key=seen.get) == ground and (ground is None or None not in seen) and seen
    return eventually(look, seconds)


def whole_screens(tap, tmux, work):
    """Light and contrast are under everything."""
    for theme, ground in (("light", 231), ("contrast", 16)):
        new_session(WORKSHOP, work, f"{theme}.runde")
        tmux.open("ground", f"{RUNDE} run {theme}.runde --theme {theme}")
        wrong = []
        def see(what, pattern):
            if not tmux.shows("ground", pattern) or not painted(tmux, "ground", ground):
                wrong.append(f"{what}: {grounds(tmux, 'ground')}")
        see("waiting", "Space: start")
        tmux.keys("ground", "p")
        see("projector test", "smallest text")
        tmux.keys("ground", "p")
        for pattern in ("Guten Abend zusammen", "Space: open voting", "Space: close voting"):
            tmux.keys("ground", *GO_ON)
            see(pattern, pattern)
        for key, pattern in (("?", "Goes on: the next stage"), ("g", "Willkommen"), ("w", "Bürger"), ("c", "everybody reads along")):
            tmux.keys("ground", key)
            see(key, pattern)
            tmux.keys("ground", "C-c")
        tmux.resize("ground", 60, 15)
        see("too small", "runde needs")
        tmux.resize("ground", 160, 50)
        see("large, with the agenda", "✓ Willkommen")
        tmux.keys("ground", "b")
        see("blank", r"\A\s*\Z")
        tmux.keys("ground", "Tab", "Tab", "y")
        see("desk", "Desk|Space")
        tap.ok(not wrong, f"{theme}: every cell of every screen is painted", *wrong)
        tmux.keys("ground", "q", "y")
        ok = tmux.shows("ground", "EXIT 0") and painted(tmux, "ground", None)
        tap.ok(ok, f"{theme}: and none afterwards", grounds(tmux, "ground"))
        tmux.close("ground")
    for term, ground in (("xterm", 7), ("linux", 7), ("runde-16", 15)):
        if not described(term):
            tap.skip(1, f"no description of {term}")
            continue
        tmux.open("ground", f"env TERM={term} {RUNDE} run light.runde --theme light")
        ok = tmux.shows("ground", "Space")
        seen = grounds(tmux, "ground", False)
        ok = ok and max(seen, key=seen.get) == ground and None not in seen
        tap.ok(ok, f"light on {term}: what is written is on its ground", seen, tmux.screen("ground"))
        tmux.keys("ground", "q", "y")
        tmux.shows("ground", "EXIT 0")
        tmux.close("ground")


def follow(tap, tmux, work):
    """The projector has the theme of the desk, unless it was given its own."""
    path = os.path.join(work, "two.runde")
    for window, options in (("wall", ""), ("option", "--theme contrast"), ("colourless", "")):
        variable = "env NO_COLOR=1 " if window == "colourless" else ""
        tmux.open(window, f"{variable}{RUNDE} display two.runde {options}")
    tmux.open("variable", f"env RUNDE_THEME=contrast {RUNDE} display two.runde")
    ok = tmux.shows("wall", "It goes on in a moment") and painted(tmux, "wall", None)
    ok = ok and painted(tmux, "option", 16) and painted(tmux, "variable", 16)
    tap.ok(ok, "displays that wait", *(grounds(tmux, w) for w in ("wall", "option", "variable")))
    new_session(WORKSHOP, work, "two.runde", "--pictures", "2")
    tmux.open("desk", f"{RUNDE} run two.runde")
    ok = tmux.shows("desk", "Space: start") and tmux.shows("wall", "Ein Abend") and painted(tmux, "wall", None)
    tap.ok(ok, "without a choice it is the quiet one", grounds(tmux, "wall"))
    tmux.keys("desk", "p")
    ok = tmux.shows("wall", "smallest text")
    tmux.keys("desk", "t", "t")
    ok = ok and tmux.shows("desk", "Theme “light”") and painted(tmux, "desk", 231)
    tap.ok(ok and painted(tmux, "wall", 231), "what is chosen at the desk is on the wall", grounds(tmux, "wall"))
    ok = painted(tmux, "option", 16) and painted(tmux, "variable", 16) and painted(tmux, "colourless", None)
    tap.ok(ok, "displays with a choice of their own keep it")
    pid = tmux.pid("desk", RUNDE)
    os.kill(pid, signal.SIGKILL)
    ok = tmux.shows("desk", "EXIT 137")
    tmux.close("desk")
    tmux.open("desk", f"{RUNDE} run two.runde")
    ok = ok and tmux.shows("desk", "smallest text|projector test|back") and painted(tmux, "desk", 231)
    tap.ok(ok, "it outlives a crash", grounds(tmux, "desk"))
    tmux.keys("wall", "q")
    ok = tmux.shows("wall", "EXIT 0")
    tmux.close("wall")
    tmux.open("wall", f"{RUNDE} display two.runde")
    tap.ok(ok and painted(tmux, "wall", 231), "and a display that begins has it at once", grounds(tmux, "wall"))
    tmux.keys("desk", "t", "t")
    ok = tmux.shows("desk", "Theme “calm”") and painted(tmux, "desk", None)
    tap.ok(ok and painted(tmux, "wall", None), "back to the quiet one", grounds(tmux, "wall"))
    tmux.keys("desk", "p", "q", "y")
    ok = tmux.shows("desk", "EXIT 0")
    tmux.close("desk")
    for variables, options, ground in (("NO_COLOR=1", "", None), ("NO_COLOR=1 RUNDE_THEME=light", "--theme contrast", 16)):
        tmux.open("desk", f"env {variables} {RUNDE} run two.runde {options}")
        ok = ok and tmux.shows("desk", "Space: start") and painted(tmux, "desk", ground)
        tap.ok(ok, f"{variables} {options}", grounds(tmux, "desk"))
        tmux.keys("desk", "q", "y")
        tmux.shows("desk", "EXIT 0")
        tmux.close("desk")


# --- what is sent ------------------------------------------------------------------------------------

def sent(tap, work):
    """In bytes: what is changed by a key, and that no colour is left behind."""
    for theme in ("calm", "light"):
        path = new_session(WORKSHOP, work, f"sent-{theme}.runde")
        terminal = Terminal(["--theme", theme, "run", path])
        ok = terminal.sent(b"start the evening")
        tap.ok(ok and (b"48;5;231" in terminal.bytes) == (theme == "light"), f"{theme}: its ground is sent",
               terminal.bytes[:300])
        terminal.type("p")
        ok = terminal.sent(b"smallest")
        for said in ("contrast", "light", "mono", "calm", "contrast", "light")[0 if theme == "calm" else 2:]:
            terminal.bytes = b""
            terminal.type("t")
            ok = terminal.sent(f"Theme “{said}”".encode()) and ok
            colour = {"contrast": rb"48;5;16m", "light": rb"48;5;231m"}.get(said, rb"\x1b\[39;49m|\x1b\[m|\x1b\(B")
            ok = terminal.sent(colour) and ok
        tap.ok(ok, f"{theme}: a key changes it, all at once", terminal.bytes[-300:])
        os.kill(terminal.pid, signal.SIGTERM)
        status = terminal.ended()
        eventually(lambda: b"\x1b[?1049l" in terminal.bytes, 5)
        tail = terminal.bytes[terminal.bytes.rfind(b"48;5;231"):]
        tap.ok(ok and status == 0 and re.search(rb"\x1b\[(39;49|0)?m.*\x1b\[\?1049l", tail, re.S),
               f"{theme}: the colours are given back", tail)
        terminal.close()


def main():
    work = os.path.realpath(tempfile.mkdtemp())
    os.environ.update(HOME=work, XDG_DATA_HOME=os.path.join(work, "data"), TMPDIR=work)
    for variable in ("RUNDE_THEME", "RUNDE_ASCII"):
        os.environ.pop(variable, None)
    with open(os.path.join(work, "made-up"), "w", encoding="ascii") as file:
        file.write(MADE_UP)
    os.environ["TERMINFO_DIRS"] = os.path.join(work, "terminfo") + ":/etc/terminfo:/lib/terminfo:/usr/share/terminfo:"
    if not shutil.which("tic") or subprocess.run(["tic", "-x", "-o", os.path.join(work, "terminfo"), os.path.join(work, "made-up")],
                                                 capture_output=True).returncode:
        diag("tic is not here, or fails")
    tap = Tap(PLAN)
    try:
        if not shutil.which("tmux"):
            tap.skip(PLAN - 6, "tmux is not here")
        else:
            tmux = Tmux(work)
            try:
                for term in TERMS:
                    one_type(tap, tmux, work, term)
                path = storm(tap, tmux, work)
                small(tap, tmux)
                clients(tap, tmux, path)
                whole_screens(tap, tmux, work)
                follow(tap, tmux, work)
            finally:
                tmux.end()
        sent(tap, work)
        return tap.end()
    finally:
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
