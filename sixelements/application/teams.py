"""Teams: add one, find one by name."""

from sixelements.application.events import Announce, TeamAdded, TeamChanged, tell_nobody
from sixelements.application.ports import NewId, Workbook
from sixelements.domain.errors import BadInput, NotFound
from sixelements.domain.ids import TeamId
from sixelements.domain.teams import Headcount, Team
from sixelements.i18n import _
from sixelements.wording.numbers import listing

LONGEST_NAME = 200


def add_team(
    book: Workbook,
    *,
    name: str,
    headcount: Headcount | None,
    new_id: NewId,
    announce: Announce = tell_nobody,
) -> Team:
    """Add a team; its name must be new in the workbook."""
    name = checked_name(name)
    if any(team.name.casefold() == name.casefold() for team in book.teams.all()):
        text = _('There is already a team called "{name}". Choose another name.')
        raise BadInput(text.format(name=name))
    team = Team(id=TeamId(new_id()), name=name, headcount=headcount)
    book.teams.put(team)
    announce(TeamAdded(team.id))
    return team


def change_team(book: Workbook, team: Team, *, announce: Announce = tell_nobody) -> None:
    """Store a changed name or head count."""
    checked_name(team.name)
    book.teams.put(team)
    announce(TeamChanged(team.id))


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
