"""``sixelements set``: name, color, logo, and language of an organization, and the settings of a team."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import click

from sixelements import bootstrap
from sixelements.application import organization as of_organization
from sixelements.application.ports import Branding, Workbook
from sixelements.application.rounds import (
    RoundSettings,
    change_horizon,
    change_settings,
    choose_practices,
    find_round,
    has_answers,
)
from sixelements.application.teams import change_team, find_team
from sixelements.cli import options
from sixelements.domain.errors import BadInput
from sixelements.domain.rounds import HORIZONS, Mode, Round
from sixelements.domain.teams import Headcount, Team
from sixelements.i18n import Language, _, languages
from sixelements.wording import phrases
from sixelements.wording.asked import headcount as headcount_words
from sixelements.wording.asked import mode as mode_of
from sixelements.wording.numbers import any_of, count, listing
from sixelements.wording.withheld import headcount_outlook

NONE = "none"


@click.command(
    "set",
    help=_(
        "Change what a workbook says of the organization, or the settings of a team: all that is named, or "
        "nothing. Without an option it prints them."
    ),
)
@options.FILE
@click.option("--organization", metavar="NAME", help=_("The organization's name."))
@click.option(
    "--logo", metavar="PATH|none", help=_("A PNG or JPEG picture for the first page of reports, or none.")
)
@click.option("--color", metavar="#RRGGBB|none", help=_("The color of reports, or none."))
@click.option("--language", metavar="CODE", help=_("The language of reports."))
@options.TEAM
@click.option("--name", metavar="NAME", help=_("The team's new name."))
@options.headcount_options
@options.settings_options
@click.option(
    "--horizon",
    type=click.Choice([str(days) for days in HORIZONS]),
    help=_("How many days the plan of the newest round looks ahead."),
)
def command(
    *,
    file: Path,
    organization: str | None,
    logo: str | None,
    color: str | None,
    language: str | None,
    team: str | None,
    name: str | None,
    frontline: int | None,
    supervisor: int | None,
    manager: int | None,
    mode: str | None,
    threshold: int | None,
    practices: str | None,
    horizon: str | None,
) -> None:
    heads = {"frontline": frontline, "supervisor": supervisor, "manager": manager}
    wanted = _Named(
        organization=organization,
        branding=_branding(logo, color, language),
        name=name,
        heads={role: n for role, n in heads.items() if n is not None},
        mode=Mode(mode) if mode else None,
        threshold=threshold,
        practices=practices,
        horizon=int(horizon) if horizon else None,
    )
    if not wanted.anything:
        with options.workbook(file, read_only=True) as book:
            for line in lines(book):
                click.echo(line)
        return
    with options.workbook(file) as book:
        with book.change():
            _change_organization(book, wanted)
            if wanted.of_team:
                _change_team(book, find_team(book, team), wanted)
        click.echo(_("Changed {file}.").format(file=file))
    picture = wanted.branding.get("logo")
    if isinstance(picture, bytes) and bootstrap.hardly_seen(picture):
        text = _("The logo hardly differs from white paper, so nobody sees it in print. Choose a darker one.")
        click.echo(text, err=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    """What to change; None, or nothing in it, for what stays."""

    organization: str | None
    branding: Mapping[str, str | bytes | None]
    name: str | None
    heads: Mapping[str, int]
    mode: Mode | None
    threshold: int | None
    practices: str | None
    horizon: int | None

    @property
    def of_round(self) -> bool:
        return self.mode is not None or self.threshold is not None or self.practices is not None

    @property
    def of_team(self) -> bool:
        return bool(self.heads or self.of_round or self.name is not None or self.horizon)

    @property
    def anything(self) -> bool:
        return bool(self.of_team or self.branding or self.organization is not None)


def _branding(logo: str | None, color: str | None, language: str | None) -> Mapping[str, str | bytes | None]:
    """The parts of the branding that were named. Raises BadInput."""
    found = dict[str, str | bytes | None]()
    if logo is not None:
        found["logo"] = None if logo == NONE else bootstrap.read_logo(Path(logo))
    if color is not None:
        found["color"] = None if color == NONE else color
    if language is not None:
        codes = [known.code for known in languages()]
        if language not in codes:
            raise BadInput(_("That language is not offered. Choose {codes}.").format(codes=any_of(codes)))
        found["language"] = language
    return found


def _change_organization(book: Workbook, wanted: _Named) -> None:
    if wanted.organization is not None:
        of_organization.rename(book, wanted.organization)
    if wanted.branding:
        before = book.organization.branding()
        kept = {"logo": before.logo, "color": before.color, "language": before.language}
        of_organization.change_branding(book, Branding(**{**kept, **wanted.branding}))  # type: ignore[arg-type]  # each of its own kind


def _change_team(book: Workbook, team: Team, wanted: _Named) -> None:
    heads = replace(team.headcount or Headcount(), **wanted.heads) if wanted.heads else team.headcount
    changed = replace(team, name=team.name if wanted.name is None else wanted.name, headcount=heads)
    change_team(book, changed)
    newest = find_round(book, team.id)
    if wanted.heads and newest.headcount != heads:
        text = _("Round {n} keeps its head count, as people have answered. The next one gets the new one.")
        if has_answers(book, newest):
            click.echo(text.format(n=newest.number), err=True)
    if wanted.of_round:
        _change_round(book, newest, wanted)
    if wanted.horizon:
        change_horizon(book, newest, wanted.horizon)


def _change_round(book: Workbook, round_: Round, wanted: _Named) -> None:
    mode = wanted.mode or round_.mode
    usual = None if mode is not round_.mode else round_.threshold
    chosen = round_.practices
    if wanted.practices is not None:
        chosen = choose_practices(book.assessments.get(round_.assessment), wanted.practices)
    settings = RoundSettings(
        mode=mode,
        threshold=usual if wanted.threshold is None else wanted.threshold,
        practices=chosen,
        several_sittings=round_.several_sittings,
        horizon_days=round_.horizon_days,
    )
    changed = change_settings(book, round_, settings)
    click.echo(mode_of(changed))
    click.echo(headcount_outlook(changed))


def lines(book: Workbook) -> list[str]:
    """What is set now."""
    printable = of_organization.printable(book)
    told = [
        phrases.labeled(_("Organization"), book.info.organization),
        phrases.labeled(_("Color"), printable.color or _("the usual one")),
        phrases.labeled(_("Logo"), _logo(printable)),
        phrases.labeled(_("Language"), Language(printable.language.code).tag),
    ]
    for team in book.teams.all():
        newest = find_round(book, team.id)
        asked = _("{n} practices, {days} days ahead").format(
            n=count(len(newest.practices)), days=newest.horizon_days
        )
        said = phrases.sentences(mode_of(newest), headcount_words(newest))
        name = _("{team}, round {n}").format(team=team.name, n=newest.number)
        told += ["", phrases.labeled(name, listing([asked])), said]
    return told


def _logo(printable: of_organization.Printable) -> str:
    if printable.problem:
        return printable.problem
    return _("there is one") if printable.logo else _("no logo")
