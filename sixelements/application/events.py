"""What a change of a workbook was about; told once it is on disk, once for each that was stored."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Self

from sixelements.domain.ids import RoundId, TeamId
from sixelements.domain.rounds import Round


class What(Enum):
    """What a change was about. Starting a sheet announces nothing; handing it in does."""

    ORGANIZATION = auto()
    """Its name, color, logo or language."""
    TEAM = auto()
    """A team was added, or its name, head count or services changed."""
    ROUND = auto()
    """A round was opened, or its settings, its state or the practices set aside changed."""
    SHEETS = auto()
    """Sheets were handed in, taken in or removed, or the words of one; never says which."""
    DISCUSSION = auto()
    WORKSHOP = auto()
    """The progress of a workshop. No score depends on it."""
    WORKSHEETS = auto()
    """What a group filled in; answers and scores stay what they are."""
    PLAN = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreChange:
    """One change that is on disk: what it was about, in which team and round where it was in one.

    ``by`` is whoever began it and shows it already: they know themselves by it, and nobody else.
    """

    what: What
    team: TeamId | None = None
    round: RoundId | None = None
    by: object = field(default=None, compare=False, repr=False)

    @classmethod
    def of(cls, what: What, round_: Round) -> Self:
        """A change in a round."""
        return cls(what=what, team=round_.team, round=round_.id)


Announce = Callable[[StoreChange], None]


def tell_nobody(change: StoreChange) -> None:
    """For callers that only need the change itself, such as the command line."""
