"""Reviews held: recorded one action at a time, closed, and kept as they were."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest

from sixelements.application import plan_editing, plans, reviews
from sixelements.application.plan_editing import Editor
from sixelements.domain.actions import NextReview, Plan, Reading, Status
from sixelements.domain.errors import BadInput, NotAllowed, NotFound
from sixelements.domain.ids import ActionId, PracticeId
from tests.application.test_plan_editing import MONDAY, editor, put, room  # noqa: F401 - fixtures

DAY = date(2026, 11, 16)


@pytest.fixture
def plan(editor: Editor) -> Plan:  # noqa: F811 - the fixture
    return put(editor, plan_editing.take_all(editor))


def test_a_review_begins_once_and_not_without_a_plan(plan: Plan) -> None:
    begun = reviews.begin(plan, DAY)
    assert reviews.begin(begun, date(2026, 11, 30)) == begun
    with pytest.raises(NotAllowed, match="nothing to review"):
        reviews.begin(replace(plan, actions=()), DAY)


def test_what_is_recorded_is_stored_and_can_be_undone(editor: Editor, plan: Plan) -> None:  # noqa: F811
    begun, first = reviews.begin(plan, DAY), plan.actions[0]
    read = Reading(date(2026, 11, 13), 4.0)
    told = reviews.record(
        begun, first.id, Status.DONE, assessment=editor.assessment, line=" It is on the wall ", reading=read
    )
    put(editor, told)
    found = editor.plan()
    assert found.reviews[0].entries[0].line == found.actions[0].evidence == "It is on the wall"
    assert found.actions[0].readings == (read,)
    put(editor, plan)
    assert editor.plan() == plan


def test_nothing_is_recorded_outside_a_review_or_of_what_is_not_there(editor: Editor, plan: Plan) -> None:  # noqa: F811
    with pytest.raises(NotAllowed, match="No review is being held"):
        reviews.record(plan, plan.actions[0].id, Status.DONE, assessment=editor.assessment)
    begun = reviews.begin(plan, DAY)
    with pytest.raises(NotFound):
        reviews.record(begun, ActionId("9"), Status.DONE, assessment=editor.assessment)
    with pytest.raises(BadInput, match="Record it as stuck instead"):
        reviews.record(begun, plan.actions[0].id, Status.SLIPPED_BACK, assessment=editor.assessment)


def test_a_share_beyond_all_is_not_read(editor: Editor, plan: Plan) -> None:  # noqa: F811
    first = plan.actions[0]
    shares = plan.with_action(replace(first, measure=replace(first.measure, unit="% of changes")))
    held, known = reviews.begin(shares, DAY), editor.assessment
    for value in (150.0, -1.0):
        with pytest.raises(BadInput, match="A share runs from 0% to 100%, so"):
            reviews.record(held, first.id, Status.DONE, assessment=known, reading=Reading(DAY, value))
    told = reviews.record(held, first.id, Status.DONE, assessment=known, reading=Reading(DAY, 100.0))
    assert told.actions[0].readings
    counted = plan.with_action(replace(first, measure=replace(first.measure, unit="of 12 weeks")))
    put(editor, counted)
    with pytest.raises(BadInput, match="There are 12 to count, so 13 can't have been read"):
        plan_editing.put_reading(editor, first.id, Reading(DAY, 13.0))


def test_a_closed_review_is_corrected_by_a_line_that_is_added(editor: Editor, plan: Plan) -> None:  # noqa: F811
    held = reviews.record(
        reviews.begin(plan, DAY), plan.actions[0].id, Status.DONE, assessment=editor.assessment
    )
    with pytest.raises(NotFound):
        reviews.correct(held, 0, "It was Tuesday", DAY)
    closed = reviews.close(held)
    with pytest.raises(BadInput, match="how it is right"):
        reviews.correct(closed, 0, " ", DAY)
    right = reviews.correct(closed, 0, " It was stuck ", date(2026, 11, 30))
    assert right.reviews[0].decisions == ("Corrected on Nov 30: It was stuck",)
    assert right.reviews[0].entries == closed.reviews[0].entries


def test_ratings_of_the_group_leave_answers_and_agreed_levels_alone(editor: Editor, plan: Plan) -> None:  # noqa: F811
    practice = plan.actions[0].practice
    old = plans.view(editor.book, editor.round, start=MONDAY).recommended
    told = reviews.rate(reviews.begin(plan, DAY), practice, 3.5, assessment=editor.assessment)
    put(editor, told)
    assert plans.view(editor.book, editor.round, start=MONDAY).recommended == old
    assert editor.plan().reviews[0].ratings[0].level == 3.5
    assert reviews.unrate(told, practice).reviews[0].ratings == ()
    for level in (0.5, 2.3, 6):
        with pytest.raises(BadInput, match="whole or half"):
            reviews.rate(told, practice, level, assessment=editor.assessment)
    with pytest.raises(NotFound):
        reviews.rate(told, PracticeId("9.9"), 3, assessment=editor.assessment)


def test_decisions_are_logged_and_the_next_review_is_two_weeks_on_a_working_day(plan: Plan) -> None:
    begun = reviews.decide(reviews.begin(plan, date(2026, 12, 11)), " We count on Fridays ")
    assert begun.reviews[0].decisions == ("We count on Fridays",)
    assert reviews.take_back_decision(begun, 0).reviews[0].decisions == ()
    following = reviews.proposed(begun, date(2026, 12, 11))
    assert following == NextReview(date(2026, 12, 28)), "not on Christmas Day, nor on its weekend"
    closed = reviews.close(reviews.spend(begun, 780), people=9, following=NextReview(date(2027, 1, 4), 540))
    assert (closed.reviews[0].closed, closed.reviews[0].people, closed.reviews[0].seconds) == (True, 9, 780)
    assert closed.next_review == NextReview(date(2027, 1, 4), 540)
    assert reviews.proposed(closed, date(2026, 12, 30)) == closed.next_review
    with pytest.raises(NotAllowed, match="No review is being held"):
        reviews.decide(closed, "Too late")
    assert len(reviews.begin(closed, date(2027, 1, 4)).reviews) == 2


def test_the_next_review_comes_after_this_one(editor: Editor, plan: Plan) -> None:  # noqa: F811
    held = reviews.decide(reviews.begin(plan, DAY), "Go on")
    for day in (DAY, date(2026, 11, 1)):
        with pytest.raises(BadInput, match="comes after this one, which was held on Nov"):
            reviews.close(held, following=NextReview(day))
    assert reviews.close(held, following=NextReview(date(2026, 11, 17))).next_review


def test_a_file_that_is_read_twice_is_one_review_and_has_no_reading_of_tomorrow(
    editor: Editor,  # noqa: F811
    plan: Plan,
) -> None:
    hold = partial(reviews.hold, assessment=editor.assessment, today=DAY)
    patch = reviews.ReviewPatch(
        actions={1: reviews.ToldOf(status=Status.DONE, line="On the wall")}, ratings={}
    )
    once = hold(plan, patch)
    with pytest.raises(BadInput, match="is recorded already, so nothing was changed"):
        hold(once, patch)
    for more in (
        replace(patch, ratings={PracticeId("1.1"): 3.0}),
        replace(patch, decisions=("Go on",)),
        replace(patch, actions={**patch.actions, 2: reviews.ToldOf(status=Status.DOING)}),
    ):
        longer = hold(once, more)
        assert len(longer.reviews) == 2
        again = [e for e in longer.reviews[1].entries if e.before is e.status]
        assert again == [], "no change is told of what did not change"
        with pytest.raises(BadInput, match="recorded already"):
            hold(longer, more)
    later = hold(once, replace(patch, next=date(2026, 12, 20)))
    assert (later.reviews, later.next_review) == (once.reviews, NextReview(date(2026, 12, 20)))
    only = reviews.ReviewPatch(actions={}, ratings={PracticeId("1.1"): 3.0})
    assert len(hold(once, only).reviews) == 2
    other = replace(patch, actions={1: reviews.ToldOf(status=Status.STUCK, line="Torn down")})
    assert len(hold(once, other).reviews) == 2
    ahead = reviews.ToldOf(status=Status.DONE, reading=4.0, read_on=date(2026, 11, 17))
    with pytest.raises(BadInput, match="still to come"):
        hold(plan, replace(patch, actions={1: ahead}))


def test_the_next_review_is_to_come_however_old_the_one_that_is_recorded(
    editor: Editor,  # noqa: F811
    plan: Plan,
) -> None:
    """A review of two weeks ago put the next one on today; a file could put it into the past."""
    today = DAY + timedelta(days=40)
    hold = partial(reviews.hold, assessment=editor.assessment, today=today)
    patch = reviews.ReviewPatch(
        day=DAY, actions={1: reviews.ToldOf(status=Status.DONE, line="On the wall")}, ratings={}
    )
    following = hold(plan, patch).next_review
    assert following
    assert following.day > today
    for day in (DAY + timedelta(days=1), today):
        with pytest.raises(BadInput, match="still to come"):
            hold(plan, replace(patch, next=day))
