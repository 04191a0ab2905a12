"""What no workbook of ours holds: rows, texts, numbers and days without measure.

The limits lie far beyond what people need. A workbook from elsewhere that goes over one is refused
before anything is made of it; the CHECKs of the schema do not say so, because it would take a
migration to say it of workbooks that are there.
"""

import sqlite3

LARGEST_FILE = 100_000_000
"""Bytes; some 75,000 sheets."""
LARGEST_VALUE = 6_000_000
"""Bytes of one text or picture; a questionnaire is by far the largest (5 MB)."""
_LONGEST_TEXT = 20_000
_ALL_TEXTS = 500_000
"""Bytes; of one text, and of all texts of a table that belong together."""
_ROWS = {
    "workbook": ("", 10),
    "assessment": ("", 200),
    "team": ("", 2_000),
    "team_service": ("team", 1_000),
    "round": ("team", 1_000),
    "round_practice": ("round", 200),
    "response": ("round", 50_000),
    "answer": ("response", 200),
    "comment": ("response", 200),
    "hands": ("round", 200),
    "discussion": ("round", 1),
    "settled": ("round", 200),
    "aim": ("round", 200),
    "vote": ("round", 200),
    "discussed": ("round", 1_000),
    "service": ("round", 1_000),
    "service_level": ("round", 10_000),
    "plan": ("round", 1),
    "plan_action": ("round", 200),
    "plan_action_leg": ("round", 600),
    "plan_action_dependency": ("round", 2_000),
    "plan_declined": ("round", 1_000),
    "plan_line": ("round", 5_000),
}
"""The most rows of each table, in all or for each row of another."""
TEXTS = {
    "workbook": "organization language",
    "team": "name",
    "team_service": "name",
    "round": "closed_on",
    "round_practice": "practice set_aside",
    "answer": "item",
    "comment": "item text",
    "discussion": "facilitator",
    "settled": "practice why evidence",
    "service": "name",
    "plan": "aim sponsor",
    "plan_action": (
        "id title practice element owner helpers first_step when then measure_name measure_unit"
        " measure_how because guardrail needs risk told evidence review_notes"
    ),
    "plan_declined": "action title reason",
    "plan_line": "text",
}
_VALUES = {
    "workbook": "id GLOB '*[^0-9A-Za-z-]*' OR length(id) NOT BETWEEN 1 AND 64",  # it names a folder
    "settled": "level NOT BETWEEN 1 AND 6",
    "hands": (
        "level_1 + level_2 + level_3 + level_4 + level_5 + dont_know + not_applicable NOT BETWEEN 0 AND 1e6"
    ),
    "vote": "votes > 1e6",
    "plan_action": (
        "start NOT BETWEEN '1900' AND '3000' OR due NOT BETWEEN '1900' AND '3000'"
        " OR first_step_by NOT BETWEEN '1900' AND '3000'"
        " OR abs(measure_baseline) > 1e300 OR abs(measure_target) > 1e300"
    ),
}


def within(connection: sqlite3.Connection) -> bool:
    """Whether a workbook keeps to the bounds. Raises sqlite3.Error."""
    beyond = [_too_much(table, each, most) for table, (each, most) in _ROWS.items()]
    beyond += [f"EXISTS (SELECT 1 FROM {table} WHERE {values})" for table, values in _VALUES.items()]  # noqa: S608
    (found,) = connection.execute(f"SELECT {' OR '.join(beyond)}").fetchone()
    return not found


def _too_much(table: str, each: str, most: int) -> str:
    """Whether a table has too many rows, or too long a text; one look at each row.

    The length of a text ends at its first NUL, that of a blob does not.
    """
    lengths = [f'length(CAST("{column}" AS BLOB))' for column in TEXTS.get(table, "").split()]
    found = [f"count(*) > {most}", *(f"max({length}) > {_LONGEST_TEXT}" for length in lengths)]
    if lengths:
        found.append(f"{' + '.join(f'total({length})' for length in lengths)} > {_ALL_TEXTS}")
    groups = f"GROUP BY {each}" if each else ""
    return f"EXISTS (SELECT count(*) FROM {table} {groups} HAVING {' OR '.join(found)})"  # noqa: S608
