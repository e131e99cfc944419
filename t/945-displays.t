#!/usr/bin/env python3
"""Several displays of one evening, each of its own size: the desk counts them and knows their pages; they
outlive whatever dies, and find the file again wherever its path leads, be it to another folder, another
file or another stick.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from terminal import GO_ON, RUNDE, Tap, Terminal, Tmux, eventually  # noqa: E402

LONG = "Das ist ein langer Text, der auf einer kleinen Wand nicht auf einmal zu lesen ist. " * 22
WORKSHOP = f"""id,kind,title,prompt,minutes,notes
abend,workshop,Ein Abend,,60,
hallo,info,Willkommen,"{LONG}Und das sein Ende.",5,NOTIZ
noch,info,Weiter,Noch etwas,5,
ende,info,Schluss,Das war alles,5,
"""
OTHER = """id,kind,title,prompt,minutes
anders,workshop,Ein anderer Abend,,60
hallo,info,Willkommen,Ganz anders,5
"""
WAITS = "It goes on in a moment"


def timeless(screen):
    return re.sub(r"\d\d:\d\d", "--:--", screen)


def new_session(work, path, name="abend"):
    subprocess.run([RUNDE, "new", os.path.join(work, f"{name}.csv"), path, "--pictures", "2"], check=True)


def kill(tmux, window):
    os.kill(tmux.pid(window, RUNDE), signal.SIGKILL)
    return tmux.shows(window, "EXIT 137")


def leave(tmux):
    tmux.keys("desk", "q")
    tmux.shows("desk", "Leave[?]")
    tmux.keys("desk", "y")
    ok = tmux.shows("desk", "EXIT 0")
    tmux.close("desk")
    return ok


def several(tap, tmux, path):
    sizes = {"small": (80, 24), "middle": (120, 40), "large": (220, 70)}
    tmux.open("desk", f"{RUNDE} run {path}", 120, 40)
    ok = [tmux.shows("desk", "type there:")]
    for count, (name, (columns, rows)) in enumerate(sizes.items(), 1):
        tmux.open(name, f"{RUNDE} display {path}", columns, rows)
        ok.append(tmux.shows("desk", f"✓ {count} displays are attached" if count > 1 else "✓ The room view is attached"))
        ok.append(tmux.shows(name, "Ein Abend"))
    tap.ok(all(ok), "three displays come one after the other, and are counted", ok, tmux.screen("desk"))

    tmux.keys("desk", *GO_ON)
    ok = [tmux.shows(name, "Das ist ein langer Text") for name in sizes]
    ok.append(tmux.shows("desk", "✓ 3 displays are attached"))
    ok.append(tmux.shows("desk", r"On the wall: the prompt · page 1 of \d") and tmux.shows("desk", "← → turn pages"))
    ok.append(tmux.shows("small", r"page 1 of \d") and "page" not in tmux.screen("large"))
    tap.ok(all(ok), "the desk knows of the pages that only the smallest has", ok, tmux.screen("desk"), tmux.screen("small"))
    large = timeless(tmux.settled("large"))
    last = int(re.search(r"page 1 of (\d)", tmux.screen("small")).group(1))
    ok = []
    for page in range(2, last + 1):
        tmux.keys("desk", "Right")
        ok += [tmux.shows("small", f"page {page} of {last}"), tmux.shows("desk", f"page {page} of {last}")]
    tmux.keys("desk", "Right", "Right", "C-l")
    ok += [tmux.shows("small", "sein Ende"), f"page {last} of {last}" in tmux.settled("desk"), timeless(tmux.screen("large")) == large]
    tmux.keys("desk", "Left")
    ok.append(tmux.shows("small", f"page {last - 1} of"))
    tap.ok(all(ok), "it turns them up to the last, while the largest shows everything", ok, tmux.screen("desk"), tmux.screen("large"))

    tmux.resize("small", 220, 70)
    ok = [tmux.shows("small", "Ende[.]"), bool(eventually(lambda: "turn pages" not in tmux.screen("desk")))]
    tmux.resize("small", 80, 24)
    ok.append(tmux.shows("desk", "turn pages"))
    tap.ok(all(ok), "a display that grows or shrinks tells the desk", ok, tmux.screen("desk"))

    ok = [kill(tmux, "middle"), tmux.shows("desk", "✓ 2 displays are attached"), tmux.shows("desk", "turn pages"),
          kill(tmux, "small"), tmux.shows("desk", "✓ A display is attached"),
          bool(eventually(lambda: "turn pages" not in tmux.screen("desk")))]
    for name in ("small", "middle"):
        tmux.close(name)
        tmux.open(name, f"{RUNDE} display {path}", *sizes[name])
    ok.append(tmux.shows("desk", "✓ 3 displays are attached"))
    tap.ok(all(ok), "they are killed and come back: the desk counts", ok, tmux.screen("desk"))

    before = [timeless(tmux.settled(name)) for name in sizes]
    ok = [kill(tmux, "desk"), [timeless(tmux.settled(name)) for name in sizes] == before]
    tmux.close("desk")
    tmux.open("desk", f"{RUNDE} run {path}", 120, 40)
    ok.append(tmux.shows("desk", "✓ 3 displays are attached"))
    tmux.keys("desk", *GO_ON)
    ok += [tmux.shows(name, "Noch etwas|▀") for name in sizes]
    ok.append(tmux.shows("small", "Noch etwas"))
    tap.ok(all(ok), "the run is killed: they stay as they are, and follow the next one", ok, tmux.screen("small"))


def back_and_forth(tap, tmux, path):
    """What can happen to the file, and to the folder it is in."""
    folder, away = os.path.dirname(path), os.path.dirname(path) + ".weg"
    shown = timeless(tmux.settled("small"))

    def same():
        return bool(eventually(lambda: timeless(tmux.screen("small")) == shown))

    def follows():
        """The evening goes on and back again."""
        tmux.keys("desk", *GO_ON)
        there = tmux.shows("small", "Das war alles")
        tmux.keys("desk", "C-l", "PPage")
        back = tmux.shows("small", "Looking back")
        tmux.keys("desk", *GO_ON)
        tmux.shows("small", "Step 3/3")
        tmux.keys("desk", "u")
        return there and back and same()

    os.rename(path, path + ".weg")
    ok = [tmux.shows("small", WAITS), tmux.shows("desk", "moved or deleted")]
    os.rename(path + ".weg", path)
    tap.ok(all(ok) and same() and follows(), "the file is moved away and back", ok, tmux.screen("small"), tmux.screen("desk"))

    os.rename(folder, away)
    ok = [tmux.shows("small", WAITS), tmux.shows("large", WAITS)]
    os.rename(away, folder)
    tap.ok(all(ok) and same() and follows(), "its folder is", ok, tmux.screen("small"), tmux.screen("desk"))

    os.rename(folder, away)
    ok = [tmux.shows("small", WAITS)]
    os.mkdir(folder)
    os.rename(os.path.join(away, "abend.runde"), path)
    os.rmdir(away)
    tap.ok(all(ok) and same() and follows(), "another folder takes its place, with the file in it", ok, tmux.screen("small"),
           tmux.screen("desk"))

    ok = [leave(tmux)]
    copy = path + ".kopie"
    shutil.copyfile(path, os.path.join(os.path.dirname(folder), "kopie"))
    shutil.rmtree(folder)
    ok.append(tmux.shows("small", WAITS))
    os.mkdir(folder)
    shutil.copyfile(os.path.join(os.path.dirname(folder), "kopie"), copy)
    os.rename(copy, path)
    ok.append(same())
    tmux.open("desk", f"{RUNDE} run {path}", 120, 40)
    ok.append(tmux.shows("desk", "✓ 3 displays are attached"))
    tap.ok(all(ok) and follows(), "everything is deleted, and a copy restored", ok, tmux.screen("small"), tmux.screen("desk"))

    ok = [leave(tmux)]
    work = os.path.dirname(folder)
    new_session(work, os.path.join(work, "anders.runde"), "anders")
    shutil.copyfile(os.path.join(work, "anders.runde"), path)  # into the same file
    ok.append(tmux.shows("small", "Ein anderer Abend"))
    with open(path, "w", encoding="utf-8") as file:
        file.write("nichts")
    ok.append(tmux.shows("small", WAITS))
    shutil.copyfile(os.path.join(work, "anders.runde"), path)
    ok.append(tmux.shows("small", "Ein anderer Abend"))
    tmux.open("desk", f"{RUNDE} run {path}", 120, 40)
    ok.append(tmux.shows("desk", "✓ 3 displays are attached"))
    tmux.keys("desk", *GO_ON)
    ok.append(tmux.shows("small", "Ganz anders"))
    tap.ok(all(ok), "another evening is copied over it, and what is none", ok, tmux.screen("small"), tmux.screen("desk"))


def by_another_name(tap, tmux, work):
    """The name that the display is given leads to the file by a link from another folder."""
    path = os.path.join(work, "dort", "abend.runde")
    os.mkdir(os.path.dirname(path))
    os.symlink(path, os.path.join(work, "hier.runde"))
    tmux.open("link", f"{RUNDE} display {work}/hier.runde")
    ok = [tmux.shows("link", WAITS)]
    new_session(work, path)
    ok.append(tmux.shows("link", "Ein Abend"))
    tmux.open("desk2", f"{RUNDE} run {path}", 120, 40)
    ok.append(tmux.shows("desk2", "✓ The room view is attached"))
    tmux.keys("desk2", *GO_ON)
    ok.append(tmux.shows("link", "Das ist ein langer Text"))
    tap.ok(all(ok), "a link from elsewhere leads there as well", ok, tmux.screen("link"))


def stick(work):
    """In a namespace of mounts that is ours: pulls a stick out and plugs another one in. Prints what went wrong."""
    folder = os.path.join(work, "stick")
    path = os.path.join(folder, "abend.runde")

    def mount():
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "none", folder], check=True)

    def shows(terminal, pattern):
        if not terminal.sent(pattern):
            print(f"no {pattern}: {terminal.bytes[-400:]}")
        terminal.bytes = b""

    os.mkdir(folder)
    mount()
    new_session(work, path)
    terminal = Terminal(["display", path])
    shows(terminal, b"Ein Abend")
    for again in (False, True):
        shutil.copyfile(path, os.path.join(work, "gesichert"))
        number = os.stat(path).st_ino
        if again:  # so fast that nobody sees the folder without it
            os.kill(terminal.pid, signal.SIGSTOP)
        subprocess.run(["umount", "-l", folder], check=True)
        if not again:
            shows(terminal, WAITS.encode())
        mount()
        shutil.copyfile(os.path.join(work, "gesichert"), path)
        if not again:
            shows(terminal, b"Ein Abend")
        elif os.stat(path).st_ino != number:
            print("the file has another number; nothing is tested")
        if again:
            os.kill(terminal.pid, signal.SIGCONT)
        subprocess.run([RUNDE, "run", path, "--script", "-"], input=b"key Space\n", check=True, stdout=subprocess.DEVNULL)
        shows(terminal, b"Noch etwas" if again else b"Das ist ein langer Text")
    terminal.close()


def sticks(tap, work):
    if subprocess.run(["unshare", "-m", "mount", "-t", "tmpfs", "none", work], capture_output=True).returncode != 0:
        tap.skip(1, "nothing can be mounted here")
        return
    done = subprocess.run(["unshare", "-m", sys.executable, __file__, "--stick", work], capture_output=True)
    tap.ok(done.returncode == 0 and not done.stdout, "a stick is pulled, and another one plugged in", done.stdout.decode(),
           done.stderr.decode())


def main():
    if sys.argv[1:2] == ["--stick"]:
        stick(sys.argv[2])
        return 0
    if not shutil.which("tmux"):
        print("1..0 # SKIP tmux is not here")
        return 0
    work = os.path.realpath(tempfile.mkdtemp())
    os.environ.update(HOME=work, XDG_DATA_HOME=os.path.join(work, "data"), TMPDIR=work)
    for name, text in (("abend", WORKSHOP), ("anders", OTHER)):
        with open(os.path.join(work, f"{name}.csv"), "w", encoding="utf-8") as file:
            file.write(text)
    path = os.path.join(work, "ordner", "abend.runde")
    os.mkdir(os.path.dirname(path))
    new_session(work, path)
    tap = Tap(13)
    tmux = Tmux(work)
    try:
        several(tap, tmux, path)
        back_and_forth(tap, tmux, path)
        by_another_name(tap, tmux, work)
        sticks(tap, work)
    finally:
        tmux.end()
        shutil.rmtree(work, ignore_errors=True)
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
