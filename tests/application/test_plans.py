"""Plans, discussions and reports through their use cases."""

from dataclasses import fields, replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from sixelements.application import discussion, plans, reports, teams
from sixelements.application.events import StoreChange, What
from sixelements.application.results import RoundResults, results_of
from sixelements.domain.actions import Gates, Horizon, Plan, Status
from sixelements.domain.assessment import Leg, Size
from sixelements.domain.discussion import Discussion, Outcome, Service, Settled
from sixelements.domain.errors import BadInput, NotAllowed, NotFound
from sixelements.domain.holidays import DaysOff
from sixelements.domain.ids import ActionId, ElementId, PracticeId
from sixelements.domain.rounds import Round
from tests.application.test_rounds import Room
from tests.builders import PRACTICES, change_action

MONDAY = date(2026, 11, 2)
ONE, TWO = PRACTICES[0], PRACTICES[1]


def closed(room: Room) -> Round:
    round_ = room.open()
    room.answers(round_, 1, 2, 2, 2, 3)
    return room.close(round_)


def accept(room: Room, round_: Round, **more: bool) -> Plan:
    return plans.accept(
        room.book, round_, start=MONDAY, new_id=room.new_id, announce=room.events.append, **more
    )


def test_a_discussion_is_recorded_beside_the_answers_and_moves_the_plan() -> None:
    room = Room()
    round_ = closed(room)
    before = results_of(room.book, round_).score
    talk = Discussion(
        settled={ONE: Settled(outcome=Outcome.AGREED, level=4, evidence="A log")}, votes={TWO: 3}
    )
    discussion.put_whole(room.book, round_, talk, announce=room.events.append)
    assert room.events[-1] == StoreChange.of(What.DISCUSSION, round_)
    found = results_of(room.book, round_)
    priorities = found.recommended(MONDAY).recommendation.priorities
    assert found.score.practices[ONE].agreed == 4
    assert found.score.practices[ONE].mean == before.practices[ONE].mean
    assert ONE not in {p.practice for p in priorities}
    assert priorities[0].practice == TWO


@pytest.mark.parametrize(
    "talk",
    [
        Discussion(settled={PracticeId("9.9"): Settled(outcome=Outcome.CONFIRMED)}),
        Discussion(settled={ONE: Settled(outcome=Outcome.AGREED, level=2.3)}),
        Discussion(settled={ONE: Settled(outcome=Outcome.AGREED, level=6)}),
        Discussion(settled={ONE: Settled(outcome=Outcome.AGREED)}),
        Discussion(settled={ONE: Settled(outcome=Outcome.CONFIRMED, level=3)}),
        Discussion(aims={ONE: 0}),
        Discussion(votes={ONE: -1}),
        Discussion(services=(Service(levels={Leg.SPEED: (1, 2)}),)),
        Discussion(services=(Service(levels={Leg.SPEED: (1, 2, 9)}),)),
    ],
)
def test_a_discussion_that_makes_no_sense_is_refused_whole(talk: Discussion) -> None:
    room = Room()
    round_ = closed(room)
    with pytest.raises(BadInput):
        discussion.put_whole(room.book, round_, talk)
    assert room.book.discussions.of(round_.id) == Discussion()


def test_nothing_is_discussed_before_the_round_is_closed() -> None:
    room = Room()
    with pytest.raises(NotAllowed, match="Close round 1 first"):
        discussion.put_whole(room.book, room.open(), Discussion())


def test_accepting_makes_the_recommended_plan_the_teams_own() -> None:
    room = Room()
    round_ = closed(room)
    recommended = plans.view(room.book, round_, start=MONDAY)
    assert recommended.plan is None
    accepted = accept(room, round_)
    assert accepted.actions == recommended.actions
    assert room.events[-1] == StoreChange.of(What.PLAN, round_)
    shown = plans.view(room.book, round_, start=date(2030, 1, 1))
    assert shown.plan is not None
    assert shown.plan.start == MONDAY


def test_an_accepted_plan_is_never_replaced_by_accident() -> None:
    room = Room()
    round_ = closed(room)
    first = accept(room, round_)
    with pytest.raises(NotAllowed, match="--replace"):
        accept(room, round_)
    assert room.book.plans.of(round_.id) == first
    second = accept(room, round_, replace_plan=True)
    assert second.id != first.id


def test_an_action_is_changed_and_only_that_one() -> None:
    room = Room()
    round_ = closed(room)
    action = accept(room, round_).actions[0]
    changed = change_action(room.book, round_, replace(action, owner="Ana", status=Status.DOING))
    assert changed.actions[0].owner == "Ana"
    assert changed.actions[1:] == plans.accepted(room.book, round_).actions[1:]


def test_a_plan_that_is_stored_is_told_and_the_same_again_is_not() -> None:
    room = Room()
    round_ = closed(room)
    changed = replace(accept(room, round_), aim="Shorter waits")
    room.events.clear()
    for _time in range(2):
        assert plans.store(room.book, round_, changed, announce=room.events.append) == changed
    assert room.events == [StoreChange.of(What.PLAN, round_)]


def test_a_circle_of_dependencies_is_refused_with_the_circle_named() -> None:
    room = Room()
    round_ = closed(room)
    first, second = accept(room, round_).actions[:2]
    change_action(room.book, round_, replace(first, depends_on=(second.id,)))
    with pytest.raises(BadInput, match="wait for one another") as refusal:
        change_action(room.book, round_, replace(second, depends_on=(first.id,)))
    assert first.title in refusal.value.sentence
    assert second.title in refusal.value.sentence


def test_dates_are_worked_out_again_from_owners() -> None:
    room = Room()
    plan = accept(room, closed(room))
    one_owner = replace(plan, actions=tuple(replace(a, owner="Ana") for a in plan.actions))
    dated = plans.date_again(one_owner)
    spans = sorted((a.start, a.due) for a in dated.actions if a.start and a.due)
    assert all(one[1] < two[0] for one, two in pairwise(spans))
    assert dated.actions[0].horizon is Horizon.DAYS_30


def test_dates_of_an_accepted_plan_are_those_it_was_accepted_with() -> None:
    room = Room()
    plan = accept(room, closed(room))
    assert plans.date_again(plan) == plan


def test_a_fourth_element_stays_out_of_the_first_ninety_days() -> None:
    room = Room()
    plan = accept(room, closed(room))
    first = plan.actions[0]

    def early(size: Size) -> set[str]:
        """The elements of five actions, one of each, that start in the first 90 days."""
        spread = tuple(
            replace(
                first,
                id=ActionId(f"own-{n}"),
                element=ElementId(str(n)),
                size=size,
                start=None,
                first_step_by=MONDAY,
            )
            for n in range(1, 6)
        )
        dated = plans.date_again(replace(plan, actions=spread))
        return {str(a.element) for a in dated.actions if a.start and a.start < MONDAY + timedelta(days=90)}

    assert early(Size.LARGE) == {"1", "2", "3"}
    assert early(Size.SMALL) == {"1", "2", "3", "4", "5"}, "else nothing would run for ten weeks"


def test_with_another_first_day_every_date_moves_with_it() -> None:
    room = Room()
    plan = accept(room, closed(room))
    week = timedelta(days=7)
    moved = plans.date_again(plan, start=plan.start + week)
    assert moved.start == plan.start + week
    for before, after in zip(plan.actions, moved.actions, strict=True):
        assert after.start is None or (before.start and after.start >= before.start + week)
        assert after.first_step_by is None or (
            before.first_step_by and after.first_step_by >= before.first_step_by + week
        )


def test_there_is_no_plan_to_change_before_one_is_accepted() -> None:
    room = Room()
    with pytest.raises(NotFound, match="Accept one first"):
        plans.accepted(room.book, closed(room))


def test_a_report_holds_the_earlier_round_of_the_same_questionnaire() -> None:
    room = Room()
    first = closed(room)
    assert reports.gather(room.book, room.team, first, made_on=MONDAY).earlier is None
    second = closed(room)
    material = reports.gather(room.book, room.team, second, made_on=MONDAY)
    assert material.earlier_round == first
    assert material.earlier is not None


def test_a_report_draws_on_all_that_the_round_says(monkeypatch: pytest.MonkeyPatch) -> None:
    """A part that was forgotten locked every technology action that a worksheet had opened."""
    room = Room()
    closed(room)
    round_ = closed(room)
    gates = Gates(passed=frozenset({ONE}))
    found = replace(results_of(room.book, round_), gates=gates, reworded=(TWO,), days_off=DaysOff())
    monkeypatch.setattr(room.book, "remembered", lambda *_of: found)
    material = reports.gather(room.book, room.team, round_, made_on=MONDAY)
    said = [part.name for part in fields(RoundResults) if part.init]
    assert {"gates", "reworded", "days_off", "earlier"} < {*said}
    assert [getattr(material, name) for name in said] == [getattr(found, name) for name in said]


def test_teams_are_found_by_name_and_told_when_not() -> None:
    room = Room()
    assert teams.find_team(room.book, None) == room.team
    other = teams.add_team(room.book, name=" Library  desk ", headcount=None, new_id=room.new_id)
    assert other.name == "Library desk"
    assert teams.find_team(room.book, "LIBRARY DESK") == other
    with pytest.raises(NotFound, match="Front desk and Library desk"):
        teams.find_team(room.book, None)
    with pytest.raises(NotFound, match="no team with that name"):
        teams.find_team(room.book, "Fleet")
    with pytest.raises(BadInput, match="already a team"):
        teams.add_team(room.book, name="library DESK", headcount=None, new_id=room.new_id)
