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
import sys
import tempfile
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from terminal import RUNDE, Tap, diag  # noqa: E402

KILLS, TOWNS = 15, 12


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
    tap = Tap(4)
    folder = tempfile.mkdtemp(prefix="runde-merge-kill.")
    os.chdir(folder)
    files = [f"town-{i:02}.runde" for i in range(TOWNS)]
    for file in files:
        subprocess.run([RUNDE, "new", "selbstcheck-workshop", file], check=True)
    began = time.monotonic()
    if merge("all.runde", files).wait() != 0:
        print("Bail out! the files cannot be merged")
        return 1
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
    tap.ok(torn == 0, f"killed {KILLS * 2} times: {whole} were whole, {undone} not begun, none torn")
    tap.ok(undone > 0, "some were killed in time")
    tap.ok(completed == KILLS * 2, "merging again completes each")
    tap.ok(left == 0, "and leaves no journal")
    os.chdir("/")
    shutil.rmtree(folder)
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
