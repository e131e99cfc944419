"""Real terminals for tests of the whole program: panes of a tmux of their own, whose screens can be
read, and bare pseudo terminals, whose bytes can. Everything is waited for by looking, never by time.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import fcntl
import os
import pty
import re
import select
import shutil
import signal
import struct
import subprocess
import tempfile
import termios
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(HERE)
RUNDE = os.environ.get("RUNDE", os.path.join(TOP, "runde"))
PATIENCE = 30  # seconds until a test gives up waiting

os.environ.update(LC_ALL="C.UTF-8", LANGUAGE="en", TZ="UTC", TERM="xterm-256color")
os.environ.setdefault("RUNDE_DATADIR", os.path.join(TOP, "data"))
for variable in ("NO_COLOR", "LINES", "COLUMNS", "TMUX", "TMUX_PANE"):
    os.environ.pop(variable, None)


class Tap:
    """Counts the tests of one program."""

    def __init__(self, plan):
        self.run = self.failed = 0
        self.plan = plan
        print(f"1..{plan}", flush=True)

    def ok(self, good, name, *remarks):
        self.run += 1
        print("ok" if good else "not ok", self.run, "-", name, flush=True)
        if not good:
            self.failed += 1
            for line in "\n".join(str(remark) for remark in remarks).splitlines():
                print("#", "".join(c if c.isprintable() else ascii(c)[1:-1] for c in line), flush=True)
        return good

    def skip(self, count, reason):
        for _ in range(count):
            self.run += 1
            print("ok", self.run, "# SKIP", reason, flush=True)

    def end(self):
        return 1 if self.failed or self.run != self.plan else 0


def diag(text):
    print("#", text, flush=True)


# Two "go on" within 0.4 s are one; another key in between makes them two.
GO_ON = ("C-l", "Space")


def new_session(workshop, work, name, *options):
    """A session NAME in the folder WORK of the table that WORKSHOP is."""
    path, table = os.path.join(work, name), os.path.join(work, "abend.csv")
    with open(table, "w", encoding="utf-8") as file:
        file.write(workshop)
    subprocess.run([RUNDE, "new", table, path, *options], check=True, stdout=subprocess.DEVNULL)
    return path


def eventually(look, seconds=PATIENCE):
    """Looks until there is something true; what that is, or what was seen last."""
    end = time.monotonic() + seconds
    while True:
        seen = look()
        if seen or time.monotonic() > end:
            return seen
        time.sleep(0.01)


def gone(pid):
    """Whether a process that is not ours to wait for has ended."""
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rpartition(")")[2].split()[0] == "Z"
    except (FileNotFoundError, ProcessLookupError):
        return True


class Tmux:
    """A tmux that nobody else uses. A window is named by a word and runs one command."""

    def __init__(self, work):
        self.socket = f"runde-test-{os.getpid()}"
        self.folder = tempfile.mkdtemp(dir="/tmp")  # the path of a socket has to be short
        self.work = work
        self.started = False

    def __call__(self, *arguments):
        environment = dict(os.environ, TMUX_TMPDIR=self.folder, SHELL="/bin/sh")
        done = subprocess.run(["tmux", "-L", self.socket, "-f", "/dev/null", *arguments], capture_output=True,
                              env=environment, cwd=self.work)
        return done.stdout.decode("utf-8", "replace")

    def attach(self, name, columns, rows):
        """A client with a terminal of its own."""
        return Terminal(["tmux", "-L", self.socket, "-f", "/dev/null", "attach", "-t", name], columns, rows,
                        program="tmux", TMUX_TMPDIR=self.folder)

    def open(self, name, command, columns=80, rows=24):
        """Runs COMMAND, a line of shell, in a new window; its exit status is shown at its end."""
        line = f"{command}; echo EXIT $?; exec cat"
        if not self.started:
            self("start-server", ";", "set", "-g", "status", "off", ";", "set", "-g", "escape-time", "0", ";",
                 "set", "-g", "exit-empty", "off")
            self.started = True
        self("new-session", "-d", "-s", name, "-x", str(columns), "-y", str(rows), line)

    def keys(self, name, *keys):
        self("send-keys", "-t", name, *keys)

    def type(self, name, text):
        self("send-keys", "-t", name, "-l", text)

    def resize(self, name, columns, rows):
        self("resize-window", "-t", name, "-x", str(columns), "-y", str(rows))

    def screen(self, name):
        return self("capture-pane", "-p", "-t", name)

    def shows(self, name, pattern, seconds=PATIENCE):
        """Whether the screen comes to show PATTERN."""
        return bool(eventually(lambda: re.search(pattern, self.screen(name)), seconds))

    def settled(self, name, seconds=PATIENCE):
        """The screen, when it was the same three times."""
        seen = []

        def look():
            seen.append(self.screen(name))
            return len(seen) > 3 and len(set(seen[-3:])) == 1 and seen[-1].strip()

        eventually(look, seconds)
        return seen[-1]

    def pid(self, name, program):
        """The process of PROGRAM (its path) in the window."""
        shell = self("display-message", "-p", "-t", name, "#{pane_pid}").strip()

        def look():
            children = subprocess.run(["ps", "-o", "pid=,args=", "--ppid", shell], capture_output=True).stdout.decode()
            return [line.split()[0] for line in children.splitlines() if program in line]

        found = eventually(look)
        return int(found[0]) if found else 0

    def close(self, name):
        self("kill-session", "-t", name)

    def end(self):
        self("kill-server")
        shutil.rmtree(self.folder, ignore_errors=True)


class Terminal:
    """A pseudo terminal: what is sent to it is kept as bytes. Variables: None takes one away."""

    def __init__(self, arguments, columns=80, rows=24, program=RUNDE, reading=True, **variables):
        environment = {k: v for k, v in {**os.environ, **variables}.items() if v is not None}
        self.bytes = b""
        self.status = None
        self.begun = time.monotonic()
        size = struct.pack("HHHH", rows, columns, 0, 0)
        self.pid, self.master = pty.fork()
        if self.pid == 0:
            try:
                for number in (signal.SIGINT, signal.SIGQUIT):  # a shell's background jobs ignore them
                    signal.signal(number, signal.SIG_DFL)
                fcntl.ioctl(0, termios.TIOCSWINSZ, size)
                os.execvpe(program, arguments if program == "tmux" else [program, *arguments], environment)
            finally:
                os._exit(127)
        self.reader = threading.Thread(target=self.read, daemon=True)
        if reading:
            self.reader.start()

    def read(self):
        master = self.master
        while self.master is not None:
            try:
                ready, _, _ = select.select([master], [], [], 0.05)
                if ready:
                    got = os.read(master, 65536)
                    if not got:
                        return
                    self.bytes += got
            except (OSError, ValueError):
                return

    def resize(self, columns, rows):
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def type(self, text):
        os.write(self.master, text if isinstance(text, bytes) else text.encode())

    def sent(self, pattern, seconds=PATIENCE):
        """Whether the program comes to send PATTERN (bytes)."""
        return bool(eventually(lambda: re.search(pattern, self.bytes), seconds))

    def hang_up(self):
        """The terminal is gone."""
        master, self.master = self.master, None
        if self.reader.is_alive():
            self.reader.join()
        os.close(master)

    def ended(self, seconds=PATIENCE):
        """Waits for the end; the exit status as the shell has it, or None."""
        def look():
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = os.waitstatus_to_exitcode(status)
            return pid

        if self.status is None:
            eventually(look, seconds)
        return self.status

    def close(self):
        if self.ended(0) is None:
            os.kill(self.pid, signal.SIGKILL)
            self.ended()
        if self.master is not None:
            if self.reader.is_alive():
                self.reader.join(1)
            self.hang_up()
