"""Many workbooks at once: how far each team is, in counts and days, and never what anybody answered."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from os.path import realpath
from pathlib import Path

from sixelements.application.days_off import days_off
from sixelements.application.hands import answered
from sixelements.application.ports import Workbook
from sixelements.application.responses import asks_role
from sixelements.domain.actions import Plan
from sixelements.domain.assessment import Role
from sixelements.domain.errors import NotAllowed, SixElementsError
from sixelements.domain.ids import WorkbookId
from sixelements.domain.rounds import Round
from sixelements.domain.teams import Team
from sixelements.domain.what_next import (
    Gathered,
    NextKind,
    PlanProgress,
    WhatNext,
    next_review,
    plan_progress,
    what_next,
)
from sixelements.wording.rounds import only_collects

OpenForReading = Callable[[Path], Workbook]
"""Opens a workbook for reading only; raises SixElementsError."""


@dataclass(frozen=True, slots=True)
class RoleCount:
    """How many of a role answered, and how many have it (None: not known)."""

    role: Role
    answered: int
    people: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamStatus:
    """How far a team is: its newest round, and the plan it works on, which may be an earlier round's.

    ``roles`` is empty if no role is asked. ``planned_in`` is the number of the round with the plan, and
    ``review`` when it is looked at next: a day that is over where ``review_late``.
    """

    team: Team
    round: Round
    gathered: Gathered
    roles: tuple[RoleCount, ...]
    plan: PlanProgress | None
    planned_in: int | None
    review: date | None
    review_late: bool
    next: WhatNext


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkbookStatus:
    """A workbook of the list with its teams in their order, as it is stored.

    ``id`` is that of every copy of it. ``writer`` has it open for writing meanwhile; empty if nobody does.
    """

    path: Path
    id: WorkbookId
    organization: str
    writer: str = ""
    teams: tuple[TeamStatus, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A workbook of the list that can't be read, and why: the kind of refusal tells the way out."""

    path: Path
    refusal: SixElementsError

    @property
    def sentence(self) -> str:
        """Why, in a sentence."""
        return self.refusal.sentence


def each(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files of a list in its order, each once by whichever link it was named again."""
    return tuple({realpath(path): path for path in reversed(list(paths))}.values())[::-1]


def read_all(
    paths: Iterable[Path],
    open_for_reading: OpenForReading,
    *,
    today: date,
    writer_at: Callable[[Path], str] = lambda _path: "",
) -> Iterator[WorkbookStatus | Unread]:
    """How far the teams of each workbook are, one workbook after another; none keeps the rest from it."""
    for path in each(paths):
        try:
            yield replace(_read(path, open_for_reading, today), writer=writer_at(path))
        except SixElementsError as refusal:
            yield Unread(path=path, refusal=refusal)


def _read(path: Path, open_for_reading: OpenForReading, today: date) -> WorkbookStatus:
    book = open_for_reading(path)
    try:
        if book.info.collection:
            raise NotAllowed(only_collects())
        teams = [(team, book.rounds.of(team.id)) for team in book.teams.all()]
        found = tuple(_status(book, team, rounds, today) for team, rounds in teams if rounds)
        return WorkbookStatus(path=path, id=book.info.id, organization=book.info.organization, teams=found)
    finally:
        book.close(back_up=False)


def _status(book: Workbook, team: Team, rounds: tuple[Round, ...], today: date) -> TeamStatus:
    newest = rounds[-1]
    arrived = book.responses.arrived(newest.id)
    people = newest.headcount if newest.headcount and newest.headcount.total else None
    gathered = Gathered(
        answered=answered(book, newest),
        people=people.total if people else None,
        drafts=len(book.responses.drafts(newest.id)) if newest.collecting else 0,
    )
    roles = [RoleCount(role, arrived.get(role, 0), people.of(role) if people else None) for role in Role]
    planned_in, plan = _newest_plan(book, rounds)
    closed = days_off(book)
    review = next_review(plan, today, closed) if plan else None
    following = what_next(
        newest,
        gathered,
        talked=bool(book.discussions.of(newest.id).settled),
        plan=plan if planned_in == newest.number else None,
        today=today,
        days_off=closed,
    )
    return TeamStatus(
        team=team,
        round=newest,
        gathered=gathered,
        roles=tuple(roles) if asks_role(newest) and gathered.answered == sum(arrived.values()) else (),
        plan=plan_progress(plan.actions, today) if plan else None,
        planned_in=planned_in,
        review=review,
        review_late=bool(review and review < today),
        next=_in_a_copy(following) if book.info.origin else following,
    )


def _in_a_copy(following: WhatNext) -> WhatNext:
    """What comes next in a hand-over copy: no round begins there, and nothing is settled."""
    instead = {NextKind.NEXT_ROUND: NextKind.HOLD_REVIEW, NextKind.TALK: NextKind.PLAN}
    return replace(following, what=instead.get(following.what, following.what))


def _newest_plan(book: Workbook, rounds: tuple[Round, ...]) -> tuple[int | None, Plan | None]:
    """The plan that a team works on, and the number of its round."""
    for round_ in reversed(rounds):
        plan = book.plans.of(round_.id)
        if plan is not None and plan.actions:
            return round_.number, plan
    return None, None
