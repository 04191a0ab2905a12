"""``sixelements close``: close a round, so that its results can be read."""

from pathlib import Path

import click

from sixelements import bootstrap
from sixelements.application.closing import close_round, left_out
from sixelements.application.hands import answered
from sixelements.cli import options
from sixelements.domain.errors import NotAllowed
from sixelements.domain.rounds import Round
from sixelements.i18n import _
from sixelements.wording.asked import do_not_count, more_sheets, will_not_count
from sixelements.wording.phrases import sentences


@click.command("close", help=_("Close a round and show its results; of an anonymous round this is final."))
@options.workbook_options
@click.option(
    "--anyway",
    is_flag=True,
    help=_("Close an anonymous round though some sheets rate too little to count."),
)
def command(*, file: Path, team: str | None, number: int | None, anyway: bool) -> None:
    with options.chosen(file, team, number) as at:
        sheets, all_ = sum(at.book.responses.arrived(at.round.id).values()), answered(at.book, at.round)
        dropped = left_out(at.book, at.round)
        if dropped and at.round.anonymous and at.round.collecting and not anyway:
            raise NotAllowed(_not_yet(at.round, dropped))
        closed = close_round(at.book, at.round, today=bootstrap.today())
        text = _("Round {n} of {team} is closed, and its results can be read. The window can reopen it.")
        if closed.anonymous:
            text = _(
                "Round {n} of {team} is closed, and its results can be read. That is final: "
                "it takes no more sheets."
            )
        click.echo(text.format(n=closed.number, team=at.team.name))
        if closed.headcount and 0 < closed.headcount.total < all_:
            click.echo(more_sheets(all_, closed.headcount.total, hands=all_ - sheets))
        if dropped:
            click.echo(do_not_count(dropped))


def _not_yet(round_: Round, dropped: int) -> str:
    """Why an anonymous round is not closed before somebody has read what that costs."""
    again = _("Closing is final: ask for fuller sheets first, or close with --anyway.")
    stays = _("Round {n} stays open.").format(n=round_.number)
    return sentences(stays, will_not_count(dropped), again)
