"""Rounds as a person runs them: open, close, reopen, set aside, start again."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

import pytest

from sixelements.application import rounds, scores
from sixelements.application.events import Event, RoundClosed, RoundOpened, RoundReopened
from sixelements.application.rounds import Settings
from sixelements.domain.assessment import Role
from sixelements.domain.errors import BadInput, NotAllowed, NotFound
from sixelements.domain.ids import ItemId, PracticeId, ResponseId
from sixelements.domain.responses import Response
from sixelements.domain.rounds import Mode, Round
from sixelements.domain.teams import Headcount, Team
from tests.builders import (
    PRACTICES,
    a_team,
    an_answer,
    an_assessment,
    counting_ids,
)
from tests.fakes.workbook import FakeWorkbook

DAY = date(2026, 11, 2)
LATER = date(2026, 11, 20)


@dataclass
class Room:
    """A workbook with one team, and everything that was announced."""

    book: FakeWorkbook = field(default_factory=FakeWorkbook)
    team: Team = field(default_factory=lambda: a_team(headcount=Headcount(frontline=6, manager=6)))
    events: list[Event] = field(default_factory=list)
    new_id: Callable[[], str] = field(default_factory=counting_ids)

    def __post_init__(self) -> None:
        self.book.teams.put(self.team)

    def open(self, **settings: object) -> Round:
        chosen = Settings(**{"practices": PRACTICES, **settings})  # type: ignore[arg-type] # a test's shorthand
        return rounds.open_round(
            self.book,
            self.team,
            an_assessment(),
            chosen,
            new_id=self.new_id,
            today=DAY,
            announce=self.events.append,
        )

    def answers(self, round_: Round, *levels: int, role: Role = Role.FRONTLINE) -> None:
        """One full sheet a level, handed in now."""
        sheets = [
            Response(
                id=ResponseId(self.new_id()),
                round=round_.id,
                role=role,
                answers={ItemId(p): an_answer(level) for p in round_.practices},
            )
            for level in levels
        ]
        self.book.responses.add(sheets, batch=round_.collecting)

    def close(self, round_: Round) -> Round:
        return rounds.close_round(self.book, round_, today=LATER, announce=self.events.append)

    def now(self, round_: Round) -> Round:
        return rounds.find_round(self.book, self.team.id, round_.number)


@pytest.fixture
def room() -> Room:
    return Room()


def test_a_round_is_opened_with_the_usual_threshold_of_its_mode(room: Room) -> None:
    anonymous = room.open()
    assert (anonymous.mode, anonymous.threshold, anonymous.number) == (Mode.ANONYMOUS, 5, 1)
    assert room.events == [RoundOpened(anonymous.id)]
    assert Room().open(mode=Mode.OPEN).threshold == 3


@pytest.mark.parametrize("threshold", [2, 0, -1, 51])
def test_a_threshold_that_protects_nobody_is_refused(room: Room, threshold: int) -> None:
    with pytest.raises(BadInput, match="from 3 to 50"):
        room.open(threshold=threshold)
    assert room.book.rounds.of(room.team.id) == ()


def test_a_round_without_practices_is_refused(room: Room) -> None:
    with pytest.raises(BadInput, match="at least one element"):
        room.open(practices=())


def test_the_next_round_waits_until_the_last_is_closed(room: Room) -> None:
    first = room.open()
    with pytest.raises(NotAllowed, match="Round 1 is still open"):
        room.open()
    room.answers(first, 3, 3, 3, 3, 3)
    room.close(first)
    assert room.open().number == 2


@pytest.mark.parametrize(
    ("choice", "practices"),
    [
        ("all", PRACTICES),
        (" CORE ", PRACTICES),
        ("1", PRACTICES[:3]),
        ("2,1", PRACTICES),
        ("2.1, 1.3", (PRACTICES[2], PRACTICES[3])),
    ],
)
def test_practices_are_chosen_by_element_or_number(choice: str, practices: tuple[PracticeId, ...]) -> None:
    assert rounds.choose_practices(an_assessment(), choice) == practices


@pytest.mark.parametrize("choice", ["", "7", "1,x", "core,1", ","])
def test_a_choice_that_is_not_known_is_refused(choice: str) -> None:
    with pytest.raises(BadInput):
        rounds.choose_practices(an_assessment(), choice)


def test_closing_below_the_threshold_is_refused_and_changes_nothing(room: Room) -> None:
    open_ = room.open()
    room.answers(open_, 1, 2, 3, 4)
    with pytest.raises(NotAllowed, match=r"4 responses .* 5 are needed"):
        room.close(open_)
    assert room.now(open_) == open_
    assert not any(isinstance(e, RoundClosed) for e in room.events)


def test_sheets_with_less_than_half_rated_do_not_count_towards_closing(room: Room) -> None:
    open_ = room.open()
    room.answers(open_, 3, 3, 3, 3)
    two_of_five = {ItemId(p): an_answer(3) for p in PRACTICES[:2]}
    sheet = Response(id=ResponseId(room.new_id()), round=open_.id, role=None, answers=two_of_five)
    room.book.responses.add([sheet], batch=1)
    with pytest.raises(NotAllowed):
        room.close(open_)


def test_nothing_can_be_read_before_the_round_is_closed(room: Room) -> None:
    open_ = room.open()
    room.answers(open_, 1, 2, 3, 4, 5)
    with pytest.raises(NotAllowed, match="nobody can read results yet"):
        scores.score_round(room.book, open_)
    closed = room.close(open_)
    assert scores.score_round(room.book, closed).responses == 5
    assert closed.closed_on == "2026-11-20"


def test_reopening_for_one_more_answer_moves_no_figure(room: Room) -> None:
    """The attack: read, reopen, let one person answer, close, and subtract."""
    closed = room.close(_filled(room))
    before = scores.score_round(room.book, closed)
    reopened = rounds.reopen_round(room.book, closed, announce=room.events.append)
    assert room.events[-1] == RoundReopened(closed.id)
    assert scores.score_round(room.book, reopened) == before
    for answer in (5, 5, 5, 5):
        room.answers(reopened, answer)
        again = room.close(room.now(reopened))
        assert again.closed
        assert again.published == 1
        assert scores.score_round(room.book, again) == before
        reopened = rounds.reopen_round(room.book, again)
    room.answers(reopened, 5)
    last = room.close(room.now(reopened))
    assert last.published == 2
    assert scores.score_round(room.book, last).responses == before.responses + 5


def _filled(room: Room) -> Round:
    open_ = room.open()
    room.answers(open_, 1, 2, 3, 3, 4)
    return open_


def test_late_sheets_wait_and_are_published_together(room: Room) -> None:
    closed = room.close(_filled(room))
    before = scores.score_round(room.book, closed)
    room.answers(closed, 5, 5, 5, 5)
    with pytest.raises(NotAllowed, match="4 late sheets wait"):
        room.close(closed)
    assert scores.score_round(room.book, closed) == before
    room.answers(closed, 5)
    assert scores.score_round(room.book, room.close(closed)).responses == 10


def test_after_a_hundred_times_late_sheets_wait_for_good(room: Room) -> None:
    """Each publication is counted apart, so there is an end to them."""
    closed = room.close(_filled(room))
    hundredth = replace(closed, published=100)
    room.book.rounds.put(hundredth)
    room.answers(hundredth, 1, 2, 3, 4, 5)
    with pytest.raises(NotAllowed, match="as often as they can"):
        room.close(hundredth)
    reopened = rounds.reopen_round(room.book, hundredth)
    assert room.close(reopened).published == 100


def test_only_the_last_round_can_be_reopened(room: Room) -> None:
    closed = room.close(_filled(room))
    room.open()
    with pytest.raises(NotAllowed, match="later round"):
        rounds.reopen_round(room.book, closed)


def test_an_open_round_cannot_be_reopened(room: Room) -> None:
    with pytest.raises(NotAllowed, match="open already"):
        rounds.reopen_round(room.book, room.open())


def test_a_practice_set_aside_leaves_the_figures_with_its_reason(room: Room) -> None:
    closed = room.close(_filled(room))
    changed = rounds.set_aside(room.book, closed, PRACTICES[0], reason=" We have no counter. ")
    assert changed.set_aside == {PRACTICES[0]: "We have no counter."}
    assert PRACTICES[0] not in scores.score_round(room.book, changed).practices
    with pytest.raises(BadInput, match="reason"):
        rounds.set_aside(room.book, changed, PRACTICES[1], reason=" ")
    with pytest.raises(NotFound):
        rounds.set_aside(room.book, changed, PracticeId("9.9"), reason="No such thing.")


def test_setting_a_practice_aside_brings_no_dropped_sheet_back(room: Room) -> None:
    """The attack: a sheet with less than half rated would be kept, and could be worked out by subtraction."""
    open_ = _filled(room)
    two_of_five = {ItemId(p): an_answer(5) for p in PRACTICES[:2]}
    sheet = Response(id=ResponseId(room.new_id()), round=open_.id, role=None, answers=two_of_five)
    room.book.responses.add([sheet], batch=1)
    closed = room.close(open_)
    before = scores.score_round(room.book, closed)
    changed = rounds.set_aside(room.book, closed, PRACTICES[4], reason="We have no counter.")
    after = scores.score_round(room.book, changed)
    assert (after.responses, after.dropped) == (before.responses, before.dropped) == (5, 1)


def test_a_round_that_cannot_reach_its_threshold_becomes_open_without_its_data(room: Room) -> None:
    open_ = room.open()
    room.answers(open_, 1, 2)
    restarted = rounds.restart_as_open(room.book, open_, today=LATER)
    assert (restarted.mode, restarted.threshold) == (Mode.OPEN, 3)
    assert sum(room.book.responses.arrived(open_.id).values()) == 0


def test_a_published_round_is_never_turned_into_an_open_one(room: Room) -> None:
    closed = room.close(_filled(room))
    with pytest.raises(NotAllowed):
        rounds.restart_as_open(room.book, closed, today=LATER)
