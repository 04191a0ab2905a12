"""``sixelements share``: the questions of a round as a file in which people answer on another laptop."""

from pathlib import Path

import click

from sixelements import bootstrap
from sixelements.application.sharing import share
from sixelements.cli import options
from sixelements.i18n import _
from sixelements.wording.passwords import same_password
from sixelements.wording.rounds import collection_goes_back


@click.command(
    "share", help=_("Write a collection file: the questions of a round, to be answered on another laptop.")
)
@options.workbook_options
@click.option(
    "--out",
    required=True,
    metavar="PATH.sixc",
    type=click.Path(path_type=Path),
    help=_("The collection file; its name ends in .sixc, and no file has it yet."),
)
def command(*, file: Path, team: str | None, number: int | None, out: Path) -> None:
    if out.suffix.lower() != ".sixc":
        raise click.UsageError(_("The name of a collection file ends in .sixc."))
    with options.chosen(file, team, number, read_only=True) as at:
        share(at.book, at.team, at.round, bootstrap.write_collection(out, file))
    click.echo(_("Wrote {path}.").format(path=out))
    if bootstrap.has_password(out):
        click.echo(same_password())
    click.echo(collection_goes_back())
