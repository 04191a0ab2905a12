"""Dates that the schedule worked out follow every edit, in the window as by command; what was said stays."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from sixelements.application import plan_editing
from sixelements.application.plan_editing import DraftAction, Editor
from sixelements.application.plan_words import change_by_words
from sixelements.application.plans import dates_follow
from sixelements.domain.actions import Action, Horizon, Kind, Plan, Status
from sixelements.domain.assessment import Size
from sixelements.domain.errors import NotAllowed
from sixelements.domain.ids import ActionId, ElementId, PlanId, PracticeId
from sixelements.domain.waiting import Wait, waiting
from sixelements.presentation.board.desk import BoardDesk
from sixelements.presentation.pages.plan_fields import ActionField
from sixelements.wording.waiting import why_then
from tests.application.test_plan_editing import editor, put, recommended, room  # noqa: F401 - fixtures
from tests.domain.builders import shipped_assessment
from tests.presentation.plan_room import a_room

START = date(2026, 11, 30)
CHRISTMAS_EVE = date(2026, 12, 24)


def an_action(id_: str, start: date | None, due: date | None, **more: object) -> Action:
    return Action(
        id=ActionId(id_),
        kind=Kind.OWN,
        title=f"Do {id_}",
        practice=PracticeId("1.1"),
        element=ElementId("1"),
        horizon=Horizon.DAYS_30,
        start=start,
        due=due,
        expected_level=3,
        **more,  # type: ignore[arg-type] # its own fields
    )


def three(**more: object) -> Plan:
    """One that begins with the plan, one at the same time, and one that waits for the second."""
    return Plan(
        id=PlanId("plan"),
        start=START,
        actions=(
            an_action("a", START, date(2026, 12, 21), owner="Sam"),
            an_action("b", START, date(2026, 12, 21), **more),
            an_action("c", date(2026, 12, 22), date(2027, 1, 11), depends_on=(ActionId("b"),)),
        ),
    )


def days(plan: Plan) -> dict[str, tuple[date | None, date | None]]:
    return {a.id: (a.start, a.due) for a in plan.actions}


def changed(plan: Plan, id_: str, *, today: date = START, **to: object) -> Plan:
    action = replace(plan.action(ActionId(id_)), **to)  # type: ignore[arg-type] # its own fields
    return dates_follow(plan, plan.with_action(action), today=today)


def test_what_waits_for_another_now_starts_after_it_and_so_does_what_waits_for_that() -> None:
    plan = three()
    linked = changed(plan, "b", depends_on=(ActionId("a"),))
    assert days(linked) == {
        "a": (START, date(2026, 12, 21)),
        "b": (date(2026, 12, 22), date(2027, 1, 11)),
        "c": (date(2027, 1, 12), date(2027, 2, 1)),
    }
    again = changed(linked, "b", depends_on=())
    assert days(again) == days(plan), "without the link they are back where they were"


def test_an_owner_who_is_busy_moves_the_dates_and_another_brings_them_back() -> None:
    plan = three()
    busy = changed(plan, "b", owner="Sam")
    assert days(busy)["b"] == (date(2026, 12, 22), date(2027, 1, 11))
    assert days(busy)["c"] == (date(2027, 1, 12), date(2027, 2, 1))
    assert days(changed(busy, "b", owner="Ann")) == days(plan)


def test_a_size_changes_when_it_is_due() -> None:
    large = changed(three(), "b", size=Size.LARGE)
    assert days(large)["b"] == (START, date(2027, 3, 1))
    assert large.action(ActionId("b")).horizon is Horizon.DAYS_180
    assert days(large)["c"][0] == date(2027, 3, 2)


@pytest.mark.parametrize(
    "kept",
    [{"pinned": True}, {"status": Status.DOING}, {"status": Status.DONE}, {"locked": True}],
)
def test_what_is_pinned_begun_done_or_locked_keeps_its_dates(kept: Mapping[str, object]) -> None:
    plan = three(**kept)
    assert days(changed(plan, "b", owner="Sam")) == days(plan)


def test_a_day_that_the_team_chose_is_not_moved_forward() -> None:
    plan = Plan(
        id=PlanId("plan"), start=START, actions=(an_action("b", date(2027, 1, 20), date(2027, 2, 9)),)
    )
    found = waiting(plan.actions[0], plan.actions, start=START)
    assert found
    assert found.wait is Wait.KEPT
    assert days(changed(plan, "b", owner="Sam")) == days(plan)


def test_what_nobody_touched_stays_though_it_is_late() -> None:
    """An owner named in August does not hide that the action should have begun in April."""
    plan, august = three(), date(2027, 8, 2)
    assert days(changed(plan, "b", today=august, owner="Ann")) == days(plan)
    busy = changed(plan, "b", today=august, owner="Sam")
    assert days(busy)["b"][0] == date(2027, 8, 3), "not before what keeps Sam busy to this day"
    assert days(busy)["a"] == days(plan)["a"]


@pytest.fixture
def late(editor: Editor) -> Editor:  # noqa: F811 - the fixture
    """A plan that began with one action, half a year ago."""
    put(editor, plan_editing.take(editor, recommended(editor)[:1]))
    return replace(editor, today=date(2027, 6, 7))


def test_no_new_action_begins_in_the_past(late: Editor) -> None:
    before = late.plan().actions
    taken = plan_editing.take_all(late)
    own = plan_editing.add_own(late, title="Ask", practice=PracticeId("1.1"))
    drafts = [DraftAction(title=f"Draft {n}", practice=PracticeId("1.1")) for n in range(5)]
    made = plan_editing.add_draft_actions(late, drafts)
    for plan in (taken, own, made):
        assert plan.actions[: len(before)] == before
        new = plan.actions[len(before) :]
        assert new
        assert all(a.start is None or a.start >= late.today for a in new)
        assert min(a.start for a in new if a.start) == late.today
        assert all(a.first_step_by is None or a.first_step_by > late.today for a in new)


def test_all_that_is_recommended_begins_today_though_the_plan_was_begun_with_a_no(
    editor: Editor,  # noqa: F811
) -> None:
    put(editor, plan_editing.decline(editor, recommended(editor)[0], "Not this year"))
    later = replace(editor, today=date(2027, 6, 7))
    plan = plan_editing.take_all(later)
    assert min(a.start for a in plan.actions if a.start) == later.today
    assert plan.start == later.today
    assert plan.actions[0].horizon is Horizon.DAYS_30


def test_an_action_comes_back_from_the_next_column_to_where_it_was(editor: Editor) -> None:  # noqa: F811
    plan = put(editor, plan_editing.take_all(editor))
    first = plan.actions[0]
    away = put(editor, plan_editing.shift(editor, first.id, by=1)).action(first.id)
    assert away.horizon is Horizon.DAYS_90
    back = put(editor, plan_editing.shift(editor, first.id, by=-1)).action(first.id)
    assert (back.start, back.due, back.first_step_by) == (first.start, first.due, first.first_step_by)
    assert back.not_before is None


def test_no_action_is_put_into_days_that_are_over(late: Editor) -> None:
    (first,) = late.plan().actions
    running = replace(late, today=date(2027, 1, 30))  # a Saturday, and the last two of the 90 days are off
    with pytest.raises(NotAllowed, match=r"These 90 days of the plan ended on Jan 31, 2027\. Only later"):
        plan_editing.place(running, first.id, horizon=Horizon.DAYS_90)
    assert plan_editing.shift(running, first.id, by=1).actions[0].horizon is Horizon.DAYS_180


def test_once_all_columns_are_over_later_keeps_dates_and_earlier_says_what_is_left(
    late: Editor,
) -> None:
    over = replace(late, today=date(2027, 6, 7))
    (first,) = over.plan().actions
    for horizon in (Horizon.DAYS_90, Horizon.DAYS_180):
        with pytest.raises(NotAllowed, match=r"The 180 days of this plan ended on .*\. Move it to Later, or"):
            plan_editing.place(over, first.id, horizon=horizon)
    moved = put(over, plan_editing.shift(over, first.id, by=1)).action(first.id)
    assert (moved.horizon, moved.start) == (Horizon.LATER, over.today)
    assert moved.due
    with pytest.raises(NotAllowed, match="Move it by weeks on the timeline"):
        plan_editing.shift(over, first.id, by=-1)
    begun = replace(moved, status=Status.DOING)
    plan = put(over, over.plan().with_action(begun))
    weeks = plan_editing.move_weeks(over, [first.id], 1).action(first.id)
    assert (weeks.start, weeks.due) == (begun.start, date(2027, 7, 6))
    assert plan.action(first.id).due == date(2027, 6, 28)
    with pytest.raises(NotAllowed, match="can't be due before today"):
        plan_editing.move_weeks(over, [first.id], -4)


def test_what_is_under_way_keeps_its_first_day_wherever_it_is_put(editor: Editor) -> None:  # noqa: F811
    plan = put(editor, plan_editing.take_all(editor))
    begun = replace(plan.actions[0], status=Status.DOING)
    put(editor, plan.with_action(begun))
    moved = plan_editing.shift(editor, begun.id, by=1).action(begun.id)
    assert (moved.start, moved.horizon, moved.first_step_by) == (
        begun.start,
        Horizon.DAYS_90,
        begun.first_step_by,
    )


def test_weeks_earlier_end_today(late: Editor) -> None:
    plan = put(late, plan_editing.add_own(late, title="Ask", practice=PracticeId("1.1")))
    own = put(late, plan_editing.move_weeks(late, [plan.actions[-1].id], 1)).actions[-1]
    back = put(late, plan_editing.move_weeks(late, [own.id], -3)).actions[-1]
    assert back.start == late.today
    with pytest.raises(NotAllowed, match="starts today already"):
        plan_editing.move_weeks(late, [own.id], -1)


def test_a_day_that_was_said_is_pinned_and_its_fellow_follows() -> None:
    plan = three()
    b = plan.action(ActionId("b"))
    said = plan_editing.set_dates(plan, b, start=b.start, due=CHRISTMAS_EVE)
    assert (said.start, said.due, said.pinned) == (START, CHRISTMAS_EVE, True)
    assert plan_editing.set_dates(plan, b, start=b.start, due=b.due) == b, "said as it was, it is not pinned"
    none = replace(b, start=None, due=None)
    from_due = plan_editing.set_dates(plan, none, start=None, due=date(2027, 1, 11))
    assert (from_due.start, from_due.pinned) == (date(2026, 12, 22), True)
    from_start = plan_editing.set_dates(plan, none, start=START, due=None)
    assert (from_start.due, from_start.pinned) == (date(2026, 12, 21), True)
    assert plan_editing.set_dates(plan, said, start=said.start, due=None).pinned is False


def test_window_and_command_make_the_same_plan_of_the_same_edit() -> None:
    for field, name in ((ActionField.OWNER, "owner"), (ActionField.SIZE, "size"), (ActionField.DUE, "due")):
        at = a_room()
        desk = BoardDesk(at.session)
        desk.add_all()
        first, second = (a.id for a in desk.shown().actions[:2])
        desk.edit(first, ActionField.OWNER, "Sam")
        before = desk.plan()
        assert before
        word = {"owner": "Sam", "size": "L", "due": "2026-12-28"}[name]
        desk.edit(second, field, word)
        typed = change_by_words(at.room.book, before, second, {name: word}, today=at.session.services.today())
        assert desk.plan() == typed
        assert typed != before


def test_a_link_made_in_the_window_moves_the_dates_as_the_command_does() -> None:
    at = a_room()
    desk = BoardDesk(at.session)
    desk.add_all()
    before = desk.plan()
    assert before
    first, second = before.actions[:2]
    desk.wait_for(second.id, first.id, yes=True)
    linked = desk.plan()
    assert linked
    moved = linked.action(second.id)
    assert first.due
    assert moved.start
    assert moved.start > first.due
    found = waiting(moved, linked.actions, start=linked.start)
    assert found
    assert found.wait is Wait.NEEDS
    assert "waits for" in desk.why_dates(second.id)
    typed = change_by_words(
        at.room.book, before, second.id, {"waits_for": "1"}, today=at.session.services.today()
    )
    assert linked == typed
    at.session.undo()
    assert desk.plan() == before


def test_what_has_to_move_moves_to_today_and_not_to_a_day_that_is_past() -> None:
    plan, august = three(), date(2027, 8, 2)
    plan = plan.with_action(replace(plan.actions[0], pinned=True))
    assert days(changed(plan, "b", today=august, owner="Sam"))["b"][0] == august


def crowded() -> Plan:
    """Rosa's second action waits for her first, a third for the second, and one is pinned."""
    jan = date(2027, 1, 12)
    return Plan(
        id=PlanId("plan"),
        start=START,
        actions=(
            an_action("a", START, date(2026, 12, 21), owner="Rosa"),
            an_action("b", date(2026, 12, 22), date(2027, 1, 11), owner="ROSA"),
            an_action("c", jan, date(2027, 2, 1), owner="Rosa", first_step_by=date(2027, 1, 19)),
            an_action("d", date(2026, 12, 22), date(2027, 1, 11), owner="Rosa", pinned=True),
            an_action("e", START, date(2026, 12, 21), owner="Sam"),
        ),
    )


def given_up(plan: Plan, id_: str, *, today: date = START) -> tuple[Plan, Plan]:
    """The plan without an action, which is parked, or gone."""
    parked = replace(plan.action(ActionId(id_)), start=None, due=None, horizon=Horizon.LATER)
    gone = replace(plan, actions=tuple(a for a in plan.actions if a.id != id_))
    return dates_follow(plan, plan.with_action(parked), today=today), dates_follow(plan, gone, today=today)


def test_what_waited_for_an_action_that_is_parked_or_gone_comes_forward() -> None:
    plan = crowded().with_action(replace(crowded().action(ActionId("d")), owner="Ann"))
    for left in given_up(plan, "a"):
        assert days(left)["b"] == (START, date(2026, 12, 21))
        assert days(left)["c"] == (date(2026, 12, 22), date(2027, 1, 11))
        assert left.action(ActionId("c")).first_step_by == date(2026, 12, 29)
        assert days(left)["d"] == days(plan)["d"]
        assert days(left)["e"] == days(plan)["e"]


def test_nothing_comes_forward_into_the_past_nor_where_the_owner_is_busy_with_what_is_pinned() -> None:
    august = date(2027, 8, 2)
    for left in given_up(crowded(), "b", today=august):
        assert days(left)["c"] == days(crowded())["c"]
    for left in given_up(crowded(), "a", today=START):
        assert days(left)["b"] == (START, date(2026, 12, 21))
        assert days(left)["c"] == days(crowded())["c"], "d is pinned before it"


@pytest.mark.parametrize(
    "kept", [{"pinned": True}, {"status": Status.DOING}, {"not_before": date(2026, 12, 22)}]
)
def test_what_has_its_day_from_somebody_does_not_come_forward(kept: Mapping[str, object]) -> None:
    plan = crowded()
    plan = plan.with_action(replace(plan.action(ActionId("b")), **kept))  # type: ignore[arg-type] # its own
    for left in given_up(plan, "a"):
        assert days(left)["b"] == days(plan)["b"]


def test_parking_on_the_board_brings_others_forward_and_undo_brings_all_back() -> None:
    at = a_room()
    desk = BoardDesk(at.session)
    desk.add_all()
    before = desk.plan()
    assert before
    first, second = before.actions[:2]
    for action in (first, second):
        desk.edit(action.id, ActionField.OWNER, "Sam")
    busy = desk.plan()
    assert busy
    assert busy.action(second.id).start != second.start
    desk.park([first.id])
    parked = desk.plan()
    assert parked
    assert parked.action(second.id).start == second.start
    assert "you set" not in desk.why_dates(second.id)
    at.session.undo()
    assert desk.plan() == busy
    desk.delete(first.id)
    gone = desk.plan()
    assert gone
    assert gone.action(second.id).start == second.start


def test_only_what_a_person_typed_or_pinned_is_called_pinned() -> None:
    """What no rule explains, as in plans of earlier versions, is not said to have been set by anybody."""
    plan = Plan(
        id=PlanId("plan"), start=START, actions=(an_action("b", date(2027, 1, 20), date(2027, 2, 9)),)
    )
    (action,) = plan.actions
    said = why_then(action, waiting(action, plan.actions, start=START), {}, shipped_assessment(), today=START)
    assert said == "Starts Jan 20, as planned; nothing holds it back now."


def test_the_day_of_a_first_step_follows_days_that_are_typed_unless_it_was_typed_itself() -> None:
    first = an_action("a", START, date(2026, 12, 21), first_step="Ask", first_step_by=date(2026, 12, 7))
    plan = Plan(id=PlanId("plan"), start=START, actions=(first,))

    def said(start: date, due: date, of: Plan = plan) -> date | None:
        action = of.actions[0]
        dated = plan_editing.set_dates(of, action, start=start, due=due)
        return dates_follow(of, of.with_action(dated), today=START).actions[0].first_step_by

    assert said(date(2026, 12, 28), date(2027, 1, 18)) == date(2027, 1, 4)
    assert said(START, date(2026, 12, 4)) == date(2026, 12, 4), "no later than it is due"
    assert said(date(2026, 12, 23), CHRISTMAS_EVE) == CHRISTMAS_EVE
    typed = plan.with_action(replace(first, first_step_by=date(2026, 12, 3)))
    assert said(date(2026, 12, 28), date(2027, 1, 18), typed) == date(2026, 12, 3)
    parked = plan.with_action(replace(first, start=None, due=None, first_step_by=None))
    assert said(START, date(2026, 12, 21), parked) == date(2026, 12, 7)
