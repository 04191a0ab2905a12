"""The table of limits told to SQLite: which column is which text, which rows are counted together.

Two kinds of bounds lie one outside the other. A workbook within the inner ones opens for writing.
One beyond them that people could make with an earlier version opens for reading, and can be mended.
What nobody's typing makes, such as a billion rows, is refused before anything is made of it. The
CHECKs of the schema say none of this, because it would take a migration to say it of workbooks
that are there.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from sixelements.domain import limits
from sixelements.domain.errors import BadInput
from sixelements.domain.limits import Writing
from sixelements.domain.responses import Way
from sixelements.domain.script import ScriptBlock
from sixelements.i18n import _

LARGEST_FILE = limits.LARGEST_FILE
LARGEST_FILE_BEARABLE = 2 * LARGEST_FILE
LARGEST_VALUE = 6_000_000
"""Bytes of one text or picture; a questionnaire is by far the largest (5 MB)."""
_LONGEST_BEARABLE, _TEXTS_BEARABLE = 200_000, 2 * limits.ALL_TEXTS
"""Bytes of a text, and of all texts of a table that belong together."""


@dataclass(frozen=True, slots=True)
class RowLimit:
    """The most rows a table may have, in all or for each row of ``of``; ``order`` says which ones are last.

    ``order`` empty: nothing that people do makes more, so more can't be accepted. ``since``: the first schema
    with this table.
    """

    most: int
    of: str = ""
    order: str = ""
    since: int = 1

    @property
    def bearable(self) -> int:
        return 2 * self.most if self.order else self.most


ROWS: Mapping[str, RowLimit] = {
    "workbook": RowLimit(10),
    "assessment": RowLimit(limits.MOST_ASSESSMENTS),
    "team": RowLimit(limits.MOST_TEAMS, order="position"),
    "team_service": RowLimit(limits.MOST_SERVICES, of="team", order="position"),
    "round": RowLimit(limits.MOST_ROUNDS, of="team", order="number"),
    "round_practice": RowLimit(limits.MOST_ITEMS, of="round"),
    "response": RowLimit(limits.MOST_SHEETS, of="round", order="id"),
    "answer": RowLimit(limits.MOST_ITEMS, of="response"),
    "comment": RowLimit(limits.MOST_ITEMS, of="response"),
    "newest_sheet": RowLimit(limits.MOST_SHEETS, of="round", since=3),
    "known_match": RowLimit(limits.MOST_KNOWN, of="round", since=3),
    "draft": RowLimit(limits.MOST_SHEETS, of="round", since=4),
    "way_in": RowLimit(len(Way), of="round", since=4),
    "hands": RowLimit(limits.MOST_ITEMS, of="round"),
    "discussion": RowLimit(1, of="round"),
    "settled": RowLimit(limits.MOST_ITEMS, of="round"),
    "aim": RowLimit(limits.MOST_ITEMS, of="round"),
    "vote": RowLimit(limits.MOST_ITEMS, of="round"),
    "discussed": RowLimit(limits.MOST_DISCUSSED, of="round", order="position"),
    "parked": RowLimit(limits.MOST_LINES, of="round", order="position", since=6),
    "workshop": RowLimit(1, of="round", since=6),
    "workshop_block": RowLimit(len(ScriptBlock), of="round", since=6),
    "workshop_item": RowLimit(limits.MOST_ITEMS, of="round", since=6),
    "workshop_dots": RowLimit(limits.MOST_ITEMS, of="round", since=6),
    "workshop_prepared": RowLimit(1, of="round", since=10),
    "workshop_jotting": RowLimit(limits.MOST_ITEMS, of="round", since=10),
    "worksheets": RowLimit(1, of="round", since=7),
    "channel": RowLimit(limits.MOST_CHANNELS, of="round", since=7),
    "channel_cell": RowLimit(6 * limits.MOST_CHANNELS, of="round", since=7),
    "technique": RowLimit(limits.MOST_TECHNIQUES, of="round", since=7),
    "customer_group": RowLimit(limits.MOST_GROUPS, of="round", since=7),
    "group_cell": RowLimit(limits.MOST_GROUPS * limits.MOST_TECHNIQUES, of="round", since=7),
    "process": RowLimit(limits.MOST_PROCESSES, of="round", since=7),
    "process_step": RowLimit(limits.MOST_PROCESSES * limits.MOST_STEPS, of="round", since=7),
    "step_waste": RowLimit(7 * limits.MOST_PROCESSES * limits.MOST_STEPS, of="round", since=7),
    "request": RowLimit(limits.MOST_REQUESTS, of="round", since=7),
    "request_point": RowLimit(9 * limits.MOST_REQUESTS, of="round", since=7),
    "customer_fact": RowLimit(limits.MOST_CUSTOMER_FACTS, of="round", since=7),
    "service_all_three": RowLimit(limits.MOST_SERVICES, of="round", since=7),
    "service_fact": RowLimit(10 * limits.MOST_SERVICES, of="round", since=7),
    "service": RowLimit(limits.MOST_SERVICES, of="round", order="position"),
    "service_level": RowLimit(10 * limits.MOST_SERVICES, of="round"),
    "plan": RowLimit(1, of="round"),
    "plan_action": RowLimit(limits.MOST_ACTIONS, of="round", order="position"),
    "plan_action_leg": RowLimit(3 * limits.MOST_ACTIONS, of="round"),
    "plan_action_dependency": RowLimit(limits.MOST_LINKS, of="round", order="action, position"),
    "plan_reason": RowLimit(limits.MOST_ACTIONS, of="round", since=5),
    "plan_reason_foundation": RowLimit(limits.MOST_ACTIONS * limits.MOST_ITEMS, of="round", since=5),
    "plan_worksheet_reason": RowLimit(limits.MOST_ACTIONS, of="round", since=9),
    "plan_note": RowLimit(limits.MOST_LINES, of="round", since=5),
    "plan_note_practice": RowLimit(limits.MOST_LINES, of="round", since=5),
    "plan_declined": RowLimit(limits.MOST_DECLINED, of="round", order="position"),
    "plan_line": RowLimit(limits.MOST_LINES, of="round", order="list, position"),
    "plan_action_kept": RowLimit(limits.MOST_ACTIONS, of="round", since=8),
    "plan_reading": RowLimit(limits.MOST_READINGS, of="round", since=8),
    "plan_person": RowLimit(limits.MOST_PLAN_PEOPLE, of="round", since=8),
    "plan_left_so": RowLimit(limits.MOST_LEFT_SO, of="round", since=8),
    "plan_next_review": RowLimit(1, of="round", since=8),
    "plan_review": RowLimit(limits.MOST_REVIEWS, of="round", since=8),
    "plan_review_entry": RowLimit(limits.MOST_ENTRIES, of="round", since=8),
    "plan_review_rating": RowLimit(limits.MOST_ENTRIES, of="round", since=8),
    "plan_review_decision": RowLimit(limits.MOST_ENTRIES, of="round", since=8),
    "work_days": RowLimit(1, since=8),
    "closed_days": RowLimit(limits.MOST_CLOSED_DAYS, since=8),
    "handed_over": RowLimit(1, since=11),
    "published_figures": RowLimit(1, of="round", since=11),
    "history": RowLimit(limits.MOST_HISTORIES, of="round", since=11),
    "book_history": RowLimit(limits.MOST_HISTORIES, since=11),
    "letterhead": RowLimit(1, since=12),
}
TEXTS: Mapping[str, Mapping[str, Writing | None]] = {
    "workbook": {"organization": Writing.ORGANIZATION, "language": None},
    "team": {"name": Writing.TEAM},
    "team_service": {"name": Writing.SERVICE},
    "round": {"closed_on": None},
    "round_practice": {"practice": None, "set_aside": Writing.SET_ASIDE},
    "answer": {"item": None},
    "comment": {"item": None, "text": Writing.COMMENT},
    "discussion": {"facilitator": Writing.FACILITATOR},
    "settled": {"practice": None, "why": Writing.WHY, "evidence": Writing.EVIDENCE},
    "parked": {"text": Writing.PARKING},
    "workshop_jotting": {
        "practice": None,
        "why": Writing.WHY,
        "evidence": Writing.EVIDENCE,
        "note": Writing.REMARK,
    },
    "service": {"name": Writing.SERVICE},
    "worksheets": {"silent": Writing.REMARK},
    "channel": {"id": None, "name": Writing.ROW},
    "channel_cell": {"channel": None, "note": Writing.REMARK, "source": Writing.SOURCE},
    "technique": {"id": None, "name": Writing.ROW},
    "customer_group": {"id": None, "name": Writing.ROW},
    "group_cell": {
        "customer_group": None,
        "technique": None,
        "note": Writing.REMARK,
        "source": Writing.SOURCE,
    },
    "process": {
        "id": None,
        "name": Writing.ROW,
        "starts": Writing.ROW,
        "ends": Writing.ROW,
        "customer": Writing.ROW,
    },
    "process_step": {"process": None, "id": None, "name": Writing.ROW, "who": Writing.WHO},
    "step_waste": {"process": None, "step": None, "text": Writing.ROW},
    "request": {
        "id": None,
        "name": Writing.ROW,
        "asked_by": Writing.WHO,
        "process": None,
        "opens": None,
    },
    "request_point": {"request": None, "note": Writing.REMARK},
    "customer_fact": {
        "id": None,
        "name": Writing.ROW,
        "unit": Writing.UNIT,
        "source": Writing.SOURCE,
        "period": Writing.PERIOD,
    },
    "service_fact": {"unit": Writing.UNIT, "source": Writing.SOURCE, "period": Writing.PERIOD},
    "plan": {"aim": Writing.AIM, "sponsor": Writing.SPONSOR},
    "plan_action": {
        "id": None,
        "practice": None,
        "element": None,
        "title": Writing.TITLE,
        "owner": Writing.OWNER,
        "helpers": Writing.HELPERS,
        "first_step": Writing.FIRST_STEP,
        "when": Writing.WHEN,
        "then": Writing.THEN,
        "measure_name": Writing.MEASURE,
        "measure_unit": Writing.UNIT,
        "measure_how": Writing.HOW,
        "because": Writing.BECAUSE,
        "needs": Writing.NEEDS,
        "risk": Writing.RISK,
        "told": Writing.TOLD,
        "evidence": Writing.SHOWN,
        "review_notes": Writing.REVIEW,
    },
    "plan_worksheet_reason": {"action": None, "name": Writing.ROW},
    "plan_declined": {"action": None, "title": Writing.TITLE, "reason": Writing.DECLINED},
    "plan_line": {"text": Writing.NOTE},
    "plan_action_kept": {"action": None, "short": Writing.TITLE, "carried_from": None},
    "plan_reading": {"action": None, "note": Writing.REMARK},
    "plan_person": {"name": Writing.OWNER},
    "plan_left_so": {"finding": None, "subject": None, "reason": Writing.DECLINED},
    "plan_review_entry": {"action": None, "title": Writing.TITLE, "line": Writing.REVIEW},
    "plan_review_rating": {"practice": None},
    "plan_review_decision": {"text": Writing.LOG},
    "work_days": {"country": None, "subdivision": None},
    "closed_days": {"name": Writing.ROW},
    "handed_over": {"origin": None},
    "history": {"record": None},
    "book_history": {"record": None},
    "letterhead": {"firm": Writing.FIRM},
}
"""The columns that hold text of any length; None: an id or a word of our own, which nobody types."""
DAYS: Mapping[str, tuple[str, ...]] = {
    "plan": ("start",),
    "plan_action": ("start", "due", "first_step_by"),
}


def _beyond_days(column: str) -> str:
    """That no version ever stored such a day."""
    return f"{column} NOT BETWEEN '{limits.DAYS_KEPT.first}' AND '{limits.DAYS_KEPT.last}'"


_BEARABLE: Mapping[str, str] = {
    "workbook": "id GLOB '*[^0-9A-Za-z-]*' OR length(id) NOT BETWEEN 1 AND 64",  # it names a folder
    "settled": "level NOT BETWEEN 1 AND 6",
    "hands": (
        "level_1 + level_2 + level_3 + level_4 + level_5 + dont_know + not_applicable"
        f" NOT BETWEEN 0 AND {limits.MOST_HANDS}"
    ),
    "vote": f"votes > {limits.MOST_VOTES_KEPT}",
    "plan": "start < '0001'",
    "process": f"monthly > {limits.MOST_CASES} OR contacts > {limits.MOST_CASES} OR repeats > contacts",
    "process_step": f"work > {limits.MOST_MINUTES} OR elapsed > {limits.MOST_MINUTES}",
    "step_waste": f"minutes > {limits.MOST_MINUTES} OR {_beyond_days('out_on')}",
    "worksheets": f"{_beyond_days('tested_on')} OR {_beyond_days('silent_on')}",
    "channel_cell": _beyond_days("day"),
    "group_cell": _beyond_days("day"),
    "customer_fact": f"n > {limits.MOST_CASES} OR abs(value) > {limits.LARGEST_NUMBER}",
    "service_fact": f"n > {limits.MOST_CASES} OR abs(value) > {limits.LARGEST_NUMBER}",
    "plan_action_kept": " OR ".join(
        _beyond_days(day) for day in ("not_before", "step_taken", "baseline_on", "target_by")
    ),
    "plan_reading": f"{_beyond_days('day')} OR abs(value) > {limits.LARGEST_NUMBER}",
    "plan_next_review": _beyond_days("day"),
    "plan_review": _beyond_days("day"),
    "plan_review_entry": _beyond_days("read_on"),
    "closed_days": f"{_beyond_days('first_day')} OR {_beyond_days('last_day')}",
    "plan_action": (
        "start < '0001' OR due < '0001' OR first_step_by < '0001'"
        f" OR abs(measure_baseline) > {limits.LARGEST_NUMBER_KEPT}"
        f" OR abs(measure_target) > {limits.LARGEST_NUMBER_KEPT}"
    ),
}


class Enforcement(Enum):
    """How a workbook keeps to the bounds."""

    WITHIN = "opens for writing"
    BEYOND = "opens for reading, and can be mended"
    UNBEARABLE = "is refused"


def measure(connection: sqlite3.Connection) -> Enforcement:
    """How much a workbook holds, told as quickly as can be. Raises sqlite3.Error."""
    there = tables(connection)
    if _any(connection, [_exists(table, said) for table, said in _BEARABLE.items() if table in there]):
        return Enforcement.UNBEARABLE
    inner = [_exists(table, days_beyond(table)) for table in DAYS if table in there]
    inner += [
        _too_much(table, rows.most, limits.BYTES_KEPT, limits.ALL_TEXTS) for table, rows in there.items()
    ]
    if size(connection) <= LARGEST_FILE and not _any(connection, inner):
        return Enforcement.WITHIN
    outer = [
        _too_much(table, rows.bearable, _LONGEST_BEARABLE, _TEXTS_BEARABLE) for table, rows in there.items()
    ]
    return Enforcement.UNBEARABLE if _any(connection, outer) else Enforcement.BEYOND


def tables(connection: sqlite3.Connection) -> Mapping[str, RowLimit]:
    """The tables there are in a file of its schema, with their limits. Raises sqlite3.Error."""
    (schema,) = connection.execute("PRAGMA user_version").fetchone()
    return {table: rows for table, rows in ROWS.items() if rows.since <= schema}


def size(connection: sqlite3.Connection) -> int:
    """Bytes of the file. Raises sqlite3.Error."""
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    (bytes_,) = connection.execute("PRAGMA page_size").fetchone()
    return int(pages) * int(bytes_)  # SQLCipher says the latter as a text


def days_beyond(table: str) -> str:
    """Which rows of a table have a day that does not open again."""
    kept = limits.DAYS_KEPT
    return " OR ".join(f"{day} NOT BETWEEN '{kept.first}' AND '{kept.last}'" for day in DAYS[table])


def length(column: str) -> str:
    """The bytes of a text; its length in characters would end at its first NUL."""
    return f'length(CAST("{column}" AS BLOB))'


def all_texts(connection: sqlite3.Connection) -> Iterator[str]:
    """A statement for each table that reads all its texts, as SQLite itself never asks whether they are any.

    Python raises at one that is not. Many answers name few items, so those are read once each. Raises
    sqlite3.Error.
    """
    for table in tables(connection):
        known = connection.execute(f"PRAGMA table_info({table})").fetchall()
        columns = [f'"{name}"' for _number, name, type_, *_rest in known if type_ == "TEXT"]
        if columns:
            distinct = "DISTINCT " if len(columns) == 1 else ""
            yield f"SELECT {distinct}{', '.join(columns)} FROM {table}"  # noqa: S608 - our own names


def refuse_beyond(connection: sqlite3.Connection, of: str | bytes, *tables: str) -> None:
    """Raise BadInput if what a change left in these tables could not be opened again.

    The use cases have checked this before, with better words; this is for changes that come by another door.
    """
    beyond = [condition for table in tables for condition in _beyond(table)]
    values = (of,) if any(ROWS[table].of for table in tables) else ()
    if connection.execute(f"SELECT {_or(beyond)}", values).fetchone()[0]:
        raise BadInput(_("Not stored: it is longer, or more, than fits into a workbook. Shorten it."))


def _beyond(table: str) -> list[str]:
    """What must not be true of the rows of a table that belong to the first value."""
    rows = ROWS[table]
    conditions = [days_beyond(table)] if table in DAYS else []
    conditions += [_BEARABLE[table]] if table in _BEARABLE else []
    which = f"{rows.of} = ?1 AND " if rows.of else ""
    return [
        _too_much(table, rows.most, limits.BYTES_KEPT, limits.ALL_TEXTS, of=rows.of),
        *(_exists(table, f"{which}({condition})") for condition in conditions),
    ]


def _any(connection: sqlite3.Connection, conditions: list[str]) -> bool:
    (found,) = connection.execute(f"SELECT {_or(conditions)}").fetchone()
    return bool(found)


def _or(conditions: Sequence[str]) -> str:
    """Any of these, two by two: one after another they would be nested deeper than SQL may be here."""
    if len(conditions) < 3:
        return " OR ".join(conditions)
    middle = len(conditions) // 2
    return f"({_or(conditions[:middle])}) OR ({_or(conditions[middle:])})"


def _exists(table: str, condition: str) -> str:
    return f"EXISTS (SELECT 1 FROM {table} WHERE {condition})"  # noqa: S608 - our own names


def _too_much(table: str, most: int, longest: int, together: int, *, of: str = "") -> str:
    """Whether a table has too many rows, or too long a text; one look at each row.

    ``of``: looks only at the rows of one group, whose key is a value of the statement.
    """
    texts = TEXTS.get(table, {})
    found = [f"count(*) > {most}"]
    found += [f"max({length(c)}) > {longest if w else limits.BYTES_KEPT}" for c, w in texts.items()]
    if texts:
        found.append(f"{' + '.join(f'total({length(column)})' for column in texts)} > {together}")
    where = f"WHERE {of} = ?1" if of else ""
    groups = f"GROUP BY {ROWS[table].of}" if ROWS[table].of else ""
    return f"EXISTS (SELECT count(*) FROM {table} {where} {groups} HAVING {' OR '.join(found)})"  # noqa: S608
