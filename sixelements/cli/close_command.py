"""``sixelements close``: close a round, so that its results can be read."""

from pathlib import Path

import click

from sixelements import bootstrap
from sixelements.application.closing import close_round, left_out
from sixelements.cli import options
from sixelements.i18n import _
from sixelements.wording.asked import more_sheets, will_not_count


@click.command("close", help=_("Close a round and show its results; of an anonymous round this is final."))
@options.workbook_options
def command(*, file: Path, team: str | None, number: int | None) -> None:
    with options.chosen(file, team, number) as at:
        sheets = sum(at.book.responses.arrived(at.round.id).values())
        dropped = left_out(at.book, at.round)
        closed = close_round(at.book, at.round, today=bootstrap.today())
        text = _("Round {n} of {team} is closed, and its results can be read. The window can reopen it.")
        if closed.anonymous:
            text = _(
                "Round {n} of {team} is closed, and its results can be read. That is final: "
                "it takes no more sheets."
            )
        click.echo(text.format(n=closed.number, team=at.team.name))
        if closed.headcount and 0 < closed.headcount.total < sheets:
            click.echo(more_sheets(sheets, closed.headcount.total))
        if dropped:
            click.echo(will_not_count(dropped))
