"""``sixelements new``: a workbook with its first team and round."""

from pathlib import Path

import click

from sixelements import bootstrap
from sixelements.application import workbooks
from sixelements.application.rounds import RoundSettings, choose_assessment, choose_practices
from sixelements.cli import options
from sixelements.domain.rounds import Mode
from sixelements.i18n import _
from sixelements.wording.asked import mode as mode_of
from sixelements.wording.withheld import headcount_outlook


@click.command("new", help=_("Make a workbook for an organization and open round 1."))
@options.FILE
@click.option("--organization", required=True, metavar="NAME", help=_("The organization's name."))
@click.option("--team", default="", metavar="NAME", help=_("The team; the organization itself unless given."))
@options.headcount_options
@options.settings_options
@click.option("--assessment", "asked", metavar="NAME", help=_("What to ask; six-elements unless given."))
def command(
    *,
    file: Path,
    organization: str,
    team: str,
    frontline: int | None,
    supervisor: int | None,
    manager: int | None,
    mode: str | None,
    threshold: int | None,
    practices: str | None,
    asked: str | None,
) -> None:
    assessment = choose_assessment(bootstrap.assessment, asked)
    settings = RoundSettings(
        mode=Mode(mode or Mode.ANONYMOUS),
        threshold=threshold,
        practices=choose_practices(assessment, practices or "all"),
    )
    first = workbooks.FirstTeam(
        name=team, headcount=options.headcount(frontline, supervisor, manager), settings=settings
    )
    book, added, opened = workbooks.start(
        bootstrap.create_workbook(file),
        organization=organization,
        team=first,
        assessment=assessment,
        new_id=bootstrap.new_id,
        today=bootstrap.today(),
    )
    options.tell_of_others(book)
    options.close(book)
    text = _("Made {file}. Round {n} of {team} is open and asks {practices} practices.")
    click.echo(text.format(file=file, n=opened.number, team=added.name, practices=len(opened.practices)))
    click.echo(mode_of(opened))
    click.echo(headcount_outlook(opened))
