"""Editing a plan: add one or all, say no with a reason, write an own action, move, delete."""

from dataclasses import replace
from datetime import date

import pytest

from sixelements.application import plan_editing, plans
from sixelements.application.plan_editing import Editor
from sixelements.domain.actions import Horizon, Kind, Plan
from sixelements.domain.assessment import Leg, Size
from sixelements.domain.discussion import Discussion
from sixelements.domain.errors import BadInput, NotAllowed, NotFound
from sixelements.domain.ids import ActionId, PlanId, PracticeId
from sixelements.domain.schedule import horizon_of
from tests.application.test_rounds import Room
from tests.builders import PRACTICES, change_action

MONDAY = date(2026, 11, 2)


@pytest.fixture
def room() -> Room:
    return Room()


@pytest.fixture
def editor(room: Room) -> Editor:
    round_ = room.open()
    room.answers(round_, 1, 2, 2, 2, 3)
    closed = room.close(round_)
    return Editor(book=room.book, round=closed, start=MONDAY, today=MONDAY, new_id=room.new_id)


def put(editor: Editor, plan: Plan) -> Plan:
    return plans.store(editor.book, editor.round, plan)


def recommended(editor: Editor) -> list[ActionId]:
    return [a.id for a in plan_editing.undecided(editor.view())]


def test_one_recommended_action_makes_a_plan_where_there_is_none(editor: Editor) -> None:
    first, *others = recommended(editor)
    plan = put(editor, plan_editing.take(editor, [first]))
    assert [a.id for a in plan.actions] == [first]
    assert plan.start == plan.actions[0].start == MONDAY
    assert plan.actions[0].first_step_by
    assert recommended(editor) == others


def test_an_action_is_not_taken_twice(editor: Editor) -> None:
    first = recommended(editor)[0]
    put(editor, plan_editing.take(editor, [first]))
    with pytest.raises(NotFound):
        put(editor, plan_editing.take(editor, [first]))


def test_taking_another_keeps_the_dates_a_person_set(editor: Editor) -> None:
    first, second = recommended(editor)[:2]
    plan = put(editor, plan_editing.take(editor, [first]))
    set_by_hand = replace(plan.actions[0], start=date(2026, 12, 1), due=date(2026, 12, 9))
    change_action(editor.book, editor.round, set_by_hand)
    longer = put(editor, plan_editing.take(editor, [second]))
    assert longer.actions[0] == set_by_hand
    assert longer.actions[1].due


def test_adding_all_is_the_recommended_plan(editor: Editor) -> None:
    shown = editor.view()
    assert put(editor, plan_editing.take_all(editor)).actions == shown.recommended.actions
    assert recommended(editor) == []


def test_adding_all_leaves_out_what_was_declined(editor: Editor) -> None:
    first, *others = recommended(editor)
    put(editor, plan_editing.decline(editor, first, " Not our job "))
    plan = put(editor, plan_editing.take_all(editor))
    assert [a.id for a in plan.actions] == others
    assert [(d.action, d.reason) for d in plan.declined] == [(first, "Not our job")]
    assert put(editor, plan_editing.reconsider(editor, first)).declined == ()
    assert recommended(editor) == [first]


def test_a_no_needs_a_reason(editor: Editor) -> None:
    with pytest.raises(BadInput, match="few words"):
        put(editor, plan_editing.decline(editor, recommended(editor)[0], "  "))
    assert editor.book.plans.of(editor.round.id) is None


def test_a_locked_action_is_not_taken_and_comes_along_with_what_stands_in(
    editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = editor.view()
    first, second = shown.recommended.actions[:2]
    lean = replace(first, kind=Kind.STREAMLINE)
    locked = replace(first, id=ActionId("tool"), locked=True, start=None, due=None)
    recommended = replace(shown.recommended, actions=(lean, second, locked))
    gated = replace(shown, recommended=recommended)
    monkeypatch.setattr(Editor, "view", lambda _self: gated)
    with pytest.raises(NotAllowed, match="technology"):
        put(editor, plan_editing.take(editor, [locked.id]))
    plan = put(editor, plan_editing.take(editor, [lean.id]))
    assert [a.id for a in plan.actions] == [lean.id, locked.id]
    assert plan.actions[1].due is None


def test_an_own_action_is_one_level_above_where_the_practice_stands(editor: Editor) -> None:
    plan = put(editor, plan_editing.add_own(editor, title=" Paint the door ", practice=PRACTICES[0]))
    own = plan.actions[0]
    assert (own.title, own.kind, own.element, own.expected_level) == ("Paint the door", Kind.OWN, "1", 3)
    assert own.legs == tuple(Leg)
    assert own.due
    other = put(editor, plan_editing.add_own(editor, title="Again", practice=PRACTICES[0])).actions[1]
    assert other.id != own.id


def test_an_own_action_keeps_a_practice_at_its_aim(room: Room, editor: Editor) -> None:
    """It promised level 5 beside "the aim is reached"."""
    room.book.discussions.put(editor.round.id, Discussion(aims={PRACTICES[0]: 2}))
    (own,) = put(editor, plan_editing.add_own(editor, title="Paint the door", practice=PRACTICES[0])).actions
    assert own.expected_level == 2


def test_an_own_action_needs_a_title_and_a_practice(editor: Editor) -> None:
    with pytest.raises(BadInput, match="verb"):
        put(editor, plan_editing.add_own(editor, title=" ", practice=PRACTICES[0]))
    with pytest.raises(NotFound):
        put(editor, plan_editing.add_own(editor, title="Paint", practice=PracticeId("9.9")))


def test_a_deleted_action_is_recommended_again_and_nobody_waits_for_it(editor: Editor) -> None:
    plan = put(editor, plan_editing.take_all(editor))
    first, second = plan.actions[:2]
    change_action(editor.book, editor.round, replace(second, depends_on=(first.id,)))
    left = put(editor, plan_editing.delete(editor, first.id))
    assert left.actions[0].id == second.id
    assert left.actions[0].depends_on == ()
    assert recommended(editor) == [first.id]
    with pytest.raises(NotFound):
        put(editor, plan_editing.delete(editor, first.id))


def test_an_action_moves_among_those_of_its_horizon_only(editor: Editor) -> None:
    plan = put(editor, plan_editing.take_all(editor))
    spread = [
        replace(a, horizon=Horizon.DAYS_90 if n == 1 else Horizon.DAYS_30) for n, a in enumerate(plan.actions)
    ]
    plans.store(editor.book, editor.round, replace(plan, actions=tuple(spread)))
    one, two, three = (a.id for a in spread[:3])
    moved = put(editor, plan_editing.move(editor, three, by=-1))
    assert [a.id for a in moved.actions[:3]] == [three, two, one]
    assert put(editor, plan_editing.move(editor, three, by=-1)) == moved
    assert put(editor, plan_editing.move(editor, two, by=+5)) == moved


def test_an_action_moves_past_those_with_dates_only_and_a_locked_one_past_the_locked(editor: Editor) -> None:
    plan = put(editor, plan_editing.take_all(editor))
    same = [replace(a, horizon=Horizon.DAYS_30) for a in plan.actions[:3]]
    locked = replace(same[1], locked=True, start=None, due=None)
    plans.store(editor.book, editor.round, replace(plan, actions=(same[0], locked, same[2])))
    one, waits, three = (a.id for a in same)
    moved = plan_editing.move(editor, three, by=-1)
    assert [a.id for a in moved.actions if not a.locked] == [three, one]
    assert plan_editing.move(editor, waits, by=-1) == editor.plan()


@pytest.mark.parametrize("horizon", [Horizon.DAYS_30, Horizon.DAYS_90, Horizon.DAYS_180])
def test_another_horizon_moves_the_dates_to_its_end(editor: Editor, horizon: Horizon) -> None:
    plan = put(editor, plan_editing.take_all(editor))
    last = replace(plan.actions[-1], horizon=Horizon.LATER, start=None, due=None, size=Size.SMALL)
    change_action(editor.book, editor.round, last)
    placed = put(
        editor, plan_editing.place(editor, last.id, horizon=horizon, before=plan.actions[0].id)
    ).actions[0]
    assert placed.id == last.id
    assert placed.due is not None
    assert placed.start is not None
    assert placed.start <= placed.due
    assert placed.due.weekday() < 5
    assert horizon_of(MONDAY, placed.due) is placed.horizon is horizon


def test_later_has_no_dates(editor: Editor) -> None:
    first = put(editor, plan_editing.take_all(editor)).actions[0]
    last = put(editor, plan_editing.place(editor, first.id, horizon=Horizon.LATER)).actions[-1]
    assert (last.id, last.start, last.due, last.first_step_by) == (first.id, None, None, None)


def test_dates_a_person_sets_say_the_horizon(editor: Editor) -> None:
    plan = put(editor, plan_editing.take_all(editor))
    first = plan.actions[0]
    dated = plan_editing.set_dates(plan, first, start=MONDAY, due=date(2027, 1, 15))
    assert (dated.due, dated.horizon) == (date(2027, 1, 15), Horizon.DAYS_90)
    assert plan_editing.set_dates(plan, first, start=MONDAY, due=None).horizon is Horizon.LATER
    with pytest.raises(BadInput, match="before it starts"):
        plan_editing.set_dates(plan, first, start=MONDAY, due=date(2026, 10, 1))


def test_a_plan_with_nothing_decided_in_it_counts_as_none(editor: Editor) -> None:
    blank = Plan(id=PlanId("p"), start=date(2026, 1, 1), actions=(), notes=("A note.",))
    editor.book.plans.put(editor.round.id, blank)
    assert editor.view().plan is None
    assert editor.view().actions == editor.view().recommended.actions
    plans.accept(editor.book, editor.round, start=MONDAY, new_id=editor.new_id)
    assert editor.view().plan is not None
