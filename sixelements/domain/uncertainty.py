"""How far a mean may lie from what the whole team would have said: the 90 % interval.

A t interval with the finite population correction. No bootstrap: with 4 to 10 people its 95 %
interval covers only 79 to 90 %.
"""

import math
from collections.abc import Iterable, Sequence
from functools import cache

from sixelements.domain import levels

SAME_PERSON = 0.4
"""How far answers of one person to the practices of a score usually go together (a correlation)."""
_EXACT = 9
"""Decimals kept before a range is rounded outward, so that 40 stays 40 after a sum of floats."""
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


def spread_of_persons(scores: Sequence[float]) -> float:
    """s of an open round: the SD (n - 1) of persons' own scores (0 to 100), of two persons or more."""
    n = len(scores)
    mean = math.fsum(scores) / n
    return math.sqrt(math.fsum((x - mean) ** 2 for x in scores) / (n - 1))


def spread_of_published(spreads: Iterable[tuple[float, float]]) -> float:
    """s of an anonymous round in points, from published spreads alone: persons' own scores could pin a group.

    s = 25 · √(0.4 · (Σ w·SD)² + 0.6 · Σ w²·SD²), for each practice its weight w in the score and its SD in
    levels. 0.4 is the usual correlation of one person's answers; the range of 90 % covers that much or more
    for correlations from .2 to .65, and is mostly 1.1 to 1.5 times as wide as persons' own would be.
    """
    weighted = [weight * sd for weight, sd in spreads]
    together = math.fsum(weighted) ** 2
    apart = math.fsum(x * x for x in weighted)
    return levels.POINTS * math.sqrt(SAME_PERSON * together + (1 - SAME_PERSON) * apart)


def half_width(spread: float, n: int, people: int | None) -> float:
    """Half the 90 % interval, in points, around a score of n answers.

    t(0.95, n - 1) · s/√n · √(1 - n/N) with s the ``spread`` and N the people on the team; without N no
    correction. Needs n from 2 on, and no more than N.
    """
    correction = 1.0 if people is None else math.sqrt(1 - n / people)
    return t_quantile(n - 1) * spread / math.sqrt(n) * correction


def printed(middle: float, half: float) -> tuple[int, int]:
    """The range around a score in whole points, outward, within 0 to 100."""
    return outward(middle - half, middle + half)


def outward(low: float, high: float) -> tuple[int, int]:
    """A range in whole points, outward, within 0 to 100."""
    return max(0, math.floor(round(low, _EXACT))), min(100, math.ceil(round(high, _EXACT)))


def levels_outward(interval: tuple[int, int]) -> tuple[float, float]:
    """A range of whole points in tenths of a level, outward."""
    low, high = (round(10 * levels.mean_of(end), _EXACT) for end in interval)
    return math.floor(low) / 10, math.ceil(high) / 10
