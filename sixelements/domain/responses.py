"""Answers as people give them, and the tallies that scoring works from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from sixelements.domain.assessment import LEVELS, Role
from sixelements.domain.ids import ElementId, ItemId, ResponseId, RoundId

IN_ALL = ItemId("all")
"""What a comment is on that is on no single question."""
TAKEN_OUT = "[…]"
"""What stands where somebody's words were taken out: a mark of no language, as it is stored and printed."""


class Way(StrEnum):
    """How a sheet came in."""

    FORM = "form"
    TABLE = "table"
    LAPTOP = "laptop"
    PAPER = "paper"
    COLLECTION = "collection"


NO_WAYS: Mapping[Way, int] = {}


class Group(StrEnum):
    """The partition by which results may be broken down; leads are supervisors and managers together."""

    FRONTLINE = "frontline"
    LEADS = "leads"
    UNKNOWN = "unknown"


def group_of(role: Role | None) -> Group:
    """The group a participant counts in."""
    if role is None:
        return Group.UNKNOWN
    return Group.FRONTLINE if role is Role.FRONTLINE else Group.LEADS


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: a level from 1 to 5, "don't know" or "not applicable". Skipped is the absence of one."""

    code: int

    @property
    def level(self) -> int | None:
        return self.code if self.code in LEVELS else None


DONT_KNOW = Answer(0)
NOT_APPLICABLE = Answer(-1)


def level_answer(level: int) -> Answer:
    """The answer for a level from 1 to 5; raises ValueError for any other number."""
    if level not in LEVELS:
        raise ValueError("a level is a whole number from 1 to 5")
    return Answer(level)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What one participant filled in, before it belongs to a round.

    ``id``: what it was handed in under on another laptop, by which it is known; None for any other.
    """

    role: Role | None
    answers: Mapping[ItemId, Answer]
    comments: Mapping[ItemId, str] = field(default_factory=dict)
    id: ResponseId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """One participant's sheet in a round."""

    id: ResponseId
    round: RoundId
    role: Role | None
    answers: Mapping[ItemId, Answer]
    comments: Mapping[ItemId, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Counts:
    """How often each answer was given: ``levels[0]`` is level 1."""

    levels: tuple[int, int, int, int, int] = (0, 0, 0, 0, 0)
    dont_know: int = 0
    not_applicable: int = 0

    @property
    def rated(self) -> int:
        """n: how many gave a level."""
        return sum(self.levels)

    @property
    def total(self) -> int:
        """Σx: the sum of the levels given."""
        one, two, three, four, five = self.levels
        return one + 2 * two + 3 * three + 4 * four + 5 * five

    @property
    def unanimous(self) -> bool:
        """Whether everybody who rated gave the same level."""
        return self.rated > 0 and self.rated in self.levels

    def __add__(self, other: "Counts") -> "Counts":
        a, b = self.levels, other.levels
        return Counts(
            (a[0] + b[0], a[1] + b[1], a[2] + b[2], a[3] + b[3], a[4] + b[4]),
            self.dont_know + other.dont_know,
            self.not_applicable + other.not_applicable,
        )


NO_ANSWERS = Counts()


@dataclass(frozen=True, slots=True)
class SheetSum:
    """What one kept sheet holds of one element: how many practices were rated, and the sum of levels."""

    rated: int
    total: int


SheetSums: TypeAlias = Mapping[ElementId, SheetSum]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """All kept responses of a round, counted; no response can be told from another.

    ``roles`` says how many kept responses each role gave, ``counts`` what individual sheets say,
    ``hands`` what a show of hands added.
    """

    roles: Mapping[Role | None, int]
    dropped: int
    counts: Mapping[ItemId, Mapping[Group, Counts]]
    hands: Mapping[ItemId, Counts] = field(default_factory=dict)

    @property
    def responses(self) -> int:
        """Kept responses in all groups."""
        return sum(self.roles.values())

    @property
    def kept(self) -> Mapping[Group, int]:
        """Kept responses by group."""
        result = dict.fromkeys(Group, 0)
        for role, n in self.roles.items():
            result[group_of(role)] += n
        return result

    def everyone(self, item: ItemId) -> Counts:
        """Counts of one item over everybody."""
        return add_up(self.groups(item).values())

    def groups(self, item: ItemId) -> Mapping[Group, Counts]:
        """Counts of one item by group; a show of hands has no role."""
        groups = dict(self.counts.get(item, {}))
        if item in self.hands:
            groups[Group.UNKNOWN] = groups.get(Group.UNKNOWN, NO_ANSWERS) + self.hands[item]
        return groups


def add_up(counts: Iterable[Counts]) -> Counts:
    """The sum of counts."""
    result = NO_ANSWERS
    for c in counts:
        result = result + c
    return result
