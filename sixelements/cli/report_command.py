"""``sixelements report``: the roadmap, and the figures for other programs."""

from pathlib import Path

import click

from sixelements import bootstrap
from sixelements.application.reports import gather
from sixelements.cli import options
from sixelements.domain.errors import NotAllowed
from sixelements.i18n import _
from sixelements.wording.numbers import listing

NOT_WRITTEN = (".xlsx", ".ics")
"""Endings of the contract that this version does not write."""


@click.command("report", help=_("Write the report; the ending of the path says which: .pdf, .csv, .json."))
@options.workbook_options
@click.option(
    "--out", required=True, metavar="PATH", type=click.Path(path_type=Path), help=_("The file to write.")
)
def command(*, file: Path, team: str | None, number: int | None, out: Path) -> None:
    write = _writer(out)
    with options.chosen(file, team, number, read_only=True) as at:
        material = gather(at.book, at.team, at.round, made_on=bootstrap.today())
    report = write(material)
    bootstrap.write_file(out, report.data)
    click.echo(_("Wrote {path}.").format(path=out))
    if report.missing:
        text = _("No font has these characters, so they print as codes: {codes}.")
        codes = [f"[U+{ord(c):04X}]" for c in sorted(report.missing)]
        click.echo(text.format(codes=listing(codes)), err=True)


def _writer(out: Path) -> "bootstrap.WriteReport":
    ending = out.suffix.lower()
    endings = ", ".join(bootstrap.REPORTS)
    if ending in NOT_WRITTEN:
        text = _("This version does not write {ending} files. Choose one of {endings}.")
        raise NotAllowed(text.format(ending=ending, endings=endings))
    if ending not in bootstrap.REPORTS:
        text = _("The ending of {path} is not known. Choose one of {endings}.")
        raise click.UsageError(text.format(path=out.name, endings=endings))
    return bootstrap.REPORTS[ending]
