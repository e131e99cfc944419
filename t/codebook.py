"""Checks a folder of runde export against its own codebook, datapackage.json, with nothing but what the
codebook says: the files, their bytes and dialect, the header, and of every value its type and its
constraints; keys, and rows that belong to rows elsewhere.

usage: codebook.py FOLDER...

Prints how many values were looked at. Exit status 1 and what is wrong if something is. Then makes
mistakes in the tables, one after the other, each of which must be found.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import copy
import csv
import datetime
import io
import json
import os
import re
import sys
from decimal import Decimal

FAULTS_SHOWN = 20
FIRST = 100  # rows of a table in which mistakes are made


def no_doubles(pairs):
    keys = [key for key, _ in pairs]
    if len(set(keys)) != len(keys):
        raise ValueError(f"twice in an object: {keys}")
    return dict(pairs)


class Folder:
    """The codebook and the rows of its tables, as texts."""

    def __init__(self, path):
        self.path = path
        self.faults = []
        with open(f"{path}/datapackage.json", encoding="utf-8") as file:
            self.package = json.load(file, object_pairs_hook=no_doubles)
        self.resources = {r["name"]: r for r in self.package["resources"]}
        self.rows = {name: self.read(r) for name, r in self.resources.items()}

    def wrong(self, where, what):
        self.faults.append(f"{self.path}/{where}: {what}")

    def read(self, resource):
        with open(f"{self.path}/{resource['path']}", "rb") as file:
            raw = file.read()
        if resource["bytes"] != len(raw):
            self.wrong(resource["path"], f"{len(raw)} bytes, not {resource['bytes']}")
        bom = raw.startswith(b"\xef\xbb\xbf")
        if bom != self.package["runde"]["byte_order_mark"]:
            self.wrong(resource["path"], "byte order mark")
        text = raw.decode(resource["encoding"])[1 if bom else 0:]
        dialect = resource["dialect"]
        self.check_quoting(resource, text)
        table = list(csv.reader(io.StringIO(text, newline=""), strict=True,
                                delimiter=dialect["delimiter"], quotechar=dialect["quoteChar"],
                                doublequote=dialect["doubleQuote"],
                                skipinitialspace=dialect["skipInitialSpace"]))
        header = [field["name"] for field in resource["schema"]["fields"]]
        if table[:1] != [header]:
            self.wrong(resource["path"], f"the header is {table[:1]}")
        for number, row in enumerate(table):
            if len(row) != len(header):
                self.wrong(resource["path"], f"row {number} has {len(row)} fields")
        return [dict(zip(header, row)) for row in table[1:]]

    def check_quoting(self, resource, text):
        """Bare fields are numbers or missing, everything else is quoted; lines end as they should."""
        delimiter = re.escape(resource["dialect"]["delimiter"])
        number = r"-?\d+(?:[.,]\d{4})?"
        field = rf'(?:"(?:[^"]|"")+"|{number}|)'
        line = rf"{field}(?:{delimiter}{field})*" + re.escape(resource["dialect"]["lineTerminator"])
        at = 0
        for match in iter(lambda: re.compile(line).match(text, at), None):
            at = match.end()
        if at != len(text):
            self.wrong(resource["path"], f"badly quoted: {text[at:at + 60]!r}")


# --- values ------------------------------------------------------------------------------------------


def as_integer(text, _):
    if not re.fullmatch(r"-?(0|[1-9]\d*)", text):
        raise ValueError
    return int(text)


def as_number(text, field):
    point = field.get("decimalChar", ".")
    if not re.fullmatch(r"-?\d+" + re.escape(point) + r"\d{4}", text) or re.fullmatch(r"-0.0000", text):
        raise ValueError
    return Decimal(text.replace(point, "."))


def as_boolean(text, field):
    return {**{t: True for t in field["trueValues"]}, **{f: False for f in field["falseValues"]}}[text]


def as_datetime(text, _):
    return datetime.datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ")


def as_date(text, _):
    return datetime.datetime.strptime(text, "%Y-%m-%d").date()


TYPES = {"string": lambda text, _: text, "integer": as_integer, "number": as_number,
         "boolean": as_boolean, "datetime": as_datetime, "date": as_date}


def check_value(field, text, missing):
    """What is wrong with it, or None; and the value."""
    rules = field.get("constraints", {})
    if text in missing:
        return ("missing" if rules.get("required") else None), None
    try:
        value = TYPES[field["type"]](text, field)
    except (ValueError, KeyError):
        return f"no {field['type']}", None
    if "pattern" in rules and not re.fullmatch(rules["pattern"], text):
        return f"not like {rules['pattern']}", value
    if "enum" in rules and text not in rules["enum"]:
        return f"none of {rules['enum']}", value
    if "minimum" in rules and value < rules["minimum"]:
        return f"below {rules['minimum']}", value
    if "maximum" in rules and value > rules["maximum"]:
        return f"above {rules['maximum']}", value
    return None, value


def check_table(folder, name, rows):
    """Every value; how many there were."""
    schema = folder.resources[name]["schema"]
    missing = schema["missingValues"]
    count = 0
    for number, row in enumerate(rows, 1):
        for field in schema["fields"]:
            fault, _ = check_value(field, row[field["name"]], missing)
            count += 1
            if fault:
                folder.wrong(name, f"row {number}: {field['name']} {row[field['name']]!r}: {fault}")
    for field in schema["fields"]:
        values = [row[field["name"]] for row in rows]
        if field.get("constraints", {}).get("unique") and len(set(values)) != len(values):
            folder.wrong(name, f"{field['name']} is not unique")
    return count


def parts(row, columns):
    return tuple(row[column] for column in columns)


def check_keys(folder, name, rows, tables):
    schema = folder.resources[name]["schema"]
    primary = schema.get("primaryKey")
    for key in ([primary] if primary else []) + schema.get("uniqueKeys", []):
        keys = [parts(row, key) for row in rows]
        if len(set(keys)) != len(keys):
            folder.wrong(name, f"rows are not told apart by {key}")
    if primary and any("" in parts(row, primary) for row in rows):
        folder.wrong(name, "a part of the primary key is missing")
    for reference in schema.get("foreignKeys", []):
        to = reference["reference"]
        there = {parts(row, to["fields"]) for row in tables[to["resource"]]}
        for number, row in enumerate(rows, 1):
            if parts(row, reference["fields"]) not in there:
                folder.wrong(name, f"row {number}: {parts(row, reference['fields'])} is not in "
                                   f"{to['resource']}")


def check_tables(folder, tables):
    count = 0
    for name, rows in tables.items():
        count += check_table(folder, name, rows)
        check_keys(folder, name, rows, tables)
    return count


# --- the codebook itself -------------------------------------------------------------------------------

FILE_NAME = re.compile(r"[-a-z0-9._/]+")


def check_package(folder):
    package = folder.package
    named = {r["path"] for r in package["resources"]} | {"datapackage.json"}
    there = set(os.listdir(folder.path)) - {"load.sql", "load-duckdb.sql", "load-sqlite.sql"}
    if named != there:
        folder.wrong("datapackage.json", f"files: {sorted(named ^ there)}")
    if not FILE_NAME.fullmatch(package["name"]) or package["profile"] != "tabular-data-package":
        folder.wrong("datapackage.json", "name or profile")
    if "created" in package:
        as_datetime(package["created"], None)
    for licence in package["licenses"]:
        if not ("name" in licence or "path" in licence):
            folder.wrong("datapackage.json", "a licence without a name")
        if "name" in licence and not re.fullmatch(r"[-a-zA-Z0-9._]+", licence["name"]):
            folder.wrong("datapackage.json", "the name of the licence")
    said = [("datapackage.json", package)] + [(r["name"], r) for r in package["resources"]]
    said += [(f"{r['name']}.{f['name']}", f) for r in package["resources"] for f in r["schema"]["fields"]]
    for where, what in said:
        for key in ("description", "description@de"):
            if not what.get(key):
                folder.wrong(where, f"no {key}")
    ids = [session["session_id"] for session in package["runde"]["sessions"]]
    if ids != [row["session_id"] for row in folder.rows["sessions"]]:
        folder.wrong("datapackage.json", "the sessions are others than in sessions.csv")


# --- mistakes --------------------------------------------------------------------------------------------


def mistakes(folder):
    """(what, table, row, column, wrong value) for each constraint of each column that has a row
    among the first."""
    for name, resource in folder.resources.items():
        rows = folder.rows[name][:FIRST]
        for field in resource["schema"]["fields"]:
            rules = field.get("constraints", {})
            at = next((i for i, row in enumerate(rows) if row[field["name"]]), None)
            if at is None:
                continue
            column = field["name"]
            if field["type"] != "string":
                yield "no " + field["type"], name, at, column, "NA"
            if rules.get("required"):
                yield "missing", name, at, column, ""
            if "enum" in rules:
                yield "another word", name, at, column, "perhaps"
            if "pattern" in rules:
                yield "another form", name, at, column, "Nr. 1"
            decimals = field.get("decimalChar", ".") + "0000" if field["type"] == "number" else ""
            if "minimum" in rules:
                yield "too little", name, at, column, str(rules["minimum"] - 1) + decimals
            if "maximum" in rules:
                yield "too much", name, at, column, str(rules["maximum"] + 1) + decimals
        if rows:
            yield "a row twice", name, None, None, None
        for reference in resource["schema"].get("foreignKeys", []):
            if rows:
                yield "belongs nowhere", name, 0, reference["fields"][-1], None


def found(folder, mistake):
    what, name, at, column, value = mistake
    tables = {**folder.rows, name: folder.rows[name][:FIRST]}
    if what == "a row twice":
        tables[name].append(copy.copy(tables[name][0]))
    else:
        row = dict(tables[name][at])
        if value is None:
            value = "99999" if row[column].isdigit() else "nowhere"
        row[column] = value
        tables[name][at] = row
    before, folder.faults = folder.faults, []
    check_table(folder, name, tables[name])
    check_keys(folder, name, tables[name], tables)
    faults, folder.faults = folder.faults, before
    return bool(faults)


def main(paths):
    failed = False
    made = lost = 0
    for path in paths:
        folder = Folder(path)
        check_package(folder)
        count = check_tables(folder, folder.rows)
        print(f"{path}: {count} values, {len(folder.faults)} faults")
        for fault in folder.faults[:FAULTS_SHOWN]:
            print(fault)
        failed = failed or folder.faults or count == 0
        for mistake in mistakes(folder):
            made += 1
            if not found(folder, mistake):
                lost += 1
                print("not found:", *mistake)
    print(f"{made} mistakes made, {lost} of them not found")
    return 1 if failed or lost or made < 1000 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
