"""``sixelements close``: close a round, so that its results can be read."""

from pathlib import Path

import click

from sixelements import bootstrap
from sixelements.application.rounds import close_round
from sixelements.cli import options
from sixelements.i18n import _


@click.command("close", help=_("Close a round; from then on its results can be read, and late sheets wait."))
@options.workbook_options
def command(*, file: Path, team: str | None, number: int | None) -> None:
    with options.chosen(file, team, number) as at:
        closed = close_round(at.book, at.round, today=bootstrap.today())
        text = _("Round {n} of {team} is closed. Its results can be read now; late sheets wait.")
        click.echo(text.format(n=closed.number, team=at.team.name))
