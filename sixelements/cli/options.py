"""Arguments and options that several commands share."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from sixelements import bootstrap
from sixelements.application.ports import Workbook
from sixelements.application.rounds import find_round
from sixelements.application.teams import find_team
from sixelements.application.typed import read_number, written_day
from sixelements.domain.errors import BadInput, NotAllowed, NotFound, SixElementsError
from sixelements.domain.limits import MOST_PEOPLE
from sixelements.domain.papers import PAPERS
from sixelements.domain.rounds import HIGHEST_THRESHOLD, LOWEST_THRESHOLD, Round
from sixelements.domain.teams import Headcount, Team
from sixelements.i18n import _
from sixelements.wording import backups as backups_in_words
from sixelements.wording import numbers, phrases
from sixelements.wording.merging import conflicts
from sixelements.wording.rounds import late_sheets, of_organization, only_collects

Command = TypeVar("Command", bound=Callable[..., Any])
"""``Any`` because click calls commands with whatever their options give."""


class Whole(click.IntRange):
    """A whole number, with its thousands parted as in the window, or not."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            number = read_number(value) if isinstance(value, str) else value
        except BadInput:
            number = None
        least, most = self.min or 0, self.max
        if number is None or number != int(number) or number < least or (most is not None and number > most):
            text = _("Write a whole number from {least} up.")
            if most is not None:
                text = _("Write a whole number from {least} to {most}.")
            said = {"least": numbers.count(least), "most": numbers.count(most or 0)}
            self.fail(text.format(**said), param, ctx)
        return int(number)


FILE = click.argument("file", type=click.Path(path_type=Path))
FILES = click.argument("files", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path))
TEAM = click.option("--team", metavar="NAME", help=_("The team, where the workbook has several."))
ROUND = click.option(
    "--round", "number", type=Whole(1), metavar="N", help=_("The round; the newest unless given.")
)
PAPER = click.option(
    "--paper", type=click.Choice(PAPERS), help=_("The paper of a PDF; that of the workbook unless given.")
)
ALL_TEAMS = click.option("--all-teams", is_flag=True, help=_("Do it for every team of the workbook."))


def _stacked(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    def decorate(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


def workbook_options(command: Command) -> Command:
    """FILE, --team and --round."""
    return _stacked(FILE, TEAM, ROUND)(command)


def one_or_all_teams(team: str | None, *, all_teams: bool) -> None:
    """Raise UsageError where one team is named and all are asked for."""
    if team is not None and all_teams:
        raise click.UsageError(_("--team names one team, and --all-teams means all. Choose one of the two."))


def headcount_options(command: Command) -> Command:
    """--frontline, --supervisor and --manager."""
    texts = {
        "frontline": _("Front-line people on the team."),
        "supervisor": _("Supervisors on the team."),
        "manager": _("Managers on the team."),
    }
    people = Whole(0, MOST_PEOPLE)
    options = (click.option(f"--{role}", type=people, metavar="N", help=text) for role, text in texts.items())
    return _stacked(*options)(command)


def settings_options(command: Command) -> Command:
    """--mode, --threshold and --practices."""
    threshold = Whole(LOWEST_THRESHOLD, HIGHEST_THRESHOLD)
    return _stacked(
        click.option(
            "--mode",
            type=click.Choice(["anonymous", "open"]),
            help=_("Whether names may be shown beside answers."),
        ),
        click.option(
            "--threshold",
            type=threshold,
            metavar="K",
            help=_("The smallest group that is shown: 5 unless given, 3 in an open round."),
        ),
        click.option(
            "--practices", metavar="all|core|1,2,…", help=_("Which practices to ask: all, core, or elements.")
        ),
    )(command)


def headcount(frontline: int | None, supervisor: int | None, manager: int | None) -> Headcount | None:
    """The head count from its options; None if none was given."""
    if frontline is None and supervisor is None and manager is None:
        return None
    return Headcount(frontline=frontline or 0, supervisor=supervisor or 0, manager=manager or 0)


_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
"""Whoever writes it so means that year, however far away."""


class Day(click.ParamType[date]):
    """A day as YYYY-MM-DD, or as the window takes one."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        today = bootstrap.today()
        try:
            found = date.fromisoformat(value) if _DAY.fullmatch(value) else None
            found = found or written_day(value, near=today, today=today)
        except (BadInput, ValueError):
            found = None
        if found is None:
            self.fail(_("Give a day as YYYY-MM-DD, such as 2026-11-30."), param, ctx)
        return found


@dataclass(frozen=True, slots=True)
class Chosen:
    """An open workbook with the team and round a command works on."""

    book: Workbook
    team: Team
    round: Round


@dataclass(frozen=True, slots=True)
class Refused:
    """A team for which it could not be done, and why."""

    team: str
    sentence: str


@contextmanager
def workbook(file: Path, *, read_only: bool = False) -> Iterator[Workbook]:
    """The workbook, always closed at the end; reports backups that failed.

    Raises NotAllowed where it is a collection file.
    """
    book = bootstrap.open_workbook(file, read_only=read_only)
    if book.info.collection:
        book.close(back_up=False)
        raise NotAllowed(only_collects())
    for sentence in late_sheets(book.info.late, read_only=book.info.read_only):
        click.echo(sentence, err=True)
    tell_of_others(book)
    tell_of_conflicts(book, file)
    try:
        yield book
    finally:
        close(book)


def tell_of_others(book: Workbook) -> None:
    """Say where backups of other workbooks are kept that were found where this one's belong."""
    for sentence in backups_in_words.others(book.info.others):
        click.echo(sentence, err=True)


def tell_of_conflicts(book: Workbook, file: Path) -> None:
    """Say which copies a sync client set beside the workbook, and how they are brought in."""
    found = book.info.conflicts if not book.info.read_only else bootstrap.conflicts_beside(file)
    if sentence := conflicts(found):
        click.echo(sentence, err=True)
        click.echo(_("'sixelements merge {file} OTHER' brings a copy in.").format(file=file.name), err=True)


def close(book: Workbook) -> None:
    """Close a workbook, and report backups that failed."""
    book.close()
    for problem in (book.left_undone, book.backup_problem):
        if problem:
            click.echo(problem.sentence, err=True)


@contextmanager
def chosen(file: Path, team: str | None, number: int | None, *, read_only: bool = False) -> Iterator[Chosen]:
    """The workbook with the chosen team and its newest, or the chosen, round."""
    with workbook(file, read_only=read_only) as book:
        found = find_team(book, team)
        round_ = find_round(book, found.id, number)
        try:
            yield Chosen(book, found, round_)
        except NotAllowed as refusal:
            hint = _earlier(book, round_) if read_only and number is None else ""
            raise NotAllowed(phrases.sentences(refusal.sentence, hint)) if hint else refusal from None


@contextmanager
def every_team(
    file: Path, number: int | None, *, read_only: bool = True, of_many: bool = False
) -> Iterator[Iterator[Chosen | Refused]]:
    """A workbook with every team and its newest, or the chosen, round.

    A team without such a round is there with the reason. ``of_many``: among several workbooks, so that a
    team is named with its organization.
    """

    def each(book: Workbook) -> Iterator[Chosen | Refused]:
        for team in book.teams.all():
            try:
                yield Chosen(book, team, find_round(book, team.id, number))
            except NotFound as refusal:
                yield Refused(_called(book, team, of_many=of_many), refusal.sentence)

    with workbook(file, read_only=read_only) as book:
        yield each(book)


def _called(book: Workbook, team: Team, *, of_many: bool) -> str:
    return of_organization(team.name, book.info.organization) if of_many else team.name


def refused(
    found: Chosen, refusal: SixElementsError, number: int | None, *, of_many: bool = False
) -> Refused:
    """A team for which it could not be done, and how to go on where an earlier round can be read."""
    hint = _earlier(found.book, found.round) if number is None and isinstance(refusal, NotAllowed) else ""
    return Refused(
        _called(found.book, found.team, of_many=of_many), phrases.sentences(refusal.sentence, hint)
    )


def tell_refused(refusals: Sequence[Refused]) -> int:
    """Say for which teams it could not be done; returns the exit code."""
    for refusal in refusals:
        click.echo(phrases.labeled(refusal.team, refusal.sentence), err=True)
    return 1 if refusals else 0


def _earlier(book: Workbook, round_: Round) -> str:
    """A hint that an earlier round can be read, if the newest can't."""
    readable = [r.number for r in book.rounds.of(round_.team) if r.readable]
    if round_.readable or not readable:
        return ""
    return _("The results of round {n} are shown with --round {n}.").format(n=readable[-1])
