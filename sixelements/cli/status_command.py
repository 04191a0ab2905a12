"""``sixelements status``: how far the teams of many workbooks are."""

from collections.abc import Sequence
from pathlib import Path

import click

from sixelements import bootstrap
from sixelements.application.portfolio import RoleCount, TeamStatus, Unread, WorkbookStatus, read_all
from sixelements.cli import options
from sixelements.cli.output import table
from sixelements.domain.assessment import Role
from sixelements.domain.rounds import State
from sixelements.i18n import _, pgettext
from sixelements.wording import phrases
from sixelements.wording.numbers import short_day
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
    else:
        read = [entry for entry in found if isinstance(entry, WorkbookStatus)]
        click.echo("\n".join(lines(read)))
    unread = [entry for entry in found if isinstance(entry, Unread)]
    for entry in unread:
        click.echo(unread_line(entry), err=True)
    if unread:
        context.exit(1)


def unread_line(entry: Unread) -> str:
    """Which workbook can't be read, and why, in one line."""
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
        _of(status.gathered.answered, status.gathered.people),
        *(_role(roles.get(role)) for role in (Role.FRONTLINE, Role.SUPERVISOR, Role.MANAGER)),
        _closed(status),
        _plan(status),
        _review(status),
        what_next_words(status.next),
    ]


def _of(answered: int, people: int | None) -> str:
    if people is None:
        return str(answered)
    if answered > people:
        return _("{n} sheets for {all}").format(n=answered, all=people)
    return _("{n} of {all}").format(n=answered, all=people)


def _role(count: RoleCount | None) -> str:
    return _of(count.answered, count.people) if count else _("not asked")


def _closed(status: TeamStatus) -> str:
    if status.round.state is State.PUBLISHED:
        return short_day(status.round.closed_on) if status.round.closed_on else pgettext("a round", "closed")
    return pgettext("a round", "sealed") if status.round.sealed else pgettext("a round", "not yet")


def _review(status: TeamStatus) -> str:
    if status.review:
        return short_day(status.review.day)
    return _("rate again") if status.plan else _("none set")


def _plan(status: TeamStatus) -> str:
    if status.plan is None:
        return _("no plan yet")
    done = _("{n} of {all}").format(n=status.plan.done, all=status.plan.all)
    if not status.plan.late:
        return done
    return _("{done}, {n} late").format(done=done, n=status.plan.late)
