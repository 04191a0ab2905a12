"""``sixelements set``: what stands on an organization's reports, and the settings of a team."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click

from sixelements import bootstrap
from sixelements.application import organization as of_organization
from sixelements.application.days_off_words import place_code, read_closed, read_place
from sixelements.application.portfolio import Unread, each
from sixelements.application.ports import Workbook
from sixelements.application.rounds import (
    RoundSettings,
    change_horizon,
    change_settings,
    choose_practices,
    find_round,
    has_answers,
)
from sixelements.application.teams import change_team, find_team
from sixelements.application.templates import ENDING as TEMPLATE
from sixelements.application.templates import template_from
from sixelements.cli import options
from sixelements.cli.outlook import tell_outlook
from sixelements.cli.status_command import unread_line
from sixelements.domain.errors import BadInput, NotAllowed, SixElementsError
from sixelements.domain.holidays import ClosedDays
from sixelements.domain.papers import PAPERS
from sixelements.domain.rounds import HORIZONS, Mode, Round
from sixelements.domain.teams import Headcount, Team
from sixelements.i18n import Language, _, languages
from sixelements.wording import phrases
from sixelements.wording.asked import headcount as headcount_words
from sixelements.wording.asked import mode as mode_of
from sixelements.wording.numbers import any_of, count, day, listing, series
from sixelements.wording.pictures import hardly_seen

NONE, USUAL = "none", "usual"


@click.command(
    "set",
    help=_(
        "Change what a workbook says of the organization, or the settings of a team: all that is named, or "
        "nothing. Without an option it prints them. Of several workbooks, one that can't be changed keeps no "
        "other from it."
    ),
)
@options.FILES
@click.option("--organization", metavar="NAME", help=_("The organization's name."))
@click.option(
    "--logo", metavar="PATH|none", help=_("A PNG or JPEG picture for the first page of reports, or none.")
)
@click.option("--color", metavar="#RRGGBB|none", help=_("The color of reports, or none."))
@click.option("--language", metavar="CODE", help=_("The language of reports."))
@click.option(
    "--paper",
    type=click.Choice([*PAPERS, USUAL]),
    help=_("The paper of reports and forms; usual is that of the language."),
)
@click.option(
    "--firm",
    metavar="NAME|none",
    help=_("Who works for the organization: it stands beside it on reports, never in its place."),
)
@click.option("--firm-logo", metavar="PATH|none", help=_("A PNG or JPEG picture of that firm, or none."))
@click.option(
    "--holidays",
    metavar="CODE|none",
    help=_("Whose public holidays are kept: a country such as US or DE, or a part of one such as US-CA."),
)
@click.option(
    "--closed",
    multiple=True,
    metavar='"DAY[..DAY] [NAME]"|none',
    help=_("Days on which we are closed, in the place of those given before; may be repeated."),
)
@options.TEAM
@click.option("--name", metavar="NAME", help=_("The team's new name."))
@options.headcount_options
@options.settings_options
@click.option(
    "--save-template",
    metavar="PATH.toml",
    type=click.Path(path_type=Path),
    help=_("Write firm, looks, and settings into a template, for new --like."),
)
@click.option(
    "--horizon",
    type=click.Choice([str(days) for days in HORIZONS]),
    help=_("How many days the plan of the newest round looks ahead."),
)
@click.pass_context
def command(
    context: click.Context,
    *,
    files: tuple[Path, ...],
    organization: str | None,
    logo: str | None,
    color: str | None,
    language: str | None,
    paper: str | None,
    firm: str | None,
    firm_logo: str | None,
    holidays: str | None,
    closed: tuple[str, ...],
    team: str | None,
    name: str | None,
    frontline: int | None,
    supervisor: int | None,
    manager: int | None,
    mode: str | None,
    threshold: int | None,
    practices: str | None,
    horizon: str | None,
    save_template: Path | None,
) -> None:
    _check_template(save_template)
    _check_several(files, (organization, name, save_template))
    heads = {"frontline": frontline, "supervisor": supervisor, "manager": manager}
    wanted = _Named(
        organization=organization,
        branding={**_branding(logo, color, language), **_letterhead(firm, firm_logo, paper)},
        place=_place(holidays),
        closed=_closed(closed),
        name=name,
        heads={role: n for role, n in heads.items() if n is not None},
        mode=Mode(mode) if mode else None,
        threshold=threshold,
        practices=practices,
        horizon=int(horizon) if horizon else None,
    )
    if len(files) == 1:
        _do(files[0], team, wanted, save_template)
        return
    refused = 0
    for n, path in enumerate(each(files)):
        if n and not wanted.anything:
            click.echo()
        try:
            _do(path, team, wanted, None)
        except SixElementsError as refusal:
            refused += 1
            click.echo(unread_line(Unread(path=path, refusal=refusal)), err=True)
    context.exit(1 if refused else 0)


def _check_several(files: Sequence[Path], of_one: Sequence[object]) -> None:
    """Raise UsageError where something is named for several workbooks that can be of one alone."""
    if len(files) > 1 and any(part is not None for part in of_one):
        raise click.UsageError(_("--organization, --name, and --save-template are for one workbook."))


def _do(file: Path, team: str | None, wanted: "_Named", template: Path | None) -> None:
    """Change what was named, write a template, or print what is set."""
    if wanted.anything:
        _change(file, team, wanted)
    if template:
        _save_template(file, template)
    elif not wanted.anything:
        with options.workbook(file, read_only=True) as book:
            for line in lines(book):
                click.echo(line)


def _change(file: Path, team: str | None, wanted: "_Named") -> None:
    """Store all that was named, or nothing."""
    with options.workbook(file) as book:
        with book.change():
            _change_organization(book, wanted)
            if wanted.of_team:
                _change_team(book, find_team(book, team), wanted)
        click.echo(_("Changed {file}.").format(file=file))
    pictures = (wanted.branding.get("logo"), wanted.branding.get("firm_logo"))
    if any(isinstance(picture, bytes) and bootstrap.hardly_seen(picture) for picture in pictures):
        click.echo(hardly_seen(), err=True)


def _check_template(path: Path | None) -> None:
    """Refuse a place where something lies, as people may have changed it, or of another kind."""
    if path and path.suffix.lower() != TEMPLATE:
        raise click.UsageError(_("The name of a template ends in .toml."))
    if path and path.exists():
        raise NotAllowed(_("{path} exists already. Choose another name.").format(path=path))


def _save_template(file: Path, path: Path) -> None:
    with options.workbook(file, read_only=True) as book:
        template = template_from(book)
    bootstrap.write_template(path, template)
    click.echo(_("Wrote {path}.").format(path=path))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    """What to change; None, or nothing in it, for what stays."""

    organization: str | None
    branding: Mapping[str, str | bytes | None]
    place: tuple[str, str] | None
    closed: tuple[ClosedDays, ...] | None
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
        days = self.place is not None or self.closed is not None
        return bool(self.of_team or self.branding or days or self.organization is not None)


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


def _letterhead(firm: str | None, logo: str | None, paper: str | None) -> Mapping[str, str | bytes | None]:
    """Who works for the organization and on which paper, as far as it was named. Raises BadInput."""
    found = dict[str, str | bytes | None]()
    if firm is not None:
        found["firm"] = "" if firm == NONE else firm
    if logo is not None:
        found["firm_logo"] = None if logo == NONE else bootstrap.read_logo(Path(logo))
    if paper is not None:
        found["paper"] = None if paper == USUAL else paper
    return found


def _place(code: str | None) -> tuple[str, str] | None:
    """The country and the part of it whose holidays are kept, if that was named."""
    if code is None:
        return None
    return read_place("" if code == NONE else code)


def _closed(words: tuple[str, ...]) -> tuple[ClosedDays, ...] | None:
    """The closed days that were named, if any were. Raises BadInput."""
    if not words:
        return None
    return () if words == (NONE,) else tuple(map(read_closed, words))


def _change_organization(book: Workbook, wanted: _Named) -> None:
    if wanted.organization is not None:
        of_organization.rename(book, wanted.organization)
    if wanted.branding:
        changed = replace(book.organization.branding(), **wanted.branding)  # type: ignore[arg-type]  # fields of Branding
        of_organization.change_branding(book, changed)
    days = book.organization.work_days()
    if wanted.place is not None:
        days = replace(days, country=wanted.place[0], subdivision=wanted.place[1])
    if wanted.closed is not None:
        days = replace(days, closed=wanted.closed)
    of_organization.change_work_days(book, days)


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
    tell_outlook(changed, book.assessments.get(changed.assessment))


def lines(book: Workbook) -> list[str]:
    """What is set now."""
    printable = of_organization.printable(book)
    told = [
        phrases.labeled(_("Organization"), book.info.organization),
        phrases.labeled(_("Color"), printable.color or _("the usual one")),
        phrases.labeled(_("Logo"), _logo(printable.logo, printable.logo_problem)),
        phrases.labeled(_("Language"), Language(printable.language.code).tag),
        phrases.labeled(_("Paper"), printable.paper),
        phrases.labeled(_("Firm"), printable.firm or _("none")),
        phrases.labeled(_("Logo of the firm"), _logo(printable.firm_logo, printable.firm_logo_problem)),
    ]
    days = book.organization.work_days()
    told.append(phrases.labeled(_("Holidays"), place_code(days) or _("none")))
    told += [phrases.labeled(_("Closed"), _closed_words(closed)) for closed in days.closed]
    for team in book.teams.all():
        newest = find_round(book, team.id)
        asked = _("{n} practices, {days} days ahead").format(
            n=count(len(newest.practices)), days=newest.horizon_days
        )
        said = phrases.sentences(mode_of(newest), headcount_words(newest))
        name = _("{team}, round {n}").format(team=team.name, n=newest.number)
        told += ["", phrases.labeled(name, listing([asked])), said]
    return told


def _closed_words(closed: ClosedDays) -> str:
    days = day(closed.first)
    if closed.last != closed.first:
        days = _("{first} to {last}").format(first=days, last=day(closed.last))
    return series((days, closed.name)) if closed.name else days


def _logo(logo: bytes | None, problem: str) -> str:
    if problem:
        return problem
    return _("there is one") if logo else _("no logo")
