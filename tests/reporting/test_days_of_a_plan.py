"""A day of another year is printed with its year wherever a plan is told."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest

from sixelements.application.audiences import Audience
from sixelements.domain.actions import Status
from sixelements.domain.ids import RoundId
from sixelements.reporting.data import plan_data
from sixelements.reporting.plain_text import outline_text
from sixelements.reporting.spreadsheet.plan import plan as plan_table
from sixelements.reporting.versions import version
from tests.reporting.example import Case, a_plan

CASE = Case()
MATERIAL = CASE.material(plan=a_plan(CASE))


def test_what_was_due_before_stands_in_no_stretch_of_the_plan_in_any_file() -> None:
    material = MATERIAL
    assert material.plan
    due = date(material.plan.start.year - 1, 8, 19)
    old = replace(material.plan.actions[0], due=due, start=None, carried_from=RoundId("before"))
    plan = material.plan.with_action(old)
    made = replace(material, plan=plan, actions=plan.actions)
    assert "Carried over" in outline_text(version(made))
    data = json.loads(json.dumps(plan_data(made)))
    said = [(a["horizon"], a["carried_over"]) for a in data["actions"][:2]]
    assert said == [("carried_over", True), ("30", False)]
    table = plan_table(made)
    place = [c.title for c in table.columns].index("Horizon")
    assert [row[place] for row in table.rows][:2] == ["Carried over", "Within 30 days"]


@pytest.mark.parametrize("audience", [Audience.ROADMAP, Audience.ONE_PAGE, Audience.HANDOUT])
def test_what_was_carried_over_is_due_in_its_own_year(audience: Audience) -> None:
    """A day of the year before the plan must not read as one of this year."""
    assert MATERIAL.plan
    start = MATERIAL.plan.start
    due = date(start.year - 1, 8, 19)
    old = replace(
        MATERIAL.plan.actions[0],
        status=Status.STUCK,
        start=date(start.year - 1, 7, 29),
        due=due,
        first_step_by=None,
        carried_from=RoundId("before"),
    )
    plan = MATERIAL.plan.with_action(old)
    text = outline_text(version(replace(MATERIAL, plan=plan, actions=plan.actions), audience))
    for day in ("Aug 19", "Jul 29"):
        assert not re.search(rf"{day}(?!, {due.year})(?!\d)", text)
    assert f"Aug 19, {due.year}" in text
