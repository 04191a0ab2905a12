"""A show of hands as it is typed in: checked against the people there, and only in open rounds."""

import pytest

from sixelements.domain.assessment import Role
from sixelements.domain.errors import BadInput, NotAllowed
from sixelements.domain.ids import ItemId
from sixelements.domain.responses import Counts
from sixelements.domain.rounds import Mode
from sixelements.presentation.room.hands_desk import FIELDS, HandsPresenter
from tests.builders import PRACTICES
from tests.presentation.room_desk import RoomDesk

P = PRACTICES[0]


def a_presenter(people: int = 12, mode: Mode = Mode.OPEN) -> tuple[HandsPresenter, RoomDesk]:
    desk = RoomDesk(closed=False, mode=mode, threshold=3)
    return HandsPresenter(desk.session, people), desk


def test_the_desk_has_a_field_for_each_answer_and_checks_the_hands() -> None:
    presenter, _desk = a_presenter()
    view = presenter.view(P, (1, 2, 3, 4, 1, 1, 0))
    assert (view.locked, view.place, view.seconds) == ("", "1 of 5", 10)
    assert [field.key for field in view.fields] == ["1", "2", "3", "4", "5", "0", "-"]
    assert len(view.fields) == FIELDS
    assert (view.check, view.wrong) == ("12 hands for 12 people", False)
    assert presenter.view(P, (1,)).check == "1 hand for 12 people. Not everybody raised one."
    many = presenter.view(P, (13,))
    assert (many.check, many.wrong) == ("13 hands for 12 people. Count again.", True)
    assert [(role, n) for role, _name, n in view.roles] == [(Role.FRONTLINE, 6), (Role.MANAGER, 6)]


def test_hands_are_stored_in_all_whether_counted_together_or_by_role() -> None:
    presenter, desk = a_presenter()
    stored = desk.book.content.hands
    key = (desk.session.round.id, ItemId(P))
    presenter.put(P, (1, 2, 3, 0, 0, 1, 0))
    assert stored[key] == Counts((1, 2, 3, 0, 0), 1, 0)
    presenter.put_by_role(P, {Role.FRONTLINE: (1, 2, 3, 0, 0, 0, 0), Role.MANAGER: (0, 0, 0, 5, 0, 0, 1)})
    assert desk.book.content.hands[key] == Counts((1, 2, 3, 5, 0), 0, 1)
    with pytest.raises(BadInput):
        presenter.put_by_role(P, {Role.MANAGER: (7, 0, 0, 0, 0, 0, 0)})


@pytest.mark.parametrize("typed", [(13, 0, 0, 0, 0, 0, 0), (1, 2), (-1, 0, 0, 0, 0, 0, 0)])
def test_what_can_not_be_is_not_stored(typed: tuple[int, ...]) -> None:
    presenter, desk = a_presenter()
    with pytest.raises(BadInput):
        presenter.put(P, typed)
    assert desk.book.content.hands == {}


def test_an_anonymous_round_is_locked() -> None:
    presenter, _desk = a_presenter(mode=Mode.ANONYMOUS)
    assert "open rounds only" in presenter.view(P).locked
    with pytest.raises(NotAllowed):
        presenter.put(P, (1, 0, 0, 0, 0, 0, 0))
