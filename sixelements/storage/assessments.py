"""The assessments that rounds were asked with, each kept once under the hash of its text."""

import hashlib
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from sixelements.domain.assessment import Assessment
from sixelements.domain.errors import NotFound, SixElementsError
from sixelements.i18n import _
from sixelements.storage import bounds
from sixelements.storage.faults import damaged
from sixelements.storage.store import Store

if TYPE_CHECKING:
    from sixelements.domain.scores import Score


class Codec(Protocol):
    """Turns an assessment, or published figures, into one text and back; equal ones give equal texts."""

    def freeze(self, assessment: Assessment) -> str: ...

    def thaw(self, text: str) -> Assessment:
        """Raises SixElementsError where the text is no assessment."""

    def freeze_score(self, score: "Score") -> str: ...

    def thaw_score(self, text: str) -> "Score":
        """Raises SixElementsError where the text is no figures."""


def digest_of(text: str) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


@lru_cache(maxsize=8)
def _thawed(thaw: Callable[[str], Assessment], text: str) -> Assessment:
    """Read once for all workbooks that hold the same text (10 ms)."""
    return thaw(text)


def read_those_of_rounds(store: Store, codec: Codec) -> None:
    """Raise DamagedWorkbook where the questionnaire of a round can't be read: no page could be without it."""
    asked = "SELECT content FROM assessment WHERE digest IN (SELECT assessment FROM round)"
    for (content,) in store.rows(asked):
        try:
            _thawed(codec.thaw, content)
        except SixElementsError:
            raise damaged(store.path) from None


class StoredAssessments:
    """Snapshots; one that was read is remembered while the workbook is open."""

    def __init__(self, store: Store, codec: Codec) -> None:
        self._store = store
        self._codec = codec
        self._read: dict[str, Assessment] = {}

    def get(self, digest: str) -> Assessment:
        if digest not in self._read:
            row = self._store.row("SELECT content FROM assessment WHERE digest = ?", (digest,))
            if row is None:
                raise NotFound(_("The questionnaire of this round is not in the workbook."))
            if digest_of(row[0]) != digest:
                raise damaged(self._store.path)
            self._read[digest] = _thawed(self._codec.thaw, row[0])
        return self._read[digest]

    def put(self, assessment: Assessment) -> str:
        content = self._codec.freeze(assessment)
        digest = digest_of(content)
        if not self._store.number("SELECT count(*) FROM assessment WHERE digest = ?", (digest,)):
            row = {"digest": digest, "id": assessment.id, "version": assessment.version, "content": content}
            with self._store.change():
                self._store.table("assessment").insert(row)
                bounds.refuse_beyond(self._store.connection, digest, "assessment")
        return digest
