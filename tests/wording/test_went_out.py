"""What goes out of a plan when another is accepted in its place."""

from dataclasses import replace
from datetime import date

from sixelements.domain.actions import Action, Kind, Plan, Status
from sixelements.domain.ids import ActionId, ElementId, PlanId, PracticeId
from sixelements.wording.plan_check import went_out

ONE = Action(
    id=ActionId("a"),
    kind=Kind.OWN,
    title="Pair newcomers",
    practice=PracticeId("2.5"),
    element=ElementId("2"),
    expected_level=3,
)
BOTH = Plan(
    id=PlanId("p"),
    start=date(2026, 10, 26),
    actions=(
        replace(ONE, owner="Sam", status=Status.DOING),
        replace(ONE, id=ActionId("b"), title="Thank people"),
    ),
)


def test_what_went_out_is_named_with_its_owner_and_where_it_stood() -> None:
    """Three actions under way were gone without a word."""
    left = replace(BOTH, actions=BOTH.actions[1:])
    assert went_out(BOTH, left) == (
        "1 action went out of the plan: “Pair newcomers” (Sam, In progress). "
        "The backup that was made before has it."
    )
    assert went_out(BOTH, replace(BOTH, actions=())).startswith("2 actions went out of the plan: “Pair")
    assert went_out(BOTH, BOTH) == went_out(None, BOTH) == ""
