"""``sixelements round``: a team's next round."""

from pathlib import Path

import click

from sixelements import bootstrap
from sixelements.application.responses import asks_role
from sixelements.application.rounds import Settings, choose_practices, find_round, open_round
from sixelements.application.teams import find_team
from sixelements.cli import options
from sixelements.domain.assessment import Assessment
from sixelements.domain.rounds import Mode, Round
from sixelements.i18n import _
from sixelements.wording.withheld import headcount_outlook


@click.command("round", help=_("Open the next round; it is asked like the last one unless told otherwise."))
@options.FILE
@options.TEAM
@options.settings_options
def command(
    *,
    file: Path,
    team: str | None,
    mode: str | None,
    threshold: int | None,
    practices: str | None,
) -> None:
    assessment = bootstrap.shipped_assessment()
    with options.workbook(file) as book:
        found = find_team(book, team)
        last = find_round(book, found.id)
        settings = _settings(assessment, last, mode=mode, threshold=threshold, practices=practices)
        opened = open_round(
            book, found, assessment, settings, new_id=bootstrap.new_id, today=bootstrap.today()
        )
        text = _("Round {n} of {team} is open and asks {practices} practices.")
        click.echo(text.format(n=opened.number, team=found.name, practices=len(opened.practices)))
        click.echo(headcount_outlook(opened, roles=asks_role(opened)))


def _settings(
    assessment: Assessment,
    last: Round,
    *,
    mode: str | None,
    threshold: int | None,
    practices: str | None,
) -> Settings:
    """The last round's settings with what was asked for in their place."""
    same_mode = mode is None or Mode(mode) is last.mode
    same = tuple(p for p in last.practices if p in assessment.practices)
    return Settings(
        mode=Mode(mode) if mode else last.mode,
        threshold=last.threshold if threshold is None and same_mode else threshold,
        practices=choose_practices(assessment, practices) if practices else same,
    )
