"""The fourth step of the schema: sheets typed in from paper, and the ways in of sheets. It never changes.

A sheet that is typed in is a draft until the pile is handed in: its answers are stored like those of any
sheet that is begun, and ``draft`` says of which ones nobody holds the words. It tells whether a draft is
whole, and nothing of the order in which they were typed. How many sheets came by each way is counted, and
how many of them came last, so that taking those back counts them out again; no count leads to a sheet.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def step(db: "Database") -> None:
    """Take a workbook of the third schema to the fourth."""
    for statement in _STEP:
        db.execute(statement)


_STEP = (
    """CREATE TABLE draft (
        response BLOB PRIMARY KEY REFERENCES response ON DELETE CASCADE,
        round TEXT NOT NULL REFERENCES round ON DELETE CASCADE,
        whole INTEGER NOT NULL CHECK (whole IN (0, 1))
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE way_in (
        round TEXT NOT NULL REFERENCES round ON DELETE CASCADE,
        way TEXT NOT NULL CHECK (way IN ('form', 'table', 'laptop', 'paper', 'collection')),
        sheets INTEGER NOT NULL CHECK (sheets >= 0),
        newest INTEGER NOT NULL CHECK (newest BETWEEN 0 AND sheets),
        PRIMARY KEY (round, way)
    ) STRICT, WITHOUT ROWID""",
)
