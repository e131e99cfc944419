"""Reads exported folders with pandas as their codebook says, and nothing else.

usage: read.py FOLDER...

Leaves FOLDER.cells, a file for each table in the text format of PostgreSQL's COPY (columns between
tabs, \\N is missing) under a line of column names, and FOLDER.sums, what t/outside/sums.sql sums up.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import os
import re
import sys

import pandas

DTYPES = {"string": "string", "integer": "Int64", "number": "float64", "boolean": "boolean"}


def read(folder, resource):
    schema, dialect = resource["schema"], resource["dialect"]
    fields = {field["name"]: field for field in schema["fields"]}
    commas = {field.get("decimalChar", ".") for field in fields.values() if field["type"] == "number"}
    return pandas.read_csv(
        os.path.join(folder, resource["path"]), sep=dialect["delimiter"], encoding="utf-8-sig",
        decimal=commas.pop() if commas else ".", keep_default_na=False, na_values=schema["missingValues"],
        dtype={name: DTYPES[field["type"]] for name, field in fields.items() if field["type"] in DTYPES},
        parse_dates=[name for name, field in fields.items() if field["type"] in ("date", "datetime")])


def cell(value, type_):
    if pandas.isna(value):
        return "\\N"
    if type_ == "date":
        return value.strftime("%Y-%m-%d")
    if type_ == "datetime":
        return value.tz_convert("UTC").strftime("%Y-%m-%dT%H:%M:%SZ")
    if type_ == "boolean":
        return "true" if value else "false"
    if type_ == "number":
        return f"{value:.4f}"
    text = str(value)
    for what, written in (("\\", "\\\\"), ("\t", "\\t"), ("\n", "\\n"), ("\r", "\\r")):
        text = text.replace(what, written)
    return text


def write(path, table, fields):
    columns = [[cell(value, field["type"]) for value in table[field["name"]]] for field in fields]
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        for row in [[field["name"] for field in fields], *zip(*columns)]:
            file.write("\t".join(row) + "\n")


def unguarded(text):
    return re.sub(r"(^|[\r\n])'('*[=+\-@\t\r])", r"\1\2", text)


def sums(tables):
    votes = tables["votes"]
    people = votes[votes.entry_mode.fillna("") != "official"]
    option = people.option_no.astype("string").fillna("-")
    value = people.value.fillna(0) * people.weight
    for keys, group in people.assign(option=option, sum=value).groupby(["question_id", "round", "option"]):
        yield f"votes {' '.join(map(str, keys))} {group.weight.sum()} {group['sum'].sum():.4f}"
    for keys, weight in people[~people.group_id.isin(["none", "all", "withheld"])].groupby(
            ["question_id", "round", "group_id"]).weight.sum().items():
        yield f"group {' '.join(map(str, keys))} {weight}"
    for state, group in tables["comments"].groupby("state"):
        length = sum(len(unguarded(text)) for text in group.text.dropna())
        yield f"comments {state} {len(group)} {group.supports.sum()} {length}"
    for state, group in tables["measures"].groupby("state"):
        yield f"measures {state} {len(group)} {group.agreed.sum()} {group.due.count()}"
    for step, turns in tables["talk"].groupby("step_id").turns.sum().items():
        yield f"turns {step} {turns}"
    for state, group in tables["steps"].groupby("state"):
        yield f"steps {state} {len(group)} {group.started_at.count()}"
    official = votes[votes.entry_mode.fillna("") == "official"]
    yield f"official {len(official[['group_id', 'question_id']].drop_duplicates())}"


for folder in sys.argv[1:]:
    with open(os.path.join(folder, "datapackage.json"), encoding="utf-8") as file:
        resources = [resource for resource in json.load(file)["resources"] if resource["path"].endswith(".csv")]
    tables = {resource["name"]: read(folder, resource) for resource in resources}
    os.mkdir(f"{folder}.cells")
    for resource in resources:
        write(f"{folder}.cells/{resource['name']}.tsv", tables[resource["name"]], resource["schema"]["fields"])
    with open(f"{folder}.sums", "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in sums(tables))
