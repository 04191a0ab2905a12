"""``sixelements export``: every published figure of many workbooks in long form, for other engines."""

from collections.abc import Iterator
from pathlib import Path

import click

from sixelements import bootstrap
from sixelements.application.portfolio import Unread
from sixelements.application.published import PublishedRound, published_rounds
from sixelements.cli import options
from sixelements.cli.output import at_work
from sixelements.cli.status_command import unread_line
from sixelements.domain.errors import NotAllowed
from sixelements.i18n import _, ngettext
from sixelements.wording import numbers


@click.command(
    "export",
    help=_(
        "Write every published figure of workbooks into one CSV, a row a figure, for DuckDB, Spark, and the "
        "like. What may not be shown has no row; no answers of persons and no words are in it."
    ),
)
@options.FILES
@click.option(
    "--out", required=True, metavar="PATH.csv", type=click.Path(path_type=Path), help=_("The file to write.")
)
@click.pass_context
def command(context: click.Context, *, files: tuple[Path, ...], out: Path) -> None:
    if out.suffix.lower() == ".parquet":
        text = _("Parquet can't be written here. Name a .csv: one line of DuckDB makes Parquet of it.")
        raise NotAllowed(text)
    if out.suffix.lower() != ".csv":
        raise click.UsageError(_("The name of an export ends in .csv."))
    written, unread = list[int](), list[Unread]()

    def rounds() -> Iterator[PublishedRound]:
        for found in published_rounds(files, bootstrap.open_for_reading):
            if isinstance(found, Unread):
                unread.append(found)
                continue
            written.append(1)
            yield found

    with at_work(_("Reading {n} workbooks").format(n=numbers.count(len(files)))):
        bootstrap.write_long_form(out, rounds())
    text = ngettext("Wrote {n} round to {path}.", "Wrote {n} rounds to {path}.", len(written))
    click.echo(text.format(n=numbers.count(len(written)), path=out))
    for entry in unread:
        click.echo(unread_line(entry), err=True)
    if unread:
        context.exit(1)
