"""Which backups stay: all of the last two days; of earlier days, weeks and months the newest."""

from collections.abc import Callable, Hashable, Sequence
from datetime import datetime, timedelta

ALL_OF = timedelta(days=2)
DAYS, WEEKS, MONTHS = 12, 10, 9


def to_keep(newest_first: Sequence[datetime], *, now: datetime) -> frozenset[int]:
    """The places of those to keep: 12 days, 10 weeks and 9 months have one each, the last two days all.

    Their order is given, and need not be that of the clock, which may have been wrong.
    """
    recent = (n for n, stamp in enumerate(newest_first) if abs(now - stamp) <= ALL_OF)
    return frozenset(
        [
            *recent,
            *_newest_of_each(newest_first, lambda stamp: stamp.date(), DAYS),
            *_newest_of_each(newest_first, lambda stamp: stamp.isocalendar()[:2], WEEKS),
            *_newest_of_each(newest_first, lambda stamp: (stamp.year, stamp.month), MONTHS),
        ]
    )


def _newest_of_each(
    newest_first: Sequence[datetime], period: Callable[[datetime], Hashable], most: int
) -> list[int]:
    newest: dict[Hashable, int] = {}
    for n, stamp in enumerate(newest_first):
        newest.setdefault(period(stamp), n)
    return list(newest.values())[:most]
