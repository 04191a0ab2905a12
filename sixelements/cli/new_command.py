"""``sixelements new``: a workbook with its first team and round."""

from pathlib import Path

import click

from sixelements import bootstrap
from sixelements.application import workbooks
from sixelements.application.organization import printable
from sixelements.application.rounds import choose_assessment
from sixelements.application.templates import ENDING as TEMPLATE
from sixelements.cli import options, passwords
from sixelements.cli.outlook import tell_outlook
from sixelements.domain.rounds import Mode
from sixelements.i18n import _
from sixelements.wording import passwords as words
from sixelements.wording.asked import mode as mode_of


@click.command("new", help=_("Make a workbook for an organization and open round 1."))
@options.FILE
@click.option("--organization", required=True, metavar="NAME", help=_("The organization's name."))
@click.option("--team", default="", metavar="NAME", help=_("The team; the organization itself unless given."))
@options.headcount_options
@options.settings_options
@click.option(
    "--like",
    metavar="OTHER",
    type=click.Path(path_type=Path),
    help=_(
        "Another workbook whose firm, logo, color, language, paper, and settings are taken over, or a "
        "template that set --save-template wrote (.toml)."
    ),
)
@click.option("--assessment", "asked", metavar="NAME", help=_("What to ask; six-elements unless given."))
@passwords.NEW_PASSWORD_FILE
def command(
    *,
    file: Path,
    organization: str,
    team: str,
    frontline: int | None,
    supervisor: int | None,
    manager: int | None,
    mode: str | None,
    threshold: int | None,
    practices: str | None,
    like: Path | None,
    asked: str | None,
    new_password_file: Path | None,
) -> None:
    password = passwords.told(new_password_file)
    other = _like(like)
    assessment = choose_assessment(bootstrap.assessment, asked, before=other.assessment)
    settings = workbooks.settings_like(
        other, assessment, mode=Mode(mode) if mode else None, threshold=threshold, practices=practices
    )
    first = workbooks.FirstTeam(
        name=team, headcount=options.headcount(frontline, supervisor, manager), settings=settings
    )
    book, added, opened = workbooks.start(
        bootstrap.create_workbook(file, password),
        organization=organization,
        team=first,
        assessment=assessment,
        new_id=bootstrap.new_id,
        today=bootstrap.today(),
        like=other,
    )
    options.tell_of_others(book)
    options.close(book)
    text = _("Made {file}. Round {n} of {team} is open and asks {practices} practices.")
    click.echo(text.format(file=file, n=opened.number, team=added.name, practices=len(opened.practices)))
    click.echo(mode_of(opened))
    if other.branding.logo and other.organization not in ("", organization):
        text = _("The logo is that of {organization}: 'sixelements set {file} --logo none' takes it off.")
        click.echo(text.format(organization=other.organization, file=file), err=True)
    if password is not None:
        click.echo(words.forgotten())
    elif like and bootstrap.has_password(like):
        click.echo(words.not_taken_over(like, file), err=True)
    tell_outlook(opened, assessment)


def _like(other: Path | None) -> workbooks.Likeness:
    """What is taken over: from another workbook, which is only read, a template, or this computer's own."""
    if other is None:
        template, problem = bootstrap.machine_defaults()
        if problem:
            click.echo(problem, err=True)
        return workbooks.like_template(template)
    if other.suffix.lower() == TEMPLATE:
        return workbooks.like_template(bootstrap.read_template(other))
    with options.workbook(other, read_only=True) as book:
        if problem := printable(book).problem:
            click.echo(problem, err=True)
        return workbooks.likeness(book)
