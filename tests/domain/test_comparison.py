from dataclasses import replace

import pytest

from sixelements.domain import comparison
from sixelements.domain.change import Verdict
from sixelements.domain.ids import ElementId, PracticeId
from sixelements.domain.scores import ElementScore, PracticeScore, Score


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
