"""The fifth step of the schema: plans keep their reasons as kinds and figures. It never changes again.

The sentences that were stored for a reason, and for what changed the list, may have been written over by
the team, so they stay as they are. Which rule changed an action was one of a few sentences: these become
the words of the rules.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def step(db: "Database") -> None:
    """Take a workbook of the fourth schema to the fifth."""
    for statement in _STEP:
        db.execute(statement)


_LEG = "('courtesy', 'accuracy', 'speed')"
_DIFFERENCE = "('role_gap', 'split', 'visibility', 'spread', 'not_agreed')"
_RULE = """('prerequisites', 'technology_gate', 'weakest_leg', 'quick_start', 'three_elements',
    'conversation', 'find_out', 'nine_actions')"""
_OBSERVATION = "('near_tie', 'unrated', 'all_at_aim')"
# Foreign keys are off during a step, so what belongs to an action stays.
_STEP = (
    "CREATE TABLE plan_action_4 AS SELECT * FROM plan_action",
    "DROP TABLE plan_action",
    f"""CREATE TABLE plan_action (
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
        guardrail TEXT CHECK (guardrail IN {_RULE}),
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
    f"""INSERT INTO plan_action
        SELECT round, id, position, kind, title, practice, element, size, horizon, start, due, owner, helpers,
            first_step, first_step_by, "when", "then", measure_name, measure_unit, measure_how,
            measure_baseline, measure_target, expected_level, because,
            CASE
                WHEN guardrail = 'Prerequisites come first' THEN 'prerequisites'
                WHEN guardrail = 'Streamline before technology' THEN 'technology_gate'
                WHEN guardrail = 'One action serves the weakest leg' THEN 'weakest_leg'
                WHEN guardrail = 'One small action in 30 days' THEN 'quick_start'
                WHEN guardrail = 'At most three elements in 90 days' THEN 'three_elements'
                WHEN guardrail = 'Talk before you make a rule' THEN 'conversation'
                WHEN guardrail = 'Talk before making a rule' THEN 'conversation'
                WHEN guardrail = 'Find out first' THEN 'find_out'
                WHEN guardrail = 'At most nine actions' THEN 'nine_actions'
                WHEN guardrail IN {_RULE} THEN guardrail
            END,
            locked, needs, risk, told, status, evidence, review_notes
        FROM plan_action_4""",  # noqa: S608 - literal SQL
    "DROP TABLE plan_action_4",
    f"""CREATE TABLE plan_reason (
        round TEXT NOT NULL,
        action TEXT NOT NULL,
        practice TEXT NOT NULL CHECK (length(practice) BETWEEN 1 AND 200),
        level REAL CHECK (level BETWEEN 1 AND 5),
        agreed INTEGER NOT NULL CHECK (agreed IN (0, 1)),
        aim INTEGER CHECK (aim BETWEEN 1 AND 5),
        votes INTEGER CHECK (votes >= 0),
        all_votes INTEGER CHECK (all_votes >= 0),
        weakest_leg TEXT CHECK (weakest_leg IN {_LEG}),
        difference TEXT CHECK (difference IN {_DIFFERENCE}),
        gap INTEGER CHECK (gap BETWEEN -100 AND 100),
        dont_know INTEGER CHECK (dont_know >= 0),
        asked INTEGER CHECK (asked >= dont_know),
        leads INTEGER CHECK (leads IN (0, 1)),
        PRIMARY KEY (round, action),
        FOREIGN KEY (round, action) REFERENCES plan_action ON DELETE CASCADE,
        CHECK ((dont_know IS NULL) = (asked IS NULL) AND (dont_know IS NULL) = (leads IS NULL))
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE plan_reason_foundation (
        round TEXT NOT NULL,
        action TEXT NOT NULL,
        position INTEGER NOT NULL,
        practice TEXT NOT NULL CHECK (length(practice) BETWEEN 1 AND 200),
        PRIMARY KEY (round, action, position),
        FOREIGN KEY (round, action) REFERENCES plan_reason ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE plan_note (
        round TEXT NOT NULL REFERENCES plan ON DELETE CASCADE,
        position INTEGER NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN {_RULE} OR kind IN {_OBSERVATION}),
        action TEXT CHECK (length(action) BETWEEN 1 AND 200),
        practice TEXT CHECK (length(practice) BETWEEN 1 AND 200),
        other TEXT CHECK (length(other) BETWEEN 1 AND 200),
        leg TEXT CHECK (leg IN {_LEG}),
        difference TEXT CHECK (difference IN {_DIFFERENCE}),
        until TEXT CHECK (date(until, '+0 days') IS until AND until >= '0001'),
        left_out INTEGER NOT NULL CHECK (left_out >= 0),
        PRIMARY KEY (round, position),
        CHECK (kind IN {_OBSERVATION} OR kind = 'nine_actions' OR practice IS NOT NULL),
        CHECK (kind <> 'prerequisites' OR other IS NOT NULL),
        CHECK (kind <> 'weakest_leg' OR leg IS NOT NULL),
        CHECK (kind <> 'three_elements' OR until IS NOT NULL),
        CHECK (kind NOT IN ('conversation', 'find_out') OR difference IS NOT NULL)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE plan_note_practice (
        round TEXT NOT NULL,
        note INTEGER NOT NULL,
        position INTEGER NOT NULL,
        practice TEXT NOT NULL CHECK (length(practice) BETWEEN 1 AND 200),
        PRIMARY KEY (round, note, position),
        FOREIGN KEY (round, note) REFERENCES plan_note ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID""",
)
