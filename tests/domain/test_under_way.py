"""How long what was begun takes its place among what is in progress at once."""

from dataclasses import replace
from datetime import timedelta

from sixelements.domain.actions import Status
from sixelements.domain.assessment import Size
from sixelements.domain.schedule import Slot, working_day
from sixelements.domain.under_way import busy, held_until
from tests.domain.builders import MONDAY
from tests.domain.test_waiting import act


def test_an_action_past_its_due_date_is_planned_with_its_whole_length_again_while_it_is_under_way() -> None:
    given = act("a", 0, 18)
    assert given.due
    late, length = given.due + timedelta(days=30), timedelta(days=Size.SMALL.days)
    for status, until in (
        (Status.TO_DO, given.due),
        (Status.DONE, given.due),
        (Status.WORKING, given.due),
        (Status.DOING, working_day(late + length)),
        (Status.STUCK, working_day(late + length)),
        (Status.SLIPPED_BACK, working_day(late + length)),
    ):
        action = replace(given, status=status)
        assert held_until(action, late) == until
        assert held_until(action, given.due) == given.due, "it is not late on its due date"
        assert busy(action, late)[1:] == ((Slot(late, until),) if until > given.due else ())


def test_what_has_no_days_takes_none() -> None:
    assert busy(replace(act("a", 0, 18), start=None, due=None, status=Status.DOING), MONDAY) == ()
