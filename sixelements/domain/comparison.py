"""What changed between two rounds of one team, practice by practice and element by element."""

from sixelements.domain import change
from sixelements.domain.change import Change
from sixelements.domain.ids import PracticeId
from sixelements.domain.scores import ElementScore, PracticeScore, Score


def earlier_element(earlier: Score | None, element: ElementScore) -> ElementScore | None:
    """The same element in the round before, where the same practices made both scores."""
    found = next((e for e in earlier.elements if e.id == element.id), None) if earlier else None
    if found is None or found.score is None or element.score is None:
        return None
    return found if _scored(found) == _scored(element) else None


def _scored(element: ElementScore) -> set[PracticeId]:
    return {p.id for p in element.practices if p.score is not None}


def element_change(earlier: Score | None, element: ElementScore) -> Change | None:
    """The change of an element since the round before; None where the two can't be compared."""
    before = earlier_element(earlier, element)
    if before is None or before.score is None or element.score is None:
        return None
    n = min(before.responses, element.responses)
    if n < 1:
        return None
    return change.change(before.score, element.score, spread=change.ELEMENT, n=n)


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
    return change.change(before.score, practice.score, spread=change.PRACTICE, n=n)


def apart(practice: PracticeScore) -> tuple[int, ...]:
    """The two levels of a team that did not agree: the most frequent one on each side of the mean.

    Empty where how the answers spread is withheld.
    """
    if practice.counts is None or practice.mean is None:
        return ()
    counts = practice.counts
    sides = (
        [level for level in range(1, 6) if level <= practice.mean and counts[level - 1]],
        [level for level in range(1, 6) if level > practice.mean and counts[level - 1]],
    )
    return tuple(max(side, key=lambda level: counts[level - 1]) for side in sides if side)
