"""Workbooks: start one for an organization, with its first team and round."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sixelements.application.organization import change_branding, printable
from sixelements.application.ports import Branding, NewId, Workbook
from sixelements.application.rounds import RoundSettings, check_settings, newest_assessment
from sixelements.application.teams import begin_team, checked_name
from sixelements.domain.assessment import Assessment
from sixelements.domain.rounds import Round
from sixelements.domain.teams import Headcount, Team


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """What a new workbook takes over from another: its branding, and how its newest round is asked.

    ``assessment`` and ``round`` are None where the other one has no round.
    """

    branding: Branding
    assessment: Assessment | None
    round: Round | None


def likeness(book: Workbook) -> Likeness:
    """What can be taken over from a workbook; a logo that can't be read is not."""
    found = printable(book)
    rounds = [round_ for team in book.teams.all() for round_ in book.rounds.of(team.id)]
    newest = max(rounds, key=lambda round_: round_.opened_on or date.min, default=None)
    return Likeness(
        branding=Branding(color=found.color, logo=found.logo, language=found.language.code),
        assessment=newest_assessment(book),
        round=newest,
    )


Create = Callable[[str], Workbook]
"""Makes an empty workbook for an organization of this name; refuses a place that is taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstTeam:
    """What the first team is called, how many people it has, and how its first round is asked."""

    name: str
    headcount: Headcount | None
    settings: RoundSettings


def start(
    create: Create,
    *,
    organization: str,
    team: FirstTeam,
    assessment: Assessment,
    new_id: NewId,
    today: date,
    branding: Branding | None = None,
) -> tuple[Workbook, Team, Round]:
    """Make a workbook with one team and an open round 1. Nothing is made where a setting is wrong."""
    organization = checked_name(organization)
    name = checked_name(team.name or organization)
    check_settings(team.settings)
    book = create(organization)
    if branding:
        change_branding(book, branding)
    added, opened = begin_team(
        book,
        name=name,
        headcount=team.headcount,
        assessment=assessment,
        settings=team.settings,
        new_id=new_id,
        today=today,
    )
    return book, added, opened
