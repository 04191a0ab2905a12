"""Why an action does not start sooner."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given

from sixelements.domain.actions import Action, Kind, Status
from sixelements.domain.discussion import Discussion
from sixelements.domain.ids import ActionId, ElementId, PracticeId
from sixelements.domain.recommendation import recommend
from sixelements.domain.scores import Score
from sixelements.domain.waiting import Wait, Waiting, as_told, waiting
from sixelements.wording.actions import action as in_words
from tests.domain.builders import MONDAY
from tests.domain.test_plans_are_valid import SHIPPED, any_discussion, any_score, fewer


def act(name: str, first: int, last: int, *needs: str, owner: str | None = None) -> Action:
    return Action(
        id=ActionId(name),
        kind=Kind.OWN,
        title=name,
        practice=PracticeId("1.1"),
        element=ElementId("1"),
        expected_level=3,
        start=MONDAY + timedelta(days=first),
        due=MONDAY + timedelta(days=last),
        depends_on=tuple(ActionId(n) for n in needs),
        owner=owner,
    )


def why(action: Action, *others: Action, not_before: date | None = None) -> Waiting | None:
    return waiting(action, (action, *others), start=MONDAY, not_before=not_before)


def test_what_starts_with_the_plan_waits_for_nothing() -> None:
    assert why(act("a", 0, 20)) == Waiting(Wait.NOTHING)


def test_a_plan_that_begins_on_a_weekend_still_starts_at_once() -> None:
    saturday = MONDAY + timedelta(days=5)
    assert waiting(act("a", 7, 20), (), start=saturday) == Waiting(Wait.NOTHING)


def test_without_a_day_there_is_nothing_to_explain() -> None:
    assert why(replace(act("a", 0, 20), start=None)) is None


def test_the_end_of_what_it_needs_comes_first() -> None:
    needed, busy = act("n", 0, 18, owner="Luis"), act("b", 0, 18, owner="Luis")
    found = why(act("a", 21, 40, "n", owner="Luis"), needed, busy)
    assert found == Waiting(Wait.NEEDS, (ActionId("n"),))


def test_what_it_needs_and_ended_long_ago_explains_nothing() -> None:
    assert why(act("a", 60, 80, "n"), act("n", 0, 18)) == Waiting(Wait.KEPT)


def test_the_owner_may_be_busy() -> None:
    found = why(act("a", 21, 40, owner="Luis"), act("b", 0, 18, owner="Luis"), act("c", 0, 18, owner="Tom"))
    assert found == Waiting(Wait.OWNER, (ActionId("b"),))


def test_all_three_places_may_be_taken() -> None:
    others = [act("b", 0, 18), act("c", 0, 45), act("d", 0, 45)]
    assert why(act("a", 21, 40), *others) == Waiting(Wait.PLACE, (ActionId("b"),))
    assert why(act("a", 21, 40), *others[:2]) == Waiting(Wait.KEPT)


def test_a_fourth_element_waits_for_its_day() -> None:
    found = why(act("a", 91, 110), not_before=MONDAY + timedelta(days=91))
    assert found == Waiting(Wait.ELEMENTS)


def test_a_fourth_element_starts_sooner_where_nothing_else_runs() -> None:
    """It was called the day that the team chose."""
    day = MONDAY + timedelta(days=91)
    assert why(act("a", 21, 40), act("b", 0, 20), not_before=day) == Waiting(Wait.FILLS)
    assert why(act("a", 21, 40), act("b", 0, 30), not_before=day) == Waiting(Wait.KEPT)


@fewer
@given(any_score(), any_discussion())
def test_every_day_of_a_recommended_plan_has_its_reason(score: Score, discussion: Discussion) -> None:
    found = recommend(SHIPPED, score, discussion, start=MONDAY)
    said = [in_words(a, SHIPPED, anonymous=True) for a in found.actions]
    for action, advised in zip(said, found.actions, strict=True):
        reason = waiting(action, said, start=MONDAY, not_before=advised.rather_from)
        assert (reason is None) is action.locked
        assert reason is None or reason.wait is not Wait.KEPT


def test_what_is_under_way_past_its_due_date_holds_others_up_until_it_is_done() -> None:
    """The days it was given are over and explain nothing: "nothing holds it", said the plan."""
    late = replace(act("l", -40, -20, owner="Ann"), status=Status.DOING)
    other = replace(act("m", -40, -20, owner="Ben"), status=Status.STUCK)
    own = act("a", 21, 40, owner="ann")
    assert why(own, late) == Waiting(Wait.OWNER_LATE, (late.id,))
    assert why(act("a", 21, 40, "l"), late) == Waiting(Wait.NEEDS, (late.id,))
    assert why(act("a", 21, 40), late, other) == Waiting(Wait.KEPT), "one place was free"
    third = act("t", 14, 20)
    assert why(act("a", 21, 40), late, other, third) == Waiting(Wait.PLACE_LATE, (late.id, other.id))
    over = [replace(a, status=Status.DONE) for a in (late, other)]
    assert why(act("a", 21, 40), *over, third) == Waiting(Wait.KEPT)


def test_nothing_is_told_to_be_free_that_waits_for_its_gate_or_for_what_is_open() -> None:
    """ "Nothing holds it" stood beside a gate that was taken back, and under "Waits for 8"."""
    other = act("b", 0, 2)
    needing, free = act("a", 21, 40, "b"), act("c", 21, 40)
    kept, day = Waiting(Wait.KEPT), MONDAY + timedelta(days=21)

    def told(action: Action, found: Waiting, gate: tuple[int, ...] | None, today: date) -> Waiting | None:
        return as_told(found, action, (action, other), gate=gate, today=today)

    assert told(needing, kept, (4,), MONDAY) == Waiting(Wait.GATE, points=(4,))
    assert told(free, Waiting(Wait.NOTHING), (), MONDAY) == Waiting(Wait.GATE)
    assert told(needing, kept, None, MONDAY) == Waiting(Wait.NEEDED, (other.id,))
    assert told(needing, Waiting(Wait.NOTHING), None, MONDAY) == Waiting(Wait.NEEDED, (other.id,))
    assert told(free, kept, None, day) == Waiting(Wait.NOTHING), "a draft made today was planned at no time"
    assert told(free, kept, None, MONDAY) == kept
    for sure in (Wait.PINNED, Wait.UNDER_WAY):
        assert told(needing, Waiting(sure), (4,), day) == Waiting(sure)
    over = replace(other, status=Status.DONE)
    assert as_told(kept, needing, (over,), gate=None, today=MONDAY) == kept
    assert as_told(None, needing, (), gate=(4,), today=MONDAY) is None
