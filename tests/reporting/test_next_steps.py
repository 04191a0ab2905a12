from dataclasses import replace
from datetime import date

from sixelements.reporting.next_steps import Step, steps, that_fit
from tests.reporting.example import Case, a_plan

UNTIL = date(2026, 11, 25)


def test_steps_come_by_date_and_the_same_step_is_one_line() -> None:
    case = Case()
    plan = a_plan(case)
    first, second, *others = plan.actions
    same = replace(second, first_step=first.first_step, first_step_by=first.first_step_by)
    found = steps(case.material(plan=replace(plan, actions=(first, same, *others))), UNTIL)
    assert [s.day for s in found] == sorted(s.day for s in found)
    assert any("(actions 1 and 2)" in s.words for s in found)


def test_a_step_without_an_owner_says_so() -> None:
    assert {s.who for s in steps(Case().material(), UNTIL)} == {"to be named"}


def test_nothing_after_the_day_and_nothing_undated() -> None:
    case = Case()
    plan = a_plan(case)
    undated = replace(plan, actions=tuple(replace(a, due=None, first_step_by=None) for a in plan.actions))
    assert steps(case.material(plan=undated), UNTIL) == ()
    assert all(s.day <= UNTIL for s in steps(case.material(plan=plan), UNTIL))


def test_page_1_shows_as_many_as_fit_and_one_at_least() -> None:
    short, long = (Step(day=UNTIL, words="x" * n, who="") for n in (20, 2000))
    assert len(that_fit([short] * 9, 10)) == 7
    assert len(that_fit([short] * 9, 12)) == 5
    assert that_fit([long, short], 10) == [long]
    assert that_fit([], 10) == []
