"""The next round: what is unfinished goes along with its history, and nothing without an answer."""

from dataclasses import replace
from datetime import date

import pytest

from sixelements.application import next_round, plans, reviews, rounds
from sixelements.application.events import What
from sixelements.application.next_round import CarryOver
from sixelements.application.rounds import RoundSettings
from sixelements.domain.actions import Horizon, Plan, Reading, Status, open_actions
from sixelements.domain.errors import BadInput, NotAllowed
from sixelements.domain.ids import ActionId
from sixelements.domain.rounds import Round
from sixelements.domain.schedule import IN_A_PLAN
from tests.application.test_rounds import Room
from tests.builders import PRACTICES, an_assessment

MONDAY, TODAY = date(2026, 11, 2), date(2027, 5, 3)
READ = Reading(date(2026, 12, 4), 3.0, "half a week")


@pytest.fixture
def room() -> Room:
    return Room()


@pytest.fixture
def first(room: Room) -> Round:
    """A published round with an accepted plan: one action done, the second with a reading."""
    opened = room.open()
    room.answers(opened, 1, 2, 2, 2, 3)
    closed = room.close(opened)
    plan = plans.accept(room.book, closed, start=MONDAY, new_id=room.new_id)
    done, second, *_more = plan.actions
    plan = plan.with_action(replace(done, status=Status.DONE))
    plan = plan.with_action(replace(second, status=Status.STUCK, readings=(READ,), depends_on=(done.id,)))
    plans.store(room.book, closed, plan)
    return closed


def open_next(room: Room, answers: dict[ActionId, CarryOver]) -> Round:
    return next_round.open_next(
        room.book, room.team, an_assessment(), RoundSettings(practices=PRACTICES), answers,
        new_id=room.new_id, today=TODAY, announce=room.events.append,
    )  # fmt: skip


def plan_of(room: Room, round_: Round) -> Plan:
    found = room.book.plans.of(round_.id)
    assert found
    return found


def test_no_round_opens_while_an_unfinished_action_has_no_answer(room: Room, first: Round) -> None:
    before = plan_of(room, first)
    left = [a.id for a in next_round.unfinished(before)]
    assert before.actions[0].id not in left
    answers = {left[0]: CarryOver(status=Status.STUCK, carry=True)}
    with pytest.raises(NotAllowed, match=f"{len(left) - 1} actions? still needs? an answer"):
        open_next(room, answers)
    assert rounds.find_round(room.book, room.team.id) == first
    assert plan_of(room, first) == before


def test_what_is_carried_over_keeps_status_readings_and_where_it_came_from(room: Room, first: Round) -> None:
    before = plan_of(room, first)
    second, *others = next_round.unfinished(before)
    answers = {a.id: CarryOver(status=Status.TO_DO, carry=False, why="Others do it") for a in others}
    opened = open_next(room, {**answers, second.id: CarryOver(status=Status.DOING, carry=True)})
    (carried,) = plan_of(room, opened).actions
    assert (carried.status, carried.readings, carried.carried_from) == (Status.DOING, (READ,), first.id)
    assert carried.depends_on == (), "what it waited for is done"
    after = plan_of(room, first)
    assert after.reviews[-1].day == TODAY
    assert {e.line for e in after.reviews[-1].entries} == {"", "Others do it"}
    assert [a.id for a in after.actions] == [a.id for a in before.actions], "the old plan stays in reach"
    assert [e.what for e in room.events[-3:]] == [What.ROUND, What.PLAN, What.PLAN]


def test_letting_go_needs_a_reason_and_what_is_done_needs_none(room: Room, first: Round) -> None:
    left = [a.id for a in next_round.unfinished(plan_of(room, first))]
    with pytest.raises(BadInput, match="why it is let go"):
        open_next(room, dict.fromkeys(left, CarryOver(status=Status.STUCK, carry=False)))
    opened = open_next(room, dict.fromkeys(left, CarryOver(status=Status.DONE, carry=False)))
    assert room.book.plans.of(opened.id) is None


def test_a_team_without_an_unfinished_action_opens_its_round_at_once(room: Room) -> None:
    opened = room.open()
    room.answers(opened, 1, 2, 2, 2, 3)
    room.close(opened)
    assert open_next(room, {}).number == 2


def test_accepting_what_is_recommended_keeps_what_was_carried_over(room: Room, first: Round) -> None:
    left = next_round.unfinished(plan_of(room, first))
    answers = {a.id: CarryOver(status=Status.TO_DO, carry=True) for a in left}
    opened = open_next(room, answers)
    room.answers(opened, 1, 2, 2, 2, 3)
    closed = room.close(room.now(opened))
    plan = plans.accept(room.book, closed, start=TODAY, new_id=room.new_id)
    ids = [a.id for a in plan.actions]
    assert len(ids) == len(set(ids))
    assert {a.id for a in left} < set(ids)
    assert {a.carried_from for a in plan.actions} == {first.id, None}
    with pytest.raises(NotAllowed, match="--replace"):
        plans.accept(room.book, closed, start=TODAY, new_id=room.new_id)


def carry_all(room: Room, first: Round) -> Round:
    left = next_round.unfinished(plan_of(room, first))
    return open_next(room, {a.id: CarryOver(status=a.status, carry=True) for a in left})


def test_a_review_held_while_the_next_round_is_open_reaches_what_was_carried_over(
    room: Room, first: Round
) -> None:
    opened = carry_all(room, first)
    second = plan_of(room, opened).actions[0].id
    before = plan_of(room, first)
    held = reviews.begin(before, date(2027, 5, 17))
    reading = Reading(date(2027, 5, 14), 2.0, "a day")
    held = reviews.record(
        held, second, Status.WORKING, assessment=an_assessment(), line="It holds", reading=reading
    )
    room.events.clear()
    plans.store(room.book, first, reviews.close(held), announce=room.events.append)
    copy = plan_of(room, opened).actions[0]
    assert (copy.status, copy.readings) == (Status.WORKING, (READ, reading))
    assert copy.carried_from == first.id
    assert [e.what for e in room.events] == [What.PLAN, What.PLAN]
    told = next_round.reviews_before(room.book, opened, copy)
    assert [(r.day, e.line) for r, e in told] == [(date(2027, 5, 17), "It holds")]
    plans.store(room.book, first, before)
    assert plan_of(room, opened).actions[0].status is Status.STUCK, "undo brings both back"
    room.answers(opened, 1, 2, 2, 2, 3)
    room.close(room.now(opened))
    kept = plan_of(room, opened)
    plans.store(room.book, first, before.with_action(replace(before.actions[1], owner="Ann Lee")))
    assert plan_of(room, opened) == kept, "a published round has a plan of its own"


def test_what_is_added_or_slips_back_meanwhile_comes_along_and_what_was_let_go_does_not(
    room: Room, first: Round
) -> None:
    before = plan_of(room, first)
    second, *others = next_round.unfinished(before)
    answers = {a.id: CarryOver(status=a.status, carry=False, why="Others do it") for a in others}
    opened = open_next(room, {**answers, second.id: CarryOver(status=Status.DOING, carry=True)})
    before = plan_of(room, first)
    slipped = replace(before.actions[0], status=Status.SLIPPED_BACK)
    added = replace(before.actions[1], id=ActionId("own-9"), title="Ask again", status=Status.TO_DO)
    longer = replace(before.with_action(slipped), actions=(slipped, *before.actions[1:], added))
    plans.store(room.book, first, longer)
    assert [a.id for a in plan_of(room, opened).actions] == [second.id, slipped.id, added.id]
    plans.store(room.book, first, before)
    there = plan_of(room, opened).actions
    assert [(a.id, a.finished) for a in there] == [(second.id, False), (slipped.id, True)]
    without = replace(before, actions=tuple(a for a in before.actions if a.id != second.id))
    plans.store(room.book, first, without)
    assert plan_of(room, opened).actions[0].id == second.id, "people said that it goes along"


def test_actions_that_are_carried_over_as_they_stood_make_no_review(room: Room, first: Round) -> None:
    """As nobody held one; what it says of them would be To do, To do, To do."""
    before = plan_of(room, first)
    left = next_round.unfinished(before)
    opened = open_next(room, {a.id: CarryOver(status=a.status, carry=True) for a in left})
    assert plan_of(room, first) == before
    assert [a.id for a in plan_of(room, opened).actions] == [a.id for a in left]
    assert [e.what for e in room.events[-2:]] == [What.ROUND, What.PLAN]


def said_of(before: Plan) -> dict[ActionId, CarryOver]:
    """All go along as they stand but the first, which is done, and the second, which is let go."""
    first, second, *others = next_round.unfinished(before)
    return {
        first.id: CarryOver(status=Status.DONE, carry=False),
        second.id: CarryOver(status=second.status, carry=False, why="Others do it"),
        **{a.id: CarryOver(status=a.status, carry=True) for a in others},
    }


def test_what_was_said_of_actions_goes_with_the_round_that_was_opened_by_mistake(
    room: Room, first: Round
) -> None:
    before = plan_of(room, first)
    opened = open_next(room, said_of(before))
    assert len(plan_of(room, first).reviews) == len(before.reviews) + 1
    room.events.clear()
    next_round.remove_opened(room.book, opened, announce=room.events.append)
    assert plan_of(room, first) == before
    assert [e.what for e in room.events] == [What.PLAN, What.ROUND]
    assert rounds.find_round(room.book, room.team.id) == first


def test_what_became_of_an_action_since_stays_when_that_round_is_removed(room: Room, first: Round) -> None:
    before = plan_of(room, first)
    opened = open_next(room, said_of(before))
    done = next_round.unfinished(before)[0]
    now = plan_of(room, first)
    room.book.plans.put(first.id, now.with_action(replace(now.find(done.id) or done, status=Status.WORKING)))
    next_round.remove_opened(room.book, opened)
    after = plan_of(room, first)
    found = after.find(done.id)
    assert (after.reviews, found and found.status) == (before.reviews, Status.WORKING)


@pytest.mark.parametrize("seconds", [0, 400])
def test_a_review_that_was_held_since_or_before_stays(seconds: int, room: Room, first: Round) -> None:
    """Of one that opened the round only what was said is known; of one in the room, how long it took."""
    before = plan_of(room, first)
    opened = open_next(room, said_of(before))
    now = plan_of(room, first)
    held = replace(now.reviews[-1], seconds=seconds, day=TODAY if seconds else date(2027, 5, 4))
    room.book.plans.put(first.id, replace(now, reviews=(*now.reviews[:-1], held)))
    next_round.remove_opened(room.book, opened)
    assert plan_of(room, first).reviews[-1] == held


def test_what_is_under_way_and_overdue_holds_its_place_in_the_new_plan(room: Room, first: Round) -> None:
    """Its due date was past, so three new ones ran beside it."""
    begun = [a.id for a in next_round.unfinished(plan_of(room, first))][:2]
    left = next_round.unfinished(plan_of(room, first))
    opened = open_next(
        room,
        {a.id: CarryOver(status=Status.DOING if a.id in begun else a.status, carry=True) for a in left},
    )
    room.answers(opened, 1, 2, 2, 2, 3)
    plan = plans.accept(room.book, room.close(room.now(opened)), start=TODAY, new_id=room.new_id)
    late = [a for a in plan.actions if a.id in begun]
    assert all(a.due and a.due < TODAY for a in late)
    others = [a for a in plan.actions if a not in late and a.start]
    assert len(others) > 1
    assert sum(a.start == TODAY for a in others) == 1, "two of three places are taken"
    assert all(a.start and a.start > TODAY for a in others if set(a.depends_on) & set(begun))


def test_a_plan_with_old_stretches_is_numbered_by_those_in_which_its_actions_are_due(
    room: Room, first: Round
) -> None:
    """Plans that were accepted before had them; the board showed July under "Six months" from December on."""
    opened = carry_all(room, first)
    room.answers(opened, 1, 2, 2, 2, 3)
    closed = room.close(room.now(opened))
    plan = plans.accept(room.book, closed, start=TODAY, new_id=room.new_id)
    old = replace(plan, actions=tuple(replace(a, horizon=Horizon.DAYS_180) for a in plan.actions))
    room.book.plans.put(closed.id, old)
    found = plan_of(room, closed)
    assert {a.id: a.horizon for a in found.actions if a.carried_from} == {
        a.id: a.horizon for a in plan.actions if a.carried_from
    }


def test_no_more_is_accepted_beside_what_was_carried_over_than_a_plan_holds(room: Room, first: Round) -> None:
    """There were 15 of 9, and nothing was said."""
    opened = carry_all(room, first)
    copies = plan_of(room, opened)
    more = tuple(replace(copies.actions[0], id=ActionId(f"own-{n}"), depends_on=()) for n in range(20))
    room.answers(opened, 1, 2, 2, 2, 3)
    closed = room.close(room.now(opened))
    for there in (0, 7, 20):
        room.book.plans.put(closed.id, replace(copies, actions=(*copies.actions, *more[:there])))
        plan = plans.accept(room.book, closed, start=TODAY, new_id=room.new_id, replace_plan=False)
        held = len(open_actions(plan.actions))
        assert held == max(min(held, IN_A_PLAN), len(copies.actions) + there)
        ids = {a.id for a in plan.actions}
        assert all(set(a.depends_on) <= ids for a in plan.actions)
