"""``sixelements report``: the report for an audience, and the figures for other programs."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from sixelements import bootstrap
from sixelements.application.audiences import PARTS, Audience, has_parts
from sixelements.application.reports import Picture, WantedPdf, gather
from sixelements.cli import options
from sixelements.i18n import _
from sixelements.wording.numbers import listing

PDF = ".pdf"
_PAPERS = ("letter", "a4")


class Parts(click.ParamType[frozenset[str]]):
    """Names of parts with commas between them; a space in a name may be a hyphen."""

    name = "parts"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> frozenset[str]:
        if isinstance(value, frozenset):
            return value
        names = [" ".join(name.replace("-", " ").lower().split()) for name in str(value).split(",")]
        unknown = [name for name in names if name not in PARTS]
        if unknown:
            text = _("There is no part {name}. Choose from {parts}.")
            self.fail(text.format(name=f"“{unknown[0]}”", parts=", ".join(PARTS)), param, ctx)
        return frozenset(names)


@click.command(
    "report",
    help=_(
        "Write the report; the ending of the path says which: .pdf, .xlsx, .csv, .json, .ics (a calendar), "
        ".svg or .png (a chart)."
    ),
)
@options.workbook_options
@click.option(
    "--out", required=True, metavar="PATH", type=click.Path(path_type=Path), help=_("The file to write.")
)
@click.option(
    "--audience",
    type=click.Choice([audience.value for audience in Audience]),
    help=_("Whom a PDF is for: the roadmap of about ten pages unless given."),
)
@click.option(
    "--parts",
    type=Parts(),
    metavar="NAME,…",
    help=_("What a roadmap includes beside the summary: {parts}.").format(parts=", ".join(PARTS[1:])),
)
@click.option("--paper", type=click.Choice(_PAPERS), help=_("The paper of a PDF: letter unless given."))
@click.option(
    "--chart",
    type=click.Choice([picture.value for picture in Picture]),
    help=_("Which chart an .svg or .png shows: the bars unless given."),
)
@click.option(
    "--comments",
    is_flag=True,
    help=_("Print what people wrote beside the practices of a PDF. Read it in the window first."),
)
def command(
    *,
    file: Path,
    team: str | None,
    number: int | None,
    out: Path,
    audience: str | None,
    parts: frozenset[str] | None,
    paper: str | None,
    chart: str | None,
    comments: bool,
) -> None:
    write = _writer(
        out,
        _Chosen(
            audience=Audience(audience) if audience else None,
            parts=parts,
            paper=paper,
            chart=Picture(chart) if chart else None,
            comments=comments,
        ),
    )
    with options.chosen(file, team, number, read_only=True) as at:
        material = gather(at.book, at.team, at.round, made_on=bootstrap.today(), with_comments=comments)
    report = write(material)
    bootstrap.write_file(out, report.data)
    click.echo(_("Wrote {path}.").format(path=out))
    if out.suffix.lower() == PDF and (problem := material.branding.problem):
        click.echo(problem, err=True)
    if report.missing:
        text = _("No font has these characters, so they print as codes: {codes}.")
        codes = [f"[U+{ord(c):04X}]" for c in sorted(report.missing)]
        click.echo(text.format(codes=listing(codes)), err=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Chosen:
    """The options that say how a file is made; None where one was not given."""

    audience: Audience | None
    parts: frozenset[str] | None
    paper: str | None
    chart: Picture | None
    comments: bool


def _writer(out: Path, chosen: _Chosen) -> "bootstrap.WriteReport":
    """What makes the file; raises UsageError for options that do not go together."""
    ending = _ending(out)
    if ending != PDF and (chosen.audience or chosen.parts or chosen.paper or chosen.comments):
        text = _("--audience, --parts, --paper, and --comments are for PDFs, and {path} is not one.")
        raise click.UsageError(text.format(path=out.name))
    if ending not in bootstrap.PICTURES and chosen.chart:
        raise click.UsageError(
            _("--chart is for .svg and .png, and {path} is neither.").format(path=out.name)
        )
    if ending == PDF:
        return _pdf(chosen)
    return lambda material: bootstrap.make_other(ending, material, chosen.chart)


def _pdf(chosen: _Chosen) -> "bootstrap.WriteReport":
    whom = chosen.audience or Audience.ROADMAP
    if chosen.parts and not has_parts(whom):
        text = _("--parts goes with the roadmap and the full roadmap; {audience} is always whole.")
        raise click.UsageError(text.format(audience=whom.value))
    if chosen.comments and not has_parts(whom):
        text = _("--comments goes with the roadmap and the full roadmap; {audience} never holds any.")
        raise click.UsageError(text.format(audience=whom.value))
    paper, parts = chosen.paper or _PAPERS[0], chosen.parts or frozenset()
    return lambda material: bootstrap.make_pdf(
        WantedPdf(material=material, audience=whom, paper=paper, parts=parts)
    )


def _ending(out: Path) -> str:
    ending = out.suffix.lower()
    endings = ", ".join(bootstrap.REPORTS)
    if ending not in bootstrap.REPORTS:
        text = _("The ending of {path} is not known. Choose one of {endings}.")
        raise click.UsageError(text.format(path=out.name, endings=endings))
    return ending
