"""The review rhythm: a fortnight, 30, 60 and 90 days, and the next rating; never on a day off."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sixelements.domain.holidays import federal_holiday
from sixelements.domain.reviews import ReviewKind, checks, reviews
from tests.domain.builders import steady

MONDAY = date(2026, 10, 26)
starts = st.dates(date(2000, 1, 1), date(2100, 1, 1))


def test_the_hours_and_the_next_rating_of_a_plan() -> None:
    assert [(r.kind, r.day.isoformat()) for r in reviews(MONDAY)] == [
        (ReviewKind.MEETING, "2026-11-25"),
        (ReviewKind.MEETING, "2026-12-28"),  # 60 days after is Christmas Day
        (ReviewKind.MEETING, "2027-01-25"),  # 90 days after is a Sunday
        (ReviewKind.RATE_AGAIN, "2027-04-26"),
    ]


def test_a_check_on_a_holiday_is_left_out() -> None:
    """A plan from a Friday before Christmas has its first check on January 1."""
    found = [review.day for review in checks(date(2026, 12, 18))]
    assert found[0] == date(2027, 1, 15)
    assert date(2027, 1, 1) not in found


def test_the_checks_fall_on_the_weekday_of_the_start() -> None:
    """Twelve, but for two that would fall on King's and Washington's Birthday."""
    found = checks(MONDAY)
    assert [found[0].day, found[-1].day, len(found)] == [date(2026, 11, 9), date(2027, 4, 12), 10]


@steady
@given(starts)
def test_nobody_meets_on_a_day_off_and_every_review_comes_in_time(start: date) -> None:
    found = (*reviews(start), *checks(start))
    assert all(review.day.weekday() < 5 and not federal_holiday(review.day) for review in found)
    for review in found:
        assert timedelta() <= review.day - start - timedelta(days=review.after) <= timedelta(days=4)
