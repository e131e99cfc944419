# Changes a session file in every way that one row can be changed, and asks runde whether it sees it.
#
#     mutate.py RUNDE FILE FOLDER ROWS
#
# Each column of each table is changed by the least there is, in up to ROWS rows: a number by one, a text
# by a letter, nothing into something; and rows are deleted. Prints what was not seen though it should
# have been, and what was seen though it is said here that nobody can.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import shutil
import sqlite3
import subprocess
import sys

# What nobody can see, and why. True: never; False: in some rows.
TEXT = "nothing else in the file says how the text was"
WALL = "only what the wall shows, not what happened"
UNDO = "only how something would be taken back"
TIME = "a millisecond; a minute would be seen"
ORDER = "only in which order something is listed"
LABEL = "what the evening was called, where and for whom, is said nowhere else"
UNSEEN = {
    "cluster.cluster_no": (False, ORDER), "cluster.name": (True, TEXT),
    "comment.comment_no": (False, ORDER), "comment.text": (True, TEXT),
    "file.key": (True, "the only one is whether the file is to be rewritten"), "file.value": (True, "the same"),
    "file.DELETE": (True, "the same"),
    "form.sheets": (False, "sheets leave no line in the log: who typed which nobody may know"),
    "form.DELETE": (False, "the same"),
    "hidden_word.word": (True, "the log says how many words were hidden, never which"),
    "log.at": (True, TIME), "measure.measure_no": (False, ORDER), "measure.what": (True, TEXT),
    "measure.who": (True, TEXT), "measure.due_text": (True, TEXT), "official.reason": (True, TEXT),
    "official_entry.value": (False, "of a level the option says it; of what was never asked nothing does"),
    "official_entry.text": (False, "the same"), "official_entry.DELETE": (False, "the same"),
    "official_entry.option_no": (False, "the same"),
    "round.opened_at": (True, TIME), "round.closed_at": (True, TIME),
    "session.created_at": (True, TIME), "session.started_at": (True, TIME), "session.ended_at": (True, TIME),
    "session.workshop_id": (True, LABEL), "session.workshop_hash": (True, LABEL), "session.title": (True, LABEL),
    "session.place": (True, LABEL), "session.place_id": (True, LABEL), "session.wave": (True, LABEL),
    "session.timezone": (True, LABEL), "session.planned_end": (True, LABEL),
    "session.planned_minutes": (True, LABEL), "session.pictures": (True, LABEL),
    "session.rehearsal": (True, LABEL), "session.lock_code": (True, LABEL),
    "step.sheet": (False, "only which questions stand on one form"), "step.minutes": (False, LABEL),
    "step.max": (False, "only how many answers may be given"), "step.started_at": (False, TIME),
    "step.ended_at": (False, TIME), "step.spent": (True, TIME), "step.comments": (False, WALL),
    "undo.redo": (False, UNDO), "undo.seq": (False, UNDO), "undo.step_id": (True, UNDO),
    "undo.entered_at": (True, UNDO), "undo.subject_id": (True, UNDO), "undo.detail": (True, UNDO),
    "undo.change": (True, UNDO), "undo.ballot_id": (True, UNDO), "undo.DELETE": (True, UNDO),
    "vote.value": (False, "which resistance a secret ballot gave: no line may say it"),
    "vote.DELETE": (False, "the same"), "vote.option_no": (False, "the same: which answer"),
    "vote.group_id": (False, "the same: of which group"), "vote.text": (False, TEXT),
    "wording.text": (False, TEXT), "wording.DELETE": (False, TEXT), "wording.field": (False, TEXT),
}
for name in ("entered_at", "result_hidden", "blank", "calm", "projector", "locked", "page", "cell", "timer_end",
             "timer_left", "language", "ui_language", "profile", "theme"):
    UNSEEN["stage." + name] = (False, WALL)


def other(value, kind):
    if value is None:
        return {"TEXT": "x", "REAL": 1.0, "BLOB": b"x"}.get(kind, 1)
    return value + (b"x" if isinstance(value, bytes) else "x" if isinstance(value, str) else 1)


def mutate(path, table, keys, row, column, kind):
    """False: the file does not take it."""
    db = sqlite3.connect(path, isolation_level=None)
    where = " AND ".join(f'"{key}" IS ?' for key in keys)
    values = [row[key] for key in keys]
    try:
        if column:
            db.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE {where}', [other(row[column], kind)] + values)
        else:
            db.execute(f'DELETE FROM "{table}" WHERE {where}', values)
    except sqlite3.IntegrityError:
        return False
    finally:
        db.close()
    return True


def mutants(source, folder, table, rows_most):
    db = sqlite3.connect(source)
    db.row_factory = sqlite3.Row
    info = db.execute(f'PRAGMA table_info("{table}")').fetchall()
    keys = [column["name"] for column in info if column["pk"]]
    rows = db.execute(f'SELECT * FROM "{table}"').fetchall()
    rows = rows[::max(1, len(rows) // rows_most)][:rows_most]
    for name, kind in [(column["name"], column["type"]) for column in info] + [(None, None)]:
        for number, row in enumerate(rows):
            path = f"{folder}/{name or 'DELETE'}-{number}.runde"
            shutil.copy(source, path)
            if mutate(path, table, keys, row, name, kind):
                yield path, f"{table}.{name or 'DELETE'}", dict(row)
            else:
                os.unlink(path)
    db.close()


def judge(name, count, unseen, row):
    always, _ = UNSEEN.get(name, (None, None))
    if always is None and unseen:
        print(f"{name}: {unseen} of {count} changes were not seen, one of them in {row}")
    if always and not unseen:
        print(f"{name}: every change was seen, which is said to be impossible")


def main():
    runde, source, folder, rows = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
    db = sqlite3.connect(source)
    tables = [name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
    db.close()
    total = 0
    for table in tables:
        made = list(mutants(source, folder, table, rows))
        if not made:
            continue
        done = subprocess.run([runde, "verify"] + [path for path, _, _ in made], capture_output=True, text=True)
        if done.returncode not in (0, 65):
            print(f"{table}: exit status {done.returncode}: {done.stderr}")
        sound = {line.split(": sound")[0] for line in done.stdout.splitlines() if ": sound" in line}
        for name in sorted({name for _, name, _ in made}):
            of = [(path, row) for path, other_name, row in made if other_name == name]
            unseen = [row for path, row in of if path in sound]
            judge(name, len(of), len(unseen), unseen[0] if unseen else None)
        for path, _, _ in made:
            os.unlink(path)
        total += len(made)
    print(f"{total} changes", file=sys.stderr)


main()
