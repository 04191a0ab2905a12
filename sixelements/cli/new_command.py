"""``sixelements new``: a workbook with its first team and round."""

from pathlib import Path

import click

from sixelements import bootstrap
from sixelements.application import workbooks
from sixelements.application.organization import printable
from sixelements.application.ports import Branding
from sixelements.application.rounds import (
    RoundSettings,
    choose_assessment,
    choose_practices,
    practices_again,
)
from sixelements.cli import options
from sixelements.domain.assessment import Assessment
from sixelements.domain.rounds import Mode
from sixelements.i18n import _
from sixelements.wording.asked import mode as mode_of
from sixelements.wording.withheld import headcount_outlook


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
    help=_("Another workbook whose color, logo, language, and settings are taken over."),
)
@click.option("--assessment", "asked", metavar="NAME", help=_("What to ask; six-elements unless given."))
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
) -> None:
    other = _like(like)
    assessment = choose_assessment(bootstrap.assessment, asked, before=other.assessment)
    settings = _settings(other, assessment, mode=mode, threshold=threshold, practices=practices)
    first = workbooks.FirstTeam(
        name=team, headcount=options.headcount(frontline, supervisor, manager), settings=settings
    )
    book, added, opened = workbooks.start(
        bootstrap.create_workbook(file),
        organization=organization,
        team=first,
        assessment=assessment,
        new_id=bootstrap.new_id,
        today=bootstrap.today(),
        branding=other.branding,
    )
    options.tell_of_others(book)
    options.close(book)
    text = _("Made {file}. Round {n} of {team} is open and asks {practices} practices.")
    click.echo(text.format(file=file, n=opened.number, team=added.name, practices=len(opened.practices)))
    click.echo(mode_of(opened))
    click.echo(headcount_outlook(opened))


def _like(other: Path | None) -> workbooks.Likeness:
    """What is taken over from another workbook, which is only read."""
    if other is None:
        return workbooks.Likeness(branding=Branding(), assessment=None, round=None)
    with options.workbook(other, read_only=True) as book:
        if problem := printable(book).problem:
            click.echo(problem, err=True)
        return workbooks.likeness(book)


def _settings(
    other: workbooks.Likeness,
    assessment: Assessment,
    *,
    mode: str | None,
    threshold: int | None,
    practices: str | None,
) -> RoundSettings:
    """The settings that were named, the others as in another workbook, else the usual ones."""
    named, before = Mode(mode) if mode else None, other.round
    if before is None or other.assessment is None:
        return RoundSettings(
            mode=named or Mode.ANONYMOUS,
            threshold=threshold,
            practices=choose_practices(assessment, practices or "all"),
        )
    same_mode = named in (None, before.mode)
    again = practices_again(before, other.assessment, assessment)
    return RoundSettings(
        mode=named or before.mode,
        threshold=before.threshold if threshold is None and same_mode else threshold,
        practices=choose_practices(assessment, practices) if practices else again,
        several_sittings=before.several_sittings,
        horizon_days=before.horizon_days,
    )
