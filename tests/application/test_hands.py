"""A show of hands: open rounds only, never more hands than people, and in the figures."""

import pytest

from sixelements.application import closing, scores
from sixelements.application.hands import added_up, answered, show_hands, why_no_hands
from sixelements.application.rounds import has_answers
from sixelements.domain.assessment import Role
from sixelements.domain.errors import BadInput, NotAllowed
from sixelements.domain.ids import ItemId
from sixelements.domain.responses import Counts
from sixelements.domain.rounds import Mode
from sixelements.domain.scores import NoRange
from sixelements.wording import asked
from tests.application.test_rounds import LATER, Room
from tests.builders import LINES, PRACTICES

ITEM = ItemId(PRACTICES[0])
SIX = Counts((1, 2, 0, 2, 0), dont_know=1)


def test_hands_are_in_the_figures_and_replace_earlier_ones() -> None:
    room = Room()
    round_ = room.open(mode=Mode.OPEN, threshold=3)
    show_hands(room.book, round_, ITEM, Counts((6, 0, 0, 0, 0)), people=6)
    with pytest.raises(NotAllowed):
        closing.close_round(room.book, round_, today=LATER)
    for item in (*map(ItemId, PRACTICES), ItemId(LINES[0])):
        show_hands(room.book, round_, item, SIX, people=6)
    closing.close_round(room.book, round_, today=LATER)
    found = scores.score_round(room.book, round_).practices[PRACTICES[0]]
    assert (found.counts, found.dont_know) == ((1, 2, 0, 2, 0), 1)


def test_hands_have_no_persons_and_no_roles() -> None:
    """So there is no range, for that reason; no share of a role; and the settings are fixed as by sheets."""
    room = Room()
    round_ = room.open(mode=Mode.OPEN, threshold=3)
    assert not has_answers(room.book, round_)
    for n, item in enumerate(map(ItemId, PRACTICES)):
        show_hands(room.book, round_, item, Counts((0, 4 + n % 2, 1, 0, 0)), people=6)
    assert (answered(room.book, round_), has_answers(room.book, round_)) == (6, True)
    closed = closing.close_round(room.book, round_, today=LATER)
    score = scores.score_round(room.book, closed)
    assert (score.responses, score.hands, score.people) == (0, 6, 6)
    assert {element.no_range for element in score.elements} == {NoRange.HANDS}


def test_hands_beside_sheets_leave_the_roles_of_those_who_answered_unknown() -> None:
    room = Room()
    round_ = room.open(mode=Mode.OPEN, threshold=3)
    room.answers(round_, 3, 3, 3)
    show_hands(room.book, round_, ITEM, SIX, people=6)
    closed = closing.close_round(room.book, round_, today=LATER)
    score = scores.score_round(room.book, closed)
    assert (score.responses, score.hands) == (3, 6)
    assert (score.answered, score.role_mix) == ({}, ())


def test_more_hands_than_people_are_said_as_what_they_are() -> None:
    assert asked.more_sheets(13, 12, hands=12) == (
        "13 answers for 12 people, on sheets and by show of hands: some may have answered twice."
    )


@pytest.mark.parametrize(
    ("counts", "people"), [(SIX, 5), (Counts((7, 0, 0, 0, 0)), 6), (Counts((-1, 2, 0, 0, 0)), 6)]
)
def test_nobody_has_two_hands(counts: Counts, people: int) -> None:
    room = Room()
    round_ = room.open(mode=Mode.OPEN, threshold=3)
    with pytest.raises(BadInput):
        show_hands(room.book, round_, ITEM, counts, people=people)
    assert room.book.content.hands == {}


def test_an_anonymous_round_takes_no_hands_and_neither_does_a_closed_one() -> None:
    room = Room()
    anonymous = room.open()
    assert "open rounds only" in why_no_hands(anonymous)
    with pytest.raises(NotAllowed):
        show_hands(room.book, anonymous, ITEM, SIX, people=12)
    other = Room()
    round_ = other.open(mode=Mode.OPEN, threshold=3)
    assert why_no_hands(round_) == ""
    other.answers(round_, 3, 3, 3)
    closing.close_round(other.book, round_, today=LATER)
    with pytest.raises(NotAllowed):
        show_hands(other.book, round_, ITEM, SIX, people=12)
    third = Room()
    with pytest.raises(BadInput):
        show_hands(third.book, third.open(mode=Mode.OPEN), ItemId("9.9"), SIX, people=12)


def test_hands_by_role_are_checked_by_role_and_added_up() -> None:
    by_role = {Role.FRONTLINE: Counts((1, 2, 0, 0, 0)), Role.MANAGER: Counts((0, 0, 0, 1, 0))}
    assert added_up(by_role, {Role.FRONTLINE: 3, Role.MANAGER: 1}) == Counts((1, 2, 0, 1, 0))
    with pytest.raises(BadInput, match="1 hand for 0 people"):
        added_up(by_role, {Role.FRONTLINE: 3})
