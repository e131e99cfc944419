"""Comes to every figure of questions.csv, results.csv, gaps.csv and pairs.csv by other ways: from
votes.csv, and what options.csv, steps.csv and groups.csv say about it. Nothing here knows how runde
does it; the rules are those that the codebook gives an analyst.

usage: recompute.py ARCHIVE [FOLDER K]

ARCHIVE is a folder of `runde export --for archive`, FOLDER one of the same session for analysis or for
the network with --min-cell K. Of the archive all rows are computed from its votes, and compared both ways: no row is
missing, none too many. Those of FOLDER are computed twice: from the archive's votes less what must
be withheld, which is found here as well; and, as far as it can be known, from its own votes.

Prints how many figures were compared; exit status 1 and what differs if something does. Then makes
mistakes in the archive's tables, one after the other, each of which must be found.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import csv
import itertools
import math
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from fractions import Fraction

UNKNOWN = object()  # cannot be computed from these votes
SCALE, SEVERAL = "scale", {"multi", "dots", "rank", "resist", "words"}
WITHHELD = "withheld"


# --- reading ---------------------------------------------------------------------------------------


def unguard(text):
    """Takes the formula guard off."""
    return re.sub(r"(^|[\r\n])'('*[=+\-@\t\r])", r"\1\2", text)


def read(folder, name):
    with open(f"{folder}/{name}.csv", encoding="utf-8-sig", newline="") as file:
        raw = file.read()
    semicolon = raw.split("\n", 1)[0].count(";") > 0
    lines = csv.DictReader(raw.splitlines(keepends=True), strict=True,
                           delimiter=";" if semicolon else ",")
    rows = [{column: unguard(cell) for column, cell in row.items()} for row in lines]
    if semicolon:  # the decimal comma
        rows = [{c: v.replace(",", ".") if re.fullmatch(r"-?\d+,\d{4}", v) else v
                 for c, v in row.items()} for row in rows]
    return rows


def number(text):
    return Fraction(text) if text else None


class Tables:
    def __init__(self, folder):
        for name in ("votes", "options", "steps", "groups", "questions", "results", "gaps", "pairs"):
            setattr(self, name, read(folder, name))
        self.folder = folder
        profile = read(folder, "sessions")[0]["profile"]
        self.archive, self.network = profile == "archive", profile == "network"
        self.log = read(folder, "log") if self.archive else []


# --- figures of a list of values, each with its weight -----------------------------------------------


def mean(values):
    n = sum(values.values())
    return sum(v * w for v, w in values.items()) / Fraction(n) if n else None


def expanded(values):
    return sorted(v for v, w in values.items() for _ in range(w))


def quantile(values, p):
    """Type 7 of R."""
    list_ = expanded(values)
    if not list_:
        return None
    at = (len(list_) - 1) * Fraction(p)
    low = math.floor(at)
    high = min(low + 1, len(list_) - 1)
    return list_[low] + (at - low) * (list_[high] - list_[low])


def deviation(values):
    n = sum(values.values())
    if n < 2:
        return None
    middle = mean(values)
    return math.sqrt(sum(w * (v - middle) ** 2 for v, w in values.items()) / (n - 1))


def consensus(values, levels):
    n = sum(values.values())
    if n < 2 or max(levels) == min(levels):
        return None
    middle, d = mean(values), max(levels) - min(levels)
    return 1 + sum(w / n * math.log2(1 - abs(v - middle) / d) for v, w in values.items() if w)


def agreement_of_pattern(pattern):
    """Which levels are used: van der Eijk's A of one layer."""
    k, s = len(pattern), sum(pattern)
    conforming = deviating = 0
    for triple in itertools.combinations(pattern, 3):
        conforming += triple in ((1, 1, 0), (0, 1, 1))
        deviating += triple == (1, 0, 1)
    if conforming + deviating == 0:
        u = Fraction(1)
    else:
        u = Fraction((k - 2) * conforming - (k - 1) * deviating, (k - 2) * (conforming + deviating))
    return u * (1 - Fraction(s - 1, k - 1))


def agreement(values, levels):
    n = sum(values.values())
    if n < 2 or len(levels) < 3:
        return None
    left = [values.get(level, 0) for level in sorted(levels)]
    total = Fraction(0)
    while any(left):
        depth = min(w for w in left if w)
        pattern = tuple(int(w > 0) for w in left)
        total += Fraction(depth * sum(pattern), n) * agreement_of_pattern(pattern)
        left = [w - depth if w else 0 for w in left]
    return total


# --- one round ---------------------------------------------------------------------------------------


def folded(word):
    return unicodedata.normalize("NFC", word.casefold())


class Round:
    """What the votes of a round say."""

    def __init__(self, tables, question, no):
        self.question, self.no = question, no
        self.tables = tables
        steps = [s for s in tables.steps if s["question_id"] == question]
        self.kind = steps[0]["kind"]
        self.theme = next((s["theme"] for s in steps if s["theme"]), "")
        self.unasked = not any(s["round"] for s in steps)
        self.options = {int(o["option_no"]): o for o in tables.options
                        if (o["question_id"], o["round"]) == (question, no) and o["option_no"] != "0"}
        self.abstention = next(o["label"] for o in tables.options if o["option_no"] == "0"
                               and (o["question_id"], o["round"]) == (question, no))
        self.types = {g["group_id"]: g["type"] for g in tables.groups}
        self.votes = [v for v in tables.votes if (v["question_id"], v["round"]) == (question, no)]
        for vote in self.votes:
            vote["w"] = int(vote["weight"])
            vote["o"] = int(vote["option_no"]) if vote["option_no"] else None
            vote["v"] = number(vote["value"])
        people = [v for v in self.votes if not self.is_official(v["group_id"])]
        self.secret = any(v["entry_mode"] in ("keypad", "paper", WITHHELD) for v in people)
        self.groups = ["all"] + [g for g in self.types if self.is_official(g)
                                 and any(v["group_id"] == g for v in self.votes)]
        if any(v["group_id"] != "all" for v in people):
            self.groups += [g for g, t in self.types.items() if t in ("people", "none")]
        elif not people:  # the votes do not say whether a round without any was asked by group
            self.groups += [q["group_id"] for q in tables.questions
                            if (q["question_id"], q["round"]) == (question, no)
                            and self.types[q["group_id"]] in ("people", "none")]
        self.read_words()

    def is_official(self, group):
        return self.types.get(group) == "official"

    def of(self, group):
        """The votes of GROUP."""
        if group == "all":
            return [v for v in self.votes if not self.is_official(v["group_id"])]
        return [v for v in self.votes if v["group_id"] == group]

    # --- words

    def read_words(self):
        self.words = []
        # the log says that words were hidden, never which
        self.hidden = {folded(row["option"]) for row in self.tables.results
                       if row["status"] == "hidden" and row["question_id"] == self.question
                       and row["round"] == self.no}
        if self.kind != "words":
            return
        spellings, said = defaultdict(Counter), Counter()
        for v in self.votes:
            if v["o"]:
                spellings[folded(v["text"])][v["text"]] += v["w"]
                said[folded(v["text"])] += 0 if self.is_official(v["group_id"]) else v["w"]
        self.words = sorted(spellings, key=lambda word: (word in self.hidden, -said[word], word.encode()))
        self.labels = {word: min(ways, key=lambda way: (-ways[way], way.encode()))
                       for word, ways in spellings.items()}

    # --- counts

    def total(self, group, test):
        return sum(v["w"] for v in self.of(group) if test(v))

    def uncounted(self, group):
        """Hands were counted or words called out, but not how many people took part."""
        if self.kind not in SEVERAL:
            return False
        if group == "all" and any(v["group_id"] == WITHHELD and v["entry_mode"] == "hands"
                                  for v in self.votes):  # of which of them is not known: it is told
            return not next(q["ballots"] for q in self.tables.questions if q["group_id"] == "all"
                            and (q["question_id"], q["round"]) == (self.question, self.no))
        for one in {v["group_id"] for v in self.of(group)}:
            hands = [v for v in self.of(one) if v["entry_mode"] == "hands"]
            if any(v["o"] for v in hands) and not any(v["o"] is None for v in hands):
                return True
        return False

    def ballots(self, group):
        if self.kind in SEVERAL:
            return None if self.uncounted(group) else self.total(group, lambda v: v["o"] is None)
        return self.total(group, lambda v: v["o"])

    def abstentions(self, group):
        return self.total(group, lambda v: v["o"] == 0)

    def values(self, group, option=None):
        """Which values were given (to OPTION), and how often."""
        values = Counter()
        for v in self.of(group):
            if v["o"] and option in (None, v["o"]):
                values[v["v"]] += v["w"]
        return values

    def answered(self, group):
        return self.ballots(group) is None or self.ballots(group) > 0

    def status(self, group):
        return "ok" if self.answered(group) else "empty"

    def present(self, group):
        """Nobody came or went in the sessions that are checked."""
        if self.unasked or self.is_official(group):
            return None
        return int(next(g["present"] for g in self.tables.groups if g["group_id"] == group))

    # --- orders

    def orders(self, group):
        """Each ballot's places, and its weight."""
        ballots = defaultdict(dict)
        for v in self.of(group):
            if v["o"]:
                ballots[v["ballot_id"]][v["o"]] = int(v["v"])
            elif v["o"] is None:
                ballots[v["ballot_id"]]["w"] = v["w"]
        for places in ballots.values():
            weight = places.pop("w")
            assert sorted(places.values()) == list(range(1, len(places) + 1)), places
            yield places, weight

    def orders_known(self):
        return self.tables.archive or not self.secret

    def preference(self, group, a, b):
        over = [0, 0, 0]
        never = len(self.options) + 1
        for places, weight in self.orders(group):
            first, second = places.get(a, never), places.get(b, never)
            over[0 if first < second else 1 if second < first else 2] += weight
        return over

    def borda(self, group, option):
        """Ranked: one point for each option behind; not ranked: an equal part of those left."""
        m, points = len(self.options), Fraction(0)
        for places, weight in self.orders(group):
            left = range(m - len(places))
            points += weight * (m - places[option] if option in places
                                else Fraction(sum(left), len(left)))
        return points

    def condorcet(self, group, option):
        others = [self.preference(group, option, b) for b in self.options if b != option]
        return all(over > under for over, under, _ in others)

    # --- rows

    def question_row(self, group):
        ballots, abstentions, present = self.ballots(group), self.abstentions(group), self.present(group)
        row = dict.fromkeys(("mean", "median", "sd", "min", "q1", "q3", "max", "consensus", "agreement"))
        row.update(theme=self.theme, kind=self.kind, present=present, ballots=ballots,
                   abstentions=abstentions, turnout=None, status=self.status(group))
        if present and ballots is not None:
            row["turnout"] = Fraction(ballots + abstentions, present)
        if self.kind in (SCALE, "number"):
            values = self.values(group)
            row.update(mean=mean(values), median=quantile(values, Fraction(1, 2)), sd=deviation(values),
                       min=min(values, default=None), max=max(values, default=None),
                       q1=quantile(values, Fraction(1, 4)), q3=quantile(values, Fraction(3, 4)))
        if self.kind == SCALE:
            levels = [number(o["value"]) for o in self.options.values()]
            row.update(consensus=consensus(values, levels), agreement=agreement(values, levels))
        return row

    def result_row(self, group, option, label):
        row = dict.fromkeys(("value", "base", "share", "sum", "mean", "acceptance", "tens", "borda",
                             "mean_position", "firsts", "condorcet"))
        row.update(theme=self.theme, kind=self.kind, option=label, status=self.status(group))
        return row

    def count_row(self, group, row, votes, n):
        base = self.ballots(group)
        if self.kind == "dots":
            base = sum(v * w for v, w in self.values(group).items())
        row.update(votes=votes, n=n, base=base, share=Fraction(votes, base) if base else None)
        return row

    def option_row(self, group, option):
        row = self.result_row(group, option, self.options[option]["label"])
        values = self.values(group, option)
        n, total = sum(values.values()), sum(v * w for v, w in values.items() if v is not None)
        if self.kind == SCALE:
            row["value"] = number(self.options[option]["value"])
        if self.kind == "dots":
            poster = any(v["entry_mode"] == "hands" and v["o"] == option for v in self.of(group))
            self.count_row(group, row, total, None if poster else n)
            row["sum"] = total if self.answered(group) else None
        else:
            self.count_row(group, row, n, n)
        if self.kind in ("resist", "number") and n:
            row.update(sum=total, mean=Fraction(total, n))
        if self.kind == "resist" and self.answered(group):
            row.update(tens=values[10], acceptance=1 - Fraction(total, n) / 10 if n else None)
        if self.kind == "rank" and self.answered(group):
            row.update(borda=self.borda(group, option), mean_position=Fraction(total, n) if n else None,
                       firsts=values[1], condorcet=self.condorcet(group, option))
        return row

    def word_row(self, group, word):
        row = self.result_row(group, None, self.labels[word])
        given = [v for v in self.of(group) if v["o"] and folded(v["text"]) == word]
        votes = sum(v["w"] for v in given)
        if word in self.hidden:
            row["status"] = "hidden"
        called_out = any(v["entry_mode"] == "hands" for v in given)
        return self.count_row(group, row, votes, None if called_out else votes)

    def abstention_row(self, group):
        row = self.result_row(group, 0, self.abstention)
        row.update(votes=self.abstentions(group), n=self.abstentions(group))
        return row

    def result_rows(self, group):
        yield 0, self.abstention_row(group)
        for i, word in enumerate(self.words):
            yield i + 1, self.word_row(group, word)
        for option in self.options:
            row = self.option_row(group, option) if self.kind != "rank" or self.orders_known() \
                else self.folded_rank_row(group, option)
            yield option, row

    def folded_rank_row(self, group, option):
        row = self.result_row(group, option, self.options[option]["label"])
        row.update(votes=UNKNOWN, n=UNKNOWN, share=UNKNOWN, base=self.ballots(group))
        if self.answered(group):
            row.update({c: UNKNOWN for c in ("borda", "mean_position", "firsts", "condorcet")})
        return row

    def pair_rows(self, group):
        if self.kind != "rank":
            return
        for a, b in itertools.combinations(sorted(self.options), 2):
            counts = self.preference(group, a, b) if self.orders_known() else [UNKNOWN] * 3
            yield (a, b), dict(zip(("a_over_b", "b_over_a", "ties"), counts), status=self.status(group))


# --- what must be withheld -----------------------------------------------------------------------------


def withheld_groups(round_, k):
    """{group: status} of a round, from all its votes."""
    if not round_.secret:
        return {}
    people = [g for g in sorted((g for g in round_.tables.groups if g["type"] in ("people", "none")),
                                key=lambda g: int(g["group_no"] or 99))]
    order = [g["group_id"] for g in people if g["group_id"] in round_.groups]

    def ballots(group):
        answers, abstentions = round_.ballots(group), round_.abstentions(group)
        return answers or abstentions

    if 0 < ballots("all") < k:
        return {g: WITHHELD for g in round_.groups if not round_.is_official(g)}
    status = {g: WITHHELD for g in order if 0 < ballots(g) < k}
    rest = sorted((g for g in order if ballots(g) >= k), key=ballots)  # stable: ties as in the workshop
    def too_few():  # an abstention hides nobody who answered
        answers = sum(round_.ballots(g) or 0 for g in status)
        return len(status) < 2 or sum(map(ballots, status)) < k or 0 < answers < k

    while status and rest and too_few():
        status[rest.pop(0)] = WITHHELD
    return status


def withheld_hands(round_, least=3):
    """The same of a show of hands, for readers who were not there."""
    if round_.unasked:
        return {}
    everyone = {g: WITHHELD for g in round_.groups if not round_.is_official(g)}
    people = [g for g in sorted((g for g in round_.tables.groups if g["type"] in ("people", "none")),
                                key=lambda g: int(g["group_no"] or 99))]
    order = [g["group_id"] for g in people if g["group_id"] in round_.groups]

    def given(group):
        options = Counter()
        for v in round_.of(group):
            if v["o"]:
                options[v["o"]] += v["w"]
        listed = sum(options.values()) if round_.kind in ("dots", "resist", "number", "words") else 0
        took_part = (round_.ballots(group) or 0) + round_.abstentions(group)
        return max([took_part, listed, *options.values()])

    if not given("all"):
        return {}
    if not order:
        return everyone if (round_.present("all") or given("all")) < least else {}
    here = {g: round_.present(g) or given(g) for g in order}
    gave = {g: min(given(g), here[g]) for g in order}
    hidden = {g for g in order if 0 < here[g] < least}
    rest = sorted((g for g in order if g not in hidden and gave[g]), key=gave.get)
    while hidden and (sum(1 for g in hidden if gave[g]) < 2 or sum(gave[g] for g in hidden) < least):
        if not rest:
            return everyone
        hidden.add(rest.pop(0))
    return {g: WITHHELD for g in hidden}


# --- all rows of the four tables -----------------------------------------------------------------------


def blank(row, status, kept):
    return {c: row[c] if c in kept else None for c in row} | {"status": status}


KEPT = {"questions": ("theme", "kind"), "results": ("theme", "kind", "option", "value"), "pairs": ()}


def rows_of_rounds(rounds, withheld):
    rows = {"questions": {}, "results": {}, "pairs": {}}
    for r in rounds:
        hides = withheld(r)
        for group in r.groups:
            found = {"questions": [((), r.question_row(group))], "results": r.result_rows(group),
                     "pairs": r.pair_rows(group)}
            for table, list_ in found.items():
                for key, row in list_:
                    key = (r.question, int(r.no), group) + (key if isinstance(key, tuple) else (key,))
                    if group in hides:
                        row = blank(row, hides[group], KEPT[table])
                    rows[table][key] = row
    return rows


def stronger(statuses):
    return WITHHELD if WITHHELD in statuses else "empty"


def gap_row(items, withheld_by):
    """ITEMS: (mean a, mean b, length of the scale); else why there are none."""
    if not items:
        status = stronger(withheld_by)
        return dict(items=0 if status == "empty" else None, mean_a=None, mean_b=None, gap=None,
                    gap_scaled=None, gap_abs=None, status=status)
    n = len(items)
    return dict(items=n, mean_a=sum(a for a, _, _ in items) / n, mean_b=sum(b for _, b, _ in items) / n,
                gap=sum(a - b for a, b, _ in items) / n,
                gap_scaled=sum((a - b) / d for a, b, d in items) / n,
                gap_abs=sum(abs(a - b) / d for a, b, d in items) / n, status="ok")


def pairs_of_sides(groups):
    """Official groups in the order of the workshop, then those of people, then everyone."""
    by_no = sorted((g for g in groups if g["group_no"]), key=lambda g: int(g["group_no"]))
    sides = [g["group_id"] for g in by_no if g["type"] == "official"]
    official = set(sides)
    sides += [g["group_id"] for g in by_no if g["type"] == "people"] + ["all"]
    for a, b in itertools.combinations(sides, 2):
        if b != "all" or a in official:
            yield a, b


def rows_of_gaps(rounds, questions, groups):
    rows = {}
    scales = [r for r in rounds if r.kind == SCALE]
    last = {}
    for r in scales:
        last[r.question] = max(int(r.no), last.get(r.question, 0))

    def item(r, a, b):
        means = [questions[r.question, int(r.no), g]["mean"] for g in (a, b)]
        levels = [number(o["value"]) for o in r.options.values()]
        return (*means, max(levels) - min(levels)) if None not in means else None

    def row(of, a, b):
        both = [r for r in of if a in r.groups and b in r.groups]
        items = [i for i in (item(r, a, b) for r in both) if i]
        reasons = {questions[r.question, int(r.no), g]["status"] for r in of for g in (a, b)
                   if g in r.groups}
        return gap_row(items, reasons) if both else None

    for a, b in pairs_of_sides(groups):
        for r in scales:
            rows[r.theme, r.question, int(r.no), a, b] = row([r], a, b)
        for theme in {r.theme for r in scales} - {""}:
            rows[theme, "", -1, a, b] = row([r for r in scales if r.theme == theme
                                             and int(r.no) == last[r.question]], a, b)
    return {key: row for key, row in rows.items() if row}


def expected(tables, withheld=lambda r: {}):
    keys = sorted({(o["question_id"], int(o["round"])) for o in tables.options})
    rounds = [Round(tables, question, str(no)) for question, no in keys]
    rows = rows_of_rounds(rounds, withheld)
    questions = {key[:3]: row for key, row in rows["questions"].items()}
    rows["gaps"] = rows_of_gaps(rounds, questions, tables.groups)
    return rounds, rows


# --- comparing -------------------------------------------------------------------------------------------


KEYS = {"questions": ("question_id", "round", "group_id"),
        "results": ("question_id", "round", "group_id", "option_no"),
        "pairs": ("question_id", "round", "group_id", "option_a", "option_b"),
        "gaps": ("theme", "question_id", "round", "group_a", "group_b")}
NUMBERS = {"round", "option_no", "option_a", "option_b"}
TEXTS = {"theme", "kind", "option", "status"}
NOT_COMPARED = {"session_id", "question", "wording", "scale_key"}


ORDERS = KEYS | {"options": ("question_id", "round", "option_no"),
                 "votes": ("question_id", "round", "ballot_id", "option_no")}


def order_faults(tables):
    """Rows come by their keys, each once; what is missing comes first."""
    for name, keys in ORDERS.items():
        order = [tuple((int(row[c]) if row[c] else -1) if c in NUMBERS else row[c].encode() for c in keys)
                 for row in getattr(tables, name)]
        if order != sorted(set(order)):
            yield f"{tables.folder}/{name}.csv: not sorted by unique keys"


class Comparison:
    def __init__(self):
        self.figures = self.missing = self.unknown = 0
        self.faults = []

    def cell(self, where, got, wanted, text):
        if wanted is UNKNOWN:
            self.unknown += 1
        elif wanted is None or wanted == "":
            self.missing += 1
            if got:
                self.faults.append(f"{where}: {got}, should be missing")
        elif text:
            if got != wanted:
                self.faults.append(f"{where}: “{got}”, should be “{wanted}”")
        elif isinstance(wanted, bool):
            self.figures += 1
            if got != str(wanted).lower():
                self.faults.append(f"{where}: {got}, should be {wanted}")
        else:
            self.figures += 1
            exact = float(wanted)
            if not got or abs(float(got) - exact) > 5e-5 + 1e-12 * abs(exact):
                self.faults.append(f"{where}: {got or 'missing'}, should be {exact:.6f}")

    def table(self, name, rows, wanted):
        seen = set()
        for row in rows:
            key = tuple((int(row[c]) if row[c] else -1) if c in NUMBERS else row[c] for c in KEYS[name])
            if name == "questions":
                key = key[:3]
            where = f"{name}.csv {key}"
            if key in seen:
                self.faults.append(f"{where}: twice")
            seen.add(key)
            if key not in wanted:
                self.faults.append(f"{where}: should not be there")
                continue
            columns = set(row) - set(KEYS[name]) - NOT_COMPARED
            if columns != set(wanted[key]) - set(KEYS[name]):
                self.faults.append(f"{where}: {columns ^ set(wanted[key])} is not compared")
                continue
            for column in columns:
                self.cell(f"{where} {column}", row[column], wanted[key][column], column in TEXTS)
        self.faults += [f"{name}.csv {key}: is not there" for key in wanted if key not in seen]

    def tables(self, tables, wanted):
        self.faults += order_faults(tables)
        for name in KEYS:
            self.table(name, getattr(tables, name), wanted[name])

    def said(self, what):
        return f"{what}: {self.figures} figures, {self.missing} empty" + (
            f", {self.unknown} not to be known" if self.unknown else "")


def without_hidden_words(rounds, rows):
    """Outside the archive there are none; where all is withheld no word of people's either."""
    for r in rounds:
        if r.kind != "words":
            continue
        keys = [key for key in rows["results"] if key[:2] == (r.question, int(r.no)) and key[3]]
        old = {key: rows["results"].pop(key) for key in keys}
        place = {word: i + 1 for i, word in enumerate(r.words)}
        if rows["questions"][r.question, int(r.no), "all"]["status"] == WITHHELD:
            r.votes = [v for v in r.votes if r.is_official(v["group_id"])]
            r.read_words()  # as institutions say and write them
        shown = [word for word in r.words if word not in r.hidden]
        for group in {key[2] for key in keys}:
            for i, word in enumerate(shown):
                key = (r.question, int(r.no), group)
                rows["results"][key + (i + 1,)] = old[key + (place[word],)] | {"option": r.labels[word]}


def borda_and_pairs(tables, comparison):
    """Orders that are not in votes.csv: points and winners follow from pairs.csv."""
    over, rows = defaultdict(dict), 0
    for p in tables.pairs:
        if not p["a_over_b"]:
            continue
        key = p["question_id"], p["round"], p["group_id"]
        a_over_b, b_over_a, ties = (int(p[c]) for c in ("a_over_b", "b_over_a", "ties"))
        over[key + (p["option_a"],)][p["option_b"]] = (a_over_b, b_over_a, ties)
        over[key + (p["option_b"],)][p["option_a"]] = (b_over_a, a_over_b, ties)
    for r in tables.results:
        others = over.get((r["question_id"], r["round"], r["group_id"], r["option_no"]))
        if not others or not r["borda"]:
            continue
        where = f"results.csv {r['question_id'], r['round'], r['group_id'], r['option_no']}"
        comparison.cell(f"{where} borda", r["borda"],
                        sum(a + Fraction(t, 2) for a, _, t in others.values()), False)
        comparison.cell(f"{where} condorcet", r["condorcet"],
                        all(a > b for a, b, _ in others.values()), False)
        for a, b, t in others.values():
            comparison.cell(f"{where} base", r["base"], a + b + t, False)
        rows += 1


def changed(cell):
    """Another one of its kind."""
    if cell in ("true", "false"):
        return "false" if cell == "true" else "true"
    if re.fullmatch(r"-?[0-9.]+", cell):
        return f"{float(cell) + 0.0002:.4f}" if "." in cell else str(int(cell) + 1)
    return cell + "x"


def not_found(tables, wanted):
    """Mistakes of every sort that stay unnoticed; how many were made."""
    made, unnoticed = 0, []

    def look(name, rows, what):
        nonlocal made
        comparison = Comparison()
        comparison.table(name, rows, wanted[name])
        made += 1
        if not comparison.faults:
            unnoticed.append(f"{name}.csv: {what}")

    for name, keys in KEYS.items():
        rows = getattr(tables, name)
        if not rows:
            continue
        look(name, rows[:-1], "a row is missing")
        look(name, rows + rows[-1:], "a row twice")
        look(name, rows + [{**rows[0], keys[0]: "x"}], "a row too many")
        for column in set(rows[0]) - set(keys) - NOT_COMPARED:
            full = [i for i, row in enumerate(rows) if row[column]]
            empty = [i for i, row in enumerate(rows) if not row[column]]
            for i in full[:1] + full[-1:]:
                for cell in (changed(rows[i][column]), ""):
                    look(name, rows[:i] + [{**rows[i], column: cell}] + rows[i + 1:],
                         f"{column} {rows[i][column]} as {cell or 'missing'}")
            for i in empty[:1]:
                look(name, rows[:i] + [{**rows[i], column: "0"}] + rows[i + 1:], f"{column} 0, not missing")
    return made, unnoticed


def main(archive, folder=None, k=None):
    comparisons = []
    whole = Tables(archive)
    assert whole.archive
    _, rows = expected(whole)
    comparisons.append(("the archive from its votes", Comparison()))
    comparisons[-1][1].tables(whole, rows)
    made, unnoticed = not_found(whole, rows)

    if folder:
        tables = Tables(folder)
        rounds, rows = expected(whole, lambda r: withheld_hands(r) if tables.network and not r.secret
                                else withheld_groups(r, int(k)))
        without_hidden_words(rounds, rows)
        comparisons.append((f"k = {k} from the archive's votes", Comparison()))
        comparisons[-1][1].tables(tables, rows)

        # What is withheld is known from the statuses now; everything else follows from the votes.
        told = {(q["question_id"], q["round"], q["group_id"]): q["status"] for q in tables.questions}
        rounds = {(o["question_id"], o["round"]) for o in tables.options}

        def told_of(r):
            return {g: told[r.question, r.no, g] for g in r.groups
                    if told[r.question, r.no, g] == WITHHELD}

        for question, no in rounds:  # a round without any vote left still has its groups
            assert (question, no, "all") in told
        _, rows = expected(tables, told_of)
        comparisons.append((f"k = {k} from its own votes", Comparison()))
        comparisons[-1][1].tables(tables, rows)
        borda_and_pairs(tables, comparisons[-1][1])

    for what, comparison in comparisons:
        print(comparison.said(what))
        for fault in comparison.faults[:20]:
            print(f"  {fault}")
        if len(comparison.faults) > 20:
            print(f"  … {len(comparison.faults) - 20} more")
    print(f"{made} mistakes made, {len(unnoticed)} of them not found")
    for mistake in unnoticed:
        print(f"  {mistake}")
    return bool(unnoticed) or any(comparison.faults for _, comparison in comparisons)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
