"""Which heading of a customer service plan an action belongs under."""

from dataclasses import replace

import pytest

from sixelements.domain import service_plan
from sixelements.domain.actions import Action, Kind
from sixelements.domain.ids import ActionId, ElementId, PracticeId
from sixelements.domain.service_plan import PlanHeading
from tests.reporting.example import assessment


def action(practice: str, name: str = "", *, locked: bool = False) -> Action:
    return Action(
        id=ActionId(name or f"{practice}-own"),
        kind=Kind.OWN,
        title="Act",
        practice=PracticeId(practice),
        element=ElementId(practice[0]),
        expected_level=3,
        locked=locked,
    )


def headings(*actions: Action) -> dict[str, str]:
    """The letter that each action stands under."""
    found = service_plan.by_heading(actions, assessment())
    return {a.id: heading.value for heading, under in found.items() for a in under}


@pytest.mark.parametrize(
    ("practice", "letter"),
    [("1.3", "c"), ("2.1", "d"), ("3.1", "d"), ("4.2", "b"), ("5.2", "d"), ("6.2", "e")],
)
def test_an_element_has_its_heading(practice: str, letter: str) -> None:
    assert headings(action(practice)) == {f"{practice}-own": letter}


def test_the_first_action_with_technology_is_the_signature_and_the_others_are_not() -> None:
    found = headings(action("3.4", "3.4-keep"), action("6.5", "6.5-keep"), action("6.5", "6.5-start"))
    assert found == {"3.4-keep": "a", "6.5-keep": "f", "6.5-start": "e"}


def test_a_practice_that_the_questionnaires_lack_has_a_heading_all_the_same() -> None:
    assert headings(action("9.9")) == {"9.9-own": "d"}


def test_what_waits_for_a_leaner_process_uses_technology() -> None:
    assert headings(action("1.3", locked=True)) == {"1.3-own": "a"}


def test_all_six_headings_stand_in_their_order_even_when_empty() -> None:
    found = service_plan.by_heading((), assessment())
    assert list(found) == list(PlanHeading)
    assert not any(found.values())


def test_every_action_stands_once() -> None:
    actions = [action(p) for p in assessment().practices]
    found = service_plan.by_heading(actions, assessment())
    assert sorted(a.id for under in found.values() for a in under) == sorted(a.id for a in actions)


def test_the_headings_are_matched_with_one_assessment_only() -> None:
    assert service_plan.applies_to(assessment())
    assert not service_plan.applies_to(replace(assessment(), id="another"))
