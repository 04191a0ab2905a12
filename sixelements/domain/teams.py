"""Teams and how many people they have in each role."""

from collections.abc import Iterable
from dataclasses import dataclass

from sixelements.domain.assessment import Practice, Role
from sixelements.domain.ids import PracticeId, TeamId


@dataclass(frozen=True, slots=True, kw_only=True)
class Headcount:
    """People on a team by role; each 0 or more."""

    frontline: int = 0
    supervisor: int = 0
    manager: int = 0

    @property
    def total(self) -> int:
        return self.frontline + self.supervisor + self.manager

    @property
    def leads(self) -> int:
        """Supervisors and managers together; they are never shown apart."""
        return self.supervisor + self.manager

    def of(self, role: Role) -> int:
        """How many people have this role."""
        return {
            Role.FRONTLINE: self.frontline,
            Role.SUPERVISOR: self.supervisor,
            Role.MANAGER: self.manager,
        }[role]


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """A team of the organization. ``headcount`` None means: not known. ``services`` are what it offers."""

    id: TeamId
    name: str
    headcount: Headcount | None
    services: tuple[str, ...] = ()


def about_one_person(practices: Iterable[Practice], people: Headcount | None) -> tuple[PracticeId, ...]:
    """The practices that rate one person, as the team has one of whom they are about."""
    if people is None:
        return ()
    return tuple(p.id for p in practices if sum(people.of(role) for role in p.about) == 1)
