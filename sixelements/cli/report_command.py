"""``sixelements report``: the report for an audience, and the figures for other programs."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import click

from sixelements import bootstrap
from sixelements.application.audiences import PARTS, Audience, has_parts
from sixelements.application.files import MadeFile
from sixelements.application.portfolio import Unread, each
from sixelements.application.reports import Material, Picture, WantedPdf, gather
from sixelements.application.team_reports import ReportNotMade, WantedReports, free_name, reports_of_team
from sixelements.cli import options
from sixelements.cli.output import at_work
from sixelements.cli.status_command import unread_line
from sixelements.domain.errors import NotAllowed, SixElementsError
from sixelements.i18n import _
from sixelements.wording.numbers import listing

PDF, CSV = ".pdf", ".csv"
_NAMING = frozenset((PDF, ".xlsx", ".json"))
"""The files in which those who do a step can be named."""


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


class Formats(click.ParamType[tuple[str, ...]]):
    """Endings of files with commas between them, with or without a dot."""

    name = "formats"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        if isinstance(value, tuple):
            return value
        endings = tuple(
            dict.fromkeys(f".{name.strip().lower().lstrip('.')}" for name in str(value).split(","))
        )
        unknown = [ending for ending in endings if ending not in bootstrap.REPORTS]
        if unknown:
            text = _("There is no format {name}. Choose from {formats}.")
            known = ", ".join(ending.lstrip(".") for ending in bootstrap.REPORTS)
            self.fail(text.format(name=f"“{unknown[0].lstrip('.')}”", formats=known), param, ctx)
        return endings


@click.command(
    "report",
    help=_(
        "Write the report; the ending of the path says which: .pdf, .xlsx, .csv, .json, .ics (a calendar), "
        ".svg or .png (a chart). With --all-teams the path is a folder, and each team gets its own "
        "files there; those of several workbooks go into a folder each."
    ),
)
@options.FILES
@options.TEAM
@options.ROUND
@options.ALL_TEAMS
@click.option(
    "--out",
    required=True,
    metavar="PATH",
    type=click.Path(path_type=Path),
    help=_("The file to write; with --all-teams, the folder."),
)
@click.option(
    "--formats",
    type=Formats(),
    metavar="NAME,…",
    help=_("With --all-teams: what each team gets, such as pdf,xlsx. A PDF unless given."),
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
@options.PAPER
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
@click.option(
    "--names",
    is_flag=True,
    help=_(
        "Say who does each step of a process and who asked for a tool; letters stand for them unless given. "
        "For .pdf, .xlsx, and .json."
    ),
)
@click.pass_context
def command(
    context: click.Context,
    *,
    files: tuple[Path, ...],
    team: str | None,
    number: int | None,
    all_teams: bool,
    out: Path,
    formats: tuple[str, ...] | None,
    audience: str | None,
    parts: frozenset[str] | None,
    paper: str | None,
    chart: str | None,
    comments: bool,
    names: bool,
) -> None:
    chosen = _Chosen(
        audience=Audience(audience) if audience else None,
        parts=parts,
        paper=paper,
        chart=Picture(chart) if chart else None,
        comments=comments,
        names=names,
    )
    options.one_or_all_teams(team, all_teams=all_teams)
    if all_teams:
        context.exit(_write_each(files, number, out, formats or (PDF,), chosen))
    if formats:
        raise click.UsageError(
            _("--formats goes with --all-teams; the ending of {path} says the format.").format(path=out.name)
        )
    if len(files) > 1:
        raise click.UsageError(_("Several workbooks go with --all-teams and a folder."))
    write = _writer(_ending(out), chosen, out.name)
    with options.chosen(files[0], team, number, read_only=True) as at:
        material = gather(
            at.book,
            at.team,
            at.round,
            made_on=bootstrap.today(),
            with_comments=comments,
            with_doers=names,
        )
    _tell(out, material, _write(out, material, write))


def _write(out: Path, material: Material, write: "bootstrap.WriteReport") -> MadeFile:
    """Make one file and write it; raises NotAllowed where a table lies there that no report wrote."""
    report = write(material)
    if out.suffix.lower() == CSV and out.is_file() and not _same_head(out, report.data):
        text = _("{path} holds another table, perhaps answers, so it is not replaced. Give another name.")
        raise NotAllowed(text.format(path=out))
    bootstrap.write_file(out, report.data)
    return report


def _same_head(out: Path, data: bytes) -> bool:
    """Whether a table that lies there begins as the new one does; an empty file does, too."""
    head = data.split(b"\n", 1)[0]
    with out.open("rb") as file:
        there = file.read(len(head))
    return not there or there == head


def _tell(out: Path, material: Material, report: MadeFile) -> None:
    """Say that a file is written, and what is missing in it."""
    click.echo(_("Wrote {path}.").format(path=out))
    if out.suffix.lower() == PDF and (problem := material.branding.problem):
        click.echo(problem, err=True)
    if report.missing:
        text = _("No font has these characters, so they print as codes: {codes}.")
        codes = [f"[U+{ord(c):04X}]" for c in sorted(report.missing)]
        click.echo(text.format(codes=listing(codes)), err=True)


def _write_each(
    files: Sequence[Path], number: int | None, out: Path, formats: Sequence[str], chosen: "_Chosen"
) -> int:
    """The same for each of several workbooks, in a folder each; one that can't be read is a line."""
    if len(files) == 1:
        return _write_all(files[0], number, out, formats, chosen)
    code, taken = 0, set[str]()
    for path in each(files):
        try:
            folder = out / free_name(path.stem, taken)
            code |= _write_all(path, number, folder, formats, chosen, of_many=True)
        except SixElementsError as refusal:
            click.echo(unread_line(Unread(path=path, refusal=refusal)), err=True)
            code = 1
    return code


def _write_all(
    file: Path,
    number: int | None,
    out: Path,
    formats: Sequence[str],
    chosen: "_Chosen",
    *,
    of_many: bool = False,
) -> int:
    """Write a set of files for each team into a folder; returns the exit code."""
    makers = {ending: _writer(ending, chosen.fitting(ending, formats), ending) for ending in formats}
    refusals = list[options.Refused]()
    with options.every_team(file, number, of_many=of_many) as teams:
        for n, at in enumerate(teams, start=1):
            if isinstance(at, options.Refused):
                refusals.append(at)
                continue
            text = _("{n} of {all}: {team}").format(n=n, all=len(at.book.teams.all()), team=at.team.name)
            wanted = WantedReports(
                writers={ending: partial(_write_to, make) for ending, make in makers.items()},
                made_on=bootstrap.today(),
                comments=chosen.comments,
                doers=chosen.names,
                around=partial(_say_at_work, text),
            )
            for made in reports_of_team(at.book, at.team, at.round, out, wanted):
                if isinstance(made, ReportNotMade):
                    refusals.append(options.refused(at, made.refusal, number, of_many=of_many))
                else:
                    _tell(made.path, made.material, made.made)
    return options.tell_refused(tuple(dict.fromkeys(refusals)))


def _say_at_work(words: str, _team: str) -> AbstractContextManager[None]:
    return at_work(words)


def _write_to(make: "bootstrap.WriteReport", path: Path, material: Material) -> MadeFile:
    bootstrap.make_folder(path.parent)
    return _write(path, material, make)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Chosen:
    """The options that say how a file is made; None if one was not given."""

    audience: Audience | None
    parts: frozenset[str] | None
    paper: str | None
    chart: Picture | None
    comments: bool
    names: bool

    def fitting(self, ending: str, formats: Sequence[str]) -> "_Chosen":
        """The options for one of several formats: those of another one that is made do not count for it."""
        for_pdf, for_picture = ending == PDF or PDF not in formats, ending in bootstrap.PICTURES
        kept = for_picture or not set(formats) & set(bootstrap.PICTURES)
        return _Chosen(
            audience=self.audience if for_pdf else None,
            parts=self.parts if for_pdf else None,
            paper=self.paper if for_pdf else None,
            chart=self.chart if kept else None,
            comments=self.comments and for_pdf,
            names=self.names and (ending in _NAMING or not set(formats) & _NAMING),
        )


def _writer(ending: str, chosen: _Chosen, name: str) -> "bootstrap.WriteReport":
    """What makes a file of this ending; raises UsageError for options that do not go together."""
    if ending != PDF and (chosen.audience or chosen.parts or chosen.paper or chosen.comments):
        text = _("--audience, --parts, --paper, and --comments are for PDFs, and {path} is not one.")
        raise click.UsageError(text.format(path=name))
    if ending not in _NAMING and chosen.names:
        text = _("--names is for .pdf, .xlsx, and .json, and {path} is none of them.")
        raise click.UsageError(text.format(path=name))
    if ending not in bootstrap.PICTURES and chosen.chart:
        raise click.UsageError(_("--chart is for .svg and .png, and {path} is neither.").format(path=name))
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
    paper, parts = chosen.paper or "", chosen.parts or frozenset()
    return lambda material: bootstrap.make_pdf(
        WantedPdf(material=material, audience=whom, paper=paper, parts=parts)
    )


def _ending(out: Path) -> str:
    ending = out.suffix.lower()
    endings = ", ".join(bootstrap.REPORTS)
    if ending not in bootstrap.REPORTS and out.is_dir():
        text = _("{path} is a folder. Name a file that ends in one of {endings}.")
        raise click.UsageError(text.format(path=out, endings=endings))
    if ending not in bootstrap.REPORTS:
        text = _("The ending of {path} is not known. Choose one of {endings}.")
        raise click.UsageError(text.format(path=out.name, endings=endings))
    return ending
