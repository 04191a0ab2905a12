"""``sixelements status``: how far the teams of many workbooks are."""

from collections.abc import Sequence
from pathlib import Path

import click

from sixelements import bootstrap
from sixelements.application.errors import PasswordNeeded, WrongPassword
from sixelements.application.portfolio import RoleCount, TeamStatus, Unread, WorkbookStatus, read_all
from sixelements.cli import options
from sixelements.cli.output import table
from sixelements.domain.assessment import Role
from sixelements.i18n import _
from sixelements.wording import how_far, numbers, phrases
from sixelements.wording.merging import conflicts
from sixelements.wording.passwords import missing, with_another
from sixelements.wording.what_next import what_next_words


@click.command(
    "status",
    help=_(
        "Print how far the teams of workbooks are: rounds, who has answered, plans, the next review, and "
        "what to do next. It shows no results, and changes no file."
    ),
)
@options.FILES
@click.option("--json", "as_json", is_flag=True, help=_("Print it as JSON."))
@click.pass_context
def command(context: click.Context, *, files: tuple[Path, ...], as_json: bool) -> None:
    day, open_ = bootstrap.today(), bootstrap.open_for_reading
    found = list(read_all(files, open_, today=day, writer_at=bootstrap.writer_at))
    if as_json:
        click.echo(bootstrap.status_json(found), nl=False)
    elif read := [entry for entry in found if isinstance(entry, WorkbookStatus)]:
        click.echo("\n".join(lines(read)))
    for book in found:
        if isinstance(book, WorkbookStatus) and (said := conflicts(bootstrap.conflicts_beside(book.path))):
            click.echo(phrases.labeled(book.path.name, said), err=True)
        if isinstance(book, WorkbookStatus) and (left := bootstrap.left_with_password(book.path)):
            click.echo(phrases.labeled(book.path.name, with_another(left, now=False)), err=True)
    unread = [entry for entry in found if isinstance(entry, Unread)]
    for entry in unread:
        click.echo(unread_line(entry), err=True)
    if unread:
        context.exit(1)


def unread_line(entry: Unread) -> str:
    """Which workbook can't be read, and why, in one line."""
    if isinstance(entry.refusal, PasswordNeeded) and not isinstance(entry.refusal, WrongPassword):
        return missing(entry.path)
    named = entry.path.name in entry.sentence
    return entry.sentence if named else phrases.labeled(str(entry.path), entry.sentence)


def lines(found: Sequence[WorkbookStatus]) -> list[str]:
    """The whole printout: a block for each workbook, all in the same columns."""
    head = [
        _("Team"),
        _("Round"),
        _("Answered"),
        _("Front line"),
        _("Supervisors"),
        _("Managers"),
        _("Closed"),
        _("Actions done"),
        _("Next review"),
        _("What to do next"),
    ]
    rows = [head, *(_row(team) for book in found for team in book.teams)]
    aligned = iter(table(rows))
    result = [next(aligned)] if found else []
    for book in found:
        result += ["", _("{organization} ({file})").format(organization=book.organization, file=book.path)]
        if book.writer:
            result.append(_("{writer} has it open. Shown as it is stored.").format(writer=book.writer))
        result += [next(aligned) for _team in book.teams]
    return result


def _row(status: TeamStatus) -> list[str]:
    roles = {count.role: count for count in status.roles}
    return [
        status.team.name,
        str(status.round.number),
        how_far.answered(status.gathered.answered, status.gathered.people),
        *(_role(roles.get(role)) for role in (Role.FRONTLINE, Role.SUPERVISOR, Role.MANAGER)),
        how_far.closed(status.round),
        _plan(status),
        how_far.review(status.review, overdue=status.review_late, planned=bool(status.plan)),
        what_next_words(status.next),
    ]


def _role(count: RoleCount | None) -> str:
    return how_far.answered(count.answered, count.people) if count else _("not asked")


def _plan(status: TeamStatus) -> str:
    if status.plan is None:
        return _("no plan yet")
    done, late = how_far.done(status.plan), how_far.late(status.plan)
    return numbers.series([done, late]) if late else done
