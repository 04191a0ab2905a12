"""How many answers at each level to expect in a draw of a given size from a team, given their sum.

The expected numbers are those of independent draws whose odds are tilted by level until number and sum
are right in the mean. For many draws that is as good as exact; for few, count instead.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log
from operator import mul

from sixelements.domain.assessment import LEVELS

STEPS = 40
"""Newton's method is through after a dozen steps unless the sum is next to the lowest or highest possible."""


AROUND = tuple(level - 3 for level in LEVELS)


@dataclass(frozen=True, slots=True)
class Tilted:
    """How many answers of each level to expect, plus one standard deviation.

    ``lean``: for all sums from this one outward, away from the middle, how far beyond it most of them are, in
    points.
    """

    drawn_at_most: Sequence[float]
    lean: float


def tilted(levels: Sequence[int], several: int, total: float) -> Tilted | None:
    """The answers to expect in a draw of this size with this sum; None if the sum is next to an extreme."""
    odds, tilt = log(several / (sum(levels) - several)), 0.0
    for _ in range(STEPS):
        chances = [1 / (1 + exp(-odds - tilt * at)) for at in AROUND]
        drawn = [n * p for n, p in zip(levels, chances, strict=True)]
        variances = [n * (1 - p) for n, p in zip(drawn, chances, strict=True)]
        variance, mixed = sum(variances), sum(map(mul, variances, AROUND))
        squares = sum(v * at * at for v, at in zip(variances, AROUND, strict=True))
        number, points = several - sum(drawn), total - 3 * several - sum(map(mul, drawn, AROUND))
        determinant = variance * squares - mixed * mixed
        if determinant < 1e-6 * squares:
            return None
        if abs(number) + abs(points) < 1e-6:
            spread = (determinant / variance) ** 0.5
            at_most = [n + v**0.5 for n, v in zip(drawn, variances, strict=True)]
            return Tilted(at_most, min(spread, 1 / abs(tilt)) if tilt else spread)
        odds += _bounded((number * squares - points * mixed) / determinant)
        tilt += _bounded((points * variance - number * mixed) / determinant)
    return None


def _bounded(step: float) -> float:
    return max(-1.0, min(1.0, step))
