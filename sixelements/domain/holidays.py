"""The days on which public offices in the United States are closed: the eleven federal holidays.

5 U.S.C. 6103. One that falls on a Saturday is kept on the Friday before, one on a Sunday on the Monday after.
"""

from datetime import date, timedelta

_FIXED = ((1, 1), (6, 19), (7, 4), (11, 11), (12, 25))
"""New Year, Juneteenth, Independence, Veterans and Christmas Day: month and day."""
_FLOATING = ((1, 3), (2, 3), (9, 1), (10, 2))
"""King's and Washington's Birthday, Labor and Columbus Day: month, and which Monday of it."""
_MONDAY, _THURSDAY, _FRIDAY = 0, 3, 4
_ONE = timedelta(days=1)


def is_holiday(day: date) -> bool:
    """Whether a federal holiday is kept on a day."""
    return _kept_here(day) or _floats_here(day)


def _kept_here(day: date) -> bool:
    """Whether a holiday with a date of its own is kept on a day, be it on it or beside its weekend."""
    if (day.month, day.day) in _FIXED:
        return True
    before = day - _ONE if day > date.min else day
    after = day + _ONE if day < date.max else day
    kept_after = day.weekday() == _MONDAY and (before.month, before.day) in _FIXED
    return kept_after or (day.weekday() == _FRIDAY and (after.month, after.day) in _FIXED)


def _floats_here(day: date) -> bool:
    which = (day.day - 1) // 7 + 1
    if day.weekday() == _THURSDAY:
        return (day.month, which) == (11, 4)
    if day.weekday() != _MONDAY:
        return False
    return (day.month, which) in _FLOATING or (day.month == 5 and day.day > 31 - 7)
