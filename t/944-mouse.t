#!/usr/bin/env python3
"""The mouse on real terminals: it is listened to where there is one and left alone afterwards, whatever
happens; both forms of its reports are understood, and nothing in them is ever taken for a key.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from terminal import RUNDE, Tap, Terminal, Tmux, eventually, new_session  # noqa: E402

WORKSHOP = """id,kind,title,prompt,minutes,options
abend,workshop,Ein Abend,,60,
hallo,info,Willkommen,Guten Abend zusammen,5,
frage,choice,Frage,Wie gehen wir weiter?,25,schneller|langsamer
noch,info,Weiter,Noch etwas,5,
"""
ON, OFF = b"\x1b[?1000h\x1b[?1006h", b"\x1b[?1006l\x1b[?1000l"
BACK = b"\x1b[?1049l"


def digits(button, column, row, end="M"):
    return f"\x1b[<{button};{column};{row}{end}".encode()


def three(button, column, row):
    return b"\x1b[M" + bytes([32 + button, 32 + column, 32 + row])


def click(column, row):
    return digits(0, column, row) + digits(0, column, row, "m")


def old_click(column, row):
    return three(0, column, row) + three(3, column, row)


GO_ON = (3, 24)  # in the middle of "Space"


def at(path):
    db = sqlite3.connect(path)
    found = db.execute("SELECT phase, step_id FROM stage").fetchone()
    db.close()
    return found


def clicks(tap, work):
    for term in ("xterm-256color", "screen"):
        for name, way in (("digits", click), ("bytes", old_click)):
            path = new_session(WORKSHOP, work, f"{term}-{name}.runde")
            terminal = Terminal(["run", path], TERM=term)
            ok = terminal.sent(b"start the evening") and terminal.sent(ON.replace(b"[", b"\\[").replace(b"?", b"\\?"))

            def goes_on(wanted):
                """Clicks until the evening is there: within 0.4 s of the last a click is none."""
                terminal.type(way(*GO_ON))
                return at(path) == wanted

            terminal.type(way(*GO_ON) * 3)
            first = eventually(lambda: at(path) == ("running", "hallo"))
            second = eventually(lambda: goes_on(("running", "frage")))
            # the text has no key, the first row of the screen neither
            terminal.type(way(5, 5) + way(1, 1) + way(80, 1) + b"?")
            helped = terminal.sent(b"The evening")
            tap.ok(ok and first and second and helped and at(path) == ("running", "frage"), f"{term}, {name}: clicks", at(path))
            terminal.close()


NO_CLICKS = (
    ("pressing alone", digits(0, *GO_ON)),
    ("letting go alone", digits(0, *GO_ON, "m")),
    ("pressing there, letting go elsewhere", digits(0, *GO_ON) + digits(0, 4, 24, "m")),
    ("pressing elsewhere", digits(0, 3, 20) + digits(0, *GO_ON, "m")),
    ("a key in between", digits(0, *GO_ON) + b"\x0c" + digits(0, *GO_ON, "m")),
    ("another button in between", digits(0, *GO_ON) + digits(2, *GO_ON) + digits(0, *GO_ON, "m")),
    ("the right button", digits(2, *GO_ON) + digits(2, *GO_ON, "m")),
    ("the middle button", digits(1, *GO_ON) + digits(1, *GO_ON, "m")),
    ("with Shift", digits(4, *GO_ON) + digits(4, *GO_ON, "m")),
    ("with Ctrl", digits(16, *GO_ON) + digits(16, *GO_ON, "m")),
    ("moving", digits(35, *GO_ON) + digits(32, *GO_ON)),
    ("the wheel", digits(64, *GO_ON) + digits(65, *GO_ON)),
    ("three bytes: the right button", three(2, *GO_ON) + three(3, *GO_ON)),
    ("three bytes: places that look like keys", b"\x1b[M qy\x1b[M#qy\x1b[M  y\x1b[M#  "),
    ("three bytes: places that look like UTF-8", b"\x1b[M \xc5\xb0\x1b[M#\xc5\xb0"),
    ("three bytes: a place that looks like a key of its own", b"\x1b[M \x7f\x7f\x1b[M#\x7f\x7f"),
    ("another protocol", b"\x1b[32;3;24M\x1b[35;3;24M"),
    ("numbers without end", b"\x1b[<99999999999999;3;24M\x1b[<0;99999999999999;24M"),
    ("numbers that are missing", b"\x1b[<0;;24M\x1b[<M\x1b[<;;m"),
    ("letters among them", b"\x1b[<0;q"),
)


def no_clicks(tap, work):
    """Behind each of them a key still does what it does, and nothing else happened."""
    wrong = []
    path = new_session(WORKSHOP, work, "none.runde")
    terminal = Terminal(["run", path])
    terminal.sent(b"start the evening")
    before = at(path)
    for name, sent in NO_CLICKS:
        terminal.bytes = b""
        terminal.type(sent + b"?")
        helped = terminal.sent(b"Before it starts", 10)
        terminal.bytes = b""
        terminal.type(b"\r")
        if not helped or not terminal.sent(b"start the evening", 10) or at(path) != before:
            wrong.append(f"{name}: {at(path)}")
    tap.ok(not wrong, f"{len(NO_CLICKS)} that are no clicks", *wrong)
    # A slow line delivers a report in parts.
    terminal.type(b"\x1b[<0;3")
    terminal.type(b";24M\x1b[<0;3;2")
    terminal.type(b"4m")
    tap.ok(eventually(lambda: at(path) == ("running", "hallo")), "a report in parts is one", at(path))
    terminal.close()


def given_back(tap, work):
    # What a sanitizer keeps for itself is not among them.
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGABRT, signal.SIGQUIT):
        path = new_session(WORKSHOP, work, f"{number.name}.runde")
        terminal = Terminal(["run", path])
        ok = terminal.sent(b"start the evening") and ON in terminal.bytes
        os.kill(terminal.pid, number)
        status = terminal.ended()
        ok = ok and eventually(lambda: OFF in terminal.bytes and BACK in terminal.bytes)
        faulty = number in (signal.SIGABRT, signal.SIGQUIT)
        tap.ok(ok and terminal.bytes.index(OFF) < terminal.bytes.index(BACK) and (status == -number if faulty else status >= 0),
               f"{number.name}: the mouse is left to the terminal again", status, terminal.bytes[-200:])
        terminal.close()

    path = new_session(WORKSHOP, work, "stopped.runde")
    terminal = Terminal(["run", path])
    ok = terminal.sent(b"start the evening")
    os.kill(terminal.pid, signal.SIGTSTP)
    _, status = os.waitpid(terminal.pid, os.WUNTRACED)
    stopped = os.WIFSTOPPED(status) and bool(eventually(lambda: OFF in terminal.bytes and BACK in terminal.bytes))
    terminal.bytes = b""
    os.kill(terminal.pid, signal.SIGCONT)
    again = eventually(lambda: ON in terminal.bytes and b"start the evening" in terminal.bytes)
    terminal.type(click(*GO_ON))
    tap.ok(ok and stopped and again and eventually(lambda: at(path) == ("running", "hallo")),
           "stopped and told to go on: so is the mouse", stopped, again, terminal.bytes[-200:])
    terminal.bytes = b""
    terminal.type("q")
    terminal.sent(b"Leave")
    terminal.type("y")
    status = terminal.ended()
    tap.ok(status == 0 and eventually(lambda: OFF in terminal.bytes), "leaving gives it back", status)
    terminal.close()


def left_alone(tap, work):
    path = new_session(WORKSHOP, work, "alone.runde")
    for command, variables in ((["display", path], {}), (["run", path], {"TERM": "vt100"})):
        terminal = Terminal(command, **variables)
        ok = terminal.sent(b"Ein Abend")
        terminal.type(click(*GO_ON) + old_click(*GO_ON) + b"\x0c")
        os.kill(terminal.pid, signal.SIGTERM)
        terminal.ended()
        tap.ok(ok and b"1000" not in terminal.bytes and b"1006" not in terminal.bytes and at(path)[0] == "waiting",
               f"{command[0]}{' on a terminal without one' if variables else ''}: nothing is sent for it", terminal.bytes[-200:])
        terminal.close()


def in_tmux(tap, work):
    if not shutil.which("tmux"):
        tap.skip(1, "tmux is not here")
        return
    tmux = Tmux(work)
    try:
        path = new_session(WORKSHOP, work, "tmux.runde")
        tmux.open("run", f"{RUNDE} run tmux.runde", 140, 40)
        ok = [tmux.shows("run", "start the evening")]
        tmux.type("run", click(3, 40).decode())
        ok.append(tmux.shows("run", "▸ Willkommen"))
        row = [i for i, line in enumerate(tmux.screen("run").split("\n"), 1) if line.startswith(" · Weiter")][0]

        def opens():
            tmux.type("run", old_click(5, row).decode())
            return "go there" in tmux.screen("run")

        ok.append(bool(eventually(opens)))
        ok.append(tmux.shows("run", "▸ +3 +Weiter"))
        tmux.type("run", digits(64, 3, 3).decode())
        ok.append(tmux.shows("run", "▸ +2 +Frage"))
        tap.ok(all(ok) and at(path) == ("running", "hallo"), "in tmux: a key, the agenda, the wheel", ok, tmux.screen("run"))
    finally:
        tmux.end()


def main():
    work = os.path.realpath(tempfile.mkdtemp())
    os.environ.update(HOME=work, XDG_DATA_HOME=os.path.join(work, "data"), TMPDIR=work)
    tap = Tap(15)
    try:
        for part in (clicks, no_clicks, given_back, left_alone, in_tmux):
            part(tap, work)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
