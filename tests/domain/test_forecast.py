"""What if every action lands."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest

from sixelements.domain.actions import Kind, RecommendedAction
from sixelements.domain.assessment import Assessment
from sixelements.domain.discussion import NO_DISCUSSION, Discussion, Outcome, Settled
from sixelements.domain.forecast import Levels, levels_ahead
from sixelements.domain.ids import ElementId, PracticeId
from sixelements.domain.recommendation import recommend
from sixelements.domain.schedule import horizon_of
from sixelements.domain.scores import Score
from tests.domain.builders import MONDAY, a_score, practice_score

ONE = ElementId("1")


def planned(
    shipped: Assessment, practice: str, expected: int, due: date | None, *, locked: bool = False
) -> RecommendedAction:
    base = recommend(shipped, a_score({practice: 2.0}), start=MONDAY).actions[0]
    return RecommendedAction(
        id=base.id,
        kind=Kind.LIBRARY,
        practice=base.practice,
        element=base.element,
        legs=base.legs,
        size=base.size,
        library=base.library,
        expected_level=expected,
        because=base.because,
        priority=1,
        locked=locked,
        due=due,
        horizon=horizon_of(MONDAY, due) if due else base.horizon,
    )


def day(n: int) -> date:
    return MONDAY + timedelta(days=n)


def ahead(score: Score, *actions: RecommendedAction) -> Mapping[int, Levels]:
    return levels_ahead(score, NO_DISCUSSION, actions, start=MONDAY)


def test_the_levels_follow_from_the_due_dates(shipped: Assessment) -> None:
    score = a_score(dict.fromkeys(("1.1", "1.2", "1.3", "1.4", "1.5", "1.6"), 2.0))
    found = ahead(score, planned(shipped, "1.6", 4, day(30)), planned(shipped, "1.4", 3, day(61)))
    assert list(found) == [0, 30, 60, 90, 180]
    assert found[30][ONE] == pytest.approx(2 + 2 / 6)
    assert found[60][ONE] == found[30][ONE]
    assert found[90][ONE] == pytest.approx(2 + 3 / 6)
    assert found[180] == found[90]


@pytest.mark.parametrize(("mean", "expected"), [(3.4, 3), (2.7, 3), (1.6, 2), (2.5, 2)])
def test_an_action_that_keeps_the_level_changes_nothing(
    shipped: Assessment, mean: float, expected: int
) -> None:
    """A talk on a practice at 2.7 was counted as 3.0, beside the words that it keeps level 3."""
    score = a_score({"1.6": mean})
    found = ahead(score, planned(shipped, "1.6", expected, day(10)))
    assert found[180] == found[0]


@pytest.mark.parametrize(
    ("mean", "expected", "ahead_"), [(2.6, 4, 3.6), (2.5, 3, 3.5), (4.7, 5, 4.7), (1.0, 3, 3.0)]
)
def test_one_action_counts_as_one_level(
    shipped: Assessment, mean: float, expected: int, ahead_: float
) -> None:
    """From 2.6, read as 3, the table went to 4.0, and said that an action counts as one level."""
    found = ahead(a_score({"1.6": mean}, default=4.0), planned(shipped, "1.6", expected, day(10)))
    assert found[180][ONE] - found[0][ONE] == pytest.approx((ahead_ - mean) / 6)


def test_of_two_actions_on_a_practice_the_higher_level_counts(shipped: Assessment) -> None:
    actions = [planned(shipped, "1.6", 4, day(10)), planned(shipped, "1.6", 3, day(80))]
    found = ahead(a_score({"1.6": 2.0}), *actions)
    assert found[30] == found[90]


def test_with_no_action_there_are_no_levels_to_print() -> None:
    assert ahead(a_score({"1.6": 2.0})) == {}


class TestAgreed:
    """From what the team agreed."""

    def test_the_agreed_level_counts_and_else_the_mean(self, shipped: Assessment) -> None:
        practices = [f"1.{n}" for n in range(1, 7)]
        settled = {PracticeId("1.1"): Settled(outcome=Outcome.AGREED, level=3)}
        score = a_score(dict.fromkeys(practices, 2.0))
        actions = [planned(shipped, "1.6", 4, day(30)), planned(shipped, "1.1", 3, day(60))]
        found = levels_ahead(score, Discussion(settled=settled), actions, start=MONDAY)
        assert list(found) == [0, 30, 60, 90, 180]
        assert found[0][ONE] == pytest.approx(13 / 6)
        assert found[30][ONE] == pytest.approx(15 / 6)
        assert found[180] == found[30]

    def test_without_a_date_nothing_is_promised(self, shipped: Assessment) -> None:
        undated = [planned(shipped, "1.6", 4, None), planned(shipped, "1.6", 4, day(10), locked=True)]
        assert levels_ahead(a_score({"1.6": 2.0}), NO_DISCUSSION, undated, start=MONDAY) == {}

    def test_an_element_without_a_score_gets_no_level(self, shipped: Assessment) -> None:
        score = a_score({}, practices=[practice_score(f"1.{n}", None) for n in range(1, 7)])
        settled = {PracticeId("1.1"): Settled(outcome=Outcome.AGREED, level=3)}
        actions = [planned(shipped, "2.2", 4, day(10))]
        found = levels_ahead(score, Discussion(settled=settled), actions, start=MONDAY)
        assert all(ONE not in levels for levels in found.values())
