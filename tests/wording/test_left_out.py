"""Why a practice that comes first has no action yet."""

from dataclasses import replace

import pytest

from sixelements.domain.actions import Cause, Kind, WithoutAction
from sixelements.domain.ids import PracticeId
from sixelements.wording import left_out
from tests.domain.builders import shipped_assessment
from tests.reporting.example import Case

WRITTEN = (PracticeId("1.1"), PracticeId("1.3"))


@pytest.mark.parametrize(
    ("cause", "others", "said"),
    [
        (Cause.WAITS, WRITTEN[:1], "waits for written expectations"),
        (
            Cause.PREREQUISITES,
            WRITTEN,
            "its place went to written expectations and targets, which others build on",
        ),
        (Cause.WEAKEST_LEG, WRITTEN[1:], "its place went to targets, for the weakest leg"),
        (Cause.QUICK_START, WRITTEN[1:], "its place went to targets, to have a small step done in 30 days"),
        (Cause.PREREQUISITES, (), "its place went to steps that others build on"),
        (Cause.WEAKEST_LEG, (), "its place went to a step for the weakest leg"),
        (Cause.QUICK_START, (), "its place went to a small step for the first 30 days"),
        (Cause.TALKS, (), "it would be a fourth talk, and three at a time are enough"),
        (Cause.RANK, (), "nine others help at least as much for the work they take"),
    ],
)
def test_the_reason_is_the_one_the_rules_found(
    cause: Cause, others: tuple[PracticeId, ...], said: str
) -> None:
    assert left_out.reason(WithoutAction(PracticeId("2.2"), cause, others), shipped_assessment()) == said


def test_a_plan_of_nothing_but_talks_says_so() -> None:
    talk = next(a for a in Case().recommended() if a.kind is Kind.CONVERSATION)
    other = replace(talk, kind=Kind.LIBRARY)
    assert left_out.many_talks([talk, talk, talk]) == ""
    assert left_out.many_talks([talk] * 4).startswith("Only talks make sense so far:")
    assert left_out.many_talks([*[talk] * 5, other]).startswith("5 of 6 actions are talks")
