"""The eleventh step of the schema: copies of a workbook that go separate ways. It never changes.

A workbook that was handed over has no sheets, so what was published of its rounds stands in it as it was
published: the one place where figures are stored. It says which workbook it comes from.

``history`` says of a record of a round (an action, what was settled of a practice, a row of a worksheet) by
which states it came to be, eight bytes each, oldest first: a copy whose present state is among them is behind
this one, and no clock is asked. Without a row a record is as it was first made. ``removed``: it is there no
more. ``book_history`` says the same of what belongs to no round: teams, the organization, removed rounds.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def step(db: "Database") -> None:
    """Take a workbook of the tenth schema to the eleventh."""
    for statement in _STEP:
        db.execute(statement)


_STATES = "BLOB NOT NULL CHECK (length(states) % 8 = 0 AND length(states) BETWEEN 8 AND 80000)"
_STEP = (
    """CREATE TABLE handed_over (
        workbook TEXT PRIMARY KEY REFERENCES workbook ON UPDATE CASCADE ON DELETE CASCADE,
        origin TEXT NOT NULL CHECK (length(origin) BETWEEN 1 AND 64),
        names INTEGER NOT NULL CHECK (names IN (0, 1))
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE published_figures (
        round TEXT PRIMARY KEY REFERENCES round ON DELETE CASCADE,
        content TEXT NOT NULL CHECK (length(content) <= 500000)
    ) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE history (
        round TEXT NOT NULL REFERENCES round ON DELETE CASCADE,
        record TEXT NOT NULL,
        states {_STATES},
        removed INTEGER NOT NULL CHECK (removed IN (0, 1)),
        PRIMARY KEY (round, record)
    ) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE book_history (
        workbook TEXT NOT NULL REFERENCES workbook ON UPDATE CASCADE ON DELETE CASCADE,
        record TEXT NOT NULL,
        states {_STATES},
        removed INTEGER NOT NULL CHECK (removed IN (0, 1)),
        PRIMARY KEY (workbook, record)
    ) STRICT, WITHOUT ROWID""",
)
