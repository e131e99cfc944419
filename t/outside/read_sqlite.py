"""Reads the tables that load-sqlite.sql of an exported folder made.

usage: read_sqlite.py FOLDER DATABASE

Leaves FOLDER.cells and FOLDER.sums as t/outside/read.py does, and prints every column whose type is not
the codebook's, every table whose keys are not.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import os
import sqlite3
import sys

TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER", "date": "TEXT",
         "datetime": "TEXT"}
SQLITE_HAS_NOT = (("CAST(sum(product) AS DECIMAL(30, 4))", "printf('%.4f', sum(product))"),
                  ("(group_id, question_id)", "group_id || ' ' || question_id"))


def cell(value, type_):
    if value is None:
        return "\\N"
    if type_ == "boolean":
        return ("false", "true")[value]
    text = f"{value:.4f}" if type_ == "number" else str(value)
    for what, written in (("\\", "\\\\"), ("\t", "\\t"), ("\n", "\\n"), ("\r", "\\r")):
        text = text.replace(what, written)
    return text


def write_cells(database, folder, name, fields):
    with open(f"{folder}.cells/{name}.tsv", "w", encoding="utf-8", newline="\n") as file:
        file.write("\t".join(field["name"] for field in fields) + "\n")
        for row in database.execute(f'SELECT * FROM "{name}" ORDER BY rowid'):
            file.write("\t".join(cell(value, field["type"]) for value, field in zip(row, fields)) + "\n")


def faults(database, name, schema):
    columns = list(database.execute("SELECT name, type, pk FROM pragma_table_info(?)", (name,)))
    if [column[:2] for column in columns] != [(f["name"], TYPES[f["type"]]) for f in schema["fields"]]:
        yield f"{name}: columns {columns}"
    if {column[0] for column in columns if column[2]} != set(schema.get("primaryKey", [])):
        yield f"{name}: the primary key"
    foreign = list(database.execute("SELECT DISTINCT id FROM pragma_foreign_key_list(?)", (name,)))
    if len(foreign) != len(schema.get("foreignKeys", [])):
        yield f"{name}: {len(foreign)} foreign keys"


def concat_ws(between, *cells):
    return between.join(str(value) for value in cells if value is not None)


def main():
    folder, path = sys.argv[1:]
    with open(os.path.join(folder, "datapackage.json"), encoding="utf-8") as file:
        resources = [resource for resource in json.load(file)["resources"] if resource["path"].endswith(".csv")]
    database = sqlite3.connect(path)
    os.mkdir(f"{folder}.cells")
    for resource in resources:
        write_cells(database, folder, resource["name"], resource["schema"]["fields"])
        for fault in faults(database, resource["name"], resource["schema"]):
            print(fault)
    database.create_function("concat_ws", -1, concat_ws)
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "sums-tables.sql"), encoding="utf-8") as file:
        query = file.read()
    for theirs, ours in SQLITE_HAS_NOT:
        assert theirs in query
        query = query.replace(theirs, ours)
    with open(f"{folder}.sums", "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line, in database.execute(query))


main()
