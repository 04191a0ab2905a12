"""Why these actions: from the aim to each action, in order, and never more than is known."""

from dataclasses import replace

from sixelements.application.reports import Material
from sixelements.domain.ids import ElementId, PracticeId
from sixelements.reporting.plain_text import outline_text
from sixelements.reporting.roadmap import roadmap
from sixelements.reporting.why import branches
from tests.reporting.example import Case, a_plan
from tests.reporting.plans import LONG, PLANS, planned, the_actions


def said(material: Material) -> str:
    return outline_text(roadmap(material, parts=frozenset({"why", "plan"})))


def page(material: Material) -> str:
    return said(material).split("==== Why these actions ====")[1].split("\n====")[0]


def test_every_open_action_stands_once_under_its_practice() -> None:
    material = PLANS["twenty actions"]()
    found = [action.id for branch in branches(material) for action in branch.actions]
    assert sorted(found) == sorted(a.id for a in material.actions)
    assert all(a.practice == branch.practice for branch in branches(material) for a in branch.actions)


def test_elements_come_by_priority_and_those_that_begin_late_last() -> None:
    material = Case().material()
    elements = list(dict.fromkeys(branch.element for branch in branches(material)))
    assert (
        elements[0] == material.assessment.practices[material.recommendation.priorities[0].practice].element
    )
    assert elements[-1] == "4"
    assert "After day 90" in page(material)


def test_aim_and_element_are_read_once() -> None:
    text = page(Case().material(plan=a_plan(Case(), aim="Half of all permits in 12 days.")))
    assert text.count("Half of all permits in 12 days.") == 1
    assert text.count("Score 29, level 2") == 2, "two elements with the same score"
    assert "Speed about 5 of 10 contacts, the short leg" in text


def test_a_plan_without_an_aim_says_so() -> None:
    assert "No aim sentence yet." in page(Case().material())


def test_a_practice_without_a_level_of_its_own_is_told_as_such() -> None:
    assert "3.4 Information at hand / No level agreed, aim 4" in page(Case().material())


def test_a_practice_that_nobody_rated_has_no_level() -> None:
    action = replace(the_actions(2)[0], practice=PracticeId("6.6"), element=ElementId("6"))
    material = planned(action, the_actions(2)[1])
    aside = replace(material.round, set_aside={PracticeId("6.6"): "no internal services"})
    kept = tuple(
        replace(e, practices=tuple(p for p in e.practices if p.id != "6.6")) for e in material.score.elements
    )
    found = page(replace(material, round=aside, score=replace(material.score, elements=kept)))
    assert "6.6 Internal services / Not enough answers, aim" in found


def test_a_practice_that_the_questionnaires_lack_is_named_by_its_number() -> None:
    first, second = the_actions(2)
    unknown = replace(first, practice=PracticeId("9.9"), element=ElementId("9"))
    text = page(planned(unknown, second))
    assert "9 / No score: not enough answers | 9.9 / Not enough answers, aim" in text


def test_one_action_is_explained_on_the_page_of_the_plan() -> None:
    text = said(planned(*the_actions(1)))
    assert "==== Why" not in text
    assert "### Why this action" in text


def test_without_actions_nothing_is_explained() -> None:
    for material in (planned(), PLANS["only a locked action"]()):
        assert "Why th" not in said(material)


def test_an_action_that_waits_for_a_lean_process_is_no_branch() -> None:
    material = PLANS["one waits for a lean process"]()
    assert len([a for branch in branches(material) for a in branch.actions]) == 2


def test_endless_titles_are_cut_with_a_sign() -> None:
    text = page(PLANS["names without end"]())
    assert LONG * 6 not in text
    assert text.count(" …") >= 3


def test_strengths_tell_what_is_true_and_the_evidence() -> None:
    text = page(Case().material())
    assert "2.1 Before going solo | 4 | " in text
    assert "Evidence: sign-off sheets since 2025" in text


def test_what_the_plan_holds_is_counted_in_words() -> None:
    """Page 1 said "nine actions" and this one "9 actions"."""
    assert "The plan has two actions on two practices in one element." in page(planned(*the_actions(2)))
