"""Makes wide.csv out of the other tables of the same folder and compares.

usage: wide.py FOLDER...

SPDX-License-Identifier: GPL-3.0-or-later
"""
import csv
import json
import sys


def read(folder, name, delimiter):
    with open(f"{folder}/{name}.csv", encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter, strict=True))


def main(folders):
    for folder in folders:
        with open(f"{folder}/datapackage.json", encoding="utf-8") as file:
            package = json.load(file)
        schema = next(r for r in package["resources"] if r["name"] == "wide")["schema"]
        delimiter = package["resources"][0]["dialect"]["delimiter"]
        wide, questions, steps, groups, sessions = (
            read(folder, name, delimiter) for name in ("wide", "questions", "steps", "groups", "sessions"))
        groups = [g for g in groups if g["type"] != "withheld"]
        told = {(q["session_id"], q["group_id"], q["question_id"], q["round"]): q for q in questions}
        agenda = {}
        for step in steps:
            if step["question_id"]:
                agenda.setdefault((step["session_id"], step["question_id"]), []).append(step["round"])
        columns = {(q["question_id"], q["round"]) for q in questions} | {
            (question, "1") for _, question in agenda}
        header = list(wide[0])
        assert header == [field["name"] for field in schema["fields"]]
        assert [r["session_id"] + r["group_id"] for r in wide] == [
            g["session_id"] + g["group_id"] for g in groups], "a row for each group"
        cells = 0
        for row, group in zip(wide, groups):
            session = next(s for s in sessions if s["session_id"] == row["session_id"])
            for name in ("workshop_id", "title", "place", "place_id", "wave", "local_date"):
                assert row[name] == session[name], (row, name)
            assert (row["group_type"], row["group_label"], row["present"]) == (
                group["type"], group["label"], group["present"])
            used = header.index("local_date") + 1
            for question, number in sorted(columns, key=lambda c: (c[0], int(c[1]))):
                start = f"{question.replace('-', '_')}_{number}_"
                q = told.get((row["session_id"], row["group_id"], question, number))
                asked = agenda.get((row["session_id"], question))
                # what was made up for an institution's answer was not asked of anybody else
                if q and not any(asked) and row["group_type"] != "official":
                    q = None
                wanted = {"n": "", "mean": "", "status": "not_asked"}
                if q:
                    wanted = {"n": q["ballots"], "mean": q["mean"], "status": q["status"]}
                elif asked and not any(asked) and number == "1":
                    wanted["status"] = "skipped"
                if start + "mean" not in header:
                    assert not wanted.pop("mean"), start
                for part, cell in wanted.items():
                    assert row[start + part] == cell, (row["session_id"], row["group_id"], start + part,
                                                       row[start + part], cell)
                    assert header[used] == start + part, (header[used], start + part)
                    used += 1
                    cells += 1
            assert used == len(header), header[used:]
        print(f"{folder}: {len(wide)} rows, {cells} cells of questions")


if __name__ == "__main__":
    main(sys.argv[1:])
