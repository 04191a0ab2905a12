"""Sheets typed in from paper: drafts until the pile is handed in as one take-in."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from sixelements.application import pile, responses
from sixelements.application.closing import close_round, discard_unfinished, seal_round
from sixelements.application.events import StoreChange, What
from sixelements.application.pile import Pile
from sixelements.application.rounds import RoundSettings, change_settings
from sixelements.domain.assessment import Role
from sixelements.domain.errors import NotAllowed
from sixelements.domain.ids import ItemId, ResponseId
from sixelements.domain.responses import Way
from sixelements.domain.rounds import Mode, Round, State
from tests.application.test_rounds import LATER, Room
from tests.builders import PRACTICES, an_answer

ITEM = ItemId(PRACTICES[0])


def typed(room: Room, round_: Round, *levels: int, role: Role | None = None) -> list[ResponseId]:
    """One whole sheet a level."""
    made = []
    for level in levels:
        response = ResponseId(room.new_id())
        pile.put_role(room.book, round_, response, role)
        for practice in round_.practices:
            pile.put_mark(room.book, round_, response, ItemId(practice), an_answer(level))
        pile.lay_down(room.book, round_, response)
        made.append(response)
    return made


def test_a_sheet_is_a_draft_from_its_first_mark_and_counts_once_the_pile_is_handed_in() -> None:
    room = Room()
    round_ = room.open()
    response = ResponseId(room.new_id())
    assert not pile.pile_of(room.book, round_)
    pile.put_mark(room.book, round_, response, ITEM, an_answer(2))
    assert pile.pile_of(room.book, round_) == Pile(begun=response)
    with pytest.raises(NotAllowed, match="No sheet lies on the pile"):
        pile.hand_in(room.book, round_)
    pile.lay_down(room.book, round_, response)
    typed(room, round_, 3, 4, 5, 1, role=Role.FRONTLINE)
    assert pile.pile_of(room.book, round_) == Pile(whole=5)
    assert room.book.responses.arrived(round_.id) == {}
    told = len(room.events)
    assert pile.hand_in(room.book, round_, announce=room.events.append) == 5
    assert room.events[told:] == [StoreChange.of(What.SHEETS, round_)]
    assert room.book.responses.arrived(round_.id) == {Role.FRONTLINE: 4, None: 1}
    assert room.book.responses.ways(round_.id) == {Way.PAPER: 5}
    assert not pile.pile_of(room.book, round_)


def test_the_sheet_that_is_being_typed_stays_a_draft_when_the_pile_is_handed_in() -> None:
    room = Room()
    round_ = room.open(mode=Mode.OPEN)
    typed(room, round_, 3)
    begun = ResponseId(room.new_id())
    pile.put_mark(room.book, round_, begun, ITEM, an_answer(2))
    assert pile.hand_in(room.book, round_) == 1
    assert pile.pile_of(room.book, round_) == Pile(begun=begun)


@pytest.mark.parametrize(("n", "before", "back"), [(5, 0, True), (4, 0, False), (5, 4, False), (5, 5, True)])
def test_a_pile_is_taken_back_whole_unless_going_back_would_show_a_group_that_is_too_small(
    n: int, before: int, back: bool
) -> None:
    room = Room()
    round_ = room.open()
    room.answers(round_, *[3] * before)
    typed(room, round_, *[2] * n)
    ahead = pile.outlook(room.book, round_)
    assert (ahead.new, ahead.sheets, ahead.back) == (n, before + n, back)
    pile.hand_in(room.book, round_)
    if not back:
        with pytest.raises(NotAllowed, match="Nothing can be taken back"):
            responses.undo(room.book, round_)
        return
    assert responses.undo(room.book, round_) == n
    assert sum(room.book.responses.arrived(round_.id).values()) == before
    assert room.book.responses.ways(round_.id) == {}


def test_it_is_said_before_how_many_would_not_count_and_that_there_are_more_sheets_than_people() -> None:
    room = Room()
    round_ = room.open()
    typed(room, round_, *[2] * 12)
    response = ResponseId(room.new_id())
    pile.put_mark(room.book, round_, response, ITEM, an_answer(2))
    pile.put_mark(room.book, round_, response, ItemId(PRACTICES[1]), an_answer("dk"))
    assert pile.outlook(room.book, round_).people is None
    pile.lay_down(room.book, round_, response)
    ahead = pile.outlook(room.book, round_)
    assert (ahead.new, ahead.too_little, ahead.sheets, ahead.people) == (13, 1, 13, 12)


def test_one_sheet_is_torn_up_and_the_others_stay() -> None:
    room = Room()
    round_ = room.open()
    first, second = typed(room, round_, 2, 3)
    pile.tear_up(room.book, first)
    pile.tear_up(room.book, ResponseId(room.new_id()))  # nothing of it was typed yet
    assert list(room.book.responses.drafts(round_.id)) == [second]
    assert pile.clear_away(room.book, round_) == 1
    assert not pile.pile_of(room.book, round_)


def test_drafts_stay_when_sheets_begun_on_the_laptop_are_discarded() -> None:
    room = Room()
    round_ = room.open()
    room.answers(round_, 3, 3, 3, 3, 3)
    responses.begin(room.book, round_, role=None, new_id=room.new_id)
    typed(room, round_, 2)
    assert discard_unfinished(room.book, round_) == 1
    assert pile.pile_of(room.book, round_) == Pile(whole=1)


@pytest.mark.parametrize("mode", Mode)
def test_a_round_is_not_closed_while_sheets_typed_in_wait(mode: Mode) -> None:
    room = Room()
    round_ = room.open(mode=mode)
    room.answers(round_, 3, 3, 3, 3, 3)
    typed(room, round_, 2, 3)
    ends: list[Callable[[], object]] = [lambda: close_round(room.book, round_, today=LATER)]
    ends += [lambda: seal_round(room.book, round_)] if round_.anonymous else []
    for end in ends:
        with pytest.raises(NotAllowed, match="2 sheets are typed in from paper and not handed in"):
            end()
    assert room.book.backed_up == []
    pile.hand_in(room.book, round_)
    assert close_round(room.book, round_, today=LATER).readable


def test_a_draft_fixes_the_settings_and_a_closed_round_takes_none() -> None:
    room = Room()
    round_ = room.open()
    room.answers(round_, 3, 3, 3, 3, 3)
    (draft,) = typed(room, round_, 2)
    with pytest.raises(NotAllowed, match="fixed"):
        change_settings(room.book, round_, RoundSettings(practices=PRACTICES[:2]))
    room.book.rounds.put(replace(round_, state=State.SEALED))
    for late in (
        lambda: pile.put_mark(room.book, round_, draft, ITEM, an_answer(1)),
        lambda: pile.lay_down(room.book, round_, draft),
        lambda: pile.put_role(room.book, round_, draft, Role.MANAGER),
        lambda: pile.hand_in(room.book, round_),
    ):
        with pytest.raises(NotAllowed, match="takes no more sheets"):
            late()


def test_no_role_is_kept_where_none_can_be_shown() -> None:
    room = Room()
    round_ = room.open(threshold=10)
    typed(room, round_, 2, role=Role.MANAGER)
    pile.put_role(room.book, round_, next(iter(room.book.responses.drafts(round_.id))), Role.MANAGER)
    pile.hand_in(room.book, round_)
    assert set(room.book.responses.arrived(round_.id)) == {None}


def test_every_way_is_counted() -> None:
    room = Room()
    round_ = room.open()
    response = responses.begin(room.book, round_, role=None, new_id=room.new_id)
    responses.submit(room.book, round_, response)
    assert room.book.responses.ways(round_.id) == {Way.LAPTOP: 1}
