"""The seventh step of the schema: the worksheets that a group fills in. It never changes.

All of it goes with the worksheets of its round. Nothing in it is of a sheet or a person who answered.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def step(db: "Database") -> None:
    """Take a workbook of the sixth schema to the seventh."""
    for statement in _STEP:
        db.execute(statement)


_STEP = (
    """CREATE TABLE worksheets (
        round TEXT PRIMARY KEY REFERENCES round ON DELETE CASCADE,
        tested_on TEXT CHECK (date(tested_on, '+0 days') IS tested_on),
        silent TEXT NOT NULL,
        silent_on TEXT CHECK (date(silent_on, '+0 days') IS silent_on)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE channel (
        round TEXT NOT NULL REFERENCES worksheets ON DELETE CASCADE,
        id TEXT NOT NULL,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        used INTEGER NOT NULL CHECK (used IN (0, 1)),
        volume INTEGER CHECK (volume BETWEEN 1 AND 3),
        PRIMARY KEY (round, id)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE channel_cell (
        round TEXT NOT NULL,
        channel TEXT NOT NULL,
        expectation TEXT NOT NULL
            CHECK (expectation IN ('courtesy', 'accuracy', 'speed', 'staff', 'customers', 'checked')),
        mark INTEGER CHECK (mark BETWEEN 0 AND 2),
        note TEXT NOT NULL,
        source TEXT NOT NULL,
        day TEXT CHECK (date(day, '+0 days') IS day),
        PRIMARY KEY (round, channel, expectation),
        FOREIGN KEY (round, channel) REFERENCES channel ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE technique (
        round TEXT NOT NULL REFERENCES worksheets ON DELETE CASCADE,
        id TEXT NOT NULL,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('ask', 'watch', 'count', 'hear')),
        shown INTEGER NOT NULL CHECK (shown IN (0, 1)),
        PRIMARY KEY (round, id)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE customer_group (
        round TEXT NOT NULL REFERENCES worksheets ON DELETE CASCADE,
        id TEXT NOT NULL,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        main INTEGER NOT NULL CHECK (main IN (0, 1)),
        PRIMARY KEY (round, id)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE group_cell (
        round TEXT NOT NULL,
        customer_group TEXT NOT NULL,
        technique TEXT NOT NULL,
        mark INTEGER CHECK (mark BETWEEN 0 AND 2),
        note TEXT NOT NULL,
        source TEXT NOT NULL,
        day TEXT CHECK (date(day, '+0 days') IS day),
        PRIMARY KEY (round, customer_group, technique),
        FOREIGN KEY (round, customer_group) REFERENCES customer_group ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE process (
        round TEXT NOT NULL REFERENCES worksheets ON DELETE CASCADE,
        id TEXT NOT NULL,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        starts TEXT NOT NULL,
        ends TEXT NOT NULL,
        customer TEXT NOT NULL,
        monthly REAL CHECK (monthly >= 0),
        contacts INTEGER CHECK (contacts >= 0),
        repeats INTEGER CHECK (repeats >= 0),
        PRIMARY KEY (round, id)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE process_step (
        round TEXT NOT NULL,
        process TEXT NOT NULL,
        id TEXT NOT NULL,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        who TEXT NOT NULL,
        work REAL CHECK (work >= 0),
        elapsed REAL CHECK (elapsed >= 0),
        usable REAL CHECK (usable BETWEEN 0 AND 100),
        hand_off INTEGER CHECK (hand_off IN (0, 1)),
        adds_value INTEGER CHECK (adds_value IN (0, 1)),
        required INTEGER NOT NULL CHECK (required IN (0, 1)),
        PRIMARY KEY (round, process, id),
        FOREIGN KEY (round, process) REFERENCES process ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE step_waste (
        round TEXT NOT NULL,
        process TEXT NOT NULL,
        step TEXT NOT NULL,
        waste TEXT NOT NULL CHECK (waste IN ('waiting', 'defects', 'over-processing', 'overproduction',
            'inventory', 'transport', 'motion')),
        text TEXT NOT NULL,
        minutes REAL CHECK (minutes >= 0),
        share REAL CHECK (share BETWEEN 0 AND 100),
        ease TEXT CHECK (ease IN ('easy', 'medium', 'hard')),
        out_on TEXT CHECK (date(out_on, '+0 days') IS out_on),
        PRIMARY KEY (round, process, step, waste),
        FOREIGN KEY (round, process, step) REFERENCES process_step ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE request (
        round TEXT NOT NULL REFERENCES worksheets ON DELETE CASCADE,
        id TEXT NOT NULL,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        asked_by TEXT NOT NULL,
        process TEXT NOT NULL,
        opens TEXT,
        PRIMARY KEY (round, id)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE request_point (
        round TEXT NOT NULL,
        request TEXT NOT NULL,
        point INTEGER NOT NULL CHECK (point BETWEEN 1 AND 9),
        yes INTEGER CHECK (yes IN (0, 1)),
        note TEXT NOT NULL,
        PRIMARY KEY (round, request, point),
        FOREIGN KEY (round, request) REFERENCES request ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE customer_fact (
        round TEXT NOT NULL REFERENCES worksheets ON DELETE CASCADE,
        id TEXT NOT NULL,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        value REAL,
        unit TEXT NOT NULL,
        share INTEGER NOT NULL CHECK (share IN (0, 1)),
        source TEXT NOT NULL,
        period TEXT NOT NULL,
        n INTEGER CHECK (n >= 0),
        PRIMARY KEY (round, id)
    ) STRICT, WITHOUT ROWID""",
    # Beside the lines of a service, in the record of the discussion.
    """CREATE TABLE service_all_three (
        round TEXT NOT NULL,
        service INTEGER NOT NULL,
        level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 5),
        PRIMARY KEY (round, service),
        FOREIGN KEY (round, service) REFERENCES service ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE service_fact (
        round TEXT NOT NULL,
        service INTEGER NOT NULL,
        line INTEGER NOT NULL CHECK (line BETWEEN 1 AND 10),
        value REAL NOT NULL,
        unit TEXT NOT NULL,
        share INTEGER NOT NULL CHECK (share IN (0, 1)),
        source TEXT NOT NULL,
        period TEXT NOT NULL,
        n INTEGER CHECK (n >= 0),
        PRIMARY KEY (round, service, line),
        FOREIGN KEY (round, service) REFERENCES service ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID""",
)
