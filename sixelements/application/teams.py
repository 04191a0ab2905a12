"""Teams: add one, with its first round; change one, with its next; find one by name."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sixelements.application.events import Announce, StoreChange, What, tell_nobody
from sixelements.application.limits import check_text, check_together
from sixelements.application.ports import NewId, Workbook
from sixelements.application.rounds import RoundSettings, has_answers, open_round, refuse_in_a_copy
from sixelements.domain import limits
from sixelements.domain.assessment import Assessment, Role
from sixelements.domain.errors import BadInput, NotAllowed, NotFound
from sixelements.domain.ids import TeamId
from sixelements.domain.limits import Writing
from sixelements.domain.rounds import Round
from sixelements.domain.teams import Headcount, Team
from sixelements.i18n import _
from sixelements.wording.numbers import count, listing

LONGEST_NAME = limits.NAME
MOST_PEOPLE = limits.MOST_PEOPLE


def add_team(
    book: Workbook,
    *,
    name: str,
    headcount: Headcount | None,
    new_id: NewId,
    announce: Announce = tell_nobody,
) -> Team:
    """Add a team; its name must be new in the workbook."""
    refuse_in_a_copy(book)
    name = checked_name(name)
    there = book.teams.all()
    if len(there) >= limits.MOST_TEAMS:
        text = _("This workbook holds {n} teams, and no more fit. Start another workbook.")
        raise NotAllowed(text.format(n=count(len(there))))
    if any(team.name.casefold() == name.casefold() for team in there):
        text = _('There is already a team called "{name}". Choose another name.')
        raise BadInput(text.format(name=name))
    _check_headcount(headcount)
    _check_names(name, *(team.name for team in there))
    team = Team(id=TeamId(new_id()), name=name, headcount=headcount)
    book.teams.put(team)
    announce(StoreChange(what=What.TEAM, team=team.id))
    return team


def change_team(book: Workbook, team: Team, *, announce: Announce = tell_nobody) -> None:
    """Store a changed name, head count or services.

    A changed head count goes into the team's open round too, as long as nobody has answered it.
    """
    name = checked_name(team.name)
    others = [t for t in book.teams.all() if t.id != team.id]
    if any(other.name.casefold() == name.casefold() for other in others):
        text = _('There is already a team called "{name}". Choose another name.')
        raise BadInput(text.format(name=name))
    _check_headcount(team.headcount)
    _check_names(name, *(other.name for other in others))
    _check_services(team.services)
    changed = replace(team, name=name)
    with book.change():
        open_ = [r for r in book.rounds.of(team.id)[-1:] if r.collecting and not has_answers(book, r)]
        behind = [r for r in open_ if r.headcount != team.headcount]
        if changed in book.teams.all() and not behind:
            return
        book.teams.put(changed)
        for round_ in behind:
            book.rounds.put(replace(round_, headcount=team.headcount))
    announce(StoreChange(what=What.TEAM, team=team.id))


def remove_round(book: Workbook, round_: Round, *, announce: Announce = tell_nobody) -> None:
    """Erase a round with its answers, its record and its plan, also from the backups. A team keeps one."""
    with book.change():
        if len(book.rounds.of(round_.team)) < 2:
            raise NotAllowed(_("It is the only round of its team. Remove the team instead."))
        book.rounds.remove(round_.id)
    announce(StoreChange.of(What.ROUND, round_))


def remove_team(book: Workbook, team: Team, *, announce: Announce = tell_nobody) -> None:
    """Erase a team with all its rounds, also from the backups. A workbook keeps one."""
    with book.change():
        if len(book.teams.all()) < 2:
            raise NotAllowed(_("It is the only team of the workbook. Delete the file instead."))
        book.teams.remove(team.id)
    announce(StoreChange(what=What.TEAM, team=team.id))


def begin_team(
    book: Workbook,
    *,
    name: str,
    headcount: Headcount | None,
    assessment: Assessment,
    settings: RoundSettings,
    new_id: NewId,
    today: date,
    announce: Announce = tell_nobody,
) -> tuple[Team, Round]:
    """Add a team and open its round 1: both, or neither."""
    with book.change():
        team = add_team(book, name=name, headcount=headcount, new_id=new_id)
        opened = open_round(book, team, assessment, settings, new_id=new_id, today=today)
    announce(StoreChange.of(What.ROUND, opened))
    return team, opened


def _check_headcount(headcount: Headcount | None) -> None:
    if headcount and max(headcount.of(role) for role in Role) > MOST_PEOPLE:
        raise BadInput(_("A role has {n} people at most.").format(n=count(MOST_PEOPLE)))


def _check_names(*names: str) -> None:
    check_together(names, _("The names of all teams are too long together"))


def _check_services(services: Sequence[str]) -> None:
    for service in services:
        check_text(Writing.SERVICE, service)
    if len(services) > limits.MOST_SERVICES:
        text = _("A team has {n} services at most. Remove some.")
        raise BadInput(text.format(n=count(limits.MOST_SERVICES)))
    check_together(services, _("The names of the services are too long together"))


def checked_name(name: str) -> str:
    """A name without surrounding spaces; raises BadInput for an empty or overlong one."""
    name = " ".join(name.split())
    if not name:
        raise BadInput(_("The name is empty. Give one."))
    if len(name) > LONGEST_NAME:
        raise BadInput(_("The name is longer than {n} characters. Shorten it.").format(n=LONGEST_NAME))
    return name


def find_team(book: Workbook, name: str | None) -> Team:
    """The team with this name, letter case forgiven; without a name, the only team."""
    teams = book.teams.all()
    if name is None and len(teams) == 1:
        return teams[0]
    found = [t for t in teams if name is not None and t.name.casefold() == name.strip().casefold()]
    if found:
        return found[0]
    names = listing([t.name for t in teams])
    if name is None:
        text = _("The workbook has several teams. Name one with --team: {names}.")
    else:
        text = _("There is no team with that name. The teams are {names}.")
    raise NotFound(text.format(names=names))
