#!/usr/bin/env python3
"""The program on real terminals: of any size, that change their size, that are left and come back,
that disappear, that cannot be used, and what is sent to them.

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
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from terminal import GO_ON, RUNDE, Tap, Terminal, Tmux, eventually, gone, new_session  # noqa: E402

WORKSHOP = """id,kind,title,prompt,minutes,options,notes
abend,workshop,Ein Abend,,60,,
hallo,info,Willkommen,Guten Abend zusammen,5,,
frage,choice,Frage,Wie gehen wir weiter?,25,schneller|langsamer|anders,
karten,cards,Karten,Was fehlt uns?,30,,
"""
GONE_WITHIN = 1  # seconds
# What sets, resets or fills with a colour (ECMA-48, SGR).
COLOUR = re.compile(rb"\x1b\[(?:[0-9]+;)*(?:3[0-9]|4[0-9]|9[0-7]|10[0-7])(?:;[0-9]+)*m")


def counted(path):
    db = sqlite3.connect(path)
    votes = dict(db.execute("SELECT option_no, weight FROM vote WHERE entry_mode = 'hands'").fetchall())
    sound = db.execute("PRAGMA integrity_check").fetchone()[0]
    db.close()
    return votes if sound == "ok" else sound


def timeless(screen):
    return re.sub(r"\d\d:\d\d", "HH:MM", screen)


def open_voting(tmux, window):
    """From the waiting screen to the first cell of the count."""
    seen = [tmux.shows(window, "Space: start")]
    for pattern in ("Guten Abend zusammen", "Space: open voting", "Space: close voting"):
        tmux.keys(window, *GO_ON)
        seen.append(tmux.shows(window, pattern))
    return all(seen)


# --- sizes -------------------------------------------------------------------------------------------

def sizes(tap, tmux, work):
    path = new_session(WORKSHOP, work, "sizes.runde")
    tmux.open("sizes", f"{RUNDE} run sizes.runde")
    ok = open_voting(tmux, "sizes")
    tmux.keys("sizes", "4", "Enter", "1", "2", "Enter")
    ok = ok and eventually(lambda: counted(path) == {1: 4, 2: 12})
    tmux.keys("sizes", "7")
    ok = ok and tmux.shows("sizes", "anders +7")
    before = timeless(tmux.settled("sizes"))
    tap.ok(ok, "hands are counted in tmux at 80x24", before)

    tmux.resize("sizes", 60, 15)
    ok = tmux.shows("sizes", r"This window has 60×15 characters\. runde needs 80×24")
    tap.ok(ok and counted(path)[2] == 12, "at 60x15 a sentence says so", tmux.screen("sizes"))
    tmux.resize("sizes", 80, 24)
    tap.ok(eventually(lambda: timeless(tmux.screen("sizes")) == before), "and back at 80x24 nothing is lost",
           before, tmux.screen("sizes"))
    tmux.resize("sizes", 200, 60)
    ok = tmux.shows("sizes", "✓ Willkommen +[0-9]* *│") and tmux.shows("sizes", "✓ +[▀▄█]")
    tap.ok(ok and tmux.shows("sizes", "Space: close voting"), "at 200x60 the agenda stands beside the question",
           tmux.screen("sizes"))

    chance = random.Random(940)
    for _ in range(30):
        tmux.resize("sizes", chance.randint(1, 220), chance.randint(1, 70))
    tmux.resize("sizes", 80, 24)
    tap.ok(eventually(lambda: timeless(tmux.screen("sizes")) == before), "and after a storm of sizes",
           before, tmux.screen("sizes"))
    tmux("set", "-w", "-t", "sizes", "window-size", "latest")
    return path, before


def clients(tap, tmux, path, before):
    first = tmux.attach("sizes", 100, 30)
    ok = eventually(lambda: len(tmux.screen("sizes").splitlines()) == 30 or tmux.screen("sizes").count("\n") == 30)
    first.type("\r")  # saves the 7 that stood there
    ok = ok and eventually(lambda: counted(path).get(3) == 7)
    tmux("detach-client", "-s", "sizes")
    tap.ok(ok and first.ended() == 0, "a client attaches, types and detaches", tmux.screen("sizes"))
    second = tmux.attach("sizes", 80, 24)
    ok = eventually(lambda: re.search("✓ +3 +anders", tmux.screen("sizes"))
                    and tmux.screen("sizes").count("\n") == 24)
    tap.ok(ok and second.sent("Wie gehen wir weiter".encode()), "the next one finds everything as it was",
           tmux.screen("sizes"))
    tmux.keys("sizes", "q")
    ok = tmux.shows("sizes", "Leave[?]")
    tmux.keys("sizes", "y")
    ok = ok and tmux.shows("sizes", "EXIT 0")
    screen = tmux.screen("sizes")
    tap.ok(ok and "The session is saved in sizes.runde" in screen and "runde run sizes.runde" in screen,
           "leaving asks, and says how it goes on", screen)
    second.close()
    tmux.close("sizes")


# --- the terminal goes -----------------------------------------------------------------------------------

def kill_pane(tap, tmux, work):
    path = new_session(WORKSHOP, work, "pane.runde")
    tmux.open("pane", f"{RUNDE} run pane.runde")
    ok = open_voting(tmux, "pane")
    tmux.keys("pane", "5", "Enter", "6", "Enter", "8")
    ok = ok and tmux.shows("pane", "anders +8")
    pid = tmux.pid("pane", RUNDE)
    begin = time.monotonic()
    tmux("kill-pane", "-t", "pane")
    ok = ok and pid and eventually(lambda: gone(pid), GONE_WITHIN)
    tap.ok(ok, f"the pane is killed: gone within {GONE_WITHIN} s",
           f"{pid}: {time.monotonic() - begin:.2f} s")
    tap.ok(counted(path) == {1: 5, 2: 6, 3: 8}, "and all that was typed is saved", counted(path))


def count_in(path, **variables):
    """A run on a bare terminal with two counts saved and a third typed."""
    terminal = Terminal(["run", path], **variables)
    ok = terminal.sent(b"start the evening")
    for pattern in (b"Guten Abend", b"open voting", b"close voting"):
        terminal.type("\x0c ")
        ok = terminal.sent(pattern) and ok
    terminal.type("5\r6\r")
    ok = bool(eventually(lambda: counted(path) == {1: 5, 2: 6})) and ok
    terminal.bytes = b""
    terminal.type("8")
    return terminal, terminal.sent(b"8") and ok


def ends(tap, work, name, end, restored):
    path = new_session(WORKSHOP, work, "ends.runde")
    terminal, ok = count_in(path)
    begin = time.monotonic()
    end(terminal)
    status = terminal.ended(GONE_WITHIN)
    took = time.monotonic() - begin
    ok = tap.ok(ok and status is not None and status >= 0, f"{name}: gone within {GONE_WITHIN} s",
                f"status {status} after {took:.2f} s")
    tap.ok(counted(path) == {1: 5, 2: 6, 3: 8}, f"{name}: all that was typed is saved", counted(path))
    if restored:
        eventually(lambda: b"\x1b[?1049l" in terminal.bytes, 5)
        tap.ok(b"\x1b[?1049l" in terminal.bytes and b"\x1b[?2004l" in terminal.bytes,
               f"{name}: the terminal is given back", terminal.bytes[-200:])
    again = subprocess.run([RUNDE, "run", path, "--script", "/dev/null"], capture_output=True)
    tap.ok(again.returncode == 0, f"{name}: it can be taken up again", again.stderr.decode())
    terminal.close()
    os.unlink(path)


def process_of(path):
    listed = subprocess.run(["ps", "-eo", "pid=,args="], capture_output=True).stdout.decode()
    return next((int(line.split()[0]) for line in listed.splitlines()
                 if line.split()[1:] == [RUNDE, "run", path]), 0)


def disappearances(tap, work):
    ends(tap, work, "the terminal hangs up", lambda t: t.hang_up(), False)
    for number in (signal.SIGTERM, signal.SIGHUP):
        ends(tap, work, number.name, lambda t, n=number: os.kill(t.pid, n), True)

    # Nothing is told to a program that the terminal does not belong to; it has to see for itself.
    if shutil.which("setsid"):
        path = new_session(WORKSHOP, work, "detached.runde")
        terminal = Terminal(["-w", RUNDE, "run", path], program="setsid")
        ok = terminal.sent(b"start the evening")
        pid = process_of(path)
        terminal.hang_up()
        ok = ok and pid and eventually(lambda: gone(pid), GONE_WITHIN)
        tap.ok(ok, f"a terminal that goes without a word: gone within {GONE_WITHIN} s", pid)
        terminal.close()
    else:
        tap.skip(1, "setsid is not here")

    path = new_session(WORKSHOP, work, "wall.runde")
    for name, end in (("hangs up", lambda t: t.hang_up()), ("is told to end", lambda t: os.kill(t.pid, signal.SIGTERM))):
        terminal = Terminal(["display", path])
        ok = terminal.sent(b"Ein Abend")
        end(terminal)
        status = terminal.ended(GONE_WITHIN)
        tap.ok(ok and status is not None and status >= 0, f"a display that {name} is gone within {GONE_WITHIN} s", status)
        terminal.close()


# --- terminals that cannot be used, and others -----------------------------------------------------------

def unusable(tap, work):
    path = new_session(WORKSHOP, work, "seventyeight.runde")
    commands = (["run", path], ["display", path], ["run", "selbstcheck-workshop"], [])
    for what, variables, sentence in (
            ("TERM=dumb", {"TERM": "dumb"}, "dumb: this type of terminal cannot be used; try TERM=xterm-256color"),
            ("an unknown TERM", {"TERM": "nobody-knows"},
             "nobody-knows: this type of terminal cannot be used; try TERM=xterm-256color"),
            ("an empty TERM", {"TERM": ""}, "TERM does not say what terminal this is; try TERM=xterm-256color"),
            ("no TERM", {"TERM": None}, "TERM does not say what terminal this is; try TERM=xterm-256color")):
        wrong = []
        for command in commands:
            terminal = Terminal(command, **variables)
            status = terminal.ended()
            eventually(lambda: terminal.bytes.endswith(b"\n"), 5)
            if status != 78 or terminal.bytes.decode() != f"runde: {sentence}\r\n":
                wrong.append(f"runde {' '.join(command)}: {status}: {terminal.bytes}")
            terminal.close()
        tap.ok(not wrong, f"{what}: exit 78 and what to do", *wrong)

    wrong = []
    for command in commands:
        for redirected in ("</dev/null", ">/dev/null", "</dev/null >/dev/null", "| cat"):
            line = " ".join(["'" + RUNDE + "'", *(f"'{word}'" for word in command), redirected])
            if redirected == "| cat":
                line = f"({line[:-len('| cat')]}; echo status $? >&2) | cat"
            terminal = Terminal(["-c", line], program="/bin/bash")
            status = terminal.ended()
            wanted = "runde: this needs a terminal; start it in a terminal window, without redirection\r\n"
            if redirected == "| cat":
                status, wanted = 78 if status == 0 else status, wanted + "status 78\r\n"
            eventually(lambda: terminal.bytes.decode() == wanted, 5)
            if status != 78 or terminal.bytes.decode() != wanted:
                wrong.append(f"{line}: {status}: {terminal.bytes}")
            terminal.close()
    tap.ok(not wrong, "input or output that is no terminal: exit 78 and what to do", *wrong)
    tap.ok(not [n for n in os.listdir(work) if "rehearsal" in n] and counted(path) == {}, "and nothing was begun")


def kinds(tap, tmux, work):
    """The same text on whatever draws it, in signs that it has."""
    signs = {"TERM=vt100": str.maketrans("─✓·▸“”’█", "-v.>\"\"'#"), "TERM=linux": str.maketrans("✓", "v")}
    path = new_session(WORKSHOP, work, "kinds.runde")
    subprocess.run([RUNDE, "run", path, "--script", "-", "--size", "80x24"], check=True, capture_output=True,
                   input="wait 1\nkey Space\nwait 1\nkey Space\nwait 1\nkey Space\ntype 7\nkey Enter\ntype 5\n".encode())
    screens = {}
    for number, setting in enumerate(("TERM=xterm-256color", "TERM=xterm-256color NO_COLOR=1", "TERM=vt100", "TERM=linux",
                                      "TERM=screen", "TERM=xterm-256color LC_ALL=C LANG=C", "TERM=xterm LC_ALL=POSIX")):
        window = f"kind{number}"
        tmux.open(window, f"env {setting} {RUNDE} run kinds.runde")
        tmux.shows(window, "close voting")
        screens[setting] = timeless(tmux.settled(window))
        tmux.keys(window, "q")
        tmux.shows(window, "Leave[?]")
        tmux.keys(window, "y")
        tmux.shows(window, "EXIT 0")
        tmux.close(window)
    wanted = screens["TERM=xterm-256color"]
    tap.ok("Wie gehen wir weiter?" in wanted and "────" in wanted and "schneller" in wanted, "a screen is drawn", wanted)
    for setting, screen in screens.items():
        if screen is not wanted:
            tap.ok(screen == wanted.translate(signs.get(setting, {})), f"{setting}: the same text", screen)


def colours(tap, work):
    for colour, variables in ((True, {}), (True, {"NO_COLOR": ""}), (False, {"NO_COLOR": "1"}),
                              (False, {"TERM": "vt100"})):
        path = new_session(WORKSHOP, work, "colours.runde")
        terminal = Terminal(["run", path], **variables)
        ok = terminal.sent(b"start the evening")
        for pattern in (b"Guten Abend", b"open voting", b"close voting"):
            terminal.type("\x0c ")
            ok = terminal.sent(pattern) and ok
        terminal.type("3\r4\rd")
        ok = ok and eventually(lambda: counted(path) == {1: 3, 2: 4})
        os.kill(terminal.pid, signal.SIGTERM)
        status = terminal.ended()
        said = ", ".join(f"{k}={v}" for k, v in variables.items()) or "a terminal with colours"
        found = COLOUR.findall(terminal.bytes)
        tap.ok(ok and status == 0 and bool(found) == colour, f"{said}: {'colours' if colour else 'no colour'}",
               status, found[:5])
        terminal.close()
        os.unlink(path)


# --- what is sent ------------------------------------------------------------------------------------------

EVIL = "Eins \x1b]0;pwned\x07 zwei \x9b31m drei \x1b[2J \u202evier\u202c \x00\x01\x1a\x7f f\u00fcnf \x85 \u2028 ende"


def forbidden(sent):
    """What a comment must never make the program send. Its own sequences hold none of it."""
    found = [c for c in ("\x1b]", "\x07", "\x9b", "\x85", "\u202e", "\u202c", "\u2028", "\x1a", "\x01") if c.encode() in sent]
    return found + [b for b in (b"\x1b[31m drei", b"\x1b[2J \xe2") if b in sent]


def bytes_sent(tap, work):
    path = new_session(WORKSHOP, work, "bytes.runde")
    subprocess.run([RUNDE, "run", path, "--script", "-"], check=True, capture_output=True,
                   input=b"wait 1\nkey Space\nkey g\nkey End\nkey Enter\nkey Enter\nwait 1\nkey Space\n")
    terminal = Terminal(["run", path])
    ok = terminal.sent("Was fehlt uns".encode())
    terminal.type("c")
    ok = terminal.sent(b"appears on the wall at once") and ok
    terminal.type("\x1b[200~" + EVIL.replace("\x00", "") + "\x1b[201~\r")
    ok = terminal.sent(b"ende") and terminal.sent("fünf".encode()) and ok
    for key in (0, 1, 2, 5, 7, 14, 15, 26, 28, 29, 30, 31):  # keys that type no text
        terminal.type(bytes([key]))
    terminal.type("\x1b[>0;276;0c\x1b[I\x1b[O\x1b[<0;3;4M\x1b[57444u")  # what terminals tell unasked
    terminal.type("sechs\r")
    db = sqlite3.connect(path)
    ok = eventually(lambda: db.execute("SELECT count(*) FROM comment").fetchone()[0] == 2) and ok
    texts = [row[0] for row in db.execute("SELECT text FROM comment ORDER BY comment_no")]
    db.close()
    ok = ok and eventually(lambda: terminal.bytes.count(b"sechs"))
    tap.ok(ok and not forbidden(terminal.bytes), "a comment's control characters are not sent", forbidden(terminal.bytes), texts)
    tap.ok(len(texts) == 2 and texts[1] == "sechs" and not [c for t in texts for c in t if ord(c) < 32 or 127 <= ord(c) < 160],
           "and not kept", [ascii(t) for t in texts])
    terminal.close()

    # A file that went through other hands.
    db = sqlite3.connect(path)
    db.execute("UPDATE comment SET text = ?, state = 'shown'", (EVIL.replace("\x00", ""),))
    db.execute("UPDATE session SET title = ?, place = ?", (EVIL.replace("\x00", ""),) * 2)
    db.commit()
    db.close()
    wrong = []
    for command in ("run", "display"):
        terminal = Terminal([command, path], columns=160)
        if not terminal.sent("vier".encode()):
            wrong.append(f"{command}: not drawn: {terminal.bytes!r}")
        wrong += forbidden(terminal.bytes)
        if command == "run":
            terminal.type("\r")
            terminal.sent(b"rename|cluster")
            wrong += forbidden(terminal.bytes)
        terminal.close()
    tap.ok(not wrong, "nor those of a file from elsewhere", *wrong)


def unasked(tap, work):
    """What a terminal sends by itself, as after a program that ended badly, is no key."""
    wrong = []
    for term in ("xterm-256color", "screen", "vt100"):
        path = new_session(WORKSHOP, work, f"unasked-{term}.runde")
        terminal, ok = count_in(path, TERM=term)
        for sent in ("\x1b[<0;31;4M", "\x1b[<0;31;4m", "\x1b[M 34", "\x1b[M#a5", "\x1b[I", "\x1b[O", "\x1b[?1;2c",
                     "\x1b[>41;330;0c", "\x1b[97;5u", "\x1b[27;5;57~", "\x1b[3;1R", "\x1bO9~"):
            terminal.type(sent)
        terminal.type("1\r")
        if not ok or not eventually(lambda: 3 in counted(path)) or counted(path) != {1: 5, 2: 6, 3: 81}:
            wrong.append(f"{term}: {counted(path)}")
        os.kill(terminal.pid, signal.SIGTERM)
        terminal.ended()
        terminal.close()
    tap.ok(not wrong, "what a terminal sends by itself is no key", *wrong)


def odd_sizes(tap, work):
    path = new_session(WORKSHOP, work, "odd.runde")
    wrong = []
    for columns, rows in ((1, 1), (2, 1), (1, 50), (300, 2), (0, 0), (400, 150), (79, 24), (80, 23)):
        terminal = Terminal(["run", path], columns=columns, rows=rows)
        if not terminal.sent(b"\x1b\\[\\?2004h"):
            wrong.append(f"{columns}x{rows}: it does not start")
        terminal.resize(80, 24)
        if not terminal.sent(b"start the evening", 10):
            wrong.append(f"{columns}x{rows}: and then 80x24: {terminal.bytes[-300:]!r}")
        os.kill(terminal.pid, signal.SIGTERM)
        if terminal.ended() != 0:
            wrong.append(f"{columns}x{rows}: ends with {terminal.status}")
        terminal.close()
    tap.ok(not wrong, "terminals of odd sizes", *wrong)


def main():
    work = os.path.realpath(tempfile.mkdtemp())
    os.environ.update(HOME=work, XDG_DATA_HOME=os.path.join(work, "data"), TMPDIR=work)
    try:
        return all_of(Tap(46), work)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def all_of(tap, work):
    if shutil.which("tmux"):
        tmux = Tmux(work)
        try:
            path, before = sizes(tap, tmux, work)
            clients(tap, tmux, path, before)
            kill_pane(tap, tmux, work)
            kinds(tap, tmux, work)
        finally:
            tmux.end()
    else:
        tap.skip(17, "tmux is not here")
    disappearances(tap, work)
    unusable(tap, work)
    colours(tap, work)
    bytes_sent(tap, work)
    unasked(tap, work)
    odd_sizes(tap, work)
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
