"""On one screen the room sees the window: whatever page is gone to, the amber test comes first."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from sixelements.domain.script import ScriptBlock
from sixelements.domain.teams import Headcount
from sixelements.presentation.journey import StepId
from sixelements.presentation.pages import closing
from sixelements.presentation.room.door import IDLE, LOOK, DoorState
from sixelements.presentation.room.one_screen_mode import ONE_SCREEN, YES
from sixelements.presentation.session import Session
from sixelements.ui.main_window import MainWindow
from sixelements.ui.pages.collect import CollectPage
from sixelements.ui.pages.discuss import DiscussPage
from sixelements.ui.registry import PageId, page_ids
from sixelements.ui.shortcuts import Command
from tests.sampling import some
from tests.ui.rounds import answer, open_round

HEADS = Headcount(frontline=9, supervisor=2, manager=1)
OTHERS = tuple(page_id for page_id in page_ids() if page_id is not StepId.DISCUSS)


@pytest.fixture(params=["after a crash", "from the preparation", "in another window"])
def left(
    request: pytest.FixtureRequest, window: MainWindow, session: Session, tmp_path: Path
) -> Iterator[MainWindow]:
    """A workshop on one screen, begun and not ended; nothing runs in this window now."""
    path = tmp_path / "county.sixe"
    open_round(session, path, headcount=HEADS)
    answer(session, *range(1, 6), 3, 3)
    for _twice in range(2):
        closing.close(session)
    window.go(StepId.DISCUSS)
    page = window.page
    assert isinstance(page, DiscussPage)
    page._start()
    page._do(lambda run: run.go_to(ScriptBlock.TALK))
    session.services.settings.write(ONE_SCREEN, YES)
    page._one_screen = True
    if request.param == "from the preparation":
        page._prepare_again()
    else:
        session.close(back_up=False)
        if request.param == "in another window":
            window._pages.pop(StepId.DISCUSS)
            page.deleteLater()
        session.open(path)
    yield window
    session.services.settings.write(ONE_SCREEN, "")


def press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QApplication.sendEvent(focused, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier))


def covered(window: MainWindow) -> bool:
    return window.gate.isVisible() and not window.page.isVisible()


@pytest.mark.parametrize("page_id", some(OTHERS, 5))
def test_every_other_page_asks_the_amber_test_first(page_id: PageId, left: MainWindow) -> None:
    left.go(page_id)
    assert covered(left)
    assert not any(w.isVisible() for w in (left.rail, left.edge)), "it says how many have answered"
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Return):
        press(key)
        assert covered(left), "the first turns amber, and a second right after it opens nothing"
    assert left.gate.amber.isVisible()
    left.gate.tick(LOOK)
    press(Qt.Key.Key_Escape)
    assert covered(left), "the wall followed"
    press(Qt.Key.Key_N)
    left.gate.tick(LOOK)
    assert covered(left)
    press(Qt.Key.Key_Return)
    assert left.page.isVisible()
    left.go(StepId.COLLECT)
    assert left.page.isVisible(), "the projector is still covered"
    left.go(StepId.DISCUSS)
    assert left.page.isVisible()
    left.go(page_id)
    assert covered(left), "it may be uncovered now"
    press(Qt.Key.Key_Escape)
    assert left.here is StepId.DISCUSS


def test_what_a_command_opens_waits_behind_it_and_five_idle_minutes_close_it(
    qtbot: QtBot, left: MainWindow
) -> None:
    left._do(Command.TYPE_IN)
    assert covered(left)
    press(Qt.Key.Key_N)
    left.gate.tick(LOOK)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(left.page, CollectPage))
    assert left.page.isVisible()
    left.gate.tick(IDLE)
    assert left.here is StepId.DISCUSS
    assert left.gate.door.state is DoorState.CLOSED
    left.go(StepId.RESULTS)
    assert covered(left)


CLIENT = "Secret County"
"""The name of another client, as the list of recent workbooks has it."""


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What opened over a page: dialogs and menus that nobody answers."""
    found: list[str] = []
    for kind, name, answer_ in (
        (QDialog, "exec", 0),
        (QFileDialog, "getOpenFileName", ("", "")),
        (QFileDialog, "getOpenFileNames", ([], "")),
        (QFileDialog, "getSaveFileName", ("", "")),
        (QFileDialog, "getExistingDirectory", ""),
        (QMenu, "popup", None),
        (QMenu, "exec", None),
    ):

        def open_(
            *_parts: object, says: str = f"{kind.__name__}.{name}", answer_: object = answer_
        ) -> object:
            found.append(says)
            return answer_

        monkeypatch.setattr(kind, name, open_)
    return found


def prepared(window: MainWindow, session: Session, path: Path) -> DiscussPage:
    """A workshop is prepared on the only screen there is."""
    open_round(session, path, headcount=HEADS)
    answer(session, *range(1, 6))
    session.recents.add(path.with_name("other.sixe"), CLIENT, session.services.today())
    window.go(StepId.DISCUSS)
    page = window.page
    assert isinstance(page, DiscussPage)
    page._choose_one_screen(True)  # noqa: FBT003 - as the box says it
    return page


def texts(window: MainWindow) -> str:
    """All that the window shows in words, with its menus as far as they can be opened."""
    shown = [w for w in window.findChildren(QWidget) if w.isVisible()]
    words = [str(w.property("text") or "") for w in shown] + [w.accessibleName() for w in shown]
    menus = [m for m in window.findChildren(QMenu) if m.menuAction().isEnabled()]
    for menu in menus:
        menu.aboutToShow.emit()
    return "\n".join([*words, *(a.text() for m in menus for a in m.actions())])


def test_before_it_starts_no_command_opens_anything_that_the_room_must_not_see(
    window: MainWindow, session: Session, opened: list[str], tmp_path: Path
) -> None:
    page = prepared(window, session, tmp_path / "county.sixe")
    window.menus.fill()
    for command in Command:
        if command in (Command.QUIT, Command.HELP, Command.KEYS, Command.ABOUT):
            continue  # the program ends, or says what it can
        window._do(command)
        words = texts(window)
        assert covered(window) or page.isVisible(), command
        assert opened == [], command
        assert CLIENT not in words, command
        assert "5 of 12" not in words, command
        window.go(StepId.DISCUSS)
    for action in window.menus._steps:
        action.trigger()
        assert page.isVisible() if window.here is StepId.DISCUSS else covered(window)
        window.go(StepId.DISCUSS)
    window._take_steps_back(1)
    assert covered(window)


def test_behind_the_test_the_dialog_opens_and_the_next_one_asks_again(
    qtbot: QtBot, window: MainWindow, session: Session, opened: list[str], tmp_path: Path
) -> None:
    page = prepared(window, session, tmp_path / "county.sixe")
    for n in (1, 2):
        window._do(Command.ADD_TEAM)
        assert covered(window)
        assert len(opened) == n - 1
        press(Qt.Key.Key_N)
        window.gate.tick(LOOK)
        press(Qt.Key.Key_Return)
        qtbot.waitUntil(lambda n=n: len(opened) == n)  # type: ignore[misc]
        qtbot.waitUntil(page.isVisible)
    window._do(Command.ADD_TEAM)
    press(Qt.Key.Key_Escape)
    assert (page.isVisible(), len(opened)) == (True, 2)
    page._choose_one_screen(False)  # noqa: FBT003 - as the box says it
    window._do(Command.ADD_TEAM)
    assert len(opened) == 3, "on two screens nobody sees it"
    window._update_menus()
    assert CLIENT in texts(window)


def test_other_pages_say_where_the_workshop_stands_and_lead_back(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    open_round(session, tmp_path / "county.sixe", headcount=HEADS)
    window.go(StepId.DISCUSS)
    page = window.page
    assert isinstance(page, DiscussPage)
    window.go(StepId.COLLECT)
    assert "way_back" not in vars(window), "nothing runs"
    window.go(StepId.DISCUSS)
    page._start()
    window.go(StepId.COLLECT)
    bar = window.way_back
    assert (bar.isVisible(), bar.text.text()) == (True, "The workshop is at Welcome.")
    page._lost()
    assert bar.text.text() == (
        "The workshop is at Welcome. The room does not see its page. Time stands still."
    )
    bar.back.click()
    assert (window.here, bar.isVisible()) == (StepId.DISCUSS, False)
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(page.projector.window, key)
    assert page.room.runner is not None
    assert page.room.runner.workshop.block is ScriptBlock.BALLOT, "a clicker works after a click on the wall"


def test_while_it_runs_only_the_door_of_the_room_s_page_leads_elsewhere(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    open_round(session, tmp_path / "county.sixe", headcount=HEADS)
    window.go(StepId.DISCUSS)
    page = window.page
    assert isinstance(page, DiscussPage)
    page._start()
    page._choose_one_screen(True)  # noqa: FBT003 - as the box says it
    window.go(StepId.COLLECT)
    assert covered(window), "the room's page covered the window, and another way led here"
    press(Qt.Key.Key_Escape)
    assert window.here is StepId.DISCUSS
    assert page.frame.isVisible()


def test_on_two_screens_and_without_a_workshop_nothing_asks(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    session.services.settings.write(ONE_SCREEN, YES)
    open_round(session, tmp_path / "county.sixe", headcount=HEADS)
    for page_id in OTHERS:
        window.go(page_id)
        assert window.page.isVisible()
    window.go(StepId.DISCUSS)
    page = window.page
    assert isinstance(page, DiscussPage)
    page._one_screen = False
    session.services.settings.write(ONE_SCREEN, "")
    page._start()
    for page_id in OTHERS:
        window.go(page_id)
        assert window.page.isVisible()
