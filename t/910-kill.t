#!/usr/bin/env python3
"""kill -9 at random moments of a scripted evening: whatever the script saw acknowledged is in the
file, and the next start stands at the same step and stage. Alone, and with a display attached.

The clock and the randomness are held, so a run can be compared with one that was not killed, line
by line and row by row.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import pty
import random
import select
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from terminal import HERE, RUNDE, TOP, Tap  # noqa: E402

WORKSHOP = os.path.join(TOP, "data/workshops/selbstcheck-workshop.csv")
HELD = ["--size", "80x24", "--clock", "2026-03-12T17:00:00Z", "--seed", "7"]
ALONE, SHOWN = 50, 15


def state(path):
    """What is in the file: the log, where the evening stands, and all that was said and counted."""
    db = sqlite3.connect(path)  # as the next start does: an unfinished transaction is rolled back
    tables = {t: db.execute(f"SELECT * FROM {t}").fetchall()
              for t in ("log", "vote", "tally", "comment", "cluster", "measure", "presence", "turn", "round")}
    tables["stands"] = db.execute("SELECT phase, stage.step_id, step_no, step.stage, locked FROM stage LEFT JOIN step USING (session_id, step_id)").fetchall()
    sound = db.execute("PRAGMA quick_check").fetchone()[0]
    db.close()
    if sound != "ok":
        raise SystemExit(f"Bail out! {path}: {sound}")
    return tables


def run(path, script):
    return subprocess.Popen([RUNDE, "run", path, "--script", script, *HELD], stdin=subprocess.PIPE,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def expected_states(path, lines):
    """The state after each line, from a run that waits for each acknowledgement."""
    child = run(path, "-")
    states = [state(path)]
    for line in lines:
        child.stdin.write(line.encode() + b"\n")
        child.stdin.flush()
        echo = child.stdout.readline().decode().rstrip("\n")
        if echo != line:
            raise SystemExit(f"Bail out! {line!r} came back as {echo!r}: {child.stderr.read().decode()}")
        states.append(state(path))
    child.stdin.close()
    child.wait()
    return states


class Display:
    """The room view on a terminal of its own."""

    def __init__(self, path):
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.execv(RUNDE, [RUNDE, "display", path])
        self.seen = threading.Event()
        self.reader = threading.Thread(target=self.read, daemon=True)
        self.reader.start()
        self.seen.wait(20)

    def read(self):
        try:
            while os.read(self.terminal, 65536):
                self.seen.set()
        except OSError:
            pass

    def alive(self):
        return os.waitpid(self.pid, os.WNOHANG) == (0, 0)

    def end(self):
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.terminal)


def kill_once(fresh, path, script, states, lines, after, shown=False):
    """Kills a run AFTER seconds and checks what is left. Returns what is wrong, or None."""
    shutil.copyfile(fresh, path)
    display = Display(path) if shown else None
    child = run(path, script)
    ready, _, _ = select.select([child.stdout], [], [], 30)  # the first line: it has started
    end = time.monotonic() + after
    while time.monotonic() < end and child.poll() is None:
        select.select([], [], [], max(0, min(0.002, end - time.monotonic())))
    child.kill()
    seen = child.stdout.read().decode().split("\n")[:-1]
    child.wait()
    k = len(seen)
    wrong = judge(path, states[k], states[min(k + 1, len(lines))], k)
    if seen != lines[:k]:
        wrong = f"the echo differs after {k} lines"
    if display and not display.alive():
        wrong = f"after {k} lines the display is gone, too"
    if display:
        display.end()
    os.unlink(path)
    return wrong


def judge(path, before, after, k):
    got = state(path)
    if got != before and got != after:  # in the middle of a line that makes several acts
        n = len(before["log"])
        if got["log"][:n] != before["log"] or got["log"] != after["log"][:len(got["log"])]:
            return f"after {k} lines: the log has {len(got['log'])} rows instead of {n}"
        for table in ("vote", "comment", "measure"):
            if not {row[0:2] for row in before[table]} <= {row[0:2] for row in got[table]} and before["round"] == after["round"]:
                return f"after {k} lines: something is missing in {table}"
    again = subprocess.run([RUNDE, "run", path, "--script", "-", *HELD], input=b"dump -\n", capture_output=True)
    screen = again.stdout.decode()
    if again.returncode != 0:
        return f"after {k} lines it does not start again: {again.stderr.decode()}"
    phase, _, number, _, locked = got["stands"][0]
    wanted = "Secret voting" if locked else f"Step {number}/"
    if phase == "running" and wanted not in screen:
        return f"after {k} lines it starts at another step than {number}: {screen[:200]}"
    if state(path)["stands"] != got["stands"]:
        return f"after {k} lines it starts elsewhere"
    sound = subprocess.run([RUNDE, "verify", path], capture_output=True)
    if sound.returncode != 0:
        return f"after {k} lines: {sound.stderr.decode()}"
    return None


def main():
    work = tempfile.mkdtemp()
    fresh, path, script = (os.path.join(work, name) for name in ("fresh.runde", "kill.runde", "script"))
    text = subprocess.run([sys.executable, os.path.join(HERE, "evening.py"), WORKSHOP], capture_output=True, check=True).stdout
    lines = text.decode().splitlines()
    with open(script, "wb") as file:
        file.write(text)
    subprocess.run([RUNDE, "new", WORKSHOP, fresh], check=True, stdout=subprocess.DEVNULL)

    tap = Tap(4)
    shutil.copyfile(fresh, path)
    states = expected_states(path, lines)
    tap.ok(states[-1]["stands"][0][0] == "ended" and len(states[-1]["log"]) > 300,
           f"the evening goes to its end: {len(lines)} lines, {len(states[-1]['log'])} acts")

    shutil.copyfile(fresh, path)
    begin = time.monotonic()
    child = run(path, script)
    echoed = child.communicate()[0].decode().splitlines()
    length = time.monotonic() - begin
    tap.ok(echoed == lines and state(path) == states[-1], "at full speed it is the same evening")

    chance = random.Random(20260312)
    wrong = [kill_once(fresh, path, script, states, lines, chance.uniform(0, length)) for _ in range(ALONE)]
    tap.ok(not any(wrong), f"killed at {ALONE} moments: nothing acknowledged is lost, and it goes on where it stood",
           *filter(None, wrong))

    shown = [kill_once(fresh, path, script, states, lines, chance.uniform(0, length), True) for _ in range(SHOWN)]
    tap.ok(not any(shown), f"killed at {SHOWN} moments with a display attached: the same, and the display lives on",
           *filter(None, shown))
    shutil.rmtree(work)
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
