"""``sixelements demo``: the worked example and its roadmap."""

from pathlib import Path
from tempfile import TemporaryDirectory

import click

from sixelements import bootstrap
from sixelements.application.example import report_day
from sixelements.application.reports import gather
from sixelements.application.rounds import find_round
from sixelements.application.teams import find_team
from sixelements.cli.spawn_window import open_window_apart
from sixelements.domain.errors import NotAllowed
from sixelements.i18n import _
from sixelements.wording.causes import cause

WORKBOOK = "permit-counter.sixe"
ROADMAP = "permit-counter-roadmap.pdf"


@click.command("demo", help=_("Make the worked example and its roadmap PDF."))
@click.option(
    "--out",
    default=".",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help=_("The folder for both; the current one unless given."),
)
@click.option("--no-window", is_flag=True, help=_("Do not open the window."))
@click.option("--force", is_flag=True, help=_("Overwrite an earlier example."))
def command(*, out: Path, no_window: bool, force: bool) -> None:
    _prepare(out, force=force)
    click.echo(_("Building the worked example: an invented permit counter with two rounds."))
    with _scratch(out) as scratch:
        book = bootstrap.build_example(Path(scratch) / WORKBOOK)
        try:
            team = find_team(book, None)
            round_ = find_round(book, team.id)
            day = report_day(book.plans.of(round_.id), bootstrap.today())
            material = gather(book, team, round_, made_on=day)
        finally:
            book.close()
        click.echo(_("Writing its roadmap."))
        report = bootstrap.REPORTS[".pdf"](material)
        bootstrap.write_file(out / ROADMAP, report.data)
        bootstrap.write_file(out / WORKBOOK, (Path(scratch) / WORKBOOK).read_bytes(), private=True)
    click.echo(_("Wrote {path}.").format(path=out / WORKBOOK))
    click.echo(_("Wrote {path}.").format(path=out / ROADMAP))
    if no_window or not open_window_apart(out / WORKBOOK):
        click.echo(_("Next: sixelements score {path}").format(path=out / WORKBOOK))


def _prepare(out: Path, *, force: bool) -> None:
    """Make the folder; refuse to overwrite unless told to, and never a workbook that is open."""
    bootstrap.make_folder(out)
    there = [out / name for name in (WORKBOOK, ROADMAP) if (out / name).exists()]
    if there and not force:
        text = _("{path} exists already. Use --force to overwrite it, or --out for another folder.")
        raise NotAllowed(text.format(path=there[0]))
    if (out / WORKBOOK).exists() and bootstrap.is_open_elsewhere(out / WORKBOOK):
        raise NotAllowed(_("{path} is open in another window. Close it first.").format(path=out / WORKBOOK))


def _scratch(out: Path) -> TemporaryDirectory[str]:
    try:
        return TemporaryDirectory(prefix=".sixelements-", dir=out)
    except OSError as error:
        text = _("Nothing can be written to {folder}: {reason}.")
        raise NotAllowed(text.format(folder=out, reason=cause(error))) from None
