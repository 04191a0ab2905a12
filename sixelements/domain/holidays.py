"""The days on which nobody works: weekends, public holidays, and days on which an organization is closed.

The eleven federal holidays of the United States stand here (5 U.S.C. 6103); one that falls on a Saturday is
kept on the Friday before, one on a Sunday on the Monday after. Those of other places come from outside.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

_MONDAY, _THURSDAY, _FRIDAY, _SATURDAY, _SUNDAY = 0, 3, 4, 5, 6
_ONE = timedelta(days=1)


class FederalHoliday(Enum):
    """A day on which public offices in the United States are closed."""

    NEW_YEAR = "new year"
    KING = "king"
    WASHINGTON = "washington"
    MEMORIAL = "memorial"
    JUNETEENTH = "juneteenth"
    INDEPENDENCE = "independence"
    LABOR = "labor"
    COLUMBUS = "columbus"
    VETERANS = "veterans"
    THANKSGIVING = "thanksgiving"
    CHRISTMAS = "christmas"


_FIXED = {
    (1, 1): FederalHoliday.NEW_YEAR,
    (6, 19): FederalHoliday.JUNETEENTH,
    (7, 4): FederalHoliday.INDEPENDENCE,
    (11, 11): FederalHoliday.VETERANS,
    (12, 25): FederalHoliday.CHRISTMAS,
}
"""Holidays with a date of their own, by month and day."""
_FLOATING = {
    (1, 3): FederalHoliday.KING,
    (2, 3): FederalHoliday.WASHINGTON,
    (9, 1): FederalHoliday.LABOR,
    (10, 2): FederalHoliday.COLUMBUS,
}
"""Holidays on a Monday, by month and which Monday of it."""


def federal_holiday(day: date) -> FederalHoliday | None:
    """The federal holiday that is kept on a day, if one is."""
    return _kept_here(day) or _floats_here(day)


def _kept_here(day: date) -> FederalHoliday | None:
    """The holiday with a date of its own that is kept on a day, be it on it or beside its weekend."""
    fixed = _FIXED.get((day.month, day.day))
    if fixed:
        return fixed
    if day.weekday() == _MONDAY and day > date.min:
        before = day - _ONE
        return _FIXED.get((before.month, before.day))
    if day.weekday() == _FRIDAY and day < date.max:
        after = day + _ONE
        return _FIXED.get((after.month, after.day))
    return None


def _floats_here(day: date) -> FederalHoliday | None:
    which = (day.day - 1) // 7 + 1
    if day.weekday() == _THURSDAY:
        return FederalHoliday.THANKSGIVING if (day.month, which) == (11, 4) else None
    if day.weekday() != _MONDAY:
        return None
    if day.month == 5 and day.day > 31 - 7:
        return FederalHoliday.MEMORIAL
    return _FLOATING.get((day.month, which))


@dataclass(frozen=True, slots=True)
class ClosedDays:
    """Days on which an organization is closed, from the first to the last, and what for."""

    first: date
    last: date
    name: str = ""

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


UNITED_STATES = "US"


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkDays:
    """When an organization works: the holidays of a country and part of it (ISO 3166), and days of its own.

    The United States without a part keep the federal holidays; no country keeps none.
    """

    country: str = UNITED_STATES
    subdivision: str = ""
    closed: tuple[ClosedDays, ...] = ()

    @property
    def federal(self) -> bool:
        """Whether the federal holidays are kept, and no others."""
        return self.country == UNITED_STATES and not self.subdivision


USUAL_WORK_DAYS = WorkDays()
PublicHoliday = FederalHoliday | str
"""A federal holiday, or the name of another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysOff:
    """On which days nobody works. ``public`` says which holiday is kept on a day."""

    public: Callable[[date], PublicHoliday | None] = federal_holiday
    closed: tuple[ClosedDays, ...] = ()
    weekend: frozenset[int] = frozenset({_SATURDAY, _SUNDAY})

    def __contains__(self, day: date) -> bool:
        return day.weekday() in self.weekend or any(day in c for c in self.closed) or bool(self.public(day))

    def reason(self, day: date) -> PublicHoliday | ClosedDays | None:
        """The holiday that is kept on a day, or the closed days; None on a plain weekend or if none is."""
        return next((c for c in self.closed if day in c), None) or self.public(day)


FEDERAL_DAYS_OFF = DaysOff()
