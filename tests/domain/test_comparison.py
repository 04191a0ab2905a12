from dataclasses import replace

import pytest

from sixelements.domain import comparison
from sixelements.domain.comparison import ELEMENT, PRACTICE, NotCompared, Verdict, change, threshold
from sixelements.domain.ids import ElementId, PracticeId
from sixelements.domain.scores import ElementScore, PracticeScore, Score
from sixelements.wording import numbers

OVERALL = 25.0
"""c of the whole score, of which nothing is said in so many words."""


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


def practice(id_: str, score: float | None, *, rated: int = 8) -> PracticeScore:
    return PracticeScore(
        id=PracticeId(id_),
        rated=rated,
        dont_know=0,
        not_applicable=0,
        skipped=0,
        score=score,
        mean=None if score is None else 1 + score / 25,
        roles={},
    )


def element(score: float | None, *practices: PracticeScore, responses: int = 8) -> ElementScore:
    return ElementScore(
        id=ElementId("1"), practices=practices, score=score, responses=responses, roles={}, gap=None
    )


def score(*elements: ElementScore) -> Score:
    return Score(responses=8, dropped=0, elements=elements, overall=None, legs=None, suppressed=())


def test_an_element_is_compared_where_the_same_practices_made_both_scores() -> None:
    before, now = element(30, practice("1.1", 30)), element(50, practice("1.1", 50))
    moved = comparison.element_change(score(before), now)
    assert moved is not None
    assert (moved.points, moved.verdict) == (20, Verdict.REAL)
    other = element(30, practice("1.1", 30), practice("1.2", 30))
    assert comparison.element_change(score(other), now) is None


@pytest.mark.parametrize("before", [None, score(), score(element(None, practice("1.1", None)))])
def test_without_an_earlier_score_nothing_is_compared(before: Score | None) -> None:
    now = element(50, practice("1.1", 50))
    assert comparison.element_change(before, now) is None
    assert comparison.practice_change(before, now.practices[0]) is None


def test_an_element_without_persons_is_not_compared() -> None:
    """Counts from a show of hands have no persons, so there is no n for the threshold."""
    before = element(30, practice("1.1", 30), responses=0)
    assert comparison.element_change(score(before), element(50, practice("1.1", 50))) is None


def test_the_smaller_round_sets_the_threshold_of_a_practice() -> None:
    before = score(element(30, practice("1.1", 30, rated=4)))
    moved = comparison.practice_change(before, practice("1.1", 50, rated=16))
    assert moved is not None
    assert moved.threshold == 28
    assert moved.verdict is Verdict.NONE


@pytest.mark.parametrize(
    ("counts", "mean", "apart"),
    [
        ((0, 5, 1, 5, 0), 3.0, (2, 4)),
        ((3, 2, 0, 0, 4), 2.7, (1, 5)),
        ((0, 0, 6, 0, 0), 3.0, (3,)),
        (None, 3.0, ()),
    ],
)
def test_a_team_that_did_not_agree_has_the_most_frequent_level_on_each_side(
    counts: tuple[int, int, int, int, int] | None, mean: float, apart: tuple[int, ...]
) -> None:
    assert comparison.apart(replace(practice("1.1", 50), counts=counts, mean=mean)) == apart


def test_what_is_not_compared_says_why() -> None:
    """A change sheet said "other practices, or not enough answers": both untrue of a reworded one."""
    one, two = practice("1.1", 50), practice("1.2", None)
    now = element(50, one)
    why = comparison.why_element_not_compared
    assert why(score(element(30, practice("1.1", 30))), now, [one.id]) is NotCompared.WORDS
    assert why(score(now), element(None, one), []) is NotCompared.NOW
    assert why(score(element(None, one)), now, []) is NotCompared.BEFORE
    assert why(score(element(30, practice("1.2", 30))), now, []) is NotCompared.PRACTICES
    assert comparison.why_practice_not_compared(one, [one.id]) is NotCompared.WORDS
    assert comparison.why_practice_not_compared(one, []) is NotCompared.BEFORE
    assert comparison.why_practice_not_compared(two, []) is NotCompared.NOW
