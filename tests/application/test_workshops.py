"""A workshop: every step is kept, what the room settles goes where `discuss` writes, and the end forgets."""

import pytest

from sixelements.application import workshops
from sixelements.application.events import StoreChange, What
from sixelements.application.ports import Deed
from sixelements.domain.discussion import NO_DISCUSSION, Outcome
from sixelements.domain.discussion_patch import DiscussionPatch
from sixelements.domain.errors import BadInput, NotAllowed
from sixelements.domain.rounds import Round, State
from sixelements.domain.script import ScriptBlock
from sixelements.domain.workshop import Workshop
from tests.builders import PRACTICES, a_round
from tests.fakes.workbook import FakeWorkbook

P, Q = PRACTICES[:2]


@pytest.fixture
def round_() -> Round:
    return a_round(state=State.PUBLISHED)


@pytest.fixture
def book(round_: Round) -> FakeWorkbook:
    book = FakeWorkbook()
    book.rounds.put(round_)
    return book


def a_workshop(round_: Round) -> Workshop:
    return workshops.prepare(round_, minutes=60, begins=9 * 3600, people=12)


def test_a_round_that_is_answered_has_no_ballot() -> None:
    collecting = a_workshop(a_round())
    assert collecting.script.of(ScriptBlock.BALLOT) is not None
    assert collecting.practices == PRACTICES
    for state in (State.SEALED, State.PUBLISHED):
        assert a_workshop(a_round(state=state)).beforehand


@pytest.mark.parametrize(("minutes", "people"), [(19, 12), (1441, 12), (60, -1), (60, 100_001)])
def test_no_workshop_has_such_minutes_or_people(minutes: int, people: int, round_: Round) -> None:
    with pytest.raises(BadInput):
        workshops.prepare(round_, minutes=minutes, begins=0, people=people)


def test_it_goes_on_where_it_was_left(book: FakeWorkbook, round_: Round) -> None:
    told: list[StoreChange] = []
    assert workshops.left_at(book, round_) is None
    at = a_workshop(round_).with_agenda([P, Q]).go_to(ScriptBlock.TALK).next().reveal().passed(77)
    workshops.keep(book, round_, at, announce=told.append)
    assert workshops.left_at(book, round_) == at.resumed()
    assert told == [StoreChange.of(What.WORKSHOP, round_)]
    workshops.end(book, round_, announce=told.append)
    assert (workshops.left_at(book, round_), len(told)) == (None, 2)


def test_a_record_and_the_step_after_it_are_one_change(book: FakeWorkbook, round_: Round) -> None:
    told: list[StoreChange] = []
    at = a_workshop(round_).with_agenda([P, Q]).go_to(ScriptBlock.TALK)
    patch = DiscussionPatch(agreed={P: 2.5}, aims={P: 4}, why={P: "It depends."}, discussed=(P,))
    workshops.record(book, round_, patch, at.next(), announce=told.append)
    assert book.discussions.of(round_.id).agreed(P) == 2.5
    assert workshops.left_at(book, round_) == at.next().resumed()
    assert [change.what for change in told] == [What.DISCUSSION, What.WORKSHOP]
    assert Deed.SETTLE in {deed for deed, _round, _before in book.backed_up}


def test_what_can_not_be_recorded_moves_nothing(book: FakeWorkbook, round_: Round) -> None:
    at = a_workshop(round_)
    with pytest.raises(BadInput):
        workshops.record(book, round_, DiscussionPatch(agreed={P: 2.2}), at)
    open_round = a_round(state=State.OPEN)
    book.rounds.put(open_round)
    with pytest.raises(NotAllowed):
        workshops.record(book, open_round, DiscussionPatch(agreed={P: 2}), at)
    assert (book.discussions.of(round_.id), workshops.left_at(book, round_)) == (NO_DISCUSSION, None)
    assert book.backed_up == []


def test_taking_a_record_back_leaves_what_others_recorded_since(book: FakeWorkbook, round_: Round) -> None:
    at = a_workshop(round_)
    before = book.discussions.of(round_.id)
    patch = DiscussionPatch(confirmed=(P,), votes={P: 3}, parking=("chairs",))
    workshops.record(book, round_, patch, at)
    workshops.record(book, round_, DiscussionPatch(agreed={Q: 3}), at)
    workshops.take_back(book, round_, at.back(), before=before, patch=patch)
    now = book.discussions.of(round_.id)
    assert (now.agreed(Q), now.votes, now.parking) == (3, {}, ())
    assert P not in now.settled
    assert now.settled[Q].outcome is Outcome.AGREED
