"""How long an action that was begun takes its place among those that are in progress at once."""

from datetime import date

from sixelements.domain.actions import Action, Status
from sixelements.domain.holidays import FEDERAL_DAYS_OFF, DaysOff
from sixelements.domain.schedule import Slot, days_after, working_day


def under_way(action: Action) -> bool:
    """Whether an action was begun and is not finished."""
    return action.status is not Status.TO_DO and not action.finished


def late_on(action: Action, day: date) -> bool:
    """Whether an action is under way past its due date on a day, so that nobody knows when it ends."""
    return under_way(action) and action.due is not None and action.due < day


def held_until(action: Action, day: date, days_off: DaysOff = FEDERAL_DAYS_OFF) -> date | None:
    """The last day on which an action takes a place, and its owner's time, as planned on a day.

    That is its due date. One that is under way past it holds its place until it is done; as nobody said
    when that is, it is planned with as long again as its size takes, from that day on.
    """
    if not late_on(action, day):
        return action.due
    return working_day(days_after(day, action.size.days), days_off)


def busy(action: Action, today: date, days_off: DaysOff = FEDERAL_DAYS_OFF) -> tuple[Slot, ...]:
    """The days on which an action takes a place: its own, and those from today on if it is late."""
    if action.start is None or action.due is None:
        return ()
    given = (Slot(action.start, action.due),) if action.start <= action.due else ()
    until = held_until(action, today, days_off)
    return (*given, Slot(today, until)) if until and late_on(action, today) else given
