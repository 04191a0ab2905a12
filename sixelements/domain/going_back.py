"""Going back to a backup: what would come back and what would go, told in counts before it is done."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from sixelements.domain.ids import RoundId

EntryKey = tuple[str | bytes | int, ...]
Marks = Mapping[EntryKey, int]
"""What there is of one part: an entry of it, and a number that is another one once the entry was changed."""


class BookPart(Enum):
    """What is told apart of a workbook, in the order in which it is told.

    Of `SETTINGS`, `TALK`, `WORKSHEETS` and `PLAN` it is said that something differs, and not of how much.
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
    PLAN = auto()

    @property
    def counted(self) -> bool:
        """Whether people would count it."""
        return self not in (BookPart.SETTINGS, BookPart.TALK, BookPart.WORKSHEETS, BookPart.PLAN)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundName:
    """Which round, as people say it."""

    team: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """What a workbook holds, part by part and round by round; nothing in it can be read back."""

    parts: Mapping[tuple[BookPart, RoundId | None], Marks]
    rounds: Mapping[RoundId, RoundName]


@dataclass(frozen=True, slots=True, kw_only=True)
class BookDifference:
    """A part that differs from what it was then. ``now`` is None where it can't be read.

    ``goes`` and ``comes`` count what only one of the two has, ``changed`` what both have, and not alike.
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

    ``aside``: the name under which what lies there is kept; empty where nothing does. ``passing``: only
    until the next change, as it holds an anonymous round of which one state alone may be kept.
    ``readable``: whether what lies there can be read, so that ``differences`` are from that. ``stays``: open
    anonymous rounds stay as they are, as the two states of one would tell fewer sheets than may be shown.
    ``not_known_whose``: the backup's organization, where what lies there does not tell whose it is.
    """

    differences: tuple[BookDifference, ...]
    aside: str
    passing: bool = False
    readable: bool = True
    stays: bool = False
    not_known_whose: str = ""


def differences(now: Holdings | None, then: Holdings) -> tuple[BookDifference, ...]:
    """What differs, round by round; where what is there can't be read, all that comes back."""
    names = {**then.rounds, **(now.rounds if now else {})}
    found = _contents(then, names) if now is None else _between(now, then, names)
    return tuple(sorted(found, key=_order))


def _between(now: Holdings, then: Holdings, names: Mapping[RoundId, RoundName]) -> Iterator[BookDifference]:
    for part, round_ in dict.fromkeys((*now.parts, *then.parts)):
        here, there = now.parts.get((part, round_), {}), then.parts.get((part, round_), {})
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


def _contents(then: Holdings, names: Mapping[RoundId, RoundName]) -> Iterator[BookDifference]:
    for (part, round_), there in then.parts.items():
        if part.counted:
            name = names[round_] if round_ else None
            yield BookDifference(part=part, round=name, now=None, then=len(there), comes=len(there))


def _order(one: BookDifference) -> tuple[str, int, int]:
    """The workbook's own first, then round by round, so that a person finds theirs."""
    team, number = (one.round.team, one.round.number) if one.round else ("", 0)
    return team, number, one.part.value
