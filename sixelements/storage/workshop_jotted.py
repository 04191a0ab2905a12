"""The step of the schema for how a workshop was prepared, and what was jotted down in it. It never changes.

A workshop is kept from its preparation on: how answers are given, when it begins, and whether it has begun.
What the presenter jotted down at an item (hands of a second vote, words before a level is chosen, a note of
their own) is kept until the workshop ends. Nothing in it leads to a sheet or a person.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def step(db: "Database") -> None:
    """Add what belongs to a workshop; one that waits already has begun, and its hands say how it counts."""
    for statement in _STEP:
        db.execute(statement)


_STEP = (
    """CREATE TABLE workshop_prepared (
        round TEXT PRIMARY KEY REFERENCES workshop ON DELETE CASCADE,
        begun INTEGER NOT NULL CHECK (begun IN (0, 1)),
        appointed INTEGER NOT NULL CHECK (appointed IN (0, 1)),
        by_hands INTEGER NOT NULL CHECK (by_hands IN (0, 1))
    ) STRICT, WITHOUT ROWID""",
    """INSERT INTO workshop_prepared (round, begun, appointed, by_hands)
        SELECT round, 1, 0, EXISTS (SELECT 1 FROM hands WHERE hands.round = workshop.round) FROM workshop""",
    """CREATE TABLE workshop_jotting (
        round TEXT NOT NULL REFERENCES workshop ON DELETE CASCADE,
        practice TEXT NOT NULL,
        level_1 INTEGER CHECK (level_1 BETWEEN 0 AND 999),
        level_2 INTEGER CHECK (level_2 BETWEEN 0 AND 999),
        level_3 INTEGER CHECK (level_3 BETWEEN 0 AND 999),
        level_4 INTEGER CHECK (level_4 BETWEEN 0 AND 999),
        level_5 INTEGER CHECK (level_5 BETWEEN 0 AND 999),
        level REAL CHECK (level BETWEEN 1 AND 5),
        not_agreed INTEGER NOT NULL CHECK (not_agreed IN (0, 1)),
        why TEXT NOT NULL,
        evidence TEXT NOT NULL,
        aim INTEGER CHECK (aim BETWEEN 1 AND 5),
        note TEXT NOT NULL,
        PRIMARY KEY (round, practice)
    ) STRICT, WITHOUT ROWID""",
)
