"""What a person types as a day or a number, taken in the ways people write it."""

import re
from datetime import date

from sixelements.domain.errors import BadInput
from sixelements.domain.schedule import days_after
from sixelements.i18n import _
from sixelements.wording import numbers

_LOOKING_BACK = 90
"""A day without a year is the first one that lies at most so many days before the day it is meant near."""


def read_day(text: str, *, near: date) -> date | None:
    """A day such as "Nov 18", "18 November 2026", "2026-11-18" or "11/18/2026"; None for no text.

    Raises BadInput for anything else.
    """
    words = re.findall(r"[^\W\d_]+|\d+", text.casefold())
    if not words:
        return None
    try:
        return _day(words, near)
    except ValueError:
        example = numbers.short_day(near)
        raise BadInput(_('Write a day such as "{example}".').format(example=example)) from None


def _day(words: list[str], near: date) -> date:
    figures = [int(w) for w in words if w.isdigit()]
    names = [w for w in words if not w.isdigit()]
    if len(names) == 1 and figures:
        month, day = _month(names[0]), figures.pop(0)
    elif not names and len(figures) == 3 and len(words[0]) == 4:
        figures = [figures[1], figures[2], figures[0]]
        month, day = figures.pop(0), figures.pop(0)
    elif not names and len(figures) in (2, 3):
        month, day = figures.pop(0), figures.pop(0)
    else:
        raise ValueError
    if len(figures) > 1:
        raise ValueError
    if figures:
        return date(figures[0] if figures[0] > 99 else 2000 + figures[0], month, day)
    earliest = days_after(near, -_LOOKING_BACK)
    days = (date(earliest.year + n, month, day) for n in (0, 1))
    return next((d for d in days if d >= earliest), date(near.year, month, day))


def _month(name: str) -> int:
    for month in range(1, 13):
        full = numbers.month(date(2000, month, 1)).casefold()
        if len(name) >= 3 and full.startswith(name[:3]) and full.split()[0].startswith(name):
            return month
    raise ValueError


def read_number(text: str) -> float | None:
    """A number such as "12", "1,250" or "4.5"; None for no text. Raises BadInput for anything else."""
    plain = text.strip().replace(",", "").replace(" ", "").replace("−", "-").rstrip("%")
    if not plain:
        return None
    if not re.fullmatch(r"-?\d{1,12}(\.\d+)?|-?\.\d+", plain):
        raise BadInput(_("Write a number such as 12 or 4.5; the unit stands beside it."))
    return float(plain)
