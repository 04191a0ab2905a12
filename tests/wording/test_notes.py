"""What changed the list of actions: every note, word for word."""

from dataclasses import replace
from datetime import date

import pytest

from sixelements.domain.actions import Action, Because, Difference, Guardrail, Kind, Note, Observation
from sixelements.domain.assessment import Leg
from sixelements.domain.ids import ActionId, ElementId, PracticeId
from sixelements.domain.recommendation import Recommendation, recommend
from sixelements.wording.notes import guardrail_line, note, notes, rule_line
from tests.domain.builders import MONDAY, a_score, shipped_assessment

P, Q = PracticeId("6.1"), PracticeId("6.2")
TWO = "Seen whole (6.1) and Waste out (6.2)"
NOTES = [
    (
        Note(about=Guardrail.PREREQUISITES, practice=P, other=Q),
        "Seen whole (6.1) comes before Waste out (6.2), which builds on it.",
    ),
    (
        Note(about=Guardrail.TECHNOLOGY_GATE, action=ActionId("6.5-streamline"), practice=PracticeId("6.5")),
        (
            "Right first time (6.5) would need technology. Its process is streamlined first; "
            "the action stays locked."
        ),
    ),
    (
        Note(about=Guardrail.WEAKEST_LEG, practice=P, leg=Leg.SPEED),
        "Seen whole (6.1) was added so that one action serves speed, the weakest leg.",
    ),
    (
        Note(about=Guardrail.QUICK_START, practice=P),
        "Seen whole (6.1) comes first, so that one small action is done in 30 days.",
    ),
    (
        Note(about=Guardrail.THREE_ELEMENTS, practice=P, until=date(2027, 1, 20)),
        "The first 90 days begin with three elements: Seen whole (6.1) starts no sooner than Jan 20.",
    ),
    (
        Note(about=Guardrail.CONVERSATION, practice=P, difference=Difference.ROLE_GAP),
        "Seen whole (6.1): talk first, because front line and leads see it differently.",
    ),
    (
        Note(about=Guardrail.CONVERSATION, practice=P, difference=Difference.SPLIT),
        "Seen whole (6.1): talk first, because the team sees it in two different ways.",
    ),
    (
        Note(about=Guardrail.CONVERSATION, practice=P, difference=Difference.VISIBILITY),
        "Seen whole (6.1): show people what is done first, because many couldn't rate it.",
    ),
    (
        Note(about=Guardrail.FIND_OUT, practice=P, difference=Difference.SPREAD),
        "Seen whole (6.1): find out first, because answers are far apart.",
    ),
    (
        Note(about=Guardrail.FIND_OUT, practice=P, difference=Difference.NOT_AGREED),
        "Seen whole (6.1): find out first, because no level was agreed on.",
    ),
    (
        Note(about=Guardrail.NINE_ACTIONS, left_out=1),
        "At most nine actions are recommended: 1 more practice below its aim waits for the next plan.",
    ),
    (
        Note(about=Guardrail.NINE_ACTIONS, left_out=3),
        "At most nine actions are recommended: 3 more practices below their aim wait for the next plan.",
    ),
]

R = PracticeId("6.3")
TOGETHER = [
    (
        [Note(about=Guardrail.PREREQUISITES, practice=P, other=q) for q in (Q, R)],
        "Seen whole (6.1) comes before Waste out (6.2) and Front line in (6.3), which build on it.",
    ),
    (
        [Note(about=Guardrail.THREE_ELEMENTS, practice=p, until=date(2027, 1, 20)) for p in (P, Q)],
        f"The first 90 days begin with three elements: {TWO} start no sooner than Jan 20.",
    ),
    (
        [Note(about=Guardrail.CONVERSATION, practice=p, difference=Difference.SPLIT) for p in (P, Q)],
        f"{TWO}: talk first, because the team sees each in two different ways.",
    ),
    (
        [Note(about=Guardrail.CONVERSATION, practice=p, difference=Difference.ROLE_GAP) for p in (P, Q)],
        f"{TWO}: talk first, because front line and leads see them differently.",
    ),
    (
        [Note(about=Guardrail.CONVERSATION, practice=p, difference=Difference.VISIBILITY) for p in (P, Q)],
        f"{TWO}: show people what is done first, because many couldn't rate them.",
    ),
]


@pytest.mark.parametrize(("found", "said"), TOGETHER)
def test_what_a_rule_did_to_several_practices_is_said_once(found: list[Note], said: str) -> None:
    """A team in two camps read "talk first, because …" nine times, in nine lines."""
    apart = Note(about=Guardrail.QUICK_START, practice=P)
    first, *others = found
    shipped = shipped_assessment()
    assert notes([first, apart, *others], shipped) == (said, note(apart, shipped))


def test_other_days_and_other_reasons_stay_apart() -> None:
    days = [Note(about=Guardrail.THREE_ELEMENTS, practice=P, until=date(2027, m, 20)) for m in (1, 2)]
    why = [
        Note(about=Guardrail.FIND_OUT, practice=P, difference=Difference.SPREAD),
        Note(about=Guardrail.FIND_OUT, practice=Q, difference=Difference.NOT_AGREED),
    ]
    assert len(notes([*days, *why, "As before.", "As before."], shipped_assessment())) == 6


CLOSE = "Too close to call, so the team chooses the order:"


@pytest.mark.parametrize(("item", "words"), NOTES)
def test_each_guardrail_says_what_it_changed(item: Note, words: str) -> None:
    assert note(item, shipped_assessment()) == words


def test_no_guardrail_and_no_difference_is_without_words() -> None:
    assert {item.about for item, _words in NOTES} == set(Guardrail)
    assert {item.difference for item, _words in NOTES} == {None, *Difference}


@pytest.mark.parametrize(
    ("guardrail", "words"),
    [
        (Guardrail.PREREQUISITES, "Prerequisites come first"),
        (Guardrail.TECHNOLOGY_GATE, "Streamline before technology"),
        (Guardrail.WEAKEST_LEG, "One action serves the weakest leg"),
        (Guardrail.QUICK_START, "One small action in 30 days"),
        (Guardrail.THREE_ELEMENTS, "At most three elements in 90 days"),
        (Guardrail.CONVERSATION, "Talk before you decide"),
        (Guardrail.FIND_OUT, "Find out first"),
        (Guardrail.NINE_ACTIONS, "At most nine actions"),
    ],
)
def test_the_rule_behind_a_changed_action_in_a_few_words(guardrail: Guardrail, words: str) -> None:
    assert guardrail_line(guardrail) == words


def a_recommendation() -> Recommendation:
    return recommend(shipped_assessment(), a_score({"6.1": 2.0}), start=MONDAY)


def test_near_ties_and_unrated_practices_are_named() -> None:
    found = replace(
        a_recommendation(),
        near_ties=((PracticeId("3.2"), PracticeId("4.2")), (P, Q, PracticeId("6.3"))),
        unrated=(PracticeId("2.4"), PracticeId("4.5")),
    )
    assert notes(found.all_notes, shipped_assessment()) == (
        (
            f"{CLOSE} Decided at first contact (3.2) and Several techniques (4.2); Seen whole (6.1), "
            "Waste out (6.2), and Front line in (6.3)."
        ),
        (
            "Without a priority, because too few sheets that count give them a level: Leaders trained (2.4) "
            "and Complaints teach (4.5)."
        ),
    )


def test_guardrails_come_before_near_ties() -> None:
    found = replace(a_recommendation(), notes=(NOTES[0][0],), near_ties=((P, Q),))
    assert [s.split()[0] for s in notes(found.all_notes, shipped_assessment())] == ["Seen", "Too"]


def test_an_empty_plan_says_why() -> None:
    nothing = recommend(shipped_assessment(), a_score({}, default=4.0), start=MONDAY)
    assert notes(nothing.all_notes, shipped_assessment()) == (
        "Every practice is at its aim or above, so no action is recommended.",
    )


def test_an_empty_plan_for_want_of_answers_does_not_claim_that_all_is_well() -> None:
    nothing = recommend(shipped_assessment(), a_score({}, default=None), start=MONDAY)
    sentences = notes(nothing.all_notes, shipped_assessment())
    assert len(sentences) == 1
    assert sentences[0].startswith(
        "Without a priority, because too few sheets that count give them a level: Written (1.1), "
    )


def test_a_list_that_nothing_changed_needs_no_note() -> None:
    assert notes(a_recommendation().all_notes, shipped_assessment()) == ()


@pytest.mark.parametrize(
    ("difference", "words"),
    [
        (Difference.VISIBILITY, "Show what is done first"),
        (Difference.SPLIT, "Talk before you decide"),
        (None, "Talk before you decide"),
    ],
)
def test_what_is_hard_to_see_is_shown_and_else_there_is_a_talk(
    difference: Difference | None, words: str
) -> None:
    item = Action(
        id=ActionId("a"),
        kind=Kind.CONVERSATION,
        title="Talk",
        practice=PracticeId("1.1"),
        element=ElementId("1"),
        expected_level=3,
        because=Because(practice=PracticeId("1.1"), difference=difference),
        guardrail=Guardrail.CONVERSATION,
    )
    assert rule_line(item) == words
    assert rule_line(replace(item, guardrail=None)) == ""


def test_of_many_that_are_too_close_to_call_ten_are_named_and_the_rest_counted() -> None:
    tie = Note(about=Observation.NEAR_TIE, practices=tuple(shipped_assessment().practices)[:14])
    assert note(tie, shipped_assessment()).endswith(", and 4 more.")
