"""``sixelements forms``: blank forms for a round."""

from pathlib import Path

import click

from sixelements import bootstrap
from sixelements.application.responses import form_of
from sixelements.cli import options
from sixelements.domain.errors import NotAllowed
from sixelements.i18n import _


@click.command("forms", help=_("Write the blank CSV template for a round."))
@options.workbook_options
@click.option(
    "--out",
    required=True,
    metavar="DIR",
    type=click.Path(path_type=Path),
    help=_("The folder for the forms."),
)
def command(*, file: Path, team: str | None, number: int | None, out: Path) -> None:
    with options.chosen(file, team, number, read_only=True) as at:
        assessment = at.book.assessments.get(at.round.assessment)
        form = form_of(assessment, at.round)
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        text = _("The folder {folder} can't be made: {reason}.")
        raise NotAllowed(text.format(folder=out, reason=error.strerror)) from None
    path = out / _("answers-round-{n}.csv").format(n=at.round.number)
    bootstrap.write_file(path, bootstrap.csv_template(form), overwrite=False)
    click.echo(_("Wrote {path}. One row a participant: 1 to 5, dk, na, or empty.").format(path=path))
