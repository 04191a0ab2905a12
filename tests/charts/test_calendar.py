"""Bars on a short line of days."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sixelements.charts import calendar
from sixelements.charts.scene import Rect

MONDAY = date(2026, 10, 26)
DAYS = st.integers(-400, 4000).map(lambda n: MONDAY + timedelta(days=n))


def test_half_a_year_is_shown_at_least_and_the_last_due_date_always() -> None:
    short = calendar.span(MONDAY, [MONDAY + timedelta(days=20)], width=150)
    assert short.days == 180
    long = calendar.span(MONDAY, [MONDAY + timedelta(days=300)], width=150)
    assert long.place(MONDAY + timedelta(days=300)) == 150


def test_days_lie_in_their_order_from_end_to_end() -> None:
    of = calendar.span(MONDAY, [], width=180)
    assert of.place(MONDAY) == 0
    assert of.place(MONDAY + timedelta(days=90)) == 90
    assert of.place(MONDAY - timedelta(days=9)) == 0


def test_the_months_on_the_line_are_those_that_begin_on_it() -> None:
    of = calendar.span(MONDAY, [], width=180)
    assert [day.month for day in of.months()] == [11, 12, 1, 2, 3, 4]


@given(DAYS, DAYS)
def test_every_bar_lies_within_its_line_and_can_be_seen(start: date, due: date) -> None:
    of = calendar.span(MONDAY, [due], width=150)
    body, end = (s for s in calendar.bar(of, start, due, alt="x").shapes if isinstance(s, Rect))
    assert body.x >= -0.001
    assert body.width >= 2.99
    assert body.x + body.width <= 150.001
    assert end.x + end.width == body.x + body.width
