#!/usr/bin/env python3
"""The Big List of Naughty Strings as an evening: in the minutes it is text and nothing else.

As titles, prompts and answers of questions, as comments, clusters, measures and who does them. Looked at
as 521-sheet-naughty.t looks at paper.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import csv
import importlib.machinery
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.dont_write_bytecode = True
loader = importlib.machinery.SourceFileLoader("sheet_naughty", os.path.join(HERE, "521-sheet-naughty.t"))
spec = importlib.util.spec_from_loader("sheet_naughty", loader)
sheet = importlib.util.module_from_spec(spec)
loader.exec_module(sheet)

GROUP = "<b onclick='x'>a | b & [c](d)</b>"
STEPS = 60  # questions; their texts are the naughty ones in turn


def line_of(text):
    return re.sub(r"[\u2028\u2029\t\n]", " ", text).strip()


def write_workshop(path, lines):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "kind", "title", "prompt", "options", "theme", "by_group"])
        writer.writerow(["naughty", "workshop", lines[0], lines[1], "", "", ""])
        writer.writerow(["one", "group", GROUP, "", "", "", ""])
        for number in range(STEPS):
            own = lines[number::STEPS]
            options = "|".join(re.sub(r"([|=\\])", r"\\\1", f"x{text}.") for text in own)
            writer.writerow([f"s{number}", "choice", own[0], own[1], options, own[2], "yes" if number % 2 else ""])
        writer.writerow(["ideen", "cards", "Ideen", "", "", "", ""])
        writer.writerow(["plan", "plan", "Plan", "", "", "", ""])


def write_acts(path, lines):
    head = ["minute", "act", "step", "group", "option", "count", "table", "cluster", "text", "who", "agreed", "due", "due_text"]
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, head)
        writer.writeheader()
        minute = 0

        def act(**cells):
            nonlocal minute
            minute += 1
            writer.writerow(dict(cells, minute=f"{minute // 10}.{minute % 10}"))

        act(act="open", text=lines[3], who=lines[4])
        for number in range(STEPS):
            act(act="go", step=f"s{number}", text="open")
            act(act="count", step=f"s{number}", group="one" if number % 2 else "none", option=1, count=3)
            act(act="go", step=f"s{number}", text="revealed")
        act(act="go", step="ideen", text="open")
        for number, text in enumerate(lines):
            act(act="comment", step="ideen", group="one", cluster=lines[number - number % 20], text=f"x{text}.")
        act(act="go", step="plan", text="prompt")
        for text in lines:
            act(act="measure", step="plan", text=f"x{text}.", who=f"y{text}.", agreed="yes", due_text=f"z{text}.")
        act(act="end")


def look(texts, lines, lead):
    seen = [sheet.seen(text) for text in lines]
    wrong = sheet.missing(texts, lead, [f"x{text}." for text in seen])
    wrong += sheet.missing(texts, "td", [f"y{text}." for text in seen] + [f"z{text}." for text in seen])
    titles = {sheet.bare(text) for tag, text in texts if tag == "h3"}
    for number, text in enumerate(seen[:STEPS]):
        if not any(title.startswith(sheet.bare(f"{number + 1}. {text}")) for title in titles):
            wrong.append(f"the title {text!r}")
    items = " ".join(sheet.bare(text) for tag, text in texts if tag == "li")
    return wrong + [f"the comment {text!r}" for text in seen if sheet.bare(f"x{text}.") not in items]


def main():
    source = os.path.join(sheet.SHARED, "text/blns.txt")
    if not os.path.exists(source):
        print("1..0 # SKIP the naughty strings are not here")
        return 0
    with open(source, encoding="utf-8", newline="\n") as file:
        naughty = [text for text in file.read().split("\n") if text and not text.startswith("#")]
    lines = [line_of(text) for text in naughty + sheet.MARKUP if not sheet.blank(text)]
    lines = [text for text in lines if len(text) < 600 and not re.search("^[#@]|^t[0-9]", text)]
    work = tempfile.mkdtemp()
    for folder in ("workshops", "demo"):
        os.makedirs(os.path.join(work, "data", folder))
    write_workshop(os.path.join(work, "data/workshops/selbstcheck-workshop.csv"), lines)
    write_acts(os.path.join(work, "data/demo/acts.csv"), lines)
    print("1..8", flush=True)
    sheet.ok([] if len(lines) > 450 else [f"{len(lines)}"], "there are naughty strings")
    made = subprocess.run([sheet.RUNDE, "demo", os.path.join(work, "demo")], capture_output=True, stdin=subprocess.DEVNULL,
                          env=dict(os.environ, RUNDE_DATADIR=os.path.join(work, "data")))
    sheet.ok(made.stderr.decode().splitlines() if made.returncode else [], "there is an evening of them")
    session = os.path.join(work, "demo/demo.runde")
    for form in ("html", "md"):
        path = os.path.join(work, f"minutes.{form}")
        made = subprocess.run([sheet.RUNDE, "report", session, "-o", path], capture_output=True)
        sheet.ok([made.stderr.decode()] if made.returncode else [], f"{form}: it is made")
        if form == "html":
            checked = subprocess.run([sys.executable, os.path.join(HERE, "paper.py"), "html", path], capture_output=True)
            sheet.ok(checked.stdout.decode().splitlines(), f"{form}: it is sound")
            sheet.ok(look(sheet.of_html(path).texts, lines, "th"), f"{form}: and says what it should")
        elif shutil.which("cmark-gfm"):
            flat = sheet.of_markdown(path)
            sheet.ok(sorted(flat.tags - sheet.TAGS) + flat.other, f"{form}: nothing of it is markup")
            sheet.ok(look(flat.texts, lines, "td"), f"{form}: and it says what it should")
        else:
            sheet.skip(f"{form}: nothing of it is markup", "cmark-gfm is not installed")
            sheet.skip(f"{form}: and it says what it should", "cmark-gfm is not installed")
    shutil.rmtree(work)
    return 0


if __name__ == "__main__":
    sys.exit(main())
