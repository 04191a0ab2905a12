"""Holidays and closed days as codes that people type: "US-CA", "2026-12-24..2027-01-01 Winter break"."""

from sixelements.application.plan_words import read_day
from sixelements.domain.errors import BadInput
from sixelements.domain.holidays import ClosedDays, WorkDays
from sixelements.i18n import _
from sixelements.wording.numbers import count

LONGEST_CLOSED = 366
"""Days after the first on which one closed time ends at the latest: nobody plans through a longer one."""


def read_place(code: str) -> tuple[str, str]:
    """The country and the part of it that a code such as "US-CA" names; no code is no country."""
    country, _sign, part = code.strip().upper().partition("-")
    return country.strip(), part.strip()


def place_code(days: WorkDays) -> str:
    """Whose holidays are kept, as `read_place` reads it."""
    return "-".join(filter(None, (days.country, days.subdivision)))


def read_closed(words: str) -> ClosedDays:
    """Closed days such as "2026-12-24..2027-01-01 Winter break", or one day. Raises BadInput."""
    days, _space, name = words.strip().partition(" ")
    first, dots, last = days.partition("..")
    begins = read_day(first)
    ends = read_day(last) if dots else begins
    if begins is None or ends is None:
        raise BadInput(_('Write closed days like "2026-12-24..2027-01-01 Winter break".'))
    if (ends - begins).days > LONGEST_CLOSED:
        text = _("Closed days are at most a year long. {days} are {n} days.")
        raise BadInput(text.format(days=days, n=count((ends - begins).days + 1)))
    return ClosedDays(begins, ends, name.strip())


def closed_code(closed: ClosedDays) -> str:
    """Closed days as `read_closed` reads them."""
    days = closed.first.isoformat()
    if closed.last != closed.first:
        days = f"{days}..{closed.last.isoformat()}"
    return f"{days} {closed.name}".strip()
