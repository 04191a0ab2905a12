"""What could go wrong: only what the team wrote and what follows from the order."""

from dataclasses import replace

from sixelements.reporting.around_the_plan import could_go_wrong
from sixelements.reporting.plain_text import outline_text
from sixelements.reporting.roadmap import roadmap
from tests.reporting.example import Case, a_plan

CASE = Case()


def test_what_the_team_wrote_comes_first_by_the_number_of_the_action() -> None:
    plan = a_plan(CASE, 2)
    first, second = plan.actions
    plan = replace(plan, actions=(replace(first, risk="People may be away."), replace(second, risk="")))
    assert could_go_wrong(CASE.material(plan=plan)) == ["Action 1: People may be away."]


def test_what_waits_starts_later_when_the_first_one_slips() -> None:
    plan = a_plan(CASE, 3)
    one, two, three = (replace(a, depends_on=()) for a in plan.actions)
    plan = replace(
        plan, actions=(one, replace(two, depends_on=(one.id,)), replace(three, depends_on=(one.id,)))
    )
    assert could_go_wrong(CASE.material(plan=plan)) == ["If action 1 slips, actions 2 and 3 start later."]
    plan = replace(plan, actions=(one, two, replace(three, depends_on=(two.id,))))
    assert could_go_wrong(CASE.material(plan=plan)) == ["If action 2 slips, action 3 starts later."]


def test_nothing_is_said_of_a_plan_without_risks_or_without_consent() -> None:
    plan = a_plan(CASE, 1)
    assert could_go_wrong(CASE.material(plan=plan)) == []
    assert could_go_wrong(CASE.material()) == []
    assert "What could go wrong" not in outline_text(roadmap(CASE.material(plan=plan)))


def test_the_plan_prints_them() -> None:
    text = outline_text(roadmap(CASE.material(plan=a_plan(CASE))))
    assert "### What could go wrong\n- If action 1 slips, action 4 starts later." in text
