"""Which anonymous rounds a workbook or a copy holds: two states of an open one reveal single sheets."""

import sqlite3
from collections import Counter
from collections.abc import Collection
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sixelements.domain.errors import SixElementsError
from sixelements.domain.ids import RoundId
from sixelements.storage import contents
from sixelements.storage.connection import read_schema, untouching
from sixelements.storage.schema import Schema, fingerprint
from sixelements.storage.store import Store

_FIRST_WITH_NEWEST = 3
"""The first format that tells which sheets came with the newest take-in."""


def unpublished(store: Store) -> frozenset[RoundId]:
    """The anonymous rounds that are not published yet, also in a workbook of the first schema."""
    return _anonymous(store, "published = 0" if _is_first(store) else "state <> 'published'")


def published(store: Store) -> frozenset[RoundId]:
    """The anonymous rounds whose results were shown."""
    return _anonymous(store, "published > 0" if _is_first(store) else "state = 'published'")


def unpublished_in(copy: Path, schema: Schema, *, with_sheets: bool = False) -> frozenset[RoundId]:
    """The unpublished ones of a copy, which is not touched; none of a file that nobody could restore.

    ``with_sheets``: only those whose sheets it holds, because the others reveal nothing.
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


def revealed(store: Store, copy: Store, among: Collection[RoundId] | None = None) -> frozenset[RoundId]:
    """The rounds of which a workbook and a copy of it, compared with each other, show too few sheets.

    ``among``: the rounds to look at; unless given, all that are not published yet.
    """
    least = _unpublished_least(store)
    return frozenset(
        round_
        for round_ in (least if among is None else least.keys() & among)
        if _shows_few(_held(store, round_), _held(copy, round_), least[round_])
    )


def revealed_by_file(
    store: Store, copy: Path, schema: Schema, among: Collection[RoundId] | None = None
) -> frozenset[RoundId]:
    """The same for a copy on disk; one that nobody could restore reveals nothing."""
    try:
        with closing(Store(untouching(copy), path=copy)) as there:
            read_schema(there.connection)
            ours = fingerprint(there.connection) in schema.fingerprints.values()
            return revealed(store, there, among) if ours else frozenset()
    except (sqlite3.Error, UnicodeDecodeError, SixElementsError):
        return frozenset()


def is_same(store: Store, copy: Path) -> bool:
    """Whether a copy holds the very same as the workbook."""
    try:
        with closing(untouching(copy)) as other:
            return contents.same(store.connection, other)
    except (sqlite3.Error, UnicodeDecodeError, SixElementsError):
        return False


@dataclass(frozen=True, slots=True)
class _Held:
    """The sheets of a round that a file holds, each with whether it was handed in, and the newest of them."""

    sheets: dict[bytes, int]
    newest: set[bytes]


def _shows_few(here: _Held, there: _Held, least: int) -> bool:
    """Whether some part is small, when sheets are split by which copy holds them and calls them newest.

    Sheets that neither copy holds are in no part.
    """
    parts = Counter(
        (now, then, id_ in here.newest, id_ in there.newest)
        for id_ in here.sheets.keys() | there.sheets.keys()
        if 1 in (now := here.sheets.get(id_), then := there.sheets.get(id_))
    )
    return here != there and any(n < least for n in parts.values())


def _unpublished_least(store: Store) -> dict[RoundId, int]:
    open_, rows = unpublished(store), store.rows("SELECT id, threshold FROM round")
    return {RoundId(id_): least for id_, least in rows if id_ in open_}


def _held(store: Store, round_: RoundId) -> _Held:
    """What a workbook, or a copy of it in whichever format, holds of a round."""
    handed_in = "batch IS NOT NULL" if _is_first(store) else "handed_in"
    sheets = store.rows(f"SELECT id, {handed_in} FROM response WHERE round = ?", (round_,))  # noqa: S608
    newest = (
        store.rows("SELECT response FROM newest_sheet WHERE round = ?", (round_,))
        if store.number("PRAGMA user_version") >= _FIRST_WITH_NEWEST
        else ()
    )
    return _Held(sheets=dict(sheets), newest={id_ for (id_,) in newest})


def _anonymous(store: Store, condition: str) -> frozenset[RoundId]:
    rows = store.rows(f"SELECT id FROM round WHERE mode = 'anonymous' AND {condition}")  # noqa: S608
    return frozenset(RoundId(id_) for (id_,) in rows)


def _with_sheets(store: Store) -> frozenset[RoundId]:
    return frozenset(RoundId(id_) for (id_,) in store.rows("SELECT DISTINCT round FROM response"))


def _is_first(store: Store) -> bool:
    return store.number("PRAGMA user_version") == 1
