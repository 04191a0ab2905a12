"""``sixelements forms``: the questions of a round as files to send out, print, and import elsewhere."""

from datetime import date
from pathlib import Path

import click

from sixelements import bootstrap
from sixelements.application.forms import SavedForms, WantedForms, gather_forms, save_forms
from sixelements.cli import options, output
from sixelements.domain.rounds import Round, State
from sixelements.i18n import _, ngettext
from sixelements.wording.forms import use_of
from sixelements.wording.numbers import listing


@click.command(
    "forms",
    help=_(
        "Write the forms of a round into a folder of its own: booklet, answer sheet, fillable PDF, tables "
        "for answers, files for survey tools, and the mail to send along. Files made before are replaced."
    ),
)
@options.workbook_options
@click.option(
    "--out",
    required=True,
    metavar="DIR",
    type=click.Path(path_type=Path),
    help=_("The folder that the round's folder goes into."),
)
@click.option("--large", is_flag=True, help=_("Also make booklet and answer sheet in large print."))
@options.PAPER
@click.option(
    "--return-by",
    type=options.Day(),
    metavar="DAY",
    help=_("The day by which forms come back, such as 2026-11-30."),
)
@click.option(
    "--return-to",
    default="",
    metavar="NAME",
    help=_("Who takes the answers in. Best: somebody outside the team."),
)
def command(
    *,
    file: Path,
    team: str | None,
    number: int | None,
    out: Path,
    large: bool,
    paper: str | None,
    return_by: date | None,
    return_to: str,
) -> None:
    with options.chosen(file, team, number, read_only=True) as at:
        material = gather_forms(
            at.book,
            at.team,
            at.round,
            made_on=bootstrap.today(),
            return_by=return_by,
            return_to=return_to,
        )
    saved = save_forms(
        material,
        bootstrap.make_forms(material, WantedForms(paper=paper or "", large=large)),
        out=out,
        make_folder=bootstrap.make_folder,
        write_file=bootstrap.write_file,
    )
    _tell(saved, material.round)


def _tell(saved: SavedForms, round_: Round) -> None:
    n = len(saved.paths)
    text = ngettext("Wrote {n} file to {folder}:", "Wrote {n} files to {folder}:", n)
    click.echo(text.format(n=n, folder=saved.folder))
    rows = [(f"  {path.name}", use_of(_kind(path, saved))) for path in saved.paths]
    for line in output.table(rows):
        click.echo(line)
    if saved.replaced:
        text = ngettext(
            "{n} file made before was replaced.", "{n} files made before were replaced.", saved.replaced
        )
        click.echo(text.format(n=saved.replaced))
    if saved.kept:
        text = _("What lay there to be filled in may hold answers. It is kept as {names}.")
        click.echo(text.format(names=listing([path.name for path in saved.kept])))
    if round_.state is not State.OPEN:
        click.echo(
            _("Round {n} is closed: what comes back now is not taken in.").format(n=round_.number), err=True
        )
    if saved.missing:
        text = _("No font has these characters, so they print as codes: {codes}.")
        codes = [f"[U+{ord(c):04X}]" for c in sorted(saved.missing)]
        click.echo(text.format(codes=listing(codes)), err=True)


def _kind(path: Path, saved: SavedForms) -> str:
    return path.name.removeprefix(f"{saved.folder.name}-")
