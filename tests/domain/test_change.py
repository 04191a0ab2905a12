"""What a difference between two rounds may be called."""

import pytest

from sixelements.domain.change import ELEMENT, OVERALL, PRACTICE, Verdict, change, threshold
from sixelements.wording import numbers


@pytest.mark.parametrize(("spread", "points"), [(ELEMENT, 10.6), (PRACTICE, 19.8), (OVERALL, 8.8)])
def test_the_thresholds_at_eight_answers(spread: float, points: float) -> None:
    assert threshold(spread, 8) == pytest.approx(points, abs=0.05)


@pytest.mark.parametrize(("spread", "n"), [(ELEMENT, 36), (ELEMENT, 500), (OVERALL, 25), (PRACTICE, 126)])
def test_nothing_under_five_points_is_a_real_change(spread: float, n: int) -> None:
    assert threshold(spread, n) == 5


@pytest.mark.parametrize(
    ("earlier", "later", "verdict"),
    [
        (40, 50, Verdict.REAL),  # exactly 30/√9 = 10
        (50, 40, Verdict.REAL),
        (40, 49.99, Verdict.LEANING),
        (40, 45, Verdict.LEANING),  # exactly half of it
        (45, 40, Verdict.LEANING),
        (40, 44.99, Verdict.NONE),
        (40, 40, Verdict.NONE),
    ],
)
def test_real_leaning_or_no_clear_change(earlier: float, later: float, verdict: Verdict) -> None:
    found = change(earlier, later, spread=ELEMENT, n=9)
    assert found.verdict is verdict
    assert found.points == pytest.approx(later - earlier)
    assert found.threshold == 10


@pytest.mark.parametrize("spread", [PRACTICE, OVERALL])
def test_only_elements_lean(spread: float) -> None:
    """Among 37 practices nine or ten would lean with no change at all."""
    limit = threshold(spread, 9)
    assert change(40, 40 + 0.99 * limit, spread=spread, n=9).verdict is Verdict.NONE
    assert change(40, 40 + limit, spread=spread, n=9).verdict is Verdict.REAL


@pytest.mark.parametrize(
    ("earlier", "later", "printed"), [(40.4, 49.5, 10), (40.6, 49.4, 8), (49.5, 40.4, -10), (40.2, 40.4, 0)]
)
def test_the_printed_points_are_the_difference_of_the_printed_scores(
    earlier: float, later: float, printed: int
) -> None:
    found = change(earlier, later, spread=ELEMENT, n=9)
    assert found.printed == printed == int(numbers.points(later)) - int(numbers.points(earlier))


def test_the_edges_hold_however_the_floats_fall() -> None:
    for n in range(1, 61):
        for total in range(n, 5 * n + 1):
            earlier = 25 * (total / n - 1)
            assert change(earlier, earlier + 10, spread=ELEMENT, n=9).verdict is Verdict.REAL
            assert change(earlier, earlier + 5, spread=ELEMENT, n=9).verdict is Verdict.LEANING
