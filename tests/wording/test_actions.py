"""Recommended actions in words: none is left without a title, a first step, a promise and a measure."""

import re
from dataclasses import replace

import pytest

from sixelements.domain.actions import Action, Gates, Guardrail, Kind
from sixelements.domain.assessment import Assessment, Stage, Worksheet
from sixelements.domain.discussion import Discussion, Outcome, Settled
from sixelements.domain.ids import ActionId, ElementId, PracticeId
from sixelements.domain.priorities import Standing
from sixelements.domain.recommendation import recommend
from sixelements.domain.scores import PracticeScore
from sixelements.wording.actions import (
    action,
    outlook,
    sheet_of,
    sheet_that_helps,
    short_title,
    then_start,
    when_then,
)
from sixelements.wording.because import because
from tests.domain.builders import MONDAY, a_score, practice_score, shipped_assessment

SHIPPED: Assessment = shipped_assessment()
IDS = tuple(SHIPPED.practices)


def said(
    practice: PracticeScore,
    discussion: Discussion | None = None,
    gates: Gates | None = None,
    *,
    anonymous: bool = False,
) -> Action:
    """The first recommended action, in words, where only this practice is below its aim."""
    found = recommend(
        SHIPPED, a_score({}, practices=[practice]), discussion or Discussion(), start=MONDAY, gates=gates
    )
    return action(found.actions[0], SHIPPED, anonymous=anonymous)


def assert_complete(one: Action) -> None:
    for text in (one.title, one.first_step, one.when, one.then, because(one.because, SHIPPED)):
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
    for anonymous in (False, True):
        one = said(practice_score(practice, 2.0, split=True), anonymous=anonymous)
        assert one.kind is Kind.CONVERSATION
        assert_complete(one)


@pytest.mark.parametrize("practice", IDS)
def test_every_practice_that_is_hard_to_see_has_a_complete_action(practice: str) -> None:
    one = said(practice_score(practice, 3.0, visibility_finding=True, dont_know=4))
    assert one.kind is Kind.CONVERSATION
    assert one.title.startswith("Show the team what we do about ")
    assert_complete(one)


@pytest.mark.parametrize("practice", IDS)
def test_every_practice_has_a_complete_step_to_find_out(practice: str) -> None:
    discussion = Discussion(settled={PracticeId(practice): Settled(outcome=Outcome.NOT_AGREED)})
    one = said(practice_score(practice, 2.0), discussion)
    assert one.kind is Kind.FIND_OUT
    assert_complete(one)


@pytest.mark.parametrize("practice", IDS)
def test_everything_the_app_suggests_has_a_title_of_a_few_words(practice: str) -> None:
    about = SHIPPED.practices[PracticeId(practice)].noun
    split = practice_score(practice, 2.0, split=True)
    hard = practice_score(practice, 3.0, visibility_finding=True, dont_know=4)
    open_ = Discussion(settled={PracticeId(practice): Settled(outcome=Outcome.NOT_AGREED)})
    assert short_title(said(split), SHIPPED) == short_title(said(split, anonymous=True), SHIPPED)
    assert short_title(said(split), SHIPPED) == f"Talk: {about}"
    assert short_title(said(hard), SHIPPED) == f"Show: {about}"
    assert short_title(said(practice_score(practice, 2.0), open_), SHIPPED) == f"Find out: {about}"


def test_a_title_that_the_team_wrote_is_not_shortened() -> None:
    library = SHIPPED.practices[PracticeId("1.1")].actions[Stage.START]
    one = said(practice_score("1.1", 2.0))
    assert (one.title, short_title(one, SHIPPED)) == (library.title, library.short)
    for title in ("Write down what callers hear", ""):
        assert short_title(replace(one, title=title), SHIPPED) == title
    assert short_title(replace(one, practice=PracticeId("9.9")), SHIPPED) == library.title


def test_an_action_names_its_worksheet_once_it_is_begun_and_leads_to_it() -> None:
    """Cards pointed to a sheet that the roadmap did not have, as nobody had filled one in."""
    ours = said(practice_score("1.2", 2.0))
    helps = "The worksheet Channels helps with it."
    assert "orksheet" not in ours.first_step
    assert sheet_that_helps(ours, SHIPPED, {Worksheet.CHANNELS}) == helps
    assert sheet_that_helps(ours, SHIPPED, {Worksheet.WASTE}) == ""
    old = replace(ours, first_step=f"{ours.first_step} {helps}")
    assert sheet_that_helps(old, SHIPPED, {Worksheet.CHANNELS}) == "", "plans of older versions say it"
    assert sheet_of(ours, SHIPPED) is Worksheet.CHANNELS
    assert sheet_of(replace(ours, title="Write down what callers hear"), SHIPPED) is None
    assert sheet_of(replace(ours, practice=PracticeId("9.9")), SHIPPED) is None
    assert sheet_of(replace(ours, locked=True), SHIPPED) is Worksheet.GATE


def test_all_actions_that_name_a_worksheet_lead_to_one() -> None:
    named = [a for p in SHIPPED.practices.values() for a in p.actions.values() if a.worksheet]
    assert len(named) == 10
    assert {a.worksheet for a in named} == set(Worksheet) - {Worksheet.THIRDS}


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
    assert (
        short_title(one, SHIPPED)
        == f"Streamline first: {SHIPPED.practices[practice].actions[Stage.KEEP].short}"
    )


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
    assert one.title == "Talk through how front line and leads see decision limits"
    assert one.first_step == "Ask front line and leads for two examples each, and write them all down."
    assert when_then(one) == (
        "When the team meets to talk about decision limits, the owner will read all examples aloud "
        "before anyone proposes a rule."
    )
    assert (one.measure.name, one.measure.unit, one.measure.target, one.measure.baseline) == (
        "Examples that both sides judge alike",
        "% of examples",
        80,
        None,
    )
    assert one.guardrail is Guardrail.CONVERSATION
    assert because(one.because, SHIPPED) == (
        '"Clear limits" averages 2.0; the aim is 4. '
        "Front line and leads are 50 points apart on it, so talk before you decide anything."
    )


@pytest.mark.parametrize("practice", IDS)
def test_after_an_anonymous_round_nobody_is_asked_to_step_forward(practice: str) -> None:
    for score in (practice_score(practice, 2.0, split=True), practice_score(practice, 2.0, gap=50.0)):
        one = said(score, anonymous=True)
        assert one.first_step == "Ask each person for two examples, unsigned, and mix them."
        for text in (one.title, one.first_step, one.then, one.measure.name, one.measure.how):
            assert not re.search(r"\b(each|both) sides?\b|front line and leads", text)


@pytest.mark.parametrize("practice", IDS)
def test_what_comes_before_a_library_action_names_it_in_a_line_of_its_own(practice: str) -> None:
    """A talk that leads nowhere is no plan; but a first step of two hours held an action of 45 days."""
    start = SHIPPED.practices[PracticeId(practice)].actions[Stage.START]
    apart = Discussion(settled={PracticeId(practice): Settled(outcome=Outcome.NOT_AGREED)})
    for one in (said(practice_score(practice, 2.0, split=True)), said(practice_score(practice, 2.0), apart)):
        stands = Standing(practice=PracticeId(practice), level=2.0, agreed=False, aim=4)
        assert then_start(one, stands, SHIPPED) == ("" if start.technology else start.title)
        assert start.title not in one.first_step
        assert then_start(one, None, SHIPPED) == ""
        older = replace(one, first_step=f"{one.first_step} Then start: {start.title}.")
        assert then_start(older, stands, SHIPPED) == ""
        assert then_start(replace(one, kind=Kind.LIBRARY), stands, SHIPPED) == ""
        assert one.expected_level == 2


def test_finding_out_word_for_word() -> None:
    one = said(practice_score("3.4", 2.0, sd=1.3))
    assert one.title == "Find out where we really stand on information at hand"
    assert one.first_step == (
        "Ask each person for two recent cases, unsigned, and keep those about information at hand."
    )
    assert when_then(one) == (
        "When the cases about information at hand are on the table, the owner will ask two colleagues of "
        "each case if it shows information at hand, and count the yes answers."
    )
    assert (one.measure.name, one.measure.baseline, one.measure.target) == (
        "Cases that everyone asked judges alike",
        None,
        80,
    )
    assert one.guardrail is Guardrail.FIND_OUT


def test_showing_word_for_word() -> None:
    one = said(practice_score("2.4", 3.0, rated=6, dont_know=5, visibility_finding=True))
    assert one.title == "Show the team what we do about training for leaders"
    assert one.first_step.startswith("Write five lines on what we do today about training for leaders.")
    assert because(one.because, SHIPPED).endswith(
        "5 of the 11 people whose sheets count couldn't rate this. Show people what is done."
    )
    assert one.measure.name == 'People who still can\'t rate "Leaders trained"'
    assert when_then(one).startswith(
        "When the next huddle opens beside the five lines on the wall, the owner"
    )
    assert (one.measure.baseline, one.measure.target) == (5, 0)


def test_streamlining_word_for_word() -> None:
    practice = PracticeId("6.5")
    one = said(practice_score(practice, 4.0), Discussion(aims={practice: 5}))
    tool = SHIPPED.practices[practice].actions[Stage.KEEP].title
    assert one.first_step == (f"List the steps of the process as it is, and mark what could go: {tool}.")
    assert when_then(one) == (
        f'When someone asks for a tool for "{tool}", the owner will show the list and the next step to drop.'
    )
    assert (one.measure.unit, one.measure.target) == ("steps", 2)
    assert one.guardrail is Guardrail.TECHNOLOGY_GATE


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


@pytest.mark.parametrize(
    ("kind", "level", "aim", "expected", "says"),
    [
        (Kind.LIBRARY, 1, 4, 2, "Works toward level 3, Usual; the outlook counts one level, from 1 to 2."),
        (Kind.LIBRARY, 2.2, 4, 3, "Should bring the practice from level 2 to level 3, Usual."),
        (Kind.LIBRARY, 2, 4, 4, "Should bring the practice from level 2 to level 4, Checked."),
        (Kind.LIBRARY, 1, 4, 1, "Prepares level 3, Usual; no level is counted for it yet."),
        (Kind.STREAMLINE, 3, 4, 3, "Prepares level 4, Checked; no level is counted for it yet."),
        (Kind.CONVERSATION, 3, 4, 3, "Clears up where the team stands; no level is counted for it yet."),
        (Kind.FIND_OUT, 1, 4, 1, "Clears up where the team stands; no level is counted for it yet."),
        (Kind.OWN, 4, 4, 4, "Keeps level 4, Checked."),
    ],
)
def test_an_action_says_the_goal_first_and_then_what_is_counted(
    kind: Kind, level: float, aim: int, expected: int, says: str
) -> None:
    """A conversation at level 3 was to "bring the practice to level 3", and a first step to level 1."""
    practice = PracticeId("1.1")
    made = Action(
        id=ActionId("1"), kind=kind, title="", practice=practice, element=ElementId("1"),
        expected_level=expected,
    )  # fmt: skip
    found = Standing(practice=practice, level=level, agreed=False, aim=aim)
    assert outlook(made, found, SHIPPED.scale) == says
    assert outlook(made, None, SHIPPED.scale) == ""
