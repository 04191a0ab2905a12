"""``sixelements mend``: a copy, cut down so that everything fits, of a workbook too large to write to."""

from pathlib import Path

import click

from sixelements import bootstrap
from sixelements.i18n import _


@click.command("mend", help=_("Write a copy in which what is too long or too much is cut to what fits."))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), required=True, help=_("Where the copy goes."))
def command(*, file: Path, out: Path) -> None:
    for line in bootstrap.mend(file, out):
        click.echo(line)
    text = _("{out} holds all of {file} that fits. Opened for reading, {file} still shows the rest.")
    click.echo(text.format(out=out, file=file))
