"""The one rule that turns a mean into a level, used on screen, in print and in the plan."""

import math

POINTS = 25
"""Points of a score from one level to the next."""
_EXACT = 9
"""Decimals kept before the rule is applied, so that 2.75 stays 2.75 after a sum of floats."""


def score_of(mean: float) -> float:
    """A mean from 1 to 5 as a score from 0 to 100: 25(m - 1)."""
    return POINTS * (mean - 1)


def mean_of(score: float) -> float:
    """A score from 0 to 100 as a mean from 1 to 5: 1 + score/25."""
    return 1 + score / POINTS


def level_of(mean: float) -> int:
    """The level for a mean: floor(m + 0.25), at most 5.

    People were asked to take the lower level when in doubt; rounding 2.6 up to 3 would undo that.
    """
    return min(5, math.floor(round(mean, _EXACT) + 0.25))


def level_range_of(mean: float) -> tuple[int, int]:
    """The levels a mean lies between: (2, 3) when its fraction is in [0.25, 0.75), else the level twice."""
    whole = math.floor(round(mean, _EXACT))
    if 0.25 <= round(mean, _EXACT) - whole < 0.75:
        return whole, whole + 1
    level = level_of(mean)
    return level, level


def range_of(low: float, high: float) -> tuple[int, int]:
    """The levels of the two ends of a printed range of scores."""
    return level_of(mean_of(low)), level_of(mean_of(high))
