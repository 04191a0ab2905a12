"""When each action can start and is due: dependencies, one action an owner, three in progress."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from graphlib import CycleError, TopologicalSorter

from sixelements.domain.actions import Horizon
from sixelements.domain.assessment import Size
from sixelements.domain.holidays import FEDERAL_DAYS_OFF, DaysOff
from sixelements.domain.ids import ActionId
from sixelements.domain.people import person

IN_PROGRESS = 3
IN_A_PLAN = 9
FIRST_STEP_DAYS = 7
EARLY_DAYS = 90
"""The first days of a plan, in which at most three elements are worked on."""
PAUSE_DAYS = 14
"""Days without any action from which on a plan stands still; holidays make up a week."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleTask:
    """What the schedule needs to know of an action. ``slot``: its days are pinned, or it is under way.

    It never starts before ``not_before``, and before ``rather_from`` only where nothing else would run.
    """

    id: ActionId
    size: Size
    owner: str | None = None
    depends_on: tuple[ActionId, ...] = ()
    not_before: date | None = None
    rather_from: date | None = None
    slot: "Slot | None" = None


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


def working_day(day: date, days_off: DaysOff = FEDERAL_DAYS_OFF) -> date:
    """The day itself, or the next one on which people work.

    At the end of the calendar, the last day there is.
    """
    while day < date.max and day in days_off:
        day = days_after(day, 1)
    return day


def pause(slots: Iterable[Slot], *, start: date) -> Slot | None:
    """The first two weeks or more of a plan's first 90 days in which nothing runs; None without such.

    Only what ends before something starts is a pause: after the last action a plan is over.
    """
    until = days_after(start, EARLY_DAYS)
    free = start
    for slot in sorted(slots, key=lambda slot: slot.start):
        idle = (min(slot.start, until) - free).days
        if idle >= PAUSE_DAYS:
            return Slot(free, days_after(slot.start, -1))
        free = max(free, days_after(slot.due, 1))
    return None


def horizon_of(start: date, due: date) -> Horizon:
    """Due within 30, 90 or 180 days of the plan's start, else later."""
    days = (due - start).days
    if days <= 30:
        return Horizon.DAYS_30
    if days <= 90:
        return Horizon.DAYS_90
    return Horizon.DAYS_180 if days <= 180 else Horizon.LATER


def first_step_by(start: date, days_off: DaysOff = FEDERAL_DAYS_OFF) -> date:
    """The day by which the first step is taken: a week after the start, on a working day."""
    return working_day(days_after(start, FIRST_STEP_DAYS), days_off)


def step_in_time(start: date, due: date | None, days_off: DaysOff = FEDERAL_DAYS_OFF) -> date:
    """The day by which the first step is taken; no later than the action is due."""
    step = first_step_by(start, days_off)
    if due is None or step <= due:
        return step
    step = due
    while step > start and step in days_off:
        step = days_after(step, -1)
    return max(step, start)


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
    tasks: Sequence[ScheduleTask], *, start: date, days_off: DaysOff = FEDERAL_DAYS_OFF
) -> Mapping[ActionId, Slot]:
    """Days for every task; an earlier task in the list never waits for a later one's place.

    A task with a slot of its own keeps it, and takes its place before all others. For the others start =
    the latest of: what it waits for is done, its owner is free, one of three places is free. Lengths are
    calendar days (20, 45, 90); starts and due dates fall on working days. Where two weeks or more would pass
    without any of them, the first that can fills them, though it is to start later rather than now. Raises
    DependencyCycle.
    """
    while True:
        slots = _slots(tasks, start, days_off)
        weeks = pause(slots.values(), start=start)
        found = next((t for t in tasks if weeks and _fills(t, weeks, slots)), None)
        if weeks is None or found is None:
            return slots
        tasks = [_sooner(t, weeks, start) if t is found else t for t in tasks]


class KeptSlots:
    """Days of tasks that all keep theirs, while one after another may come forward.

    It finds what `schedule` would with a slot for all but one of them, without placing the others each time.
    Raises DependencyCycle.
    """

    def __init__(self, tasks: Sequence[ScheduleTask], *, start: date, days_off: DaysOff) -> None:
        self._start = start
        self._slots = dict(schedule(tasks, start=start, days_off=days_off))
        self._owners = {task.id: task.owner for task in tasks}
        self._days = _TakenDays(start, days_off)
        for id_, slot in self._slots.items():
            self._days.take(slot, self._owners[id_])

    def first_free(self, task: ScheduleTask) -> Slot:
        """The first days that one of the tasks could have, which is given without a slot."""
        own = self._slots[task.id], self._owners[task.id]
        self._days.free(*own)
        slot = self._days.first_free(task, _earliest(task, self._slots, self._start))
        if task.rather_from:
            slots = {**self._slots, task.id: slot}
            weeks = pause(slots.values(), start=self._start)
            if weeks and _fills(task, weeks, slots):
                task = _sooner(task, weeks, self._start)
                slot = self._days.first_free(task, _earliest(task, self._slots, self._start))
        self._days.take(*own)
        return slot

    def put(self, id_: ActionId, slot: Slot) -> None:
        """Let one of the tasks keep other days from now on."""
        owner = self._owners[id_]
        self._days.free(self._slots[id_], owner)
        self._days.take(slot, owner)
        self._slots[id_] = slot


def _sooner(task: ScheduleTask, weeks: Slot, start: date) -> ScheduleTask:
    """A task that fills some weeks, though it is to start later rather than now."""
    return replace(task, rather_from=None, not_before=max(weeks.start, task.not_before or start))


def _earliest(task: ScheduleTask, slots: Mapping[ActionId, Slot], start: date) -> date:
    """The first day on which what a task waits for is done, and on which it may start."""
    ready = (days_after(slots[i].due, 1) for i in task.depends_on if i in slots)
    return max([start, *ready, task.not_before or start, task.rather_from or start])


def _fills(task: ScheduleTask, weeks: Slot, slots: Mapping[ActionId, Slot]) -> bool:
    """Whether only that it is to start later rather than now keeps a task out of some weeks."""
    if task.slot or task.rather_from is None or slots[task.id].start <= weeks.due:
        return False
    waits = [slots[d].due for d in task.depends_on if d in slots]
    may = task.not_before is None or task.not_before <= weeks.due
    return may and all(due < weeks.start for due in waits)


def _slots(tasks: Sequence[ScheduleTask], start: date, days_off: DaysOff) -> Mapping[ActionId, Slot]:
    """Days for every task, none before it may start, nor before it should rather start."""
    order = in_order(tasks)
    days = _TakenDays(start, days_off)
    slots = {t.id: t.slot for t in tasks if t.slot}
    for task in tasks:
        if task.slot:
            days.take(task.slot, task.owner)
    for task in order:
        if task.slot:
            continue
        slots[task.id] = days.first_free(task, _earliest(task, slots, start))
        days.take(slots[task.id], task.owner)
    return {task.id: slots[task.id] for task in order}


_LAST = date.max.toordinal()
_MOST = 255
_ONE_MORE = bytes(min(n + 1, _MOST) for n in range(256))
_ONE_LESS = bytes(n if n in (0, _MOST) else n - 1 for n in range(256))
"""How many there are on a day, with one more or less; where so many are counted nobody asks for one less."""
_BUSY = bytes(n >= 1 for n in range(256))
_FULL = bytes(n >= IN_PROGRESS for n in range(256))


class _TakenDays:
    """The days from the start of a plan on: how many actions are in progress, and how many of each owner.

    One byte a day, so that the last day in the way is found at once, however many actions there are.
    """

    def __init__(self, start: date, days_off: DaysOff) -> None:
        self._first = start.toordinal()
        self._days_off = days_off
        self._working: dict[int, int] = {}
        self._count = bytearray()
        self._busy: dict[str, bytearray] = {}

    def take(self, slot: Slot, owner: str | None) -> None:
        """Take a place, and the time of an owner; days before the start of the plan count for nothing."""
        self._change(slot, owner, _ONE_MORE)

    def free(self, slot: Slot, owner: str | None) -> None:
        """Give both back, as they were taken."""
        self._change(slot, owner, _ONE_LESS)

    def _change(self, slot: Slot, owner: str | None, by: bytes) -> None:
        first, after = max(slot.start.toordinal() - self._first, 0), slot.due.toordinal() - self._first + 1
        if after <= first:
            return
        for days in (self._count, *([self._busy.setdefault(person(owner), bytearray())] if owner else [])):
            days.extend(bytes(max(after - len(days), 0)))
            days[first:after] = days[first:after].translate(by)

    def first_free(self, task: ScheduleTask, earliest: date) -> Slot:
        """The first slot from a day on with a place and its owner free; where the calendar ends, the last.

        Whatever starts no later than the last day in the way meets that day, so the search goes on after it.
        """
        busy = self._busy.get(person(task.owner), bytearray()) if task.owner else bytearray()
        length, day = task.size.days, earliest.toordinal()
        while True:
            begins = self._working_from(day)
            ends = self._working_from(begins + length)
            place = slice(begins - self._first, ends - self._first + 1)
            in_the_way = max(
                self._count[place].translate(_FULL).rfind(1), busy[place].translate(_BUSY).rfind(1)
            )
            if in_the_way < 0 or ends == _LAST:
                return Slot(date.fromordinal(begins), date.fromordinal(ends))
            day = begins + in_the_way + 1

    def _working_from(self, day: int) -> int:
        """The first working day from an ordinal on; at the end of the calendar, the last day."""
        found = self._working.get(day)
        if found is None:
            found = working_day(date.fromordinal(min(day, _LAST)), self._days_off).toordinal()
            self._working[day] = found
        return found
