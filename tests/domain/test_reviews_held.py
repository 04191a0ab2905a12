"""A review: what it asks in fifteen minutes, what it records, and what changes by it."""

from dataclasses import replace
from datetime import date, timedelta

from sixelements.domain.actions import (
    Action,
    GroupRating,
    HeldReview,
    Kind,
    Plan,
    Reading,
    ReviewEntry,
    Status,
)
from sixelements.domain.assessment import Measure
from sixelements.domain.ids import ActionId, ElementId, PlanId, PracticeId
from sixelements.domain.reviews_held import (
    AgendaGroup,
    agenda_of,
    changes_of,
    could_start,
    history_of,
    in_progress,
    may_slip,
    rated,
    recorded,
    to_rate_again,
    unrated,
    with_review,
)
from tests.domain.builders import MONDAY, shipped_assessment

SHIPPED = shipped_assessment()
G = AgendaGroup


def day(after: int) -> date:
    return MONDAY + timedelta(days=after)


def act(name: str, first: int, last: int, status: Status = Status.TO_DO, *, practice: str = "4.4") -> Action:
    return Action(
        id=ActionId(name),
        kind=Kind.OWN,
        title=name,
        practice=PracticeId(practice),
        element=ElementId(practice[0]),
        start=day(first),
        due=day(last),
        measure=Measure(name="Cases", unit="%", baseline=35.0, target=80.0),
        expected_level=3,
        status=status,
    )


def plan(*actions: Action, reviews: tuple[HeldReview, ...] = ()) -> Plan:
    return Plan(id=PlanId("p"), start=MONDAY, actions=actions, reviews=reviews)


def items(of: Plan, after: int, *asked: str) -> list[tuple[str, AgendaGroup]]:
    return [(i.action, i.group) for i in agenda_of(of, day(after), asked=map(ActionId, asked)).items]


def test_what_is_due_comes_first_then_what_was_finished_then_what_starts_next() -> None:
    of = plan(
        act("next", 16, 40), act("late", 60, 90), act("done", 0, 10, Status.DONE),
        act("doing", 0, 20, Status.DOING), act("due", 3, 14), act("stuck", 1, 30, Status.STUCK),
    )  # fmt: skip
    assert items(of, 14) == [
        ("due", G.DUE), ("doing", G.DUE), ("stuck", G.DUE), ("done", G.HOLDS), ("next", G.STARTS),
    ]  # fmt: skip
    assert agenda_of(of, day(14)).later == ("late",)
    assert items(of, 14, "late")[-1] == ("late", G.ASKED)


def test_finished_actions_take_turns_where_not_all_fit() -> None:
    done = [act(str(n), 0, 10, Status.WORKING) for n in range(8)]
    asked = tuple(ReviewEntry(action=ActionId(str(n)), title="", before=Status.DONE, status=Status.DONE)
                  for n in (0, 1, 2))  # fmt: skip
    held = HeldReview(day=day(14), entries=asked, closed=True)
    assert [a for a, _g in items(plan(*done, reviews=(held,)), 28)] == ["3", "4", "5", "6", "7", "0"]


def test_what_is_under_way_is_asked_however_much_it_is() -> None:
    assert len(items(plan(*[act(str(n), 0, 30, Status.DOING) for n in range(9)]), 14)) == 9


def begun(*actions: Action) -> Plan:
    return plan(*actions, reviews=(HeldReview(day=day(14)),))


def test_an_entry_says_where_the_action_stood_and_stands_and_takes_a_reading() -> None:
    of = begun(act("a", 0, 20, Status.DOING))
    read = Reading(day(11), 81.0, "week to Friday")
    of = recorded(of, of.actions[0], Status.DONE, line="Both boards", reading=read, title="A")
    assert of.actions[0].status is Status.DONE
    assert of.actions[0].evidence == "Both boards"
    assert of.actions[0].readings == (read,)
    assert of.reviews[0].entries == (
        ReviewEntry(action=ActionId("a"), title="A", before=Status.DOING, status=Status.DONE,
                    line="Both boards", read_on=day(11)),
    )  # fmt: skip


def test_what_is_recorded_again_takes_the_place_of_what_was_said_and_of_its_reading() -> None:
    of = begun(act("a", 0, 20, Status.DOING))
    of = recorded(of, of.actions[0], Status.DONE, line="x", reading=Reading(day(11), 81.0), title="A")
    of = recorded(of, of.actions[0], Status.STUCK, line="y", reading=Reading(day(12), 18.0), title="A")
    (entry,) = of.reviews[0].entries
    assert (entry.before, entry.status, entry.line) == (Status.DOING, Status.STUCK, "y")
    assert of.actions[0].readings == (Reading(day(12), 18.0),)


def test_only_what_was_done_or_in_use_can_slip_back() -> None:
    assert [may_slip(act("a", 0, 1, s)) for s in (Status.TO_DO, Status.STUCK, Status.DONE)] == [
        False, False, True,
    ]  # fmt: skip
    entry = ReviewEntry(action=ActionId("a"), title="", before=Status.DOING, status=Status.DONE)
    assert not may_slip(act("a", 0, 1, Status.DONE), entry), "it was done at this very review"


def test_only_practices_of_actions_finished_at_this_review_are_rated_again() -> None:
    library = SHIPPED.practices[PracticeId("6.5")].actions
    also = next(a for a in library.values() if a.also)
    of = begun(act("a", 0, 20, Status.DOING), act("b", 0, 20, Status.DONE, practice="1.1"))
    of = recorded(of, of.actions[0], Status.WORKING, line="", reading=None, title="A")
    of = recorded(of, of.actions[1], Status.DONE, line="", reading=None, title="B")
    assert to_rate_again(of, of.reviews[0], SHIPPED) == ("4.4",)
    helped = replace(act("a", 0, 20, Status.DOING), id=ActionId(also.id), practice=also.practice)
    of = begun(helped)
    of = recorded(of, helped, Status.DONE, line="", reading=None, title="A")
    assert set(to_rate_again(of, of.reviews[0], SHIPPED)) == {also.practice, *also.also}


def test_a_group_rates_a_practice_again_or_does_not_agree() -> None:
    review = rated(rated(HeldReview(day=MONDAY), PracticeId("6.5"), 3.0), PracticeId("4.4"), None)
    assert review.ratings == (GroupRating(PracticeId("4.4"), None), GroupRating(PracticeId("6.5"), 3.0))
    assert rated(review, PracticeId("6.5"), 2.5).ratings[-1].level == 2.5
    assert unrated(review, PracticeId("4.4")).ratings == (GroupRating(PracticeId("6.5"), 3.0),)


def test_changes_say_readings_from_and_to_and_keep_what_is_in_the_plan_no_more() -> None:
    of = begun(act("a", 0, 20, Status.DOING), act("b", 0, 20, Status.DOING))
    of = of.with_action(of.actions[0].with_reading(Reading(day(4), 72.0)))
    of = recorded(of, of.actions[0], Status.DONE, line="", reading=Reading(day(11), 81.0), title="A")
    of = recorded(of, of.actions[1], Status.STUCK, line="", reading=Reading(day(11), 40.0), title="B")
    of = replace(of, actions=(*of.actions, act("c", 0, 20)))
    of = recorded(of, of.actions[2], Status.TO_DO, line="no", reading=None, title="C")
    of = replace(of, actions=of.actions[:2])
    found = changes_of(of, of.reviews[0])
    assert [(c.entry.title, c.reading_before, c.reading) for c in found] == [
        ("A", 72.0, 81.0), ("B", 35.0, 40.0), ("C", None, None),
    ]  # fmt: skip
    assert [(r.day, e.status) for r, e in history_of(of, ActionId("c"))] == [(day(14), Status.TO_DO)]


def test_what_could_start_is_said_with_what_it_still_waits_for() -> None:
    waits = replace(act("d", 21, 40), depends_on=(ActionId("a"),))
    of = plan(act("a", 0, 20, Status.SLIPPED_BACK), act("b", 0, 30, Status.DOING), waits, act("e", 60, 80))
    assert [a.id for a in in_progress(of)] == ["a", "b"]
    assert [(c.action, c.waits_for) for c in could_start(of, MONDAY)] == [("d", ("a",))]
    full = replace(of, actions=(*of.actions, act("x", 0, 20, Status.STUCK)))
    assert could_start(full, MONDAY) == ()
    pinned, later = replace(act("d", 21, 40), pinned=True), replace(act("e", 30, 50), not_before=day(30))
    free = replace(of, actions=(*of.actions[:1], pinned, later, act("f", 60, 80)))
    assert [c.action for c in could_start(free, MONDAY)] == ["f"], "these have their days"
    assert [c.action for c in could_start(free, day(30))] == ["d", "e"]


def test_a_closed_review_is_not_changed_by_the_next() -> None:
    of = begun(act("a", 0, 20, Status.DOING))
    of = with_review(of, replace(of.reviews[0], closed=True))
    later = replace(of, reviews=(*of.reviews, HeldReview(day=day(28))))
    later = recorded(later, later.actions[0], Status.DONE, line="", reading=None, title="A")
    assert later.reviews[0] == of.reviews[0]
