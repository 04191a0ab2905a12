"""Which backups stay: of the last days, weeks and months that have any, the newest of each."""

from collections.abc import Callable, Hashable, Iterable
from datetime import datetime

DAYS, WEEKS, MONTHS = 12, 10, 9


def to_keep(stamps: Iterable[datetime]) -> frozenset[datetime]:
    """The stamps to keep: the newest of each of 12 days, 10 weeks and 9 months."""
    newest_first = sorted(set(stamps), reverse=True)
    return frozenset(
        [
            *_newest_of_each(newest_first, lambda stamp: stamp.date(), DAYS),
            *_newest_of_each(newest_first, lambda stamp: stamp.isocalendar()[:2], WEEKS),
            *_newest_of_each(newest_first, lambda stamp: (stamp.year, stamp.month), MONTHS),
        ]
    )


def _newest_of_each(
    newest_first: Iterable[datetime], period: Callable[[datetime], Hashable], most: int
) -> list[datetime]:
    newest: dict[Hashable, datetime] = {}
    for stamp in newest_first:
        newest.setdefault(period(stamp), stamp)
    return list(newest.values())[:most]
