"""What changed between two rounds of one team, and what is too small to call a change."""

import math
from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import Enum

from sixelements.domain import levels
from sixelements.domain.assessment import Assessment
from sixelements.domain.ids import PracticeId
from sixelements.domain.scores import ElementScore, PracticeScore, Score

ELEMENT = 30.0
PRACTICE = 56.0
"""c of the threshold max(5, c/√n), in points."""
ONE_BY_CHANCE_IN = 37
"""Of this many practices, about one shows a real change although nothing changed (simulated, 11 people)."""
ONE_ELEMENT_BY_CHANCE_IN = 10
"""The same of elements: c = 30 is a test at 10 % where persons differ by 13 points (SD)."""
_SMALLEST = 5.0


class Verdict(Enum):
    """What a difference between two rounds may be called."""

    REAL = "real change"
    LEANING = "leaning"
    NONE = "no clear change"


class NotCompared(Enum):
    """Why an element or a practice has no change: other words, other practices, or no score to compare."""

    WORDS = "other words"
    PRACTICES = "other practices"
    BEFORE = "no score before"
    NOW = "no score now"


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


def reworded(before: Assessment, now: Assessment) -> frozenset[PracticeId]:
    """Practices that two versions ask in other words: their figures are not of one thing."""
    return frozenset(
        id_
        for id_, practice in now.practices.items()
        if (old := before.practices.get(id_))
        and (old.statement, old.anchors) != (practice.statement, practice.anchors)
    )


def comparable(before: Assessment, now: Assessment) -> bool:
    """Whether rounds of two assessments can stand side by side, practice by practice.

    They are versions of one, or one is a copy of the other that asks some practices, and all ten lines, in
    the same words.
    """
    if before.id == now.id:
        return True
    alike = (before.practices.keys() & now.practices.keys()) - reworded(before, now)
    return bool(alike) and before.three_thirds == now.three_thirds


def without(score: Score, practices: Collection[PracticeId]) -> Score:
    """An earlier score without some practices; elements that they are part of compare no more."""
    if not practices:
        return score
    return replace(
        score,
        elements=tuple(
            replace(e, practices=tuple(p for p in e.practices if p.id not in practices))
            for e in score.elements
        ),
    )


def earlier_element(earlier: Score | None, element: ElementScore) -> ElementScore | None:
    """The same element in the round before, where the same practices made both scores."""
    found = next((e for e in earlier.elements if e.id == element.id), None) if earlier else None
    if found is None or found.score is None or element.score is None:
        return None
    return found if _scored(found) == _scored(element) else None


def _scored(element: ElementScore) -> set[PracticeId]:
    return {p.id for p in element.practices if p.score is not None}


def element_change(earlier: Score | None, element: ElementScore) -> Change | None:
    """The change of an element since the round before; None if the two can't be compared."""
    before = earlier_element(earlier, element)
    if before is None or before.score is None or element.score is None:
        return None
    n = min(before.responses, element.responses)
    if n < 1:
        return None
    return change(before.score, element.score, spread=ELEMENT, n=n)


def why_element_not_compared(
    earlier: Score | None, element: ElementScore, reworded: Collection[PracticeId]
) -> NotCompared:
    """Why an element without a change has none."""
    if any(p.id in reworded for p in element.practices):
        return NotCompared.WORDS
    if element.score is None:
        return NotCompared.NOW
    before = next((e for e in earlier.elements if e.id == element.id), None) if earlier else None
    return NotCompared.BEFORE if before is None or before.score is None else NotCompared.PRACTICES


def why_practice_not_compared(practice: PracticeScore, reworded: Collection[PracticeId]) -> NotCompared:
    """Why a practice without a change has none."""
    if practice.id in reworded:
        return NotCompared.WORDS
    return NotCompared.NOW if practice.score is None else NotCompared.BEFORE


def earlier_practice(earlier: Score | None, practice: PracticeScore) -> PracticeScore | None:
    """The same practice in the round before, where both have a score that may be shown."""
    found = earlier.practices.get(practice.id) if earlier else None
    return found if found and found.score is not None and practice.score is not None else None


def practice_change(earlier: Score | None, practice: PracticeScore) -> Change | None:
    """The change of a practice since the round before."""
    before = earlier_practice(earlier, practice)
    if before is None or before.score is None or practice.score is None:
        return None
    n = min(before.rated, practice.rated)
    return change(before.score, practice.score, spread=PRACTICE, n=n)


def apart(practice: PracticeScore) -> tuple[int, ...]:
    """Where the private answers gather: the most frequent level on each side of the mean.

    Empty if how the answers spread is withheld.
    """
    if practice.counts is None or practice.mean is None:
        return ()
    counts = practice.counts
    sides = (
        [level for level in range(1, 6) if level <= practice.mean and counts[level - 1]],
        [level for level in range(1, 6) if level > practice.mean and counts[level - 1]],
    )
    return tuple(max(side, key=lambda level: counts[level - 1]) for side in sides if side)
