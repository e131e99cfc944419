"""Writes the script of a whole evening for a workshop file: every step, every stage, with people,
counts, secret rounds, paper forms, comments, clusters and measures, as a facilitator would type them.

usage: evening.py WORKSHOP [DUMP-PREFIX]     (the script goes to standard output)

With DUMP-PREFIX each screen is dumped to DUMP-PREFIX-NNN-STEP-WHAT.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import csv
import itertools
import sys


PAPER_FROM = 20  # with more statements than that on forms nobody counts hands


class Evening:
    def __init__(self, workshop, prefix):
        with open(workshop, encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        self.groups = [r for r in rows if r["kind"] == "group" and "official" not in self.options(r)]
        self.steps = [r for r in rows if r["kind"] not in ("workshop", "group")]
        self.prefix = prefix
        self.number = itertools.count(1)
        self.lines = []
        self.secret_done = False
        sheets = [r["sheet"] for r in self.steps if r.get("sheet")]
        self.forms = {sheet: sheets.count(sheet) for sheet in sheets} if len(sheets) > PAPER_FROM else {}
        self.typed = set()
        self.passed = []
        self.present = 0

    @staticmethod
    def options(row):
        return next((v for k, v in row.items() if k.split("@")[0] == "options" and v), "")

    def add(self, *lines):
        self.lines += lines

    def dump(self, what):
        if self.prefix:
            self.add(f"dump {self.prefix}-{next(self.number):03}-{self.step}-{what}")

    def go_on(self, what):
        self.add("wait 2", "key Space")
        self.dump(what)

    def type(self, text):
        self.add(f"type {text}", "key Enter")

    def close(self, missing):
        """Closing waits once while somebody is missing."""
        if missing:
            self.go_on("missing")
        self.go_on("closed")

    def voting(self, row):
        if row.get("sheet") in self.forms:
            self.paper(row)
        elif row["kind"] == "rank":
            self.go_on("open")
            self.secret(["123", "21", "-"])
        elif row["kind"] in ("number", "words"):
            self.called_out(["12", "7", "30"] if row["kind"] == "number" else ["bunt, alt", "Bunt", "Żółć"])
        else:
            self.by_hands(row)
        self.go_on("revealed")
        self.add("key r")
        self.dump("hidden")
        self.add("key r")

    def by_hands(self, row):
        options = [o for o in self.options(row).split("|") if not o.startswith("-=")]
        count = 3 if options[0].startswith("@") else len(options)
        columns = len(self.groups) + 1 if row.get("by_group") == "yes" else 1
        self.go_on("open")
        if row["kind"] == "scale" and not self.secret_done and columns > 1:
            self.secret_done = True
            self.add("key k", "key Enter")
            self.secret([f"{group % len(self.groups) + 1}{group % count + 1}" for group in range(12)])
            return
        hands = [cell % 4 for cell in range(11 if row["kind"] == "resist" else count * columns)]
        for number in hands:
            self.type(str(number))
        self.dump("counted")
        self.close(row["kind"] in ("multi", "dots", "resist") or sum(hands) < self.present)

    def secret(self, ballots):
        self.dump("secret")
        self.add("key Space")
        for ballot in ballots:
            self.add(f"type {ballot}")
            self.dump("typed")
            self.add("key Enter")
            self.dump("thanks")
            self.add("wait 2", "key Space")
        self.add("key C-k")
        self.dump("unlocked")
        self.go_on("missing")
        self.add("key y")
        self.dump("closed")

    def called_out(self, lines):
        self.go_on("open")
        for line in lines:
            self.type(line)
        self.dump("said")
        self.add("key Enter")
        self.close(True)

    def paper(self, row):
        """The first question of a form is asked on paper; the others close with it and are passed over."""
        self.typed.add(row["sheet"])
        self.add("key k k")
        self.dump("paper")
        self.go_on("open")
        self.add("key Enter")
        self.dump("group")
        for sheet in range(6):
            if sheet == 0:
                self.add("key 1")
            for question in range(self.forms[row["sheet"]]):
                self.add(f"key {(sheet + question) % 5 + 1}")
            self.dump("sheet")
        self.add("key Esc")
        self.go_on("missing")
        self.add("key y")
        self.dump("closed")

    def look_back(self, step):
        """At the statements that were passed over, from the step behind them."""
        for passed in reversed(self.passed):
            self.step = passed
            self.add("key PgUp")
            self.dump("prompt")
        if self.passed:
            self.add("key Space")
        self.passed = []
        self.step = step

    def talk(self, row):
        self.go_on("open")
        self.add("wait 61", "key 1", "key 2", "key c")
        self.type("t3 Wir reden zu wenig miteinander.")
        self.type("t4 Mehr Feste, weniger Formulare!")
        self.dump("noting")
        self.add("key Enter")
        self.dump("noted")
        self.go_on("shown")

    def cards(self, row):
        self.go_on("open")
        self.add("key c")
        for number, cluster in enumerate(["Sprache", "Räume", "Sprache", "Junge Leute", "Räume"]):
            self.type(f"#{cluster.replace(' ', '-')} Karte Nummer {number + 1} zu diesem Thema")
        self.add("key Enter")
        self.dump("cards")
        self.go_on("sorting")

    def profile(self):
        self.go_on("themes")
        self.add("key Down", "key Enter")
        self.dump("statements")
        self.add("key Enter")
        self.dump("statement")
        self.add("key c")
        self.type("@zi Das überrascht mich nicht.")
        self.add("key Enter", "key Esc", "key Esc", "key s")
        self.dump("sorted")
        self.add("key v")
        self.dump("suggestions")
        self.add("key Esc")

    def run(self):
        self.step = "waiting"
        self.dump("waiting")
        for row in self.steps:
            if row.get("sheet") in self.typed:
                self.passed.append(row["id"])
                continue
            self.step = row["id"]
            self.go_on("prompt")
            self.look_back(row["id"])
            kind = row["kind"]
            if kind == "people":
                for count in range(len(self.groups) + 1):
                    self.type(str(9 + count))
                    self.present += 9 + count
                self.dump("people")
            elif kind == "talk":
                self.talk(row)
            elif kind == "cards":
                self.cards(row)
            elif kind in ("choice", "multi", "scale", "dots", "rank", "resist", "number", "words"):
                self.voting(row)
            elif kind == "profile":
                self.profile()
            elif kind == "plan":
                self.add("key m")
                for field in ("Ein Tisch im Rathaus", "Olena und Herr Żółć", "", "Ende März", "2027-03-31"):
                    self.add(f"type {field}") if field else None
                    self.add("key Enter")
                self.dump("measure")
        self.step = "end"
        self.go_on("asked")
        self.add("key Enter")
        self.dump("folder")
        return "\n".join(line for line in self.lines if line) + "\n"


if __name__ == "__main__":
    sys.stdout.write(Evening(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else None).run())
