"""On which days an organization works: the holidays of where it is, and its own closed days."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from sixelements.application.ports import Workbook
from sixelements.domain.errors import NotFound
from sixelements.domain.holidays import (
    FEDERAL_DAYS_OFF,
    USUAL_WORK_DAYS,
    DaysOff,
    PublicHoliday,
    WorkDays,
    federal_holiday,
)
from sixelements.i18n import _
from sixelements.wording.numbers import listing

if TYPE_CHECKING:
    from collections.abc import Mapping


class _Calendar(Protocol):
    """What is asked of the holidays of one place."""

    weekend: set[int]

    def get(self, key: date, default: str | None = None) -> str | None: ...


def days_off(book: Workbook) -> DaysOff:
    """The days on which nobody works. A place that is not known any more keeps no holidays."""
    days = book.organization.work_days()
    return FEDERAL_DAYS_OFF if days == USUAL_WORK_DAYS else days_off_of(days)


def days_off_of(days: WorkDays) -> DaysOff:
    """The days off that work days lead to, stored or not."""
    if days.federal:
        return DaysOff(public=federal_holiday, closed=days.closed)
    return _elsewhere(days)


def _elsewhere(days: WorkDays) -> DaysOff:
    kept = KeptHolidays(days.country, days.subdivision)
    calendar = _calendar(days.country, days.subdivision)
    if calendar is None:
        return DaysOff(public=kept, closed=days.closed)
    return DaysOff(public=kept, closed=days.closed, weekend=frozenset(calendar.weekend))


@dataclass(frozen=True, slots=True)
class KeptHolidays:
    """Which holiday is kept on a day in a country and a part of it; none if they are not known."""

    country: str
    subdivision: str

    def __call__(self, day: date) -> PublicHoliday | None:
        calendar = _calendar(self.country, self.subdivision)
        return None if calendar is None else calendar.get(day)


@lru_cache(maxsize=8)
def _calendar(country: str, subdivision: str) -> _Calendar | None:
    known = countries() if country else {}
    if country not in known or (subdivision and subdivision not in known[country]):
        return None
    from holidays import country_holidays  # noqa: PLC0415 - 130 ms, and the federal holidays need none of it

    return country_holidays(country, subdiv=subdivision or None)


@lru_cache(maxsize=1)
def countries() -> "Mapping[str, tuple[str, ...]]":
    """The countries whose holidays are known, by their codes, each with the codes of its parts."""
    from holidays import list_supported_countries  # noqa: PLC0415 - as above

    known = list_supported_countries(include_aliases=False)
    return {country: tuple(parts) for country, parts in sorted(known.items()) if len(country) == 2}


def check_place(country: str, subdivision: str) -> None:
    """Raise NotFound for a country or a part of one whose holidays are not known; none is fine."""
    if not country or (country == "US" and not subdivision):
        return
    known = countries()
    if country not in known:
        raise NotFound(
            _("The holidays of {country} are not known. Use a code such as US or DE.").format(country=country)
        )
    if subdivision and subdivision not in known[country]:
        text = _("The holidays of {part} are not known. Parts of {country} are: {known}.")
        raise NotFound(text.format(part=subdivision, country=country, known=listing(known[country])))
