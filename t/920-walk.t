#!/usr/bin/env python3
"""Every shipped workshop, walked to its end in each of its languages, at the desk and on the wall, on
small and large screens: each prompt stands on the wall whole, no text is cut, none is in the wrong
language or half made, no note is ever seen on the wall, every page can be turned to, and the evening
ends.

Each evening is walked twice: with one picture, where the facilitator guides in the room view; and with
two, where the desk guides and a display shows the room view. With RUNDE_TEST_ALL there are more sizes.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import collections
import concurrent.futures
import csv
import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
import evening  # noqa: E402
import po  # noqa: E402

TOP = os.path.dirname(HERE)
RUNDE = os.environ.get("RUNDE", os.path.join(TOP, "runde"))
ALL = bool(os.environ.get("RUNDE_TEST_ALL"))
LANGUAGES = ("de", "en")
# The first one is the one in which the keys are typed. German is the longer language.
SIZES = {language: [(80, 24), (120, 36), (200, 60), (110, 30), (160, 45)] if ALL else [(80, 24), (120, 36), (200, 60)]
         if language == "de" else [(80, 24), (200, 60)] for language in LANGUAGES}
# Where a session can be saved in no time, because nothing there outlives the machine.
FAST = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None

# Where the arrows turn pages and nothing else.
PAGED = {"prompt", "revealed", "hidden", "shown", "sorting", "noted", "measure", "folder"}
# Dialogues that can be opened over any step, and the key that closes them.
DIALOGUES = {"help": ("?", "Esc"), "agenda": ("g", "Esc"), "here": ("w", "Esc"), "calm": ("d", "Esc"), "insert": ("i", "Esc")}
PAGE = re.compile(r"(?:page|Seite) (\d+) (?:of|von) (\d+)")
BROKEN = "\u00ad"  # the hyphen of a word that goes on in the next line
HALF_MADE = re.compile(r"%(?:\d\$)?[-+0#]*\d*(?:\.\d+)?(?:ll|l|z|j)?[sdiufgcx]\b|\(null\)|\ufffd|\bnan\b")

Text = collections.namedtuple("Text", "how row column text")
Screen = collections.namedtuple("Screen", "name size where texts")

os.environ.update(LC_ALL="C.UTF-8", TZ="Europe/Berlin", TERM="xterm-256color")
os.environ.setdefault("RUNDE_DATADIR", os.path.join(TOP, "data"))
for name in ("NO_COLOR", "LINES", "COLUMNS", "LANGUAGE"):
    os.environ.pop(name, None)
count = 0


def ok(wrong, name):
    global count
    count += 1
    print("not ok" if wrong else "ok", count, "-", name, flush=True)
    for reason in wrong[:10]:
        print("#", reason, flush=True)
    if len(wrong) > 10:
        print(f"# and {len(wrong) - 10} more", flush=True)


def words(text):
    """The words of a text, wherever its lines were broken."""
    return " ".join(text.split())


# --- the walk -------------------------------------------------------------------------------------

class Driven:
    """A runde that reads its script line by line as the test goes along."""

    def __init__(self, *arguments):
        self.process = subprocess.Popen([RUNDE, *arguments, "--script", "-", "--clock", "2026-03-12T17:00:00Z"],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")

    def do(self, *lines):
        """What each of the lines wrote before it was echoed."""
        self.process.stdin.write("".join(line + "\n" for line in lines))
        self.process.stdin.flush()
        written = []
        for line in lines:
            rows = []
            while (row := self.process.stdout.readline()) != line + "\n":
                if not row:
                    raise EOFError(f"{line}: {self.process.stderr.read()}")
                rows.append(row[:-1])
            written.append(rows)
        return written

    def see(self, name, size, where):
        _, proof = self.do("resize %dx%d" % size, "proof -")
        texts = [line.split(" ", 3) for line in proof]
        return Screen(name, size, where, [Text(how, int(row), int(column), text) for how, row, column, text in texts])

    def end(self):
        self.process.communicate()
        return self.process.returncode


class Walk:
    """All screens of an evening in the order in which they were seen."""

    def __init__(self, workshop, language, pictures, work):
        self.workshop, self.language, self.pictures, self.sizes = workshop, language, pictures, SIZES[language]
        self.screens, self.wrong = [], []
        with open(workshop, encoding="utf-8-sig", newline="") as file:
            self.rows = list(csv.DictReader(file))
        lines = evening.Evening(workshop, "-").run().splitlines()
        self.typed = [line[5:] for line in lines if line.startswith("type ")]
        session = os.path.join(work, f"{language}{pictures}.runde")
        subprocess.run([RUNDE, "--language", language, "new", "--pictures", str(pictures), workshop, session],
                       check=True, stdout=subprocess.DEVNULL)
        self.guide = Driven("--language", language, "run", session, "--seed", "5")
        self.display = Driven("--language", language, "display", session) if pictures == 2 else None
        try:
            self.go(lines)
        except (EOFError, BrokenPipeError) as error:
            self.wrong.append(str(error))
        for driven in (self.guide, self.display):
            if driven and driven.end():
                self.wrong.append(f"exit status {driven.process.returncode}")
        sound = subprocess.run([RUNDE, "verify", session], capture_output=True, text=True)
        if sound.returncode or " acts explained" not in sound.stdout:
            self.wrong.append(f"the file is not sound: {sound.stdout}{sound.stderr}")

    def go(self, lines):
        steps = 0
        for line in lines:
            if not line.startswith("dump "):
                self.guide.do(line)
                if line.startswith("wait ") and self.display:
                    self.display.do(line)
                continue
            name = line[len("dump --"):]
            self.look(name)
            steps += name.endswith("-prompt")
            if steps == 3 and name.endswith("-prompt"):
                self.look_into_dialogues(name)

    def look(self, name):
        for size in self.sizes:
            where = "room" if self.pictures == 1 else "desk"
            screen = self.guide.see(name, size, where)
            self.screens.append(screen)
            if where == "room" and name.split("-")[-1] in PAGED:
                self.turn(screen)
            if self.display:
                self.screens.append(self.display.see(name, size, "wall"))
        self.guide.do("resize %dx%d" % self.sizes[0])

    def turn(self, screen):
        """To every page of what has several, and back."""
        pages = page_of(screen)
        if not pages:
            return
        seen = [pages[0]]
        for _ in range(pages[1] - pages[0]):
            self.guide.do("key Right")
            self.screens.append(self.guide.see(screen.name, screen.size, "page"))
            seen.append(page_of(self.screens[-1])[0])
        if seen != list(range(1, pages[1] + 1)):
            self.wrong.append(f"{place(screen)}: of {pages[1]} pages {seen} were seen")
        for _ in seen[1:]:
            self.guide.do("key Left")

    def look_into_dialogues(self, name):
        for dialogue, (opened, closed) in DIALOGUES.items():
            self.guide.do(f"key {opened}")
            self.look(f"{name}-{dialogue}")
            self.guide.do(f"key {closed}")


def page_of(screen):
    found = [PAGE.fullmatch(text.text) for text in screen.texts]
    return next(((int(match[1]), int(match[2])) for match in found if match), None)


def place(screen):
    return "%s in the %s at %dx%d" % (screen.name, screen.where, *screen.size)


# --- what must be true of it ----------------------------------------------------------------------

def check_frames(walk):
    """All of every text can be seen, and the evening ends."""
    wrong = list(walk.wrong)
    for screen in walk.screens:
        wrong += [f"{place(screen)}, row {text.row}, column {text.column}: {text.text}" for text in screen.texts if text.how == "cut"]
    if not any(screen.name.endswith("end-folder") for screen in walk.screens):
        wrong.append("the last screen was not reached")
    return wrong


def check_shortened(walk):
    """`…` stands for the rest of a text of the workshop or of a comment, and only where the facilitator
    looks: at the desk, where a line of its own also stands for more such lines and
    answers have their number before them; in the last row, for the
    title of the next step. In the agenda it marks a step that was left open."""
    own = words(" ".join([cell for row in walk.rows for cell in row.values() if cell] + walk.typed))
    wrong = []
    for screen in walk.screens:
        for text in screen.texts:
            if "…" not in text.text or text.text in own or "…" not in re.sub(r"\d … \d", "", text.text):
                continue
            mine = screen.where == "desk" or text.row == screen.size[1]
            mark = text.text == "…" and (screen.where == "desk" or screen.name.endswith("-agenda"))
            begun = [re.sub(r"^[\s\d▸━]*[„“]?", "", part) for part in words(text.text).split("…")[:-1]]
            if not mark and not (mine and all(part in own for part in begun)):
                wrong.append(f"{place(screen)}: {text.text}")
    return wrong


def said(screen):
    """Everything on the screen as one text: lines of a paragraph were drawn one after the other."""
    parts = []
    for before, text in zip([None, *screen.texts], screen.texts):
        if before and text.text == "-" and text.row == before.row and text.column == before.column + len(before.text):
            parts[-1] += BROKEN
        else:
            parts.append(text.text)
    return words(" ".join(parts)).replace(BROKEN + " ", "")


def letters(text):
    """What a text has in common with the same one in block letters, where words may be broken."""
    return re.sub(r"[\s-]", "", text)


def check_prompts(walk):
    """The prompt stands on the wall whole, in block letters or not, on one page or several."""
    wrong = []
    for row in walk.rows:
        if row["kind"] in ("workshop", "group"):
            continue
        prompt = words(row.get(f"prompt@{walk.language}") or "")
        seen = collections.defaultdict(list)
        for screen in walk.screens:
            if screen.name[4:] == f"{row['id']}-prompt" and screen.where != "desk":
                seen[screen.size].append(said(screen))
        wrong += ["%s at %dx%d: %s" % (row["id"], *size, prompt) for size in walk.sizes
                  if letters(prompt) not in letters("".join(seen[size]))]
    return wrong


def check_notes(walk):
    notes = [(row["id"], words(line)[:40]) for row in walk.rows for column, cell in row.items() if column.startswith("notes")
             for line in cell.splitlines() if len(line) > 20]
    return [f"{place(screen)}: {id}: {note}" for screen in walk.screens if screen.where != "desk"
            for everything in [said(screen)] for id, note in notes if note in everything]


WORD = re.compile(r"[^\W\d_][\w’'-]*")


class Foreign:
    """Finds texts that belong to another language: pieces of at least two words that stand in none of its own."""

    def __init__(self, foreign, own):
        own = " ".join(f" {' '.join(WORD.findall(text))} " for text in own)
        self.by_two = collections.defaultdict(set)
        for text in foreign:
            for piece in re.split(r"%(?:\d\$)?[-+.\d]*(?:ll|l|z|j)?[a-z%]|[\n.,:;!?()„“”…·]", text):
                found = WORD.findall(piece)
                if len(found) > 1 and f" {' '.join(found)} " not in own:
                    self.by_two[tuple(found[:2])].add(tuple(found))

    def find(self, text):
        found = WORD.findall(text)
        for at, two in enumerate(zip(found, found[1:])):
            for piece in self.by_two.get(two, ()):
                if tuple(found[at:at + len(piece)]) == piece:
                    yield " ".join(piece)


def check_language(walk, pairs):
    """What is on the screens is in their language, and no text is half made."""
    english, german = ([text for pair in pairs for text in pair[i]] for i in (0, 1))
    other = next(language for language in LANGUAGES if language != walk.language)
    of = {language: [cell for row in walk.rows for column, cell in row.items() if cell and column.endswith("@" + language)]
          for language in LANGUAGES}
    plain = [cell for row in walk.rows for column, cell in row.items() if cell and "@" not in column]
    mine, others = (german, english) if walk.language == "de" else (english, german)
    foreign = Foreign(others + of[other], mine + of[walk.language] + plain + walk.typed)
    wrong = []
    for screen in walk.screens:
        if screen.name.endswith("waiting"):
            continue  # it says welcome in all languages of the workshop
        text = said(screen)
        wrong += [f"{place(screen)}: {piece}" for piece in foreign.find(text)]
        wrong += [f"{place(screen)}: {piece[0]}" for piece in HALF_MADE.finditer(text)]
    return wrong


CHECKS = (
    (check_frames, "no text is cut"),
    (check_shortened, "nor shortened"),
    (check_prompts, "each prompt stands on the wall"),
    (check_notes, "no note does"),
    (check_language, "all is in its language"),
)


def walked(workshop, language, pictures):
    work = tempfile.mkdtemp(dir=FAST)
    try:
        return Walk(workshop, language, pictures, work)
    finally:
        shutil.rmtree(work)


def checked(evening):
    """How many screens an evening had, and what is wrong with them."""
    walk = walked(*evening)
    pairs = po.read(os.path.join(TOP, "data/po/de.po"))
    return len(walk.screens), [check(walk, pairs) if check is check_language else check(walk) for check, _ in CHECKS]


def main():
    workshops = sorted(glob.glob(os.path.join(TOP, "data/workshops/*.csv")))
    evenings = [(workshop, language, pictures) for workshop in workshops for language in LANGUAGES for pictures in (1, 2)]
    print(f"1..{len(evenings) * len(CHECKS)}", flush=True)
    with concurrent.futures.ProcessPoolExecutor(2) as pool:
        for (workshop, language, pictures), (screens, wrongs) in zip(evenings, pool.map(checked, evenings)):
            name = f"{os.path.basename(workshop)} in {language}, {pictures} picture{'s' * (pictures > 1)}"
            for (_, promise), wrong in zip(CHECKS, wrongs):
                ok(wrong, f"{name}, {screens} screens: {promise}")


if __name__ == "__main__":
    main()
