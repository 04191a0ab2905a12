"""When a row of somebody's table was answered, however their tool writes days and times."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from sixelements.domain.foreign_words import folded

FIRST_YEAR = 2000
"""Days before it stand for none: some tools write 1970 or 1980 where they keep no day."""
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_FIRST = re.compile(r"([a-z]{3})[a-z]*\.? (\d{1,2}),? (\d{4})(?!\d)")
_DAY_FIRST = re.compile(r"(\d{1,2})\.?[ -]([a-z]{3})[a-z]*\.?,?[ -](\d{4}|\d{2})(?!\d)")


_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}(?:\.\d+)?))?(?: ?([ap])\.?m)?")
_SERIAL = re.compile(r"\d{5}\.\d+")
_DAY_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 - of a spreadsheet, which knows no zones
_NOON = 12
_LONGEST = 40
"""Characters of a day with its time, its zone among them."""


def moment_of(text: str) -> tuple[str, str]:
    """A time in one spelling, to the minute; other words as they are.

    A spreadsheet that opens and saves an export rewrites its times, often without seconds. Which of two
    numbers is the month is left open, so that both orders give the same result.
    """
    said = folded(text)
    if _SERIAL.fullmatch(said):
        said = str(_DAY_ZERO + timedelta(days=float(said)))
    parted = _parted(said)
    if parted is None:
        return said, said
    clock = _CLOCK.search(said, parted[1])
    if clock is None:
        return parted[0], parted[0]
    half, hour, seconds = clock[4], int(clock[1]), round(float(clock[3] or 0))
    if half:
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    minutes = hour * 60 + int(clock[2]) + seconds // 60
    if not minutes + seconds % 60:  # a spreadsheet's day without a time is midnight
        return parted[0], parted[0]
    minute = f"{parted[0]} {minutes // 60}:{minutes % 60:02}"
    return (f"{minute}:{seconds % 60:02}" if clock[3] else minute), minute


def has_clock(text: str) -> bool:
    """Whether a text is a day with a time of it."""
    said = folded(text)
    parted = _parted(said)
    return bool(parted and len(said) <= _LONGEST and _CLOCK.search(said, parted[1]))


def _parted(said: str) -> tuple[str, int] | None:
    """The year of a day with its two other numbers, the smaller one first, and where the day ends."""
    if found := _YEAR_FIRST.match(said):
        year, *others = found[1], found[2], found[3]
    elif found := _YEAR_LAST.match(said):
        year, *others = found[4], found[1], found[3]
    elif (found := _MONTH_FIRST.match(said)) and found[1] in _MONTHS:
        year, *others = found[3], str(_MONTHS.index(found[1]) + 1), found[2]
    elif (found := _DAY_FIRST.match(said)) and found[2] in _MONTHS:
        year, *others = found[3], str(_MONTHS.index(found[2]) + 1), found[1]
    else:
        return None
    low, high = sorted(map(int, others))
    return f"{int(year) % 100} {low} {high}", found.end()


def days_of(column: Sequence[str]) -> Sequence[date | None]:
    """The day of each cell of a column; None if it can't be known.

    Whether 9/10 is in September or October is decided by all cells of the column; if they don't decide it,
    the later of the two days is used.
    """
    texts = [folded(text) for text in column]
    parts = [found.groups() for text in texts if (found := _YEAR_LAST.match(text))]
    day_first = any(int(first) > 12 or mark == "." for first, mark, _second, _year in parts)
    month_first = any(int(second) > 12 for _first, _mark, second, _year in parts)
    return [max(_readings(text, day_first, month_first), default=None) for text in texts]


def _readings(text: str, day_first: bool, month_first: bool) -> Iterable[date]:  # noqa: FBT001 - a pair of flags
    if found := _YEAR_FIRST.match(text):
        yield from _day(found[1], found[2], found[3])
    elif found := _YEAR_LAST.match(text):
        if day_first or not month_first:
            yield from _day(found[4], found[3], found[1])
        if month_first or not day_first:
            yield from _day(found[4], found[1], found[3])
    elif (found := _MONTH_FIRST.match(text)) and found[1] in _MONTHS:
        yield from _day(found[3], str(_MONTHS.index(found[1]) + 1), found[2])
    elif (found := _DAY_FIRST.match(text)) and found[2] in _MONTHS:
        yield from _day(found[3], str(_MONTHS.index(found[2]) + 1), found[1])


def _day(year: str, month: str, day: str) -> Iterable[date]:
    full = int(year) + (2000 if len(year) == 2 else 0)
    try:
        found = date(full, int(month), int(day))
    except ValueError:
        return
    if found.year >= FIRST_YEAR:
        yield found
