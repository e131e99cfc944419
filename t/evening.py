"""Writes the script of a whole evening for a workshop file: every step, every stage, with people,
counts, a secret round, comments, clusters and measures, as a facilitator would type them.

usage: evening.py WORKSHOP [DUMP-PREFIX]     (the script goes to standard output)

With DUMP-PREFIX each screen is dumped to DUMP-PREFIX-NNN-STEP-WHAT.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import csv
import itertools
import sys


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
        options = [o for o in self.options(row).split("|") if not o.startswith("-=")]
        count = 3 if options[0].startswith("@") else len(options)
        columns = len(self.groups) + 1 if row.get("by_group") == "yes" else 1
        self.go_on("open")
        if row["kind"] == "scale" and not self.secret_done and columns > 1:
            self.secret_done = True
            self.secret(len(self.groups), count)
        else:
            hands = [cell % 4 for cell in range(count * columns)]
            for number in hands:
                self.type(str(number))
            self.dump("counted")
            self.close(row["kind"] == "multi" or sum(hands) < self.present)
        self.go_on("revealed")
        self.add("key r")
        self.dump("hidden")
        self.add("key r")

    def secret(self, groups, options):
        self.add("key k", "key Enter")
        self.dump("secret")
        for ballot in range(12):
            self.add(f"type {ballot % groups + 1}", f"type {ballot % options + 1}", "key Enter")
            self.dump("thanks")
            self.add("wait 2", "key Space")
        self.add("key C-k")
        self.dump("unlocked")
        self.go_on("missing")
        self.add("key y")
        self.dump("closed")

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
            self.step = row["id"]
            self.go_on("prompt")
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
            elif kind in ("choice", "multi", "scale"):
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
