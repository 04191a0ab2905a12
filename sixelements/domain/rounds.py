"""A round: one pass of one team through the assessment, and the settings fixed before its first answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum

from sixelements.domain.ids import PracticeId, RoundId, TeamId
from sixelements.domain.teams import Headcount

ANONYMOUS_THRESHOLD = 5
LOWEST_THRESHOLD = 3
OPEN_THRESHOLD = 3
HIGHEST_THRESHOLD = 50
MOST_PUBLICATIONS = 100
"""How often a round is published: once, and with late sheets again. Each of them is counted apart."""
HALF_A_YEAR = 180
HORIZONS = (90, HALF_A_YEAR, 365)


class Mode(StrEnum):
    """Whether names may be shown beside answers."""

    ANONYMOUS = "anonymous"
    OPEN = "open"


class SettingProblem(Enum):
    """Why the settings of a round can't be used."""

    THRESHOLD_TOO_LOW = "threshold too low"
    THRESHOLD_TOO_HIGH = "threshold too high"
    NO_PRACTICES = "no practices"


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One pass of one team.

    ``published`` is the number of the last batch of responses whose figures may be read: 0 before
    the round was first closed. A batch is all there is about when a response came in.
    ``several_sittings``: people may answer over days. ``horizon_days`` is how far the plan looks ahead.
    ``set_aside`` holds practices that left numerator and denominator, each with its reason.
    """

    id: RoundId
    team: TeamId
    number: int
    mode: Mode
    threshold: int
    practices: tuple[PracticeId, ...]
    headcount: Headcount | None
    closed: bool = False
    published: int = 0
    assessment: str = ""
    opened_on: str = ""
    closed_on: str | None = None
    several_sittings: bool = False
    horizon_days: int = HALF_A_YEAR
    set_aside: Mapping[PracticeId, str] = field(default_factory=dict)

    @property
    def anonymous(self) -> bool:
        return self.mode is Mode.ANONYMOUS

    @property
    def applicable(self) -> tuple[PracticeId, ...]:
        """The practices asked and not set aside."""
        return tuple(p for p in self.practices if p not in self.set_aside)

    @property
    def batches(self) -> tuple[tuple[int, int], ...]:
        """The published batches that count apart, each as (after, upto); in an open round all at once."""
        if not self.anonymous and self.readable:
            return ((0, self.published),)
        return tuple((n, n + 1) for n in range(self.published))

    @property
    def collecting(self) -> int:
        """The batch that a response handed in now belongs to."""
        return self.published + 1

    @property
    def readable(self) -> bool:
        """Whether there are published figures."""
        return self.published > 0


def default_threshold(mode: Mode) -> int:
    """The smallest number of people shown as a group unless somebody chose another."""
    return ANONYMOUS_THRESHOLD if mode is Mode.ANONYMOUS else OPEN_THRESHOLD


def problem_with(*, threshold: int, practices: tuple[PracticeId, ...]) -> SettingProblem | None:
    """What is wrong with the settings of a round, or None (scoring rules, "Anonymity")."""
    if not practices:
        return SettingProblem.NO_PRACTICES
    if threshold < LOWEST_THRESHOLD:
        return SettingProblem.THRESHOLD_TOO_LOW
    if threshold > HIGHEST_THRESHOLD:
        return SettingProblem.THRESHOLD_TOO_HIGH
    return None


def minimum_rated(practices_shown: int) -> int:
    """How many practices a kept response rated at least: half of those shown, rounded up."""
    return (practices_shown + 1) // 2
