"""``sixelements round``: a team's next round."""

from pathlib import Path

import click

from sixelements import bootstrap
from sixelements.application.rounds import (
    RoundSettings,
    choose_assessment,
    choose_practices,
    find_round,
    open_round,
    practices_again,
)
from sixelements.application.teams import find_team
from sixelements.cli import options
from sixelements.domain.ids import PracticeId
from sixelements.domain.rounds import Mode, Round
from sixelements.i18n import _
from sixelements.wording.asked import mode as mode_of
from sixelements.wording.withheld import headcount_outlook


@click.command("round", help=_("Open the next round; it is asked like the last one unless told otherwise."))
@options.FILE
@options.TEAM
@options.settings_options
@click.option(
    "--assessment", "asked", metavar="NAME", help=_("What to ask; the last round's assessment unless given.")
)
def command(
    *,
    file: Path,
    team: str | None,
    mode: str | None,
    threshold: int | None,
    practices: str | None,
    asked: str | None,
) -> None:
    with options.workbook(file) as book:
        found = find_team(book, team)
        last = find_round(book, found.id)
        before = book.assessments.get(last.assessment)
        assessment = choose_assessment(bootstrap.assessment, asked, before=before)
        chosen = (
            choose_practices(assessment, practices)
            if practices
            else practices_again(last, before, assessment)
        )
        settings = _settings(last, mode=mode, threshold=threshold, practices=chosen)
        opened = open_round(
            book, found, assessment, settings, new_id=bootstrap.new_id, today=bootstrap.today()
        )
        text = _("Round {n} of {team} is open and asks {practices} practices.")
        click.echo(text.format(n=opened.number, team=found.name, practices=len(opened.practices)))
        click.echo(mode_of(opened))
        click.echo(headcount_outlook(opened))


def _settings(
    last: Round, *, mode: str | None, threshold: int | None, practices: tuple[PracticeId, ...]
) -> RoundSettings:
    """The last round's settings, changed as the options ask."""
    same_mode = mode is None or Mode(mode) is last.mode
    return RoundSettings(
        mode=Mode(mode) if mode else last.mode,
        threshold=last.threshold if threshold is None and same_mode else threshold,
        practices=practices,
    )
