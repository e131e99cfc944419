#!/usr/bin/env python3
"""Emoji, right-to-left and other scripts in a terminal: what a terminal takes for their width does not
shift the frame behind them, and the marks that keep its order are no part of what is dumped.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from terminal import RUNDE, Tap, Tmux  # noqa: E402

# In the agenda, left of the line that parts it from the picture.
TITLES = [
    "👨‍👩‍👧‍👦 family", "🏳️‍🌈 flag", "🇩🇪🇺🇦 flags", "1️⃣ key", "#️⃣ sign", "👍🏽 thumb", "👩🏿‍💻 woman", "❤️ heart", "☎️ phone", "✔️ tick",
    "⚠️ sign", "☀️ sun", "🧑🏻‍🤝‍🧑🏿 pair", "محمد ٥", "שלום עולם", "Żółć Nguyễn", "e̶̋́̕ marks", "ก็ Thai", "क्षि नमस्ते", "한국어", "ｆｕｌｌ",
    "👁️‍🗨️ eye", "‼️ two", "🅰️ blood", "🫱🏻‍🫲🏿 hands", "🏴󠁧󠁢󠁥󠁮󠁧󠁿 England",
]
MARK = "\u200e"


def lines(tmux, rows):
    """Where the line stands on the screen: what tmux itself takes for its row and column."""
    found = set()
    tmux("copy-mode", "-t", "wall")
    tmux("send-keys", "-t", "wall", "-X", "top-line")
    tmux("send-keys", "-t", "wall", "-X", "start-of-line")
    for _ in range(rows + 4):
        tmux("send-keys", "-t", "wall", "-X", "search-forward", "│")
        found.add(tuple(map(int, tmux("display-message", "-p", "-t", "wall", "#{copy_cursor_y} #{copy_cursor_x}").split())))
    tmux("send-keys", "-t", "wall", "-X", "cancel")
    return sorted(found)


def main():
    if not shutil.which("tmux"):
        print("1..0 # SKIP tmux is not installed")
        return 0
    work = tempfile.mkdtemp(prefix="runde-test-")
    os.environ.update(LC_ALL="C.UTF-8", TERM="xterm-256color", LANGUAGE="en", XDG_DATA_HOME=work)
    with open(os.path.join(work, "scripts.csv"), "w", encoding="utf-8") as file:
        file.write("kind,id,title,prompt\nworkshop,scripts,Scripts,Welcome\n")
        for number, title in enumerate(TITLES):
            file.write(f"info,s{number},{title},All\n")
    tap = Tap(6)
    tmux = Tmux(work)
    try:
        subprocess.run([RUNDE, "new", "scripts.csv", "scripts.runde"], cwd=work, check=True, stdout=subprocess.DEVNULL)
        tmux.open("wall", f"{RUNDE} run scripts.runde", 120, 36)
        tmux.shows("wall", "Welcome")
        tmux.keys("wall", "Space")
        tap.ok(tmux.shows("wall", "England"), "the agenda is there", tmux.screen("wall"))
        screen = tmux.settled("wall")
        tap.ok(all(re.search(f"{word}", screen) for word in ("family", "flags", "한국어", "محمد")), "with all of it", screen)
        found = lines(tmux, 32)
        tap.ok(len(found) == 32 and len({column for _, column in found}) == 1, "the line behind it is straight", found)
        tap.ok(MARK in screen, "marks keep the order of what is written from right to left", screen)
        with open(os.path.join(work, "dump.script"), "w", encoding="utf-8") as file:
            file.write("key Space\ndump screen\n")
        tmux.close("wall")
        subprocess.run([RUNDE, "new", "scripts.csv", "other.runde"], cwd=work, check=True, stdout=subprocess.DEVNULL)
        subprocess.run([RUNDE, "run", "other.runde", "--script", "dump.script", "--size", "120x36"], cwd=work,
                       stdout=subprocess.DEVNULL)
        with open(os.path.join(work, "screen"), encoding="utf-8") as file:
            dumped = file.read()
        tap.ok("محمد" in dumped and MARK not in dumped, "a dump has none", dumped)
        subprocess.run([RUNDE, "export", "other.runde", "-o", "tables"], cwd=work, stdout=subprocess.DEVNULL)
        tables = ""
        for folder, _, names in os.walk(os.path.join(work, "tables")):
            for name in names:
                with open(os.path.join(folder, name), encoding="utf-8") as file:
                    tables += file.read()
        tap.ok("محمد" in tables and MARK not in tables, "nor has a table", len(tables))
    finally:
        tmux.end()
        shutil.rmtree(work, ignore_errors=True)
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
