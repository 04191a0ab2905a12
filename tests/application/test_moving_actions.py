"""Moving, pinning, parking: a refusal says what would allow it; dates worked out again keep a move."""

from dataclasses import replace
from datetime import date

import pytest

from sixelements.application import plan_editing, plans
from sixelements.application.organization import change_work_days
from sixelements.application.plan_editing import Editor
from sixelements.domain.actions import Action, Horizon, Plan, Reading, Status
from sixelements.domain.assessment import Role, Size
from sixelements.domain.errors import BadInput, NotAllowed, NotFound
from sixelements.domain.holidays import ClosedDays, WorkDays
from sixelements.domain.ids import ActionId, LibraryActionId
from sixelements.domain.plan_findings import FindingKind, PlanFinding, Severity
from tests.application.test_plan_editing import MONDAY, editor, put, room  # noqa: F401 - fixtures


@pytest.fixture
def full(editor: Editor) -> Editor:  # noqa: F811 - the fixture
    """An editor of a plan with everything that is recommended, each after the one before."""
    plan = plan_editing.take_all(editor)
    ids = [a.id for a in plan.actions]
    linked = [replace(a, depends_on=(ids[n - 1],) if n else ()) for n, a in enumerate(plan.actions)]
    put(editor, plans.date_again(replace(plan, actions=tuple(linked))))
    return editor


def actions(editor: Editor) -> tuple[Action, ...]:  # noqa: F811
    return editor.plan().actions


def stored(editor: Editor, plan: Plan) -> tuple[Action, ...]:  # noqa: F811
    return put(editor, plan).actions


def test_a_move_before_what_it_waits_for_is_refused_and_says_what_would_allow_it(full: Editor) -> None:
    first, second = actions(full)[:2]
    with pytest.raises(NotAllowed, match=r'waits for ".*", due on Nov 23\. Move that one first, or take'):
        plan_editing.move_weeks(full, [second.id], -1)
    assert actions(full)[1] == second
    with pytest.raises(NotAllowed, match=r"waits for .* and starts on Nov 24"):
        plan_editing.move_weeks(full, [first.id], 1)
    both = stored(full, plan_editing.move_weeks(full, [a.id for a in actions(full)], 1))
    assert [a.start for a in both[:2]] == [date(2026, 11, 9), date(2026, 12, 1)]


def test_what_was_moved_later_stays_there_when_dates_are_worked_out_again(full: Editor) -> None:
    last = actions(full)[-1]
    moved = plan_editing.move_weeks(full, [last.id], 2)
    again = plans.date_again(moved)
    assert again == moved
    assert again.actions[-1].not_before == again.actions[-1].start
    back = plan_editing.move_weeks(replace(full, unstored=again), [last.id], -2)
    assert plans.date_again(back).actions[-1].start == last.start


def test_what_is_moved_back_to_the_first_day_may_begin_at_any_time_again(
    editor: Editor,  # noqa: F811
) -> None:
    """Else a day that nobody sees holds it back once the plan begins sooner."""
    first = put(editor, plan_editing.take_all(editor)).actions[0]
    later = put(editor, plan_editing.move_weeks(editor, [first.id], 2)).actions[0]
    assert later.not_before == later.start
    back = put(editor, plan_editing.move_weeks(editor, [first.id], -2)).actions[0]
    assert (back.start, back.not_before) == (first.start, None)


def test_nothing_moves_before_the_plan_begins(full: Editor) -> None:
    with pytest.raises(NotAllowed, match="starts with the plan already"):
        plan_editing.move_weeks(full, [actions(full)[0].id], -1)


def test_pinned_dates_stay_and_say_how_to_move_them(full: Editor) -> None:
    last = actions(full)[-1]
    put(full, plan_editing.pin(full, [last.id], on=True))
    said = r"are pinned\. Take the pin out"
    with pytest.raises(NotAllowed, match=said):
        plan_editing.move_weeks(full, [last.id], 1)
    with pytest.raises(NotAllowed, match=said):
        plan_editing.park(full, [last.id])
    with pytest.raises(NotAllowed, match=said):
        plan_editing.place(full, last.id, horizon=Horizon.LATER)
    sooner = plans.date_again(full.plan(), start=date(2026, 11, 16))
    assert (sooner.actions[-1].start, sooner.actions[-1].due) == (last.start, last.due)
    assert sooner.actions[0].start == date(2026, 11, 16)
    put(full, plan_editing.pin(full, [last.id], on=False))
    assert plan_editing.move_weeks(full, [last.id], 1) != full.plan()


def test_what_has_no_dates_is_not_pinned(full: Editor) -> None:
    last = actions(full)[-1].id
    put(full, plan_editing.park(full, [last]))
    with pytest.raises(NotAllowed, match="no dates to pin"):
        plan_editing.pin(full, [last], on=True)
    with pytest.raises(NotAllowed, match="no dates yet"):
        plan_editing.move_weeks(full, [last], 1)


def test_what_others_wait_for_is_not_put_off_alone(full: Editor) -> None:
    first, second = actions(full)[:2]
    with pytest.raises(NotAllowed, match="waits for"):
        plan_editing.park(full, [first.id])
    parked = stored(full, plan_editing.park(full, [a.id for a in actions(full)]))
    assert {a.horizon for a in parked} == {Horizon.LATER}
    assert second.id in {a.id for a in parked}


def test_what_is_done_or_under_way_keeps_its_dates_and_the_rest_starts_no_sooner_than_today(
    full: Editor,
) -> None:
    first, second, *_rest = actions(full)
    done = stored(full, plan_editing.change_each(full, [first.id], status=Status.DONE))[0]
    again = plans.date_again(full.plan(), today=date(2026, 11, 11))
    assert again.actions[0] == done
    assert again.actions[1].start == date(2026, 11, 12), "Veterans Day is no working day"
    assert second.start == date(2026, 11, 24)
    with pytest.raises(NotAllowed, match="is done, so its dates stay"):
        plan_editing.move_weeks(full, [first.id], 1)


def test_several_change_at_once(full: Editor) -> None:
    ids = [a.id for a in actions(full)[:2]]
    plan = plan_editing.change_each(full, ids, owner=" Luis ", size=Size.LARGE)
    assert [(a.owner, a.size) for a in plan.actions[:2]] == [("Luis", Size.LARGE)] * 2
    nobody = plan_editing.change_each(replace(full, unstored=plan), ids, owner="")
    assert [a.owner for a in nobody.actions[:2]] == [None, None]
    with pytest.raises(BadInput, match="Only what was done or in use can slip back"):
        plan_editing.change_each(full, ids, status=Status.SLIPPED_BACK)


def test_closed_days_move_what_is_added(editor: Editor) -> None:  # noqa: F811
    closed = ClosedDays(MONDAY, date(2026, 11, 6), "Moving house")
    change_work_days(editor.book, WorkDays(closed=(closed,)))
    first = plan_editing.undecided(editor.view())[0].id
    assert plan_editing.take(editor, [first]).actions[0].start == date(2026, 11, 9)


def test_readings_are_one_a_day_in_their_order(full: Editor) -> None:
    first = actions(full)[0].id
    for day, value in ((12, 3.0), (5, 2.0), (12, 4.0)):
        put(full, plan_editing.put_reading(full, first, Reading(date(2026, 11, day), value)))
    assert [(r.day.day, r.value) for r in actions(full)[0].readings] == [(5, 2.0), (12, 4.0)]
    put(full, plan_editing.remove_reading(full, first, date(2026, 11, 5)))
    assert [r.value for r in actions(full)[0].readings] == [4.0]


def test_people_are_remembered_once_with_their_side(full: Editor) -> None:
    put(full, plan_editing.put_person(full, "Rosa", Role.FRONTLINE))
    put(full, plan_editing.put_person(full, " rosa ", None))
    assert [(p.name, p.role) for p in full.plan().people] == [("rosa", None)]
    with pytest.raises(BadInput):
        plan_editing.put_person(full, " ", None)


def test_a_finding_is_left_so_with_a_reason_only_where_it_may_be(full: Editor) -> None:
    look = PlanFinding(kind=FindingKind.NO_THANKS, severity=Severity.LOOK)
    with pytest.raises(BadInput):
        plan_editing.leave_so(full, look, " ")
    with pytest.raises(NotAllowed, match="has to be settled"):
        plan_editing.leave_so(full, replace(look, severity=Severity.ROOM), "Later")
    assert plan_editing.leave_so(full, look, "We thank daily").left_so[0].reason == "We thank daily"


def test_any_action_of_the_library_can_be_added_or_declined(editor: Editor) -> None:  # noqa: F811
    library = [a for p in editor.assessment.practices.values() for a in p.actions.values()]
    known = {str(a.id) for a in plan_editing.undecided(editor.view())}
    other = next(a for a in library if str(a.id) not in known and not a.technology)
    put(editor, plan_editing.decline_from_library(editor, other.id, "Not this year"))
    plan = put(editor, plan_editing.take_from_library(editor, other.id))
    assert (plan.actions[0].title, plan.actions[0].start, plan.declined) == (other.title, MONDAY, ())
    with pytest.raises(NotAllowed, match="in the plan already"):
        plan_editing.take_from_library(editor, other.id)
    with pytest.raises(NotFound):
        plan_editing.take_from_library(editor, LibraryActionId("9.9-start"))
    more = next(a for a in library if str(a.id) not in known and not a.technology and a.id != other.id)
    swapped = plan_editing.with_room(
        editor, [ActionId(other.id)], lambda of: plan_editing.take_from_library(of, more.id)
    )
    assert [(a.title, a.parked) for a in swapped.actions] == [(other.title, True), (more.title, False)]
