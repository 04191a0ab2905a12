"""The plan under the headings of the order, and the frameworks that the elements are related to."""

from dataclasses import replace

from sixelements.application.reports import Material
from sixelements.domain.actions import Horizon, Kind
from sixelements.domain.ids import ActionId
from sixelements.reporting.plain_text import outline_text
from sixelements.reporting.roadmap import lengths, roadmap
from tests.reporting.example import Case, a_plan
from tests.reporting.readback import fitted

CASE = Case()
PARTS = frozenset({"service plan"})


def said(material: Material, parts: frozenset[str] = PARTS) -> str:
    return outline_text(roadmap(material, parts=parts))


def lines(material: Material) -> dict[str, str]:
    """The row of each heading by its letter."""
    text = said(material).split("Part | Heading | ")[1].split("###")[0]
    return {line[0]: line for line in text.splitlines() if line[1:4] == " | "}


def test_every_agreed_action_stands_under_one_heading() -> None:
    found = lines(CASE.material(plan=a_plan(CASE)))
    assert list(found) == list("abcdef")
    called = [n for line in found.values() for n in line.rsplit(" | ", 1)[1].split(", ") if n != "–"]
    assert sorted(called, key=int) == [str(n) for n in range(1, 10)]


def test_a_row_says_approach_benefits_and_timeline() -> None:
    (line,) = [row for letter, row in lines(CASE.material(plan=a_plan(CASE))).items() if letter == "b"]
    assert line == (
        "b | Ways to gather feedback and use it"
        " | Add ways to hear from our main groups until each has two"
        " | Main groups we hear from in two ways: 100% of main groups | Jan 25 to Feb 16, 2027 | 9"
    )


def test_a_heading_without_an_action_says_so() -> None:
    assert lines(CASE.material(plan=a_plan(CASE)))["f"] == (
        "f | Innovative technologies for the above | Nothing is planned under this heading. | – | – | –"
    )


def test_a_stretch_over_the_new_year_names_both_years() -> None:
    assert "Nov 17, 2026 to Jan 25, 2027" in lines(CASE.material(plan=a_plan(CASE)))["e"]


def test_technology_that_waits_names_what_clears_the_way() -> None:
    plan = a_plan(CASE, 2)
    tool = replace(
        plan.actions[0], locked=True, start=None, due=None, horizon=Horizon.LATER, title="Buy a tool"
    )
    first = replace(plan.actions[0], id=ActionId("lean"), kind=Kind.STREAMLINE, title="Streamline")
    material = CASE.material(plan=replace(plan, actions=(tool, first, plan.actions[1])))
    line = lines(material)["a"]
    assert "Buy a tool. Not started: streamline first. Action 1 clears the way." in line
    assert line.endswith("once the process is streamlined | –")


def test_an_action_without_dates_and_measure_has_them_to_be_set() -> None:
    plan = a_plan(CASE, 1)
    bare = replace(plan.actions[0], due=None, start=None, measure=replace(plan.actions[0].measure, name=""))
    assert "to be set | to be set | 1" in lines(CASE.material(plan=replace(plan, actions=(bare,))))["d"]


def test_only_agreed_actions_are_regrouped() -> None:
    assert "Executive Order" not in said(CASE.material())
    assert "Executive Order" not in said(CASE.material(plan=a_plan(CASE, 0)))


def test_another_assessment_has_neither_headings_nor_frameworks() -> None:
    material = CASE.material(plan=a_plan(CASE))
    other = replace(material, assessment=replace(material.assessment, id="another"))
    text = said(other, PARTS | {"method"})
    assert "Executive Order" not in text
    assert "Related frameworks" not in text


def test_the_frameworks_stand_once_wherever_the_method_is_told() -> None:
    material = CASE.material(plan=a_plan(CASE))
    for parts in (PARTS | {"method"}, frozenset({"method"})):
        text = said(material, parts)
        assert text.count("### Related frameworks") == 1
        assert text.count("1 Set expectations | EO 12862, standards") == 1
        assert "It does not mean compliance or endorsement." in text


def test_the_worked_example_has_it_on_one_page() -> None:
    assert fitted(lengths(CASE.material(plan=a_plan(CASE)), parts=PARTS)).pages == 2
