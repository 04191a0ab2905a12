"""What Start begins, what a rehearsal leaves, and dots as two tables; nothing here knows a window."""

from dataclasses import replace

import pytest

from sixelements.domain.errors import BadInput
from sixelements.domain.script import ScriptBlock
from sixelements.presentation.room.before import Check, CheckMark, Equipment, Screens
from sixelements.presentation.room.dots_desk import dots_desk
from sixelements.presentation.room.dots_table import NOT_TYPED, DotsTables
from sixelements.presentation.room.room_presenter import MINUTES, RoomPresenter
from sixelements.presentation.room.runner import Runner
from tests.presentation.room_desk import P, Q, RoomDesk

FOUND = Equipment(screens=Screens.APART)


def alone(desk: RoomDesk) -> RoomPresenter:
    """The workshop of the desk is over, and another can begin."""
    desk.runner.end()
    return RoomPresenter(desk.session)


def test_a_workshop_begins_as_it_was_prepared_and_now() -> None:
    room = alone(RoomDesk(closed=False))
    assert room.at.promised == MINUTES
    room.choose_people(9)
    room.choose_minutes(60)
    before = room.at.script.of(ScriptBlock.PLAN)
    room.change_block(ScriptBlock.PLAN, 1)
    room.start()
    assert room.runner is not None
    at, plan = room.runner.workshop, room.runner.workshop.script.of(ScriptBlock.PLAN)
    assert before is not None
    assert plan is not None
    assert (at.people, at.promised, plan.minutes) == (9, 60, before.minutes + 1)
    assert at.begins == room.begins()
    assert not room.runner.block_done.late


def test_a_workshop_that_begins_within_a_minute_is_not_late_from_the_start() -> None:
    desk = RoomDesk(closed=False)
    room = alone(desk)
    now = desk.clock.now.replace(second=45)
    desk.session.services = replace(desk.session.services, now=lambda: now)
    room.start()
    assert room.runner is not None
    assert not room.runner.block_done.late
    assert not room.runner.all_done.late


def test_minutes_that_no_workshop_has_are_refused_and_change_nothing() -> None:
    room = alone(RoomDesk(closed=False))
    at = room.at
    with pytest.raises(BadInput, match="A workshop takes from"):
        room.choose_minutes(5)
    assert room.at == at


def test_what_was_left_in_the_middle_goes_on_or_is_forgotten() -> None:
    desk = RoomDesk()
    desk.runner.go_to(ScriptBlock.TALK)
    room = RoomPresenter(desk.session)
    assert room.before(FOUND).start == "Go on at Talk, 1 of 2"
    room.begin_again()
    assert room.before(FOUND).start == "Start the workshop"


def test_a_rehearsal_is_ticked_once_it_is_over_and_leaves_nothing() -> None:
    desk = RoomDesk(closed=False)
    room = alone(desk)
    room.rehearse()
    assert room.runner is not None
    room.runner.go_to(ScriptBlock.TALK)
    room.runner.confirm_close()
    assert room.runner.discussion.settled
    assert room.end() == "The rehearsal is over. Nothing of it was kept."
    marks = {row.check: row.mark for row in room.before(FOUND).rows}
    assert marks[Check.REHEARSED] is CheckMark.TICKED
    assert not room.left_in_the_middle
    assert not desk.book.discussions.of(desk.session.round.id).settled


def test_what_happens_to_the_round_is_no_matter_of_a_rehearsal() -> None:
    room = alone(RoomDesk(closed=False))
    room.rehearse()
    assert room.runner is not None
    results = room.runner.material.results
    room.look()
    assert room.runner.material.results == results


def tables(runner: Runner) -> tuple[DotsTables, list[list[tuple[str, ...]]]]:
    typed = DotsTables(runner)
    return typed, [list(table.table.rows) for table in typed.tables(dots_desk(runner))]


def test_dots_stand_in_two_tables_in_printed_order_and_what_is_not_typed_is_a_dash() -> None:
    desk = RoomDesk()
    desk.runner.go_to(ScriptBlock.DOTS)
    typed, (talked, others) = tables(desk.runner)
    assert [row[0][:3] for row in talked] == [P, Q]
    assert {row[1] for row in talked} == {NOT_TYPED}
    table, _other = typed.tables(dots_desk(desk.runner))
    table.put({(0, 1): "7"})
    table.put({(1, 1): "0"})
    assert desk.runner.workshop.dots == {P: 7, Q: 0}
    table.put({(0, 1): NOT_TYPED})
    assert desk.runner.workshop.dots == {Q: 0}
    assert any(text == "" for _name, text in others), "rows of elements have no dots"


def test_what_is_no_number_stays_as_it_was_typed_and_says_why() -> None:
    desk = RoomDesk()
    desk.runner.go_to(ScriptBlock.DOTS)
    typed, _rows = tables(desk.runner)
    table, _other = typed.tables(dots_desk(desk.runner))
    with pytest.raises(BadInput):
        table.put({(0, 1): "seven"})
    again, _other = typed.tables(dots_desk(desk.runner))
    assert again.table.rows[0][1] == "seven"
    assert (0, 1) in again.refused
    assert not desk.runner.workshop.dots
    again.put({(0, 1): "7"})
    assert not typed.tables(dots_desk(desk.runner))[0].refused
    with pytest.raises(BadInput, match=P):
        again.put({(0, 1): "x", (1, 1): "3"})
    assert desk.runner.workshop.dots == {P: 7}, "of several nothing is put where one is no number"
