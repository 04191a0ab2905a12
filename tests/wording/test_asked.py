"""Who was asked and how, and what changed since: word for word."""

from dataclasses import replace

import pytest

from sixelements.domain.assessment import Role
from sixelements.domain.comparison import ELEMENT, change
from sixelements.domain.rounds import Mode
from sixelements.domain.scores import RoleMix, Score
from sixelements.domain.teams import Headcount
from sixelements.wording import asked
from tests.domain.builders import a_round, shipped_assessment

SHIPPED = shipped_assessment()
TWELVE = Headcount(frontline=9, supervisor=2, manager=1)


def a_score_of(responses: int, dropped: int = 0) -> Score:
    return Score(responses=responses, dropped=dropped, elements=(), overall=None, legs=None, suppressed=())


@pytest.mark.parametrize(
    ("responses", "headcount", "words"),
    [
        (11, TWELVE, "11 of 12 people answered."),
        (1, TWELVE, "1 of 12 people answered."),
        (12, TWELVE, "All 12 people answered."),
        (13, TWELVE, "13 sheets for 12 people: some may have answered twice."),
        (1, Headcount(frontline=1), "The one person on the team answered."),
        (7, None, "7 people answered."),
        (1, None, "1 person answered."),
        (0, None, "0 people answered."),
    ],
)
def test_how_many_answered(responses: int, headcount: Headcount | None, words: str) -> None:
    assert asked.answered(a_round(SHIPPED, headcount=headcount), a_score_of(responses)) == words


def test_those_who_raised_a_hand_answered() -> None:
    score = replace(a_score_of(0), hands=12)
    assert asked.answered(a_round(SHIPPED, headcount=TWELVE), score) == "All 12 people answered."


@pytest.mark.parametrize(
    ("headcount", "words"),
    [
        (TWELVE, "On the team: 9 front line, 2 supervisors, and 1 manager."),
        (Headcount(frontline=5, supervisor=1), "On the team: 5 front line and 1 supervisor."),
        (Headcount(frontline=5), ""),
        (Headcount(supervisor=5), ""),
        (None, ""),
    ],
)
def test_who_is_on_the_team(headcount: Headcount | None, words: str) -> None:
    assert asked.headcount(a_round(SHIPPED, headcount=headcount)) == words


def test_how_people_were_asked() -> None:
    assert asked.mode(a_round(SHIPPED)) == "Anonymous round: no group smaller than 5 is shown."
    assert (
        asked.mode(a_round(SHIPPED, mode=Mode.OPEN))
        == "Open round: results show once at least 3 people have answered."
    )
    assert asked.practices(a_round(SHIPPED), SHIPPED) == ""
    core = a_round(SHIPPED, practices=SHIPPED.core)
    assert asked.practices(core, SHIPPED) == "Asked: 12 of 37 practices."


@pytest.mark.parametrize(
    ("dropped", "words"),
    [
        (0, ""),
        (1, "1 sheet rates fewer than half of the practices and is left out."),
        (2, "2 sheets rate fewer than half of the practices and are left out."),
    ],
)
def test_dropped_sheets_are_said(dropped: int, words: str) -> None:
    assert asked.dropped(a_score_of(9, dropped)) == words


@pytest.mark.parametrize(
    ("dropped", "headcount", "words"),
    [
        (2, TWELVE, "11 of 12 people answered. 9 sheets count."),
        (3, TWELVE, "All 12 people answered. 9 sheets count."),
        (4, TWELVE, "13 sheets for 12 people: some may have answered twice. 9 sheets count."),
        (4, None, "13 people answered. 9 sheets count."),
    ],
)
def test_who_filled_in_little_answered_all_the_same(
    dropped: int, headcount: Headcount | None, words: str
) -> None:
    """Twelve sheets of which four were left out once read "8 of 13 people answered"."""
    assert asked.answered(a_round(SHIPPED, headcount=headcount), a_score_of(9, dropped)) == words


def test_how_much_was_talked_about() -> None:
    assert asked.discussed(0, 37) == ""
    assert asked.discussed(8, 37) == "The team talked about 8 of 37 practices."


def test_a_role_mix_is_said_in_whole_percent() -> None:
    mix = RoleMix(role=Role.FRONTLINE, answered=100 / 3, on_team=75)
    assert asked.role_mix(mix, SHIPPED) == "Front line: 33% of the answers, 75% of the team."


def test_changes_since_the_last_round() -> None:
    from sixelements.wording.changes import change_words

    def said(earlier: float, later: float) -> str:
        return change_words(change(earlier, later, spread=ELEMENT, n=9))

    assert said(40, 52) == "+12 since the last round, real change"
    assert said(52, 40) == "−12 since the last round, real change"
    assert said(40, 46) == "+6 since the last round, leaning"
    assert said(40, 41) == "+1 since the last round, no clear change"
    assert said(40, 40.3) == "0 since the last round, no clear change"
    assert said(40.3, 40) == "0 since the last round, no clear change"
