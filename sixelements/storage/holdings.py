"""What a workbook or a copy of it holds, read so that it can be compared and not be read back."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from sixelements.domain.errors import SixElementsError
from sixelements.domain.going_back import BookPart, EntryKey, Holdings, RoundName
from sixelements.domain.ids import RoundId
from sixelements.storage import soundness
from sixelements.storage.connection import for_reading, in_memory, read_schema, untouching
from sixelements.storage.faults import translate_errors
from sixelements.storage.schema import Schema, fingerprint, upgrade
from sixelements.storage.store import Store

_TOLD = "NOT (round.mode = 'anonymous' AND round.state <> 'published')"
"""Of an anonymous round that is not published, how many comments came with a sheet is nobody's business."""
_ROUND = """id, mode, threshold, frontline, supervisor, manager, assessment, opened_on, several_sittings,
    horizon_days"""
_ANSWERS = "(SELECT count(*) FROM answer WHERE answer.response = response.id)"
_COMMENTS = f"""comment JOIN response ON response.id = comment.response
    JOIN round ON round.id = response.round WHERE handed_in = 1 AND {_TOLD}"""
_PARTS: tuple[tuple[BookPart, str], ...] = (
    (BookPart.SETTINGS, "SELECT NULL, id, organization, language, color, logo FROM workbook"),
    (BookPart.SETTINGS, "SELECT NULL, 'letterhead', * FROM letterhead"),
    (BookPart.SETTINGS, "SELECT NULL, team || ' ' || position, name FROM team_service"),
    (BookPart.SETTINGS, "SELECT NULL, 'work days', * FROM work_days"),
    (BookPart.SETTINGS, "SELECT NULL, 'closed ' || position, * FROM closed_days"),
    (BookPart.SETTINGS, "SELECT NULL, 'handed over', * FROM handed_over"),
    (BookPart.SETTINGS, "SELECT round, practice, position, set_aside FROM round_practice"),
    (BookPart.TEAMS, "SELECT NULL, id, position, name, frontline, supervisor, manager FROM team"),
    (BookPart.ROUNDS, f"SELECT NULL, {_ROUND} FROM round"),  # noqa: S608 - our own words
    (BookPart.CLOSED, "SELECT NULL, id, state, closed_on FROM round WHERE state <> 'open'"),
    (BookPart.SHEETS, "SELECT round, id, role FROM response WHERE handed_in = 1"),
    (BookPart.BEGUN, f"SELECT round, id, {_ANSWERS} FROM response WHERE handed_in = 0"),  # noqa: S608
    (BookPart.COMMENTS, f"SELECT response.round, hex(response.id) || item, text FROM {_COMMENTS}"),  # noqa: S608
    (BookPart.HANDS, "SELECT round, item, * FROM hands"),
    (
        BookPart.AGREED,
        "SELECT round, practice, outcome, level, why, evidence FROM settled WHERE level NOT NULL",
    ),
    (BookPart.AIMS, "SELECT round, practice, level FROM aim"),
    (BookPart.VOTES, "SELECT round, practice, votes FROM vote"),
    (BookPart.TALK, "SELECT round, practice, outcome, why, evidence FROM settled WHERE level IS NULL"),
    (BookPart.TALK, "SELECT round, 'facilitator', facilitator FROM discussion"),
    (BookPart.TALK, "SELECT round, position, practice FROM discussed"),
    (BookPart.TALK, "SELECT round, position, text FROM parked"),
    (BookPart.TALK, "SELECT round, position, name FROM service"),
    (BookPart.TALK, "SELECT round, service || ' ' || leg || ' ' || position, level FROM service_level"),
    (BookPart.WORKSHEETS, "SELECT round, 'sheet', tested_on, silent, silent_on FROM worksheets"),
    (BookPart.WORKSHEETS, "SELECT round, id, position, name, used, volume FROM channel"),
    (
        BookPart.WORKSHEETS,
        "SELECT round, channel || ' ' || expectation, mark, note, source, day FROM channel_cell",
    ),
    (BookPart.WORKSHEETS, "SELECT round, id, position, name, kind, shown FROM technique"),
    (BookPart.WORKSHEETS, "SELECT round, id, position, name, main FROM customer_group"),
    (
        BookPart.WORKSHEETS,
        "SELECT round, customer_group || ' ' || technique, mark, note, source, day FROM group_cell",
    ),
    (
        BookPart.WORKSHEETS,
        "SELECT round, id, position, name, starts, ends, customer, monthly, contacts, repeats FROM process",
    ),
    (BookPart.WORKSHEETS, "SELECT round, process || ' ' || id, * FROM process_step"),
    (BookPart.WORKSHEETS, "SELECT round, process || ' ' || step || ' ' || waste, * FROM step_waste"),
    (BookPart.WORKSHEETS, "SELECT round, id, position, name, asked_by, process, opens FROM request"),
    (BookPart.WORKSHEETS, "SELECT round, request || ' ' || point, yes, note FROM request_point"),
    (BookPart.WORKSHEETS, "SELECT round, id, * FROM customer_fact"),
    (BookPart.WORKSHEETS, "SELECT round, service, level FROM service_all_three"),
    (BookPart.WORKSHEETS, "SELECT round, service || ' ' || line, * FROM service_fact"),
    (
        BookPart.ACTIONS,
        """SELECT round, id, position, kind, title, practice, element, size, horizon, helpers, first_step,
        first_step_by, "when", "then", measure_name, measure_unit, measure_how, measure_baseline,
        measure_target, expected_level, because, guardrail, locked, needs, risk, told, evidence,
        review_notes FROM plan_action""",
    ),
    (BookPart.OWNERS, "SELECT round, id, owner FROM plan_action WHERE owner <> ''"),
    (BookPart.DATES, "SELECT round, id, start, due FROM plan_action WHERE coalesce(start, due) NOT NULL"),
    (BookPart.STATUSES, "SELECT round, id, status FROM plan_action"),
    (BookPart.PLAN, "SELECT round, id, start, aim, sponsor FROM plan"),
    (BookPart.PLAN, "SELECT round, action || ' ' || position, leg FROM plan_action_leg"),
    (BookPart.PLAN, "SELECT round, action || ' ' || position, depends_on FROM plan_action_dependency"),
    (BookPart.PLAN, "SELECT round, action, * FROM plan_reason"),
    (BookPart.PLAN, "SELECT round, action || ' ' || position, practice FROM plan_reason_foundation"),
    (BookPart.PLAN, "SELECT round, action, * FROM plan_worksheet_reason"),
    (BookPart.PLAN, "SELECT round, position, * FROM plan_note"),
    (BookPart.PLAN, "SELECT round, note || ' ' || position, practice FROM plan_note_practice"),
    (BookPart.PLAN, "SELECT round, position, action, title, reason FROM plan_declined"),
    (BookPart.PLAN, "SELECT round, list || ' ' || position, text FROM plan_line"),
    (BookPart.PLAN, "SELECT round, action, * FROM plan_action_kept"),
    (BookPart.PLAN, "SELECT round, action || ' ' || day, * FROM plan_reading"),
    (BookPart.PLAN, "SELECT round, position, * FROM plan_person"),
    (BookPart.PLAN, "SELECT round, position, * FROM plan_left_so"),
    (BookPart.PLAN, "SELECT round, 'next', day, minute FROM plan_next_review"),
    (BookPart.PLAN, "SELECT round, review, * FROM plan_review"),
    (BookPart.PLAN, "SELECT round, review || ' ' || position, * FROM plan_review_entry"),
    (BookPart.PLAN, "SELECT round, review || ' ' || practice, * FROM plan_review_rating"),
    (BookPart.PLAN, "SELECT round, review || ' ' || position, * FROM plan_review_decision"),
)
"""Round or nothing, what names an entry, and what it says: in the tables of the present schema."""
_NAMES = "SELECT round.id, team.name, round.number FROM round JOIN team ON team.id = round.team"


def of_file(path: Path, schema: Schema) -> Holdings:
    """What a workbook holds. Raises SixElementsError for one that does not open."""
    soundness.identify(path, schema)
    with translate_errors(path), closing(Store(for_reading(path), path=path)) as store:
        soundness.check(store, schema)
        if store.number("PRAGMA user_version") == schema.version:
            return _read(store.connection)
        with closing(in_memory()) as memory:
            store.copy_to(memory)
            return of_memory(memory, schema)


def of_memory(copy: sqlite3.Connection, schema: Schema) -> Holdings:
    """What a sound copy in memory holds, which is brought up to date for it. Raises sqlite3.Error."""
    if copy.execute("PRAGMA user_version").fetchone() != (schema.version,):
        upgrade(copy, schema)
    return _read(copy)


def _read(connection: sqlite3.Connection) -> Holdings:
    found: dict[tuple[BookPart, RoundId | None], dict[EntryKey, int]] = {}
    for n, (part, sql) in enumerate(_PARTS):
        for round_, entry, *said in connection.execute(sql):
            found.setdefault((part, round_), {})[n, entry] = hash(tuple(said))
    return Holdings(parts=found, rounds=_names(connection))


def round_names(path: Path, schema: Schema) -> Mapping[RoundId, RoundName]:
    """What the rounds of a file are called, which is not touched; none of one that tells nothing."""
    try:
        with closing(untouching(path)) as connection:
            read_schema(connection)
            if fingerprint(connection) in schema.fingerprints.values():  # else a rule may run for ever
                return _names(connection)
    except (sqlite3.Error, UnicodeDecodeError, SixElementsError):
        pass
    return {}


def _names(connection: sqlite3.Connection) -> dict[RoundId, RoundName]:
    return {
        RoundId(id_): RoundName(team=team, number=number) for id_, team, number in connection.execute(_NAMES)
    }
