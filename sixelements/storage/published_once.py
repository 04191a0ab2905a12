"""The second step of the schema: a round is published once. It never changes again.

Sheets used to be handed in by batches, and each closing published the batches up to it. Of an anonymous
round what was published is the round; sheets that waited, or were begun, can't come in any more. An open
round counts all its sheets: where some waited, or it had been reopened, it is open again, unless a later
round was begun.

The digest of a file taken in belongs to its round and is salted with it. Those kept before were of the
files alone, so they can't be salted and go: such a file, sent again, is taken in again.
"""

from typing import TYPE_CHECKING

from sixelements.domain.rounds import LateSheets

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlite_utils import Database


def step(db: "Database") -> None:
    """Take a workbook of the first schema to the second."""
    for statement in _STEP:
        db.execute(statement)


def found(number: "Callable[[str], int]") -> LateSheets:
    """What the step is going to do with late sheets of a workbook of the first schema.

    ``number`` asks the workbook for one.
    """
    return LateSheets(
        erased=number(f"SELECT count(*) FROM ({_NEVER_PUBLISHED})"),  # noqa: S608 - literal SQL
        counted=number(f"SELECT count(*) FROM ({_WAITING}) WHERE later"),  # noqa: S608 - literal SQL
        reopened=number(f"SELECT count(DISTINCT round) FROM ({_WAITING}) WHERE NOT later"),  # noqa: S608 - literal SQL
    )


_NEVER_PUBLISHED = """
    SELECT r.id FROM response r JOIN round o ON o.id = r.round
    WHERE o.mode = 'anonymous' AND o.published > 0 AND ifnull(r.batch > o.published, 1)
"""
_LATER = "EXISTS (SELECT 1 FROM round l WHERE l.team = o.team AND l.number > o.number)"
_WAITING = f"""
    SELECT o.id AS round, {_LATER} AS later FROM response r JOIN round o ON o.id = r.round
    WHERE o.mode = 'open' AND o.published > 0 AND r.batch > o.published
"""  # noqa: S608 - literal SQL
# Foreign keys are off during a step, so answers and comments are deleted explicitly.
_STEP = (
    f"DELETE FROM answer WHERE response IN ({_NEVER_PUBLISHED})",  # noqa: S608 - literal SQL
    f"DELETE FROM comment WHERE response IN ({_NEVER_PUBLISHED})",  # noqa: S608 - literal SQL
    f"DELETE FROM response WHERE id IN ({_NEVER_PUBLISHED})",  # noqa: S608 - literal SQL
    "CREATE TABLE round_1 AS SELECT * FROM round",
    "CREATE TABLE response_1 AS SELECT * FROM response",
    "DROP TABLE response",
    "DROP TABLE round",
    """CREATE TABLE round (
        id TEXT PRIMARY KEY,
        team TEXT NOT NULL REFERENCES team,
        number INTEGER NOT NULL CHECK (number >= 1),
        mode TEXT NOT NULL CHECK (mode IN ('anonymous', 'open')),
        threshold INTEGER NOT NULL CHECK (threshold >= 1),
        frontline INTEGER CHECK (frontline >= 0),
        supervisor INTEGER CHECK (supervisor >= 0),
        manager INTEGER CHECK (manager >= 0),
        state TEXT NOT NULL CHECK (state IN ('open', 'sealed', 'published')),
        assessment TEXT REFERENCES assessment,
        opened_on TEXT NOT NULL,
        closed_on TEXT,
        several_sittings INTEGER NOT NULL CHECK (several_sittings IN (0, 1)),
        horizon_days INTEGER NOT NULL CHECK (horizon_days >= 1),
        UNIQUE (team, number),
        CHECK ((frontline IS NULL) = (supervisor IS NULL) AND (frontline IS NULL) = (manager IS NULL)),
        CHECK (mode = 'anonymous' OR state <> 'sealed')
    ) STRICT""",
    """INSERT INTO round
        SELECT id, team, number, mode, threshold, frontline, supervisor, manager, state, assessment,
            opened_on, CASE state WHEN 'published' THEN closed_on END, several_sittings, horizon_days
        FROM (
            SELECT *, CASE
                WHEN published = 0 THEN 'open'
                WHEN mode = 'anonymous' THEN 'published'
                WHEN number < max(number) OVER (PARTITION BY team) THEN 'published'
                WHEN NOT closed THEN 'open'
                WHEN id IN (
                    SELECT o.id FROM response_1 r JOIN round_1 o ON o.id = r.round WHERE r.batch > o.published
                ) THEN 'open'
                ELSE 'published'
            END AS state FROM round_1
        )""",
    """CREATE TABLE response (
        id BLOB PRIMARY KEY CHECK (length(id) = 16),
        round TEXT NOT NULL REFERENCES round,
        role TEXT CHECK (role IN ('frontline', 'supervisor', 'manager')),
        handed_in INTEGER NOT NULL CHECK (handed_in IN (0, 1)),
        paused BLOB CHECK (length(paused) = 32),
        CHECK (paused IS NULL OR NOT handed_in)
    ) STRICT, WITHOUT ROWID""",
    "INSERT INTO response SELECT id, round, role, batch IS NOT NULL, paused FROM response_1",
    "DROP TABLE response_1",
    "DROP TABLE round_1",
    "DROP TABLE file_taken_in",
    """CREATE TABLE file_taken_in (
        round TEXT NOT NULL REFERENCES round ON DELETE CASCADE,
        digest BLOB NOT NULL CHECK (length(digest) = 32),
        PRIMARY KEY (round, digest)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX response_of_round ON response (round)",
    "CREATE UNIQUE INDEX response_paused ON response (round, paused) WHERE paused IS NOT NULL",
)
