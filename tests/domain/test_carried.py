"""Actions carried over: their stretch, their reason and what may be expected of them, by this round."""

from dataclasses import replace
from datetime import date

import pytest

from sixelements.domain import carried
from sixelements.domain.actions import Action, Because, Horizon, Kind
from sixelements.domain.discussion import NO_DISCUSSION
from sixelements.domain.ids import ActionId, ElementId, PracticeId, RoundId
from sixelements.domain.recommendation import Recommendation
from sixelements.domain.schedule import days_after
from tests.domain.builders import MONDAY, a_score

BEFORE = Action(
    id=ActionId("a"),
    kind=Kind.LIBRARY,
    title="Pair newcomers",
    practice=PracticeId("1.1"),
    element=ElementId("1"),
    horizon=Horizon.DAYS_30,
    start=days_after(MONDAY, -1),
    due=MONDAY,
    expected_level=3,
    because=Because(practice=PracticeId("1.1"), level=2.0),
    carried_from=RoundId("round-1"),
)
NONE_FOUND = Recommendation(
    start=MONDAY,
    weakest_leg=None,
    priorities=(),
    actions=(),
    strengths=(),
    alike=0,
    notes=(),
    near_ties=(),
    unrated=(),
)


def test_what_is_due_on_the_first_day_is_not_overdue_and_began_before() -> None:
    assert not carried.overdue_from_before(BEFORE, MONDAY)
    assert carried.overdue_from_before(BEFORE, days_after(MONDAY, 1))
    assert carried.dated_before(BEFORE, MONDAY)
    assert not carried.dated_before(BEFORE, days_after(MONDAY, -1))
    of_this_plan = replace(BEFORE, carried_from=None)
    assert not carried.overdue_from_before(of_this_plan, days_after(MONDAY, 1))
    assert not carried.dated_before(of_this_plan, MONDAY)


@pytest.mark.parametrize(
    ("changed", "horizon"),
    [
        ({}, Horizon.DAYS_30),
        ({"due": days_after(MONDAY, 31)}, Horizon.DAYS_90),
        ({"due": days_after(MONDAY, 400)}, Horizon.LATER),
        ({"due": days_after(MONDAY, 400), "carried_from": None}, Horizon.DAYS_30),
        ({"due": days_after(MONDAY, 400), "locked": True}, Horizon.DAYS_30),
        ({"due": None}, Horizon.DAYS_30),
    ],
)
def test_only_what_was_carried_over_stands_in_the_stretch_in_which_it_is_due(
    changed: dict[str, date | bool | None], horizon: Horizon
) -> None:
    assert carried.placed(replace(BEFORE, **changed), MONDAY).horizon is horizon  # type: ignore[arg-type]


@pytest.mark.parametrize(("mean", "expected"), [(1.2, 2), (2.4, 3), (4.4, 3)])
def test_no_more_than_one_level_is_expected_and_never_more_than_was(mean: float, expected: int) -> None:
    score = a_score({"1.1": mean})
    (found,) = carried.explained_by_this_round([BEFORE], score, NO_DISCUSSION, NONE_FOUND)
    assert found.expected_level == expected
    assert isinstance(found.because, Because)
    assert found.because.level == mean
