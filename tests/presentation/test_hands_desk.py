"""A show of hands as it is typed in: checked against the people there, and only in open rounds."""

import pytest

from sixelements.domain.assessment import Role
from sixelements.domain.errors import BadInput, NotAllowed
from sixelements.domain.ids import ItemId
from sixelements.domain.responses import Counts
from sixelements.domain.rounds import Mode
from sixelements.domain.script import ScriptBlock
from sixelements.presentation.journey import StepId, rail
from sixelements.presentation.pages import closing
from sixelements.presentation.pages.collect import CollectPresenter
from sixelements.presentation.pages.results import waiting
from sixelements.presentation.room.ballot_desk import ballot_desk
from sixelements.presentation.room.before import Check, Equipment, Screens
from sixelements.presentation.room.hands_desk import FIELDS, HandsPresenter
from sixelements.presentation.room.plain_desk import DeskAct, plain_desk
from sixelements.presentation.room.room_presenter import RoomPresenter
from sixelements.presentation.room.slides import BallotSlide
from sixelements.presentation.room.talk_desk import second_vote
from sixelements.presentation.room.typed_hands import read_hands
from sixelements.presentation.session_events import SessionEvent, outdates
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
    assert (view.check, view.wrong, view.complete) == (
        "12 hands for 12 people. Enter in an empty box goes on.",
        False,
        True,
    )
    assert not presenter.view(P, (11,)).complete
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


def test_hands_counted_role_by_role_come_back_and_after_a_crash_none_is_lost_to_a_second_count() -> None:
    presenter, desk = a_presenter()
    front = {Role.FRONTLINE: (1, 2, 3, 0, 0, 0, 0), Role.MANAGER: (0,) * 7}
    presenter.put_by_role(P, front)
    assert presenter.shown_by_role(P) == front, "going on and back shows them again"
    presenter.put_by_role(P, {**front, Role.MANAGER: (0, 0, 0, 6, 0, 0, 0)})
    presenter.put_by_role(P, front)
    assert presenter.shown(P) == (1, 2, 3, 0, 0, 0, 0), "a slip is put right"
    again = HandsPresenter(desk.session, presenter.people)
    assert again.shown_by_role(P) == {}
    with pytest.raises(BadInput, match="6 hands are stored for this practice"):
        again.put_by_role(P, {Role.FRONTLINE: (1, 0, 0, 0, 0, 0, 0)})
    assert again.shown(P) == (1, 2, 3, 0, 0, 0, 0)
    again.put_by_role(P, {Role.FRONTLINE: (2, 2, 2, 0, 0, 0, 0)})
    assert again.shown(P) == (2, 2, 2, 0, 0, 0, 0)
    again.put(P, (1, 0, 0, 0, 0, 0, 0))
    assert again.shown_by_role(P) == {}, "counted in all since"


def test_raised_hands_are_answers_wherever_it_is_said_how_many_there_are() -> None:
    presenter, desk = a_presenter()
    session = desk.session
    for practice in PRACTICES[:3]:
        presenter.put(practice, (0, 2, 9, 0, 0, 1, 0))
    presenter.put(PRACTICES[1], (0, 2, 8, 0, 0, 0, 0))
    foot = closing.closing(session).text
    assert "Everybody has answered. The hands for 2 practices are not counted yet." in foot
    assert "not answered" not in foot
    for practice in PRACTICES:
        presenter.put(practice, (0, 2, 9, 0, 0, 0, 0))
    view = closing.close_view(session)
    assert "1 person has not answered yet." in view.points
    found = {step.id: step.state for step in rail(session)}
    assert found[StepId.COLLECT] == "11 of 12 answered"
    assert "11 of 12 have answered" in waiting(session)
    collect = CollectPresenter(session).view()
    assert (collect.total.count, collect.roles, collect.ways) == (11, (), (("11", "Show of hands"),))


@pytest.mark.parametrize("typed", ["x7", "4,5", "-2", "1000"])
def test_what_is_no_number_of_hands_is_said_and_nothing_is_stored(typed: str) -> None:
    found = read_hands(("1", "", "3", typed, "0"))
    assert (found.counts, found.unread) == ((1, 0, 3, 0, 0), (4,))
    said = second_vote(found.counts, people=12, unread=found.unread)
    assert (said.line, said.wrong) == ("What is typed at level 4 is no number of hands.", True)
    presenter, _desk = a_presenter()
    view = presenter.view(P, (1, 0, 3, 0, 0, 0, 0), unread=(3, 6))
    assert view.wrong
    assert view.check == "What is typed at level 3 and Don't know is no number of hands."


def test_what_was_counted_before_stands_there_again() -> None:
    presenter, desk = a_presenter()
    assert presenter.shown(P) is None
    presenter.put(P, (1, 2, 3, 0, 0, 1, 0))
    assert HandsPresenter(desk.session, 12).shown(P) == (1, 2, 3, 0, 0, 1, 0)
    assert a_presenter(mode=Mode.ANONYMOUS)[0].shown(P) is None


def test_a_ballot_by_hands_has_no_page_for_the_lines_waits_for_the_lead_and_shows_no_count() -> None:
    desk = RoomDesk(closed=False, mode=Mode.OPEN, threshold=3)
    runner = desk.runner
    runner.count_hands(hands=True)
    runner.go_to(ScriptBlock.BALLOT)
    HandsPresenter(desk.session, 12).put(P, (0, 0, 11, 0, 0, 0, 0))
    slide = runner.slide
    assert isinstance(slide, BallotSlide)
    assert (slide.by_hands, slide.cross) == (True, "Raise your hand once, at one level")
    assert "11" not in str(slide)
    desk.ticks(40)
    assert runner.workshop.page == 0, "nothing goes on by itself"
    for _practice in PRACTICES[1:]:
        runner.next()
    assert ballot_desk(runner).next == "All hands are counted"
    runner.next()
    assert runner.workshop.block is ScriptBlock.BREAK
    view = plain_desk(runner)
    assert view.main is DeskAct.CLOSE_ROUND, "there is nothing to type in"
    assert "typed" not in str(runner.slide)
    runner.undo()
    assert runner.workshop.at_lines is False
    assert isinstance(runner.slide, BallotSlide)


def test_hands_are_prepared_in_open_rounds_only_and_known_again_after_a_crash() -> None:
    desk = RoomDesk(closed=False, mode=Mode.OPEN, threshold=3)
    desk.runner.end()
    presenter = RoomPresenter(desk.session)
    assert presenter.before(Equipment(screens=Screens.APART)).by_hands
    usual = presenter.at.script
    presenter.choose_hands(hands=True)
    rows = {row.check for row in presenter.before(Equipment(screens=Screens.APART)).rows}
    assert Check.SHEETS not in rows
    talk = ScriptBlock.TALK
    assert presenter.at.script.of(talk).minutes > usual.of(talk).minutes, "the talk gets what is saved"  # type: ignore[union-attr]
    presenter.start()
    counter = presenter.counter
    assert counter is not None
    told: list[SessionEvent] = []
    desk.session.subscribe(told.append)
    counter.put(P, (0, 0, 11, 0, 0, 0, 0))
    assert [outdates(event, by=presenter.keeper) for event in told] == [False], "it is the room's own echo"
    again = RoomPresenter(desk.session)
    assert again.at.by_hands
    other = RoomDesk(closed=False, mode=Mode.ANONYMOUS)
    other.runner.end()
    locked = RoomPresenter(other.session)
    assert not locked.before(Equipment(screens=Screens.APART)).by_hands
    with pytest.raises(NotAllowed):
        locked.choose_hands(hands=True)


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


def test_a_show_of_hands_is_rehearsed_as_it_was_chosen_and_no_hand_is_stored() -> None:
    _presenter, desk = a_presenter()
    desk.runner.end()
    room = RoomPresenter(desk.session)
    room.choose_hands(hands=True)
    room.rehearse()
    assert room.runner is not None
    assert room.counter is not None
    room.runner.go_to(ScriptBlock.BALLOT)
    assert room.runner.workshop.by_hands
    assert ballot_desk(room.runner).next == "Next practice"
    view = room.counter.view(P, (1, 2, 3, 4, 2, 0, 0))
    assert (view.check, view.roles, view.locked) == (
        "12 hands for 12 people. Enter in an empty box goes on.",
        (),
        "",
    )
    room.counter.put(P, (1, 2, 3, 4, 2, 0, 0))
    assert room.counter.shown(P) == (1, 2, 3, 4, 2, 0, 0)
    assert desk.book.content.hands == {}
    room.end()
    room.start()
    assert room.counter is not None
    assert room.counter.shown(P) is None
    assert room.runner.workshop.by_hands, "the choice stands after the rehearsal"


def test_in_an_anonymous_round_hands_are_not_rehearsed() -> None:
    _presenter, desk = a_presenter(mode=Mode.ANONYMOUS)
    desk.runner.end()
    room = RoomPresenter(desk.session)
    room.rehearse()
    assert room.counter is None
