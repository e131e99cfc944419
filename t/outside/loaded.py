"""Writes what psql has to do after load.sql of an exported folder.

usage: loaded.py FOLDER

Prints commands that leave FOLDER.cells as t/outside/read.py does, FOLDER.sums, and in FOLDER.faults
every column whose type or comment is not the codebook's, every table whose keys are not.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import os
import sys

TYPES = {"string": "text", "integer": "bigint", "number": "double precision", "boolean": "boolean", "date": "date",
         "datetime": "timestamp with time zone"}


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


def cell(field):
    name = f'"{field["name"]}"'
    return f"to_char({name}, 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')" if field["type"] == "datetime" else name


def main():
    folder = sys.argv[1]
    with open(os.path.join(folder, "datapackage.json"), encoding="utf-8") as file:
        resources = [resource for resource in json.load(file)["resources"] if resource["path"].endswith(".csv")]
    os.mkdir(folder + ".cells")
    print("SET timezone = 'UTC';\nSET DateStyle = 'ISO';")
    for resource in resources:
        fields, path = resource["schema"]["fields"], f"{folder}.cells/{resource['name']}"
        with open(path + ".head", "w", encoding="utf-8", newline="\n") as file:
            file.write("\t".join(field["name"] for field in fields) + "\n")
        print(f"\\copy (SELECT {', '.join(map(cell, fields))} FROM \"{resource['name']}\") TO {quoted(path + '.rows')}")
        print(f"\\! cat {path}.head {path}.rows >{path}.tsv")

    wanted = ", ".join(
        f"({quoted(resource['name'])}, {quoted(field['name'])}, {quoted(TYPES[field['type']])}, {place})"
        for resource in resources for place, field in enumerate(resource["schema"]["fields"], 1))
    print(f"""\\o {folder}.faults
WITH wanted (table_name, column_name, data_type, place) AS (VALUES {wanted}),
	got AS (SELECT table_name, column_name, data_type, ordinal_position AS place,
			col_description(table_name::regclass, ordinal_position) AS comment
		FROM information_schema.columns WHERE table_schema = 'public')
SELECT coalesce(wanted.table_name, got.table_name), coalesce(wanted.column_name, got.column_name), got.data_type
FROM wanted FULL JOIN got USING (table_name, column_name)
WHERE wanted.data_type IS DISTINCT FROM got.data_type OR wanted.place IS DISTINCT FROM got.place
	OR got.comment IS NULL;""")
    keys = ", ".join(
        f"({quoted(resource['name'])}, {int(bool(resource['schema'].get('primaryKey')))},"
        f" {len(resource['schema'].get('foreignKeys', []))})" for resource in resources)
    print(f"""WITH wanted (table_name, primaries, foreigns) AS (VALUES {keys})
SELECT table_name, primaries, foreigns FROM wanted
WHERE primaries <> (SELECT count(*) FROM pg_constraint WHERE conrelid = table_name::regclass AND contype = 'p')
	OR foreigns <> (SELECT count(*) FROM pg_constraint WHERE conrelid = table_name::regclass AND contype = 'f');""")
    print(f"\\o {folder}.sums\n\\i {os.path.dirname(os.path.abspath(__file__))}/sums-tables.sql\n\\o")


if __name__ == "__main__":
    main()
