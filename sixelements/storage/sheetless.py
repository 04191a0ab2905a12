"""Copies without the sheets of open anonymous rounds, so that they reveal nothing about those rounds.

Each is from before a deed about another round. Going back to one undoes only that deed: the open rounds stay
as they are, with every sheet that came in since.
"""

import sqlite3
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from sixelements.domain.errors import NotAllowed
from sixelements.domain.ids import RoundId
from sixelements.i18n import _
from sixelements.storage import bounds, revealed_rounds
from sixelements.storage.connection import for_writing
from sixelements.storage.faults import damaged, translate_errors
from sixelements.storage.schema import Schema, fingerprint, upgrade
from sixelements.storage.store import Store

_SHEETS = ("response", "hands", "file_taken_in", "known_match", "way_in")
"""What tells of single sheets; answers, comments and the lists of the newest take-in go with theirs."""


def leave_out(copy: sqlite3.Connection, rounds: Collection[RoundId]) -> None:
    """Take all sheets of these rounds out of a fresh copy, to the last byte. Raises sqlite3.Error."""
    copy.execute("PRAGMA foreign_keys=ON")
    copy.execute("BEGIN")
    for table in _SHEETS:
        copy.executemany(f"DELETE FROM {table} WHERE round = ?", [(round_,) for round_ in rounds])  # noqa: S608
    copy.execute("COMMIT")
    rewrite(copy)


def rewrite(copy: sqlite3.Connection) -> None:
    """Write a fresh copy in the order of its keys, without what was deleted. Raises sqlite3.Error."""
    copy.execute("PRAGMA temp_store=MEMORY")
    copy.execute("VACUUM")


def carry_over(present: Store, copy: Store, schema: Schema) -> None:
    """Put the rounds that a copy leaves out, and those that are open now, into it as they are at present.

    Raises sqlite3.Error, and NotAllowed if another round has the place of one of them.
    """
    if copy.number("PRAGMA user_version") < present.number("PRAGMA user_version"):
        upgrade(copy.connection, schema)
    _carry(present, copy, revealed_rounds.unpublished(present) | revealed_rounds.unpublished(copy))


def follow(present: Store, copy: Path, rounds: Collection[RoundId], schema: Schema) -> None:
    """Bring these rounds in a copy up to date, in one change of the copy.

    So a large copy doesn't have to be made again for one sheet. Raises SixElementsError if the copy stays as
    it was.
    """
    with translate_errors(copy), closing(Store(for_writing(copy), path=copy)) as store:
        if fingerprint(store.connection) != schema.fingerprints.get(schema.version):
            raise damaged(copy)  # or of an earlier format
        _carry(present, store, rounds)


def _carry(present: Store, copy: Store, wanted: Collection[RoundId]) -> None:
    rounds = _to_carry(present, copy, wanted)
    copy.connection.execute("PRAGMA foreign_keys=OFF")  # a row may come before the one it refers to
    copy.connection.execute("BEGIN")
    for table, where in _of_rounds(len(rounds)):
        copy.connection.execute(f"DELETE FROM {table} WHERE {where}", rounds)  # noqa: S608
    try:
        for table, where in _of_rounds(len(rounds)):
            _put(present, copy, f"{table} WHERE {where}", rounds)
        of_rounds = f"FROM round WHERE id IN ({_marks(len(rounds))})"
        _put(present, copy, f"team WHERE id IN (SELECT team {of_rounds})", rounds)
        _put(present, copy, f"assessment WHERE digest IN (SELECT assessment {of_rounds})", rounds)
    except sqlite3.IntegrityError:
        raise NotAllowed(
            _("In this backup another round stands where an anonymous one is open now. Restore a newer one.")
        ) from None
    copy.connection.execute("COMMIT")


def _to_carry(present: Store, copy: Store, wanted: Collection[RoundId]) -> list[RoundId]:
    """These rounds, and what else their teams have at present that the copy lacks."""
    found = {RoundId(id_): team for id_, team in present.rows("SELECT id, team FROM round")}
    known = {RoundId(id_) for (id_,) in copy.rows("SELECT id FROM round")}
    teams = {team for round_, team in found.items() if round_ in wanted}
    return sorted(r for r, team in found.items() if r in wanted or (team in teams and r not in known))


def _of_rounds(n: int) -> Iterator[tuple[str, str]]:
    """Each table with something of a round in it, and which of its rows belong to n rounds."""
    marks = _marks(n)
    of_rounds = f"round IN ({marks})"
    of_sheets = f"response IN (SELECT id FROM response WHERE {of_rounds})"  # noqa: S608
    conditions = {"response": of_sheets, "round": of_rounds}
    yield from ((table, conditions[rows.of]) for table, rows in _by_sheets_first() if rows.of in conditions)
    yield from ((table, of_rounds) for table in ("newest_digest", "file_taken_in"))
    yield "round", f"id IN ({marks})"


def _by_sheets_first() -> list[tuple[str, bounds.RowLimit]]:
    """What belongs to a sheet is found by it, and so comes before it."""
    return sorted(bounds.ROWS.items(), key=lambda entry: entry[1].of != "response")


def _marks(n: int) -> str:
    return ", ".join("?" * n)


def _put(present: Store, copy: Store, what: str, values: Sequence[str]) -> None:
    """Put rows into the table of the same name, but for teams and questionnaires that are there already."""
    table = what.partition(" ")[0]
    rows = present.connection.execute(f"SELECT * FROM {what}", values)  # noqa: S608
    known = {"team": "ON CONFLICT (id) DO NOTHING", "assessment": "ON CONFLICT (digest) DO NOTHING"}
    insert = f"INSERT INTO {table} VALUES ({_marks(len(rows.description))}) {known.get(table, '')}"  # noqa: S608
    copy.connection.executemany(insert, rows)
