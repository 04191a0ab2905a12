"""On which day a row of somebody's table was answered, however their tool writes days."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from sixelements.domain.foreign_words import folded

FIRST_YEAR = 2000
"""Days before it stand for none: some tools write 1970 or 1980 where they keep no day."""
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_FIRST = re.compile(r"([a-z]{3})[a-z]*\.? (\d{1,2}),? (\d{4})(?!\d)")
_DAY_FIRST = re.compile(r"(\d{1,2})\.? ([a-z]{3})[a-z]*\.?,? (\d{4})(?!\d)")


def days_of(column: Sequence[str]) -> Sequence[date | None]:
    """The day of each cell of a column, None where none can be told.

    Whether 9/10 is in September or October is told from all cells of the column; where they don't tell, the
    later day of the two is meant.
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
