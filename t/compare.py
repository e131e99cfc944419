#!/usr/bin/env python3
"""Comes to every figure of a comparison in Markdown by another way: from the tables of `runde export` of the
same sessions. Nothing here knows how runde does it.

usage: compare.py COMPARISON.md FOLDER

The comparison is in English. Prints how many figures were compared; exit status 1 and what differs if
something does. Then changes figures in the comparison, each of which must be found.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import csv
import re
import statistics
import sys
from collections import defaultdict

NONE, EMPTY, WITHHELD = "–", "none", "too small"


def read(folder, name):
    with open(f"{folder}/{name}.csv", encoding="utf-8", newline="") as file:
        return [{column: re.sub(r"(^|\n)'('*[=+\-@\t\r])", r"\1\2", cell) for column, cell in row.items()}
                for row in csv.DictReader(file)]  # without the formula guard


class Network:
    def __init__(self, folder):
        self.sessions = {row["session_id"]: row for row in read(folder, "sessions")}
        last = {}
        for row in read(folder, "questions"):
            key = row["session_id"], row["question_id"]
            last[key] = max(last.get(key, 0), int(row["round"]))
        self.rows, self.options, self.asked = {}, defaultdict(list), set()
        self.scales = {}
        for row in read(folder, "questions"):
            key = row["session_id"], row["question_id"]
            if int(row["round"]) == last[key]:
                self.rows[*key, row["group_id"]] = row
                self.asked.add(key)
                self.scales[key] = row["scale_key"]
        for row in read(folder, "results"):
            key = row["session_id"], row["question_id"]
            if int(row["round"]) == last[key] and row["group_id"] == "all" and row["option_no"] != "0":
                self.options[key].append(row)
        for key, options in self.options.items():  # what has no mean is equal where its answers are called the same
            if options[0]["kind"] != "scale":
                self.scales[key] += "|".join(option["option"] for option in options)
        steps = read(folder, "steps")
        self.names = defaultdict(set)
        for row in steps:
            self.names[row["session_id"], row["question_id"]] |= {row["title"], row["prompt"]}
        self.themes = {key[:2]: row["theme"] for key, row in self.rows.items()}
        self.themes_of, self.joined = {}, defaultdict(list)
        for (session, question), scale in self.scales.items():
            key = question, scale
            scaled = any(self.rows[at]["kind"] == "scale" for at in self.rows if at[:2] == (session, question))
            self.themes_of[key] = self.themes[session, question] if scaled else ""
            if len(self.with_key(key)) > 1 and key not in self.joined[self.themes_of[key]]:
                self.joined[self.themes_of[key]].append(key)
        self.groups = {}
        for row in read(folder, "groups"):
            self.groups.setdefault(row["label"], row["group_id"])
        self.groups["all"] = "all"
        self.places = defaultdict(list)
        for session, row in self.sessions.items():
            self.places[row["place"]].append(session)
        for sessions in self.places.values():
            sessions.sort(key=lambda s: (self.sessions[s]["wave"], self.sessions[s]["local_date"]), reverse=True)
        self.network = len(self.places) > 1
        self.units = self.places if self.network else {
            self.sessions[s]["wave"] or self.sessions[s]["local_date"]: [s] for s in self.sessions}

    def of(self, name):
        """The question that is called so, in title or prompt: (id, scale key of those that are joined)."""
        found = defaultdict(set)
        for (session, question), names in self.names.items():
            if name in names and (session, question) in self.asked:
                found[question, self.scales[session, question]].add(session)
        joined = [key for key, sessions in found.items() if len(self.with_key(key)) > 1]
        assert len(joined) == 1, (name, joined)
        return joined[0]

    def with_key(self, key):
        return {s for (s, q), scale in self.scales.items() if (q, scale) == key}

    def session(self, key, sessions):
        """Which of the SESSIONS of a place speaks: the last that was asked half of the theme, or else any of it."""
        def asked(session):
            return sum(session in self.with_key(other) for other in self.joined[theme])

        theme = self.themes_of[key]
        if not theme:
            return next((s for s in sessions if s in self.with_key(key)), None)
        most = [s for s in sessions if 2 * asked(s) >= len(self.joined[theme])] or [s for s in sessions if asked(s)]
        return most[0] if most and most[0] in self.with_key(key) else None

    def row(self, key, sessions, group):
        session = self.session(key, sessions)
        return self.rows.get((session, key[0], group)) if session else None

    def value(self, key, sessions, group, column="mean"):
        row = self.row(key, sessions, group)
        if row is None:
            return NONE
        if row["status"] == "withheld":
            return WITHHELD
        return float(row[column]) if row[column] else EMPTY

    def gap(self, key, sessions, a, b):
        left, right = (self.value(key, sessions, group) for group in (a, b))
        for state in (NONE, WITHHELD, EMPTY):
            if state in (left, right):
                return state
        return left - right

    def basis(self, keys, units):
        """The questions that all units were asked which were asked half of them at least."""
        keys = [key for key in keys if sum(bool(self.session(key, unit)) for unit in units) > 1]
        of = lambda unit: {key for key in keys if self.session(key, unit)}
        full = set(keys)
        for unit in units:
            if 2 * len(of(unit)) >= len(keys):
                full &= of(unit)
        return full

    def theme(self, keys, units, unit, a, b=None):
        values = [self.gap(key, unit, a, b) if b else self.value(key, unit, a) for key in self.basis(keys, units)]
        for state in (NONE, WITHHELD, EMPTY):
            if state in values or not values:
                return state if state in values else NONE
        return sum(values) / len(values)


class Check:
    def __init__(self, network, text):
        self.network, self.text = network, text
        self.wrong, self.count = [], 0

    def same(self, where, said, wanted, places=1):
        self.count += 1
        said = re.sub(r"\*\*", "", said).strip()
        if isinstance(wanted, str) or wanted is None:
            if said != (wanted or ""):
                self.wrong.append(f"{where}: {said!r}, not {wanted!r}")
            return
        number = said.replace("−", "-").replace("±", "").replace("%", "").replace("+", "").strip()
        try:
            apart = abs(float(number) - (wanted * 100 if "%" in said else wanted))
        except ValueError:
            apart = 99
        if apart > (0.5 if "%" in said else 0.5 * 10 ** -places) + 2e-4:
            self.wrong.append(f"{where}: {said!r}, not {wanted}")

    def network_rows(self, where, rows, columns):
        """The figures below a table, of the values that it should have."""
        named = {re.sub(r"\*\*", "", row[0]): row[1:] for row in rows}
        if "network: median" not in named:
            if self.network.network and any(sum(isinstance(v, float) for v in values) > 2 for values, _ in columns if values):
                self.wrong.append(f"{where}: no figures of the network")
            return
        for i, (values, places) in enumerate(columns):
            if values is None:
                continue
            shown = [v for v in values if isinstance(v, float)]
            enough = len(shown) > 2
            self.same(f"{where}: n", named["places with a value"][i], str(len(shown)))
            for name, figure in (("network: median", statistics.median), ("lowest", min), ("highest", max)):
                self.same(f"{where}: {name}", named[name][i], figure(shown) if enough else None, places)

    def table(self, where, lines, value):
        """VALUE(column, sessions) is what should stand there, None for what is not compared."""
        head, rows = lines[0], lines[2:]
        places = [row for row in rows if re.sub(r"\*\*", "", row[0]) in self.network.units]
        columns = []
        for i, name in enumerate(head[1:]):
            wanted = [value(name, self.network.units[re.sub(r"\*\*", "", row[0])]) for row in places]
            digits = 2 if name == "consensus" else 1
            for row, one in zip(places, wanted):
                self.same(f"{where}, {row[0]}, {name}", row[i + 1], one, digits)
            columns.append((None if name == "n" else wanted, digits))
        if len({re.sub(r"\*\*", "", row[0]) for row in places}) != len(self.network.units):
            self.wrong.append(f"{where}: a place is missing")
        self.network_rows(where, rows, columns)

    def run(self):
        net, units = self.network, list(self.network.units.values())
        pair, theme, section, title, themes, numbers = None, None, "", "", {}, {}
        for block in re.split(r"\n\n(?=\S)", self.text):
            lines = [[cell.strip() for cell in line.strip("|").split("|")] for line in block.splitlines()
                     if line.startswith("|")]
            if block.startswith("## "):
                section, title = block[3:].strip(), ""
                theme = re.fullmatch(r"(\d+)  (.+)", section)
            elif block.startswith("### "):
                title = block[4:].strip()
            found = re.search(r"\*\*(.+) – (.+)\*\*: the mean of the first", block)
            if found:
                pair = tuple(net.groups[label] for label in found.groups())
            if not lines:
                continue
            where = f"{section} / {title}"
            keys_of = lambda name: list(dict.fromkeys(
                (q, scale) for (s, q), scale in net.scales.items()
                if net.themes[s, q] == name and len(net.with_key((q, scale))) > 1 and self.is_scale(q)))
            if section == "The themes at a glance" and lines[0][0] == "Theme":
                for row in lines[2:]:
                    number, name = re.fullmatch(r"(\d+)  (.+?)(?: \(.+ … .+\))?", row[0]).groups()
                    numbers[number] = name
                    values = [net.theme(keys_of(name), units, unit, "all") for unit in units]
                    self.chart_row(f"{where}, {name}", lines[0], row, values)
            elif section == "The themes at a glance" and title == "Where views part":
                numbers = numbers or dict(re.findall(r"^(\d+)\. (.+)$", self.text, re.M))
                self.table(where, lines, lambda c, unit: net.theme(keys_of(numbers[c]), units, unit, *pair))
            elif section == "The themes at a glance":
                self.table(where, lines, lambda c, unit: net.theme(keys_of(numbers[c]), units, unit, "all"))
            elif section.endswith(" over time"):
                self.wave(section[:-len(" over time")], lines)
            elif section == "From evening to evening":
                self.wave(next(iter(net.places)), lines)
            elif theme and not net.network:
                self.table(where, lines, lambda c, unit: net.theme(
                    keys_of(theme[2]), units, unit, *(pair if c == "gap" else (net.groups[c],))))
            elif theme and title:
                self.table(where, lines, lambda c, unit: net.value(themes[c], unit, "all") if c in themes
                           else net.theme(keys_of(theme[2]), units, unit, *(pair if c == "gap" else (net.groups[c],))))
            elif theme:
                for row in lines[2:]:
                    found = re.fullmatch(r"([\d.]+)  (.+?)( \*)?", row[0].replace("\\*", "*"))
                    if not found:
                        values = [net.theme(keys_of(theme[2]), units, unit, "all") for unit in units]
                    else:
                        themes[found[1]] = net.of(found[2])
                        values = [net.value(themes[found[1]], unit, "all") for unit in units]
                    self.chart_row(f"{where}, {row[0]}", lines[0], row, values)
            elif section == "Every question":
                key = net.of(re.fullmatch(r"[\d.]+  (.+?)( \*)?", title.replace("\\*", "*"))[1])
                self.table(where, lines, lambda c, unit: self.figure(key, c, unit, pair))
            elif section == "Questions without a mean":
                key = net.of(re.sub(r" \\?\*$", "", title))
                self.table(where, lines, lambda c, unit: self.option(key, c, unit))
        return self.wrong

    def is_scale(self, question):
        return any(row["kind"] == "scale" for (s, q, g), row in self.network.rows.items() if q == question)

    def chart_row(self, where, head, row, values):
        shown = [v for v in values if isinstance(v, float)]
        enough = len(shown) > 2
        for name, cell in zip(head[1:], row[1:]):
            if name == "places":
                self.same(where, cell, str(len(shown)))
            elif name == "median":
                self.same(where, cell, statistics.median(shown) if enough else None)
            elif name == "range":
                low, high = cell.split(" … ") if enough else (cell, cell)
                self.same(where, low, min(shown) if enough else None)
                self.same(where, high, max(shown) if enough else None)
            elif name in self.network.places:
                unit = list(self.network.places).index(name)
                self.same(where, cell, values[unit])

    def figure(self, key, column, unit, pair):
        net = self.network
        if column == "gap":
            return net.gap(key, unit, *pair)
        if column == "consensus":
            return net.value(key, unit, "all", "consensus")
        if column == "n":
            row = net.row(key, unit, "all")
            value = net.value(key, unit, "all")
            return (row["ballots"] or "?") if isinstance(value, float) else value
        return net.value(key, unit, net.groups[column])

    def option(self, key, column, unit):
        net = self.network
        session = net.session(key, unit)
        if session is None:
            return NONE
        row = net.row(key, unit, "all")
        if row["status"] != "ok":
            return {"withheld": WITHHELD, "empty": EMPTY}[row["status"]]
        for name, of in (("n", "ballots"), ("median", "median"), ("a quarter is below", "q1"), ("a quarter is above", "q3")):
            if column == name:
                return (row[of] or "?") if name == "n" else float(row[of])
        options = net.options[session, key[0]]
        row = next(o for o in options if o["option"] == column or
                   (column.isdigit() and o["option_no"] == column))
        of = {"rank": "mean_position", "resist": "acceptance"}.get(row["kind"], "share")
        return float(row[of]) if row[of] else EMPTY

    def wave(self, place, lines):
        net = self.network
        sessions = list(reversed(net.places[place]))
        units = [[s] for s in sessions]
        for row in lines[2:]:
            strong, name = row[0].startswith("**"), re.sub(r"\*\*", "", row[0]).replace(" \\*", "")
            if strong:
                keys = list(dict.fromkeys((q, scale) for (s, q), scale in net.scales.items()
                                          if s in sessions and net.themes[s, q] == name and self.is_scale(q)))
                values = [net.theme(keys, units, unit, "all") for unit in units]
            else:
                key = net.of(name)
                values = [net.value(key, unit, "all") for unit in units]
                for session, value, cell in zip(sessions, values, row[1:]):
                    if isinstance(value, float):
                        self.same(f"{place}, {name}: n", cell.split(" ")[1].strip("()"),
                                  net.rows[session, key[0], "all"]["ballots"])
            for value, cell in zip(values, row[1:]):
                self.same(f"{place}, {name}", cell.split(" (")[0], value)
            both = all(isinstance(v, float) for v in values[-2:])
            self.same(f"{place}, {name}: change", row[-1], values[-1] - values[-2] if both else None)


def main(path, folder):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    network = Network(folder)
    check = Check(network, text)
    wrong = check.run()
    for one in wrong[:20]:
        print(one)
    print(f"{check.count} figures")
    cells = list(re.finditer(r"(?<=\| )(?:\*\*)?[+−]?\d+\.\d+", text))
    unseen = 0
    for cell in cells[::max(1, len(cells) // 30)]:
        digits = cell[0]
        changed = digits[:-1] + str((int(digits[-1]) + 5) % 10)
        try:
            unseen += not Check(network, text[:cell.start()] + changed + text[cell.end():]).run()
        except (KeyError, StopIteration):
            pass  # the number of a question is no question's any more
    print(f"{unseen} mistakes unseen")
    return 1 if wrong or unseen else 0


sys.exit(main(*sys.argv[1:]))
