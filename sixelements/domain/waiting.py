"""Why an action does not start sooner: what of the schedule's rules its first day shows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from sixelements.domain.actions import Action, Status
from sixelements.domain.carried import dated_before
from sixelements.domain.holidays import FEDERAL_DAYS_OFF, DaysOff
from sixelements.domain.ids import ActionId
from sixelements.domain.people import person
from sixelements.domain.schedule import IN_PROGRESS, days_after, working_day
from sixelements.domain.under_way import late_on, under_way


class Wait(Enum):
    """What an action waits for (planning rules, "Schedule")."""

    NOTHING = "starts at once"
    PINNED = "its dates are pinned"
    UNDER_WAY = "it has begun"
    NEEDS = "what it depends on"
    NOT_BEFORE = "the team said not before"
    ELEMENTS = "a fourth element has to wait"
    FILLS = "a fourth element, as nothing else would run"
    OWNER = "its owner is busy"
    PLACE = "a free place"
    OWNER_LATE = "its owner, who is still at something overdue"
    PLACE_LATE = "a free place, and what is overdue holds some until it is done"
    CARRIED = "nothing, as it was carried over with the dates of an earlier plan"
    KEPT = "nothing, as it was dated before; no rule says it now"
    NEEDED = "no rule says its day, though what it needs is still open"
    GATE = "it keeps its date, though the gate of its technology is not passed"


@dataclass(frozen=True, slots=True)
class Waiting:
    """Why an action starts on its day; ``actions`` are those whose end it waits for.

    ``points``: those of a gate that is not passed, as far as it was asked (1 to 8).
    """

    wait: Wait
    actions: tuple[ActionId, ...] = ()
    points: tuple[int, ...] = ()


def waiting(
    action: Action,
    others: Iterable[Action],
    *,
    start: date,
    not_before: date | None = None,
    days_off: DaysOff = FEDERAL_DAYS_OFF,
    today: date | None = None,
) -> Waiting | None:
    """The first rule that explains the first day of an action; None if it has no such day.

    ``others`` are the plan's actions, ``start`` the plan's first day. ``not_before`` is the day from
    which the rule of three elements lets it begin. What is overdue ``today`` (the plan's first day, unless
    it is given) and was begun holds others up until it is done.
    """
    if action.start is None:
        return None
    if action.pinned:
        return Waiting(Wait.PINNED)
    if dated_before(action, start):
        return _as_carried(action, others)
    if action.start <= working_day(start, days_off):
        return Waiting(Wait.NOTHING)
    return _waits(action, tuple(others), not_before, days_off, today or start)


def as_told(
    found: Waiting | None,
    action: Action,
    others: Iterable[Action],
    *,
    gate: tuple[int, ...] | None,
    today: date,
    days_off: DaysOff = FEDERAL_DAYS_OFF,
) -> Waiting | None:
    """What people are told of why an action starts on its day, after the rule that was ``found``.

    Nothing is said to be free to start that waits for a ``gate`` (its open points; None: it waits for none),
    or that needs what is still open. What no rule explains and begins ``today`` simply starts at once.
    """
    if found is None or found.wait in (Wait.PINNED, Wait.UNDER_WAY):
        return found
    if gate is not None:
        return Waiting(Wait.GATE, points=gate)
    if found.wait not in (Wait.NOTHING, Wait.KEPT):
        return found
    needed = tuple(o.id for o in others if o.id in action.depends_on and not o.finished)
    if needed:
        return Waiting(Wait.NEEDED, needed)
    at_once = action.start == working_day(today, days_off)
    return Waiting(Wait.NOTHING) if at_once else found


def _as_carried(action: Action, others: Iterable[Action]) -> Waiting:
    """What holds back an action whose first day is that of an earlier plan."""
    if action.status is not Status.TO_DO:
        return Waiting(Wait.UNDER_WAY)
    needed = tuple(o.id for o in others if o.id in action.depends_on and not o.finished)
    return Waiting(Wait.NEEDS, needed) if needed else Waiting(Wait.CARRIED)


def _waits(
    action: Action, others: tuple[Action, ...], not_before: date | None, days_off: DaysOff, today: date
) -> Waiting:
    """The first rule that explains an action that is not pinned and starts later than the plan."""
    before = [o for o in _ending_before(action, others, days_off) if o.id != action.id]
    needed = tuple(o.id for o in before if o.id in action.depends_on)
    own = tuple(o.id for o in before if action.owner and person(o.owner) == person(action.owner))
    ends = {o.due for o in before if o.due}
    full = {day for day in ends if _full(others, action, day)}
    places = tuple(o.id for o in before if o.due in full)
    return next(
        Waiting(wait, actions)
        for wait, true, actions in (
            (Wait.NEEDS, bool(needed), needed),
            (Wait.NOT_BEFORE, _opens(action.not_before, action, days_off), ()),
            (Wait.ELEMENTS, _opens(not_before, action, days_off), ()),
            (Wait.OWNER, bool(own), own),
            (Wait.PLACE, bool(places), places),
            *_held_up(action, others, today),
            (Wait.FILLS, _fills(not_before, action, others, days_off), ()),
            (Wait.UNDER_WAY, action.status is not Status.TO_DO, ()),
            (Wait.KEPT, True, ()),
        )
        if true
    )


def _held_up(
    action: Action, others: Iterable[Action], today: date
) -> Iterator[tuple[Wait, bool, tuple[ActionId, ...]]]:
    """What is under way past its due date and holds an action up: it needs that, its owner, or a place."""
    if action.start is None or under_way(action):
        return
    late = [o for o in others if o.id != action.id and not o.locked and late_on(o, min(today, action.start))]
    needed = tuple(o.id for o in late if o.id in action.depends_on)
    own = tuple(o.id for o in late if action.owner and person(o.owner) == person(action.owner))
    day = days_after(action.start, -1)
    beside = sum(_runs(o, day) for o in others if o.id != action.id)
    yield Wait.NEEDS, bool(needed), needed
    yield Wait.OWNER_LATE, bool(own), own
    yield Wait.PLACE_LATE, bool(late) and len(late) + beside >= IN_PROGRESS, tuple(o.id for o in late)


def _runs(action: Action, day: date) -> bool:
    if action.start is None or action.due is None or action.locked:
        return False
    return action.start <= day <= action.due


def _opens(day: date | None, action: Action, days_off: DaysOff) -> bool:
    """Whether an action starts on the first working day from a day on."""
    return day is not None and action.start == working_day(day, days_off)


def _fills(day: date | None, action: Action, others: Iterable[Action], days_off: DaysOff) -> bool:
    """Whether an action of a fourth element starts before its day, right after the last that ran."""
    if day is None or action.start is None or action.start >= day:
        return False
    sooner = [o.due for o in others if o.start and o.due and o.start < action.start and not o.locked]
    return bool(sooner) and action.start == working_day(days_after(max(sooner), 1), days_off)


def _ending_before(action: Action, others: Iterable[Action], days_off: DaysOff) -> Iterator[Action]:
    """The actions that end right before one starts: nobody works on a day between."""
    if action.start is None:
        return
    last = days_after(action.start, -1)
    while last > date.min and last in days_off:
        last = days_after(last, -1)
    for other in others:
        if other.due is not None and last <= other.due < action.start and not other.locked:
            yield other


def _full(others: Iterable[Action], action: Action, day: date) -> bool:
    """Whether all places are taken on a day, by others than an action."""
    return sum(_runs(o, day) for o in others if o.id != action.id) >= IN_PROGRESS
