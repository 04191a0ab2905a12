"""The third step of the schema: what is remembered of take-ins. It never changes again.

The newest take-in of a round can be taken back, so two lists tell which sheets it brought and which
digests of files and rows; both end with the next one. What somebody decided about the columns and words
of an export is kept by digests, so that the next export of the same form goes in without a question.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def step(db: "Database") -> None:
    """Take a workbook of the second schema to the third."""
    for statement in _STEP:
        db.execute(statement)


_STEP = (
    """CREATE TABLE newest_sheet (
        response BLOB PRIMARY KEY REFERENCES response ON DELETE CASCADE,
        round TEXT NOT NULL REFERENCES round ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE newest_digest (
        round TEXT NOT NULL,
        digest BLOB NOT NULL,
        PRIMARY KEY (round, digest),
        FOREIGN KEY (round, digest) REFERENCES file_taken_in ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE known_match (
        round TEXT NOT NULL REFERENCES round ON DELETE CASCADE,
        digest BLOB NOT NULL CHECK (length(digest) = 32),
        means TEXT NOT NULL CHECK (length(means) BETWEEN 1 AND 200),
        PRIMARY KEY (round, digest)
    ) STRICT, WITHOUT ROWID""",
)
