"""The eighth step of the schema: what keeps a plan alive, and when nobody works. It never changes.

Tables that are there stay as they are: what is new of an action or a plan stands beside it. Reviews are
dated and never overwrite one another; what a group rated at one stands apart from answers and agreed levels.
A review outlives the actions it is about, so it names them itself. ``minute`` counts from midnight.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def step(db: "Database") -> None:
    """Take a workbook of the seventh schema to the eighth."""
    for statement in _STEP:
        db.execute(statement)


_STATUS = "('to_do', 'doing', 'stuck', 'done', 'working', 'slipped_back')"
_STEP = (
    """CREATE TABLE work_days (
        workbook TEXT PRIMARY KEY REFERENCES workbook ON UPDATE CASCADE ON DELETE CASCADE,
        country TEXT NOT NULL,
        subdivision TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE closed_days (
        workbook TEXT NOT NULL REFERENCES work_days ON UPDATE CASCADE ON DELETE CASCADE,
        position INTEGER NOT NULL,
        first_day TEXT NOT NULL CHECK (date(first_day, '+0 days') IS first_day),
        last_day TEXT NOT NULL CHECK (date(last_day, '+0 days') IS last_day AND last_day >= first_day),
        name TEXT NOT NULL,
        PRIMARY KEY (workbook, position)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE plan_action_kept (
        round TEXT NOT NULL,
        action TEXT NOT NULL,
        short TEXT NOT NULL,
        not_before TEXT CHECK (date(not_before, '+0 days') IS not_before),
        pinned INTEGER NOT NULL CHECK (pinned IN (0, 1)),
        step_taken TEXT CHECK (date(step_taken, '+0 days') IS step_taken),
        baseline_on TEXT CHECK (date(baseline_on, '+0 days') IS baseline_on),
        target_by TEXT CHECK (date(target_by, '+0 days') IS target_by),
        measure_first INTEGER NOT NULL CHECK (measure_first IN (0, 1)),
        carried_from TEXT,
        PRIMARY KEY (round, action),
        FOREIGN KEY (round, action) REFERENCES plan_action ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE plan_reading (
        round TEXT NOT NULL,
        action TEXT NOT NULL,
        day TEXT NOT NULL CHECK (date(day, '+0 days') IS day),
        value REAL NOT NULL,
        note TEXT NOT NULL,
        PRIMARY KEY (round, action, day),
        FOREIGN KEY (round, action) REFERENCES plan_action ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE plan_person (
        round TEXT NOT NULL REFERENCES plan ON DELETE CASCADE,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        role TEXT CHECK (role IN ('frontline', 'supervisor', 'manager')),
        PRIMARY KEY (round, position)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE plan_left_so (
        round TEXT NOT NULL REFERENCES plan ON DELETE CASCADE,
        position INTEGER NOT NULL,
        finding TEXT NOT NULL,
        subject TEXT NOT NULL,
        reason TEXT NOT NULL,
        PRIMARY KEY (round, position)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE plan_next_review (
        round TEXT PRIMARY KEY REFERENCES plan ON DELETE CASCADE,
        day TEXT NOT NULL CHECK (date(day, '+0 days') IS day),
        minute INTEGER CHECK (minute BETWEEN 0 AND 1439)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE plan_review (
        round TEXT NOT NULL REFERENCES plan ON DELETE CASCADE,
        review INTEGER NOT NULL,
        day TEXT NOT NULL CHECK (date(day, '+0 days') IS day),
        closed INTEGER NOT NULL CHECK (closed IN (0, 1)),
        people INTEGER CHECK (people BETWEEN 0 AND 300000),
        seconds INTEGER NOT NULL CHECK (seconds BETWEEN 0 AND 86400),
        PRIMARY KEY (round, review)
    ) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE plan_review_entry (
        round TEXT NOT NULL,
        review INTEGER NOT NULL,
        position INTEGER NOT NULL,
        action TEXT NOT NULL,
        title TEXT NOT NULL,
        status_before TEXT NOT NULL CHECK (status_before IN {_STATUS}),
        status TEXT NOT NULL CHECK (status IN {_STATUS}),
        line TEXT NOT NULL,
        read_on TEXT CHECK (date(read_on, '+0 days') IS read_on),
        PRIMARY KEY (round, review, position),
        FOREIGN KEY (round, review) REFERENCES plan_review ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE plan_review_rating (
        round TEXT NOT NULL,
        review INTEGER NOT NULL,
        practice TEXT NOT NULL,
        level REAL CHECK (level BETWEEN 1 AND 5),
        PRIMARY KEY (round, review, practice),
        FOREIGN KEY (round, review) REFERENCES plan_review ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE plan_review_decision (
        round TEXT NOT NULL,
        review INTEGER NOT NULL,
        position INTEGER NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (round, review, position),
        FOREIGN KEY (round, review) REFERENCES plan_review ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID""",
)
