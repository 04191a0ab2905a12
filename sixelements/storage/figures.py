"""What was published of the rounds of a workbook that was handed over, which has none of their sheets."""

from sixelements.domain.ids import RoundId, WorkbookId
from sixelements.domain.scores import Score
from sixelements.storage import bounds
from sixelements.storage.assessments import Codec
from sixelements.storage.faults import damaged
from sixelements.storage.memory import Memory
from sixelements.storage.store import Row, Store

_SINCE = 11
"""The first format that tells where a copy was handed over from."""


class StoredFigures:
    """Figures by round, as they were published. Implements ``ports.Figures``."""

    def __init__(self, store: Store, codec: Codec) -> None:
        self._store = store
        self._codec = codec
        self._read = Memory[Score | None](store, "published_figures", "round", "round_practice")

    def of(self, round_: RoundId) -> Score | None:
        return self._read.of(round_, lambda: self._figures(round_))

    def _figures(self, round_: RoundId) -> Score | None:
        row = self._store.row("SELECT content FROM published_figures WHERE round = ?", (round_,))
        if row is None:
            return None
        score = self._codec.thaw_score(row[0])
        asked = self._store.rows("SELECT practice, set_aside FROM round_practice WHERE round = ?", (round_,))
        if set(score.practices) != {practice for practice, set_aside in asked if set_aside is None}:
            raise damaged(self._store.path)
        return score

    def put(self, round_: RoundId, score: Score) -> None:
        with self._store.change():
            self._store.write("DELETE FROM published_figures WHERE round = ?", (round_,))
            self._store.write(
                "INSERT INTO published_figures (round, content) VALUES (?, ?)",
                (round_, self._codec.freeze_score(score)),
            )
            bounds.refuse_beyond(self._store.connection, round_, "published_figures")


def origin(store: Store) -> WorkbookId | None:
    """The workbook that this one was handed over from; None for any other, or one of an earlier format."""
    row = _handed_over(store)
    return WorkbookId(row[0]) if row else None


def nameless(store: Store) -> bool:
    """Whether it was handed over without the names of owners and helpers."""
    row = _handed_over(store)
    return row is not None and not row[1]


def _handed_over(store: Store) -> Row | None:
    known = store.number("PRAGMA user_version") >= _SINCE
    return store.row("SELECT origin, names FROM handed_over") if known else None
