"""What has happened, in the past tense; told only after it is on disk."""

from collections.abc import Callable
from dataclasses import dataclass

from sixelements.domain.ids import ItemId, ResponseId, RoundId, TeamId


@dataclass(frozen=True, slots=True)
class OrganizationChanged:
    """Its name, color, logo or language."""


@dataclass(frozen=True, slots=True)
class TeamAdded:
    team: TeamId


@dataclass(frozen=True, slots=True)
class TeamChanged:
    team: TeamId


@dataclass(frozen=True, slots=True)
class RoundOpened:
    round: RoundId


@dataclass(frozen=True, slots=True)
class RoundChanged:
    round: RoundId


@dataclass(frozen=True, slots=True)
class RoundSealed:
    """No sheet goes in any more, and nothing is shown yet."""

    round: RoundId


@dataclass(frozen=True, slots=True)
class RoundClosed:
    """Its results can be read from now on."""

    round: RoundId


@dataclass(frozen=True, slots=True)
class RoundReopened:
    round: RoundId


@dataclass(frozen=True, slots=True)
class AnswerGiven:
    response: ResponseId
    item: ItemId


@dataclass(frozen=True, slots=True)
class ResponsesArrived:
    """Sheets were handed in or taken in; says how many, never which."""

    round: RoundId
    count: int


@dataclass(frozen=True, slots=True)
class DiscussionRecorded:
    round: RoundId


@dataclass(frozen=True, slots=True)
class PlanChanged:
    round: RoundId


Event = (
    OrganizationChanged
    | TeamAdded
    | TeamChanged
    | RoundOpened
    | RoundChanged
    | RoundSealed
    | RoundClosed
    | RoundReopened
    | AnswerGiven
    | ResponsesArrived
    | DiscussionRecorded
    | PlanChanged
)
Announce = Callable[[Event], None]


def tell_nobody(event: Event) -> None:
    """For callers that only need the change itself, such as the command line."""
