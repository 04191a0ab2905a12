"""Why an action is recommended: every sentence, word for word."""

import pytest

from sixelements.domain.actions import Because, Difference, WorksheetReason
from sixelements.domain.assessment import Leg, Worksheet
from sixelements.domain.ids import PracticeId
from sixelements.domain.levels import reached
from sixelements.domain.scores import Unseen
from sixelements.wording.because import because
from tests.domain.builders import shipped_assessment

WASTE = PracticeId("6.2")


FOUND = [
    (WorksheetReason(sheet=Worksheet.CHANNELS), "The channels sheet shows a gap there."),
    (
        WorksheetReason(sheet=Worksheet.GROUPS),
        "The customer groups sheet shows that it is not heard at all.",
    ),
    (WorksheetReason(sheet=Worksheet.WASTE, row="Permits"), "The waste walk of Permits found it."),
    (WorksheetReason(sheet=Worksheet.WASTE), "The waste walk found it."),
    (
        WorksheetReason(sheet=Worksheet.GATE, row="Status page", point=3),
        "Point 3 of the gate for Status page is missing.",
    ),
    (WorksheetReason(sheet=Worksheet.GATE, point=3), "Point 3 of the technology gate is missing."),
]


@pytest.mark.parametrize(("reason", "words"), FOUND)
def test_what_a_worksheet_found(reason: WorksheetReason, words: str) -> None:
    assert because(reason, shipped_assessment()) == words


def said(reason: Because) -> str:
    return because(reason, shipped_assessment())


@pytest.mark.parametrize(
    ("level", "aim", "words"),
    [
        (2, 4, '"Waste out" is at level 2; the aim is 4.'),
        (2.5, 4, '"Waste out" is at level 2.5; the aim is 4.'),
    ],
)
def test_where_the_practice_stands_by_an_agreed_level(level: float, aim: int, words: str) -> None:
    assert said(Because(practice=WASTE, level=level, agreed=True, aim=aim)) == words


@pytest.mark.parametrize(
    ("level", "aim", "words"),
    [
        (2.0, 4, '"Waste out" averages 2.0; the aim is 4.'),
        (2.07, 4, '"Waste out" averages 2.1; the aim is 4.'),
        (3.59, 4, '"Waste out" averages 3.6; the aim is 4.'),
    ],
)
def test_where_the_practice_stands_by_the_mean(level: float, aim: int, words: str) -> None:
    assert said(Because(practice=WASTE, level=level, aim=aim)) == words


def test_no_mean_with_something_to_do_reads_as_the_aim() -> None:
    for n in range(1, 21):
        for total in range(n, 5 * n):
            for aim in range(1, 6):
                if not reached(total / n, aim):
                    sentence = said(Because(practice=WASTE, level=total / n, aim=aim))
                    assert f"averages {aim}.0;" not in sentence


@pytest.mark.parametrize(
    ("votes", "all_votes", "words"),
    [
        (9, 66, " It got 9 of 66 importance dots."),
        (1, 66, " It got 1 of 66 importance dots."),
        (0, 66, ""),
        (None, None, ""),
    ],
)
def test_what_the_team_said(votes: int | None, all_votes: int | None, words: str) -> None:
    reason = Because(practice=WASTE, level=2, agreed=True, aim=4, votes=votes, all_votes=all_votes)
    assert said(reason) == '"Waste out" is at level 2; the aim is 4.' + words


@pytest.mark.parametrize(
    ("leg", "words"),
    [
        (Leg.SPEED, "It feeds speed, the short leg."),
        (Leg.ACCURACY, "It feeds accuracy, the short leg."),
        (Leg.COURTESY, "It feeds courtesy, the short leg."),
    ],
)
def test_which_leg_it_feeds(leg: Leg, words: str) -> None:
    assert said(Because(practice=WASTE, weakest_leg=leg)) == words


@pytest.mark.parametrize(
    ("waiting", "words"),
    [
        (["6.4"], '"Streamline first" (6.4) builds on it.'),
        (["1.2", "5.1"], '"Every channel" (1.2) and "For the expectations" (5.1) build on it.'),
        (["1.2", "1.3", "1.4"], '"Every channel" (1.2), "Numbers" (1.3), and "Known" (1.4) build on it.'),
    ],
)
def test_what_waits_for_it(waiting: list[str], words: str) -> None:
    assert said(Because(practice=WASTE, foundation_for=tuple(PracticeId(p) for p in waiting))) == words


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (
            Because(practice=WASTE, difference=Difference.ROLE_GAP, gap=50),
            "Front line and leads are 50 points apart on it, so talk before you decide anything.",
        ),
        (
            Because(practice=WASTE, difference=Difference.ROLE_GAP, gap=-27),
            "Front line and leads are 27 points apart on it, so talk before you decide anything.",
        ),
        (
            Because(practice=WASTE, difference=Difference.SPLIT),
            "The team sees this in two different ways, so talk before you decide anything.",
        ),
        (
            Because(practice=WASTE, difference=Difference.VISIBILITY, unseen=Unseen(dont_know=5, asked=11)),
            "5 of the 11 people whose sheets count couldn't rate this. Show people what is done.",
        ),
        (
            Because(practice=WASTE, difference=Difference.SPREAD),
            "Answers are far apart, so first find out where the team really stands.",
        ),
        (
            Because(practice=WASTE, difference=Difference.NOT_AGREED),
            "No level was agreed on, so first find out where the team really stands.",
        ),
    ],
)
def test_what_differs(reason: Because, words: str) -> None:
    assert said(reason) == words


def test_a_gap_that_is_not_published_is_not_spoken_of() -> None:
    assert said(Because(practice=WASTE, difference=Difference.ROLE_GAP, gap=None)) == ""


def test_all_of_it_in_one_line() -> None:
    reason = Because(
        practice=WASTE,
        level=2,
        agreed=True,
        aim=4,
        votes=9,
        all_votes=66,
        weakest_leg=Leg.SPEED,
        foundation_for=(PracticeId("6.4"),),
        difference=Difference.ROLE_GAP,
        gap=29,
    )
    assert said(reason) == (
        '"Waste out" is at level 2; the aim is 4. It got 9 of 66 importance dots. '
        'It feeds speed, the short leg. "Streamline first" (6.4) builds on it. '
        "Front line and leads are 29 points apart on it, so talk before you decide anything."
    )
