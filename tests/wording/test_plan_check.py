"""What of an action can't come true is said; it may be kept as it is."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sixelements.domain.actions import Action, Kind
from sixelements.domain.assessment import Measure, Size
from sixelements.domain.ids import ActionId, ElementId, PracticeId
from sixelements.domain.priorities import Standing
from sixelements.wording.plan_check import doubt
from tests.domain.builders import shipped_assessment

START = date(2026, 11, 2)
AT_2 = Standing(practice=PracticeId("1.3"), level=2.0, agreed=False, aim=4)


def action(
    unit: str, target: float | None = None, *, baseline: float | None = None, days: int = 20, level: int = 3
) -> Action:
    return Action(
        id=ActionId("a"),
        kind=Kind.OWN,
        title="Count",
        practice=PracticeId("1.3"),
        element=ElementId("1"),
        size=Size.MEDIUM,
        start=START,
        due=START + timedelta(days=days),
        measure=Measure(name="Weeks", unit=unit, how="Count.", baseline=baseline, target=target),
        expected_level=level,
    )


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (action("% of requests", 100, baseline=0), ""),
        (action("% of requests", 120), "A share runs from 0% to 100%: check the target and today's number."),
        (
            action("% of requests", 80, baseline=-1),
            "A share runs from 0% to 100%: check the target and today's number.",
        ),
        (action("of 10 cases", 10), ""),
        (action("of 10 cases", 12), "There are 10 to count: check the target and today's number."),
        (action("minutes", -5), ""),
        (action("per 1,000 cases", 1500), ""),
        (action("of 3 weeks", 3), ""),
        (action("of 13 weeks", 12), "Counting takes 91 days, and the action has 20 days."),
        (action("of 13 weeks", 12, days=90), ""),
        (action("minutes", 3, level=4), "From level 2 to level 4 is further than one action leads."),
        (replace(action("minutes", 3, level=4), size=Size.SMALL), ""),
        (
            replace(action("minutes", 3, level=5), size=Size.SMALL),
            "From level 2 to level 5 is further than one action leads.",
        ),
        (replace(action("% of requests", 120), locked=True), ""),
        (replace(action("of 13 weeks", 12), due=None), ""),
        (replace(action("minutes"), first_step_by=START + timedelta(days=20)), ""),
        (
            replace(action("minutes"), first_step_by=START + timedelta(days=21)),
            "The first step is to be taken after the action is due.",
        ),
    ],
)
def test_what_cannot_come_true_is_said(found: Action, said: str) -> None:
    assert doubt(found, AT_2) == said


def test_nothing_is_said_of_levels_that_may_not_be_shown() -> None:
    assert doubt(action("minutes", 3, level=5), None) == ""


def test_no_action_of_the_library_promises_what_cannot_come_true() -> None:
    for practice in shipped_assessment().practices.values():
        for library in practice.actions.values():
            made = replace(
                action("", days=library.size.days),
                measure=library.measure,
                size=library.size,
                practice=practice.id,
            )
            assert doubt(made, None) == "", library.id
