"""A change of a plan that is made once more on another state of it changes only what it changed."""

from dataclasses import replace
from datetime import date

import pytest

from sixelements.domain.actions import Action, GroupRating, HeldReview, Horizon, Kind, Plan, Reading, Status
from sixelements.domain.ids import ActionId, ElementId, PlanId, PracticeId
from sixelements.domain.plan_changes import actions_gone, changed_alike

DAY = date(2026, 11, 16)


def an_action(id_: str) -> Action:
    return Action(
        id=ActionId(id_), kind=Kind.OWN, title=id_, practice=PracticeId("1.1"), element=ElementId("1"),
        expected_level=3,
    )  # fmt: skip


A, B, C, D = map(an_action, "abcd")
PLAN = Plan(id=PlanId("p"), start=DAY, actions=(A, B, C))


def ids(plan: Plan) -> str:
    return "".join(a.id for a in plan.actions)


def with_actions(*actions: Action) -> Plan:
    return replace(PLAN, actions=actions)


def test_on_the_state_it_was_made_on_it_is_what_it_was() -> None:
    after = replace(with_actions(C, D, replace(A, owner="Ana")), aim="No one waits")
    assert changed_alike(PLAN, after, PLAN) == after


def test_what_others_changed_stays() -> None:
    now = replace(with_actions(replace(A, first_step="Walk"), B), sponsor="Chair")
    after = with_actions(replace(A, owner="Ana"), B, C)
    changed = changed_alike(PLAN, after, now)
    assert (changed.actions, changed.sponsor) == ((replace(A, owner="Ana", first_step="Walk"), B), "Chair")


def test_dates_follow_from_one_another_and_are_changed_together() -> None:
    before = with_actions(replace(A, due=DAY, horizon=Horizon.DAYS_90))
    after = with_actions(replace(A, due=date(2027, 1, 4), horizon=Horizon.DAYS_90))
    now = with_actions(replace(A, due=DAY, horizon=Horizon.DAYS_30, owner="Ana"))
    assert changed_alike(before, after, now) == with_actions(replace(after.actions[0], owner="Ana"))


@pytest.mark.parametrize(
    ("after", "now", "changed"),
    [
        ((A, B, C, D), (B, A), "bda"),
        ((D, A, B, C), (A, B), "dab"),
        ((C, B, A), (A, B, C, D), "cdba"),
        ((A, C), (A, B, C, D), "acd"),
        ((A, B, C), (C, B, A), "cba"),
    ],
)
def test_rows_are_added_moved_and_taken_out_among_those_there(
    after: tuple[Action, ...], now: tuple[Action, ...], changed: str
) -> None:
    assert ids(changed_alike(PLAN, with_actions(*after), with_actions(*now))) == changed


def test_reviews_ratings_readings_and_decisions_said_twice_are_told_apart() -> None:
    first = HeldReview(day=DAY, decisions=("Go on", "Go on"), ratings=(GroupRating(PracticeId("1.1"), 2.0),))
    before = replace(PLAN, reviews=(first, HeldReview(day=DAY)))
    second = HeldReview(day=DAY, decisions=("Go on",), ratings=(GroupRating(PracticeId("1.1"), 3.0),))
    after = replace(before, reviews=(first, second))
    now = replace(before, reviews=(first, HeldReview(day=DAY, seconds=90)))
    assert changed_alike(before, after, now).reviews == (first, replace(second, seconds=90))
    fewer = replace(before, reviews=(replace(first, decisions=("Go on",)), HeldReview(day=DAY)))
    assert changed_alike(before, fewer, now).reviews[0].decisions == ("Go on",)
    read = with_actions(replace(A, readings=(Reading(DAY, 4.0),)), B, C)
    again = with_actions(replace(A, readings=(Reading(DAY, 5.0),)), B, C)
    done = with_actions(replace(read.actions[0], status=Status.DONE), B, C)
    assert changed_alike(read, again, done).actions[0].readings == (Reading(DAY, 5.0),)


def test_a_changed_action_that_is_there_no_more_is_named() -> None:
    after = with_actions(replace(A, owner="Ana"), B, C)
    assert actions_gone(PLAN, after, with_actions(B, C)) == (A.id,)
    assert actions_gone(PLAN, with_actions(B, C), with_actions(B, C)) == ()
