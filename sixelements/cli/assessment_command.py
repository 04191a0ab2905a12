"""``sixelements assessment``: one's own questionnaires are begun, checked, looked at, listed, removed."""

from pathlib import Path

import click

from sixelements import bootstrap
from sixelements.application.own_assessments import OwnAssessment
from sixelements.application.rounds import USUAL_ASSESSMENT
from sixelements.cli import options, output
from sixelements.cli.check_command import tell_problems
from sixelements.domain.reading_grade import ReadingGrades
from sixelements.i18n import _, ngettext
from sixelements.wording import numbers
from sixelements.wording.own_assessments import graded, how_hard, more_hard

MOST_HARD = 20
"""Hard sentences that are shown one by one."""
NAME = click.argument("name", metavar="NAME")


@click.group("assessment", help=_("Questionnaires of your own: begin, list, check, look at, or remove one."))
def command() -> None:
    """The group itself does nothing."""


@command.command("new", help=_("Copy an assessment into your own folder, to change it with a text editor."))
@NAME
@click.option(
    "--like",
    default=USUAL_ASSESSMENT,
    metavar="OTHER",
    help=_("The assessment that is copied; six-elements unless given."),
)
@click.option(
    "--own-practices",
    is_flag=True,
    help=_("Add a file for practices of your own beside the six elements, which count in no score."),
)
def new(*, name: str, like: str, own_practices: bool) -> None:
    folder = bootstrap.begin_assessment(name, like, own_practices=own_practices)
    click.echo(_("Made {folder}.").format(folder=folder))
    click.echo(
        _("Change its texts in any text editor. Then check it: sixelements assessment check {name}").format(
            name=name
        )
    )


@command.command("list", help=_("List the assessments in your own folder."))
def listing() -> None:
    found = bootstrap.own_assessments()
    if not found:
        click.echo(_("You have no assessments of your own. Begin one: sixelements assessment new NAME"))
    for line in output.table([_row(own) for own in found]):
        click.echo(line)


def _row(own: OwnAssessment) -> tuple[str, ...]:
    if own.assessment is None:
        n = len(own.problems)
        return own.name, ngettext("{n} problem", "{n} problems", n).format(n=n), str(own.folder)
    n = len(own.assessment.practices)
    asks = ngettext("asks {n} practice", "asks {n} practices", n).format(n=n)
    return own.name, asks, str(own.folder)


@command.command("check", help=_("Check one, by its name or folder; prints all problems at once."))
@NAME
@click.pass_context
def check(context: click.Context, *, name: str) -> None:
    folder = bootstrap.assessment_folder(name)
    context.exit(tell_problems(folder, bootstrap.problems(folder)))


@command.command("remove", help=_("Take one out of your own folder; it is kept beside it."))
@NAME
def remove(*, name: str) -> None:
    kept = bootstrap.put_away_assessment(name)
    click.echo(_("{name} is asked no more. It is kept as {folder}.").format(name=name, folder=kept))
    click.echo(_("Workbooks that asked it keep its texts."))


@command.command(
    "preview",
    help=_("Write the booklet that people would read as a PDF, and say which sentences are hard to read."),
)
@NAME
@click.option(
    "--out",
    metavar="PATH.pdf",
    type=click.Path(path_type=Path),
    help=_("The PDF; NAME-questionnaire.pdf here unless given. One that is there is replaced."),
)
@options.PAPER
def preview(*, name: str, out: Path | None, paper: str | None) -> None:
    if out is not None and out.suffix.lower() != ".pdf":
        raise click.UsageError(_("The name of a preview ends in .pdf."))
    asked = bootstrap.assessment_in(bootstrap.assessment_folder(name))
    path = out or Path(f"{asked.id}-questionnaire.pdf")
    made = bootstrap.preview_assessment(asked, paper or "")
    bootstrap.write_file(path, made.data)
    pages = ngettext("{n} page", "{n} pages", made.pages).format(n=numbers.count(made.pages))
    click.echo(_("Wrote {path}: {pages}.").format(path=path, pages=pages))
    _tell_grades(bootstrap.reading_grades(asked))


def _tell_grades(found: ReadingGrades) -> None:
    click.echo(how_hard(found))
    for one in found.hard[:MOST_HARD]:
        click.echo(f"  {graded(one)}")
    left = len(found.hard) - MOST_HARD
    if left > 0:
        click.echo(more_hard(left))
