"""A review and the next round as values: one action at a time, said aloud, nothing preselected."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sixelements.domain.actions import NextReview, Status
from sixelements.domain.errors import BadInput, NotFound
from sixelements.domain.ids import ActionId
from sixelements.presentation.board.desk import BoardDesk
from sixelements.presentation.board.next_round import NextRoundDesk
from sixelements.presentation.board.review import ReviewDesk, ReviewPart
from sixelements.presentation.board.review_agenda import timer
from sixelements.presentation.board.review_close import closing, old_reviews
from sixelements.presentation.pages.next_up import next_compared
from tests.builders import PRACTICES, an_assessment
from tests.presentation.plan_room import PlanRoom, a_room

DAY = date(2026, 11, 16)


@pytest.fixture
def at() -> PlanRoom:
    """A plan with everything that is recommended, two weeks on."""
    found = a_room()
    BoardDesk(found.session).add_all()
    found.session.services = replace(found.session.services, today=lambda: DAY)
    return found


@pytest.fixture
def desk(at: PlanRoom) -> ReviewDesk:
    return ReviewDesk(BoardDesk(at.session))


def test_a_review_begins_with_the_first_action_and_nothing_chosen(desk: ReviewDesk) -> None:
    before = desk.view()
    assert (before.begin, before.item) == ("Begin the review", None)
    desk.begin()
    item = desk.view().item
    assert item
    assert item.place == f"1 of {len(item.segments)}"
    assert not any(c.chosen for c in item.choices)
    assert (item.can_record, item.line_label) == (False, "In one line")
    assert [c.key for c in item.choices] == list("1234PN")
    assert item.choices[0].spoken == "1, Done. It is finished, and there is something to show for it."
    with pytest.raises(BadInput, match="Choose how it stands"):
        desk.record()


def test_slipped_back_waits_until_something_was_done(desk: ReviewDesk) -> None:
    desk.begin()
    item = desk.view().item
    assert item
    assert item.choices[3].refused == "Only what was done or in use can slip back."
    with pytest.raises(BadInput):
        desk.choose(Status.SLIPPED_BACK)


def test_what_is_recorded_is_said_and_goes_on_and_a_crash_goes_on_there(desk: ReviewDesk) -> None:
    desk.begin()
    first = desk.current
    desk.choose(Status.DONE)
    desk.line = "The list is on the wall"
    assert desk.view().item.line_label == "What shows it, in one line"  # type: ignore[union-attr] # it shows
    said = desk.record(value=4.0, note="week to Friday")
    assert said.startswith("Recorded. 2 of ")
    again = ReviewDesk(desk.desk)
    assert again.step is ReviewPart.ITEM
    assert again.current == desk.current
    again.previous()
    assert (again.current, again.chosen, again.line, again.reading) == (
        first, Status.DONE, "The list is on the wall", "4",
    )  # fmt: skip
    rows = [row for part in again.view().agenda for row in part.rows if row.done]
    assert [row.line.startswith("Done, 4") for row in rows] == [True]


def held(desk: ReviewDesk, *statuses: Status) -> None:
    """A review in which the actions stand so, and all others in progress."""
    desk.begin()
    left = list(statuses)
    while desk.step is ReviewPart.ITEM:
        desk.choose(left.pop(0) if left else Status.DOING)
        desk.record()


def test_the_end_says_what_changed_and_asks_only_what_finished_actions_touch(desk: ReviewDesk) -> None:
    held(desk, Status.DONE, Status.STUCK)
    view = closing(desk.desk)
    assert view
    assert (view.title, view.before_head) == ("Review of Nov 16", "Before")
    assert [(c.before, c.status, c.amber) for c in view.changes[:2]] == [
        ("To do", "Done", False), ("To do", "Stuck", True),
    ]  # fmt: skip
    assert len(view.rate) == 1
    row = view.rate[0]
    assert (row.before, row.rated, view.rate_count) == (
        "no level agreed, mean 2.0", False, "0 of 1 that finished actions touch",
    )  # fmt: skip
    assert row.anchor.startswith("Next step up, 3: ")
    desk.rate(row.practice, 3.0)
    rated = closing(desk.desk).rate[0]  # type: ignore[union-attr] # it is there
    assert (rated.level, rated.not_agreed) == (3.0, False)
    desk.rate(row.practice, None)
    assert closing(desk.desk).rate[0].not_agreed  # type: ignore[union-attr] # it is there
    desk.unrate(row.practice)
    assert not closing(desk.desk).rate[0].rated  # type: ignore[union-attr] # it is there


def test_closing_proposes_the_next_one_and_the_old_one_is_locked(at: PlanRoom, desk: ReviewDesk) -> None:
    held(desk)
    desk.decide("We count on Fridays")
    assert closing(desk.desk).next_day == "November 30, 2026"  # type: ignore[union-attr] # it is there
    assert desk.close(people=9) == "Next review Nov 30. Saved."
    assert desk.held is None
    assert old_reviews(desk.desk) == ((0, "November 16, 2026"),)
    old = closing(desk.desk, 0)
    assert old
    assert old.locked == "This review is closed."
    assert old.decisions == ("We count on Fridays",)
    at.session.undo()
    assert desk.view().item is None
    assert bool(desk.held)
    at.session.redo()
    plan = desk.desk.plan()
    assert plan
    assert plan.next_review == NextReview(date(2026, 11, 30))


def test_the_clock_says_what_is_left_and_stops_nothing(desk: ReviewDesk) -> None:
    begun, over = timer(220), timer(1000)
    assert (begun.left, begun.used, begun.of, begun.over) == ("11:20", "3:40 used", "of 15 minutes", False)
    assert (over.left, over.share, over.over) == ("0:00", 1.0, True)
    desk.begin()
    desk.spend(220)
    assert desk.held
    assert desk.held.seconds == 220


def test_time_that_passes_is_no_step_and_ends_no_redo(at: PlanRoom, desk: ReviewDesk) -> None:
    desk.begin()
    desk.choose(Status.DONE)
    desk.line = "On the wall"
    desk.record()
    at.session.undo()
    desk.spend(220)
    assert desk.held
    assert desk.held.seconds == 220
    assert [at.session.undo_labels[0], at.session.next_redo and at.session.next_redo.label] == [
        "beginning a review", "what the review recorded",
    ]  # fmt: skip
    at.session.redo()
    assert [(e.line, desk.held.seconds) for e in desk.held.entries] == [("On the wall", 220)]


def typed(desk: ReviewDesk, line: str) -> ActionId:
    """Something filled in about the action that is asked about, and not recorded."""
    desk.choose(Status.DONE)
    desk.line, desk.reading = line, "4"
    assert desk.current
    return desk.current


def test_what_is_filled_in_outlives_undo_and_another_round(at: PlanRoom, desk: ReviewDesk) -> None:
    desk.begin()
    action = typed(desk, "On the wall")
    title = desk.unrecorded
    at.session.undo()
    desk.sync()
    assert (desk.current, desk.line, desk.unrecorded) == (None, "", title)
    at.session.redo()
    desk.sync()
    assert (desk.current, desk.chosen, desk.line, desk.reading) == (action, Status.DONE, "On the wall", "4")
    here = at.session.round
    later = at.room.open()
    desk.decision = "We count on Fridays"
    at.session.choose(at.session.team, later.number)
    desk.sync()
    assert (desk.current, desk.decision, len(desk.unrecorded)) == (None, "", 2)
    at.session.choose(at.session.team, here.number)
    desk.sync()
    assert (desk.current, desk.line, desk.decision) == (action, "On the wall", "We count on Fridays")
    desk.forget()
    assert not desk.unrecorded


def test_a_reading_that_is_typed_alone_waits_with_its_action(desk: ReviewDesk) -> None:
    desk.begin()
    action = desk.current
    desk.reading = "4"
    desk.to_close()
    assert len(desk.unrecorded) == 1
    assert action
    desk.look_at(action)
    assert desk.reading == "4"


def test_closing_asks_about_what_is_not_recorded_and_writes_the_decision_down(desk: ReviewDesk) -> None:
    desk.begin()
    action = typed(desk, "On the wall")
    desk.to_close()
    desk.decision = "We count on Fridays"
    asked = desk.go_to_unrecorded()
    assert asked == f"Not recorded: {desk.unrecorded[0]}. What you filled in waits here."
    assert (desk.current, desk.line) == (action, "On the wall")
    desk.drop_unrecorded()
    desk.to_close()
    assert desk.go_to_unrecorded() == ""
    desk.close()
    plan = desk.desk.plan()
    assert plan
    assert (plan.reviews[-1].closed, plan.reviews[-1].decisions) == (True, ("We count on Fridays",))
    assert not desk.unrecorded


def test_a_refused_close_stores_nothing_and_the_decision_goes_down_once(
    at: PlanRoom, desk: ReviewDesk
) -> None:
    desk.begin()
    desk.decision = "We count on Fridays"
    for day in (DAY, DAY - timedelta(days=30)):
        with pytest.raises(BadInput, match="comes after this one"):
            desk.close(following=NextReview(day))
    assert desk.held
    assert (desk.held.decisions, desk.decision) == ((), "We count on Fridays")
    late = DAY + timedelta(days=30)
    at.session.services = replace(at.session.services, today=lambda: late)
    with pytest.raises(BadInput, match="is still to come"):
        desk.close(following=NextReview(DAY + timedelta(days=14)))
    assert desk.proposed().day > late
    desk.close()
    plan = desk.desk.plan()
    assert plan
    assert plan.next_review
    assert plan.next_review.day > late
    assert plan.reviews[-1].decisions == ("We count on Fridays",)


def test_a_day_of_the_next_review_says_what_it_is(desk: ReviewDesk) -> None:
    desk.begin()
    assert desk.next_said(desk.proposed().day) == (
        "Two weeks on, on a working day. It goes into the calendar file."
    )
    assert desk.next_said(date(2026, 12, 25)).startswith("Dec 25 is Christmas Day.")


def test_what_is_recorded_and_looked_at_again_is_not_unrecorded_once_it_is_closed(desk: ReviewDesk) -> None:
    desk.begin()
    action = typed(desk, "On the wall")
    desk.record()
    desk.look_at(action)
    desk.to_close()
    desk.close()
    assert not desk.unrecorded


def test_a_reading_is_of_the_week_to_the_last_friday(desk: ReviewDesk) -> None:
    desk.begin()
    item = desk.view().item
    assert item
    assert (DAY.strftime("%A"), item.reading_label) == ("Monday", "Reading, week to Nov 13")


def test_an_empty_plan_has_nothing_to_review() -> None:
    view = ReviewDesk(BoardDesk(a_room().session)).view()
    assert (view.begin, view.nothing) == ("", "Nothing is in the plan yet, so there is nothing to review.")


def test_the_next_round_waits_until_every_unfinished_action_is_answered(at: PlanRoom) -> None:
    page = NextRoundDesk(at.session)
    view = page.view()
    assert not view.can_open
    assert view.missing.startswith(f"{len(view.rows)} actions still need an answer.")
    first, *others = [row.action for row in view.rows]
    with pytest.raises(BadInput, match="why it is let go"):
        page.answer(first, Status.STUCK, carry=False)
    page.answer(first, Status.STUCK, carry=False, why="Nobody has the time")
    said = ""
    for other in others:
        said = page.answer(other, Status.DOING, carry=True)
    assert said == "All answered. Round 2 can open."
    view = page.view()
    assert view.can_open
    assert view.rows[0].answered == "Stuck, let go"
    from sixelements.application.rounds import RoundSettings

    opened = page.open(an_assessment(), RoundSettings(practices=PRACTICES))
    carried = at.room.book.plans.of(opened.id)
    assert carried
    assert [a.id for a in carried.actions] == others


def test_the_rest_is_carried_over_as_it_stands_by_one_press(at: PlanRoom) -> None:
    page = NextRoundDesk(at.session)
    first, *others = [row.action for row in page.view().rows]
    page.answer(first, Status.STUCK, carry=True)
    assert page.view().rest == f"Carry over the {len(others)} that are left, as they stand"
    assert page.carry_rest() == "All answered. Round 2 can open."
    view = page.view()
    assert (view.can_open, view.rest) == (True, "")
    assert [row.answered for row in view.rows] == [
        "Stuck, carried over",
        *["To do, carried over"] * len(others),
    ]


def test_before_the_next_round_it_is_said_what_will_be_compared(at: PlanRoom) -> None:
    view = next_compared(at.session)
    assert view.compared[0] == f"{len(PRACTICES)} practices, asked in the same words"
    assert view.compared[-1].startswith("What the plan did")
    assert view.not_compared[-1].startswith("People: nobody's answers")
    assert "to be a real change" in view.real


def test_without_unfinished_actions_nothing_is_asked() -> None:
    view = NextRoundDesk(a_room().session).view()
    assert (view.unfinished_title, view.rows, view.can_open) == ("", (), True)


def test_what_is_typed_and_not_recorded_waits_at_its_action(desk: ReviewDesk) -> None:
    desk.begin()
    first = desk.current
    assert first
    desk.choose(Status.STUCK)
    desk.line, desk.reading = "no key", "5"
    second = next(r.action for p in desk.view().agenda for r in p.rows if not r.current)
    desk.look_at(second)
    assert (desk.chosen, desk.line, desk.reading) == (None, "", "")
    desk.look_at(first)
    assert (desk.chosen, desk.line, desk.reading) == (Status.STUCK, "no key", "5")


def test_a_reading_that_is_typed_is_drawn_before_it_is_recorded(desk: ReviewDesk) -> None:
    desk.begin()
    desk.reading = "12"
    item = desk.view().item
    assert item
    assert item.chart.points[-1][1] == 12.0
    desk.reading = "twelve"
    item = desk.view().item
    assert item
    assert item.chart.points == ()


def test_a_record_holds_the_reading_in_its_field_and_the_time_and_is_one_step(
    at: PlanRoom, desk: ReviewDesk
) -> None:
    desk.begin()
    desk.choose(Status.DONE)
    desk.reading = "4.5"
    desk.record(seconds=90)
    held = desk.held
    assert held
    assert held.seconds == 90
    plan = desk.desk.plan()
    assert plan
    assert [r.value for a in plan.actions for r in a.readings] == [4.5]
    at.session.undo()
    held = desk.held
    assert held
    assert (held.entries, held.seconds) == ((), 0)


def test_a_line_that_is_too_long_is_refused_and_stays(desk: ReviewDesk) -> None:
    desk.begin()
    desk.choose(Status.DONE)
    desk.line = "x" * 2001
    with pytest.raises(BadInput, match="1 character too many"):
        desk.record()
    assert len(desk.line) == 2001


def test_undo_of_the_beginning_and_of_the_close_are_followed(at: PlanRoom, desk: ReviewDesk) -> None:
    desk.begin()
    steps = []
    at.session.undo()
    desk.sync()
    steps.append(desk.step)
    held(desk)
    desk.close()
    at.session.undo()
    desk.sync()
    steps.append(desk.step)
    desk.back_to_actions()
    steps.append(desk.step)
    assert steps == [ReviewPart.BEGIN, ReviewPart.CLOSE, ReviewPart.ITEM]


def test_a_review_that_was_not_held_can_be_taken_away_and_had_back(at: PlanRoom, desk: ReviewDesk) -> None:
    held(desk)
    desk.close(people=9)
    plan = desk.desk.plan()
    assert plan
    said = desk.take_away(0)
    assert said == "Review of Nov 16 is taken away. Actions stay as they are."
    assert old_reviews(desk.desk) == ()
    after = desk.desk.plan()
    assert after
    assert (after.actions, after.next_review) == (plan.actions, plan.next_review)
    with pytest.raises(NotFound):
        desk.take_away(0)
    at.session.undo()
    assert desk.desk.plan() == plan


def test_what_is_done_does_not_start_later(at: PlanRoom, desk: ReviewDesk) -> None:
    board = desk.desk
    for _n in range(9):
        board.add_own("Ask", board.practices()[0][0])
    plan = board.plan()
    assert plan
    board.change_each([a.id for a in plan.actions][:8], status=Status.DONE)
    view = desk.view()
    asked = {row.action for part in view.agenda for row in part.rows}
    left = [a for a in plan.actions if a.id not in asked and not a.locked]
    now = board.plan()
    assert now
    done = [a for a in left if now.action(a.id).finished]
    assert done
    assert f"{len(left) - len(done)} start later and are not asked about today." in view.later
    assert f"{len(done)} are done, and whether they hold is asked another time." in view.later


def test_what_the_group_said_last_stands_beside_what_it_says_now(at: PlanRoom, desk: ReviewDesk) -> None:
    practice = desk.desk.plan_to_edit().actions[0].practice
    desk.begin()
    desk.rate(practice, 3.0)
    first = closing(desk.desk)
    assert first
    assert not first.rate[0].before.startswith("the group")
    desk.to_close()
    desk.close()
    at.session.services = replace(at.session.services, today=lambda: date(2026, 11, 30))
    desk.begin()
    desk.rate(practice, 4.0)
    row = closing(desk.desk)
    assert row
    assert (row.rate[0].before, row.rate[0].before_level) == ("the group said 3 on Nov 16", 3.0)
    old = closing(desk.desk, 0)
    assert old
    assert not old.rate[0].before.startswith("the group"), "an old review says what was known then"
