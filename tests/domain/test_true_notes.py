"""What changed the list is only told where the plan as it stands still has it."""

from dataclasses import replace
from datetime import date

from sixelements.domain.actions import Action, Guardrail, Horizon, Note
from sixelements.domain.ids import PracticeId
from sixelements.domain.true_notes import still_true
from tests.reporting.example import Case, a_plan

PLAN = a_plan(Case())


def test_a_note_is_told_only_of_the_plan_that_has_it() -> None:
    first, second = _two()
    order = Note(about=Guardrail.PREREQUISITES, practice=first.practice, other=second.practice)
    quick = Note(about=Guardrail.QUICK_START, action=first.id, practice=first.practice)
    until = Note(
        about=Guardrail.THREE_ELEMENTS, action=second.id, practice=second.practice, until=date(2026, 12, 1)
    )
    talk = Note(about=Guardrail.CONVERSATION, action=second.id, practice=second.practice)
    left = Note(about=Guardrail.NINE_ACTIONS, left_out=2)
    found = (order, quick, until, talk, left, "As it was said before.")
    assert still_true(found, (first, second)) == found
    sooner = replace(second, horizon=Horizon.DAYS_30, start=date(2026, 10, 1), due=date(2026, 10, 20))
    assert still_true(found, (first, sooner)) == (quick, talk, left, found[-1])
    assert still_true(found, (first,)) == (quick, left, found[-1])
    late = replace(first, horizon=Horizon.DAYS_90)
    assert quick not in still_true(found, (late, second))
    assert still_true(found, ()) == (left, found[-1])


def _two() -> tuple[Action, Action]:
    first, second = [a for a in PLAN.actions if not a.locked][:2]
    return (
        replace(
            first,
            practice=PracticeId("4.1"),
            horizon=Horizon.DAYS_30,
            start=date(2026, 11, 2),
            due=date(2026, 11, 20),
        ),
        replace(
            second,
            practice=PracticeId("4.2"),
            horizon=Horizon.DAYS_90,
            start=date(2026, 12, 1),
            due=date(2027, 1, 15),
        ),
    )
