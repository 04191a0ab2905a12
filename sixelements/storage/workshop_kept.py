"""The sixth step of the schema: a workshop as it runs, so that it can go on after a crash. It never changes.

A row says where a workshop of a round stands: block, page, seconds, the order of the talk, dots for the
whole room. Nothing in it leads to a sheet or a person, and it goes when the workshop ends. ``begins`` is
when it was to begin, in seconds since midnight, as it was planned, with no day. What was parked in the
talk stays with what was settled there.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def step(db: "Database") -> None:
    """Take a workbook of the fifth schema to the sixth."""
    for statement in _STEP:
        db.execute(statement)


_STEP = (
    """CREATE TABLE parked (
        round TEXT NOT NULL REFERENCES discussion ON DELETE CASCADE,
        position INTEGER NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (round, position)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE workshop (
        round TEXT PRIMARY KEY REFERENCES round ON DELETE CASCADE,
        begins INTEGER NOT NULL CHECK (begins BETWEEN 0 AND 86399),
        promised INTEGER NOT NULL CHECK (promised BETWEEN 0 AND 1440),
        people INTEGER NOT NULL CHECK (people BETWEEN 0 AND 300000),
        block TEXT NOT NULL
            CHECK (block IN ('welcome', 'ballot', 'break', 'profile', 'talk', 'dots', 'plan', 'close')),
        page INTEGER NOT NULL CHECK (page BETWEEN 0 AND 1000),
        here INTEGER NOT NULL CHECK (here BETWEEN 0 AND 86400),
        extra INTEGER NOT NULL CHECK (extra BETWEEN 0 AND 86400),
        paused INTEGER NOT NULL CHECK (paused IN (0, 1)),
        blank INTEGER NOT NULL CHECK (blank IN (0, 1)),
        revealed INTEGER NOT NULL CHECK (revealed IN (0, 1)),
        dots_each INTEGER NOT NULL CHECK (dots_each BETWEEN 1 AND 20),
        dots_done INTEGER NOT NULL CHECK (dots_done IN (0, 1)),
        counts_shown INTEGER NOT NULL CHECK (counts_shown IN (0, 1))
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE workshop_block (
        round TEXT NOT NULL REFERENCES workshop ON DELETE CASCADE,
        block TEXT NOT NULL
            CHECK (block IN ('welcome', 'ballot', 'break', 'profile', 'talk', 'dots', 'plan', 'close')),
        minutes INTEGER NOT NULL CHECK (minutes BETWEEN 0 AND 300000),
        least INTEGER NOT NULL CHECK (least BETWEEN 0 AND 300000),
        spent INTEGER NOT NULL CHECK (spent BETWEEN 0 AND 86400),
        PRIMARY KEY (round, block)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE workshop_item (
        round TEXT NOT NULL REFERENCES workshop ON DELETE CASCADE,
        practice TEXT NOT NULL,
        position INTEGER NOT NULL,
        skipped INTEGER NOT NULL CHECK (skipped IN (0, 1)),
        PRIMARY KEY (round, practice)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE workshop_dots (
        round TEXT NOT NULL REFERENCES workshop ON DELETE CASCADE,
        practice TEXT NOT NULL,
        dots INTEGER NOT NULL CHECK (dots BETWEEN 0 AND 1000000),
        PRIMARY KEY (round, practice)
    ) STRICT, WITHOUT ROWID""",
)
