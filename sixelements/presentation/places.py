"""The teams and rounds of a workbook, as the chooser of the rail lists them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sixelements.i18n import _
from sixelements.presentation.session import Session

if TYPE_CHECKING:
    from sixelements.domain.teams import Team


@dataclass(frozen=True, slots=True)
class Place:
    """A round of a team; ``here`` is the one that is looked at."""

    team: Team
    number: int
    text: str
    here: bool


def places(session: Session) -> tuple[Place, ...]:
    """All rounds, team by team, the newest first."""
    teams = session.book.teams.all()
    result = []
    for team in teams:
        for round_ in reversed(session.book.rounds.of(team.id)):
            text = _("Round {n}").format(n=round_.number)
            if len(teams) > 1:
                text = _("{team}, round {n}").format(team=team.name, n=round_.number)
            here = round_.id == session.round.id
            result.append(Place(team, round_.number, text, here))
    return tuple(result)
