"""The ninth step of the schema: plans keep what worksheets found as values. It never changes again.

The program wrote these sentences itself, in English alone, so those that nobody has changed since become
values. What a team has written in their place stays as it is.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def step(db: "Database") -> None:
    """Take a workbook of the eighth schema to the ninth."""
    for statement in _STEP:
        db.execute(statement)


_WASTE = "substr(because, 1, 18) = 'The waste walk of ' AND substr(because, -10) = ' found it.'"
_GATE = """substr(because, 1, 6) = 'Point ' AND substr(because, 7, 1) BETWEEN '1' AND '9'
    AND substr(because, 8, 17) = ' of the gate for ' AND substr(because, -12) = ' is missing.'"""
_FROM = "FROM plan_action WHERE kind = 'own' AND instr(because, char(0)) = 0 AND"
_STEP = (
    """CREATE TABLE plan_worksheet_reason (
        round TEXT NOT NULL,
        action TEXT NOT NULL,
        sheet TEXT NOT NULL CHECK (sheet IN ('W1', 'W2', 'W3', 'W4')),
        name TEXT NOT NULL,
        point INTEGER CHECK (point BETWEEN 1 AND 9),
        PRIMARY KEY (round, action),
        FOREIGN KEY (round, action) REFERENCES plan_action ON DELETE CASCADE,
        CHECK ((sheet = 'W4') = (point IS NOT NULL))
    ) STRICT, WITHOUT ROWID""",
    f"""INSERT INTO plan_worksheet_reason
        SELECT round, id, 'W1', '', NULL
        {_FROM} because = 'The channels sheet shows a gap there.'""",
    f"""INSERT INTO plan_worksheet_reason
        SELECT round, id, 'W2', '', NULL
        {_FROM} because = 'The customer groups sheet shows that it is not heard at all.'""",
    f"""INSERT INTO plan_worksheet_reason
        SELECT round, id, 'W3', substr(because, 19, length(because) - 28), NULL
        {_FROM} length(because) > 27 AND {_WASTE}""",
    f"""INSERT INTO plan_worksheet_reason
        SELECT round, id, 'W4', substr(because, 25, length(because) - 36),
            CAST(substr(because, 7, 1) AS INTEGER)
        {_FROM} length(because) > 35 AND {_GATE}""",
    """UPDATE plan_action SET because = ''
        WHERE (round, id) IN (SELECT round, action FROM plan_worksheet_reason)""",
)
