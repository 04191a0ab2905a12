"""What a team settled in the room: kept next to the private answers, never in their place."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from sixelements.domain.assessment import Leg
from sixelements.domain.facts import HardFact
from sixelements.domain.ids import PracticeId

LINES = 10
"""Lines of a service: three a leg, and all three at once."""
LINES_OF_LEG = 3
DEFAULT_AIM = 4
UNVOTED_AIM = 3
EVIDENCE_FROM = 3.5
"""The lowest level that reads as level 4, which takes evidence."""


class Outcome(Enum):
    """How the talk about a practice ended."""

    AGREED = "agreed"
    NOT_AGREED = "not agreed"
    CONFIRMED = "confirmed"
    """Nobody objected in the bulk confirmation: the mean stands, there is no agreed level."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """The record about one practice. ``level`` is whole or half, 1 to 5, and only with AGREED."""

    outcome: Outcome
    level: float | None = None
    why: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """One service in the three-thirds worksheet: three items a leg, levels 1 to 5 or not rated.

    ``all_three``: the tenth line, all three legs at once. ``facts`` stand beside lines, by their numbers
    from 1 to 10.
    """

    name: str = ""
    levels: Mapping[Leg, tuple[int | None, ...]]
    all_three: int | None = None
    facts: Mapping[int, HardFact] = field(default_factory=dict)

    def answer(self, line: int) -> int | None:
        """The answer to a line from 1 to 10; None: not rated."""
        if line == LINES:
            return self.all_three
        leg, at = divmod(line - 1, LINES_OF_LEG)
        answers = self.levels.get(list(Leg)[leg], ())
        return answers[at] if at < len(answers) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Discussion:
    """All that was recorded for a round: agreed levels, aims, importance votes, the worksheet."""

    facilitator: str = ""
    settled: Mapping[PracticeId, Settled] = field(default_factory=dict)
    aims: Mapping[PracticeId, int] = field(default_factory=dict)
    votes: Mapping[PracticeId, int] = field(default_factory=dict)
    discussed: tuple[PracticeId, ...] = ()
    services: tuple[Service, ...] = ()
    parking: tuple[str, ...] = ()
    """What came up and was put off, in the order in which it came."""

    @property
    def voted(self) -> bool:
        """Whether an importance vote was held."""
        return any(self.votes.values())

    def agreed(self, practice: PracticeId) -> float | None:
        """The agreed level of a practice, if there is one."""
        settled = self.settled.get(practice)
        return settled.level if settled else None

    def not_agreed(self, practice: PracticeId) -> bool:
        """Whether the team talked and did not agree."""
        settled = self.settled.get(practice)
        return settled is not None and settled.outcome is Outcome.NOT_AGREED

    def self_reported(self, practice: PracticeId) -> bool:
        """Whether a level that reads as 4 or 5 was agreed without evidence; it prints as self-reported."""
        settled = self.settled.get(practice)
        return settled is not None and (settled.level or 0) >= EVIDENCE_FROM and not settled.evidence

    def standing(self, practice: PracticeId, mean: float | None) -> float | None:
        """What the plan works from: the agreed level, else the mean; a self-reported one does not count."""
        return self.agreed(practice) if self.stands_agreed(practice) else mean

    def told(self, practice: PracticeId, mean: float | None) -> float | None:
        """The level whose sentence is printed: of a self-reported level and the mean, the lower one.

        So no claim without evidence lifts the sentence above the answers, nor the answers above the claim.
        """
        agreed = self.agreed(practice)
        if agreed is None or mean is None or not self.self_reported(practice):
            return self.standing(practice, mean)
        return min(agreed, mean)

    def stands_agreed(self, practice: PracticeId) -> bool:
        """Whether the plan works from an agreed level."""
        return self.agreed(practice) is not None and not self.self_reported(practice)

    def aim(self, practice: PracticeId) -> int:
        """The level wanted in the end: as recorded, else 4, or 3 where a vote gave it nothing."""
        if practice in self.aims:
            return self.aims[practice]
        return UNVOTED_AIM if self.voted and not self.votes.get(practice) else DEFAULT_AIM

    def aims_below(self) -> tuple[PracticeId, ...]:
        """The practices whose recorded aim is below the level agreed on: nothing is planned on them."""
        return tuple(p for p, aim in self.aims.items() if (self.agreed(p) or 0) > aim)

    def importance(self, practice: PracticeId) -> float:
        """v, 0 to 1: votes over the most votes any practice got; 0.5 for all without a vote."""
        if not self.voted:
            return 0.5
        return self.votes.get(practice, 0) / max(self.votes.values())


NO_DISCUSSION = Discussion()


def valid_level(level: float) -> bool:
    """Whether a number can be an agreed level: whole or half, from 1 to 5."""
    return 1 <= level <= 5 and (2 * level) % 1 == 0


def differs_again(levels: tuple[int, ...]) -> bool:
    """Whether a second vote leaves the room apart: its SD (n - 1) is 1 or more."""
    n = len(levels)
    if n < 2:
        return False
    total = sum(levels)
    return n * sum(x * x for x in levels) - total * total >= n * (n - 1)
