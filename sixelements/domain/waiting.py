"""Why an action does not start sooner: what of the schedule's rules its first day shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from sixelements.domain.actions import Action
from sixelements.domain.ids import ActionId
from sixelements.domain.schedule import IN_PROGRESS, working_day

_AT_MOST = 4
"""Days from the end of an action to the start of one that follows it, over a weekend and a holiday."""


class Wait(Enum):
    """What an action waits for (planning rules, "Schedule")."""

    NOTHING = "starts at once"
    NEEDS = "what it depends on"
    ELEMENTS = "a fourth element has to wait"
    OWNER = "its owner is busy"
    PLACE = "a free place"
    CHOSEN = "the team chose the day"


@dataclass(frozen=True, slots=True)
class Waiting:
    """Why an action starts on its day; ``actions`` are those whose end it waits for."""

    wait: Wait
    actions: tuple[ActionId, ...] = ()


def waiting(
    action: Action, others: Iterable[Action], *, start: date, not_before: date | None = None
) -> Waiting | None:
    """The first rule that explains the first day of an action; None where it has no such day.

    ``others`` are the plan's actions, ``start`` the plan's first day. ``not_before`` is the day from
    which the rule of three elements lets it begin.
    """
    if action.start is None:
        return None
    if action.start <= working_day(start):
        return Waiting(Wait.NOTHING)
    before = [o for o in others if o.id != action.id and _ends_before(o, action.start)]
    needed = tuple(o.id for o in before if o.id in action.depends_on)
    if needed:
        return Waiting(Wait.NEEDS, needed)
    if not_before and action.start == working_day(not_before):
        return Waiting(Wait.ELEMENTS)
    own = tuple(o.id for o in before if action.owner and o.owner == action.owner)
    if own:
        return Waiting(Wait.OWNER, own)
    places = tuple(o.id for o in before if o.due and _full(others, action, o.due))
    return Waiting(Wait.PLACE, places) if places else Waiting(Wait.CHOSEN)


def _ends_before(other: Action, day: date) -> bool:
    """Whether an action ends right before a day."""
    return other.due is not None and not other.locked and 0 < (day - other.due).days <= _AT_MOST


def _full(others: Iterable[Action], action: Action, day: date) -> bool:
    """Whether all places are taken on a day, by others than an action."""
    running = [
        o
        for o in others
        if o.id != action.id and o.start and o.due and o.start <= day <= o.due and not o.locked
    ]
    return len(running) >= IN_PROGRESS
