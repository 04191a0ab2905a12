"""The plan page: what it says, and what each change does, without a window."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

import pytest

from sixelements.application.errors import DiskFull
from sixelements.application.events import StoreChange, What
from sixelements.application.typed import Asked
from sixelements.domain.actions import Because, Horizon, Kind, Plan, Status
from sixelements.domain.errors import BadInput, NotAllowed
from sixelements.domain.ids import ActionId, PracticeId
from sixelements.presentation.board.cards import CardView
from sixelements.presentation.board.desk import BoardDesk
from sixelements.presentation.journey import StepId
from sixelements.presentation.pages.plan import PlanPresenter
from sixelements.presentation.pages.plan_edit import Fact
from sixelements.presentation.pages.plan_fields import SPEC, SPECS, ActionField
from sixelements.presentation.pages.plan_rows import status_words
from sixelements.presentation.undo import DEEPEST
from tests.builders import PRACTICES
from tests.presentation.plan_room import MONDAY, PlanRoom, a_room


@pytest.fixture
def at() -> PlanRoom:
    return a_room()


@pytest.fixture
def page(at: PlanRoom) -> BoardDesk:
    return BoardDesk(at.session)


def cards(page: BoardDesk) -> tuple[CardView, ...]:
    return page.board().cards


def first(page: BoardDesk) -> ActionId:
    return page.view().recommended[0].id


@contextmanager
def full_disk(at: PlanRoom) -> Iterator[None]:
    def refuse() -> None:
        raise DiskFull("The disk is full. Free some space.")

    book = at.room.book
    real = book.change
    book.change = refuse  # type: ignore[method-assign, assignment] # a disk that says no
    try:
        yield
    finally:
        book.change = real  # type: ignore[method-assign] # and yes again


def test_there_is_no_plan_before_the_round_is_closed() -> None:
    page = PlanPresenter(a_room(closed=False).session)
    assert "Close it first" in page.view().waiting
    assert page.view().recommended == ()
    assert page.waits_for is StepId.COLLECT


def test_at_first_everything_is_recommended_with_its_reason(page: BoardDesk) -> None:
    view = page.view()
    assert view.facts == "Nothing is agreed yet. You decide what the team takes on."
    assert "to decide on" in view.recommended_head
    assert all("; the aim is " in item.because for item in view.recommended)
    assert view.add_all == "Add all"
    assert not view.next_step
    assert view.strengths == "Nothing stands out as a strength yet."
    assert page.inspector() is None


def test_one_action_is_taken_and_the_rest_are_left_to_decide_on(at: PlanRoom, page: BoardDesk) -> None:
    chosen, left = first(page), len(page.view().recommended) - 1
    page.add(chosen)
    view = page.view()
    assert [row.id for row in cards(page)] == [chosen]
    assert view.recommended_head == f"{left} left to decide on"
    assert page.chosen == chosen
    assert StoreChange.of(What.PLAN, at.round) in at.heard
    at.session.undo()
    assert cards(page) == ()
    assert len(page.view().recommended) == left + 1
    at.session.redo()
    assert [row.id for row in cards(page)] == [chosen]


def test_an_action_on_a_practice_that_the_questionnaires_lack_is_shown(at: PlanRoom, page: BoardDesk) -> None:
    page.add_all()
    plan = at.session.book.plans.of(at.round.id)
    assert plan is not None
    odd = replace(plan.actions[0], practice=PracticeId("9.9"))
    at.session.book.plans.put(at.round.id, replace(plan, actions=(odd, *plan.actions[1:])))
    shown = [card.practice for card in cards(page)]
    assert "9.9" in shown


def test_adding_all_leaves_nothing_to_decide(page: BoardDesk) -> None:
    page.add_all()
    view = page.view()
    assert view.recommended == ()
    assert view.recommended_head == ""
    assert view.next_step
    assert view.facts.endswith("from November 2, 2026")


def test_a_no_is_kept_with_its_reason_and_can_be_taken_back(page: BoardDesk) -> None:
    chosen = first(page)
    with pytest.raises(BadInput):
        page.decline(chosen, " ")
    page.decline(chosen, "No money")
    assert [(d.id, d.reason) for d in page.view().declined] == [(chosen, "No money")]
    assert chosen not in [r.id for r in page.view().recommended]
    page.reconsider(chosen)
    assert page.view().declined == ()
    assert first(page) == chosen


def test_an_own_action_is_added_and_looked_at(at: PlanRoom, page: BoardDesk) -> None:
    page.add_own("Paint the door", PRACTICES[0])
    inspector = page.inspector()
    assert inspector
    assert inspector.title == "Paint the door"
    own = page.chosen
    at.session.undo()
    at.session.redo()
    assert [row.id for row in cards(page)] == [own]
    assert page.shown().actions[0].kind is Kind.OWN


def test_an_owner_is_suggested_once_however_the_name_is_spelled(page: BoardDesk) -> None:
    page.add_all()
    one, two, three = (card.id for card in cards(page)[:3])
    for action, name in ((one, "Rosa Diaz"), (two, "rosa  diaz"), (three, "Ben Ode")):
        page.edit(action, ActionField.OWNER, name)
    page.chosen = one
    inspector = page.inspector()
    assert inspector
    assert inspector.owners == ("Ben Ode", "Rosa Diaz")


def test_a_card_says_in_a_word_what_is_missing_first_and_the_foot_how_much(page: BoardDesk) -> None:
    page.add(first(page))
    card, bar = cards(page)[0], page.board().check
    assert (card.status, card.amber) == ("No owner", True)
    assert card.spoken.endswith("No owner. 1 of 1 in 30 days.")
    assert bar
    assert not bar.complete
    assert bar.parts.startswith("1 before anyone leaves the room")


def test_a_plan_with_everything_filled_in_says_so(page: BoardDesk) -> None:
    page.add(first(page))
    action = page.chosen
    assert action
    for field in (
        ActionField.OWNER,
        ActionField.HELPERS,
        ActionField.RISK,
        ActionField.TOLD,
        ActionField.HOW,
    ):
        page.edit(action, field, "Ana")
    bar = page.board().check
    assert bar
    assert "this week" in bar.parts
    for field in (ActionField.BASELINE, ActionField.TARGET):
        page.edit(action, field, "12")
    for finding in page.findings():
        page.leave_so(finding, "It has no action of its own yet")
    bar = page.board().check
    assert bar
    assert (bar.words, bar.complete) == ("Everything is filled in.", True)
    inspector = page.inspector()
    assert inspector
    assert inspector.missing == frozenset()


def test_a_target_that_cannot_come_true_is_said_at_the_action(page: BoardDesk) -> None:
    page.add(first(page))
    action = page.chosen
    assert action
    page.edit(action, ActionField.UNIT, "% of requests")
    page.edit(action, ActionField.TARGET, "120")
    inspector = page.inspector()
    assert inspector
    assert inspector.doubt == "A share runs from 0% to 100%: check the target and today's number."
    page.edit(action, ActionField.TARGET, "100")
    inspector = page.inspector()
    assert inspector
    assert inspector.doubt == ""


def test_an_action_waits_while_another_is_not_done(page: BoardDesk) -> None:
    page.add_all()
    one, two = (row.id for row in cards(page)[:2])

    def status() -> str:
        actions = page.shown().actions
        return status_words(next(a for a in actions if a.id == two), actions)[1]

    page.wait_for(two, one, yes=True)
    assert status() == "Waits"
    with pytest.raises(BadInput, match="wait for one another"):
        page.wait_for(one, two, yes=True)
    page.edit(one, ActionField.STATUS, Status.DONE.value)
    assert status() == "To do"
    assert "1 done" in page.view().facts
    page.wait_for(two, one, yes=False)
    page.chosen = two
    inspector = page.inspector()
    assert inspector
    assert inspector.waits_text == "Nothing"


EXAMPLES = {
    ActionField.FIRST_STEP_BY: ("Nov 9", "November 9, 2026"),
    ActionField.STEP_TAKEN: ("Nov 2", "November 2, 2026"),
    ActionField.NOT_BEFORE: ("Nov 2", "November 2, 2026"),
    ActionField.BASELINE_ON: ("11/2/2026", "November 2, 2026"),
    ActionField.TARGET_BY: ("Dec 1", "December 1, 2026"),
    ActionField.START: ("11/3/2026", "November 3, 2026"),
    ActionField.DUE: ("2027-01-04", "January 4, 2027"),
    ActionField.BASELINE: ("1250", "1,250"),
    ActionField.TARGET: ("4.50", "4.5"),
    ActionField.SIZE: ("L", "L"),
    ActionField.STATUS: ("stuck", "stuck"),
}


def test_a_reason_is_the_apps_until_the_team_writes_its_own(page: BoardDesk) -> None:
    page.add(first(page))
    action = page.shown().actions[0]
    assert isinstance(action.because, Because)
    inspector = page.inspector()
    assert inspector
    page.edit(action.id, ActionField.BECAUSE, inspector.values[ActionField.BECAUSE])
    assert page.shown().actions[0].because == action.because
    page.edit(action.id, ActionField.BECAUSE, "We saw it ourselves.")
    assert page.shown().actions[0].because == "We saw it ourselves."
    page.edit(action.id, ActionField.BECAUSE, "")
    assert page.shown().actions[0].because == ""


@pytest.mark.parametrize("field", list(ActionField))
def test_every_part_is_stored_read_back_and_undone(at: PlanRoom, page: BoardDesk, field: ActionField) -> None:
    page.add(first(page))
    action = page.chosen
    assert action
    before = page.shown().actions[0]
    typed, shown = EXAMPLES.get(field, (" New words ", "New words"))
    page.edit(action, field, typed)
    after = page.shown().actions[0]
    assert SPEC[field].read(after, at.session.assessment) == shown
    at.session.undo()
    assert page.shown().actions[0] == before


def test_every_part_has_a_spec_and_a_label() -> None:
    assert [spec.field for spec in SPECS] == list(SPEC)
    assert set(SPEC) == set(ActionField)
    assert all(spec.label() for spec in SPECS)


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        (ActionField.TITLE, " ", "verb"),
        (ActionField.DUE, "soon", "Write a day"),
        (ActionField.DUE, "Oct 1, 2026", "before it starts"),
        (ActionField.BASELINE, "many", "Write a number"),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_changes(
    page: BoardDesk, field: ActionField, text: str, said: str
) -> None:
    page.add(first(page))
    before = page.shown()
    assert page.chosen
    with pytest.raises(BadInput, match=said):
        page.edit(page.chosen, field, text)
    assert page.shown() == before


@pytest.mark.parametrize(
    ("typed", "alone"),
    [
        ("Ann and Bob", "Ann"),
        ("Ann & Bob / Cy", "Ann"),
        ("Head of safety and training", None),
    ],
)
def test_several_owners_are_asked_about_and_kept_if_meant(
    page: BoardDesk, typed: str, alone: str | None
) -> None:
    page.add(first(page))
    assert page.chosen
    with pytest.raises(Asked, match="Which one person") as asked:
        page.edit(page.chosen, ActionField.OWNER, typed)
    likely, keep = asked.value.replies
    assert likely.text == (alone or "Head of safety")
    page.edit(page.chosen, ActionField.OWNER, keep.text, sure=keep.sure)
    assert page.shown().actions[0].owner == typed
    page.edit(page.chosen, ActionField.OWNER, "Anderson Sandy")
    assert page.shown().actions[0].owner == "Anderson Sandy"


def test_a_first_step_after_the_action_is_due_is_asked_about(page: BoardDesk) -> None:
    page.add(first(page))
    assert page.chosen
    page.edit(page.chosen, ActionField.DUE, "2026-12-01")
    with pytest.raises(Asked, match="due on Dec 1, 2026, before its first step") as asked:
        page.edit(page.chosen, ActionField.FIRST_STEP_BY, "December 24")
    due, keep = asked.value.replies
    assert (due.words, keep.words) == ("Dec 1, 2026", "Keep Dec 24, 2026")
    page.edit(page.chosen, ActionField.FIRST_STEP_BY, keep.text, sure=keep.sure)
    inspector = page.inspector()
    assert inspector
    assert "The first step is to be taken after the action is due." in str(inspector)


def test_a_day_that_the_room_says_is_counted_from_today_and_shown_as_understood(page: BoardDesk) -> None:
    page.add(first(page))
    assert page.chosen
    page.edit(page.chosen, ActionField.FIRST_STEP_BY, "Friday")
    assert page.shown().actions[0].first_step_by == date(2026, 11, 6)
    page.edit(page.chosen, ActionField.DUE, "in 6 weeks")
    assert page.shown().actions[0].due == date(2026, 12, 14)


def test_typing_a_word_is_one_step_to_undo(at: PlanRoom, page: BoardDesk) -> None:
    page.add(first(page))
    assert page.chosen
    for text in ("A", "An", "Ana"):
        page.edit(page.chosen, ActionField.OWNER, text)
    at.session.undo()
    assert page.shown().actions[0].owner is None
    at.session.undo()
    assert page.shown().plan is None


def test_due_dates_say_the_horizon_and_moving_moves_the_dates(page: BoardDesk) -> None:
    page.add(first(page))
    action = page.chosen
    assert action
    page.edit(action, ActionField.DUE, "March 1, 2027")
    assert page.shown().actions[0].horizon is Horizon.DAYS_180
    with pytest.raises(NotAllowed, match="pinned"):
        page.across(action, -1)
    page.pin([action], on=False)
    page.across(action, -1)
    moved = page.shown().actions[0]
    assert moved.horizon is Horizon.DAYS_90
    page.across(action, +1)
    page.across(action, +1)
    assert page.shown().actions[0].due is None
    assert cards(page)[0].due == ""
    assert page.date_again() == "The dates are as they would be worked out."
    assert page.shown().actions[0].due is None, "what is parked stays parked"
    page.edit(action, ActionField.DUE, "March 1, 2027")
    assert page.date_again() == "The dates are as they would be worked out."
    typed = page.shown().actions[0]
    assert (typed.start, typed.due, typed.pinned) == (date(2027, 2, 9), date(2027, 3, 1), True)


def test_actions_move_up_and_down_in_their_list(page: BoardDesk) -> None:
    page.add_all()
    one, two = (card.id for card in cards(page)[:2])
    page.step(one, +1)
    assert [card.id for card in cards(page)[:2]] == [two, one]
    page.chosen = two
    inspector = page.inspector()
    assert inspector
    assert (inspector.up, inspector.down, inspector.earlier, inspector.later) == (False, True, False, True)


def test_a_deleted_action_comes_back_by_undo(at: PlanRoom, page: BoardDesk) -> None:
    page.add_all()
    before = page.shown()
    row = cards(page)[0]
    assert page.deleting(row.id) == f'"{row.title}" is out of the plan.'
    page.delete(row.id)
    assert [r.id for r in page.view().recommended] == [row.id]
    at.session.undo()
    assert page.shown() == before


def test_the_plan_itself_has_an_aim_a_sponsor_and_a_first_day(page: BoardDesk) -> None:
    page.set_fact(Fact.START, "Nov 9")
    assert page.view().start == "November 9, 2026"
    page.set_fact(Fact.AIM, " Ten days by May ")
    page.set_fact(Fact.SPONSOR, "The Director")
    page.add_all()
    view = page.view()
    assert (view.aim, view.sponsor, view.start) == ("Ten days by May", "The Director", "November 9, 2026")
    page.set_fact(Fact.START, "2026-11-16")
    assert min(a.start for a in page.shown().actions if a.start) == date(2026, 11, 16)
    with pytest.raises(BadInput):
        page.set_fact(Fact.START, "some day")


def test_what_was_set_goes_with_the_workbook_though_the_next_has_the_same_round(
    page: BoardDesk,
) -> None:
    today = page.view().start
    page.set_fact(Fact.START, "Dec 1")
    page.forget()  # a backup from before is put in its place, say
    assert page.view().start == today


def test_what_the_disk_refuses_stays_on_the_page_and_retry_stores_all_of_it(
    at: PlanRoom, page: BoardDesk
) -> None:
    page.add(first(page))
    assert page.chosen
    with full_disk(at):
        page.edit(page.chosen, ActionField.OWNER, "Ana")
        page.edit(page.chosen, ActionField.HELPERS, "Ben")
    assert at.session.save_state.problem
    assert page.shown().actions[0].owner == "Ana"
    stored = at.room.book.plans.of(at.round.id)
    assert stored
    assert stored.actions[0].owner is None
    at.session.retry()
    stored = at.room.book.plans.of(at.round.id)
    assert stored
    assert (stored.actions[0].owner, stored.actions[0].helpers) == ("Ana", "Ben")
    assert at.session.save_state.problem is None


def test_what_waits_is_marked_and_taken_back_one_by_one(at: PlanRoom, page: BoardDesk) -> None:
    page.add_all()
    page.choose_first()
    assert page.chosen
    before = at.room.book.plans.of(at.round.id)
    with full_disk(at):
        page.edit(page.chosen, ActionField.OWNER, "Ana")
        page.edit(page.chosen, ActionField.STATUS, Status.DOING.value)
        page.set_fact(Fact.SPONSOR, "Joy")
        view, inspector = page.view(), page.inspector()
        assert inspector
        assert set(inspector.unstored) == {ActionField.OWNER, ActionField.STATUS}
        assert list(view.unstored) == [Fact.SPONSOR]
        marked = [(card.id, card.status, card.amber) for card in cards(page) if card.unstored]
        assert marked == [(page.chosen, "not stored", True)]
        typed = [(w.typed.field, w.typed.words) for w in at.session.waiting if w.typed]
        assert typed == [("owner", "Ana"), ("status", "In progress"), ("Sponsor", "Joy")]
        at.session.undo()
        at.session.undo()
        assert page.shown().actions[0].owner == "Ana"
    assert at.session.unsaved == 1
    at.session.retry()
    plan = at.room.book.plans.of(at.round.id)
    assert plan
    assert (plan.actions[0].owner, plan.actions[0].status, plan.sponsor) == ("Ana", Status.TO_DO, "")
    at.session.undo()
    assert at.room.book.plans.of(at.round.id) == before


def test_a_stored_step_taken_back_while_the_disk_says_no_is_seen_at_once(
    at: PlanRoom, page: BoardDesk
) -> None:
    page.add_all()
    page.choose_first()
    assert page.chosen
    page.set_fact(Fact.AIM, "Half of them within 12 days")
    page.edit(page.chosen, ActionField.OWNER, "Ana")
    page.edit(page.chosen, ActionField.OWNER, "Ben")
    page.edit(page.chosen, ActionField.STATUS, Status.DOING.value)
    with full_disk(at):
        at.session.undo()
        at.session.undo()
        inspector = page.inspector()
        assert inspector
        assert inspector.values[ActionField.OWNER] == ""
        assert inspector.values[ActionField.STATUS] == Status.TO_DO.value
        assert set(inspector.unstored) == {ActionField.OWNER, ActionField.STATUS}
        page.edit(page.chosen, ActionField.HELPERS, "Cy")
        at.session.undo()
        at.session.undo()
        assert (page.view().aim, list(page.view().unstored)) == ("", [Fact.AIM])
        page.edit(page.chosen, ActionField.HELPERS, "Dee")
    at.session.retry()
    plan = at.room.book.plans.of(at.round.id)
    assert plan
    found = next(a for a in plan.actions if a.id == page.chosen)
    assert (found.owner, found.status, found.helpers, plan.aim) == (None, Status.TO_DO, "Dee", "")


def test_the_first_step_of_a_plan_taken_back_while_the_disk_says_no_leaves_none(
    at: PlanRoom, page: BoardDesk
) -> None:
    recommended = [r.id for r in page.view().recommended]
    page.add(first(page))
    with full_disk(at):
        at.session.undo()
        assert [r.id for r in page.view().recommended] == recommended
        assert page.inspector() is None
        at.session.redo()
        assert len(cards(page)) == 1
        at.session.undo()
    at.session.retry()
    assert [r.id for r in page.view().recommended] == recommended


def test_of_two_hundred_steps_no_more_plans_are_kept_than_can_be_taken_back(
    at: PlanRoom, page: BoardDesk
) -> None:
    page.add(first(page))
    assert page.chosen
    for n in range(200):
        page.edit(page.chosen, (ActionField.OWNER, ActionField.HELPERS)[n % 2], f"Person {n}")
    assert len(at.session.undo_labels) == DEEPEST
    gc.collect()
    now = page.shown().plan
    kept = [plan for plan in gc.get_objects() if type(plan) is Plan and now and plan.id == now.id]
    assert len(kept) <= DEEPEST + 3


def test_more_than_nine_open_actions_are_too_many(page: BoardDesk) -> None:
    for n in range(9):
        page.add_own(f"Do {n}", PRACTICES[0])
    assert page.view().too_many == ""
    page.add_own("One more", PRACTICES[0])
    assert page.view().too_many.startswith("10 actions are open")


@pytest.mark.parametrize("example", [True, False])
def test_a_read_only_plan_says_why_it_cannot_be_changed(example: bool) -> None:
    page = PlanPresenter(a_room(read_only=True, example=example).session)
    assert ("worked example" in page.view().fixed) is example
    assert page.view().recommended


def test_the_first_action_of_the_list_is_looked_at(page: BoardDesk) -> None:
    page.choose_first()
    assert page.chosen is None
    page.add_all()
    page.chosen = ActionId("gone")
    page.choose_first()
    assert page.chosen == cards(page)[0].id


def test_the_first_action_that_has_dates_is_looked_at(at: PlanRoom, page: BoardDesk) -> None:
    """A locked one is listed last, whatever its horizon."""
    page.add_all()
    plan = at.room.book.plans.of(at.round.id)
    assert plan
    first, *others = plan.actions
    waits = replace(first, locked=True, start=None, due=None)
    at.room.book.plans.put(at.round.id, replace(plan, actions=(waits, *others)))
    page.choose_first()
    assert page.chosen == cards(page)[0].id
    assert page.chosen != waits.id


def test_own_actions_can_serve_every_practice(page: BoardDesk) -> None:
    assert page.practices()[0] == ("1.1", "1.1 Practice 1.1")
    assert page.shown().start == MONDAY


def test_leaving_a_field_unchanged_stores_nothing(at: PlanRoom, page: BoardDesk) -> None:
    page.set_fact(Fact.AIM, " ")
    page.set_fact(Fact.SPONSOR, "")
    page.set_fact(Fact.START, page.view().start)
    assert at.room.book.plans.of(at.round.id) is None
    assert at.session.next_undo is None
