"""Which anonymous rounds a workbook, or a copy of it, holds: two states of an open one tell single sheets."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sixelements.domain.errors import SixElementsError
from sixelements.domain.ids import RoundId
from sixelements.storage.connection import read_schema, untouching
from sixelements.storage.schema import Schema, fingerprint
from sixelements.storage.store import Row, Store


def unpublished(store: Store) -> frozenset[RoundId]:
    """The anonymous rounds that are not published yet, also in a workbook of the first schema."""
    return _anonymous(store, "published = 0" if _is_first(store) else "state <> 'published'")


def published(store: Store) -> frozenset[RoundId]:
    """The anonymous rounds whose results were shown."""
    return _anonymous(store, "published > 0" if _is_first(store) else "state = 'published'")


def unpublished_in(copy: Path, schema: Schema, *, with_sheets: bool = False) -> frozenset[RoundId]:
    """The unpublished ones of a copy, which is not touched; none of a file that nobody could restore.

    ``with_sheets``: only those of which it holds sheets, as the others reveal nothing.
    """
    try:
        with closing(Store(untouching(copy), path=copy)) as store:
            read_schema(store.connection)
            if fingerprint(store.connection) in schema.fingerprints.values():  # else a rule may run for ever
                found = unpublished(store)
                return found & _with_sheets(store) if with_sheets else found
    except (sqlite3.Error, UnicodeDecodeError, SixElementsError):
        pass
    return frozenset()


def tells(store: Store, copy: Path, schema: Schema) -> bool:
    """Whether a workbook and a copy of it, held against each other, show fewer sheets than may be shown.

    Nothing is told by a copy of an earlier format, as a workbook was brought up to date with all its sheets.
    """
    here, there = _sheets(store), _sheets_in(copy, schema)
    return there is not None and any(
        _shows_few(here.get(round_, set()), there.get(round_, set()), least)
        for round_, least in _unpublished_least(store).items()
    )


def _shows_few(here: set[Row], there: set[Row], least: int) -> bool:
    both = len(here & there)
    return here != there and (
        0 < both < least or any(0 < len(part) < least for part in (here - there, there - here))
    )


def _unpublished_least(store: Store) -> dict[RoundId, int]:
    rows = store.rows("SELECT id, threshold FROM round WHERE mode = 'anonymous' AND state <> 'published'")
    return {RoundId(id_): least for id_, least in rows}


def _sheets(store: Store) -> dict[RoundId, set[Row]]:
    """The sheets of each round, and whether they were handed in."""
    found: dict[RoundId, set[Row]] = {}
    for round_, *sheet in store.rows("SELECT round, id, handed_in FROM response"):
        found.setdefault(RoundId(round_), set()).add(tuple(sheet))
    return found


def _sheets_in(copy: Path, schema: Schema) -> dict[RoundId, set[Row]] | None:
    try:
        with closing(Store(untouching(copy), path=copy)) as store:
            read_schema(store.connection)
            if fingerprint(store.connection) == schema.fingerprints[schema.version]:
                return _sheets(store)
    except (sqlite3.Error, UnicodeDecodeError, SixElementsError):
        pass
    return None


def _anonymous(store: Store, condition: str) -> frozenset[RoundId]:
    rows = store.rows(f"SELECT id FROM round WHERE mode = 'anonymous' AND {condition}")  # noqa: S608
    return frozenset(RoundId(id_) for (id_,) in rows)


def _with_sheets(store: Store) -> frozenset[RoundId]:
    return frozenset(RoundId(id_) for (id_,) in store.rows("SELECT DISTINCT round FROM response"))


def _is_first(store: Store) -> bool:
    return store.number("PRAGMA user_version") == 1
