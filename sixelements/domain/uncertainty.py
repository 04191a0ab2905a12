"""How far a mean may lie from what the whole team would have said: the 90 % interval.

A t interval with the finite population correction. No bootstrap: with 4 to 10 people its 95 %
interval covers only 79 to 90 %.
"""

import math
from collections.abc import Sequence
from functools import cache

_CONFIDENCE = 0.95
"""One-sided, which leaves 5 % on each side of a 90 % interval."""


def _t_cdf(t: float, degrees: int) -> float:
    """P(T ≤ t) for t ≥ 0 and whole degrees of freedom (Abramowitz and Stegun, 26.7.3 and 26.7.4)."""
    theta = math.atan(t / math.sqrt(degrees))
    cos2 = math.cos(theta) ** 2
    if degrees % 2:
        term = total = math.cos(theta) if degrees > 1 else 0.0
        for k in range(3, degrees - 1, 2):
            term *= cos2 * (k - 1) / k
            total += term
        inside = 2 / math.pi * (theta + math.sin(theta) * total)
    else:
        term = total = 1.0
        for k in range(2, degrees - 1, 2):
            term *= cos2 * (k - 1) / k
            total += term
        inside = math.sin(theta) * total
    return 0.5 + inside / 2


@cache
def t_quantile(degrees: int) -> float:
    """t(0.95, degrees) of Student's distribution; degrees is a whole number from 1."""
    low, high = 1.0, 7.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if _t_cdf(middle, degrees) < _CONFIDENCE else (low, middle)
    return (low + high) / 2


def half_width(scores: Sequence[float], people: int | None) -> float:
    """Half the 90 % interval, in points, around the mean of persons' scores (0 to 100).

    t(0.95, n - 1) · s/√n · √(1 - n/N) with s the SD (n - 1) and N the people on the team; without N
    no correction. Needs at least two scores; 0 when everybody answered.
    """
    n = len(scores)
    mean = math.fsum(scores) / n
    s = math.sqrt(math.fsum((x - mean) ** 2 for x in scores) / (n - 1))
    correction = 1.0 if people is None else math.sqrt(max(0.0, 1 - n / people))
    return t_quantile(n - 1) * s / math.sqrt(n) * correction


def clipped(middle: float, half: float) -> tuple[float, float]:
    """The interval around a score, within 0 to 100."""
    return max(0.0, middle - half), min(100.0, middle + half)
