"""When each action can start and is due: dependencies, one action an owner, three in progress."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from graphlib import CycleError, TopologicalSorter

from sixelements.domain.actions import Horizon
from sixelements.domain.assessment import Size
from sixelements.domain.holidays import is_holiday
from sixelements.domain.ids import ActionId

IN_PROGRESS = 3
IN_A_PLAN = 9
FIRST_STEP_DAYS = 7
_SATURDAY = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleTask:
    """What the schedule needs to know of an action."""

    id: ActionId
    size: Size
    owner: str | None = None
    depends_on: tuple[ActionId, ...] = ()
    not_before: date | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    """First and last day of an action."""

    start: date
    due: date

    def meets(self, other: "Slot") -> bool:
        """Whether two slots share a day."""
        return self.start <= other.due and other.start <= self.due


class DependencyCycle(Exception):
    """Actions that wait for one another; ``actions`` names the circle, first and last the same."""

    def __init__(self, actions: tuple[ActionId, ...]) -> None:
        super().__init__(" -> ".join(actions))
        self.actions = actions


def days_after(day: date, days: int) -> date:
    """The day this many days after another (negative: before it), or the last (first) possible day."""
    ordinal = min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(ordinal)


def first_from(earliest: date, month: int, day: int, *, years: int = 9) -> date | None:
    """The first day of a month on or after another day; None if some years don't have one."""
    for year in range(earliest.year, min(earliest.year + years, date.max.year + 1)):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= earliest:
            return found
    return None


def months_between(first: date, last: date) -> tuple[date, ...]:
    """The first days of months from one day to another, including both."""
    counted = range(12 * first.year + first.month - 1, 12 * last.year + last.month)
    begun = (date(month // 12, month % 12 + 1, 1) for month in counted)
    return tuple(day for day in begun if first <= day <= last)


def working_day(day: date, holidays: Collection[date] = ()) -> date:
    """The day itself, or the next one that is not on a weekend, a public holiday, or one of ``holidays``.

    At the end of the calendar, the last day there is.
    """
    while day < date.max and (day.weekday() >= _SATURDAY or is_holiday(day) or day in holidays):
        day = days_after(day, 1)
    return day


def horizon_of(start: date, due: date) -> Horizon:
    """Due within 30, 90 or 180 days of the plan's start, else later."""
    days = (due - start).days
    if days <= 30:
        return Horizon.DAYS_30
    if days <= 90:
        return Horizon.DAYS_90
    return Horizon.DAYS_180 if days <= 180 else Horizon.LATER


def first_step_by(start: date, holidays: Collection[date] = ()) -> date:
    """The day by which the first step is taken: a week after the start, on a working day."""
    return working_day(days_after(start, FIRST_STEP_DAYS), holidays)


def in_order(tasks: Sequence[ScheduleTask]) -> tuple[ScheduleTask, ...]:
    """The tasks, each after those it waits for, otherwise in the given order; raises DependencyCycle."""
    known = {task.id: task for task in tasks}
    graph = {t.id: [d for d in t.depends_on if d in known] for t in tasks}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        raise DependencyCycle(tuple(error.args[1])) from None
    placed: dict[ActionId, ScheduleTask] = {}

    def place(task: ScheduleTask) -> None:
        for needed in graph[task.id]:
            if needed not in placed:
                place(known[needed])
        placed.setdefault(task.id, task)

    for task in tasks:
        place(task)
    return tuple(placed.values())


def schedule(
    tasks: Sequence[ScheduleTask], *, start: date, holidays: Collection[date] = ()
) -> Mapping[ActionId, Slot]:
    """Days for every task; an earlier task in the list never waits for a later one's place.

    Start = the latest of: what it waits for is done, its owner is free, one of three places is
    free. Lengths are calendar days (20, 45, 90); starts and due dates fall on working days. Raises
    DependencyCycle.
    """
    slots: dict[ActionId, Slot] = {}
    owners: dict[ActionId, str | None] = {}
    for task in in_order(tasks):
        own = [slots[i] for i, owner in owners.items() if owner and owner == task.owner]
        ready = [days_after(slots[i].due, 1) for i in task.depends_on if i in slots]
        earliest = max([start, *ready, task.not_before or start])
        slots[task.id] = _first_free(task.size, earliest, slots.values(), own, holidays)
        owners[task.id] = task.owner
    return slots


def _first_free(
    size: Size,
    earliest: date,
    taken: Iterable[Slot],
    own: Sequence[Slot],
    holidays: Collection[date],
) -> Slot:
    taken = tuple(taken)
    following = {days_after(s.due, 1) for s in taken}
    chances = sorted({earliest, *(day for day in following if day > earliest)})
    slots = [_slot(day, size, holidays) for day in chances]
    free = (s for s in slots if not any(s.meets(o) for o in own) and _place_free(s, taken))
    return next(free, slots[-1])  # none is free only where the calendar ends


def _slot(day: date, size: Size, holidays: Collection[date]) -> Slot:
    start = working_day(day, holidays)
    return Slot(start, working_day(days_after(start, size.days), holidays))


def _place_free(slot: Slot, taken: Sequence[Slot]) -> bool:
    """Whether fewer than three others are in progress on every day of the slot."""
    days = [slot.start, *(t.start for t in taken if slot.start <= t.start <= slot.due)]
    return all(sum(t.start <= day <= t.due for t in taken) < IN_PROGRESS for day in days)
