"""A show of hands: open rounds only, never more hands than people, and in the figures."""

import pytest

from sixelements.application import closing, scores
from sixelements.application.hands import added_up, show_hands, why_no_hands
from sixelements.domain.assessment import Role
from sixelements.domain.errors import BadInput, NotAllowed
from sixelements.domain.ids import ItemId
from sixelements.domain.responses import Counts
from sixelements.domain.rounds import Mode
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
