"""What the room settles while the disk says no: it waits like all else, is shown as typed, and is stored."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sixelements.application import workshops
from sixelements.application.errors import DiskFull, FileGone
from sixelements.application.hands import hands_shown
from sixelements.domain.discussion import NO_DISCUSSION
from sixelements.domain.errors import BadInput
from sixelements.domain.rounds import Mode
from sixelements.domain.script import ScriptBlock
from sixelements.domain.workshop import Jotting
from sixelements.presentation.not_stored import not_stored
from sixelements.presentation.pages.settle import ItemForm
from sixelements.presentation.room.dots_desk import dots_desk
from sixelements.presentation.room.hands_desk import HandsPresenter
from sixelements.presentation.room.runner import Runner
from tests.presentation.desk import FullDisk, a_desk
from tests.presentation.room_desk import P, Q, RoomDesk

GONE = FileGone("The file is gone.")


@pytest.fixture
def desk() -> RoomDesk:
    found = RoomDesk()
    book = FullDisk()
    book.content = found.book.content
    found.session.put(book, Path("alder.sixe"))
    found.book = book
    found.runner = found.again()
    found.runner.start()
    found.runner.go_to(ScriptBlock.TALK)
    found.runner.toggle_reveal()
    return found


def gone(desk: RoomDesk, fault: DiskFull | FileGone | None = GONE) -> None:
    assert isinstance(desk.book, FullDisk)
    desk.book.refuses = fault


def stored(desk: RoomDesk) -> object:
    return desk.book.discussions.of(desk.session.round.id)


def fill_in(runner: Runner) -> None:
    runner.fill_in(ItemForm(level=3, why="After gone"))


def record(runner: Runner) -> None:
    runner.record_and_next(ItemForm(level=3, why="After gone", evidence="log", aim=4))


def do_dots(runner: Runner) -> None:
    runner.go_to(ScriptBlock.DOTS)
    runner.put_dots(P, 7)
    runner.finish_dots()


STEPS: dict[str, tuple[Callable[[Runner], object], str]] = {
    "fill in": (fill_in, "Level 3. After gone."),
    "record": (record, "Level 3. After gone. log. Aim 4."),
    "park": (lambda run: run.park("the counter"), "the counter"),
    "confirm": (Runner.confirm_close, ""),
    "dots": (do_dots, "7"),
    "jot": (lambda run: run.jot(Q, Jotting(why="so far")), ""),
}


@pytest.mark.parametrize(("step", "words"), STEPS.values(), ids=STEPS)
def test_each_step_waits_is_said_and_is_stored_once_the_file_is_back(
    desk: RoomDesk, step: Callable[[Runner], object], words: str
) -> None:
    session, runner, before = desk.session, desk.runner, stored(desk)
    gone(desk)
    step(runner)
    shown, at = runner.discussion, runner.workshop
    assert (stored(desk), session.save_state.fault) == (before, GONE)
    assert session.unsaved
    tray = not_stored(session)
    assert tray is not None
    assert words in " ".join(row.words or "" for row in tray.rows)
    assert dots_desk(runner) is not None
    assert runner.material.results is not None
    assert runner.material.results.discussion == shown
    gone(desk, None)
    session.retry()
    assert (session.unsaved, session.save_state.fault) == (0, None)
    assert (stored(desk), runner.discussion) == (shown, shown)
    left = workshops.left_at(desk.book, session.round)
    assert left is not None
    assert (left.page, left.jottings, left.dots) == (at.page, at.jottings, at.dots)


def test_undo_takes_back_what_waits_and_what_was_stored_before(desk: RoomDesk) -> None:
    runner = desk.runner
    runner.fill_in(ItemForm(level=2))
    gone(desk)
    runner.fill_in(ItemForm(level=3, why="After gone"))
    runner.park("the counter")
    runner.undo()
    runner.undo()
    assert runner.discussion == NO_DISCUSSION
    assert desk.book.discussions.of(desk.session.round.id).settled[Q].level == 2
    gone(desk, None)
    desk.session.retry()
    assert (stored(desk), desk.session.unsaved) == (NO_DISCUSSION, 0)


def test_the_newest_words_of_an_item_are_one_row_and_where_it_stands_is_the_newest(desk: RoomDesk) -> None:
    runner, session = desk.runner, desk.session
    gone(desk)
    for why in ("A", "After", "After gone"):
        runner.fill_in(ItemForm(level=3, why=why))
    tray = not_stored(session)
    assert tray is not None
    assert [row.words for row in tray.rows] == ["Level 3. After gone."]
    runner.next()
    gone(desk, None)
    session.retry()
    left = workshops.left_at(desk.book, session.round)
    assert left is not None
    assert left.page == 1


def test_what_can_t_be_recorded_is_refused_at_once_also_while_others_wait(desk: RoomDesk) -> None:
    gone(desk)
    desk.runner.park("the counter")
    with pytest.raises(BadInput):
        desk.runner.fill_in(ItemForm(level=3, why="x" * 5001))
    assert desk.session.unsaved == 1


def test_hands_wait_are_shown_and_are_stored_once_the_file_is_back() -> None:
    desk = a_desk(mode=Mode.OPEN)
    counter = HandsPresenter(desk.session, 12)
    desk.book.refuses = GONE
    counter.put(P, (1, 2, 3, 0, 0, 0, 0))
    with pytest.raises(BadInput, match="Count again"):
        counter.put(Q, (9, 9, 0, 0, 0, 0, 0))
    assert (counter.shown(P), counter.shown(Q)) == ((1, 2, 3, 0, 0, 0, 0), None)
    assert desk.session.unsaved == 1
    assert not hands_shown(desk.book, desk.session.round)
    desk.book.refuses = None
    desk.session.retry()
    assert hands_shown(desk.book, desk.session.round)[P].levels == (1, 2, 3, 0, 0)
    assert counter.shown(P) == (1, 2, 3, 0, 0, 0, 0)
