"""Which backups stay: 12 daily, 10 weekly, 9 monthly, the newest of each."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sixelements.storage.thinning import DAYS, MONTHS, WEEKS, to_keep
from tests.storage.books import NOON

STAMPS = st.lists(st.datetimes(datetime(2025, 1, 1), datetime(2027, 12, 31)), max_size=60)  # noqa: DTZ001


def test_the_numbers_are_those_that_were_promised() -> None:
    assert (DAYS, WEEKS, MONTHS) == (12, 10, 9)


def test_a_year_of_daily_backups_leaves_a_handful() -> None:
    year = [NOON - timedelta(days=n) for n in range(365)]
    kept = sorted(to_keep(year), reverse=True)
    assert kept[:12] == year[:12]
    assert len(kept) <= 12 + 10 + 9
    assert len({(stamp.year, stamp.month) for stamp in kept}) == 9


def test_of_one_day_the_newest_stays() -> None:
    assert to_keep([NOON, NOON - timedelta(hours=1)]) == {NOON}


@given(STAMPS)
def test_the_newest_always_stays_and_nothing_is_made_up(stamps: list[datetime]) -> None:
    kept = to_keep(stamps)
    assert kept <= set(stamps)
    assert not stamps or max(stamps) in kept


@given(STAMPS)
def test_each_recent_period_keeps_its_newest(stamps: list[datetime]) -> None:
    kept = to_keep(stamps)
    days = sorted({s.date() for s in stamps}, reverse=True)[:DAYS]
    assert all(max(s for s in stamps if s.date() == day) in kept for day in days)
    months = sorted({(s.year, s.month) for s in stamps}, reverse=True)[:MONTHS]
    assert {(s.year, s.month) for s in kept} >= set(months)


@given(STAMPS)
def test_thinning_again_changes_nothing(stamps: list[datetime]) -> None:
    assert to_keep(to_keep(stamps)) == to_keep(stamps)
