"""When public offices are closed."""

from datetime import date, timedelta

import pytest

from sixelements.domain.holidays import federal_holiday
from sixelements.domain.schedule import days_after, first_step_by, schedule, working_day
from tests.domain.test_schedule import task

OF_2026 = "01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25"
OF_2027 = "01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31"
"""As the Office of Personnel Management lists them; December 31, 2027, stands for the next New Year's Day."""


@pytest.mark.parametrize(("year", "days"), [(2026, OF_2026), (2027, OF_2027)])
def test_the_federal_holidays_of_a_year(year: int, days: str) -> None:
    """On working days; July 4, 2026, itself is a Saturday."""
    whole = (date(year, 1, 1) + timedelta(days=n) for n in range(365))
    found = [f"{d:%m-%d}" for d in whole if federal_holiday(d) and d.weekday() < 5]
    assert found == days.split()


def test_no_first_step_and_no_due_day_falls_on_one() -> None:
    """A plan from December 18 had its first steps on Christmas Day."""
    assert first_step_by(date(2026, 12, 18)) == date(2026, 12, 28)
    (slot,) = schedule([task("a")], start=date(2026, 11, 26)).values()
    assert slot.start == date(2026, 11, 27)
    assert schedule([task("a")], start=date(2026, 12, 29))[task("a").id].due == date(2027, 1, 19)


@pytest.mark.parametrize("day", [date.min, date.max, days_after(date.max, -1)])
def test_the_ends_of_the_calendar_are_days_like_others(day: date) -> None:
    assert working_day(day) >= day
