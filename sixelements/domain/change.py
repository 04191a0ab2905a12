"""Change between two rounds of one team, and what is too small to call one."""

import math
from dataclasses import dataclass
from enum import Enum

ELEMENT = 30.0
PRACTICE = 56.0
OVERALL = 25.0
"""c of the threshold max(5, c/√n), in points."""
_SMALLEST = 5.0


class Verdict(Enum):
    """What a difference between two rounds may be called."""

    REAL = "real change"
    LEANING = "leaning"
    NONE = "no clear change"


@dataclass(frozen=True, slots=True)
class Change:
    """``points`` is later minus earlier; ``threshold`` what a real change takes."""

    points: float
    threshold: float
    verdict: Verdict


def threshold(spread: float, n: int) -> float:
    """max(5, c/√n) points; n is the number of answers in the smaller round, 1 or more."""
    return max(_SMALLEST, spread / math.sqrt(n))


def change(earlier: float, later: float, *, spread: float, n: int) -> Change:
    """Compare two scores (0 to 100): real from the threshold on, leaning from half of it."""
    points, limit = later - earlier, threshold(spread, n)
    size = round(abs(points), 9)
    if size >= round(limit, 9):
        verdict = Verdict.REAL
    else:
        verdict = Verdict.LEANING if 2 * size >= round(limit, 9) else Verdict.NONE
    return Change(points, limit, verdict)
