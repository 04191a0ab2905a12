"""How a workbook's tables came to be, step by step; each step is literal SQL and never changes again.

A later step is a module of its own with a function ``step``, and a new number in ``schema.THIS_SCHEMA``.
"""

from sqlite_utils import Database, Migrations

from sixelements.storage import (
    copies_apart,
    letterhead,
    plans_kept_alive,
    published_once,
    reasons_as_values,
    remembered_take_ins,
    typed_in,
    worksheet_reasons,
    worksheets_kept,
    workshop_jotted,
    workshop_kept,
)


def migrations() -> Migrations:
    """All steps, first to last."""
    steps = Migrations("sixelements")
    steps(name="1: the first workbook")(_first_workbook)
    steps(name="2: a round is published once")(published_once.step)
    steps(name="3: what is remembered of take-ins")(remembered_take_ins.step)
    steps(name="4: sheets typed in, and ways")(typed_in.step)
    steps(name="5: reasons as values")(reasons_as_values.step)
    steps(name="6: a workshop as it runs")(workshop_kept.step)
    steps(name="7: worksheets")(worksheets_kept.step)
    steps(name="8: plans kept alive")(plans_kept_alive.step)
    steps(name="9: what worksheets found, as values")(worksheet_reasons.step)
    steps(name="10: workshops prepared, and what is jotted down")(workshop_jotted.step)
    steps(name="11: copies that go separate ways")(copies_apart.step)
    steps(name="12: firm and paper")(letterhead.step)
    return steps


def _first_workbook(db: Database) -> None:
    for statement in _FIRST_WORKBOOK:
        db.execute(statement)


_FIRST_WORKBOOK = (
    """CREATE TABLE workbook (
        id TEXT PRIMARY KEY,
        organization TEXT NOT NULL,
        created_on TEXT NOT NULL CHECK (date(created_on, '+0 days') IS created_on),
        language TEXT NOT NULL CHECK (language <> ''),
        color TEXT CHECK (color GLOB '#[0-9A-F][0-9A-F][0-9A-F][0-9A-F][0-9A-F][0-9A-F]'),
        logo BLOB CHECK (length(logo) <= 1000000)
    ) STRICT""",
    """CREATE TABLE assessment (
        digest TEXT PRIMARY KEY CHECK (length(digest) = 64),
        id TEXT NOT NULL,
        version TEXT NOT NULL,
        content TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE team (
        id TEXT PRIMARY KEY,
        position INTEGER NOT NULL UNIQUE,
        name TEXT NOT NULL,
        frontline INTEGER CHECK (frontline >= 0),
        supervisor INTEGER CHECK (supervisor >= 0),
        manager INTEGER CHECK (manager >= 0),
        CHECK ((frontline IS NULL) = (supervisor IS NULL) AND (frontline IS NULL) = (manager IS NULL))
    ) STRICT""",
    """CREATE TABLE team_service (
        team TEXT NOT NULL REFERENCES team,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        PRIMARY KEY (team, position)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE round (
        id TEXT PRIMARY KEY,
        team TEXT NOT NULL REFERENCES team,
        number INTEGER NOT NULL CHECK (number >= 1),
        mode TEXT NOT NULL CHECK (mode IN ('anonymous', 'open')),
        threshold INTEGER NOT NULL CHECK (threshold >= 1),
        frontline INTEGER CHECK (frontline >= 0),
        supervisor INTEGER CHECK (supervisor >= 0),
        manager INTEGER CHECK (manager >= 0),
        closed INTEGER NOT NULL CHECK (closed IN (0, 1)),
        published INTEGER NOT NULL CHECK (published >= 0),
        assessment TEXT REFERENCES assessment,
        opened_on TEXT NOT NULL,
        closed_on TEXT,
        several_sittings INTEGER NOT NULL CHECK (several_sittings IN (0, 1)),
        horizon_days INTEGER NOT NULL CHECK (horizon_days >= 1),
        UNIQUE (team, number),
        CHECK ((frontline IS NULL) = (supervisor IS NULL) AND (frontline IS NULL) = (manager IS NULL))
    ) STRICT""",
    """CREATE TABLE round_practice (
        round TEXT NOT NULL REFERENCES round,
        practice TEXT NOT NULL,
        position INTEGER NOT NULL,
        set_aside TEXT,
        PRIMARY KEY (round, practice)
    ) STRICT, WITHOUT ROWID""",
    # Nothing below, down to the next remark, may tell who, when or in which order.
    """CREATE TABLE response (
        id BLOB PRIMARY KEY CHECK (length(id) = 16),
        round TEXT NOT NULL REFERENCES round,
        role TEXT CHECK (role IN ('frontline', 'supervisor', 'manager')),
        batch INTEGER CHECK (batch >= 1),
        paused BLOB CHECK (length(paused) = 32),
        CHECK (paused IS NULL OR batch IS NULL)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX response_of_round ON response (round)",
    "CREATE UNIQUE INDEX response_paused ON response (round, paused) WHERE paused IS NOT NULL",
    """CREATE TABLE answer (
        response BLOB NOT NULL REFERENCES response ON DELETE CASCADE,
        item TEXT NOT NULL,
        code INTEGER NOT NULL CHECK (code BETWEEN -1 AND 5),
        PRIMARY KEY (response, item)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE comment (
        response BLOB NOT NULL REFERENCES response ON DELETE CASCADE,
        item TEXT NOT NULL,
        text TEXT NOT NULL CHECK (text <> ''),
        PRIMARY KEY (response, item)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE hands (
        round TEXT NOT NULL REFERENCES round,
        item TEXT NOT NULL,
        level_1 INTEGER NOT NULL CHECK (level_1 >= 0),
        level_2 INTEGER NOT NULL CHECK (level_2 >= 0),
        level_3 INTEGER NOT NULL CHECK (level_3 >= 0),
        level_4 INTEGER NOT NULL CHECK (level_4 >= 0),
        level_5 INTEGER NOT NULL CHECK (level_5 >= 0),
        dont_know INTEGER NOT NULL CHECK (dont_know >= 0),
        not_applicable INTEGER NOT NULL CHECK (not_applicable >= 0),
        PRIMARY KEY (round, item)
    ) STRICT, WITHOUT ROWID""",
    "CREATE TABLE file_taken_in (digest BLOB PRIMARY KEY) STRICT, WITHOUT ROWID",
    # What a team settled in the room.
    """CREATE TABLE discussion (
        round TEXT PRIMARY KEY REFERENCES round,
        facilitator TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE settled (
        round TEXT NOT NULL REFERENCES discussion ON DELETE CASCADE,
        practice TEXT NOT NULL,
        outcome TEXT NOT NULL CHECK (outcome IN ('agreed', 'not agreed', 'confirmed')),
        level REAL,
        why TEXT NOT NULL,
        evidence TEXT NOT NULL,
        PRIMARY KEY (round, practice)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE aim (
        round TEXT NOT NULL REFERENCES discussion ON DELETE CASCADE,
        practice TEXT NOT NULL,
        level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 5),
        PRIMARY KEY (round, practice)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE vote (
        round TEXT NOT NULL REFERENCES discussion ON DELETE CASCADE,
        practice TEXT NOT NULL,
        votes INTEGER NOT NULL CHECK (votes >= 0),
        PRIMARY KEY (round, practice)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE discussed (
        round TEXT NOT NULL REFERENCES discussion ON DELETE CASCADE,
        position INTEGER NOT NULL,
        practice TEXT NOT NULL,
        PRIMARY KEY (round, position)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE service (
        round TEXT NOT NULL REFERENCES discussion ON DELETE CASCADE,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        PRIMARY KEY (round, position)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE service_level (
        round TEXT NOT NULL,
        service INTEGER NOT NULL,
        leg TEXT NOT NULL CHECK (leg IN ('courtesy', 'accuracy', 'speed')),
        position INTEGER NOT NULL,
        level INTEGER CHECK (level BETWEEN 1 AND 5),
        PRIMARY KEY (round, service, leg, position),
        FOREIGN KEY (round, service) REFERENCES service ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID""",
    # The plan.
    """CREATE TABLE plan (
        round TEXT PRIMARY KEY REFERENCES round,
        id TEXT NOT NULL,
        start TEXT NOT NULL CHECK (date(start, '+0 days') IS start),
        aim TEXT NOT NULL,
        sponsor TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE plan_action (
        round TEXT NOT NULL REFERENCES plan ON DELETE CASCADE,
        id TEXT NOT NULL,
        position INTEGER NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('library', 'conversation', 'find_out', 'streamline', 'own')),
        title TEXT NOT NULL,
        practice TEXT NOT NULL,
        element TEXT NOT NULL,
        size TEXT NOT NULL CHECK (size IN ('S', 'M', 'L')),
        horizon TEXT NOT NULL CHECK (horizon IN ('30', '90', '180', 'later')),
        start TEXT CHECK (date(start, '+0 days') IS start),
        due TEXT CHECK (date(due, '+0 days') IS due),
        owner TEXT,
        helpers TEXT NOT NULL,
        first_step TEXT NOT NULL,
        first_step_by TEXT CHECK (date(first_step_by, '+0 days') IS first_step_by),
        "when" TEXT NOT NULL,
        "then" TEXT NOT NULL,
        measure_name TEXT NOT NULL,
        measure_unit TEXT NOT NULL,
        measure_how TEXT NOT NULL,
        measure_baseline REAL,
        measure_target REAL,
        expected_level INTEGER NOT NULL CHECK (expected_level BETWEEN 1 AND 5),
        because TEXT NOT NULL,
        guardrail TEXT,
        locked INTEGER NOT NULL CHECK (locked IN (0, 1)),
        needs TEXT NOT NULL,
        risk TEXT NOT NULL,
        told TEXT NOT NULL,
        status TEXT NOT NULL
            CHECK (status IN ('to_do', 'doing', 'stuck', 'done', 'working', 'slipped_back')),
        evidence TEXT NOT NULL,
        review_notes TEXT NOT NULL,
        PRIMARY KEY (round, id),
        UNIQUE (round, position)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE plan_action_leg (
        round TEXT NOT NULL,
        action TEXT NOT NULL,
        position INTEGER NOT NULL,
        leg TEXT NOT NULL CHECK (leg IN ('courtesy', 'accuracy', 'speed')),
        PRIMARY KEY (round, action, position),
        FOREIGN KEY (round, action) REFERENCES plan_action ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE plan_action_dependency (
        round TEXT NOT NULL,
        action TEXT NOT NULL,
        position INTEGER NOT NULL,
        depends_on TEXT NOT NULL,
        PRIMARY KEY (round, action, position),
        FOREIGN KEY (round, action) REFERENCES plan_action ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE plan_declined (
        round TEXT NOT NULL REFERENCES plan ON DELETE CASCADE,
        position INTEGER NOT NULL,
        action TEXT NOT NULL,
        title TEXT NOT NULL,
        reason TEXT NOT NULL,
        PRIMARY KEY (round, position)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE plan_line (
        round TEXT NOT NULL REFERENCES plan ON DELETE CASCADE,
        list TEXT NOT NULL CHECK (list IN ('notes', 'log', 'parking', 'stop_doing')),
        position INTEGER NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (round, list, position)
    ) STRICT, WITHOUT ROWID""",
)
