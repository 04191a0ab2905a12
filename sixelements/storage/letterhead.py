"""The twelfth step of the schema: whose firm stands beside the organization, and the paper. Never changed.

A workbook without a row has no firm, and the paper that is usual for its language.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def step(db: "Database") -> None:
    """Take a workbook of the eleventh schema to the twelfth."""
    for statement in _STEP:
        db.execute(statement)


_STEP = (
    """CREATE TABLE letterhead (
        workbook TEXT PRIMARY KEY REFERENCES workbook ON DELETE CASCADE,
        firm TEXT NOT NULL,
        firm_logo BLOB CHECK (length(firm_logo) <= 1000000),
        paper TEXT CHECK (paper IN ('letter', 'a4'))
    ) STRICT""",
)
