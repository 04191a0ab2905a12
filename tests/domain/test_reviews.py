"""The review rhythm: a fortnight, 30, 60 and 90 days, and the next rating; never on a weekend."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sixelements.domain.reviews import ReviewKind, checks, reviews
from tests.domain.builders import steady

MONDAY = date(2026, 10, 26)
starts = st.dates(date(2000, 1, 1), date(2100, 1, 1))


def test_the_hours_and_the_next_rating_of_a_plan() -> None:
    assert [(r.kind, r.day.isoformat()) for r in reviews(MONDAY)] == [
        (ReviewKind.MEETING, "2026-11-25"),
        (ReviewKind.MEETING, "2026-12-25"),
        (ReviewKind.MEETING, "2027-01-25"),  # 90 days after is a Sunday
        (ReviewKind.RATE_AGAIN, "2027-04-26"),
    ]


def test_twelve_checks_on_the_weekday_of_the_start() -> None:
    found = checks(MONDAY)
    assert [found[0].day, found[-1].day, len(found)] == [date(2026, 11, 9), date(2027, 4, 12), 12]


@steady
@given(starts)
def test_nobody_meets_on_a_weekend_and_every_review_comes_in_time(start: date) -> None:
    found = (*reviews(start), *checks(start))
    assert all(review.day.weekday() < 5 for review in found)
    for review in found:
        assert timedelta() <= review.day - start - timedelta(days=review.after) <= timedelta(days=2)
