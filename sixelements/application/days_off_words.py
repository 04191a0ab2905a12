"""Holidays and closed days as codes that people type: "US-CA", "2026-12-24..2027-01-01 Winter break"."""

import re
from datetime import date

from sixelements.application.typed import written_day
from sixelements.domain.errors import BadInput
from sixelements.domain.holidays import ClosedDays, WorkDays
from sixelements.domain.limits import DAYS
from sixelements.i18n import _
from sixelements.wording.numbers import count

_WORDS_OF_A_DAY = 3
"""As in "December 24, 2026"."""
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
    first, dots, after = words.strip().partition("..")
    begins, name = _day_before(first)
    ends = begins
    if dots and not name:
        ends, name = _day_before(after)
    if begins is None or ends is None:
        raise BadInput(_('Write closed days like "2026-12-24..2027-01-01 Winter break".'))
    if (ends - begins).days > LONGEST_CLOSED:
        text = _("Closed days are at most a year long. {days} are {n} days.")
        days = closed_code(ClosedDays(begins, ends))
        raise BadInput(text.format(days=days, n=count((ends - begins).days + 1)))
    return ClosedDays(begins, ends, name.strip())


def _day_before(words: str) -> tuple[date | None, str]:
    """The day, with its year, that stands before a name, and the name. Raises BadInput."""
    words = words.strip()
    ends = [found.start() for found in re.finditer(r"\s+|$", words)][:_WORDS_OF_A_DAY]
    for end in reversed(ends):
        try:
            if re.search(r"\d{4}", words[:end]):
                return written_day(words[:end], near=DAYS.first), words[end:].strip()
        except BadInput:
            continue
    written_day(words[: ends[0]], near=DAYS.first)  # refuses what is no day
    return None, words


def closed_code(closed: ClosedDays) -> str:
    """Closed days as `read_closed` reads them."""
    days = closed.first.isoformat()
    if closed.last != closed.first:
        days = f"{days}..{closed.last.isoformat()}"
    return f"{days} {closed.name}".strip()
