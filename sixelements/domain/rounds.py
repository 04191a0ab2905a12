"""A round: one pass of one team through the assessment, and the settings fixed before its first answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, StrEnum

from sixelements.domain.ids import PracticeId, RoundId, TeamId, beside_the_six
from sixelements.domain.teams import Headcount

ANONYMOUS_THRESHOLD = 5
LOWEST_THRESHOLD = 3
OPEN_THRESHOLD = 3
HIGHEST_THRESHOLD = 50
HALF_A_YEAR = 180
HORIZONS = (90, HALF_A_YEAR, 365)


class Mode(StrEnum):
    """Whether names may be shown with answers."""

    ANONYMOUS = "anonymous"
    OPEN = "open"


class State(StrEnum):
    """How far a round is. An anonymous one is sealed first: it takes no more sheets and shows nothing yet."""

    OPEN = "open"
    SEALED = "sealed"
    PUBLISHED = "published"


class SettingProblem(Enum):
    """Why the settings of a round can't be used."""

    THRESHOLD_TOO_LOW = "threshold too low"
    THRESHOLD_TOO_HIGH = "threshold too high"
    NO_PRACTICES = "no practices"


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One pass of one team.

    An anonymous round goes from open to sealed, from where it can be taken back, to published, which is
    final. An open round is published by closing it, and may be opened again.
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
    state: State = State.OPEN
    assessment: str = ""
    opened_on: date | None = None
    closed_on: date | None = None
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
    def least_rated(self) -> int:
        """How many practices of the six elements a kept response rated at least."""
        return minimum_rated(len(weighed(self.practices)))

    @property
    def collecting(self) -> bool:
        """Whether sheets are taken in."""
        return self.state is State.OPEN

    @property
    def sealed(self) -> bool:
        """Whether it is closed, and what was answered is not shown yet."""
        return self.state is State.SEALED

    @property
    def readable(self) -> bool:
        """Whether the figures are published."""
        return self.state is State.PUBLISHED


@dataclass(frozen=True, slots=True, kw_only=True)
class LateSheets:
    """What was done with sheets that waited in an older workbook when it was brought up to date.

    ``erased``: sheets of anonymous rounds that were published without them, or were only begun.
    ``counted``: sheets that count now in open rounds before the last. ``reopened``: open rounds that are
    open again because sheets waited. ``backup``: the backup made just before has all of it.
    """

    erased: int = 0
    counted: int = 0
    reopened: int = 0
    backup: bool = False

    def __bool__(self) -> bool:
        return any((self.erased, self.counted, self.reopened))


NO_LATE_SHEETS = LateSheets()


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


def weighed(practices: Sequence[PracticeId]) -> tuple[PracticeId, ...]:
    """The practices by which a response is kept: those of the six elements, if any are asked."""
    return tuple(p for p in practices if not beside_the_six(p)) or tuple(practices)


def minimum_rated(practices_shown: int) -> int:
    """How many practices a kept response rated at least: half of those shown, rounded up."""
    return (practices_shown + 1) // 2
