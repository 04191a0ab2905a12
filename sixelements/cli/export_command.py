"""``sixelements export``: every published figure of many workbooks in long form, for other engines."""

from collections.abc import Iterator
from pathlib import Path

import click

from sixelements import bootstrap
from sixelements.application.portfolio import Unread
from sixelements.application.published import PublishedRound, Twice, published_rounds
from sixelements.cli import options
from sixelements.cli.output import at_work
from sixelements.cli.status_command import unread_line
from sixelements.domain.errors import BadInput
from sixelements.i18n import _, ngettext
from sixelements.wording import numbers


@click.command(
    "export",
    help=_(
        "Write every published figure of workbooks into one CSV or Parquet file, a row a figure, for DuckDB, "
        "Spark, and the like. What may not be shown has no row; no answers of persons and no words are in it."
    ),
)
@options.FILES
@click.option(
    "--out",
    required=True,
    metavar="PATH.csv|.parquet",
    type=click.Path(path_type=Path),
    help=_("The file to write."),
)
@click.pass_context
def command(context: click.Context, *, files: tuple[Path, ...], out: Path) -> None:
    if out.suffix.lower() not in bootstrap.LONG_FORMS:
        raise click.UsageError(_("The name of an export ends in .csv or .parquet."))
    written, unread, twice = list[int](), list[Unread](), list[Twice]()

    def rounds() -> Iterator[PublishedRound]:
        for found in published_rounds(files, bootstrap.open_for_reading):
            if isinstance(found, Unread):
                unread.append(found)
                continue
            if isinstance(found, Twice):
                twice.append(found)
                continue
            written.append(1)
            yield found
        if unread and not written:  # an export from before is worth more than an empty one
            raise BadInput(_("There is nothing to write, so {path} was left alone.").format(path=out))

    try:
        with at_work(_("Reading {n} workbooks").format(n=numbers.count(len(files)))):
            bootstrap.write_long_form(out, rounds())
    finally:
        for entry in unread:
            click.echo(unread_line(entry), err=True)
    text = ngettext("Wrote {n} round to {path}.", "Wrote {n} rounds to {path}.", len(written))
    click.echo(text.format(n=numbers.count(len(written)), path=out))
    for one in twice:
        click.echo(_twice(one), err=True)
    if unread:
        context.exit(1)


def _twice(found: Twice) -> str:
    text = ngettext(
        "{path}: {n} round is in another workbook of the list, too, and is written once.",
        "{path}: {n} rounds are in another workbook of the list, too, and are written once.",
        found.rounds,
    )
    return text.format(path=found.path, n=numbers.count(found.rounds))
