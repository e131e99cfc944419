"""Makes a workshop and an evening of texts that programs take for something else.

usage: naughty.py DIR

Leaves DIR/workshops/selbstcheck-workshop.csv and DIR/demo/acts.csv, for `runde demo` with
RUNDE_DATADIR=DIR. Each text is a title, a prompt, a theme, a label, a word, a comment, its cluster,
a measure and a reason; two comments and a prompt are as long as they may be.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import csv
import os
import sys

LONGEST = 65536  # bytes a cell of a table may have

TEXTS = [
    "NA", "N/A", "NaN", "nan", "NULL", "null", "None", "\\N", "#N/A", "#REF!", "-", "--", ".", "?",
    "TRUE", "false", "T", "F", "WAHR", "ja", "yes", "on",
    "007", "00123", "0", "-0", "+49 30 1234", "1.5", "1,5", "1.000", "1.000,50", "1e5", "1E400", "0x1F", "Inf", "12 %", "€ 5",
    "2026-03-01", "1.3.2026", "3/4", "MAR1", "SEPT2", "1-2", "12:30", "2026-03-01T10:00:00Z", "März 2026",
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "=HYPERLINK(\"http://example.org\";\"hier\")", "=cmd|' /C calc'!A0", "'=1+1", "''=2",
    "'", "''", "'tis", "\"", "\"\"", "ein \"Wort\" mittendrin", "\"am Anfang", "am Ende\"", "a;b", "a,b", "a\\", "\\", "\\\"", "#kein Kommentar",
    "zwei\nZeilen", "drei\n\nAbsätze\n", "Zeile\n=1+1", "Zeile\n\"\n;,\n",
    "Äpfel, Öl & Straße", "ÄÖÜ äöü ß ẞ", "Żółć", "Nguyễn", "Олена", "محمد", "李", "שלום עולם", "\u202eumgekehrt", "a\u200bb", "e\u0301", "👩\u200d👩\u200d👧 🇩🇪 👍🏽", "𝔘𝔫𝔦", "ﷺ",
    "<script>alert(1)</script>", "&amp; &lt;", "<!-- x -->", "]]>", "$(id)", "`id`", "%s%n", "{{7*7}}", "Robert'); DROP TABLE votes;--", "C:\\temp\\neu", "$$;$1;",
    " Rand ", "innen  zwei", "\u00a0fest\u00a0", "x" * 300,
]


def option(text):
    """As a cell of the column `options` has it."""
    return text.strip().replace("\n", " ").replace("\\", "/").replace("|", "\\|").replace("=", "\\=")


def main():
    folder = sys.argv[1]
    titles = [" ".join(text.split()) for text in TEXTS]
    labels = list({label.casefold(): label for label in map(option, TEXTS) if label not in ("-", "") and label[0] != "@"}.values())
    steps = [["naughty", "workshop", "=1+1;\"NA\"", "", "60", "", "", "", ""],
             ["g1-na", "group", "NA", "", "", "", "", "", ""],
             ["e-2", "group", "=TRUE()", "", "", "", "", "", ""],
             ["self", "group", "\"Selbst\"\u202e", "", "", "official", "", "", ""],
             ["here", "people", "TRUE", "", "", "", "", "", ""]]
    acts = [["0", "open", "", "", "", "", "", "", "=1+1;\"NA\"", "NULL\n=Łódź", "", "", ""],
            ["1", "go", "here", "", "", "", "", "", "prompt", "", "", "", ""],
            ["1", "people", "", "g1-na", "", "30", "", "", "", "", "", "", ""],
            ["1", "people", "", "e-2", "", "20", "", "", "", "", "", "", ""]]

    def act(word, step="", group="", option_="", count="", cluster="", text="", who="", agreed="", due="", due_text=""):
        acts.append(["2", word, step, group, option_, count, "", cluster, text, who, agreed, due, due_text])

    for number in range(0, len(labels) - 1, 8):
        some, step = labels[number:number + 8], f"ask-{number // 8}"
        title = titles[number // 8]
        steps.append([step, "choice", title, TEXTS[-1 - number // 8], "", "|".join(some), titles[-1 - number // 8], "", "yes"])
        act("official", step, "self", "1", text=TEXTS[number // 8])
        act("go", step, text="open")
        for place in range(len(some)):
            act("count", step, "g1-na", str(place + 1), str(place + 2))
            act("count", step, "e-2", str(place + 1), str(7 * place % 5))
        act("go", step, text="closed")
    steps.append(["level", "scale", "00123", "x" * LONGEST, "", "NA=-1.5|NULL=0|TRUE=0.0625|00123=1000000", "", "", "yes"])
    act("go", "level", text="open")
    for group, counts in (("g1-na", "8571"), ("e-2", "1234")):
        for place, count in enumerate(counts):
            act("count", "level", group, str(place + 1), count)
    act("go", "level", text="closed")
    steps.append(["say", "words", "\"", "=say?", "", "", "", "50", ""])
    act("go", "say", text="open")
    for text in TEXTS:
        if text != "-" and len(text) < 64:  # an abstention; the longest word
            act("say", "say", "g1-na", text=text)
    act("go", "say", text="closed")
    steps += [["cards", "cards", "-", "=cards", "", "", "", "", ""], ["plan", "plan", "+", "@plan", "", "", "", "", ""]]
    act("go", "cards", text="open")
    for number, text in enumerate(TEXTS):
        act("comment", "cards", ("g1-na", "e-2", "none")[number % 3], cluster=titles[number // 2] if number % 2 else "", text=text)
    act("comment", "cards", "g1-na", text="y" * LONGEST)
    act("comment", "cards", "e-2", text="Ä\n" * (LONGEST // 3))
    act("go", "plan", text="prompt")
    for number, text in enumerate(TEXTS):
        act("measure", text=text, who=TEXTS[-1 - number], agreed="yes" if number % 3 else "no",
            due=f"2027-{number % 12 + 1:02}-{number % 28 + 1:02}" if number % 2 else "", due_text=titles[number])
    acts.append(["3", "end", *[""] * 11])

    for name, header, rows in (
            ("workshops/selbstcheck-workshop.csv", "id,kind,title,prompt,minutes,options,theme,max,by_group", steps),
            ("demo/acts.csv", "minute,act,step,group,option,count,table,cluster,text,who,agreed,due,due_text", acts)):
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([header.split(","), *rows])


if __name__ == "__main__":
    main()
