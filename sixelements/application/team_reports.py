"""Reports for many teams, a set of files each: one that can't be made keeps no other from it."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from sixelements.application.files import MadeFile
from sixelements.application.forms import forms_name
from sixelements.application.portfolio import OpenForReading, Unread, each
from sixelements.application.ports import Workbook
from sixelements.application.reports import Material, gather
from sixelements.domain.errors import NotAllowed, SixElementsError
from sixelements.domain.rounds import Round
from sixelements.domain.teams import Team
from sixelements.i18n import _
from sixelements.wording.rounds import no_results, of_organization, only_collects

WriteOfTeam = Callable[[Path, Material], MadeFile]
"""Makes a team's file and writes it to a place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedReports:
    """What each team gets: a writer for each ending. ``around`` a file, a thing may be said."""

    writers: Mapping[str, WriteOfTeam]
    made_on: date
    comments: bool = False
    doers: bool = False
    around: Callable[[str], AbstractContextManager[None]] = field(default=lambda _team: nullcontext())


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportWritten:
    """A file that is written."""

    path: Path
    material: Material
    made: MadeFile


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportNotMade:
    """A team that has no file, and why."""

    team: str
    refusal: SixElementsError


def reports_of_team(
    book: Workbook, team: Team, round_: Round, folder: Path, wanted: WantedReports
) -> Iterator[ReportWritten | ReportNotMade]:
    """The files of a team's round, named by team and round, one after another."""
    name = forms_name(book.teams.all(), team, round_)
    for ending, write in wanted.writers.items():
        path = folder / f"{name}{ending}"
        try:
            with wanted.around(team.name):
                material = gather(
                    book,
                    team,
                    round_,
                    made_on=wanted.made_on,
                    with_comments=wanted.comments,
                    with_doers=wanted.doers,
                )
                made = write(path, material)
        except SixElementsError as refusal:
            yield ReportNotMade(team=team.name, refusal=refusal)
        else:
            yield ReportWritten(path=path, material=material, made=made)


def reports_of_all(
    paths: tuple[Path, ...], open_for_reading: OpenForReading, folder: Path, wanted: WantedReports
) -> Iterator[ReportWritten | ReportNotMade | Unread]:
    """The files of each team's newest closed round, those of each workbook in a folder of its own."""
    taken = set[str]()
    for path in each(paths):
        try:
            book = open_for_reading(path)
        except SixElementsError as refusal:
            yield Unread(path=path, refusal=refusal)
            continue
        try:
            place = folder / free_name(path.stem, taken)
            yield from _of_workbook(book, path, place, wanted, of_many=len(each(paths)) > 1)
        except SixElementsError as refusal:  # what can be opened may still be damaged further in
            yield Unread(path=path, refusal=refusal)
        finally:
            book.close(back_up=False)


def _of_workbook(
    book: Workbook, path: Path, folder: Path, wanted: WantedReports, *, of_many: bool
) -> Iterator[ReportWritten | ReportNotMade | Unread]:
    if book.info.collection:
        yield Unread(path=path, refusal=NotAllowed(only_collects()))
        return
    for team in book.teams.all():
        rounds = book.rounds.of(team.id)
        readable = [round_ for round_ in rounds if round_.readable]
        name = of_organization(team.name, book.info.organization) if of_many else team.name
        if not readable:
            why = no_results(rounds[-1]) if rounds else _("It has no round yet.")
            yield ReportNotMade(team=name, refusal=NotAllowed(why))
        for made in reports_of_team(book, team, readable[-1], folder, wanted) if readable else ():
            yield replace(made, team=name) if isinstance(made, ReportNotMade) else made


def free_name(name: str, taken: set[str]) -> str:
    """A name that no other workbook's folder has, on disks that do not tell capitals apart, too."""
    free, n = name, 1
    while free.casefold() in taken:
        n += 1
        free = f"{name}-{n}"
    taken.add(free.casefold())
    return free
