#!/usr/bin/env python3
"""Two pictures: the desk guides the evening in one terminal, the room view follows in another,
whichever of them begins first, dies or comes back; and it never shows what is for the desk.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import re
import shutil
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from terminal import RUNDE, Tap, Tmux, diag, eventually  # noqa: E402

WORKSHOP = """id,kind,title,prompt,minutes,options,notes
abend,workshop,Ein Abend,,60,,
hallo,info,Willkommen,Guten Abend zusammen,5,,NOTIZ eins
frage,choice,Frage,Wie gehen wir weiter?,15,schneller|langsamer|anders,NOTIZ zwei
reden,talk,Gespräch,Worüber reden wir?,10,,NOTIZ drei
karten,cards,Karten,Was fehlt uns?,20,,NOTIZ vier
ende,info,Schluss,Das war alles,,,NOTIZ sechs
"""
GO_ON = ("C-l", "Space")  # another key in between, else two within 0.4 s are one
# What only the desk says, and the keys.
DESK_ONLY = ("NOTIZ", "Notes", "Desk", "not for the wall", "On the wall", "Next:", "attached", "on time", "Space", "help")


def timeless(screen):
    return re.sub(r"\d\d:\d\d", "--:--", screen)


class Pictures:
    def __init__(self, tmux, work):
        self.tmux = tmux
        self.session = os.path.join(work, "abend.runde")
        self.times = []
        self.seen = []

    def desk(self, *keys):
        self.tmux.keys("desk", *keys)

    def follows(self, pattern, *keys):
        """Types KEYS at the desk; whether the wall then shows PATTERN. How long it took is told."""
        before = self.wall()
        begin = time.monotonic()
        self.desk(*keys)
        ok = bool(eventually(lambda: re.search(pattern, self.wall())))
        if not ok:
            diag(f"{pattern!r} after {keys}: the wall shows\n{before}\nand then\n{self.wall()}".replace("\n", "\n# "))
        self.times.append(time.monotonic() - begin)
        return ok

    def wall(self):
        screen = self.tmux.screen("wall")
        if not self.seen or self.seen[-1] != screen:
            self.seen.append(screen)
        return screen

    def still(self):
        """The wall when it has come to rest, but for the clock."""
        return timeless(self.tmux.settled("wall"))

    def run(self):
        self.tmux.open("desk", f"{RUNDE} run abend.runde")

    def display(self, name="wall"):
        self.tmux.open(name, f"{RUNDE} display abend.runde")

    def kill(self, window):
        pid = self.tmux.pid(window, RUNDE)
        os.kill(pid, signal.SIGKILL)
        ok = self.tmux.shows(window, "EXIT 137")
        self.tmux.close(window)
        return ok


def begin(tap, pictures, workshop):
    tmux = pictures.tmux
    pictures.display()
    tap.ok(tmux.shows("wall", "It goes on in a moment"), "a display waits for a file that is not there yet", pictures.wall())
    subprocess.run([RUNDE, "new", workshop, pictures.session, "--pictures", "2"], check=True)
    tap.ok(tmux.shows("wall", "Ein Abend") and "in a moment" not in pictures.wall(), "and takes it up when it is", pictures.wall())
    pictures.run()
    tap.ok(tmux.shows("desk", "The room view is attached"), "the desk says that it is attached", tmux.screen("desk"))


def evening(tap, pictures):
    tmux = pictures.tmux
    ok = [pictures.follows("Guten Abend zusammen", *GO_ON), pictures.follows("Wie gehen wir weiter", *GO_ON),
          pictures.follows("[·▸] +1 +schneller", *GO_ON)]
    tmux.shows("desk", "Space: close voting")
    ok.append(pictures.follows("✓ +1 +schneller", "4", "1", "Enter"))
    ok.append(pictures.follows("✓ +2 +langsamer", "3", "7", "Enter"))
    ok.append(pictures.follows("✓ +3 +anders", "0", "Enter"))
    unrevealed = "\n".join(pictures.seen)
    pictures.desk(*GO_ON)
    tmux.shows("desk", "Space: show")
    unrevealed += "\n".join([pictures.wall(), *pictures.seen])
    ok.append(pictures.follows(r"langsamer.*█.* 37\b", *GO_ON))
    tap.ok(all(ok), "the wall follows every key that changes it", ok)
    tap.ok(not re.search(r"\b(41|37)\b", re.sub(r"\d\d:\d\d", "", unrevealed)), "no count before it is shown", unrevealed)

    ok = [pictures.follows("Worüber reden wir", *GO_ON)]
    pictures.desk(*GO_ON)
    tmux.shows("desk", "c comment")
    pictures.desk("c")
    tmux.shows("desk", "is noted and shown later")
    tmux.type("desk", "Ein Satz am Pult")
    pictures.desk("Enter", "Escape")
    ok.append(bool(eventually(lambda: comments(pictures.session) == [("Ein Satz am Pult", "noted")])))
    hidden = tmux.settled("wall")
    ok.append(pictures.follows("Ein Satz am Pult", *GO_ON))
    tap.ok(all(ok) and "Satz" not in hidden, "a collected comment appears when its time has come", ok, hidden)

    ok = [pictures.follows("Was fehlt uns", *GO_ON)]
    pictures.desk(*GO_ON)
    tmux.shows("desk", "On the wall: the prompt and the cards")
    pictures.desk("c")
    tmux.shows("desk", "appears on the wall at once")
    tmux.type("desk", "Eine Karte")
    ok.append(pictures.follows("Eine Karte", "Enter"))
    pictures.desk("Escape")
    tmux.shows("desk", " c comment ")
    pictures.desk("h")
    ok.append(bool(eventually(lambda: "Eine Karte" not in pictures.wall())))
    tap.ok(all(ok), "one that is shown at once does so, and hides at once", ok, pictures.wall())

    pictures.desk("b")
    ok = [bool(eventually(lambda: not pictures.wall().strip()))]
    ok.append(pictures.follows("Was fehlt uns", "x"))
    tap.ok(all(ok), "blank and back", ok, pictures.wall())


def comments(path):
    db = sqlite3.connect(path)
    rows = db.execute("SELECT text, state FROM comment").fetchall()
    db.close()
    return rows


def deaths(tap, pictures):
    tmux = pictures.tmux
    before = pictures.still()
    killed = pictures.kill("desk")
    stays = pictures.still() == before
    pictures.run()
    ok = [tmux.shows("desk", "Step 4/5")]
    pictures.desk(*GO_ON)
    ok += [tmux.shows("desk", "cards · closed"), pictures.follows("Das war alles", *GO_ON)]
    tap.ok(killed and stays and all(ok), "the run is killed and taken up: the wall stays and follows", killed, stays, ok)

    gone, back = [], []
    for _ in range(5):
        gone.append(tmux.shows("desk", "✓ A display is attached") and pictures.kill("wall")
                    and tmux.shows("desk", "! No display is attached", 5))
        pictures.display()
        back.append(tmux.shows("wall", "Das war alles") and tmux.shows("desk", "✓ A display is attached", 5))
    tap.ok(all(gone), "the display is killed, again and again: the desk says so", gone, tmux.screen("desk"))
    tap.ok(all(back), "it comes back: the desk says that, too", back, tmux.screen("desk"))

    pictures.display("second")
    same = eventually(lambda: pictures.still().strip() and timeless(tmux.settled("second")) == pictures.still())
    tmux.keys("second", "q")
    ok = tmux.shows("second", "EXIT 0")
    tap.ok(same and ok, "a second display shows the same and leaves with q", tmux.screen("second"))
    tap.ok("No display" not in tmux.settled("desk"), "the first one is still attached", tmux.screen("desk"))


def files(tap, pictures, workshop):
    """What happens to the file while both have it open."""
    tmux = pictures.tmux
    away = pictures.session + ".weg"
    wall = pictures.still()
    os.rename(pictures.session, away)
    ok = [tmux.shows("wall", "It goes on in a moment"),
          tmux.shows("desk", "The session file was moved or deleted; nothing is saved until it is back")]
    os.rename(away, pictures.session)
    ok += [bool(eventually(lambda: pictures.still() == wall)), pictures.follows("Was fehlt uns", "PPage"),
           pictures.follows("Das war alles", *GO_ON)]
    tap.ok(all(ok), "the file is moved away and back: both say so and go on", ok, tmux.screen("desk"), tmux.screen("wall"))

    pictures.desk("q")
    tmux.shows("desk", "Leave[?]")
    pictures.desk("y")
    tmux.shows("desk", "EXIT 0")
    tmux.close("desk")
    subprocess.run([RUNDE, "new", workshop, away, "--title", "Ein anderer Abend", "--pictures", "2"], check=True)
    os.rename(away, pictures.session)
    ok = [tmux.shows("wall", "Ein anderer Abend")]
    pictures.run()
    ok += [tmux.shows("desk", "The room view is attached"), pictures.follows("Guten Abend zusammen", *GO_ON)]
    tap.ok(all(ok), "another file takes its place: the wall follows that one", ok, tmux.screen("wall"))


def end(tap, pictures):
    tmux = pictures.tmux
    before = pictures.still()
    pictures.desk("q")
    tmux.shows("desk", "Leave[?]")
    pictures.desk("y")
    ok = tmux.shows("desk", "EXIT 0")
    tap.ok(ok and pictures.still() == before, "when the desk has left the wall stays calm", tmux.screen("wall"))


def main():
    if not shutil.which("tmux"):
        print("1..0 # SKIP tmux is not here")
        return 0
    work = os.path.realpath(tempfile.mkdtemp())
    os.environ.update(HOME=work, XDG_DATA_HOME=os.path.join(work, "data"), TMPDIR=work)
    workshop = os.path.join(work, "abend.csv")
    with open(workshop, "w", encoding="utf-8") as file:
        file.write(WORKSHOP)
    tap = Tap(17)
    tmux = Tmux(work)
    pictures = Pictures(tmux, work)
    try:
        begin(tap, pictures, workshop)
        evening(tap, pictures)
        deaths(tap, pictures)
        files(tap, pictures, workshop)
        end(tap, pictures)
    finally:
        tmux.end()
        shutil.rmtree(work, ignore_errors=True)
    everything = "\n".join(pictures.seen)
    leaked = [word for word in DESK_ONLY if word in everything]
    tap.ok(not leaked and len(pictures.seen) > 10, f"{len(pictures.seen)} pictures on the wall, nothing of the desk in any", leaked,
           len(pictures.seen))
    diag(f"from key to wall: median {statistics.median(pictures.times) * 1000:.0f} ms, most {max(pictures.times) * 1000:.0f} ms")
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
