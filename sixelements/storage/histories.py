"""By which states the records of a workbook came to be, so that two copies of it can be brought together."""

from sixelements.domain.ids import RoundId
from sixelements.domain.records import STATE, Histories, History, Records, changed
from sixelements.storage.store import Store, Value


class StoredHistories:
    """Histories by round, and of what belongs to none (None). Implements ``ports.RecordHistories``."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, round_: RoundId | None) -> Histories:
        return read(self._store, round_)

    def put(self, round_: RoundId | None, histories: Histories) -> None:
        with self._store.change():
            write(self._store, round_, histories)


Noted = tuple[str, list[tuple[Value, ...]]]
"""A statement, and the rows to write with it."""


def noted(store: Store, round_: RoundId | None, before: Records, after: Records) -> Noted:
    """What notes that records became others; to be written with the change that made them so."""
    known = read(store, round_) if before != after else {}
    return _put(round_, changed(before, after, known))


def read(store: Store, round_: RoundId | None) -> Histories:
    """The histories that are known; a record without one is as it was first made."""
    where, values = _which(round_)
    rows = store.rows(
        f"SELECT record, states, removed FROM {_table(round_)} WHERE {where}",  # noqa: S608 - our own names
        values,
    )
    return {
        name: History(
            states=tuple(states[n : n + STATE] for n in range(0, len(states), STATE)), removed=bool(removed)
        )
        for name, states, removed in rows
    }


def write(store: Store, round_: RoundId | None, histories: Histories) -> None:
    """Put histories in the place of those of the same records, inside a change."""
    store.write_each(*_put(round_, histories))


def _put(round_: RoundId | None, histories: Histories) -> Noted:
    rows: list[tuple[Value, ...]] = [
        (name, b"".join(h.states), int(h.removed)) for name, h in sorted(histories.items())
    ]
    said = "ON CONFLICT DO UPDATE SET states = excluded.states, removed = excluded.removed"
    if round_ is None:
        return f"INSERT INTO book_history SELECT id, ?, ?, ? FROM workbook WHERE 1 {said}", rows  # noqa: S608 - our own words
    return f"INSERT INTO history VALUES (?, ?, ?, ?) {said}", [(round_, *row) for row in rows]  # noqa: S608 - our own words


def _table(round_: RoundId | None) -> str:
    return "book_history" if round_ is None else "history"


def _which(round_: RoundId | None) -> tuple[str, tuple[str, ...]]:
    return ("1", ()) if round_ is None else ("round = ?", (round_,))
