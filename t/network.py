#!/usr/bin/env python3
"""Makes sessions of a workshop, through the commands alone: a new file, an evening that begins and ends,
paper sheets taken in afterwards. The same arguments make the same answers.

usage: network.py WORKSHOP FILE SEED DATE GROUP=PEOPLE[,GROUP=PEOPLE...] [NEW-OPTION...]

A group that is official answers once, "none" stands for people of no group. What is NEW-OPTION goes to
`runde new`. Prints what the commands say.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import csv
import io
import os
import random
import re
import subprocess
import sys

RUNDE = os.environ["RUNDE"]


def run(*arguments, given=""):
    done = subprocess.run([RUNDE, *arguments], input=given, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"runde {' '.join(arguments)}: {done.returncode}: {done.stderr}")
    sys.stdout.write(done.stdout if arguments[0] == "import" else "")


def cell(row, name):
    return next((v for k, v in row.items() if k.split("@")[0] == name and v), "")


def levels(options):
    """How many options, and their values."""
    bounds = re.fullmatch(r"(-?\d+)\.\.(-?\d+)", options)
    if bounds:
        return list(range(int(bounds[1]), int(bounds[2]) + 1))
    labels = [label for label in options.split("|") if not label.startswith("-=")]
    return [float(label.rsplit("=", 1)[1]) if re.search(r"=-?\d+$", label) else i + 1 for i, label in enumerate(labels)]


def answers(row, dice, lean, official):
    """The cells of one person to the question of ROW, by column."""
    name = cell(row, "question") or row["id"]
    options = cell(row, "options")
    kind, count = row["kind"], len(levels(options)) if options else 0
    if dice.random() < 0.05 and not official:
        return {f"{name}.1" if kind in ("multi", "dots", "rank", "resist") else name: "-"}
    if kind == "scale":
        values = levels(options)
        at = min(max(dice.gauss(lean, 0.22), 0), 0.999)
        return {name: f"{values[int(at * len(values))]:g}"}
    if kind == "choice":
        return {name: str(int(min(max(dice.gauss(lean, 0.3), 0), 0.999) * count) + 1)}
    if kind == "multi":
        return {f"{name}.{dice.randrange(count) + 1}": "1"}
    if kind == "dots":
        return {f"{name}.{dice.randrange(count) + 1}": cell(row, "max")}
    if kind == "rank":
        order = dice.sample(range(1, count + 1), count)
        order = order[:int(cell(row, "max") or count)]
        return {f"{name}.{no}": str(place + 1) for place, no in enumerate(order)}
    if kind == "resist":
        return {f"{name}.{no}": str(min(10, int(dice.random() * 8 + lean * 4))) for no in range(1, count + 1)}
    if kind == "number":
        return {name: str(int(10 + 40 * dice.random() * lean))}
    return {name: dice.choice(["geheimwort", "offen", "laut"])}


ASKS = {"choice", "multi", "scale", "dots", "rank", "resist", "number", "words"}


def main(workshop, path, seed, date, groups, *new):
    with open(workshop, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    seen, asked = set(), []
    for row in rows:
        name = cell(row, "question") or row["id"]
        if row["kind"] in ASKS and not cell(row, "options").startswith("@") and name not in seen:
            asked.append(row)
            seen.add(name)
    officials = {row["id"] for row in rows if row["kind"] == "group" and "official" in cell(row, "options")}
    place = random.Random(f"{seed}")
    bias = {"": place.uniform(0.3, 0.7)}
    for row in rows:
        bias[row["id"]] = place.uniform(-0.2, 0.2)

    run("new", workshop, path, *new)
    clock = f"{date}T17:00:00Z"
    end = "key Space\nkey g\nkey End\nkey Enter\nkey y\n" + "key Space\n" * 4 + "key y\n"
    run("run", path, "--script", "-", "--size", "80x24", "--clock", clock, "--seed", seed, given=end)
    for official in (True, False):
        for group, people in (one.split("=") for one in groups.split(",")):
            if (group in officials) != official:
                continue
            given = []
            for _ in range(int(people)):
                person = {} if official else {"group_id": "" if group == "none" else group}
                for row in asked:
                    if official and row["kind"] != "scale":
                        continue
                    lean = bias[""] + bias.get(group, 0) + bias[row["id"]] + (0.2 if official else 0)
                    person |= answers(row, place, lean, official)
                given.append(person)
            if not given:
                continue
            columns = list(dict.fromkeys(column for person in given for column in person))
            out = io.StringIO()
            writer = csv.DictWriter(out, columns)
            writer.writeheader()
            writer.writerows(given)
            if official:
                run("import", "--group", group, path, "ballots", "-", given=out.getvalue())
            else:
                people_rows.append((columns, given))
    if people_rows:
        columns = list(dict.fromkeys(column for columns, _ in people_rows for column in columns))
        out = io.StringIO()
        writer = csv.DictWriter(out, columns)
        writer.writeheader()
        for _, given in people_rows:
            writer.writerows(given)
        run("import", path, "ballots", "-", given=out.getvalue())


people_rows = []
main(*sys.argv[1:])
