"""Which backups stay: all of two days, then 12 daily, 10 weekly, 9 monthly, the newest of each."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sixelements.domain.thinning import DAYS, MONTHS, WEEKS, to_keep

NOON = datetime(2026, 11, 2, 12, 0)  # noqa: DTZ001 - local time, as on a backup
STAMPS = st.lists(st.datetimes(datetime(2025, 1, 1), datetime(2027, 12, 31)), max_size=60)  # noqa: DTZ001


def kept_of(newest_first: list[datetime]) -> list[datetime]:
    return [newest_first[n] for n in sorted(to_keep(newest_first, now=NOON))]


def test_the_numbers_are_those_that_were_promised() -> None:
    assert (DAYS, WEEKS, MONTHS) == (12, 10, 9)


def test_a_year_of_daily_backups_leaves_a_handful() -> None:
    year = [NOON - timedelta(days=n) for n in range(365)]
    kept = kept_of(year)
    assert kept[:12] == year[:12]
    assert len(kept) <= 12 + 10 + 9
    assert len({(stamp.year, stamp.month) for stamp in kept}) == 9


def test_of_the_last_two_days_all_stay_and_of_one_before_the_newest() -> None:
    recent = [NOON - timedelta(minutes=n) for n in range(50)]
    earlier = [NOON - timedelta(days=3, minutes=n) for n in range(50)]
    assert kept_of(recent + earlier) == [*recent, earlier[0]]


def test_the_order_is_the_given_one_whatever_the_clock_said() -> None:
    ahead = datetime(2031, 1, 1, 9)  # noqa: DTZ001
    earlier = NOON - timedelta(days=9)
    assert kept_of([earlier, ahead, earlier + timedelta(hours=1)]) == [earlier, ahead]


@given(STAMPS)
def test_the_newest_always_stays_and_nothing_is_made_up(stamps: list[datetime]) -> None:
    kept = kept_of(sorted(stamps, reverse=True))
    assert set(kept) <= set(stamps)
    assert not stamps or max(stamps) in kept


@given(STAMPS)
def test_each_recent_period_keeps_its_newest(stamps: list[datetime]) -> None:
    kept = kept_of(sorted(stamps, reverse=True))
    days = sorted({s.date() for s in stamps}, reverse=True)[:DAYS]
    assert all(max(s for s in stamps if s.date() == day) in kept for day in days)
    months = sorted({(s.year, s.month) for s in stamps}, reverse=True)[:MONTHS]
    assert {(s.year, s.month) for s in kept} >= set(months)


@given(STAMPS)
def test_thinning_again_changes_nothing(stamps: list[datetime]) -> None:
    kept = kept_of(sorted(stamps, reverse=True))
    assert kept_of(kept) == kept
