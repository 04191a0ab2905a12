"""The end of a round: sealed, taken back, published once; and no door goes by the round it was handed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sixelements.application import closing, comments, responses, rounds, scores, teams
from sixelements.application.events import StoreChange, What
from sixelements.application.foreign_sheets import SheetFile
from sixelements.application.rounds import RoundSettings
from sixelements.domain.assessment import Role
from sixelements.domain.errors import NotAllowed
from sixelements.domain.ids import ItemId, ResponseId
from sixelements.domain.responses import Response
from sixelements.domain.rounds import Mode, Round, State
from sixelements.domain.teams import Headcount
from tests.application.test_responses import FORM, sheets, take
from tests.application.test_rounds import LATER, Room
from tests.builders import PRACTICES, an_answer

OPEN, SEALED, PUBLISHED = State.OPEN, State.SEALED, State.PUBLISHED


@pytest.fixture
def room() -> Room:
    return Room()


def filled(room: Room, **settings: object) -> Round:
    """A round that can be closed."""
    open_ = room.open(**settings)
    room.answers(open_, 1, 2, 3, 3, 4)
    return open_


def seal(room: Room, round_: Round) -> Round:
    return closing.seal_round(room.book, round_, announce=room.events.append)


def reopen(room: Room, round_: Round) -> Round:
    return closing.reopen_round(room.book, round_, announce=room.events.append)


def begun(room: Room, round_: Round) -> ResponseId:
    """A sheet with an answer that nobody has handed in."""
    id_ = responses.begin(room.book, round_, role=Role.FRONTLINE, new_id=room.new_id)
    responses.give_answers(room.book, id_, {ItemId("1.1"): an_answer(3)})
    return id_


# how many it takes


@pytest.mark.parametrize("end", [seal, Room.close])
@pytest.mark.parametrize(
    ("mode", "levels", "needed"), [(Mode.ANONYMOUS, (1, 2, 3, 4), 5), (Mode.OPEN, (1, 2), 3)]
)
def test_below_the_threshold_it_stays_open(
    room: Room, end: Callable[[Room, Round], Round], mode: Mode, levels: tuple[int, ...], needed: int
) -> None:
    open_ = room.open(mode=mode)
    room.answers(open_, *levels)
    events = list(room.events)
    if mode is Mode.ANONYMOUS or end is not seal:
        with pytest.raises(NotAllowed, match=rf" {needed} sheets .* {len(levels)} were handed in"):
            end(room, open_)
    assert room.now(open_) == open_
    assert room.events == events


def test_sheets_with_less_than_half_rated_do_not_count_towards_closing(room: Room) -> None:
    open_ = room.open()
    room.answers(open_, 3, 3, 3, 3)
    two_of_five = {ItemId(p): an_answer(3) for p in PRACTICES[:2]}
    sheet = Response(id=ResponseId(room.new_id()), round=open_.id, role=None, answers=two_of_five)
    room.book.responses.add([sheet])
    with pytest.raises(NotAllowed):
        room.close(open_)


@pytest.mark.parametrize("rated", [0, 2, 3, 5])
def test_below_the_threshold_nothing_tells_how_full_a_sheet_is(room: Room, rated: int) -> None:
    open_ = room.open()
    room.answers(open_, 3, 3)
    answers = {ItemId(p): an_answer(3) for p in PRACTICES[:rated]}
    room.book.responses.add(
        [Response(id=ResponseId(room.new_id()), round=open_.id, role=None, answers=answers)]
    )
    with pytest.raises(NotAllowed, match="practices; so far 3 were handed in"):
        room.close(open_)


# an anonymous round


def test_an_anonymous_round_is_sealed_then_published_and_that_is_final(room: Room) -> None:
    sealed = seal(room, filled(room))
    assert (sealed.state, sealed.closed_on) == (SEALED, None)
    closed = room.close(sealed)
    assert (closed.state, closed.closed_on) == (PUBLISHED, date(2026, 11, 20))
    assert room.events[-2:] == [StoreChange.of(What.ROUND, closed)] * 2
    with pytest.raises(NotAllowed, match="that is final"):
        reopen(room, closed)
    for again in (seal, Room.close):
        with pytest.raises(NotAllowed, match="already closed"):
            again(room, closed)
    assert room.now(closed) == closed


def test_closing_at_once_seals_and_publishes(room: Room) -> None:
    assert room.close(filled(room)).state is PUBLISHED


def test_what_is_sealed_can_be_taken_back_as_long_as_nobody_has_seen_a_result(room: Room) -> None:
    open_ = filled(room)
    sealed = seal(room, open_)
    with pytest.raises(NotAllowed, match="already sealed"):
        seal(room, sealed)
    assert reopen(room, sealed) == open_
    assert room.events[-1] == StoreChange.of(What.ROUND, open_)
    room.answers(open_, 5)
    assert scores.score_round(room.book, room.close(open_)).responses == 6


def test_only_an_anonymous_round_is_sealed(room: Room) -> None:
    with pytest.raises(NotAllowed, match="Close this one"):
        seal(room, filled(room, mode=Mode.OPEN))


@pytest.mark.parametrize(("state", "words"), [(OPEN, "is open"), (SEALED, "is sealed")])
def test_until_it_is_published_nothing_can_be_read(room: Room, state: State, words: str) -> None:
    round_ = filled(room)
    round_ = seal(room, round_) if state is SEALED else round_
    room.book.rounds.put(replace(round_, state=PUBLISHED))
    score = scores.score_round(room.book, round_)
    room.book.rounds.put(round_)
    with pytest.raises(NotAllowed, match=f"{words}, so nobody can read results yet"):
        scores.score_round(room.book, round_)
    with pytest.raises(NotAllowed, match=words):
        comments.comments_on(room.book, round_, PRACTICES[0], score=score)
    with pytest.raises(NotAllowed, match=words):
        comments.redact(room.book, round_, PRACTICES[0], "text")


def test_the_next_round_is_opened_only_once_the_last_is_published(room: Room) -> None:
    sealed = seal(room, filled(room))
    with pytest.raises(NotAllowed, match="Show its results"):
        room.open()
    room.close(sealed)
    assert room.open().number == 2


def test_publishing_erases_sheets_that_were_only_begun(room: Room) -> None:
    open_ = filled(room)
    sheet = begun(room, open_)
    sealed = seal(room, open_)
    assert room.book.responses.unfinished(sheet) is not None
    room.close(sealed)
    assert sheet not in room.book.content.sheets
    assert room.book.responses.paused_count(open_.id) == 0


# an open round


def test_an_open_round_reopens_and_counts_again(room: Room) -> None:
    closed = room.close(filled(room, mode=Mode.OPEN))
    sheet = begun(room, reopened := reopen(room, closed))
    assert (reopened.state, reopened.closed_on) == (OPEN, None)
    with pytest.raises(NotAllowed, match="is open"):
        scores.score_round(room.book, reopened)
    room.answers(reopened, 5)
    again = room.close(reopened)
    assert scores.score_round(room.book, again).responses == 6
    assert room.book.responses.unfinished(sheet) is not None


def test_only_the_last_round_can_be_reopened(room: Room) -> None:
    closed = room.close(filled(room, mode=Mode.OPEN))
    room.open()
    with pytest.raises(NotAllowed, match="later round"):
        reopen(room, closed)


def test_an_open_round_cannot_be_reopened(room: Room) -> None:
    with pytest.raises(NotAllowed, match="open already"):
        reopen(room, room.open())


# sheets that nobody hands in


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("closed", [False, True])
def test_begun_sheets_can_be_discarded_before_and_after_the_close(
    room: Room, mode: Mode, *, closed: bool
) -> None:
    open_ = filled(room, mode=mode)
    for _ in range(2):
        begun(room, open_)
    if closed:
        (seal if mode is Mode.ANONYMOUS else Room.close)(room, open_)
    assert closing.discard_unfinished(room.book, open_, announce=room.events.append) == 2
    assert room.events[-1] == StoreChange.of(What.SHEETS, open_)
    assert room.book.responses.paused_count(open_.id) == 0
    assert sum(room.book.responses.arrived(open_.id).values()) == 5


# starting again


@pytest.mark.parametrize("sealed", [False, True])
def test_a_round_that_cannot_reach_its_threshold_becomes_open_without_its_data(
    room: Room, *, sealed: bool
) -> None:
    open_ = filled(room)
    if sealed:
        seal(room, open_)
    restarted = closing.restart_as_open(room.book, open_, today=LATER)
    assert (restarted.mode, restarted.threshold, restarted.state) == (Mode.OPEN, 3, OPEN)
    assert sum(room.book.responses.arrived(open_.id).values()) == 0


def test_a_published_round_is_never_turned_into_an_open_one(room: Room) -> None:
    closed = room.close(filled(room))
    with pytest.raises(NotAllowed):
        closing.restart_as_open(room.book, closed, today=LATER)


# no door goes by the round it was handed

Door = Callable[[Room, Round], object]
"""Something that is done to a round, as somebody knew it who looked before it went on."""


def take_in(room: Room, round_: Round) -> object:
    return take(room, round_, SheetFile(digest=b"9", sheets=sheets(5)))


def begin(room: Room, round_: Round) -> object:
    return responses.begin(room.book, round_, role=None, new_id=room.new_id)


def resume(room: Room, round_: Round) -> object:
    return responses.resume(room.book, round_, "owl river")


def change_settings(room: Room, round_: Round) -> object:
    return rounds.change_settings(room.book, round_, RoundSettings(practices=PRACTICES[:3]))


def restart(room: Room, round_: Round) -> object:
    return closing.restart_as_open(room.book, round_, today=LATER)


SHEETS: dict[str, Door] = {"take in": take_in, "begin": begin, "resume": resume}


@pytest.mark.parametrize("door", SHEETS.values(), ids=SHEETS)
@pytest.mark.parametrize("mode", Mode)
def test_no_sheet_goes_into_a_round_that_was_closed_since_somebody_looked(
    room: Room, door: Door, mode: Mode
) -> None:
    looked_at = filled(room, mode=mode)
    waiting = begun(room, looked_at)
    responses.pause(room.book, waiting, "owl river")
    (seal if mode is Mode.ANONYMOUS else Room.close)(room, looked_at)
    before = dict(room.book.content.__dict__)
    with pytest.raises(NotAllowed, match="takes no more sheets"):
        door(room, looked_at)
    with pytest.raises(NotAllowed, match="takes no more sheets"):
        responses.submit(room.book, looked_at, waiting)
    room.close(looked_at) if mode is Mode.ANONYMOUS else None
    with pytest.raises(NotAllowed, match=r"takes no more sheets.* next round"):
        door(room, looked_at)
    assert room.book.content.handed_in == before["handed_in"]
    assert room.book.content.taken_in == set()


def test_a_file_that_was_read_while_the_round_was_closed_is_refused(room: Room) -> None:
    """Reading takes a while, and is done before the change."""
    round_ = filled(room)

    def read(_path: object, _form: object) -> SheetFile:
        room.close(round_)
        return SheetFile(digest=b"9", sheets=sheets(5))

    with pytest.raises(NotAllowed, match="takes no more sheets"):
        responses.collect(room.book, round_, Path("answers.csv"), form=FORM, read=read, new_id=room.new_id)
    assert scores.score_round(room.book, room.now(round_)).responses == 5


PUBLISHING: dict[str, Door] = {
    "seal": seal,
    "close": Room.close,
    "reopen": reopen,
    "settings": change_settings,
    "restart": restart,
}


@pytest.mark.parametrize("door", PUBLISHING.values(), ids=PUBLISHING)
@pytest.mark.parametrize("looked_at", State)
def test_what_is_published_stays_whatever_somebody_saw_before(
    room: Room, door: Door, looked_at: State
) -> None:
    closed = room.close(filled(room))
    with pytest.raises(NotAllowed):
        door(room, replace(closed, state=looked_at))
    assert room.now(closed) == closed


def test_the_counts_are_those_of_the_moment_of_closing(room: Room) -> None:
    """What was counted for the button is not what is counted for the change."""
    round_ = filled(room)
    assert closing.kept(room.book, round_) == 5
    room.book.responses.remove(next(iter(room.book.content.handed_in)))
    with pytest.raises(NotAllowed, match="4 were handed in"):
        room.close(round_)


CHANGES: dict[str, Door] = {
    "set aside": lambda room, r: rounds.set_aside(room.book, r, PRACTICES[0], reason="We have none."),
    "bring back": lambda room, r: rounds.bring_back(room.book, r, PRACTICES[0]),
    "horizon": lambda room, r: rounds.change_horizon(room.book, r, 365),
    "team": lambda room, _r: teams.change_team(
        room.book, replace(room.team, headcount=Headcount(frontline=3))
    ),
}


@pytest.mark.parametrize("door", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("state", [SEALED, PUBLISHED])
def test_a_change_of_something_else_leaves_how_far_the_round_is(room: Room, door: Door, state: State) -> None:
    looked_at = filled(room)
    now = seal(room, looked_at) if state is SEALED else room.close(looked_at)
    door(room, looked_at)
    assert room.now(now).state is state
    assert room.now(now).closed_on == now.closed_on
