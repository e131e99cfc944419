#!/usr/bin/env python3
"""kill -9 at random moments of a merge: the file is as it was or holds everything, a new one is there
whole or not at all, and merging again completes it.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(HERE)
RUNDE = os.environ.get("RUNDE", os.path.join(TOP, "runde"))
KILLS, TOWNS = 15, 12

os.environ.update(LC_ALL="C.UTF-8", LANGUAGE="en", TZ="UTC")
os.environ.setdefault("RUNDE_DATADIR", os.path.join(TOP, "data"))
count = 0


def ok(good, name):
    global count
    count += 1
    print(("ok" if good else "not ok"), count, "-", name, flush=True)
    return good


def diag(text):
    print("#", text, flush=True)


def sessions(path):
    """The ids of the sessions in the file, each with all its steps, as the next start finds them."""
    db = sqlite3.connect(path)
    found = db.execute("SELECT session_id, (SELECT count(*) FROM step WHERE step.session_id = session.session_id),"
                       " (SELECT count(*) FROM wording WHERE wording.session_id = session.session_id)"
                       " FROM session ORDER BY 1").fetchall()
    sound = db.execute("PRAGMA integrity_check").fetchone()[0]
    db.close()
    return found if sound == "ok" else sound


def merge(out, files):
    return subprocess.Popen([RUNDE, "merge", out, *files], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def main():
    folder = tempfile.mkdtemp(prefix="runde-merge-kill.")
    os.chdir(folder)
    files = [f"town-{i:02}.runde" for i in range(TOWNS)]
    for file in files:
        subprocess.run([RUNDE, "new", "selbstcheck-workshop", file], check=True)
    began = time.monotonic()
    if merge("all.runde", files).wait() != 0:
        print("Bail out! the files cannot be merged")
        return
    took = time.monotonic() - began
    after = sessions("all.runde")
    merge("first.runde", files[:3]).wait()
    before = sessions("first.runde")
    chance = random.Random(7)
    whole = torn = undone = left = completed = 0
    for i in range(KILLS * 2):
        new = i % 2 == 1
        if os.path.exists("out.runde"):
            os.unlink("out.runde")
        if not new:
            shutil.copy("first.runde", "out.runde")
        child = merge("out.runde", files)
        try:
            child.wait(chance.random() * took * 1.1)
        except subprocess.TimeoutExpired:
            child.send_signal(signal.SIGKILL)
            child.wait()
        there = os.path.exists("out.runde")
        state = sessions("out.runde") if there else None
        if state == after:
            whole += 1
        elif state == (None if new else before):
            undone += 1
        else:
            torn += 1
            diag(f"after kill {i}: {state}")
        completed += merge("out.runde", files).wait() == 0 and sessions("out.runde") == after
        left += os.path.exists("out.runde-journal")
    ok(torn == 0, f"killed {KILLS * 2} times: {whole} were whole, {undone} not begun, none torn")
    ok(undone > 0, "some were killed in time")
    ok(completed == KILLS * 2, "merging again completes each")
    ok(left == 0, "and leaves no journal")
    print(f"1..{count}")
    os.chdir("/")
    shutil.rmtree(folder)


main()
