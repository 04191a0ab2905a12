"""Recommended actions in words: none is left without a title, a first step, a promise and a measure."""

import re

import pytest

from sixelements.domain.actions import Action, Gates, Kind
from sixelements.domain.assessment import Assessment, Stage
from sixelements.domain.discussion import Discussion, Outcome, Settled
from sixelements.domain.ids import PracticeId
from sixelements.domain.recommendation import recommend
from sixelements.domain.scores import PracticeScore
from sixelements.wording.actions import action, when_then
from tests.domain.builders import MONDAY, a_score, practice_score, shipped_assessment

SHIPPED: Assessment = shipped_assessment()
IDS = tuple(SHIPPED.practices)


def said(practice: PracticeScore, discussion: Discussion | None = None, gates: Gates | None = None) -> Action:
    """The first recommended action, in words, where only this practice is below its aim."""
    found = recommend(
        SHIPPED, a_score({}, practices=[practice]), discussion or Discussion(), start=MONDAY, gates=gates
    )
    return action(found.actions[0], SHIPPED)


def assert_complete(one: Action) -> None:
    for text in (one.title, one.first_step, one.when, one.then, one.because):
        assert text.strip() == text
        assert text
        assert not re.search(r"[{}]|  |\bNone\b", text)
    assert one.title[0].isupper()
    assert not one.title.endswith(".")
    assert one.first_step[-1] in ".?"
    assert one.when[0].islower() or one.when[0] in '"“' or not one.when[0].isalpha()
    assert not one.when.endswith(".")
    assert not one.then.endswith(".")
    assert one.measure.name
    assert one.measure.unit
    assert one.measure.how.endswith(".")
    assert one.kind is Kind.LIBRARY or one.measure.target is not None
    assert one.first_step_by is not None


@pytest.mark.parametrize("practice", IDS)
def test_every_practice_has_a_complete_conversation(practice: str) -> None:
    one = said(practice_score(practice, 2.0, split=True))
    assert one.kind is Kind.CONVERSATION
    assert_complete(one)


@pytest.mark.parametrize("practice", IDS)
def test_every_practice_that_is_hard_to_see_has_a_complete_action(practice: str) -> None:
    one = said(practice_score(practice, 2.0, visibility_finding=True, dont_know=4))
    assert one.kind is Kind.CONVERSATION
    assert one.title.startswith("Show the team what is done: ")
    assert_complete(one)


@pytest.mark.parametrize("practice", IDS)
def test_every_practice_has_a_complete_step_to_find_out(practice: str) -> None:
    discussion = Discussion(settled={PracticeId(practice): Settled(outcome=Outcome.NOT_AGREED)})
    one = said(practice_score(practice, 2.0), discussion)
    assert one.kind is Kind.FIND_OUT
    assert_complete(one)


NEED_TECHNOLOGY = [
    p.id
    for p in SHIPPED.practices.values()
    for a in p.actions.values()
    if a.technology and a.stage is Stage.KEEP
]


@pytest.mark.parametrize("practice", NEED_TECHNOLOGY)
def test_every_technology_action_has_a_complete_stand_in(practice: PracticeId) -> None:
    one = said(practice_score(practice, 4.0), Discussion(aims={practice: 5}))
    assert one.kind is Kind.STREAMLINE
    assert (
        one.title == f"Streamline the process first: {SHIPPED.practices[practice].actions[Stage.KEEP].title}"
    )
    assert_complete(one)


@pytest.mark.parametrize("practice", IDS)
@pytest.mark.parametrize("level", [1.0, 3.0, 4.0])
def test_every_library_action_is_complete(practice: str, level: float) -> None:
    one = said(
        practice_score(practice, level),
        Discussion(aims={PracticeId(practice): 5}),
        Gates(passed=frozenset(SHIPPED.practices)),
    )
    assert one.kind is Kind.LIBRARY
    assert_complete(one)


def test_no_measure_is_cut_short() -> None:
    for practice in NEED_TECHNOLOGY:
        one = said(practice_score(practice, 4.0), Discussion(aims={practice: 5}))
        assert SHIPPED.practices[practice].actions[Stage.KEEP].title in one.measure.name


def test_a_conversation_word_for_word() -> None:
    one = said(practice_score("3.1", 2.0, gap=50.0))
    assert one.title == "Talk through how each side sees: Clear limits"
    assert one.first_step == (
        "Ask each side for two real cases and write them down. " + SHIPPED.practices[PracticeId("3.1")].prompt
    )
    assert when_then(one) == (
        "When the team meets for the talk about Clear limits, the owner will read both sides' cases aloud "
        "before anyone proposes a rule."
    )
    assert (one.measure.name, one.measure.unit, one.measure.target, one.measure.baseline) == (
        "Cases both sides read the same way: Clear limits",
        "of 10 cases",
        8,
        None,
    )
    assert one.guardrail == "Talk before making a rule"
    assert one.because == (
        "Clear limits is at level 2, two below the aim. "
        "Front line and leads are 50 points apart on it, so talk before making a rule."
    )


def test_finding_out_word_for_word() -> None:
    one = said(practice_score("3.4", 2.0, sd=1.3))
    assert one.title == "Find out what is true today: Information at hand"
    assert one.first_step == "Pick ten recent cases that show how it goes: Information at hand."
    assert when_then(one) == (
        "When the ten cases about Information at hand are on the table, the owner will mark with two others "
        "which level each case shows."
    )
    assert (one.measure.name, one.measure.baseline, one.measure.target) == (
        "Cases checked: Information at hand",
        0,
        10,
    )
    assert one.guardrail == "Find out first"


def test_showing_word_for_word() -> None:
    one = said(practice_score("2.4", 2.0, rated=6, dont_know=5, visibility_finding=True))
    assert one.title == "Show the team what is done: Leaders trained"
    assert one.first_step == "Write five lines on what is done today about Leaders trained."
    assert one.because.endswith("5 of 11 don't know, so the work is out of sight: show it first.")
    assert one.measure.name == 'People who answer "don\'t know": Leaders trained'
    assert one.measure.target == 0


def test_streamlining_word_for_word() -> None:
    practice = PracticeId("6.5")
    one = said(practice_score(practice, 4.0), Discussion(aims={practice: 5}))
    tool = SHIPPED.practices[practice].actions[Stage.KEEP].title
    assert one.first_step == f"Fill in the streamline-first worksheet for: {tool}."
    assert when_then(one) == (
        f'When someone asks for a tool for "{tool}", '
        "the owner will show the worksheet and the next missing step."
    )
    assert (one.measure.unit, one.measure.target) == ("of 8 steps", 8)
    assert one.guardrail == "Streamline before technology"


def test_the_when_then_sentence_names_the_owner_once_there_is_one() -> None:
    base = Action(
        id=said(practice_score("5.2", 3.0)).id,
        kind=Kind.OWN,
        title="Thank",
        practice=PracticeId("5.2"),
        element=SHIPPED.practices[PracticeId("5.2")].element,
        expected_level=4,
        when="the week starts",
        then="thank one colleague",
        owner="Luis Romero",
    )
    assert when_then(base) == "When the week starts, Luis Romero will thank one colleague."


@pytest.mark.parametrize(("when", "then"), [("", "do it"), ("it happens", ""), ("", "")])
def test_half_a_promise_is_no_sentence(when: str, then: str) -> None:
    whole = said(practice_score("5.2", 3.0))
    part = Action(
        id=whole.id,
        kind=Kind.OWN,
        title="",
        practice=whole.practice,
        element=whole.element,
        expected_level=4,
        when=when,
        then=then,
    )
    assert when_then(part) == ""
