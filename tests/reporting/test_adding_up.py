"""What a reader can check with a pencil: gaps that are the differences of what stands beside them."""

import re
from dataclasses import replace

import pytest

from sixelements.domain.anonymity import Withheld
from sixelements.domain.assessment import Role
from sixelements.domain.discussion import NO_DISCUSSION
from sixelements.domain.rounds import Mode
from sixelements.domain.scores import NoRange, Scope, Suppressed
from sixelements.reporting.differences import differences
from sixelements.reporting.plain_text import outline_text
from sixelements.reporting.roadmap import roadmap
from sixelements.reporting.summary import lead
from sixelements.wording.asked import no_range, without_range
from tests.reporting.example import Case, Sheet, assessment

PRACTICES = tuple(assessment().practices)
LINES = tuple(line.id for line in assessment().three_thirds.lines)


def sheet(role: Role, level: str, line: str = "3") -> Sheet:
    return role, {**dict.fromkeys(PRACTICES, level), **dict.fromkeys(LINES, line)}


def team(*made: Sheet, mode: Mode = Mode.OPEN) -> Case:
    return Case(made=made, mode=mode, headcount=None, settled=NO_DISCUSSION)


def on_differences(case: Case, *suppressed: Suppressed) -> str:
    material = case.material()
    if suppressed:
        material = replace(material, score=replace(material.score, suppressed=suppressed))
    return outline_text(replace(roadmap(Case().material()), sections=(differences(material),)))


def test_the_gap_of_a_practice_is_the_difference_of_the_figures_beside_it() -> None:
    """Front line 38, leads 75, and 38 apart, from 37.5."""
    front = [sheet(Role.FRONTLINE, level) for level in "22223333"]
    text = on_differences(team(*front, *[sheet(Role.SUPERVISOR, "4")] * 5))
    rows = re.findall(r"\| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \| ", text)
    assert ("37.5", "75", "37.5") in rows
    assert ("38", "75", "37") in rows, "of an element, in whole points"
    assert all(float(high) - float(low) == pytest.approx(float(gap)) for low, high, gap in rows)


def test_roles_withheld_though_enough_answered_are_not_asked_for_more_answers() -> None:
    """With k = 3 and three leads the page advised a round in which at least three leads answer."""
    some = [sheet(Role.FRONTLINE, "3")] * 9 + [sheet(Role.SUPERVISOR, "3")] * 3
    telling = tuple(
        Suppressed(scope=Scope.ROLES, reason=Withheld.TELLING, practice=practice) for practice in PRACTICES
    )
    text = on_differences(team(*some, mode=Mode.ANONYMOUS), *telling)
    assert "With groups this small, role means could reveal what a group said." in text
    assert "To compare roles, ask in an open round or a larger group." in text
    assert "To compare roles next time" not in text


@pytest.mark.parametrize(
    ("level", "line", "told"),
    [
        ("5", "1", True),
        ("1", "5", True),
        ("2", "5", True),
        ("3", "1", False),
        ("1", "1", False),
        ("5", "5", False),
    ],
)
def test_lines_and_practices_that_contradict_each_other_are_said_to(
    level: str, line: str, *, told: bool
) -> None:
    """ "All fall short in most contacts", then "Every practice is at its aim", and nothing on the two."""
    said = lead(team(*[sheet(Role.FRONTLINE, level, line)] * 6).material())
    assert ("tell two stories: ask which is closer" in said) == told


def test_each_range_that_is_missing_has_its_own_reason() -> None:
    """ "No range: everyone answered and too few answers", of ranges missing for one reason or the other."""
    elements = Case().material().score.elements
    reasons = NoRange.EVERYONE, NoRange.TOO_FEW, NoRange.TOO_FEW
    some = [replace(e, no_range=reason) for e, reason in zip(elements, reasons, strict=False)]
    assert without_range(some) == (
        f"No range for 1: {no_range(NoRange.EVERYONE)}. No range for 2 and 3: {no_range(NoRange.TOO_FEW)}."
    )
    assert without_range(some[1:]) == f"No range: {no_range(NoRange.TOO_FEW)}."
