"""``sixelements round``: a team's next round."""

from pathlib import Path

import click

from sixelements import bootstrap
from sixelements.application.next_round import CarryOver, open_next, unfinished
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
from sixelements.cli.outlook import tell_outlook
from sixelements.domain.ids import PracticeId
from sixelements.domain.rounds import Mode, Round
from sixelements.i18n import _, ngettext
from sixelements.wording.asked import mode as mode_of


@click.command("round", help=_("Open the next round; it is asked like the last one unless told otherwise."))
@options.FILE
@options.TEAM
@options.settings_options
@click.option(
    "--assessment", "asked", metavar="NAME", help=_("What to ask; the last round's assessment unless given.")
)
@click.option(
    "--carry-over",
    "carry",
    is_flag=True,
    help=_("Carry over every unfinished action as it stands; else they stay with the round before."),
)
def command(
    *,
    file: Path,
    team: str | None,
    mode: str | None,
    threshold: int | None,
    practices: str | None,
    asked: str | None,
    carry: bool,
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
        left = unfinished(book.plans.of(last.id))
        if carry:
            answers = {a.id: CarryOver(status=a.status, carry=True) for a in left}
            opened = open_next(
                book, found, assessment, settings, answers, new_id=bootstrap.new_id, today=bootstrap.today()
            )
        else:
            opened = open_round(
                book, found, assessment, settings, new_id=bootstrap.new_id, today=bootstrap.today()
            )
        text = _("Round {n} of {team} is open and asks {practices} practices.")
        click.echo(text.format(n=opened.number, team=found.name, practices=len(opened.practices)))
        click.echo(mode_of(opened))
        if left:
            click.echo(_left_words(last, len(left), carry=carry))
        tell_outlook(opened, assessment)


def _left_words(last: Round, n: int, *, carry: bool) -> str:
    """What becomes of the actions that are not done."""
    text = ngettext(
        "{n} unfinished action stays with round {before}; --carry-over would have taken it along.",
        "{n} unfinished actions stay with round {before}; --carry-over would have taken them along.",
        n,
    )
    if carry:
        text = ngettext(
            "{n} unfinished action is carried over as it stands.",
            "{n} unfinished actions are carried over as they stand.",
            n,
        )
    return text.format(n=n, before=last.number)


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
