"""What was decided about an export, kept so that the next one of the same form goes in without a question.

Nothing is kept but what a header or a word means, under a digest of it: both may be somebody's answer,
as in a file whose header is missing. A digest is of the round, of the first row of the export, and of where
the text stands, so that the same word elsewhere is asked about again.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TypeVar

from sixelements.application import match_file
from sixelements.domain.foreign_names import Why
from sixelements.domain.foreign_table import ForeignTable
from sixelements.domain.foreign_words import Meaning, folded
from sixelements.domain.ids import RoundId
from sixelements.domain.matching import Decisions, Form, Matched, RowDoubt, WordKind

T = TypeVar("T")
_COLUMNS, _ROWS = "columns", "rows"


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownMatches:
    """What was decided in a round before, by digest."""

    round: RoundId
    means: Mapping[bytes, str] = field(default_factory=dict)


NOTHING_KNOWN = KnownMatches(round=RoundId(""))


def recalled(known: KnownMatches, table: ForeignTable, form: Form, now: Decisions) -> Decisions:
    """What was decided now, and where nothing was, what was decided about an earlier export of this form."""
    if not known.means:
        return now
    items = match_file.items_of(form)

    def said(kind: str, text: str) -> str:
        return known.means.get(_digest(known.round, table, kind, text), "")

    def words(kind: WordKind) -> Mapping[str, Meaning]:
        return _Recalled(now.words.get(kind, {}), lambda word: match_file.MEANINGS[said(kind, word)])

    return Decisions(
        columns=_Recalled(now.columns, lambda header: match_file.column_meant(said(_COLUMNS, header), items)),
        words={kind: words(kind) for kind in (WordKind.ANSWERS, WordKind.LINES)},
        roles=_Recalled(now.roles, lambda word: match_file.ROLES[said(WordKind.ROLES, word)]),
        rows={kind: match_file.ROWS[means] for kind in RowDoubt if (means := said(_ROWS, kind))}
        | {**now.rows},
        changed=now.changed,
        unasked=now.unasked or said(match_file.QUESTIONS, match_file.WITHOUT) == match_file.SKIP,
    )


def to_keep(
    round_: RoundId, table: ForeignTable, now: Decisions, matched: Matched | None = None
) -> Mapping[bytes, str]:
    """What was decided now about a table, by digest; not about changed rows, as each is its own case.

    Columns that ``matched`` found empty are not kept as left out, since a later file may fill them.
    """
    empty = {column.key for column in matched.columns if column.why is Why.EMPTY} if matched else ()
    seen = {header: goes for header, goes in now.columns.items() if header not in empty}
    said = {(_COLUMNS, header): match_file.column_said(*goes) for header, goes in seen.items()}
    for kind, words in now.words.items():
        said |= {(kind.value, folded(word)): match_file.said_of(means) for word, means in words.items()}
    names = {role: name for name, role in match_file.ROLES.items()}
    said |= {(WordKind.ROLES.value, word): names[role] for word, role in now.roles.items()}
    done = {taken: name for name, taken in match_file.ROWS.items()}
    said |= {(_ROWS, kind.value): done[taken] for kind, taken in now.rows.items()}
    said |= {(match_file.QUESTIONS, match_file.WITHOUT): match_file.SKIP} if now.unasked else {}
    return {_digest(round_, table, kind, text): means for (kind, text), means in said.items()}


def _digest(round_: RoundId, table: ForeignTable, kind: str, text: str) -> bytes:
    header = [folded(cell) for cell in table.rows[0] if cell.strip()]
    return sha256(json.dumps([round_, header, kind, text]).encode()).digest()


class _Recalled(Mapping[str, T]):
    """What was decided now, and behind it what is recalled of a text once it is asked for."""

    def __init__(self, now: Mapping[str, T], recall: Callable[[str], T]) -> None:
        self._now, self._recall = now, recall

    def __getitem__(self, text: str) -> T:
        """Raises KeyError where nothing was ever decided."""
        return self._now[text] if text in self._now else self._recall(text)

    def __iter__(self) -> Iterator[str]:
        return iter(self._now)

    def __len__(self) -> int:
        return len(self._now)
