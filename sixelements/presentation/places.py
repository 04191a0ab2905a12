"""The teams and rounds of a workbook, as the chooser of the rail lists them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sixelements.application import next_round
from sixelements.i18n import _
from sixelements.presentation.session import Session

if TYPE_CHECKING:
    from sixelements.domain.teams import Team


@dataclass(frozen=True, slots=True)
class RoundPlace:
    """A round of a team; ``here`` is the one that is shown."""

    team: Team
    number: int
    text: str
    here: bool


def places(session: Session) -> tuple[RoundPlace, ...]:
    """All rounds, team by team, the newest first."""
    teams = session.book.teams.all()
    result = []
    for team in teams:
        for round_ in reversed(session.book.rounds.of(team.id)):
            text = _("Round {n}").format(n=round_.number)
            if len(teams) > 1:
                text = _("{team}, round {n}").format(team=team.name, n=round_.number)
            here = round_.id == session.round.id
            result.append(RoundPlace(team, round_.number, text, here))
    return tuple(result)


def planned_before(session: Session) -> int | None:
    """The number of the newest earlier round with something in its plan, which is reviewed meanwhile."""
    found = next_round.planned_before(session.book, session.round)
    return found.number if found else None


def go_to_plan_before(session: Session) -> None:
    """Show the round whose plan counts until this one has its own."""
    number = planned_before(session)
    if number is not None:
        session.choose(session.team, number)
