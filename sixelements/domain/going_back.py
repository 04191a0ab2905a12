"""Going back to a backup: what would come back and what would go, in counts, before it is done."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from sixelements.domain.ids import RoundId

EntryKey = tuple[str | bytes | int, ...]
Marks = Mapping[EntryKey, int]
"""The entries of one part, each with a number that changes whenever the entry does."""


class BookPart(Enum):
    """The parts of a workbook that are compared, in the order in which they are listed.

    Of `SETTINGS`, `TALK`, `WORKSHEETS`, and `PLAN` only the fact that they differ is given, and no count.
    """

    SETTINGS = auto()
    TEAMS = auto()
    ROUNDS = auto()
    CLOSED = auto()
    SHEETS = auto()
    BEGUN = auto()
    COMMENTS = auto()
    HANDS = auto()
    AGREED = auto()
    AIMS = auto()
    VOTES = auto()
    TALK = auto()
    WORKSHEETS = auto()
    ACTIONS = auto()
    OWNERS = auto()
    DATES = auto()
    STATUSES = auto()
    PLAN = auto()

    @property
    def counted(self) -> bool:
        """Whether people would count it."""
        return self not in (BookPart.SETTINGS, BookPart.TALK, BookPart.WORKSHEETS, BookPart.PLAN)


_OF_ACTIONS = frozenset((BookPart.OWNERS, BookPart.DATES, BookPart.STATUSES))
"""What an action has that people would miss; of one that comes or goes itself it is not told again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundName:
    """The name of a round, as people say it."""

    team: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """The content of a workbook, part by part and round by round; none of it can be read back."""

    parts: Mapping[tuple[BookPart, RoundId | None], Marks]
    rounds: Mapping[RoundId, RoundName]


@dataclass(frozen=True, slots=True, kw_only=True)
class BookDifference:
    """A part that differs between now and then. ``now`` is None if it can't be read.

    ``goes`` and ``comes`` count what only one of the two has, ``changed`` what both have with a difference.
    """

    part: BookPart
    round: RoundName | None = None
    now: int | None
    then: int
    goes: int = 0
    comes: int = 0
    changed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class GoingBack:
    """What going back to a backup would do.

    ``aside``: the name under which the present file is kept; empty if there is none. ``passing``: it is kept
    only until the next change, because it holds an anonymous round of which only one state may be kept.
    ``readable``: the present file can be read, so ``differences`` compare with it. ``stays``: open anonymous
    rounds stay as they are, because two states of one would reveal fewer sheets than may be shown.
    ``not_known_whose``: the backup's organization, if the present file doesn't say whose it is.
    """

    differences: tuple[BookDifference, ...]
    aside: str
    passing: bool = False
    readable: bool = True
    stays: bool = False
    not_known_whose: str = ""


def differences(now: Holdings | None, then: Holdings) -> tuple[BookDifference, ...]:
    """What differs, round by round; if the present file can't be read, everything that comes back."""
    names = {**then.rounds, **(now.rounds if now else {})}
    found = _contents(then, names) if now is None else _between(now, then, names)
    return tuple(sorted(found, key=_order))


def _between(now: Holdings, then: Holdings, names: Mapping[RoundId, RoundName]) -> Iterator[BookDifference]:
    for part, round_ in dict.fromkeys((*now.parts, *then.parts)):
        here, there = now.parts.get((part, round_), {}), then.parts.get((part, round_), {})
        if part in _OF_ACTIONS:
            actions = BookPart.ACTIONS, round_
            both = _names(now.parts.get(actions, {})) & _names(then.parts.get(actions, {}))
            here, there = _only(here, both), _only(there, both)
        settings_of_one_only = part is BookPart.SETTINGS and (round_ in now.rounds) != (round_ in then.rounds)
        if here != there and not settings_of_one_only:
            yield BookDifference(
                part=part,
                round=names[round_] if round_ else None,
                now=len(here),
                then=len(there),
                goes=len(here.keys() - there.keys()),
                comes=len(there.keys() - here.keys()),
                changed=sum(here[key] != there[key] for key in here.keys() & there.keys()),
            )


def _names(entries: Marks) -> frozenset[str | bytes | int]:
    return frozenset(key[-1] for key in entries)


def _only(entries: Marks, names: frozenset[str | bytes | int]) -> Marks:
    return {key: mark for key, mark in entries.items() if key[-1] in names}


def _contents(then: Holdings, names: Mapping[RoundId, RoundName]) -> Iterator[BookDifference]:
    for (part, round_), there in then.parts.items():
        if part.counted and part not in _OF_ACTIONS:
            name = names[round_] if round_ else None
            yield BookDifference(part=part, round=name, now=None, then=len(there), comes=len(there))


def _order(one: BookDifference) -> tuple[str, int, int]:
    """The workbook's own parts first, then round by round, so that people find theirs."""
    team, number = (one.round.team, one.round.number) if one.round else ("", 0)
    return team, number, one.part.value
