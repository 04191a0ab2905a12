"""On which days an organization works: a country, a part of it, and its own closed days."""

import pickle
from datetime import date

import pytest

from sixelements.application.days_off import countries, days_off, days_off_of
from sixelements.application.organization import change_work_days
from sixelements.domain.errors import BadInput, NotFound
from sixelements.domain.holidays import FEDERAL_DAYS_OFF, ClosedDays, FederalHoliday, WorkDays
from tests.fakes.workbook import FakeWorkbook

WOMENS_DAY = date(2027, 3, 8)
"""A Monday on which Berlin is closed, and Bavaria is not."""


def test_where_nothing_was_said_the_federal_holidays_are_kept() -> None:
    assert days_off(FakeWorkbook()) is FEDERAL_DAYS_OFF
    assert FEDERAL_DAYS_OFF.reason(date(2027, 5, 31)) is FederalHoliday.MEMORIAL


def test_closed_days_stand_beside_the_holidays_of_a_part_of_a_country() -> None:
    book, winter = FakeWorkbook(), ClosedDays(date(2026, 12, 28), date(2026, 12, 30), "Winter")
    change_work_days(book, WorkDays(country="DE", subdivision="BE", closed=(winter,)))
    off = days_off(book)
    assert off.reason(WOMENS_DAY) == "Women's Day"
    assert off.reason(date(2026, 12, 29)) == winter
    assert date(2027, 5, 31) not in off, "no federal holiday of the United States is kept there"
    assert WOMENS_DAY not in days_off_of(WorkDays(country="DE", subdivision="BY"))


def test_a_weekend_is_that_of_the_country() -> None:
    friday, sunday = date(2026, 11, 27), date(2026, 11, 29)
    off = days_off_of(WorkDays(country="EG"))
    assert (friday in off, sunday in off) == (True, False)


def test_no_country_keeps_no_holiday_but_weekends() -> None:
    off = days_off_of(WorkDays(country=""))
    assert (date(2026, 12, 25) in off, date(2026, 12, 26) in off) == (False, True)


def test_the_same_days_off_are_one_value_that_another_process_can_have() -> None:
    """Results are known again by it, and a report may be made elsewhere."""
    off = days_off_of(WorkDays(country="FR"))
    assert off == days_off_of(WorkDays(country="FR"))
    assert pickle.loads(pickle.dumps(off)) == off  # noqa: S301 - our own


@pytest.mark.parametrize("place", [("XX", ""), ("DE", "ZZ")])
def test_a_place_whose_holidays_are_not_known_is_refused_by_name(place: tuple[str, str]) -> None:
    book, (country, part) = FakeWorkbook(), place
    with pytest.raises(NotFound, match=f"The holidays of {part or country} are not known"):
        change_work_days(book, WorkDays(country=country, subdivision=part))
    assert days_off(book) is FEDERAL_DAYS_OFF


def test_closed_days_that_end_before_they_begin_are_refused() -> None:
    wrong = ClosedDays(date(2026, 12, 30), date(2026, 12, 28))
    with pytest.raises(BadInput, match="lies before the first"):
        change_work_days(FakeWorkbook(), WorkDays(closed=(wrong,)))


def test_countries_are_known_with_their_parts() -> None:
    known = countries()
    assert "CA" in known["US"]
    assert "BE" in known["DE"]
