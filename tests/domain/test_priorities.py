"""Which practices come first: the checks of the planning rules, and each factor."""

from dataclasses import replace
from fractions import Fraction

import pytest

from sixelements.domain.actions import Because
from sixelements.domain.assessment import Assessment, Leg
from sixelements.domain.discussion import Discussion, Outcome, Settled
from sixelements.domain.ids import PracticeId
from sixelements.domain.priorities import (
    Priority,
    importance_factor,
    leg_factor,
    near_ties,
    nearly_as_high,
    need_of,
    priorities,
    priority_value,
)
from sixelements.domain.recommendation import recommend
from tests.domain.builders import MONDAY, a_score, three_legs

SPEED_IS_SHORT = three_legs(60, 50, 30)


def of(found: tuple[Priority, ...], practice: str) -> Priority:
    return next(p for p in found if p.practice == practice)


@pytest.mark.parametrize(
    ("level", "aim", "v", "w", "foundation", "value"),
    [
        (2.1, 4, 0.9, 1.0, 1.0, 56.4),
        (2.4, 4, 0.6, 0.5, 1.15, 41.4),
        (3.2, 4, 1.0, 0.0, 1.15, 23.0),
        (2.6, 3, 0.3, 0.0, 1.0, 6.5),
        (1.0, 5, 1.0, 1.0, 1.15, 100),
    ],
)
def test_the_checks_of_the_planning_rules(
    level: float, aim: int, v: float, w: float, foundation: float, value: float
) -> None:
    found = priority_value(
        need=need_of(level, aim), importance=importance_factor(v), leg=leg_factor(w), foundation=foundation
    )
    assert found == pytest.approx(value, abs=0.05)


def test_a_check_of_the_planning_rules_from_a_round(shipped: Assessment) -> None:
    """4.2 at 2.4, six of ten votes, a third of its weight on speed, and 4.6 waits for it."""
    score = a_score({"4.2": 2.4, "4.6": 3.0}, legs=SPEED_IS_SHORT)
    votes = Discussion(votes={PracticeId("4.2"): 6, PracticeId("4.6"): 10})
    found = of(priorities(shipped, score, votes), "4.2")
    assert found.need == pytest.approx(0.4)
    assert found.importance == pytest.approx(0.8)
    assert found.leg == pytest.approx(1 + 0.25 / 3)
    assert found.foundation == 1.15
    assert found.priority == pytest.approx(100 * 0.4 * 0.8 * (1 + 0.25 / 3) * 1.15)
    assert (found.level, found.aim, found.votes) == (2.4, 4, 6)


@pytest.mark.parametrize(
    ("level", "aim", "need"), [(4, 4, 0), (4.5, 4, 0), (5, 3, 0), (1, 5, 1), (2, 4, 0.5)]
)
def test_need_is_the_distance_to_the_aim_and_never_negative(level: float, aim: int, need: float) -> None:
    assert need_of(level, aim) == need


def test_no_priority_passes_100() -> None:
    assert priority_value(need=1, importance=1, leg=1.25, foundation=1.15) == 100


def test_only_practices_below_their_aim_have_a_priority(shipped: Assessment) -> None:
    score = a_score({"1.1": 3.5, "1.2": 4.0, "1.3": 4.1})
    assert [p.practice for p in priorities(shipped, score, Discussion())] == ["1.1"]


@pytest.mark.parametrize(
    ("level", "aim", "something_to_do"),
    [(2.75, 3, False), (2.6, 3, False), (2.59, 3, True), (2.5, 3, True), (3.6, 4, False), (3.5, 4, True)],
)
def test_a_practice_that_reads_as_its_aim_has_reached_it(
    shipped: Assessment, level: float, aim: int, something_to_do: bool
) -> None:
    """2.75 prints as level 3; beside "aim 3" it got an action that led beyond it."""
    found = priorities(shipped, a_score({"1.1": level}), Discussion(aims={PracticeId("1.1"): aim}))
    assert bool(found) is something_to_do


def test_a_practice_with_too_few_answers_has_no_priority(shipped: Assessment) -> None:
    score = a_score({"1.1": None, "1.2": 2.0})
    found = priorities(shipped, score, Discussion())
    assert [p.practice for p in found] == ["1.2"]
    assert of(found, "1.2").foundation == 1


def test_without_a_vote_all_weigh_the_same(shipped: Assessment) -> None:
    found = priorities(shipped, a_score({"5.2": 2.0, "5.3": 2.0}), Discussion())
    assert [p.importance for p in found] == [0.75, 0.75]
    assert [p.aim for p in found] == [4, 4]


def test_the_leg_counts_only_where_it_is_ten_points_short(shipped: Assessment) -> None:
    means = {"6.1": 2.0, "2.3": 2.0}
    short = priorities(shipped, a_score(means, legs=three_legs(60, 40, 30)), Discussion())
    assert of(short, "6.1").leg == pytest.approx(1 + 0.25 * 2 / 3)
    assert of(short, "2.3").leg == 1  # accuracy only
    assert of(short, "6.1").because.weakest_leg is Leg.SPEED
    assert of(short, "2.3").because.weakest_leg is None
    level = priorities(shipped, a_score(means, legs=three_legs(60, 40, 30.1)), Discussion())
    assert {p.leg for p in level} == {1}
    tie = priorities(shipped, a_score(means, legs=three_legs(60, 30, 30)), Discussion())
    assert {p.leg for p in tie} == {1}
    assert {p.leg for p in priorities(shipped, a_score(means), Discussion())} == {1}


def test_a_share_of_leg_weights(shipped: Assessment) -> None:
    shares = {p: shipped.practices[PracticeId(p)].leg_share(Leg.SPEED) for p in ("1.1", "2.2", "3.1", "6.5")}
    assert shares == {"1.1": Fraction(1, 3), "2.2": 0, "3.1": Fraction(2, 3), "6.5": Fraction(1, 2)}


def test_a_foundation_counts_where_another_below_its_aim_waits_for_it(shipped: Assessment) -> None:
    waiting = priorities(shipped, a_score({"1.1": 3.0, "1.2": 3.0, "5.1": 3.5}), Discussion())
    assert of(waiting, "1.1").foundation == 1.15
    assert of(waiting, "1.1").because.foundation_for == ("1.2", "5.1")
    assert of(waiting, "1.2").foundation == 1
    alone = priorities(shipped, a_score({"1.1": 3.0}), Discussion())
    assert of(alone, "1.1").foundation == 1


def test_a_foundation_at_its_own_aim_is_nothing_to_do(shipped: Assessment) -> None:
    found = priorities(shipped, a_score({"1.2": 3.0}), Discussion())
    assert [p.practice for p in found] == ["1.2"]


def test_an_agreed_level_is_planned_from_and_a_level_not_agreed_is_not(shipped: Assessment) -> None:
    discussion = Discussion(
        settled={
            PracticeId("1.1"): Settled(outcome=Outcome.AGREED, level=2),
            PracticeId("1.2"): Settled(outcome=Outcome.NOT_AGREED),
        }
    )
    found = priorities(shipped, a_score({"1.1": 3.4, "1.2": 3.4}), discussion)
    assert of(found, "1.1").need == 0.5
    assert of(found, "1.2").need == pytest.approx(0.15)


def test_the_highest_comes_first_and_ties_stand_in_the_order_of_the_questionnaires(
    shipped: Assessment,
) -> None:
    score = a_score({"2.1": 3.0, "5.2": 3.0, "1.6": 3.0, "5.3": 2.0})
    assert [p.practice for p in priorities(shipped, score, Discussion())] == ["5.3", "1.6", "2.1", "5.2"]


def ranked(*values: float) -> list[Priority]:
    return [
        Priority(
            practice=PracticeId(f"p{n}"),
            level=2,
            aim=4,
            votes=0,
            need=0.5,
            importance=1,
            leg=1,
            foundation=1,
            priority=value,
            because=Because(practice=PracticeId(f"p{n}")),
        )
        for n, value in enumerate(values)
    ]


def test_neighbors_less_than_five_apart_are_a_near_tie() -> None:
    assert near_ties(ranked(60, 56, 50, 45.1, 30)) == (("p0", "p1"), ("p2", "p3"))
    assert near_ties(ranked(60, 57, 54, 51)) == (("p0", "p1"), ("p2", "p3")), "no chain from 60 to 51"
    assert near_ties(ranked(60, 55, 50)) == ()
    assert near_ties(ranked()) == ()


def test_exactly_five_points_are_no_near_tie_however_the_floats_fall() -> None:
    assert near_ties(ranked(6.5624999999999964, 1.5625000000000013)) == ()
    for tenths in range(10, 39):
        upper = 100 * need_of(tenths / 10, 4)
        lower = 100 * need_of((tenths + 2) / 10, 4)
        assert near_ties(ranked(upper, lower)) == (), tenths


def test_a_near_tie_about_the_last_places_is_told_to_its_end(shipped: Assessment) -> None:
    """It stopped at ten names, where 25 more were tied with the last two."""
    found = recommend(shipped, a_score({}, default=1.0), start=MONDAY)
    assert [len(tie) for tie in found.near_ties] == [10, 27]
    in_doubt = {p for tie in found.near_ties for p in tie}
    assert {a.practice for a in found.actions if not a.locked} <= in_doubt


def test_as_high_as_the_last_one_shown_is_counted_from_that_one(shipped: Assessment) -> None:
    """At 32.3, 31.2, 30.5, 29.7, 29.7, and 28.1 page 1 said "one other", counting from the first of a run."""
    some = priorities(shipped, a_score({"1.1": 2.0}), Discussion())[0]
    ranked = [replace(some, priority=p) for p in (40.0, 38.0, 32.3, 31.2, 30.5, 29.7, 29.7, 28.1, 27.3, 20.0)]
    assert nearly_as_high(ranked, 3) == 5, "27.3 is 5 less"
    assert nearly_as_high(ranked, 10) == nearly_as_high([], 3) == nearly_as_high(ranked, 0) == 0
