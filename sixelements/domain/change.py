"""Change between two rounds of one team, and what is too small to call one."""

import math
from dataclasses import dataclass
from enum import Enum

from sixelements.domain import levels

ELEMENT = 30.0
PRACTICE = 56.0
OVERALL = 25.0
"""c of the threshold max(5, c/√n), in points."""
ONE_BY_CHANCE_IN = 37
"""Of so many practices about one shows a real change although nothing changed (simulated, 11 people)."""
_SMALLEST = 5.0


class Verdict(Enum):
    """What a difference between two rounds may be called."""

    REAL = "real change"
    LEANING = "leaning"
    NONE = "no clear change"


@dataclass(frozen=True, slots=True)
class Change:
    """Two scores of one thing, 0 to 100; ``threshold`` is the points that a real change takes."""

    earlier: float
    later: float
    threshold: float
    verdict: Verdict

    @property
    def points(self) -> float:
        """Later minus earlier, unrounded: what the verdict goes by."""
        return self.later - self.earlier

    @property
    def printed(self) -> int:
        """The points as they are printed, so that they are the difference of the two printed scores."""
        return levels.whole_points(self.later) - levels.whole_points(self.earlier)


def threshold(spread: float, n: int) -> float:
    """max(5, c/√n) points; n is the number of answers in the smaller round, 1 or more."""
    return max(_SMALLEST, spread / math.sqrt(n))


def change(earlier: float, later: float, *, spread: float, n: int) -> Change:
    """Compare two scores (0 to 100): real from the threshold on; of elements, leaning from half of it.

    Among 37 practices nine or ten would lean with no change at all, so of practices it is not said.
    """
    limit = threshold(spread, n)
    size = round(abs(later - earlier), 9)
    if size >= round(limit, 9):
        verdict = Verdict.REAL
    else:
        leans = spread == ELEMENT and 2 * size >= round(limit, 9)
        verdict = Verdict.LEANING if leans else Verdict.NONE
    return Change(earlier, later, limit, verdict)
