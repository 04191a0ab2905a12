"""Figures of worksheets in words."""

import pytest

from sixelements.domain.customer_groups import CustomerGroup, GroupMatrix, Technique, TechniqueKind
from sixelements.domain.ids import PracticeId
from sixelements.domain.marks import MarkedCell
from sixelements.domain.technology_gate import PointAnswer, TechnologyRequest
from sixelements.wording.worksheets import level_of_groups, minutes, waits_for_gate


@pytest.mark.parametrize(
    ("figure", "said"), [(0.5, "0.5"), (99.9, "99.9"), (100, "100"), (2534.91, "2,535"), (2534, "2,534")]
)
def test_minutes_are_whole_where_their_digits_would_break_a_column(figure: float, said: str) -> None:
    assert minutes(figure) == said


def test_a_locked_action_says_which_request_it_waits_for_and_what_that_lacks() -> None:
    met = {n: PointAnswer(yes=n not in (4, 5)) for n in range(1, 10)}
    request = TechnologyRequest(id="r", name="Status page", opens=PracticeId("6.5"), points=met)
    assert waits_for_gate([request], PracticeId("6.5")) == (
        "Waits for the gate of Status page. Points 4 and 5 come first."
    )
    for practice in (PracticeId("3.4"), None):
        assert waits_for_gate([request], practice) == "Waits for the gate: streamline its process first."


def test_a_blind_main_group_explains_level_2_and_no_other() -> None:
    matrix = GroupMatrix(
        groups=(CustomerGroup(id="g", name="Builders", main=True, cells={"t": MarkedCell(mark=0)}),),
        techniques=(Technique(id="t", name="Survey", kind=TechniqueKind.ASK, shown=True),),
    )
    assert matrix.blind
    assert level_of_groups(matrix, 1) == "Most groups are not asked, watched, or counted."
    assert level_of_groups(matrix, 2).startswith("While a main group is not heard")
