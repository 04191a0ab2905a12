"""``sixelements team``: another team with its first round."""

from pathlib import Path

import click

from sixelements import bootstrap
from sixelements.application.rounds import (
    RoundSettings,
    choose_assessment,
    choose_practices,
    newest_assessment,
)
from sixelements.application.teams import begin_team
from sixelements.cli import options
from sixelements.cli.outlook import tell_outlook
from sixelements.domain.rounds import Mode
from sixelements.i18n import _
from sixelements.wording.asked import mode as mode_of


@click.command("team", help=_("Add a team to a workbook and open its round 1."))
@options.FILE
@click.argument("name")
@options.headcount_options
@options.settings_options
@click.option(
    "--assessment",
    "asked",
    metavar="NAME",
    help=_("What to ask; the assessment of the workbook's newest round unless given."),
)
def command(
    *,
    file: Path,
    name: str,
    frontline: int | None,
    supervisor: int | None,
    manager: int | None,
    mode: str | None,
    threshold: int | None,
    practices: str | None,
    asked: str | None,
) -> None:
    people = options.headcount(frontline, supervisor, manager)
    with options.workbook(file) as book:
        assessment = choose_assessment(bootstrap.assessment, asked, before=newest_assessment(book))
        settings = RoundSettings(
            mode=Mode(mode or Mode.ANONYMOUS),
            threshold=threshold,
            practices=choose_practices(assessment, practices or "all"),
        )
        team, opened = begin_team(
            book,
            name=name,
            headcount=people,
            assessment=assessment,
            settings=settings,
            new_id=bootstrap.new_id,
            today=bootstrap.today(),
        )
        click.echo(
            _("Added {team}. Its round {n} takes answers from now on.").format(
                team=team.name, n=opened.number
            )
        )
        click.echo(mode_of(opened))
        tell_outlook(opened, assessment)
