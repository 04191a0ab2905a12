"""Rounds as a person runs them: open one, ask for practices, set one aside."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

import pytest

from sixelements.application import closing, rounds, scores
from sixelements.application.events import StoreChange, What
from sixelements.application.rounds import RoundSettings
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
    events: list[StoreChange] = field(default_factory=list)
    new_id: Callable[[], str] = field(default_factory=counting_ids)

    def __post_init__(self) -> None:
        self.book.teams.put(self.team)

    def open(self, **settings: object) -> Round:
        chosen = RoundSettings(**{"practices": PRACTICES, **settings})  # type: ignore[arg-type] # a test's shorthand
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
        self.book.responses.add(sheets)

    def close(self, round_: Round) -> Round:
        return closing.close_round(self.book, round_, today=LATER, announce=self.events.append)

    def now(self, round_: Round) -> Round:
        return rounds.find_round(self.book, self.team.id, round_.number)


@pytest.fixture
def room() -> Room:
    return Room()


def test_a_round_is_opened_with_the_usual_threshold_of_its_mode(room: Room) -> None:
    anonymous = room.open()
    assert (anonymous.mode, anonymous.threshold, anonymous.number) == (Mode.ANONYMOUS, 5, 1)
    assert room.events == [StoreChange.of(What.ROUND, anonymous)]
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


def _filled(room: Room, **settings: object) -> Round:
    open_ = room.open(**settings)
    room.answers(open_, 1, 2, 3, 3, 4)
    return open_


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
    room.book.responses.add([sheet])
    closed = room.close(open_)
    before = scores.score_round(room.book, closed)
    changed = rounds.set_aside(room.book, closed, PRACTICES[4], reason="We have no counter.")
    after = scores.score_round(room.book, changed)
    assert (after.responses, after.dropped) == (before.responses, before.dropped) == (5, 1)
