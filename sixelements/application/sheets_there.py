"""The sheets of a round held against the rows of a file: which say the same, and which nearly do.

A number or a time of a row may be another person's, so what was said decides. A round keeps that as its
sheets alone: nothing here is stored, and nothing leads from a row to a sheet once its file was taken in.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sixelements.domain.anonymity import can_show_roles
from sixelements.domain.ids import ItemId, ResponseId
from sixelements.domain.responses import Response, Sheet
from sixelements.domain.rounds import Round

_ALIKE = 0.75
"""Share of equal answers from which on one sheet may be a later state of another; strangers have some 0.4."""
MOST_PAIRS = 250_000
"""Sheets times rows that are held against each other; where there are more, all count as alike."""
_Said = tuple[str, tuple[tuple[str, int], ...], tuple[tuple[str, str], ...]]
"""All that a sheet says: role, answers, and comments."""


def to_store(round_: Round, sheets: Iterable[Sheet]) -> list[Response]:
    """Whole sheets as a round keeps them, whatever way they come in: without roles where it asks for none.

    Each has an id; one without is left out.
    """
    keeps_role = can_show_roles(round_)
    return [
        Response(
            id=sheet.id,
            round=round_.id,
            role=sheet.role if keeps_role else None,
            answers=sheet.answers,
            comments=sheet.comments,
        )
        for sheet in sheets
        if sheet.id
    ]


def said(sheet: Sheet, *, with_role: bool) -> _Said:
    """All that a sheet says, to be compared."""
    role = sheet.role.value if sheet.role and with_role else ""
    answers = sorted((item, answer.code) for item, answer in sheet.answers.items())
    return role, tuple(answers), tuple(sorted(sheet.comments.items()))


def is_telling(sheet: Sheet) -> bool:
    """Whether an equal sheet is hardly another person's: not where all answers are the same."""
    return len({*sheet.answers.values()}) > 1


class SheetsThere:
    """The sheets of a round, and those that come before a file in the same call."""

    def __init__(self, sheets: Iterable[Sheet], *, with_role: bool) -> None:
        self._with_role = with_role
        self._sheets = [*sheets]
        self._said_here = Counter(map(self._said, self._sheets))

    def __len__(self) -> int:
        return len(self._sheets)

    @property
    def sheets(self) -> Sequence[Sheet]:
        """All of them, in no order that tells anything."""
        return self._sheets

    def add(self, sheets: Iterable[Sheet]) -> None:
        """Add sheets that come in, too."""
        added = [*sheets]
        self._sheets += added
        self._said_here.update(map(self._said, added))

    def equal(self, sheets: Sequence[Sheet], among: Iterable[int]) -> set[int]:
        """Which sheets of a file, by their place, say what one here says; each here stands for one."""
        met = Counter[_Said]()
        found = set()
        for n in among:
            its = self._said(sheets[n])
            if met[its] < self._said_here[its]:
                met[its] += 1
                found.add(n)
        return found

    def without(self, sheets: Iterable[Sheet]) -> "SheetsThere":
        """What is left if for each of these sheets one that says the same is taken away."""
        gone = Counter(map(self._said, sheets))
        left = []
        for sheet in self._sheets:
            its = self._said(sheet)
            if gone[its] > 0:
                gone[its] -= 1
            else:
                left.append(sheet)
        return SheetsThere(left, with_role=self._with_role)

    def alike(self, sheets: Sequence[Sheet], among: Collection[int]) -> set[int]:
        """Which sheets of a file, by their place, are nearly one that is here."""
        if len(among) * len(self._sheets) > MOST_PAIRS:
            return {*among}
        there = [_Answers.of(sheet) for sheet in self._sheets]
        ours = {n: _Answers.of(sheets[n]) for n in among}
        return {n for n, one in ours.items() if any(one.share(other) >= _ALIKE for other in there)}

    def replaced(self, sheets: Sequence[Sheet], among: Collection[int]) -> Mapping[int, ResponseId] | None:
        """The sheet here that each of these places is nearest to; None if that can't be told."""
        if len(among) * len(self._sheets) > MOST_PAIRS:
            return None
        found: dict[int, tuple[float, Sheet]] = {}
        taken: set[ResponseId] = set()
        for share, n, at in sorted(self._near(sheets, among), reverse=True):
            there = self._sheets[at]
            if there.id is None or there.id in taken:
                continue
            if n not in found:
                found[n] = share, there
                taken.add(there.id)
            elif found[n][0] == share and self._said(found[n][1]) != self._said(there):
                return None  # two others are as near
        if len(found) < len(among):
            return None
        return {n: there.id for n, (_share, there) in found.items() if there.id}

    def _near(self, sheets: Sequence[Sheet], among: Iterable[int]) -> Iterator[tuple[float, int, int]]:
        there = [_Answers.of(sheet) for sheet in self._sheets]
        for n in among:
            one = _Answers.of(sheets[n])
            shares = ((one.share(other), n, at) for at, other in enumerate(there))
            yield from (near for near in shares if near[0] >= _ALIKE)

    def _said(self, sheet: Sheet) -> _Said:
        return said(sheet, with_role=self._with_role)


@dataclass(frozen=True, slots=True)
class _Answers:
    """The answers of a sheet as they are counted quickly."""

    given: frozenset[tuple[ItemId, int]]
    items: frozenset[ItemId]

    @classmethod
    def of(cls, sheet: Sheet) -> "_Answers":
        given = frozenset((item, answer.code) for item, answer in sheet.answers.items())
        return cls(given, frozenset(sheet.answers))

    def share(self, other: "_Answers") -> float:
        """The share of equal answers among all that one of the two gives, 0 to 1."""
        asked = len(self.items | other.items)
        return len(self.given & other.given) / asked if asked else 1.0
