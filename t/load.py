"""Does what load-duckdb.sql says with the database that Python has, as far as the two speak the same, and
compares with the tables read by hand: NULL where nothing is, no guard, every key.

usage: load.py FOLDER...

SPDX-License-Identifier: GPL-3.0-or-later
"""
import csv
import re
import sqlite3
import sys


def unguarded(text):
    return re.sub(r"(^|[\r\n])'('*[=+\-@\t\r])", r"\1\2", text)


def read(folder, name):
    with open(f"{folder}/{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.reader(file, strict=True))


def insert(database, folder, statement):
    """INSERT INTO "x" SELECT … FROM read_csv('x.csv', …)."""
    name = re.match(r'INSERT INTO "(\w+)" SELECT', statement).group(1)
    chosen, options = statement.split("\nFROM read_csv(", 1)
    columns = re.findall(r"^\t\t'(\w+)': '([A-Z ]+)'", options, re.M)
    header, *rows = read(folder, name)
    assert options.startswith(f"'{name}.csv',") and [c for c, _ in columns] == header, name
    database.execute(f'CREATE TEMP TABLE raw ({", ".join(header)})')
    marks = ", ".join("?" * len(header))
    database.executemany(f"INSERT INTO raw VALUES ({marks})",
                         [[cell or None for cell in row] for row in rows])
    database.execute(f"{chosen} FROM raw")
    database.execute("DROP TABLE raw")
    return len(rows)


def main(folders):
    for folder in folders:
        database = sqlite3.connect(":memory:", isolation_level=None)
        database.execute("PRAGMA foreign_keys = ON")
        database.create_function("regexp_replace", 4, lambda text, pattern, by, _:
                                 None if text is None else re.sub(pattern, by, text))
        with open(f"{folder}/load-duckdb.sql", encoding="utf-8") as file:
            script = re.sub(r"^--.*\n", "", file.read(), flags=re.M)
        count = comments = 0
        for statement in re.split(r";\n", script):
            statement = statement.strip()
            if statement.startswith("COMMENT ON"):
                comments += 1
            elif statement.startswith("INSERT"):
                count += insert(database, folder, statement)
            elif statement:
                database.execute(statement)
        names = [n for n, in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        columns = cells = 0
        for name in names:
            header, *rows = read(folder, name)
            columns += len(header)
            wanted = [tuple(unguarded(cell) if cell else None for cell in row) for row in rows]
            got = list(database.execute(f'SELECT * FROM "{name}" ORDER BY rowid'))
            for row, other in zip(wanted, got):
                for cell, value in zip(row, other):
                    if isinstance(value, (int, float)):
                        same = float(cell) == value
                    else:
                        same = cell == value
                    assert same, (name, cell, value)
                    cells += cell is not None
            assert len(wanted) == len(got), name
        assert comments == columns + len(names), comments
        # The same tables, columns and keys for PostgreSQL.
        with open(f"{folder}/load.sql", encoding="utf-8") as file:
            other = file.read()
        made = re.compile(r"^CREATE TABLE .*?^\);$", re.M | re.S)
        assert made.findall(script) == made.findall(other)
        assert len(re.findall(r"^\\copy ", other, re.M)) == len(names)
        print(f"{folder}: {len(names)} tables, {count} rows, {cells} values")


if __name__ == "__main__":
    main(sys.argv[1:])
