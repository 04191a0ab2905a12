"""The one rule that turns a mean into a level, used on screen, in print and in the plan."""

POINTS = 25
"""Points of a score from one level to the next."""
BETWEEN = (0.4, 0.6)
"""From which part of a level on, and up to which, a mean lies between two levels."""
_WORTH_AIMING_AT = 3
_EXACT = 10**9
"""Parts of a level in which a mean is taken, so that 2.4 stays 2.4 after a sum of floats."""


def score_of(mean: float) -> float:
    """A mean from 1 to 5 as a score from 0 to 100: 25(m - 1)."""
    return POINTS * (mean - 1)


def mean_of(score: float) -> float:
    """A score from 0 to 100 as a mean from 1 to 5: 1 + score/25."""
    return 1 + score / POINTS


def whole_points(score: float) -> int:
    """A score, or a difference of scores, as it is printed everywhere: in whole points, halves up."""
    whole = int(abs(score) + 0.5 + 1e-9)
    return -whole if score < 0 else whole


def level_of(mean: float) -> int:
    """The level for a mean: floor(m + 0.5), the nearest one, halves up."""
    whole, part = _parts(mean)
    return whole + (2 * part >= _EXACT)


def level_range_of(mean: float) -> tuple[int, int]:
    """The levels a mean lies between: (2, 3) when its fraction is in [0.4, 0.6), else the level twice."""
    whole, part = _parts(mean)
    low, high = (round(edge * _EXACT) for edge in BETWEEN)
    if low <= part < high:
        return whole, whole + 1
    level = level_of(mean)
    return level, level


def level_to_lift(mean: float) -> int:
    """The level an action starts from: the lower one if a mean is between two."""
    return level_range_of(mean)[0]


def reached(mean: float, aim: int) -> bool:
    """Whether a mean or an agreed level reads as its aim; between two levels, the lower one counts."""
    return level_to_lift(mean) >= aim


def next_level(mean: float, aim: int) -> int | None:
    """The level to work toward: one above the one an action starts from; None at the aim.

    It is at least 3, if the aim is: level 2 describes a beginning, and nobody wants to stop there.
    """
    if reached(mean, aim):
        return None
    return max(level_to_lift(mean) + 1, min(_WORTH_AIMING_AT, aim))


def range_of(low: float, high: float) -> tuple[int, int]:
    """The levels of the two ends of a printed range of scores."""
    return level_of(mean_of(low)), level_of(mean_of(high))


def lowest_score(level: int) -> float:
    """The lowest score, 0 to 100, at which a level is the nearest: 0, 12.5, 37.5, 62.5, 87.5."""
    return max(0.0, score_of(level - 0.5))


def _parts(mean: float) -> tuple[int, int]:
    """The whole levels of a mean, and the rest in thousand-millionths of one."""
    return divmod(round(mean * _EXACT), _EXACT)
