"""How far people agree: spread, distance from the mean, and two experiences in one team.

Everything is worked out in whole numbers from the counts, because the limits (half a level, 0.8
of a level) are met exactly by real teams and floats get such edges wrong.
"""

import math
from enum import StrEnum
from functools import cache

from sixelements.domain.assessment import LEVELS
from sixelements.domain.responses import Counts

WORDS_FROM = 5
"""Fewer answers than this are too few for a word about agreement."""


class Agreement(StrEnum):
    """Mean distance from the mean: at most half a level, at most 0.8, or more."""

    CLOSE = "close"
    FAIR = "fair"
    MIXED = "mixed"


def standard_deviation(counts: Counts) -> float | None:
    """SD with n - 1; None below two answers."""
    n, total = counts.rated, counts.total
    if n < 2:
        return None
    squares = sum(level * level * k for level, k in zip(LEVELS, counts.levels, strict=True))
    return math.sqrt((n * squares - total * total) / (n * (n - 1)))


def _distances(counts: Counts) -> int:
    """Σ|n·x - Σx|: n² times the mean distance from the mean, as a whole number."""
    n, total = counts.rated, counts.total
    return sum(abs(n * level - total) * k for level, k in zip(LEVELS, counts.levels, strict=True))


def mean_distance(counts: Counts) -> float | None:
    """AD = mean |x - mean|, in levels; None without answers."""
    return _distances(counts) / counts.rated**2 if counts.rated else None


def agreement(counts: Counts) -> Agreement | None:
    """The word for how far people agree; None below five answers."""
    n = counts.rated
    if n < WORDS_FROM:
        return None
    if not wider_than_close(counts):
        return Agreement.CLOSE
    distances = _distances(counts)
    return Agreement.FAIR if 10 * distances <= 8 * n * n else Agreement.MIXED


def wider_than_close(counts: Counts) -> bool:
    """Whether answers are further apart than what is called close; asked of few answers, too."""
    return 2 * _distances(counts) > counts.rated**2


def median(counts: Counts) -> float | None:
    """The median level; the mean of the two middle ones for an even number of answers."""
    n = counts.rated
    if not n:
        return None
    ordered = [level for level, k in zip(LEVELS, counts.levels, strict=True) for _ in range(k)]
    return (ordered[(n - 1) // 2] + ordered[n // 2]) / 2


def is_split(counts: Counts) -> bool:
    """Whether the team lives two experiences: enough people low, enough high, and fewer between.

    count(≤2) and count(≥4) are both at least max(2, 30 % of n), and count(3) is smaller than both.
    """
    one, two, three, four, five = counts.levels
    return _splits(one + two, three, four + five)


def _splits(low: int, middle: int, high: int) -> bool:
    ends = min(low, high)
    return ends >= 2 and 10 * ends >= 3 * (low + middle + high) and middle < ends


_PEAKED = (0.31, 0.38, 0.31)
"""Shares at level 1 or 2, at 3, and at 4 or 5 where a team has one experience, with its peak at level 3."""


@cache
def chance_of_a_split(n: int) -> float:
    """How often ``n`` answers around one peak at level 3 look like two experiences, from 0 to 1."""
    low, middle, high = _PEAKED
    return math.fsum(
        math.comb(n, a) * math.comb(n - a, b) * low**a * middle**b * high ** (n - a - b)
        for a in range(n + 1)
        for b in range(n - a + 1)
        if _splits(a, b, n - a - b)
    )
