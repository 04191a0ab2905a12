"""What a round says: scores of practices, elements, and legs, without what may not be shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum

from sixelements.domain.agreement import Agreement
from sixelements.domain.anonymity import Withheld
from sixelements.domain.assessment import Leg, Role
from sixelements.domain.ids import ElementId, ItemId, PracticeId, beside_the_six
from sixelements.domain.responses import Group
from sixelements.domain.role_gaps import RoleGap

Interval = tuple[int, int]
"""A likely range in whole points, rounded outward."""


class NoRange(Enum):
    """Why a score has no range."""

    EVERYONE = "everyone answered"
    MORE_SHEETS = "more sheets than people"
    TOO_FEW = "too few answers"
    HANDS = "too many answers by show of hands"
    ALIKE = "all who answered came out alike"
    """Their spread is 0, which would claim to know the others."""


@dataclass(frozen=True, slots=True)
class RoleMean:
    """What one role group says of a practice: ``rated`` answers, ``mean`` in levels (1 to 5).

    In an anonymous round the mean is in half levels.
    """

    rated: int
    mean: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Unseen:
    """A practice that 30 % or more can't judge of those who should see it: everybody, or the ``leads``."""

    dont_know: int
    asked: int
    leads: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeScore:
    """One practice. The four counts are always numbers; everything else is None if it may not be shown.

    ``score`` is 0 to 100, ``mean`` and ``median`` 1 to 5, ``sd`` and ``ad`` in levels, ``counts`` the answers
    at levels 1 to 5, ``agreed`` whole or half. ``not_expected``: many don't know, and most people here can't
    be expected to. ``roles`` has the groups whose mean is shown, and ``rated_by`` how many of each rated it,
    if the round shows both. There None means fewer than k, in an open round only. An anonymous round has both
    numbers if both are at least k, otherwise neither.
    """

    id: PracticeId
    rated: int
    dont_know: int
    not_applicable: int
    skipped: int
    unseen: Unseen | None = None
    not_expected: bool = False
    score: float | None = None
    mean: float | None = None
    level: int | None = None
    level_range: tuple[int, int] | None = None
    median: float | None = None
    sd: float | None = None
    ad: float | None = None
    agreement: Agreement | None = None
    split: bool = False
    counts: tuple[int, int, int, int, int] | None = None
    roles: Mapping[Group, RoleMean]
    rated_by: Mapping[Group, int | None] = field(default_factory=dict)
    gap: RoleGap | None = None
    agreed: float | None = None
    withheld: Withheld | None = None

    @property
    def asked(self) -> int:
        """How many could have rated it: those who did, and those who don't know."""
        return self.rated + self.dont_know

    @property
    def few_rated(self) -> bool:
        """Whether most of those asked couldn't rate it, so that its level is that of the few."""
        return self.dont_know > self.rated

    @property
    def visibility_finding(self) -> bool:
        """Whether it is hard to see for those who should see it; that never lowers a score."""
        return self.unseen is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementScore:
    """One element; ``roles`` holds means in levels.

    ``responses`` is the n behind ``interval``: persons who rated half of it, in an anonymous round the
    mean number that rated its practices, rounded down. ``spread`` is s behind it, in points. ``no_range``
    says why there is no interval.
    """

    id: ElementId
    practices: tuple[PracticeScore, ...]
    score: float | None = None
    level: int | None = None
    level_range: tuple[int, int] | None = None
    interval: Interval | None = None
    no_range: NoRange | None = None
    responses: int = 0
    spread: float | None = None
    roles: Mapping[Group, float]
    gap: RoleGap | None = None

    @property
    def scored(self) -> int:
        """How many of its practices have a score."""
        return sum(p.score is not None for p in self.practices)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overall:
    """The plain mean of the six elements, if all six have a score."""

    score: float
    level: int
    level_range: tuple[int, int]
    interval: Interval | None


class LegSource(StrEnum):
    """Which figures the three legs come from."""

    ANSWERS = "answers"
    WORKSHEET = "worksheet"
    PRACTICES = "practices"


@dataclass(frozen=True, slots=True, kw_only=True)
class LegScores:
    """The three legs of service, 0 to 100: ten times the contacts of ten, or what the practices support.

    They are never levels. ``index`` is their geometric mean, floored at 5 a leg: a balance, no share.
    ``weakest`` is None on a tie, and where practices can't tell the legs apart. ``all_three`` is the line
    on all three at once, never mixed in. ``support`` is what the practices' leg weights say, always given
    beside the rest. ``lines`` has the per cent of contacts of each line that enough people answered.
    ``unanswered``: nobody answered any line.

    ``divided_legs``: those with two experiences on most of their lines, so that their means tell of nobody;
    ``divided``: all three are; ``all_three_divided``: the line on all three at once is. Ask ``two_ways``.
    ``divided_below`` has the most contacts of ten that the lower group says on a line of such a leg.
    """

    scores: Mapping[Leg, float]
    index: float
    weakest: Leg | None
    all_three: float | None
    source: LegSource
    support: Mapping[Leg, float]
    divided: bool = False
    divided_below: int = 6
    unanswered: bool = False
    lines: Mapping[ItemId, float] = field(default_factory=dict)
    divided_legs: frozenset[Leg] = frozenset()
    all_three_divided: bool = False

    @property
    def two_ways(self) -> frozenset[Leg]:
        """The legs that the team sees in two ways: named as such, never short, in no sentence by their mean.

        Copies from before legs were told apart have only ``divided``.
        """
        return self.divided_legs or (frozenset(Leg) if self.divided else frozenset())


class Scope(Enum):
    """What a withheld breakdown is about."""

    ANSWERS = "answers"
    ROLES = "roles"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppressed:
    """A breakdown that is withheld. ``practice`` None: for the whole round.

    ``groups`` says which role groups are withheld, if the scope is roles.
    """

    scope: Scope
    reason: Withheld
    practice: PracticeId | None = None
    groups: frozenset[Group] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleMix:
    """A role whose share of the answers is more than 20 points from its share of the team."""

    role: Role
    answered: float
    on_team: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Everything that may be shown of a round. ``responses`` counts those that are kept.

    ``hands`` are the most that were raised at one practice, 0 without a show of hands.

    ``answered`` has how many of them came from each role group that may be shown.
    """

    responses: int
    dropped: int
    elements: tuple[ElementScore, ...]
    overall: Overall | None
    legs: LegScores | None
    suppressed: tuple[Suppressed, ...]
    role_mix: tuple[RoleMix, ...] = ()
    answered: Mapping[Group, int] = field(default_factory=dict)
    set_aside_offers: tuple[PracticeId, ...] = ()
    hands: int = 0

    @property
    def people(self) -> int:
        """How many people's answers count: a sheet each, or a raised hand."""
        return self.responses + self.hands

    @property
    def six(self) -> tuple[ElementScore, ...]:
        """The elements that have scores, without what a team asks of its own beside them."""
        return tuple(e for e in self.elements if not beside_the_six(e.id))

    @property
    def practices(self) -> Mapping[PracticeId, PracticeScore]:
        """All practices of the round in order."""
        return {p.id: p for e in self.elements for p in e.practices}

    @property
    def farthest_apart(self) -> frozenset[ElementId]:
        """The elements with the widest flagged gap between front line and leads, as printed; mostly one."""
        flagged = {e.id: abs(e.gap.printed) for e in self.elements if e.gap and e.gap.flagged}
        widest = max(flagged.values(), default=0)
        return frozenset(e for e, points in flagged.items() if points == widest)

    def element(self, element: ElementId) -> ElementScore:
        """The score of one element of the round."""
        return next(e for e in self.elements if e.id == element)
